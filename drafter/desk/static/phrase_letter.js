// The letter beside the phrases: the phrase marked on its page, and the page leading to the phrase.
// @ts-check
import { ask, word } from "./shell.js";
import { mountPages } from "./letter_pages.js";

const $ = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));
const NAME = "drafter-phrase";

/**
 * @typedef {{block: string, offset: number, words: string}} Spot a place of a phrase
 */

export class PhraseLetter {
  /**
   * @param {any} state
   * @param {{pick: (number: number) => void, nothing: () => void,
   *   spots: (spots: Map<number, Spot[]>) => void}} options
   */
  constructor(state, options) {
    this.state = state;
    this.options = options;
    this.name = "";
    /** Which of the samples is shown; it stays as long as it has the phrases that are gone to. */
    this.sample = null;
    this.number = -1;
    this.spots = /** @type {Map<number, Spot[]>} */ (new Map());
    this.asking = new AbortController();
    this.previews = mountPages(state, () => {}, () => {});
    $("pages").addEventListener("click", (/** @type {MouseEvent} */ event) => this.#picked(event));
  }

  /** @param {string} name the path of a letter, or nothing for a sample */
  choose(name) {
    this.name = name;
  }

  /**
   * Show a phrase as it is typed.
   * @param {{base: string, number: number, strings: string[], fuzzy: boolean}} value
   * @param {boolean} isOther whether it is another phrase than before
   */
  async show(value, isOther) {
    this.asking.abort();
    this.asking = new AbortController();
    const { signal } = this.asking;
    this.number = value.number;
    if (isOther) this.#mark(false);
    const answer = await ask(`${this.state.url}/letter`, { ...value, letter: this.name, sample: this.sample, all: isOther }, { signal });
    if (signal.aborted) return;
    this.#note(answer);
    if (!answer.letter) return;
    this.sample = answer.sample;
    await this.previews.show({ [this.state.language]: { look: this.state.look, ...answer.letter, ...(answer.look ? { look: answer.look } : {}) } });
    if (signal.aborted) return;
    const found = /** @type {[string, Spot[]][]} */ (Object.entries(answer.spots));
    if (isOther) this.spots = new Map();
    else this.spots.delete(value.number);
    for (const [number, spots] of found) this.spots.set(Number(number), spots);
    if (isOther) this.options.spots(this.spots);
    this.#mark(isOther);
  }

  /** @param {any} answer */
  #note(answer) {
    const [first] = answer.problems;
    let text = first ? [first.what, first.advice].filter(Boolean).join(" ") : "";
    const said = [];
    if (!text && !answer.printed) said.push(word(this.name ? "notinletter" : "notprinted"));
    if (answer.lacking) said.push(word("lacking", { count: answer.lacking }));
    text ||= said.join(" ");
    $("letter-note").textContent = text;
    $("letter-note").classList.toggle("wrong", Boolean(first));
  }

  /** @param {boolean} reveal */
  #mark(reveal) {
    const spots = this.spots.get(this.number) ?? [];
    const found = spots.map((spot) => rangeOf(spot)).filter(Boolean);
    for (const block of $("pages").querySelectorAll(".phrase-here")) block.classList.remove("phrase-here");
    if (window.Highlight && CSS.highlights) CSS.highlights.set(NAME, new Highlight(.../** @type {Range[]} */ (found)));
    for (const spot of spots) {
      for (const block of blocksOf(spot.block)) block.classList.add("phrase-here");
    }
    const first = spots.length ? blocksOf(spots[0].block)[0] : null;
    if (reveal && first) reveal_(first);
  }

  /** @param {MouseEvent} event */
  #picked(event) {
    const block = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-shows]"));
    if (!block) return;
    event.preventDefault();
    const caret = caretAt(event);
    const numbers = [...this.spots].filter(([, spots]) => spots.some((spot) => spot.block === block.dataset.shows));
    const sized = numbers.flatMap(([number, spots]) =>
      spots.filter((spot) => spot.block === block.dataset.shows && spot.words).map((spot) => ({ number, range: rangeOf(spot) })),
    );
    const hit = sized
      .filter(({ range }) => range && caret && range.isPointInRange(caret.node, caret.offset))
      .sort((one, other) => String(one.range).length - String(other.range).length)[0];
    const number = hit?.number ?? (numbers.length ? numbers[0][0] : undefined);
    if (number === undefined) this.options.nothing();
    else this.options.pick(number);
  }
}

/** @param {Element} block */
function reveal_(block) {
  const pages = $("pages");
  const box = block.getBoundingClientRect();
  const room = pages.getBoundingClientRect();
  if (box.top < room.top || box.bottom > room.bottom) {
    pages.scrollTop += box.top - room.top - (room.height - box.height) / 2;
  }
}

/** @param {string} key @returns {Element[]} */
function blocksOf(key) {
  return [...$("pages").querySelectorAll(`.page [data-shows="${CSS.escape(key)}"]`)];
}

/**
 * The letters of blocks without spaces, each with where it stands; numbers of lists are no words.
 * @param {Element[]} blocks
 */
function lettersOf(blocks) {
  let text = "";
  const places = /** @type {[Text, number][]} */ ([]);
  for (const block of blocks) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement?.closest(".letter-number")) continue;
      [...(node.textContent ?? "")].reduce((offset, sign) => {
        if (/\S/.test(sign)) {
          text += sign;
          for (let unit = 0; unit < sign.length; unit += 1) places.push([/** @type {Text} */ (node), offset + unit]);
        }
        return offset + sign.length;
      }, 0);
    }
  }
  return { text, places };
}

/** @param {Spot} spot @returns {Range | null} */
function rangeOf(spot) {
  const { text, places } = lettersOf(blocksOf(spot.block));
  const words = spot.words.replace(/\s/g, "");
  let start = -1;
  for (let at = text.indexOf(words); words && at >= 0; at = text.indexOf(words, at + 1)) {
    if (start < 0 || Math.abs(at - spot.offset) < Math.abs(start - spot.offset)) start = at;
  }
  if (start < 0) return null;
  const range = document.createRange();
  const [last, offset] = places[start + words.length - 1];
  range.setStart(...places[start]);
  range.setEnd(last, offset + 1);
  return range;
}

/** @param {MouseEvent} event */
function caretAt({ clientX, clientY }) {
  const doc = /** @type {any} */ (document);
  const position = doc.caretPositionFromPoint?.(clientX, clientY);
  if (position) return { node: position.offsetNode, offset: position.offset };
  const range = doc.caretRangeFromPoint?.(clientX, clientY);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}
