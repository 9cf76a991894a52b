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
_UNITS = r"тенге\w*|теңге\w*|тг|₸|руб\w*|доллар\w*|евро|еуро\w*|%|процент\w*|пайыз\w*"
_SCALED = "|".join(f"(?P<scale{n}>{words})" for n, (words, _scale) in enumerate(_SCALES))
_NUMBER = re.compile(
    r"(?<![\w.,])(?P<number>\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
    rf"(?:[ \u00a0-]?(?:{_SCALED})(?!\w)\.?)?(?P<unit>[ \u00a0]?(?:{_UNITS})(?!\w))?",
    re.IGNORECASE,
)
_NO_FIGURE = re.compile(r"(?m)\[\^[^\s\[\]]*\]:?|^\s*(?:>\s*)?\d{1,2}[.)](?=\s)|\b[a-z]+://\S+")
"""Marks of footnotes, numbers of list items, addresses."""

_IN_WORDS = re.compile(
    r"(?<!\w)(?:од(?:ин|н[аоиу]\w*)|дв(?:а|е|ух|умя|ум|ое)|тр(?:и|[её]х|ем\w?|ое)|четыр\w+|пят[ьи]\w*"
    r"|шест[ьи]\w*|сем[ьи]\w*|восем\w*|восьм\w+|девят\w+|десят\w+|сорок\w*|сто|сот[ен]\w*|двест\w+"
    r"|трист\w+|перв\w+|втор\w+|трет\w+|полтор\w+|половин\w+|треть\w*|четверт\w+|вдвое|втрое|дважды"
    r"|трижды|тысяч\w*|миллион\w*|миллиард\w*"
    r"|бір\w*|екі\w*|үш\w*|төрт\w*|бес\w*|алт[ыа]\w*|жеті\w*|сегіз\w*|тоғыз\w*|он\w*|жиырма\w*"
    r"|отыз\w*|қырық\w*|елу\w*|алпыс\w*|жетпіс\w*|сексен\w*|тоқсан\w*|жүз\w*|мың\w*|жарым\w*"
    r"|жарт[ыс]\w*|ширек\w*|[IVXІХ]+)(?!\w)",
    re.IGNORECASE,
)
_IN_FIGURES = re.compile(r"(?<![\w.,/])(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)(?!\.?\d)")
"""A date such as 26.11.2025."""

_RANGE = re.compile(r"[ \u00a0](?:до|и|или)[ \u00a0]|[ \u00a0]?[–-][ \u00a0]?")
_YEARS = range(1900, 2100)


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

    def says(self, other: "Figure") -> bool:
        """Tell whether another figure says the same; a date may leave out its year."""
        if isinstance(self.value, tuple) and isinstance(other.value, tuple):
            years = {self.value[0], other.value[0]}
            return self.value[1:] == other.value[1:] and (0 in years or len(years) == 1)
        return self.value == other.value


def figures(text: str, months: Sequence[str]) -> list[Figure]:
    """Return the figures of a text in their order.

    `months` are the names of the months as they stand in a date of the text's language.
    """
    text = _NO_FIGURE.sub(lambda match: " " * len(match[0]), text)
    found = list(dates(text, months))
    for date in found:
        text = text[: date.offset] + " " * len(date.text) + text[date.end :]
    found += _joined(list(_numbers(text)), text)
    return sorted(found, key=lambda figure: figure.offset)


def dates(text: str, months: Sequence[str]) -> Iterator[Figure]:
    """Yield the dates of a text: in words with or without a year, and 26.11.2025."""
    for pattern in _in_words(tuple(months)):
        for match in pattern.finditer(text):
            name = match["month"].lower()
            number = next(n for n, month in enumerate(months, 1) if month.lower() == name)
            value = (int(match["year"] or 0), number, int(match["day"]))
            yield Figure(Kind.DATE, match.start(), match[0], value)
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    for match in _IN_FIGURES.finditer(text):
        value = (int(match[3]), int(match[2]), int(match[1]))
        yield Figure(Kind.DATE, match.start(), match[0], value)


@lru_cache(maxsize=8)
def _in_words(months: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds dates with these months: the year first as in Kazakh, or last."""
    names = "|".join(f"(?:{re.escape(month)})" for month in months)
    day = rf"(?P<day>\d{{1,2}})[ \u00a0](?P<month>{names})(?:\w*)"
    year_first = rf"(?<![\d.,])(?P<year>\d{{4}})[ \u00a0]\w{{1,6}}\.?[ \u00a0]{day}"
    year_last = rf"(?<![\d.,–-]){day}(?:[ \u00a0](?P<year>\d{{4}}))?(?!\d)"
    return re.compile(year_first, re.IGNORECASE), re.compile(year_last, re.IGNORECASE)


def _numbers(text: str) -> Iterator[Figure]:
    for match in _NUMBER.finditer(text):
        digits = re.sub(r"[ \u00a0\u202f]", "", match["number"]).replace(",", ".")
        scale = next((s for n, (_w, s) in enumerate(_SCALES) if match[f"scale{n}"]), 1)
        value = Decimal(digits) * scale if digits.count(".") <= 1 else digits
        kind = Kind.AMOUNT if scale > 1 or match["unit"] else Kind.NUMBER
        yield Figure(kind, match.start(), match[0], value)


def _joined(numbers: list[Figure], text: str) -> list[Figure]:
    """Return figures with «1 млн 200 тыс.» as one, and «от 1 до 5 млн» as two of millions."""
    found: list[Figure] = []
    for number in reversed(numbers):
        following = found[-1] if found else None
        between = text[number.end : following.offset] if following else ""
        if following and _scale(number) > _scale(following) > 1 and not between.strip():
            whole = text[number.offset : following.end]
            found[-1] = Figure(Kind.AMOUNT, number.offset, whole, _sum(number, following))
        elif following and isinstance(number.value, Decimal) and _is_range(number, between):
            value = number.value * _scale(following)
            found.append(Figure(following.kind, number.offset, number.text, value))
        else:
            found.append(number)
    return found[::-1]


def _is_range(number: Figure, between: str) -> bool:
    return number.kind is Kind.NUMBER and _RANGE.fullmatch(between) is not None


def _scale(figure: Figure) -> int:
    """Return the thousands or millions that a figure begins with; 1: neither."""
    match = _NUMBER.match(figure.text)
    assert match is not None  # noqa: S101 - only figures that begin with a number are joined
    return next((s for n, (_words, s) in enumerate(_SCALES) if match[f"scale{n}"]), 1)


def _sum(one: Figure, two: Figure) -> Decimal:
    return sum((f.value for f in (one, two) if isinstance(f.value, Decimal)), Decimal(0))


def unmatched(
    one: tuple[str, list[Figure]], two: tuple[str, list[Figure]]
) -> tuple[list[Figure], list[Figure]]:
    """Return the figures of each of two texts that the other, in another language, lacks.

    Each text is given with its figures.  A figure that the other text may have in words, or a year
    that it may not repeat, is passed over.
    """
    lost = [
        [figure for figure in mine if not any(figure.says(other) for other in theirs)]
        for mine, theirs in ((one[1], two[1]), (two[1], one[1]))
    ]
    for side, other in ((0, 1), (1, 0)):
        if not lost[other]:
            words = len(_IN_WORDS.findall((one, two)[other][0]))
            lost[side] = [figure for figure in lost[side] if not _is_year(figure)]
            lost[side] = [] if len(lost[side]) <= words else lost[side]
    return lost[0], lost[1]


def _is_year(figure: Figure) -> bool:
    return figure.kind is Kind.NUMBER and figure.value in _YEARS
