/**
 * What the page of a letter says about its file: whether it is saved, and the bands that stay until
 * something is mended or chosen. The keys stay where they are: no band takes the focus.
 * @module
 */

import { clock } from "./shell.js";

/** @typedef {import("./saving.js").Saver} Saver */
/** @typedef {import("./kept.js").Left} Left */
/** @typedef {[string, string, string, string]} Difference key, title, here, there */

const MOST_TRIES = 30;

export class Bands {
  /** @param {Record<string, string>} words @param {Saver} saver */
  constructor(words, saver) {
    this.words = words;
    this.saver = saver;
    this.place = /** @type {HTMLElement} */ (document.getElementById("bands"));
    this.state = /** @type {HTMLElement} */ (document.getElementById("saved"));
  }

  /** @param {string} name @param {any} [details] */
  show(name, details) {
    /** @type {any} */ (this)[name]?.(details ?? {});
  }

  /** @param {{hash: string}} details */
  opened({ hash }) {
    this.offerLeft(hash);
  }

  typing() {
    this.state.dataset.state = "typing";
  }

  saved() {
    this.state.dataset.state = "saved";
    this.state.textContent = this.words.saved.replace("{time}", clock(Date.now()));
    this.remove("failed");
    this.remove("changed");
  }

  /** @param {{status: number, problems: any[]}} details */
  failed({ status, problems }) {
    this.state.dataset.state = "failed";
    this.state.textContent = this.words.notsaved;
    let text = status === 403 ? this.words.unknown : this.words.unreachable;
    const [problem] = problems;
    if (problem && status !== 403) text = filled(this.words.unsaved, problem);
    this.put("failed", "error", text);
  }

  /** @param {{key?: string, problems: any[]}} details */
  refused({ problems }) {
    const text = problems.map((problem) => filled(this.words.unmade, problem)).join(" ");
    this.put("refused", "error", text, [[this.words.close, () => this.remove("refused")]]);
  }

  /** @param {{hash: string, difference: Difference[]}} details */
  changed({ hash, difference }) {
    this.state.dataset.state = "failed";
    this.state.textContent = this.words.notsaved;
    this.remove("failed"); // the desk has answered
    this.put("changed", "warning", this.words.changed, [
      [this.words.theirs, () => this.chosen(hash, false)],
      [this.words.mine, () => this.chosen(hash, true)],
    ], difference);
  }

  /** @param {{steps?: {undo: number, redo: number}, kept?: boolean}} details */
  steps({ steps, kept }) {
    for (const [name, count] of Object.entries(steps ?? {})) {
      const button = document.querySelector(`[data-action="${name}"]`);
      // A button that is disabled would lose the focus of who has just pressed it.
      button?.setAttribute("aria-disabled", String(!count));
    }
    if (kept === false) {
      this.put("unkept", "warning", this.words.unkept, [[this.words.close, () => this.remove("unkept")]]);
    } else if (kept) this.remove("unkept");
  }

  /** @param {{changed: Difference[]}} details */
  elsewhere({ changed }) {
    this.say(this.words.elsewhere, changed);
  }

  /** @param {{changed?: Difference[], what: string}} details */
  acted({ changed, what }) {
    const words = { undo: this.words.undone, redo: this.words.redone };
    if (changed) this.say(/** @type {any} */ (words)[what] ?? this.words.restored_version, changed);
  }

  /** @param {{name: string}} details */
  renamed({ name }) {
    const text = this.words.renamed.replace("{name}", name.replace(/\.[a-z]+$/, ""));
    this.put("renamed", "done", text, [[this.words.close, () => this.remove("renamed")]]);
  }

  gone() {
    this.put("gone", "error", this.words.gone, [[this.words.writeanew, () => this.saver.act("anew")]]);
  }

  /**
   * Say what has changed, by the names of the fields, in the bar and to screen readers.
   * @param {string} text
   * @param {Difference[]} changed
   */
  say(text, changed) {
    const fields = [...new Set(changed.map(([, title]) => title || this.words.other_fields))];
    this.state.textContent = text.replace("{fields}", fields.join(", "));
  }

  /** @param {string} hash @param {boolean} mine */
  chosen(hash, mine) {
    this.remove("changed");
    this.saver.choose(hash, mine);
  }

  /** @param {string} hash */
  offerLeft(hash) {
    this.saver.kept.eachLeft(async (left) => {
      const now = this.saver.base || hash;
      const missing = left.base === now ? left.edits : await this.missing(now, left);
      if (missing) this.restore({ ...left, edits: missing });
      else if (await this.saver.join(left)) this.tellRestored(left);
      else await this.ask(now, left);
    });
  }

  /**
   * Return those of the edits left that the file does not have: the last saves may have reached it,
   * though the answers were never heard.  Null: the file was changed by something else.
   * @param {string} hash
   * @param {Left} left
   */
  async missing(hash, { edits }) {
    for (let done = edits.length; done > Math.max(0, edits.length - MOST_TRIES); done -= 1) {
      const asked = await this.saver.ask({ base: hash, edits: edits.slice(0, done), compare: true, languages: [] });
      if (asked.ok && !asked.json.difference.length) return edits.slice(done);
    }
    return null;
  }

  /** @param {string} hash @param {Left} left */
  async ask(hash, left) {
    const asked = await this.saver.ask({ base: hash, edits: left.edits, compare: true, languages: [] });
    this.offer(left, asked.ok ? asked.json.difference : left.edits.map(asDifference));
  }

  /** @param {Left} left */
  restore(left) {
    if (left.edits.length) this.saver.edit(left.edits, true);
    if (left.edits.length) this.tellRestored(left);
    else this.saver.kept.forget(left.name);
  }

  /** @param {Left} left */
  tellRestored(left) {
    this.saver.kept.forget(left.name);
    const said = this.words.restored.replace("{time}", clock(left.at));
    this.put(left.name, "done", said, [[this.words.close, () => this.remove(left.name)]]);
  }

  /** @param {Left} left @param {Difference[]} difference */
  offer(left, difference) {
    const text = this.words.left.replace("{time}", clock(left.at));
    this.put(left.name, "warning", text, [
      [this.words.restore, () => this.restore(left)],
      [this.words.drop, () => { this.saver.kept.forget(left.name); this.remove(left.name); }],
    ], difference);
  }

  /** @param {string} name */
  remove(name) {
    this.find(name)?.remove();
  }

  /** @param {string} name @returns {HTMLElement | null} */
  find(name) {
    return this.place.querySelector(`[data-band="${CSS.escape(name)}"]`);
  }

  /**
   * Put a band up, in place of the one of its name; one that says the same stays as it is.
   * @param {string} name
   * @param {string} kind
   * @param {string} text
   * @param {[string, () => void][]} [buttons]
   * @param {Difference[]} [difference]
   */
  put(name, kind, text, buttons = [], difference = []) {
    const before = this.find(name);
    const said = JSON.stringify([text, difference]);
    if (before?.dataset.said === said) return;
    const band = made("div", `band ${kind}`);
    band.dataset.band = name;
    band.dataset.said = said;
    band.append(made("div", "band-text", text));
    for (const [label, action] of buttons) {
      const button = /** @type {HTMLButtonElement} */ (made("button", "button small", label));
      button.type = "button";
      button.addEventListener("click", action);
      band.append(button);
    }
    if (difference.length) band.append(this.table(difference));
    if (before) before.replaceWith(band);
    else this.place.append(band);
  }

  /** @param {Difference[]} difference */
  table(difference) {
    const table = made("table", "differing");
    const head = made("tr", "");
    head.append(made("th", ""), made("th", "", this.words.here), made("th", "", this.words.there));
    table.append(head);
    for (const [key, title, here, there] of difference) {
      const row = made("tr", "");
      const name = made("th", "", title || key);
      name.setAttribute("scope", "row");
      row.append(name, made("td", "", here || "–"), made("td", "", there || "–"));
      table.append(row);
    }
    const box = made("details", "band-more");
    box.append(made("summary", "", this.words.difference), table);
    box.setAttribute("open", "");
    return box;
  }
}

/** @param {import("./form.js").Edit} edit @returns {Difference} */
function asDifference(edit) {
  const value = typeof edit.value === "string" ? edit.value : JSON.stringify(edit.value ?? "");
  return [edit.key, edit.key, value, ""];
}

/** @param {string} text @param {{what: string, advice: string}} problem */
function filled(text, problem) {
  return text.replace("{what}", problem.what).replace("{advice}", problem.advice).trim();
}

/** @param {string} name @param {string} kind @param {string} [text] @returns {HTMLElement} */
function made(name, kind, text = "") {
  const element = document.createElement(name);
  if (kind) element.className = kind;
  element.textContent = text;
  return element;
}
