"""The form of a phrase as HTML; its script fills it in."""

from markupsafe import Markup

from drafter.desk.controls import icon_button
from drafter.desk.tags import tag
from drafter.office.catalogs import Place
from drafter.wording import _


def phrase_form(place: Place) -> Markup:
    """Return the form of a phrase of a catalog."""
    where = tag("span", id="where", class_="aside")
    state = tag("span", id="phrase-state", class_="state", role="status")
    parts = [
        tag("div", where, state, class_="phrase-head"),
        tag("p", tag("b", id="context"), " ", tag("span", id="told"), class_="phrase-told"),
        tag("div", id="sources", class_="phrase-sources"),
        tag("div", id="fields"),
        tag("div", id="chips", class_="phrase-chips", role="group", aria_label=_("To be inserted")),
        tag("p", class_="aside", id="instead"),
        tag("ol", class_="problems", id="remarks", aria_label=_("Remarks")),
    ]
    if place.editable:
        parts += [_mark(), _tools()]
    parts += [
        _block("cases", _("In the cases, as letters print it"), "dl"),
        _block("others", _("In other languages"), "dl"),
        _block("neighbours", _("Before and after it in the file"), "div"),
        _block("more", _("Where it is used"), "ul"),
    ]
    return tag(
        "section",
        *parts,
        class_="phrase form",
        id="phrase",
        aria_label=_("Phrase"),
        tabindex="-1",
        hidden=True,
    )


def _block(name: str, title: str, element: str) -> Markup:
    head = tag("h2", title, id=f"{name}-title")
    return tag("section", head, tag(element, id=name), class_="phrase-block",
               aria_labelledby=f"{name}-title")  # fmt: skip


def _mark() -> Markup:
    box = tag("input", type="checkbox", id="fuzzy", aria_keyshortcuts="Control+U")
    text = _("Fuzzy: not certain, and not used")
    return tag("label", box, " ", text, " ", tag("kbd", "Ctrl+U"), class_="check phrase-fuzzy")


def _tools() -> Markup:
    return tag(
        "div",
        _button("save-next", _("Save, next"), "Ctrl+Enter", "Control+Enter", look="primary"),
        _button("save", _("Save"), "Ctrl+S", "Control+S"),
        _button("source", _("Copy the source"), "Ctrl+B", "Control+B"),
        _button("put-back", _("Put back"), "Esc", "Escape"),
        class_="phrase-tools",
    )


def _button(action: str, text: str, key: str, keys: str, look: str = "") -> Markup:
    return tag(
        "button",
        text,
        tag("kbd", key),
        type="button",
        class_=f"button {look}".strip(),
        data_action=action,
        aria_keyshortcuts=keys,
    )


def tools() -> Markup:
    """Return the buttons of the bar: back and forth through what was saved."""
    return tag("span", icon_button("undo", "↶", _("Undo what was saved"), "Ctrl+Z"),
               icon_button("redo", "↷", _("Make it again"), "Ctrl+Y"))  # fmt: skip
