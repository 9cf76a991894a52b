/**
 * What can be done in a body: marks, lists, quotations, tables, footnotes.
 * @module
 */

import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  deleteTable,
  goToNextCell,
  isInTable,
  lift,
  liftListItem,
  NodeSelection,
  selectedRect,
  setBlockType,
  sinkListItem,
  splitListItem,
  TextSelection,
  toggleMark,
  wrapIn,
  wrapInList,
} from "./vendor/prosemirror.js";
import { schema } from "./body_schema.js";

const { nodes, marks } = schema;

/** @typedef {(state: any, dispatch?: (tr: any) => void, view?: any) => boolean} Command */

/**
 * The innermost node around the selection that is one of some types.
 * @param {any} state @param {...any} types
 */
export function around(state, ...types) {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if (types.includes($from.node(depth).type)) return { node: $from.node(depth), pos: $from.before(depth), depth };
  }
  return null;
}

/** @param {any} state @param {any} mark */
export function hasMark(state, mark) {
  const { from, to, $from, empty } = state.selection;
  return empty ? Boolean(mark.isInSet(state.storedMarks ?? $from.marks())) : state.doc.rangeHasMark(from, to, mark);
}

/** @param {any} type the type of a list @returns {Command} */
function toggleList(type) {
  return (before, dispatch, view) => {
    const state = inText(before);
    const list = around(state, nodes.bullet_list, nodes.ordered_list);
    if (!list) return wrapInList(type)(state, dispatch);
    if (list.node.type === type) return liftListItem(nodes.list_item)(state, dispatch, view);
    dispatch?.(state.tr.setNodeMarkup(list.pos, type, type === nodes.ordered_list ? freeMark(state, list.depth) : {}));
    return true;
  };
}

/** All is selected as a text, so that it has an innermost node. @param {any} state */
function inText(state) {
  const { doc, selection, tr } = state;
  if (selection.$from.depth) return state;
  return state.apply(tr.setSelection(TextSelection.between(doc.resolve(0), doc.resolve(doc.content.size))));
}

/**
 * The mark of a numbered list that no list around has: Word would count on through another one.
 * @param {any} state @param {number} depth that of the list
 */
function freeMark(state, depth) {
  const { $from } = state.selection;
  const taken = new Set();
  for (let at = depth - 1; at > 0; at -= 1) taken.add($from.node(at).attrs.mark);
  return { start: 1, mark: taken.has(".") ? ")" : "." };
}

/** Put an item below the one before it; a numbered list inside of one has another mark. @type {Command} */
const indent = (state, dispatch) =>
  sinkListItem(nodes.list_item)(state, dispatch && ((/** @type {any} */ tr) => dispatch(tr.setMeta("indented", true))));

/**
 * Give numbered lists inside of numbered ones a mark that those around them have not, or bullets.
 * @param {any} state @returns {any} a transaction, or null
 */
export function distinctMarks(state) {
  /** @type {[number, any, any][]} */
  const changes = [];
  const visit = (/** @type {any} */ node, /** @type {number} */ pos, /** @type {string[]} */ taken) => {
    let inside = taken;
    if (node.type === nodes.ordered_list) {
      const mark = [node.attrs.mark, ".", ")"].find((one) => !taken.includes(one));
      if (!mark) changes.push([pos, nodes.bullet_list, {}]);
      else if (mark !== node.attrs.mark) changes.push([pos, nodes.ordered_list, { start: 1, mark }]);
      inside = mark ? [...taken, mark] : taken;
    }
    node.forEach((/** @type {any} */ child, /** @type {number} */ offset) => visit(child, pos + 1 + offset, inside));
  };
  state.doc.forEach((/** @type {any} */ child, /** @type {number} */ offset) => visit(child, offset, []));
  if (!changes.length) return null;
  const tr = state.tr;
  for (const [pos, type, attrs] of changes) tr.setNodeMarkup(pos, type, attrs);
  return tr;
}

/** @type {Command} */
const quote = (state, dispatch) =>
  around(state, nodes.quotation) ? lift(state, dispatch) : wrapIn(nodes.quotation)(state, dispatch);

/** @param {number} level @returns {Command} */
const heading = (level) => (state, dispatch) => {
  const now = around(state, nodes.heading);
  const type = level && now?.node.attrs.level !== level ? nodes.heading : nodes.paragraph;
  return setBlockType(type, type === nodes.heading ? { level } : null)(state, dispatch);
};

/** @type {Command} */
const table = (state, dispatch) => {
  if (isInTable(state) || around(state, nodes.list_item)) return false;
  const row = (/** @type {any} */ type) =>
    nodes.table_row.create(null, [1, 2, 3].map(() => type.createAndFill()));
  const made = nodes.table.create(null, [row(nodes.table_header), row(nodes.table_cell), row(nodes.table_cell)]);
  if (dispatch) {
    const tr = state.tr.replaceSelectionWith(made);
    const start = tr.mapping.map(state.selection.from, -1);
    tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(start + 1, tr.doc.content.size))));
    dispatch(tr.scrollIntoView());
  }
  return true;
};

/** @param {"" | "center" | "right"} align @returns {Command} */
const alignColumn = (align) => (state, dispatch) => {
  if (!isInTable(state)) return false;
  if (dispatch) {
    const { map, left, right, tableStart, table: whole } = selectedRect(state);
    const tr = state.tr;
    const same = map.map[left] !== undefined && whole.nodeAt(map.map[left]).attrs.align === align;
    for (let row = 0; row < map.height; row += 1) {
      for (let column = left; column < right; column += 1) {
        const pos = map.map[row * map.width + column];
        const attrs = whole.nodeAt(pos).attrs;
        tr.setNodeMarkup(tableStart + pos, null, { ...attrs, align: same ? "" : align });
      }
    }
    dispatch(tr);
  }
  return true;
};

/** @type {Command} */
const footnote = (state, dispatch) => {
  const { $from, to } = state.selection;
  const allowed = $from.parent.inlineContent && $from.parent.type.contentMatch.matchType(nodes.footnote);
  if (!allowed) return false;
  if (dispatch) {
    const tr = state.tr.insert(to, nodes.footnote.create());
    dispatch(tr.setSelection(NodeSelection.create(tr.doc, to)).setMeta("openNote", true).scrollIntoView());
  }
  return true;
};

/** A line break; in a cell Enter makes one as well. @type {Command} */
const lineBreak = (state, dispatch) => {
  if (state.selection.$from.parent.type.spec.code || !state.selection.$from.parent.inlineContent) return false;
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create(), true).scrollIntoView());
  return true;
};

/** @type {Command} */
const breakInCell = (state, dispatch) => isInTable(state) && lineBreak(state, dispatch);

/** At the beginning of an item: it is none any more, as in word processors. @type {Command} */
const leaveItem = (state, dispatch, view) => {
  const { $from, empty } = state.selection;
  const isFirst = $from.depth > 1 && $from.node(-1).type === nodes.list_item && $from.index(-1) === 0;
  if (!empty || !isFirst || $from.parentOffset > 0) return false;
  return liftListItem(nodes.list_item)(state, dispatch, view);
};

/** At the beginning of a table that begins the text: a paragraph before it. @type {Command} */
const beforeTable = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const isFirst = $from.node(1)?.type === nodes.table && [0, 1, 2, 3].every((depth) => $from.index(depth) === 0);
  if (!empty || !isFirst || $from.parentOffset > 0) return false;
  if (dispatch) {
    const tr = state.tr.insert(0, nodes.paragraph.create());
    dispatch(tr.setSelection(TextSelection.create(tr.doc, 1)).scrollIntoView());
  }
  return true;
};

/**
 * There is a paragraph to write in behind a text that ends in something else.
 * @param {any} state @returns {any} a transaction, or null
 */
export function endsInParagraph(state) {
  if (state.doc.lastChild.type === nodes.paragraph) return null;
  return state.tr.insert(state.doc.content.size, nodes.paragraph.create()).setMeta("addToHistory", false);
}

/** @type {Command} */
const newLineInSource = (state, dispatch) => {
  if (!state.selection.$from.parent.type.spec.code) return false;
  dispatch?.(state.tr.insertText("\n").scrollIntoView());
  return true;
};

/** @param {string} href @returns {Command} */
export const setLink = (href) => (state, dispatch) => {
  const { from, to, empty } = state.selection;
  if (empty) return false;
  const tr = state.tr.removeMark(from, to, marks.link);
  dispatch?.(href ? tr.addMark(from, to, marks.link.create({ href })) : tr);
  return true;
};

/** @type {Record<string, Command>} */
export const commands = {
  bold: toggleMark(marks.strong),
  italic: toggleMark(marks.em),
  raised: toggleMark(marks.sup),
  lowered: toggleMark(marks.sub),
  bullets: toggleList(nodes.bullet_list),
  numbers: toggleList(nodes.ordered_list),
  indent,
  outdent: liftListItem(nodes.list_item),
  quote,
  heading: heading(1),
  heading2: heading(2),
  heading3: heading(3),
  plain: heading(0),
  table,
  footnote,
  addRow: addRowAfter,
  addColumn: addColumnAfter,
  deleteRow,
  deleteColumn,
  deleteTable,
  center: alignColumn("center"),
  right: alignColumn("right"),
  nextCell: goToNextCell(1),
  previousCell: goToNextCell(-1),
  splitItem: splitListItem(nodes.list_item),
  lineBreak,
  breakInCell,
  newLineInSource,
  leaveItem,
  beforeTable,
};
