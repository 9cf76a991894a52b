"""One inquiry to many: letters for the rows of a table."""

import contextlib
import csv
import errno
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.addressbook.loading import read_book
from drafter.cli import main
from drafter.files.names import LONGEST, as_one, safe
from drafter.files.output import Output, write_files
from drafter.files.temporary import temporary_beside
from drafter.office import written
from drafter.office.letters import LetterFile
from drafter.office.office import Office
from drafter.office.rows import Merge
from drafter.sheets.tables import Row
from tests.conftest import ROOT
from tests.documents import plain, texts, whole

AKIMS = ROOT / "tests" / "data" / "akims.csv"
LETTER = """\
kind: appeal
date: 2026-11-20
number: 12-34
addressee: {post: prime-minister}
author: {faction: {ru: Ак жол, kk: Ақ жол}}
subject: {ru: "О дорогах: {{ region }}", kk: "Жолдар туралы: {{ region }}"}
body:
  ru: |
    Просим сообщить о дорогах: {{ region }}.
  kk: |
    Жолдар туралы хабарлауды сұраймыз: {{ region }}.
signatories: [А. Перуашев]
"""

# Post and name as a secretary would type them, then the salutation; one line an akim.
RUSSIAN = """\
Акиму области Абай|Бекенову Б. С.|Уважаемый Берик Серикович!
Акиму Акмолинской области|Нурланову Д. М.|Уважаемый Данияр Маратович!
Акиму Актюбинской области|Серикову Е. А.|Уважаемый Ерлан Асанович!
Акиму Алматинской области|Касымовой А. Е.|Уважаемая Айгуль Ержановна!
Акиму Атырауской области|Иванову С. П.|Уважаемый Сергей Петрович!
Акиму Западно-Казахстанской области|Оспанову Т. Б.|Уважаемый Тимур Болатович!
Акиму Жамбылской области|Ильину О. И.|Уважаемый Олег Иванович!
Акиму области Жетісу|Жумабековой С. К.|Уважаемая Сауле Канатовна!
Акиму Карагандинской области|Асылову А. М.|Уважаемый Арман Муратович!
Акиму Костанайской области|Бектенову О. А.|Уважаемый Олжас Абаевич!
Акиму Кызылординской области|Смаилову А. А.|Уважаемый Алихан Асханович!
Акиму Мангистауской области|Абдыкалыкову А. Н.|Уважаемый Аскар Нурланович!
Акиму Павлодарской области|Петренко В. И.|Уважаемый Виктор Ильич!
Акиму Северо-Казахстанской области|Садыкову Р. А.|Уважаемый Руслан Айдарович!
Акиму Туркестанской области|Киму А.|Уважаемый Александр Ким!
Акиму области Ұлытау|Абдрахманову К. Ж.|Уважаемый Кайрат Жанатович!
Акиму Восточно-Казахстанской области|Тулегеновой Д. Б.|Уважаемая Динара Бериковна!
Акиму города Астаны|Каримову Н. С.|Уважаемый Нурлан Серикович!
Акиму города Алматы|Ли А.|Уважаемая Анна Ли!
Акиму города Шымкента|Досаеву Е. А.|Уважаемый Ерболат Аскарович!
"""
KAZAKH = """\
Абай облысының әкімі|Б. С. Бекеновке|Құрметті Берік Серікұлы!
Ақмола облысының әкімі|Д. М. Нұрлановқа|Құрметті Данияр Маратұлы!
Ақтөбе облысының әкімі|Е. А. Серіковке|Құрметті Ерлан Асанұлы!
Алматы облысының әкімі|А. Е. Қасымоваға|Құрметті Айгүл Ержанқызы!
Атырау облысының әкімі|С. П. Ивановқа|Құрметті Сергей Петрович!
Батыс Қазақстан облысының әкімі|Т. Б. Оспановқа|Құрметті Тимур Болатұлы!
Жамбыл облысының әкімі|О. И. Ильинге|Құрметті Олег Иванович!
Жетісу облысының әкімі|С. Қ. Жұмабековаға|Құрметті Сәуле Қанатқызы!
Қарағанды облысының әкімі|А. М. Асыловқа|Құрметті Арман Мұратұлы!
Қостанай облысының әкімі|О. А. Бектеновке|Құрметті Олжас Абайұлы!
Қызылорда облысының әкімі|Ә. А. Смайыловқа|Құрметті Әлихан Асханұлы!
Маңғыстау облысының әкімі|А. Н. Әбдіқалықовқа|Құрметті Асқар Нұрланұлы!
Павлодар облысының әкімі|В. И. Петренкоға|Құрметті Виктор Ильич!
Солтүстік Қазақстан облысының әкімі|Р. А. Садықовқа|Құрметті Руслан Айдарұлы!
Түркістан облысының әкімі|А. Кимге|Құрметті Александр Ким!
Ұлытау облысының әкімі|Қ. Ж. Әбдірахмановқа|Құрметті Қайрат Жанатұлы!
Шығыс Қазақстан облысының әкімі|Д. Б. Төлегеноваға|Құрметті Динара Берікқызы!
Астана қаласының әкімі|Н. С. Кәрімовке|Құрметті Нұрлан Серікұлы!
Алматы қаласының әкімі|А. Лиге|Құрметті Анна Ли!
Шымкент қаласының әкімі|Е. А. Досаевқа|Құрметті Ерболат Асқарұлы!
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("letter.yaml").write_text(LETTER, encoding="utf-8")
    return tmp_path


def merged(*options: str, to: str = "table.csv", code: int = 0) -> None:
    assert main(["render", "letter.yaml", "--to", to, "-o", "out", *options]) == code


def table(*rows: str, heads: str = "post;region") -> None:
    Path("table.csv").write_text("\n".join([heads, *rows, ""]), encoding="utf-8")


@pytest.mark.parametrize(("language", "expected"), [("ru", RUSSIAN), ("kk", KAZAKH)])
def test_twenty_akims_are_addressed_rightly(language: str, expected: str) -> None:
    merged("-l", language, to=str(AKIMS))
    made = []
    for number in range(2, 22):
        letter = Path("out", f"letter-{number:02}.{language}.docx").read_bytes()
        addressee = [plain(text) for text in texts(letter, "Letter Addressee")]
        made.append("|".join([*addressee, *texts(letter, "Salutation")]))
    assert made == expected.splitlines()


def test_the_text_of_each_letter_has_its_own_cells() -> None:
    table("akim-astana;Есиль (*центр*)", "akim-almaty;1. <b>Медеу</b>")
    merged()
    first, second = (Path("out", f"letter-{n}.ru.docx").read_bytes() for n in (2, 3))
    assert "Просим сообщить о дорогах: Есиль (*центр*)." in plain(whole(first))
    assert "Просим сообщить о дорогах: 1. <b>Медеу</b>." in plain(whole(second))
    assert texts(second, "Subject") == ["О дорогах: 1. <b>Медеу</b>"]


def test_without_a_list_the_same_characters_are_plain_text() -> None:
    assert main(["render", "letter.yaml", "-l", "ru"]) == 0
    assert "о дорогах: {{ region }}." in plain(whole(Path("letter.ru.docx").read_bytes()))


def test_a_template_prints_columns_as_well() -> None:
    Path("addressbook.yaml").touch()
    own = Path("templates/ru/appeal.html")
    own.parent.mkdir(parents=True)
    own.write_text(
        '{% extends "drafter/appeal.html" %}\n'
        "{% block closing %}<p>{{ row.region }}</p>{{ super() }}{% endblock %}\n",
        encoding="utf-8",
    )
    assert main(["templates", "check", "ru/appeal"]) in (0, 1)
    table("akim-astana;Есиль")
    merged("-l", "ru")
    assert "Есиль\nС уважением," in whole(Path("out/letter-2.ru.docx").read_bytes())


def test_a_row_that_another_run_is_writing_is_brought_to_its_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    calls = iter(range(100))

    def beside_another(files: Any, **how: Any) -> None:
        if next(calls) == 0:
            write_files(files[:1], **how)  # the other run has written the first of two letters
        write_files(files, **how)

    table("akim-astana;Есиль")
    monkeypatch.setattr(written, "write_files", beside_another)
    merged("-l", "ru", "-l", "kk")
    assert "Written: 1 letter. Kept: 1 letter." in capsys.readouterr().err
    assert {path.suffix for path in Path("out").iterdir()} == {".docx", ".csv"}
    assert len(list(Path("out").glob("*.docx"))) == 2


def test_ids_of_the_address_book_are_a_list(folder: Path) -> None:
    Path("addressbook.yaml").write_text(
        "people:\n  kim: {surname: Ким, given: Анна, gender: feminine, post: akim-astana}\n"
        "  li: {surname: Ли, given: Иван, gender: masculine, post: akim-almaty}\n",
        encoding="utf-8",
    )
    Path("letter.yaml").write_text(LETTER.replace("{{ region }}", "всем"), encoding="utf-8")
    merged("--name", "{id}", "-l", "ru", to="kim,li")
    assert sorted(path.name for path in Path("out").iterdir()) == [
        "index.csv",
        "kim.ru.docx",
        "li.ru.docx",
    ]
    assert texts(Path("out/kim.ru.docx").read_bytes(), "Salutation") == ["Уважаемая Анна Ким!"]


def test_a_workbook_is_a_list(folder: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["post", "region"])
    sheet.append(["akim-astana", 52])
    book.save("table.xlsx")
    merged("-l", "ru", to="table.xlsx")
    assert texts(Path("out/letter-2.ru.docx").read_bytes(), "Subject") == ["О дорогах: 52"]


def test_the_index_has_a_line_for_each_letter() -> None:
    table("akim-astana;=cmd()", "akim-almaty;Медеу")
    merged("--name", "{row}-{region}")
    with Path("out/index.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert rows[0] == ["file", "addressee", "language", "date", "number", "term"]
    assert [row[0] for row in rows[1:]] == [
        *("2-=cmd().ru.docx", "2-=cmd().kk.docx", "3-Медеу.ru.docx", "3-Медеу.kk.docx")
    ]
    assert rows[1][1:] == ["Аким города Астаны", "ru", "2026-11-20", "12-34", ""]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["akim-astana;"], "table.csv:2:2: The cell is empty, but the letter prints it."),
        (["akim-astan;Есиль"], "table.csv:2:1: The posts catalog has no «akim-astan»."),
        (["akim-astana;Есиль;x"], "table.csv:2:3: «x» stands under no heading."),
        (["akim-astana;Еси\x01ль"], "table.csv:2:2: The invisible character U+0001"),
    ],
)
def test_a_faulty_row_is_reported_with_its_cell(
    rows: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    table(*rows)
    merged(code=1)
    assert said in capsys.readouterr().err


def test_columns_that_the_table_lacks_stop_everything(capsys: pytest.CaptureFixture[str]) -> None:
    table("akim-astana", heads="post")
    merged(code=1)
    said = capsys.readouterr().err
    assert "letter.yaml:6:27: The table has no column «region»." in said
    assert said.count("region") == 4
    assert not Path("out").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--name", "{nothing}"], "The table has no column «nothing»."),
        (["--name", "{row.__class__}"], "The table has no column «row.__class__»."),
        (["--name", "{row"], "The braces of the pattern do not pair: {row"),
    ],
)
def test_a_call_that_is_wrong_ends_with_2(
    options: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    table("akim-astana;Есиль")
    merged(*options, code=2)
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("option", [["--together"], ["--scheduler", "tcp://127.0.0.1:9"]])
def test_what_belongs_to_a_list_is_refused_without_one(
    option: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["render", "letter.yaml", *option]) == 2
    assert "are for the letters of --to" in capsys.readouterr().err


def test_five_hundred_ids_are_a_list(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("letter.yaml").write_text(LETTER.replace("{{ region }}", "всем"), encoding="utf-8")
    merged("-l", "ru", to=",".join(f"person-{number}" for number in range(500)), code=1)
    assert "Faulty: 500 rows." in capsys.readouterr().err


def test_a_slash_in_the_pattern_parts_letters_into_folders() -> None:
    table("akim-astana;Есиль", "akim-almaty;../Медеу")
    merged("-l", "ru", "--name", "{region}/{row}")
    made = [path.relative_to("out").as_posix() for path in Path("out").rglob("*.docx")]
    assert sorted(made) == ["_Медеу/3.ru.docx", "Есиль/2.ru.docx"]
    index = Path("out/index.csv").read_text("utf-8-sig")
    assert "\nЕсиль/2.ru.docx;" in index.replace("\r", "")


def test_of_very_many_faults_a_thousand_are_told_and_the_others_counted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    table(*(";x" for _row in range(1003)), heads="region;note")
    merged("-l", "ru", "--name", "{row}{note}", code=1)
    said = capsys.readouterr().err.splitlines()
    assert len([line for line in said if line.startswith("table.csv:")]) == 1000
    assert said[-2].startswith("There are 3 more remarks of this kind.")
    assert said[-1] == "Rows: 1003. Written: 0 letters. Faulty: 1003 rows."


def test_names_that_are_alike_stop_their_rows_alone(capsys: pytest.CaptureFixture[str]) -> None:
    table("akim-astana;Есиль", "akim-almaty;ЕСИЛЬ", "akim-shymkent;Абай", "akim-abai;есиль")
    merged("--name", "{region}", code=1)
    said = capsys.readouterr().err
    assert "table.csv:2:1: The file «Есиль» would be that of row 3 as well." in said
    assert "table.csv:3:1: The file «ЕСИЛЬ» would be that of row 2 as well." in said
    assert "table.csv:5:1: The file «есиль» would be that of row 2 as well." in said
    assert said.endswith("Rows: 4. Written: 2 letters. Faulty: 3 rows.\n")
    made = {path.name for path in Path("out").iterdir()}
    assert made == {"Абай.ru.docx", "Абай.kk.docx", "index.csv"}


def test_another_letter_is_not_overwritten(capsys: pytest.CaptureFixture[str]) -> None:
    table("akim-astana;Есиль", "akim-almaty;Медеу")
    Path("out").mkdir()
    Path("out/letter-2.ru.docx").write_bytes(b"mine")
    merged(code=1)
    said = capsys.readouterr().err
    assert "letter-2.ru.docx: Another letter is there already. Add --force" in said
    assert Path("out/letter-2.ru.docx").read_bytes() == b"mine"
    assert Path("out/letter-3.ru.docx").exists()


def bytes_of(folder: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}


def test_processes_make_the_same_files() -> None:
    merged(to=str(AKIMS))
    one = bytes_of("out")
    assert main(["render", "letter.yaml", "--to", str(AKIMS), "-o", "two", "--jobs", "2"]) == 0
    assert bytes_of("two") == one


def thousand(faulty: range) -> None:
    """Write a table of 1,000 rows, some of them without what the letter prints."""
    rows = [f"akim-astana;{'' if n in faulty else f'Район {n}'}" for n in range(1000)]
    table(*rows)


def test_thirty_faulty_rows_among_a_thousand_stop_nothing_and_a_killed_run_goes_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    thousand(range(5, 1000, 34))
    merged("-l", "ru", "--jobs", "2", code=1)
    said = capsys.readouterr().err
    places = re.findall(r"(?m)^table\.csv:(\d+):2: The cell is empty", said)
    assert [int(line) for line in places] == [n + 2 for n in range(5, 1000, 34)]
    assert len(places) == 30
    assert said.endswith("Written: 970 letters. Faulty: 30 rows.\n")
    whole_run = bytes_of("out")
    assert len(whole_run) == 971
    call = [sys.executable, "-m", "drafter", "render", "letter.yaml", "--to", "table.csv"]
    for count in (150, 500):
        process = subprocess.Popen([*call, "-o", "killed", "-l", "ru"], stderr=subprocess.DEVNULL)
        while len(list(Path("killed").glob("*.docx"))) < count and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        process.wait()
        for path in Path("killed").glob("letter-*.docx"):
            assert path.read_bytes() == whole_run[path.name]
    capsys.readouterr()
    assert main([*call[3:], "-o", "killed", "-l", "ru"]) == 1
    assert "Kept: " in capsys.readouterr().err
    assert bytes_of("killed") == whole_run


NAMES = st.text(st.characters(codec="utf-8"))


@given(NAMES)
def test_any_cell_gives_a_name_that_every_system_accepts(text: str) -> None:
    name = safe(text)
    assert 0 < len(name) <= LONGEST + 1
    assert not re.search(r'[\x00-\x1f<>:"/\\|?*]', name)
    assert not name.endswith((" ", "."))
    assert name.split(".")[0].casefold() not in {"con", "prn", "aux", "nul", "com1", "lpt1"}
    assert safe(name) == name or name.startswith("_")


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b", "a\\b", "C:\\x", "..", "", "CON.txt"])
def test_a_name_leads_nowhere_else(name: str) -> None:
    made = Path(safe(name))
    assert made.name == str(made)
    assert str(made) not in {"..", "."}


@pytest.mark.parametrize("name", ["CON .x", "CLOCK$", "COM¹", "conin$", "LPT³.txt", "-rf", "nul"])
def test_a_name_that_means_something_else_to_a_system_is_told_apart(name: str) -> None:
    assert safe(name) == f"_{name}"


def test_names_that_differ_in_capitals_or_composition_alone_are_one() -> None:
    assert as_one("Й") == as_one("\u0438\u0306") == as_one("й")


@given(text=NAMES.filter(lambda text: text.strip() != ""))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_cell_is_printed_as_it_is(folder: Path, text: str) -> None:
    from drafter.markup.markdown import to_markup

    cells = {"post": "akim-astana", "region": " ".join(text.split())}
    row = Row("t", 2, {k: v for k, v in cells.items() if v}, {"post": 1, "region": 2})
    letter = Merge("letter.yaml", LETTER, Office()).letter(row)
    if letter.errors:
        return
    inquiry = letter.inquiry
    assert inquiry is not None
    markup = to_markup(inquiry.body["ru"])
    assert markup.count("<p") == 1
    assert inquiry.subject is not None
    assert inquiry.subject["ru"] == f"О дорогах: {cells['region']}".strip()


def test_a_flaw_of_the_letter_itself_names_the_row(capsys: pytest.CaptureFixture[str]) -> None:
    Path("letter.yaml").write_text(
        LETTER.replace("number: 12-34", 'number: 12-34\nlanguages: ["{{ language }}"]'), "utf-8"
    )
    table("akim-astana;Есиль;kz", heads="post;region;language")
    merged(code=1)
    assert "letter.yaml:4:13: Row 2: «kz» is not known here." in capsys.readouterr().err


def test_what_is_wrong_in_the_letter_is_told_once_for_all_rows(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("letter.yaml").write_text(LETTER.replace("author:", "athor:"), "utf-8")
    table("akim-astana;Есиль", "akim-almaty;Медеу", "akim-shymkent;Абай")
    merged(code=1)
    said = capsys.readouterr().err
    told = [line.partition(" ")[2] for line in said.splitlines() if "letter.yaml" in line]
    assert [line.partition(":")[0] for line in told] == ["Rows 2–4"] * len(told)
    assert sum("The key «athor» is not known here." in line for line in told) == 1
    assert "Faulty: 3 rows." in said


def test_of_very_many_faults_of_the_letter_a_thousand_are_told_and_the_others_counted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("letter.yaml").write_text(
        LETTER.replace("number: 12-34", 'number: 12-34\nlanguages: ["{{ language }}"]'), "utf-8"
    )
    rows = (f"akim-astana;Есиль;k{number}" for number in range(2100))
    table(*rows, heads="post;region;language")
    merged(code=1)
    lines = capsys.readouterr().err.splitlines()
    assert sum("Row " in line for line in lines) == 1000
    assert "There are 1100 more remarks of this kind." in " ".join(lines)


def test_a_broken_address_book_is_read_once_and_told_once(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("addressbook.yaml").write_text("people:\n  ivanov: {surnme: Иванов}\n", "utf-8")
    text = LETTER.replace("signatories: [А. Перуашев]", "signatories: [ivanov]")
    assert text != LETTER
    Path("letter.yaml").write_text(text, "utf-8")
    read: list[str] = []

    def reading(text: str, *facts: Any) -> Any:
        read.append(text)
        return read_book(text, *facts)

    monkeypatch.setattr("drafter.addressbook.loading.read_book", reading)
    table(*(f"akim-astana;{number}" for number in range(50)))
    merged(code=1)
    told = [line for line in capsys.readouterr().err.splitlines() if "«surnme»" in line]
    assert len(told) == 1
    assert "addressbook.yaml:2:12: Rows 2–51: " in told[0]
    assert len(read) == 1


def test_a_table_of_headings_alone_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    table()
    merged(code=1)
    assert capsys.readouterr().err == (
        "table.csv: The table has no rows. Add one for each addressee. [table-empty]\n"
    )
    assert not Path("out").exists()


def test_a_letter_that_is_no_letter_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    Path("letter.yaml").write_text("- {{ region }}\n", encoding="utf-8")
    table("akim-astana;Есиль")
    merged(code=1)
    assert "letter.yaml:1:" in capsys.readouterr().err


def test_a_table_without_addressees_leaves_the_one_of_the_letter() -> None:
    table("Есиль", "Медеу", heads="region")
    merged("-l", "ru")
    for number, region in ((2, "Есиль"), (3, "Медеу")):
        letter = Path(f"out/letter-{number}.ru.docx").read_bytes()
        assert plain(texts(letter, "Letter Addressee")[0]).startswith("Премьер-Министру")
        assert texts(letter, "Subject") == [f"О дорогах: {region}"]


def test_a_row_that_replaces_several_addressees_is_told_at_their_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    one, both = "{post: prime-minister}", "[{post: prime-minister}, prosecutor-general]"
    Path("letter.yaml").write_text(LETTER.replace(one, both), encoding="utf-8")
    table("akim-astana;Есиль")
    merged("-l", "ru")
    assert "letter.yaml:4:1: The letter names several addressees" in capsys.readouterr().err
    letter = Path("out/letter-2.ru.docx").read_bytes()
    assert list(map(plain, texts(letter, "Letter Addressee"))) == ["Акиму города Астаны"]


def test_what_a_killed_run_left_half_written_is_tidied_up_and_nothing_of_others() -> None:
    Path("out").mkdir()
    temporary_beside(Path("out/letter-2.ru.docx")).write_bytes(b"half")
    Path("out/.notes-abcdefgh.tmp").write_bytes(b"mine")
    Path("out/.a-12345678.tmp").mkdir()
    table("akim-astana;Есиль")
    merged("-l", "ru")
    assert sorted(path.name for path in Path("out").iterdir()) == [
        ".a-12345678.tmp",
        ".notes-abcdefgh.tmp",
        "index.csv",
        "letter-2.ru.docx",
    ]


def test_a_folder_that_goes_away_in_the_run_is_told_and_not_made_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def then_moved(*files: Any, **how: Any) -> None:
        write_files(*files, **how)
        Path("out").rename("elsewhere")

    table("akim-astana;Есиль", "akim-almaty;Медеу", "akim-shymkent;Абай")
    monkeypatch.setattr(written, "write_files", then_moved)
    merged("-l", "ru", "--register", "register.csv", code=1)
    said = capsys.readouterr().err
    assert said.startswith("out: The folder was moved or deleted after 3 letters had been written")
    assert len(said.splitlines()) == 1
    assert not Path("out").exists()
    assert not Path("register.csv").exists()
    names = {f"letter-{number}.ru.docx" for number in (2, 3, 4)}
    assert {path.name for path in Path("elsewhere").iterdir()} == names


def test_an_index_that_is_a_folder_is_told_before_anything_is_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("out/index.csv").mkdir(parents=True)
    table("akim-astana;Есиль")
    merged("-l", "ru", code=1)
    assert "out/index.csv: This is a folder; a file is expected." in capsys.readouterr().err
    assert [path.name for path in Path("out").iterdir()] == ["index.csv"]


def test_a_register_that_cannot_be_written_at_the_end_is_told_with_the_way_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_facts: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "register.csv")

    table("akim-astana;Есиль")
    with monkeypatch.context() as patch:
        patch.setattr(written, "enter", full)
        merged("-l", "ru", "--register", "register.csv", code=1)
    said = capsys.readouterr().err
    assert "The disk is full." in said
    assert "The letters are written, but none of them is entered in the register. Run" in said
    merged("-l", "ru", "--register", "register.csv")
    assert "Kept: 1 letter." in capsys.readouterr().err
    assert Path("register.csv").read_text(encoding="utf-8-sig").count("letter-2.ru.docx") == 1


def test_of_two_runs_of_one_list_the_slower_one_keeps_what_the_other_has_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def after_another(files: Any, **how: Any) -> None:
        write_files(files, **how)
        write_files(files, **how)

    table("akim-astana;Есиль")
    monkeypatch.setattr(written, "write_files", after_another)
    merged("-l", "ru", "--register", "register.csv")
    assert "Kept: 1 letter." in capsys.readouterr().err


def test_a_full_disk_is_told_once_with_the_rows(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table(*(f"akim-astana;Район {number}" for number in range(2, 9)))
    room = {"letter-2.ru.docx", "letter-6.ru.docx", "index.csv"}

    def cramped(files: Sequence[Output], *, make_folders: bool) -> None:
        for file in files:
            if file.target.name not in room:
                raise OSError(errno.ENOSPC, "full", str(file.target))
        write_files(files, make_folders=make_folders)

    monkeypatch.setattr(written, "write_files", cramped)
    merged("-l", "ru", code=1)
    said = capsys.readouterr().err
    assert said.count("The disk is full.") == 1
    assert "out: Rows 3–5, 7–8: The disk is full." in said
    assert said.endswith("Written: 2 letters. Faulty: 5 rows.\n")


def test_a_row_that_is_the_death_of_processes_is_told_and_the_others_are_made(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table("akim-astana;Район 1", "akim-astana;смерть", "akim-astana;Район 3")
    letter = Merge.letter

    def deadly(task: Merge, row: Row) -> LetterFile:
        if row.text("region") == "смерть":
            os.kill(os.getpid(), signal.SIGKILL)
        return letter(task, row)

    monkeypatch.setattr(Merge, "letter", deadly)
    merged("-l", "ru", "--jobs", "2", "--register", "register.csv", code=1)
    said = capsys.readouterr().err
    assert "table.csv:3:1: The letters of this row were not made" in said
    assert said.endswith("Written: 2 letters. Faulty: 1 row.\n")
    names = {"letter-2.ru.docx", "letter-4.ru.docx"}
    assert {path.name for path in Path("out").iterdir()} == {*names, "index.csv"}
    register = Path("register.csv").read_text("utf-8-sig")
    assert all(name in register for name in names)
    monkeypatch.setattr(Merge, "letter", letter)
    merged("-l", "ru", "--jobs", "2")
    assert "Written: 1 letter. Kept: 2 letters." in capsys.readouterr().err


def test_a_letter_that_cannot_be_written_stops_no_other(
    capsys: pytest.CaptureFixture[str],
) -> None:
    table("akim-astana;Есиль", "akim-almaty;Медеу")
    Path("out/letter-2.ru.docx").mkdir(parents=True)
    merged("-l", "ru", "--force", code=1)
    said = capsys.readouterr().err
    assert "out/letter-2.ru.docx" in said
    assert said.endswith("Written: 1 letter. Faulty: 1 row.\n")
    assert Path("out/letter-3.ru.docx").is_file()


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["letter.yaml", "letter.yaml", "-o", "out"], "With --to, name one file."),
        (["-", "-o", "out"], "With --to, name one file."),
        (["letter.yaml"], "With --to, name a folder with -o."),
        (["letter.yaml", "-o", "-"], "With --to, name a folder with -o."),
    ],
)
def test_many_letters_need_one_file_and_a_folder(
    call: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    table("akim-astana;Есиль")
    assert main(["render", *call, "--to", "table.csv"]) == 2
    assert said in capsys.readouterr().err


def test_a_terminal_shows_how_far_the_letters_are() -> None:
    pty = pytest.importorskip("pty", exc_type=ImportError)  # Windows has none
    table("akim-astana;Есиль", "akim-almaty;Медеу")
    call = [sys.executable, "-m", "drafter", "render", "letter.yaml", "--to", "table.csv"]
    terminal, end = pty.openpty()
    done = subprocess.run([*call, "-o", "out", "--interface", "en"], stderr=end, timeout=60)
    os.close(end)
    said = b""
    with contextlib.suppress(OSError):  # Linux says so when the other end is closed
        while part := os.read(terminal, 4096):
            said += part
    os.close(terminal)
    assert done.returncode == 0
    assert "2/2  100%" in said.decode()
    assert " rows a second" in said.decode()
    assert said.decode().endswith("Written: 4 letters.\r\n")


def test_a_letter_that_is_open_in_word_stops_no_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    replace = os.replace

    def unless_open(source: str, target: str) -> None:
        if Path(target).name == "letter-2.ru.docx":
            raise PermissionError(13, "sharing violation")  # as on Windows
        replace(source, target)

    table("akim-astana;Есиль", "akim-almaty;Медеу")
    Path("out").mkdir()
    Path("out/letter-2.ru.docx").write_bytes(b"old")
    monkeypatch.setattr(os, "replace", unless_open)
    merged("-l", "ru", "--force", code=1)
    said = capsys.readouterr().err
    assert "letter-2.ru.docx: The file cannot be written: it is protected, or open in Word." in said
    assert said.endswith("Written: 1 letter. Faulty: 1 row.\n")


def test_a_register_that_may_only_be_read_is_told_before_anything_is_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    table("akim-astana;Есиль")
    merged("-l", "ru", "--register", "register.csv")
    Path("register.csv").chmod(0o444)
    table("akim-astana;Есиль", "akim-almaty;Медеу")
    merged("-l", "ru", "--register", "register.csv", code=1)
    assert "register.csv: The file cannot be written: it is protected" in capsys.readouterr().err
    assert not Path("out/letter-3.ru.docx").exists()


def test_an_inquiry_to_those_who_need_not_answer_is_told_once_for_all_rows(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = ("Аким Аксуского района;Аксу", "minister-finance;Астана", "akim-almaty;Медеу")
    table(*rows, "Аким Есильского района;Есиль")
    text = LETTER.replace("kind: appeal", "kind: inquiry\nlanguages: [ru]")
    text += "request: просит\ndemands: [принять меры]\n"
    Path("letter.yaml").write_text(text, encoding="utf-8")
    merged()
    told = [line for line in capsys.readouterr().err.splitlines() if "Rows 2, 4–5: " in line]
    assert len(told) == 1
    assert told[0].startswith("table.csv:2:1: ")
    assert "appeal" in told[0]
    text = f"# drafter: without wrong-addressee\n{text}"
    Path("letter.yaml").write_text(text, encoding="utf-8")
    merged()
    assert "appeal" not in capsys.readouterr().err
    Path("letter.yaml").write_text(text.replace("without wrong-", "without no-such-"), "utf-8")
    merged()
    assert "Kept: 4 letters." in capsys.readouterr().err
