// What the desk takes of CodeMirror, as one module.
import { StyleModule } from "style-mod";

// A page of the desk takes no style from its own text, so the editor's are adopted as sheets.
const adopted = new WeakMap();
StyleModule.mount = (root, modules) => {
  const known = adopted.get(root) ?? new Set();
  adopted.set(root, known);
  for (const one of [modules].flat().reverse()) {
    if (known.has(one)) continue;
    known.add(one);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(one.getRules());
    root.adoptedStyleSheets.push(sheet);
  }
};

export { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
export { defaultKeymap, history, historyKeymap, redo, undo } from "@codemirror/commands";
export { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
export { lintGutter, setDiagnostics } from "@codemirror/lint";
export { search, searchKeymap } from "@codemirror/search";
export { Compartment, EditorState } from "@codemirror/state";
export {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
export { tags } from "@lezer/highlight";
