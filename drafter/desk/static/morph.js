/**
 * Turns a piece of the page into what newer HTML says, without building it anew: elements with the
 * same id stay themselves, and with them the focus, the caret, the editors and what is scrolled.
 * @module
 */

/**
 * Make the children of an element those of another.
 * @param {Element} element what stands in the page
 * @param {Element} wanted what it shall be
 * @param {(element: Element) => boolean} keeps whether an element, and all in it, stays as it is
 */
export function morph(element, wanted, keeps) {
  const place = remembered();
  morphChildren(element, wanted, keeps);
  place();
}

/**
 * Note where the user is; return what brings them back there.
 * @returns {() => void}
 */
function remembered() {
  const active = /** @type {any} */ (document.activeElement);
  const id = active?.id;
  const caret = selectionOf(active);
  const scrolled = [...document.querySelectorAll("#form, #pages")].map((e) => [e, e.scrollTop]);
  return () => {
    const now = id ? /** @type {any} */ (document.getElementById(id)) : null;
    if (now && document.activeElement !== now) {
      now.focus({ preventScroll: true });
      if (caret) now.setSelectionRange(...caret);
    }
    for (const [box, top] of scrolled) /** @type {any} */ (box).scrollTop = top;
  };
}

/**
 * @param {any} control
 * @returns {[number, number] | null}
 */
function selectionOf(control) {
  try {
    return control?.selectionStart == null ? null : [control.selectionStart, control.selectionEnd];
  } catch {
    return null; // a checkbox has none
  }
}

/**
 * @param {Element} element
 * @param {Element} wanted
 * @param {(element: Element) => boolean} keeps
 */
function morphElement(element, wanted, keeps) {
  if (keeps(element)) return;
  morphAttributes(element, wanted);
  if (element instanceof HTMLTemplateElement && wanted instanceof HTMLTemplateElement) {
    element.innerHTML = wanted.innerHTML;
    return;
  }
  if (element instanceof HTMLTextAreaElement) {
    retype(element, wanted.textContent ?? "");
    return;
  }
  morphChildren(element, wanted, keeps);
}

/**
 * Give a control another text; the caret stays where it was in what did not change.
 * @param {HTMLInputElement | HTMLTextAreaElement} control
 * @param {string} text
 */
function retype(control, text) {
  const before = control.value;
  if (before === text) return;
  const caret = control === document.activeElement ? selectionOf(control) : null;
  control.value = text;
  if (!caret) return;
  const start = alikeAtStart(before, text);
  const end = Math.min(alikeAtStart(reversed(before), reversed(text)), Math.min(before.length, text.length) - start);
  const [from, to] = caret.map((at) => {
    if (at <= start) return at;
    return at >= before.length - end ? text.length - (before.length - at) : text.length - end;
  });
  control.setSelectionRange(from, to);
}

/** @param {string} one @param {string} other */
function alikeAtStart(one, other) {
  let count = 0;
  while (count < one.length && count < other.length && one[count] === other[count]) count += 1;
  return count;
}

/** @param {string} text */
function reversed(text) {
  return text.split("").reverse().join("");
}

/**
 * @param {Element} element
 * @param {Element} wanted
 */
function morphAttributes(element, wanted) {
  for (const { name } of [...element.attributes]) {
    if (!wanted.hasAttribute(name) && !(name === "open" && element.id)) element.removeAttribute(name);
  }
  for (const { name, value } of wanted.attributes) {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
  if (element instanceof HTMLInputElement) {
    const input = /** @type {HTMLInputElement} */ (wanted);
    if (element.type !== "checkbox") retype(element, input.getAttribute("value") ?? "");
    element.checked = input.hasAttribute("checked");
  }
  if (element instanceof HTMLOptionElement) element.selected = wanted.hasAttribute("selected");
}

/**
 * @param {Element} element
 * @param {Element} wanted
 * @param {(element: Element) => boolean} keeps
 */
function morphChildren(element, wanted, keeps) {
  const ids = new Set([...wanted.children].map((child) => child.id).filter(Boolean));
  for (const child of [...element.childNodes]) {
    if (child instanceof Element && child.id && !ids.has(child.id)) child.remove();
  }
  let next = element.firstChild;
  for (const child of [...wanted.childNodes]) {
    const found = counterpart(element, next, child);
    if (!found) {
      element.insertBefore(child, next);
      continue;
    }
    if (found === next) next = next.nextSibling;
    else element.insertBefore(found, next);
    if (found instanceof Element) morphElement(found, /** @type {Element} */ (child), keeps);
    else if (found.nodeValue !== child.nodeValue) found.nodeValue = child.nodeValue;
  }
  while (next) {
    const after = next.nextSibling;
    next.remove();
    next = after;
  }
}

/**
 * Return the node that is what a wanted one shall be: the one with its id, or of its kind.
 * @param {Element} parent
 * @param {ChildNode | null} next
 * @param {ChildNode} wanted
 * @returns {ChildNode | null}
 */
function counterpart(parent, next, wanted) {
  if (wanted instanceof Element && wanted.id) {
    return [...parent.children].find((child) => child.id === wanted.id && alike(child, wanted)) ?? null;
  }
  return next && alike(next, wanted) && !(next instanceof Element && next.id) ? next : null;
}

/**
 * @param {ChildNode} one
 * @param {ChildNode} other
 */
function alike(one, other) {
  return one.nodeType === other.nodeType && one.nodeName === other.nodeName;
}
