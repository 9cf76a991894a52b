"""The register as HTML: the table, its rows, and the windows for an answer and for what to do."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup

from drafter.desk.answers import inside
from drafter.desk.pager import pager
from drafter.desk.shelf_html import address
from drafter.desk.tags import tag
from drafter.errors import Problem
from drafter.register.columns import KINDS
from drafter.wording import N_, _, ngettext, spoken

if TYPE_CHECKING:
    from drafter.office.browsing import Found, Row
    from drafter.register.entries import Answer

STATES = {
    "": N_("All letters"),
    "waiting": N_("Waiting for an answer"),
    "soon": N_("Due within a week"),
    "overdue": N_("Overdue"),
    "answered": N_("Answered"),
    "late": N_("Answered late"),
}
"""Which letters can be asked for by what has become of them, and what that is called (msgids)."""

ANSWER_FILES = ".pdf,.docx,.doc,.odt,.rtf,.txt,.jpg,.jpeg,.png,.tif,.tiff,.eml,.msg,.zip,.xlsx,.xls"
"""How the file of an answer may end: what offices send, and nothing that a computer runs."""

ANSWERS = "answers"
"""The folder of the workspace into which copies of answers go."""

_PAGE = Markup("""\
<main id="main" class="sheet wide" tabindex="-1">
<form class="filters" id="filters" role="search" aria-label="{title}">
<div class="field wide"><label for="search">{search}</label>
<input type="search" id="search" name="search" placeholder="{hint}" autocomplete="off"\
 spellcheck="false"></div>
<div class="field"><label for="addressee">{addressee}</label>
<input id="addressee" name="addressee" list="addressees" autocomplete="off" spellcheck="false">
<datalist id="addressees"></datalist></div>
<div class="field"><label for="kind">{kind}</label>
<select id="kind" name="kind">{kinds}</select></div>
<div class="field"><label for="since">{since}</label>
<input type="date" id="since" name="since"></div>
<div class="field"><label for="until">{until}</label>
<input type="date" id="until" name="until"></div>
<div class="field"><label for="state-of">{state}</label>
<select id="state-of" name="state">{states}</select></div>
<div class="field"><button type="button" class="button" data-action="clear">{clear}</button></div>
</form>
<div id="problems"></div>
<section id="chart" class="chart-box" aria-label="{chart}" tabindex="-1" hidden></section>
<p class="aside" id="found" role="status">{reading}</p>
<table class="letters" id="letters" hidden>
<caption class="visually-hidden">{title}</caption>
<thead><tr>{heads}</tr></thead>
<tbody id="rows"></tbody>
</table>
<p class="empty" id="empty" hidden></p>
{pager}
</main>
{windows}
""")

_HEAD = Markup(
    '<th scope="col"><button type="button" data-action="sort" data-value="{name}">{text}</button>'
    "</th>\n"
)
_PLAIN_HEAD = Markup('<th scope="col">{}</th>\n')
_LAST_HEAD = Markup('<th scope="col"><span class="visually-hidden">{}</span></th>')

_ROW = Markup("""\
<tr data-key="{key}" data-mark="{mark}" data-date="{iso}" data-number="{number}"\
 data-path="{path}" data-name="{name}">
<td class="narrow" data-label="{labels[date]}">{date}</td>
<td class="narrow" data-label="{labels[number]}">{number}</td>
<td data-label="{labels[addressee]}">{addressee}</td>
<td>{subject}{remark}</td>
<td class="narrow" data-label="{labels[term]}">{term}</td>
<td data-label="{labels[answer]}">{answer}</td>
<td class="narrow"><button type="button" class="button quiet icon" data-action="more"\
 aria-haspopup="dialog" aria-label="{more}">⋯</button></td>
</tr>
""")

_TOOLS = Markup(
    '<button type="button" class="button" data-action="chart" aria-expanded="false"\
 aria-controls="chart">{chart}</button>\n'
    '<button type="button" class="button" data-action="export">{export}</button>\n'
)

_WINDOWS = Markup("""\
<dialog id="answer" aria-labelledby="answer-title">
<form>
<h2 id="answer-title">{answer}</h2>
<p class="aside" id="answer-of"></p>
<div class="row">
<div class="field"><label for="answer-date">{date}</label>
<input type="date" id="answer-date" name="date"></div>
<div class="field"><label for="answer-number">{number}</label>
<input id="answer-number" name="number" autocomplete="off" spellcheck="false"></div>
</div>
<div class="field"><label for="answer-summary">{summary} <span class="optional">{optional}</span>\
</label><input id="answer-summary" name="summary" lang="{language}" spellcheck="true"\
 autocomplete="off"></div>
<div class="field"><label for="answer-file">{file} <span class="optional">{optional}</span></label>
<input type="file" id="answer-file" name="file" accept="{accept}">
<p class="meaning">{file_hint}</p></div>
<p class="problem error" role="alert" hidden></p>
<div class="dialog-actions"><button type="button" class="button" data-action="close">{cancel}\
</button><button class="button primary">{enter}</button></div>
</form>
</dialog>
<dialog id="more" aria-labelledby="more-title">
<h2 id="more-title"></h2>
<div class="choices">
<button type="button" class="button" data-action="answer">{answer}<kbd>Alt+A</kbd></button>
<a class="button" data-action="open">{open}</a>
<a class="button" data-action="repeat" aria-describedby="more-repeat">{repeat}</a>
<p class="meaning" id="more-repeat">{repeat_hint}</p>
<p class="aside" id="more-none" hidden>{none}</p>
</div>
<div class="dialog-actions"><button type="button" class="button" data-action="close">{cancel}\
</button></div>
</dialog>
""")


def page() -> tuple[Markup, Markup]:
    """Return the pane of the register as HTML, without its rows, and the buttons of its bar."""
    labels = _labels()
    heads = (
        (_HEAD if name != "answer" else _PLAIN_HEAD).format(text, name=name, text=text)
        for name, text in labels.items()
    )
    main = _PAGE.format(
        title=_("Register"),
        search=_("Search in the register"),
        hint=_("Number, words of the subject, to whom, what was answered"),
        addressee=_("To whom"),
        kind=_("Kind"),
        kinds=kinds(()),
        since=_("From this date"),
        until=_("To this date"),
        state=_("State"),
        states=_options(STATES),
        clear=_("Show all"),
        chart=_("Chart"),
        reading=_("The register is being read …"),
        heads=Markup().join(heads) + _LAST_HEAD.format(_("What can be done")),
        pager=pager(),
        windows=_windows(),
    )
    return main, _TOOLS.format(chart=_("Chart"), export=_("To Excel"))


def rows(found: "Found", day: datetime.date) -> Markup:
    """Return letters as rows of the table."""
    labels = _labels()
    return Markup().join(_row(row, labels, day) for row in found.rows)


def counted(found: "Found") -> str:
    """Return how many letters there are, and how many of them wait for an answer."""
    text = ngettext("{count} letter", "{count} letters", found.total).format(count=found.total)
    if not found.waiting:
        return text
    parts = [text, _("without an answer: {count}").format(count=found.waiting)]
    if found.overdue:
        parts.append(_("of them overdue: {count}").format(count=found.overdue))
    return ", ".join(parts)


def problems(found: Sequence[Problem]) -> Markup:
    """Return what cannot be read in the register."""
    band = Markup('<p class="problem warning"><span class="problem-what">{}{}</span> {}</p>\n')
    parts = []
    for problem in map(inside, found):
        place = f"{problem.place}: " if problem.place else ""
        parts.append(band.format(place, problem.what, problem.advice))
    return Markup().join(parts)


def kinds(known: Iterable[str]) -> Markup:
    """Return the kinds of letters that can be asked for: the usual ones, and those of one's own."""
    own = {kind: kind for kind in known if kind not in KINDS}
    return _options({"": N_("All kinds"), **KINDS}) + Markup().join(
        tag("option", name, value=kind) for kind, name in own.items()
    )


def _options(names: Mapping[str, str]) -> Markup:
    return Markup().join(tag("option", _(text), value=name) for name, text in names.items())


def _labels() -> dict[str, str]:
    return {
        "date": _("Date"),
        "number": _("Number"),
        "addressee": _("To whom"),
        "subject": _("About what"),
        "term": _("Term of the answer"),
        "answer": _("Answer"),
    }


def _row(row: "Row", labels: Mapping[str, str], day: datetime.date) -> Markup:
    entry = row.entry
    subject = entry.summary(spoken()) or row.name or _("(no subject)")
    more = _("What to do with «{name}»").format(name=subject)
    return _ROW.format(
        key=entry.key if entry.key is not None else "",
        mark=row.mark,
        iso=entry.date or "",
        number=entry.number,
        path=row.path,
        name=subject,
        labels=labels,
        date=_day(entry.date),
        addressee=entry.addressee(spoken()),
        subject=tag("a", subject, href=address(row.path)) if row.path else tag("b", subject),
        remark=_remark(entry.kind),
        term=_term(row, day),
        answer=_answers(row),
        more=more,
    )


def _remark(kind: str) -> Markup:
    """Return the kind of a letter, where it is not the usual one."""
    if kind == "inquiry":
        return Markup()
    return tag("span", _(KINDS.get(kind, "")) or kind, class_="aside")


def _term(row: "Row", day: datetime.date) -> Markup:
    """Return the term of a letter, and in words how far it is, where no answer has come."""
    term = row.entry.term
    if term is None:
        return Markup()
    shown = tag("span", _day(term), class_="line")
    if row.entry.answered:
        return shown
    days = (term - day).days
    state = "overdue" if days < 0 else "soon" if days <= 7 else "sent"
    return shown + Markup("\n") + tag("span", days_text(days), class_=f"state {state}")


def days_text(days: int) -> str:
    """Return how far the last day of a term is: «5 days left», «today is the last day» …."""
    if days == 0:
        return _("today is the last day")
    if days < 0:
        text = ngettext("{count} day overdue", "{count} days overdue", -days)
    else:
        text = ngettext("{count} day left", "{count} days left", days)
    return text.format(count=abs(days))


def _answers(row: "Row") -> Markup:
    if not row.entry.answered:
        return tag(
            "button",
            _("Enter an answer"),
            type="button",
            class_="button small",
            data_action="answer",
        )
    pairs = zip(row.entry.answers, row.answers, strict=True)
    parts = [_answer(answer, path) for answer, path in pairs]
    if row.late:
        text = ngettext("{count} day late", "{count} days late", row.late).format(count=row.late)
        parts.append(tag("span", text, class_="state overdue"))
    else:
        parts.append(tag("span", _("Answered"), class_="state answered"))
    return Markup("\n").join(parts)


def _answer(answer: "Answer", path: str) -> Markup:
    number = f"№\N{NO-BREAK SPACE}{answer.number}" if answer.number else ""
    facts = " ".join(filter(None, [_day(answer.date), number]))
    lines = [tag("span", facts or _("Answered, day unknown"), class_="line")]
    if answer.summary:
        lines.append(tag("span", answer.summary, class_="aside line"))
    if file := answer.file.rsplit("/", 1)[-1]:
        where = f"/answers/{quote(path)}"
        name = tag("a", file, href=where, download=True) if path else file
        lines.append(tag("span", name, class_="aside line"))
    return Markup("\n").join(lines)


def _day(day: datetime.date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else ""


def options_of(names: Iterable[str]) -> Markup:
    """Return what a field offers while one types."""
    return Markup().join(tag("option", value=name) for name in names)


def _windows() -> Markup:
    return _WINDOWS.format(
        answer=_("Enter an answer"),
        date=_("Date of the answer"),
        number=_("Number of the answer"),
        summary=_("What was answered"),
        optional=_("may stay empty"),
        language=spoken(),
        file=_("File of the answer"),
        file_hint=_("A copy of it is put into the folder «{name}».").format(name=ANSWERS),
        accept=ANSWER_FILES,
        cancel=_("Cancel"),
        enter=_("Enter"),
        open=_("Open the letter"),
        repeat=_("Repeat the inquiry"),
        repeat_hint=_("A new inquiry is begun, which cites this one and what was answered."),
        none=_("The file of this letter does not lie in this workspace."),
    )
