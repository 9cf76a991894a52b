// The list of catalogs: what each lacks, and what can be done about it.
// @ts-check
import { Refusal, ask, band, onActions, unband, word } from "./shell.js";

const $ = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));

/** @param {any} error */
function refused(error) {
  const text = error instanceof Refusal ? error.message : word("apart");
  band("catalogs", text, { kind: "error", buttons: [[word("close"), () => unband("catalogs")]] });
}

/** @param {Promise<any>} answer @param {(answer: any) => void} then */
async function done(answer, then) {
  try {
    then(await answer);
  } catch (error) {
    refused(error);
  }
}

/** Count what is wrong in the catalogs, which takes a while. */
async function count() {
  const places = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-findings]")]);
  if (!places.length) return;
  $("working").textContent = word("checking");
  await done(ask("/catalogs/findings"), ({ findings }) => {
    for (const place of places) {
      const address = place.dataset.findings ?? "";
      const number = findings[address] ?? 0;
      const link = Object.assign(document.createElement("a"), { href: `${address}#findings`, textContent: String(number) });
      link.setAttribute("aria-label", word("findings", { count: number }));
      place.replaceChildren(number ? link : "0");
    }
  });
  $("working").textContent = "";
}

/** @param {string} language @param {boolean} copy */
function add(language, copy) {
  if (language) done(ask("/catalogs/add", { language, copy }), () => location.reload());
  else $("language")?.focus();
}

/** @param {HTMLElement} button */
function templates(button) {
  const sent = { language: button.dataset.value, from: button.dataset.from };
  done(ask("/catalogs/templates", sent), ({ copied }) => {
    sessionStorage.setItem("drafter-said", word("copied", { count: copied.length }));
    location.reload();
  });
}

/** @param {KeyboardEvent} event */
function pressed(event) {
  const links = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("tbody td:first-child a")]);
  const at = links.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
  if (to === undefined || !links[to] || /** @type {Element} */ (event.target).closest("select, .menu")) return;
  event.preventDefault();
  links[to].focus();
}

onActions({
  take: (button) => add(button.dataset.value ?? "", true),
  templates,
  update: () => done(ask("/catalogs/update", {}), () => {
    sessionStorage.setItem("drafter-said", word("updated"));
    location.reload();
  }),
});
$("add")?.addEventListener("submit", (/** @type {Event} */ event) => {
  event.preventDefault();
  add($("language").value, false);
});
document.addEventListener("keydown", pressed);
const said = sessionStorage.getItem("drafter-said");
sessionStorage.removeItem("drafter-said");
if (said) band("catalogs", said, { kind: "done", buttons: [[word("close"), () => unband("catalogs")]] });
count();
