"""Which figures of a text the same text in another language lacks."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from drafter.wording.figures import SCALE_WORDS, Figure, Kind, scale_of
from drafter.wording.numerals import worth

_YEARS = range(1900, 2100)
_NEAR_YEAR = re.compile(
    r"(?<!\w)(?:(?:текущ|нынешн|эт|прошл|минувш|прошедш|предыдущ|следующ|будущ)\w+[ \u00a0]год\w*"
    r"|сегодня\w*|биыл\w*|былтыр\w*|(?:осы|ағымдағы|өткен|келесі|келер|алдағы|алдыңғы)"
    r"[ \u00a0](?:\w+[ \u00a0])?жыл\w*)(?!\w)",
    re.IGNORECASE,
)
"""«this year», «last year»: a text may say so where another has the number of the year."""

_NUMBER_SIGN = re.compile(r"№[ \u00a0]?$")
_NO_NOUN = re.compile(r"\s*(?:[^\w\s%]|$)")
_WHOLE_NUMBER = re.compile(r"\d{1,2}")


class Counted:
    """A text whose figures are compared: its words, its figures, and the years of all around it."""

    def __init__(
        self, text: str, figures: Sequence[Figure], years: frozenset[int] = frozenset()
    ) -> None:
        """Take a paragraph, its figures, and the years that stand elsewhere in its language."""
        self.text, self.figures = text, figures
        self._years = years

    @cached_property
    def words(self) -> set[Decimal]:
        """What the numbers in words are worth."""
        return worth(self.text)

    @cached_property
    def scales(self) -> set[int]:
        """The thousands and millions that are named."""
        return {scale for words, scale in SCALE_WORDS if words.search(self.text)}

    @cached_property
    def _values(self) -> frozenset[object]:
        """What the figures are worth, but dates."""
        return frozenset(one.value for one in self.figures if not isinstance(one.value, tuple))

    @cached_property
    def _days(self) -> Mapping[tuple[int, int], set[int]]:
        """The years of the dates by month and day; 0 where a date leaves out its year."""
        found: dict[tuple[int, int], set[int]] = {}
        for one in self.figures:
            if isinstance(one.value, tuple):
                found.setdefault(one.value[1:], set()).add(one.value[0])
        return found

    @cached_property
    def _own_years(self) -> frozenset[int]:
        return years(self.figures) | self._years

    def is_name(self, figure: Figure) -> bool:
        """Tell whether a figure of this text is the number of a paper: «№ 217»."""
        return _NUMBER_SIGN.search(self.text, max(0, figure.offset - 2), figure.offset) is not None

    def has(self, figure: Figure, *, is_name: bool = False) -> bool:
        """Tell whether the text has a figure of another, in words too, or may leave it out.

        What is a name is never written in words.
        """
        if self._says(figure):
            return True
        if is_name or figure.value in self.words:
            return not is_name
        if figure.kind is Kind.DATE:
            return self._has_day(figure)
        return figure.kind is Kind.NUMBER and self._says_year(figure)

    def _says(self, figure: Figure) -> bool:
        """Tell whether a figure here says the same; a date may leave out its year."""
        if not isinstance(figure.value, tuple):
            return figure.value in self._values
        year, *_day = figure.value
        said = self._days.get(figure.value[1:], set())
        return year in said or 0 in said or (year == 0 and bool(said))

    def _has_day(self, date: Figure) -> bool:
        """Tell whether the day stands here without the month that «с 1 по 15 октября» shares."""
        if _WHOLE_NUMBER.fullmatch(date.text) is None:
            return False
        day = Decimal(date.text)
        return day in self.words or day in self._values

    def _says_year(self, figure: Figure) -> bool:
        if figure.value not in _YEARS:
            return False
        return figure.value in self._own_years or self._is_near_year

    @cached_property
    def _is_near_year(self) -> bool:
        return _NEAR_YEAR.search(self.text) is not None


def years(figures: Sequence[Figure]) -> frozenset[int]:
    """Return the years of the dates and numbers among figures."""
    found = (figure.value for figure in figures)
    numbers = (value[0] if isinstance(value, tuple) else value for value in found)
    return frozenset(int(number) for number in numbers if number in _YEARS)


def unmatched(one: Counted, two: Counted) -> tuple[list[Figure], list[Figure]]:
    """Return the figures of each of two texts that the other, in another language, lacks.

    A number in words stands for a figure of its own value alone; a year may be said elsewhere, and
    thousands or millions may be named once for several figures.
    """
    lost = [
        [figure for figure in mine.figures if not theirs.has(figure, is_name=mine.is_name(figure))]
        for mine, theirs in ((one, two), (two, one))
    ]
    for side, bare, scaled in ((one, 0, 1), (two, 1, 0)):
        wholes = [figure for figure in lost[scaled] if scale_of(figure) != 1]
        for figure in list(lost[bare]) if wholes else ():
            whole = next((f for f in wholes if _scale_left_out(figure, f, side)), None)
            if whole:
                lost[bare].remove(figure)
                lost[scaled].remove(whole)
                wholes.remove(whole)
    return lost[0], lost[1]


def _scale_left_out(bare: Figure, whole: Figure, text: Counted) -> bool:
    """Tell whether a figure leaves out a scale: «при плане 84 (73,8 млн)», kk «84 млн»."""
    scale = scale_of(whole)
    if bare.kind is not Kind.NUMBER or scale == 1 or not isinstance(bare.value, Decimal):
        return False
    if bare.value * scale != whole.value:
        return False
    return scale in text.scales or _NO_NOUN.match(text.text, bare.end) is not None
