"""Fields of Word files: codes are not read, results are, and what never ends hides nothing."""

from pathlib import Path

import pytest

from drafter.docx.document import Document, Seen
from drafter.docx.reading import read_document
from tests.docx.raw import box, field, paragraph, run, save


def mark(kind: str, inside: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


BEGIN, SEPARATE, END = mark("begin"), mark("separate"), mark("end")


def document(folder: Path, *body: str, **parts: str) -> Document:
    return read_document(save(folder / "letter.docx", *body, **parts))


def texts(found: Document) -> list[str]:
    return [block.text for block in found.blocks if isinstance(block, Seen)]


@pytest.mark.parametrize(
    "stray",
    [
        BEGIN,
        BEGIN + code("PAGE"),
        BEGIN + code("PAGE") + SEPARATE,
        BEGIN + BEGIN + code("PAGE") + SEPARATE + END,
        BEGIN + BEGIN + BEGIN,
        SEPARATE,
        END,
        SEPARATE + END,
        code("PAGE"),
        f"<w:del>{BEGIN}</w:del>",
        f"<w:del>{BEGIN}{SEPARATE}</w:del>{END}",
        f"<w:r><w:pict>{box('').replace('<w:pPr></w:pPr>', BEGIN)}</w:pict></w:r>",
    ],
)
def test_marks_without_a_partner_hide_nothing(tmp_path: Path, stray: str) -> None:
    body = [paragraph(run("раз"), stray, run(" два")), paragraph(run("три"))]
    assert [text for text in texts(document(tmp_path, *body)) if text] == ["раз два", "три"]


def test_a_field_goes_on_over_paragraphs_with_others_inside(tmp_path: Path) -> None:
    inner = field("PAGEREF x", run("5"))
    body = [
        paragraph(BEGIN, code("TOC"), SEPARATE, run("Раздел "), inner),
        paragraph(run("Ещё "), inner),
        paragraph(END, run("далее")),
    ]
    assert texts(document(tmp_path, *body)) == ["Раздел 5", "Ещё 5", "далее"]


def test_text_inside_a_code_is_left_out_and_told(tmp_path: Path) -> None:
    nested = BEGIN + code("IF ") + field("MERGEFIELD x", run("да")) + SEPARATE + run("итог") + END
    found = document(tmp_path, paragraph(nested))
    assert texts(found) == ["итог"]
    assert [told.id for told in found.remarks] == ["word-field-code"]


def test_a_field_without_a_separator_shows_what_stands_in_it(tmp_path: Path) -> None:
    body = [paragraph(BEGIN, code("X"), run("раз")), paragraph(run("два")), paragraph(END)]
    assert texts(document(tmp_path, *body))[:2] == ["раз", "два"]


def test_a_code_hides_no_other_paragraph(tmp_path: Path) -> None:
    body = [paragraph(BEGIN, code("X")), paragraph(run("слово")), paragraph(SEPARATE, END)]
    assert "слово" in texts(document(tmp_path, *body))


def test_a_text_box_in_an_open_code_is_a_text_of_its_own(tmp_path: Path) -> None:
    drawing = f"<w:r><w:drawing>{box('Акиму')}</w:drawing></w:r>"
    body = [paragraph(drawing, BEGIN, code("X"), SEPARATE, run("5"), END)]
    assert texts(document(tmp_path, *body)) == ["Акиму", "5"]


CHOICES = '<w:listEntry w:val="область"/><w:listEntry w:val="город"/>'


@pytest.mark.parametrize(
    ("form", "result", "seen"),
    [
        (f'<w:ddList><w:result w:val="1"/>{CHOICES}</w:ddList>', "", "город"),
        (f'<w:ddList><w:default w:val="1"/>{CHOICES}</w:ddList>', "", "город"),
        (f"<w:ddList>{CHOICES}</w:ddList>", "", "область"),
        (f'<w:ddList><w:result w:val="7"/>{CHOICES}</w:ddList>', "", ""),
        (f'<w:ddList><w:result w:val="1"/>{CHOICES}</w:ddList>', "город", "город"),
        ("<w:checkBox><w:checked/></w:checkBox>", "", "☒"),
        ('<w:checkBox><w:default w:val="1"/></w:checkBox>', "", "☒"),
        ('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>', "", "☐"),
        ('<w:textInput><w:default w:val="Алматы"/></w:textInput>', "", "Алматы"),
        ('<w:textInput><w:default w:val="Алматы"/></w:textInput>', "Астана", "Астана"),
        ("<w:textInput/>", "", ""),
        ("<w:name/>", "", ""),
    ],
)
@pytest.mark.parametrize("separator", [SEPARATE, ""])
def test_a_form_says_what_it_prints(
    tmp_path: Path, form: str, result: str, seen: str, separator: str
) -> None:
    begin = mark("begin", f"<w:ffData>{form}</w:ffData>")
    body = paragraph(begin, code("FORM"), separator, run(result) if result else "", END)
    assert "".join(texts(document(tmp_path, body))) == seen
