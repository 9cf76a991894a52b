// The list of letters: searched, sorted, walked through by keys, and what is done with a letter.
// @ts-check
import { findInTexts, hitOf, openHit, stops } from "./shelf_find.js";
import { mountImport } from "./shelf_import.js";
import { Refusal, ask, band, onActions, onEvent, unband, word } from "./shell.js";

const table = /** @type {HTMLTableElement} */ (document.getElementById("letters"));
const body = /** @type {HTMLTableSectionElement} */ (document.getElementById("rows"));
const search = /** @type {HTMLInputElement} */ (document.getElementById("search"));
const empty = /** @type {HTMLElement} */ (document.getElementById("empty"));

/** @type {HTMLElement | null} the letter that a window is about */
let chosen = null;
/** @type {{column: number, down: boolean} | null} */
let order = null;

/** @returns {HTMLTableRowElement[]} */
const rows = () => /** @type {HTMLTableRowElement[]} */ ([...body.rows]);

/** @param {string} id */
const dialog = (id) => /** @type {HTMLDialogElement} */ (document.getElementById(id));

/** @param {HTMLTableRowElement} row */
const link = (row) => /** @type {HTMLAnchorElement} */ (row.querySelector("a"));

/** @param {string} text */
const plain = (text) => text.toLocaleLowerCase().normalize("NFC");

/** Show the letters that have every word which is searched for. */
function filter() {
  const words = plain(search.value).split(/\s+/).filter(Boolean);
  let count = 0;
  for (const row of rows()) {
    const text = plain(`${row.textContent} ${row.dataset.path}`);
    row.hidden = !words.every((one) => text.includes(one));
    if (!row.hidden) count += 1;
  }
  const found = /** @type {HTMLElement} */ (document.getElementById("found"));
  found.textContent = words.length ? word("found", { count }) : "";
  table.hidden = body.rows.length === 0;
  empty.hidden = body.rows.length > 0;
}

/**
 * @param {HTMLTableRowElement} row
 * @param {number} column
 */
const value = (row, column) => row.cells[column].dataset.value ?? "";

const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

/** Put the rows in the order that was asked for; empty cells come last. */
function sort() {
  if (!order) return;
  const { column, down } = order;
  const sorted = rows().sort((one, other) => {
    const [a, b] = [value(one, column), value(other, column)];
    if (!a || !b) return a === b ? 0 : a ? -1 : 1;
    return collator.compare(a, b) * (down ? -1 : 1);
  });
  body.append(...sorted);
}

/** @param {HTMLElement} button in the head of a column */
function sortBy(button) {
  const head = /** @type {HTMLTableCellElement} */ (button.closest("th"));
  const down = head.getAttribute("aria-sort") === "ascending";
  for (const other of table.querySelectorAll("th")) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  order = { column: head.cellIndex, down };
  sort();
}

/**
 * The letter that gets the focus with the first list that has it: an answer that was asked for later
 * takes the place of the one that was awaited.
 * @type {string | null}
 */
let awaited = null;

/**
 * Show the rows that the desk has sent, with the focus where it was.
 * @param {string} html
 */
function show(html) {
  const row = document.activeElement?.closest("tr");
  let at = row && body.contains(row) ? row.dataset.path : null;
  body.innerHTML = html;
  sort();
  filter();
  if (rows().some((one) => one.dataset.path === awaited)) [at, awaited] = [awaited, null];
  if (at) link(rows().find((one) => one.dataset.path === at) ?? rows()[0])?.focus();
}

let refreshes = 0;

/** Read the letters that the desk has not looked into yet, and show them as they come. */
async function refresh() {
  refreshes += 1;
  const mine = refreshes;
  for (let unread = 1; unread > 0; ) {
    const answer = await ask("/shelf/rows");
    if (mine !== refreshes) return; // somebody has asked later
    show(answer.rows);
    showLanguages(answer.languages);
    unread = answer.unread;
  }
}

/**
 * Offer the languages in which letters can be written.
 * @param {[string, string][]} languages each with its name
 */
function showLanguages(languages) {
  const place = /** @type {HTMLElement} */ (document.getElementById("new-languages"));
  if (place.childElementCount) return;
  for (const [code, name] of languages) {
    const label = document.createElement("label");
    label.className = "check";
    const box = document.createElement("input");
    Object.assign(box, { type: "checkbox", name: "languages", value: code, defaultChecked: true });
    label.append(box, ` ${name}`);
    place.append(label, " ");
  }
}

/** @param {unknown} error */
function tell(error) {
  if (!(error instanceof Refusal)) {
    band("apart", word("apart"), { kind: "error" });
    return;
  }
  const buttons = /** @type {[string, () => void][]} */ ([[word("close"), () => unband("refused")]]);
  band("refused", error.message, { kind: "error", buttons });
}

/**
 * Do what a window asks for; what is refused is told in the window.
 * @param {HTMLDialogElement} window
 * @param {() => Promise<void>} act
 */
async function inWindow(window, act) {
  const problem = /** @type {HTMLElement} */ (window.querySelector(".problem"));
  problem.hidden = true;
  try {
    await act();
  } catch (error) {
    problem.textContent = error instanceof Refusal ? error.message : word("apart");
    problem.hidden = false;
  }
}

/**
 * The name of a file for a letter about a subject; the desk has the last word.
 * @param {string} subject
 */
function nameFor(subject) {
  const words = subject.replace(/[<>:"/\\|?*\s\u0000-\u001f]+/g, " ").trim();
  const short = words.length > 60 ? words.slice(0, 60).replace(/ [^ ]*$/, "") : words;
  return short.replace(/[ .]+$/, "");
}

/**
 * A name that no letter of the list has.
 * @param {string} name
 */
function freeName(name) {
  const names = new Set(rows().map((row) => plain(row.dataset.name ?? "")));
  let free = name;
  for (let number = 2; names.has(plain(free)); number += 1) free = `${name} ${number}`;
  return free;
}

function openNew() {
  const window = dialog("new");
  const form = /** @type {HTMLFormElement} */ (window.querySelector("form"));
  form.reset();
  /** @type {HTMLElement} */ (window.querySelector(".problem")).hidden = true;
  delete form.dataset.named;
  window.showModal();
}

function mountNew() {
  const window = dialog("new");
  const form = /** @type {HTMLFormElement} */ (window.querySelector("form"));
  const subject = /** @type {HTMLInputElement} */ (form.elements.namedItem("subject"));
  const name = /** @type {HTMLInputElement} */ (form.elements.namedItem("name"));
  subject.addEventListener("input", () => {
    if (!form.dataset.named) name.value = subject.value ? freeName(nameFor(subject.value)) : "";
  });
  name.addEventListener("input", () => {
    form.dataset.named = name.value;
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const languages = new FormData(form).getAll("languages");
    inWindow(window, async () => {
      const given = { subject: subject.value, name: name.value, languages };
      location.assign((await ask("/shelf/new", given)).address);
    });
  });
}

/**
 * Ask for the name of a copy or of a repeated inquiry, or for another name.
 * @param {"copy" | "repeat" | "rename"} act
 */
function openName(act) {
  if (!chosen) return;
  const window = dialog("name");
  const form = /** @type {HTMLFormElement} */ (window.querySelector("form"));
  const title = /** @type {HTMLElement} */ (window.querySelector("h2"));
  const name = /** @type {HTMLInputElement} */ (form.elements.namedItem("name"));
  form.dataset.act = act;
  title.textContent = title.dataset[act] ?? "";
  const before = chosen.dataset.name ?? "";
  name.value = act === "rename" ? before : freeName(before);
  /** @type {HTMLElement} */ (window.querySelector(".problem")).hidden = true;
  dialog("more").close();
  window.showModal();
  name.select();
}

function mountName() {
  const window = dialog("name");
  const form = /** @type {HTMLFormElement} */ (window.querySelector("form"));
  const name = /** @type {HTMLInputElement} */ (form.elements.namedItem("name"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = { path: chosen?.dataset.path, name: name.value };
    inWindow(window, async () => {
      const answer = await ask(`/shelf/${form.dataset.act}`, given);
      window.close();
      if (form.dataset.act === "rename") await goTo(answer.path);
      else location.assign(answer.address);
    });
  });
}

/**
 * Show the list anew, with the focus on a letter.
 * @param {string} path
 */
async function goTo(path) {
  awaited = path;
  await refresh();
}

/** @param {HTMLTableRowElement} row */
function openMore(row) {
  chosen = row;
  const window = dialog("more");
  /** @type {HTMLElement} */ (window.querySelector("h2")).textContent = link(row).textContent;
  const repeat = /** @type {HTMLButtonElement} */ (window.querySelector('[data-action="repeat"]'));
  repeat.disabled = !row.dataset.number;
  /** @type {HTMLAnchorElement} */ (window.querySelector('[data-action="open"]')).href = link(row).href;
  window.showModal();
}

/** Put the chosen letter into the bin, from where one click brings it back. */
async function remove() {
  if (!chosen) return;
  const row = chosen;
  dialog("more").close();
  const beside = row.nextElementSibling ?? row.previousElementSibling;
  try {
    const { id, name } = await ask("/shelf/delete", { path: row.dataset.path });
    row.remove();
    filter();
    if (beside) link(/** @type {HTMLTableRowElement} */ (beside)).focus();
    else search.focus();
    const undo = () => restore(id);
    const buttons = /** @type {[string, () => void][]} */ ([
      [word("back"), undo],
      [word("close"), () => unband("bin")],
    ]);
    band("bin", word("deleted", { name }), { buttons });
  } catch (error) {
    tell(error);
  }
}

/** @param {string} id */
async function restore(id) {
  try {
    const { path, name } = await ask("/shelf/restore", { id });
    dialog("bin").close();
    const buttons = /** @type {[string, () => void][]} */ ([[word("close"), () => unband("bin")]]);
    band("bin", word("restored", { name }), { kind: "done", buttons });
    await goTo(path);
  } catch (error) {
    tell(error);
  }
}

async function openBin() {
  try {
    const list = /** @type {HTMLElement} */ (document.getElementById("binned"));
    list.innerHTML = (await ask("/shelf/bin")).rows;
    if (!dialog("bin").open) dialog("bin").showModal();
  } catch (error) {
    tell(error);
  }
}

/**
 * Go from letter to letter, rename and delete by keys.
 * @param {KeyboardEvent} event
 */
function keyInList(event) {
  const target = /** @type {Element} */ (event.target);
  if (document.querySelector("dialog[open]")) return;
  if (event.altKey && event.code === "KeyN") {
    event.preventDefault();
    openNew();
    return;
  }
  const row = /** @type {HTMLTableRowElement | null} */ (target.closest("#rows tr"));
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const hit = target.closest(".hit");
  if (step && (row || hit || target === search)) {
    const shown = [...rows().filter((one) => !one.hidden).map(link), ...stops()];
    const at = row ? link(row) : hit?.querySelector(".hit-head > :first-child");
    const next = shown[at ? shown.findIndex((one) => one === at) + step : step > 0 ? 0 : -1];
    event.preventDefault();
    if (next) next.focus();
    else if (step < 0) search.focus();
  } else if (row && event.key === "F2") {
    event.preventDefault();
    chosen = row;
    openName("rename");
  } else if (row && event.key === "Delete") {
    event.preventDefault();
    chosen = row;
    remove();
  }
}

/**
 * Do what another page has led here for: `#new`, `#copy=PATH`, `#repeat=PATH`.
 * @param {string} wish
 */
function follow(wish) {
  const [act, path] = wish.split("=", 2).map(decodeURIComponent);
  if (act !== "new" && act !== "copy" && act !== "repeat") return;
  history.replaceState(null, "", location.pathname);
  chosen = rows().find((row) => row.dataset.path === path) ?? null;
  if (act === "new") openNew();
  else openName(act);
}

function begin() {
  search.addEventListener("input", () => {
    filter();
    findInTexts(search.value);
  });
  document.addEventListener("keydown", keyInList);
  mountNew();
  mountName();
  onActions({
    new: openNew,
    bin: openBin,
    sort: sortBy,
    more: (button) => openMore(/** @type {HTMLTableRowElement} */ (button.closest("tr"))),
    copy: () => openName("copy"),
    repeat: () => openName("repeat"),
    "repeat-hit": (button) => {
      chosen = hitOf(button);
      openName("repeat");
    },
    show: openHit,
    rename: () => openName("rename"),
    delete: remove,
    restore: (button) => restore(button.dataset.id ?? ""),
    import: mountImport({ dropped: true, done: () => refresh().catch(tell) }),
  });
  filter();
  search.focus();
  const wish = location.hash.slice(1);
  refresh()
    .then(() => follow(wish))
    .catch(tell);
  // Letters are written by the terminal and by other pages as well.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) refresh().catch(tell);
  });
  onEvent("changed", () => refresh().catch(tell));
}

begin();
