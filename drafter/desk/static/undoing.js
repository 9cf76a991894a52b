/**
 * Undo and redo by keys: in a field the browser takes back what was typed there since it was
 * entered; anywhere else, and when nothing of that is left, the letter's own history does.
 * @module
 */

/**
 * @param {(what: "undo" | "redo") => void} act
 */
export function mountUndoing(act) {
  /** @type {EventTarget | null} the field in which something was typed since it was entered */
  let typed = null;
  let turned = false; // whether the browser has just taken something back

  document.addEventListener("focusin", () => {
    typed = null;
  });
  document.addEventListener("input", (event) => {
    const kind = /** @type {InputEvent} */ (event).inputType ?? "";
    if (kind.startsWith("history")) turned = true;
    else if (event.isTrusted) typed = event.target;
  }, true);
  // An editor takes these keys whether or not it has something to undo: its buttons tell.
  document.addEventListener("keydown", (event) => {
    const what = meant(event);
    const editor = /** @type {Element} */ (event.target).closest?.("[data-body]");
    if (editor?.querySelector(`.tool-${what}`)?.getAttribute("aria-disabled") !== "true") return;
    event.preventDefault();
    event.stopPropagation();
    if (what) act(what);
  }, true);
  document.addEventListener("keydown", (event) => {
    const what = meant(event);
    if (!what || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    if (event.target !== typed) {
      event.preventDefault();
      act(what);
      return;
    }
    turned = false;
    setTimeout(() => {
      if (!turned) act(what);
    });
  });
}

/**
 * @param {KeyboardEvent} event
 * @returns {"undo" | "redo" | null}
 */
function meant(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  if (event.code === "KeyZ") return event.shiftKey ? "redo" : "undo";
  return event.code === "KeyY" && !event.shiftKey ? "redo" : null;
}
