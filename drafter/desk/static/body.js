/**
 * The body of a letter in an editor that shows what will be printed.
 *
 * Nothing that is typed becomes markup: a list is one because a button or a key made it one.
 * @module
 */

import {
  baseKeymap,
  chainCommands,
  EditorState,
  EditorView,
  gapCursor,
  history,
  keymap,
  Plugin,
  redo,
  tableEditing,
  TextSelection,
  undo,
} from "./vendor/prosemirror.js";
import { schema } from "./body_schema.js";
import { commands, distinctMarks, endsInParagraph } from "./body_commands.js";
import { notes } from "./body_notes.js";
import { picturesHere, picturesIn, PictureView } from "./body_pictures.js";
import { place, placeOf } from "./body_places.js";
import { KEYS, Toolbar } from "./body_toolbar.js";
import { pasted } from "./paste.js";

/**
 * @typedef {object} Options
 * @property {string} key the key of the text, such as `body.ru`
 * @property {string} language
 * @property {any} document ProseMirror's JSON
 * @property {(document: any) => void} onChange
 * @property {Record<string, string>} words
 * @property {import("./body_pictures.js").Pictures} [pictures]
 */

/**
 * Put an editor of a text into an element.
 * @param {HTMLElement} element
 * @param {Options} options
 */
export function mountBody(element, options) {
  return new Body(element, options);
}

class Body {
  /** @param {HTMLElement} element @param {Options} options */
  constructor(element, options) {
    style();
    this.options = options;
    this.pictures = options.pictures ?? picturesHere();
    this.element = element;
    this.word = (/** @type {string} */ key, /** @type {Record<string, any>} */ values = {}) =>
      (options.words[`body_${key}`] ?? "").replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
    this.says = document.createElement("p");
    this.says.className = "body-says";
    this.says.setAttribute("role", "status");
    const below = document.createElement("div");
    below.className = "notes";
    this.leaving = false;
    this.view = new EditorView(null, this.props(below));
    // Browsers type non-breaking spaces where they would collapse, as before the style sheet is here.
    this.view.dom.style.whiteSpace = "break-spaces";
    this.toolbar = new Toolbar(this.view, this.word, (file) => this.take([file]));
    element.replaceChildren(this.toolbar.element, this.view.dom, below, this.says);
    this.toolbar.update();
    this.view.dom.addEventListener("focus", () => { this.leaving = false; });
  }

  /** @param {HTMLElement} below */
  props(below) {
    return {
      state: this.state(this.options.document, below),
      attributes: this.attributes(),
      dispatchTransaction: (/** @type {any} */ tr) => this.dispatch(tr),
      handleKeyDown: (/** @type {any} */ view, /** @type {KeyboardEvent} */ event) => this.key(view, event),
      // Before ProseMirror reads it: that would complain of every style that Word puts there.
      handleDOMEvents: {
        paste: (/** @type {any} */ view, /** @type {ClipboardEvent} */ event) => handled(event, this.paste(view, event.clipboardData)),
        drop: (/** @type {any} */ view, /** @type {DragEvent} */ event) => handled(event, this.drop(view, event)),
      },
      nodeViews: {
        picture: (/** @type {any} */ node, /** @type {any} */ view, /** @type {any} */ getPos) =>
          new PictureView(node, view, getPos, this.pictures, this.word),
      },
    };
  }

  /** @param {any} document @param {HTMLElement} below */
  state(document, below) {
    const state = EditorState.create({
      doc: schema.nodeFromJSON(document),
      plugins: [
        history(),
        keymap(KEYS.bindings({ undo, redo })),
        keymap({
          Enter: chainCommands(commands.newLineInSource, commands.beforeTable, commands.breakInCell, commands.splitItem),
          Backspace: commands.leaveItem,
          "Shift-Enter": chainCommands(commands.newLineInSource, commands.lineBreak),
        }),
        keymap(baseKeymap),
        notes(below, this.word),
        tableEditing(),
        gapCursor(),
        new Plugin({
          appendTransaction: (/** @type {any} */ _all, /** @type {any} */ _old, /** @type {any} */ state) =>
            distinctMarks(state) ?? endsInParagraph(state),
        }),
      ],
    });
    const tr = endsInParagraph(state);
    return tr ? state.apply(tr) : state;
  }

  attributes() {
    const { language, key } = this.options;
    const label = this.element.getAttribute("aria-labelledby");
    const named = label ? { "aria-labelledby": label } : { "aria-label": this.word("label") || key };
    return {
      ...named,
      role: "textbox",
      "aria-multiline": "true",
      "aria-description": this.word("leave"),
      lang: language,
      spellcheck: "true",
      class: "body-text",
    };
  }

  /** @param {any} tr */
  dispatch(tr) {
    const { state, transactions } = this.view.state.applyTransaction(tr);
    this.view.updateState(state);
    this.toolbar?.update();
    if (tr.getMeta("openNote")) this.view.notes.open(state.selection.from);
    const changed = transactions.some((/** @type {any} */ one) => one.docChanged);
    if (changed && !tr.getMeta("fromOutside")) this.options.onChange(state.doc.toJSON());
  }

  /**
   * Tab goes through the cells of a table and indents an item of a list; behind Esc, and where it
   * can do neither, it leaves the text.
   * @param {any} view @param {KeyboardEvent} event
   */
  key(view, event) {
    if (event.key === "Escape") this.leaving = true;
    if (event.key === "F10" && event.altKey) return this.toolbar.focus();
    if (event.key !== "Tab" || event.ctrlKey || event.altKey || event.metaKey) {
      if (!["Escape", "Shift"].includes(event.key)) this.leaving = false;
      return false;
    }
    if (this.leaving) return false;
    const [inCell, inList] = event.shiftKey ? [commands.previousCell, commands.outdent] : [commands.nextCell, commands.indent];
    return chainCommands(inCell, inList)(view.state, view.dispatch, view);
  }

  /** @param {any} view @param {DataTransfer | null} data */
  paste(view, data) {
    const html = data?.getData("text/html") ?? "";
    const pictures = html ? [] : picturesIn(data);
    if (!pictures.length) return pasted(view, html, data?.getData("text/plain") ?? "");
    this.take(pictures);
    return true;
  }

  /** @param {any} view @param {DragEvent} event */
  drop(view, event) {
    const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
    if (view.dragging || !at) return false;
    view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(at.pos))));
    return this.paste(view, event.dataTransfer);
  }

  /** Put pictures where the caret is, once they lie beside the letter. @param {File[]} files */
  async take(files) {
    for (const file of files) {
      this.say(this.word("uploading", { name: file.name }));
      try {
        const name = await this.pictures.upload(file);
        const picture = schema.nodes.picture.create({ file: name });
        this.view.dispatch(this.view.state.tr.replaceSelectionWith(picture, false).scrollIntoView());
        this.say("");
      } catch (error) {
        this.say(this.word("notaken", { name: file.name, why: error instanceof Error ? error.message : "" }));
      }
    }
  }

  /** @param {string} text */
  say(text) {
    this.says.textContent = text;
  }

  /**
   * Show another text; the caret stays where it was, as far as it is still there.
   * @param {any} document
   */
  setDocument(document) {
    const { state } = this.view;
    const next = schema.nodeFromJSON(document);
    if (printed(state.doc) === printed(next)) return; // an empty paragraph may be being written in
    const start = state.doc.content.findDiffStart(next.content);
    if (start === null) return;
    let { a: endA, b: endB } = state.doc.content.findDiffEnd(next.content);
    const overlap = start - Math.min(endA, endB);
    if (overlap > 0) {
      endA += overlap;
      endB += overlap;
    }
    const tr = state.tr.replace(start, endA, next.slice(start, endB));
    this.view.dispatch(tr.setMeta("fromOutside", true).setMeta("addToHistory", false));
    if (printed(this.view.state.doc) !== printed(next)) this.replaceAll(next);
  }

  /** @param {any} next */
  replaceAll(next) {
    const { state } = this.view;
    const tr = state.tr.replaceWith(0, state.doc.content.size, next.content);
    this.view.dispatch(tr.setMeta("fromOutside", true).setMeta("addToHistory", false));
  }

  /**
   * Bring the caret to a place: to a block, counted as they are printed, and a character of it.
   * @param {number} [block] @param {number} [offset]
   */
  focus(block, offset = 0) {
    if (block !== undefined) {
      const { state } = this.view;
      const pos = place(state.doc, block, offset);
      this.view.dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(pos))).scrollIntoView());
    }
    this.view.focus();
  }

  /** Where the caret is: the block, counted as they are printed, and the character. */
  get place() {
    return placeOf(this.view.state.doc, this.view.state.selection.head);
  }

  destroy() {
    this.view.destroy();
  }
}

/** What a document prints, to be compared: its empty paragraphs print nothing. @param {any} doc */
function printed(doc) {
  return JSON.stringify(doc.toJSON()).replaceAll('{"type":"paragraph"},', "").replaceAll(',{"type":"paragraph"}', "");
}

/** @param {Event} event @param {boolean} isDone */
function handled(event, isDone) {
  if (isDone) event.preventDefault();
  return isDone;
}

/** Link the style sheet of bodies once. */
function style() {
  const href = new URL("body.css", import.meta.url).href;
  if ([...document.styleSheets].some((sheet) => sheet.href === href)) return;
  if (document.querySelector(`link[href="${href}"]`)) return;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  document.head.append(link);
}
