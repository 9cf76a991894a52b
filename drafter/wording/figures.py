"""The figures of a text: dates, amounts and plain numbers, and whether two texts have the same."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

_SCALES = (
    (r"тыс\.?|тысяч\w*|мың\w*", 10**3),
    (r"млн\w*|миллион\w*", 10**6),
    (r"млрд\w*|миллиард\w*", 10**9),
    (r"трлн\w*|триллион\w*", 10**12),
)
SCALE_WORDS = tuple(
    (re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), scale) for words, scale in _SCALES
)
"""What finds the names of thousands and millions, each with its worth."""

_UNITS = r"тенге\w*|теңге\w*|тг|₸|руб\w*|доллар\w*|евро|еуро\w*|%|процент\w*|пайыз\w*"
_SCALED = "|".join(f"(?P<scale{n}>{words})" for n, (words, _scale) in enumerate(_SCALES))
_NUMBER = re.compile(
    r"(?<![\w.,:])(?P<number>(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])"
    r"|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
    rf"(?:[ \u00a0-]?(?:{_SCALED})(?!\w)\.?)?(?P<unit>[ \u00a0]?(?:{_UNITS})(?!\w))?",
    re.IGNORECASE,
)
_NO_FIGURE = re.compile(r"(?m)\[\^[^\s\[\]]*\]:?|^\s*(?:>\s*)?\d{1,2}[.)](?=\s)|\b[a-z]+://\S+")
"""Marks of footnotes, numbers of list items, addresses."""

_IN_FIGURES = (
    re.compile(
        r"(?<![\w.,/])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d)(?!\.?\d)"
    ),
    re.compile(
        r"(?<![\w.,/])(?P<day>\d\d)\.(?P<month>\d\d)\.(?P<year>\d\d)"
        r"(?=[ \u00a0]?(?:г\.|год|ж\.|жыл))"
    ),
    re.compile(
        r"(?<![\w.,/-])(?P<year>(?:19|20)\d\d)([.-])(?P<month>\d\d)\2(?P<day>\d\d)(?!\w|[.,-]\d)"
    ),
)
"""Dates such as 26.11.2025, 26.11.25 г., 2025.11.26 (Kazakh notes) and 2025-11-26."""

_RANGE = re.compile(
    r"[ \u00a0](?:до|и|или)[ \u00a0]|[ \u00a0]?[–-][ \u00a0]?|-[днт][ае]н[ \u00a0]", re.IGNORECASE
)
"""What stands in «8,1 до 10,7 млрд» and «8,1-ден 10,7 млрд-қа дейін»."""

_RANGE_OF_DAYS = (
    r"[ \u00a0]?[–-][ \u00a0]?|[ \u00a0](?:по|до|и|или|және|мен|бен|пен|немесе)[ \u00a0]"
    r"|(?<=[а-я])[ \u00a0]"
)
_OPENED, _CLOSED = '(?:[«“„"](?=\\d{1,2}[»”“"]))?', '(?:(?<=\\d)[»”“"])?'
"""The marks of contracts: «14» октября 2025 года."""

_CENTURY = 2000
_DECIMAL_POINT = str.maketrans(",:", "..")
"""9:00 is worth what 9.00 and 9 are, since some write the hours so and others so."""


_BARE_SCALE = re.compile(
    r"(?:тыс\.?|тысяч[аи]?|мың|(?:миллион|миллиард|триллион)(?:а|ов)?|(?:млн|млрд|трлн)\.?)$", re.I
)
"""A scale without an ending or a unit, after which a figure may go on: «1 млн 200 тыс.»."""

_TEXTS = 40_000
"""Texts whose figures are kept, as the longest letter has: ten rules ask for each in turn."""

_PERCENT = re.compile(r"%|процент|пайыз", re.I)


class Kind(StrEnum):
    """What a figure is."""

    DATE = "date"
    AMOUNT = "amount"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: where it begins in the text, as it stands, and what it is worth.

    The value of a date is (year or 0, month, day); two figures say the same when their values are
    equal.
    """

    kind: Kind
    offset: int
    text: str
    value: tuple[int, int, int] | Decimal | str

    @property
    def end(self) -> int:
        """Where the figure ends in the text."""
        return self.offset + len(self.text)


def figures(text: str, months: Sequence[str]) -> list[Figure]:
    """Return the figures of a text in their order.

    `months` are the names of the months as they stand in a date of the text's language.
    """
    return [*_figures(text, tuple(months))]


@lru_cache(maxsize=_TEXTS)
def _figures(text: str, months: tuple[str, ...]) -> tuple[Figure, ...]:
    text = _NO_FIGURE.sub(lambda match: " " * len(match[0]), text)
    found = list(dates(text, months))
    for date in found:
        text = text[: date.offset] + " " * len(date.text) + text[date.end :]
    found += _joined(list(_numbers(text)), text)
    return tuple(sorted(found, key=lambda figure: figure.offset))


def dates(text: str, months: Sequence[str]) -> Iterator[Figure]:
    """Yield the dates of a text: in words with or without a year, and 26.11.2025.

    Of «1–15 октября» both days are dates.
    """
    yield from _dates(text, tuple(months))


@lru_cache(maxsize=_TEXTS)
def _dates(text: str, months: tuple[str, ...]) -> tuple[Figure, ...]:
    return tuple(_each_date(text, months))


def _each_date(text: str, months: tuple[str, ...]) -> Iterator[Figure]:
    for pattern in _in_words(months):
        for match in pattern.finditer(text):
            name = match["month"].lower()
            number = next(n for n, month in enumerate(months, 1) if month.lower() == name)
            year = int(match["year"] or 0)
            start = match.start()
            if match["first"]:
                first = (year, number, int(match["first"]))
                yield Figure(Kind.DATE, match.start("first"), match["first"], first)
                start = match.start("day")
            value = (year, number, int(match["day"]))
            yield Figure(Kind.DATE, start, text[start : match.end()], value)
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    for pattern in _IN_FIGURES:
        for match in pattern.finditer(text):
            year = int(match["year"]) + (_CENTURY if len(match["year"]) == len("25") else 0)
            value = (year, int(match["month"]), int(match["day"]))
            yield Figure(Kind.DATE, match.start(), match[0], value)


@lru_cache(maxsize=8)
def _in_words(months: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds dates with these months: the year first as in Kazakh, or last.

    «қазандық» is a boiler, not October.
    """
    names = "|".join(f"(?:{re.escape(month)})" for month in months)
    first = rf"(?:(?P<first>\d{{1,2}})(?:-\w{{1,3}})?(?:{_RANGE_OF_DAYS}))?"
    day = rf"{first}{_OPENED}(?P<day>\d{{1,2}}){_CLOSED}[ \u00a0](?P<month>{names})(?!дық)\w*"
    year_first = rf"(?<![\d.,])(?P<year>\d{{4}})[ \u00a0-]ж\w{{0,8}}\.?[ \u00a0]{day}"
    year_last = rf"(?<![\d.,]){day}(?:[ \u00a0](?P<year>\d{{4}}))?(?!\d)"
    return re.compile(year_first, re.IGNORECASE), re.compile(year_last, re.IGNORECASE)


def _numbers(text: str) -> Iterator[Figure]:
    for match in _NUMBER.finditer(text):
        digits = re.sub(r"[ \u00a0\u202f]", "", match["number"]).translate(_DECIMAL_POINT)
        scale = next((s for n, (_w, s) in enumerate(_SCALES) if match[f"scale{n}"]), 1)
        value = Decimal(digits) * scale if digits.count(".") <= 1 else digits
        kind = Kind.AMOUNT if scale > 1 or match["unit"] else Kind.NUMBER
        yield Figure(kind, match.start(), match[0], value)


def _joined(numbers: list[Figure], text: str) -> list[Figure]:
    """Return «1 млн 200 тыс.» and «2 тыс. 500» as one, «от 1 до 5 млн» as two of millions."""
    found: list[Figure] = []
    for number in reversed(numbers):
        following = found[-1] if found else None
        between = text[number.end : following.offset] if following else ""
        if following and not between.strip() and _goes_on(number, following):
            whole = text[number.offset : following.end]
            found[-1] = Figure(Kind.AMOUNT, number.offset, whole, _sum(number, following))
        elif following and isinstance(number.value, Decimal) and _is_range(number, between):
            value = number.value * scale_of(following)
            found.append(Figure(following.kind, number.offset, number.text, value))
        else:
            found.append(number)
    return found[::-1]


def _goes_on(number: Figure, following: Figure) -> bool:
    """Tell whether a figure counts on after thousands or millions: «2 тысячи 500 семей»."""
    scale, rest = scale_of(number), following.value
    if not isinstance(number.value, Decimal) or not isinstance(rest, Decimal):
        return False
    if not _BARE_SCALE.search(number.text) or _PERCENT.search(following.text):
        return False
    if scale_of(following) > 1:
        return scale > scale_of(following)
    return number.value % scale == 0 and 0 < rest < scale and rest % 1 == 0


def _is_range(number: Figure, between: str) -> bool:
    return number.kind is Kind.NUMBER and _RANGE.fullmatch(between) is not None


def scale_of(figure: Figure) -> int:
    """Return the thousands or millions that a figure begins with; 1: neither."""
    match = _NUMBER.match(figure.text)
    if match is None:
        return 1
    return next((s for n, (_words, s) in enumerate(_SCALES) if match[f"scale{n}"]), 1)


def _sum(one: Figure, two: Figure) -> Decimal:
    return sum((f.value for f in (one, two) if isinstance(f.value, Decimal)), Decimal(0))
