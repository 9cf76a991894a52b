// The list of phrases: filtered, searched, and shown piece by piece, for a catalog has thousands.
// @ts-check
import { word } from "./shell.js";

const $ = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));
const PIECE = 120;
const COUNTED = 150; // milliseconds after a key, for thousands are counted

/** @param {string} text */
const folded = (text) => text.toLocaleLowerCase().replaceAll("\u00a0", " ").replaceAll("ё", "е");

/**
 * @typedef {{draft: any, findings: any[], isChanged: boolean, isInLetter: boolean}} Facts what is
 *   known of a phrase beside itself
 */

export class PhraseList {
  /** @param {{pick: (number: number) => void, facts: (phrase: any) => Facts}} options */
  constructor(options) {
    this.options = options;
    this.phrases = /** @type {any[]} */ ([]);
    this.shown = /** @type {any[]} */ ([]);
    this.made = 0;
    this.chosen = "all";
    this.words = /** @type {string[]} */ ([]);
    this.current = -1;
    this.remark = "";
    this.counting = 0;
    this.element = $("list");
    this.element.addEventListener("click", (/** @type {any} */ event) => this.#clicked(event));
    this.element.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.#pressed(event));
    this.element.addEventListener("scroll", () => this.#scrolled());
    $("search").addEventListener("input", () => this.search($("search").value));
    $("search").addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.#leftSearch(event));
  }

  /** @param {any[]} phrases */
  put(phrases) {
    this.phrases = phrases;
    const other = document.querySelector('[data-action="filter"][data-value="other"]');
    /** @type {any} */ (other).hidden = !phrases.some((phrase) => phrase.ours);
    this.#find();
  }

  /** @param {string} name */
  filter(name) {
    if (!document.querySelector(`[data-action="filter"][data-value="${CSS.escape(name)}"]`)) return;
    this.chosen = name;
    for (const button of document.querySelectorAll('[data-action="filter"]')) {
      button.setAttribute("aria-pressed", String(/** @type {any} */ (button).dataset.value === name));
    }
    this.#find();
  }

  /** @param {string} text */
  search(text) {
    this.words = folded(text).split(/\s+/).filter(Boolean);
    this.#find();
  }

  /**
   * Show a phrase anew, or all of them.
   * @param {number} [number]
   */
  refresh(number) {
    if (number === undefined) return this.#find(true);
    clearTimeout(this.counting);
    this.counting = setTimeout(() => this.#count(), COUNTED);
    const row = this.#row(number);
    if (row) row.replaceWith(this.#made(this.phrases[number]));
  }

  /** @param {string} text what is said of all */
  note(text) {
    this.remark = text;
    this.#say();
  }

  /** @param {number} number @param {boolean} focus */
  choose(number, focus) {
    this.#mark(this.current, false);
    this.current = number;
    const place = this.shown.findIndex((phrase) => phrase.number === number);
    while (place >= this.made) this.#more();
    this.#mark(number, true);
    const row = this.#row(number);
    row?.scrollIntoView({ block: "nearest" });
    if (focus) row?.querySelector("button")?.focus();
  }

  /**
   * Show all phrases, where one is to be gone to that the filter or the search leaves out.
   * @param {number} number
   */
  widen(number) {
    if (!this.phrases[number] || this.shown.some((phrase) => phrase.number === number)) return;
    $("search").value = "";
    this.words = [];
    this.filter("all");
  }

  /** @returns {number | null} the first phrase that is shown */
  first() {
    return this.shown[0]?.number ?? null;
  }

  /** @param {number} number @param {boolean} [onlyFindings] */
  after(number, onlyFindings = false) {
    return this.#from(this.#fit(onlyFindings).filter((phrase) => phrase.number > number)[0]);
  }

  /** @param {number} number @param {boolean} [onlyFindings] */
  before(number, onlyFindings = false) {
    return this.#from(this.#fit(onlyFindings).filter((phrase) => phrase.number < number).at(-1));
  }

  focus() {
    (this.#row(this.current) ?? this.element.firstElementChild)?.querySelector("button")?.focus();
  }

  /** @param {boolean} onlyFindings */
  #fit(onlyFindings) {
    if (!onlyFindings) return this.shown;
    return this.phrases.filter((phrase) => this.options.facts(phrase).findings.length);
  }

  /** @param {any} phrase @returns {number | null} */
  #from(phrase) {
    return phrase ? phrase.number : null;
  }

  /** @param {string} name @param {any} phrase */
  #fits(name, phrase) {
    const { draft, findings, isChanged, isInLetter } = this.options.facts(phrase);
    const tests = /** @type {Record<string, () => boolean>} */ ({
      missing: () => phrase.missing,
      fuzzy: () => phrase.fuzzy,
      findings: () => findings.length > 0,
      changed: () => isChanged,
      letter: () => isInLetter,
      other: () => Boolean(phrase.ours) && JSON.stringify((draft ?? phrase).strings) !== JSON.stringify(phrase.ours),
    });
    return tests[name]?.() ?? true;
  }

  /** @param {any} phrase */
  #says(phrase) {
    if (!this.words.length) return true;
    const { draft } = this.options.facts(phrase);
    const strings = (draft ?? phrase).strings;
    const text = folded([phrase.context, phrase.id, phrase.plural, ...strings, ...phrase.places].join(" "));
    return this.words.every((one) => text.includes(one));
  }

  /** @param {boolean} [stays] whether the place in the list stays */
  #find(stays = false) {
    const top = this.element.scrollTop;
    const made = Math.max(this.made, PIECE);
    const had = document.activeElement?.closest?.("#list");
    this.shown = this.phrases.filter((phrase) => this.#fits(this.chosen, phrase) && this.#says(phrase));
    this.element.replaceChildren();
    this.made = 0;
    do this.#more();
    while (stays && this.made < Math.min(made, this.shown.length));
    this.#mark(this.current, true);
    if (stays) this.element.scrollTop = top;
    if (had) this.focus();
    this.#count();
    this.#say();
  }

  #say() {
    $("found").textContent = this.remark || (this.shown.length || !this.phrases.length ? "" : word("none"));
  }

  #count() {
    for (const one of document.querySelectorAll("[data-count]")) {
      const name = /** @type {any} */ (one).dataset.count;
      const count = name === "all" ? this.phrases.length : this.phrases.filter((p) => this.#fits(name, p)).length;
      one.textContent = String(count);
    }
  }

  #more() {
    const piece = this.shown.slice(this.made, this.made + PIECE);
    this.element.append(...piece.map((phrase) => this.#made(phrase)));
    this.made += PIECE;
  }

  #scrolled() {
    const { scrollTop, clientHeight, scrollHeight } = this.element;
    if (scrollTop + clientHeight > scrollHeight - 400 && this.made < this.shown.length) this.#more();
  }

  /** @param {any} phrase */
  #made(phrase) {
    const { draft, findings } = this.options.facts(phrase);
    const { strings, fuzzy } = draft ?? phrase;
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "phrase-row";
    button.dataset.number = phrase.number;
    button.tabIndex = phrase.number === this.current ? 0 : -1;
    if (phrase.number === this.current) button.setAttribute("aria-current", "true");
    button.append(piece("phrase-id", phrase.id, "en"), piece("phrase-text", strings.filter(Boolean).join(" · ")));
    const marks = [];
    if (draft) marks.push(["unsaved", word("unsaved")]);
    if (!strings.some(Boolean) && phrase.missing) marks.push(["missing", word("missing")]);
    if (fuzzy) marks.push(["fuzzy", word("fuzzy")]);
    if (findings.length) marks.push(["remarks", word("remarks", { count: findings.length })]);
    for (const [name, text] of marks) button.append(piece(`phrase-mark ${name}`, text));
    item.append(button);
    return item;
  }

  /** @param {number} number @returns {HTMLElement | null} */
  #row(number) {
    return this.element.querySelector(`[data-number="${number}"]`)?.parentElement ?? null;
  }

  /** @param {number} number @param {boolean} isCurrent */
  #mark(number, isCurrent) {
    const button = this.#row(number)?.querySelector("button");
    if (button) {
      button.tabIndex = isCurrent ? 0 : -1;
      if (isCurrent) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
    const first = this.element.querySelector("button");
    if (first && !this.element.querySelector('[tabindex="0"]')) first.tabIndex = 0;
  }

  /** @param {any} event */
  #clicked(event) {
    const button = event.target.closest("[data-number]");
    if (button) this.options.pick(Number(button.dataset.number));
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.altKey || event.ctrlKey) return;
    const rows = [...this.element.querySelectorAll("button")];
    const at = rows.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined || !rows[to]) return;
    event.preventDefault();
    rows[to].focus();
  }

  /** @param {KeyboardEvent} event */
  #leftSearch(event) {
    if (event.key === "Escape" && $("search").value) {
      $("search").value = "";
      this.search("");
    } else if (event.key === "ArrowDown") {
      this.element.querySelector("button")?.focus();
    } else if (event.key === "Enter" && !event.ctrlKey && this.shown.length) {
      this.options.pick(this.shown[0].number);
    } else {
      return;
    }
    event.preventDefault();
  }
}

/** @param {string} name @param {string} text @param {string} [lang] */
function piece(name, text, lang) {
  const made = document.createElement("span");
  made.className = name;
  made.textContent = text;
  if (lang) made.lang = lang;
  return made;
}
