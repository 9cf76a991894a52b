"""Several addressees of a typed letter come in as a list, each with post, name and salutation."""

import io
from pathlib import Path
from typing import Any

import pytest

from drafter import Addressee, Inquiry, load
from drafter.importing import import_letters
from tests.importing.secretaries import BODY, BODY_KK, Letter


def imported(folder: Path, *letters: Letter) -> tuple[Inquiry, list[str]]:
    files = [folder / f"{number}.docx" for number in range(len(letters))]
    for file, letter in zip(files, letters, strict=True):
        file.write_bytes(letter.data())
    done = import_letters(files, "letter.yaml")
    return load(io.StringIO(done.text)), [warning.id for warning in done.warnings]


def typed(*head: str, salutation: str = "", language: str = "ru") -> Letter:
    letter = Letter()
    letter.lines(*head, left=9)
    letter.line("ДЕПУТАТСКИЙ ЗАПРОС" if language == "ru" else "ДЕПУТАТТЫҚ САУАЛ", 1)
    letter.lines(*([salutation] if salutation else []), align=1)
    letter.text(*(BODY if language == "ru" else BODY_KK))
    closing = ("С уважением,", "Депутаты") if language == "ru" else ("Құрметпен,", "Депутаттар")
    letter.lines(*closing, "А. Перуашев")
    return letter


def told(addressee: Addressee, language: str = "ru") -> list[str | None]:
    post = addressee.post if isinstance(addressee.post, str) else addressee.post[language][0]
    parts = (addressee.surname, addressee.given, addressee.patronymic)
    return [post, *(part[language].nominative for part in parts if part), addressee.gender]


PREMIER: list[Any] = ["prime-minister", "Бектенов", "Олжас", "Абаевич", "masculine"]
PROSECUTOR: list[Any] = ["prosecutor-general", "Асылов", "Берик", "Ногайулы", "masculine"]
BOTH = "Уважаемый Олжас Абаевич, уважаемый Берик Ногайулы!"


@pytest.mark.parametrize(
    ("head", "salutation", "found"),
    [
        (
            ("Премьер-Министру", "Республики Казахстан", "Бектенову О.А.",
             "Генеральному Прокурору", "Республики Казахстан", "Асылову Б.Н."),
            BOTH, [PREMIER, PROSECUTOR],
        ),
        (
            ("Премьер-Министру Республики Казахстан Бектенову О.А.",
             "Генеральному Прокурору Республики Казахстан Асылову Б.Н."),
            BOTH, [PREMIER, PROSECUTOR],
        ),
        (
            ("Премьер-Министру Республики Казахстан", "Бектенову Олжасу Абаевичу",
             "Генеральному Прокурору Республики Казахстан", "Асылову Б.Н."),
            BOTH, [PREMIER, PROSECUTOR],
        ),
        (
            ("В Правительство Республики Казахстан", "Генеральному Прокурору",
             "Республики Казахстан", "Асылову Б.Н."),
            "Уважаемый Берик Ногайулы!",
            [["В Правительство Республики Казахстан", None], PROSECUTOR],
        ),
        (
            ("Председателю Сената", "Парламента Республики Казахстан", "Ашимбаеву М.С."),
            "Уважаемый Маулен Сагатханович!",
            [["Председатель Сената Парламента Республики Казахстан",
              "Ашимбаев", "Маулен", "Сагатханович", "masculine"]],
        ),
        (
            ("Заместителю Премьер-Министра –", "Министру национальной экономики",
             "Республики Казахстан", "Жумангарину С.М."),
            "Уважаемый Серик Макашевич!",
            [["deputy-prime-minister-national-economy",
              "Жумангарин", "Серик", "Макашевич", "masculine"]],
        ),
    ],
)  # fmt: skip
def test_the_blocks_of_a_head_are_addressees(
    tmp_path: Path, head: tuple[str, ...], salutation: str, found: list[list[Any]]
) -> None:
    inquiry, _ids = imported(tmp_path, typed(*head, salutation=salutation))
    assert [told(addressee) for _path, addressee in inquiry.addressees()] == found
    assert inquiry.body["ru"].startswith(BODY[0])


def test_kazakh_blocks_are_addressees_and_join_the_russian_ones(tmp_path: Path) -> None:
    kazakh = typed(
        *("Қазақстан Республикасының", "Премьер-Министрі", "О.А. Бектеновке"),
        *("Қазақстан Республикасының", "Бас Прокуроры", "Б.Н. Асыловқа"),
        salutation="Құрметті Олжас Абайұлы, құрметті Берік Ноғайұлы!",
        language="kk",
    )
    russian = typed(
        *("Премьер-Министру", "Республики Казахстан", "Бектенову О.А."),
        *("Генеральному Прокурору", "Республики Казахстан", "Асылову Б.Н."),
        salutation=BOTH,
    )
    inquiry, ids = imported(tmp_path, russian, kazakh)
    first, second = (addressee for _path, addressee in inquiry.addressees())
    assert told(first) == PREMIER
    assert told(second) == PROSECUTOR
    assert told(second, "kk") == ["prosecutor-general", "Асылов", "Берік", "Ноғайұлы", "masculine"]
    assert first.salutation is second.salutation is None
    assert ids == []


def test_one_salutation_of_several_in_own_words_is_kept(tmp_path: Path) -> None:
    head = ("Премьер-Министру", "Бектенову О.А.", "Генеральному Прокурору", "Асылову Б.Н.")
    salutation = "Уважаемый Олжас Абаевич, уважаемый господин Прокурор!"
    inquiry, _ids = imported(tmp_path, typed(*head, salutation=salutation))
    said = [addressee.salutation for _path, addressee in inquiry.addressees()]
    assert said == [None, {"ru": "Уважаемый господин Прокурор"}]


def test_a_copy_in_the_head_is_no_addressee(tmp_path: Path) -> None:
    head = ("Премьер-Министру", "Бектенову О.А.", "Копия: Министру финансов")
    inquiry, _ids = imported(tmp_path, typed(*head, salutation="Уважаемый Олжас Абаевич!"))
    assert [path for path, _addressee in inquiry.addressees()] == ["addressee"]
    assert len(inquiry.copy_to) == 1


def test_letters_with_different_numbers_of_addressees_are_told(tmp_path: Path) -> None:
    head = ("Премьер-Министру", "Бектенову О.А.", "Генеральному Прокурору", "Асылову Б.Н.")
    kazakh = typed("Премьер-Министрі", "О.А. Бектеновке", language="kk")
    letter = tmp_path / "letters"
    letter.mkdir()
    for name, made in (("a", typed(*head, salutation=BOTH)), ("b", kazakh)):
        (letter / f"{name}.docx").write_bytes(made.data())
    done = import_letters([letter / "a.docx", letter / "b.docx"], "letter.yaml")
    assert "import-letters-differ" in [warning.id for warning in done.warnings]
    assert "Асылов" in done.text
