"""A template of one's own that knows nothing of a value swallows none without a word."""

from pathlib import Path
from typing import Any

import pytest

from drafter import Drafter, InquiryError, Office, load
from drafter.composing import Composer
from drafter.errors import Problem
from drafter.model.inquiry import Clause, Inquiry
from drafter.model.origin import origin_of
from drafter.office.looks import look_in
from drafter.office.trying import rendered
from drafter.workspace import Workspace
from tests.conftest import ROOT, SAMPLES, inquiry_data, read

PROSECUTOR = {"post": "prosecutor-general", "surname": "Асылов", "gender": "masculine"}
TWO = [inquiry_data()["addressee"], PROSECUTOR]
SHEETS = {"title": "Список", "sheets": 3}
MINISTER = {"name": "К. Иса", "post": "Депутат"}
CLAUSE = {"name": "answer-in-time"}


def folder_with(folder: Path, **templates: str) -> Path:
    (folder / "ru").mkdir(parents=True, exist_ok=True)
    for name, text in templates.items():
        (folder / "ru" / f"{name}.html").write_text(text, "utf-8")
    return folder


def extending(**blocks: str) -> str:
    own = "".join(f"{{% block {n} %}}{text}{{% endblock %}}" for n, text in blocks.items())
    return '{% extends "drafter/inquiry.html" %}' + own


def problems(folder: Path, inquiry: Inquiry) -> list[Problem]:
    with pytest.raises(InquiryError) as caught:
        Drafter(template=folder).render(inquiry, "ru")
    return list(caught.value.problems)


@pytest.mark.parametrize(
    ("values", "block", "key"),
    [
        ({"date": "2026-11-26"}, "date_and_number", "date"),
        ({"date": "blank"}, "date_and_number", "date"),
        ({"number": "5-6"}, "date_and_number", "number"),
        ({}, "addressee", "addressee"),
        ({"addressee": TWO}, "addressee", "addressee"),
        ({"subject": "О дорогах"}, "subject", "subject"),
        ({}, "body", "body"),
        ({"clauses": [CLAUSE]}, "clauses", "clauses"),
        ({"demands": ["а", "б"]}, "request", "request"),
        ({"demands": ["Первое", "Второе"]}, "demands", "demands"),
        ({"appendix": SHEETS}, "appendix", "appendix"),
        ({"appendices": [SHEETS, SHEETS]}, "appendix", "appendices"),
        ({"appendix": {"sheets": 1, "body": "Текст."}}, "appendix_pages", "body"),
        ({"request": None}, "signatories", "author"),
        ({}, "signatories", "signatories"),
        ({"copy_to": ["prosecutor-general"]}, "copy_to", "copy_to"),
        ({"executor": "К. Иса"}, "executor", "executor"),
    ],
)
def test_a_value_that_is_printed_nowhere_is_an_error_at_its_key(
    tmp_path: Path, values: dict[str, Any], block: str, key: str
) -> None:
    folder = folder_with(tmp_path, inquiry=extending(**{block: "<p>x</p>"}))
    inquiry = read(**values)
    Drafter().render(inquiry, "ru")
    found = {problem.what: problem for problem in problems(folder, inquiry)}
    file = tmp_path / "ru" / "inquiry.html"
    problem = found[f"The template {file} prints «{key}» nowhere."]
    assert problem.id == "value-not-printed"
    assert problem.place
    assert f"«{block}»" in problem.advice
    assert problem.advice.endswith("drafter templates update ru/inquiry")


@pytest.mark.parametrize(
    ("block", "text", "values", "path"),
    [
        ("signatories", "{% for s in signatories %}<p>{{ s.name }}</p>{% endfor %}"
                        "<p>{{ author.signature }}</p>",
         {"signatories": ["А. Перуашев", MINISTER]}, "signatories.1.post"),
        ("signatories", "<p>{{ author.signature }}</p>{% for s in signatories if s.post %}"
                        "<p>{{ s.post }} {{ s.name }}</p>{% endfor %}",
         {"signatories": ["А. Перуашев", MINISTER]}, "signatories.0"),
        ("signatories", "<p>{{ author.signature }}</p><p>{{ signatories|length }}</p>"
                        "{% for s in signatories|selectattr('name') %}<p>x</p>{% endfor %}",
         {}, "signatories"),
        ("demands", "<p>{{ demands[0] }}</p>", {"demands": ["а", "б"]}, "demands.1"),
        ("demands", "<p>{{ demands|last|upper }}</p>", {"demands": ["а", "б"]}, "demands.0"),
        ("demands", "{% for d in demands %}{% if loop.first %}<p>{{ d }}</p>{% endif %}"
                    "{% endfor %}", {"demands": ["а", "б"]}, "demands.1"),
        ("addressee", "{% for a in addressees %}<p>{{ a.post.dative }}</p>{% endfor %}",
         {}, "addressee.surname"),
        ("addressee", "{% for a in addressees[:1] %}<p>{{ a.post }} {{ a.name }}</p>{% endfor %}",
         {"addressee": TWO}, "addressee.1"),
        ("appendix", "<p>{{ appendices|map(attribute='title')|join(', ') }}</p>",
         {"appendices": [SHEETS, SHEETS]}, "appendices.0.sheets"),
        ("executor", "{% if executor %}<p>Исп.</p>{% endif %}", {"executor": "К."}, "executor"),
        ("executor", "<p>{{ 'Исп.' if executor else '' }}</p>", {"executor": "К."}, "executor"),
        ("executor", "{% macro by(x) %}<p>{{ executor }}</p>{% endmacro %}",
         {"executor": "К."}, "executor"),
        ("salutation", "<p>Здравствуйте!</p>",
         {"addressee": {**TWO[0], "salutation": "Глубокоуважаемый"}, "request": None},
         "addressee.salutation"),
    ],
)  # fmt: skip
def test_of_a_list_or_a_group_the_part_is_named(
    tmp_path: Path, block: str, text: str, values: dict[str, Any], path: str
) -> None:
    folder = folder_with(tmp_path, inquiry=extending(**{block: text}))
    inquiry = read(**values)
    places = [problem.place for problem in problems(folder, inquiry)]
    assert places[0] == origin_of(inquiry).place(path)


@pytest.mark.parametrize(
    "text",
    [
        "<p>{{ date.long }} {{ number }}</p>",
        "<p>{{ registration }}</p>",
        "<p>{{ date.iso }}{% if number %} № {{ number|upper }}{% endif %}</p>",
        "<p>{{ number ~ ' ' ~ date }}</p>",
    ],
)
def test_date_and_number_are_printed_together_or_apart(tmp_path: Path, text: str) -> None:
    folder = folder_with(tmp_path, inquiry=extending(date_and_number=text))
    assert Drafter(template=folder).render(read(date="2026-11-26", number="5-6"), "ru")


@pytest.mark.parametrize(
    "text",
    [
        "<p>{{ demands|join('; ') }}</p>",
        "<p>{{ demands|map('upper')|join('; ') }}</p>",
        "{% for d in demands|sort|reverse %}<p>{{ d }}</p>{% endfor %}",
        "{% for some in demands|batch(2) %}<p>{{ some|join(', ') }}</p>{% endfor %}",
        "<p>{{ demands|first|ending(';') }} {{ demands|last|ending('.') }}</p>",
        "{% set all = demands %}{% for d in all %}<p>{{ loop.index }} {{ d }}</p>{% endfor %}",
        "{% macro one(d) %}<p>{{ d }}</p>{% endmacro %}{% for d in demands %}{{ one(d) }}"
        "{% endfor %}",
        "<p>{{ demands[0] }}{% for d in demands[1:] %}; {{ d }}{% endfor %}</p>",
    ],
)
def test_a_list_is_printed_in_any_way(tmp_path: Path, text: str) -> None:
    folder = folder_with(tmp_path, inquiry=extending(demands=text))
    assert Drafter(template=folder).render(read(demands=["первое", "второе"]), "ru")


def test_the_first_of_several_is_not_taken_for_the_only_one(tmp_path: Path) -> None:
    own = extending(request="<p>{{ addressee.salutation }}, {{ author.label }} {{ request }}</p>")
    folder = folder_with(tmp_path, inquiry=own)
    (problem,) = problems(folder, read(addressee=TWO, demands=["а", "б"]))
    assert problem.id == "several-addressees"
    assert "«request»" in problem.advice
    assert str(folder / "ru" / "inquiry.html") in problem.what


def test_each_block_that_takes_the_first_for_the_only_one_is_named(tmp_path: Path) -> None:
    one = "<p>{{ addressee.post }}</p>"
    folder = folder_with(tmp_path, inquiry=extending(addressee=one, salutation=one))
    found = problems(folder, read(addressee=TWO))
    assert {problem.id for problem in found} == {"several-addressees"}
    assert [problem.advice.split("«")[1].split("»")[0] for problem in found] == [
        "addressee",
        "salutation",
    ]


def test_one_addressee_may_be_printed_by_the_variable_of_one(tmp_path: Path) -> None:
    own = extending(addressee="<p>{{ addressee.post.dative }} {{ addressee.name }}</p>")
    assert Drafter(template=folder_with(tmp_path, inquiry=own)).render(read(), "ru")


def test_the_file_that_has_the_block_is_named(tmp_path: Path) -> None:
    skeleton = '{% extends "drafter/letter.html" %}{% block copy_to %}{% endblock %}'
    folder = folder_with(tmp_path, inquiry='{% extends "letter.html" %}', letter=skeleton)
    found = problems(folder, read(copy_to=["prosecutor-general"], request=None, demands=None))
    assert [str(folder / "ru" / "letter.html") in one.what for one in found] == [True]


def test_a_template_without_blocks_is_told_to_print_it(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, inquiry="{{ body }}")
    found = problems(folder, read())
    assert {problem.id for problem in found} == {"value-not-printed"}
    assert not any("update" in problem.advice for problem in found)


@pytest.mark.parametrize("file", sorted(SAMPLES.glob("*.yaml")), ids=lambda file: file.stem)
def test_the_shipped_templates_print_all_of_the_samples(file: Path, drafter: Drafter) -> None:
    inquiry = load(file)
    for language in inquiry.languages:
        assert drafter.render(inquiry, language)


def test_the_check_of_a_letter_says_what_rendering_says(tmp_path: Path) -> None:
    (tmp_path / "drafter.yaml").write_text("", "utf-8")
    folder_with(tmp_path / "templates", inquiry=extending(body="<p>x</p>", executor=""))
    letter = (SAMPLES / "water-code.yaml").read_text("utf-8") + "\nexecutor: К. Иса\n"
    (tmp_path / "letter.yaml").write_text(letter, "utf-8")
    office = Office(tmp_path)
    opened = office.open(tmp_path / "letter.yaml")
    with pytest.raises(InquiryError) as caught:
        office.render(opened, "ru")
    said = [one for one in office.check(opened) if one.id == "value-not-printed"]
    assert [one.what.rsplit("«")[1][:4] for one in said] == ["body", "exec"]
    assert said == list(caught.value.problems)


def test_a_kind_that_prints_less_passes_the_check_of_templates(tmp_path: Path) -> None:
    (tmp_path / "drafter.yaml").write_text("", "utf-8")
    folder_with(tmp_path / "templates", note=extending(body="<p>x</p>", signatories=""))
    assert "ru/note" in list(rendered(Workspace.around(tmp_path)))


def test_the_clause_on_the_earlier_inquiry_stands_where_the_letter_follows_it(
    tmp_path: Path,
) -> None:
    folder = folder_with(tmp_path, inquiry=extending(clauses=""))
    inquiry = read(follows="5-6", clauses=[CLAUSE])
    earlier = Clause(name="unanswered-inquiry", parameters={})
    cited = inquiry.replaced(clauses=(earlier, *inquiry.clauses))
    composer = Composer([folder, ROOT / "templates"], [ROOT / "locales"])
    with pytest.raises(InquiryError) as caught:
        composer.compose(cited, "ru", look_in(ROOT / "templates/official.docx").styles, print)
    places = [problem.place for problem in caught.value.problems]
    assert places == [origin_of(inquiry).place(path) for path in ("follows", "clauses")]
