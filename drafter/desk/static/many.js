// One letter to many: a table or people are chosen, looked at row by row, and written to.
// @ts-check
import { Refusal, ask, band, onActions, onDrop, onEvent, state, unband, word } from "./shell.js";
import { mountPages } from "./letter_pages.js";

const $ = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));
const url = state.url;
const previews = mountPages(
  /** @type {any} */ (state),
  () => {},
  () => showRow(),
);
let asking = 0;
/** How often the desk has told of the run. */
let told = 0;

/** @param {any} error */
function refused(error) {
  const text = error instanceof Refusal ? (error.status === 413 ? word("large") : error.message) : word("apart");
  band("many", text, { kind: "error", buttons: [[word("close"), () => unband("many")]] });
}

/** @param {string} tag @param {string} text */
function made(tag, text) {
  return Object.assign(document.createElement(tag), { textContent: text });
}

/** @param {any} problem */
function sentence({ what, advice, row, file }) {
  const text = [what, advice].filter(Boolean).join(" ");
  if (row) return word("inrow", { row, what: text });
  return file ? `${file}: ${text}` : text;
}

/** @param {HTMLElement} list @param {any[]} problems */
function putProblems(list, problems) {
  list.replaceChildren(
    ...(problems ?? []).map((/** @type {any} */ one) => {
      const item = made("li", sentence(one));
      if (one.severity === "warning") item.className = "warning";
      return item;
    }),
  );
}

/** Show what was chosen, and what is known of it. */
function putFacts() {
  const { name, overview, options } = state;
  $("chosen").textContent = name ? word("chosen", { name }) : "";
  for (const one of ["fits", "what", "preview"]) $(one).hidden = !overview;
  for (const box of document.querySelectorAll("[data-person]")) {
    /** @type {any} */ (box).checked = state.ids.includes(/** @type {any} */ (box).value);
  }
  for (const box of document.querySelectorAll("[data-option]")) {
    const one = /** @type {any} */ (box);
    one.checked = options[one.dataset.option];
  }
  if (overview) putOverview(overview);
  putRun(state.run);
}

/** @param {any} overview */
function putOverview({ columns, rows, problems, doubts }) {
  $("columns").replaceChildren(
    ...columns.map((/** @type {[string, string]} */ [name, use]) => {
      const line = document.createElement("tr");
      const cell = made("td", word(use || "unused"));
      cell.className = use || "unused";
      const head = made("th", name);
      head.setAttribute("scope", "row");
      line.append(head, cell);
      return line;
    }),
  );
  $("count").textContent = word("rows", { count: rows });
  putProblems($("faults"), [...problems, ...(doubts ?? [])]);
  button("start").disabled = problems.length > 0 || !rows;
  $("preview").hidden = !rows;
  $("row").max = String(rows || 1);
  $("row-count").textContent = `/ ${rows}`;
  if (rows) showRow();
}

/** @param {string} action */
function button(action) {
  return /** @type {any} */ (document.querySelector(`[data-action=${action}]`));
}

async function showRow() {
  const number = (asking += 1);
  const language = previews.shown[0];
  const query = new URLSearchParams({ n: $("row").value, language });
  try {
    const found = await ask(`${url}/row?${query}`);
    if (number !== asking) return;
    putProblems($("row-faults"), found.problems);
    $("cells").replaceChildren(
      ...found.cells.flatMap((/** @type {[string, string]} */ [name, text]) => [made("dt", name), made("dd", text)]),
    );
    const box = /** @type {any} */ (document.querySelector(`[data-preview="${language}"]`));
    box.hidden = !found.letter;
    if (found.letter) await previews.show({ [language]: found.letter });
  } catch (error) {
    if (number !== asking) return;
    if (error instanceof Refusal && error.status === 404) putProblems($("row-faults"), [{ what: word("norow") }]);
    else refused(error);
  }
}

/** @param {number} step */
function go(step) {
  const most = Number($("row").max);
  $("row").value = String(Math.min(most, Math.max(1, (Number($("row").value) || 1) + step)));
  showRow();
}

/** @param {Promise<any>} answer */
async function taken(answer) {
  try {
    Object.assign(state, await answer);
    unband("many");
    $("row").value = "1";
    putFacts();
  } catch (error) {
    refused(error);
  }
}

/** @param {File | undefined} file */
function take(file) {
  if (!file) return;
  band("many", word("taking", { name: file.name }));
  taken(sent(file));
}

/** @param {File} file */
async function sent(file) {
  const headers = { "Content-Type": "application/octet-stream", "X-Drafter": "desk", Accept: "application/json" };
  const body = new Blob([`${JSON.stringify(file.name)}\n`, file]);
  const answer = await fetch(`${url}/table`, { method: "POST", headers, body });
  const json = await answer.json().catch(() => null);
  if (!answer.ok || !json) throw new Refusal(answer.status, json);
  return json;
}

function people() {
  const boxes = /** @type {any[]} */ ([...document.querySelectorAll("[data-person]:checked")]);
  taken(ask(`${url}/people`, { ids: boxes.map((box) => box.value) }));
}

function filter() {
  const wanted = $("filter").value.toLocaleLowerCase();
  for (const label of $("people").querySelectorAll("label")) {
    label.hidden = !label.textContent.toLocaleLowerCase().includes(wanted);
  }
}

function everybody() {
  for (const label of $("people").querySelectorAll("label")) {
    if (!label.hidden) label.querySelector("input").checked = true;
  }
}

async function keepOptions() {
  const boxes = /** @type {any[]} */ ([...document.querySelectorAll("[data-option]")]);
  const options = Object.fromEntries(boxes.map((box) => [box.dataset.option, box.checked]));
  state.options = options;
  await ask(`${url}/options`, options).catch(refused);
}

/** Show how far the letters are. @param {any} run */
function putRun(run) {
  const isRunning = run?.state === "running";
  $("made").hidden = !run?.state;
  button("start").hidden = isRunning;
  button("cancel").hidden = !isRunning;
  $("bar").hidden = !isRunning;
  $("files").hidden = isRunning || !["done", "cancelled", "failed"].includes(run?.state);
  if (!run?.state) return;
  $("bar").max = run.count || 1;
  $("bar").value = run.done ?? 0;
  putProblems($("run-faults"), run.problems);
  $("how-far").textContent = farness(run);
  $("together").replaceChildren(
    ...(state.files ?? []).map((/** @type {string} */ name) => {
      const link = /** @type {any} */ (made("a", name));
      Object.assign(link, { href: `${url}/made/${encodeURIComponent(name)}`, download: name, className: "button" });
      return link;
    }),
  );
}

/** @param {any} run */
function farness(run) {
  if (run.state === "running") {
    if (!run.done || !run.seconds) return word("begun");
    const rate = run.done / run.seconds;
    const rest = Math.round((run.count - run.done) / rate);
    const left = `${Math.floor(rest / 60)}:${String(rest % 60).padStart(2, "0")}`;
    return word("progress", { done: run.done, count: run.count, rate: rate.toFixed(1), rest: left });
  }
  if (run.state === "done") return [run.said, word("folder", { name: run.folder })].join(" ");
  return word({ cancelled: "cancelled", broken: "broken" }[/** @type {string} */ (run.state)] ?? "stopped");
}

async function start() {
  try {
    await keepOptions();
    const before = told;
    const { run } = await ask(`${url}/start`, {});
    // Few letters are made before this answer is here, and what was told since is newer.
    if (told === before) putRun((state.run = run));
    button("cancel").focus();
  } catch (error) {
    refused(error);
  }
}

onActions({
  people,
  everybody,
  start,
  cancel: () => ask(`${url}/cancel`, {}).catch(refused),
  folder: () => ask(`${url}/show`, {}).catch(refused),
  previous: () => go(-1),
  next: () => go(1),
  show: (one) => previews.choose(one),
});
onEvent("many", async ({ path, run }) => {
  if (path !== state.path) return;
  told += 1;
  state.run = run;
  if (run.state !== "running") state.files = (await ask(`${url}/state`).catch(() => state)).files;
  putRun(run);
});
onEvent("here", () => ask(`${url}/state`).then(({ run, files }) => putRun(Object.assign(state, { run, files }).run), () => {}));
$("table").addEventListener("change", () => {
  take($("table").files?.[0]);
  $("table").value = "";
});
$("row").addEventListener("input", showRow);
$("filter")?.addEventListener("input", filter);
for (const box of document.querySelectorAll("[data-option]")) box.addEventListener("change", keepOptions);
onDrop(([first]) => take(first));
putFacts();
