// The editor of a template: CodeMirror with the desk's words, its colours and its remarks.
// @ts-check
import {
  Compartment,
  EditorState,
  EditorView,
  autocompletion,
  bracketMatching,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  defaultKeymap,
  highlightActiveLine,
  highlightActiveLineGutter,
  history,
  historyKeymap,
  keymap,
  lineNumbers,
  lintGutter,
  redo,
  search,
  searchKeymap,
  setDiagnostics,
  undo,
} from "./vendor/codemirror.js";
import { completing, templates } from "./template_language.js";

/** @typedef {{severity: string, what: string, advice: string, line: number, column: number}} Problem */

export class Editor {
  /**
   * @param {HTMLElement} parent
   * @param {{text: string, words: Record<string, string>, readOnly: boolean,
   *   onChange: () => void, onLine: (line: number) => void}} how
   */
  constructor(parent, { text, words, readOnly, onChange, onLine }) {
    this.completion = new Compartment();
    /** @type {{from: number, problem: Problem}[]} the remarks in their order, as they were marked */
    this.marked = [];
    const phrases = Object.fromEntries(
      Object.entries(words).flatMap(([name, said]) => (name.startsWith("cm:") ? [[name.slice(3), said]] : [])),
    );
    let line = 0;
    this.view = new EditorView({
      parent,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(),
          lintGutter(),
          history(),
          highlightActiveLine(),
          highlightActiveLineGutter(),
          bracketMatching(),
          closeBrackets(),
          search({ top: true }),
          this.completion.of([]),
          templates,
          EditorView.lineWrapping,
          EditorState.readOnly.of(readOnly),
          EditorState.phrases.of(phrases),
          EditorView.contentAttributes.of({
            "aria-label": words.source,
            spellcheck: "true",
            ...(readOnly ? { "aria-readonly": "true" } : {}),
          }),
          keymap.of([
            ...closeBracketsKeymap,
            ...completionKeymap,
            ...searchKeymap,
            ...historyKeymap,
            ...defaultKeymap,
          ]),
          EditorView.updateListener.of((/** @type {any} */ update) => {
            if (update.docChanged) onChange();
            const now = update.state.doc.lineAt(update.state.selection.main.head).number;
            if ((update.selectionSet || update.docChanged) && now !== line) {
              line = now;
              onLine(now);
            }
          }),
        ],
      }),
    });
  }

  /** @returns {string} */
  get text() {
    return this.view.state.doc.toString();
  }

  /** Put another text into the editor: what is the same stays, so that it is one change to undo. */
  set text(text) {
    const old = this.text;
    if (old === text) return;
    let start = 0;
    while (start < old.length && start < text.length && old[start] === text[start]) start += 1;
    let end = 0;
    const most = Math.min(old.length, text.length) - start;
    while (end < most && old[old.length - 1 - end] === text[text.length - 1 - end]) end += 1;
    const insert = text.slice(start, text.length - end);
    this.view.dispatch({
      changes: { from: start, to: old.length - end, insert },
      selection: { anchor: start },
      scrollIntoView: true,
    });
  }

  /**
   * Offer words as one writes.
   * @param {any} words
   * @param {string[]} names
   */
  offer(words, names) {
    const effects = this.completion.reconfigure(
      autocompletion({ override: [completing(words, names)], icons: false, activateOnTyping: true }),
    );
    this.view.dispatch({ effects });
  }

  /** @param {Problem[]} problems those that have a line here */
  mark(problems) {
    const { doc } = this.view.state;
    const found = problems.map(({ severity, what, advice, line, column }) => {
      const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
      const from = Math.min(at.from + Math.max(column - 1, 0), at.to);
      const word = /^[\p{L}\p{N}_-]+|^[^\s]/u.exec(doc.sliceString(from, at.to))?.[0] ?? "";
      return { from, to: Math.min(from + Math.max(word.length, 1), at.to), severity, message: `${what}\n${advice}`.trim() };
    });
    this.marked = found.map(({ from }, number) => ({ from, problem: problems[number] }));
    this.marked.sort((one, other) => one.from - other.from);
    found.sort((one, other) => one.from - other.from);
    this.view.dispatch(setDiagnostics(this.view.state, found));
  }

  /**
   * Go to the next remark, or to the one before; from the last one to the first.
   * @param {boolean} back
   * @returns {Problem | null} null where there is none in the text
   */
  toProblem(back) {
    this.view.focus();
    if (!this.marked.length) return null;
    const { head } = this.view.state.selection.main;
    const next = back
      ? (this.marked.findLast(({ from }) => from < head) ?? this.marked[this.marked.length - 1])
      : (this.marked.find(({ from }) => from > head) ?? this.marked[0]);
    this.view.dispatch({
      selection: { anchor: Math.min(next.from, this.view.state.doc.length) },
      scrollIntoView: true,
    });
    return next.problem;
  }

  /**
   * @param {number} line
   * @param {number} [column]
   */
  goTo(line, column = 1) {
    const { doc } = this.view.state;
    const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
    const anchor = Math.min(at.from + Math.max(column - 1, 0), at.to);
    this.view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
    this.view.focus();
  }

  undo() {
    undo(this.view);
    this.view.focus();
  }

  redo() {
    redo(this.view);
    this.view.focus();
  }

  focus() {
    this.view.focus();
  }
}
