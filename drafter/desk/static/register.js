// The register: searched as one types, filtered and paged by the desk, answers entered and undone.
// @ts-check
import {
  Refusal,
  ask,
  band,
  download,
  onActions,
  onEvent,
  state,
  tellFailure,
  unband,
  word,
} from "./shell.js";

/** @template {HTMLElement} T @param {string} id @returns {T} */
const byId = (id) => /** @type {T} */ (document.getElementById(id));

const table = /** @type {HTMLTableElement} */ (byId("letters"));
const body = /** @type {HTMLTableSectionElement} */ (byId("rows"));
const filters = /** @type {HTMLFormElement} */ (byId("filters"));
const search = /** @type {HTMLInputElement} */ (byId("search"));
const chart = byId("chart");
const answerWindow = /** @type {HTMLDialogElement} */ (byId("answer"));
const moreWindow = /** @type {HTMLDialogElement} */ (byId("more"));

const LARGEST = 64 * 1024 * 1024; // bytes of a file, as `desk/guard.py` takes it

let page = 1;
let order = "";
/** @type {HTMLTableRowElement | null} the letter that a window is about */
let chosen = null;
/** @type {AbortController | null} */
let asking = null;

/** @returns {HTMLTableRowElement[]} */
const rows = () => /** @type {HTMLTableRowElement[]} */ ([...body.rows]);

/** What is asked for, as the query of an address. */
function query() {
  const wanted = new URLSearchParams();
  for (const [name, value] of new FormData(filters)) {
    if (typeof value === "string" && value) wanted.set(name, value);
  }
  if (order) wanted.set("order", order);
  return wanted;
}

/**
 * Show what is asked for; of several questions the newest one wins.
 * @param {string} [focus] the key of the letter that gets the focus
 */
async function refresh(focus) {
  asking?.abort();
  const mine = new AbortController();
  asking = mine;
  const wanted = query();
  const isAll = wanted.size === (order ? 1 : 0);
  wanted.set("page", String(page));
  try {
    const answer = await ask(`/register/rows?${wanted}`, undefined, { signal: mine.signal });
    show(answer, isAll, focus);
    if (!chart.hidden) await showChart(mine.signal);
  } catch (error) {
    tellFailure(error);
  }
}

/**
 * @param {any} answer
 * @param {boolean} isAll whether nothing was asked for but the register itself
 * @param {string} [focus]
 */
function show(answer, isAll, focus) {
  const row = document.activeElement?.closest("tr");
  const at = focus ?? (row && body.contains(row) ? row.dataset.key : undefined);
  page = answer.page;
  body.innerHTML = answer.rows;
  byId("problems").innerHTML = answer.problems;
  byId("found").textContent = answer.found;
  table.hidden = body.rows.length === 0;
  byId("empty").hidden = body.rows.length > 0;
  byId("empty").textContent = word(isAll ? "empty" : "none");
  byId("pager").hidden = answer.pages < 2;
  byId("at").textContent = answer.at;
  const pager = byId("pager");
  /** @type {HTMLButtonElement} */ (pager.querySelector("[data-action=before]")).disabled = page < 2;
  /** @type {HTMLButtonElement} */ (pager.querySelector("[data-action=after]")).disabled =
    page >= answer.pages;
  for (const head of table.querySelectorAll("th")) {
    const name = /** @type {HTMLElement | null} */ (head.querySelector("button"))?.dataset.value;
    if (name === answer.order) head.setAttribute("aria-sort", answer.down ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  }
  if (at) goTo(rows().find((one) => one.dataset.key === at) ?? rows()[0]);
}

/** @param {HTMLTableRowElement | undefined} row */
function goTo(row) {
  /** @type {HTMLElement | null | undefined} */ (row?.querySelector("a, button"))?.focus();
}

/** Ask anew from the first page. */
function filter() {
  page = 1;
  refresh();
}

/** @param {HTMLElement} button in the head of a column */
function sortBy(button) {
  const name = button.dataset.value ?? "";
  const isUp = button.closest("th")?.getAttribute("aria-sort") === "ascending";
  order = isUp ? `-${name}` : name;
  filter();
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
  order = "";
  filter();
  search.focus();
}

/** @param {AbortSignal} [signal] */
async function showChart(signal) {
  const answer = await ask(`/register/chart?${query()}`, undefined, { signal });
  chart.innerHTML = answer.chart;
}

/** @param {HTMLElement} button */
async function toggleChart(button) {
  chart.hidden = !chart.hidden;
  button.setAttribute("aria-expanded", String(!chart.hidden));
  if (chart.hidden) return;
  chart.textContent = word("counting");
  try {
    await showChart();
    chart.focus();
  } catch (error) {
    tellFailure(error);
  }
}

/** Let the browser save the letters that are asked for as a workbook of Excel. */
const exportTable = () => download(`/register/export.xlsx?${query()}`, "register.xlsx");

/** Offer the addressees and the kinds of letters that the register has. */
async function offer() {
  try {
    const offered = await ask("/register/offered");
    byId("addressees").innerHTML = offered.addressees;
    const kind = /** @type {HTMLSelectElement} */ (byId("kind"));
    const chosenKind = kind.value;
    kind.innerHTML = offered.kinds;
    kind.value = chosenKind;
  } catch (error) {
    tellFailure(error);
  }
}

/** @param {HTMLTableRowElement | null} row */
function openAnswer(row) {
  if (!row) return;
  chosen = row;
  const form = /** @type {HTMLFormElement} */ (answerWindow.querySelector("form"));
  form.reset();
  const date = /** @type {HTMLInputElement} */ (form.elements.namedItem("date"));
  date.value = state.today ?? "";
  date.min = row.dataset.date ?? "";
  const number = row.dataset.number ? `№ ${row.dataset.number}: ` : "";
  byId("answer-of").textContent = number + (row.dataset.name ?? "");
  /** @type {HTMLElement} */ (form.querySelector(".problem")).hidden = true;
  moreWindow.close();
  answerWindow.showModal();
}

/**
 * Send an answer: what is known of it in JSON on a line, and its file.
 * @param {HTMLTableRowElement} row
 * @param {FormData} given
 */
async function enter(row, given) {
  const file = /** @type {File} */ (given.get("file"));
  const isThere = file && file.size > 0;
  const facts = {
    ...named(row),
    date: given.get("date"),
    answer: given.get("number"),
    summary: given.get("summary"),
    file: isThere ? file.name : "",
  };
  const head = new TextEncoder().encode(`${JSON.stringify(facts)}\n`);
  const answer = await fetch("/register/answer", {
    method: "POST",
    headers: {
      "Content-Type": "application/octet-stream",
      "X-Drafter": "desk",
      Accept: "application/json",
    },
    body: new Blob(isThere ? [head, file] : [head]),
  });
  const said = await answer.json().catch(() => null);
  if (!answer.ok || said === null) throw new Refusal(answer.status, said);
  return said;
}

/** @param {HTMLTableRowElement} row */
function named(row) {
  const { key, mark, number } = row.dataset;
  return { key, mark, number };
}

function mountAnswer() {
  const form = /** @type {HTMLFormElement} */ (answerWindow.querySelector("form"));
  const problem = /** @type {HTMLElement} */ (form.querySelector(".problem"));
  const button = /** @type {HTMLButtonElement} */ (form.querySelector(".primary"));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!chosen || button.disabled) return;
    button.disabled = true; // one answer for two clicks
    problem.hidden = true;
    try {
      const given = new FormData(form);
      const file = /** @type {File} */ (given.get("file"));
      if (file.size > LARGEST) throw new Refusal(413, { problems: [{ what: word("too_large") }] });
      const name = chosen.dataset.name ?? "";
      const undo = await enter(chosen, given);
      answerWindow.close();
      showUndo(name, undo);
      await refresh(undo.key);
    } catch (error) {
      problem.textContent = error instanceof Refusal ? error.message : word("apart");
      problem.hidden = false;
    } finally {
      button.disabled = false;
    }
  });
}

/**
 * @param {string} name what the letter is about
 * @param {any} undo what takes the answer back
 */
function showUndo(name, undo) {
  const takeBack = async () => {
    try {
      await ask("/register/undo", undo);
      const close = /** @type {[string, () => void][]} */ ([[word("close"), () => unband("answer")]]);
      band("answer", word("taken", { name }), { kind: "done", buttons: close });
      await refresh(undo.key);
    } catch (error) {
      tellFailure(error);
    }
  };
  const buttons = /** @type {[string, () => void][]} */ ([
    [word("undo"), takeBack],
    [word("close"), () => unband("answer")],
  ]);
  band("answer", word("entered", { name }), { kind: "done", buttons });
}

/** @param {HTMLTableRowElement} row */
function openMore(row) {
  chosen = row;
  byId("more-title").textContent = row.dataset.name ?? "";
  const path = row.dataset.path ?? "";
  const open = /** @type {HTMLAnchorElement} */ (moreWindow.querySelector("[data-action=open]"));
  const repeat = /** @type {HTMLAnchorElement} */ (moreWindow.querySelector("[data-action=repeat]"));
  open.hidden = repeat.hidden = !path;
  byId("more-repeat").hidden = !path;
  byId("more-none").hidden = Boolean(path);
  if (path) {
    open.href = /** @type {HTMLAnchorElement} */ (row.querySelector("a")).href;
    repeat.href = `/#repeat=${encodeURIComponent(path)}`;
  }
  moreWindow.showModal();
}

/** @param {KeyboardEvent} event */
function keyInList(event) {
  if (document.querySelector("dialog[open]")) return;
  const target = /** @type {Element} */ (event.target);
  const row = /** @type {HTMLTableRowElement | null} */ (target.closest("#rows tr"));
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && (row || target === search)) {
    const next = rows()[row ? rows().indexOf(row) + step : step > 0 ? 0 : -1];
    event.preventDefault();
    if (next) goTo(next);
    else if (step < 0) search.focus();
  } else if (row && event.altKey && event.code === "KeyA") {
    event.preventDefault();
    openAnswer(row);
  }
}

function begin() {
  filters.addEventListener("input", filter);
  filters.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", keyInList);
  mountAnswer();
  /** @param {HTMLElement} button */
  const rowOf = (button) => /** @type {HTMLTableRowElement | null} */ (button.closest("tr")) ?? chosen;
  onActions({
    sort: sortBy,
    before: () => turn(-1),
    after: () => turn(1),
    clear,
    chart: toggleChart,
    export: exportTable,
    answer: (button) => openAnswer(rowOf(button)),
    more: (button) => openMore(/** @type {HTMLTableRowElement} */ (rowOf(button))),
  });
  search.focus();
  refresh().then(offer);
  // Answers are entered by the terminal, in Excel and by other pages as well.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && !document.querySelector("dialog[open]")) refresh();
  });
  onEvent("register", () => refresh());
}

begin();
