"""The form of a letter as HTML: a control for each value, groups for what belongs together.

Each control has the key of its value in `data-key`, an id made of it, a label, the language of what
is typed there, and its meaning, which F1 and the mouse show and a screen reader reads.
"""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from drafter.desk.controls import common, control, day, html_id, line, picking, prose, text
from drafter.desk.tags import joined, tag
from drafter.model.edits import Field
from drafter.wording import N_, _
from drafter.wording.languages import language_name

_FIRST = (
    "addressee",
    "date",
    "number",
    "subject",
    "author",
    "body",
    "request",
    "demands",
    "signatories",
)
"""What nearly every letter has, in the order in which people think of it."""

_NAMES_OF_ONE = ("surname", "given", "patronymic")

_SELDOM = {
    "addressee": ("gender", "salutation"),
    "author": ("deputies", "group", "label"),
    "copy_to": (*_NAMES_OF_ONE, "gender", "salutation"),
    "signatories": ("post", *_NAMES_OF_ONE),
}
"""What people and the author seldom have: it is folded up where it is empty."""

_EXPECTED = ("addressee", "demands", "signatories")
"""The lists that are shown with a first item to be filled in, where they have none."""

_BESIDE = ("date", "number")
"""What stands beside each other."""

_HINT = N_("Begin to type a name or a post")
_HINTS = {"factions": N_("Begin to type the name of a faction")}
"""What a field of the address book says while it is empty, by the part of the book."""

_BLANK = "blank"
_KEYS = {"up": "Alt+ArrowUp", "down": "Alt+ArrowDown", "remove": "Alt+Delete"}
_SIGNS = {"up": "↑", "down": "↓", "remove": "×"}
_NAMES = {"up": N_("Move up"), "down": N_("Move down"), "remove": N_("Remove")}


def form_html(root: Field) -> Markup:
    """Return the fields of a letter as HTML; `root` is the record of all of them."""
    fields = {field.key: field for field in root.fields}
    beside = [_block(fields[key]) for key in _BESIDE if key in fields]
    row = tag("div", *beside, class_="row", id="f-beside") if beside else Markup()
    first = []
    for key in _FIRST:
        if key in fields:
            field = fields.pop(key)
            first.append(_block(field) if key not in _BESIDE else Markup())
        if key == _BESIDE[-1]:
            first.append(row)
    if not fields:
        return joined(first)
    rest = list(fields.values())
    summary = tag("summary", _("More: copies, appendices, the executor, the kind of letter"))
    is_open = any(_is_filled(field) for field in rest if field.key != "kind")
    more = tag("details", summary, *map(_block, rest), class_="group", id="f-more", open=is_open)
    return joined([*first, more])


def _is_filled(field: Field) -> bool:
    return bool(field.value) or any(map(_is_filled, field.fields))


def _block(field: Field) -> Markup:
    """Return a field with its label; a group of fields with its legend."""
    return _BLOCKS.get(field.kind, _line)(field)


def _line(field: Field) -> Markup:
    return _labelled(field, control(field))


def _labelled(field: Field, *controls: Markup) -> Markup:
    label = tag("label", field.title, for_=html_id(field.key))
    return tag(
        "div",
        label,
        *controls,
        _meaning(field),
        _place_of_problems(field),
        class_="field" if field.kind in ("line", "prose") else "field short",
        data_field=field.key,
    )


def _meaning(field: Field) -> Markup:
    if not field.meaning:
        return Markup()
    return tag("p", field.meaning, class_="meaning", id=f"h-{field.key}", hidden=True)


def _place_of_problems(field: Field) -> Markup:
    return tag("div", id=f"p-{field.key}", data_problems=field.key)


def _with_blank(field: Field) -> Markup:
    """Return a field that may be left for the pen: its control, and a box to tick for that."""
    if not field.blank:
        return _line(field)
    blank = field.value == _BLANK
    box = tag(
        "input",
        type="checkbox",
        id=f"b-{field.key}",
        data_blank=field.key,
        checked=blank,
        aria_label=f"{field.title}: " + _("left for the pen"),
    )
    check = tag("label", box, tag("span", _("left for the pen")), class_="check")
    shown = field.replaced(value="" if blank else field.value)
    typed = day(shown, off=blank) if field.kind == "day" else line(shown, off=blank)
    return _labelled(field, typed, check)


def _yes(field: Field) -> Markup:
    box = tag(
        "input", type="checkbox", checked=field.value == "true", value="true", **common(field)
    )
    label = tag("label", box, tag("span", field.title), class_="check")
    parts = (label, _meaning(field), _place_of_problems(field))
    return tag("div", *parts, class_="field short", data_field=field.key)


def _texts(field: Field, *, titled: bool = True) -> Markup:
    """Return a text in all languages, beside each other; in a list it needs no title."""
    title = f"t-{field.key}"
    cells = [_cell(field, one) for one in field.fields]
    return tag(
        "div",
        tag("span", field.title, class_="label" if titled else "visually-hidden", id=title),
        tag("div", *cells, class_="texts"),
        _meaning(field) if titled else Markup(),
        _place_of_problems(field),
        class_="field wide",
        role="group",
        aria_labelledby=title,
        data_field=field.key,
    )


def _cell(whole: Field, one: Field) -> Markup:
    """Return one language of a text: its label names the text and the language."""
    typed = prose(one) if one.kind == "prose" else text(one)
    language = language_name(one.language)
    parts = [
        tag("span", f"{whole.title}, ", class_="visually-hidden"),
        tag("span", one.language, class_="tongue", title=language, aria_hidden="true"),
        tag("span", language, class_="visually-hidden"),
    ]
    named = tag("label", *parts, for_=html_id(one.key), id=f"t-{one.key}", class_="tongued")
    cases = [_line(case) for case in one.fields]
    inside = (named, typed, *cases, _place_of_problems(one))
    return tag("div", *inside, class_="field", data_field=one.key)


def _reference(field: Field) -> Markup:
    """Return a post: picked from those that are known, or in own words."""
    own = () if field.value else [_cell(field, one) for one in field.fields]
    title = f"t-{field.key}"
    return tag(
        "div",
        tag("label", field.title, for_=html_id(field.key), id=title),
        picking(field, _("Begin to type a post, or write it below")),
        tag("div", *own, class_="texts"),
        _meaning(field),
        _place_of_problems(field),
        class_="field wide",
        role="group",
        aria_labelledby=title,
        data_field=field.key,
    )


def _languages(field: Field) -> Markup:
    """Return a box to tick for each language that a letter can be written in."""
    chosen = field.value.split()
    boxes = [
        tag(
            "label",
            tag(
                "input",
                type="checkbox",
                value=code,
                checked=code in chosen,
                data_among=field.key,
                id=f"f-{field.key}-{code}",
            ),
            tag("span", name),
            class_="check",
        )
        for code, name in field.choices
    ]
    legend = tag("legend", field.title)
    row = tag("div", *boxes, class_="row", data_order=field.value)
    parts = (legend, row, _meaning(field), _place_of_problems(field))
    return tag("fieldset", *parts, class_="group", data_field=field.key)


def _record(field: Field) -> Markup:
    legend = tag("legend", field.title)
    inside = _inside(field)
    parts = (legend, _meaning(field), inside, _place_of_problems(field))
    return tag("fieldset", *parts, class_="group", data_field=field.key)


def _inside(field: Field) -> Markup:
    """Return the fields of a record; where an id may stand for all of them, its picker first."""
    if not field.reference:
        return tag("div", *_in_rows(field.fields), data_own=field.key)
    own = [] if field.value else _own(field)
    return joined([_picker(field), tag("div", *own, data_own=field.key)])


def _own(field: Field) -> list[Markup]:
    """Return the fields of somebody who is in no address book; what is seldom, folded up."""
    names = _SELDOM.get(field.key.partition(".")[0], ())
    seldom = [one for one in field.fields if one.key.rpartition(".")[2] in names]
    usual = _in_rows([one for one in field.fields if one not in seldom])
    if not seldom:
        return usual
    first, *others = (one.title for one in seldom)
    summary = tag("summary", ", ".join([first, *(title.lower() for title in others)]))
    is_open = any(map(_is_filled, seldom))
    folded = tag(
        "details", summary, *_in_rows(seldom), class_="group", id=f"d-{field.key}", open=is_open
    )
    return [*usual, folded]


def _in_rows(fields: Sequence[Field]) -> list[Markup]:
    """Return fields, the short ones of which stand beside each other."""
    rows: list[Markup] = []
    short: list[Markup] = []
    for field in fields:
        if _is_short(field):
            short.append(_block(field))
            continue
        rows += [tag("div", *short, class_="row")] if short else []
        short = []
        rows.append(_block(field))
    return [*rows, tag("div", *short, class_="row")] if short else rows


def _is_short(field: Field) -> bool:
    """Return whether a field leaves room beside it, as a part of a name does in one language."""
    is_name = field.key.rpartition(".")[2] in _NAMES_OF_ONE and len(field.fields) == 1
    return is_name or field.kind in ("count", "choice", "day", "yes", "identifier")


def _picker(field: Field) -> Markup:
    """Return where somebody of the address book is picked by typing."""
    label = tag("label", _("From the address book"), for_=html_id(field.key))
    picker = picking(field, _(_HINTS.get(field.reference, _HINT)))
    return tag("div", label, picker, class_="field")


def _list(field: Field) -> Markup:
    """Return a list: its items with what moves them, and a button for one more."""
    items = [_item(item, number) for number, item in enumerate(field.fields, 1)]
    if not items and field.empty is not None and field.key in _EXPECTED and not field.value:
        items = [_item(field.empty, 1, virtual=True)]
    parts = [
        tag("legend", field.title),
        _meaning(field),
        tag("ol", *items, class_="items", data_list=field.key),
        _place_of_problems(field),
    ]
    if field.empty is not None:
        add = tag("button", _("Add"), tag("kbd", "Alt+Enter"), **_action("add", field.key))
        empty = tag("template", _item(field.empty, 0), data_empty=field.key)
        parts += [tag("div", add, class_="items-tools"), empty]
    return tag("fieldset", *parts, class_="group", data_field=field.key)


def _named(field: Field) -> Markup:
    """Return values under names of one's own, and where one more is named."""
    parts = [tag("legend", field.title), _meaning(field), *map(_block, field.fields)]
    new = f"n-{field.key}"
    parts.append(tag("div", id=f"m-{field.key}", data_more=field.key))
    if field.empty is not None:
        label = tag("label", _("Name of one more"), for_=new)
        name = tag("input", type="text", id=new, autocomplete="off", spellcheck="false")
        add = tag("button", _("Add"), **_action("add-named", field.key))
        row = tag("div", tag("div", label, name, class_="field"), add, class_="row named")
        parts += [row, tag("template", _block(field.empty), data_empty=field.key)]
    return tag("fieldset", *parts, _place_of_problems(field), class_="group", data_field=field.key)


def _action(name: str, key: str) -> dict[str, str | bool | None]:
    return {
        "type": "button",
        "class_": "button small",
        "data_action": name,
        "data_for": key,
    }


def _item(item: Field, number: int, *, virtual: bool = False) -> Markup:
    """Return an item of a list between its number and its tools.

    One that is `virtual` is not in the file until something is written into it.
    """
    tools = [
        tag(
            "button",
            _SIGNS[action],
            type="button",
            class_="button quiet icon small",
            data_action=action,
            aria_label=_(_NAMES[action]),
            title=f"{_(_NAMES[action])} ({_shown_key(action)})",
            aria_keyshortcuts=_KEYS[action],
        )
        for action in _KEYS
    ]
    mark = tag("span", str(number), class_="item-mark", aria_hidden="true")
    main = tag("div", _item_content(item), class_="item-main")
    return tag(
        "li",
        mark,
        main,
        tag("div", *tools, class_="item-tools"),
        class_="item",
        id=f"i-{item.key}",
        data_item=item.key,
        data_virtual=virtual,
    )


def _shown_key(action: str) -> str:
    return _KEYS[action].replace("ArrowUp", "↑").replace("ArrowDown", "↓")


def _item_content(item: Field) -> Markup:
    """Return what stands in an item: a record without a legend of its own, or any other field."""
    if item.kind == "record":
        return joined([_inside(item), _place_of_problems(item)])
    return _texts(item, titled=False) if item.kind == "texts" else _block(item)


_BLOCKS: dict[str, Callable[[Field], Markup]] = {
    "texts": _texts,
    "reference": _reference,
    "languages": _languages,
    "record": _record,
    "named": _named,
    "list": _list,
    "yes": _yes,
    "day": _with_blank,
    "line": _with_blank,
}
