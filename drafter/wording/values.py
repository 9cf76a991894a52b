"""A value that a table holds as a number, a date or a truth, in the words of a language.

A table keeps what was typed apart from how it looks; a letter prints it as people who write its
language do: 12,5 and «26 ноября 2026 года».  The number formats are those of ECMA-376, part 1,
18.8.31.
"""

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from drafter.wording.dates import long_date
from drafter.wording.phrases import Phrases, mark

_ANSWER = "value of a table"
_YES, _NO = mark("value of a table", "yes"), mark("value of a table", "no")
_EXAMPLE = mark("typography", "1,234.5")
"""A number with both its marks, which a catalog writes as people who write its language do."""

_NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
_TYPED_DECIMALS = 2
"""So many digits after the mark are taken as typed, and stay whatever the format shows."""

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[[^\]]*\]|[_*].'
    r"|(?P<digit>[#0?.,])|(?P<end>;)|(?P<sign>[^A-Za-z/@])|(?P<other>.)"
)


class Typed(NamedTuple):
    """A value with the number format of its cell; as a text it is what programs read."""

    value: bool | int | float | datetime.date | datetime.time | datetime.timedelta
    format: str = "General"

    def __str__(self) -> str:
        """Return the value without a language: 2026-11-26, 12.5, 25.5%."""
        if isinstance(self.value, bool):
            return str(self.value).lower()
        if isinstance(self.value, int | float):
            look = _look(self.format)
            number = _number(self.value, look._replace(grouped=False, prefix="", suffix=""))
            return f"{number}%" if look.percent else number
        return _moment(self.value, self.format, _day(self.value))

    def printed(self, words: Phrases) -> str:
        """Return the value as a letter in the language of the phrases prints it."""
        if isinstance(self.value, bool):
            return words.phrase(_ANSWER, _YES if self.value else _NO)
        if isinstance(self.value, int | float):
            return self._number(words)
        date = long_date(self.value, words) if isinstance(self.value, datetime.date) else ""
        return _moment(self.value, self.format, date)

    def _number(self, words: Phrases) -> str:
        assert isinstance(self.value, int | float)  # noqa: S101 - what it is asked for
        look = _look(self.format)
        thousands, decimal = re.split(r"\d+", words.phrase("typography", _EXAMPLE))[1:3]
        marks = {ord(","): thousands, ord("."): decimal, ord("-"): "−"}
        text = _number(self.value, look).translate(marks)
        if look.percent:
            text += "%" if words.language == "en" else f"{_NO_BREAK_SPACE}%"
        before, after = (part.replace(" ", _NO_BREAK_SPACE) for part in (look.prefix, look.suffix))
        return f"{before}{text}{after}"


Value = str | Typed
"""What a cell holds: a text, which is printed as it was typed, or a value."""


def printed(value: Value, words: Phrases) -> str:
    """Return what a cell holds as a letter prints it."""
    return value.printed(words) if isinstance(value, Typed) else value


class _Look(NamedTuple):
    """What a number format says: digits, groups, per cent, and texts around the number."""

    whole: int = 1
    least: int = 0
    most: int | None = None
    """Digits after the decimal mark; None: as many as there are."""
    grouped: bool = False
    scale: int = 0
    percent: bool = False
    prefix: str = ""
    suffix: str = ""


def _look(format_: str) -> _Look:
    """Return what the part of a number format for positive numbers says.

    A format that is no plain number, such as a fraction or one with an exponent, says nothing.
    """
    core, prefix, suffix = "", "", ""
    for token in _TOKEN.finditer(format_):
        text = token["quoted"] or token["escaped"] or token["currency"] or token["sign"] or ""
        if token["other"]:
            return _Look()
        if token["end"]:
            break
        if not token["digit"]:
            prefix, suffix = (prefix, suffix + text) if core else (prefix + text, suffix)
        elif suffix.strip():
            return _Look()
        else:
            # A space between digits groups them, as a comma does in the formats of Excel.
            core, suffix = core + ("," if suffix else "") + token[0], ""
    return _of_parts(core, prefix, suffix) if core else _Look()


def _of_parts(core: str, prefix: str, suffix: str) -> _Look:
    whole, _point, fraction = core.partition(".")
    percent = "%" in prefix + suffix
    return _Look(
        whole=whole.count("0"),
        # Excel itself gives a typed per cent two decimals, which nobody asked for.
        least=0 if percent else fraction.count("0"),
        most=len(fraction.rstrip(",")),
        grouped="," in whole.rstrip(","),
        scale=len(core) - len(core.rstrip(",")),
        percent=percent,
        prefix=prefix.replace("%", "").lstrip(),
        suffix=suffix.replace("%", "").rstrip(),
    )


def _number(value: float, look: _Look) -> str:
    """Return a number in digits, as English writes them.

    Digits that somebody typed are not rounded away; a number with more of them was computed, and
    has as many as its format shows.
    """
    number = Decimal(format(value, ".15g")).scaleb((2 if look.percent else 0) - 3 * look.scale)
    most = look.most
    if most is not None and _decimals(number) > max(most, _TYPED_DECIMALS):
        number = number.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP)
    whole, _point, fraction = format(abs(number), "f").partition(".")
    fraction = fraction.rstrip("0").ljust(look.least, "0")
    whole = whole.zfill(look.whole)
    if look.grouped:
        whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", whole)
    sign = "-" if number < 0 else ""
    return f"{sign}{whole}.{fraction}" if fraction else f"{sign}{whole}"


def _decimals(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _day(value: datetime.date | datetime.time | datetime.timedelta) -> str:
    return f"{value:%Y-%m-%d}" if isinstance(value, datetime.date) else ""


def _moment(
    value: datetime.date | datetime.time | datetime.timedelta, format_: str, date: str
) -> str:
    """Return a date in words or digits, with its time of day where the table shows one."""
    if isinstance(value, datetime.timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    if isinstance(value, datetime.time):
        return f"{value:%H:%M}"
    if not isinstance(value, datetime.datetime) or value.time() == datetime.time():
        return date
    return f"{date}, {value:%H:%M}" if "h" in format_.lower() else date
