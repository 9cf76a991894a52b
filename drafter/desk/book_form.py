"""The form of an entry of the address book as HTML, with the words in all their cases."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from drafter.desk.book_cases_html import LABELS
from drafter.desk.tags import joined, tag
from drafter.grammar.cases import Case, Gender
from drafter.wording import N_, _
from drafter.wording.genders import gender_name

TITLES = {
    "people": (N_("New person"), N_("Person")),
    "posts": (N_("New post"), N_("Post")),
    "factions": (N_("New faction"), N_("Faction")),
    "chambers": (N_("New chamber"), N_("Chamber")),
}


class Form(NamedTuple):
    """What a form shows: the part, the id (empty: a new one), the values, the languages."""

    part: str
    id: str
    values: Mapping[str, Any]
    languages: Sequence[str]
    post: str = ""
    """The name of the post, where an id stands for it."""
    members: Sequence[tuple[str, str]] = ()
    """The ids of a faction's members with their names."""
    title: str = ""
    is_catalog: bool = False
    """Whether it is a post of the catalog, which the book has not itself yet."""


def form(shown: Form, cases: Markup) -> Markup:
    """Return the form of an entry; `cases` is what `cases_of` returns for it."""
    new, known = TITLES[shown.part]
    title = _(known) if shown.id else _(new)
    parts = [tag("h2", f"{title}: {shown.title}" if shown.title else title, id="entry-title")]
    if shown.is_catalog:
        parts.append(
            tag(
                "p",
                _("The catalog has this post. What is saved here counts instead."),
                class_="aside",
            )
        )
    fields = {
        "people": _person,
        "posts": _post,
        "factions": _faction,
        "chambers": _chamber,
    }[shown.part](shown)
    parts += [fields, tag("div", cases, id="cases")]
    if not shown.id and shown.part != "chambers":
        parts.append(_id_field())
    parts += [_problem(), _actions(is_known=bool(shown.id) and not shown.is_catalog)]
    return joined(parts)


def hands(shown: Form, post: str, holder: str, day: str) -> Markup:
    """Return the form of a post that changes hands."""
    said = _("Held by {name} now.").format(name=holder) if holder else _("Nobody holds it now.")
    picked = _("Who takes the post over, if the book has the person already")
    hint = _("Begin to type the name and choose; or fill in the name below.")
    parts = [
        tag("h2", _("New holder: {post}").format(post=post), id="entry-title"),
        tag("p", said, class_="aside"),
        _row(
            [
                _field("from", _("First day in the post"), kind="date", value=day),
                _field("holder", picked, hint, listed="picked", wide=True),
            ]
        ),
        tag("datalist", id="picked"),
        _names(shown, "person."),
        _row([_gender(shown, "person.")]),
        tag("div", id="cases"),
        tag("p", _("The former holder stays in the book, until the day before."), class_="aside"),
        _problem(),
        _actions(is_known=False),
    ]
    return joined(parts)


def _person(shown: Form) -> Markup:
    values = shown.values
    own = values.get("post")
    words = own if isinstance(own, dict) else {}
    return joined(
        [
            _names(shown),
            _row(
                [
                    _gender(shown),
                    _field(
                        "from", _("In the post from"), kind="date", value=values.get("from", "")
                    ),
                    _field("until", _("until"), kind="date", value=values.get("until", "")),
                ]
            ),
            _field(
                "post_name",
                _("Post from the list"),
                _("Begin to type and choose; a post that the list lacks is written below."),
                listed="posts",
                value=shown.post,
            ),
            _group(
                _("Post in own words"), [_by_language("post", words, shown.languages, forms=True)]
            ),
            _group(
                _("Initials and surname alone"),
                [_by_language("name", values.get("name") or {}, shown.languages)],
                _("Only where the given name is not known: such a person can sign, without cases."),
                is_open=bool(values.get("name")),
            ),
        ]
    )


def _names(shown: Form, before: str = "") -> Markup:
    rows = []
    for code in shown.languages:
        fields = []
        for key in ("surname", "given", "patronymic"):
            text = (shown.values.get(key) or {}).get(code, {}).get(Case.NOMINATIVE, "")
            label = f"{_(LABELS[key])}, {code.upper()}"
            path = f"{before}{key}.{code}.{Case.NOMINATIVE}"
            fields.append(_field(path, label, value=text, lang=code, declines=True))
        rows.append(_row(fields))
    return joined(rows)


def _gender(shown: Form, before: str = "") -> Markup:
    typed = shown.values.get("gender") or ""
    options = {"": _("as the patronymic shows"), **{one.value: gender_name(one) for one in Gender}}
    path = f"{before}gender"
    select = tag(
        "select",
        *(tag("option", text, value=v, selected=v == typed) for v, text in options.items()),
        id=_id(path),
        data_key=path,
        data_declines=True,
    )
    label = tag("label", _("Gender"), for_=_id(path))
    return tag("div", label, select, class_="field short")


def _post(shown: Form) -> Markup:
    return _by_language("", shown.values.get("") or {}, shown.languages, forms=True)


def _faction(shown: Form) -> Markup:
    values = shown.values
    executor = values.get("executor") or {}
    parts = [
        _by_language("name", values.get("name") or {}, shown.languages, _("Name, without quotes")),
        _group(
            _("Author in own words"),
            [_by_language("label", values.get("label") or {}, shown.languages)],
            _("Instead of the name, exactly as it must be printed."),
            is_open=bool(values.get("label")),
        ),
        _members(shown.members),
        tag("h3", _("Executor")),
        _by_language("executor.name", executor.get("name") or {}, shown.languages),
        _by_language(
            "executor.phone", executor.get("phone") or {}, shown.languages[:1], _("Telephone")
        ),
        _field(
            "letterhead",
            _("Letterhead"),
            _("A Word file in the folder of templates, such as letterhead.docx."),
            value=values.get("letterhead", ""),
        ),
    ]
    return joined(parts)


def _members(members: Sequence[tuple[str, str]]) -> Markup:
    items = [member(name, called) for name, called in members]
    field = _field(
        "",
        _("Add a member"),
        _("Begin to type the name and choose."),
        listed="picked",
        id_="member",
    )
    return joined(
        [
            tag("h3", _("Members, in the order of signing")),
            tag("ol", *items, class_="members", id="members"),
            field,
            tag("datalist", id="picked"),
        ]
    )


def member(name: str, called: str) -> Markup:
    """Return a member of a faction with the buttons that move and remove him."""
    buttons = [
        tag(
            "button",
            mark,
            type="button",
            class_="button quiet icon small",
            data_action=act,
            aria_label=f"{text}: {called}",
        )
        for act, mark, text in (
            ("member-up", "↑", _("Move up")),
            ("member-down", "↓", _("Move down")),
            ("member-out", "×", _("Remove")),
        )
    ]
    return tag("li", tag("span", called), *buttons, data_member=name)


def _chamber(shown: Form) -> Markup:
    values = shown.values
    parts = [
        _by_language(key, values.get(key) or {}, shown.languages, _(LABELS[key]), forms=True)
        for key in ("name", "deputies", "deputy")
    ]
    term = [
        _field("from", _("In office from"), kind="date", value=values.get("from", "")),
        _field("until", _("until"), kind="date", value=values.get("until", "")),
    ]
    return joined([*parts, _row(term)])


def _by_language(
    key: str,
    values: Mapping[str, Any],
    languages: Sequence[str],
    label: str = "",
    *,
    forms: bool = False,
) -> Markup:
    """Return a field for each language, beside each other."""
    fields = []
    for code in languages:
        text = values.get(code) or ""
        text = text.get(Case.NOMINATIVE, "") if isinstance(text, dict) else text
        path = f"{key}.{code}.{Case.NOMINATIVE}" if forms else f"{key}.{code}"
        name = f"{label or _(LABELS.get(key.rsplit('.', 1)[-1], 'Name'))}, {code.upper()}"
        fields.append(_field(path, name, value=text, lang=code, declines=forms))
    return _row(fields)


def _field(
    path: str,
    label: str,
    meaning: str = "",
    *,
    kind: str = "text",
    value: str = "",
    lang: str | None = None,
    listed: str | None = None,
    declines: bool = False,
    wide: bool = False,
    id_: str = "",
) -> Markup:
    own = id_ or _id(path)
    hint = f"hint-{own}" if meaning else None
    control = tag(
        "input",
        id=own,
        type=kind,
        data_key=path or None,
        data_declines=declines,
        value=value,
        lang=lang,
        list=listed,
        aria_describedby=hint,
        autocomplete="off",
        spellcheck="true" if lang else "false",
    )
    said = tag("p", meaning, class_="meaning", id=hint) if meaning else Markup()
    name = tag("label", label, for_=own)
    return tag("div", name, control, said, class_="field wide" if wide else "field")


def _id_field() -> Markup:
    hint = _("Letters name the entry by it: small Latin letters. If empty, it is made of the name.")
    return _field("id", _("Id"), hint)


def _group(
    title: str, content: list[Markup], meaning: str = "", *, is_open: bool = False
) -> Markup:
    said = [tag("p", meaning, class_="meaning")] if meaning else []
    return tag("details", tag("summary", title), *said, *content, class_="group", open=is_open)


def _row(fields: list[Markup]) -> Markup:
    return tag("div", *fields, class_="row")


def _problem() -> Markup:
    return tag("p", id="entry-problem", class_="problem error", role="alert", hidden=True)


def _actions(*, is_known: bool) -> Markup:
    remove = tag("button", _("Remove"), type="button", class_="button danger", data_action="remove")
    cancel = tag("button", _("Cancel"), type="button", class_="button", data_action="close-entry")
    save = tag("button", _("Save"), tag("kbd", "Ctrl+Enter"), class_="button primary")
    return tag("div", *([remove] if is_known else []), cancel, save, class_="dialog-actions")


def _id(path: str) -> str:
    return f"field-{path.strip('.').replace('.', '-')}"
