// People taken over from a file into the address book: looked at first, then written.
// @ts-check
import { Refusal, onActions, word } from "./shell.js";

/** @template {HTMLElement} T @param {string} id @returns {T} */
const byId = (id) => /** @type {T} */ (document.getElementById(id));

const dialog = /** @type {HTMLDialogElement} */ (byId("import"));
const input = /** @type {HTMLInputElement} */ (byId("import-file"));
const body = byId("import-body");
const take = /** @type {HTMLButtonElement} */ (dialog.querySelector("[data-action=take]"));

const LARGEST = 32 * 1024 * 1024; // bytes of a file, as `files/limits.py` has it

let hash = "";

/** @param {{done: (text: string, done: any) => unknown, tell: (error: unknown) => void}} around */
export function mountImport(around) {
  input.addEventListener("change", look);
  body.addEventListener("change", () => (take.disabled = chosen().length === 0));
  onActions({ import: open });
  onActions({ "close-import": () => dialog.close(), take: () => takeOver(around) }, dialog);
  const main = byId("main");
  main.addEventListener("dragover", (event) => event.preventDefault());
  main.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer?.files.length) return;
    open();
    input.files = event.dataTransfer.files;
    look();
  });
}

function open() {
  input.value = "";
  body.innerHTML = "";
  take.disabled = true;
  problem("");
  dialog.showModal();
  input.focus();
}

/** Show what would become of the people of the file. */
async function look() {
  const file = input.files?.[0];
  body.innerHTML = "";
  take.disabled = true;
  problem("");
  if (!file) return;
  if (file.size > LARGEST) {
    problem(word("too_large"));
    return;
  }
  try {
    const answer = await send("/book/import", { name: file.name }, file);
    ({ hash } = answer);
    body.innerHTML = answer.preview;
    take.disabled = chosen().length === 0;
  } catch (error) {
    problem(error instanceof Refusal ? told(error) : word("apart"));
  }
}

/** @returns {number[]} the numbers of those who are to be taken over */
function chosen() {
  const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (body.querySelectorAll("input:checked"));
  return [...boxes].map((box) => Number(box.value));
}

/** @param {{done: (text: string, done: any) => unknown}} around */
async function takeOver(around) {
  const file = input.files?.[0];
  if (!file || take.disabled) return;
  take.disabled = true;
  try {
    const head = { name: file.name, hash, chosen: chosen() };
    const answer = await send("/book/take", head, file);
    dialog.close();
    around.done(word("imported", { count: answer.count }), { ...answer, part: "people" });
  } catch (error) {
    if (error instanceof Refusal && error.status === 409) {
      await look();
      problem(word("changed"));
      return;
    }
    problem(error instanceof Refusal ? told(error) : word("apart"));
    take.disabled = false;
  }
}

/** @param {Refusal} error */
function told(error) {
  const all = error.problems.map((/** @type {any} */ one) =>
    [one.what, one.advice].filter(Boolean).join(" "),
  );
  return all.slice(0, 20).join("\n") || error.message;
}

/** @param {string} text */
function problem(text) {
  const place = byId("import-problem");
  place.textContent = text;
  place.hidden = !text;
}

/**
 * Send what is known of a file in JSON on a line, and the file.
 * @param {string} address
 * @param {any} facts
 * @param {File} file
 */
async function send(address, facts, file) {
  const head = new TextEncoder().encode(`${JSON.stringify(facts)}\n`);
  const answer = await fetch(address, {
    method: "POST",
    headers: {
      "Content-Type": "application/octet-stream",
      "X-Drafter": "desk",
      Accept: "application/json",
    },
    body: new Blob([head, file]),
  });
  const said = await answer.json().catch(() => null);
  if (!answer.ok || said === null) throw new Refusal(answer.status, said);
  return said;
}
