/**
 * Picks somebody from the address book by typing: a combobox with a list (WAI-ARIA Authoring
 * Practices, «Editable Combobox With List Autocomplete»).
 * @module
 */

const PAUSE = 80; // milliseconds after a key; the book is on this machine
const REST = 700; // milliseconds without a key, after which words that may stand are saved

/**
 * @typedef {{id: string, text: string, about: string}} Found
 * @typedef {{
 *   search: (words: string, part: string) => Promise<Found[]>,
 *   picked: (key: string, found: Found) => void,
 *   typed: (input: HTMLInputElement, hasLeft: boolean) => void,
 *   words: Record<string, string>,
 * }} Doing
 */

/**
 * Let every combobox of a form, also those that come later, offer what is found.
 * @param {HTMLElement} root
 * @param {Doing} doing
 * @returns {{settle: () => void}} takes what is typed in a combobox that has not been left
 */
export function mountPicking(root, doing) {
  const picking = new Picking(doing);
  root.addEventListener("input", (event) => picking.onInput(event));
  root.addEventListener("keydown", (event) => picking.onKey(event));
  root.addEventListener("focusout", (event) => picking.onLeave(event));
  root.addEventListener("pointerdown", (event) => picking.onPointer(event));
  return { settle: () => picking.settle(document.activeElement) };
}

/** @param {EventTarget | null} target @returns {HTMLInputElement | null} */
function combobox(target) {
  const input = target instanceof HTMLInputElement ? target : null;
  return input?.getAttribute("role") === "combobox" ? input : null;
}

/** @param {HTMLInputElement} input @returns {HTMLElement} */
function listOf(input) {
  return /** @type {HTMLElement} */ (input.parentElement?.querySelector("[role=listbox]"));
}

class Picking {
  /** @param {Doing} doing */
  constructor(doing) {
    this.doing = doing;
    this.timer = 0;
    this.rest = 0;
    this.asked = 0;
    /** @type {Found[]} */
    this.found = [];
    this.chosen = -1;
  }

  /** @param {Event} event */
  onInput(event) {
    const input = combobox(event.target);
    if (!input) return;
    input.dataset.typed = "true";
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.show(input), PAUSE);
    clearTimeout(this.rest);
    this.rest = window.setTimeout(() => this.settle(input), REST);
  }

  /** @param {EventTarget | null} target */
  settle(target) {
    const input = combobox(target);
    if (input?.dataset.typed && input.value.trim()) this.doing.typed(input, false);
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const input = combobox(event.target);
    if (!input || event.altKey || event.ctrlKey || event.metaKey) return;
    const isOpen = !listOf(input).hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (isOpen) this.choose(input, this.chosen + (event.key === "ArrowDown" ? 1 : -1));
      else this.show(input);
    } else if (event.key === "Enter" && isOpen && this.chosen >= 0) {
      event.preventDefault();
      event.stopPropagation();
      this.take(input, this.chosen);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      this.close(input);
    }
  }

  /** @param {FocusEvent} event */
  onLeave(event) {
    const input = combobox(event.target);
    if (!input) return;
    clearTimeout(this.timer);
    this.asked += 1;
    this.close(input);
    if (input.dataset.typed) {
      delete input.dataset.typed;
      clearTimeout(this.rest);
      this.doing.typed(input, true);
    }
  }

  /** @param {PointerEvent} event */
  onPointer(event) {
    const option = event.target instanceof Element ? event.target.closest("[role=option]") : null;
    const input = combobox(option?.closest(".picker")?.querySelector("input") ?? null);
    if (!option || !input) return;
    event.preventDefault(); // the focus stays in the field
    this.take(input, Number(/** @type {HTMLElement} */ (option).dataset.number));
  }

  /** @param {HTMLInputElement} input */
  async show(input) {
    this.asked += 1;
    const mine = this.asked;
    const part = /** @type {HTMLElement} */ (input.parentElement).dataset.pick ?? "people";
    const words = input.dataset.typed ? input.value : "";
    const found = await this.doing.search(words, part).catch(() => []);
    if (mine !== this.asked || document.activeElement !== input) return;
    this.found = found;
    const list = listOf(input);
    list.replaceChildren(...found.map((one, number) => this.option(input, one, number)));
    if (!found.length) list.append(this.nothing());
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    this.choose(input, found.length && words ? 0 : -1);
  }

  /** @param {HTMLInputElement} input @param {Found} one @param {number} number */
  option(input, one, number) {
    const option = document.createElement("li");
    option.setAttribute("role", "option");
    option.id = `${listOf(input).id}-${number}`;
    option.dataset.number = String(number);
    const name = document.createElement("strong");
    name.textContent = one.text;
    const about = document.createElement("span");
    about.className = "aside";
    about.textContent = one.about;
    option.append(name, about);
    return option;
  }

  nothing() {
    const item = document.createElement("li");
    item.className = "aside";
    item.setAttribute("role", "presentation");
    item.textContent = this.doing.words.nobody;
    return item;
  }

  /** @param {HTMLInputElement} input @param {number} number */
  choose(input, number) {
    const count = this.found.length;
    // Above the first one is none, as it was typed; beyond the last one comes the first.
    this.chosen = number < -1 ? count - 1 : number >= count ? 0 : number;
    if (!count) this.chosen = -1;
    const options = listOf(input).querySelectorAll("[role=option]");
    options.forEach((option, n) => option.setAttribute("aria-selected", String(n === this.chosen)));
    const active = options[this.chosen];
    if (active) {
      input.setAttribute("aria-activedescendant", active.id);
      active.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  }

  /** @param {HTMLInputElement} input @param {number} number */
  take(input, number) {
    const found = this.found[number];
    if (!found) return;
    delete input.dataset.typed;
    input.value = found.text;
    input.dataset.id = found.id;
    this.close(input);
    this.doing.picked(input.dataset.key ?? "", found);
  }

  /** @param {HTMLInputElement} input */
  close(input) {
    listOf(input).hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    this.chosen = -1;
  }
}
