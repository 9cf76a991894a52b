"""The register: lines are added, brought up to date, and read back from what people edited."""

import csv
import datetime
import multiprocessing
import re
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest

from drafter import InquiryError, load
from drafter.cli import main
from drafter.register import followed
from drafter.terms import answer_due
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
    ("name", "content", "said"),
    [
        ("register.txt", b"", "A register is a table: a file that ends in .xlsx or .csv."),
        ("register.xlsx", b"PK no workbook", "The file is not a workbook of Excel"),
        ("register.csv", b"a;b;c\r\n1;2;3\r\n", "The file has no headings of a register."),
        ("register.csv", "Дата".encode("cp1251"), "The register is not in UTF-8"),
    ],
)
def test_what_is_no_register_is_refused_and_nothing_is_written(
    name: str, content: bytes, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(name).write_bytes(content)
    entered(name, code=1)
    assert said in capsys.readouterr().err
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
            " 1 декабря 2026 года № 7/1, однако поставленные в нём вопросы остаются нерешёнными.",
        ),
        (
            "kk",
            "2026 жылғы 20 қарашадағы № 12-34 депутаттық сауалымызға осы күнге дейін жауап алынған"
            " жоқ.",
            "2026 жылғы 20 қарашадағы № 12-34 депутаттық сауалымызға 2026 жылғы 1 желтоқсандағы"
            " № 7/1 жауап алынды, алайда онда қойылған мәселелер шешімін таппады.",
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


def test_the_address_book_can_give_another_term() -> None:
    Path("addressbook.yaml").write_text("months: 2\n", encoding="utf-8")
    entered("register.csv")
    assert rows("register.csv")[0]["Term of the answer"] == "2027-01-20"
