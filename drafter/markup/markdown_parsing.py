"""Markdown, parsed and turned into the markup of templates by markdown-it.

Only what DESIGN calls for is read as Markdown: emphasis, lists, tables, quotations, headings,
links and footnotes.  Whatever else Markdown would interpret, hide or drop (raw HTML, entities,
indented code, link definitions) stays the text that the user typed.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, dropwhile, takewhile
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup
from mdit_py_plugins.footnote import footnote_plugin

from drafter.markup.flaws import Flaw, MarkdownError, note_in_note
from drafter.wording import _

_LEFT_AS_TEXT = [
    "autolink",
    "backticks",
    "code",
    "entity",
    "fence",
    "hr",
    "html_block",
    "html_inline",
    "image",
    "lheading",
    "reference",
]
_ALIGNED = {"text-align:center": "table-center", "text-align:right": "table-right"}
_HEADINGS = ("h1", "h2", "h3")

_AtLine = tuple[int, str, str, str]
"""A flaw as it is found: its line, counted from 0, its id, what is wrong, what to do."""


def parsed(text: str) -> Markup:
    """Return the markup of a text in Markdown; raises MarkdownError."""
    parser = _parser()
    env: dict[str, Any] = {}
    tokens = parser.parse(text, env)
    flaws = [*_flaws(tokens, text.splitlines()), *_unused_notes(env, text)]
    if flaws:
        starts = [0, *accumulate(len(line) for line in text.splitlines(keepends=True))]
        found = sorted(flaws)
        raise MarkdownError([Flaw(fault, starts[line], *said) for line, fault, *said in found])
    return Markup(parser.renderer.render(tokens, parser.options, env))  # noqa: S704 - escaped by it


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}, renderer_cls=_Renderer)
    parser.enable("table").use(footnote_plugin, inline=False)
    parser.add_render_rule("footnote_ref", _Renderer.footnote_mark)
    return parser.disable(_LEFT_AS_TEXT)


class _Renderer(RendererHTML):
    """Writes the markup of templates where it differs from usual HTML."""

    def td_open(self, tokens: Sequence[Token], idx: int, *_rest: Any) -> str:
        token = tokens[idx]
        style = _ALIGNED.get(str(token.attrGet("style") or "")) if token.tag == "td" else None
        return f'<{token.tag} class="{style}">' if style else f"<{token.tag}>"

    th_open = td_open

    def ordered_list_open(self, tokens: Sequence[Token], idx: int, *_rest: Any) -> str:
        token = tokens[idx]
        style = "list-number-parenthesis" if token.markup == ")" else "list-number"
        return f'<ol class="{style}" start="{token.attrGet("start") or 1}">'

    def hardbreak(self, *_facts: Any) -> str:
        return "<br/>"

    def footnote_mark(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """Write a note where its mark stands."""
        note = env["footnotes"]["list"][tokens[idx].meta["id"]]
        return f'<a class="footnote">{note["markup"]}</a>'

    def render(self, tokens: Sequence[Token], options: OptionsDict, env: EnvType) -> str:
        """Render the notes first, so that each stands where its mark stands."""
        start = next((n for n, t in enumerate(tokens) if t.type == "footnote_block_open"), None)
        if start is not None:
            for number, note in enumerate(_notes(tokens[start + 1 : -1])):
                paragraphs = [super(_Renderer, self).render([t], options, env) for t in note]
                env["footnotes"]["list"][number]["markup"] = "<br/>".join(paragraphs)
            tokens = tokens[:start]
        return super().render(tokens, options, env)


def _notes(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the paragraphs of each note."""
    note: list[Token] = []
    for token in tokens:
        if token.type == "footnote_open":
            note = []
        elif token.type == "footnote_close":
            yield note
        elif token.type == "inline":
            note.append(token)


def _flaws(tokens: Sequence[Token], lines: list[str]) -> Iterator[_AtLine]:
    yield from _notes_of_notes(tokens)
    for number, token in enumerate(tokens):
        line = token.map[0] if token.map else 0
        if token.type == "heading_open" and token.tag not in _HEADINGS:
            what = _("The heading is deeper than the third level.")
            yield line, "markdown-deep-heading", what, _("Use #, ## or ###.")
        elif token.type == "list_item_open" and tokens[number + 1].type == "list_item_close":
            what = _("The list item is empty.")
            advice = _("Write its text, or put a backslash before the mark.")
            yield line, "markdown-empty-item", what, advice
        elif token.type == "table_open" and token.map:
            heading = takewhile(lambda t: t.type != "thead_close", tokens[number:])
            width = sum(t.type == "th_open" for t in heading)
            yield from _ragged_rows(lines, width, *token.map)


def _notes_of_notes(tokens: Sequence[Token]) -> Iterator[_AtLine]:
    """Yield the marks of footnotes inside of footnotes, which Word does not know."""
    notes = dropwhile(lambda token: token.type != "footnote_block_open", tokens)
    for token in notes:
        if any(child.type == "footnote_ref" for child in token.children or ()):
            yield token.map[0] if token.map else 0, *note_in_note()


def _ragged_rows(lines: list[str], width: int, first: int, end: int) -> Iterator[_AtLine]:
    for number in range(first + 2, end):
        count = len(_cells(lines[number]))
        if count != width:
            what = _("The row has {count} cells, the table's heading has {width}.")
            what = what.format(count=count, width=width)
            yield number, "markdown-ragged-row", what, _("Add or delete a «|».")


def _cells(line: str) -> list[str]:
    """Return the cells of a row, which only marks of quotations may stand before.

    A heading may follow the mark of a list or a footnote as well; its cells are not sought here.
    """
    cells = escapedSplit(line.strip().lstrip("> "))
    return cells[bool(cells and not cells[0]) : len(cells) - bool(cells and not cells[-1])]


def _unused_notes(env: dict[str, Any], text: str) -> Iterator[_AtLine]:
    """Yield the footnotes that no mark refers to: Markdown would drop them without a word."""
    for label, number in env.get("footnotes", {}).get("refs", {}).items():
        if number < 0:
            mark = f"[^{label.removeprefix(':')}]:"
            line = text[: text.find(mark)].count("\n") if mark in text else 0
            what = _("Nothing refers to the footnote «{mark}».").format(mark=mark)
            advice = _("Put its mark, without the colon, into the text.")
            yield line, "markdown-unused-footnote", what, advice
