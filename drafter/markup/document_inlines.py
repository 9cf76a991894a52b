"""The text of a paragraph as nodes of a document, by the marks that printing knows it by."""

import re
from collections.abc import Iterator, Mapping

from drafter.markup.addresses import address
from drafter.markup.document_nodes import (
    Marks,
    Node,
    in_order,
    marks_of,
    node,
    text,
    with_marks,
)
from drafter.markup.markdown_marks import Mark, marks_in
from drafter.markup.markdown_pictures import width_of
from drafter.markup.markdown_text import Text

Notes = Mapping[str, list[Node]]
"""What stands in footnotes, by their marks."""

_TAG = re.compile(r"<(/?)(\w+)>")


class Unshowable(Exception):  # noqa: N818 - no error: what is so is shown as its source
    """The editor has nothing that a text could be shown as."""


class Inlines:
    """Reads texts of one body; `labels` are the marks of the footnotes that were met."""

    def __init__(self, notes: Notes) -> None:
        """Take what stands in the footnotes, by their marks."""
        self.labels: set[str] = set()
        self._notes = notes

    def read(self, words: Text) -> list[Node]:
        """Return the nodes of a text; raises Unshowable."""
        return list(self._nodes(words.whole, (), in_cell=words.in_cell))

    def _nodes(self, words: str, around: Marks, *, in_cell: bool) -> Iterator[Node]:
        at = 0
        opened: list[str] = []
        for mark in marks_in(words):
            if mark.kind == "br" and not in_cell:
                continue
            marks = in_order([*around, *((kind, "") for kind in opened)])
            if mark.start > at:
                yield text(words[at : mark.start], marks)
            at = mark.end
            if mark.kind in ("open", "close"):
                _turn(mark.text, opened)
            else:
                yield from self._marked(mark, marks, in_cell=in_cell)
        if at < len(words):
            yield text(words[at:], around)

    def _marked(self, mark: Mark, marks: Marks, *, in_cell: bool) -> Iterator[Node]:
        match mark.kind:
            case "br" | "break":
                yield with_marks(node("hard_break", []), marks)
            case "sub" | "sup":
                yield text(mark.text, in_order([*marks, (mark.kind, "")]))
            case "note":
                if mark.text not in self._notes:
                    raise Unshowable
                self.labels.add(mark.text)
                inner = _with_more(self._notes[mark.text], marks)
                yield with_marks(node("footnote", inner), marks)
            case "image":
                yield self._picture(mark, in_cell=in_cell)
            case "link":
                to = address(mark.target or mark.text) or ""
                yield from self._nodes(mark.text, in_order([*marks, ("link", to)]), in_cell=in_cell)
            case "address" if not any(kind == "link" for kind, _to in marks):
                yield text(mark.text, in_order([*marks, ("link", address(mark.text) or "")]))
            case _:
                yield text(mark.text, marks)

    def _picture(self, mark: Mark, *, in_cell: bool) -> Node:
        caption = list(self._nodes(mark.text, (), in_cell=in_cell))
        if any(one["type"] not in ("text", "hard_break") for one in caption):
            raise Unshowable
        return node(
            "picture", caption, file=mark.target.strip(), width=width_of(mark.details) or ""
        )


def _turn(tags: str, opened: list[str]) -> None:
    """Open and close what the tags of a mark say."""
    for closing, kind in _TAG.findall(tags):
        if closing:
            opened.remove(kind)
        else:
            opened.append(kind)


def _with_more(content: list[Node], marks: Marks) -> list[Node]:
    """Return the content of a note that stands in a marked text, which marks it as well."""
    more = [mark for mark in marks if mark[0] != "link"]
    return [
        with_marks(one, in_order([*marks_of(one), *more])) if one["type"] == "text" else one
        for one in content
    ]
