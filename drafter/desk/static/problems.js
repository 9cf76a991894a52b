/**
 * Problems of a letter: each beside its field with what would mend it, all of them in a list, and
 * keys that lead from one to the next.
 * @module
 */

/**
 * @typedef {import("./form.js").Edit} Edit
 * @typedef {{label: string, edits: Edit[]}} Way
 * @typedef {{id: string, severity: string, key: string, what: string, advice: string, place: string,
 *   offset: number | null, line: number, column: number, choices: Way[], mend: Way | null}} Problem
 * @typedef {{
 *   form: HTMLElement, list: HTMLElement, count: HTMLElement,
 *   edit: (edits: Edit[]) => void, focus: (key: string, problem: Problem) => void,
 *   words: Record<string, string>,
 * }} Doing
 */

const GONE = "-"; // the key of what went away with its item

export class Problems {
  /** @param {Doing} doing */
  constructor(doing) {
    this.doing = doing;
    /** @type {Problem[]} */
    this.all = [];
    this.at = -1;
    this.doing.form.addEventListener("focusout", (event) => {
      const item = /** @type {Element} */ (event.target).closest("[data-item]");
      const next = /** @type {Node | null} */ (event.relatedTarget);
      if (this.isWaiting && item && !item.contains(next)) setTimeout(() => this.place());
    });
    this.isChecked = false;
    this.isShown = false;
    this.isWaiting = false;
  }

  /**
   * Show what was found: errors come with every answer, remarks with those of a whole check.
   * @param {Problem[]} problems
   * @param {string} checked
   */
  show(problems, checked) {
    const all = [...problems, ...this.all.filter((problem) => isKept(problem, checked))];
    this.isChecked ||= checked !== "";
    if (this.isShown && JSON.stringify(all) === JSON.stringify(this.all)) return;
    this.isShown = this.isChecked;
    this.all = all;
    this.at = Math.min(this.at, all.length - 1);
    this.place();
    this.fillList();
    this.fillCount();
  }

  /**
   * Let problems go with the items that they are about, where a list has changed.
   * @param {Edit[]} edits
   */
  follow(edits) {
    for (const edit of edits) {
      const all = this.all.map((problem) => ({ ...problem, key: followed(problem.key, edit) }));
      this.all = all.filter((problem) => problem.key !== GONE);
    }
    // The list and the count still tell of what has gone: the next answer is shown whatever it says.
    this.isShown = false;
  }

  /** Put every problem at its field, where the fields have changed. */
  place() {
    const held = this.held();
    for (const place of this.doing.form.querySelectorAll("[data-problems]")) place.replaceChildren();
    for (const faulty of this.doing.form.querySelectorAll("[data-faulty]")) faulty.removeAttribute("data-faulty");
    for (const invalid of this.doing.form.querySelectorAll("[aria-invalid]")) invalid.removeAttribute("aria-invalid");
    this.isWaiting = false; // whether one is told when its item is left
    this.all.forEach((problem, number) => this.placeOne(problem, number));
    held();
  }

  /** Note what in a problem has the focus; return what gives it back. */
  held() {
    const active = document.activeElement?.closest("[data-problem]");
    const action = document.activeElement?.textContent;
    const key = active?.closest("[data-problems]")?.getAttribute("data-problems");
    return () => {
      if (!key || document.activeElement !== document.body) return;
      const place = this.doing.form.querySelector(`[data-problems="${CSS.escape(key)}"]`);
      const buttons = /** @type {HTMLElement[]} */ ([...(place?.querySelectorAll("button") ?? [])]);
      const same = buttons.find((button) => button.textContent === action);
      if (same) same.focus();
      else this.doing.focus(key, this.all[0]);
    };
  }

  /** @param {Problem} problem @param {number} number */
  placeOne(problem, number) {
    const place = this.placeOf(problem.key);
    // Who has just added an item is about to fill it in, and need not be told that it is empty.
    if (!place) return;
    if (isBegun(place.closest("[data-item]"))) {
      this.isWaiting = true;
      return;
    }
    place.append(this.shown(problem, number));
    const field = place.closest("[data-field]");
    if (problem.severity === "error") field?.setAttribute("data-faulty", "");
    const control = document.getElementById(`f-${problem.key}`);
    if (problem.severity === "error") control?.setAttribute("aria-invalid", "true");
  }

  /** @param {string} key @returns {HTMLElement | null} the place of a key, or of what it is part of */
  placeOf(key) {
    for (let path = key; path; path = path.split(".").slice(0, -1).join(".")) {
      const place = this.doing.form.querySelector(`[data-problems="${CSS.escape(path)}"]`);
      if (place) return /** @type {HTMLElement} */ (place);
    }
    return null;
  }

  /** @param {Problem} problem @param {number} number */
  shown(problem, number) {
    const box = element("div", `problem ${problem.severity}`);
    box.dataset.problem = problem.id;
    box.dataset.number = String(number);
    box.append(element("span", "problem-what", problem.what), " ");
    if (problem.advice) box.append(element("span", "problem-advice", problem.advice));
    const ways = [...problem.choices, ...(problem.mend ? [problem.mend] : [])];
    if (ways.length) {
      const choices = element("div", "problem-choices");
      choices.append(...ways.map((way) => this.button(way)));
      if (problem.choices.length) choices.append(this.other(problem));
      box.append(choices);
    }
    return box;
  }

  /** @param {Way} way */
  button(way) {
    const button = /** @type {HTMLButtonElement} */ (element("button", "button small", way.label));
    button.type = "button";
    button.addEventListener("click", () => this.doing.edit(way.edits));
    return button;
  }

  /** @param {Problem} problem a form that is none of those offered is typed */
  other(problem) {
    const words = this.doing.words;
    const form = /** @type {HTMLFormElement} */ (element("form", "problem-other"));
    const input = /** @type {HTMLInputElement} */ (element("input", ""));
    input.setAttribute("aria-label", words.other);
    input.placeholder = words.other;
    const button = /** @type {HTMLButtonElement} */ (element("button", "button small", words.use));
    form.append(input, button);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const [edit] = problem.choices[0].edits;
      if (input.value.trim()) this.doing.edit([{ ...edit, value: input.value.trim() }]);
    });
    return form;
  }

  fillList() {
    const items = this.all.map((problem, number) => {
      const item = element("li", `problem ${problem.severity}`);
      const button = /** @type {HTMLButtonElement} */ (element("button", "button quiet small", problem.what));
      button.type = "button";
      button.addEventListener("click", () => this.go(number));
      const key = this.placeOf(problem.key) ? "" : problem.id;
      if (key) item.dataset.problem = key;
      item.append(button);
      if (problem.advice) item.append(element("span", "problem-advice", problem.advice));
      return item;
    });
    const { words } = this.doing;
    if (!items.length) items.push(element("li", "aside", this.isChecked ? words.none : words.unchecked));
    this.doing.list.replaceChildren(...items);
  }

  fillCount() {
    const errors = this.all.filter((problem) => problem.severity === "error").length;
    const { count, words } = this.doing;
    count.textContent = String(this.all.length);
    count.className = `count ${errors ? "error" : this.all.length ? "warning" : ""}`.trim();
    const said = errors ? words.errors.replace("{count}", String(errors)) : words.warnings.replace("{count}", String(this.all.length));
    count.title = this.all.length ? said : words.none;
  }

  /** @param {number} step */
  step(step) {
    if (!this.all.length) return;
    const from = this.at < 0 && step < 0 ? 0 : this.at;
    this.go((from + step + this.all.length) % this.all.length);
  }

  /** @param {number} number */
  go(number) {
    this.at = number;
    const problem = this.all[number];
    for (const one of document.querySelectorAll("[data-number][aria-current]")) one.removeAttribute("aria-current");
    const box = this.doing.form.querySelector(`[data-number="${number}"]`);
    if (!box) return this.openList(number);
    box.setAttribute("aria-current", "true");
    unfold(box);
    this.doing.focus(problem.key, problem);
    // In a long text the place of the mistake stays in view rather than what is said of it below.
    if (!box.closest("[data-field]")?.querySelector("[data-body]")) box.scrollIntoView({ block: "nearest" });
    return undefined;
  }

  /** @param {number} number a problem that no field has stands in the list alone */
  openList(number) {
    this.doing.list.hidden = false;
    /** @type {HTMLElement | null} */ (this.doing.list.children[number]?.querySelector("button"))?.focus();
  }
}

/** Open what an element is folded up in. @param {Element} element */
export function unfold(element) {
  for (let at = element.closest("details"); at; at = at.parentElement?.closest("details") ?? null) at.open = true;
}

/**
 * @param {string} name
 * @param {string} kind
 * @param {string} [text]
 * @returns {HTMLElement}
 */
function element(name, kind, text = "") {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  if (text) made.textContent = text;
  return made;
}

/**
 * Tell whether an item of a list is being written into, and has nothing yet.
 * @param {Element | null} item
 */
function isBegun(item) {
  if (!item?.contains(document.activeElement)) return false;
  const controls = /** @type {HTMLInputElement[]} */ ([...item.querySelectorAll("input, textarea, select")]);
  return controls.every((control) => control.type === "checkbox" || !control.value || control === document.activeElement);
}

/**
 * Tell whether a problem found earlier stands, since what was looked at now does not tell.
 * @param {Problem} problem
 * @param {string} checked
 */
function isKept(problem, checked) {
  if (checked === "whole" || problem.severity === "error") return false;
  return checked === "" || problem.id === "spelling";
}

/**
 * Return the key that a value has after an edit of a list.
 * @param {string} key
 * @param {Edit} edit
 */
export function followed(key, edit) {
  if (edit.do === "set") return key;
  const list = edit.do === "insert" ? edit.key : edit.key.replace(/\.\d+$/, "");
  if (!key.startsWith(`${list}.`)) return key;
  const [number, ...rest] = key.slice(list.length + 1).split(".");
  const at = placed(Number(number), edit, Number(edit.key.slice(list.length + 1)));
  return Number.isNaN(at) ? GONE : [list, at, ...rest].join(".");
}

/** @param {number} at @param {Edit} edit @param {number} from */
function placed(at, edit, from) {
  const to = edit.to ?? 0;
  if (edit.do === "insert") return at >= to ? at + 1 : at;
  if (edit.do === "remove") return at === from ? NaN : at > from ? at - 1 : at;
  if (at === from) return to;
  const without = at > from ? at - 1 : at;
  return without >= to ? without + 1 : without;
}
