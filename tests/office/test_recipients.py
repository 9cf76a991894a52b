"""To whom the letters of a table go, and what of its cells they print."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from drafter.cli import main
from tests.documents import plain, texts, whole

VALUES = """\
languages: [ru]
date: 2026-11-25
addressee:
  {post: minister-energy, surname: Смаилов, given: Алихан, patronymic: Асханович, gender: masculine}
author: {faction: AMANAT}
body: |
  Дорога длиной {{ длина }} км, срок {{ срок }}, доля {{ доля }}, готово: {{ готово }}.
request: просит
demands: [принять меры, сообщить о результатах]
signatories: [Е. Саиров]
"""
VALUES_TABLE = """\
Должность;ФИО;Пол;длина;срок;доля;готово
Аким Аксуского района;Иванов Иван Иванович;м;12,5;26.11.2026;25,5 %;да
"""
MORE: list[object] = [datetime.datetime(2026, 11, 26), 0.255, True]
KAZAKH: list[object] = ["Серіков Ерлан Асанұлы", 1200.5, datetime.date(2026, 11, 26), False]
AKIMS = """\
Должность;Фамилия;Имя;Отчество;Пол
Аким Аксуского района;Иванов;Иван;Иванович;м
"""
PLAIN = VALUES.replace("{{ длина }}", "10").replace("{{ срок }}", "год")
PLAIN = PLAIN.replace("{{ доля }}", "5 %").replace("{{ готово }}", "нет")
BOTH = """\
date: 2026-11-25
addressee: {post: prime-minister}
author: {faction: {ru: Ак жол, kk: Ақ жол}}
body:
  ru: Ущерб {{ Сумма ущерба }} тенге, срок {{ Срок }}, {{ готово }}.
  kk: Залал {{ сумма  ущерба }} теңге, мерзімі {{ срок }}, {{ Готово }}.
signatories: [А. Перуашев]
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def made(letter: str, table: str | Path, *options: str, code: int = 0) -> None:
    Path("letter.yaml").write_text(letter, encoding="utf-8")
    if isinstance(table, str):
        Path("table.csv").write_text(table, encoding="utf-8")
        table = Path("table.csv")
    assert main(["render", "letter.yaml", "--to", str(table), "-o", "to", *options]) == code


def document(number: int = 2, language: str = "ru") -> bytes:
    return Path(f"to/letter-{number}.{language}.docx").read_bytes()


def workbook(*rows: Sequence[object], formats: dict[str, str]) -> Path:
    sheet: Any = openpyxl.Workbook().active
    for row in rows:
        sheet.append(row)
    for cell, form in formats.items():
        sheet[cell].number_format = form
    sheet.parent.save("table.xlsx")
    return Path("table.xlsx")


def said_to(letter: bytes) -> list[str]:
    return [plain(t) for t in (*texts(letter, "Letter Addressee"), *texts(letter, "Salutation"))]


AKIM = ["Акиму Аксуского района", "Иванову И. И.", "Уважаемый Иван Иванович!"]


def test_headings_in_russian_name_the_addressee(capsys: pytest.CaptureFixture[str]) -> None:
    made(PLAIN, AKIMS)
    assert said_to(document()) == AKIM
    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith("table.csv:2:1: By the law of the former Parliament no inquiry")
    assert told[1:] == ["Rows: 1. Written: 1 letter."]


def test_texts_of_a_table_are_printed_as_they_were_typed() -> None:
    made(VALUES, VALUES_TABLE)
    assert said_to(document()) == AKIM
    line = "Дорога длиной 12,5 км, срок 26.11.2026, доля 25,5 %, готово: да."
    assert line in plain(whole(document()))


def test_values_of_a_workbook_are_printed_as_people_write_them() -> None:
    table = workbook(
        VALUES_TABLE.splitlines()[0].split(";"),
        ["Аким Аксуского района", "Иванов Иван Иванович", "м", 12.5, *MORE],
        formats={"F2": "0.0%"},
    )
    made(VALUES, table)
    assert said_to(document()) == AKIM
    line = "Дорога длиной 12,5 км, срок 26 ноября 2026 года, доля 25,5 %, готово: да."
    assert line in plain(whole(document()))
    paragraphs = docx.Document("to/letter-2.ru.docx").paragraphs
    assert "25,5\u00a0%" in "".join(paragraph.text for paragraph in paragraphs)


def test_each_language_has_its_own_values_and_names() -> None:
    table = workbook(
        [
            "Должность",
            "Должность (каз.)",
            "Адресат",
            "ФИО (каз.)",
            "Сумма ущерба",
            "Срок",
            "Готово",
        ],
        [*("Аким Аксуского района", "Ақсу ауданының әкімі", "Сериков Ерлан Асанович"), *KAZAKH],
        formats={"E2": "# ##0.00", "F2": "dd.mm.yyyy"},
    )
    made(BOTH, table)
    russian, kazakh = document(language="ru"), document(language="kk")
    assert said_to(russian) == [
        "Акиму Аксуского района",
        "Серикову Е. А.",
        "Уважаемый Ерлан Асанович!",
    ]
    assert said_to(kazakh) == [
        "Ақсу ауданының әкімі",
        "Е. А. Серіковке",
        "Құрметті Ерлан Асанұлы!",
    ]
    assert "Ущерб 1 200,50 тенге, срок 26 ноября 2026 года, нет." in plain(whole(russian))
    assert "Залал 1 200,50 теңге, мерзімі 2026 жылғы 26 қараша, жоқ." in plain(whole(kazakh))


def test_a_whole_name_may_stand_after_its_post() -> None:
    made(PLAIN, "Адресат\nАким Аксуского района Иванов Иван Иванович\n")
    assert said_to(document()) == AKIM


def test_a_row_may_name_an_id_of_the_book(folder: Path) -> None:
    Path("addressbook.yaml").write_text(
        "people:\n  kim: {surname: Ким, given: Анна, gender: feminine, post: akim-astana}\n",
        encoding="utf-8",
    )
    made(PLAIN, "Адресат\nkim\n")
    assert said_to(document())[-1] == "Уважаемая Анна Ким!"


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (
            "Район;Сумма\nАксу;5\n",
            "table.csv:1:1: No column of the table names the addressee, and nothing prints"
            " «Район». The addressee is read from columns with such headings: «Post», ",
        ),
        (
            "Должность;Post;Район\na;b;c\n",
            "table.csv:1:2: The columns «Должность» and «Post» hold the same.",
        ),
    ],
)
def test_a_table_that_names_no_addressee_makes_no_letter(
    table: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    made(PLAIN, table, code=1)
    assert said in capsys.readouterr().err
    assert not Path("to").exists()


def test_headings_are_named_in_the_language_of_the_user(capsys: pytest.CaptureFixture[str]) -> None:
    Path("letter.yaml").write_text(PLAIN, encoding="utf-8")
    Path("table.csv").write_text("Район\nАксу\n", encoding="utf-8")
    call = ["--interface", "ru", "render", "letter.yaml", "--to", "table.csv", "-o", "to"]
    assert main(call) == 1
    said = capsys.readouterr().err
    assert "«Должность», «ФИО», «Фамилия», «Имя», «Отчество», «Пол», «id»." in said
    assert "[table-no-addressee]" in said


def test_columns_that_are_printed_or_used_leave_the_addressee_of_the_file() -> None:
    Path("addressbook.yaml").touch()
    own = Path("templates/ru/inquiry.html")
    own.parent.mkdir(parents=True)
    own.write_text(
        '{% extends "drafter/inquiry.html" %}\n'
        '{% block closing %}<p>{{ row["Сумма ущерба"] }}</p>{{ super() }}{% endblock %}\n',
        encoding="utf-8",
    )
    letter = PLAIN.replace("год", "{{ Срок }}")
    made(letter, "Срок;Сумма ущерба;Район\nгод;5 тенге;Аксу\n", "--name", "{Район}")
    data = Path("to/Аксу.ru.docx").read_bytes()
    assert said_to(data)[1] == "Смаилову А. А."
    assert "5 тенге С уважением," in plain(whole(data))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Аким;Ким А.;", "2:2: The name does not show whether it is a man or a woman."),
        ("Аким;Иванову Ивану Ивановичу;", "2:2: Surname, given name and patronymic cannot be"),
        (";;м", "2:3: The key «post» is missing"),
        ("Аким;Ким А.;x", "2:3: «x» is not known here. Possible here: masculine, feminine."),
    ],
)
def test_what_cannot_be_told_of_an_addressee_is_an_error_at_its_cell(
    row: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    made(PLAIN, f"Должность;ФИО;Пол\n{row}\n", code=1)
    told = capsys.readouterr().err
    assert f"table.csv:{said}" in told
    assert told.count("table.csv:") == 1


def test_a_row_without_an_addressee_goes_to_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    made(PLAIN, "Должность;ФИО;Район\n;;Аксу\n", code=1)
    assert "table.csv:2:1: The row names no addressee." in capsys.readouterr().err
    assert list(Path("to").glob("*.docx")) == []


@pytest.mark.parametrize("word", ["ж", "f", "Female", "әйел", "женский", "feminine"])
def test_a_gender_is_written_as_people_do(word: str) -> None:
    made(PLAIN, f"Должность;ФИО;Пол\nАким Аксуского района;Ким А. Б.;{word}\n")
    assert said_to(document())[-1] == "Уважаемая госпожа Ким!"


def test_a_date_is_a_date_where_the_file_means_one() -> None:
    letter = VALUES.replace("2026-11-25", "'{{ срок }}'").replace("срок {{ срок }}, ", "")
    table = workbook(
        ["Должность", "длина", "срок", "доля", "готово"],
        ["Аким Аксуского района", 1, datetime.datetime(2026, 11, 26), 2, 3],
        formats={},
    )
    made(letter, table)
    assert "26 ноября 2026 года" in plain(whole(document()))


def test_a_name_of_letters_is_made_of_plain_values() -> None:
    table = workbook(
        ["Должность", "Срок", "Доля"],
        ["Аким Аксуского района", datetime.datetime(2026, 11, 26), 0.255],
        formats={"C2": "0.0%"},
    )
    made(PLAIN, table, "--name", "{Срок} {Доля}")
    assert Path("to/2026-11-26 25.5%.ru.docx").is_file()


def test_hidden_rows_are_told_and_rows_counted(capsys: pytest.CaptureFixture[str]) -> None:
    table = workbook(["Должность"], ["Министр финансов"], ["Министр юстиции"], formats={})
    book: Any = openpyxl.load_workbook(table)
    book.active.row_dimensions[3].hidden = True
    book.save(table)
    made(PLAIN, table)
    assert capsys.readouterr().err == (
        "table.xlsx: 1 row of the table is hidden, but read like the others."
        " Delete what must not be read. [table-hidden-rows]\n"
        "Rows: 2. Written: 2 letters.\n"
    )
