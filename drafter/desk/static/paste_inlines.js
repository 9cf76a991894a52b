/**
 * The text of pasted paragraphs: emphasis, links, raised and lowered letters, line breaks, footnotes.
 * @module
 */

import { schema } from "./body_schema.js";

const { nodes, marks } = schema;
const DROPPED = "DEL HEAD IMG LINK META OBJECT SCRIPT STYLE SVG TEMPLATE TITLE XML INPUT BUTTON".split(" ");

/** @param {Element} element what its `style` says, by names; the browser knows none of Word's own */
export function styleOf(element) {
  /** @type {Record<string, string>} */
  const found = {};
  for (const rule of (element.getAttribute("data-style") ?? "").split(";")) {
    const at = rule.indexOf(":");
    if (at > 0) found[rule.slice(0, at).trim().toLowerCase()] = rule.slice(at + 1).trim().toLowerCase();
  }
  return found;
}

/**
 * The nodes of a paragraph, without white space around its lines.
 * @param {Iterable<ChildNode>} children @param {Footnotes} footnotes
 * @param {boolean} [isPart] whether it is only a part of one, whose white space counts
 * @returns {any[]}
 */
export function inlines(children, footnotes, isPart = false) {
  const reader = new Reader(footnotes);
  for (const child of children) reader.read(child, []);
  return isPart ? reader.found : tidy(reader.found);
}

class Reader {
  /** @param {Footnotes} footnotes */
  constructor(footnotes) {
    this.footnotes = footnotes;
    /** @type {any[]} */
    this.found = [];
    this.isHidden = false;
  }

  /** @param {ChildNode} node @param {any[]} around the marks of what it stands in */
  read(node, around) {
    if (node instanceof Comment) {
      // A marker, or the number of a footnote, that Word puts there for those who know no lists.
      if (/^\[if !support(Lists|Footnotes|Annotations)\]/i.test(node.data)) this.isHidden = true;
      else if (/^\[endif\]/i.test(node.data)) this.isHidden = false;
    } else if (this.isHidden) {
      // Nothing of what stands there was part of the text.
    } else if (node instanceof Text) this.text(node.data.replace(/[ \t\r\n]+/g, " "), around);
    else if (node instanceof HTMLElement && !DROPPED.includes(node.tagName)) this.element(node, around);
  }

  /** @param {string} text @param {any[]} around */
  text(text, around) {
    if (text) this.found.push(schema.text(text, around));
  }

  /** @param {HTMLElement} element @param {any[]} around */
  element(element, around) {
    const style = styleOf(element);
    if (style["mso-list"] === "ignore" || style.display === "none" || style["mso-hide"] === "all") return;
    if (/\b(EOP|MsoCommentReference|msocomanchor)\b/.test(element.className) || style["mso-element"]?.startsWith("comment")) return;
    const note = this.footnotes.noteOf(element);
    if (note) this.found.push(note);
    else if (element.tagName === "BR") this.found.push(nodes.hard_break.create(null, null, around.filter((mark) => mark.type !== marks.link)));
    else if (style["mso-spacerun"] || style["mso-tab-count"]) this.text(" ", around);
    else {
      const within = withOwn(element, style, around);
      for (const child of element.childNodes) this.read(child, within);
      if (/^(P|DIV|LI|TR)$/.test(element.tagName)) this.found.push(nodes.hard_break.create());
    }
  }
}

/** @param {HTMLElement} element @param {Record<string, string>} style @param {any[]} around */
function withOwn(element, style, around) {
  let found = around;
  /** @param {any} mark @param {boolean | undefined} isOn undefined: nothing is said of it */
  const turn = (mark, isOn) => {
    if (isOn !== undefined) found = isOn ? mark.create().addToSet(found) : mark.removeFromSet(found);
  };
  const tag = element.tagName;
  const weight = style["font-weight"];
  turn(marks.strong, weight ? /^(bold|bolder|[6-9]00)$/.test(weight) : /^(B|STRONG)$/.test(tag) || undefined);
  turn(marks.em, style["font-style"] ? /italic|oblique/.test(style["font-style"]) : /^(I|EM|CITE)$/.test(tag) || undefined);
  const height = style["vertical-align"];
  turn(marks.sup, tag === "SUP" || height === "super" || undefined);
  turn(marks.sub, tag === "SUB" || height === "sub" || undefined);
  const href = tag === "A" ? element.getAttribute("href") : null;
  if (href && /^(https?:\/\/|mailto:)/i.test(href)) found = marks.link.create({ href }).addToSet(found);
  return found;
}

/**
 * Take away white space around lines, and what is said twice.
 * @param {any[]} content
 */
function tidy(content) {
  /** @type {any[]} */
  const found = [];
  const atStart = () => !found.length || found[found.length - 1].type === nodes.hard_break || /[ \u00a0]$/.test(found[found.length - 1].text ?? "");
  for (const one of content) {
    if (!one.isText) {
      found.push(one);
      continue;
    }
    const text = (atStart() ? one.text.replace(/^[ \u00a0]+/, "") : one.text).replace(/ +/g, " ");
    if (text) found.push(schema.text(text, one.marks));
  }
  while (found.length) {
    const last = found.pop();
    if (last.type === nodes.hard_break) continue;
    const text = last.isText ? last.text.replace(/[ \u00a0]+$/, "") : "";
    if (!last.isText || text) {
      found.push(last.isText ? schema.text(text, last.marks) : last);
      break;
    }
  }
  return found;
}

/** The texts of footnotes, which stand behind what was copied, and their marks in it. */
export class Footnotes {
  /** @param {HTMLElement} body */
  constructor(body) {
    /** @type {Map<string, any>} */
    this.notes = new Map();
    /** @type {Set<Element>} */
    this.places = new Set();
    for (const anchor of body.querySelectorAll("a[href^='#']")) this.take(body, anchor.getAttribute("href")?.slice(1) ?? "", anchor);
    for (const element of body.querySelectorAll("[data-style*='mso-element']")) {
      if (/mso-element:\s*(footnote|endnote|comment)-list/i.test(element.getAttribute("data-style") ?? "")) this.places.add(element);
    }
  }

  /**
   * Take a footnote that an anchor leads to, whose own anchor leads back.
   * @param {HTMLElement} body @param {string} id @param {Element} anchor
   */
  take(body, id, anchor) {
    if (!/^(_?(ftn|edn)\d|sdfootnote\d+sym|sdendnote\d+sym|ftnt\d)/i.test(id)) return;
    const target = [...body.querySelectorAll("a[name], a[id]")].find((one) => one.getAttribute("name") === id || one.id === id);
    const place = target?.closest("div[id^=sdfootnote], div[id^=sdendnote], div[id^=ftn], div[id^=edn], p, div");
    if (!target || !place || place.contains(anchor)) return;
    target.remove();
    this.places.add(place);
    const content = inlines(place.childNodes, this).filter((one) => one.isText || one.type === nodes.hard_break);
    if (content.length) this.notes.set(id, nodes.footnote.create(null, content));
  }

  /** @param {Element} element @returns {any} the footnote that an element is the mark of */
  noteOf(element) {
    const href = element.tagName === "A" ? (element.getAttribute("href") ?? "") : "";
    return href.startsWith("#") ? this.notes.get(href.slice(1)) : undefined;
  }

  /** Tell whether an element is where footnotes stand, and not a part of the text. @param {Element} element */
  has(element) {
    return this.places.has(element);
  }
}
