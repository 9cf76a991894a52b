"""Appendices come in with title, sheets, copies and text: announced, printed, or both."""

import io
from pathlib import Path
from typing import Any

import pytest
from docx.enum.section import WD_ORIENT, WD_SECTION

from drafter import Drafter, Inquiry, load
from drafter.importing import import_letters
from tests.conftest import read
from tests.documents import whole
from tests.importing.secretaries import BODY, Letter

Facts = list[tuple[str | None, int | None, int | None]]


def imported(folder: Path, *letters: bytes) -> tuple[Inquiry, list[str]]:
    files = [folder / f"{number}.docx" for number in range(len(letters))]
    for file, data in zip(files, letters, strict=True):
        file.write_bytes(data)
    done = import_letters(files, "letter.yaml")
    return load(io.StringIO(done.text)), [warning.id for warning in done.warnings]


def typed(*enclosed: str, after: bool = False) -> Letter:
    letter = Letter()
    letter.lines("Премьер-Министру Республики Казахстан", "Бектенову О.А.", left=9)
    letter.lines("ДЕПУТАТСКИЙ ЗАПРОС", "Уважаемый Олжас Абаевич!", align=1)
    letter.text(*BODY)
    letter.text("На основании изложенного прошу:", "1) принять меры;", "2) сообщить о них.")
    letter.lines(*(() if after else enclosed))
    letter.lines("С уважением,", "Депутат Мажилиса\t\t\tА. Перуашев", *(enclosed if after else ()))
    return letter


def facts(inquiry: Inquiry, language: str = "ru") -> Facts:
    return [
        (one.title[language] if one.title else None, one.sheets, one.copies)
        for _path, one in inquiry.enclosed()
    ]


LISTED: Facts = [("Список участков", 3, 1), ("Фотографии", 5, 2)]


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("Приложение: на 3 л. в 1 экз.",), [(None, 3, 1)]),
        (("Приложение: на 5 листах.",), [(None, 5, None)]),
        (("Приложение: справка на 2 (двух) листах в 2 экземплярах",), [("справка", 2, 2)]),
        (("Приложение: список (на 3 л. в 1 экз.)",), [("список", 3, 1)]),
        (("Приложение: отчёт за 2025 год, 12 листов",), [("отчёт за 2025 год", 12, None)]),
        (
            ("Приложение: 1) Список участков на 3 л. в 1 экз.; 2) Фотографии на 5 л. в 2 экз.",),
            LISTED,
        ),
        (
            ("Приложения:", "1. Список участков на 3 л. в 1 экз.;",
             "2. Фотографии на 5 л. в 2 экз."),
            LISTED,
        ),
        (
            ("Приложение:", "– Список участков на 3 л. в 1 экз.,", "– Фотографии на 5 л. в 2 экз."),
            LISTED,
        ),
        (
            ("Приложение 1: Список участков, на 3 л. в 1 экз.",
             "Приложение 2: Фотографии, на 5 л. в 2 экз."),
            LISTED,
        ),
    ],
)  # fmt: skip
def test_what_a_secretary_announces_is_read(
    tmp_path: Path, lines: tuple[str, ...], found: Facts, after: bool
) -> None:
    inquiry, _ids = imported(tmp_path, typed(*lines, after=after).data())
    assert facts(inquiry) == found
    assert len(inquiry.demands) == 2
    assert [signatory.name for signatory in inquiry.signatories] == [{"ru": "А. Перуашев"}]
    assert inquiry.body["ru"].split("\n\n") == [*BODY[:-1], f"{BODY[-1]}\n"]


def test_kazakh_sheets_and_copies_are_read(tmp_path: Path) -> None:
    letter = Letter()
    letter.lines("Қазақстан Республикасының", "Премьер-Министрі", "О.А. Бектеновке", left=9)
    letter.lines("ДЕПУТАТТЫҚ САУАЛ", "Құрметті Олжас Абайұлы!", align=1)
    letter.text("Ауылдағы жолдар бұзылған.")
    letter.lines("Қосымшалар:", "1. Тізім, 3 парақ, 1 дана;", "2. Суреттер 5 парақта.")
    letter.lines("Құрметпен,", "Депутаттар", "А. Перуашев")
    (tmp_path / "l.docx").write_bytes(letter.data())
    text = import_letters([tmp_path / "l.docx"], "letter.yaml").text
    inquiry = load(io.StringIO(text.replace("gender:\n", "gender: masculine\n")))
    assert facts(inquiry, "kk") == [("Тізім", 3, 1), ("Суреттер", 5, None)]


def test_an_item_without_sheets_leaves_a_gap_to_fill(tmp_path: Path) -> None:
    letter = typed("Приложения:", "1. Список участков;", "2. Фотографии на 5 л.")
    (tmp_path / "l.docx").write_bytes(letter.data())
    done = import_letters([tmp_path / "l.docx"], "letter.yaml")
    (warning,) = (w for w in done.warnings if w.id == "import-appendix-without-sheets")
    assert warning.place is not None
    lines = done.text.splitlines()
    assert "Список участков" in lines[warning.place.line - 1]
    assert "    sheets:" in lines


def with_pages(letter: Letter, heading: tuple[str, ...], *, lying: bool = False) -> Letter:
    if lying:
        section = letter.document.add_section(WD_SECTION.NEW_PAGE)
        section.orientation = WD_ORIENT.LANDSCAPE
    else:
        letter.document.add_page_break()
    letter.lines(*heading, align=2)
    letter.line("Список участков", 1, bold=True)
    letter.text("Участок первый.", "Участок второй.")
    letter.table(("Участок", "Площадь"), ("Первый", "12"))
    return letter


@pytest.mark.parametrize("lying", [False, True])
@pytest.mark.parametrize(
    "heading",
    [
        ("Приложение",),
        ("Приложение 1",),
        ("Приложение № 1",),
        ("Приложение к депутатскому запросу",),
        ("Приложение 1", "к депутатскому запросу", "от 26 ноября 2025 года № 12-34"),
    ],
)
def test_a_page_after_the_letter_is_the_text_of_its_appendix(
    tmp_path: Path, heading: tuple[str, ...], lying: bool
) -> None:
    letter = with_pages(typed("Приложение: список участков."), heading, lying=lying)
    inquiry, _ids = imported(tmp_path, letter.data())
    ((path, appendix),) = inquiry.enclosed()
    assert path == "appendix"
    assert appendix.title == {"ru": "Список участков"}
    assert appendix.sheets is None
    assert appendix.landscape is lying
    assert appendix.body is not None
    assert appendix.body["ru"].startswith("Участок первый.\n\nУчасток второй.\n\n| Участок |")
    assert inquiry.body["ru"].split("\n\n") == [*BODY[:-1], f"{BODY[-1]}\n"]


def test_pages_belong_to_what_is_announced_by_their_numbers(tmp_path: Path) -> None:
    letter = typed("Приложения:", "1) Фотографии на 5 л.;", "2) Список участков.")
    letter = with_pages(letter, ("Приложение 2 к депутатскому запросу",))
    inquiry, _ids = imported(tmp_path, letter.data())
    photos, sites = (appendix for _path, appendix in inquiry.enclosed())
    assert (photos.sheets, photos.body) == (5, None)
    assert sites.body is not None
    assert sites.title == {"ru": "Список участков"}


def test_a_page_that_nothing_announces_is_an_appendix(tmp_path: Path) -> None:
    letter = with_pages(typed(), ("Приложение",))
    inquiry, _ids = imported(tmp_path, letter.data())
    assert facts(inquiry) == [("Список участков", None, None)]


def test_two_pages_of_one_number_are_two_appendices(tmp_path: Path) -> None:
    letter = with_pages(typed(), ("Приложение 1 к депутатскому запросу",))
    letter = with_pages(letter, ("Приложение 1 к депутатскому запросу",))
    inquiry, _ids = imported(tmp_path, letter.data())
    assert facts(inquiry) == [("Список участков", None, None)] * 2


def test_a_page_with_another_title_or_heading_is_told(tmp_path: Path) -> None:
    letter = with_pages(typed("Приложение: перечень на 2 л."), ("Приложение к запросу фракции",))
    _inquiry, ids = imported(tmp_path, letter.data())
    assert {"import-other-appendix", "import-other-heading"} <= set(ids)


def test_a_sentence_about_an_appendix_stays_in_the_text(tmp_path: Path) -> None:
    letter = typed()
    letter.document.add_page_break()
    letter.line("Приложение 5 к Закону утратило силу, о чём мы писали.")
    inquiry, _ids = imported(tmp_path, letter.data())
    assert list(inquiry.enclosed()) == []
    assert "Приложение 5 к Закону утратило силу" in inquiry.body["ru"]


@pytest.mark.parametrize(
    "appendices",
    [
        [{"sheets": 3}],
        [{"title": "Справка", "sheets": 3, "copies": 2}],
        [{"title": "Справка", "body": "Первая строка.\n\nВторая строка.\n"}],
        [{"body": "Текст *важный*.\n", "landscape": True}],
        [{"title": "Список", "sheets": 3, "copies": 1},
         {"title": "Фото", "sheets": 5, "copies": 2}],
        [{"title": "Список", "body": "1. а\n2. б\n"}, {"sheets": 5, "copies": 1}],
        [{"title": "А", "body": "| а | б |\n|---|---|\n| 1 | 2 |\n", "landscape": True},
         {"title": "Б", "body": "Текст[^1].\n\n[^1]: Сноска.\n", "copies": 3}],
    ],
)  # fmt: skip
def test_appendices_of_drafters_letters_come_back(
    tmp_path: Path, drafter: Drafter, appendices: list[dict[str, Any]]
) -> None:
    source = read(appendices=appendices)
    data = drafter.render(source, "ru", lambda _problem: None)
    inquiry, ids = imported(tmp_path, data)
    assert [id_ for id_ in ids if "appendix" in id_] == []
    assert [one for _path, one in inquiry.enclosed()] == [one for _path, one in source.enclosed()]
    assert whole(drafter.render(inquiry, "ru", lambda _problem: None)) == whole(data)
