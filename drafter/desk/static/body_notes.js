/**
 * Footnotes of a body: their numbers in the text, and their texts below it, as on a page.
 * @module
 */

import {
  baseKeymap,
  Decoration,
  DecorationSet,
  EditorState,
  EditorView,
  keymap,
  Plugin,
  PluginKey,
  redo,
  TextSelection,
  undo,
} from "./vendor/prosemirror.js";
import { schema } from "./body_schema.js";
import { commands } from "./body_commands.js";

const numbers = new PluginKey("numbers");

/** @param {any} doc @returns {{node: any, pos: number}[]} */
function notesOf(doc) {
  /** @type {{node: any, pos: number}[]} */
  const found = [];
  doc.descendants((/** @type {any} */ node, /** @type {number} */ pos) => {
    if (node.type === schema.nodes.footnote) found.push({ node, pos });
    return node.type !== schema.nodes.footnote;
  });
  return found;
}

/** @param {any} doc */
function numbered(doc) {
  return DecorationSet.create(
    doc,
    notesOf(doc).map(({ node, pos }, at) => Decoration.node(pos, pos + node.nodeSize, {}, { number: at + 1 })),
  );
}

/** The mark of a footnote in the text: its number, which leads to its text. */
export class NoteMark {
  /** @param {any} _node @param {any} _view @param {any} _getPos @param {any[]} decorations */
  constructor(_node, _view, _getPos, decorations) {
    this.dom = document.createElement("sup");
    this.dom.className = "note-mark";
    this.show(decorations);
  }

  /** @param {any[]} decorations */
  show(decorations) {
    const number = decorations.find((one) => one.spec.number)?.spec.number ?? "";
    if (this.dom.textContent !== String(number)) this.dom.textContent = String(number);
  }

  /** @param {any} node @param {any[]} decorations */
  update(node, decorations) {
    if (node.type !== schema.nodes.footnote) return false;
    this.show(decorations);
    return true;
  }

  ignoreMutation() {
    return true;
  }
}

/** The text of one footnote, in an editor of its own that writes through to the body's. */
class NoteText {
  /** @param {any} outer @param {(key: string, values?: any) => string} word @param {number} number @param {any} node */
  constructor(outer, word, number, node) {
    this.outer = outer;
    this.pos = 0;
    this.element = document.createElement("div");
    this.element.className = "note";
    const label = document.createElement("span");
    label.className = "note-number";
    label.textContent = String(number);
    label.setAttribute("aria-hidden", "true");
    this.element.append(label);
    const back = () => {
      outer.dispatch(outer.state.tr.setSelection(TextSelection.create(outer.state.doc, this.pos + this.node.nodeSize)));
      outer.focus();
      return true;
    };
    this.node = node;
    this.view = new EditorView(this.element, {
      state: EditorState.create({
        doc: node,
        plugins: [
          keymap({
            "Mod-z": () => undo(outer.state, outer.dispatch),
            "Mod-y": () => redo(outer.state, outer.dispatch),
            "Shift-Mod-z": () => redo(outer.state, outer.dispatch),
            "Mod-b": commands.bold,
            "Mod-i": commands.italic,
            "Shift-Enter": commands.lineBreak,
            Enter: back,
            Escape: back,
          }),
          keymap(baseKeymap),
        ],
      }),
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": word("note", { number }),
        lang: outer.dom.lang,
        spellcheck: "true",
      },
      dispatchTransaction: (/** @type {any} */ tr) => this.dispatch(tr),
      handlePaste: (/** @type {any} */ view, /** @type {any} */ event) => {
        const text = event.clipboardData?.getData("text/plain").trim().replace(/\s*\n\s*/g, " ");
        if (text) view.dispatch(view.state.tr.insertText(text));
        return true;
      },
      handleDrop: () => true,
    });
  }

  /** Write what is done here into the body. @param {any} tr */
  dispatch(tr) {
    const { state, transactions } = this.view.state.applyTransaction(tr);
    this.view.updateState(state);
    this.node = state.doc;
    if (tr.getMeta("fromOutside")) return;
    const outer = this.outer.state.tr;
    for (const one of transactions) {
      for (const step of one.steps) outer.step(step.map(offset(this.pos + 1)));
    }
    if (outer.docChanged) this.outer.dispatch(outer);
  }

  /** Show what the body has. @param {any} node @param {number} pos */
  update(node, pos) {
    this.pos = pos;
    const own = this.view.state;
    const start = node.content.findDiffStart(own.doc.content);
    if (start === null) return;
    let { a: endA, b: endB } = node.content.findDiffEnd(own.doc.content);
    const overlap = start - Math.min(endA, endB);
    if (overlap > 0) {
      endA += overlap;
      endB += overlap;
    }
    this.view.dispatch(own.tr.replace(start, endB, node.slice(start, endA)).setMeta("fromOutside", true));
  }

  destroy() {
    this.view.destroy();
    this.element.remove();
  }
}

/** @param {number} by what moves the places of a note's text to those of the body's */
function offset(by) {
  return {
    map: (/** @type {number} */ pos) => pos + by,
    mapResult: (/** @type {number} */ pos) => ({ pos: pos + by, deleted: false, deletedBefore: false, deletedAfter: false }),
  };
}

/**
 * Footnotes as a plugin: their numbers, and their texts in an element below the body's.
 * @param {HTMLElement} place
 * @param {(key: string, values?: any) => string} word
 */
export function notes(place, word) {
  return new Plugin({
    key: numbers,
    state: {
      init: (/** @type {any} */ _config, /** @type {any} */ state) => numbered(state.doc),
      apply: (/** @type {any} */ tr, /** @type {any} */ found) => (tr.docChanged ? numbered(tr.doc) : found),
    },
    props: {
      decorations: (/** @type {any} */ state) => numbers.getState(state),
      nodeViews: {
        footnote: (/** @type {any} */ node, /** @type {any} */ view, /** @type {any} */ getPos, /** @type {any} */ decorations) =>
          new NoteMark(node, view, getPos, decorations),
      },
      handleClickOn: (/** @type {any} */ view, /** @type {any} */ _pos, /** @type {any} */ node, /** @type {number} */ at) =>
        node.type === schema.nodes.footnote && open(view, at),
      handleKeyDown: (/** @type {any} */ view, /** @type {KeyboardEvent} */ event) =>
        event.key === "Enter" && view.state.selection.node?.type === schema.nodes.footnote && open(view, view.state.selection.from),
    },
    filterTransaction: () => true,
    view: (/** @type {any} */ view) => {
      const texts = new Texts(view, place, word);
      view.notes = texts;
      return texts;
    },
  });
}

/** @param {any} view @param {number} pos */
function open(view, pos) {
  return view.notes.open(pos);
}

/** The texts of all footnotes. */
class Texts {
  /** @param {any} view @param {HTMLElement} place @param {(key: string, values?: any) => string} word */
  constructor(view, place, word) {
    this.view = view;
    this.place = place;
    this.word = word;
    /** @type {NoteText[]} */
    this.texts = [];
    this.update(view);
  }

  /** @param {any} view */
  update(view) {
    const found = notesOf(view.state.doc);
    while (this.texts.length > found.length) this.texts.pop()?.destroy();
    found.forEach(({ node, pos }, at) => {
      if (!this.texts[at]) {
        this.texts[at] = new NoteText(view, this.word, at + 1, node);
        this.place.append(this.texts[at].element);
      }
      this.texts[at].update(node, pos);
    });
    this.place.hidden = !found.length;
  }

  /** Bring the user to the text of a footnote. @param {number} pos */
  open(pos) {
    const text = this.texts.find((one) => one.pos === pos);
    text?.view.focus();
    return Boolean(text);
  }

  destroy() {
    for (const text of this.texts) text.destroy();
  }
}
