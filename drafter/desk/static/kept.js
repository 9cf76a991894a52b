/**
 * What was typed and is not confirmed as saved, kept in the browser until it is.
 *
 * Each tab keeps its own, under the letter and the state of the file it belongs to. A tab that
 * lives holds a lock of its name, so that another one leaves what it keeps alone.
 * @module
 */

const BEGINNING = "drafter:unsaved:";

/**
 * @typedef {import("./form.js").Edit} Edit
 * @typedef {{name: string, base: string, edits: Edit[], at: number}} Left
 */

export class Kept {
  /** @param {string} path */
  constructor(path) {
    this.path = path;
    this.tab = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
    navigator.locks?.request(this.lock(this.tab), () => new Promise(() => undefined));
  }

  /** @param {string} tab */
  lock(tab) {
    return `drafter:tab:${tab}`;
  }

  get name() {
    return `${BEGINNING}${this.path}:${this.tab}`;
  }

  /**
   * Keep what belongs to the letter under its new name.
   * @param {string} path
   */
  move(path) {
    this.forget(this.name);
    this.path = path;
  }

  /**
   * Keep edits that belong to a state of the file, instead of the earlier ones.
   * @param {string} base
   * @param {Edit[]} edits
   */
  keep(base, edits) {
    try {
      const left = JSON.stringify({ base, edits, at: Date.now() });
      if (edits.length) localStorage.setItem(this.name, left);
      else localStorage.removeItem(this.name);
    } catch {
      // The browser has no room, or keeps nothing: the file is what counts.
    }
  }

  /** @param {string} name */
  forget(name) {
    localStorage.removeItem(name);
  }

  /**
   * Tell what each tab that is no more has left of this letter; of those that live, when they go.
   * @param {(left: Left) => Promise<void>} tell
   */
  eachLeft(tell) {
    const beginning = `${BEGINNING}${this.path}:`;
    const names = Object.keys(localStorage).filter((name) => name.startsWith(beginning));
    for (const name of names.sort()) {
      const told = async () => {
        const left = { name, ...read(name) };
        if (left.edits.length) await tell(left);
      };
      if (name === this.name) continue;
      const lock = this.lock(name.slice(beginning.length));
      if (navigator.locks) navigator.locks.request(lock, told);
      else told();
    }
  }
}

/** @param {string} name @returns {{base: string, edits: Edit[], at: number}} */
function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "");
  } catch {
    return { base: "", edits: [], at: 0 };
  }
}
