/**
 * What is pasted from Word and others, as blocks of a body: what was seen there is what is printed.
 *
 * Paragraphs, lists with their numbers, tables, emphasis, links and footnotes come; the rest stays.
 * @module
 */

import { Fragment, Slice } from "./vendor/prosemirror.js";
import { schema } from "./body_schema.js";
import { Footnotes, inlines } from "./paste_inlines.js";
import { listed, markerOf, numberOf } from "./paste_lists.js";
import { table } from "./paste_tables.js";

const { nodes } = schema;

/**
 * Put what was copied elsewhere into a body.
 * @param {any} view @param {string} html @param {string} text
 * @returns {boolean} false where ProseMirror does that better: for what comes from a body
 */
export function pasted(view, html, text) {
  if (view.state.selection.$from.parent.type.spec.code) return false;
  if (/data-pm-slice/.test(html)) return inCell(view, null);
  const blocks = html ? blocksOf(html) : lines(text);
  if (!blocks.length) return false;
  if (inCell(view, blocks)) return true;
  const open = (/** @type {any} */ one) => (one.type === nodes.paragraph ? 1 : 0);
  const slice = new Slice(Fragment.from(blocks), open(blocks[0]), open(blocks[blocks.length - 1]));
  view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView().setMeta("paste", true));
  return true;
}

/** A cell has one paragraph: its lines are parted by breaks. @param {any} view @param {any[] | null} blocks */
function inCell(view, blocks) {
  const { $from } = view.state.selection;
  if (!blocks || $from.node(-1)?.type.spec.tableRole === undefined) return false;
  /** @type {any[]} */
  const content = [];
  Fragment.from(blocks).descendants((/** @type {any} */ node) => {
    if (!node.isTextblock) return true;
    if (content.length && node.content.size) content.push(nodes.hard_break.create());
    node.forEach((/** @type {any} */ one) => content.push(one));
    return false;
  });
  view.dispatch(view.state.tr.replaceSelection(new Slice(Fragment.from(content), 0, 0)).scrollIntoView());
  return true;
}

/** @param {string} text each line of which is a paragraph */
function lines(text) {
  return text
    .split(/[\r\n\u2028\u2029]+/)
    .filter((line) => line.trim())
    .map((line) => nodes.paragraph.create(null, schema.text(line.replace(/\t/g, " "))));
}

/** @param {string} html @returns {any[]} the blocks of a body */
export function blocksOf(html) {
  const fragment = /<!--StartFragment-->([\s\S]*)<!--EndFragment-->/.exec(html)?.[1] ?? html;
  const { body } = new DOMParser().parseFromString(harmless(fragment.replace(/^[\r\n]+|[\r\n]+$/g, "")), "text/html");
  const footnotes = new Footnotes(body);
  if (!holdsBlocks(body)) {
    const content = inlines(body.childNodes, footnotes, true); // a word with the space behind it
    return content.length ? [nodes.paragraph.create(null, content)] : [];
  }
  return listed(new Reader(footnotes).read(body));
}

/**
 * Markup whose styles stand where the browser does not apply them: the page's policy forbids that.
 * @param {string} html
 */
function harmless(html) {
  return html
    .replace(/<(style|xml)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style=").replace(/\son\w+\s*=/gi, " data-on="));
}

/**
 * A block on the way: a node, or an item of a list with its level and its marker.
 * @typedef {{node: any, level: number, marker: string, first?: number, value?: number}} Found
 */

const BLOCKS =
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DIV DL DT FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE SECTION TABLE UL".split(" ");
const DROPPED = "HEAD HR IMG LINK META NOSCRIPT OBJECT SCRIPT STYLE SVG TEMPLATE TITLE XML".split(" ");

class Reader {
  /** @param {Footnotes} footnotes */
  constructor(footnotes) {
    this.footnotes = footnotes;
    /** @type {Found[]} */
    this.found = [];
  }

  /** @param {Element} element */
  read(element) {
    this.children(element, { level: 0, marker: "" });
    return this.found;
  }

  /** @param {Element} element @param {{level: number, marker: string}} item */
  children(element, item) {
    /** @type {ChildNode[]} */
    let loose = [];
    const flush = () => {
      this.paragraph(loose, item);
      loose = [];
    };
    for (const child of element.childNodes) {
      if (!(child instanceof HTMLElement)) loose.push(child);
      else if (DROPPED.includes(child.tagName) || this.footnotes.has(child)) continue;
      else if (BLOCKS.includes(child.tagName) || holdsBlocks(child)) {
        flush();
        this.block(child, item);
      } else loose.push(child);
    }
    flush();
  }

  /** @param {HTMLElement} element @param {{level: number, marker: string}} item */
  block(element, item) {
    switch (element.tagName) {
      case "TABLE":
        this.put(table(element, this.footnotes, (cell) => new Reader(this.footnotes).read(cell)), { level: 0, marker: "" });
        break;
      case "OL":
      case "UL":
        this.list(element, item.level + 1);
        break;
      case "BLOCKQUOTE": {
        const inside = listed(new Reader(this.footnotes).read(element));
        if (inside.length) this.put(nodes.quotation.create(null, inside), { level: 0, marker: "" });
        break;
      }
      case "P":
      case "PRE":
        if (holdsBlocks(element)) this.children(element, item);
        else this.paragraph([...element.childNodes], markerOf(element) ?? item);
        break;
      case "H1":
      case "H2":
      case "H3":
      case "H4":
      case "H5":
      case "H6":
        this.heading(element, markerOf(element));
        break;
      default:
        this.children(element, item);
    }
  }

  /** @param {Element} list @param {number} level */
  list(list, level) {
    const first = list.querySelector("li");
    let value = Number(list.getAttribute("start") ?? first?.dataset.ariaPosinset ?? 1);
    for (const child of list.children) {
      if (child.tagName === "OL" || child.tagName === "UL") this.list(child, level + 1);
      else if (child.tagName === "LI") {
        value = Number(child.getAttribute("value") ?? value);
        const { marker, depth } = numberOf(/** @type {HTMLElement} */ (list), /** @type {HTMLElement} */ (child), value);
        this.children(child, { level: depth ?? level, marker });
        value += 1;
      }
    }
  }

  /**
   * Put a paragraph; the first one of an item has its marker, those behind it only belong to it.
   * @param {ChildNode[]} children @param {{level: number, marker: string}} item
   */
  paragraph(children, item) {
    const content = inlines(children, this.footnotes);
    if (!content.length) return;
    this.put(nodes.paragraph.create(null, content), { ...item });
    item.marker = "";
  }

  /** @param {HTMLElement} element @param {{level: number, marker: string} | null} item a number typed by Word */
  heading(element, item) {
    const content = inlines([...element.childNodes], this.footnotes);
    if (!content.length) return;
    const level = Math.min(Number(element.tagName[1]), 3);
    const number = item?.marker ? [schema.text(`${item.marker} `)] : [];
    this.put(nodes.heading.create({ level }, Fragment.from(number).append(Fragment.from(content))), { level: 0, marker: "" });
  }

  /** @param {any} node @param {{level: number, marker: string}} item */
  put(node, item) {
    if (node) this.found.push({ node, level: item.level, marker: item.marker });
  }
}

/** @param {Element} element one of a line, such as the <b> that Google puts around all */
function holdsBlocks(element) {
  return element.querySelector("p, div, ul, ol, table, h1, h2, h3, h4, h5, h6, blockquote, pre") !== null;
}
