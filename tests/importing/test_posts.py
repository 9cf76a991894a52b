"""Lines that are no post, no person and no signature are taken for none; what is long is quick."""

import io
import time
from pathlib import Path

import pytest

from drafter import Inquiry, load
from drafter.grammar.nominatives import post_nominative
from drafter.importing import import_letters
from fuzz.corpus import filled
from tests.conftest import addressee_of
from tests.importing.secretaries import BODY, Letter
from tests.importing.test_meaning import typed


def imported(folder: Path, letter: Letter) -> tuple[Inquiry, str, list[str]]:
    """Return the letter with its gaps filled, the file, and the ids of what was told."""
    letter.document.save(str(folder / "old.docx"))
    done = import_letters([folder / "old.docx"], "new.yaml")
    return load(io.StringIO(filled(done.text))), done.text, [w.id for w in done.warnings]


def letter_with(head: tuple[str, ...], *tail: str, body: tuple[str, ...] = BODY) -> Letter:
    letter = Letter()
    letter.lines(*head, left=9)
    letter.line("Уважаемый Иван Иванович!", 1)
    letter.text(*body)
    letter.lines(*tail)
    return letter


@pytest.mark.parametrize(
    "line",
    [
        *("Приложение 6", "ВВЕДЕНИЕ", "Общие положения", "Наименование", "Выполнение"),
        *("Основные понятия", "Содержание", "Правила", "Введение в тему", "Задание № 5"),
        *("ПРОЕКТ", "420059, РТ г. Казань, ул. Мира, факс 555-55-56", "ПАО Сбербанк"),
        *("Сделать мои уроки: https://example.com", "info@example.com", "г. Москва"),
    ],
)
def test_a_line_that_is_no_post_stands_in_the_text_as_it_is(tmp_path: Path, line: str) -> None:
    inquiry, text, told = imported(tmp_path, letter_with((line,)))
    assert inquiry.body["ru"].startswith(line)
    assert "  post:\n" in text
    assert {"import-no-post", "import-head-in-body"} <= set(told)


@pytest.mark.parametrize(
    ("line", "post"),
    [
        ("Начальнику управления образования", "Начальник управления образования"),
        ("Заведующему кафедрой", "Заведующий кафедрой"),
        ("Генеральному директору завода", "Генеральный директор завода"),
        ("И. о. директора школы", "И. о. директора школы"),
    ],
)
def test_a_post_is_taken_and_put_back(tmp_path: Path, line: str, post: str) -> None:
    inquiry, _text, _told = imported(tmp_path, letter_with((line,)))
    found = addressee_of(inquiry).post
    assert isinstance(found, dict)
    assert found["ru"].nominative == post


@pytest.mark.parametrize("word", ["Приложение", "ВВЕДЕНИЕ", "Общие положения", "Экономическое"])
def test_no_neuter_is_put_back_into_a_word_that_does_not_exist(word: str) -> None:
    assert post_nominative(word, "ru").text == word


def test_an_organisation_is_no_person(tmp_path: Path) -> None:
    letter = letter_with(("Директору", "ПАО Сбербанк"), "ИЦ УМВД")
    inquiry, _text, _told = imported(tmp_path, letter)
    assert addressee_of(inquiry).surname is None
    assert "ИЦ УМВД" in inquiry.body["ru"]


def test_a_letter_of_an_office_is_taken_apart_as_it_is_meant(tmp_path: Path) -> None:
    letter = Letter()
    letter.table(("МВД РОССИИ\n420059, г. Энск\nтел. 555-55-55",), ("___ 2024г № ____",),
                 ("на № ____ От ____",))  # fmt: skip
    head = ("Начальнику ЦИТСиЗИ УМВД", "майору полиции", "И.И. Иванову")
    letter.lines(*head, left=9)
    letter.line("Уважаемый Иван Иванович!", 1)
    letter.text(*BODY, "Прошу:", "1) согласовать доступ.")
    letter.lines("Приложение:", "1. Заявка;", "2. Список.")
    letter.lines("Заместитель начальника Центра", "полковник полиции\t\tП.П. Петров")
    letter.lines("Исп. Сидоров С.С.", "ИЦ УМВД", "8-555-55-55")
    inquiry, text, told = imported(tmp_path, letter)
    post = addressee_of(inquiry).post
    assert isinstance(post, dict)
    assert post["ru"].nominative == "Начальник ЦИТСиЗИ УМВД майор полиции"
    assert "    dative: Начальнику ЦИТСиЗИ УМВД майору полиции\n" in text
    body = inquiry.body["ru"]
    for line in ("МВД РОССИИ", "420059, г. Энск", "___ 2024г", "ИЦ УМВД"):
        assert line in body
    assert "Приложение:\n\n1. Заявка;\n2. Список." in body
    assert [d["ru"] for d in inquiry.demands] == ["согласовать доступ"]
    (signatory,) = inquiry.signatories
    assert (
        signatory.name,
        isinstance(signatory.post, dict) and signatory.post["ru"].nominative,
    ) == (
        {"ru": "П. П. Петров"},
        "Заместитель начальника Центра полковник полиции",
    )
    assert inquiry.executor is not None
    assert inquiry.executor.name == {"ru": "Сидоров С.С."}
    assert "import-blank-date" in told


def test_an_incoming_number_is_not_the_letters_own(tmp_path: Path) -> None:
    head = ("12.03.2024 № 5-1", "на № 7 от 01.03.2024", "Министру финансов", "Такиеву М.М.")
    inquiry, _text, _told = imported(tmp_path, letter_with(head, "А. Иванов"))
    assert (str(inquiry.date), inquiry.number) == ("2024-03-12", "5-1")
    assert "на № 7 от 01.03.2024" in inquiry.body["ru"]


def test_another_closing_is_told(tmp_path: Path) -> None:
    _inquiry, _text, told = imported(tmp_path, typed(closing="С глубоким уважением,"))
    assert "import-other-closing" in told
    _inquiry, _text, told = imported(tmp_path, typed(closing="С уважением!"))
    assert "import-other-closing" not in told


def test_a_line_without_a_name_is_no_author(tmp_path: Path) -> None:
    letter = letter_with(("Министру финансов",), "С уважением,", "руслан https://example.com")
    inquiry, text, _told = imported(tmp_path, letter)
    assert "\nauthor:\n\n" in text
    assert "руслан" in inquiry.body["ru"]


@pytest.mark.parametrize(
    "text",
    [
        "а" + " " * 40_000 + "б", "а" + "\t" * 20_000 + "б", "," * 40_000 + "x", "А. " * 15_000,
        "министру и " * 4_000, "1" * 40_000 + "x", "_" * 40_000, "лист 1 " * 6_000,
    ],
    ids=["spaces", "tabs", "commas", "initials", "posts", "digits", "lines", "sheets"],
)  # fmt: skip
@pytest.mark.parametrize("place", ["head", "demand", "tail"])
def test_a_long_line_takes_no_longer_than_its_length(tmp_path: Path, text: str, place: str) -> None:
    letter = {
        "head": lambda: typed(text),
        "demand": lambda: typed(request=("Просим:", f"1) {text};")),
        "tail": lambda: typed(tail=("Депутаты", text)),
    }[place]()
    letter.document.save(str(tmp_path / "old.docx"))
    start = time.process_time()
    import_letters([tmp_path / "old.docx"], "new.yaml")
    assert time.process_time() - start < 2
