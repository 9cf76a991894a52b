/**
 * The loop between the page and the file: what is typed is shown, and saved, in order.
 *
 * Of previews the newest wins: one is under way at a time, and the next one takes all that came
 * meanwhile. Saves are never broken off; one follows the other, and each names the state of the
 * file that it is based on. What is not confirmed as saved is kept in the browser as well.
 * @module
 */

import { Kept } from "./kept.js";

/**
 * @typedef {import("./form.js").Edit} Edit
 * @typedef {{hash: string, saved: boolean, form: string | null, letters: any, problems: any[] | null,
 *            documents: any, difference?: any[], changed?: any[], steps?: any, refused?: number}} Answer
 * @typedef {{
 *   answered: (answer: Answer, typed: Set<string>, isNewest: boolean) => void,
 *   state: (name: string, details?: any) => void,
 * }} Doing
 */

const SAVE_AFTER = 350; // milliseconds; half a second is the most that a crash may take
const CHECK_AFTER = 700;
const AGAIN = [1000, 2000, 5000];
const LARGEST_FAREWELL = 60000; // bytes that browsers send of a page that goes

export class Saver {
  /**
   * @param {{url: string, path: string, hash: string, languages: string[]}} letter
   * @param {Doing} doing
   */
  constructor(letter, doing) {
    this.url = letter.url;
    this.path = letter.path;
    this.base = letter.hash;
    this.languages = letter.languages;
    this.doing = doing;
    this.kept = new Kept(letter.path);
    /** @type {Edit[]} edits that a save carries whose end is not known */
    this.sent = [];
    /** @type {Edit[]} edits that no save has carried yet */
    this.waiting = [];
    this.made = 0; // so many edits were made
    this.shown = -1; // the edits that the newest answer knew of
    this.isSaving = false;
    this.isPreviewing = false;
    this.wantsPreview = false;
    this.wantsForm = false;
    this.wantsCheck = true;
    this.latest = ""; // the state of the file that was told last
    this.isHeld = false; // until the user has chosen between two versions
    this.failures = 0;
    this.timer = 0;
    this.checking = 0;
    /** @type {[number, string][]} */
    this.typed = [];
  }

  /**
   * Take edits; those of the structure are saved at once and bring the form anew.
   * @param {Edit[]} edits
   * @param {boolean} [structural]
   */
  edit(edits, structural = false) {
    for (const edit of edits) this.take(edit);
    if (structural) this.wantsForm = true;
    this.keep();
    this.wantsPreview = true;
    this.wantsCheck = true;
    clearTimeout(this.checking);
    if (!this.failures && !this.isHeld) this.doing.state("typing");
    this.preview();
    this.saveIn(structural ? 0 : SAVE_AFTER);
  }

  /** @param {Edit} edit */
  take(edit) {
    this.made += 1;
    this.typed.push([this.made, edit.key]);
    const last = this.waiting.at(-1);
    if (last && last.do === "set" && edit.do === "set" && last.key === edit.key) {
      this.waiting[this.waiting.length - 1] = edit;
    } else this.waiting.push(edit);
  }

  get unsaved() {
    return [...this.sent, ...this.waiting];
  }

  keep() {
    this.kept.keep(this.base, this.unsaved);
  }

  /** @param {number} milliseconds */
  saveIn(milliseconds) {
    // The time runs from the first edit: who types on and on is saved all the same.
    if (this.timer && milliseconds) return;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.save(), milliseconds);
  }

  /** Save now what is not saved. */
  async save() {
    clearTimeout(this.timer);
    this.timer = 0;
    if (this.isSaving || this.isHeld || !this.unsaved.length) {
      if (!this.unsaved.length && !this.isHeld) this.doing.state("saved");
      return;
    }
    this.isSaving = true;
    const before = this.sent.length;
    this.sent = this.unsaved;
    this.waiting = [];
    const mark = this.made;
    const form = this.wantsForm;
    this.wantsForm = false;
    // The pages come with previews, which nobody waits for a disk to get.
    const languages = form ? this.languages : [];
    const answer = await this.ask({ edits: this.sent, done: before, save: true, form, languages });
    this.isSaving = false;
    if (answer.ok) this.saved(answer.json, mark);
    else this.failed(answer, form);
    if (answer.ok && answer.json.changed?.length) {
      this.doing.state("elsewhere", answer.json);
      this.wantsPreview = true;
      this.preview();
    }
    this.compare();
  }

  /**
   * The file has a state that may be another one than the page knows.
   * @param {string} hash
   */
  noticed(hash) {
    this.latest = hash;
    this.compare();
  }

  /** Ask whether the file still is what the page knows. */
  async look() {
    const answer = await this.ask({ edits: [], since: this.base });
    if (answer.ok) this.noticed(answer.json.hash);
  }

  /**
   * The letter has another name now.
   * @param {string} path
   */
  move(path) {
    this.path = path;
    this.url = `/letters/${path.split("/").map(encodeURIComponent).join("/")}`;
    this.kept.move(path);
    this.keep();
  }

  /** Take in what the file is now, or save first what is not saved: that is joined with it. */
  async compare() {
    if (!this.latest || this.latest === this.base || this.isSaving || this.isHeld) return;
    if (this.unsaved.length) {
      this.saveIn(0);
      return;
    }
    const mark = this.made;
    this.latest = "";
    const answer = await this.ask({ edits: [], since: this.base, form: true });
    if (!answer.ok) return;
    if (this.unsaved.length || this.isSaving || mark !== this.made) {
      this.noticed(answer.json.hash); // something was typed meanwhile: the save joins the two
      return;
    }
    const isOther = this.base !== answer.json.hash;
    this.base = answer.json.hash;
    if (!isOther) return;
    this.wantsCheck = true;
    this.show(answer.json, mark, true);
    this.doing.state("steps", answer.json);
    this.doing.state("elsewhere", answer.json);
    this.checkLater();
  }

  /**
   * Let the desk do something to the letter once all is saved: undo, redo, restore.
   * @param {string} what
   */
  async act(what) {
    // Where the file has gone nothing can be saved before it is there again.
    if (what !== "anew" && !(await this.settled())) return;
    this.isSaving = true;
    const mark = this.made;
    const answer = await this.ask({ edits: [], form: true }, `/${what}`);
    this.isSaving = false;
    if (answer.ok) {
      this.wantsCheck = true;
      this.saved(answer.json, mark);
      this.doing.state("acted", { ...answer.json, what });
    } else if (answer.status === 409) this.noticed(answer.json.hash);
    else this.doing.state("refused", { problems: answer.json?.problems ?? [] });
    if (this.waiting.length) this.saveIn(0);
    this.compare();
  }

  /**
   * Save what another tab has left, based on the state that it knew; false where that is in doubt.
   * @param {import("./kept.js").Left} left
   */
  async join({ base, edits }) {
    if (!(await this.settled())) return false;
    this.isSaving = true;
    const mark = this.made;
    const answer = await this.ask({ base, edits, save: true, form: true });
    this.isSaving = false;
    if (answer.ok) this.saved(answer.json, mark);
    else if (this.waiting.length) this.saveIn(0);
    return answer.ok;
  }

  /** Wait until all is saved; false where that cannot be. */
  async settled() {
    while (this.isSaving || this.unsaved.length) {
      if (this.isHeld || this.failures) return false;
      await this.save();
      if (this.isSaving) await new Promise((done) => setTimeout(done, 20));
    }
    return !this.isHeld;
  }

  /** @param {Answer} answer @param {number} mark */
  saved(answer, mark) {
    this.failures = 0;
    this.sent = [];
    this.base = answer.hash;
    this.keep();
    this.show(answer, mark, answer.form !== null);
    this.doing.state("steps", answer);
    if (this.waiting.length) this.saveIn(0);
    else {
      this.doing.state("saved");
      this.checkLater();
    }
  }

  /** @param {any} answer @param {boolean} form */
  failed(answer, form) {
    this.wantsForm ||= form;
    if (answer.status === 409) return this.hold(answer.json);
    if (answer.status === 422 && answer.json.refused !== undefined) return this.refused(answer.json);
    this.failures += 1;
    this.doing.state("failed", { status: answer.status, problems: answer.json?.problems ?? [] });
    this.saveIn(AGAIN[Math.min(this.failures, AGAIN.length) - 1]);
  }

  /** @param {any} answer */
  hold(answer) {
    this.isHeld = true;
    this.doing.state("changed", answer);
  }

  /** @param {any} answer one edit cannot be made; the others are */
  refused(answer) {
    const [edit] = this.sent.splice(answer.refused, 1);
    this.waiting = this.unsaved;
    this.sent = [];
    this.keep();
    this.wantsForm ||= edit?.do !== "set";
    this.doing.state("refused", { key: edit?.key, problems: answer.problems });
    if (this.waiting.length) this.saveIn(0);
    else if (this.wantsForm) this.refresh();
  }

  /**
   * Go on from what the file is now, with one's own edits put into it or without.
   * @param {string} hash
   * @param {boolean} mine
   */
  choose(hash, mine) {
    this.base = hash;
    this.isHeld = false;
    this.waiting = mine ? this.unsaved : [];
    this.sent = [];
    this.keep();
    if (mine) {
      this.wantsForm = true;
      this.saveIn(0);
    } else this.refresh();
  }

  /** Ask for the form and the pages as the file is now. */
  async refresh() {
    const mark = this.made;
    const answer = await this.ask({ edits: this.unsaved, save: false, form: true });
    if (!answer.ok) return this.failed(answer, true);
    this.base = this.unsaved.length ? this.base : answer.json.hash;
    this.show(answer.json, mark, true);
    this.doing.state(this.unsaved.length ? "typing" : "saved");
    return undefined;
  }

  /** Show what the letter looks like with all edits; one request is under way at a time. */
  async preview() {
    if (this.isPreviewing || !this.wantsPreview) return;
    this.isPreviewing = true;
    this.wantsPreview = false;
    const mark = this.made;
    const answer = await this.ask({ edits: this.unsaved, save: false, form: false });
    this.isPreviewing = false;
    if (answer.ok) this.show(answer.json, mark, false);
    if (this.wantsPreview) this.preview();
  }

  checkLater() {
    clearTimeout(this.checking);
    if (this.wantsCheck) this.checking = window.setTimeout(() => this.check(), CHECK_AFTER);
  }

  /** Ask what is wrong with the letter: what is found at once, and then how its words are spelled. */
  async check() {
    if (this.unsaved.length || this.isHeld) return;
    this.wantsCheck = false;
    const mark = this.made;
    for (const check of ["quick", "whole"]) {
      const answer = await this.ask({ edits: [], save: false, form: false, check, languages: [] });
      if (!answer.ok || mark !== this.made || answer.json.checked !== check) {
        this.wantsCheck = true; // an edit came meanwhile, and the desk answered that one instead
        if (mark === this.made && answer.ok) this.checkLater();
        return;
      }
      this.show(answer.json, mark, false);
    }
  }

  /** @param {Answer} answer @param {number} mark @param {boolean} form */
  show(answer, mark, form) {
    const newer = new Set(this.typed.filter(([number]) => number > mark).map(([, key]) => key));
    const isNewest = mark >= this.shown;
    this.shown = Math.max(mark, this.shown);
    if (!this.unsaved.length) this.typed = [];
    const isStructural = this.unsaved.some((edit) => edit.do !== "set");
    if (form && isStructural) this.wantsForm = true;
    const usable = form && !isStructural ? answer : { ...answer, form: null };
    this.doing.answered(usable, newer, isNewest);
  }

  /** Send what is not saved although the page goes away. */
  farewell() {
    if (!this.unsaved.length || this.isHeld) return;
    const wanted = { edits: this.unsaved, done: this.sent.length, save: true, form: false };
    const body = this.body(wanted);
    const keepalive = new Blob([body]).size < LARGEST_FAREWELL;
    fetch(this.url, { ...this.request(body), keepalive }).catch(() => undefined);
  }

  /** @param {object} wanted */
  body(wanted) {
    return JSON.stringify({ base: this.base, languages: this.languages, ...wanted });
  }

  /** @param {string} body @returns {RequestInit} */
  request(body) {
    return {
      method: "POST",
      body,
      headers: { "Content-Type": "application/json", "X-Drafter": "desk" },
    };
  }

  /**
   * @param {object} wanted
   * @param {string} [what] what is done to the letter, other than edits
   * @returns {Promise<{ok: boolean, status: number, json: any}>}
   */
  async ask(wanted, what = "") {
    try {
      const answer = await fetch(this.url + what, this.request(this.body(wanted)));
      const json = await answer.json().catch(() => null);
      return { ok: answer.ok && json !== null, status: answer.status, json };
    } catch {
      return { ok: false, status: 0, json: null };
    }
  }
}
