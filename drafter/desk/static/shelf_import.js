// Word letters that come in: dropped on the list of letters, or chosen from the user's files.
// @ts-check
import { Refusal, band, keep, onDrop, unband, word } from "./shell.js";

const KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/**
 * Let letters be chosen, and be dropped where that is meant.
 * @param {{dropped: boolean, done: () => void}} how `done` is called where several have come
 * @returns {() => void} what opens the window in which files are chosen
 */
export function mountImport({ dropped, done }) {
  const input = document.createElement("input");
  Object.assign(input, { type: "file", multiple: true, hidden: true, id: "import-files" });
  input.accept = `.docx,.docm,.doc,.odt,.rtf,${KIND}`;
  input.addEventListener("change", () => {
    take([...(input.files ?? [])], done);
    input.value = "";
  });
  document.body.append(input);
  if (dropped) onDrop((files) => take(files, done));
  return () => input.click();
}

/**
 * Send files to the desk, and go to the letter that they have become.
 * @param {File[]} files
 * @param {() => void} done
 */
async function take(files, done) {
  if (!files.length) return;
  band("import", word("reading", { names: files.map((file) => file.name).join(", ") }));
  try {
    const { letters } = await sent(files);
    for (const { path, warnings } of letters) {
      if (warnings.length) keep(`imported:${path}`, JSON.stringify(warnings));
    }
    if (letters.length === 1) location.assign(letters[0].address);
    else {
      tell("done", word("received", { count: letters.length }));
      done();
    }
  } catch (error) {
    tell("error", error instanceof Refusal ? said(error) : word("apart"));
  }
}

/** @param {File[]} files */
async function sent(files) {
  const head = `${JSON.stringify(files.map((file) => [file.name, file.size]))}\n`;
  const headers = { "Content-Type": "application/octet-stream", "X-Drafter": "desk" };
  const body = new Blob([head, ...files]);
  const answer = await fetch("/shelf/import", { method: "POST", headers, body });
  const json = await answer.json().catch(() => null);
  if (!answer.ok || !json) throw new Refusal(answer.status, json);
  return json;
}

/** @param {Refusal} refusal */
function said({ problems, message }) {
  const texts = problems.map((/** @type {any} */ one) => [one.what, one.advice].filter(Boolean).join(" "));
  return texts.join(" ") || message;
}

/** @param {"done" | "error"} kind @param {string} text */
function tell(kind, text) {
  band("import", text, { kind, buttons: [[word("close"), () => unband("import")]] });
}
