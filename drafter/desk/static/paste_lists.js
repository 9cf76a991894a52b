/**
 * Pasted lists: the markers that were seen become lists where Markdown counts the same, else text.
 * @module
 */

import { Fragment } from "./vendor/prosemirror.js";
import { schema } from "./body_schema.js";
import { styleOf } from "./paste_inlines.js";

const { nodes } = schema;
const NUMBER = /^(0|[1-9]\d{0,2})([.)])$/;

/**
 * The place in a list of one of Word's paragraphs, which are no list in its HTML.
 * @param {HTMLElement} element
 * @returns {{level: number, marker: string} | null}
 */
export function markerOf(element) {
  const level = /level(\d)/.exec(styleOf(element)["mso-list"] ?? "")?.[1];
  if (!level) return null;
  const ignored = [...element.querySelectorAll("span")].find((one) => styleOf(one)["mso-list"] === "ignore");
  const marker = plain(ignored ? (ignored.textContent ?? "") : betweenComments(element));
  return marker ? { level: Number(level), marker } : null;
}

/** @param {HTMLElement} element */
function betweenComments(element) {
  let text = "";
  let inside = false;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node instanceof Comment) {
      if (/^\[endif\]/i.test(node.data) && inside) break;
      inside ||= /^\[if !supportLists\]/i.test(node.data);
    } else if (inside) text += node.textContent;
  }
  return text;
}

/** @param {string} marker @returns {string} a marker as it is seen; signs of all kinds are bullets */
function plain(marker) {
  const seen = marker.replace(/[\s\u00a0]+/g, "");
  return /[\p{L}\p{N}]/u.test(seen) && !/^[o§]$/.test(seen) ? seen : seen && "-";
}

/**
 * The marker of an item of a list, and the level that Word's online editor notes.
 * @param {HTMLElement} list @param {HTMLElement} item @param {number} value
 * @returns {{marker: string, depth: number | null}}
 */
export function numberOf(list, item, value) {
  const depth = Number(item.dataset.ariaLevel ?? item.getAttribute("aria-level")) || null;
  const level = Number(item.dataset.ariaLevel) || 1;
  const kind = styleOf(item)["list-style-type"] ?? styleOf(list)["list-style-type"] ?? list.getAttribute("type") ?? "";
  if (kind === "none") return { marker: "", depth };
  if (list.tagName === "UL") return { marker: "-", depth };
  const number = counted(value, kind);
  const pattern = item.dataset.leveltext ?? "";
  const single = pattern.split("%").length === 2 && pattern.includes(`%${level}`);
  return { marker: single ? pattern.replace(/%\d/, number) : `${number}.`, depth };
}

/** @param {number} value @param {string} kind as CSS or HTML names it */
function counted(value, kind) {
  if (/^(a|lower-(alpha|latin))$/.test(kind)) return letters(value);
  if (/^(A|upper-(alpha|latin))$/.test(kind)) return letters(value).toUpperCase();
  if (/^(i|lower-roman)$/.test(kind)) return roman(value);
  if (/^(I|upper-roman)$/.test(kind)) return roman(value).toUpperCase();
  return String(value);
}

/** @param {number} value */
function letters(value) {
  let found = "";
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / 26)) found = String.fromCharCode(97 + ((rest - 1) % 26)) + found;
  return found;
}

/** @param {number} value */
function roman(value) {
  /** @type {[number, string][]} */
  const signs = [[1000, "m"], [900, "cm"], [500, "d"], [400, "cd"], [100, "c"], [90, "xc"], [50, "l"], [40, "xl"], [10, "x"], [9, "ix"], [5, "v"], [4, "iv"], [1, "i"]];
  let rest = value;
  let found = "";
  for (const [worth, sign] of signs) {
    for (; rest >= worth; rest -= worth) found += sign;
  }
  return found;
}

/** A list that is open: an item may still come to it. */
class Open {
  /** @param {number} level @param {string} mark @param {number} first */
  constructor(level, mark, first) {
    this.level = level;
    this.mark = mark;
    this.first = first;
    /** @type {any[][]} the blocks of each item */
    this.items = [];
  }

  node() {
    const items = this.items.map((blocks) => nodes.list_item.create(null, Fragment.from(blocks.map(made))));
    if (this.mark === "-") return nodes.bullet_list.create(null, items);
    return nodes.ordered_list.create({ start: this.first, mark: this.mark }, items);
  }
}

/** @param {any} block a node, or an open list */
function made(block) {
  return block instanceof Open ? block.node() : block;
}

/**
 * Blocks with those that are items put into lists.
 * @param {{node: any, level: number, marker: string}[]} found
 * @returns {any[]}
 */
export function listed(found) {
  /** @type {any[]} */
  const blocks = [];
  /** @type {Open[]} */
  let open = [];
  for (const { node, level, marker } of found) {
    while (open.length && open[open.length - 1].level > level) open.pop();
    const last = open[open.length - 1];
    const number = NUMBER.exec(marker);
    const mark = number ? number[2] : marker;
    if (!level || node.type !== nodes.paragraph) {
      open = [];
      blocks.push(node);
    } else if (!marker) (last ? last.items[last.items.length - 1] : blocks).push(node);
    else if (mark === "-" || (number && !open.some((one) => one.level < level && one.mark === mark))) {
      item(node, level, mark, Number(number?.[1] ?? 0));
    } else {
      // Markdown has no such numbers: they are text, in the item around.
      if (last?.level === level) open.pop();
      const outer = open[open.length - 1];
      const content = Fragment.from(schema.text(`${marker} `)).append(node.content);
      (outer ? outer.items[outer.items.length - 1] : blocks).push(nodes.paragraph.create(null, content));
    }
  }
  return blocks.map(made);

  /** @param {any} node @param {number} level @param {string} mark @param {number} value */
  function item(node, level, mark, value) {
    const last = open[open.length - 1];
    const counts = last?.level === level && last.mark === mark && (mark === "-" || value === last.first + last.items.length);
    if (!counts) {
      if (last?.level === level) open.pop();
      const outer = open[open.length - 1];
      const list = new Open(level, mark, value);
      (outer ? outer.items[outer.items.length - 1] : blocks).push(list);
      open.push(list);
    }
    open[open.length - 1].items.push([node]);
  }
}
