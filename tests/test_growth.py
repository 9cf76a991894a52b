"""What doors do grows as their input does: a mark that is repeated without end takes no square.

The time of the process is compared for a text and for one four times as long: a door that looks
from each mark to the end takes sixteen times as long for it.
"""

import contextlib
import io
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from drafter import load
from drafter.addressbook.loading import read_book
from drafter.addressbook.table import with_people
from drafter.errors import DrafterError, Place
from drafter.markup.flaws import MarkdownError
from drafter.markup.markdown import to_markup
from drafter.proofreading import proofread
from drafter.reading.loading import read
from drafter.reading.slips import explain
from drafter.sheets.tables import Row
from drafter.wording.entries import read_po
from drafter.wording.typography import quotation_marks
from drafter.workspace import Workspace

_HEAD = """languages: [ru]
addressee: {post: prime-minister}
author: {deputies: true}
signatories: [А. Перуашев]
body: |
"""
_Input = TypeVar("_Input")
_LONG = 24_000
_MOST = 9.0
"""Between four, for what grows as the text does, and sixteen."""
_SHORT_ENOUGH = 0.15
"""Seconds: what takes less than that for the long text is no matter."""


def check(body: str) -> None:
    indented = "".join(f"  {line}\n" for line in body.split("\n"))
    proofread(load(io.StringIO(_HEAD + indented)), Workspace().locales, without=["spelling"])


def slips(text: str) -> None:
    explain(f"demands: [{text}", Place("letter.yaml", 1, 1), "")


def catalog(text: str) -> None:
    read_po(text.encode())


_BODY = (
    *("[a](", "](", "![a](", "[^", "[", "(", ")", "«", "»", '"', "**a ", "*", "~", "^", "`a "),
    *("<b>", "<", "|", "№ ", "- ", ". ", ", ", "а\n", "> а\n", "а\\\n", "1. ", "12,5 ", "а-"),
    *("аa", "и и ", "https://a(", "15 февраля 2023 "),
    *("«а ", "г.А", "Однако, а. ", "№1 ", "5 тысяча ", "который ", "ещё еще ", "О. Бектинов "),
    *("министр культуры и спорта ", "Министр ", "а: «б» ", "«Ак Жол» ", "А.А.Ли А. Ли ", "а.Баа "),
    *("от 5 мая 2020 года ", "закон а ", "согласно закона ", "слово- слово ", "1-ый ", "млн. а "),
)
_MARKDOWN = ("[a](b)\\\n", "a[^1]\\\n", "[a](", "[", "*a ", "<http://", "| a ", "> ", "[^1]: a\n")
_SLIPS = ('\\"', "'", '"', "{a: ", "a: ", "- ", "[", " #", "|")
_CATALOG = ('"a" ', 'msgid "a"\n', '\\"', '"a\\\\" ', "#, fuzzy\n", 'msgstr[0] "a"\n', "msgid ")


@pytest.mark.parametrize(
    ("door", "mark"),
    [
        *((check, mark) for mark in _BODY),
        *((to_markup, mark) for mark in _MARKDOWN),
        *((slips, mark) for mark in _SLIPS),
        *((catalog, mark) for mark in _CATALOG),
        *((quotation_marks, mark) for mark in ("«", "„“", '"')),
    ],
)
def test_time_grows_as_the_text_does(door: Callable[[str], object], mark: str) -> None:
    long = _seconds(door, mark, _LONG)
    if long > _SHORT_ENOUGH:
        # Twice, since the first time may be that of a neighbour.
        least = min(long, _seconds(door, mark, _LONG))
        assert least < _MOST * min(_seconds(door, mark, _LONG // 4) for _time in range(2))


def _seconds(door: Callable[[str], object], mark: str, length: int) -> float:
    text = mark * (length // len(mark))
    start = time.process_time()
    with contextlib.suppress(DrafterError, MarkdownError):
        door(text)
    return time.process_time() - start


def test_the_work_of_rules_grows_as_the_paragraphs_do() -> None:
    # Calls are counted, so that it is no matter what else the machine does.
    check(_paragraphs(20))
    few, many = (_calls(check, _paragraphs(number)) for number in (40, 400))
    assert few > 1_000
    assert many < 11 * few


def _paragraphs(number: int) -> str:
    return "\n\n".join(
        f"Абзац {n}: дом {n} на ул.Гоголя, согласно закона № {n} от 5 мая 2020 года, стоит {n} млн."
        for n in range(number)
    )


def _book(number: int) -> str:
    people = "".join(
        f"  person-{n}: {{surname: {_word(n)}, given: Алихан, gender: masculine}}\n"
        for n in range(number)
    )
    return f"people:\n{people}"


def _word(number: int) -> str:
    return "Иванов" + "".join("абвгдежзик"[int(digit)] for digit in str(number))


def asked(number: int) -> None:
    """Ask an address book for as many people that it does not have as it has."""
    book = read_book(_book(number), Path("addressbook.yaml"), Workspace())
    text = f"{_HEAD}  Текст.\n".replace("А. Перуашев", ", ".join(f"id-{n}" for n in range(number)))
    assert len(read(text, "letter.yaml", Workspace(), lambda: book).problems) >= number


def filled(number: int) -> None:
    """Add as many people without ids to an address book as it has, all of one surname."""
    text = _book(number)
    book = read_book(text, Path("addressbook.yaml"), Workspace())
    columns = {"surname": 1, "given": 2}
    cells = [{"surname": _word(0), "given": f"Алия{_word(n)}"} for n in range(number)]
    rows = [Row("people.csv", n, dict(row), columns) for n, row in enumerate(cells, 2)]
    assert len(with_people(text, rows, book.model, ["ru"]).people) == number


@pytest.mark.parametrize("door", [asked, filled])
def test_the_work_of_an_address_book_grows_as_its_people_do(
    door: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drafter.wording.suggestions._MOST_COMPARED", 20)
    door(20)
    few, many = (_calls(door, number) for number in (40, 400))
    assert many < 14 * few  # a square would be a hundred times as much


def _calls(door: Callable[[_Input], object], text: _Input) -> int:
    count = 0

    def counted(_frame: object, event: str, _of: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        door(text)
    finally:
        sys.setprofile(before)
    return count


def test_a_square_would_be_found() -> None:
    def square(text: str) -> int:
        return sum(sum(map(ord, text[at:])) for at in range(0, len(text), 24))

    with pytest.raises(AssertionError):
        test_time_grows_as_the_text_does(square, "a")
