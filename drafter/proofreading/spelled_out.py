"""Rules about sums that stand in figures and in words: «1 200 000 (один миллион двести тысяч)»."""

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.proofreading.draft import Draft, Remark, Rule
from drafter.wording import N_, _
from drafter.wording.expressions import expression
from drafter.wording.figures import Figure, Kind, figures, scale_of
from drafter.wording.numerals import numerals

_UNIT = (
    r"тенге|теңге\w*|тиын\w*|руб\w*|доллар\w*|евро|процент\w*|пайыз\w*|календарн\w+|рабоч\w+"
    r"|банковск\w+|дн\w{1,3}|день|месяц\w*|лет|год\w*|час\w*|минут\w*|недел\w+|человек\w*|штук\w*|экземпляр\w*"
    r"|лист\w*|раз\w?|күн\w*|күнтізбелік|жұмыс|ай\w{0,3}|жыл\w*|сағат\w*|минут\w*|апта\w*|адам\w*|дана\w*|парақ\w*"
    r"|АҚШ|США"
)
_UNITS = expression(
    rf"(?:[\s,]*(?:{_UNIT})(?!\w))*(?:[\s,]*\d\d[\s]*(?:тиын|коп)\w*)?[\s.]*", re.IGNORECASE
)
_IN_BRACKETS = expression(rf"-?\w{{0,4}}(?:\s(?:{_UNIT}))?\s?\(([^()]{{2,200}})\)", re.IGNORECASE)
_THEN_FIGURE = expression(rf"(?:\s(?:{_UNIT}))?\s\((?=\d)", re.IGNORECASE)
_YEARS = range(1900, 2101)


def _in_words(draft: Draft) -> Iterator[Remark]:
    for passage in draft.titles:
        months = draft.months(passage.language) if passage.language else ()
        for part in passage.paragraphs if months and "(" in passage.plain else ():
            found = [
                figure for figure in figures(part.text, months) if figure.kind is not Kind.DATE
            ]
            for figure, words in (*_bracketed(part.text, found), *_led(part.text, found)):
                what = _("«{figure}» in figures is not «{words}» in words.")
                what = what.format(figure=figure.text.rstrip("."), words=words)
                place = passage.place(part.offset + figure.offset)
                yield Remark(place, what, _("Correct the one that is wrong."))


def _bracketed(text: str, found: list[Figure]) -> Iterator[tuple[Figure, str]]:
    """Yield figures after which other words stand in brackets: «5 (шести) дней»."""
    for figure in found:
        match = _IN_BRACKETS.match(text, figure.end)
        numbers = list(numerals(match[1])) if match else []
        if match is None or len(numbers) != 1:
            continue
        number, words = numbers[0], match[1]
        alone = not words[: number.offset].strip() and _UNITS.fullmatch(words, number.end)
        if alone and not _agree(figure, number.value):
            yield figure, words


def _led(text: str, found: list[Figure]) -> Iterator[tuple[Figure, str]]:
    """Yield figures in brackets after other words: «пяти (6) рабочих дней»."""
    by_offset = {figure.offset: figure for figure in found}
    for number in numerals(text):
        match = _THEN_FIGURE.match(text, number.end)
        figure = by_offset.get(match.end()) if match else None
        if figure is None or text.find(")", figure.end) < 0:
            continue
        rest = text[figure.end : text.find(")", figure.end)]
        if _UNITS.fullmatch(rest) and not _agree(figure, number.value):
            yield figure, text[number.offset : number.end]


def _agree(figure: Figure, words: Decimal) -> bool:
    """Tell whether words may stand for a figure: in full, its scale left out, or its whole part."""
    value = figure.value
    if not isinstance(value, Decimal):
        return True
    if value in _YEARS and value % 100 == words:
        return True
    return words in (value, value / scale_of(figure), value // 1)


RULES = (
    Rule(
        "amount-in-words",
        N_("A figure that is another number than the words in brackets beside it."),
        _in_words,
    ),
)
