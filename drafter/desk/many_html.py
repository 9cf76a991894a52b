"""The page on which a letter is written to many: what stands on it, and what its scripts say."""

from collections.abc import Sequence
from urllib.parse import quote

from markupsafe import Markup

from drafter.desk.controls import language_buttons
from drafter.desk.tags import tag
from drafter.wording import N_, _

WORDS = {
    "chosen": N_("Chosen: {name}"),
    "rows": N_("Addressees: {count}"),
    "addressee": N_("the addressee"),
    "printed": N_("printed in the letter"),
    "unused": N_("not used"),
    "inrow": N_("Row {row}: {what}"),
    "progress": N_("{done} of {count}, {rate} rows a second, {rest} left"),
    "begun": N_("The letters are being made …"),
    "cancelled": N_("Ended. The letters that are written stay; «Make the letters» goes on."),
    "broken": N_("The desk had ended meanwhile. «Make the letters» goes on where it was."),
    "stopped": N_("The letters could not all be made."),
    "folder": N_("The letters lie in the folder «{name}» beside this letter."),
    "norow": N_("There is no such row."),
    "large": N_("The table is too large for the desk. Use it in a terminal: drafter render --to"),
    "taking": N_("Being read: {name} …"),
}
"""What is said by the scripts (msgids)."""


def many_words() -> dict[str, str]:
    """Return the sentences in the language that is spoken now."""
    return {name: _(text) for name, text in WORDS.items()}


def frame(path: str, languages: Sequence[str], people: Sequence[tuple[str, str]]) -> Markup:
    """Return what stands on the page of a letter in some languages; `people` are of the book."""
    styles = [
        tag("link", rel="stylesheet", href=f"/static/{name}.css") for name in ("pages", "many")
    ]
    back = tag("p", tag("a", _("Back to the letter"), href=f"/letters/{quote(path)}"))
    steps = (_whom(people), _table(), _what(), _made(path))
    form = tag("div", back, *steps, class_="many-steps")
    return tag("main", *styles, form, _preview(languages), class_="many", id="main", tabindex="-1")


def _step(name: str, title: str, *content: Markup, hidden: bool = False) -> Markup:
    head = tag("h2", title, id=f"{name}-title")
    return tag("section", head, *content, id=name, hidden=hidden, aria_labelledby=f"{name}-title")


def _button(action: str, text: str, *, primary: bool = False, hidden: bool = False) -> Markup:
    look = "button primary" if primary else "button"
    return tag("button", text, type="button", class_=look, data_action=action, hidden=hidden)


def _step_button(action: str, sign: str, name: str) -> Markup:
    return tag(
        "button",
        sign,
        type="button",
        class_="button quiet icon",
        data_action=action,
        aria_label=name,
        title=name,
    )


def _whom(people: Sequence[tuple[str, str]]) -> Markup:
    about = tag("p", _("A table (XLSX or CSV) with a row for each addressee: drop it here."))
    choose = tag(
        "p",
        tag("label", _("Table"), for_="table"),
        tag("input", type="file", id="table", accept=".xlsx,.csv,text/csv"),
    )
    listed = [
        tag("label", tag("input", type="checkbox", value=key, data_person=True), f" {name}")
        for key, name in people
    ]
    book = tag(
        "details",
        tag("summary", _("People of the address book")),
        tag(
            "p",
            tag("label", _("Filter"), for_="filter"),
            tag("input", type="search", id="filter", autocomplete="off"),
        ),
        tag(
            "div",
            *listed,
            class_="many-people",
            id="people",
            role="group",
            tabindex="0",
            aria_label=_("People of the address book"),
        ),
        tag(
            "p",
            _button("everybody", _("Choose all that are shown")),
            _button("people", _("Take these")),
        ),
    )
    name = tag("p", id="chosen", class_="many-chosen", role="status")
    return _step("whom", _("To whom"), about, choose, *([book] if people else []), name)


def _table() -> Markup:
    heads = tag("tr", tag("th", _("Column"), scope="col"), tag("th", _("It is for"), scope="col"))
    columns = tag("table", tag("thead", heads), tag("tbody", id="columns"), class_="many-columns")
    wrong = tag("ul", id="faults", class_="many-faults", aria_label=_("What is wrong"))
    return _step("fits", _("The table"), columns, tag("p", id="count"), wrong, hidden=True)


def _what() -> Markup:
    options = {
        "bilingual": _("All languages in one file"),
        "pdf": _("A PDF of each letter as well"),
        "together": _("One file of all letters, to be printed"),
        "register": _("Enter the letters in the register"),
    }
    boxes = [
        tag("label", tag("input", type="checkbox", data_option=name), f" {text}")
        for name, text in options.items()
    ]
    buttons = tag(
        "p",
        _button("start", _("Make the letters"), primary=True),
        _button("cancel", _("Stop"), hidden=True),
    )
    group = tag("div", *boxes, class_="many-options", role="group", aria_labelledby="what-title")
    return _step("what", _("What is made"), group, buttons, hidden=True)


def _made(path: str) -> Markup:
    bar = tag("progress", id="bar", max="1", value="0", aria_labelledby="made-title")
    said = tag("p", id="how-far", role="status")
    name = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    address = f"/many/{quote(path)}/made/{quote(name)}.zip"
    files = tag(
        "p",
        _button("folder", _("Open the folder")),
        tag("a", _("All letters as ZIP"), href=address, download=True, class_="button"),
        tag("span", id="together"),
        id="files",
        hidden=True,
    )
    wrong = tag("ul", id="run-faults", class_="many-faults", aria_label=_("What is wrong"))
    return _step("made", _("The letters"), bar, said, files, wrong, hidden=True)


def _preview(languages: Sequence[str]) -> Markup:
    shown = language_buttons(languages)
    rows = tag(
        "div",
        tag("label", _("Letter"), for_="row"),
        _step_button("previous", "‹", _("Previous letter")),
        tag("input", type="number", id="row", min="1", value="1", inputmode="numeric"),
        _step_button("next", "›", _("Next letter")),
        tag("span", id="row-count"),
        *shown,
        class_="many-rows",
    )
    cells = tag("dl", id="cells", class_="many-cells")
    wrong = tag("ul", id="row-faults", class_="many-faults", aria_label=_("What is wrong"))
    boxes = [
        tag("div", data_preview=code, lang=code, hidden=number > 0)
        for number, code in enumerate(languages)
    ]
    page = tag(
        "div",
        *boxes,
        class_="pages",
        id="pages",
        role="region",
        aria_label=_("Page"),
        tabindex="0",
    )
    return tag(
        "section", rows, wrong, cells, page, id="preview", hidden=True, aria_label=_("One letter")
    )
