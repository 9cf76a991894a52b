"""The people of an address book for other programs: a table, CSV or XLSX, and cards, vCard 4.0."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font

from drafter.grammar import Forms
from drafter.model.addressbook import AddressBook, Person
from drafter.sheets.xlsx_writing import workbook_bytes

_PARTS = ("name", "surname", "given", "patronymic")
_FOLD = 75
_RISKY = ("=", "+", "-", "@", "\t", "\r")

Name = Callable[[object], str]
"""Returns the name of a post."""


def rows_of(book: AddressBook, ids: Iterable[str], languages: Sequence[str]) -> list[list[str]]:
    """Return the people of some ids as rows below headings, as `drafter book import` reads them."""
    heads = [f"{part}_{code}" for part in (*_PARTS, "post") for code in languages]
    rows = [
        [
            "id",
            *heads[: -len(languages)],
            "gender",
            "post",
            *heads[-len(languages) :],
            "from",
            "until",
        ]
    ]
    for name in ids:
        person = book.people[name]
        parts = [_text(getattr(person, part), code) for part in _PARTS for code in languages]
        post = person.post if isinstance(person.post, str) else ""
        own = [_text(person.post, code) if not post else "" for code in languages]
        term = [str(day or "") for day in (person.from_, person.until)]
        rows.append([name, *parts, person.gender or "", post, *own, *term])
    filled = [any(row[at] for row in rows[1:]) or at == 0 for at in range(len(rows[0]))]
    return [
        [cell for cell, is_filled in zip(row, filled, strict=True) if is_filled] for row in rows
    ]


def as_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as a table that Excel opens by a double click; nothing in it is a formula."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for row in rows:
        writer.writerow([f"'{cell}" if cell.startswith(_RISKY) else cell for cell in row])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def as_workbook(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as a workbook of Excel, each cell a text."""
    book = Workbook()
    sheet: Any = book.active
    for number, row in enumerate(rows, 1):
        for at, text in enumerate(row, 1):
            cell = sheet.cell(number, at, text)
            cell.data_type = "s"  # «=» at its beginning makes no formula of it
            cell.font = Font(bold=number == 1)
    for column in sheet.columns:
        sheet.column_dimensions[column[0].column_letter].width = 22
    sheet.freeze_panes = "A2"
    return workbook_bytes(book)


def as_cards(
    book: AddressBook, ids: Iterable[str], languages: Sequence[str], name_of_post: Name
) -> bytes:
    """Return the people of some ids as cards, the name in each language that it is written in."""
    lines = (line for name in ids for line in _card(book.people[name], languages, name_of_post))
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _card(person: Person, languages: Sequence[str], name_of_post: Name) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    whole = _text(person.name, languages[0]) or " ".join(
        filter(None, (_text(getattr(person, part), languages[0]) for part in _PARTS[1:]))
    )
    yield f"FN:{_escaped(whole)}"
    names = {
        code: ";".join(_escaped(_text(getattr(person, part), code)) for part in _PARTS[1:])
        for code in languages
    }
    for code, text in names.items() if person.surname else ():
        if len(set(names.values())) == 1:
            yield f"N:{text};;"
            break
        if text.strip(";"):
            yield f"N;ALTID=1;LANGUAGE={code}:{text};;"
    if person.gender:
        yield f"GENDER:{person.gender[0].upper()}"
    if person.post:
        yield f"TITLE:{_escaped(name_of_post(person.post))}"
    yield "END:VCARD"


def _text(value: object, code: str) -> str:
    found = value.get(code) if hasattr(value, "get") else None
    return found.nominative if isinstance(found, Forms) else str(found or "")


def _escaped(text: str) -> str:
    for mark in "\\;,":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Return a line of at most 75 bytes and its continuations; no letter is cut."""
    parts, size = [""], 0
    for letter in line:
        more = len(letter.encode())
        if size + more > _FOLD:
            parts.append(" ")
            size = 1
        parts[-1] += letter
        size += more
    return "\r\n".join(parts)
