/**
 * The schema of a body: what drafter's Markdown can say, and nothing else.
 *
 * Its names and attributes are those of `drafter/markup/document_nodes.py`.
 * @module
 */

import { Schema } from "./vendor/prosemirror.js";

const block = { group: "block" };
const cell = {
  content: "paragraph",
  isolating: true,
  attrs: { align: { default: "" }, colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null } },
};

/** @param {string} tag @returns {(node: any) => any} */
const cellToDOM = (tag) => (node) => [tag, node.attrs.align ? { class: `align-${node.attrs.align}` } : {}, 0];

/** @param {HTMLElement} element */
const cellAttributes = (element) => ({ align: /align-(center|right)/.exec(element.className)?.[1] ?? "" });

/** @type {Record<string, any>} */
const nodes = {
  doc: { content: "block+" },
  paragraph: { ...block, content: "inline*", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
  heading: {
    ...block,
    content: "inline*",
    attrs: { level: { default: 1 } },
    defining: true,
    parseDOM: [1, 2, 3].map((level) => ({ tag: `h${level}`, attrs: { level } })),
    toDOM: (/** @type {any} */ node) => [`h${node.attrs.level}`, 0],
  },
  quotation: {
    ...block,
    content: "block+",
    defining: true,
    parseDOM: [{ tag: "blockquote" }],
    toDOM: () => ["blockquote", 0],
  },
  bullet_list: {
    ...block,
    content: "list_item+",
    parseDOM: [{ tag: "ul" }],
    toDOM: () => ["ul", 0],
  },
  ordered_list: {
    ...block,
    content: "list_item+",
    attrs: { start: { default: 1 }, mark: { default: "." } },
    parseDOM: [{ tag: "ol", getAttrs: orderedAttributes }],
    toDOM: (/** @type {any} */ { attrs }) => ["ol", { start: attrs.start, class: attrs.mark === ")" ? "parenthesis" : "point" }, 0],
  },
  list_item: {
    content: "paragraph block*",
    defining: true,
    parseDOM: [{ tag: "li" }],
    toDOM: () => ["li", 0],
  },
  table: {
    ...block,
    content: "table_row+",
    tableRole: "table",
    isolating: true,
    parseDOM: [{ tag: "table" }],
    toDOM: () => ["table", ["tbody", 0]],
  },
  table_row: {
    content: "(table_cell | table_header)*",
    tableRole: "row",
    parseDOM: [{ tag: "tr" }],
    toDOM: () => ["tr", 0],
  },
  table_cell: {
    ...cell,
    tableRole: "cell",
    parseDOM: [{ tag: "td", getAttrs: cellAttributes }],
    toDOM: cellToDOM("td"),
  },
  table_header: {
    ...cell,
    tableRole: "header_cell",
    parseDOM: [{ tag: "th", getAttrs: cellAttributes }],
    toDOM: cellToDOM("th"),
  },
  source: {
    ...block,
    content: "text*",
    marks: "",
    code: true,
    defining: true,
    parseDOM: [{ tag: "pre", preserveWhitespace: "full" }],
    toDOM: () => ["pre", 0],
  },
  text: { group: "inline" },
  hard_break: { inline: true, group: "inline", selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },
  footnote: {
    inline: true,
    group: "inline",
    content: "(text | hard_break)*",
    atom: true,
    isolating: true,
    parseDOM: [{ tag: "span[data-footnote]" }],
    toDOM: () => ["span", { "data-footnote": "" }, 0],
  },
  picture: {
    inline: true,
    group: "inline",
    content: "(text | hard_break)*",
    atom: true,
    draggable: true,
    attrs: { file: { default: "" }, width: { default: "" } },
    parseDOM: [
      {
        tag: "span[data-picture]",
        getAttrs: (/** @type {HTMLElement} */ { dataset }) => ({ file: dataset.picture, width: dataset.width }),
      },
    ],
    toDOM: (/** @type {any} */ { attrs }) => ["span", { "data-picture": attrs.file, "data-width": attrs.width }, 0],
  },
};

/** @param {HTMLElement} element */
function orderedAttributes(element) {
  return { start: Number(element.getAttribute("start") ?? 1), mark: element.className === "parenthesis" ? ")" : "." };
}

/** @type {Record<string, any>} */
const marks = {
  link: {
    attrs: { href: {} },
    inclusive: false,
    parseDOM: [{ tag: "a[href]", getAttrs: (/** @type {Element} */ element) => ({ href: element.getAttribute("href") }) }],
    toDOM: (/** @type {any} */ { attrs }) => ["a", { href: attrs.href, title: attrs.href }, 0],
  },
  strong: { parseDOM: [{ tag: "strong" }], toDOM: () => ["strong", 0] },
  em: { parseDOM: [{ tag: "em" }], toDOM: () => ["em", 0] },
  sub: { excludes: "sub sup", parseDOM: [{ tag: "sub" }], toDOM: () => ["sub", 0] },
  sup: { excludes: "sub sup", parseDOM: [{ tag: "sup" }], toDOM: () => ["sup", 0] },
};

export const schema = new Schema({ nodes, marks });
