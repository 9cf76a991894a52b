/**
 * What goes out of a letter's page: files beside the letter, the register, drafts of e-mail; and
 * Word files that were changed by hand meanwhile. Nothing is made of what is not saved.
 * @module
 */

import { Refusal, ask, keep, kept } from "./shell.js";

/** @typedef {import("./saving.js").Saver} Saver */
/** @typedef {import("./letter_bands.js").Bands} Bands */

const PAUSE = 50;
const MOST_PAUSES = 200;

/**
 * Save what is not saved; tell whether all is.
 * @param {Saver} saver
 */
export async function settled(saver) {
  for (let count = 0; saver.unsaved.length || saver.isSaving; count += 1) {
    if (saver.isHeld || saver.failures || count > MOST_PAUSES) return false;
    saver.save();
    await new Promise((done) => setTimeout(done, PAUSE));
  }
  return true;
}

export class Exports {
  /**
   * @param {{path: string, url: string, words: Record<string, string>}} state
   * @param {Saver} saver
   * @param {Bands} bands
   * @param {() => string[]} shown the languages that are shown
   */
  constructor(state, saver, bands, shown) {
    this.state = state;
    this.words = state.words;
    this.path = state.url.replace(/^\/letters/, "");
    this.saver = saver;
    this.bands = bands;
    this.shown = shown;
  }

  /** @returns {Record<string, (button: HTMLElement, event: Event) => unknown>} */
  actions() {
    return {
      docx: () => this.make({ what: "docx", language: this.shown()[0] }),
      pdf: () => this.make({ what: "pdf", language: this.shown()[0] }),
      bilingual: () => this.make({ what: "bilingual" }),
      "side-by-side": () => this.make({ what: "side-by-side" }),
      out: (button) => {
        const [what, language] = (button.dataset.value ?? "").split(" ");
        this.make({ what, language });
      },
      register: () => this.enter({}),
      eml: (button, event) => this.mail(/** @type {HTMLAnchorElement} */ (button), event),
    };
  }

  /** @param {object} wanted */
  async make(wanted) {
    this.closeMenu();
    await this.asked("export", wanted, {
      done: (answer) => this.made(answer),
      replace: () => this.make({ ...wanted, force: true }),
    });
  }

  /** @param {{file: string, address: string, opened: boolean}} answer */
  made({ file, address, opened }) {
    this.tell("done", this.words.written.replace("{file}", file), [
      [this.words.copy, () => save(address)],
    ]);
    this.bands.remove(`hand-${file}`);
    if (!opened) save(address);
  }

  /** @param {object} wanted */
  async enter(wanted) {
    this.closeMenu();
    await this.asked("register", wanted, {
      done: ({ register, doubts }) =>
        this.tell("done", [this.words.entered.replace("{file}", register), ...doubts].join(" ")),
      register: () => this.enter({ force: true }),
    });
  }

  /** @param {HTMLAnchorElement} link @param {Event} event */
  async mail(link, event) {
    event.preventDefault();
    this.closeMenu();
    if (await settled(this.saver)) await saveOrTell(link.href, (error) => this.refused(error));
    else this.tell("warning", this.words.notmade);
  }

  /**
   * Ask the desk for something that is made of what is saved.
   * @param {string} act
   * @param {object} wanted
   * @param {Record<string, (answer: any) => void>} then what follows, `done` or what is to be answered
   */
  async asked(act, wanted, then) {
    if (!(await settled(this.saver))) return this.tell("warning", this.words.notmade);
    this.tell("", this.words.making);
    try {
      then.done(await ask(`/${act}${this.path}`, { base: this.saver.base, ...wanted }));
    } catch (error) {
      const question = error instanceof Refusal ? error.answer?.ask : "";
      if (question) this.question(error, question, then[question]);
      else this.refused(error);
    }
    return undefined;
  }

  /** @param {unknown} error @param {string} question @param {(answer: any) => void} yes */
  question(error, question, yes) {
    const label = question === "replace" ? this.words.replace : this.words.enter;
    const leave = () => this.bands.remove("out");
    const { problems, answer } = /** @type {Refusal} */ (error);
    const buttons = /** @type {[string, () => void][]} */ ([[label, () => yes({})], [this.words.leave, leave]]);
    if (answer.address) buttons.splice(1, 0, [this.words.copy, () => save(answer.address)]);
    this.tell("warning", problems.map(sentence).join(" "), buttons, false);
  }

  /** @param {unknown} error */
  refused(error) {
    if (error instanceof Refusal && error.answer?.hash) {
      this.saver.look();
      this.tell("warning", this.words.taken);
    } else if (error instanceof Refusal && error.problems.length) {
      this.tell("error", error.problems.map(sentence).join(" "));
    } else this.tell("error", this.words.apart);
  }

  /**
   * @param {string} kind
   * @param {string} text
   * @param {[string, () => void][]} [buttons]
   * @param {boolean} [closes] whether the band can be closed without an answer
   */
  tell(kind, text, buttons = [], closes = true) {
    const close = /** @type {[string, () => void]} */ ([this.words.close, () => this.bands.remove("out")]);
    this.bands.put("out", kind, text, closes ? [...buttons, close] : buttons);
  }

  closeMenu() {
    document.getElementById("letter-menu")?.removeAttribute("open");
  }

  /** See whether a Word file of the letter was changed by hand. */
  async look() {
    const answer = await ask(`/changed${this.path}`).catch(() => ({ changed: [] }));
    for (const file of answer.changed) {
      this.bands.put(`hand-${file}`, "warning", this.words.byhand.replace("{file}", file), [
        [this.words.look, () => this.compare(file)],
        [this.words.leave, () => this.leave(file)],
      ]);
    }
  }

  /** @param {string} file */
  async compare(file) {
    if (!(await settled(this.saver))) return this.tell("warning", this.words.notmade);
    try {
      const base = this.saver.base;
      this.offer(file, await ask(`/compare${this.path}`, { base, name: file }));
    } catch (error) {
      this.refused(error);
    }
    return undefined;
  }

  /** @param {string} file @param {{edits: any[], difference: any[], by_hand: any[]}} found */
  offer(file, { edits, difference, by_hand: rest }) {
    const named = (/** @type {string} */ text) => text.replace("{file}", file);
    const text = difference.length ? this.words.takes : rest.length ? this.words.notaken : this.words.tookall;
    const take = () => {
      this.saver.edit(edits, true);
      this.leave(file);
      if (rest.length) this.byHand(file, rest);
    };
    const buttons = /** @type {[string, () => void][]} */ ([[this.words.leave, () => this.leave(file)]]);
    if (edits.length) buttons.unshift([this.words.take, take]);
    this.bands.put(`hand-${file}`, "warning", named(text), buttons, difference.length ? difference : rest);
  }

  /** @param {string} file @param {any[]} rest */
  byHand(file, rest) {
    const name = `rest-${file}`;
    const close = () => this.bands.remove(name);
    this.bands.put(name, "warning", this.words.notaken.replace("{file}", file), [[this.words.close, close]], rest);
  }

  /** @param {string} file */
  async leave(file) {
    this.bands.remove(`hand-${file}`);
    await ask(`/leave${this.path}`, { name: file }).catch((error) => this.refused(error));
  }

  /** Tell once what is unsure in a letter that was read from Word. */
  tellImported() {
    const key = `imported:${this.state.path}`;
    const text = kept(key);
    if (!text) return;
    const close = () => {
      keep(key, "");
      this.bands.remove("imported");
    };
    const lines = JSON.parse(text).map((/** @type {any} */ one) => ["", sentence(one), "", ""]);
    this.bands.put("imported", "warning", this.words.imported, [[this.words.close, close]], []);
    const list = document.createElement("ul");
    for (const [, said] of lines) list.append(Object.assign(document.createElement("li"), { textContent: said }));
    this.bands.find("imported")?.append(list);
  }
}

/** @param {{what: string, advice: string}} problem */
function sentence({ what, advice }) {
  return [what, advice].filter(Boolean).join(" ");
}

/**
 * Let the browser save what stands at an address.
 * @param {string} address
 */
function save(address) {
  const link = document.createElement("a");
  link.href = address;
  link.download = "";
  document.body.append(link);
  link.click();
  link.remove();
}

/**
 * Save what stands at an address, or tell why it cannot be made.
 * @param {string} address
 * @param {(error: unknown) => void} refused
 */
async function saveOrTell(address, refused) {
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Refusal(answer.status, await answer.json().catch(() => null));
    save(address);
  } catch (error) {
    refused(error);
  }
}
