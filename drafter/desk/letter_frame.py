"""The frame of a letter's page: where form, problems and pages stand, and the buttons."""

from collections.abc import Sequence

from markupsafe import Markup

from drafter.desk.controls import divider, icon_button, language_buttons
from drafter.desk.form import form_html
from drafter.desk.history_html import history_dialog
from drafter.desk.letter_menu import make, menu
from drafter.desk.tags import joined, tag
from drafter.model.edits import Field
from drafter.wording import _


def frame(form: Field, languages: Sequence[str]) -> Markup:
    """Return what stands on the page of a letter in some languages."""
    said = tag("div", id="said", class_="visually-hidden", role="status")
    fields = tag("section", form_html(form), class_="form", id="form", aria_label=_("Form"))
    between = divider(_("Between form and page"))
    side = tag(
        "section",
        _head(languages),
        _list_of_problems(),
        _pages(languages),
        _exact(),
        class_="side",
    )
    styles = [
        tag("link", rel="stylesheet", href=f"/static/{name}.css")
        for name in ("form", "pages", "history")
    ]
    split = (said, fields, between, side, history_dialog())
    return tag("main", *styles, *split, class_="split", id="main", tabindex="-1")


def tools(path: str, languages: Sequence[str]) -> Markup:
    """Return the buttons of the page that stand in the bar; `path` is that of the letter."""
    count = tag("span", "", class_="count", id="count")
    undo, redo = _("Undo the last change"), _("Make the change again")
    name = tag("span", _("Remarks"))
    return joined(
        [
            icon_button("undo", "↶", undo, "Ctrl+Z"),
            icon_button("redo", "↷", redo, "Ctrl+Y"),
            icon_button("history", "◷", _("Earlier versions"), "Alt+H"),
            tag(
                "button",
                name,
                count,
                type="button",
                class_="button quiet",
                data_action="problems",
                aria_expanded="false",
                aria_controls="problems",
            ),
            icon_button("previous-problem", "‹", _("Previous remark"), "Shift+F8"),
            icon_button("next-problem", "›", _("Next remark"), "F8"),
            make("docx", "Word", _("Write the letter as a Word file and open it")),
            make("pdf", "PDF", _("Write the letter as a PDF and open it")),
            tag(
                "button",
                _("Save"),
                tag("kbd", "Ctrl+S"),
                type="button",
                class_="button",
                data_action="save",
                aria_keyshortcuts="Control+S",
            ),
            menu(path, languages),
        ]
    )


def keys() -> list[tuple[str, str]]:
    """Return what the keys of the page do."""
    return [
        ("Ctrl+S", _("Save at once; it is saved by itself as well.")),
        ("Ctrl+Z, Ctrl+Y", _("Undo a change, make it again; also after closing.")),
        ("Alt+H", _("Show earlier versions.")),
        ("F8", _("Go to the next remark.")),
        ("Shift+F8", _("Go to the previous remark.")),
        ("Ctrl+F1", _("Show what is meant by the field.")),
        ("Alt+↑, Alt+↓", _("Move an item of a list.")),
        ("Alt+Enter", _("Add an item after this one.")),
        ("Alt+Delete", _("Remove an item of a list.")),
        ("F6", _("Go from the form to the page and back.")),
    ]


def _head(languages: Sequence[str]) -> Markup:
    shown = language_buttons(languages)
    if len(languages) > 1:
        beside = tag(
            "button",
            _("Side by side"),
            type="button",
            class_="button small",
            data_action="show",
            data_value=" ".join(languages),
            aria_pressed="false",
        )
        shown.append(beside)
    exact = tag(
        "button",
        _("As printed"),
        type="button",
        class_="button small",
        data_action="exact",
        aria_pressed="false",
        title=_("The PDF of what is saved, as LibreOffice makes it"),
    )
    tabs = tag("div", *shown, class_="tabs", role="group", aria_label=_("Languages of the page"))
    return tag("div", tabs, exact, class_="side-head")


def _exact() -> Markup:
    note = tag("p", class_="aside", id="exact-note", role="status")
    return tag("div", note, class_="exact", id="exact", hidden=True)


def _list_of_problems() -> Markup:
    return tag("ol", class_="problems", id="problems", hidden=True, aria_label=_("Remarks"))


def _pages(languages: Sequence[str]) -> Markup:
    previews = [
        tag("div", data_preview=code, lang=code, hidden=number > 0)
        for number, code in enumerate(languages)
    ]
    return tag(
        "div",
        *previews,
        class_="pages",
        id="pages",
        role="region",
        aria_label=_("Page"),
        tabindex="0",
    )
