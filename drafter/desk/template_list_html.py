"""The lawyer's pane as HTML: the list of templates, the look, and the windows."""

from collections.abc import Iterable, Sequence
from urllib.parse import quote

from markupsafe import Markup

from drafter.desk.tags import joined, tag
from drafter.desk.template_html import STATES
from drafter.office.taking_look import TEXTS
from drafter.office.template_shelf import CHANGED, CLAUSE, KIND, OWN, PART, Line
from drafter.wording import N_, _, ngettext
from drafter.wording.languages import language_name
from drafter.words.reference import BLOCKS

_SAMPLE, _LETTERHEAD, _NOTHING = TEXTS
_USUAL = "inquiry"
_BODIES = {
    _LETTERHEAD: N_("It is the letterhead: it stands at the head of page 1"),
    _SAMPLE: N_("It is an example of the styles, and is not printed"),
    _NOTHING: N_("It is left out"),
}
"""What may become of the text in the body of a Word file (msgids)."""

_GROUPS = {KIND: N_("Kinds of letters"), CLAUSE: N_("Clauses"), PART: N_("What letters share")}


def page(lines: Sequence[Line], languages: Sequence[str]) -> tuple[Markup, Markup]:
    """Return the pane as HTML, and the buttons of its bar."""
    groups = [_group(sort, [one for one in lines if one.sort == sort]) for sort in _GROUPS]
    main = tag("main", *groups, _look(languages), id="main", class_="sheet wide", tabindex="-1")
    kinds = dict.fromkeys(line.template.kind for line in lines if line.sort == KIND)
    windows = joined([_new_kind(kinds, languages), _new_clause(languages), _take(languages)])
    tools = [
        _button("clause", _("New clause …"), popup=True),
        _button("kind", _("New kind of letter …"), "Alt+N", kind="primary", popup=True),
    ]
    return main + windows, joined(tools)


def _group(sort: str, lines: Sequence[Line]) -> Markup:
    """Return a group of templates: a row for each, with its versions in the languages."""
    title = tag("h2", _(_GROUPS[sort]), id=f"group-{sort}")
    names = dict.fromkeys(line.template.kind for line in lines)
    names = dict.fromkeys(sorted(names, key=lambda name: name != _USUAL))
    rows = [
        _row(line, is_first=number == 0)
        for name in names
        for number, line in enumerate(one for one in lines if one.template.kind == name)
    ]
    heads = [_("Template"), _("Language"), _("Whose"), _("Its parts")]
    head = tag("tr", *(tag("th", text, scope="col") for text in heads))
    table = tag(
        "table",
        tag("thead", head),
        tag("tbody", *rows),
        class_="letters templates",
        aria_labelledby=f"group-{sort}",
    )
    return tag("section", title, table, class_="group-of-templates")


def _row(line: Line, *, is_first: bool) -> Markup:
    template = line.template
    name = template.kind.removeprefix("clauses/")
    link = tag(
        "a",
        name,
        href=f"/templates/{quote(template.name)}",
        aria_label=f"{name}, {language_name(template.language)}" if template.language else None,
    )
    title = [tag("p", line.title, class_="aside", lang=template.language)] if line.title else []
    language = language_name(template.language) if template.language else _("all")
    is_own = line.state in (CHANGED, OWN)
    state = [tag("span", _(STATES[line.state]), class_="state" + (" sent" if is_own else ""))]
    if line.offers:
        text = ngettext("{count} part to renew", "{count} parts to renew", line.offers)
        state.append(tag("span", text.format(count=line.offers), class_="state overdue"))
    blocks = [
        tag("code", block, title=_(BLOCKS[block]) if block in BLOCKS else None)
        for block in template.blocks
    ]
    return tag(
        "tr",
        tag("td", link, *title),
        tag("td", language, class_="narrow", data_label=_("Language")),
        tag("td", *state, data_label=_("Whose")),
        tag("td", Markup(" ").join(blocks), class_="blocks", data_label=_("Its parts")),
        class_="begins" if is_first else None,
    )


def _look(languages: Sequence[str]) -> Markup:
    title = tag("h2", _("The look"), id="group-look")
    about = tag("p", id="look-file", role="status")
    problems = tag("ol", id="look-problems", class_="problems", aria_label=_("Remarks"))
    hint = tag(
        "p",
        _(
            "Page, margins, fonts and letterhead are a Word file. Change it in Word, or drop any"
            " Word file here: a letterhead, an old letter."
        ),
        class_="aside",
    )
    actions = tag(
        "p",
        tag(
            "a",
            _("Download the look"),
            class_="button",
            href="/template-look",
            download=True,
            data_action="look",
        ),
        tag(
            "a",
            _("Download the bilingual letterhead"),
            class_="button",
            href="/template-look?letterhead",
            download=True,
            data_action="letterhead",
        ),
        _button("take", _("Take the look of a Word file …")),
        class_="look-actions",
    )
    del languages
    return tag(
        "section", title, about, hint, actions, problems, id="look", aria_labelledby="group-look"
    )


def _new_kind(kinds: Iterable[str], languages: Sequence[str]) -> Markup:
    options = [tag("option", name, value=name, selected=name == _USUAL) for name in kinds]
    hint = _("Small Latin letters, digits and hyphens: support. Letters say it: kind: support.")
    fields = [
        _field(
            "kind-name",
            _("Name in letters"),
            tag(
                "input",
                id="kind-name",
                name_="name",
                required=True,
                autocomplete="off",
                spellcheck="false",
            ),
            hint,
        ),
        _field(
            "kind-from",
            _("All else is as in"),
            tag("select", *options, id="kind-from", name_="from"),
        ),
    ]
    for code in languages:
        title = tag(
            "input",
            id=f"title-{code}",
            name_=f"title.{code}",
            lang=code,
            required=True,
            autocomplete="off",
            spellcheck="true",
        )
        begun = tag(
            "input",
            id=f"formula-{code}",
            name_=f"formula.{code}",
            lang=code,
            autocomplete="off",
            spellcheck="true",
        )
        language = language_name(code)
        pair = (
            _field(f"title-{code}", _("Title, {language}").format(language=language), title),
            _field(f"formula-{code}", _("The request begins with"), begun),
        )
        fields.append(tag("div", *pair, class_="row"))
    return _window("kind", _("New kind of letter"), fields, _("Make it"))


def _new_clause(languages: Sequence[str]) -> Markup:
    hint = _("Small Latin letters, digits and hyphens. Letters say it: clauses: [article-27].")
    name = tag(
        "input",
        id="clause-name",
        name_="name",
        required=True,
        autocomplete="off",
        spellcheck="false",
    )
    fields = [_field("clause-name", _("Name in letters"), name, hint)]
    for code in languages:
        text = tag(
            "textarea",
            id=f"text-{code}",
            name_=f"text.{code}",
            lang=code,
            required=True,
            rows="3",
            spellcheck="true",
        )
        label = _("Text, {language}").format(language=language_name(code))
        fields.append(_field(f"text-{code}", label, text))
    return _window("clause", _("New clause"), fields, _("Make it"))


def _take(languages: Sequence[str]) -> Markup:
    """Return the window in which a Word file becomes the look, with a letter in it."""
    bodies = [
        tag("label", tag("input", type="radio", name_="body", value=value), _(text), class_="check")
        for value, text in _BODIES.items()
    ]
    body = tag(
        "fieldset",
        tag("legend", _("The text of its body")),
        tag("p", id="take-text", class_="aside"),
        *bodies,
        class_="group",
        id="take-body",
    )
    changes = tag(
        "fieldset",
        tag("legend", _("What is set by hand in it: let the styles say so")),
        tag("div", id="take-list"),
        class_="group",
        id="take-changes",
        hidden=True,
    )
    said = tag("ul", id="take-said", class_="aside")
    problems = tag("ol", id="take-problems", class_="problems", aria_label=_("Remarks"))
    left = tag("div", body, changes, said, problems)
    preview = tag("div", data_preview="look", lang=languages[0] if languages else None)
    pages = tag(
        "div",
        preview,
        class_="pages",
        id="take-pages",
        role="region",
        aria_label=_("Page"),
        tabindex="0",
    )
    sides = tag("div", left, pages, class_="take-sides")
    return _window(
        "take", _("The look of a Word file"), [sides], _("Make it the look of all letters"), "wide"
    )


def _window(
    name: str, title: str, fields: Sequence[Markup], do: str, width: str | None = None
) -> Markup:
    problem = tag("p", class_="problem error", role="alert", hidden=True)
    actions = tag(
        "div",
        _button("close", _("Cancel")),
        tag("button", do, class_="button primary"),
        class_="dialog-actions",
    )
    form = tag("form", tag("h2", title, id=f"{name}-title"), *fields, problem, actions)
    return tag("dialog", form, id=name, class_=width, aria_labelledby=f"{name}-title")


def _field(name: str, label: str, control: Markup, hint: str = "") -> Markup:
    about = [tag("p", hint, class_="meaning", id=f"{name}-hint")] if hint else []
    return tag("div", tag("label", label, for_=name), control, *about, class_="field")


def _button(
    action: str, text: str, key: str = "", *, kind: str = "", popup: bool = False
) -> Markup:
    return tag(
        "button",
        text,
        *([tag("kbd", key)] if key else []),
        type="button",
        class_=f"button {kind}".strip(),
        data_action=action,
        aria_haspopup="dialog" if popup else None,
    )
