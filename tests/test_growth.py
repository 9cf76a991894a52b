"""What doors do grows as their input does: a mark that is repeated without end takes no square.

The time of the process is compared for a text and for one four times as long: a door that looks
from each mark to the end takes sixteen times as long for it.
"""

import contextlib
import io
import sys
import time
from collections.abc import Callable

import pytest

from drafter import load
from drafter.errors import DrafterError, Place
from drafter.markup.flaws import MarkdownError
from drafter.markup.markdown import to_markup
from drafter.proofreading import proofread
from drafter.reading.slips import explain
from drafter.wording.entries import read_po
from drafter.wording.typography import quotation_marks
from drafter.workspace import Workspace

_HEAD = """languages: [ru]
addressee: {post: prime-minister}
author: {deputies: true}
signatories: [А. Перуашев]
body: |
"""
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


def _calls(door: Callable[[str], object], text: str) -> int:
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
