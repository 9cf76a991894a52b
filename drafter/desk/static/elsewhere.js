/**
 * What becomes of the letter's file elsewhere while its page is open: changed, renamed, deleted.
 * @module
 */

import { onEvent } from "./shell.js";

/** @typedef {import("./saving.js").Saver} Saver */
/** @typedef {import("./letter_bands.js").Bands} Bands */

const MARKED = 6000; // milliseconds

/**
 * @param {Saver} saver
 * @param {Bands} bands
 */
export function mountElsewhere(saver, bands) {
  onEvent("changed", (told) => {
    if (told.path !== saver.path) return;
    if (told.to) moved(told.to, saver, bands);
    else if (told.hash) {
      bands.remove("gone");
      saver.noticed(told.hash);
    } else bands.show("gone");
  });
  // The desk was away, and the file may have changed meanwhile.
  onEvent("here", () => saver.look());
}

/** @param {string} path @param {Saver} saver @param {Bands} bands */
function moved(path, saver, bands) {
  saver.move(path);
  history.replaceState(null, "", saver.url);
  bands.show("renamed", { name: path });
}

/**
 * Mark for a moment what was changed in the form by somebody else, or by undo.
 * @param {[string, string, string, string][]} changed
 */
export function mark(changed) {
  const fields = changed.map(([key]) => fieldOf(key)).filter((field) => field !== null);
  for (const field of fields) {
    field.setAttribute("data-elsewhere", "");
    setTimeout(() => field.removeAttribute("data-elsewhere"), MARKED);
  }
  const isSeen = fields.some((field) => isInView(field));
  if (!isSeen) fields[0]?.scrollIntoView({ block: "center" });
}

/** @param {string} key @returns {Element | null} */
function fieldOf(key) {
  for (let path = key; path; path = path.split(".").slice(0, -1).join(".")) {
    const name = CSS.escape(path);
    const found = document.querySelector(`#form [data-key="${name}"], #form [data-item="${name}"], #form [data-list="${name}"]`);
    if (found) return found.closest(".field") ?? found;
  }
  return null;
}

/** @param {Element} element */
function isInView(element) {
  const box = element.getBoundingClientRect();
  return box.top < window.innerHeight && box.bottom > 60;
}
