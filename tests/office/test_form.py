"""A letter's form has the model's keys, with whatever the file has for them."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from drafter import Office
from drafter.model.edits import Field
from drafter.office.form import every
from tests.conftest import SAMPLES


def form_of(text: str, office: Office | None = None) -> dict[str, Field]:
    office = office or Office()
    whole = office.form(office.open(text=text, name="letter.yaml"))
    return {field.key: field for field in every(whole)}


def leaves(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [leaf for inner in value.values() for leaf in leaves(inner)]
    if isinstance(value, list):
        return [leaf for inner in value for leaf in leaves(inner)]
    return [value.rstrip("\n")]


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_value_of_a_sample_is_a_field(sample: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    shown = {
        word for field in form_of(text).values() for word in [field.value, *field.value.split()]
    }
    assert set(leaves(yaml.load(text, yaml.BaseLoader))) <= shown


def test_lists_begin_with_0_whatever_the_file_looks_like() -> None:
    fields = form_of("languages: [ru]\naddressee: prime-minister\nappendix: {sheets: 3}\n")
    assert fields["addressee.0"].value == "prime-minister"
    assert fields["addressee.0"].shown
    assert fields["appendices.0.sheets"].value == "3"


def test_a_plain_name_stands_in_every_language() -> None:
    fields = form_of("languages: [ru, kk]\nsignatories: [А. Перуашев, perushev]\n")
    names = [fields[f"signatories.0.name.{code}"].value for code in ("ru", "kk")]
    assert names == ["А. Перуашев", "А. Перуашев"]
    assert fields["signatories.1"].value == "perushev"
    assert fields["signatories.1.name.ru"].value == ""


def test_a_plain_text_is_that_of_the_first_language() -> None:
    fields = form_of("languages: [kk, ru]\nsubject: Су туралы\n")
    assert (fields["subject.kk"].value, fields["subject.ru"].value) == ("Су туралы", "")


def test_explicit_forms_stand_beneath_their_word() -> None:
    fields = form_of(
        "languages: [ru]\naddressee: {surname: {ru: {nominative: Иса, dative: Исе}}}\n"
    )
    assert fields["addressee.0.surname.ru"].value == "Иса"
    assert fields["addressee.0.surname.ru.dative"].value == "Исе"


@pytest.mark.parametrize("text", ["", "# пусто\n", "a: [", "\tключ: нет", "- a\n- b\n", "один\n"])
def test_a_file_that_cannot_be_read_has_an_empty_form_and_says_why(text: str) -> None:
    office = Office()
    letter = office.open(text=text, name="letter.yaml")
    assert letter.errors
    values = [f for f in every(office.form(letter)) if f.kind != "languages" and f.value]
    assert values == []


def test_what_can_be_read_beside_slips_is_shown() -> None:
    fields = form_of("subjekt: О воде\nsubject: {ru: О воде}\ndate: [1]\nnumber: 5\nbody: {ru: }\n")
    assert fields["subject.ru"].value == "О воде"
    assert fields["number"].value == "5"
    assert fields["date"].value == ""


def test_a_language_without_a_template_is_offered_where_the_letter_has_it(tmp_path: Path) -> None:
    catalog = tmp_path / "locales" / "ky" / "LC_MESSAGES" / "letter.po"
    catalog.parent.mkdir(parents=True)
    catalog.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n', "utf-8")
    (tmp_path / "drafter.yaml").write_text("{}\n", encoding="utf-8")
    office = Office(tmp_path)
    offered = form_of("languages: [ru]\n", office)["languages"].choices
    assert {code for code, _name in offered} == {"ru", "kk"}
    kept = form_of("languages: [ru, ky]\n", office)["languages"].choices
    assert {code for code, _name in kept} == {"ru", "kk", "ky"}
