"""The page of a template as HTML: the editor, a letter beside it, the windows and the buttons."""

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from drafter.composing.library import Template
from drafter.desk.controls import divider, icon_button
from drafter.desk.tags import joined, tag
from drafter.office.cards import Card
from drafter.office.template_shelf import CHANGED, OWN, SAME, SHIPPED
from drafter.wording import N_, _, spoken
from drafter.wording.languages import language_name

STATES = {
    SHIPPED: N_("Drafter's own"),
    SAME: N_("Your copy, as drafter's"),
    CHANGED: N_("Yours, instead of drafter's"),
    OWN: N_("Your own"),
}
"""What a template is, in words (msgids)."""


def frame(
    template: Template,
    state: str,
    languages: Sequence[str],
    cards: Sequence[Card],
    further: Sequence[dict[str, str]],
) -> Markup:
    """Return what stands on the page of a template."""
    said = tag("div", id="said", class_="visually-hidden", role="status")
    source = tag("section", *_source(template, state), class_="source", aria_label=_("Template"))
    between = divider(_("Between template and page"))
    side = tag("section", *_side(languages, cards), class_="side", aria_label=_("Letter"))
    windows = (_compare(), _versions(), _part(template, further))
    return tag(
        "main", said, source, between, side, *windows, class_="split", id="main", tabindex="-1"
    )


def tools(template: Template) -> Markup:
    """Return the buttons of the page that stand in the bar."""
    count = tag("span", "", class_="count", id="count")
    problems = tag(
        "button",
        tag("span", _("Remarks")),
        count,
        type="button",
        class_="button quiet",
        data_action="problems",
        aria_expanded="false",
        aria_controls="problems",
    )
    remarks = [
        problems,
        icon_button("previous-problem", "‹", _("Previous remark"), "Shift+F8"),
        icon_button("next-problem", "›", _("Next remark"), "F8"),
    ]
    if template.own is None:
        return joined([*remarks, _menu(template)])
    save = tag(
        "button",
        _("Save"),
        tag("kbd", "Ctrl+S"),
        type="button",
        class_="button primary",
        data_action="save",
        aria_keyshortcuts="Control+S",
    )
    return joined(
        [
            icon_button("undo", "↶", _("Undo the last change"), "Ctrl+Z"),
            icon_button("redo", "↷", _("Make the change again"), "Ctrl+Y"),
            icon_button("versions", "◷", _("Earlier versions"), "Alt+H"),
            *remarks,
            save,
            _menu(template),
        ]
    )


def keys() -> list[tuple[str, str]]:
    """Return what the keys of the page do."""
    return [
        ("Ctrl+S", _("Save the template; until then no letter is changed.")),
        ("Ctrl+Z, Ctrl+Y", _("Undo a change, make it again.")),
        ("Ctrl+Space", _("Offer what may be written here.")),
        ("Ctrl+F", _("Search and replace in the template.")),
        ("F8", _("Go to the next remark.")),
        ("Shift+F8", _("Go to the previous remark.")),
        ("F6", _("Go from the template to the page and back.")),
        ("Alt+H", _("Show earlier versions.")),
    ]


def _source(template: Template, state: str) -> list[Markup]:
    about = tag("span", _(STATES[state]), class_="state", id="kind")
    buttons = [_plain("difference", _("Difference from drafter's"), pressed=True)]
    if template.own is None:
        hint = _("This text is drafter's. What you change is kept in your workspace.")
        if template.blocks:
            begin = _plain("part", _("Change a part …"), kind="small primary", popup=True)
            buttons = [begin, _plain("copy", _("Copy the whole"))]
        else:
            buttons = [_plain("copy", _("Change it"), kind="small primary")]
        note = tag("p", hint, class_="note", id="hint")
    else:
        buttons = [] if template.shipped is None and not template.language else buttons
        buttons.append(_plain("part", _("Change one more part …"), popup=True))
        note = tag("div", id="offers", class_="note", hidden=True)
    head = tag("div", about, tag("div", *buttons, class_="tabs"), class_="side-head")
    editor = tag("div", id="editor", class_="editor", lang=template.language or None)
    problems = tag("ol", class_="problems", id="problems", hidden=True, aria_label=_("Remarks"))
    return [head, note, editor, problems]


def _side(languages: Sequence[str], cards: Sequence[Card]) -> list[Markup]:
    options = [tag("option", _("Sample letter"), value="")]
    options += [tag("option", called(card), value=card.path) for card in cards]
    letter = tag("select", *options, id="letter", aria_label=_("Letter to try the template on"))
    tabs = [
        tag(
            "button",
            code.upper(),
            type="button",
            class_="button small",
            data_action="language",
            data_value=code,
            aria_pressed="true" if number == 0 else "false",
            title=language_name(code),
        )
        for number, code in enumerate(languages)
    ]
    chosen = tag("div", *tabs, class_="tabs", role="group", aria_label=_("Languages of the page"))
    head = tag("div", letter, chosen if len(languages) > 1 else Markup(), class_="side-head")
    failed = tag("div", id="failed", class_="failed", role="status", hidden=True)
    preview = tag("div", data_preview="it", lang=languages[0] if languages else None)
    pages = tag(
        "div",
        preview,
        class_="pages",
        id="pages",
        role="region",
        aria_label=_("Page"),
        tabindex="0",
    )
    differing = tag(
        "div",
        class_="pages differing",
        id="differing",
        role="region",
        aria_label=_("Difference from drafter's"),
        tabindex="0",
        hidden=True,
    )
    return [head, failed, pages, differing]


def called(card: Card) -> str:
    """Return what a letter is called in the list: number, subject and its file."""
    subject = card.subject.get(spoken()) or next(iter(card.subject.values()), "")
    name = str(PurePosixPath(card.path).with_suffix(""))
    return " · ".join(dict.fromkeys(filter(None, [card.number, subject, name])))


def _compare() -> Markup:
    """Return the window that shows what differs and asks about it."""
    text = tag("div", id="compare-text")
    lines = tag(
        "div",
        id="compare-lines",
        class_="difference lines",
        tabindex="0",
        role="region",
        aria_label=_("What differs"),
    )
    actions = tag("div", id="compare-actions", class_="dialog-actions")
    title = tag("h2", id="compare-title")
    return tag(
        "dialog",
        title,
        text,
        lines,
        actions,
        id="compare",
        class_="wide",
        aria_labelledby="compare-title",
    )


def _versions() -> Markup:
    title = tag("h2", _("Earlier versions"), id="versions-title")
    versions = tag("ul", class_="versions", id="versions", aria_label=_("Earlier versions"))
    lines = tag(
        "div",
        id="version-lines",
        class_="difference lines",
        tabindex="0",
        role="region",
        aria_label=_("What differs from the template as it is now"),
        aria_live="polite",
    )
    sides = tag("div", versions, lines, class_="history-sides")
    take = tag(
        "button",
        _("Put this version into the editor"),
        type="button",
        class_="button primary",
        data_action="take-version",
        disabled=True,
    )
    actions = tag("div", _plain("close", _("Close")), take, class_="dialog-actions")
    return tag(
        "dialog",
        title,
        sides,
        actions,
        id="earlier",
        class_="wide",
        aria_labelledby="versions-title",
    )


def _part(template: Template, further: Sequence[dict[str, Any]]) -> Markup:
    """Return the window in which a part of the letter is chosen, to be changed here."""
    title = tag("h2", _("Which part of the letter is to be changed?"), id="part-title")
    options = [
        tag("option", f"{one['block']} – {one['about']}", value=one["block"]) for one in further
    ]
    label = tag("label", _("Part"), for_="part-of")
    field = tag("div", label, tag("select", *options, id="part-of"), class_="field")
    hint = _(
        "Its text is put into the template, to be changed there; all other parts stay as they"
        " are, and are renewed with drafter."
    )
    text = _("Change this part") if template.own is None else _("Put it into the template")
    actions = tag(
        "div",
        _plain("close", _("Cancel")),
        tag("button", text, class_="button primary"),
        class_="dialog-actions",
    )
    form = tag("form", title, field, tag("p", hint, class_="meaning"), actions)
    return tag("dialog", form, id="part", aria_labelledby="part-title")


def _menu(template: Template) -> Markup:
    summary = tag("summary", "⋯", class_="button quiet icon", aria_label=_("More of this template"))
    address = f"/template-word/{quote(template.name)}"
    parts = [
        tag("h2", "Word"),
        tag("a", _("As a Word file"), href=address, download=True, data_action="word"),
        tag("button", _("Changes from Word …"), type="button", data_action="import"),
    ]
    if template.own and template.shipped:
        parts += [
            tag("hr"),
            tag("button", _("Back to drafter's own …"), type="button", data_action="back"),
        ]
    inner = tag("div", *parts, class_="menu-list")
    return tag("details", summary, inner, class_="menu", id="template-menu")


def _plain(
    action: str, text: str, *, kind: str = "small", pressed: bool = False, popup: bool = False
) -> Markup:
    return tag(
        "button",
        text,
        type="button",
        class_=f"button {kind}",
        data_action=action,
        aria_pressed="false" if pressed else None,
        aria_haspopup="dialog" if popup else None,
    )
