// The form of a phrase: its source, a field for each form, what may be inserted, what is wrong.
// @ts-check
import { word } from "./shell.js";

const $ = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));

/** @param {string} tag @param {string} text @param {Record<string, any>} [facts] */
function made(tag, text, facts = {}) {
  return Object.assign(document.createElement(tag), { textContent: text, ...facts });
}

/**
 * Numbers as people write them: 2–4, 22.
 * @param {number[]} numbers
 */
function ranges(numbers) {
  const parts = /** @type {number[][]} */ ([]);
  for (const number of numbers) {
    if (parts.at(-1)?.[1] === number - 1) parts.at(-1)?.splice(1, 1, number);
    else parts.push([number, number]);
  }
  const texts = parts.map(([first, last]) => (last > first + 1 ? `${first}–${last}` : last > first ? `${first}, ${last}` : `${first}`));
  return texts.join(", ");
}

export class PhraseForm {
  /**
   * @param {any} state
   * @param {{typed: (now: {strings: string[], fuzzy: boolean}) => void, turned: () => void,
   *   shownName: (code: string) => string}} options
   */
  constructor(state, options) {
    this.state = state;
    this.options = options;
    this.lang = state.language.replace("_", "-");
    this.phrase = /** @type {any} */ (null);
    this.last = 0;
    $("fields").addEventListener("input", (/** @type {any} */ event) => this.#typed(event));
    $("fields").addEventListener("focusin", (/** @type {any} */ event) => {
      const before = this.last;
      this.last = Number(event.target.dataset.form ?? before);
      if (this.last !== before) this.options.turned(); // another number is for another form
    });
    $("fuzzy")?.addEventListener("change", () => this.#tell());
  }

  /**
   * @param {any} phrase
   * @param {any} draft
   * @param {{all: any[], forms: number[][], problems: any[], isSaved: boolean}} around
   */
  put(phrase, draft, around) {
    const { strings, fuzzy } = draft ?? phrase;
    this.phrase = phrase;
    this.last = 0;
    const at = word("at", { place: phrase.number + 1, count: around.all.length });
    $("where").textContent = `${at}, ${word("line", { line: phrase.line })}`;
    $("context").textContent = [phrase.part, phrase.context].filter(Boolean)[0] ?? "";
    $("context").title = phrase.context ?? "";
    $("told").textContent = phrase.told.join(" ");
    $("sources").replaceChildren(...this.#sources(phrase));
    $("fields").replaceChildren(...this.#fields(phrase, strings, around.forms));
    $("chips").replaceChildren(...this.#chips(phrase));
    $("chips").hidden = !$("chips").children.length;
    if ($("fuzzy")) $("fuzzy").checked = fuzzy;
    this.putState(draft ? "unsaved" : around.isSaved ? "saved" : "");
    this.putInstead(phrase);
    this.putProblems(around.problems);
    this.putCases([]);
    this.#others(phrase);
    this.#neighbours(phrase.number, around.all);
    this.#more(phrase);
    this.#grow();
    $("phrase").scrollTop = 0;
  }

  /** @param {string} name @param {string} [more] */
  putState(name, more = "") {
    const shown = $("phrase-state");
    shown.className = `state ${name}`;
    shown.textContent = [name && word(name), more].filter(Boolean).join(". ");
  }

  /** @param {any[]} problems */
  putProblems(problems) {
    const items = problems.map((one) => {
      const item = made("li", "", { className: `problem ${one.severity}` });
      item.append(made("span", one.what, { className: "problem-what" }), " ", made("span", one.advice, { className: "problem-advice" }));
      return item;
    });
    if ($("remarks").textContent === items.map((one) => one.textContent).join("")) return;
    $("remarks").replaceChildren(...items);
    for (const field of $("fields").querySelectorAll("textarea")) field.setAttribute("aria-invalid", String(problems.length > 0));
  }

  /** @param {{case: string, name: string, form: string, sure: boolean, number: number | null}[]} cases of a post */
  putCases(cases) {
    const rows = cases.flatMap((one) => {
      const shown = made("dd", one.form, { lang: this.lang });
      const isOwn = one.number !== null;
      if (isOwn || !one.sure) shown.append(" ", made("span", word(isOwn ? "ownform" : "guessed"), { className: "phrase-mark fuzzy" }));
      if (this.state.editable) {
        const button = made("button", isOwn ? "→" : "✎", { type: "button", className: "button quiet icon small", title: isOwn ? "" : word("writeform") });
        button.dataset.action = isOwn ? "go" : "case";
        button.dataset.value = isOwn ? String(one.number) : one.case;
        button.setAttribute("aria-label", `${isOwn ? word("ownform") : word("writeform")}: ${one.name}`);
        shown.append(" ", button);
      }
      return [made("dt", one.name), shown];
    });
    $("cases").replaceChildren(...rows);
    $("cases").parentElement.hidden = !rows.length;
  }

  /** @param {any} phrase */
  putInstead(phrase) {
    const texts = [];
    if (phrase.missing || phrase.fuzzy) {
      if (phrase.fuzzy) texts.push(word("unused"));
      texts.push(word(`instead-${phrase.whose}`, { text: phrase.instead }));
    } else if (phrase.ours && JSON.stringify(phrase.ours) !== JSON.stringify(phrase.strings)) {
      texts.push(word("ours", { text: phrase.ours.join(" · ") }));
    }
    $("instead").textContent = texts.join(" ");
    $("instead").hidden = !texts.length;
  }

  /** @param {any} phrase what the file has now */
  putTheirs(phrase) {
    $("instead").textContent = word("theirs", { text: phrase.strings.join(" · ") });
    $("instead").hidden = false;
  }

  focus() {
    this.#field(this.last)?.focus();
  }

  /** @param {number} place @returns {boolean} whether there is such a word in braces */
  insert(place) {
    const text = this.phrase?.placeholders[place];
    if (text) this.#put(text);
    return Boolean(text);
  }

  copySource() {
    if (!this.state.editable || !this.phrase) return;
    const field = this.#field(this.last);
    const source = this.last > 0 && this.phrase.plural ? this.phrase.plural : this.phrase.id;
    field.focus();
    field.select();
    typeIn(field, source);
  }

  turnFuzzy() {
    if (!$("fuzzy")) return;
    $("fuzzy").checked = !$("fuzzy").checked;
    this.#tell();
  }

  /** @param {string} text */
  #put(text) {
    const field = this.#field(this.last);
    if (!field || field.readOnly) return;
    field.focus();
    typeIn(field, text);
  }

  /** @param {number} form @returns {any} */
  #field(form) {
    return $("fields").querySelector(`[data-form="${form}"]`);
  }

  /** @param {any} event */
  #typed(event) {
    this.last = Number(event.target.dataset.form);
    // What is corrected is certain now, as in every editor of catalogs; one can say otherwise.
    if ($("fuzzy")?.checked && this.phrase.fuzzy) $("fuzzy").checked = false;
    this.#grow();
    this.#tell();
  }

  #tell() {
    const fields = [...$("fields").querySelectorAll("textarea")];
    const strings = fields.map((field) => field.value);
    while (strings.length > Math.max(this.phrase.strings.length, 1) && !strings.at(-1)) strings.pop();
    this.options.typed({ strings, fuzzy: $("fuzzy")?.checked ?? false });
  }

  #grow() {
    for (const field of $("fields").querySelectorAll("textarea")) {
      field.style.height = "auto";
      field.style.height = `${field.scrollHeight + 2}px`;
    }
  }

  /** @param {any} phrase */
  #sources(phrase) {
    const texts = phrase.plural === null ? [phrase.id] : [phrase.id, phrase.plural];
    return texts.map((text) => made("p", text, { className: "phrase-source", lang: "en" }));
  }

  /** @param {any} phrase @param {string[]} strings @param {number[][]} forms */
  #fields(phrase, strings, forms) {
    const count = phrase.plural === null ? 1 : Math.max(forms.length, strings.length);
    return Array.from({ length: count }, (_, form) => {
      const field = document.createElement("div");
      field.className = "field";
      const label = made("label", this.#label(phrase, form, forms), { htmlFor: `t-${form}` });
      const text = made("textarea", "", { id: `t-${form}`, rows: 1, spellcheck: true, lang: this.lang, dir: "auto" });
      text.value = strings[form] ?? "";
      text.dataset.form = String(form);
      text.readOnly = !this.state.editable;
      text.setAttribute("aria-describedby", "remarks instead");
      field.append(label, text);
      return field;
    });
  }

  /** @param {any} phrase @param {number} form @param {number[][]} forms */
  #label(phrase, form, forms) {
    if (phrase.plural === null) return word("translation");
    const numbers = forms[form]?.length ? `, ${word("numbers", { numbers: ranges(forms[form]) })}` : "";
    return `${word("form", { number: form + 1 })}${numbers}`;
  }

  /** @param {any} phrase */
  #chips(phrase) {
    if (!this.state.editable) return [];
    return phrase.placeholders.map((/** @type {string} */ text, /** @type {number} */ place) => {
      const chip = made("button", text, { type: "button", className: "button small" });
      if (place < 9) {
        chip.append(made("kbd", `Alt+${place + 1}`));
        chip.setAttribute("aria-keyshortcuts", `Alt+${place + 1}`);
      }
      chip.addEventListener("click", () => this.#put(text));
      return chip;
    });
  }

  /** @param {any} phrase */
  #others(phrase) {
    const rows = Object.entries(phrase.others).flatMap(([code, strings]) => [
      made("dt", this.options.shownName(code)),
      made("dd", /** @type {string[]} */ (strings).join(" · "), { lang: code.replace("_", "-"), dir: "auto" }),
    ]);
    $("others").replaceChildren(...rows);
    $("others").parentElement.hidden = !rows.length;
  }

  /** @param {number} number @param {any[]} all */
  #neighbours(number, all) {
    const rows = [number - 1, number + 1].filter((one) => all[one]).map((one) => {
      const button = made("button", "", { type: "button", className: "phrase-row" });
      button.dataset.action = "go";
      button.dataset.value = String(one);
      const sign = made("span", one < number ? "↑" : "↓", { className: "phrase-sign", ariaHidden: "true" });
      const texts = [made("span", all[one].id, { className: "phrase-id", lang: "en" })];
      texts.push(made("span", all[one].strings.filter(Boolean).join(" · "), { className: "phrase-text", lang: this.lang }));
      button.append(sign, ...texts);
      return button;
    });
    $("neighbours").replaceChildren(...rows);
    $("neighbours").parentElement.hidden = !rows.length;
  }

  /** @param {any} phrase */
  #more(phrase) {
    const rows = phrase.places.map((/** @type {string} */ text) => made("li", text));
    if (phrase.flags.length) rows.push(made("li", phrase.flags.join(", ")));
    for (const text of phrase.notes) rows.push(made("li", text));
    if (phrase.before) rows.push(made("li", phrase.before, { lang: "en", className: "phrase-before" }));
    $("more").replaceChildren(...rows);
    $("more").parentElement.hidden = !rows.length;
  }
}

/**
 * Type a text where the cursor is; the browser's own undo knows of it.
 * @param {HTMLTextAreaElement} field
 * @param {string} text
 */
function typeIn(field, text) {
  if (document.execCommand("insertText", false, text)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
