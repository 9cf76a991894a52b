/**
 * Where pages end: blocks that measure something are shared out among pages.
 *
 * The rules are those of a word processor: a paragraph leaves two lines behind and takes two along,
 * a block that is kept with the next stands on one page with its beginning, and a footnote stands on
 * the page of its mark.
 */

import { turned } from "./turning.js";

const LEAST = 2; // lines of a paragraph on either side of a page's end
const CLOSE = 0.6; // pixels by which lines may reach too far, since all measures are rounded
const ABOVE_NOTES = 8; // pixels that the line above footnotes takes

/**
 * Returns the pages of a letter.
 *
 * @param {import("./pages.js").Paged} letter
 * @param {import("./measuring.js").Measure} measure
 * @param {number} point pixels to a point
 * @returns {{parts: {block: number, from?: number, to?: number}[], notes: number[], top: number,
 *   below: number, landscape: boolean}[]}
 */
export function broken(letter, measure, point) {
  return new Breaker(letter, measure, point).pages();
}

class Breaker {
  constructor(letter, measure, point) {
    Object.assign(this, { letter, measure, point, sizes: measure.sizes, landscape: false });
    this.done = [];
    this.begin();
  }

  pages() {
    for (let number = 0; number < this.sizes.length; ) {
      const size = this.sizes[number];
      if (size.page) {
        this.landscape = size.page === "landscape";
        if (this.page.parts.length || this.done.length === 0 || number === 0) {
          if (this.page.parts.length) this.begin();
          else this.restart();
        } else this.restart();
        number += 1;
        continue;
      }
      const last = this.#lastOfChain(number);
      if (this.#mustTurn(number, last)) this.begin();
      for (; number <= last; number += 1) this.#place(number);
    }
    return this.done;
  }

  /** Begins a page. */
  begin() {
    this.page = { parts: [], notes: [], top: 0, below: 0, landscape: this.landscape };
    this.done.push(this.page);
    this.#fit();
  }

  /** Begins the page that is still empty anew, since it lies otherwise. */
  restart() {
    this.done.pop();
    this.begin();
  }

  /** Finds out how high the text of the page may be: a high header or footer takes of it. */
  #fit() {
    const { first_differs: differs } = this.letter;
    const page = turned(this.letter.page, this.landscape);
    const kind = this.done.length === 1 && differs ? "first" : "default";
    const head = this.measure.margins[`header-${kind}`] ?? 0;
    const foot = this.measure.margins[`footer-${kind}`] ?? 0;
    this.page.top = Math.max(page.top * this.point, page.header * this.point + head);
    this.page.below = Math.max(page.bottom * this.point, page.footer * this.point + foot);
    this.whole = page.height * this.point - this.page.top - this.page.below;
    this.used = 0;
    this.after = 0;
  }

  get room() {
    return this.whole - this.used - this.#notesHeight(this.page.notes);
  }

  get empty() {
    return this.page.parts.length === 0;
  }

  #notesHeight(notes) {
    if (!notes.length) return 0;
    return notes.reduce((sum, number) => sum + (this.measure.notes[number - 1] ?? 0), ABOVE_NOTES);
  }

  /** Returns how much of the page the notes would take more. */
  #more(notes) {
    const fresh = notes.filter((number) => !this.page.notes.includes(number));
    return this.#notesHeight([...this.page.notes, ...fresh]) - this.#notesHeight(this.page.notes);
  }

  /** Returns the space between what stands on the page and a block: the larger of two counts. */
  #gap(size, after = this.after, empty = this.empty) {
    if (empty) return Math.max(size.above, 0);
    const both = [after, size.above];
    return Math.max(0, ...both) + Math.min(0, ...both);
  }

  #lastOfChain(number) {
    let last = number;
    while (last < this.sizes.length - 1 && this.#keeps(last) && !this.sizes[last + 1].page) last += 1;
    return last;
  }

  #keeps(number) {
    const size = this.sizes[number];
    return size.rows.length ? size.rows.at(-1).next : size.next;
  }

  /** Tells whether a chain of blocks, with the first lines of the last, has no room on the page. */
  #mustTurn(first, last) {
    if (this.empty) return false;
    let height = 0;
    let after = this.after;
    const notes = [];
    for (let number = first; number <= last; number += 1) {
      const size = this.sizes[number];
      const need = number < last ? size.height : this.#least(size);
      height += this.#gap(size, after, this.empty && number === first) + need;
      after = size.below;
      notes.push(...size.notes.filter((note) => number < last || note.line < LEAST).map((n) => n.number));
    }
    return height + this.#more(notes) > this.room + CLOSE && height <= this.whole;
  }

  /** Returns the least height of a block at the end of a page. */
  #least(size) {
    if (size.rows.length) return this.#firstRows(size);
    if (size.whole || size.lines <= LEAST + 1) return size.height;
    return LEAST * size.line;
  }

  /** Returns the height of the rows that stand together at the beginning of a table. */
  #firstRows(size) {
    let height = 0;
    for (const row of size.rows) {
      height += row.height;
      if (!row.next && !row.header) break;
    }
    return height;
  }

  #place(number) {
    const size = this.sizes[number];
    if (size.rows.length) this.#placeRows(number, size);
    else this.#placeLines(number, size);
    this.after = size.below;
  }

  #put(part, height, notes) {
    this.page.parts.push(part);
    this.used += height;
    for (const note of notes) if (!this.page.notes.includes(note)) this.page.notes.push(note);
  }

  #placeLines(number, size) {
    const all = size.notes.map((note) => note.number);
    const gap = this.#gap(size);
    if (gap + size.height + this.#more(all) <= this.room + CLOSE) {
      this.#put({ block: number }, gap + size.height, all);
      return;
    }
    if (size.whole || size.lines < 2 * LEAST) {
      if (!this.empty) this.begin();
      this.#put({ block: number }, this.#gap(size) + size.height, all);
      return;
    }
    this.#part(number, size);
  }

  /** Parts a paragraph among pages. */
  #part(number, size) {
    let from = 0;
    while (from < size.lines) {
      const gap = from ? 0 : this.#gap(size);
      const to = this.#lastLine(size, from, gap);
      if (to <= from) {
        this.begin();
        continue;
      }
      const notes = size.notes.filter((note) => note.line >= from && note.line < to).map((n) => n.number);
      const whole = from === 0 && to === size.lines;
      this.#put(whole ? { block: number } : { block: number, from, to }, gap + (to - from) * size.line, notes);
      from = to;
      if (from < size.lines) this.begin();
    }
  }

  /** Returns the line before which the page ends, or the one that was asked about: none has room. */
  #lastLine(size, from, gap) {
    const rest = size.lines - from;
    let fit = 0;
    while (fit < rest && this.#fits(size, from, from + fit + 1, gap)) fit += 1;
    if (fit === rest) return size.lines;
    if (rest - fit < LEAST) fit = rest - LEAST;
    if (fit < LEAST && !this.empty) return from;
    return from + Math.max(fit, 1);
  }

  #fits(size, from, to, gap) {
    const notes = size.notes.filter((note) => note.line >= from && note.line < to).map((n) => n.number);
    return gap + (to - from) * size.line + this.#more(notes) <= this.room + CLOSE;
  }

  #placeRows(number, size) {
    let from = 0;
    const header = headerOf(size);
    while (from < size.rows.length) {
      const gap = from ? 0 : this.#gap(size);
      const repeated = from ? header.height : 0;
      let to = this.#lastRow(size, from, gap + repeated);
      if (to <= from) {
        if (!this.empty) {
          this.begin();
          continue;
        }
        to = from + 1;
      }
      const rows = size.rows.slice(from, to);
      const height = rows.reduce((sum, row) => sum + row.height, gap + repeated);
      const whole = from === 0 && to === size.rows.length;
      this.#put(whole ? { block: number } : { block: number, from, to }, height, rows.flatMap((r) => r.notes));
      from = to;
      if (from < size.rows.length) this.begin();
    }
  }

  /** Returns the row before which the page ends; rows that are kept together go together. */
  #lastRow(size, from, above) {
    let height = above;
    let end = from;
    for (let to = from; to < size.rows.length; to += 1) {
      height += size.rows[to].height;
      const notes = size.rows.slice(from, to + 1).flatMap((row) => row.notes);
      if (height + this.#more(notes) > this.room + CLOSE) break;
      if (to === size.rows.length - 1 || !(size.rows[to].next || size.rows[to].header)) end = to + 1;
    }
    return end;
  }
}

function headerOf(size) {
  const rows = [];
  for (const row of size.rows) {
    if (!row.header) break;
    rows.push(row);
  }
  return { rows, height: rows.reduce((sum, row) => sum + row.height, 0) };
}
