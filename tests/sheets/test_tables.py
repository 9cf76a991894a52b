"""Tables of people and of addressees: what is read of a cell, and what is refused where."""

import datetime
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from drafter.errors import Problem, TableError
from drafter.sheets.tables import Row, read_table


def unexpected(doubt: Problem) -> None:
    """Take a doubt where none may be."""
    pytest.fail(str(doubt))


def refused(file: Path) -> str:
    with pytest.raises(TableError) as raised:
        read_table(file, unexpected)
    return "\n".join(str(problem) for problem in raised.value.problems)


def texts(row: Row) -> dict[str, str]:
    """Return the cells of a row as programs read them."""
    return {name: row.text(name) for name in row.cells}


def workbook(file: Path, *rows: list[object]) -> Any:
    """Return the first sheet of a new workbook that was saved with these rows."""
    sheet: Any = openpyxl.Workbook().active
    for row in rows:
        sheet.append(row)
    sheet.parent.save(file)
    return sheet


def test_cells_of_a_workbook_are_read_as_people_see_them(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["id", "number", "share", "day", "note"])
    sheet.append(["kim", 12.0, 0.5, datetime.datetime(2026, 9, 1), None])
    book.save(tmp_path / "table.xlsx")
    (row,) = read_table(tmp_path / "table.xlsx", unexpected)
    assert texts(row) == {"id": "kim", "number": "12", "share": "0.5", "day": "2026-09-01"}


def test_a_whole_number_is_read_without_the_fraction_that_a_program_wrote(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["id", "number"])
    sheet.append(["kim", 1234])
    book.save(tmp_path / "usual.xlsx")
    file = tmp_path / "table.xlsx"
    with zipfile.ZipFile(tmp_path / "usual.xlsx") as source, zipfile.ZipFile(file, "w") as package:
        for name in source.namelist():
            package.writestr(name, source.read(name).replace(b"<v>1234</v>", b"<v>1234.0</v>"))
    (row,) = read_table(file, unexpected)
    assert texts(row) == {"id": "kim", "number": "1234"}


@pytest.mark.parametrize("declared", ["A1", "A1:B2", "A1:A4", "A1:XFD1048576"])
def test_rows_and_cells_beyond_what_a_sheet_declares_are_read(
    tmp_path: Path, declared: str
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["id", "name"], ["kim", "А. Ким"], ["li", "Б. Ли"], ["iva", "В. Ива"]):
        sheet.append(row)
    book.save(tmp_path / "usual.xlsx")
    file = tmp_path / "table.xlsx"
    old, new = b'<dimension ref="A1:B4"', f'<dimension ref="{declared}"'.encode()
    with zipfile.ZipFile(tmp_path / "usual.xlsx") as source, zipfile.ZipFile(file, "w") as package:
        assert old in source.read("xl/worksheets/sheet1.xml")
        for name in source.namelist():
            package.writestr(name, source.read(name).replace(old, new))
    assert [texts(row) for row in read_table(file, unexpected)] == [
        {"id": "kim", "name": "А. Ким"},
        {"id": "li", "name": "Б. Ли"},
        {"id": "iva", "name": "В. Ива"},
    ]


def test_a_column_without_a_heading_and_without_cells_is_nothing(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text("id;;name\nkim;;А. Ким\n", encoding="utf-8")
    (row,) = read_table(file, unexpected)
    assert texts(row) == {"id": "kim", "name": "А. Ким"}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(
            "id;name\nkim;А. Ким\n".encode("utf-16"),
            ": The file is encoded in UTF-16. In Excel choose «Save as», «CSV UTF-8»."
            " [wrong-encoding]",
            id="UTF-16",
        ),
        pytest.param(
            'id;name\nkim;А. Ким\nli;"А. Ли\n'.encode(),
            ":3:1: The quotation marks of the table do not pair from here on. Save it once more"
            " as CSV from a spreadsheet. [table-unpaired-quotes]",
            id="a quotation mark",
        ),
        pytest.param(
            f"id;name\nkim;{'а' * 32_768}\n".encode(),
            ":2:2: The cell is longer than 32767 characters. Shorten it. [table-long-cell]",
            id="a long cell",
        ),
        pytest.param(
            b"id;name\n" + b";" * 1000,
            "The table is too large. Divide it into several. [table-too-large]",
            id="many columns",
        ),
        pytest.param(
            b"", "The table is empty. Put headings into its first row. [table-empty]", id="empty"
        ),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_with_its_place(
    tmp_path: Path, data: bytes, said: str
) -> None:
    file = tmp_path / "table.csv"
    file.write_bytes(data)
    message = refused(file)
    assert message.startswith(f"{file}:")
    assert said in message


def test_hidden_rows_are_read_and_counted_once(tmp_path: Path) -> None:
    file = tmp_path / "table.xlsx"
    sheet = workbook(file, ["id"], ["kim"], ["li"], [None], ["iva"], ["isa"])
    for number in (2, 4, 6):  # the fourth is empty, and no row of the table
        sheet.row_dimensions[number].hidden = True
    sheet.auto_filter.ref = "A1:A6"
    sheet.parent.save(file)
    doubts: list[Problem] = []
    assert [row.text("id") for row in read_table(file, doubts.append)] == [
        "kim",
        "li",
        "iva",
        "isa",
    ]
    (doubt,) = doubts
    assert (doubt.id, doubt.severity) == ("table-hidden-rows", "warning")
    assert doubt.what.startswith("2 rows of the table are hidden")


def test_an_error_of_excel_is_no_text_of_a_letter(tmp_path: Path) -> None:
    file = tmp_path / "table.xlsx"
    workbook(file, ["id", "share"], ["kim", "#DIV/0!"])
    said = refused(file)
    assert said.startswith(f"{file}:2:2: The cell holds an error of Excel: #DIV/0!.")
    assert said.endswith("[table-error-cell]")


def test_a_nought_and_a_no_fill_their_cells(tmp_path: Path) -> None:
    file = tmp_path / "table.xlsx"
    workbook(file, ["number", "done"], [0, False])
    (row,) = read_table(file, unexpected)
    assert texts(row) == {"number": "0", "done": "false"}


def repacked(file: Path, part: str, old: bytes, new: bytes) -> None:
    """Exchange what stands in a part of a workbook."""
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new, 1)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)


def doubts_and_rows(file: Path) -> tuple[list[str], list[str]]:
    doubts: list[Problem] = []
    rows = read_table(file, doubts.append)
    return [doubt.what for doubt in doubts], [row.text("id") for row in rows]


def test_a_hidden_column_is_read_and_told(tmp_path: Path) -> None:
    file = tmp_path / "table.xlsx"
    sheet = workbook(file, ["id", "post"], ["kim", "akim-astana"])
    sheet.column_dimensions["B"].hidden = True
    sheet.column_dimensions["F"].hidden = True  # no column of the table
    sheet.parent.save(file)
    (doubt,), rows = doubts_and_rows(file)
    assert doubt == "1 column of the table is hidden, but read like the others."
    assert rows == ["kim"]


def test_of_several_sheets_the_first_in_sight_with_cells_is_read_and_the_others_are_named(
    tmp_path: Path,
) -> None:
    file = tmp_path / "table.xlsx"
    lists = workbook(file, ["akim"])
    lists.title, lists.sheet_state = "Списки", "hidden"
    book = lists.parent
    book.create_sheet("Пустой")
    people = book.create_sheet("Акимы")
    people.append(["id"])
    people.append(["kim"])
    book.create_sheet("Ещё").append(["id"])
    book.save(file)
    (doubt,), rows = doubts_and_rows(file)
    assert doubt.startswith("Only the sheet «Акимы» is read;")
    assert doubt.endswith("others hold cells too: «Списки», «Ещё».")
    assert rows == ["kim"]


def test_merged_cells_of_rows_are_told_and_others_are_not(tmp_path: Path) -> None:
    file = tmp_path / "table.xlsx"
    sheet = workbook(file, ["id", "region"], ["kim", "Есиль"], ["li", None])
    sheet.merge_cells("B2:B3")
    sheet.merge_cells("B20:D20")
    sheet.parent.save(file)
    (doubt,), rows = doubts_and_rows(file)
    assert doubt.startswith("The cells B2:B3 are merged:")
    assert rows == ["kim", "li"]


def test_empty_rows_between_others_end_nothing(tmp_path: Path) -> None:
    file = tmp_path / "table.xlsx"
    workbook(file, ["id"], ["kim"], [None], [None], ["li"])
    assert doubts_and_rows(file) == ([], ["kim", "li"])


@pytest.mark.parametrize(
    "added",
    [
        b'<row r="2"><c r="A2" t="inlineStr"><is><t>li</t></is></c></row>',
        b'<row r="3"><c r="B3"><v>1</v></c><c r="A3"><v>2</v></c></row>',
        b'<row r="3"><c r="A3"><v>1</v></c><c r="A3"><v>2</v></c></row>',
    ],
    ids=["a row twice", "cells from right to left", "a cell twice"],
)
def test_a_row_that_a_reader_would_pass_over_is_refused(tmp_path: Path, added: bytes) -> None:
    file = tmp_path / "table.xlsx"
    workbook(file, ["id", "b"], ["kim", "1"])
    end = b"</sheetData>"
    repacked(file, "xl/worksheets/sheet1.xml", end, added + end)
    assert "The file is no workbook of Excel that can be read." in refused(file)


def test_of_many_problems_as_many_are_told_as_somebody_reads(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text("id\n" + "kim;a\n" * 3000, encoding="utf-8")
    lines = refused(file).split("\n")
    assert lines[-1].startswith(f"{file}:1002:2: The table has 2000 more problems.")
    assert len(lines) == 1001
