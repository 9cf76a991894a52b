"""Workbooks of a few kilobytes that ask a library for gigabytes or minutes are not opened."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from drafter.errors import RegisterError, TableError
from drafter.register import reading
from drafter.register.columns import NEW, heading
from drafter.sheets.tables import read_table

SHEET, BOOK, STYLES = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"
_RELATIONS = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SAME_SHEET = b'<sheet name="s%d" sheetId="%d" r:id="rId1" xmlns:r="' + _RELATIONS + b'"/>'
_RULE = b'<dataValidation sqref="A1" type="list"><formula1>"a"</formula1></dataValidation>'


def changed(file: Path, part: str, mark: bytes, before: bytes) -> Path:
    """Return a register of one line that has something put before a mark of one of its parts."""
    sheet = openpyxl.Workbook()
    assert sheet.active is not None
    sheet.active.append([heading(key) for key in NEW])
    sheet.active.append(["x"] * len(NEW))
    buffer = io.BytesIO()
    sheet.save(buffer)
    with zipfile.ZipFile(buffer) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert mark in parts[part]
    parts[part] = parts[part].replace(mark, before + mark, 1)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file


def shared_formulas(count: int) -> bytes:
    first = b'<row r="3"><c r="A3"><f t="shared" si="0">%sA1</f></c></row>' % (b"A1+" * 500)
    other = b'<row r="%d"><c r="A%d"><f t="shared" si="0"/></c></row>'
    return first + b"".join(other % (row, row) for row in range(4, count + 4))


@pytest.mark.parametrize(
    ("part", "mark", "before"),
    [
        pytest.param(
            SHEET,
            b"<pageMargins",
            b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
            id="all cells merged",
        ),
        pytest.param(
            SHEET,
            b"<pageMargins",
            b'<x:mergeCells xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            b"<x:mergeCell ref='A1:XFD10485&#55;6'/></x:mergeCells>",
            id="the same, spelled otherwise",
        ),
        pytest.param(
            SHEET,
            b"<pageMargins",
            b"<mergeCells>%s</mergeCells>" % (b'<mergeCell ref="A3:Z999"/>' * 10),
            id="many ranges",
        ),
        pytest.param(
            SHEET,
            b"<pageMargins",
            b'<hyperlinks><hyperlink ref="A:XFD" location="a"/></hyperlinks>',
            id="a link of all columns",
        ),
        pytest.param(
            BOOK,
            b"</sheets>",
            b"".join(_SAME_SHEET % (n, n) for n in range(2, 15_000)),
            id="many sheets",
        ),
        pytest.param(BOOK, b"</sheets>", _SAME_SHEET % (2, 2), id="a part that is two sheets"),
        pytest.param(
            BOOK,
            b"<calcPr",
            b"<definedNames>%s</definedNames>"
            % (b'<definedName name="a">Sheet!$A$1</definedName>' * 30_000),
            id="many names",
        ),
        pytest.param(
            BOOK,
            b"<calcPr",
            b'<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">'
            b"%s</definedName></definedNames>" % (b"Sheet!$A$1:$B$2," * 20_000),
            id="a long area of print",
        ),
        pytest.param(
            STYLES, b"</cellXfs>", b'<xf numFmtId="0" fontId="0"/>' * 100_000, id="many styles"
        ),
        pytest.param(
            SHEET,
            b"<pageMargins",
            b"<dataValidations>%s</dataValidations>" % (_RULE * 20_000),
            id="many rules",
        ),
        pytest.param(
            SHEET,
            b"<pageMargins",
            b'<dataValidations><dataValidation sqref="%s"/></dataValidations>' % (b"A1 " * 50_000),
            id="a rule for many ranges",
        ),
        pytest.param(SHEET, b"</sheetData>", shared_formulas(2000), id="a formula that is shared"),
        pytest.param(SHEET, b"</sheetData>", b"<row>%s</row>" % (b"<c/>" * 1_200_000), id="cells"),
        pytest.param(SHEET, b"</sheetData>", b"<row/>" * 1_200_000, id="rows"),
        pytest.param(
            SHEET,
            b"</sheetData>",
            b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>a</t></is></c></row>',
            id="the last cell of a sheet",
        ),
    ],
)
def test_a_workbook_that_asks_for_too_much_is_refused(
    tmp_path: Path, part: str, mark: bytes, before: bytes
) -> None:
    file = changed(tmp_path / "register.xlsx", part, mark, before)
    with pytest.raises(RegisterError, match="table is too large"), reading(file):
        pass
    with pytest.raises(TableError, match="table is too large"):
        read_table(file, lambda _doubt: None)


def test_what_offices_do_to_a_workbook_is_borne(tmp_path: Path) -> None:
    merged = b"<mergeCells>%s</mergeCells>" % (b'<mergeCell ref="A3:L3"/>' * 20)
    file = changed(tmp_path / "register.xlsx", SHEET, b"<pageMargins", merged)
    with reading(file) as register:
        assert len(list(register.entries())) == 1
    styles = b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>' * 4000
    file = changed(tmp_path / "register.xlsx", STYLES, b"</cellXfs>", styles)
    assert len(read_table(file, lambda _doubt: None)) == 1


def test_an_empty_cell_at_the_end_of_a_sheet_makes_no_table_of_it(tmp_path: Path) -> None:
    looks = b'<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    file = changed(tmp_path / "register.xlsx", SHEET, b"</sheetData>", looks)
    with reading(file) as register:
        assert len(list(register.entries())) == 1
