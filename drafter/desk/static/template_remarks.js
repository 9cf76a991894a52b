// What a template's page says of its text: remarks, what drafter's own has more, what differs.
// @ts-check
import { state, word } from "./shell.js";
import { made } from "./template_lines.js";
import { addressOf } from "./template_windows.js";

/** @typedef {import("./template_editor.js").Editor} Editor */

/** @template {HTMLElement} T @param {string} id @returns {T} */
const byId = (id) => /** @type {T} */ (document.getElementById(id));

/** @type {WeakMap<Element, any>} the remark of each row of the list */
const rows = new WeakMap();

/**
 * Tell why a letter cannot be made; without a reason nothing is told.
 * @param {any[]} failed
 */
export function showFailed(failed) {
  byId("failed").hidden = !failed.length;
  byId("pages").toggleAttribute("data-stale", Boolean(failed.length));
  if (!failed.length) return;
  const reasons = failed.map((one) => {
    const line = document.createElement("p");
    const what = `${one.what} ${one.advice}`.trim();
    const place = one.line ? word("line", { line: one.line, what }) : what;
    line.textContent = one.letter
      ? word("of-letter", { name: one.letter, what })
      : one.name
        ? word("elsewhere-name", { name: one.name, what })
        : place;
    return line;
  });
  const first = document.createElement("p");
  first.textContent = word("failed");
  byId("failed").replaceChildren(first, ...reasons);
}

/**
 * Show what is wrong: in the text, as a number, and in the list.
 * @param {Editor} editor
 * @param {any[]} problems
 */
export function showProblems(editor, problems) {
  editor.mark(problems.filter((one) => one.line));
  const count = byId("count");
  count.textContent = problems.length ? String(problems.length) : "";
  count.className = `count ${problems.some((one) => one.severity === "error") ? "error" : "warning"}`;
  byId("problems").replaceChildren(...(problems.length ? problems.map((one) => problemRow(editor, one)) : [sound()]));
  byId("said").textContent = word("count", { count: problems.length });
}

function sound() {
  const row = document.createElement("li");
  row.className = "aside";
  row.textContent = word("no-problems");
  return row;
}

/** @param {Editor} editor @param {any} one */
function problemRow(editor, one) {
  const row = document.createElement("li");
  row.className = `problem ${one.severity}`;
  rows.set(row, one);
  const what = one.name
    ? word("elsewhere-name", { name: one.name, what: one.what })
    : one.line
      ? word("line", { line: one.line, what: one.what })
      : one.what;
  if (one.line) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "problem-what";
    button.textContent = what;
    button.addEventListener("click", () => editor.goTo(one.line, one.column));
    row.append(button);
  } else if (state.names.includes(one.name)) {
    const link = document.createElement("a");
    link.href = addressOf(one.name);
    link.textContent = what;
    row.append(link);
  } else {
    const text = document.createElement("span");
    text.className = "problem-what";
    text.textContent = what;
    row.append(text);
  }
  if (one.advice) {
    const advice = document.createElement("span");
    advice.className = "problem-advice";
    advice.textContent = one.advice;
    row.append(advice);
  }
  return row;
}

/**
 * Offer the parts that the template can change beside its own.
 * @param {any[]} further
 */
export function showFurther(further) {
  const options = further.map(({ block, about: meaning }) => new Option(`${block} – ${meaning}`, block));
  byId("part-of").replaceChildren(...options);
  for (const button of document.querySelectorAll("[data-action=part]")) {
    /** @type {HTMLButtonElement} */ (button).disabled = !options.length;
  }
}

/**
 * Tell what drafter's own has more.
 * @param {any[]} offers
 */
export function showOffers(offers) {
  const box = byId("offers");
  if (!box) return;
  box.hidden = !offers.length;
  if (!offers.length) return;
  const names = offers.map((one) => one.block || word("whole")).join(", ");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button small";
  button.dataset.action = "offers";
  button.textContent = word("offers-look");
  box.replaceChildren(word("offers", { names }), " ", button);
}

/**
 * Show in what the template differs from drafter's own.
 * @param {any[] | null} difference
 */
export function showDifference(difference) {
  const box = byId("differing");
  if (!difference?.length) {
    box.textContent = word(difference ? "no-difference" : "none-shipped");
    return;
  }
  box.replaceChildren(
    ...difference.flatMap(({ block, about: meaning, lines }) => {
      const title = document.createElement("h2");
      title.textContent = block ? word("block", { block, about: meaning }) : word("whole");
      const box = document.createElement("div");
      box.className = "lines";
      box.append(...made(lines));
      return [title, box];
    }),
  );
}

/**
 * Go to a remark in the text, and show what it says.
 * @param {Editor} editor
 * @param {boolean} back
 */
export function step(editor, back) {
  const problem = editor.toProblem(back);
  if (byId("problems").hidden) showList();
  for (const row of byId("problems").children) {
    const isHere = problem !== null && rows.get(row) === problem;
    row.toggleAttribute("data-here", isHere);
    if (isHere) row.scrollIntoView({ block: "nearest" });
  }
  byId("said").textContent = problem ? `${problem.what} ${problem.advice}`.trim() : word("no-problems");
}

/** Show the list of remarks, or hide it. */
export function showList() {
  const list = byId("problems");
  list.hidden = !list.hidden;
  document.querySelector("[data-action=problems]")?.setAttribute("aria-expanded", String(!list.hidden));
}
