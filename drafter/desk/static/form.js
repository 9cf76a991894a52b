/**
 * The form of a letter: what is typed, ticked, picked, added, removed and moved becomes edits.
 *
 * The keys of the controls are those of the model. What is added, removed or moved is so in the
 * page at once, with its keys, so that typing goes on whatever the server takes to answer.
 * @module
 */

import { morph } from "./morph.js";
import { mountPicking } from "./pick.js";

/**
 * @typedef {{key: string, do: string, value?: any, to?: number}} Edit
 * @typedef {{
 *   edit: (edits: Edit[], structural?: boolean) => void,
 *   search: (words: string, part: string) => Promise<any[]>,
 *   opened: (body: HTMLElement) => void,
 *   words: Record<string, string>,
 * }} Doing
 */

const CONTROLS = "input, textarea, select, [contenteditable=true]";
const PLACE = /\.\d+$/;
const NAMED = /^(id|for|data-[a-z-]+|aria-[a-z]+)$/;

/**
 * Bring a form to life.
 * @param {HTMLElement} root
 * @param {Doing} doing
 */
export function mountForm(root, doing) {
  return new Form(root, doing);
}

class Form {
  /** @param {HTMLElement} root @param {Doing} doing */
  constructor(root, doing) {
    this.root = root;
    this.doing = doing;
    root.addEventListener("input", (event) => this.onInput(event));
    root.addEventListener("change", (event) => this.onChange(event));
    root.addEventListener("click", (event) => this.onClick(event));
    this.picking = mountPicking(root, {
      search: doing.search,
      words: doing.words,
      picked: (key, found) => this.edit([{ key, do: "set", value: found.id }], true),
      typed: (input, hasLeft) => this.onNotPicked(input, hasLeft),
    });
    root.addEventListener("keydown", (event) => this.onKey(event));
    this.mountBodies();
  }

  /**
   * Pass edits on; an item that stands in the page alone is in the file once it has something.
   * @param {Edit[]} edits
   * @param {boolean} [structural]
   */
  edit(edits, structural = false) {
    for (const item of this.root.querySelectorAll("[data-virtual]")) {
      const key = item.getAttribute("data-item") ?? "";
      const isMeant = (/** @type {Edit} */ edit) => edit.key === key || edit.key.startsWith(`${key}.`);
      if (edits.some((edit) => isMeant(edit) && edit.value)) item.removeAttribute("data-virtual");
    }
    this.doing.edit(edits, structural);
  }

  mountBodies() {
    for (const body of this.root.querySelectorAll("[data-body]:not([data-mounted])")) {
      /** @type {HTMLElement} */ (body).dataset.mounted = "true";
      this.doing.opened(/** @type {HTMLElement} */ (body));
    }
  }

  /** Take what is typed in a field that has not been left. */
  settle() {
    this.picking.settle();
  }

  /**
   * Take newer HTML of the form; what was typed since it was asked for stays.
   * @param {string} html
   * @param {Set<string>} typed the keys of values that are newer in the page
   */
  refresh(html, typed) {
    const wanted = document.createElement("section");
    wanted.innerHTML = html;
    morph(this.root, wanted, (element) => {
      const key = element.getAttribute("data-key") ?? element.getAttribute("data-blank");
      const isPicking = element.hasAttribute("data-typed") || element.matches("[role=listbox]");
      const isOwn = element.matches("[data-mounted], [data-problems]");
      return isPicking || isOwn ||
        (key !== null && typed.has(key));
    });
    this.mountBodies();
  }

  /** @param {Event} event */
  onInput(event) {
    const control = /** @type {any} */ (event.target);
    const key = control.dataset?.key;
    if (!key || control.matches("select, [type=checkbox], [role=combobox]")) return;
    if (control.dataset.line !== undefined) inOneLine(control);
    this.edit([{ key, do: "set", value: control.value }]);
  }

  /** @param {Event} event */
  onChange(event) {
    const control = /** @type {any} */ (event.target);
    if (control.dataset?.blank) this.leaveBlank(control);
    else if (control.dataset?.among) this.chooseAmong(control.dataset.among);
    else if (control.matches("[data-key][type=checkbox]")) {
      this.edit([{ key: control.dataset.key, do: "set", value: control.checked ? true : "" }]);
    } else if (control.matches("select[data-key]")) {
      this.edit([{ key: control.dataset.key, do: "set", value: control.value }]);
    }
  }

  /** @param {HTMLInputElement} box */
  leaveBlank(box) {
    const key = /** @type {string} */ (box.dataset.blank);
    const control = /** @type {HTMLInputElement} */ (document.getElementById(`f-${key}`));
    control.disabled = box.checked;
    this.edit([{ key, do: "set", value: box.checked ? "blank" : control.value }]);
  }

  /** @param {string} key */
  chooseAmong(key) {
    const boxes = this.root.querySelectorAll(`[data-among="${CSS.escape(key)}"]:checked`);
    const ticked = [...boxes].map((box) => /** @type {HTMLInputElement} */ (box).value);
    const row = /** @type {HTMLElement | null} */ (boxes[0]?.closest("[data-order]"));
    const before = (row?.dataset.order ?? "").split(" ").filter((one) => ticked.includes(one));
    const value = [...new Set([...before, ...ticked])].join(" "); // what is new comes last
    if (row) row.dataset.order = value;
    this.edit([{ key, do: "set", value }], true);
  }

  /** @param {HTMLInputElement} input something was typed, and nobody picked */
  onNotPicked(input, hasLeft) {
    const key = input.dataset.key ?? "";
    const text = input.value.trim();
    if (!text) {
      if (!hasLeft) return;
      if (input.dataset.id) this.edit([{ key, do: "set", value: PLACE.test(key) ? {} : "" }], true);
    } else if (/^(signatories|copy_to)\.\d+$/.test(key)) {
      this.edit([{ key, do: "set", value: text }], hasLeft);
    } else if (!hasLeft) {
      return; // who types may still pick somebody
    } else if (key.endsWith(".post") && !input.dataset.id) {
      this.inOwnWords(input, key, text);
    } else noted(input, this.doing.words.nobody);
  }

  /**
   * Take a post that no catalog has for own words, in the language that comes first.
   * @param {HTMLInputElement} input
   * @param {string} key
   * @param {string} text
   */
  inOwnWords(input, key, text) {
    const own = /** @type {any} */ (this.root.querySelector(`[data-key^="${CSS.escape(`${key}.`)}"]`));
    if (!own || own.value) return noted(input, this.doing.words.nobody);
    own.value = text;
    input.value = "";
    this.edit([{ key: own.dataset.key, do: "set", value: text }]);
    return undefined;
  }

  /** @param {Event} event */
  onClick(event) {
    const target = /** @type {Element} */ (event.target);
    const button = /** @type {HTMLElement | null} */ (target.closest("[data-action]"));
    if (!button) return;
    const item = button.closest("[data-item]");
    const action = button.dataset.action;
    if (action === "add") {
      const list = this.list(button.dataset.for ?? "");
      if (list) this.add(list, list.children.length);
    } else if (action === "add-named") {
      this.addNamed(button.dataset.for ?? "");
    } else if (item && action) this.change(/** @type {HTMLElement} */ (item), action);
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const item = /** @type {HTMLElement | null} */ (target.closest("[data-item]"));
    const line = target.dataset?.line !== undefined;
    if (event.key === "F1" && event.ctrlKey) {
      event.preventDefault();
      this.help(target);
    } else if (event.altKey && !event.ctrlKey && !event.metaKey && item) {
      const action = { ArrowUp: "up", ArrowDown: "down", Delete: "remove", Enter: "add" }[event.key];
      if (!action) return;
      event.preventDefault();
      this.change(item, action);
    } else if (event.key === "Enter" && line && !event.isComposing) {
      event.preventDefault();
      if (item && !event.shiftKey && !event.ctrlKey) this.change(item, "add");
    }
  }

  /** @param {HTMLElement} item @param {string} action */
  change(item, action) {
    const list = /** @type {HTMLElement} */ (item.parentElement);
    const at = [...list.children].indexOf(item);
    if (action === "add") this.add(list, at + 1);
    else if (action === "remove") this.remove(list, item, at);
    else if (action === "up" && at > 0) this.move(list, item, at, at - 1);
    else if (action === "down" && at < list.children.length - 1) this.move(list, item, at, at + 1);
  }

  /** @param {string} key @returns {HTMLElement | null} */
  list(key) {
    return this.root.querySelector(`[data-list="${CSS.escape(key)}"]`);
  }

  /** @param {HTMLElement} list @param {number} at */
  add(list, at) {
    const key = list.dataset.list ?? "";
    const template = /** @type {HTMLTemplateElement | null} */ (
      this.root.querySelector(`template[data-empty="${CSS.escape(key)}"]`)
    );
    const item = /** @type {HTMLElement} */ (template?.content.firstElementChild?.cloneNode(true));
    if (!item) return;
    /** @type {Edit[]} */
    const edits = [{ key, do: "insert", value: {}, to: at }];
    const virtual = list.querySelector(":scope > [data-virtual]");
    if (virtual) edits.unshift({ key, do: "insert", value: {}, to: 0 });
    virtual?.removeAttribute("data-virtual");
    list.insertBefore(item, list.children[at] ?? null);
    renumber(list);
    this.mountBodies();
    this.edit(edits, true);
    focusIn(item);
  }

  /** @param {string} key a value under a name of one's own is in the file once it has a text */
  addNamed(key) {
    const input = /** @type {HTMLInputElement} */ (document.getElementById(`n-${key}`));
    const name = input.value.trim();
    const known = this.root.querySelector(`[data-field="${CSS.escape(`${key}.${name}`)}"]`);
    const template = /** @type {HTMLTemplateElement | null} */ (
      this.root.querySelector(`template[data-empty="${CSS.escape(key)}"]`)
    );
    const item = /** @type {HTMLElement | undefined} */ (
      known ?? template?.content.firstElementChild?.cloneNode(true)
    );
    if (!name || !item) return input.focus();
    if (!known) {
      rename(item, `${key}.`, `${key}.${name}`);
      const title = item.querySelector(".label");
      if (title) title.textContent = name;
      document.getElementById(`m-${key}`)?.append(item);
    }
    input.value = "";
    focusIn(item);
    return undefined;
  }

  /** @param {HTMLElement} list @param {HTMLElement} item @param {number} at */
  remove(list, item, at) {
    const key = item.dataset.item ?? "";
    if ("virtual" in item.dataset) return;
    item.remove();
    renumber(list);
    this.edit([{ key, do: "remove" }], true);
    const next = list.children[Math.min(at, list.children.length - 1)];
    if (next) focusIn(next);
    else /** @type {any} */ (this.root.querySelector(`[data-action=add][data-for="${CSS.escape(list.dataset.list ?? "")}"]`))?.focus();
    say(this.doing.words.removed);
  }

  /** @param {HTMLElement} list @param {HTMLElement} item @param {number} from @param {number} to */
  move(list, item, from, to) {
    const key = item.dataset.item ?? "";
    const active = /** @type {any} */ (document.activeElement);
    const caret = active?.selectionStart == null ? null : [active.selectionStart, active.selectionEnd];
    list.insertBefore(item, list.children[to > from ? to + 1 : to] ?? null);
    renumber(list);
    active?.focus({ preventScroll: true });
    if (caret) active.setSelectionRange(...caret);
    item.scrollIntoView({ block: "nearest" });
    this.edit([{ key, do: "move", to }], true);
    say(this.doing.words.moved.replace("{number}", String(to + 1)));
  }

  /** @param {HTMLElement} target */
  help(target) {
    const described = (target.closest("[aria-describedby]")?.getAttribute("aria-describedby") ?? "").split(" ");
    const id = described.find((one) => one.startsWith("h-"));
    const meaning = id && document.getElementById(id);
    if (meaning) meaning.hidden = !meaning.hidden;
  }
}

/**
 * Say below a field that what was typed there is in no address book, until it is typed in again.
 * @param {HTMLInputElement} input
 * @param {string} text
 */
function noted(input, text) {
  const note = document.createElement("p");
  note.className = "problem warning";
  note.textContent = text;
  input.parentElement?.append(note);
  input.addEventListener("input", () => note.remove(), { once: true });
}

/** @param {HTMLTextAreaElement} control */
function inOneLine(control) {
  if (!/[\r\n]/.test(control.value)) return;
  const caret = control.selectionStart;
  control.value = control.value.replace(/\r?\n|\r/g, " ");
  control.setSelectionRange(caret, caret);
}

/** @param {Element} item */
function focusIn(item) {
  /** @type {HTMLElement | null} */ (item.querySelector(CONTROLS))?.focus();
}

/** @param {string} text */
function say(text) {
  const place = document.getElementById("said");
  if (place) place.textContent = text;
}

/**
 * Give the items of a list the keys of their places.
 * @param {HTMLElement} list
 */
export function renumber(list) {
  [...list.children].forEach((child, number) => {
    const item = /** @type {HTMLElement} */ (child);
    const wanted = `${list.dataset.list}.${number}`;
    const mark = item.querySelector(":scope > .item-mark");
    if (mark) mark.textContent = String(number + 1);
    if (item.dataset.item !== wanted) rename(item, item.dataset.item ?? "", wanted);
  });
}

/**
 * @param {Element | DocumentFragment} part
 * @param {string} before
 * @param {string} after
 */
function rename(part, before, after) {
  const elements = part instanceof Element ? [part] : [];
  for (const element of [...elements, ...part.querySelectorAll("*")]) {
    for (const { name, value } of [...element.attributes]) {
      if (NAMED.test(name)) element.setAttribute(name, renamed(value, before, after));
    }
    if (element instanceof HTMLTemplateElement) rename(element.content, before, after);
  }
}

/** @param {string} value @param {string} before @param {string} after */
function renamed(value, before, after) {
  const tokens = value.split(" ").map((token) => {
    const [, kind, key] = /** @type {RegExpMatchArray} */ (token.match(/^([a-z]-)?(.*)$/));
    const isMeant = key === before || key.startsWith(`${before}.`);
    return isMeant ? `${kind ?? ""}${after}${key.slice(before.length)}` : token;
  });
  return tokens.join(" ");
}
