// Templates from Word: a file is read, what it changes is shown, and a «yes» writes it.
// @ts-check
import { Refusal, band, unband, word } from "./shell.js";
import { asked } from "./template_windows.js";

const LARGEST = 64 * 1024 * 1024; // bytes of a file, as `desk/guard.py` takes it

/**
 * Send JSON and a file to the desk.
 * @param {string} address
 * @param {any} head
 * @param {Blob | null} file
 * @param {RequestInit} [more]
 */
export async function sent(address, head, file, more = {}) {
  if (file && file.size > LARGEST) throw new Refusal(413, { problems: [{ what: word("too-large"), advice: "" }] });
  const headers = { "Content-Type": "application/octet-stream", "X-Drafter": "desk" };
  const body = new Blob([`${JSON.stringify(head)}\n`, ...(file ? [file] : [])]);
  const answer = await fetch(address, { method: "POST", headers, body, ...more });
  const json = await answer.json().catch(() => null);
  if (!answer.ok || !json) throw new Refusal(answer.status, json);
  return json;
}

/**
 * Let a file be chosen.
 * @returns {Promise<File>} never, where none is
 */
export function chosenFile() {
  const input = document.createElement("input");
  Object.assign(input, { type: "file", accept: ".docx,.docm,.dotx", hidden: true, className: "chosen-file" });
  document.body.append(input);
  return new Promise((done) => {
    input.addEventListener("change", () => {
      if (input.files?.[0]) done(input.files[0]);
      input.remove();
    });
    input.addEventListener("cancel", () => input.remove());
    input.click();
  });
}

/**
 * @param {() => boolean} isSaved whether the page has nothing that is not saved
 * @param {(found: {name: string, base: string, text: string}) => Promise<void>} write what writes it
 */
export async function takeFromWord(isSaved, write) {
  if (!isSaved()) {
    band("refused", word("import-unsaved"), {
      kind: "warning",
      buttons: [[word("close"), () => unband("refused")]],
    });
    return;
  }
  const file = await chosenFile();
  let found = await sent("/template-word", { file: file.name }, file);
  if (found.changes) {
    const changes = await asked({
      title: word("review-title"),
      text: [word("review-text"), ...found.changes],
      buttons: [
        ["", word("cancel")],
        ["reject", word("review-reject")],
        ["accept", word("review-accept"), "primary"],
      ],
    });
    if (!changes) return;
    found = await sent("/template-word", { file: file.name, changes }, file);
  }
  const remarks = found.remarks.map((/** @type {any} */ one) => `${one.what} ${one.advice}`.trim());
  if (!found.lines.length) {
    band("word", [word("import-none"), ...remarks].join(" "), {
      kind: "done",
      buttons: [[word("close"), () => unband("word")]],
    });
    return;
  }
  const answer = await asked({
    title: word("import-title", { name: found.name }),
    text: remarks,
    lines: found.lines,
    buttons: [
      ["", word("cancel")],
      ["write", word("import-write"), "primary"],
    ],
  });
  if (answer !== "write") return;
  await write(found);
}
