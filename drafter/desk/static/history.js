/**
 * The earlier versions of a letter: a list, what differs from the letter now, and restoring one.
 * @module
 */

/** @typedef {import("./saving.js").Saver} Saver */
/** @typedef {{id: string, when: string, kind: string, changed: string[], now: boolean,
 *             what?: string, languages?: string, number?: string}} Version */
/** @typedef {{key: string, title: string, parts: [string, string][]}} Row */

/** @param {string} name @returns {any} */
const part = (name) => document.getElementById(name);

export class History {
  /** @param {Record<string, string>} words @param {Saver} saver */
  constructor(words, saver) {
    this.words = words;
    this.saver = saver;
    this.dialog = /** @type {HTMLDialogElement} */ (part("history"));
    this.chosen = "";
    this.last = "";
    this.asked = 0;
  }

  /** Save what is typed, and show the list. */
  async open() {
    if (this.dialog.open) return;
    this.choose("");
    part("versions").replaceChildren();
    part("difference").replaceChildren();
    this.button("more-history").hidden = true;
    this.dialog.showModal();
    await this.saver.settled();
    this.last = "";
    await this.more();
    const first = part("versions").querySelector("button:not([data-now])") ?? part("versions").querySelector("button");
    first?.focus();
    first?.click();
  }

  /** @param {string} action @returns {HTMLButtonElement} */
  button(action) {
    return /** @type {HTMLButtonElement} */ (this.dialog.querySelector(`[data-action="${action}"]`));
  }

  /** Show more of the list. */
  async more() {
    const found = await this.get(`/history?before=${encodeURIComponent(this.last)}`);
    if (!found) return;
    for (const version of found.versions) part("versions").append(this.item(version));
    this.last = found.versions.at(-1)?.id ?? this.last;
    this.button("more-history").hidden = !found.more;
    if (!part("versions").children.length) this.say(this.words.noversions);
  }

  /** @param {Version} version */
  item(version) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "version";
    button.dataset.version = version.id;
    button.setAttribute("aria-pressed", "false");
    if (version.now) button.dataset.now = "";
    button.append(made("strong", version.when), made("span", this.how(version)));
    if (version.changed.length) button.append(made("span", version.changed.join(", "), "aside"));
    if (version.now) button.append(made("span", this.words.version_now, "aside"));
    button.addEventListener("click", () => this.show(version));
    item.append(button);
    return item;
  }

  /** @param {Version} version how it came about, in words */
  how(version) {
    const text = this.words[`version_${version.kind}`] ?? "";
    const what = version.what === "register" ? this.words.version_register : (version.what ?? "").toUpperCase();
    const number = version.number ? this.words.number.replace("{number}", version.number) : "";
    const languages = (version.languages ?? "").toUpperCase();
    return text.replace("{what}", [what, languages, number].filter(Boolean).join(", "));
  }

  /** @param {Version} version */
  async show(version) {
    this.choose(version.id);
    part("difference").replaceChildren();
    const number = (this.asked += 1);
    const found = await this.get(`/history/${version.id}`);
    if (!found || number !== this.asked) return;
    this.button("restore").disabled = !found.difference.length;
    if (!found.difference.length) this.say(this.words.nodifference);
    else part("difference").replaceChildren(this.legend(), ...found.difference.flatMap((/** @type {Row} */ row) => this.row(row)));
  }

  /** What the two marks mean, for those who see them. */
  legend() {
    const legend = made("p", "", "aside");
    legend.setAttribute("aria-hidden", "true");
    legend.append(made("ins", this.words.came), "  ", made("del", this.words.went));
    return legend;
  }

  /** @param {Row} row */
  row({ title, parts }) {
    const text = document.createElement("p");
    for (const [mark, words] of parts) {
      if (!mark) {
        text.append(words);
        continue;
      }
      const element = document.createElement(mark);
      const hint = made("span", `${mark === "ins" ? this.words.came : this.words.went}: `, "visually-hidden");
      element.append(hint, words);
      text.append(element);
    }
    return [made("h3", title || this.words.other_fields), text];
  }

  /** @param {string} id */
  choose(id) {
    this.chosen = id;
    this.button("restore").disabled = true;
    for (const button of this.dialog.querySelectorAll("[data-version]")) {
      button.setAttribute("aria-pressed", String(/** @type {HTMLElement} */ (button).dataset.version === id));
    }
  }

  /** Make the version that is chosen the letter. */
  async restore() {
    if (!this.chosen) return;
    this.dialog.close();
    await this.saver.act(`restore/${this.chosen}`);
  }

  /** @param {string} text */
  say(text) {
    part("difference").replaceChildren(made("p", text, "aside"));
  }

  /** @param {string} address @returns {Promise<any>} null where there is no answer */
  async get(address) {
    try {
      const answer = await fetch(this.saver.url + address, { headers: { Accept: "application/json" } });
      if (answer.ok) return await answer.json();
    } catch {
      // It is said below.
    }
    this.say(this.words.nohistory);
    return null;
  }
}

/** @param {string} name @param {string} text @param {string} [kind] */
function made(name, text, kind = "") {
  const element = document.createElement(name);
  if (kind) element.className = kind;
  element.textContent = text;
  return element;
}
