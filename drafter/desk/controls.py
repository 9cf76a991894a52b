"""The controls of a letter's form as HTML: what is typed, chosen, ticked or picked, by its kind.

Each control has the key of its value in `data-key`, an id made of it, the language of what is typed
there, and names what describes it: its meaning, and what is wrong with it.
"""

import datetime
from collections.abc import Callable, Sequence

from markupsafe import Markup

from drafter.desk.tags import tag
from drafter.model.edits import Field
from drafter.wording import _
from drafter.wording.languages import language_name

_LONG = ("subject", "request", "demands", "title", "reason")
"""The texts that have more than a few words."""


def html_id(key: str) -> str:
    """Return the id of the control of a key."""
    return "f-" + "_".join(key.split())


def control(field: Field) -> Markup:
    """Return the control of a value by its kind."""
    return _CONTROLS.get(field.kind, line)(field)


def common(field: Field) -> dict[str, str | bool | None]:
    """Return the attributes that every control has."""
    # One language of a text, and an item of a list, mean what the whole does.
    whole = _whole(field)
    described = f"h-{whole} p-{field.key}" if field.meaning else f"p-{field.key}"
    return {
        "id": html_id(field.key),
        "data_key": field.key,
        "lang": field.language or None,
        "aria_describedby": described,
        "aria_required": "true" if field.required else None,
    }


def _whole(field: Field) -> str:
    """Return the key under which the meaning of a field stands in the form."""
    key = field.key.removesuffix(f".{field.language}") if field.language else field.key
    above, _dot, last = key.rpartition(".")
    return above if last.isdecimal() else key


def line(field: Field, *, off: bool = False) -> Markup:
    """Return the control of a text in one line; `off`: nothing can be typed there now."""
    return tag(
        "input",
        type="text",
        value=field.value,
        disabled=off,
        autocomplete="off",
        spellcheck="true" if field.language else "false",
        **common(field),
    )


def text(field: Field) -> Markup:
    """Return the control of a text in one language; a long one has several lines to stand in."""
    if not any(part in _LONG for part in field.key.split(".")):
        return line(field)
    facts = common(field)
    # The parser takes one line break at the beginning of the element for its own.
    text = "\n" + field.value
    return tag("textarea", text, rows="2", spellcheck="true", data_line=True, **facts)


def prose(field: Field) -> Markup:
    """Return the place of an editor, which takes its name and its language from there."""
    facts = common(field) | {"aria_required": None}
    named = {"aria_labelledby": f"t-{field.key}"}
    return tag("div", class_="body", data_body=True, spellcheck="true", **named, **facts)


def _count(field: Field) -> Markup:
    facts = common(field)
    return tag(
        "input", type="text", inputmode="numeric", value=field.value, autocomplete="off", **facts
    )


def _choice(field: Field) -> Markup:
    choices = [("", "—"), *field.choices]
    if field.value not in dict(choices):
        choices.append((field.value, field.value))
    options = [
        tag("option", text, value=word, selected=word == field.value) for word, text in choices
    ]
    return tag("select", *options, **common(field))


def day(field: Field, *, off: bool = False) -> Markup:
    """Return the calendar of a day; what is typed in a file and is no day stays to be seen."""
    kind = "date" if not field.value or _is_day(field.value) else "text"
    facts = common(field)
    return tag("input", type=kind, value=field.value, disabled=off, autocomplete="off", **facts)


def _is_day(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def picking(field: Field, hint: str) -> Markup:
    """Return where an id is picked by typing, with the list of what is found."""
    listed = f"l-{field.key}"
    # Only people sign; letters go to posts as well.
    part = "persons" if field.key.startswith("signatories.") else field.reference
    control = tag(
        "input",
        type="text",
        role="combobox",
        aria_expanded="false",
        aria_autocomplete="list",
        aria_controls=listed,
        autocomplete="off",
        spellcheck="false",
        value=field.shown or field.value,
        data_id=field.value,
        placeholder=hint,
        **common(field.replaced(language="")),
    )
    name = _("Address book")
    options = tag(
        "ul", class_="picker-list", role="listbox", id=listed, hidden=True, aria_label=name
    )
    return tag("div", control, options, class_="picker", data_pick=part)


_CONTROLS: dict[str, Callable[[Field], Markup]] = {
    "prose": prose,
    "count": _count,
    "choice": _choice,
    "day": day,
}


def language_buttons(languages: Sequence[str]) -> list[Markup]:
    """Return buttons that choose the language of the pages shown; the first is pressed."""
    return [
        tag(
            "button",
            language_name(code),
            type="button",
            class_="button small",
            data_action="show",
            data_value=code,
            aria_pressed="true" if number == 0 else "false",
        )
        for number, code in enumerate(languages)
    ]


def icon_button(action: str, sign: str, name: str, key: str) -> Markup:
    """Return a button that shows a sign alone; its name and its key, `Ctrl+Z`, appear beside it."""
    return tag(
        "button",
        sign,
        type="button",
        class_="button quiet icon",
        data_action=action,
        aria_label=name,
        title=f"{name} ({key})",
        aria_keyshortcuts=key.replace("Ctrl", "Control"),
    )


def divider(name: str) -> Markup:
    """Return what stands between the two halves of a page and can be moved; `name` describes it."""
    return tag(
        "div",
        class_="divider",
        role="separator",
        tabindex="0",
        aria_orientation="vertical",
        aria_label=name,
        aria_valuenow="48",
        aria_valuemin="20",
        aria_valuemax="80",
    )
