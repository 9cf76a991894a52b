"""Tables of any length: read row by row, in the memory of a short one, and bounded all the same."""

import csv
import os
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.errors import Problem, TableError
from drafter.sheets.tables import Row, Table

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRINGS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"


def unexpected(doubt: Problem) -> None:
    pytest.fail(str(doubt))


def read(file: Path) -> list[Row]:
    """Return the rows of a table, which must be the same when it is read again."""
    with Table(file, unexpected) as table:
        first = list(table.checked())
        assert list(table.rows()) == first
    return first


def refused(file: Path) -> list[str]:
    with pytest.raises(TableError) as raised, Table(file, unexpected) as table:
        list(table.checked())
    return [str(problem) for problem in raised.value.problems]


def workbook(
    file: Path, rows: str, strings: str = "", others: dict[str, bytes] | None = None
) -> Path:
    """Write a workbook with these rows, and these shared strings, in its XML."""
    book: Any = openpyxl.Workbook()
    book.active.append(["x"])
    book.save(file)
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    sheet = parts[SHEET].decode()
    before, _rows, after = sheet.partition("<sheetData>")[0], "", sheet.partition("</sheetData>")[2]
    parts[SHEET] = f"{before}<sheetData>{rows}</sheetData>{after}".encode()
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{strings}</sst>'.encode()
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{STRINGS}"/></Types>'
    types = parts["[Content_Types].xml"].decode()
    if "sharedStrings" not in types:
        parts["[Content_Types].xml"] = types.replace("</Types>", override).encode()
    parts |= {name.replace("__", "/"): data for name, data in (others or {}).items()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return file


def of_strings(count: int) -> tuple[str, str]:
    """Return the rows of a table and its strings as Excel writes them: each text by its number."""
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="s"><v>{n - 1}</v></c></row>' for n in range(1, count + 1)
    )
    return rows, "".join(f"<si><t>район {n}</t></si>" for n in range(1, count + 1))


def test_texts_that_a_workbook_keeps_apart_are_read(tmp_path: Path) -> None:
    rich = "<si><r><rPr><b/></rPr><t>Еси</t></r><r><t>ль</t></r></si>"
    rows = (
        '<row r="1"><c r="A1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="s"><v>0</v></c></row>'
    )
    file = workbook(tmp_path / "t.xlsx", rows, strings=f"{rich}<si><t>region</t></si>")
    (row,) = read(file)
    assert row.text("region") == "Есиль"


def test_a_text_that_is_not_there_makes_no_workbook(tmp_path: Path) -> None:
    file = workbook(tmp_path / "t.xlsx", '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>')
    assert "The file is no workbook of Excel that can be read." in refused(file)[0]


def test_twelve_thousand_rows_with_a_link_in_each_are_read(tmp_path: Path) -> None:
    rows, strings = of_strings(12_000)
    file = workbook(tmp_path / "t.xlsx", rows, strings=strings)
    links = "".join(f'<hyperlink ref="A{n}" location="a"/>' for n in range(1, 11_900)) * 2
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[SHEET] = parts[SHEET].replace(
        b"<pageMargins", f"<hyperlinks>{links}</hyperlinks><pageMargins".encode()
    )
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    assert len(read(file)) == 11_999


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_memory_of_a_long_table_is_that_of_a_short_one(tmp_path: Path, kind: str) -> None:
    def peak(count: int) -> int:
        file = tmp_path / f"{count}.{kind}"
        if kind == "csv":
            file.write_text("region\n" + "".join(f"район {n}\n" for n in range(count)), "utf-8")
        else:
            rows, strings = of_strings(count)
            workbook(file, rows, strings=strings)
        tracemalloc.start()
        with Table(file, unexpected) as table:
            assert sum(1 for _row in table.checked()) >= count - 1
            most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(10)
    # Five thousand rows as objects would be three times as much.
    assert peak(9_000) < peak(4_000) + 1_000_000


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("xl__styles.xml", b"<a>%s</a>" % (b" " * (9 << 20)), id="another part"),
        pytest.param("xl__media__a.bin", b"\0" * (9 << 20), id="a part of no kind"),
        pytest.param("xl__worksheets__sheet1.xml", b" " * (20 << 20), id="packed a thousandfold"),
        pytest.param(
            "xl__worksheets__sheet1.xml",
            b"<worksheet xmlns='%s'><sheetData><row r='1'><c r='A1'><v>%s"
            % (MAIN.encode(), b"1" * 2**21),
            id="a cell without end",
        ),
        pytest.param(
            "xl__sharedStrings.xml",
            b"<sst xmlns='%s'><si>%s</si></sst>" % (MAIN.encode(), b"<r><t>a</t></r>" * 200_000),
            id="a text of many pieces",
        ),
    ],
)
def test_what_is_made_to_be_too_large_is_refused_before_it_is_read(
    tmp_path: Path, name: str, data: bytes
) -> None:
    file = workbook(tmp_path / "t.xlsx", of_strings(2)[0], others={name: data})
    assert "The table is too large." in refused(file)[0]


def test_an_archive_of_a_million_parts_is_refused_by_its_directory(tmp_path: Path) -> None:
    file = workbook(tmp_path / "t.xlsx", of_strings(2)[0])
    data = file.read_bytes()
    at = data.index(b"PK\x01\x02")
    entries = data[at : data.index(b"PK\x05\x06")] * 3000
    end = bytearray(data[data.index(b"PK\x05\x06") :])
    end[12:16] = len(entries).to_bytes(4, "little")
    file.write_bytes(data[:at] + entries + end)
    assert "The table is too large." in refused(file)[0]


def test_a_sheet_that_a_workbook_takes_for_its_styles_is_not_read_as_such(tmp_path: Path) -> None:
    rows, strings = of_strings(3)
    file = workbook(tmp_path / "t.xlsx", rows, strings=strings)
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["xl/worksheets/sheet2.xml"] = b"<worksheet xmlns='%s'>%s</worksheet>" % (
        MAIN.encode(),
        os.urandom(5 << 20).hex().encode(),
    )
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"/xl/theme/theme1.xml", b"/xl/worksheets/sheet2.xml"
    )
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    with Table(file, unexpected) as table:
        tracemalloc.start()
        assert sum(1 for _row in table.checked()) == 2
        assert tracemalloc.get_traced_memory()[1] < 8 << 20
        tracemalloc.stop()


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    sheet = (
        f'<!DOCTYPE w [<!ENTITY a "aaaa">]><worksheet xmlns="{MAIN}"><sheetData><row r="1">'
        '<c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>'
    )
    for data in (sheet.encode(), sheet.encode("utf-16")):
        file = workbook(tmp_path / "t.xlsx", "", others={"xl__worksheets__sheet1.xml": data})
        assert "The file is no workbook of Excel that can be read." in refused(file)[0]


def test_a_line_of_csv_without_end_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("region\n" + "a" * (8 << 20), encoding="utf-8")
    assert "The table is too large." in refused(file)[0]


def test_a_quotation_mark_that_nothing_ends_is_told_at_its_line(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text('region\nЕсиль\n"Медеу\n' + "Абай\n" * 2_000_000, encoding="utf-8")
    (said,) = refused(file)
    assert said.startswith(f"{file}:3:1: The quotation marks of the table do not pair")


def test_a_line_in_another_encoding_is_told_beside_what_else_is_wrong(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_bytes("region\nЕсиль;x\n".encode() + "Медеу\n".encode("cp1251"))
    assert [line.partition(" ")[0] for line in refused(file)] == [f"{file}:2:2:", f"{file}:3:1:"]


def test_a_table_that_is_changed_while_it_is_read_is_told(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("region\nЕсиль\nМедеу\n", encoding="utf-8")
    with Table(file, unexpected) as table:
        assert len(list(table.checked())) == 2
        with file.open("a", encoding="utf-8") as more:
            more.write("Абай\n")
        with pytest.raises(TableError, match="The table was changed while it was read"):
            list(table.rows())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8"), max_size=5), min_size=1, max_size=3),
        max_size=5,
    )
)
def test_whatever_csv_holds_is_read_as_the_csv_of_python_reads_it(
    tmp_path: Path, rows: list[list[str]]
) -> None:
    file = tmp_path / "t.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows([["a", "b", "c"], *rows])
    with Table(file, lambda _doubt: None) as table:
        found = [[row.text(name) for name in "abc"] for row in table.rows()]
    padded = [[" ".join(cell.split()) for cell in [*row, "", ""][:3]] for row in rows]
    assert found == [row for row in padded if any(row)]
