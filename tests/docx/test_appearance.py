"""What a look says of pages, paragraphs, lists and tables: as Word adds it up, in points."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.shared import Mm, Pt

from drafter.docx import Look
from tests.conftest import ROOT

OFFICIAL = ROOT / "templates" / "official.docx"
CENTIMETRE = 72 / 2.54

Changed = Callable[[Callable[[Any], None]], Look]


@pytest.fixture
def changed(tmp_path: Path) -> Changed:
    """Return a function that makes a look of the shipped one, changed by python-docx."""

    def make(change: Callable[[Any], None]) -> Look:
        document = docx.Document(str(OFFICIAL))
        change(document)
        document.save(str(tmp_path / "own.docx"))
        return Look(tmp_path / "own.docx")

    return make


@pytest.fixture
def spelled(tmp_path: Path) -> Callable[[str, str], Look]:
    """Return a function that makes a look of the shipped one, a pattern of its styles replaced."""

    def make(pattern: str, replacement: str) -> Look:
        target = tmp_path / "own.docx"
        with zipfile.ZipFile(OFFICIAL) as source, zipfile.ZipFile(target, "w") as package:
            for name in source.namelist():
                content = source.read(name)
                if name == "word/styles.xml":
                    text, count = re.subn(pattern, replacement, content.decode(), flags=re.DOTALL)
                    assert count
                    content = text.encode()
                package.writestr(name, content)
        return Look(target)

    return make


def test_the_shipped_page_is_a4_with_margins_of_20_15_20_and_30_millimetres() -> None:
    page = Look(OFFICIAL).page
    assert (page.width, page.height) == pytest.approx((210 / 25.4 * 72, 297 / 25.4 * 72), abs=0.1)
    margins = (page.top, page.right, page.bottom, page.left)
    assert margins == pytest.approx([mm / 25.4 * 72 for mm in (20, 15, 20, 30)], abs=0.1)
    assert page.text_width == pytest.approx(165 / 25.4 * 72, abs=0.1)


def test_a_style_has_what_it_is_based_on_and_the_defaults_of_the_document() -> None:
    form = Look(OFFICIAL).form("last-demand")  # based on «Demand», «Body Text», «Normal»
    assert (form.align, form.font, form.size) == ("both", "Times New Roman", 14)
    assert form.first_line == pytest.approx(1.25 * CENTIMETRE, abs=0.1)
    assert form.keep_with_next
    assert not Look(OFFICIAL).form("demand").keep_with_next
    assert not Look(OFFICIAL).form("last-signatory").keep_with_next  # it switches it off


def test_the_form_of_an_unknown_style_is_that_of_the_body() -> None:
    look = Look(OFFICIAL)
    assert look.form("no-such-style") == look.form("body-text")


def test_what_was_set_in_word_is_what_the_look_says(changed: Changed) -> None:
    def change(document: Any) -> None:
        style = document.styles["Subject"]
        style.font.size, style.font.name, style.font.bold = Pt(12.5), "Arial", False
        style.font.italic = style.font.all_caps = True
        paragraph = style.paragraph_format
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.left_indent, paragraph.right_indent = Mm(20), Mm(10)
        paragraph.first_line_indent = Mm(-5)
        paragraph.space_before, paragraph.space_after = Pt(3), Pt(9)
        paragraph.line_spacing = 1.5
        paragraph.keep_with_next = False

    form = changed(change).form("subject")
    assert (form.font, form.size, form.bold, form.italic, form.caps) == (
        *("Arial", 12.5, False, True, True),
    )
    assert (form.align, form.before, form.after, form.keep_with_next) == ("right", 3, 9, False)
    assert (form.line_spacing, form.line_height) == (1.5, 0)
    indents = [form.left, form.right, form.first_line]
    assert indents == pytest.approx([mm / 25.4 * 72 for mm in (20, 10, -5)], abs=0.1)


def test_a_fixed_height_of_lines_is_told_apart_from_a_number_of_lines(changed: Changed) -> None:
    def change(document: Any) -> None:
        paragraph = document.styles["Body Text"].paragraph_format
        paragraph.line_spacing, paragraph.line_spacing_rule = Pt(18), WD_LINE_SPACING.EXACTLY

    form = changed(change).form("demand")
    assert (form.line_spacing, form.line_height) == (1, 18)


def test_a_hanging_first_line_silences_the_indent_that_it_is_based_on(changed: Changed) -> None:
    def change(document: Any) -> None:
        document.styles["Last Body Text"].paragraph_format.first_line_indent = Mm(-10)

    look = changed(change)
    assert look.form("last-body-text").first_line == pytest.approx(-CENTIMETRE, abs=0.1)
    assert look.form("body-text").first_line == pytest.approx(1.25 * CENTIMETRE, abs=0.1)


def test_measures_with_units_and_the_sides_of_strict_files_are_understood(
    spelled: Callable[[str, str], Look],
) -> None:
    look = spelled(
        r'(w:styleId="Quote".*?)<w:ind w:left="709" w:right="709"/>',
        r'\1<w:ind w:start="2cm" w:end="12pt"/>',
    )
    assert look.form("quote").left == pytest.approx(2 * CENTIMETRE, abs=0.01)
    assert look.form("quote").right == 12


def test_a_numbered_style_without_indents_has_those_of_its_numbering(
    spelled: Callable[[str, str], Look],
) -> None:
    look = spelled(r'(w:styleId="Demand".*?</w:numPr>)<w:ind w:left="0" w:firstLine="709"/>', r"\1")
    assert look.form("demand").first_line == pytest.approx(35.45)


def test_a_font_of_the_theme_goes_before_a_name(tmp_path: Path) -> None:
    # python-docx's own template has headings in the theme's font.
    document = docx.Document()
    names = [p.partname for p in document.part.package.iter_parts() if "theme" in p.partname]
    assert names
    with zipfile.ZipFile(OFFICIAL) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    theme = next(p for p in document.part.package.iter_parts() if "theme" in p.partname)
    parts["word/theme/theme1.xml"] = theme.blob
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.'
        b'openxmlformats-officedocument.theme+xml"/></Types>',
    )
    relation = (
        b'<Relationship Id="theme" Target="theme/theme1.xml" Type="http://schemas.openxmlformats'
        b'.org/officeDocument/2006/relationships/theme"/></Relationships>'
    )
    name = "word/_rels/document.xml.rels"
    parts[name] = parts[name].replace(b"</Relationships>", relation)
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(
        b'w:rFonts w:ascii="Times New Roman"', b'w:rFonts w:asciiTheme="minorHAnsi"', 1
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        for part, content in parts.items():
            package.writestr(part, content)
    (tmp_path / "own.docx").write_bytes(data.getvalue())
    minor = re.search(rb"<a:minorFont>.*?<a:latin typeface=\"([^\"]+)\"", theme.blob, re.DOTALL)
    assert minor
    assert Look(tmp_path / "own.docx").form("body-text").font == minor[1].decode()


def test_the_levels_of_a_list_have_their_numbers_and_indents() -> None:
    first, second = Look(OFFICIAL).levels("demand")[:2]
    assert (first.kind, first.pattern, second.pattern) == ("decimal", "%1)", "%1.%2)")
    assert second.left == pytest.approx(CENTIMETRE, abs=0.1)
    assert Look(OFFICIAL).levels("body-text") == []


def test_a_grid_has_lines_and_a_table_of_signatures_has_none() -> None:
    look = Look(OFFICIAL)
    assert look.table_form("table-grid").lines
    assert not look.table_form("signatures").lines
    assert look.table_form("table-grid").left == pytest.approx(5.4)
