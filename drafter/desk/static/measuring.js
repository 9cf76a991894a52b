/**
 * What the blocks of a letter measure, kept by their text: heights, lines, rows, notes.
 *
 * All geometry of the blocks that are new is read in one pass before anything is moved, since a
 * browser lays a page out anew for each reading that follows a change.
 */

import { styled } from "./styling.js";
import { textWidth, turned } from "./turning.js";

const MOST_KEPT = 20000; // blocks; those of the oldest letters go first

/**
 * What a block measures, in pixels.
 *
 * @typedef {{height: number, above: number, below: number, line: number, lines: number,
 *   next: boolean, whole: boolean, notes: {number: number, line: number}[],
 *   rows: {height: number, next: boolean, header: boolean, notes: number[]}[]}} Size
 */
export class Measure {
  /** @param {HTMLElement} container in whose styles blocks are measured */
  constructor(container) {
    this.flow = document.createElement("div");
    this.flow.className = "letter-page letter-flow";
    this.flow.setAttribute("aria-hidden", "true");
    this.flow.inert = true;
    container.after(this.flow);
    this.kept = new Map();
  }

  /** Forgets all, since the style sheet has changed. */
  forget() {
    this.kept.clear();
  }

  /** Measures the blocks, the notes and the margins of a letter. */
  take(letter) {
    this.letter = letter;
    this.flow.lang = letter.language;
    this.flow.dir = letter.direction;
    this.sizes = this.#sizes(letter);
    this.notes = letter.notes.map((note) => this.#height("note", note, textWidth(letter.page)));
    this.margins = {};
    for (const [name, html] of Object.entries(letter.margins)) {
      this.margins[name] = this.#height(`margin`, html, textWidth(letter.page));
    }
  }

  /** Returns the sizes of all blocks, those of new ones read in one pass. */
  #sizes(letter) {
    let width = textWidth(letter.page);
    const entries = letter.blocks.map((html, number) => {
      const page = /^<div data-new-page="(\w+)"/.exec(html);
      if (page) {
        width = textWidth(turned(letter.page, page[1] === "landscape"));
        return { page: page[1], key: "" };
      }
      const before = /^<\w+ class="([^"]*)"/.exec(letter.blocks[number - 1] ?? "")?.[1] ?? "";
      return { html, width, key: `${width}|${before}|${html}`, before };
    });
    const fresh = entries.filter((entry) => entry.key && !this.kept.has(entry.key));
    this.#read(fresh);
    return entries.map((entry) => (entry.page ? entry : this.kept.get(entry.key)));
  }

  #read(fresh) {
    if (!fresh.length) return;
    if (this.kept.size > MOST_KEPT) this.kept.clear();
    const shells = fresh.map((entry) => {
      const shell = document.createElement("div");
      shell.style.width = `${entry.width}pt`;
      shell.className = "letter-measured";
      shell.innerHTML = (entry.before ? `<p class="${entry.before}"></p>` : "") + entry.html;
      return styled(shell);
    });
    this.flow.replaceChildren(...shells);
    hung(this.flow);
    fresh.forEach((entry, number) => {
      this.kept.set(entry.key, sizeOf(shells[number].lastElementChild));
    });
    this.flow.replaceChildren();
  }

  #height(kind, html, width) {
    const key = `${kind}|${width}|${html}`;
    if (!this.kept.has(key)) {
      const shell = document.createElement("div");
      shell.style.width = `${width}pt`;
      shell.className = "letter-measured";
      shell.innerHTML = html;
      this.flow.replaceChildren(styled(shell));
      this.kept.set(key, shell.getBoundingClientRect().height);
      this.flow.replaceChildren();
    }
    return this.kept.get(key);
  }

  /**
   * Returns the elements of a part of a page: a block, or some of its lines or rows.
   *
   * @param {{block: number, from?: number, to?: number}} part
   */
  made(part) {
    const shell = document.createElement("div");
    const size = this.sizes[part.block];
    shell.innerHTML = this.letter.blocks[part.block];
    styled(shell);
    const found = shell.firstElementChild;
    found.dataset.block = part.block;
    if (size.rows.length) return [withRows(found, part, size)];
    if (part.from === undefined) return [hung(found)];
    return [this.#lines(found, part, size)];
  }

  /** Returns a paragraph with some of its lines alone. */
  #lines(paragraph, part, size) {
    const shell = document.createElement("div");
    shell.className = "letter-measured";
    shell.style.width = `${size.width}pt`;
    shell.append(paragraph);
    this.flow.replaceChildren(shell);
    hung(shell);
    const from = part.from ? startOfLine(paragraph, part.from, size) : null;
    const to = part.to < size.lines ? startOfLine(paragraph, part.to, size) : null;
    if (to) cut(paragraph, to, false);
    if (from) cut(paragraph, from, true);
    if (to) paragraph.classList.add("letter-goes-on");
    if (to && size.justified) paragraph.classList.add("letter-justified");
    if (from) paragraph.classList.add("letter-gone-on");
    this.flow.replaceChildren();
    return paragraph;
  }
}

/** Returns what a block measures. */
function sizeOf(block) {
  const box = block.getBoundingClientRect();
  const style = getComputedStyle(block);
  const line = parseFloat(style.lineHeight) || box.height;
  const rows = block.tagName === "TABLE" ? [...block.rows].map(rowOf) : [];
  return {
    height: box.height,
    width: parseFloat(block.parentElement.style.width),
    above: parseFloat(style.marginTop),
    below: parseFloat(style.marginBottom),
    line,
    lines: rows.length ? 0 : Math.max(1, Math.round(box.height / line)),
    justified: style.textAlign === "justify",
    next: block.dataset.keep === "next",
    whole: "whole" in block.dataset || block.querySelector("img") !== null,
    notes: notesOf(block).map((mark) => ({ number: numberOf(mark), line: lineOf(mark, box, line) })),
    rows,
  };
}

function rowOf(row) {
  return {
    height: row.getBoundingClientRect().height,
    next: row.dataset.keep === "next",
    header: row.querySelector("th") !== null,
    notes: notesOf(row).map(numberOf),
  };
}

const notesOf = (block) => [...block.querySelectorAll("[role=doc-noteref]")];
const numberOf = (mark) => Number(mark.textContent);

function lineOf(mark, box, line) {
  const at = mark.getBoundingClientRect();
  return Math.max(0, Math.floor(((at.top + at.bottom) / 2 - box.top) / line));
}

/** Gives the numbers of lists the room up to their text: a hanging indent, or the next stop. */
function hung(root) {
  for (const number of root.querySelectorAll(".letter-number")) {
    const hang = parseFloat(number.dataset.hang) || 0;
    number.style.minWidth = hang ? `${hang}pt` : `${stop(number)}px`;
  }
  return root;
}

const STOP = (708 / 20) * (96 / 72); // the usual distance of tab stops, in pixels

/** Returns how wide a number is up to the next tab stop. */
function stop(number) {
  const block = number.closest("p, h1, h2, h3, h4, h5, h6");
  const style = getComputedStyle(block);
  const start = parseFloat(style.marginLeft) + parseFloat(style.textIndent);
  const end = start + number.getBoundingClientRect().width;
  return Math.ceil((end + 0.01) / STOP) * STOP - start;
}

/** Returns a table with some of its rows, and its header rows above them. */
function withRows(table, part, size) {
  if (part.from === undefined) return table;
  [...table.rows].forEach((row, number) => {
    const repeated = part.from > 0 && size.rows[number].header && number < part.from;
    if (!repeated && (number < part.from || number >= part.to)) row.remove();
  });
  return table;
}

/** Returns where a line of a paragraph begins: a text node and an offset in it. */
function startOfLine(paragraph, line, size) {
  const top = paragraph.getBoundingClientRect().top + (line - 0.5) * size.line;
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    range.selectNodeContents(node);
    const boxes = range.getClientRects();
    if (!boxes.length || boxes[boxes.length - 1].top < top) continue;
    let low = 0;
    let high = node.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      range.setStart(node, middle);
      range.setEnd(node, middle + 1);
      const box = range.getClientRects();
      if ((box.length ? box[box.length - 1].top : -Infinity) >= top) high = middle;
      else low = middle + 1;
    }
    if (low < node.length) return [node, low];
  }
  return null;
}

/** Removes what stands before a place of a paragraph, or what stands from there on. */
function cut(paragraph, [node, offset], before) {
  const range = document.createRange();
  if (before) {
    range.setStart(paragraph, 0);
    range.setEnd(node, offset);
  } else {
    range.setStart(node, offset);
    range.setEnd(paragraph, paragraph.childNodes.length);
  }
  range.deleteContents();
}
