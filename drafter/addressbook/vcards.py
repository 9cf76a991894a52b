"""Cards of people, vCard 2.1, 3.0 and 4.0, as telephones and mail programs write them.

The standards are RFC 2426, RFC 6350 and the older vCard 2.1.  Cards in use keep to none of them:
quoted-printable in lines that are folded in either way, alphabets that are named or not, whole
cards inside of others.  What is read is the name, the post, the organisation and the gender.
"""

import quopri
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from drafter.addressbook.contacts import Contact
from drafter.errors import Place, Problem, TableError
from drafter.files.input import contents
from drafter.files.limits import LARGEST_TABLE, LONGEST_CELL, MOST_ROWS
from drafter.wording import _

_WANTED = frozenset(("n", "fn", "title", "role", "org", "gender", "x-gender", "kind"))
_HEAD = re.compile(rb"(?:[\w-]+\.)?([\w-]+)((?:;(?:\"[^\"]*\"|[^\":;])*)*):")
_PARAMETER = re.compile(r";([^;=\"]*)(?:=((?:\"[^\"]*\"|[^\";])*))?")
_SOFT_END = re.compile(rb"=[ \t]{0,9}\Z")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SEPARATED = re.compile(r"(?:\\.|[^\\;])*", re.DOTALL)
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_FALLBACK = "cp1251"
_BOUND = re.compile(rb"(?:BEGIN|END):", re.IGNORECASE)
_MOST_LINES = 1_000_000
_LONGEST_HEAD = 2000
_LONGEST = 4 * LONGEST_CELL
"""Bytes of a property; a post of more is none."""


class _Line(NamedTuple):
    """A line of a card: its number, the name of the property, its parameters, its value."""

    number: int
    name: str
    parameters: dict[str, str]
    value: bytes


def read_cards(file: Path) -> list[Contact]:
    """Return the people of a file of cards.

    Raises TableError for what holds no card, a card without its end, or too many of them;
    InputError for what is no file or is too large, OSError where it cannot be read.
    """
    return cards_of(contents(file, LARGEST_TABLE), str(file))


def cards_of(data: bytes, name: str) -> list[Contact]:
    """Return the people of cards; the errors are those of `read_cards`."""
    data = _as_utf_8(data).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if data.count(b"\n") > _MOST_LINES:
        raise _too_many(name)
    found: list[Contact] = []
    for lines, place in _cards(data, name):
        found.append(_contact(lines, place))
        if len(found) > MOST_ROWS:
            raise _too_many(name)
    if not found:
        what = _("There is no card in this file.")
        advice = _("Export the contacts again, as vCard or as CSV.")
        raise TableError([Problem("no-cards", Place(name), what, advice)])
    return found


def _cards(data: bytes, name: str) -> Iterator[tuple[list[_Line], Place]]:
    """Yield the lines of each card, without those of a card inside of it, and where it begins."""
    depth, begun = 0, 0
    lines: list[_Line] = []
    for line in _properties(data):
        if line.name in ("begin", "end"):
            if line.value.strip().upper() != b"VCARD":
                continue
            depth = max(depth + (1 if line.name == "begin" else -1), 0)
            if depth == 1 and line.name == "begin":
                lines, begun = [], line.number
            elif depth == 0 and begun:
                yield lines, Place(name, begun, 1)
                begun = 0
        elif depth == 1:
            lines.append(line)
    if begun:
        what = _("This card has no end: «END:VCARD» is missing.")
        advice = _("Export the contacts again; the file is not whole.")
        raise TableError([Problem("card-without-end", Place(name, begun, 1), what, advice)])


def _too_many(name: str) -> TableError:
    what = _("There are more than {count} cards.").format(count=MOST_ROWS)
    return TableError([Problem("too-many-cards", Place(name), what, _("Divide the file."))])


def _as_utf_8(data: bytes) -> bytes:
    """Return a file without its mark, in UTF-8 where the mark tells that it is in UTF-16."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            rest = data[len(mark) :]
            return rest if encoding == "utf-8" else rest.decode(encoding, "replace").encode()
    return data


def _properties(data: bytes) -> Iterator[_Line]:
    """Yield what is read of the cards, and where they begin and end."""
    for number, line in _unfolded(data):
        head = _HEAD.match(line[:_LONGEST_HEAD])
        if head is None:
            continue
        name = head[1].decode("ascii", "replace").lower()
        if name in _WANTED or name in ("begin", "end"):
            value = line[head.end() :]
            yield _Line(number, name, _parameters(head[2].decode("utf-8", "replace")), value)


def _unfolded(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield whole lines with the number of the first of theirs, folded in whatever way."""
    parts: list[bytes] = []
    first, size = 0, 0
    is_quoted = is_soft = False
    for number, raw in enumerate(data.split(b"\n"), 1):
        is_folded = bool(parts) and not is_soft and raw[:1] in (b" ", b"\t")
        goes_on = is_folded or (is_soft and not _BOUND.match(raw))
        if not goes_on:
            if parts:
                yield first, b"".join(parts)
            parts, first, size = [], number, 0
            is_quoted = b"QUOTED-PRINTABLE" in raw[:_LONGEST_HEAD].upper()
        piece = raw[1:] if is_folded else raw
        is_soft = is_quoted and bool(_SOFT_END.search(piece[-10:]))
        if is_soft:
            piece = piece[: piece.rindex(b"=")]
        size += len(piece)
        if size <= _LONGEST or not parts:
            parts.append(piece[:_LONGEST])
    if parts:
        yield first, b"".join(parts)


def _parameters(text: str) -> dict[str, str]:
    """Return the parameters of a property; a bare one, as in 2.1, is a kind or an encoding."""
    found: dict[str, str] = {}
    for name, value in _PARAMETER.findall(text):
        if value:
            found[name.strip().lower()] = value.strip().strip('"')
        elif name.strip().upper() in ("QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"):
            found["encoding"] = name.strip()
    return found


def _text(line: _Line) -> str:
    """Return the value of a property as text."""
    value, encoding = line.value, line.parameters.get("encoding", "").upper()
    if encoding in ("QUOTED-PRINTABLE", "Q"):
        value = quopri.decodestring(value)
    elif encoding in ("BASE64", "B"):
        return ""
    for charset in (line.parameters.get("charset", "utf-8"), "utf-8", _FALLBACK):
        try:
            return value.decode(charset)
        except (LookupError, ValueError):
            continue
    return value.decode(_FALLBACK, "replace")


def _pieces(line: _Line) -> list[str]:
    """Return the parts of a value between semicolons."""
    text = _text(line)
    found, at = [], 0
    while at <= len(text):
        match = _SEPARATED.match(text, at)
        end = match.end() if match else len(text)
        found.append(_plain(text[at:end]))
        at = end + 1
    return found


def _plain(text: str) -> str:
    """Return a text without its backslashes, in one line."""
    text = _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)
    return " ".join(text.split())[:LONGEST_CELL]


def _contact(lines: list[_Line], place: Place) -> Contact:
    """Return the person of a card; values in several languages stand under these."""
    parts: dict[str, dict[str, str]] = {}
    by_name: dict[str, str] = {}
    for line in lines:
        language = line.parameters.get("language", "").lower()[:2]
        if line.name == "n":
            surname, given, more, *_rest = [*_pieces(line), "", "", ""]
            for key, text in (("surname", surname), ("given", given), ("patronymic", more)):
                parts.setdefault(key, {}).setdefault(language, text)
        elif line.name in ("fn", "title", "role"):
            key = {"fn": "whole", "role": "post", "title": "post"}[line.name]
            if line.name == "title" or not parts.get(key, {}).get(language):
                parts.setdefault(key, {})[language] = _plain(_text(line))
        elif line.name == "org":
            named = [piece for piece in _pieces(line) if piece]
            parts.setdefault("organisation", {}).setdefault(language, ", ".join(named))
        else:
            by_name[line.name] = _plain(_text(line))
    gender = by_name.get("gender", by_name.get("x-gender", "")).split(";")[0]
    texts = {key: _told(values) for key, values in parts.items() if any(values.values())}
    return Contact(
        place, texts, gender, is_body=by_name.get("kind", "").lower() in ("org", "group")
    )


def _told(values: dict[str, str]) -> dict[str, str]:
    """Return texts by language; one alone stands for every language, whatever it is called."""
    filled = {language: text for language, text in values.items() if text}
    return {"": next(iter(filled.values()))} if len(filled) == 1 else filled
