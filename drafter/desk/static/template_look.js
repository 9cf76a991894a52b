// The look of all letters: what is to be looked at in it, and a Word file made the look.
// @ts-check
import { Refusal, band, onActions, onDrop, onEvent, state, unband, word } from "./shell.js";
import { TemplatePages } from "./template_pages.js";
import { chosenFile, sent } from "./template_word.js";

/** @template {HTMLElement} T @param {string} id @returns {T} */
const byId = (id) => /** @type {T} */ (document.getElementById(id));

/** @type {any} what the look is now */
let present = { base: "" };
/** @type {File | null} */
let file = null;
/** @type {TemplatePages | null} */
let pages = null;
/** @type {AbortController | null} */
let asking = null;

/** @param {any[]} problems @param {string} sound */
function rows(problems, sound) {
  const items = problems.map(({ severity, what, advice }) => {
    const row = document.createElement("li");
    row.className = `problem ${severity}`;
    for (const [name, text] of [["problem-what", what], ["problem-advice", advice]]) {
      const said = document.createElement("span");
      said.className = name;
      said.textContent = text;
      if (text) row.append(said);
    }
    return row;
  });
  if (items.length) return items;
  const row = document.createElement("li");
  row.className = "aside";
  row.textContent = sound;
  return [row];
}

/** @param {unknown} error */
function tell(error) {
  if (error instanceof DOMException && error.name === "AbortError") return;
  const text = error instanceof Refusal ? error.message : word("apart");
  band("refused", text, { kind: "error", buttons: [[word("close"), () => unband("refused")]] });
}

async function check() {
  byId("look-file").textContent = word("look-reading");
  try {
    present = await sent("/template-look/checked", {}, null);
  } catch (error) {
    const problems = error instanceof Refusal ? error.problems : [];
    byId("look-file").textContent = "";
    byId("look-problems").replaceChildren(...rows(problems, word("apart")));
    return;
  }
  byId("look-file").textContent = word(present.own ? "look-own" : "look-shipped", { file: present.file });
  byId("look-problems").replaceChildren(...rows(present.problems, word("look-sound")));
}

/** What is chosen in the window. */
function chosen() {
  const form = /** @type {HTMLFormElement} */ (byId("take").querySelector("form"));
  const data = new FormData(form);
  const numbers = [...byId("take-list").querySelectorAll("input:checked")].map((one) =>
    Number(/** @type {HTMLInputElement} */ (one).value),
  );
  return { file: file?.name, body: data.get("body") ?? "nothing", changes: numbers };
}

/** Open the window for a Word file. @param {File} given */
async function offer(given) {
  let found;
  try {
    found = await sent("/template-look/offered", { file: given.name }, given);
  } catch (error) {
    tell(error);
    return;
  }
  file = given;
  unband("refused");
  const dialog = /** @type {HTMLDialogElement} */ (byId("take"));
  /** @type {HTMLElement} */ (dialog.querySelector("[role=alert]")).hidden = true;
  byId("take-text").textContent = found.text;
  byId("take-body").hidden = !found.text;
  const usual = found.text ? "sample" : found.changes.length ? "sample" : "nothing";
  /** @type {HTMLInputElement} */ (dialog.querySelector(`[name=body][value=${usual}]`)).checked = true;
  byId("take-list").replaceChildren(
    ...found.changes.map((/** @type {string} */ sentence, /** @type {number} */ number) => {
      const label = document.createElement("label");
      label.className = "check";
      const box = document.createElement("input");
      Object.assign(box, { type: "checkbox", value: String(number), checked: true });
      label.append(box, sentence);
      return label;
    }),
  );
  showChanges();
  dialog.showModal();
  pages ??= new TemplatePages(byId("take-pages"), () => {});
  /** @type {HTMLElement} */ (dialog.querySelector("[name=body]:checked")).focus();
  await tryIt();
}

/** What is set by hand counts where the text stays as an example. */
function showChanges() {
  const isSample = chosen().body === "sample";
  byId("take-changes").hidden = !isSample || !byId("take-list").children.length;
}

async function tryIt() {
  showChanges();
  asking?.abort();
  const mine = new AbortController();
  asking = mine;
  byId("take-said").replaceChildren(word("look-making"));
  const dialog = byId("take");
  const button = /** @type {HTMLButtonElement} */ (dialog.querySelector(".dialog-actions .primary"));
  button.disabled = true;
  const line = /** @type {HTMLElement} */ (dialog.querySelector("[role=alert]"));
  try {
    const head = { ...chosen(), language: state.languages[0] };
    const answer = await sent("/template-look/tried", head, file, { signal: mine.signal });
    const said = answer.sentences.map((/** @type {string} */ one) => {
      const item = document.createElement("li");
      item.textContent = one;
      return item;
    });
    byId("take-said").replaceChildren(...said);
    byId("take-problems").replaceChildren(...rows(answer.problems, word("look-sound")));
    line.hidden = true;
    button.disabled = false;
    await pages?.show(answer.pages);
    dialog.dataset.shown = "";
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return;
    line.textContent = error instanceof Refusal ? error.message : word("apart");
    line.hidden = false;
    byId("take-said").replaceChildren();
  }
}

/** @param {SubmitEvent} event */
async function take(event) {
  event.preventDefault();
  try {
    const done = await sent("/template-look/taken", { ...chosen(), base: present.base }, file);
    /** @type {HTMLDialogElement} */ (byId("take")).close();
    const undo = async () => {
      try {
        await sent("/template-look/put_back", { before: done.before, base: done.base }, null);
        band("look", word("look-back"), { kind: "done", buttons: [[word("close"), () => unband("look")]] });
        await check();
      } catch (error) {
        tell(error);
      }
    };
    band("look", word("look-taken", { file: done.file }), { kind: "done", buttons: [[word("undo"), undo]] });
    await check();
  } catch (error) {
    const line = /** @type {HTMLElement} */ (byId("take").querySelector("[role=alert]"));
    line.textContent = error instanceof Refusal ? error.message : word("apart");
    line.hidden = false;
  }
}

/** Show the look, and let a Word file become it. */
export function mountLook() {
  onActions({ take: async () => offer(await chosenFile()) });
  byId("take").querySelector("form")?.addEventListener("submit", take);
  byId("take").addEventListener("change", tryIt);
  onEvent("templates", check);
  onDrop(([first]) => {
    if (first) offer(first);
  });
  check();
}
