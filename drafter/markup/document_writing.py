"""The blocks of a document, in their normal form, as the Markdown that is read as them again."""

import re
from collections.abc import Sequence

from drafter.markup.document_nodes import Node, content_of
from drafter.markup.document_texts import Labels, Texts

_NUMBER = re.compile(r"([0-9]{1,3})(?=[.)]\s)")
_ALIGNED = {"center": ":---:", "right": "---:"}


class Writer:
    """Writes blocks; `labels` gives the footnotes their marks."""

    def __init__(self, labels: Labels) -> None:
        """Take the marks of footnotes."""
        self._texts = Texts(labels)

    def block(
        self, one: Node, before: Node | None, after: Node | None, *, wary: bool = False
    ) -> str:
        """Return a block between two others; a `wary` one has all escaped that might be a mark."""
        match one["type"]:
            case "paragraph":
                words = self._texts.written(content_of(one), "line", all_escaped=wary)
                counts = wary or any(map(_is_numbered, filter(None, (before, after))))
                return (
                    _NUMBER.sub(r"\1\\", words, count=1)
                    if counts and _NUMBER.match(words)
                    else words
                )
            case "heading":
                return f"{'#' * one['attrs']['level']} {self._inner(one, wary=wary)}"
            case "quotation":
                lines = self.blocks(content_of(one), wary=wary).split("\n")
                return "\n".join(f"> {line}" if line else ">" for line in lines)
            case "bullet_list" | "ordered_list":
                return self._list(one, wary=wary)
            case "table":
                return self._table(one, wary=wary)
            case _:
                return str(content_of(one)[0]["text"])

    def blocks(self, blocks: Sequence[Node], *, wary: bool = False) -> str:
        """Return blocks below one another."""
        around = zip([None, *blocks], blocks, [*blocks[1:], None], strict=False)
        return "\n\n".join(
            [self.block(one, before, after, wary=wary) for before, one, after in around]
        )

    def note(self, label: str, content: Sequence[Node]) -> str:
        """Return the text of a footnote behind its mark."""
        words = self._texts.written(content, "item")
        return f"{label}: " + words.replace("\n", "\n    ")

    def _inner(self, one: Node, *, wary: bool) -> str:
        return self._texts.written(content_of(one), "item", all_escaped=wary)

    def _list(self, one: Node, *, wary: bool) -> str:
        items = [self._item(one, at, item, wary=wary) for at, item in enumerate(content_of(one))]
        joined = all(_is_plain(item) for item in content_of(one))
        return ("\n" if joined and not any(item.endswith("\\") for item in items) else "\n\n").join(
            items
        )

    def _item(self, one: Node, at: int, item: Node, *, wary: bool) -> str:
        mark = "-"
        if one["type"] == "ordered_list":
            mark = f"{one['attrs']['start'] + at}{one['attrs']['mark']}"
        first, *others = content_of(item)
        words = self._inner(first, wary=wary)
        if others:
            gap = "\n" if _is_list(others[0]) and not words.endswith("\\") else "\n\n"
            words += gap + self.blocks(others, wary=wary)
        margin = " " * (len(mark) + 1)
        return f"{mark} " + re.sub(r"\n(?!\n)", f"\n{margin}", words)

    def _table(self, one: Node, *, wary: bool) -> str:
        heading, *rows = content_of(one)
        under = [_ALIGNED.get(cell["attrs"]["align"], "---") for cell in content_of(heading)]
        lines = [self._row(row, wary=wary) for row in (heading, *rows)]
        return "\n".join([lines[0], f"|{'|'.join(under)}|", *lines[1:]])

    def _row(self, row: Node, *, wary: bool) -> str:
        texts = [
            self._texts.written(content_of(content_of(cell)[0]), "cell", all_escaped=wary)
            for cell in content_of(row)
        ]
        return f"| {' | '.join(texts)} |"


def _is_list(one: Node) -> bool:
    return one["type"] in ("bullet_list", "ordered_list")


def _is_plain(item: Node) -> bool:
    """Tell whether nothing but lists stands below the first paragraph of an item."""
    return all(
        _is_list(one) and all(map(_is_plain, content_of(one))) for one in content_of(item)[1:]
    )


def _is_numbered(one: Node) -> bool:
    """Tell whether a paragraph beside a block would count on with it."""
    if one["type"] == "ordered_list":
        return True
    first = content_of(one)[0] if one["type"] == "paragraph" else {}
    return bool(_NUMBER.match(first.get("text", "")))
