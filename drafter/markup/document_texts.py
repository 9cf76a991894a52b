"""The text of a paragraph's nodes as the Markdown that is read as them again.

The signs are those that a person would type where they do; else they stand in braces, and whatever
might be a mark is escaped.
"""

import re
from collections.abc import Iterator, Sequence

from drafter.markup.addresses import address
from drafter.markup.document_inlines import Unshowable
from drafter.markup.document_nodes import LABEL, Node, attribute, marks_of, node
from drafter.markup.document_reading import blocks_of
from drafter.markup.escaping import with_all_escaped, with_marks_escaped, with_start_escaped

_EMPHASIS, _RAISED = {"strong": "**", "em": "*"}, {"sub": "~", "sup": "^"}
_ADDRESS = re.compile(r"https?://[^\s<>]+")
_MAY_BE_MARKED = re.compile(r"[\\*{\[!~^<|]|http|www", re.IGNORECASE)
_TRIED = {"line": "{}", "item": "- {}", "cell": "| x |\n|---|\n| {} |"}
"""What a text is put into to be read back, by where it stands."""


class Labels:
    """The marks of footnotes by what stands in them; those with the same text share one."""

    def __init__(self) -> None:
        """Begin without footnotes."""
        self.contents: dict[str, list[Node]] = {}
        self.taken: set[str] = set()
        """Marks that no new footnote may have."""
        self.used: set[str] = set()
        """Marks that were given since."""
        self._known: dict[str, str] = {}

    def add(self, label: str, content: list[Node]) -> None:
        """Take a footnote that is there."""
        self.contents[label] = content
        self._known.setdefault(repr(content), label)

    def label(self, content: list[Node]) -> str:
        """Return the mark of a footnote, that of a new one where there is none with this text."""
        label = self._known.get(repr(content), "")
        if not label:
            number = len(self.contents) + 1
            while (label := f"[^{number}]") in self.contents or label in self.taken:
                number += 1
            self.add(label, content)
        self.used.add(label)
        return label


class Texts:
    """Writes texts."""

    def __init__(self, labels: Labels) -> None:
        """Take the marks of footnotes."""
        self._labels = labels

    def written(self, content: Sequence[Node], where: str, *, all_escaped: bool = False) -> str:
        """Return the Markdown of a text in its normal form that begins a `line`, `item` or `cell`.

        Of a line, the start is escaped where it would be a mark.
        """
        words = ""
        for escapes, braces in _WAYS[2:] if all_escaped else _WAYS:
            writer = _Writer(self._labels, cell=where == "cell", all_escaped=escapes, braces=braces)
            words = writer.marked(content)
            words = with_start_escaped(words) if where == "line" else words
            if self._is_read(words, content, where):
                break
        return words

    def _is_read(self, words: str, content: Sequence[Node], where: str) -> bool:
        if (
            len(content) == 1
            and words == content[0].get("text")
            and not _MAY_BE_MARKED.search(words)
        ):
            return True
        try:
            found = blocks_of(_TRIED[where].format(words), self._labels.contents)
        except Unshowable:
            return False
        paragraph = node("paragraph", list(content))
        if where == "line":
            return found == [paragraph]
        if where == "item":
            return found == [node("bullet_list", [node("list_item", [paragraph])])]
        rows = found[0].get("content", []) if len(found) == 1 else []
        return len(rows) == 2 and [cell["content"] for cell in rows[1]["content"]] == [[paragraph]]


_WAYS = ((False, False), (True, False), (False, True), (True, True))
"""How a text may be written: with all escaped or not, its signs in braces or not."""


class _Writer:
    """Writes a text in one way."""

    def __init__(self, labels: Labels, *, cell: bool, all_escaped: bool, braces: bool) -> None:
        self._labels = labels
        self._cell = cell
        self._all_escaped = all_escaped
        self._braces = braces
        self._break = "<br>" if cell else "\\\n"

    def marked(self, content: Sequence[Node]) -> str:
        """Return nodes with their signs; the parts of a link come together."""
        return "".join(self._links(content))

    def _links(self, content: Sequence[Node]) -> Iterator[str]:
        at = 0
        while at < len(content):
            link = _link(content[at])
            end = at + 1
            while end < len(content) and _link(content[end]) == link:
                end += 1
            inner = self._signs(content[at:end])
            yield from inner if link is None else self._link(content[at:end], link, "".join(inner))
            at = end

    def _link(self, content: Sequence[Node], to: str, inner: str) -> Iterator[str]:
        words = content[0].get("text", "") if len(content) == 1 else ""
        if _ADDRESS.fullmatch(words) and address(words) == to and len(marks_of(content[0])) == 1:
            yield f"<{words}>"
        else:
            yield f"[{inner}]({f'<{to}>' if re.search('[()]', to) else to})"

    def _signs(self, content: Sequence[Node]) -> Iterator[str]:
        opened: list[str] = []
        for one in content:
            wanted = [kind for kind, _to in marks_of(one) if kind in _EMPHASIS]
            while not set(opened) <= set(wanted):
                yield self._sign(_EMPHASIS[opened.pop()], closes=True)
            for kind in wanted:
                if kind not in opened:
                    opened.append(kind)
                    yield self._sign(_EMPHASIS[kind])
            yield self._piece(one)
        while opened:
            yield self._sign(_EMPHASIS[opened.pop()], closes=True)

    def _sign(self, sign: str, *, closes: bool = False) -> str:
        if not self._braces:
            return sign
        return f"{sign}}}" if closes else f"{{{sign}"

    def _piece(self, one: Node) -> str:
        match one["type"]:
            case "text":
                signs = [_RAISED[kind] for kind, _to in marks_of(one) if kind in _RAISED]
                if not signs:
                    return self._escaped(one["text"])
                return f"{self._sign(signs[0])}{one['text']}{self._sign(signs[0], closes=True)}"
            case "hard_break":
                return self._break
            case "footnote":
                return self._labels.label(one.get("content", []))
            case _:
                return self._picture(one)

    def _escaped(self, words: str) -> str:
        if self._all_escaped:
            return with_all_escaped(words)
        return with_marks_escaped(words, in_cell=self._cell)

    def _picture(self, one: Node) -> str:
        caption = re.sub(r"(?<!\\)[\[\]]", r"\\\g<0>", self.marked(one.get("content", [])))
        file, width = attribute(one, "file"), attribute(one, "width")
        shown = f"<{file}>" if re.search(r"[\s()]", file) else file
        braces = f"{{width={width}}}" if width else ""
        if self._braces and not width:
            braces = "{}"  # what follows might be taken for the width
        return f"![{caption}]({shown}){braces}"


def _link(one: Node) -> str | None:
    return next((to for kind, to in marks_of(one) if kind == "link"), None)


def labels_in(markdown: str) -> set[str]:
    """Return what may be marks of footnotes in Markdown."""
    return set(LABEL.findall(markdown))
