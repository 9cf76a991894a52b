/**
 * The exact view: LibreOffice's PDF in the place of the pages, made anew after each save.
 * @module
 */

import { settled } from "./exports.js";
import { Refusal, ask } from "./shell.js";

const AFTER = 600; // milliseconds without a save, since a new PDF begins at its first page

/**
 * @param {{url: string, words: Record<string, string>}} state
 * @param {import("./saving.js").Saver} saver
 * @param {() => string[]} shown the languages that are shown
 */
export function mountExact(state, saver, shown) {
  return new Exact(state, saver, shown);
}

class Exact {
  /**
   * @param {{url: string, words: Record<string, string>}} state
   * @param {import("./saving.js").Saver} saver
   * @param {() => string[]} shown
   */
  constructor(state, saver, shown) {
    this.address = state.url.replace(/^\/letters/, "/exact");
    this.words = state.words;
    this.saver = saver;
    this.shown = shown;
    this.box = /** @type {HTMLElement} */ (document.getElementById("exact"));
    this.note = /** @type {HTMLElement} */ (document.getElementById("exact-note"));
    this.pages = /** @type {HTMLElement} */ (document.getElementById("pages"));
    this.timer = 0;
    this.asked = 0;
  }

  /** @param {HTMLElement} button */
  turn(button) {
    const isOn = this.box.hidden;
    button.setAttribute("aria-pressed", String(isOn));
    this.box.hidden = !isOn;
    this.pages.hidden = isOn;
    if (isOn) this.make();
  }

  /** Make the PDF anew once nothing has been saved for a while. */
  refresh() {
    if (this.box.hidden) return;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.make(), AFTER);
  }

  async make() {
    this.asked += 1;
    const mine = this.asked;
    if (!this.box.querySelector("iframe")) this.tell(this.words.making);
    if (!(await settled(this.saver))) return this.tell(this.words.notmade);
    const wanted = { language: this.shown()[0], base: this.saver.base };
    try {
      const { address } = await ask(this.address, wanted);
      if (mine === this.asked) this.show(address);
    } catch (error) {
      if (mine === this.asked) this.refused(error);
    }
    return undefined;
  }

  /** @param {string} address */
  show(address) {
    this.tell("");
    const before = this.box.querySelector("iframe");
    if (before?.getAttribute("src")?.startsWith(`${address}#`)) return;
    const frame = document.createElement("iframe");
    frame.src = `${address}#navpanes=0&view=FitH`; // for the viewers that know it
    frame.title = this.words.exact;
    before?.remove();
    this.box.append(frame);
  }

  /** @param {unknown} error */
  refused(error) {
    if (error instanceof Refusal && (error.answer?.overtaken || error.answer?.hash)) return;
    this.box.querySelector("iframe")?.remove();
    const found = error instanceof Refusal ? error.problems : [];
    const said = found.map((/** @type {any} */ one) => [one.what, one.advice].join(" ")).join(" ");
    this.tell(said || this.words.apart);
  }

  /** @param {string} text */
  tell(text) {
    this.note.textContent = text;
    this.note.hidden = !text;
  }
}
