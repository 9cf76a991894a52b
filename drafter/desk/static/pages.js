/**
 * A letter on its pages: blocks of HTML are broken into pages as a word processor breaks them.
 *
 * What a block measures is kept by its text, so that a key that is struck measures one paragraph
 * anew; and pages whose blocks are the same as before stay in the document untouched.
 */

import { Measure } from "./measuring.js";
import { broken } from "./breaking.js";
import { turned } from "./turning.js";
import { exact } from "./exact.js";
import { styled } from "./styling.js";

const PIXELS = 96 / 72; // a point, in pixels of CSS
const CHANGED_FOR = 1200; // milliseconds that a changed block is marked

/**
 * Shows the pages of a letter in an element, and shows them anew as often as it is told.
 *
 * @typedef {{width: number, height: number, top: number, right: number, bottom: number,
 *   left: number, header: number, footer: number}} Sizes in points
 * @typedef {{language: string, direction: string, blocks: string[], notes: string[], page: Sizes,
 *   first_differs: boolean, margins: Object<string, string>, floating: boolean, look: string}} Paged
 */
export class Pages {
  /**
   * @param {HTMLElement} container the element `[data-preview]`
   * @param {{onPick?: (key: string, text: string) => void, label?: (page: number, all: number) => string}} options
   */
  constructor(container, options = {}) {
    this.container = container;
    this.options = options;
    this.pages = []; // what each page was made of, to leave equal ones alone
    this.measure = null;
    this.look = "";
    container.addEventListener("click", (event) => this.#picked(event));
  }

  /**
   * Shows a letter; returns a promise of how many pages it has.
   *
   * @param {Paged} letter
   */
  async show(letter) {
    await this.#styled(letter.look);
    this.container.lang = letter.language;
    this.container.dir = letter.direction;
    const before = this.letter;
    this.letter = letter;
    this.measure ??= new Measure(this.container);
    this.measure.take(letter);
    const pages = broken(letter, this.measure, PIXELS);
    this.#put(pages);
    this.#mark(before, letter);
    return pages.length;
  }

  /** Brings what shows a value into view, and marks it for a moment. */
  reveal(key) {
    const found = this.#showing(key);
    found[0]?.scrollIntoView({ block: "nearest", behavior: "instant" });
    for (const element of found) flash(element, "picked");
  }

  #showing(key) {
    for (let path = key; path; path = path.includes(".") ? path.replace(/\.[^.]*$/, "") : "") {
      const found = this.container.querySelectorAll(`.page [data-shows="${CSS.escape(path)}"]`);
      if (found.length) return [...found];
    }
    return [];
  }

  #picked(event) {
    const block = event.target.closest?.("[data-shows]");
    if (event.target.closest?.("a")) event.preventDefault();
    if (block && this.container.contains(block)) this.options.onPick?.(block.dataset.shows, block.textContent.trim());
  }

  /** Fetches the style sheet of a look once. */
  async #styled(address) {
    if (address === this.look) return;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address;
    const loaded = new Promise((done) => {
      link.onload = done;
      link.onerror = done;
    });
    document.head.append(link);
    await Promise.all([loaded, document.fonts.ready]);
    exact(link.sheet);
    this.link?.remove();
    this.link = link;
    this.look = address;
    this.measure?.forget();
    this.pages = [];
  }

  /** Puts pages into the document, those that differ from what stands there. */
  #put(pages) {
    const old = [...this.container.querySelectorAll(":scope > .page")];
    pages.forEach((page, number) => {
      const text = this.#said(page, pages.length);
      if (old[number] && this.pages[number] === text) return;
      const made = this.#page(page, number, pages.length);
      if (old[number]) old[number].replaceWith(made);
      else this.container.append(made);
      this.pages[number] = text;
    });
    for (const left of old.slice(pages.length)) left.remove();
    this.pages.length = pages.length;
  }

  /** Returns all that a page shows, as one text. */
  #said(page, all) {
    const { blocks, notes, margins, language } = this.letter;
    const shown = page.parts.map((part) => blocks[part.block]);
    return JSON.stringify([page, shown, page.notes.map((n) => notes[n - 1]), margins, language, all]);
  }

  /** Returns a page: header, text, footnotes, footer. */
  #page(page, number, all) {
    const measures = turned(this.letter.page, page.landscape);
    const { width, height, top, left, right, bottom, header, footer } = measures;
    const made = element("div", "page letter-page");
    made.tabIndex = -1;
    made.setAttribute("role", "group");
    made.setAttribute("aria-label", this.options.label?.(number + 1, all) ?? `${number + 1} / ${all}`);
    sized(made, width, height);
    const kind = number === 0 && this.letter.first_differs ? "first" : "default";
    const head = this.#margin(`header-${kind}`, number + 1, all);
    placed(head, { left, right, top: header });
    const foot = this.#margin(`footer-${kind}`, number + 1, all);
    placed(foot, { left, right, bottom: footer });
    const text = element("div", "page-text");
    placed(text, { left, right, top });
    text.style.top = `${page.top}px`;
    for (const part of page.parts) text.append(...this.measure.made(part));
    made.append(head, text);
    if (page.notes.length) made.append(this.#notes(page.notes, { left, right, bottom }, page.below));
    made.append(foot);
    return made;
  }

  #margin(name, number, all) {
    const made = element("div", name.startsWith("header") ? "page-header" : "page-footer");
    made.innerHTML = this.letter.margins[name] ?? "";
    for (const field of made.querySelectorAll("[data-field]")) {
      field.textContent = { PAGE: number, NUMPAGES: all, SECTIONPAGES: all }[field.dataset.field] ?? "";
    }
    return styled(made);
  }

  #notes(numbers, { left, right }, below) {
    const made = element("div", "page-notes");
    placed(made, { left, right });
    made.style.bottom = `${below}px`;
    made.innerHTML = numbers.map((number) => this.letter.notes[number - 1] ?? "").join("");
    return styled(made);
  }

  /** Marks for a moment the blocks that were not there before. */
  #mark(before, letter) {
    if (!before || before.language !== letter.language) return;
    const known = new Set(before.blocks);
    const fresh = letter.blocks.flatMap((block, number) => (known.has(block) ? [] : [number]));
    if (fresh.length > 3) return; // much has changed: nothing in particular did
    for (const number of fresh) {
      for (const shown of this.container.querySelectorAll(`[data-block="${number}"]`)) {
        flash(shown, "changed");
      }
    }
  }
}

function element(tag, name) {
  const made = document.createElement(tag);
  made.className = name;
  return made;
}

function sized(page, width, height) {
  page.style.width = `${width}pt`;
  page.style.height = `${height}pt`;
}

function placed(part, sides) {
  for (const [side, distance] of Object.entries(sides)) part.style[side] = `${distance}pt`;
}

function flash(shown, name) {
  shown.classList.add(name);
  setTimeout(() => shown.classList.remove(name), CHANGED_FOR);
}
