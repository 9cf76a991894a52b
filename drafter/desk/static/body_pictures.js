/**
 * Pictures in a body: how they are shown, and how they come in.
 * @module
 */

import { schema } from "./body_schema.js";

/** @typedef {{upload: (file: File) => Promise<string>, address: (name: string) => string}} Pictures */

/**
 * The pictures of a letter whose page is open.
 * @returns {Pictures}
 */
export function picturesHere() {
  const { pathname } = window.location;
  return {
    upload: async (file) => {
      const answer = await fetch(`${pathname}/pictures?name=${encodeURIComponent(file.name)}`, {
        method: "POST",
        headers: { "Content-Type": "application/octet-stream", "X-Drafter": "desk" },
        body: file,
      });
      const told = await answer.json();
      if (answer.ok) return told.name;
      const { what, advice } = told.problems?.[0] ?? { what: "", advice: "" };
      throw new Error(`${what} ${advice}`.trim());
    },
    address: (name) => `${pathname.replace(/^\/letters\//, "/pictures/")}?${encodeURIComponent(name)}`,
  };
}

/** A picture with its caption and its width. */
export class PictureView {
  /**
   * @param {any} node @param {any} view @param {() => number} getPos
   * @param {Pictures} pictures @param {(key: string, values?: any) => string} word
   */
  constructor(node, view, getPos, pictures, word) {
    this.node = node;
    this.view = view;
    this.getPos = getPos;
    this.pictures = pictures;
    this.dom = document.createElement("span");
    this.dom.className = "picture";
    this.dom.contentEditable = "false";
    this.image = document.createElement("img");
    this.caption = this.field(word("caption"), (value) => this.write(value, this.width.value));
    this.width = this.field(word("width"), (value) => this.write(null, value));
    this.dom.prepend(this.image);
    this.show();
  }

  /** @param {string} label @param {(value: string) => void} changed */
  field(label, changed) {
    const input = document.createElement("input");
    input.type = "text";
    input.className = "picture-field";
    input.placeholder = label;
    input.setAttribute("aria-label", label);
    input.addEventListener("change", () => changed(input.value.trim()));
    this.dom.append(input);
    return input;
  }

  /** @param {string | null} caption null: as it is @param {string} width */
  write(caption, width) {
    const number = /^(\d+(?:[.,]\d+)?)\s*(%|см|cm|мм|mm)?$/i.exec(width);
    const said = number ? number[1] + (number[2] ?? "cm").toLowerCase().replace("см", "cm").replace("мм", "mm") : "";
    const pos = this.getPos();
    const tr = this.view.state.tr;
    if (caption !== null && caption !== this.node.textContent) {
      const content = caption ? schema.text(caption) : [];
      tr.replaceWith(pos + 1, pos + 1 + this.node.content.size, content);
    }
    this.view.dispatch(tr.setNodeMarkup(pos, null, { ...this.node.attrs, width: said }));
    this.show();
  }

  show() {
    const { file, width } = this.node.attrs;
    const address = this.pictures.address(file);
    if (this.image.getAttribute("src") !== address) this.image.src = address;
    this.image.alt = this.node.textContent || file;
    this.image.style.width = /^[\d.]+(cm|mm|%)$/.test(width) ? width : "";
    if (document.activeElement !== this.caption) this.caption.value = this.node.textContent;
    if (document.activeElement !== this.width) this.width.value = width;
  }

  /** @param {any} node */
  update(node) {
    if (node.type !== schema.nodes.picture) return false;
    this.node = node;
    this.show();
    return true;
  }

  /** @param {Event} event */
  stopEvent(event) {
    return event.target instanceof HTMLInputElement;
  }

  ignoreMutation() {
    return true;
  }
}

/** @param {DataTransfer | null} data @returns {File[]} the pictures among what was dropped or pasted */
export function picturesIn(data) {
  return [...(data?.files ?? [])].filter((file) => /^image\/(png|jpeg)$/.test(file.type));
}
