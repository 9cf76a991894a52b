"""A text in the plainest style of YAML or JSON that reads back as just that text."""

import json
import re
from collections.abc import Callable
from typing import Any

import yaml

from drafter.grammar import Case
from drafter.reading.yaml_writing import Brackets, Prose

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_OTHER_BREAKS = re.compile("[\r\x85\u2028\u2029]")
_LEADING_SPACE = re.compile(r"\n*[ \t]")
_FLOW_MARK = re.compile(r"[,:?\[\]{}]")
_JSON_WORD = re.compile(r"true|-?(?:0|[1-9]\d*)")
_VERSION = re.compile("[a-z]{2,3}")
"""The code of a language."""

_LONGEST_BRACES = 88

Lines = list[str]


class Layout:
    """How a file is laid out: its ends of lines, its steps of indentation, whether it is JSON."""

    def __init__(self, newline: str = "\n", json: bool = False, step: int = 2, dash: int = 2):
        """Take them; `dash` is how far a list's dashes stand to the right of its key."""
        self.newline = newline
        self.step = step
        self.dash = dash
        self.json = json

    def scalar(self, text: str, old: str = "", style: str = "", *, in_braces: bool = False) -> str:
        """Return a text in one line, in the plainest style.

        Quotation marks that stood around the `old` text without need are the writer's own way, and
        stay; `style` is the mark.
        """
        if self.json:
            return text if not style and _JSON_WORD.fullmatch(text) else _double(text)
        ways: list[Callable[[str], str]] = [_as_it_is, _single]
        if style in _QUOTED and _reads_back(old, old, in_braces=in_braces):
            ways.insert(0, _QUOTED[style])
        for write in ways:
            written = write(text)
            if _reads_back(written, text, in_braces=in_braces):
                return written
        return _double(text)

    def key(self, name: str) -> str:
        """Return a key; names of one's own may need quotation marks."""
        if self.json:
            return _double(name)
        if name.isascii() and name.replace("_", "a").isalnum():
            return name
        sound = _scalars(f"{name}: m\n") == [name, "m"]
        return name if sound else _double(name)

    def flow(self, value: Any) -> str:
        """Return a value in braces, in brackets, or as a text between them."""
        if isinstance(value, dict):
            pairs = (f"{self.key(name)}: {self.flow(inner)}" for name, inner in value.items())
            return f"{{{', '.join(pairs)}}}"
        if isinstance(value, list):
            return f"[{', '.join(map(self.flow, value))}]"
        return self.scalar(value, "", '"' if self.json else "", in_braces=True) if value else '""'

    def block(
        self, value: Any, column: int, *, item: bool = False, apart: bool = False
    ) -> tuple[str, Lines]:
        """Return what follows a key or a dash at a column: in its line, and in those below.

        `apart`: each entry stands in a line of its own, however short it is.
        """
        if isinstance(value, str):
            return self._text(value, column)
        if not (apart and value) and self._in_one_line(value):
            return self.flow(value), []
        if isinstance(value, list):
            at = column + (2 if item else self.dash)
            lines = [line for inner in value for line in self.item(inner, at)]
        else:
            at = column + (2 if item else self.step)
            lines = [line for name, inner in value.items() for line in self.entry(name, inner, at)]
        if not item:
            return "", lines
        return lines[0].lstrip(" "), lines[1:]

    def entry(self, name: str, value: Any, column: int) -> Lines:
        """Return a key with its value as lines."""
        beside, below = self.block(value, column)
        return [f"{' ' * column}{self.key(name)}:{' ' if beside else ''}{beside}", *below]

    def item(self, value: Any, column: int, *, apart: bool = False) -> Lines:
        """Return an item of a list as lines; `apart` as for `block`."""
        beside, below = self.block(value, column, item=True, apart=apart)
        return [f"{' ' * column}-{' ' if beside else ''}{beside}", *below]

    def _text(self, text: str, column: int) -> tuple[str, Lines]:
        if not text:
            return "", []
        if isinstance(text, Prose):
            whole = text.rstrip("\n") + "\n"
            if can_have_lines(whole):
                header, margin = self.header(whole), " " * (column + self.step)
                return header, [margin + line if line else "" for line in whole[:-1].split("\n")]
        return self.scalar(text), []

    def header(self, text: str) -> str:
        """Return the mark before a text in lines of its own."""
        return f"|{self.step}" if _LEADING_SPACE.match(text) else "|"

    def _in_one_line(self, value: Any) -> bool:
        """Tell whether a list or a mapping is written in one line: names by language, if short."""
        if not value or self.json or isinstance(value, Brackets):
            return True
        if isinstance(value, list):
            return False
        texts = [inner for inner in value.values() if isinstance(inner, str)]
        if len(texts) < len(value) or any(isinstance(t, Prose) or "\n" in t for t in texts):
            return False
        size = sum(len(inner) + len(name) + 4 for name, inner in value.items())
        versions = all(_VERSION.fullmatch(name) or name in tuple(Case) for name in value)
        return versions and size <= _LONGEST_BRACES


def can_have_lines(text: str) -> bool:
    """Tell whether a text can be written after «|»; other ends of lines than LF cannot be."""
    return bool(text.strip()) and not _OTHER_BREAKS.search(text)


def _double(text: str) -> str:
    """Return a text in double quotation marks, as JSON and YAML read them alike."""
    written = json.dumps(text, ensure_ascii=False)
    return _OTHER_BREAKS.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def _as_it_is(text: str) -> str:
    return text


def _single(text: str) -> str:
    quoted = text.replace("'", "''")
    return f"'{quoted}'"


_QUOTED: dict[str, Callable[[str], str]] = {"'": _single, '"': _double}


def _reads_back(written: str, text: str, *, in_braces: bool) -> bool:
    """Tell whether what is written for a text is read as it, alone and before a comment."""
    if "\n" in written or "\r" in written or "\t" in written:
        return False
    if in_braces and written == text and _FLOW_MARK.search(text):
        return False  # readers of YAML differ in what these mean between braces, as with tabs
    around = "{k: %s, l: m}" if in_braces else "k: %s # c\nl: m\n"
    return _scalars(around.replace("%s", written)) == ["k", text, "l", "m"]


def _scalars(text: str) -> list[str]:
    """Return the texts of a piece of YAML; nothing where it cannot be read, or has marks."""
    found = []
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
                return []
            if isinstance(event, yaml.ScalarEvent):
                if event.tag is not None:
                    return []
                found.append(event.value)
    except yaml.YAMLError:
        return []
    return found
