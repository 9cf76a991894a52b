/**
 * The editors of a letter's long texts, each in its place in the form.
 * @module
 */

import { mountBody } from "./body.js";

/** @typedef {import("./form.js").Edit} Edit */

/**
 * @param {{documents: Record<string, any>, words: Record<string, string>}} state
 * @param {(edits: Edit[]) => void} edit
 */
export function mountBodies(state, edit) {
  return new Bodies(state, edit);
}

class Bodies {
  /** @param {any} state @param {(edits: Edit[]) => void} edit */
  constructor(state, edit) {
    this.documents = { ...state.documents };
    this.words = state.words;
    this.edit = edit;
    /** @type {Map<HTMLElement, any>} */
    this.editors = new Map();
  }

  /** @param {HTMLElement} element */
  open(element) {
    const key = element.dataset.key ?? "";
    const editor = mountBody(element, {
      key,
      language: element.lang,
      document: this.documents[key] ?? { type: "doc", content: [{ type: "paragraph" }] },
      // The key is read when it is needed: what is moved in a list gets another one.
      onChange: (/** @type {any} */ value) => this.changed(element, value),
      words: this.words,
    });
    this.editors.set(element, editor);
  }

  /** @param {HTMLElement} element @param {any} value */
  changed(element, value) {
    const key = element.dataset.key ?? "";
    this.documents[key] = value;
    this.edit([{ key, do: "set", value }]);
  }

  /**
   * Take texts from the file, but for those that were typed in since.
   * @param {Record<string, any>} documents
   * @param {Set<string>} typed
   */
  refresh(documents, typed) {
    for (const [element, editor] of this.editors) {
      const key = element.dataset.key ?? "";
      if (!element.isConnected) this.editors.delete(element);
      else if (key in documents && !typed.has(key) && !same(documents[key], this.documents[key])) {
        editor.setDocument(documents[key]);
      }
    }
    for (const [key, value] of Object.entries(documents)) if (!typed.has(key)) this.documents[key] = value;
  }

  /**
   * @param {string} key
   * @param {{block: number, offset: number}} [place] in the text; without it the caret stays
   */
  focus(key, place) {
    for (const [element, editor] of this.editors) {
      if (element.dataset.key !== key || !element.isConnected) continue;
      element.closest("details")?.setAttribute("open", "");
      editor.focus(place?.block, place?.offset);
      return true;
    }
    return false;
  }
}

/** @param {any} one @param {any} other */
function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
