/**
 * Pasted tables: each row has as many cells; what reached over several stands in the first of them.
 * @module
 */

import { schema } from "./body_schema.js";
import { styleOf } from "./paste_inlines.js";

const { nodes } = schema;
const MOST = 63;

/**
 * @param {HTMLElement} element
 * @param {import("./paste_inlines.js").Footnotes} footnotes
 * @param {(cell: HTMLElement) => {node: any, level: number, marker: string}[]} read the blocks of a cell
 * @returns {any} a table, or null for one without cells
 */
export function table(element, footnotes, read) {
  const rows = [...element.querySelectorAll("tr")].filter((row) => row.closest("table") === element && !footnotes.has(row));
  /** @type {({content: any[], align: string} | undefined)[][]} */
  const grid = rows.map(() => []);
  rows.forEach((row, at) => {
    let column = 0;
    for (const cell of /** @type {Iterable<HTMLTableCellElement>} */ (row.children)) {
      if (!/^T[DH]$/.test(cell.tagName)) continue;
      while (grid[at][column]) column += 1;
      const span = Math.min(cell.colSpan || 1, MOST - column);
      for (let down = 0; down < Math.min(cell.rowSpan || 1, rows.length - at); down += 1) {
        for (let right = 0; right < span; right += 1) grid[at + down][column + right] = { content: [], align: "" };
      }
      if (span > 0) grid[at][column] = { content: content(read(cell)), align: alignment(cell) };
    }
  });
  const width = Math.max(0, ...grid.map((row) => row.length));
  if (!width) return null;
  const aligned = Array.from({ length: width }, (_one, column) => most(grid.slice(1).map((row) => (row[column]?.content.length ? row[column]?.align : null))));
  return nodes.table.create(null, grid.map((row, at) => tableRow(row, aligned, at ? nodes.table_cell : nodes.table_header)));
}

/** @param {any[]} row @param {string[]} aligned @param {any} type */
function tableRow(row, aligned, type) {
  return nodes.table_row.create(null, aligned.map((align, column) => type.create({ align }, nodes.paragraph.create(null, row[column]?.content ?? []))));
}

/** @param {{node: any, marker: string}[]} found the content of a cell, its lines parted by breaks */
function content(found) {
  /** @type {any[]} */
  const parts = [];
  for (const { node, marker } of found) {
    node.descendants((/** @type {any} */ one) => {
      if (one.isTextblock) line(one);
      return !one.isTextblock;
    });
    if (node.isTextblock) line(node);
    /** @param {any} one */
    function line(one) {
      if (parts.length) parts.push(nodes.hard_break.create());
      if (marker) parts.push(schema.text(`${marker === "-" ? "–" : marker} `));
      one.forEach((/** @type {any} */ part) => parts.push(part));
    }
  }
  return parts;
}

/** @param {HTMLElement} cell */
function alignment(cell) {
  const inside = cell.querySelector("p[align], p[data-style*='text-align'], div[data-style*='text-align']");
  for (const one of [inside, cell]) {
    const said = one && (styleOf(one)["text-align"] ?? one.getAttribute("align"));
    if (said) return /center/.test(said) ? "center" : /right|end/.test(said) ? "right" : "";
  }
  return "";
}

/** @param {(string | null | undefined)[]} all @returns {string} what most of them are */
function most(all) {
  const said = /** @type {string[]} */ (all.filter((one) => one !== null && one !== undefined));
  const count = (/** @type {string} */ kind) => said.filter((one) => one === kind).length;
  return ["center", "right"].find((kind) => count(kind) * 2 > said.length) ?? "";
}
