// What is searched for in the list is looked for in the texts of all letters as well.
// @ts-check
import { Refusal, ask, band, unband, word } from "./shell.js";

const PAUSE = 200;
const AGAIN = 1000;
const SHORTEST = 2;

const place = /** @type {HTMLElement} */ (document.getElementById("in-texts"));
const status = /** @type {HTMLElement} */ (document.getElementById("in-texts-found"));
const hits = /** @type {HTMLElement} */ (document.getElementById("hits"));

let timer = 0;
let asked = new AbortController();

/**
 * Look for words, as soon as nothing more is typed.
 * @param {string} words
 */
export function findInTexts(words) {
  clearTimeout(timer);
  asked.abort();
  if (words.trim().length < SHORTEST) {
    place.hidden = true;
    hits.replaceChildren();
    return;
  }
  timer = window.setTimeout(() => find(words), PAUSE);
}

/** @param {string} words */
async function find(words) {
  asked = new AbortController();
  const { signal } = asked;
  try {
    const said = await ask(`/shelf/find?words=${encodeURIComponent(words)}`, undefined, { signal });
    if (signal.aborted) return;
    show(said);
    if (said.reading) timer = window.setTimeout(() => find(words), AGAIN);
  } catch (error) {
    if (signal.aborted) return;
    hits.replaceChildren();
    status.textContent = error instanceof Refusal ? error.message : word("apart");
    place.hidden = false;
  }
}

/**
 * Show what was found; who is among the letters stays at the same one.
 * @param {{hits: string, count: number, all: boolean, reading: boolean, problems: any[]}} said
 */
function show({ hits: html, count, all, reading, problems }) {
  const at = document.activeElement?.closest(".hit");
  const path = at && hits.contains(at) ? /** @type {HTMLElement} */ (at).dataset.path : null;
  hits.innerHTML = html;
  const name = count ? (all ? "hits" : "hits-most") : "hits-none";
  const texts = [
    ...problems.map((one) => `${one.what} ${one.advice}`),
    reading && !count ? "" : word(name, { count }),
    reading ? word("hits-reading") : "",
  ];
  const text = texts.filter(Boolean).join(" ");
  if (status.textContent !== text) status.textContent = text;
  place.hidden = false;
  if (path) stops().find((one) => hitOf(one).dataset.path === path)?.focus();
}

/** What the keys go through: the link or the button of each letter that was found. */
export function stops() {
  const found = place.hidden ? [] : hits.querySelectorAll(".hit-head > :first-child:is(a, button)");
  return /** @type {HTMLElement[]} */ ([...found]);
}

/**
 * The letter that something belongs to.
 * @param {HTMLElement} element
 */
export function hitOf(element) {
  return /** @type {HTMLElement} */ (element.closest(".hit"));
}

/**
 * Open a Word file of the archive in its own program.
 * @param {HTMLElement} button
 */
export async function openHit(button) {
  const close = /** @type {[string, () => void][]} */ ([[word("close"), () => unband("shown")]]);
  try {
    const { opened, file } = await ask("/shelf/show", { path: hitOf(button).dataset.path });
    const kind = opened ? "done" : "warning";
    band("shown", word(opened ? "shown" : "not-shown", { file }), { kind, buttons: close });
  } catch (error) {
    const text = error instanceof Refusal ? error.message : word("apart");
    band("shown", text, { kind: "error", buttons: close });
  }
}
