// The letter beside a template: its pages, and the way between a paragraph and its line.
// @ts-check
import { Pages } from "./pages.js";

const MARGIN = 20;
const SMALLEST = 0.4; // below that nobody reads it, and it is scrolled instead

export class TemplatePages {
  /**
   * @param {HTMLElement} side the box that is scrolled, with one `[data-preview]` in it
   * @param {(name: string, line: number) => void} pick goes to where a paragraph comes from
   */
  constructor(side, pick) {
    this.side = side;
    this.box = /** @type {HTMLElement} */ (side.querySelector("[data-preview]"));
    this.pages = new Pages(this.box, {
      onPick: (key) => {
        const [, name, line] = /^(.*):(\d+)$/.exec(key) ?? [];
        if (name) pick(name, Number(line));
      },
    });
    new ResizeObserver(() => this.fit()).observe(side);
  }

  /** @param {any} letter */
  async show(letter) {
    await this.pages.show(letter);
    this.fit();
  }

  /**
   * Show where a line of a template is printed: it, or the last one before it that is.
   * @param {string} name
   * @param {number} line
   */
  reveal(name, line) {
    const shown = /** @type {HTMLElement[]} */ ([...this.box.querySelectorAll("[data-shows]")]);
    const lines = shown.flatMap(({ dataset }) => {
      const [, from, at] = /^(.*):(\d+)$/.exec(dataset.shows ?? "") ?? [];
      return from === name && Number(at) <= line ? [Number(at)] : [];
    });
    if (lines.length) this.pages.reveal(`${name}:${Math.max(...lines)}`);
  }

  /** Make the pages as wide as there is room, but no wider than they are on paper. */
  fit() {
    const pages = /** @type {HTMLElement[]} */ ([...this.box.querySelectorAll(":scope > .page")]);
    const sizes = pages.map((page) => [page.offsetWidth, page.offsetHeight]);
    const width = Math.max(...sizes.map(([wide]) => wide), 1);
    const scale = Math.min(1, Math.max((this.side.clientWidth - 2 * MARGIN) / width, SMALLEST));
    this.box.style.width = pages.length ? `${width * scale}px` : "";
    pages.forEach((page, number) => {
      const [wide, high] = sizes[number];
      page.style.transform = scale < 1 ? `scale(${scale})` : "";
      page.style.transformOrigin = "0 0";
      page.style.marginLeft = "0";
      page.style.marginRight = `${(scale - 1) * wide}px`;
      page.style.marginBottom = `${MARGIN + (scale - 1) * high}px`;
    });
  }
}
