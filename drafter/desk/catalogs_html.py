"""The translator's pane as HTML: the table of catalogs, and the frame of one catalog's phrases."""

from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from drafter.desk.controls import divider
from drafter.desk.phrase_html import phrase_form
from drafter.desk.tags import joined, tag
from drafter.office.catalogs import OWN, Place
from drafter.office.new_language import Needs
from drafter.wording import N_, _, ngettext
from drafter.wording.languages import language_name

FILTERS = {
    "all": N_("All"),
    "missing": N_("Not translated"),
    "fuzzy": N_("Fuzzy"),
    "findings": N_("With remarks"),
    "changed": N_("Changed"),
    "letter": N_("In the letter"),
    "other": N_("Other than drafter's"),
}
"""Which phrases the list shows, and what that is called (msgids)."""


class Row(NamedTuple):
    """A catalog and how far it is translated."""

    place: Place
    total: int
    missing: int
    fuzzy: int
    dead: int
    needs: Needs | None
    is_readable: bool

    @property
    def done(self) -> int:
        """The phrases that are translated and used."""
        return self.total - self.missing - self.fuzzy


def address(place: Place) -> str:
    """Return the address of a catalog."""
    return f"/catalogs/{place.source}/{quote(place.language)}/{quote(place.domain)}"


def list_page(
    rows: Sequence[Row], free: Sequence[tuple[str, str]], *, in_workspace: bool
) -> Markup:
    """Return the list of catalogs; `free` are the languages that have none, codes and names."""
    own = [row for row in rows if row.place.source == OWN or not in_workspace]
    ours = [row for row in rows if row not in own]
    parts = [tag("p", id="working", class_="aside", role="status")]
    if in_workspace:
        parts.append(_table(own, _("Catalogs of this workspace"), "own"))
    else:
        parts.append(_table(own, _("Catalogs of drafter"), "own"))
    parts += [_needs(row) for row in own if row.needs and _lacks(row.needs)]
    if not in_workspace or own or ours:
        known = {row.place.language for row in own if row.place.is_of_letters}
        copies = [
            row for row in ours if row.place.is_of_letters and row.place.language not in known
        ]
        parts.append(_add(free, [row.place.language for row in copies]))
    if ours:
        note = _("They come with drafter. What a catalog of the workspace lacks, they say.")
        table = _table(ours, _("Drafter's own catalogs"), "ours")
        parts.append(tag("section", table, tag("p", note, class_="aside")))
    return tag("main", *parts, class_="sheet wide catalogs", id="main", tabindex="-1")


def _table(rows: Sequence[Row], title: str, name: str) -> Markup:
    head = tag("h2", title, id=f"{name}-title")
    if not rows:
        text = _("There is none yet: letters have the phrases of drafter's own catalogs.")
        return tag("section", head, tag("p", text), aria_labelledby=f"{name}-title")
    heads = [_("Language"), _("What it says"), _("Translated"), _("Not translated"), _("Fuzzy")]
    heads += [_("Remarks")] if rows[0].place.editable else []
    cells = [tag("th", text, scope="col") for text in heads]
    body = [_line(row) for row in rows]
    table = tag(
        "table",
        tag("thead", tag("tr", *cells)),
        tag("tbody", *body),
        class_="letters",
        aria_labelledby=f"{name}-title",
    )
    return tag("section", head, table, aria_labelledby=f"{name}-title")


def _line(row: Row) -> Markup:
    place = row.place
    what = _("what is printed in letters") if place.is_of_letters else _("what drafter says")
    name = tag("a", language_name(place.language), href=address(place))
    code = tag("span", place.language, class_="aside")
    if not row.is_readable:
        wrong = tag("td", _("The file cannot be read; open it to see why."), colspan="4")
        return tag("tr", tag("td", name, " ", code), tag("td", what), wrong)
    share = int(100 * row.done / row.total) if row.total else 100
    bar = tag(
        "meter", "", min="0", max="100", value=str(share), low="60", high="99", optimum="100",
        aria_label=f"{language_name(place.language)}, {what}",
    )  # fmt: skip
    cells = [
        tag("td", name, " ", code),
        tag("td", what),
        tag("td", bar, f" {share}\N{NO-BREAK SPACE}%", class_="narrow"),
        tag("td", _linked(place, "missing", row.missing), class_="narrow"),
        tag("td", _linked(place, "fuzzy", row.fuzzy), class_="narrow"),
    ]
    if place.editable:
        waiting = tag("span", "…", data_findings=address(place))
        cells.append(tag("td", waiting, class_="narrow"))
    return tag("tr", *cells, data_path=address(place))


def _linked(place: Place, name: str, count: int) -> Markup | str:
    """Return a number that leads to the phrases which it counts."""
    if not count:
        return "0"
    text = f"{_(FILTERS[name])}: {count}"
    return tag("a", str(count), href=f"{address(place)}#{name}", aria_label=text)


def _lacks(needs: Needs) -> bool:
    return bool(needs.phrases or needs.templates or not needs.has_grammar)


def _needs(row: Row) -> Markup:
    """Return what a language of letters still needs, with what can be done about it."""
    needs, place = row.needs, row.place
    assert needs  # noqa: S101 - it is asked for where there are some
    name = language_name(place.language)
    steps = []
    if needs.phrases:
        text = ngettext(
            "{count} phrase has no words at all: letters that need it cannot be made.",
            "{count} phrases have no words at all: letters that need them cannot be made.",
            needs.phrases,
        ).format(count=needs.phrases)
        link = tag("a", _("Translate them"), href=f"{address(place)}#missing")
        steps.append(tag("li", text, " ", link))
    if needs.templates:
        text = _("There are no templates for it: {names}.").format(names=", ".join(needs.templates))
        steps.append(tag("li", text, " ", _copy_of_templates(place.language)))
    if not needs.has_grammar:
        text = _("Drafter knows no grammar of it: names and posts are printed as they are given.")
        steps.append(tag("li", text))
    text = _("In a letter, write its texts under «{code}:», and it is made in this language, too.")
    steps.append(tag("li", text.format(code=place.language)))
    head = tag("h3", _("What is still needed: {language}").format(language=name))
    return tag("section", head, tag("ul", *steps), class_="needs", data_needs=place.language)


def _copy_of_templates(language: str) -> Markup:
    buttons = [
        tag(
            "button",
            _("Copy those: {language}").format(language=language_name(code)),
            type="button",
            class_="button small",
            data_action="templates",
            data_value=language,
            data_from=code,
        )
        for code in ("ru", "kk")
        if code != language
    ]
    return joined(buttons)


def _add(free: Sequence[tuple[str, str]], copies: Sequence[str]) -> Markup:
    options = [tag("option", _("choose …"), value="")]
    options += [tag("option", f"{name} – {code}", value=code) for code, name in free]
    hint = _(
        "Drafter knows the dates, quotation marks and plural forms; the rest is translated here."
    )
    choice = tag("select", *options, id="language", name_="language", aria_describedby="add-hint")
    button = tag("button", _("Add the language"), class_="button primary")
    fields = tag("div", tag("label", _("Language"), for_="language"), choice, class_="field")
    form = tag("form", fields, button, id="add")
    own = [
        tag(
            "button",
            _("Take drafter's own: {language}").format(language=language_name(code)),
            type="button",
            class_="button",
            data_action="take",
            data_value=code,
        )
        for code in copies
    ]
    update = tag(
        "button",
        _("Bring new phrases of the templates in"),
        type="button",
        class_="button",
        data_action="update",
    )
    hinted = tag("p", hint, class_="aside", id="add-hint")
    tools = tag("p", *own, update, class_="catalog-tools")
    head = tag("h2", _("One more language"), id="add-title")
    return tag("section", head, form, hinted, tools, aria_labelledby="add-title")


def pane(place: Place, letters: Sequence[str]) -> Markup:
    """Return the frame of a catalog's phrases; `letters` are those of the workspace."""
    head = tag("div", _search(), class_="catalog-head")
    if not place.editable:
        note = _("This catalog comes with drafter and can only be looked at.")
        head += tag("p", note, class_="aside catalog-note")
    listed = tag(
        "section", head, _filters(place), _list(), class_="phrases", aria_label=_("Phrases")
    )
    form = phrase_form(place)
    said = tag("div", id="said", class_="visually-hidden", role="status")
    if not place.is_of_letters:
        both = [tag("div", listed, class_="phrase-left"), form]
        return tag("main", said, *both, class_="phrase-desk", id="main", tabindex="-1")
    left = tag("div", listed, form, class_="phrase-left")
    between = divider(_("Between phrases and page"))
    side = _side(place, letters)
    return tag("main", said, left, between, side, class_="split", id="main", tabindex="-1")


def _filters(place: Place) -> Markup:
    buttons = [
        tag(
            "button",
            _(text),
            " ",
            tag("span", class_="count-of", data_count=name),
            type="button",
            class_="button small",
            data_action="filter",
            data_value=name,
            aria_pressed="true" if name == "all" else "false",
            hidden=name == "other",
        )
        for name, text in FILTERS.items()
        if (name != "letter" or place.is_of_letters)
        and (place.editable or name not in ("findings", "changed"))
    ]
    group = tag("div", *buttons, class_="tabs", role="group", aria_label=_("Which phrases"))
    return tag("div", group, class_="phrase-filters")


def _search() -> Markup:
    return tag(
        "input",
        type="search",
        id="search",
        aria_label=_("Search in the phrases"),
        placeholder=_("Words of the source or of the translation"),
        autocomplete="off",
        spellcheck="false",
    )


def _list() -> Markup:
    status = tag("p", _("The phrases are being read …"), class_="aside", id="found", role="status")
    return status + tag("ol", class_="phrase-list", id="list", aria_label=_("Phrases"))


def _side(place: Place, letters: Sequence[str]) -> Markup:
    options = [tag("option", _("the sample that has the phrase"), value="")]
    options += [tag("option", name, value=name) for name in letters]
    choice = tag("select", *options, id="letter")
    label = tag("label", _("Letter"), for_="letter")
    head = tag("div", tag("div", label, " ", choice), class_="side-head")
    note = tag("p", class_="aside letter-note", id="letter-note", role="status")
    preview = tag("div", data_preview=place.language, lang=place.language)
    pages = tag(
        "div",
        preview,
        class_="pages",
        id="pages",
        role="region",
        aria_label=_("Page"),
        tabindex="0",
    )
    return tag("section", head, note, pages, class_="side")
