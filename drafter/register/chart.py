"""The chart of a report as SVG: a column for each month, a bar for each addressee.

What a part of a column stands for is told by a pattern and a figure as well as by its colour, so
that it is read on black-and-white paper and by who does not tell red from green.  The colours are
variables of CSS, which the page around the chart, or `STYLE`, gives it; nothing in it is a script.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from markupsafe import Markup

from drafter.register.outcomes import OUTCOMES
from drafter.register.report import Report, Tally
from drafter.wording import _, ngettext
from drafter.wording.invisible import without_forbidden

STYLE = """\
:root{color-scheme:light dark;--chart-ink:#22211f;--chart-aside:#5f5b55;--chart-line:#d9d6d0;
--chart-ground:#fff;--chart-in-time:#2f7d4f;--chart-late:#d58a00;--chart-undated:#6f8fb3;
--chart-overdue:#b3261e;--chart-waiting:#b9b5ae}
@media (prefers-color-scheme:dark){:root{--chart-ink:#e8e6e3;--chart-aside:#b1aea8;
--chart-line:#3c3f44;--chart-ground:#26282b;--chart-in-time:#5fb480;--chart-late:#f0b546;
--chart-undated:#8fb0d6;--chart-overdue:#f28b82;--chart-waiting:#74787e}}
@media print{:root{--chart-ink:#000;--chart-aside:#333;--chart-line:#bbb;--chart-ground:#fff;
--chart-in-time:#2f7d4f;--chart-late:#d58a00;--chart-undated:#6f8fb3;--chart-overdue:#b3261e;
--chart-waiting:#b9b5ae}}
"""
"""The colours of the chart where no page gives it others: light, dark, and on paper."""

RULES = """\
.chart{display:block;width:100%;height:auto;max-width:60rem}
.chart text{fill:var(--chart-ink);font:13px "Segoe UI","Noto Sans","DejaVu Sans",sans-serif}
.chart .chart-title{font-size:16px;font-weight:600}
.chart .chart-aside{fill:var(--chart-aside)}
.chart .chart-grid{stroke:var(--chart-line);stroke-width:1}
.chart .chart-mark{stroke:var(--chart-ground);stroke-width:2;fill:none}
.chart .chart-dot{fill:var(--chart-ground)}
.chart .chart-edge{fill:none;stroke:var(--chart-ground);stroke-width:1.5}
.chart .chart-plate{fill:var(--chart-ground)}
.chart .chart-in-time{fill:var(--chart-in-time)}
.chart .chart-late{fill:var(--chart-late)}
.chart .chart-undated{fill:var(--chart-undated)}
.chart .chart-overdue{fill:var(--chart-overdue)}
.chart .chart-waiting{fill:var(--chart-waiting)}
"""
"""What the classes of the chart look like."""

_WIDTH, _LEFT, _RIGHT = 960, 44, 12
_TOP, _COLUMNS_HIGH, _BAR_HIGH, _ROW_HIGH = 104, 260, 18, 46
_MOST_MONTHS, _MOST_BARS = 36, 12
_LEAST_FOR_FIGURE = 15
"""Points that a part is high or wide, so that its figure has room."""

_MARKS = {
    "late": Markup('<path class="chart-mark" d="M-2 10L10 -2M-2 2L2 -2M6 10L10 6"/>'),
    "undated": Markup('<path class="chart-mark" d="M4 0V8"/>'),
    "overdue": Markup('<path class="chart-mark" d="M0 0L8 8M8 0L0 8"/>'),
    "waiting": Markup('<circle class="chart-dot" cx="4" cy="4" r="1.5"/>'),
}
"""The pattern of each outcome; what was answered in time is plain."""

_PATTERN = Markup(
    '<pattern id="chart-{name}" width="8" height="8" patternUnits="userSpaceOnUse">'
    '<rect class="chart-{name}" width="8" height="8"/>{mark}</pattern>'
)
_PART = Markup(
    '<g><title>{title}</title><rect x="{x}" y="{y}" width="{w}" height="{h}" {fill}/>'
    '<rect class="chart-edge" x="{x}" y="{y}" width="{w}" height="{h}"/>{figure}</g>\n'
)
_FIGURE = Markup(
    '<rect class="chart-plate" x="{left}" y="{top}" width="{wide}" height="15" rx="3"/>'
    '<text x="{x}" y="{y}" text-anchor="middle">{number}</text>'
)
_TEXT = Markup('<text x="{x}" y="{y}"{more}>{text}</text>\n')


class _Box(NamedTuple):
    x: float
    y: float
    w: float
    h: float


def chart(report: Report, *, alone: bool = False) -> Markup:
    """Return the chart of a report; `alone` is a file of its own, with its colours in it.

    Of addressees the first are shown, as the report has them; how many are left out is told.
    """
    columns = _columns(report)
    bars, end = _bars(report, _TOP + _COLUMNS_HIGH + 62)
    height = end if report.addressees else _TOP + _COLUMNS_HIGH + 40
    parts = [*_legend(report), *columns, *bars]
    style = Markup(f"<style>{STYLE}{RULES}</style>") if alone else ""  # noqa: S704 - constants of ours
    plate = Markup('<rect class="chart-plate" width="100%" height="100%"/>') if alone else ""
    svg = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {width} {height}"'
        ' role="img" aria-labelledby="chart-title" lang="{language}">\n'
        '<title id="chart-title">{title}</title>{style}\n<defs>{patterns}</defs>{plate}\n{parts}'
        "</svg>\n"
    )
    return svg.format(
        width=_WIDTH,
        height=height,
        language=report.language,
        title=summary(report),
        style=style,
        plate=plate,
        patterns=Markup().join(_PATTERN.format(name=n, mark=mark) for n, mark in _MARKS.items()),
        parts=Markup().join(parts),
    )


def summary(report: Report) -> str:
    """Return what the chart shows in a sentence, for who does not see it."""
    said = {name: report.total.counts[key] for key, name in OUTCOMES.items()}
    parts = "; ".join(f"{_(name)}: {count}" for name, count in said.items())
    return _("Letters sent: {count}. {parts}.").format(count=report.total.sent, parts=parts)


def _legend(report: Report) -> Iterator[Markup]:
    x, y = float(_LEFT), 10
    for key, count in _present(report.total):
        text = f"{_(OUTCOMES[key])}: {count}"
        wide = 44 + 7.6 * len(text)
        if x + wide > _WIDTH:  # of five outcomes the last ones may need a second line
            x, y = float(_LEFT), y + 22
        square = Markup('<rect x="{:.1f}" y="{}" width="16" height="16" {}/>')
        yield square.format(x, y, _fill(key))
        yield _TEXT.format(x=f"{x + 22:.1f}", y=y + 13, more="", text=text)
        x += wide


def _columns(report: Report) -> Iterator[Markup]:
    """Yield the columns of the months, or of the years where the months are many."""
    periods = _periods(report)
    highest = max((tally.sent for tally in periods.values()), default=0)
    step = _step(highest)
    top = max(step * -(-highest // step), step)
    base = _TOP + _COLUMNS_HIGH
    is_by_year = len(report.months) > _MOST_MONTHS
    title = _("Letters by the year of their date") if is_by_year else _("Letters by month")
    yield _title(_TOP - 20, title)
    for value in range(0, top + 1, step):
        y = base - _COLUMNS_HIGH * value / top
        line = Markup('<line class="chart-grid" x1="{}" x2="{}" y1="{:.1f}" y2="{:.1f}"/>\n')
        yield line.format(_LEFT, _WIDTH - _RIGHT, y, y)
        more = Markup(' class="chart-aside" text-anchor="end"')
        yield _TEXT.format(x=_LEFT - 8, y=f"{y + 4:.1f}", more=more, text=value)
    slot = (_WIDTH - _LEFT - _RIGHT) / max(len(periods), 1)
    every = math.ceil(58 / slot)
    for number, (label, tally) in enumerate(periods.items()):
        x, wide = _LEFT + slot * number + slot * 0.15, min(slot * 0.7, 72)
        x += (slot * 0.7 - wide) / 2
        y = float(base)
        for key, count in _present(tally):
            high = _COLUMNS_HIGH * count / top
            y -= high
            yield _part(_Box(x, y, wide, high), key, count, label)
        if number % every == 0:
            more = Markup(' text-anchor="middle"')
            yield _TEXT.format(x=f"{x + wide / 2:.1f}", y=base + 20, more=more, text=label)


def _bars(report: Report, top: int) -> tuple[list[Markup], int]:
    """Return the bars of the addressees, and where they end."""
    shown = list(report.addressees.items())[:_MOST_BARS]
    most = max((tally.sent for _name, tally in shown), default=0)
    parts = [_title(top, _("Letters by addressee"))]
    y = top + 18
    for name, tally in shown:
        parts.append(_TEXT.format(x=_LEFT, y=y + 12, more="", text=_cut(name)))
        x = float(_LEFT)
        for key, count in _present(tally):
            wide = (_WIDTH - _LEFT - _RIGHT - 40) * count / most
            parts.append(_part(_Box(x, y + 18, wide, _BAR_HIGH), key, count, name))
            x += wide
        parts.append(_TEXT.format(x=f"{x + 8:.1f}", y=y + 32, more="", text=tally.sent))
        y += _ROW_HIGH
    rest = len(report.addressees) - len(shown)
    if rest > 0:
        text = ngettext(
            "{count} more addressee is not shown here.",
            "{count} more addressees are not shown here.",
            rest,
        ).format(count=rest)
        more = Markup(' class="chart-aside"')
        parts.append(_TEXT.format(x=_LEFT, y=y + 14, more=more, text=text))
        y += 22
    return (parts if shown else []), y + 8


def _part(box: _Box, key: str, count: int, of: str) -> Markup:
    figure: Markup | str = ""
    wide = 9 * len(str(count)) + 6
    if box.h > _LEAST_FOR_FIGURE and box.w > wide:
        x, y = box.x + box.w / 2, box.y + box.h / 2
        places = {"left": f"{x - wide / 2:.1f}", "top": f"{y - 7.5:.1f}", "wide": wide}
        figure = _FIGURE.format(**places, x=f"{x:.1f}", y=f"{y + 4.5:.1f}", number=count)
    title = without_forbidden(f"{of} – {_(OUTCOMES[key])}: {count}")
    facts = {name: f"{value:.1f}" for name, value in box._asdict().items()}
    return _PART.format(title=title, **facts, fill=_fill(key), figure=figure)


def _fill(key: str) -> Markup:
    if key in _MARKS:
        return Markup('fill="url(#chart-{})"').format(key)
    return Markup('class="chart-{}"').format(key)


def _title(y: int, text: str) -> Markup:
    return _TEXT.format(x=_LEFT, y=y, more=Markup(' class="chart-title"'), text=text)


def _present(tally: Tally) -> list[tuple[str, int]]:
    return [(key, tally.counts[key]) for key in OUTCOMES if tally.counts[key]]


def _periods(report: Report) -> Mapping[str, Tally]:
    """Return the months by their labels; the years, where the months are too many to be read."""
    if len(report.months) <= _MOST_MONTHS:
        return {month_text(month): tally for month, tally in report.months.items()}
    years: dict[str, Counter[str]] = {}
    for (year, _month), tally in report.months.items():
        years.setdefault(f"{year:04}", Counter()).update(tally.counts)
    return {year: Tally(counts) for year, counts in years.items()}


def month_text(month: tuple[int, int] | None) -> str:
    """Return a month as people write it in a table: 01.2026."""
    return f"{month[1]:02}.{month[0]:04}" if month else _("(no date)")


def _step(highest: int) -> int:
    """Return by how much a scale counts, so that it has at most six lines: 1, 2, 5, 10, 20 …."""
    return next(step for step in _steps() if step * 6 >= highest)


def _steps() -> Iterator[int]:
    power = 1
    while True:
        yield from (power, 2 * power, 5 * power)
        power *= 10


def _cut(name: str) -> str:
    """Return a name as long as a line of the chart holds."""
    plain = without_forbidden(name)
    return plain if len(plain) <= 110 else f"{plain[:109]}…"
