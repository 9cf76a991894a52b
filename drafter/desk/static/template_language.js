// Templates as the editor sees them: Jinja in a small HTML, coloured, and what may be written where.
// @ts-check
import { HighlightStyle, StreamLanguage, syntaxHighlighting, tags } from "./vendor/codemirror.js";

const KEYWORDS = /^(?:and|as|else|elif|endif|if|in|is|not|or|for|endfor|recursive|true|false|none|import|from|with|without|context|ignore|missing)\b/i;
const STATEMENTS = [
  ["if", "if  %}…{% endif %}"],
  ...["elif", "else", "endif", "for", "endfor", "block", "endblock", "extends", "include", "import", "set"].map((one) => [one, ""]),
];

/**
 * The state of the colouring: in which braces and which tag a place stands.
 * @typedef {{inside: "" | "{{" | "{%" | "{#", fresh: boolean, tag: "" | "name" | "attributes", quote: string,
 *   dot: boolean}} Inside
 */

/** @param {any} stream @param {Inside} state @returns {string | null} */
function ofJinja(stream, state) {
  const closes = state.inside === "{{" ? /^[-+]?\}\}/ : /^[-+]?%\}/;
  if (stream.match(closes)) {
    state.inside = "";
    return "brace";
  }
  if (stream.eatSpace()) return null;
  const isFresh = state.fresh;
  state.fresh = false;
  if (stream.match(/^"(?:[^"\\]|\\.)*"?/) || stream.match(/^'(?:[^'\\]|\\.)*'?/)) return "string";
  if (stream.match(/^\d+(?:\.\d+)?/)) return "number";
  if (isFresh && state.inside === "{%" && stream.match(/^[a-z]+/i)) return "keyword";
  if (stream.match(/^\|\s*\w+/)) return "filter";
  if (!stream.string.slice(0, stream.pos).endsWith(".") && stream.match(KEYWORDS)) return "keyword";
  if (stream.match(/^\w+/)) return "variable";
  stream.next();
  return "operator";
}

/** @param {any} stream @param {Inside} state @returns {string | null} */
function ofTag(stream, state) {
  if (stream.eatSpace()) return null;
  if (state.quote) {
    if (stream.peek() === state.quote) {
      stream.next();
      state.quote = "";
    } else {
      stream.match(/^(?:[^"'{]|\{(?![{%#]))+/) || stream.next();
    }
    return "value";
  }
  if (stream.match(/^\/?>/)) {
    state.tag = "";
    return "tag";
  }
  if (state.tag === "name" && stream.match(/^[\w-]+/)) {
    state.tag = "attributes";
    return "tag";
  }
  const quote = stream.match(/^["']/);
  if (quote) {
    state.quote = quote[0];
    return "value";
  }
  if (stream.match(/^[\w-]+/)) return "attribute";
  stream.next();
  return null;
}

const language = StreamLanguage.define({
  name: "template",
  startState: () => /** @type {Inside} */ ({ inside: "", fresh: false, tag: "", quote: "", dot: false }),
  copyState: (/** @type {Inside} */ state) => ({ ...state }),
  token(/** @type {any} */ stream, /** @type {Inside} */ state) {
    if (state.inside === "{#") {
      if (stream.match(/^.*?#\}/)) state.inside = "";
      else stream.skipToEnd();
      return "comment";
    }
    if (state.inside) return ofJinja(stream, state);
    const opened = stream.match(/^\{[{%#][-+]?/);
    if (opened) {
      state.inside = opened[0].slice(0, 2);
      state.fresh = true;
      return state.inside === "{#" ? "comment" : "brace";
    }
    if (state.tag) return ofTag(stream, state);
    if (stream.match(/^<\/?(?=[a-zA-Z])/)) {
      state.tag = "name";
      return "tag";
    }
    if (stream.match(/^&#?\w+;/)) return "entity";
    stream.match(/^[^<&{]+/) || stream.next();
    return null;
  },
  tokenTable: {
    brace: tags.brace,
    keyword: tags.keyword,
    variable: tags.variableName,
    filter: tags.function(tags.variableName),
    operator: tags.operator,
    string: tags.string,
    number: tags.number,
    comment: tags.comment,
    tag: tags.tagName,
    attribute: tags.attributeName,
    value: tags.attributeValue,
    entity: tags.character,
  },
  languageData: { closeBrackets: { brackets: ["{", "("] } },
});

const colours = HighlightStyle.define([
  { tag: [tags.brace, tags.operator], class: "t-brace" },
  { tag: tags.keyword, class: "t-keyword" },
  { tag: tags.variableName, class: "t-variable" },
  { tag: tags.function(tags.variableName), class: "t-filter" },
  { tag: [tags.string, tags.number], class: "t-string" },
  { tag: tags.comment, class: "t-comment" },
  { tag: tags.tagName, class: "t-tag" },
  { tag: [tags.attributeName, tags.attributeValue], class: "t-attribute" },
  { tag: tags.character, class: "t-entity" },
]);

/** What makes an editor one of templates. */
export const templates = [language, syntaxHighlighting(colours)];

/**
 * @typedef {{name: string, meaning: string, example?: string, kind?: string}} Word
 * @typedef {{variables: Word[], filters: Word[], blocks: Word[], classes: Word[], tags: string[]}} Vocabulary
 */

/**
 * What an item says of itself beside the list: its meaning, and what it prints.
 * @param {Word} one
 */
function about(one) {
  return () => {
    const box = document.createElement("div");
    for (const [name, text] of [["meaning", one.meaning], ["example", one.example]]) {
      if (!text) continue;
      const line = document.createElement("p");
      line.className = `t-${name}`;
      line.textContent = text;
      box.append(line);
    }
    return box;
  };
}

/**
 * @param {string} label
 * @param {Word} one
 * @param {string} type
 */
function option(label, one, type) {
  const detail = one.example || "";
  return {
    label,
    type,
    detail: detail.length > 40 ? `${detail.slice(0, 40)}…` : detail,
    info: one.meaning || one.example ? about(one) : undefined,
  };
}

/**
 * Return the list whose items a name stands for: `signatory` in a loop through `signatories`.
 * @param {string} text of the template up to the place
 * @param {string} path
 */
function unfolded(text, path) {
  const [first, ...rest] = path.split(".");
  const loops = [...text.matchAll(/\{%[-+]?\s*for\s+(\w+)\s+in\s+([\w.]+)/g)];
  const loop = loops.reverse().find((one) => one[1] === first);
  const plain = first.replace(/\[\d*\]$/, "[]");
  return [loop ? `${loop[2]}[]` : plain, ...rest].join(".");
}

/**
 * Offer what may be written at a place.
 * @param {Vocabulary} words
 * @param {string[]} names of all templates
 * @returns {(context: any) => any}
 */
export function completing(words, names) {
  return (context) => {
    const text = context.state.sliceDoc(Math.max(0, context.pos - 5000), context.pos);
    const opened = Math.max(text.lastIndexOf("{{"), text.lastIndexOf("{%"));
    const closed = Math.max(text.lastIndexOf("}}"), text.lastIndexOf("%}"));
    if (opened > closed) return ofCode(context, text, text.slice(opened), words, names);
    return ofMarkup(context, text, words);
  };
}

/**
 * @param {any} context
 * @param {string} text
 * @param {string} code
 * @param {Vocabulary} words
 * @param {string[]} names
 */
function ofCode(context, text, code, words, names) {
  const typed = /[\w]*$/.exec(code)?.[0] ?? "";
  const from = context.pos - typed.length;
  const before = code.slice(0, code.length - typed.length);
  /** @param {any[]} options */
  const found = (options) => ({ from, options, validFor: /^\w*$/ });
  const quoted = /(?:extends|include|import|from)\s+"([^"]*)$/.exec(code);
  if (quoted) {
    const start = context.pos - quoted[1].length;
    const known = [...new Set(names.map((name) => `${name.replace(/^(ru|kk)\//, "")}.html`))];
    const all = [...known, ...known.map((name) => `drafter/${name}`)];
    return { from: start, options: all.map((label) => ({ label, type: "text" })), validFor: /^[\w./-]*$/ };
  }
  if ((code.match(/"/g) ?? []).length % 2) return null;
  if (/\|\s*$/.test(before)) return found(words.filters.map((one) => option(one.name, one, "function")));
  if (/^\{%[-+]?\s*$/.test(before)) {
    return found(STATEMENTS.map(([label, detail]) => ({ label, detail, type: "keyword" })));
  }
  if (/^\{%[-+]?\s*block\s+$/.test(before)) {
    return found(words.blocks.map((one) => option(one.name, one, "class")));
  }
  if (/^\{%[-+]?\s*(?:end\w+|else|block\s+\w+)\s*$/.test(before)) return null;
  const path = /((?:[\w]+(?:\[\d*\])?\.)*)$/.exec(before)?.[1] ?? "";
  if (!typed && !path && !context.explicit && !/^\{\{[-+]?\s*$/.test(before)) return null;
  return found(variables(text, path, words));
}

/**
 * @param {string} text
 * @param {string} path what stands before the last point, with that point
 * @param {Vocabulary} words
 */
function variables(text, path, words) {
  const above = path ? `${unfolded(text, path.slice(0, -1))}.` : "";
  const aliases = above.startsWith("addressee.") ? [above, above.replace("addressee.", "addressees[].")] : [above];
  const seen = new Set();
  const own = words.variables.flatMap((one) => {
    const base = aliases.find((start) => one.name.startsWith(start));
    const rest = base === undefined ? "" : one.name.slice(base.length);
    if (!rest || rest.includes(".") || seen.has(rest)) return [];
    seen.add(rest);
    return [option(rest, one, "variable")];
  });
  if (path) return own;
  const loops = [...text.matchAll(/\{%[-+]?\s*for\s+(\w+)\s+in\s+/g)].map((one) => one[1]);
  return [...own, ...new Set(loops)].map((one) => (typeof one === "string" ? { label: one, type: "variable" } : one));
}

/**
 * @param {any} context
 * @param {string} text
 * @param {Vocabulary} words
 */
function ofMarkup(context, text, words) {
  const tag = /<[a-z][a-z0-9]*\b[^<>]*$/.exec(text)?.[0] ?? "";
  const inClass = /class="([\w-]*)$/.exec(tag);
  if (inClass) {
    const options = words.classes.map((one) => ({ label: one.name, detail: one.meaning, type: "class" }));
    return { from: context.pos - inClass[1].length, options, validFor: /^[\w-]*$/ };
  }
  const name = /<\/?([a-z][a-z0-9]*)?$/.exec(text);
  if (name) {
    const options = words.tags.map((label) => ({ label, type: "type" }));
    return { from: context.pos - (name[1] ?? "").length, options, validFor: /^\w*$/ };
  }
  return null;
}
