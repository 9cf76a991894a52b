"""Searching: which letters are found, in which order, and by which of their sentences."""

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.archive import Archive, Query
from drafter.archive.folders import add
from tests.archive.conftest import found, letter, paths, word_file

DAY = datetime.date


@pytest.mark.parametrize(
    "words",
    [
        *("дорога", "ДОРОГАМИ", "сельская дорога", "ремонта", "асфальтом", "школа", "трассы"),
        *("жолды", "жолымыздың", "ауылдың жолдары", "мектептерге", "жөндеуге"),
        *("12-34", "№ 12-34", "Бектенову", "бектеновым", "Бектеновке", "премьер-министру"),
        *("Перуашева", "«скорая помощь ждёт»", "сельскиx дорог"),  # the last x is Latin
    ],
)
def test_a_letter_is_found_by_any_form_of_its_words(archive: Archive, words: str) -> None:
    assert paths(archive, words) == ["roads.yaml"]


@pytest.mark.parametrize(
    "words",
    [
        *("мост", "дорога мост", "12-35", "1234", "«дорога сельская»", "«скорая ждёт»"),
        *("Бектемиров", "пенсия", "жолбарыс", "", "«»", "??"),
    ],
)
def test_other_words_find_nothing(archive: Archive, words: str) -> None:
    assert paths(archive, words) == []


def test_a_letter_is_found_once_in_the_language_of_the_words(archive: Archive) -> None:
    (russian,) = found(archive, "дороги")
    (kazakh,) = found(archive, "жолдар")
    assert (russian.language, kazakh.language) == ("ru", "kk")
    assert russian.addressee.endswith("Премьер-Министр Республики Казахстан")
    assert kazakh.addressee.endswith("Қазақстан Республикасының Премьер-Министрі")


def test_what_is_shown_is_the_sentence_with_the_words_at_its_line(
    archive: Archive, folder: Path
) -> None:
    (hit,) = found(archive, "помощью трасса")
    assert hit.sentence == "Скорая помощь ждёт на трассе."
    assert (folder / "roads.yaml").read_text(encoding="utf-8").splitlines()[
        hit.line - 1
    ].strip() == "В сёлах нет асфальта. Скорая помощь ждёт на трассе."
    assert [text for text, is_found in hit.pieces() if is_found] == ["помощь", "трассе"]


def test_the_subject_comes_before_the_body_and_the_form_before_the_stem(
    archive: Archive, folder: Path
) -> None:
    letter(folder / "a.yaml", number="1", subject="О школах", roads="мостов")
    letter(folder / "b.yaml", number="2", subject="О пустых школах без школы")
    assert paths(archive, "школы")[:1] == ["b.yaml"]
    assert paths(archive, "школы")[-1] == "roads.yaml"  # it has them in its body alone


def test_where_no_letter_has_all_words_those_come_that_have_most(archive: Archive) -> None:
    (hit,) = found(archive, "ремонт сельских бегемотов")
    assert not hit.has_all
    assert found(archive, "ремонт бегемотов") == []


def test_a_word_that_is_being_typed_may_go_on(archive: Archive) -> None:
    assert paths(archive, "сельских дор", is_typed=True) == ["roads.yaml"]
    assert paths(archive, "сельских дор") == []


def test_filters_leave_out_what_does_not_fit(archive: Archive, folder: Path) -> None:
    letter(folder / "old.yaml", date="2020-01-31", number="5")
    old = paths(archive, "дороги", until=DAY(2020, 1, 31))
    new = paths(archive, "дороги", since=DAY(2020, 2, 1))
    assert (old, new) == (["old.yaml"], ["roads.yaml"])
    assert paths(archive, "дороги", kind="appeal") == []
    assert len(paths(archive, "дороги", kind="inquiry")) == 2


@pytest.mark.parametrize(
    "addressee",
    ["Бектенову", "бектеновым", "премьер-министру", "prime-minister", "Премьер-Министрге"],
)
def test_an_addressee_is_meant_by_name_or_post_in_any_case_or_by_id(
    archive: Archive, addressee: str
) -> None:
    assert paths(archive, "дороги", addressees=(addressee,)) == ["roads.yaml"]
    assert paths(archive, "дороги", addressees=("Смаилову",)) == []


def test_an_id_of_the_address_book_finds_letters_that_say_the_name(
    archive: Archive, folder: Path
) -> None:
    book = (
        "people:\n  pm: {surname: Бектенов, given: Олжас, patronymic: {ru: Абаевич, kk: Абайұлы},"
        " post: prime-minister}\n"
    )
    (folder / "addressbook.yaml").write_text(book, encoding="utf-8")
    assert paths(archive, "дороги", addressees=("pm",)) == ["roads.yaml"]


def test_a_word_file_made_of_a_letter_is_found_by_its_yaml(
    archive: Archive, folder: Path, tmp_path: Path
) -> None:
    from drafter import Office

    office = Office(folder)
    old = tmp_path / "sent"
    old.mkdir()
    for language in ("ru", "kk"):
        data = office.render(office.open(folder / "roads.yaml"), language)
        (old / f"2026 запрос.{language}.docx").write_bytes(data)
    add(folder, old)
    for words in ("дороги", "жолдар", "12-34", "Бектенов", "трасса"):
        assert paths(archive, words) == ["roads.yaml"], words


def test_a_copy_of_a_word_file_is_found_once_and_a_repeated_letter_twice(
    archive: Archive, folder: Path, tmp_path: Path
) -> None:
    text = ["Министру транспорта", "О мосте через Иртыш у села Железинка", "Мост закрыт с весны."]
    for name in ("a", "copy of a"):
        word_file(tmp_path / f"old/{name}.docx", "12 мая 2020 года № 7-1", *text)
    word_file(tmp_path / "old/again.docx", "12 мая 2021 года № 7-2", *text)
    add(folder, tmp_path / "old")
    assert len(paths(archive, "мосты Иртыша")) == 2


def test_at_most_so_many_letters_are_found(archive: Archive, folder: Path) -> None:
    for number in range(30):
        letter(folder / f"{number}.yaml", number=f"9-{number}", date=f"2020-01-{number + 1:02}")
    archive.update()
    assert len(archive.find(Query("дороги"), 7)) == 7
    assert len(archive.find(Query("дороги"), 100)) == 31


@given(st.text(max_size=80))
def test_whatever_is_typed_is_searched_for_and_nothing_else(words: str) -> None:
    # An index in memory would do, but nothing of a query may reach the syntax of a real one.
    archive = _SHARED
    hits = archive.find(Query(words, is_typed=True))
    assert all(hit.path == "roads.yaml" for hit in hits)


@pytest.fixture(scope="module", autouse=True)
def _shared(tmp_path_factory: pytest.TempPathFactory) -> None:
    global _SHARED
    from drafter.workspace import Workspace

    folder = tmp_path_factory.mktemp("shared")
    (folder / "drafter.yaml").write_text("months: 1\n", encoding="utf-8")
    letter(folder / "roads.yaml")
    _SHARED = Archive(Workspace(folder))
    _SHARED.update()


_SHARED: Archive
