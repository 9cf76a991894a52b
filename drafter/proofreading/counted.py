"""Figures as rules of arithmetic need them: sentence by sentence, and how exact they are."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from drafter.proofreading.draft import Draft, Passage
from drafter.wording.expressions import expression
from drafter.wording.figures import Figure, Kind, figures, scale_of

_END = expression(
    r"(?<![\s.(«][\w])(?<!\bг)(?<!\bим)(?<!\bул)(?<!\bгг)(?<!\bст)(?<!\bпр)(?<!\bтыс)(?<!\bмлн)"
    r"(?<!\bмлрд)[.!?…](?=\s+[А-ЯЁӘҒҚҢӨҰҮҺІ«])"
)
_YEAR = expression(r"(?:[–-]\d{4})?[- \u00a0]?(?:го)?\s?(?:год|г\.|гг|жыл|ж\.)", re.IGNORECASE)
_NUMBER = expression(r"\d(?:[\d \u00a0\u202f]*\d)?(?:[.,]\d+)?")
_PERCENT = expression(r"%|процент|пайыз", re.IGNORECASE)
_ROUGH = expression(
    r"(?<!\w)(?:около|порядка|примерно|приблизительно|почти|более|больше|менее|свыше"
    r"|жуық|шамамен|астам|шамасында|кем|аса|артық)(?!\w)",
    re.IGNORECASE,
)
_HALF = Decimal("0.5")


class Sum(NamedTuple):
    """A figure that can be reckoned with: what it is worth, and by how much it is rounded."""

    figure: Figure
    value: Decimal
    rounded: Decimal

    @property
    def offset(self) -> int:
        """Where it begins in its sentence."""
        return self.figure.offset

    @property
    def end(self) -> int:
        """Where it ends in its sentence."""
        return self.figure.end

    @property
    def text(self) -> str:
        """The figure as it stands."""
        return self.figure.text.rstrip(".")

    @property
    def is_percentage(self) -> bool:
        """Whether it is so many per cent."""
        return _PERCENT.search(self.text) is not None

    @property
    def decimals(self) -> int:
        """How many digits stand after the decimal mark."""
        match = _NUMBER.match(self.text)
        return len(re.split("[.,]", match[0])[1]) if match and re.search("[.,]", match[0]) else 0

    def in_place(self, value: Decimal) -> str:
        """Return another value as this figure is written: in its scale and with its unit."""
        scale = scale_of(self.figure)
        return _NUMBER.sub(lambda _number: written(value / scale), self.text, count=1)


class Sentence(NamedTuple):
    """A sentence: its passage, where it begins there, its words, its sums, its language."""

    passage: Passage
    offset: int
    text: str
    sums: list[Sum]
    is_rough: bool
    """Whether it says of a figure that it is not exact: «около», «астам»."""


def sentences(draft: Draft) -> Iterator[Sentence]:
    """Yield the sentences of a letter in which something is reckoned."""
    for passage in draft.titles:
        months = draft.months(passage.language) if passage.language else ()
        for part in passage.paragraphs if months else ():
            for start, text in _split(part.text) if not part.table else ():
                sums = [total for figure in figures(text, months) if (total := _sum(figure, text))]
                rough = _ROUGH.search(text) is not None
                yield Sentence(passage, part.offset + start, text, sums, rough)


def _split(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for match in _END.finditer(text):
        yield start, text[start : match.end()]
        start = match.end()
    yield start, text[start:]


def _sum(figure: Figure, text: str) -> Sum | None:
    """Return a figure as a sum; dates, years and numbers of papers are none."""
    if figure.kind is Kind.DATE or not isinstance(figure.value, Decimal):
        return None
    before = text[max(0, figure.offset - 2) : figure.offset]
    if before.rstrip(" \u00a0").endswith("№") or _YEAR.match(text, figure.end):
        return None
    total = Sum(figure, figure.value, Decimal(0))
    scale = Decimal(scale_of(figure))
    rounded = scale > 1 or total.decimals
    step = scale * Decimal(10) ** -total.decimals * _HALF
    return total._replace(rounded=step if rounded else Decimal(0))


def written(value: Decimal) -> str:
    """Return a number as letters write it: «1 248», «33,4»."""
    text = f"{value.normalize():f}"
    whole, _point, decimals = text.partition(".")
    grouped = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", "\u00a0", whole) if len(whole) > 4 else whole
    return grouped + ("," + decimals if decimals else "")
