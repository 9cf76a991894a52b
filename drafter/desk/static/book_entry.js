// The form of an entry of the address book: cases as one types, what letters change, saving.
// @ts-check
import { Refusal, ask, band, onActions, unband, word } from "./shell.js";

/** @template {HTMLElement} T @param {string} id @returns {T} */
const byId = (id) => /** @type {T} */ (document.getElementById(id));

const dialog = /** @type {HTMLDialogElement} */ (byId("entry"));
const form = /** @type {HTMLFormElement} */ (byId("entry-form"));
const effects = /** @type {HTMLDialogElement} */ (byId("effects"));

/** What the form is about: the part, the id, what is done, the states of the file and the entry. */
let now = { part: "people", id: "", do: "set", hash: "", mark: "", name: "" };
/** What the form held when it was opened. */
let before = "";
let isWarned = false;
/** @type {AbortController | null} */
let declining = null;
/** @type {(() => Promise<void>) | null} what is done when somebody agrees to the effects */
let agreed = null;
let isBusy = false;

/**
 * @typedef {{part: () => string, done: (text: string, done: any) => unknown,
 *   tell: (error: unknown) => void, refresh: () => unknown}} Around
 */

/** @param {Around} around what the list does when an entry is saved */
export function mountEntry(around) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save(around, now.do);
  });
  form.addEventListener("input", typed);
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  effects.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey) {
      event.preventDefault();
      /** @type {HTMLElement} */ (effects.querySelector('[data-action="agree"]')).click();
    }
  });
  dialog.addEventListener("cancel", (event) => {
    if (!mayClose()) event.preventDefault();
  });
  onActions(
    {
      "close-entry": () => dialog.close(),
      remove: () => save(around, "remove"),
      "member-up": (button) => move(button, -1),
      "member-down": (button) => move(button, 1),
      "member-out": takeOut,
    },
    dialog,
  );
  onActions(
    {
      back: () => effects.close(),
      agree: async () => {
        effects.close();
        await agreed?.();
      },
    },
    effects,
  );
  return { open: (/** @type {string} */ id, /** @type {string} */ act) => open(around, id, act) };
}

/**
 * @param {Around} around
 * @param {string} id empty for a new entry
 * @param {string} act `hands` for a post that gets a new holder
 */
async function open(around, id, act) {
  const part = around.part();
  try {
    const answer = await ask("/book/form", { part, id, do: act });
    form.innerHTML = answer.form;
    now = { part, id, do: answer.do, hash: answer.hash, mark: answer.mark, name: "" };
    before = JSON.stringify(values());
    isWarned = false;
    dialog.showModal();
    dialog.scrollTop = 0;
    /** @type {HTMLElement | null} */ (form.querySelector("input"))?.focus();
  } catch (error) {
    around.tell(error);
  }
}

/** Tell whether the form may be closed: what was typed is lost only when one insists. */
function mayClose() {
  if (isWarned || JSON.stringify(values()) === before) return true;
  isWarned = true;
  problem(word("discard"));
  return false;
}

/** What stands in the form, by the keys of its fields. */
function values() {
  /** @type {Record<string, any>} */
  const found = {};
  for (const field of form.querySelectorAll("[data-key]")) {
    const control = /** @type {HTMLInputElement} */ (field);
    const { key = "", made } = control.dataset;
    const value = control.value.trim();
    const isOwn = made === undefined || (value !== "" && value !== made);
    put(found, key.split("."), isOwn ? value : "");
  }
  const members = byId("members");
  if (members) {
    const items = /** @type {HTMLElement[]} */ ([...members.children]);
    found.members = items.map((item) => item.dataset.member);
  }
  if (now.do === "hands") found.holder = idIn(found.holder ?? "");
  return found;
}

/**
 * @param {Record<string, any>} into
 * @param {string[]} path
 * @param {string} value
 */
function put(into, path, value) {
  let at = into;
  for (const key of path.slice(0, -1)) {
    if (typeof at[key] !== "object") at[key] = {};
    at = at[key];
  }
  at[path[path.length - 1]] = value;
}

/** @param {string} text «Name (id)» as the list of those who can be picked has it */
function idIn(text) {
  return /\(([a-z][a-z0-9-]*)\)$/.exec(text)?.[1] ?? text;
}

/** @param {Event} event */
function typed(event) {
  const field = /** @type {HTMLInputElement} */ (event.target);
  isWarned = false;
  hideProblem();
  if (field.dataset.made !== undefined) {
    const isOwn = field.value.trim() !== "" && field.value.trim() !== field.dataset.made;
    field.classList.toggle("own", isOwn);
  }
  if (field.hasAttribute("list") && field.getAttribute("list") === "picked") pick(field);
  if (field.id === "field-holder") {
    for (const one of form.querySelectorAll("[data-key^='person.']")) {
      /** @type {HTMLInputElement} */ (one).disabled = field.value.trim() !== "";
    }
  }
  mirror(field);
  if (field.hasAttribute("data-declines")) decline();
}

/**
 * A name is mostly the same in both languages: the other field follows until it is another one.
 * @param {HTMLInputElement} field
 */
function mirror(field) {
  const key = field.dataset.key ?? "";
  const found = /^((?:person\.)?(?:surname|given))\.ru\.nominative$/.exec(key);
  const was = field.dataset.was ?? field.defaultValue;
  field.dataset.was = field.value;
  if (!found) return;
  const other = /** @type {HTMLInputElement | null} */ (
    form.querySelector(`[data-key="${found[1]}.kk.nominative"]`)
  );
  if (other && other.value === was) other.value = field.value;
}

/** Show the words in their cases anew; of several questions the newest one wins. */
async function decline() {
  declining?.abort();
  const mine = new AbortController();
  declining = mine;
  const whole = values();
  const asked = now.do === "hands" ? { ...whole.person } : whole;
  try {
    const part = now.do === "hands" ? "people" : now.part;
    const answer = await ask("/book/cases", { part, values: asked }, { signal: mine.signal });
    const box = byId("cases");
    if (!box || box.contains(document.activeElement)) return;
    const wasOpen = box.querySelector("details")?.open ?? true;
    box.innerHTML = answer.cases;
    if (now.do === "hands") {
      for (const one of box.querySelectorAll("input")) one.dataset.key = `person.${one.dataset.key}`;
    }
    const details = box.querySelector("details");
    if (details) details.open = wasOpen;
  } catch (error) {
    if (error instanceof Refusal) problem(error.message);
  }
}

/** @type {AbortController | null} */
let picking = null;

/**
 * Offer people by what was typed; a member who is chosen joins the list.
 * @param {HTMLInputElement} field
 */
async function pick(field) {
  if (idIn(field.value) !== field.value) {
    if (field.id === "member") join(field);
    return;
  }
  picking?.abort();
  const mine = new AbortController();
  picking = mine;
  try {
    const asked = `/book/people?q=${encodeURIComponent(field.value)}`;
    const people = await ask(asked, undefined, { signal: mine.signal });
    const options = people.map((/** @type {any} */ one) => {
      const option = document.createElement("option");
      option.value = `${one.name} (${one.id})`;
      option.label = one.about;
      return option;
    });
    byId("picked").replaceChildren(...options);
  } catch {
    // The next letter that is typed asks again.
  }
}

/** @param {HTMLInputElement} field */
function join(field) {
  const id = idIn(field.value);
  const list = byId("members");
  const called = field.value.replace(/\s*\([^()]*\)$/, "");
  field.value = "";
  const isThere = [...list.children].some(
    (item) => /** @type {HTMLElement} */ (item).dataset.member === id,
  );
  if (isThere) return;
  const item = document.createElement("li");
  item.dataset.member = id;
  const name = document.createElement("span");
  name.textContent = called;
  item.append(name);
  const like = list.querySelector("li");
  for (const [act, mark] of [
    ["member-up", "↑"],
    ["member-down", "↓"],
    ["member-out", "×"],
  ]) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button quiet icon small";
    button.dataset.action = act;
    button.textContent = mark;
    const label = like?.querySelector(`[data-action=${act}]`)?.getAttribute("aria-label") ?? "";
    button.setAttribute("aria-label", `${label.split(":")[0] || mark}: ${called}`);
    item.append(button);
  }
  list.append(item);
}

/**
 * @param {HTMLElement} button
 * @param {number} step
 */
function move(button, step) {
  const item = /** @type {HTMLElement} */ (button.closest("li"));
  const next = step < 0 ? item.previousElementSibling : item.nextElementSibling;
  if (next && step < 0) next.before(item);
  else if (next) next.after(item);
  button.focus();
}

/** @param {HTMLElement} button */
function takeOut(button) {
  const item = /** @type {HTMLElement} */ (button.closest("li"));
  const next = item.nextElementSibling ?? item.previousElementSibling;
  item.remove();
  const near = /** @type {HTMLElement | null} */ (next?.querySelector("[data-action=member-out]"));
  (near ?? byId("member")).focus();
}

/**
 * Save the form, or remove its entry; where letters change, they are shown first.
 * @param {Around} around
 * @param {string} act
 */
async function save(around, act) {
  if (isBusy) return;
  isBusy = true;
  hideProblem();
  const { part, id, hash, mark } = now;
  const change = { part, id, hash, mark, do: act, values: act === "remove" ? {} : values() };
  band("looking", word("looking"));
  try {
    const tried = await ask("/book/change", { ...change, try: true });
    const write = () => written(around, change);
    if (tried.letters || tried.ask || act === "remove") {
      agreed = write;
      byId("effects-body").innerHTML = tried.effects;
      const agree = /** @type {HTMLElement} */ (effects.querySelector("[data-action=agree]"));
      agree.textContent = word(act === "remove" ? "remove" : "save");
      agree.classList.toggle("danger", act === "remove");
      effects.showModal();
      effects.scrollTop = 0;
      agree.focus({ preventScroll: true });
    } else {
      await write();
    }
  } catch (error) {
    refused(around, error);
  } finally {
    unband("looking");
    isBusy = false;
  }
}

/**
 * @param {Around} around
 * @param {any} change
 */
async function written(around, change) {
  try {
    const answer = await ask("/book/change", change);
    dialog.close();
    const { name } = answer;
    const text = word(change.do === "remove" ? "removed" : "saved", { name });
    around.done(text, { ...answer, part: change.part });
  } catch (error) {
    refused(around, error);
  }
}

/**
 * @param {Around} around
 * @param {unknown} error
 */
function refused(around, error) {
  if (!(error instanceof Refusal)) {
    problem(word("apart"));
  } else if (error.status === 409) {
    if (error.answer?.same) now.hash = error.answer.hash;
    problem(word(error.answer?.same ? "changed" : "changed_here"));
    around.refresh();
  } else {
    const all = error.problems.map((/** @type {any} */ one) =>
      [one.what, one.advice].filter(Boolean).join(" "),
    );
    problem(all.join("\n") || error.message);
  }
}

/** @param {string} text */
function problem(text) {
  const place = byId("entry-problem");
  place.textContent = text;
  place.hidden = false;
  place.scrollIntoView({ block: "nearest" });
}

function hideProblem() {
  const place = byId("entry-problem");
  if (place) place.hidden = true;
}
