"""Fields are for templates alone: any name serves, none is lacking or left over unsaid."""

from pathlib import Path

import pytest

from drafter import Office, TemplateError
from drafter.errors import WARNING, Problem
from drafter.linting.templates import problems_of
from drafter.office.trying import rendered
from drafter.workspace import Workspace
from tests.conftest import SAMPLES
from tests.documents import whole

LETTER = (SAMPLES / "water-code.yaml").read_text("utf-8")


def workspace(folder: Path, **texts: str) -> Path:
    """Return a workspace whose templates begin a body by a text of their language."""
    (folder / "drafter.yaml").write_text("", "utf-8")
    for language, text in texts.items():
        (folder / "templates" / language).mkdir(parents=True)
        file = folder / "templates" / language / "inquiry.html"
        blocks = f"{{% block body %}}<p>{text}</p>{{{{ super() }}}}{{% endblock %}}"
        file.write_text(f'{{% extends "drafter/inquiry.html" %}}{blocks}', "utf-8")
    return folder


def checked(folder: Path, more: str) -> list[Problem]:
    (folder / "letter.yaml").write_text(LETTER + more, "utf-8")
    office = Office(folder)
    found = office.check(office.open(folder / "letter.yaml"))
    return [problem for problem in found if "field" in problem.id]


@pytest.mark.parametrize("use", ["fields.bill", 'fields["bill"]', "fields.unused", "fields.items"])
def test_any_name_of_a_field_passes_the_check_of_templates(tmp_path: Path, use: str) -> None:
    folder = workspace(tmp_path, ru=f"{{{{ {use} }}}}", kk=f"{{{{ {use} }}}}")
    place = Workspace.around(folder)
    assert problems_of(place) == []
    assert "ru/inquiry" in list(rendered(place))


def test_a_field_is_printed_in_the_language_of_the_letter(tmp_path: Path) -> None:
    folder = workspace(tmp_path, ru="{{ fields.bill }}", kk="{{ fields.bill }}")
    assert checked(folder, "\nfields: {bill: {ru: О реке, kk: Өзен туралы}}\n") == []
    office = Office(folder)
    letter = office.open(folder / "letter.yaml")
    assert "О реке" in whole(office.render(letter, "ru"))
    assert "Өзен туралы" in whole(office.render(letter, "kk"))


def test_a_letter_without_the_field_is_refused_at_the_line_of_the_template(tmp_path: Path) -> None:
    folder = workspace(tmp_path, ru="Закон «{{ fields.bill }}»", kk="x")
    (problem,) = checked(folder, "")
    file = folder / "templates" / "ru" / "inquiry.html"
    assert str(problem.place).startswith(f"{file}:1:")
    assert problem.id == "missing-field"
    assert problem.what == "The letter has no field «bill»."
    assert problem.advice == "Add to the letter: fields: {bill: {ru: …, kk: …}}"
    office = Office(folder)
    with pytest.raises(TemplateError) as caught:
        office.render(office.open(folder / "letter.yaml"), "ru")
    assert list(caught.value.problems) == [problem]


def test_the_line_joins_the_fields_that_are_there_and_a_slip_is_named(tmp_path: Path) -> None:
    folder = workspace(tmp_path, ru="{{ fields.river }}{{ fields.bill }}", kk="x")
    (problem,) = [p for p in checked(folder, "\nfields: {river: Иртыш}\n") if p.what]
    assert problem.advice == "Add to «fields» of the letter: bill: {ru: …, kk: …}"
    (problem,) = checked(folder, "\nfields: {river: Иртыш, bil: Иртыш}\n")
    assert "«bil»" in problem.advice


@pytest.mark.parametrize(
    "use", ["{% if fields.bill %}a{% endif %}b", "{{ fields.bill|default('b') }}"]
)
def test_a_template_may_ask_for_a_field(tmp_path: Path, use: str) -> None:
    folder = workspace(tmp_path, ru=use, kk=use)
    assert checked(folder, "") == []


def test_a_field_that_no_template_uses_is_told_at_its_line(tmp_path: Path) -> None:
    folder = workspace(tmp_path, ru="{{ fields.river }}")
    (problem,) = checked(folder, "\nfields:\n  river: Иртыш\n  bill: {ru: О реке, kk: Өзен}\n")
    assert (problem.id, problem.severity) == ("unused-field", WARNING)
    assert problem.place
    assert (
        (folder / "letter.yaml")
        .read_text("utf-8")
        .splitlines()[problem.place.line - 1]
        .startswith("  bill")
    )
    told: list[Problem] = []
    office = Office(folder)
    office.render(office.open(folder / "letter.yaml"), "ru", told.append)
    assert [one for one in told if one.id == "unused-field"] == [problem]


def test_a_field_that_a_condition_asks_about_is_used(tmp_path: Path) -> None:
    folder = workspace(tmp_path, ru='{{ "a" if fields.bill == "да" else "b" }}')
    assert checked(folder, "\nfields: {bill: да}\n") == []
