/**
 * The page of a letter: its form, its pages and its problems, held together by one state.
 * @module
 */

import { mountBodies } from "./bodies.js";
import { mark, mountElsewhere } from "./elsewhere.js";
import { History } from "./history.js";
import { Bands } from "./letter_bands.js";
import { mountExact } from "./exact_view.js";
import { Exports } from "./exports.js";
import { mountForm } from "./form.js";
import { mountPages } from "./letter_pages.js";
import { Problems, unfold } from "./problems.js";
import { Saver } from "./saving.js";
import { mountImport } from "./shelf_import.js";
import { onActions, state } from "./shell.js";
import { mountUndoing } from "./undoing.js";

const root = /** @type {HTMLElement} */ (document.getElementById("form"));
const words = state.words;

const saver = new Saver(state, { answered, state: showState });
const bodies = mountBodies(state, (edits) => saver.edit(edits));
const bands = new Bands(words, saver);
const history = new History(words, saver);
const pages = mountPages(state, focusOn, (languages) => {
  saver.languages = languages;
  saver.wantsPreview = true;
  saver.preview();
});
const exact = mountExact(state, saver, () => pages.shown);
const out = new Exports(state, saver, bands, () => pages.shown);
const form = mountForm(root, {
  edit: (edits, structural) => {
    problems.follow(edits);
    saver.edit(edits, structural);
  },
  search,
  opened: (body) => bodies.open(body),
  words,
});
const problems = new Problems({
  form: root,
  list: /** @type {HTMLElement} */ (document.getElementById("problems")),
  count: /** @type {HTMLElement} */ (document.getElementById("count")),
  edit: (edits) => saver.edit(edits, true),
  focus: (key, { line, column, offset }) => {
    focusOn(key, { block: line, offset: column, character: offset });
  },
  words,
});

/**
 * @param {import("./saving.js").Answer} answer
 * @param {Set<string>} typed
 * @param {boolean} isNewest
 */
function answered(answer, typed, isNewest) {
  if (answer.form !== null) {
    form.refresh(answer.form, typed);
    problems.place();
  }
  bodies.refresh(answer.documents ?? {}, typed);
  if (!isNewest) return;
  problems.show(answer.problems ?? [], answer.checked ?? "");
  pages.show(answer.letters);
  const title = document.querySelector(".bar-title");
  if (title && answer.title && title.textContent !== answer.title) title.textContent = answer.title;
}

/** @param {string} name @param {any} [details] */
function showState(name, details) {
  bands.show(name, details);
  if (["saved", "elsewhere", "acted"].includes(name)) exact.refresh();
  if (name === "elsewhere" || name === "acted") mark(details.changed ?? []);
}

/** @param {string} text @param {string} part */
async function search(text, part) {
  const query = new URLSearchParams({ q: text, part, languages: state.languages.join(" ") });
  const answer = await fetch(`/people?${query}`, { headers: { "X-Drafter": "desk" } });
  return answer.ok ? answer.json() : [];
}

/**
 * Bring the user to the field of a key, or to the nearest one around it.
 * @param {string} key
 * @param {{block: number, offset: number, character?: number | null}} [place] in the text there
 */
function focusOn(key, place) {
  for (let path = key; path; path = path.split(".").slice(0, -1).join(".")) {
    if (bodies.focus(path, path === key ? place : undefined)) return;
    const found = document.getElementById(`f-${path}`) ?? root.querySelector(`[data-item="${CSS.escape(path)}"], [data-field="${CSS.escape(path)}"]`);
    if (!found) continue;
    unfold(found);
    const control = found.matches("input, textarea, select") ? found : found.querySelector("input, textarea, select, button");
    /** @type {HTMLElement | null} */ (control)?.focus();
    const isText = control instanceof HTMLTextAreaElement || (control instanceof HTMLInputElement && control.type === "text");
    if (isText && path === key && place?.character != null) control.setSelectionRange(place.character, place.character);
    return;
  }
}

onActions({
  save: () => {
    form.settle();
    saver.save();
  },
  undo: () => saver.act("undo"),
  redo: () => saver.act("redo"),
  history: () => history.open(),
  "more-history": () => history.more(),
  restore: () => history.restore(),
  "next-problem": () => problems.step(1),
  "previous-problem": () => problems.step(-1),
  problems: (button) => {
    const list = /** @type {HTMLElement} */ (document.getElementById("problems"));
    list.hidden = !list.hidden;
    button.setAttribute("aria-expanded", String(!list.hidden));
  },
  show: (button) => {
    pages.choose(button);
    exact.refresh();
  },
  exact: (button) => exact.turn(button),
  ...out.actions(),
  import: mountImport({ dropped: false, done: () => undefined }),
});

document.addEventListener("keydown", (event) => {
  if (event.key === "F8") problems.step(event.shiftKey ? -1 : 1);
  else if (event.code === "KeyS" && (event.ctrlKey || event.metaKey) && !event.altKey) saver.save();
  else if (event.key === "F6") otherSide();
  else if (event.code === "KeyH" && event.altKey && !event.ctrlKey) history.open();
  else return;
  event.preventDefault();
});

/** Go from the form to the page, or back to where one was. */
let before = /** @type {HTMLElement | null} */ (null);
function otherSide() {
  const side = /** @type {HTMLElement} */ (document.getElementById("pages"));
  if (side.contains(document.activeElement)) return before?.focus();
  before = /** @type {HTMLElement} */ (document.activeElement);
  return side.focus();
}

root.addEventListener("focusin", (event) => {
  const control = /** @type {Element} */ (event.target).closest("[data-key]");
  for (const here of root.querySelectorAll("[data-here]")) here.removeAttribute("data-here");
  control?.closest("[data-field]")?.setAttribute("data-here", "");
  if (control) pages.reveal(/** @type {HTMLElement} */ (control).dataset.key ?? "");
});

addEventListener("pagehide", () => {
  form.settle();
  saver.farewell();
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "hidden") return;
  form.settle();
  saver.save();
});
addEventListener("focus", () => {
  saver.look();
  out.look();
});

pages.show(state.letters);
problems.show(state.problems, "");
if (!Object.keys(state.letters).length) {
  // Nothing of the file could be read: what is wrong with it is all that there is to see.
  /** @type {HTMLElement | null} */ (document.querySelector("[data-action=problems]"))?.click();
}
bands.show("opened", { hash: state.hash });
out.look();
out.tellImported();
bands.show("steps", state);
mountElsewhere(saver, bands);
mountUndoing((what) => saver.act(what));
saver.checkLater();
