// The address book: its parts, searched as one types, chosen and paged by the desk; its export.
// @ts-check
import { mountEntry } from "./book_entry.js";
import { mountImport } from "./book_import.js";
import { ask, band, download, onActions, onEvent, tellFailure, unband, word } from "./shell.js";

/** @template {HTMLElement} T @param {string} id @returns {T} */
const byId = (id) => /** @type {T} */ (document.getElementById(id));

const table = /** @type {HTMLTableElement} */ (byId("entries"));
const body = /** @type {HTMLTableSectionElement} */ (byId("rows"));
const filters = /** @type {HTMLFormElement} */ (byId("filters"));
const search = /** @type {HTMLInputElement} */ (byId("search"));

let part = "people";
let page = 1;
/** The fingerprint of the file that the list was read of. */
let hash = "";
/** @type {AbortController | null} */
let asking = null;

/** @returns {HTMLTableRowElement[]} */
const rows = () => /** @type {HTMLTableRowElement[]} */ ([...body.rows]);

/** @param {Element} one whether a condition counts for the part that is shown */
function isOf(one) {
  const parts = /** @type {HTMLElement | null} */ (one.closest("[data-of]"))?.dataset.of;
  return !parts || parts.split(" ").includes(part);
}

/** What is asked for, as the query of an address. */
function query() {
  const wanted = new URLSearchParams({ part });
  for (const one of filters.querySelectorAll("input, select")) {
    const { name, value } = /** @type {HTMLInputElement} */ (one);
    if (value && isOf(one)) wanted.set(name, value);
  }
  return wanted;
}

/**
 * Show what is asked for; of several questions the newest one wins.
 * @param {string} [focus] the id of the entry that gets the focus
 */
async function refresh(focus) {
  asking?.abort();
  const mine = new AbortController();
  asking = mine;
  const wanted = query();
  const isAll = wanted.size === 1;
  wanted.set("page", String(page));
  try {
    show(await ask(`/book/rows?${wanted}`, undefined, { signal: mine.signal }), isAll, focus);
  } catch (error) {
    tellFailure(error);
  }
}

/**
 * @param {any} answer
 * @param {boolean} isAll whether nothing was asked for but the part itself
 * @param {string} [focus]
 */
function show(answer, isAll, focus) {
  const row = document.activeElement?.closest("tr");
  const at = focus ?? (row && body.contains(row) ? row.dataset.id : undefined);
  ({ page, hash } = answer);
  byId("heads").innerHTML = answer.heads;
  body.innerHTML = answer.rows;
  byId("problems").innerHTML = answer.problems;
  byId("found").textContent = answer.found;
  table.hidden = body.rows.length === 0;
  byId("empty").hidden = body.rows.length > 0 || Boolean(answer.problems);
  byId("empty").textContent = word(isAll ? "empty" : "none");
  byId("posts").innerHTML = answer.posts;
  offerFactions(answer.factions);
  const pager = byId("pager");
  pager.hidden = answer.pages < 2;
  byId("at").textContent = answer.at;
  /** @type {HTMLButtonElement} */ (pager.querySelector("[data-action=before]")).disabled = page < 2;
  /** @type {HTMLButtonElement} */ (pager.querySelector("[data-action=after]")).disabled =
    page >= answer.pages;
  if (at) goTo(rows().find((one) => one.dataset.id === at) ?? rows()[0]);
}

/** @param {string} options */
function offerFactions(options) {
  const select = /** @type {HTMLSelectElement} */ (byId("faction"));
  const chosen = select.value;
  select.innerHTML = options;
  select.value = chosen;
}

/** @param {HTMLTableRowElement | undefined} row */
function goTo(row) {
  if (!row) search.focus();
  /** @type {HTMLElement | null | undefined} */ (row?.querySelector("button"))?.focus();
}

/** Ask anew from the first page. */
function filter() {
  page = 1;
  return refresh();
}

/** @param {HTMLElement} button */
function choosePart(button) {
  part = button.dataset.value ?? "people";
  for (const one of document.querySelectorAll("[data-action=part]")) {
    one.setAttribute("aria-pressed", String(one === button));
  }
  showPart();
  filter();
}

/** Show the conditions and the buttons that belong to the part. */
function showPart() {
  for (const one of document.querySelectorAll("[data-of]")) {
    /** @type {HTMLElement} */ (one).hidden = !isOf(one);
  }
}

/** @param {number} step */
async function turn(step) {
  page += step;
  await refresh();
  scrollTo({ top: 0 });
  goTo(rows()[0]);
}

function clear() {
  filters.reset();
  filter();
  search.focus();
}

/**
 * Let the browser save the people who are asked for.
 * @param {HTMLElement} button
 */
async function exportPeople(button) {
  /** @type {HTMLDetailsElement} */ (byId("exports")).open = false;
  await download(`/book/export/${button.dataset.value}?${query()}`, "people");
}

/**
 * Tell what was done, with a button that takes it back.
 * @param {string} text
 * @param {{part: string, hash: string, undo: boolean, id?: string}} done
 */
async function done(text, done) {
  const close = /** @type {[string, () => void]} */ ([word("close"), () => unband("done")]);
  const takeBack = async () => {
    try {
      await ask("/book/undo", { part: done.part, hash: done.hash });
      band("done", word("taken"), { kind: "done", buttons: [close] });
      await refresh();
    } catch (error) {
      tellFailure(error);
    }
  };
  const undo = /** @type {[string, () => void][]} */ (done.undo ? [[word("undo"), takeBack]] : []);
  band("done", text, { kind: "done", buttons: [...undo, close] });
  await refresh(done.id);
}

/** @param {KeyboardEvent} event */
function key(event) {
  if (document.querySelector("dialog[open]")) return;
  const target = /** @type {Element} */ (event.target);
  const row = /** @type {HTMLTableRowElement | null} */ (target.closest("#rows tr"));
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.altKey && event.code === "KeyN") {
    event.preventDefault();
    /** @type {HTMLElement} */ (document.querySelector("[data-action=add]")).click();
  } else if (step && (row || target === search)) {
    const next = rows()[row ? rows().indexOf(row) + step : step > 0 ? 0 : -1];
    event.preventDefault();
    if (next) goTo(next);
    else if (step < 0) search.focus();
  }
}

function begin() {
  filters.addEventListener("input", filter);
  filters.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", key);
  const entry = mountEntry({ part: () => part, done, tell: tellFailure, refresh });
  mountImport({ done, tell: tellFailure });
  /** @param {HTMLElement} button */
  const idOf = (button) => button.closest("tr")?.dataset.id ?? "";
  onActions({
    part: choosePart,
    before: () => turn(-1),
    after: () => turn(1),
    clear,
    export: exportPeople,
    add: () => entry.open("", ""),
    open: (button) => entry.open(idOf(button), ""),
    hands: (button) => entry.open(idOf(button), "hands"),
  });
  showPart();
  search.focus();
  refresh();
  // The book is changed in text editors and by the terminal as well.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && !document.querySelector("dialog[open]")) refresh();
  });
  onEvent("book", () => {
    if (!document.querySelector("dialog[open]")) refresh();
  });
}

begin();
