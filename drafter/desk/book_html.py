"""The address book as HTML: the list with its conditions, and the windows around it."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from drafter.desk.pager import pager
from drafter.desk.tags import joined, tag
from drafter.errors import Problem
from drafter.wording import N_, _, ngettext

if TYPE_CHECKING:
    from drafter.office.book_list import Line

PARTS = {
    "people": N_("People"),
    "posts": N_("Posts"),
    "factions": N_("Factions"),
    "chambers": N_("Chambers"),
}
"""The parts of the book and what they are called (msgids)."""

TERMS = {
    "": N_("All"),
    "now": N_("In office today"),
    "former": N_("No longer in office"),
    "coming": N_("Not yet in office"),
}

TAKEN = ".vcf,.vcard,.csv,.tsv,.xlsx"
"""How files end from which people are taken over."""

_PAGE = Markup("""\
<main id="main" class="sheet wide" tabindex="-1">
<div class="tabs book-parts" role="group" aria-label="{parts_label}">{parts}</div>
<form class="filters" id="filters" role="search" aria-label="{title}">
<div class="field wide"><label for="search">{search}</label>
<input type="search" id="search" name="search" placeholder="{hint}" autocomplete="off"\
 spellcheck="false"></div>
<div class="field" data-of="people"><label for="post">{post}</label>
<input id="post" name="post" list="posts" autocomplete="off" spellcheck="false">
<datalist id="posts"></datalist></div>
<div class="field" data-of="people"><label for="faction">{faction}</label>
<select id="faction" name="faction">{factions}</select></div>
<div class="field" data-of="people chambers"><label for="term">{term}</label>
<select id="term" name="term">{terms}</select></div>
<div class="field"><button type="button" class="button" data-action="clear">{clear}</button></div>
</form>
<div id="problems"></div>
<p class="aside" id="found" role="status">{reading}</p>
<table class="letters book" id="entries" hidden>
<caption class="visually-hidden">{title}</caption>
<thead><tr id="heads"></tr></thead>
<tbody id="rows"></tbody>
</table>
<p class="empty" id="empty" hidden></p>
{pager}
</main>
<dialog id="entry" class="wide" aria-labelledby="entry-title"><form id="entry-form"></form></dialog>
<dialog id="effects" class="wide" aria-labelledby="effects-title">
<h2 id="effects-title">{effects}</h2>
<div id="effects-body" tabindex="-1"></div>
<div class="dialog-actions"><button type="button" class="button" data-action="back">{back}</button>
<button type="button" class="button primary" data-action="agree">{agree}</button></div>
</dialog>
<dialog id="import" class="wide" aria-labelledby="import-title">
<h2 id="import-title">{import_}</h2>
<div class="field"><label for="import-file">{file}</label>
<input type="file" id="import-file" accept="{taken}">
<p class="meaning">{file_hint}</p></div>
<p class="problem error" id="import-problem" role="alert" hidden></p>
<div id="import-body"></div>
<div class="dialog-actions">
<button type="button" class="button" data-action="close-import">{cancel}</button>
<button type="button" class="button primary" data-action="take" disabled>{take}</button>
</div>
</dialog>
""")

_TOOLS = Markup("""\
<button type="button" class="button primary" data-action="add">{add}<kbd>Alt+N</kbd></button>
<button type="button" class="button" data-action="import" data-of="people">{import_}</button>
<details class="menu" id="exports" data-of="people">
<summary class="button">{export}</summary>
<div class="menu-list">
<button type="button" data-action="export" data-value="xlsx">Excel (.xlsx)</button>
<button type="button" data-action="export" data-value="csv">CSV</button>
<button type="button" data-action="export" data-value="vcf">vCard (.vcf)</button>
</div>
</details>
""")


def page() -> tuple[Markup, Markup]:
    """Return the pane as HTML, without its rows, and the buttons of its bar."""
    parts = joined(
        [
            tag(
                "button",
                _(text),
                type="button",
                class_="button",
                data_action="part",
                data_value=name,
                aria_pressed="true" if name == "people" else "false",
            )
            for name, text in PARTS.items()
        ]
    )
    main = _PAGE.format(
        title=_("Address book"),
        parts_label=_("Parts of the address book"),
        parts=parts,
        search=_("Search in the address book"),
        hint=_("Name, post or id"),
        post=_("Post"),
        faction=_("Faction"),
        factions=factions({}),
        term=_("Term"),
        terms=joined([tag("option", _(text), value=name) for name, text in TERMS.items()]),
        clear=_("Show all"),
        reading=_("The address book is being read …"),
        pager=pager(),
        effects=_("Letters that change"),
        back=_("Back to the form"),
        agree=_("Save"),
        import_=_("Take people over from a file"),
        file=_("File"),
        file_hint=_(
            "Cards (vCard), a table that Outlook or Google exported, or a table of your own, CSV"
            " or XLSX."
        ),
        taken=TAKEN,
        cancel=_("Cancel"),
        take=_("Take over"),
    )
    tools = _TOOLS.format(add=_("Add"), import_=_("From a file"), export=_("Export"))
    return main, tools


def heads(part: str) -> Markup:
    """Return the heads of the columns of a part."""
    return joined([tag("th", text, scope="col") for text in _labels(part).values()])


def rows(
    part: str, lines: Sequence["Line"], day: datetime.date, factions_: Mapping[str, str]
) -> Markup:
    """Return entries as rows of the table; `factions_` are their names by id."""
    labels = _labels(part)
    return joined([_row(part, line, labels, day, factions_) for line in lines])


def factions(known: Mapping[str, str]) -> Markup:
    """Return the factions by which people are chosen."""
    options_ = {"": _("All")} | dict(known)
    return joined([tag("option", text, value=name) for name, text in options_.items()])


def options(names: Iterable[str]) -> Markup:
    """Return what a field offers while one types."""
    return joined([tag("option", value=name) for name in names])


def problems(found: Sequence[Problem]) -> Markup:
    """Return what cannot be read in the file."""
    parts = []
    for problem in found:
        place = f"{problem.place}: " if problem.place else ""
        what = tag("span", f"{place}{problem.what}", class_="problem-what")
        parts.append(tag("p", what, " ", problem.advice, class_="problem error"))
    return joined(parts)


def counted(part: str, total: int) -> str:
    """Return how many entries there are."""
    text = {
        "people": ngettext("{count} person", "{count} people", total),
        "posts": ngettext("{count} post", "{count} posts", total),
        "factions": ngettext("{count} faction", "{count} factions", total),
        "chambers": ngettext("{count} chamber", "{count} chambers", total),
    }[part]
    return text.format(count=total)


def day_text(day: datetime.date | None) -> str:
    """Return a day as people write it."""
    return f"{day:%d.%m.%Y}" if day else ""


def term_text(first: datetime.date | None, last: datetime.date | None) -> str:
    """Return a term as people write it: «06.02.2024 – 30.11.2026»."""
    if first and last:
        return f"{day_text(first)} – {day_text(last)}"
    if first:
        return _("from {day}").format(day=day_text(first))
    return _("until {day}").format(day=day_text(last)) if last else ""


def _labels(part: str) -> dict[str, str]:
    """Return the columns of a part with their heads."""
    if part == "people":
        return {
            "name": _("Name"),
            "about": _("Post"),
            "term": _("Term"),
            "remark": _("Faction"),
        }
    if part == "posts":
        return {"name": _("Post"), "about": _("Held by"), "remark": _("Changes hands")}
    if part == "factions":
        return {"name": _("Faction"), "about": _("Members")}
    return {"name": _("Chamber"), "about": _("Deputies"), "term": _("Term")}


def _row(
    part: str,
    line: "Line",
    labels: Mapping[str, str],
    day: datetime.date,
    factions_: Mapping[str, str],
) -> Markup:
    cells = {
        "name": _named(line),
        "about": line.about,
        "term": _term(line, day),
        "remark": _hands(line) if part == "posts" else _factions_of(line, factions_),
    }
    made = [
        tag("td", cells[name], data_label=text if name != "name" else None)
        for name, text in labels.items()
    ]
    return tag("tr", *made, data_id=line.id, data_name=line.name)


def _named(line: "Line") -> Markup:
    button = tag("button", line.name, type="button", class_="link", data_action="open")
    also = tag("span", line.also, class_="aside line") if line.also else Markup()
    return button + also


def _term(line: "Line", day: datetime.date) -> Markup:
    text, state = term_text(line.first, line.last), line.term(day)
    if state in ("former", "coming"):
        return tag("span", text) + Markup(" ") + tag("span", _(TERMS[state]), class_="state")
    return tag("span", text) if text else Markup()


def _factions_of(line: "Line", names: Mapping[str, str]) -> str:
    return ", ".join(names.get(one, one) for one in line.remark.split())


def _hands(line: "Line") -> Markup:
    hidden = tag("span", f": {line.name}", class_="visually-hidden")
    return tag(
        "button",
        _("New holder …"),
        hidden,
        type="button",
        class_="button small",
        data_action="hands",
    )
