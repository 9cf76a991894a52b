"""People of the address book, as the text of a letter names them."""

from pathlib import Path

import pytest

from drafter.office.office import Office
from tests.proofreading.test_style import letter

BOOK = """\
people:
  saurov:
    surname: {ru: Сауров, kk: Сауров}
    given: {ru: Нурлан, kk: Нұрлан}
    patronymic: {ru: Ерболович, kk: Ерболұлы}
    gender: masculine
    post: minister-transport
  balaeva:
    name: А. Балаева
"""


@pytest.fixture
def office(tmp_path: Path) -> Office:
    (tmp_path / "drafter.yaml").write_text("", encoding="utf-8")
    (tmp_path / "addressbook.yaml").write_text(BOOK, encoding="utf-8")
    return Office(tmp_path)


def told(office: Office, folder: Path, body: str) -> list[str]:
    file = folder / "letter.yaml"
    file.write_text(letter("ru", body), encoding="utf-8")
    found = office.check(office.open(file))
    return [problem.what for problem in found if problem.id == "name-misspelt"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ответил Министр транспорта Н. Сауоров.", "Сауоров"),
        ("Ответил Министр транспорта А. Сауров.", "Сауров"),
        ("Письмо подписала А. Балайева.", "Балайева"),
    ],
)
def test_another_spelling_or_initial_is_told(
    office: Office, tmp_path: Path, text: str, name: str
) -> None:
    (what,) = told(office, tmp_path, text)
    assert name in what


@pytest.mark.parametrize(
    "text",
    [
        "Ответил Министр транспорта Н. Сауров, о чём Н. Саурову напомнили.",
        "Жалобу подал А. Сауров, житель села.",
        "Жалобу подал К. Сауоров, житель села.",
        "Письмо подписала А. Балаева, а с А. Балаевой согласны все.",
    ],
)
def test_of_the_same_name_or_another_person_nothing_is_said(
    office: Office, tmp_path: Path, text: str
) -> None:
    assert told(office, tmp_path, text) == []
