/**
 * The pages of a letter in the languages that are shown.
 * @module
 */

import { Pages } from "./pages.js";

/**
 * @param {{shown: string[], words: Record<string, string>}} state
 * @param {(key: string, place: {block: number, offset: number}) => void} pick leads to the field of a key
 * @param {(languages: string[]) => void} choose asks for the pages of other languages
 */
export function mountPages(state, pick, choose) {
  return new Previews(state, pick, choose);
}

const MARGIN = 20;
const GAP = 24;
const SMALLEST = 0.33; // below that nobody reads it, and it is scrolled; two pages fit a window of 1280 px

/**
 * Return which of the blocks that show a value this one is: a paragraph that goes on on the next
 * page is one.
 * @param {HTMLElement} block
 */
function numberOf(block) {
  const shown = block.closest("[data-preview]")?.querySelectorAll(`[data-shows="${block.dataset.shows}"]`) ?? [];
  const numbers = new Set([...shown].map((one) => Number(/** @type {HTMLElement} */ (one).dataset.block)));
  return [...numbers].filter((number) => number < Number(block.dataset.block)).length;
}

/**
 * Show a page smaller; what it measures itself by stays, so that its lines break as on paper.
 * @param {HTMLElement} page
 * @param {number} scale
 * @param {number[]} size as it is on paper
 */
function scaled(page, scale, [width, height]) {
  page.style.transform = scale < 1 ? `scale(${scale})` : "";
  page.style.transformOrigin = "0 0";
  page.style.marginLeft = "0";
  page.style.marginRight = `${(scale - 1) * width}px`;
  page.style.marginBottom = `${MARGIN + (scale - 1) * height}px`;
}

class Previews {
  /**
   * @param {any} state
   * @param {(key: string, place: {block: number, offset: number}) => void} pick
   * @param {(languages: string[]) => void} choose
   */
  constructor(state, pick, choose) {
    this.shown = state.shown;
    this.chooseLanguages = choose;
    /** @type {Map<string, any>} */
    this.pages = new Map();
    for (const box of document.querySelectorAll("[data-preview]")) {
      const element = /** @type {HTMLElement} */ (box);
      this.pages.set(element.dataset.preview ?? "", new Pages(element));
    }
    const side = document.getElementById("pages");
    side?.addEventListener("click", (event) => {
      const block = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-shows]"));
      if (block) pick(block.dataset.shows ?? "", { block: numberOf(block), offset: 0 });
    });
    if (side) new ResizeObserver(() => this.fit()).observe(side);
  }

  /** @param {Record<string, any>} letters */
  async show(letters) {
    for (const [language, letter] of Object.entries(letters ?? {})) {
      await this.pages.get(language)?.show(letter);
    }
    this.fit();
  }

  /** Make the pages as wide as there is room, but no wider than they are on paper. */
  fit() {
    const side = /** @type {HTMLElement} */ (document.getElementById("pages"));
    const room = (side.clientWidth - 2 * MARGIN - GAP * (this.shown.length - 1)) / this.shown.length;
    for (const box of side.querySelectorAll("[data-preview]:not([hidden])")) {
      const pages = /** @type {HTMLElement[]} */ ([...box.querySelectorAll(":scope > .page")]);
      // All are measured before one is changed, or the browser lays them out for each anew.
      const sizes = pages.map((page) => [page.offsetWidth, page.offsetHeight]);
      const width = Math.max(...sizes.map(([wide]) => wide));
      const scale = Math.min(1, Math.max(room / width, SMALLEST));
      /** @type {HTMLElement} */ (box).style.width = pages.length ? `${width * scale}px` : "";
      pages.forEach((page, number) => scaled(page, scale, sizes[number]));
    }
  }

  /** @param {HTMLElement} button */
  choose(button) {
    this.shown = (button.dataset.value ?? "").split(" ");
    for (const one of document.querySelectorAll("[data-action=show]")) {
      one.setAttribute("aria-pressed", String(one === button));
    }
    for (const [language] of this.pages) {
      const box = document.querySelector(`[data-preview="${language}"]`);
      /** @type {HTMLElement} */ (box).hidden = !this.shown.includes(language);
    }
    document.getElementById("pages")?.toggleAttribute("data-beside", this.shown.length > 1);
    this.chooseLanguages(this.shown);
  }

  /** @param {string} key */
  reveal(key) {
    for (const language of this.shown) this.pages.get(language)?.reveal(key);
  }
}
