// What differs in a text, line by line: what went is struck out, what came is underlined.
// @ts-check

/** @typedef {[string, string][] | null} Line a line in parts, each with its mark; null: left out */

/**
 * Show lines in an element, in the place of what stood there.
 * @param {HTMLElement} element
 * @param {Line[]} lines
 */
export function showLines(element, lines) {
  element.replaceChildren(...made(lines));
}

/** @param {Line[]} lines */
export function made(lines) {
  return lines.map((line) => {
    const row = document.createElement("div");
    row.className = line ? "line" : "line left-out";
    if (!line) row.textContent = "⋮";
    else if (line.some(([mark]) => mark)) row.classList.add("differs");
    for (const [mark, text] of line ?? []) {
      const part = mark ? document.createElement(mark) : document.createTextNode(text);
      if (mark) part.textContent = text;
      row.append(part);
    }
    return row;
  });
}
