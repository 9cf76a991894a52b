"""The register: lines are added, brought up to date, and read back from what people edited."""

import csv
import datetime
import multiprocessing
import re
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from filelock import FileLock
from openpyxl.chart import BarChart
from openpyxl.styles import Font

from drafter import InquiryError, load
from drafter.cli import main
from drafter.model.terms import answer_due
from drafter.register import followed
from tests.documents import plain, whole
from tests.pages import SOFFICE

LETTER = """\
date: 2026-11-20
number: 12-34
addressee:
  post: prime-minister
  surname: {ru: Смаилов, kk: Смайылов}
  given: {ru: Алихан, kk: Әлихан}
  gender: masculine
author: {faction: {ru: Ак жол, kk: Ақ жол}}
subject: {ru: О дорогах, kk: Жолдар туралы}
body: {ru: Текст., kk: Мәтін.}
request: {ru: просит, kk: сұрайды}
demands: [{ru: принять меры, kk: шара қолдануды}]
signatories: [А. Перуашев, {ru: К. Иса, kk: Қ. Иса}]
"""
LINE = {
    "Number": "12-34",
    "Date": datetime.date(2026, 11, 20),
    "Kind": "Deputies' inquiry",
    "Initiator": "Депутатская фракция «Ак жол»",
    "Participants": "А. Перуашев, К. Иса",
    "Addressee in Russian": "Премьер-Министр Республики Казахстан Смаилов А.",
    "Addressee in Kazakh": "Қазақстан Республикасының Премьер-Министрі Смайылов Ә.",
    "Summary in Russian": "О дорогах",
    "Summary in Kazakh": "Жолдар туралы",
    "Term of the answer": datetime.date(2026, 12, 20),
    "Date of the answer": None,
    "Number of the answer": None,
    "Summary of the answer": None,
    "File of the answer": None,
    "File": "letter.ru.docx; letter.kk.docx",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("letter.yaml").write_text(LETTER, encoding="utf-8")
    return tmp_path


def entered(register: str, *changes: tuple[str, str], code: int = 0) -> None:
    text = LETTER
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    Path("letter.yaml").write_text(text, encoding="utf-8")
    assert main(["render", "letter.yaml", "--force", "--register", register]) == code


def rows(register: str) -> list[dict[str, object]]:
    """Return the lines of a register as other programs read them."""
    if register.endswith(".csv"):
        with Path(register).open(encoding="utf-8-sig", newline="") as file:
            return [dict(row) for row in csv.DictReader(file, delimiter=";")]
    sheet = openpyxl.load_workbook(register).active
    assert sheet is not None
    heads, *lines = [[c.value for c in row] for row in sheet.iter_rows()]
    return [dict(zip(map(str, heads), line, strict=True)) for line in lines]


def test_a_letter_is_entered_in_a_workbook_with_dates_as_dates() -> None:
    entered("register.xlsx")
    (row,) = rows("register.xlsx")
    found = {k: v.date() if isinstance(v, datetime.datetime) else v for k, v in row.items()}
    assert found == LINE


def test_a_letter_is_entered_in_csv_as_excel_opens_it() -> None:
    entered("register.csv")
    assert Path("register.csv").read_bytes()[:3] == b"\xef\xbb\xbf"
    (row,) = rows("register.csv")
    expected = {k: "" if v is None else str(v) for k, v in LINE.items()}
    assert row == {**expected, "Number": "№ 12-34"}


@pytest.mark.parametrize("register", ["register.xlsx", "register.csv"])
def test_the_same_letter_keeps_its_line_and_what_is_known_of_the_answer(register: str) -> None:
    entered(register)
    answered(register)
    entered(register, ("О дорогах", "О сельских дорогах"))
    (row,) = rows(register)
    assert row["Summary in Russian"] == "О сельских дорогах"
    assert str(row["Number of the answer"]).endswith("7/1")
    entered(register, ("12-34", "12-35"), ("2026-11-20", "2026-11-21"))
    assert len(rows(register)) == 2


@pytest.mark.parametrize("register", ["register.xlsx", "register.csv"])
def test_a_letter_of_the_same_number_whose_date_is_changed_keeps_its_line(register: str) -> None:
    entered(register)
    entered(register, ("2026-11-20", "2026-11-21"))
    (row,) = rows(register)
    date = row["Date"]
    assert str(date.date() if isinstance(date, datetime.datetime) else date) == "2026-11-21"
    term = row["Term of the answer"]
    assert str(term.date() if isinstance(term, datetime.datetime) else term) == "2026-12-21"


def test_the_number_of_another_year_is_another_letter() -> None:
    entered("register.xlsx")
    entered("register.xlsx", ("2026-11-20", "2027-11-19"))
    assert len(rows("register.xlsx")) == 2


def answered(register: str) -> None:
    """Fill in the answer as a person does in Excel."""
    if register.endswith(".csv"):
        text = Path(register).read_text(encoding="utf-8-sig")
        text = text.replace(";2026-12-20;;;", ";2026-12-20;01.12.2026;7/1;")
        Path(register).write_text(text, encoding="utf-8-sig")
        return
    book = openpyxl.load_workbook(register)
    sheet = book.active
    assert sheet is not None
    sheet["K2"] = datetime.date(2026, 12, 1)
    sheet["L2"] = "7/1"
    book.save(register)


@pytest.mark.parametrize("register", ["register.xlsx", "register.csv"])
def test_unanswered_letters_are_listed_the_most_urgent_first(
    register: str, capsys: pytest.CaptureFixture[str]
) -> None:
    entered(register)
    entered(register, ("12-34", "12-30"), ("2026-11-20", "2026-10-05"))
    capsys.readouterr()
    assert main(["register", "due", register, "--today", "2026-11-25"]) == 0
    out, err = capsys.readouterr()
    assert [line.split("\t")[:3] for line in out.splitlines()] == [
        ["05.11.2026", "20 days overdue", "№ 12-30"],
        ["20.12.2026", "25 days left", "№ 12-34"],
    ]
    assert err == "2 letters are unanswered; 1 is overdue.\n"


def test_an_answered_letter_is_not_due(capsys: pytest.CaptureFixture[str]) -> None:
    entered("register.xlsx")
    answered("register.xlsx")
    capsys.readouterr()
    assert main(["register", "due", "register.xlsx", "--today", "01.01.2027"]) == 0
    assert capsys.readouterr() == ("", "0 letters are unanswered; 0 are overdue.\n")


def test_the_register_of_a_workspace_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    Path("addressbook.yaml").touch()
    assert main(["register", "due"]) == 1
    assert "There is no register here." in capsys.readouterr().err
    entered("register.csv")
    assert main(["register", "due", "--today", "2026-11-21"]) == 0


FORMULAS = ["=1+1", "+7 701", "-5", "@SUM(A1)", "\t=1+1", "=HYPERLINK('x')", "'=1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_taken_for_a_formula(text: str) -> None:
    quoted = text.replace("\t", "").replace('"', '\\"')
    entered("register.xlsx", ("О дорогах", f'"{quoted}"'))
    sheet = openpyxl.load_workbook("register.xlsx").active
    assert sheet is not None
    cell = sheet["H2"]
    assert (cell.data_type, cell.value) == ("s", quoted)
    with zipfile.ZipFile("register.xlsx") as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")
    entered(
        "register.csv",
    )
    summary = str(rows("register.csv")[0]["Summary in Russian"])
    assert not re.match(r"[=+\-@\t]", summary)


@pytest.mark.office
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("register", ["register.xlsx", "register.csv"])
def test_libreoffice_reads_dates_and_kazakh_letters(folder: Path, register: str) -> None:
    entered(register)
    source = Path(register)
    options = ["-env:UserInstallation=" + (folder / "profile").as_uri(), "--headless"]
    infilter = ["--infilter=CSV:59,34,76,1,,0,false,true"] if register.endswith("csv") else []
    call = [
        str(SOFFICE),
        *options,
        *infilter,
        "--convert-to",
        "fods",
        "--outdir",
        "out",
        str(source),
    ]
    subprocess.run(call, check=True, capture_output=True, timeout=120)
    text = Path("out", source.with_suffix(".fods").name).read_text(encoding="utf-8")
    assert 'office:date-value="2026-11-20"' in text
    assert 'office:date-value="2026-12-20"' in text
    assert "Қазақстан Республикасының Премьер-Министрі Смайылов Ә." in text
    assert "table:formula" not in text


def _enter_many(arguments: tuple[str, int]) -> int:
    register, number = arguments
    name = f"letter-{number}.yaml"
    Path(name).write_text(LETTER.replace("12-34", f"{number}"), encoding="utf-8")
    return main(["render", name, "--force", "-l", "ru", "--register", register])


@pytest.mark.parametrize("register", ["register.xlsx", "register.csv"])
def test_runs_at_the_same_time_lose_no_line(register: str) -> None:
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        codes = pool.map(_enter_many, [(register, number) for number in range(24)], chunksize=1)
    assert codes == [0] * 24
    numbers = [str(row["Number"]).removeprefix("№ ") for row in rows(register)]
    assert sorted(numbers, key=int) == [str(number) for number in range(24)]


def test_a_merge_is_entered_line_by_line() -> None:
    rows_of = "post\nakim-astana\nakim-almaty\n"
    Path("table.csv").write_text(rows_of, encoding="utf-8")
    call = ["render", "letter.yaml", "--to", "table.csv", "-o", "out", "--register", "register.csv"]
    assert main(call) == 0
    assert [row["File"] for row in rows("register.csv")] == [
        "out/letter-2.ru.docx; out/letter-2.kk.docx",
        "out/letter-3.ru.docx; out/letter-3.kk.docx",
    ]
    assert main(call) == 0
    assert len(rows("register.csv")) == 2


@pytest.mark.parametrize(
    ("name", "content", "fault", "said"),
    [
        (
            "register.txt",
            b"",
            "register-no-table",
            "A register is a file that ends in .db, .xlsx or .csv.",
        ),
        (
            "register.xlsx",
            b"PK no workbook",
            "table-no-workbook",
            "The file is not a workbook of Excel",
        ),
        (
            "register.csv",
            b"a;b;c\r\n1;2;3\r\n",
            "register-no-headings",
            "The file has no headings of a register.",
        ),
        ("register.csv", "Дата".encode("cp1251"), "wrong-encoding", "The register is not in UTF-8"),
    ],
)
def test_what_is_no_register_is_refused_and_nothing_is_written(
    name: str, content: bytes, fault: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(name).write_bytes(content)
    entered(name, code=1)
    err = capsys.readouterr().err
    assert said in err
    assert f" [{fault}]\n" in err
    assert Path(name).read_bytes() == content
    assert not list(Path().glob("*.docx"))


def test_a_register_that_is_open_in_excel_is_left_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    entered("register.xlsx")
    before = Path("register.xlsx").read_bytes()
    Path("~$register.xlsx").touch()
    entered("register.xlsx", ("12-34", "12-35"), code=1)
    assert "The register is open in Excel or LibreOffice." in capsys.readouterr().err
    assert Path("register.xlsx").read_bytes() == before


FOLLOWING = LETTER.replace("number: 12-34", "number: 12-99\nfollows: 12-34")


def following(register: str | None, language: str) -> str:
    Path("again.yaml").write_text(FOLLOWING, encoding="utf-8")
    options = ["--register", register] if register else []
    assert main(["render", "again.yaml", "--force", "-l", language, *options]) == 0
    return plain(whole(Path(f"again.{language}.docx").read_bytes()))


@pytest.mark.parametrize(
    ("language", "unanswered", "answer"),
    [
        (
            "ru",
            "На наш депутатский запрос от 20 ноября 2026 года № 12-34 ответ до настоящего времени"
            " не получен.",
            "На наш депутатский запрос от 20 ноября 2026 года № 12-34 получен ответ от"
            " 1 декабря 2026 года № 7/1, однако поставленные в запросе вопросы остаются"
            " нерешенными.",
        ),
        (
            "kk",
            "2026 жылғы 20 қарашадағы № 12-34 депутаттық сауалымызға осы күнге дейін жауап алынған"
            " жоқ.",
            "2026 жылғы 20 қарашадағы № 12-34 депутаттық сауалымызға 2026 жылғы 1 желтоқсандағы"
            " № 7/1 жауап алынды, алайда сауалда қойылған мәселелер шешімін таппады.",
        ),
    ],
)
def test_a_repeated_inquiry_cites_the_earlier_one(
    language: str, unanswered: str, answer: str
) -> None:
    entered("register.xlsx")
    assert unanswered in following("register.xlsx", language)
    entered("other.xlsx")
    answered("other.xlsx")
    assert answer in following("other.xlsx", language)


@pytest.mark.parametrize("register", ["register.xlsx", "register.csv"])
def test_an_answer_counts_as_soon_as_the_register_has_it(register: str) -> None:
    entered(register)
    assert "ответ до настоящего времени не получен" in following(register, "ru")
    answered(register)
    assert "получен ответ от 1 декабря 2026 года № 7/1" in following(register, "ru")


def test_an_unknown_earlier_inquiry_is_an_error_at_its_place(
    capsys: pytest.CaptureFixture[str],
) -> None:
    entered("register.xlsx", ("12-34", "1"))
    Path("again.yaml").write_text(FOLLOWING, encoding="utf-8")
    assert main(["render", "again.yaml", "--register", "register.xlsx"]) == 1
    assert "again.yaml:3:10: The register register.xlsx has no letter № 12-34" in (
        capsys.readouterr().err
    )
    with pytest.raises(InquiryError, match="«follows» needs the register"):
        followed(load("again.yaml"), None)


@pytest.mark.parametrize("command", ["render", "check", "show"])
def test_a_register_that_is_missing_is_told_once_for_all_languages(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("again.yaml").write_text(FOLLOWING, encoding="utf-8")
    assert main([command, "again.yaml"]) == 1
    told = capsys.readouterr().err
    assert told.count("«follows» needs the register") == 1


@pytest.mark.parametrize(
    ("date", "due"),
    [
        ("2026-11-20", "2026-12-20"),
        ("2026-12-31", "2027-01-31"),
        ("2027-01-31", "2027-02-28"),
        ("2028-01-30", "2028-02-29"),
    ],
)
def test_the_term_ends_on_the_same_day_of_the_next_month(date: str, due: str) -> None:
    assert f"{answer_due(datetime.date.fromisoformat(date))}" == due


def test_the_workspace_can_give_another_term() -> None:
    Path("drafter.yaml").write_text("months: 2\n", encoding="utf-8")
    entered("register.csv")
    assert rows("register.csv")[0]["Term of the answer"] == "2027-01-20"


def changed(cells: dict[str, object]) -> None:
    """Change cells of the register as a person does in Excel."""
    book = openpyxl.load_workbook("register.xlsx")
    sheet: Any = book.active
    for name, value in cells.items():
        sheet[name] = value
        if isinstance(value, int | float):
            sheet[name].number_format = "General"
    book.save("register.xlsx")


def due(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[str, str]:
    capsys.readouterr()
    assert main(["register", "due", "register.xlsx", "--today", "2026-11-25", *options]) == 0
    said = capsys.readouterr()
    return said.out, said.err


@pytest.mark.parametrize(
    "term",
    [
        pytest.param("05.12.2026", id="typed"),
        pytest.param("5.12.26", id="typed shortly"),
        pytest.param("05.12.2026 г.", id="typed with the year's letter"),
        pytest.param(46361, id="the number of a day"),
        pytest.param(46361.0, id="the number of a day with a fraction"),
        pytest.param(datetime.datetime(2026, 12, 5, 10, 30), id="with a time"),
    ],
)
def test_a_term_is_read_however_a_person_left_it(
    term: object, capsys: pytest.CaptureFixture[str]
) -> None:
    entered("register.xlsx")
    changed({"J2": term})
    out, err = due(capsys)
    assert out.startswith("05.12.2026\t10 days left\t№ 12-34\t")
    assert err == "1 letter is unanswered; 0 are overdue.\n"


@pytest.mark.parametrize(
    ("term", "shown"), [("скоро", "скоро"), (5, "5"), ("05/12/2026", "05/12/2026")]
)
def test_what_is_no_date_is_said_with_its_row_and_column(
    term: object, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    entered("register.xlsx")
    changed({"J2": term})
    out, err = due(capsys)
    assert out == ""
    assert err.startswith(
        f"register.xlsx:2: «{shown}» in the column «Term of the answer» is not a date."
        " Write it as 26.11.2025. [not-a-date]\n"
    )
    assert "1 letter has no term, since it has no date." in err


def test_an_answer_by_word_of_mouth_is_an_answer(capsys: pytest.CaptureFixture[str]) -> None:
    entered("register.xlsx")
    changed({"K2": "устно"})
    out, err = due(capsys)
    assert out == ""
    assert "«устно» in the column «Date of the answer» is not a date." in err
    assert err.endswith("0 letters are unanswered; 0 are overdue.\n")


def test_a_number_that_excel_made_a_date_of_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    entered("register.xlsx")
    changed({"A2": datetime.date(1934, 12, 1)})
    _out, err = due(capsys)
    assert "In the column «Number» Excel has made a date of a number. Make the cell a text" in err


def test_a_whole_number_is_read_without_the_fraction_that_a_table_adds(
    capsys: pytest.CaptureFixture[str],
) -> None:
    entered("register.xlsx")
    changed({"A2": 1234})
    rewritten("<v>1234</v>", "<v>1234.0</v>")  # as some programs write it
    out, _err = due(capsys)
    assert "\t№ 1234\t" in out


def rewritten(old: str, new: str) -> None:
    """Change the XML of the register's sheet, for what openpyxl does not write itself."""
    with zipfile.ZipFile("register.xlsx") as package:
        parts = {name: package.read(name) for name in package.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    xml = parts[sheet].decode()
    assert xml.count(old) == 1
    parts[sheet] = xml.replace(old, new).encode()
    with zipfile.ZipFile("register.xlsx", "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)


def test_a_register_that_another_run_is_writing_is_waited_for_and_then_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    entered("register.xlsx")
    before = Path("register.xlsx").read_bytes()
    monkeypatch.setattr("drafter.files.locking._PATIENCE", 0.1)
    with FileLock(".register.xlsx.lock"):
        entered("register.xlsx", ("12-34", "12-35"), code=1)
    assert "Another run of drafter has been writing this file for a minute. Try again." in (
        capsys.readouterr().err
    )
    assert Path("register.xlsx").read_bytes() == before


def test_a_formula_counts_by_the_result_that_excel_saved(
    capsys: pytest.CaptureFixture[str],
) -> None:
    entered("register.xlsx")
    changed({"A2": '="12-"&35', "I2": '=UPPER("жол")'})
    # openpyxl saves formulas without results; Excel puts them into <v> and calls them «str».
    with zipfile.ZipFile("register.xlsx") as package:
        xml = package.read("xl/worksheets/sheet1.xml").decode()
    cell = re.search(r'<c r="A2"[^>]*>.*?</c>', xml)
    assert cell is not None
    untyped = re.sub(r' t="[^"]*"', "", re.sub(r"<v ?/>|<v></v>", "<v>12-35</v>", cell[0]))
    rewritten(cell[0], untyped.replace("<c ", '<c t="str" ', 1))
    out, _err = due(capsys)
    assert "\t№ 12-35\t" in out


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Срок", "The register has no column «Term of the answer». Add it; its place does not"),
        ("Дата", "The register has two columns «Date». Delete or rename one of them."),
    ],
)
def test_a_register_needs_each_of_its_columns_once(
    heading: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    entered("register.xlsx")
    changed({"J1": heading})
    entered("register.xlsx", code=1)
    assert said in capsys.readouterr().err


def test_a_row_that_is_merged_is_not_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    entered("register.xlsx")
    book = openpyxl.load_workbook("register.xlsx")
    sheet = book.active
    assert sheet is not None
    sheet.merge_cells("D3:G3")
    book.save("register.xlsx")
    before = Path("register.xlsx").read_bytes()
    entered("register.xlsx", ("12-34", "12-35"), ("2026-11-20", "2026-11-21"), code=1)
    said = capsys.readouterr().err
    assert "register.xlsx:3" in said
    assert "A cell of this row is merged with others, and cannot be written. Separate" in said
    assert Path("register.xlsx").read_bytes() == before


def test_a_workbook_with_a_chart_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    entered("register.xlsx")
    book = openpyxl.load_workbook("register.xlsx")
    sheet: Any = book.active
    sheet.add_chart(BarChart(), "P2")
    book.save("register.xlsx")
    before = Path("register.xlsx").read_bytes()
    entered("register.xlsx", ("12-34", "12-35"), code=1)
    assert "The workbook has pictures, charts or rules of Excel" in capsys.readouterr().err
    assert Path("register.xlsx").read_bytes() == before


def test_a_new_line_looks_like_the_one_above_and_a_date_stays_one() -> None:
    entered("register.xlsx")
    book = openpyxl.load_workbook("register.xlsx")
    sheet = book.active
    assert sheet is not None
    sheet["H2"].font = Font(bold=True)
    sheet["B2"].number_format = "@"
    book.save("register.xlsx")
    entered("register.xlsx", ("12-34", "12-35"), ("2026-11-20", "2026-11-21"))
    sheet = openpyxl.load_workbook("register.xlsx").active
    assert sheet is not None
    assert sheet["H3"].font.b is True
    assert sheet["B3"].is_date
    assert sheet["B3"].value == datetime.datetime(2026, 11, 21)


def test_empty_rows_between_the_lines_are_no_letters(capsys: pytest.CaptureFixture[str]) -> None:
    entered("register.xlsx")
    changed({"A5": "12-40", "J5": datetime.date(2026, 12, 1)})
    out, _err = due(capsys)
    assert [line.split("\t")[2] for line in out.splitlines()] == ["№ 12-40", "№ 12-34"]


def test_deputies_who_write_for_themselves_stand_with_the_first_as_the_initiator() -> None:
    entered(
        "register.csv", ("author: {faction: {ru: Ак жол, kk: Ақ жол}}", "author: {deputies: true}")
    )
    (row,) = rows("register.csv")
    assert (row["Initiator"], row["Participants"]) == ("А. Перуашев", "К. Иса")
