"""What stands in a paragraph of a Word file: nothing is glued, nothing goes without a word."""

from pathlib import Path

import pytest

from drafter.docx.document import Document, Grid, Seen
from drafter.docx.reading import read_document
from drafter.model.letter import Note, notes_of, plain_text
from tests.docx.raw import box, cell, paragraph, run, save, table

STYLES = (
    '<w:style w:type="paragraph" w:styleId="gone"><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="struck"><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="unseen"><w:rPr><w:vanish/></w:rPr></w:style>'
)
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'


def document(folder: Path, *body: str, **parts: str) -> Document:
    return read_document(save(folder / "letter.docx", *body, **parts))


def texts(found: Document) -> list[str]:
    return [block.text for block in found.blocks if isinstance(block, Seen)]


def told(found: Document) -> list[str]:
    return [problem.id for problem in found.remarks]


def footnote(*content: str) -> str:
    return f'<w:footnote w:id="2">{"".join(content)}</w:footnote>'


@pytest.mark.parametrize("kind", ["page", "column"])
def test_the_end_of_a_page_or_column_is_the_end_of_a_paragraph(tmp_path: Path, kind: str) -> None:
    ends = f'<w:r><w:br w:type="{kind}"/></w:r>'
    numbered = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    found = document(
        tmp_path,
        paragraph(run("конец"), ends, run("начало"), properties=numbered),
        paragraph(ends, run("после"), ends),
        paragraph(ends),
        paragraph(f'<w:hyperlink r:id="web">{run("за")}{ends}{run("кон")}</w:hyperlink>'),
        numbering='<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
    )
    assert texts(found) == ["конец", "начало", "после", "", "за\nкон"]
    numbers = [block.number.text for block in found.blocks if isinstance(block, Seen)
               and block.number]  # fmt: skip
    assert numbers == ["1."]


@pytest.mark.parametrize(
    ("properties", "of_paragraph", "why"),
    [
        ("<w:strike/>", "", "word-struck-out-text"),
        ("<w:dstrike/>", "", "word-struck-out-text"),
        ('<w:rStyle w:val="struck"/>', "", "word-struck-out-text"),
        ("", '<w:pStyle w:val="gone"/>', "word-struck-out-text"),
        ("<w:vanish/>", "", "word-hidden-text"),
        ('<w:rStyle w:val="unseen"/>', "", "word-hidden-text"),
    ],
)
def test_what_is_struck_out_or_hidden_is_left_out_and_told(
    tmp_path: Path, properties: str, of_paragraph: str, why: str
) -> None:
    gone = paragraph(
        run("ЛИШНЕЕ", properties), f"<w:r><w:rPr>{properties}</w:rPr><w:sym w:char='2013'/></w:r>",
        properties=of_paragraph,
    )  # fmt: skip
    found = document(tmp_path, gone, paragraph(run("далее")), styles=STYLES)
    assert texts(found) == ["", "далее"]
    assert told(found) == [why]


def test_a_strike_that_a_run_takes_back_is_none(tmp_path: Path) -> None:
    off = run("слово", '<w:strike w:val="0"/>')
    found = document(tmp_path, paragraph(off, properties='<w:pStyle w:val="gone"/>'), styles=STYLES)
    assert (texts(found), told(found)) == (["слово"], [])


def test_a_note_of_a_struck_out_word_goes_with_it_and_is_told(tmp_path: Path) -> None:
    struck = f"<w:r><w:rPr><w:strike/></w:rPr><w:t>слово</w:t>{NOTE[5:-6]}</w:r>"
    found = document(tmp_path, paragraph(struck), footnotes=footnote(paragraph(run("Закон"))))
    assert set(told(found)) == {"word-struck-out-text", "word-unused-note"}


def test_a_note_that_nothing_refers_to_is_told(tmp_path: Path) -> None:
    found = document(tmp_path, paragraph(run("слово")), footnotes=footnote(paragraph(run("Закон"))))
    assert told(found) == ["word-unused-note"]


def test_placeholders_are_no_text_and_told(tmp_path: Path) -> None:
    def control(content: str) -> str:
        unfilled = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
        return f"<w:sdt>{unfilled}<w:sdtContent>{content}</w:sdtContent></w:sdt>"

    place = run("Место для ввода текста.")
    found = document(
        tmp_path,
        control(paragraph(place)),
        paragraph(run("от "), control(place), run(" г.")),
        table(cell(paragraph(run("да"))) + control(cell(paragraph(place)))),
    )
    assert texts(found) == ["от  г."]
    (grid,) = [block for block in found.blocks if isinstance(block, Grid)]
    assert [[len(column) for column in row] for row in grid.rows] == [[1, 0]]
    assert told(found) == ["word-placeholder"]


def test_a_text_box_is_never_part_of_a_note(tmp_path: Path) -> None:
    drawing = f"<w:r><w:drawing>{box('КОРОБКА')}</w:drawing></w:r>"
    inside = f"<w:r><w:drawing>{box('В СНОСКЕ')}</w:drawing></w:r>"
    found = document(
        tmp_path,
        paragraph(run("слово"), drawing, NOTE),
        footnotes=footnote(paragraph(run("Закон"), inside), table(cell(paragraph(run("т"))))),
    )
    assert texts(found) == ["КОРОБКА", "В СНОСКЕ", "слово"]
    last = found.blocks[-1]
    assert isinstance(last, Seen)
    (note,) = notes_of(last.content)
    assert isinstance(note, Note)
    assert plain_text(note.content, "\n") == "Закон\nт"


def test_a_text_box_in_a_text_box_is_read_once(tmp_path: Path) -> None:
    inner = f"<w:r><w:pict>{box('внутри')}</w:pict></w:r>"
    outer = f"<w:txbxContent>{paragraph(run('снаружи'), inner)}</w:txbxContent>"
    found = document(tmp_path, paragraph(f"<w:r><w:pict>{outer}</w:pict></w:r>"))
    assert sorted(texts(found)) == ["", "внутри", "снаружи"]


def test_the_reading_above_a_word_follows_it_in_parentheses(tmp_path: Path) -> None:
    ruby = f"<w:ruby><w:rt>{run('чтение')}</w:rt><w:rubyBase>{run('слово')}</w:rubyBase></w:ruby>"
    assert texts(document(tmp_path, paragraph(f"<w:r>{ruby}</w:r>"))) == ["слово (чтение)"]


def test_the_parts_of_a_formula_are_not_glued(tmp_path: Path) -> None:
    def piece(name: str, text: str) -> str:
        return f"<m:{name}><m:r><m:t>{text}</m:t></m:r></m:{name}>"

    formula = (
        f"<m:oMath><m:f>{piece('num', '1')}{piece('den', '2')}</m:f>"
        f"<m:sSup>{piece('e', 'x')}{piece('sup', '3')}</m:sSup></m:oMath>"
    )
    assert texts(document(tmp_path, paragraph(formula), formula)) == ["1/2x^3", "1/2x^3"]


def test_a_version_that_is_not_known_gives_way_to_its_stand_in(tmp_path: Path) -> None:
    versions = (
        '<mc:AlternateContent><mc:Choice><x:new xmlns:x="urn:x"/></mc:Choice>'
        "<mc:Fallback><w:t>слово</w:t></mc:Fallback></mc:AlternateContent>"
    )
    assert texts(document(tmp_path, paragraph(f"<w:r>{versions}</w:r>"))) == ["слово"]


def test_text_out_of_place_is_read_or_told(tmp_path: Path) -> None:
    inner = paragraph(run("раз"), paragraph(run("два")))
    found = document(tmp_path, inner, run("три"))
    assert texts(found) == ["раз\nдва", "три"]
    assert told(found) == []
    odd = document(tmp_path, paragraph(f"<w:unknown>{run('четыре')}</w:unknown>"))
    assert told(odd) == ["word-unread-text"]


def test_a_document_inside_is_told(tmp_path: Path) -> None:
    found = document(tmp_path, paragraph('<w:subDoc r:id="x"/>'), '<w:altChunk r:id="y"/>')
    assert found.remarks[0].what == "An embedded document was left out."


def test_a_header_is_told_once_whatever_it_holds(tmp_path: Path) -> None:
    drawing = f"<w:r><w:pict>{box('бланк')}</w:pict></w:r>"
    found = document(
        tmp_path, paragraph(run("слово")),
        header=paragraph(run("ПРОЕКТ"), run("нет", "<w:strike/>"), drawing),
    )  # fmt: skip
    assert told(found) == ["word-header-or-footer"]
