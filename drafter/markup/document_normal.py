"""The normal form of a document: such blocks as Markdown can say, with nothing that nobody sees.

What Word numbers by itself and Markdown cannot, such as a list of one number, stays as it is seen:
as paragraphs with their numbers.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from operator import is_

from drafter.markup.document_nodes import (
    Node,
    NoDocumentError,
    attribute,
    content_of,
    node,
    number,
    text,
)
from drafter.markup.document_normal_inlines import normal_inlines

LARGEST_NUMBER, DEEPEST_LIST = 999, 8
_DEEPEST_HEADING, _MOST_COLUMNS, _MOST_AROUND = 3, 63, 60
_ALIGNMENTS = ("", "center", "right")
_BLANK = re.compile(r"\n(?:[^\S\n]*\n)+")


def normal(document: Node) -> Node:
    """Return a document in its normal form; raises NoDocumentError for what is none."""
    if document.get("type") != "doc":
        raise NoDocumentError("doc")
    return node("doc", normal_blocks(content_of(document)))


def normal_blocks(blocks: Sequence[Node], around: tuple[str, ...] = ()) -> list[Node]:
    """Return blocks in their normal form; `around` are the marks of lists and quotations."""
    if len(around) > _MOST_AROUND:
        raise NoDocumentError("depth")
    found = _joined(one for block in blocks for one in _block(block, around))
    while True:
        possible = [one for block in found for one in _possible(block, around)]
        if len(possible) == len(found) and all(map(is_, possible, found)):
            return found
        found = _joined(possible)


def _joined(blocks: Iterable[Node]) -> list[Node]:
    found: list[Node] = []
    for one in blocks:
        if not (found and _joins(found[-1], one)):
            found.append(one)
    return found


def _block(block: Node, around: tuple[str, ...]) -> Iterator[Node]:
    match block.get("type"):
        case "paragraph" | "heading" as kind:
            content = normal_inlines(content_of(block))
            level = {"level": number(block, "level", 1, _DEEPEST_HEADING)}
            for part in _parted(normal_inlines(_flat(content))) if ">" in around else [content]:
                if part:
                    yield node(kind, part, **(level if kind == "heading" else {}))
        case "quotation":
            if inner := normal_blocks(content_of(block), (*around, ">")):
                yield node("quotation", inner)
        case "bullet_list" | "ordered_list":
            yield from _list(block, around)
        case "table":
            yield from _table(block)
        case "source":
            words = "".join(str(inner.get("text", "")) for inner in content_of(block))
            if words.strip():
                yield node("source", [text(_BLANK.sub("\n\n", words.strip("\n").rstrip()))])
        case kind:
            raise NoDocumentError(str(kind))


def _flat(content: list[Node]) -> list[Node]:
    """Return a text of a quotation with each caption in one line, for the same reason."""
    return [
        one | {"content": [text(" ") if i["type"] == "hard_break" else i for i in content_of(one)]}
        if one["type"] == "picture" and "content" in one
        else one
        for one in content
    ]


def _parted(content: list[Node]) -> list[list[Node]]:
    """Return a text of a quotation in parts: a line of it that begins with `>` is a paragraph."""
    for at, (one, after) in enumerate(pairwise(content)):
        if one["type"] == "hard_break" and after.get("text", "").startswith(">"):
            return [normal_inlines(content[:at]), *_parted(normal_inlines(content[at + 1 :]))]
    return [content]


def _joins(before: Node, one: Node) -> bool:
    """Put a block into the one before it, if Markdown would read both as one."""
    kind = one["type"]
    if before["type"] != kind or kind not in ("quotation", "bullet_list", "ordered_list"):
        return False
    if kind == "ordered_list":
        mark, start = before["attrs"]["mark"], before["attrs"]["start"]
        follows = {"mark": mark, "start": start + len(before["content"])}
        if one["attrs"] != follows:
            return False
    content = [*before["content"], *one["content"]]
    before["content"] = normal_blocks(content) if kind == "quotation" else content
    return True


def _list(block: Node, around: tuple[str, ...]) -> Iterator[Node]:
    """Yield a list; what cannot begin an item stands between two parts of it."""
    ordered = block["type"] == "ordered_list"
    mark = ")" if ordered and attribute(block, "mark") == ")" else "." if ordered else "-"
    first = number(block, "start", 0, LARGEST_NUMBER)
    items: list[Node] = []
    for item in content_of(block):
        if item.get("type") != "list_item":
            raise NoDocumentError(str(item.get("type")))
        content = normal_blocks(content_of(item), (*around, mark))
        if content and content[0]["type"] != "paragraph":
            if items:
                yield _listed(items, mark, first)
            yield from content
            first, items = first + len(items), []
        elif content:
            items.append(node("list_item", content))
    if items:
        yield _listed(items, mark, first)


def _listed(items: list[Node], mark: str, first: int) -> Node:
    if mark == "-":
        return node("bullet_list", items)
    return node("ordered_list", items, start=first, mark=mark)


def _possible(block: Node, around: tuple[str, ...]) -> list[Node]:
    """Return a block; a list that Markdown cannot make as paragraphs with their numbers."""
    if block["type"] == "quotation" and around[-1:] == (">",):
        return content_of(block)  # Markdown knows no quotation right in another one
    lists = [mark for mark in around if mark != ">"]
    if block["type"] == "bullet_list" and len(lists) > DEEPEST_LIST:
        return _as_lines(block, lambda _at: "– ")
    if block["type"] != "ordered_list":
        return [block]
    mark, start, count = block["attrs"]["mark"], block["attrs"]["start"], len(block["content"])
    if (
        1 < count <= LARGEST_NUMBER + 1 - start
        and mark not in around
        and len(lists) <= DEEPEST_LIST
    ):
        return [block]
    return _as_lines(block, lambda at: f"{start + at}{mark} ")


def _as_lines(block: Node, begins: Callable[[int], str]) -> list[Node]:
    found: list[Node] = []
    for at, item in enumerate(block["content"]):
        first, *others = item["content"]
        content = [text(begins(at)), *first["content"]]
        found += [node("paragraph", normal_inlines(content)), *others]
    return found


def _table(block: Node) -> Iterator[Node]:
    """Yield a table: its first row is its heading, and all rows have as many cells."""
    rows = [[_cell(cell) for cell in content_of(row)] for row in content_of(block)]
    width = min(max(map(len, rows), default=0), _MOST_COLUMNS)
    if not width:
        return
    aligned = [align for _content, align in rows[0][:width] if len(rows) > 1]
    aligned += [""] * (width - len(aligned))
    made = []
    for at, row in enumerate(rows):
        kind = "table_cell" if at else "table_header"
        contents = [content for content, _align in row] + [
            [] for _column in range(width - len(row))
        ]
        rest = [one for content in contents[width:] for one in content]
        contents = [*contents[: width - 1], [*contents[width - 1], *rest]]
        cells = zip(contents, aligned, strict=True)
        made.append(
            node("table_row", [node(kind, [node("paragraph", c)], align=a) for c, a in cells])
        )
    yield node("table", made)


def _cell(cell: Node) -> tuple[list[Node], str]:
    """Return what stands in a cell, its paragraphs parted by line breaks, and its alignment."""
    content: list[Node] = []
    for block in content_of(cell):
        if block.get("type") != "paragraph":
            raise NoDocumentError(str(block.get("type")))
        content += [node("hard_break", [])] if content else []
        content += content_of(block)
    align = attribute(cell, "align")
    return normal_inlines(content, "cell"), align if align in _ALIGNMENTS else ""
