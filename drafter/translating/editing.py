"""One entry of a catalog changed in the layout of its file: every other byte stays.

A text that stays what it is keeps its lines, however they are broken; another one is broken as the
file breaks its texts.  Comments between the lines of a text stay where they are.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from drafter.errors import CatalogError
from drafter.translating.wrapping import Layout, Text, escaped, layout_of
from drafter.wording.entries import Entry, Reading, read_po
from drafter.wording.entries import Slip as SlipOfForm
from drafter.wording.invisible import code_of
from drafter.wording.po import problem

_PIECE = re.compile(
    r'"((?:[^"\\]|\\.)*)"|\b(msgctxt|msgid_plural|msgid|msgstr)\b(?:\s*\[\s*(\d+)\s*\])?'
)
_SPACE = " \t\r\f\v"
_SURROGATE = re.compile("[\ud800-\udfff]")
_FLAG = re.compile(r"[,\s]+")
_MOST_LAYOUTS = 64


class _Token(NamedTuple):
    """A string of a file: its line, where it begins and ends there, quotation marks included."""

    line: int
    start: int
    end: int


class _Field(NamedTuple):
    """A keyword with its strings: `msgid "…"`, `msgstr[1] "…"`."""

    keyword: str
    form: int
    line: int
    tokens: list[_Token]
    texts: list[str]


def edited(po: Path, content: bytes, number: int, strings: Sequence[str], *, fuzzy: bool) -> bytes:
    """Return a catalog in which the living entry of a number, from 0, has other translations.

    `po` is the file that problems are told of.  Raises CatalogError for a catalog that cannot be
    read, and for a translation that would make it so; IndexError where there is no such entry.
    """
    before = reading_of(content)
    _check(po, before)
    living = living_entries(before)
    entry = living[number]
    if (wrong := next(filter(_SURROGATE.search, strings), None)) is not None:
        code = code_of(_SURROGATE.findall(wrong)[0])
        raise CatalogError([problem(po, SlipOfForm(0, "catalog-invisible", {"code": code}))])
    page = _Page(content)
    page.translate(number, entry, strings)
    if fuzzy != entry.fuzzy:
        page.mark(number, entry, fuzzy=fuzzy)
    data = page.data()
    _check(po, reading_of(data))
    _keep(data, page.layout)  # one more text in it changes nothing
    return data


def with_entry(po: Path, content: bytes, number: int, context: str) -> bytes:
    """Return a catalog with an empty entry more after the living one of a number.

    It has that one's msgid in another context, such as `post, dative`.  Raises CatalogError for a
    catalog that cannot be read.
    """
    before = reading_of(content)
    _check(po, before)
    entry = living_entries(before)[number]
    page = _Page(content)
    page.insert(number, entry, context)
    data = page.data()
    _check(po, reading_of(data))
    return data


@lru_cache(maxsize=4)
def reading_of(content: bytes) -> Reading:
    """Return what a catalog holds, read once for all that ask for it while one types."""
    return read_po(content)


def living_entries(read: Reading) -> list[Entry]:
    """Return the entries of a catalog that something asks for, in their order."""
    return [entry for entry in read.entries if not entry.obsolete]


_LAYOUTS: dict[bytes, Layout] = {}
"""How the last catalogs break their texts; to find out takes longer than a key may take."""


def _keep(content: bytes, layout: Layout) -> None:
    _LAYOUTS[sha256(content).digest()] = layout
    for old in list(_LAYOUTS)[:-_MOST_LAYOUTS]:
        _LAYOUTS.pop(old, None)


def _check(po: Path, read: Reading) -> None:
    if read.slips:
        raise CatalogError(problem(po, slip) for slip in read.slips)


class _Page:
    """A catalog as lines, and the fields of its living entries in them."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._lines = re.findall(r"[^\n]*\n|[^\n]+", content.decode())
        self._entries = [one for one in _entries(self._lines) if not _is_header(one)]

    def data(self) -> bytes:
        """Return the file."""
        return "".join(self._lines).encode()

    def translate(self, number: int, entry: Entry, strings: Sequence[str]) -> None:
        """Write translations of an entry, those that are others than before."""
        fields = [field for field in self._entries[number] if field.keyword.startswith("msgstr")]
        layout = self.layout
        wanted = list(strings)
        while len(wanted) > len(fields) and not wanted[-1]:
            wanted.pop()
        more = [(len(fields) + n, text) for n, text in enumerate(wanted[len(fields) :])]
        if more and entry.plural is not None:
            self._add(fields[-1], more, layout)
        pairs = list(zip(fields, wanted, entry.strings, strict=False))
        for field, text, old in reversed(pairs):  # what stands above keeps its place
            if text != old:
                self._put(field, layout.lines(field.keyword, text))

    def mark(self, number: int, entry: Entry, *, fuzzy: bool) -> None:
        """Set the mark that a translation is fuzzy, or take it away."""
        first = self._entries[number][0].line
        above = range(entry.first - 1, first)
        if not fuzzy:
            for place in reversed(above):
                self._lines[place : place + 1] = _certain(self._lines[place])
            return
        flags = [place for place in above if self._lines[place].lstrip().startswith("#,")]
        if flags:
            line = self._lines[flags[0]]
            self._lines[flags[0]] = re.sub(r"#,\s*", "#, fuzzy, ", line, count=1)
            return
        before = (p for p in above if self._lines[p].lstrip().startswith("#|"))
        place = next(before, first)
        self._lines.insert(place, f"#, fuzzy{self._end(place)}")

    def insert(self, number: int, entry: Entry, context: str) -> None:
        """Add an entry with the msgid of another one, an empty line before it."""
        (source,) = (one for one in self._entries[number] if one.keyword == "msgid")
        end = self._end(entry.last - 1)
        said = end.join(f'"{text}"' for text in source.texts)
        lines = ["", f'msgctxt "{escaped(context)}"', f"msgid {said}", 'msgstr ""', ""]
        last = self._lines[entry.last - 1]
        more = end.join(lines)
        if last.endswith("\n"):
            self._lines[entry.last - 1] = f"{last}{more}"
        else:  # the file ends here, without the end of a line
            self._lines[entry.last - 1] = f"{last}{end}{more.removesuffix(end)}"

    @cached_property
    def layout(self) -> Layout:
        """How the texts of the file are broken."""
        if known := _LAYOUTS.get(sha256(self._content).digest()):
            return known
        texts = []
        for entry in self._entries:
            for field in entry:
                value = "".join(map(_plain, field.texts))
                texts.append(Text(field.keyword, value, tuple(field.texts)))
        found = layout_of(texts)
        _keep(self._content, found)
        return found

    def _end(self, place: int) -> str:
        """Return how a line ends; the last one, which may not end, as the first one."""
        line = self._lines[place]
        return "\r\n" if (line if "\n" in line else self._lines[0]).endswith("\r\n") else "\n"

    def _put(self, field: _Field, strings: Sequence[str]) -> None:
        first, *others = field.tokens
        before = self._lines[others[0].line][: others[0].start] if others else ""
        indent = before if not before.strip(_SPACE) else ""
        for token in reversed(others):
            line = self._lines[token.line]
            rest = line[: token.start].rstrip(_SPACE) + line[token.end :]
            if token.line != first.line and not rest.strip():
                del self._lines[token.line]
            else:
                self._lines[token.line] = rest
        joint = f"{self._end(first.line)}{indent}"
        text = joint.join(f'"{string}"' for string in strings)
        line = self._lines[first.line]
        self._lines[first.line] = f"{line[: first.start]}{text}{line[first.end :]}"

    def _add(self, last: _Field, forms: Sequence[tuple[int, str]], layout: Layout) -> None:
        """Add plural forms after the last one that there is."""
        token = last.tokens[-1]
        end = self._end(token.line)
        added = ""
        for form, text in forms:
            keyword = f"msgstr[{form}]"
            strings = end.join(f'"{string}"' for string in layout.lines(keyword, text))
            added += f"{end}{keyword} {strings}"
        line = self._lines[token.line]
        self._lines[token.line] = f"{line[: token.end]}{added}{line[token.end :]}"


def _entries(lines: Sequence[str]) -> Iterator[list[_Field]]:
    """Yield the living entries of a catalog without slips of form, the header included."""
    fields: list[_Field] = []
    for number, line in enumerate(lines):
        if line.lstrip(f"{_SPACE}\ufeff").startswith("#"):
            continue
        read = 0
        for piece in _PIECE.finditer(line):
            if "#" in line[read : piece.start()]:
                break  # the rest is a comment
            read = piece.end()
            text, keyword, form = piece.groups()
            if keyword is None:
                fields[-1].tokens.append(_Token(number, *piece.span()))
                fields[-1].texts.append(text)
                continue
            if fields and (keyword == "msgctxt" or _begins(keyword, fields[-1])):
                yield fields
                fields = []
            shown = keyword if form is None else f"{keyword}[{int(form)}]"
            fields.append(_Field(shown, int(form or 0), number, [], []))
    if fields:
        yield fields


def _begins(keyword: str, last: _Field) -> bool:
    return keyword == "msgid" and last.keyword != "msgctxt"


def _is_header(fields: Sequence[_Field]) -> bool:
    return fields[0].keyword == "msgid" and not "".join(fields[0].texts)


def _plain(text: str) -> str:
    signs = {"n": "\n", "t": "\t", "r": "\r"}
    return re.sub(r"\\(.)", lambda found: signs.get(found[1], found[1]), text)


def _certain(line: str) -> list[str]:
    """Return a comment without the mark of what is fuzzy; nothing is left of a former source."""
    text = line.lstrip()
    if text.startswith("#|"):
        return []
    if not text.startswith("#,"):
        return [line]
    flags = list(filter(None, _FLAG.split(text[2:])))
    if "fuzzy" not in flags:
        return [line]
    flags = [flag for flag in flags if flag != "fuzzy"]
    end = line[len(line.rstrip("\r\n")) :]
    return [f"#, {', '.join(flags)}{end}"] if flags else []
