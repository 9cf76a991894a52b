"""YAML that a person likes to read: texts after «|», names in braces, a comment at each doubt."""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

_LONGEST_BRACES = 88
_OTHER_ENDS = re.compile("[\x85\u2028\u2029]")

Path = tuple[str, ...]


class Prose(str):
    """A text of many lines, written after «|»."""

    __slots__ = ()


class Gap:
    """A value that a person must add."""


class _Dumper(yaml.SafeDumper):
    """Writes every scalar as text, since drafter reads it so, and lists one step to the right."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own name for it

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent lists as the samples do."""
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        """Write the same value twice rather than an alias."""
        return True


def written(
    values: Mapping[str, Any],
    head: Sequence[str],
    doubts: Sequence[tuple[Path, str]],
) -> tuple[str, list[tuple[int, int]]]:
    """Return the file, and for each doubt the line and column of its value (from 1).

    `values` are mappings, lists and texts; `head` are comments for the top; a doubt is the path
    of a value and the comment that stands above it.
    """
    chunks = ["".join(f"# {text}\n" for text in head)] if head else []
    chunks += _grouped([entry(key, value) for key, value in values.items()])
    text = "\n".join(chunks)
    places = dict(_places(yaml.compose(text, Loader=yaml.SafeLoader)))
    rows = text.split("\n")
    wanted = [_nearest(path, places) for path, _comment in doubts]
    comments: dict[int, list[str]] = {}
    for (row, _column), (_path, comment) in zip(wanted, doubts, strict=True):
        margin = re.match(r" *", rows[row] if row < len(rows) else "")
        above = f"{margin[0] if margin else ''}# {comment}"
        if above not in comments.setdefault(row, []):
            comments[row].append(above)
    whole = [text for row, line in enumerate(rows) for text in (*comments.get(row, ()), line)]
    moved = [
        (row + 1 + sum(len(c) for at, c in comments.items() if at <= row), column + 1)
        for row, column in wanted
    ]
    return "\n".join(whole), moved


def entry(key: str, value: Any) -> str:
    """Return a key with its value as lines of YAML."""
    text: str = yaml.dump(
        {key: value},
        Dumper=_Dumper,
        allow_unicode=True,
        default_flow_style=False,
        sort_keys=False,
        width=sys.maxsize,
    )
    return text


def _grouped(entries: list[str]) -> Iterator[str]:
    """Yield the entries with short ones that follow one another together."""
    short: list[str] = []
    for entry in entries:
        if entry.count("\n") == 1:
            short.append(entry)
            continue
        if short:
            yield "".join(short)
            short = []
        yield entry
    if short:
        yield "".join(short)


class _Braces(dict[str, Any]):
    """A mapping written in braces."""


class Brackets(list[str]):
    """A list written in brackets."""


def braces(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a mapping to be written in braces, unless it is too long for a line, or has gaps."""
    if any(isinstance(item, Gap) for item in values.values()):
        return dict(values)
    size = sum(len(str(item)) + len(key) + 4 for key, item in values.items())
    return dict(values) if size > _LONGEST_BRACES else _Braces(values)


def in_braces(key: str, values: Mapping[str, Any]) -> str:
    """Return a key with a mapping in braces, to be put between other braces."""
    return entry(key, _Braces(values)).rstrip("\n")


def _represent_prose(dumper: yaml.SafeDumper, text: Prose) -> yaml.ScalarNode:
    """Write a text after «|» where that keeps its end: other ends would take in what follows."""
    keeps_end = text.endswith("\n") and not text.endswith("\n\n") and text != "\n"
    style = "|" if keeps_end else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style=style)


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """Write a text; PyYAML takes other ends of lines for such, and folds them."""
    style = '"' if _OTHER_ENDS.search(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(Prose, _represent_prose)
_Dumper.add_representer(
    Gap, lambda dumper, _gap: dumper.represent_scalar("tag:yaml.org,2002:str", "")
)
_Dumper.add_representer(
    _Braces,
    lambda dumper, values: dumper.represent_mapping(
        "tag:yaml.org,2002:map", values, flow_style=True
    ),
)
_Dumper.add_representer(
    Brackets,
    lambda dumper, items: dumper.represent_sequence(
        "tag:yaml.org,2002:seq", items, flow_style=True
    ),
)


def _places(node: Any, path: Path = ()) -> Iterator[tuple[Path, tuple[int, int]]]:
    """Yield where the key of each value, or an item of a list, stands."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = (*path, key.value)
            yield inner, (key.start_mark.line, key.start_mark.column)
            yield from _places(value, inner)
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            inner = (*path, str(number))
            yield inner, (item.start_mark.line, item.start_mark.column)
            yield from _places(item, inner)


def _nearest(path: Path, places: Mapping[Path, tuple[int, int]]) -> tuple[int, int]:
    while path and path not in places:
        path = path[:-1]
    return places.get(path) or min(places.values(), default=(0, 0))
