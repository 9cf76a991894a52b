// The page of a template: what is typed is checked and shown in a letter; it is saved on demand.
// @ts-check
import { Refusal, ask, band, clock, keep, kept, onActions, onEvent, state, unband, word } from "./shell.js";
import { Editor } from "./template_editor.js";
import { TemplatePages } from "./template_pages.js";
import { back, begin, choosePart, goThroughOffers, offerUndo, takePart } from "./template_changes.js";
import { showDifference, showFailed, showFurther, showList, showOffers, showProblems, step } from "./template_remarks.js";
import { addressOf, asked, showVersions } from "./template_windows.js";
import { takeFromWord } from "./template_word.js";

/** @template {HTMLElement} T @param {string} id @returns {T} */
const byId = (id) => /** @type {T} */ (document.getElementById(id));

const CHECK_AFTER = 250; // milliseconds without a key
const here = addressOf(state.name);
const storage = `template:${state.path}`;

const letter = /** @type {HTMLSelectElement} */ (byId("letter"));
let hash = state.hash;
let saved = state.text;
let language = state.languages[0] ?? "";
let offers = state.offers;
let isComparing = false;
let isSaving = false;
let fromPage = false;
/** @type {Record<string, AbortController>} */
const asking = {};
let timer = 0;

const pages = new TemplatePages(byId("pages"), (name, line) => {
  if (name !== state.name) {
    const go = () => location.assign(`${addressOf(name)}#${line}`);
    band("stands", word("stands", { name, line }), {
      buttons: [
        [word("open", { name }), go],
        [word("close"), () => unband("stands")],
      ],
    });
    return;
  }
  unband("stands");
  fromPage = true;
  editor.goTo(line);
  fromPage = false;
});

const editor = new Editor(byId("editor"), {
  text: state.text,
  words: state.words,
  readOnly: !state.own,
  onChange: () => changed(),
  onLine: (line) => {
    if (!fromPage) pages.reveal(state.name, line);
  },
});

/** @type {import("./template_changes.js").Page} */
const page = {
  editor,
  here,
  storage,
  hash: () => hash,
  offers: () => offers,
  take,
  tell,
  elsewhere: changedElsewhere,
  settle: () => {
    saved = editor.text;
  },
};

/**
 * Ask about the text as it is; of several questions of a kind the newest one wins.
 * @param {string} kind
 * @param {Record<string, any>} what
 * @returns {Promise<any>} null where a newer one was asked
 */
async function about(kind, what) {
  asking[kind]?.abort();
  const mine = new AbortController();
  asking[kind] = mine;
  try {
    return await ask(here, { text: editor.text, ...what }, { signal: mine.signal });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return null;
    tell(error);
    return null;
  }
}

/** @param {unknown} error */
function tell(error) {
  if (!(error instanceof Refusal)) {
    band("apart", word("apart"), { kind: "error" });
    return;
  }
  band("refused", error.message, { kind: "error", buttons: [[word("close"), () => unband("refused")]] });
}

async function show() {
  if (!language) return;
  const answer = await about("show", { show: true, letter: letter.value, language });
  if (!answer) return;
  showFailed(answer.failed);
  if (!answer.failed.length) await pages.show(answer.pages);
  document.body.dataset.shown = String(Number(document.body.dataset.shown ?? 0) + 1);
}

async function check() {
  const answer = await about("check", { check: true, compare: isComparing });
  if (!answer) return;
  take(answer);
  document.body.dataset.checked = String(Number(document.body.dataset.checked ?? 0) + 1);
}

/** @param {any} answer */
function take(answer) {
  if (answer.problems) showProblems(editor, answer.problems);
  if (answer.kind) byId("kind").textContent = answer.kind;
  if (answer.offers) {
    offers = answer.offers;
    showOffers(offers);
  }
  if (answer.further) showFurther(answer.further);
  if (isComparing && answer.difference !== undefined) showDifference(answer.difference);
}

/** What happens at each key. */
function changed() {
  const isDirty = editor.text !== saved;
  stateOf(isDirty ? "changed" : "");
  keep(storage, isDirty ? JSON.stringify({ hash, text: editor.text }) : "");
  show();
  clearTimeout(timer);
  timer = setTimeout(check, CHECK_AFTER);
}

/**
 * @param {string} name
 * @param {Record<string, string>} [values]
 */
function stateOf(name, values = {}) {
  const element = byId("saved");
  element.textContent = name ? word(name, values) : "";
  element.dataset.state = name === "not-saved" ? "failed" : "";
}

/** @param {boolean} [anyway] also with errors */
async function save(anyway = false) {
  if (!state.own || isSaving) return;
  unband("errors");
  const text = editor.text;
  isSaving = true;
  try {
    if (!anyway) {
      const { problems: found } = await ask(here, { text, check: true });
      const errors = found.filter((/** @type {any} */ one) => one.severity === "error" && one.line).length;
      if (errors) {
        showProblems(editor, found);
        band("errors", word("errors", { count: errors }), {
          kind: "warning",
          buttons: [
            [word("save-anyway"), () => save(true)],
            [word("close"), () => unband("errors")],
          ],
        });
        return;
      }
    }
    const answer = await ask(here, { save: true, base: hash, text });
    hash = answer.hash;
    saved = text;
    unband("gone");
    unband("elsewhere");
    take(answer);
    const isDirty = editor.text !== saved;
    keep(storage, isDirty ? JSON.stringify({ hash, text: editor.text }) : "");
    stateOf(isDirty ? "changed" : "saved", { time: clock() });
  } catch (error) {
    if (error instanceof Refusal && error.status === 409) foreign(error.answer);
    else if (error instanceof Refusal) stateOf("not-saved", { what: error.message });
    else tell(error);
  } finally {
    isSaving = false;
  }
}

/**
 * Tell that the file is another one by now; nothing is written over it.
 * @param {any} theirs
 */
function foreign(theirs) {
  if (!theirs.hash) {
    hash = "";
    band("gone", word("gone"), { kind: "warning" });
    return;
  }
  const settle = async () => {
    const answer = await asked({
      title: word("elsewhere-title"),
      text: word("elsewhere-text"),
      lines: theirs.lines,
      buttons: [
        ["", word("cancel")],
        ["mine", word("mine")],
        ["theirs", word("theirs"), "primary"],
      ],
    });
    if (!answer) return;
    unband("elsewhere");
    hash = theirs.hash;
    if (answer === "mine") {
      await save(true);
      return;
    }
    saved = theirs.text;
    editor.text = theirs.text;
    changed();
  };
  band("elsewhere", word("elsewhere"), { kind: "warning", buttons: [[word("look-at"), settle]] });
}

/** See what the file is now, after another program has written it. */
async function changedElsewhere() {
  try {
    const answer = await ask(here, { save: true, base: "-", text: editor.text });
    hash = answer.hash;
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 409) return tell(error);
    if (error.answer.hash === hash) return undefined;
    if (!error.answer.hash || editor.text !== saved) return foreign(error.answer);
    hash = error.answer.hash;
    saved = error.answer.text;
    editor.text = saved;
    band("taken", word("taken"), { buttons: [[word("close"), () => unband("taken")]] });
  }
  return undefined;
}

/** @param {HTMLElement} button */
function compare(button) {
  isComparing = !isComparing;
  button.setAttribute("aria-pressed", String(isComparing));
  byId("pages").hidden = isComparing;
  byId("differing").hidden = !isComparing;
  if (isComparing) check();
}

/** @param {HTMLElement} button */
function chooseLanguage(button) {
  language = button.dataset.value ?? language;
  for (const one of document.querySelectorAll("[data-action=language][aria-pressed]")) {
    one.setAttribute("aria-pressed", String(one === button));
  }
  show();
}

/** Put what was not saved last time back into the editor, if the file is still the same. */
function offerLeft() {
  const left = JSON.parse(kept(storage) || "null");
  if (!left || !state.own || left.text === state.text) return keep(storage, "");
  const take = () => {
    unband("left");
    editor.text = left.text;
    editor.focus();
  };
  const drop = () => {
    unband("left");
    keep(storage, "");
  };
  return band("left", word("left"), {
    kind: "warning",
    buttons: [
      [word("left-take"), take],
      [word("left-drop"), drop],
    ],
  });
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const isOpen = document.querySelector("dialog[open]") !== null;
  if (event.key === "F8") {
    step(editor, event.shiftKey);
  } else if (event.key === "F6") {
    const side = isComparing ? byId("differing") : byId("pages");
    if (side.closest(".side")?.contains(document.activeElement)) editor.focus();
    else side.focus();
  } else if ((event.ctrlKey || event.metaKey) && event.code === "KeyS" && !isOpen) {
    save();
  } else if (event.altKey && event.code === "KeyH" && !isOpen && state.own) {
    versions();
  } else {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
}

function versions() {
  showVersions(
    state.name,
    () => editor.text,
    (text) => {
      editor.text = text;
    },
  ).catch(tell);
}

function begun() {
  onActions({
    save: () => save(),
    undo: () => editor.undo(),
    redo: () => editor.redo(),
    versions,
    problems: showList,
    "next-problem": () => step(editor, false),
    "previous-problem": () => step(editor, true),
    difference: compare,
    offers: () => goThroughOffers(page).catch(tell),
    part: () => choosePart(page),
    copy: () => begin(page, ""),
    back: () => back(page),
    import: () => takeFromWord(() => editor.text === saved, write).catch(tell),
    language: (button) => {
      if (button.hasAttribute("aria-pressed")) chooseLanguage(button);
    },
  });
  byId("part").querySelector("form")?.addEventListener("submit", (event) => takePart(page, event));
  letter.addEventListener("change", () => show());
  // Before the editor, which has F8 and others of its own.
  document.addEventListener("keydown", onKey, { capture: true });
  window.addEventListener("beforeunload", (event) => {
    if (state.own && editor.text !== saved) event.preventDefault();
  });
  onEvent("changed", ({ path, hash: theirs }) => {
    if (path === state.path) {
      if (theirs !== hash && !isSaving && state.own) changedElsewhere();
    } else if (path === letter.value) {
      show();
    } else if (path.startsWith("templates/")) {
      again();
    }
  });
  onEvent("templates", again);
}

/** Show and check the text anew, as another template may have changed. */
function again() {
  if (isSaving) return;
  show();
  check();
}

/**
 * Write what came from a Word file, and show it.
 * @param {{name: string, base: string, text: string}} found
 */
async function write({ name, base, text }) {
  isSaving = true; // what the desk tells of the file meanwhile is our own doing
  try {
    written(name, (await ask(addressOf(name), { save: true, base, text })).hash, text);
  } finally {
    isSaving = false;
  }
}

/** @param {string} name @param {string} mark @param {string} text */
function written(name, mark, text) {
  if (name !== state.name || !state.own) {
    location.assign(addressOf(name));
    if (name === state.name) location.reload();
    return;
  }
  hash = mark;
  saved = text;
  editor.text = text;
  changed();
  stateOf("saved", { time: clock() });
}

async function start() {
  begun();
  showOffers(offers);
  showFurther(state.further);
  offerLeft();
  offerUndo(page);
  if (/^#\d+$/.test(location.hash)) editor.goTo(Number(location.hash.slice(1)));
  else editor.focus();
  await Promise.all([show(), check()]);
  editor.offer(await ask(`/template-words?language=${state.language || language}`), state.names);
  document.body.dataset.ready = "";
}

start().catch(tell);
