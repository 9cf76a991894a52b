"""The report on answers as a page for people: self-contained, without scripts, fit for printing."""

import datetime
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from drafter.register.chart import RULES, STYLE, chart, month_text, summary
from drafter.register.outcomes import OUTCOMES
from drafter.register.report import Report, Tally, Tardy, addressee_of
from drafter.wording import _, ngettext
from drafter.wording.invisible import without_forbidden

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

_PAGE = Markup("""\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p>{period}</p>
<p>{summary}</p>
{chart}
{parts}
</main>
</body>
</html>
""")

_RULES = """\
body{margin:0;background:var(--chart-ground);color:var(--chart-ink);
font:100%/1.45 "Segoe UI","Noto Sans","DejaVu Sans",system-ui,sans-serif}
main{max-width:64rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.5rem;margin:0 0 .5rem}h2{font-size:1.15rem;margin:2rem 0 .5rem}
table{border-collapse:collapse;width:100%}
th,td{padding:.4rem .6rem;border-bottom:1px solid var(--chart-line);text-align:start;
vertical-align:top}
thead th{font-size:.9rem;color:var(--chart-aside);vertical-align:bottom}
tbody th{font-weight:400;min-width:16rem}
.n{text-align:end;width:5.5rem}.d{white-space:nowrap}
tfoot th,tfoot td{font-weight:600}
.wide{overflow-x:auto}
@media print{thead{display:table-header-group}tr{break-inside:avoid}h2{break-after:avoid}
main{max-width:none;padding:0}}
"""

_TABLE = Markup(
    '<section><h2>{title}</h2>\n<div class="wide"><table>\n<thead><tr>{head}</tr></thead>\n'
    "<tbody>\n{rows}</tbody>{foot}\n</table></div></section>\n"
)


def report_page(report: Report) -> Markup:
    """Return the page of a report, in the language that is spoken now."""
    parts = [
        _tallies(_("Addressees"), _("Addressee"), report.addressees.items()),
        _tallies(_("Months"), _("Month"), _months(report), report.total),
        _by_month(report),
        _tardy(report),
        Markup("<p>{}</p>\n").format(text) if (text := left_out(report)) else "",
    ]
    return _PAGE.format(
        language=report.language,
        policy=_POLICY,
        title=_("Answers to letters"),
        style=Markup(STYLE) + Markup(RULES) + Markup(_RULES),  # noqa: S704 - constants of ours
        period=period_text(report),
        summary=summary(report),
        chart=chart(report),
        parts=Markup().join(parts),
    )


def period_text(report: Report) -> str:
    """Return which letters a report is on, and of which day it is, as a sentence."""
    day = _day(report.day)
    since, until = _day(report.since), _day(report.until)
    if since and until:
        text = _("Letters from {since} to {until}, as of {day}.")
    elif since:
        text = _("Letters from {since} on, as of {day}.")
    elif until:
        text = _("Letters up to {until}, as of {day}.")
    else:
        text = _("All letters, as of {day}.")
    return text.format(since=since, until=until, day=day)


def left_out(report: Report) -> str:
    """Return that letters without a date are in no month, or not in the report at all, if any."""
    if not report.undated:
        return ""
    if report.since is None and report.until is None:
        text = ngettext(
            "{count} letter has no date; it is in the sum, but in no month.",
            "{count} letters have no date; they are in the sum, but in no month.",
            report.undated,
        )
    else:
        text = ngettext(
            "{count} letter has no date and is left out.",
            "{count} letters have no date and are left out.",
            report.undated,
        )
    return text.format(count=report.undated)


def headings() -> list[str]:
    """Return what stands above the figures of a tally."""
    return [_("Sent"), *(_(name) for name in OUTCOMES.values())]


def _months(report: Report) -> list[tuple[str, Tally]]:
    return [(month_text(month), tally) for month, tally in report.months.items()]


def _tallies(
    title: str, first: str, rows: Iterable[tuple[str, Tally]], total: Tally | None = None
) -> Markup:
    lines = (_row([name], tally) for name, tally in rows)
    foot = Markup("\n<tfoot>{}</tfoot>").format(_row([_("Sum")], total)) if total else Markup()
    return _table(title, [first], headings(), lines, foot)


def _by_month(report: Report) -> Markup:
    """Return how the answers of each addressee were, month by month."""
    rows = (_row([name, month_text(month)], tally) for (name, month), tally in report.cells.items())
    words = [_("Addressee"), _("Month")]
    return _table(_("Addressees, month by month"), words, headings(), rows)


def _tardy(report: Report) -> Markup:
    words = [_("Number"), _("Date"), _("To whom"), _("About what"), _("Term of the answer")]
    rows = (_tardy_row(one, report) for one in report.tardy)
    return _table(_("Answered late or overdue"), [*words, _("Answered")], [_("Days late")], rows)


def _tardy_row(one: Tardy, report: Report) -> Markup:
    letter = one.letter
    texts = [
        _day(letter.date),
        addressee_of(letter, report.language),
        letter.summary(report.language),
        _day(letter.term),
        _day(letter.answered_on) or _("not yet"),
    ]
    cells = Markup().join(Markup("<td>{}</td>").format(_clean(text)) for text in texts)
    row = Markup('<tr><th scope="row">{}</th>{}<td class="n">{}</td></tr>\n')
    return row.format(_clean(letter.number) or "–", cells, one.days)


def _table(
    title: str,
    words: Sequence[str],
    figures: Sequence[str],
    rows: Iterable[Markup],
    foot: Markup = Markup(),  # noqa: B008 - it never changes
) -> Markup:
    """Return a table whose first columns hold words and whose last ones hold figures."""
    body = Markup().join(rows)
    heading = Markup('<th scope="col"{}>{}</th>')
    number = Markup(' class="n"')
    head = [heading.format("", text) for text in words]
    head += [heading.format(number, text) for text in figures]
    whole = _TABLE.format(title=title, head=Markup().join(head), rows=body, foot=foot)
    return whole if body else Markup()


def _row(words: Sequence[str], tally: Tally) -> Markup:
    first, *others = map(_clean, words)
    cells = [Markup('<td class="d">{}</td>').format(text) for text in others]
    cells += [Markup('<td class="n">{}</td>').format(number) for number in tally.figures]
    return Markup('<tr><th scope="row">{}</th>{}</tr>\n').format(first, Markup().join(cells))


def _day(day: datetime.date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else ""


def _clean(text: str) -> str:
    return without_forbidden(text, "\N{REPLACEMENT CHARACTER}")
