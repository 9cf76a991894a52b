// What every page of the desk does: its menu, its bands, its divider, and what the desk tells it.
// @ts-check

/** @type {Record<string, any>} */
export const state = JSON.parse(document.getElementById("state")?.textContent || "{}");

/**
 * A sentence in the user's language.
 * @param {string} name the name of the sentence in `desk/words.py`
 * @param {Record<string, string | number>} [values] what stands in its gaps
 * @returns {string}
 */
export function word(name, values = {}) {
  const text = state.words?.[name] ?? "";
  return text.replace(/\{(\w+)\}/g, (/** @type {string} */ gap, /** @type {string} */ key) =>
    key in values ? String(values[key]) : gap,
  );
}

/** What the desk has answered when it did not do what it was asked for. */
export class Refusal extends Error {
  /**
   * @param {number} status
   * @param {any} answer
   */
  constructor(status, answer) {
    const problems = answer?.problems ?? [];
    const first = problems[0] ?? { what: word("failed"), advice: "" };
    super([first.what, first.advice].filter(Boolean).join(" "));
    this.status = status;
    this.answer = answer;
    this.problems = problems;
  }
}

/**
 * Ask the desk; it answers in JSON.
 * @param {string} address
 * @param {any} [body] what is sent; without it the desk is only asked
 * @param {RequestInit} [more] such as `signal` and `keepalive`
 * @returns {Promise<any>} raises Refusal for an answer that refuses, TypeError without an answer
 */
export async function ask(address, body, more = {}) {
  const headers = { "Content-Type": "application/json", "X-Drafter": "desk" };
  const sent = body === undefined ? {} : { method: "POST", headers, body: JSON.stringify(body) };
  const answer = await fetch(address, {
    ...sent,
    ...more,
    headers: { ...(sent.headers ?? {}), Accept: "application/json" },
  });
  const said = await answer.json().catch(() => null);
  if (!answer.ok || said === null) throw new Refusal(answer.status, said);
  return said;
}

/**
 * Show a band below the bar, in the place of an earlier one of its name.
 * @param {string} name
 * @param {string} text
 * @param {{kind?: "" | "error" | "warning" | "done", buttons?: [string, () => void][]}} [how]
 */
export function band(name, text, { kind = "", buttons = [] } = {}) {
  const element = document.createElement("div");
  element.className = `band ${kind}`.trim();
  element.dataset.band = name;
  const words = document.createElement("span");
  words.className = "band-text";
  words.textContent = text;
  element.append(words);
  for (const [label, act] of buttons) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button small";
    button.textContent = label;
    button.addEventListener("click", act);
    element.append(button);
  }
  unband(name);
  document.getElementById("bands")?.append(element);
}

/**
 * Take a band away.
 * @param {string} name
 */
export function unband(name) {
  document.querySelector(`[data-band="${CSS.escape(name)}"]`)?.remove();
}

/**
 * Tell in a band why an answer did not come; nothing where a newer question took its place.
 * @param {unknown} error
 */
export function tellFailure(error) {
  if (error instanceof DOMException && error.name === "AbortError") return;
  if (!(error instanceof Refusal)) {
    band("apart", word("apart"), { kind: "error" });
    return;
  }
  const buttons = /** @type {[string, () => void][]} */ ([[word("close"), () => unband("refused")]]);
  band("refused", error.message, { kind: "error", buttons });
}

/**
 * Let the browser save what an address answers, under the name that the answer has.
 * @param {string} address
 * @param {string} fallback the name where the answer has none
 */
export async function download(address, fallback) {
  band("export", word("exporting"));
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Refusal(answer.status, await answer.json().catch(() => null));
    const said = answer.headers.get("Content-Disposition") ?? "";
    const link = document.createElement("a");
    link.download = decodeURIComponent(said.split("''")[1] ?? fallback);
    link.href = URL.createObjectURL(await answer.blob());
    link.click();
    URL.revokeObjectURL(link.href);
  } catch (error) {
    tellFailure(error);
  } finally {
    unband("export");
  }
}

/**
 * Take the files that are dropped anywhere on the page, which shows while one is held over it.
 * @param {(files: File[]) => void} take
 */
export function onDrop(take) {
  const holdsFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files");
  document.addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    document.body.dataset.dropping = "";
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) delete document.body.dataset.dropping;
  });
  document.addEventListener("drop", (event) => {
    delete document.body.dataset.dropping;
    if (!holdsFiles(event)) return;
    event.preventDefault();
    take([...(event.dataTransfer?.files ?? [])]);
  });
}

/**
 * Do something for each button of a name, wherever it stands and whenever it comes.
 * @param {Record<string, (button: HTMLElement, event: Event) => unknown>} acts by `data-action`
 * @param {ParentNode & EventTarget} [root]
 */
export function onActions(acts, root = document) {
  root.addEventListener("click", (event) => {
    const target = /** @type {Element | null} */ (event.target);
    const button = /** @type {HTMLElement | null} */ (target?.closest("[data-action]"));
    const act = button && acts[button.dataset.action ?? ""];
    if (act && !(/** @type {HTMLButtonElement} */ (button).disabled)) act(button, event);
  });
}

/**
 * What this browser has kept; a browser that keeps nothing is no reason to stop.
 * @param {string} key
 * @returns {string | null}
 */
export function kept(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/**
 * Keep something in this browser; an empty text is forgotten.
 * @param {string} key
 * @param {string} text
 * @returns {boolean} whether it is kept
 */
export function keep(key, text) {
  try {
    if (text) localStorage.setItem(key, text);
    else localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

/**
 * Listen to what the desk tells (`Events.tell` there), each kind with its data; besides `end`,
 * that it ends, `apart` and `here`: that it cannot be reached, and that it can be again.
 * @param {string} kind
 * @param {(data: any) => void} hear
 */
export function onEvent(kind, hear) {
  heard.addEventListener(kind, (event) => hear(/** @type {CustomEvent} */ (event).detail));
}

const heard = new EventTarget();
const others = "BroadcastChannel" in window ? new BroadcastChannel("drafter-events") : null;

/**
 * @param {string} kind
 * @param {any} data
 */
function pass(kind, data) {
  heard.dispatchEvent(new CustomEvent(kind, { detail: data }));
}

/** Open the one stream of this browser; its pages share it, since connections are few. */
function listen() {
  const stream = new EventSource("/events");
  stream.addEventListener("message", (event) => {
    const { kind, data } = JSON.parse(event.data);
    tellAll(kind, data);
    if (kind === "end") stream.close();
  });
  stream.addEventListener("open", () => tellAll("here", null));
  stream.addEventListener("error", () => {
    tellAll("apart", null);
    // A desk that was started again refuses us until somebody has opened its new address.
    if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 2000);
  });
}

/**
 * @param {string} kind
 * @param {any} data
 */
function tellAll(kind, data) {
  pass(kind, data);
  others?.postMessage({ kind, data });
}

function connect() {
  others?.addEventListener("message", ({ data }) => pass(data.kind, data.data));
  if (!navigator.locks) {
    listen();
    return;
  }
  // Whoever has the lock listens for all; when that page goes, another one gets it.
  navigator.locks.request("drafter-events", () => {
    listen();
    return new Promise(() => {});
  });
}

let ended = false;

function watch() {
  onEvent("apart", () => {
    if (!ended) band("apart", word("apart"), { kind: "error" });
  });
  onEvent("here", () => unband("apart"));
  onEvent("end", () => {
    if (ended) return;
    ended = true;
    unband("apart");
    band("apart", word("ended"), { kind: "warning" });
  });
}

/** @param {HTMLElement} button */
function chooseLanguage(button) {
  const year = 365 * 24 * 60 * 60;
  const value = button.dataset.value ?? "";
  document.cookie = `drafter-language=${value}; path=/; max-age=${year}; samesite=strict`;
  // The address of a page of the handbook says its language.
  const place = location.pathname.replace(/^\/help\/\w+\//, `/help/${value}/`);
  if (place === location.pathname) location.reload();
  else location.assign(place + location.search);
}

/** @param {HTMLElement} button */
function chooseTheme(button) {
  keep("drafter-theme", button.dataset.value ?? "");
  showTheme();
}

function showTheme() {
  const chosen = kept("drafter-theme") ?? "";
  if (chosen) document.documentElement.dataset.theme = chosen;
  else delete document.documentElement.dataset.theme;
  for (const button of document.querySelectorAll('[data-action="theme"]')) {
    const here = /** @type {HTMLElement} */ (button).dataset.value === chosen;
    if (here) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}

async function quit() {
  ended = true;
  try {
    await ask("/quit", {});
  } catch {
    // It has ended already.
  }
  unband("apart");
  band("apart", word("goodbye"), { kind: "done" });
}

function showKeys() {
  const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById("keys"));
  if (dialog && !dialog.open) dialog.showModal();
}

/** @param {Event} event */
function closeMenus(event) {
  const target = /** @type {Node} */ (event.target);
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(target)) menu.removeAttribute("open");
  }
}

/**
 * Close a menu of which an entry was chosen, but for entries that say which of several counts.
 * @param {Event} event
 */
function closeChosen(event) {
  const entry = /** @type {Element} */ (event.target).closest(".menu-list :is(button, a)");
  const menu = entry?.closest("details.menu[open]");
  if (!menu || entry?.matches("[data-action=theme], [aria-pressed]")) return;
  if (menu.contains(document.activeElement)) menu.querySelector("summary")?.focus();
  menu.removeAttribute("open");
}

/** @param {number} [at] @returns {string} the time of day as «18:24», whatever is spoken */
export function clock(at = Date.now()) {
  return new Date(at).toLocaleTimeString("en", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/**
 * Move within an open menu by the arrows; Escape closes it.
 * @param {KeyboardEvent} event
 */
function keyInMenu(event) {
  const target = /** @type {Element} */ (event.target);
  const menu = target.closest?.("details.menu[open]");
  if (!menu) return;
  const items = [...menu.querySelectorAll(".menu-list button, .menu-list a")].filter(
    (item) => !(/** @type {HTMLButtonElement} */ (item).disabled),
  );
  const here = items.indexOf(/** @type {Element} */ (document.activeElement));
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape") {
    menu.removeAttribute("open");
    menu.querySelector("summary")?.focus();
  } else if (step && items.length) {
    const next = here < 0 && step < 0 ? items.length - 1 : (here + step + items.length) % items.length;
    /** @type {HTMLElement} */ (items[next]).focus();
  } else {
    return;
  }
  event.preventDefault();
}

const LEAST = 25;
const MOST = 75;

/**
 * Let a divider be moved by mouse, finger and arrows.
 * @param {HTMLElement} divider
 */
function mountDivider(divider) {
  const split = /** @type {HTMLElement} */ (divider.parentElement);
  /** @param {number} share in percent */
  const set = (share) => {
    const whole = Math.round(Math.min(MOST, Math.max(LEAST, share)));
    split.style.setProperty("--share", `${whole}%`);
    divider.setAttribute("aria-valuenow", String(whole));
    divider.setAttribute("aria-valuetext", word("divider", { share: whole }));
    keep("drafter-share", String(whole));
    window.dispatchEvent(new Event("resize"));
  };
  divider.setAttribute("aria-valuemin", String(LEAST));
  divider.setAttribute("aria-valuemax", String(MOST));
  set(Number(kept("drafter-share")) || 48);
  divider.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    divider.focus();
    divider.setPointerCapture(event.pointerId);
  });
  divider.addEventListener("pointermove", (event) => {
    if (!divider.hasPointerCapture(event.pointerId)) return;
    const box = split.getBoundingClientRect();
    set(((event.clientX - box.left) / box.width) * 100);
  });
  divider.addEventListener("keydown", (event) => {
    const now = Number(divider.getAttribute("aria-valuenow"));
    const step = { ArrowLeft: -2, ArrowRight: 2, Home: -100, End: 100 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    set(now + step);
  });
  divider.addEventListener("dblclick", () => set(48));
}

function begin() {
  showTheme();
  connect();
  watch();
  onActions({ language: chooseLanguage, theme: chooseTheme, quit, keys: showKeys });
  onActions({ close: (button) => button.closest("dialog")?.close() });
  document.addEventListener("pointerdown", closeMenus);
  document.addEventListener("focusin", closeMenus);
  document.addEventListener("click", closeChosen, { capture: true });
  document.addEventListener("keydown", (event) => {
    keyInMenu(event);
    if (event.key !== "F1") return;
    event.preventDefault();
    showKeys();
  });
  for (const divider of document.querySelectorAll(".split > .divider")) {
    mountDivider(/** @type {HTMLElement} */ (divider));
  }
}

begin();
