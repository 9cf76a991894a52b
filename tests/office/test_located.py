"""Where the problems of a letter stand in its form, and what mends them."""

from pathlib import Path
from typing import Any

import pytest

from drafter.office.form import key_map
from drafter.office.located import Located, located
from drafter.office.office import Office

LETTER = """\
addressee:
  post: {ru: министр энергетики, kk: энергетика министрі}
  surname: {ru: Ким, kk: Ким}
  given: {ru: Олжас, kk: Олжас}
  gender: masculine
author: {deputies: true}
subject: {ru: 'О дорогах , мостах', kk: Жолдар туралы}
body:
  ru: |
    Дороги плохи , очень.
    Их не чинят.
  kk: |
    Жолдар нашар.
demands:
  - {ru: первое, kk: бірінші}
  - {ru: 'построить мост , дорогу', kk: екінші}
appendix: {title: {ru: 'Список дорог , мостов', kk: Тізім}, sheets: 2}
signatories: [А. Перуашев]
"""


def found(text: str, tmp_path: Path) -> dict[str, list[Located]]:
    office = Office(tmp_path)
    letter = office.open(text=text, name=str(tmp_path / "a.yaml"))
    problems = office.check(letter, ["spelling"])
    keys = key_map(text, letter.name, office.workspace)
    by_id: dict[str, list[Located]] = {}
    for one in located(letter.source, letter.name, keys, problems):
        by_id.setdefault(one.problem.id, []).append(one)
    return by_id


def mended(text: str, tmp_path: Path, edits: list[Any]) -> str:
    return Office(tmp_path).edited(text, "a.yaml", edits)


def test_problems_stand_at_the_keys_of_the_model(tmp_path: Path) -> None:
    assert [one.key for one in found(LETTER, tmp_path)["space-at-mark"]] == [
        "subject.ru",
        "body.ru",
        "demands.1.ru",
        "appendices.0.title.ru",
    ]


def test_the_offset_is_that_of_the_character_in_the_value(tmp_path: Path) -> None:
    subject, body, *_others = found(LETTER, tmp_path)["space-at-mark"]
    assert subject.offset == "О дорогах , мостах".index(" ,")
    assert body.offset == "Дороги плохи , очень.".index(" ,")
    assert (body.line, body.column) == (0, body.offset)


def test_a_mend_changes_the_mistake_alone(tmp_path: Path) -> None:
    edits = [one.mend for one in found(LETTER, tmp_path)["space-at-mark"]]
    assert None not in edits
    assert mended(LETTER, tmp_path, edits) == LETTER.replace(" ,", ",")


@pytest.mark.parametrize("form", ["Шевченю", "Шевчень"])
def test_a_form_that_was_guessed_is_chosen_and_guessed_no_more(tmp_path: Path, form: str) -> None:
    text = LETTER.replace("{ru: Ким, kk: Ким}", "{ru: Шевчень, kk: Шевчень}")
    guesses = [one for one in found(text, tmp_path)["guessed-form"] if one.choices]
    assert guesses
    key = "addressee.0.surname.ru"
    chosen = next(one for one in guesses if one.key == key)
    assert len({edit.value for edit in chosen.choices}) == len(chosen.choices) > 1
    edit = chosen.choices[0].replaced(value=form)
    text = mended(text, tmp_path, [edit])
    assert f"dative: {form}" in text
    rest = found(text, tmp_path).get("guessed-form", [])
    assert not [one for one in rest if one.key.startswith(key)]


def test_what_stands_nowhere_in_the_file_has_no_key(tmp_path: Path) -> None:
    problems = found("body: {ru: Текст.}\n", tmp_path)
    keys = {one.key for of_kind in problems.values() for one in of_kind}
    assert keys <= {"", "body", "body.ru"}


def test_a_key_that_is_unknown_is_told_at_what_it_stands_in(tmp_path: Path) -> None:
    text = LETTER.replace("  gender: masculine", "  gendr: masculine")
    (one,) = found(text, tmp_path)["unknown-key"]
    assert one.key == "addressee.0"
