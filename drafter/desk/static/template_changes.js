// What is done with a template beside typing: parts and news taken over, drafter's own brought back.
// @ts-check
import { Refusal, ask, band, keep, state, word } from "./shell.js";
import { asked } from "./template_windows.js";

/**
 * The page, as these need it.
 * @typedef {{editor: import("./template_editor.js").Editor, here: string, storage: string,
 *   hash: () => string, offers: () => any[], take: (answer: any) => void, tell: (error: unknown) => void,
 *   elsewhere: () => void, settle: () => void}} Page
 */

/** @template {HTMLElement} T @param {string} id @returns {T} */
const byId = (id) => /** @type {T} */ (document.getElementById(id));

/**
 * Show one after the other what drafter's own has more; each is taken or left.
 * @param {Page} page
 * @returns {Promise<void>}
 */
export async function goThroughOffers(page) {
  const { editor, here } = page;
  for (const offer of [...page.offers()]) {
    const { lines } = await ask(here, { text: offer.text, against: editor.text });
    const name = offer.block ? word("block", { block: offer.block, about: offer.about }) : word("whole");
    const answer = await asked({
      title: word("offer-title", { name }),
      text: word("offer-text"),
      lines,
      buttons: [
        ["", word("next")],
        ["take", word("offer-take"), "primary"],
      ],
    });
    if (answer === "take") {
      editor.text = offer.text;
      // Not `check`, which gives way to a newer one and then knows nothing of what is left.
      const answer = await ask(here, { text: editor.text, check: true });
      page.take(answer);
      return answer.offers.length ? goThroughOffers(page) : editor.focus();
    }
  }
  return editor.focus();
}

/**
 * Delete one's own file, so that drafter's counts again.
 * @param {Page} page
 */
export async function back(page) {
  const answer = await asked({
    title: word("back-title"),
    text: word("back-text"),
    buttons: [
      ["", word("cancel")],
      ["back", word("back-do"), "danger"],
    ],
  });
  if (answer !== "back") return;
  try {
    const { text } = await ask("/template-acts/back", { name: state.name, base: page.hash() });
    keep(page.storage, "");
    sessionStorage.setItem("template-back", JSON.stringify({ name: state.name, text }));
    page.settle();
    location.reload();
  } catch (error) {
    if (error instanceof Refusal && error.status === 409) page.elsewhere();
    else page.tell(error);
  }
}

/**
 * Offer to bring back a file that was just deleted.
 * @param {Page} page
 */
export function offerUndo(page) {
  const { name, text } = JSON.parse(sessionStorage.getItem("template-back") ?? "{}");
  sessionStorage.removeItem("template-back");
  if (name !== state.name || state.own) return;
  const undo = async () => {
    try {
      await ask(page.here, { save: true, base: "", text });
      location.reload();
    } catch (error) {
      page.tell(error);
    }
  };
  band("back", word("back-done"), { kind: "done", buttons: [[word("undo"), undo]] });
}

/**
 * Begin to change a block of a shipped template, or all of it.
 * @param {Page} page
 * @param {string} block
 */
export async function begin(page, block) {
  try {
    await ask("/template-acts/begin", { name: state.name, block });
    location.reload();
  } catch (error) {
    page.tell(error);
  }
}

/**
 * Ask which part is to be changed; that of the cursor is offered first.
 * @param {Page} page
 */
export function choosePart({ editor }) {
  const dialog = /** @type {HTMLDialogElement} */ (byId("part"));
  const select = /** @type {HTMLSelectElement} */ (byId("part-of"));
  const [, block] = /\{%[-+]?\s*block\s+(\w+)(?![\s\S]*\{%[-+]?\s*endblock)/.exec(
    editor.view.state.sliceDoc(0, editor.view.state.selection.main.head),
  ) ?? [];
  if (block && [...select.options].some((one) => one.value === block)) select.value = block;
  else if ([...select.options].some((one) => one.value === "request")) select.value = "request";
  dialog.showModal();
  select.focus();
}

/**
 * Put the part that was chosen into the template.
 * @param {Page} page
 * @param {Event} event
 */
export async function takePart(page, event) {
  event.preventDefault();
  const { editor } = page;
  const block = /** @type {HTMLSelectElement} */ (byId("part-of")).value;
  if (!state.own) return begin(page, block);
  try {
    const { text } = await ask("/template-acts/part", { name: state.name, block, text: editor.text });
    /** @type {HTMLDialogElement} */ (byId("part")).close();
    editor.text = text;
    editor.focus();
  } catch (error) {
    page.tell(error);
  }
  return undefined;
}
