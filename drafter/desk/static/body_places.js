/**
 * Places in a body: blocks as they are printed – a paragraph, an item, a caption, a table each one.
 * @module
 */

import { schema } from "./body_schema.js";

const { nodes } = schema;

/**
 * The printed blocks, each with where it begins and the node whose text it has.
 * @param {any} doc @returns {{node: any, pos: number}[]}
 */
function printed(doc) {
  /** @type {{node: any, pos: number}[]} */
  const found = [];
  doc.descendants((/** @type {any} */ node, /** @type {number} */ pos) => {
    if (node.type === nodes.table) found.push({ node, pos });
    else if (node.isTextblock && node.content.size) found.push({ node, pos }, ...captions(node, pos));
    return !node.isTextblock && node.type !== nodes.table;
  });
  return found;
}

/** @param {any} node @param {number} pos the captions of a paragraph that has pictures alone */
function captions(node, pos) {
  /** @type {{node: any, pos: number}[]} */
  const found = [];
  let alone = node.type === nodes.paragraph;
  node.forEach((/** @type {any} */ one, /** @type {number} */ offset) => {
    if (one.type === nodes.picture) {
      if (one.content.size) found.push({ node: one, pos: pos + 1 + offset });
    } else if (one.type !== nodes.hard_break && one.textContent.trim()) alone = false;
  });
  return alone ? found : [];
}

/** @param {any} doc @param {number} block @param {number} offset a character of its text */
export function place(doc, block, offset) {
  const blocks = printed(doc);
  const found = blocks[Math.min(block, blocks.length - 1)];
  if (!found) return 0;
  if (found.node.type === nodes.picture) return found.pos;
  let left = offset;
  let at = found.pos + 1;
  found.node.descendants((/** @type {any} */ node, /** @type {number} */ pos) => {
    if (!node.isText || left < 0) return node.type !== nodes.footnote && node.type !== nodes.picture;
    at = found.pos + 1 + pos + Math.min(left, node.nodeSize);
    left -= node.nodeSize;
    if (left <= 0) left = -1;
    return false;
  });
  return at;
}

/** @param {any} doc @param {number} pos */
export function placeOf(doc, pos) {
  const blocks = printed(doc);
  const block = blocks.findLastIndex((one) => one.pos < pos || (one.pos === pos && one.node.type === nodes.picture));
  if (block < 0 || blocks[block].node.type === nodes.picture) return { block: Math.max(block, 0), offset: 0 };
  return { block, offset: doc.textBetween(blocks[block].pos + 1, pos).length };
}
