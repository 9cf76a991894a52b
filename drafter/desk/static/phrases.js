// The phrases of a catalog: their list, the one that is worked on, saving it and going on.
// @ts-check
import { Refusal, ask, band, keep, kept, onActions, onEvent, state, unband, word } from "./shell.js";
import { PhraseForm } from "./phrase_form.js";
import { PhraseLetter } from "./phrase_letter.js";
import { PhraseList } from "./phrase_list.js";

const $ = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));
const url = state.url;
const store = `drafter-catalog ${url}`;

/** What is known of the catalog; a draft is what is typed and not saved. */
const book = {
  hash: "",
  path: "",
  /** @type {any[]} */ phrases: [],
  /** @type {number[][]} */ forms: [],
  /** @type {Record<string, string>} */ names: {},
  /** @type {Map<number, any[]>} */ findings: new Map(),
  /** @type {Map<string, {strings: string[], fuzzy: boolean, over: string}>} */ drafts: new Map(),
  /** @type {Set<string>} */ saved: new Set(),
  /** @type {Map<number, any[]>} */ spots: new Map(),
};
let current = -1;
let saving = false;
let told = "";

/** @param {any} phrase */
const keyOf = (phrase) => (phrase.key ??= JSON.stringify([phrase.context, phrase.id, phrase.plural]));
/** @param {any} phrase */
const stateOf = (phrase) => JSON.stringify([phrase.strings, phrase.fuzzy]);
/** @param {any} phrase */
const draftOf = (phrase) => book.drafts.get(keyOf(phrase));

/** @type {PhraseList} */
const list = new PhraseList({
  pick: (number) => go(number, "field"),
  facts: (phrase) => ({
    draft: draftOf(phrase),
    findings: book.findings.get(phrase.number) ?? [],
    isChanged: Boolean(draftOf(phrase)) || book.saved.has(keyOf(phrase)),
    isInLetter: book.spots.has(phrase.number),
  }),
});
const form = new PhraseForm(state, {
  typed,
  turned: () => show(true),
  shownName: (code) => book.names[code] ?? code,
});
const letter = state.letter
  ? new PhraseLetter(state, {
      pick: (number) => goWidely(number),
      nothing: () => say(word("otherphrase")),
      spots: (spots) => {
        book.spots = spots;
        list.refresh();
      },
    })
  : null;

/** @param {string} text */
function say(text) {
  $("said").textContent = text;
  if ($("letter-note")) $("letter-note").textContent = text;
}

function keepDrafts() {
  keep(store, book.drafts.size ? JSON.stringify([...book.drafts]) : "");
}

function takeDrafts() {
  let found = [];
  try {
    found = JSON.parse(kept(store) ?? "[]");
  } catch {
    // What is no JSON was not kept by us.
  }
  const known = new Map(book.phrases.map((phrase) => [keyOf(phrase), phrase]));
  book.drafts = new Map(Array.isArray(found) ? found : []);
  for (const [key, draft] of book.drafts) {
    const phrase = known.get(key);
    if (!phrase || stateOf(phrase) === stateOf(draft)) book.drafts.delete(key);
  }
}

/** Read the catalog, or read it again. */
async function read() {
  const answer = await ask(`${url}/phrases`);
  book.hash = answer.hash;
  book.path = answer.path;
  if (answer.problems) return unreadable(answer.problems);
  unband("unreadable");
  Object.assign(book, { phrases: answer.phrases, forms: answer.forms, names: answer.names });
  putSteps(answer.undo);
  takeDrafts();
  list.put(book.phrases);
  $("phrase").hidden = false;
  return true;
}

/** @param {any[]} problems */
function unreadable(problems) {
  book.phrases = [];
  list.put([]);
  $("phrase").hidden = true;
  const [first] = problems;
  const text = [word("line", { line: first.place.split(":")[0] }), first.what, first.advice].filter(Boolean).join(" ");
  band("unreadable", text, { kind: "error", buttons: [[word("again"), () => read().then(start)]] });
  return false;
}

let asked = 0;

/** Find out what is wrong with the phrases, which takes a while for a long catalog. */
async function check() {
  if (!state.editable) return;
  const number = (asked += 1);
  list.note(word("checking"));
  try {
    const answer = await ask(`${url}/findings`);
    if (number !== asked) return;
    list.note("");
    if (answer.hash !== book.hash) return;
    book.findings = new Map(Object.entries(answer.findings).map(([one, problems]) => [Number(one), problems]));
    const lacks = answer.whole.find((/** @type {any} */ one) => one.id === "catalog-incomplete");
    if (lacks) band("incomplete", lacks.what, { kind: "warning", buttons: [[word("incomplete"), bringIn]] });
    else unband("incomplete");
    list.refresh();
    const phrase = book.phrases[current];
    if (phrase && !draftOf(phrase)) form.putProblems(book.findings.get(current) ?? []);
  } catch (error) {
    list.note("");
    refused(error);
  }
}

async function bringIn() {
  try {
    await ask("/catalogs/update", {});
    unband("incomplete");
    await reread("");
  } catch (error) {
    refused(error);
  }
}

/**
 * Go to a phrase.
 * @param {number} number
 * @param {"field" | "list" | ""} focus
 */
function go(number, focus) {
  const phrase = book.phrases[number];
  if (!phrase) return;
  const isOther = current !== number;
  current = number;
  history.replaceState(null, "", `#${number + 1}`);
  list.choose(number, focus === "list");
  form.put(phrase, draftOf(phrase), {
    all: book.phrases,
    forms: book.forms,
    problems: book.findings.get(number) ?? [],
    isSaved: book.saved.has(keyOf(phrase)),
  });
  if (focus === "field") form.focus();
  if (draftOf(phrase) || phrase.context === "post") tryIt();
  if (isOther) say("");
  show(isOther);
}

/** @param {number} number of a phrase that the list may not show */
function goWidely(number) {
  list.widen(number);
  go(number, "field");
}

/** What the phrase that is worked on is now, typed or not. */
function value() {
  const phrase = book.phrases[current];
  const { strings, fuzzy } = draftOf(phrase) ?? phrase;
  const form_ = form.last;
  return { base: book.hash, number: current, strings: strings.length ? strings : [""], fuzzy, form: form_ };
}

/** @param {{strings: string[], fuzzy: boolean}} typedNow */
function typed(typedNow) {
  const phrase = book.phrases[current];
  if (stateOf(typedNow) === stateOf(phrase)) book.drafts.delete(keyOf(phrase));
  else book.drafts.set(keyOf(phrase), { ...typedNow, over: stateOf(phrase) });
  keepDrafts();
  form.putState(draftOf(phrase) ? "unsaved" : "");
  list.refresh(current);
  tryIt();
  show(false);
}

let trying = new AbortController();

/** Check what is typed; only the newest question counts. */
async function tryIt() {
  if (!state.editable && book.phrases[current]?.context !== "post") return;
  trying.abort();
  trying = new AbortController();
  const { signal } = trying;
  const number = current;
  try {
    const { problems, cases } = await ask(`${url}/try`, value(), { signal });
    if (signal.aborted) return;
    if (number === current && cases) form.putCases(cases);
    book.findings.set(number, problems);
    if (!problems.length) book.findings.delete(number);
    if (number === current) form.putProblems(problems);
    list.refresh(number);
  } catch (error) {
    if (!signal.aborted) overtaken(error);
  }
}

/** @param {boolean} isOther whether another phrase is to be shown than before */
function show(isOther) {
  letter?.show(value(), isOther).catch(overtaken);
}

/** @param {any} error */
async function overtaken(error) {
  if (error?.name === "AbortError") return;
  if (error instanceof Refusal && error.status === 409) {
    if (!saving) await reread(word("reread"));
  } else {
    refused(error);
  }
}

/** @param {any} error */
function refused(error) {
  if (error?.name === "AbortError") return;
  const text = error instanceof Refusal ? error.message : word("apart");
  band("refused", text, { kind: "error", buttons: [[word("close"), () => unband("refused")]] });
}

/**
 * Read again what another program has changed; what is typed stays.
 * @param {string} text what is told of it
 */
async function reread(text) {
  const phrase = book.phrases[current];
  const key = phrase && keyOf(phrase);
  const before = phrase && stateOf(phrase);
  if (!(await read())) return;
  if (text) band("changed", text, { kind: "warning", buttons: [[word("close"), () => unband("changed")]] });
  const number = Math.max(0, book.phrases.findIndex((one) => keyOf(one) === key));
  const now = book.phrases[number];
  go(number, "");
  if (now && draftOf(now) && before !== stateOf(now)) form.putTheirs(now);
  check();
}

/**
 * Save the phrase that is worked on.
 * @returns {Promise<boolean>} whether it is saved
 */
async function save() {
  const phrase = book.phrases[current];
  if (!phrase || !state.editable) return false;
  if (!draftOf(phrase)) return true;
  if (saving) return false;
  saving = true;
  form.putState("saving");
  try {
    const sent = value();
    const answer = await ask(`${url}/save`, sent, { keepalive: true });
    took(phrase, answer, sent);
    return true;
  } catch (error) {
    form.putState("notsaved");
    if (error instanceof Refusal && error.status === 422) form.putProblems(error.problems);
    else if (error instanceof Refusal && error.status === 409) await reread(word("changed"));
    else refused(error);
    form.focus();
    return false;
  } finally {
    settled();
  }
}

/** Take in what was told while something was being saved: it may be of somebody else. */
function settled() {
  saving = false;
  if (told && told !== book.hash) reread(word("reread"));
  told = "";
}

/** @param {any} phrase @param {any} answer @param {any} sent */
function took(phrase, answer, sent) {
  book.hash = answer.hash;
  book.saved.add(keyOf(phrase));
  const draft = draftOf(phrase);
  if (draft && stateOf(draft) === stateOf(sent)) book.drafts.delete(keyOf(phrase));
  if (answer.phrase) Object.assign(phrase, answer.phrase);
  keepDrafts();
  unband("changed");
  unband("refused");
  putSteps(answer.undo);
  if (!answer.kept) band("refused", word("nohistory"), { kind: "warning" });
  list.refresh();
  form.putState(draftOf(phrase) ? "unsaved" : "saved");
  form.putInstead(phrase);
}

/** @param {number[]} steps */
function putSteps([undo, redo]) {
  for (const [action, count] of /** @type {[string, number][]} */ ([["undo", undo], ["redo", redo]])) {
    const button = /** @type {any} */ (document.querySelector(`[data-action=${action}]`));
    if (button) button.disabled = !count;
  }
}

async function saveAndGoOn() {
  const here = current;
  const next = list.after(here);
  if (!(await save())) return;
  if (next === null) {
    say(word("end"));
    form.putState("saved", word("end"));
  } else {
    go(next, "field");
  }
}

/** @param {"undo" | "redo"} name */
async function step(name) {
  if (saving || !state.editable) return;
  saving = true;
  try {
    const answer = await ask(`${url}/${name}`, { base: book.hash });
    const isSame = answer.hash === book.hash;
    book.hash = answer.hash;
    if (isSame) return say(word("nothingtoundo"));
    putSteps(answer.undo);
    if (!answer.phrase) return await reread(word("otherchanges"));
    const phrase = book.phrases[answer.phrase.number];
    Object.assign(phrase, answer.phrase);
    book.drafts.delete(keyOf(phrase));
    keepDrafts();
    list.refresh();
    goWidely(phrase.number);
    tryIt();
  } catch (error) {
    saving = false;
    await overtaken(error);
  } finally {
    settled();
  }
}

/** @param {HTMLElement} button which names a case of the post that is shown */
async function addCase(button) {
  if (!(await save())) return;
  saving = true;
  try {
    const sent = { base: book.hash, number: current, case: button.dataset.value };
    const { phrase, hash } = await ask(`${url}/case`, sent);
    book.hash = hash;
    await reread("");
    goWidely(phrase.number);
  } catch (error) {
    saving = false;
    overtaken(error);
  } finally {
    settled();
  }
}

function putBack() {
  const phrase = book.phrases[current];
  if (!phrase || !draftOf(phrase)) return;
  typed({ strings: phrase.strings, fuzzy: phrase.fuzzy });
  go(current, "field");
}

/** @param {number} by @param {boolean} [onlyFindings] */
function move(by, onlyFindings = false) {
  const next = by > 0 ? list.after(current, onlyFindings) : list.before(current, onlyFindings);
  if (next !== null) goWidely(next);
}

function around() {
  const places = [() => form.focus(), () => $("pages")?.focus(), () => list.focus()];
  const at = document.activeElement;
  const here = at?.closest("#phrase") ? 0 : at?.closest("#pages") ? 1 : 2;
  const next = (here + 1) % 3;
  places[next === 1 && !$("pages") ? 2 : next]();
}

/** What keys do, by what is pressed together. */
const keys = /** @type {Record<string, () => unknown>} */ ({
  "Ctrl+Enter": saveAndGoOn,
  "Ctrl+s": save,
  "Ctrl+b": () => form.copySource(),
  "Ctrl+u": () => form.turnFuzzy(),
  "Ctrl+f": () => $("search").select(),
  "Alt+ArrowDown": () => move(1),
  "Alt+ArrowUp": () => move(-1),
  F8: () => move(1, true),
  "Shift+F8": () => move(-1, true),
  F6: around,
});

/** @param {KeyboardEvent} event */
function pressed(event) {
  if (document.querySelector("dialog[open]")) return;
  const inForm = /** @type {Element} */ (event.target).closest?.("#phrase");
  const code = event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : event.key;
  const name = `${event.ctrlKey || event.metaKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${event.shiftKey ? "Shift+" : ""}${code}`;
  const place = /^Alt\+(\d)$/.exec(`${event.altKey && !event.ctrlKey ? "Alt+" : ""}${event.code.replace("Digit", "")}`);
  const step_ = { "Ctrl+z": "undo", "Ctrl+y": "redo", "Ctrl+Shift+z": "redo" }[name];
  if (keys[name]) keys[name]();
  else if (place && form.insert(Number(place[1]) - 1)) form.focus();
  else if (step_ && !draftOf(book.phrases[current] ?? {}) && event.target !== $("search")) step(/** @type {any} */ (step_));
  else if (name === "Escape" && inForm && draftOf(book.phrases[current])) putBack();
  else return;
  event.preventDefault();
}

onActions({
  filter: (button) => list.filter(button.dataset.value ?? "all"),
  "save-next": saveAndGoOn,
  save: () => save().then((isDone) => isDone && form.focus()),
  source: () => form.copySource(),
  "put-back": putBack,
  undo: () => step("undo"),
  redo: () => step("redo"),
  case: addCase,
  go: (button) => goWidely(Number(button.dataset.value)),
});
onEvent("changed", ({ path, hash }) => {
  if (path !== book.path) return;
  if (hash === "") band("changed", word("gone"), { kind: "error" });
  else if (saving) told = hash;
  else if (hash && hash !== book.hash) reread(word("reread"));
});
document.addEventListener("keydown", pressed);
$("letter")?.addEventListener("change", () => {
  letter?.choose($("letter").value);
  show(true);
});
window.addEventListener("beforeunload", (event) => {
  // What is typed is kept, but only in this browser.
  if (book.drafts.size) event.preventDefault();
});

function start() {
  if (!book.phrases.length) return;
  const wanted = location.hash.slice(1);
  const number = Number(wanted) - 1;
  if (/^[a-z]+$/.test(wanted)) list.filter(wanted);
  const first = book.phrases[number] ? number : (list.first() ?? 0);
  go(first, "field");
  if (book.drafts.size) {
    const show = () => list.filter("changed");
    band("left", word("left", { count: book.drafts.size }), { kind: "warning", buttons: [[word("show"), show], [word("close"), () => unband("left")]] });
  }
  check();
}

read().then(start, refused);
