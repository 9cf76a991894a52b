"""Problems beside fields: what a form says has no keys and no lines of the file in it."""

import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from drafter.desk.app import guarded
from drafter.desk.context import Desk
from drafter.office.saving import fingerprint
from tests.desk.conftest import HEADERS, HOST, LETTER

_LATIN = re.compile("[A-Za-z]|--")
"""A word of the file in Russian or Kazakh sentences."""

NAMED = "  surname: Бектенов\n  given: Олжас\n  patronymic: {ru: Абаевич, kk: Абайұлы}\n"


def told(folder: Path, text: str, language: str = "en") -> list[dict[str, Any]]:
    """Return what the page of a letter says of it."""
    file = folder / "a.yaml"
    file.write_text(text, encoding="utf-8")
    app, guard = guarded(Desk(folder))
    headers = {**HEADERS, "Accept-Language": language}
    client = TestClient(app, base_url=HOST, headers=headers)
    client.get("/", params={"token": guard.token})
    asked = {"base": fingerprint(file.read_bytes()), "edits": [], "check": "quick"}
    found: list[dict[str, Any]] = client.post("/letters/a.yaml", json=asked).json()["problems"]
    return found


CASES = {
    "wrong-addressee": (
        LETTER.replace("prime-minister", "akim-astana"),
        "addressee.0.post",
        "Look whether it may be now, or choose the appeal as the kind of letter.",
    ),
    "no-demands": (
        re.sub("demands.*\n", "", LETTER),
        "request.ru",
        "Add demands, or choose the appeal as the kind of letter.",
    ),
    "no-name": (
        LETTER.replace(NAMED, ""),
        "addressee.0",
        "Write surname, given name and patronymic and, where it does not show the gender, that"
        " as well.",
    ),
    "register-missing": (
        f"{LETTER}follows: 11\n",
        "follows",
        "Enter the earlier inquiry in the register first, or empty the field.",
    ),
    "unknown-id": (
        re.sub("addressee:\n(  .*\n)+", "addressee: nobody\n", LETTER),
        "addressee.0",
        "Write the name in full, and the post of an official.",
    ),
    "no-members": (
        LETTER.replace("[А. Перуашев]", "all"),
        "signatories",
        "Name the signatories, or choose a faction of the address book as the author.",
    ),
    "clause-parameters": (
        f"{LETTER}clauses: [answered-inquiry]\n",
        "clauses.0.name",
        "Add these fields in «Clauses», and fill them in.",
    ),
    "missing-key": (
        LETTER.replace("Абаевич", "Абай").replace("Абайұлы", "Абай"),
        "addressee.0",
        "Choose the gender.",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_to_do_is_said_in_the_words_of_the_form(tmp_path: Path, name: str) -> None:
    text, key, advice = CASES[name]
    found = [(one["key"], one["advice"]) for one in told(tmp_path, text) if one["id"] == name]
    assert found == [(key, advice)]


def test_by_the_law_that_was_in_force_an_appeal_alone_could_go_there(tmp_path: Path) -> None:
    text = CASES["wrong-addressee"][0].replace("date: 2026-11-26", "date: 2025-11-26")
    found = [one["advice"] for one in told(tmp_path, text) if one["id"] == "wrong-addressee"]
    assert found == ["Choose the appeal as the kind of letter."]


@pytest.mark.parametrize("language", ["ru", "kk"])
@pytest.mark.parametrize("name", CASES)
def test_no_word_of_the_file_is_named(tmp_path: Path, name: str, language: str) -> None:
    said = [one for one in told(tmp_path, CASES[name][0], language) if one["id"] == name]
    assert said
    for one in said:
        what = re.sub("«(answered-inquiry|nobody|date|number)»", "", one["what"])  # as typed
        assert not _LATIN.search(f"{what} {one['advice']}")


@pytest.mark.parametrize(
    ("language", "what"),
    [
        ("en", "«Author» is not filled in."),
        ("ru", "Поле «Автор» не заполнено."),
        ("kk", "«Автор» өрісі толтырылмаған."),
    ],
)
def test_a_field_that_every_letter_needs_is_named_by_its_title_and_told_beside_it(
    tmp_path: Path, language: str, what: str
) -> None:
    found = told(tmp_path, re.sub("author.*\n", "", LETTER), language)
    assert ("author", what) in [(one["key"], one["what"]) for one in found]


def test_fields_of_which_one_is_needed_are_named_by_their_titles(tmp_path: Path) -> None:
    found = told(tmp_path, f"{LETTER}appendix: {{title: {{ru: Справка, kk: Анықтама}}}}\n", "ru")
    (what,) = [one["what"] for one in found if one["id"] == "one-of-keys"]
    titles = "«Листов», «Текст приложения», «Сравнительная таблица», «Файл»"
    assert what.endswith(f": {titles}.")


def test_what_somebody_has_typed_is_cited_as_it_was_typed(tmp_path: Path) -> None:
    text = f"{LETTER}fields: {{subject: {{ru: Дороги, kk: Жолдар}}}}\n"
    (unused,) = [one for one in told(tmp_path, text) if one["id"] == "unused-field"]
    assert unused["what"] == "No template uses the field «subject»."


def test_an_earlier_inquiry_is_cited_by_its_number_in_the_field(tmp_path: Path) -> None:
    found = told(tmp_path, f"{LETTER}follows: 12-34\n")
    assert not [one for one in found if "«follows»" in one["what"] + one["advice"]]
