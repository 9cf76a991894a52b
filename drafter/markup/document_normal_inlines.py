"""The normal form of a paragraph's nodes: that of several which print the same.

White space is no part of a mark, nor is what would change it at its end: backslashes and braces.
"""

import re
from collections.abc import Iterator, Sequence

from drafter.markup.addresses import address
from drafter.markup.document_nodes import (
    MARKS,
    Node,
    NoDocumentError,
    attribute,
    content_of,
    in_order,
    marks_of,
    node,
    text,
    with_marks,
)
from drafter.markup.kept import Kept
from drafter.markup.markdown_marks import IN_BRACES
from drafter.markup.markdown_pictures import width_of

_KEPT: Kept[list[Node]] = Kept()
_LINE_BREAKS = re.compile("[\n\r\x85\u2028\u2029]+")
_FILE_FORBIDS = re.compile(r"[<>\n|]")
_WEB = re.compile(r"https?://[^\s<>]+")


class _Part:
    """A node of a paragraph with its marks; `words` is None for one that is no text."""

    def __init__(self, one: Node, words: str | None, marks: dict[str, str]) -> None:
        self.kind = str(one.get("type"))
        self.one = one
        self.words = words
        self.marks = marks

    def node(self) -> Node:
        marks = in_order(self.marks.items())
        return with_marks(self.one, marks) if self.words is None else text(self.words, marks)


def normal_inlines(content: Sequence[Node], place: str = "") -> list[Node]:
    """Return the normal form of nodes; `place` is empty, `cell`, `footnote` or `picture`.

    Nobody changes the nodes: those of the last texts are kept, of which a change of a body leaves
    almost all.  Raises NoDocumentError for what cannot stand there.
    """
    said = repr(content)
    return list(_KEPT.made(said, (said, place), lambda: _normal(content, place)))


def _normal(content: Sequence[Node], place: str) -> list[Node]:
    """Return the normal form of nodes, as `normal_inlines` does."""
    parts = list(_parts(content, place))
    _strip(parts, ends_in_breaks=place == "cell")
    parts = _joined(parts)
    if any(part.marks for part in parts):
        parts = [piece for part in parts for piece in _with_edges(part)]
        _mark_nodes(parts)
        for kind in MARKS:
            _trim(parts, kind)
            parts.reverse()
            _trim(parts, kind, backwards=True)
            parts.reverse()
        parts = _joined(parts)
    return [part.node() for part in _joined(list(_apart(parts, place)))]


def _parts(content: Sequence[Node], place: str) -> Iterator[_Part]:
    for one in content:
        marks = dict(marks_of(one))
        match one.get("type"):
            case "text":
                words = _LINE_BREAKS.sub(" ", str(one.get("text", "")))
                yield _Part(one, words, _possible(marks, words, place))
            case "hard_break":
                yield _Part(node("hard_break", []), None, marks)
            case "footnote" if place not in ("footnote", "picture"):
                if inner := normal_inlines(content_of(one), "footnote"):
                    yield _Part(node("footnote", inner), None, marks)
            case "picture" if place not in ("footnote", "picture"):
                yield _Part(_picture(one), None, marks)
            case _:
                raise NoDocumentError(str(one.get("type")))


def _picture(one: Node) -> Node:
    caption = normal_inlines(content_of(one), "picture")
    file = _FILE_FORBIDS.sub("_", attribute(one, "file")).strip()
    width = width_of(f"width={attribute(one, 'width')}") or ""
    return node("picture", caption, file=file, width=width)


def _possible(marks: dict[str, str], words: str, place: str) -> dict[str, str]:
    """Return those of a text's marks that it can have."""
    if "link" in marks:
        to = address(marks["link"])
        if to is None or (
            place == "picture" and not (_WEB.fullmatch(words) and address(words) == to)
        ):
            del marks["link"]
        else:
            marks["link"] = to
    if "sup" in marks or not re.fullmatch(IN_BRACES, words):
        marks.pop("sub", None)
    if not re.fullmatch(IN_BRACES, words):
        marks.pop("sup", None)
    return marks


def _strip(parts: list[_Part], *, ends_in_breaks: bool) -> None:
    """Take away the white space that nobody sees: around lines, and breaks behind the last."""
    at_start = True
    for part in parts:
        if part.words is not None and at_start:
            part.words = part.words.lstrip()
        at_start = part.kind == "hard_break" or (at_start and part.words == "")
    while parts:
        last = parts[-1]
        if last.words is not None:
            last.words = last.words.rstrip()
        if last.words or not (
            last.words == "" or (last.kind == "hard_break" and not ends_in_breaks)
        ):
            break
        parts.pop()


def _joined(parts: Sequence[_Part]) -> list[_Part]:
    """Return parts without empty texts, texts with the same marks as one."""
    found: list[_Part] = []
    for part in parts:
        last = found[-1] if found else None
        if part.words == "":
            continue
        if part.words and last and last.words and last.marks == part.marks:
            last.words += part.words
        else:
            found.append(part)
    return found


def _with_edges(part: _Part) -> list[_Part]:
    """Return a text in three: white space, words, and what ends no mark."""
    if part.words is None or not part.marks:
        return [part]
    words = part.words
    end = len(words)
    while end and _ends_no_mark(words[end - 1]):
        end -= 1
    start = end - len(words[:end].lstrip())
    pieces = (words[:start], words[start:end], words[end:])
    return [_Part(part.one, piece, dict(part.marks)) for piece in pieces if piece]


def _ends_no_mark(character: str) -> bool:
    return character.isspace() or character in "\\{"


def _mark_nodes(parts: list[_Part]) -> None:
    """Give a line break, and a footnote in a link, the marks that both neighbours have."""
    for at, part in enumerate(parts):
        if part.words is not None:
            continue
        before = parts[at - 1].marks if at else {}
        kinds = {"hard_break": ("link", "strong", "em"), "footnote": ("link",)}.get(part.kind, ())
        after = next((p.marks for p in parts[at + 1 :] if p.kind != part.kind), {})
        part.marks = {k: before[k] for k in kinds if k in before and before[k] == after.get(k)}


def _trim(parts: list[_Part], kind: str, *, backwards: bool = False) -> None:
    """Take a mark from what it begins with without a word of it; backwards: ends with.

    What is a link and what is none are marked each by itself.
    """
    inside: str | None = ""
    for part in parts:
        mark = part.marks.get("link") if kind in part.marks else ""
        if mark != "" and inside != mark:
            words = part.words or ""
            if all(map(_ends_no_mark if backwards else str.isspace, words)):
                del part.marks[kind]
                mark = ""
        inside = mark


def _apart(parts: list[_Part], place: str) -> Iterator[_Part]:
    """Yield parts, and a space where one would change what follows or begin a footnote."""
    for at, part in enumerate(parts):
        yield part
        after = parts[at + 1] if at + 1 < len(parts) else None
        link = after is not None and after.marks.get("link") not in (None, part.marks.get("link"))
        other = link or (after.words is None if after else place == "picture")
        words = part.words or ""
        begins = (
            at == 0 and part.kind == "footnote" and after and (after.words or "").startswith(":")
        )
        if (words.endswith("\\") and other) or (words.endswith("!") and link) or begins:
            # Before a link, emphasis ends, and no space is emphasized at its end.
            both = part.marks.items() & (after.marks.items() if after and not link else set())
            yield _Part({"type": "text"}, " ", dict(both))
