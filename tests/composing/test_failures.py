"""Where a letter that could not be made says the slip is: as the check of templates says it."""

from pathlib import Path
from typing import Any

import pytest

from drafter import Drafter, InquiryError, TemplateError
from drafter.errors import DrafterError, Place
from drafter.linting.templates import problems_of
from drafter.model.origin import origin_of
from drafter.workspace import Workspace, shipped
from tests.conftest import read

INQUIRY = "ru/inquiry.html"
EXTENDS = '{% extends "letter.html" %}'


def in_body(*rows: str) -> dict[str, str]:
    """Return a template whose letter has these rows for its body; the first is line 3."""
    return {INQUIRY: "\n".join([EXTENDS, "{% block body %}", *rows, "{% endblock %}", ""])}


def workspace(folder: Path, templates: dict[str, str]) -> Workspace:
    (folder / "addressbook.yaml").write_text("", encoding="utf-8")
    for name, text in templates.items():
        file = folder / "templates" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return Workspace(folder)


def refusal(place: Workspace, **changes: Any) -> DrafterError:
    with pytest.raises(DrafterError) as raised:
        Drafter(workspace=place).render(read(**changes), "ru")
    return raised.value


SYNTAX = {
    "an-if-not-closed": in_body("{% if subject %}", "<p>{{ subject }}</p>"),
    "two-tags-not-closed": in_body("{% if subject %}", "{% for d in demands %}", "<p>x</p>"),
    "an-unknown-tag": in_body("<p>x</p> {% whenever subject %}"),
    "another-language's-tag": in_body("{% if subject %}", "{% elseif number %}", "{% endif %}"),
    "a-tag-that-closes-nothing": in_body("<p>x</p>", "  {% endfor %}"),
    "a-stray-else": in_body("<p>x</p> {% else %}"),
    "a-block-twice": {
        INQUIRY: f"{EXTENDS}\n{{% block body %}}{{% endblock %}}\n"
        "{% block body %}{% endblock %}\n"
    },
    "braces-not-closed": in_body("<p>{{ subject </p>"),
    "an-unreadable-expression": in_body("<p>x</p>", "<p>{{ subject. }}</p>"),
    "several-slips": in_body("<p>{{ subject. }}</p>", "{% if subject %}", "{% endfor %}"),
    "in-a-template-that-is-included": {
        **in_body('{% include "parts/a.html" %}'),
        "ru/parts/a.html": "<p>x</p>\n{% if subject %}\n",
    },
    "in-a-template-that-is-extended": {
        INQUIRY: '{% extends "own.html" %}',
        "own.html": "<p>{{ subject. }}</p>",
    },
}


@pytest.mark.parametrize("templates", [pytest.param(t, id=name) for name, t in SYNTAX.items()])
def test_broken_syntax_is_told_as_by_the_check(tmp_path: Path, templates: dict[str, str]) -> None:
    place = workspace(tmp_path, templates)
    broken = [name for name in templates if "parts/" in name or "own" in name] or [INQUIRY]
    checked = [
        (problem.id, problem.place)
        for problem in problems_of(place, tuple(broken))
        if problem.id.startswith("template-") and "counterpart" not in problem.id
    ]
    told = [(problem.id, problem.place) for problem in refusal(place).problems]
    assert told == checked
    assert told
    assert all(found and found.file.endswith(broken[0]) for _id, found in told)


def part(text: str) -> dict[str, str]:
    return {**in_body('{% include "parts/a.html" %}'), "ru/parts/a.html": text}


RUNNING = [
    ("template-unknown-variable", in_body("<p>{{ adressee }}</p>"), 3, 7),
    ("template-unknown-variable", in_body("<p>adressee {{ adressee }}</p>"), 3, 16),
    ("template-unknown-variable", in_body("{% set x = nobody %}", "<p>nobody {{ x }}</p>"), 3, 12),
    ("template-unknown-part", in_body("<p>nmae {{ addressee.nmae }}</p>"), 3, 22),
    ("template-unknown-part", in_body("<p>{{ addressee['nmae'] }}</p>"), 3, 18),
    (
        "template-unknown-part",
        in_body("<p>{{ signatories[0].name }} {{ author.name }}</p>"),
        3,
        40,
    ),
    (
        "template-unknown-part",
        in_body("{% for s in signatories %}", "<p>{{ s.name }}{{ s.nam }}</p>", "{% endfor %}"),
        4,
        21,
    ),
    (
        "template-unknown-part",
        in_body("<p>nam {{ signatories|map(attribute='nam')|join }}</p>"),
        3,
        38,
    ),
    ("template-unknown-part", part("<p>x</p>\n<p>{{ addressee.nmae }}</p>"), 2, 17),
    ("template-printed-list", in_body("<p>{{ demands }}</p>"), 3, 7),
    ("template-printed-list", in_body("<p>{{ number or '' }} {{ demands }}</p>"), 3, 26),
    ("template-printed-group", in_body("<p>{{ addressee }}</p>"), 3, 7),
    ("template-missing", in_body('<p>x</p> {% include "parts/no.html" %}'), 3, 22),
    ("template-missing", {INQUIRY: '{% extends "no.html" %}'}, 1, 13),
    ("template-unknown-filter", in_body("<p>{{ body|shout }}</p>"), 3, 12),
    (
        "template-unknown-filter",
        in_body("{% if body %}<p>shout {{ body|shout }}</p>{% endif %}"),
        3,
        31,
    ),
    ("template-unknown-test", in_body("{% if body is shouted %}{% endif %}"), 3, 15),
]


@pytest.mark.parametrize(("fault", "templates", "line", "column"), RUNNING)
def test_a_slip_is_where_the_check_finds_it(
    tmp_path: Path, fault: str, templates: dict[str, str], line: int, column: int
) -> None:
    place = workspace(tmp_path, templates)
    name = max(templates)
    expected = Place(str(tmp_path / "templates" / name), line, column)
    error = refusal(place)
    assert isinstance(error, TemplateError)
    assert [(problem.id, problem.place) for problem in error.problems] == [(fault, expected)]
    assert expected in [problem.place for problem in problems_of(place, (name,))]


@pytest.mark.parametrize(
    ("row", "fault", "column"),
    [
        ("<p>{{ 1 / 0 }}</p>", "template-unsuitable-value", 4),
        ("<p>{{ subject }}</p>", "template-unprintable", 7),
        ("<p>format {{ request.format }}</p>", "template-forbidden", 22),
        ("{% for n in range(9999) %}{% endfor %}", "template-endless", 1),
        ("<p>{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}</p>", "template-too-deep", 0),
        ("{% for n in [1] %}" * 30 + "{% endfor %}" * 30, "template-too-deep", 0),
    ],
)
def test_what_only_a_letter_shows_has_its_place(
    tmp_path: Path, row: str, fault: str, column: int
) -> None:
    (problem,) = refusal(workspace(tmp_path, in_body(row))).problems
    file = str(tmp_path / "templates" / INQUIRY)
    assert (problem.id, problem.place) == (fault, Place(file, 3 if column else 0, column))


def test_a_block_that_prints_itself_is_endless_at_the_block_or_its_call(tmp_path: Path) -> None:
    (problem,) = refusal(workspace(tmp_path, in_body("{{ self.body() }}"))).problems
    assert problem.id == "template-endless"
    # Pythons differ in which of the two lines their stack ends.
    file = str(tmp_path / "templates" / INQUIRY)
    assert problem.place in (Place(file, 2, 1), Place(file, 3, 1))


def test_a_template_that_cannot_be_opened_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = workspace(tmp_path, in_body("<p>x</p>"))
    own = tmp_path / "templates" / INQUIRY
    read_text = Path.read_text

    def refused(file: Path, *args: Any, **kwargs: Any) -> str:
        if file == own:
            raise PermissionError(13, "Permission denied", str(file))
        return read_text(file, *args, **kwargs)

    monkeypatch.setattr(Path, "read_text", refused)
    (problem,) = refusal(place).problems
    assert problem.place == Place(str(own))
    assert "protected" in problem.what


def test_an_empty_letter_names_the_own_template_that_a_shipped_one_extends(tmp_path: Path) -> None:
    (problem,) = refusal(workspace(tmp_path, {"letter.html": ""})).problems
    assert problem.id == "template-empty"
    assert problem.place == Place(str(tmp_path / "templates" / "letter.html"), 1, 1)


def test_what_fails_in_shipped_templates_alone_is_a_matter_of_the_letter(tmp_path: Path) -> None:
    error = refusal(Workspace(), clauses=["answer-in-time"] * 6000)
    assert isinstance(error, InquiryError)
    (problem,) = error.problems
    assert problem.id == "template-endless"
    assert problem.place == origin_of(read(clauses=["answer-in-time"])).place("clauses")
    assert str(shipped("templates")) not in str(error)


@pytest.mark.parametrize(
    "printed", ["\ufdd099\ufdd1", '{{ "\\ufdd099\\ufdd1" }}', "\ufdd0", "9\ufdd1"]
)
def test_no_character_of_a_template_misleads_to_another_place(tmp_path: Path, printed: str) -> None:
    row = f"<p>{printed}</p>"
    (problem,) = refusal(workspace(tmp_path, in_body(row, "<p><em>x</p>"))).problems
    assert problem.id == "html-unclosed-tag"
    assert problem.place == Place(str(tmp_path / "templates" / INQUIRY), 4, 4)


def test_a_look_without_a_style_names_no_shipped_template(tmp_path: Path) -> None:
    from drafter.composing import Composer
    from drafter.docx import Look
    from drafter.reading.settings import usual_look

    place = Workspace()
    composer = Composer(place.templates, place.locales)
    styles = Look(usual_look(place)).styles - {"closing"}
    with pytest.raises(TemplateError) as raised:
        composer.compose(read(), "ru", styles, lambda _guess: None)
    (problem,) = raised.value.problems
    assert "«closing»" in problem.what
    assert problem.place is None
