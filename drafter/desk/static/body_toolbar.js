/**
 * The buttons above a body, and the keys that do the same.
 * @module
 */

import { isInTable, redo, redoDepth, undo, undoDepth } from "./vendor/prosemirror.js";
import { schema } from "./body_schema.js";
import { around, commands, hasMark, setLink } from "./body_commands.js";

const { nodes, marks } = schema;
const apple = /Mac|iP(hone|ad)/.test(navigator.platform);

/**
 * @typedef {object} Tool
 * @property {string} name that of its word, and mostly of its command
 * @property {string} [key] as ProseMirror writes it
 * @property {string} icon the lines of a picture of 16 to 16, as an SVG path
 * @property {(state: any) => boolean} [active]
 */

/** @param {any} type @returns {(state: any) => boolean} */
const isIn = (type) => (state) => Boolean(around(state, type));

/** @param {any} mark @returns {(state: any) => boolean} */
const isMarked = (mark) => (state) => hasMark(state, mark);

/** @type {Tool[][]} */
const GROUPS = [
  [
    { name: "undo", key: "Mod-z", icon: "M3 6h7a3.5 3.5 0 0 1 0 7H6M6 3 3 6l3 3" },
    { name: "redo", key: "Mod-y", icon: "M13 6H6a3.5 3.5 0 0 0 0 7h4M10 3l3 3-3 3" },
  ],
  [
    { name: "bold", key: "Mod-b", icon: "", active: isMarked(marks.strong) },
    { name: "italic", key: "Mod-i", icon: "", active: isMarked(marks.em) },
    { name: "raised", key: "Mod-.", icon: "M2 6l6 7M8 6l-6 7M11 3c.5-1 3-1 3 .5 0 1-3 2-3 3h3", active: isMarked(marks.sup) },
    { name: "lowered", key: "Mod-,", icon: "M2 3l6 7M8 3l-6 7M11 11c.5-1 3-1 3 .5 0 1-3 2-3 3h3", active: isMarked(marks.sub) },
    { name: "link", key: "Mod-k", icon: "M7 9a3 3 0 0 0 4 0l2-2a3 3 0 0 0-4-4L8 4M9 7a3 3 0 0 0-4 0L3 9a3 3 0 0 0 4 4l1-1", active: isMarked(marks.link) },
  ],
  [
    { name: "heading", key: "Mod-Alt-1", icon: "M3 3v10M10 3v10M3 8h7M13 8v5", active: isIn(nodes.heading) },
    { name: "bullets", key: "Mod-Shift-l", icon: "M2 4h2M2 8h2M2 12h2M6 4h8M6 8h8M6 12h8", active: isIn(nodes.bullet_list) },
    { name: "numbers", key: "Mod-Shift-7", icon: "M2 3h1v3M2 10h2l-2 3h2M7 4h7M7 8h7M7 12h7", active: isIn(nodes.ordered_list) },
    { name: "outdent", key: "Shift-Tab", icon: "M2 3h12M8 6.500h6M8 9.500h6M2 13h12M5 6 3 8l2 2" },
    { name: "indent", key: "Tab", icon: "M2 3h12M8 6.500h6M8 9.500h6M2 13h12M3 6l2 2-2 2" },
    { name: "quote", key: "Mod-Shift-9", icon: "M7 5 4 8v3h3V8M13 5l-3 3v3h3V8", active: isIn(nodes.quotation) },
  ],
  [
    { name: "table", key: "Mod-Alt-t", icon: "M2 3h12v10H2zM2 6.500h12M2 10h12M6 3v10M10 3v10" },
    { name: "footnote", key: "Mod-Alt-f", icon: "M2 12l3-8 3 8M3 9h4M11 4l2-1v5" },
    { name: "picture", key: "Mod-Alt-p", icon: "M2 3h12v10H2zM2 11l4-4 3 3 2-2 3 3M10.500 6h.1" },
  ],
];

/** @type {Tool[]} what can be done in a table */
const IN_TABLE = [
  { name: "addRow", key: "Mod-Alt-ArrowDown", icon: "M2 3h12v5H2zM8 10v5M5.500 12.500h5" },
  { name: "deleteRow", key: "Mod-Alt-ArrowUp", icon: "M2 3h12v5H2zM5.500 12.500h5" },
  { name: "addColumn", key: "Mod-Alt-ArrowRight", icon: "M3 2h5v12H3zM12.500 5.500v5M10 8h5" },
  { name: "deleteColumn", key: "Mod-Alt-ArrowLeft", icon: "M3 2h5v12H3zM10 8h5" },
  { name: "center", key: "Mod-Alt-c", icon: "M2 4h12M5 8h6M3 12h10" },
  { name: "right", key: "Mod-Alt-r", icon: "M2 4h12M8 8h6M5 12h9" },
  { name: "deleteTable", icon: "M2 3h12v10H2zM5 6l6 4M11 6l-6 4" },
];

/** Keys without a button. @type {Record<string, any>} */
const MORE = {
  "Shift-Mod-z": redo,
  "Mod-Alt-2": commands.heading2,
  "Mod-Alt-3": commands.heading3,
  "Mod-Alt-0": commands.plain,
};

export const KEYS = {
  /** @param {Record<string, any>} more commands beside those of bodies @returns {Record<string, any>} */
  bindings(more) {
    const found = { ...MORE };
    for (const { name, key } of [...GROUPS.flat(), ...IN_TABLE]) {
      const command = more[name] ?? commands[name];
      if (key && command && !key.endsWith("Tab")) found[key] = command;
    }
    return found;
  },
};

/** @param {string} key as people read it */
function shown(key) {
  const names = { Mod: apple ? "⌘" : "Ctrl", ArrowDown: "↓", ArrowUp: "↑", ArrowRight: "→", ArrowLeft: "←" };
  return key.split("-").map((part) => names[/** @type {keyof typeof names} */ (part)] ?? part.toUpperCase().replace(/^(ALT|SHIFT|TAB)$/, (all) => all[0] + all.slice(1).toLowerCase())).join("+");
}

/** @param {string} path */
function icon(path) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("tool-icon");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

export class Toolbar {
  /** @param {any} view @param {(key: string, values?: any) => string} word @param {(file: File) => void} take */
  constructor(view, word, take) {
    this.view = view;
    this.word = word;
    this.take = take;
    /** @type {Map<HTMLButtonElement, Tool>} */
    this.tools = new Map();
    this.element = document.createElement("div");
    this.element.className = "body-tools";
    this.element.setAttribute("role", "toolbar");
    this.element.setAttribute("aria-label", word("tools"));
    for (const group of GROUPS) this.element.append(this.group(group));
    this.inTable = this.group(IN_TABLE);
    this.element.append(this.inTable);
    this.chooser = this.file();
    this.address = this.linkField();
    this.element.append(this.chooser, this.address);
    this.element.addEventListener("keydown", (event) => this.key(event));
    view.dom.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.shortcut(event));
  }

  /** @param {Tool[]} tools */
  group(tools) {
    const element = document.createElement("span");
    element.className = "tool-group";
    for (const tool of tools) element.append(this.button(tool));
    return element;
  }

  /** @param {Tool} tool */
  button(tool) {
    const button = document.createElement("button");
    const label = this.word(tool.name);
    button.type = "button";
    button.className = `button icon small tool-${tool.name}`;
    button.tabIndex = -1;
    button.title = tool.key ? `${label} (${shown(tool.key)})` : label;
    button.setAttribute("aria-label", label);
    if (tool.key) button.setAttribute("aria-keyshortcuts", tool.key.replace("Mod", apple ? "Meta" : "Control").replaceAll("-", "+"));
    if (tool.icon) button.append(icon(tool.icon));
    else button.textContent = label.charAt(0); // as word processors have it: B, I; Ж, К
    button.addEventListener("mousedown", (event) => event.preventDefault()); // the caret stays
    button.addEventListener("click", () => this.run(tool.name));
    this.tools.set(button, tool);
    return button;
  }

  /** @param {string} name */
  run(name) {
    if (name === "picture") this.chooser.click();
    else if (name === "link") this.askLink();
    else {
      this.command(name)?.(this.view.state, this.view.dispatch, this.view);
      if (name !== "footnote") this.view.focus();
    }
  }

  /** @param {string} name */
  command(name) {
    return { undo, redo }[name] ?? commands[name];
  }

  /** @param {KeyboardEvent} event */
  shortcut(event) {
    const control = apple ? event.metaKey : event.ctrlKey;
    const name = { KeyK: !event.altKey && !event.shiftKey && "link", KeyP: event.altKey && "picture" }[event.code];
    if (!control || !name) return;
    event.preventDefault();
    this.run(name);
  }

  /** Show what is so where the caret is, and what can be done there. */
  update() {
    const { state } = this.view;
    for (const [button, { name, active }] of this.tools) {
      const pressed = active?.(state) ?? false;
      if (active) button.setAttribute("aria-pressed", String(pressed));
      button.setAttribute("aria-disabled", String(!this.possible(name)));
    }
    this.inTable.hidden = !isInTable(state);
    const shownButtons = this.buttons();
    if (!shownButtons.some((button) => button.tabIndex === 0)) shownButtons[0].tabIndex = 0;
  }

  /** @param {string} name */
  possible(name) {
    const { state } = this.view;
    if (name === "undo") return undoDepth(state) > 0;
    if (name === "redo") return redoDepth(state) > 0;
    if (name === "link") return !state.selection.empty || hasMark(state, marks.link);
    return name === "picture" || Boolean(this.command(name)?.(state));
  }

  buttons() {
    return [...this.tools.keys()].filter((button) => !(button.parentElement === this.inTable && this.inTable.hidden));
  }

  /** @returns {boolean} */
  focus() {
    this.buttons().find((button) => button.tabIndex === 0)?.focus();
    return true;
  }

  /** Arrows go from button to button, Esc back into the text. @param {KeyboardEvent} event */
  key(event) {
    if (!(event.target instanceof HTMLButtonElement) || !this.tools.has(event.target)) return;
    const all = this.buttons();
    const at = all.indexOf(event.target);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === "Escape") this.view.focus();
    else if (to === undefined) return;
    else {
      for (const button of all) button.tabIndex = -1;
      const next = all[(to + all.length) % all.length];
      next.tabIndex = 0;
      next.focus();
    }
    event.preventDefault();
  }

  file() {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = "image/png,image/jpeg";
    input.hidden = true;
    input.addEventListener("change", () => {
      if (input.files?.[0]) this.take(input.files[0]);
      input.value = "";
      this.view.focus();
    });
    return input;
  }

  linkField() {
    const input = document.createElement("input");
    input.type = "text";
    input.inputMode = "url";
    input.className = "tool-link";
    input.hidden = true;
    input.placeholder = "https://";
    input.setAttribute("aria-label", this.word("address"));
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      input.hidden = true;
      if (event.key === "Enter") setLink(whole(input.value.trim()))(this.view.state, this.view.dispatch);
      this.view.focus();
    });
    input.addEventListener("blur", () => { input.hidden = true; });
    return input;
  }

  askLink() {
    const { state } = this.view;
    if (state.selection.empty) return;
    let href = "";
    state.doc.nodesBetween(state.selection.from, state.selection.to, (/** @type {any} */ node) => {
      href ||= marks.link.isInSet(node.marks)?.attrs.href ?? "";
    });
    this.address.value = href;
    this.address.hidden = false;
    this.address.focus();
  }
}

/** @param {string} address with its scheme, as drafter completes it */
function whole(address) {
  if (!address || /^(https?:\/\/|mailto:)/i.test(address)) return address;
  return address.includes("@") && !address.includes("/") ? `mailto:${address}` : `https://${address}`;
}
