// The windows of a template's page: what differs and a question about it, and earlier versions.
// @ts-check
import { ask, word } from "./shell.js";
import { showLines } from "./template_lines.js";

/** @template {HTMLElement} T @param {string} id @returns {T} */
const byId = (id) => /** @type {T} */ (document.getElementById(id));

/**
 * Return the address of a template's page, by its name.
 * @param {string} name
 */
export const addressOf = (name) => `/templates/${name.split("/").map(encodeURIComponent).join("/")}`;

/**
 * Show what differs, and ask; a window that is closed is an answer of its own.
 * @param {{title: string, text?: string | string[], lines?: import("./template_lines.js").Line[],
 *   buttons: [string, string, string?][]}} what each button is its name, its text and its kind
 * @returns {Promise<string>} the name of the button, or nothing
 */
export function asked({ title, text = "", lines = [], buttons }) {
  const dialog = /** @type {HTMLDialogElement} */ (byId("compare"));
  byId("compare-title").textContent = title;
  byId("compare-text").replaceChildren(
    ...[text].flat().filter(Boolean).map((said) => {
      const paragraph = document.createElement("p");
      paragraph.textContent = said;
      return paragraph;
    }),
  );
  showLines(byId("compare-lines"), lines);
  byId("compare-lines").hidden = !lines.length;
  return new Promise((done) => {
    let chosen = "";
    byId("compare-actions").replaceChildren(
      ...buttons.map(([name, said, kind = ""]) => {
        const button = document.createElement("button");
        button.type = "button";
        button.className = `button ${kind}`.trim();
        button.textContent = said;
        button.dataset.answer = name;
        button.addEventListener("click", () => {
          chosen = name;
          dialog.close();
        });
        return button;
      }),
    );
    dialog.addEventListener("close", () => done(chosen), { once: true });
    dialog.showModal();
    /** @type {HTMLElement | null} */ (dialog.querySelector(".primary") ?? dialog.querySelector("[data-answer]"))?.focus();
  });
}

/**
 * Show the earlier versions of a template; one that is chosen is put into the editor.
 * @param {string} name
 * @param {() => string} text what stands in the editor
 * @param {(text: string) => void} take
 */
export async function showVersions(name, text, take) {
  const dialog = /** @type {HTMLDialogElement} */ (byId("earlier"));
  if (dialog.open) return;
  const button = /** @type {HTMLButtonElement} */ (dialog.querySelector("[data-action=take-version]"));
  button.disabled = true;
  byId("version-lines").replaceChildren();
  const address = addressOf(name).replace("/templates/", "/template-versions/");
  const { versions } = await ask(address);
  let chosen = "";
  /** @param {HTMLButtonElement} row @param {string} id */
  const choose = async (row, id) => {
    for (const one of byId("versions").querySelectorAll("button")) one.setAttribute("aria-pressed", String(one === row));
    const version = await ask(`${address}?id=${encodeURIComponent(id)}`);
    chosen = version.text;
    const compared = await ask(addressOf(name), { text: chosen, against: text() });
    showLines(byId("version-lines"), compared.lines);
    if (!compared.lines.length) byId("version-lines").textContent = word("same-version");
    button.disabled = !compared.lines.length;
  };
  byId("versions").replaceChildren(
    ...versions.map((/** @type {{id: string, when: string}} */ one) => {
      const item = document.createElement("li");
      const row = document.createElement("button");
      row.type = "button";
      row.className = "version";
      row.textContent = one.when;
      row.setAttribute("aria-pressed", "false");
      row.addEventListener("click", () => choose(row, one.id));
      item.append(row);
      return item;
    }),
  );
  button.onclick = () => {
    take(chosen);
    dialog.close();
  };
  dialog.showModal();
  byId("versions").querySelector("button")?.focus();
}
