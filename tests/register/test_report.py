"""The report: what counts as late, sums by addressee and month, and the page, chart and tables."""

import csv
import datetime
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from lxml.html import HtmlElement, document_fromstring

from drafter.cli import main
from drafter.register.chart import chart
from drafter.register.entries import Answer, Entry
from drafter.register.report import Report, report_on
from drafter.register.report_html import report_page
from drafter.wording import speak
from tests.register.lines import line

DAY = datetime.date(2026, 11, 28)

HEAD = (
    "number,date,addressee in russian,summary in russian,term of the answer,"
    "date of the answer,number of the answer,file\n"
)
LINES = """\
1,2026-01-10,Аким,О дорогах,2026-02-10,2026-02-10,7,a.ru.docx
2,2026-01-20,Аким,О мостах,2026-02-20,2026-02-23,8,b.ru.docx
3,2026-03-05,Аким,О воде,2026-04-05,,,c.ru.docx
4,2026-03-06,Министр,О школах,2026-04-06,,9,d.ru.docx
5,2026-11-20,Министр,О газе,2026-12-20,,,e.ru.docx
6,,Министр,Об угле,,,,f.ru.docx
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "register.csv").write_text(HEAD + LINES, encoding="utf-8")
    return tmp_path


def reported(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[str, str]:
    code = main(["register", "report", "register.csv", "--today", "2026-11-28", *arguments])
    out, err = capsys.readouterr()
    assert code == 0, err
    return out, err


def figures(text: str, name: str) -> list[int]:
    """Return the figures of a line: sent, in time, late, day unknown, overdue, waiting."""
    (found,) = [one for one in text.splitlines() if re.search(rf" {re.escape(name)}$", one)]
    return [int(one) for one in found.split()[:6]]


def test_each_addressee_and_each_month_has_its_figures(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, err = reported(capsys)
    assert figures(out, "Аким") == [3, 1, 1, 0, 1, 0]
    assert figures(out, "Министр") == [3, 0, 0, 1, 0, 2]
    assert figures(out, "01.2026") == [2, 1, 1, 0, 0, 0]
    assert figures(out, "02.2026") == [0, 0, 0, 0, 0, 0]
    assert figures(out, "03.2026") == [2, 0, 0, 1, 1, 0]
    assert figures(out, "Sum") == [6, 1, 1, 1, 1, 2]
    assert out.index("Аким") < out.index("Министр")  # who is late stands first
    assert "1 letter has no date; it is in the sum, but in no month." in err


def test_a_period_has_both_its_ends_and_what_has_no_date_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, err = reported(capsys, "--from", "20.01.2026", "--to", "2026-03-05")
    assert figures(out, "Sum") == [2, 0, 1, 0, 1, 0]
    assert "Министр" not in out
    assert "Letters from 20.01.2026 to 05.03.2026, as of 28.11.2026." in err
    assert "1 letter has no date and is left out." in err


def test_the_last_day_of_the_term_is_in_time_and_not_overdue() -> None:
    term = datetime.date(2026, 2, 10)
    answered = line("1", answered=term, term=term)
    late = line("2", answered=term + datetime.timedelta(days=1), term=term)
    waiting = line("3", term=term)
    assert report_on([answered, late], DAY, "ru").total.figures == [2, 1, 1, 0, 0, 0]
    assert report_on([waiting], term, "ru").total.figures == [1, 0, 0, 0, 0, 1]
    after = term + datetime.timedelta(days=1)
    assert report_on([waiting], after, "ru").total.figures == [1, 0, 0, 0, 1, 0]


def test_a_letter_is_answered_on_the_day_of_its_first_answer() -> None:
    first = Answer(date=datetime.date(2026, 2, 9), number="1")
    last = Answer(date=datetime.date(2026, 5, 1), number="2")
    entry = replace(line("1", term="2026-02-10"), answers=(last, Answer(number="0"), first))
    assert report_on([entry], DAY, "ru").total.figures == [1, 1, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--from", "2026-05-01", "--to", "2026-04-01"], "The period ends before it begins."),
        (["-o", "report.docx"], "A report is written as .html, .svg, .csv, .xlsx."),
        (["-o", "report"], "A report is written as .html, .svg, .csv, .xlsx."),
    ],
)
def test_what_cannot_be_reported_is_a_wrong_call(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert main(["register", "report", "register.csv", *arguments]) == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("suffix", ["html", "svg", "csv", "xlsx"])
def test_the_same_register_and_day_make_the_same_bytes_and_nothing_is_replaced_unasked(
    folder: Path, capsys: pytest.CaptureFixture[str], suffix: str
) -> None:
    file = folder / f"report.{suffix}"
    reported(capsys, "-o", file.name)
    first = file.read_bytes()
    assert main(["register", "report", "register.csv", "-o", file.name]) == 1
    assert "exists already" in capsys.readouterr().err
    reported(capsys, "-o", file.name, "--force")
    assert file.read_bytes() == first


def test_the_table_for_excel_has_figures_that_can_be_counted_with(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reported(capsys, "-o", "report.xlsx")
    rows = [*openpyxl.load_workbook(folder / "report.xlsx").worksheets[0].values]
    assert rows[0][:3] == ("Addressee", "Month", "Sent")
    assert ("Аким", "01.2026", 2, 1, 1, 0, 0, 0) in rows
    assert ("Министр", "(no date)", 1, 0, 0, 0, 0, 1) in rows
    reported(capsys, "-o", "report.csv")
    text = (folder / "report.csv").read_text(encoding="utf-8-sig")
    assert ["Аким", "01.2026", "2", "1", "1", "0", "0", "0"] in [
        *csv.reader(io.StringIO(text), delimiter=";")
    ]


def tables(page: HtmlElement) -> dict[str, list[list[str]]]:
    return {
        one.findtext("h2") or "": [
            [" ".join(cell.text_content().split()) for cell in row] for row in one.iter("tr")
        ]
        for one in page.iter("section")
    }


def test_the_page_names_who_was_late_and_by_how_many_days(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reported(capsys, "-o", "report.html")
    page = document_fromstring((folder / "report.html").read_bytes())
    late = tables(page)["Answered late or overdue"]
    assert late[1:] == [
        ["3", "05.03.2026", "Аким", "О воде", "05.04.2026", "not yet", "237"],
        ["2", "20.01.2026", "Аким", "О мостах", "20.02.2026", "23.02.2026", "3"],
    ]
    assert ["Аким", "01.2026", "2", "1", "1", "0", "0", "0"] in tables(page)[
        "Addressees, month by month"
    ]


def test_the_page_needs_no_script_and_no_network(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reported(capsys, "-o", "report.html")
    text = (folder / "report.html").read_text(encoding="utf-8")
    page = document_fromstring(text.encode())
    assert not [*page.iter("script", "link", "img", "iframe", "object")]
    assert not [name for one in page.iter() for name in one.attrib if str(name).startswith("on")]
    assert re.findall(r"(?:https?:)?//[^\s\"'<]+", text) == ["http://www.w3.org/2000/svg"]
    assert "url(" not in re.sub(r'fill="url\(#chart-[a-z-]+\)"', "", text)


def shapes(report: Report) -> Iterator[tuple[str, int]]:
    """Yield what each part of the chart says: of whom and what, and how many."""
    root = etree.fromstring(str(chart(report, alone=True)).encode())
    for title in root.iter("{http://www.w3.org/2000/svg}title"):
        if etree.QName(title.getparent()).localname == "g":
            words, _colon, number = str(title.text).rpartition(": ")
            yield words, int(number)


def test_each_part_of_the_chart_says_what_it_is() -> None:
    late = line("1", date="2026-01-05", term="2026-02-05", answered="2026-02-09", to="Аким")
    open_ = line("2", date="2026-02-05", term="2026-03-05", to="Аким")
    assert sorted(shapes(report_on([late, open_], DAY, "ru"))) == [
        ("01.2026 – Answered late", 1),
        ("02.2026 – Overdue", 1),
        ("Аким – Answered late", 1),
        ("Аким – Overdue", 1),
    ]


def test_what_a_colour_means_is_told_by_a_pattern_as_well() -> None:
    entries = [
        line("1", term="2026-02-05", answered="2026-02-01"),
        line("2", term="2026-02-05", answered="2026-02-09"),
        line("3", term="2026-02-05"),
        line("4", term="2027-02-05"),
    ]
    root = etree.fromstring(str(chart(report_on(entries, DAY, "ru"))).encode())
    patterns = {f"url(#{one.get('id')})": len(one) for one in root.iter("{*}pattern")}
    fills = {str(one.attrib["fill"]) for one in root.iter("{*}rect") if "fill" in one.attrib}
    assert fills == {"url(#chart-late)", "url(#chart-overdue)", "url(#chart-waiting)"}
    assert all(patterns[name] == 2 for name in fills)


def test_many_years_stand_in_the_chart_by_year_and_many_addressees_are_counted() -> None:
    entries = [line(str(n), date=f"{2015 + n % 12}-05-05", to=f"Аким {n}") for n in range(40)]
    text = str(chart(report_on(entries, DAY, "ru")))
    assert ">2015</text>" in text
    assert "05.2015" not in text
    assert "28 more addressees are not shown here." in text


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_an_empty_register_has_a_report(language: str) -> None:
    speak(language)
    page = document_fromstring(str(report_page(report_on([], DAY, language))).encode())
    assert page.get("lang") == language
    assert not tables(page) or all(len(rows) > 1 for rows in tables(page).values())
    etree.fromstring(str(chart(report_on([], DAY, language), alone=True)).encode())


@given(st.text(max_size=60), st.text(max_size=60), st.dates())
def test_whatever_stands_in_a_register_is_text_on_the_page_and_in_the_chart(
    name: str, summary: str, date: datetime.date
) -> None:
    entry = line("<b>&1", to=name, summary=summary, date=date, term=datetime.date.min)
    found = report_on([entry], DAY, "ru")
    page = document_fromstring(str(report_page(found)).encode(errors="replace"))
    assert not [*page.iter("b", "script")]
    etree.fromstring(str(chart(found, alone=True)).encode(errors="replace"))


def test_a_hundred_thousand_letters_are_reported_on() -> None:
    entries: list[Entry] = [line("1", to=f"Аким {n % 50}") for n in range(1000)] * 100
    assert report_on(entries, DAY, "ru").total.sent == 100_000
