// The lawyer's pane: the list of templates, new kinds and clauses, and the look.
// @ts-check
import { Refusal, ask, band, onActions, onEvent, state, unband, word } from "./shell.js";
import { mountLook } from "./template_look.js";
import { addressOf } from "./template_windows.js";

/** @template {HTMLElement} T @param {string} id @returns {T} */
const byId = (id) => /** @type {T} */ (document.getElementById(id));

const kindWindow = /** @type {HTMLDialogElement} */ (byId("kind"));
const clauseWindow = /** @type {HTMLDialogElement} */ (byId("clause"));
/** @type {Record<string, string>} what each request began with in the kind that was chosen */
let formulas = {};

/** @param {HTMLDialogElement} dialog @param {unknown} error */
function tellIn(dialog, error) {
  const line = /** @type {HTMLElement} */ (dialog.querySelector("[role=alert]"));
  line.textContent = error instanceof Refusal ? error.message : word("apart");
  line.hidden = false;
}

/** @param {HTMLDialogElement} dialog */
function open(dialog) {
  const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
  form.reset();
  /** @type {HTMLElement} */ (dialog.querySelector("[role=alert]")).hidden = true;
  dialog.showModal();
  form.querySelector("input")?.focus();
}

/**
 * @param {FormData} data
 * @param {string} name
 */
function byLanguage(data, name) {
  const texts = state.languages
    .filter((/** @type {string} */ code) => !byId(`${name === "text" ? "text" : "title"}-${code}`).closest("[hidden]"))
    .map((/** @type {string} */ code) => [code, String(data.get(`${name}.${code}`) ?? "")]);
  return Object.fromEntries(texts);
}

/** Fill in what the request begins with in the kind that is chosen. */
async function fillFormulas() {
  const from = /** @type {HTMLSelectElement} */ (byId("kind-from")).value;
  try {
    formulas = await ask("/template-acts/formulas", { from });
  } catch (error) {
    tellIn(kindWindow, error);
    return;
  }
  for (const code of state.languages) {
    const field = /** @type {HTMLInputElement} */ (byId(`formula-${code}`));
    field.value = formulas[code] ?? "";
    field.disabled = !formulas[code];
    /** @type {HTMLElement} */ (field.closest(".row")).hidden = !(code in formulas);
    /** @type {HTMLInputElement} */ (byId(`title-${code}`)).required = code in formulas;
  }
}

/** @param {SubmitEvent} event */
async function makeKind(event) {
  event.preventDefault();
  const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
  const titles = byLanguage(data, "title");
  const sent = { name: data.get("name"), from: data.get("from"), titles, formulas: byLanguage(data, "formula") };
  await make(kindWindow, "/template-acts/kind", sent);
}

/** @param {SubmitEvent} event */
async function makeClause(event) {
  event.preventDefault();
  const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
  await make(clauseWindow, "/template-acts/clause", { name: data.get("name"), texts: byLanguage(data, "text") });
}

/**
 * @param {HTMLDialogElement} dialog
 * @param {string} address
 * @param {any} what
 */
async function make(dialog, address, what) {
  try {
    const { names } = await ask(address, what);
    location.assign(addressOf(names[0]));
  } catch (error) {
    tellIn(dialog, error);
  }
}

/** @param {number} step */
function move(step) {
  const links = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".templates td > a")]);
  const at = links.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  links[at < 0 ? 0 : Math.min(Math.max(at + step, 0), links.length - 1)]?.focus();
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (document.querySelector("dialog[open], details[open]")) return;
  const target = /** @type {Element} */ (event.target);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && (target === document.body || target.closest(".templates") || target.id === "main")) move(step);
  else if (event.altKey && event.code === "KeyN") openKind();
  else return;
  event.preventDefault();
}

function openKind() {
  open(kindWindow);
  fillFormulas();
}

function begin() {
  onActions({ kind: openKind, clause: () => open(clauseWindow) });
  byId("kind-from").addEventListener("change", fillFormulas);
  kindWindow.querySelector("form")?.addEventListener("submit", makeKind);
  clauseWindow.querySelector("form")?.addEventListener("submit", makeClause);
  document.addEventListener("keydown", onKey);
  onEvent("templates", () => {
    if (!document.querySelector("dialog[open]")) refresh();
  });
  mountLook();
}

/** Show the list as it is now. */
async function refresh() {
  const answer = await fetch("/templates", { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const fresh of page.querySelectorAll(".group-of-templates")) {
    const id = fresh.querySelector("h2")?.id ?? "";
    const body = fresh.querySelector("tbody");
    if (body) byId(id)?.closest("section")?.querySelector("tbody")?.replaceWith(body);
  }
  unband("stale");
}

try {
  begin();
} catch (error) {
  band("refused", String(error), { kind: "error" });
}
