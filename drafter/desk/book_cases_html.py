"""The words of an entry of the address book in all their cases, as fields that correct them."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from drafter.desk.languages import own_names
from drafter.desk.tags import joined, tag
from drafter.grammar.cases import Gender
from drafter.wording import N_, _
from drafter.wording.cases import case_name
from drafter.wording.genders import gender_name

if TYPE_CHECKING:
    from drafter.office.book_cases import Declined, InCase

LABELS = {
    "surname": N_("Surname"),
    "given": N_("Given name"),
    "patronymic": N_("Patronymic"),
    "post": N_("Post"),
    "": N_("Post"),
    "name": N_("Name"),
    "label": N_("Label"),
    "deputies": N_("What the deputies are called"),
    "deputy": N_("What one deputy is called"),
}
"""What the words and texts of an entry are called, by their keys (msgids)."""


def cases_of(declined: "Declined", part: str, languages: Sequence[str]) -> Markup:
    """Return the words of an entry in all their cases, as fields in which they are corrected."""
    tables = [
        _table(code, {key: by[code] for key, by in declined.words.items() if by.get(code)})
        for code in languages
    ]
    whole = joined([one for one in tables if one])
    if not whole:
        return Markup()
    said = [tag("p", _said_of_gender(declined), class_="aside")] if part == "people" else []
    hint = _("What is typed here counts instead; an emptied field has the form by the rule again.")
    head = tag("summary", _("In all cases"))
    return tag(
        "details",
        head,
        *said,
        tag("p", hint, class_="aside"),
        tag("div", whole, class_="cases"),
        class_="group",
        open=True,
    )


def _said_of_gender(declined: "Declined") -> str:
    if not declined.gender:
        return _("The gender is not known: choose it, or a letter cannot decline the name.")
    name = gender_name(Gender(declined.gender))
    if declined.is_guessed:
        return _("Gender: {gender} – guessed by the name; choose it above.").format(gender=name)
    return _("Gender: {gender}.").format(gender=name)


def _table(code: str, words: Mapping[str, Sequence["InCase"]]) -> Markup:
    if not words:
        return Markup()
    heads = [tag("th", _(LABELS[key]), scope="col") for key in words]
    corner = tag("td")
    rows = [tag("tr", corner, *heads)]
    for number, first in enumerate(next(iter(words.values()))):
        name = case_name(first.case)
        cells = [_cell(key, code, forms[number], name) for key, forms in words.items()]
        rows.append(tag("tr", tag("th", name, scope="row"), *cells))
    return tag("table", tag("caption", own_names().get(code, code), lang=code), *rows)


def _cell(key: str, code: str, form: "InCase", case: str) -> Markup:
    path = ".".join((key, code, form.case))
    name = f"{_(LABELS[key])}, {case}, {code.upper()}"
    note = _note(form)
    field = tag(
        "input",
        id=f"case-{path.replace('.', '-') or 'post'}",
        aria_label=name,
        aria_describedby=f"note-{path.replace('.', '-')}",
        data_key=path,
        data_made=form.text,
        data_unsure=not form.sure,
        value=form.own or form.text,
        lang=code,
        autocomplete="off",
        spellcheck="true",
    )
    kind = "own" if form.own else "" if form.sure else "unsure"
    span = tag("span", note, id=f"note-{path.replace('.', '-')}", class_=f"note {kind}".strip())
    return tag("td", field, span)


def _note(form: "InCase") -> str:
    if form.own:
        return _("by hand; the rule has «{text}»").format(text=form.text)
    return "" if form.sure else _("guessed: check it")
