"""Word files as their reader sees them: fields, reviews, notes, text boxes, merged cells."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.docx.document import Document, Grid, Seen
from drafter.docx.reading import read_document
from drafter.errors import DocumentError
from drafter.model.letter import Break, Link, Note, Run
from tests.documents import W
from tests.docx.raw import box, cell, field, paragraph, run, save, table

Read = Callable[..., Document]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def make(*body: str, **parts: str) -> Document:
        return read_document(save(tmp_path / "letter.docx", *body, **parts))

    return make


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Seen)]


def content(document: Document) -> list[object]:
    (block,) = document.blocks
    assert isinstance(block, Seen)
    return list(block.content)


def grid(document: Document) -> list[list[str]]:
    (block,) = document.blocks
    assert isinstance(block, Grid)
    return [["/".join(p.text for p in cell) for cell in row] for row in block.rows]


def remarks(document: Document) -> list[str]:
    return [problem.what for problem in document.remarks]


def test_inserted_text_is_taken_and_deleted_text_is_not(read: Read) -> None:
    document = read(
        paragraph(
            run("просим "),
            "<w:del><w:r><w:delText>срочно </w:delText></w:r></w:del>",
            f"<w:ins>{run('принять')}</w:ins>",
        )
    )
    assert texts(document) == ["просим принять"]
    assert [what.partition(": ")[2] for what in remarks(document)] == [
        "deleted text was left out.",
        "inserted text was taken.",
    ]


def test_paragraphs_whose_mark_was_deleted_are_one(read: Read) -> None:
    document = read(
        paragraph(run("начало "), properties="<w:rPr><w:del/></w:rPr>"),
        paragraph(run("и конец")),
    )
    assert texts(document) == ["начало и конец"]


def test_rows_that_were_deleted_are_left_out(read: Read) -> None:
    gone = f"<w:trPr><w:del/></w:trPr>{cell(paragraph(run('нет')))}"
    document = read(table(cell(paragraph(run("да"))), gone))
    assert grid(document) == [["да"]]
    assert "deleted text was left out" in remarks(document)[0]


def test_hidden_text_is_left_out_and_told(read: Read) -> None:
    document = read(paragraph(run("видно"), run("скрыто", "<w:vanish/>")))
    assert texts(document) == ["видно"]
    assert remarks(document) == ["Hidden text was left out."]
    assert document.remarks[0].id == "word-hidden-text"


def test_the_result_of_a_field_counts_and_not_its_code(read: Read) -> None:
    simple = f'<w:fldSimple w:instr="PAGE">{run("7")}</w:fldSimple>'
    stray = "<w:r><w:instrText>нет</w:instrText></w:r>"
    document = read(paragraph(run("от "), field('DATE \\@ "yyyy"', run("2025")), stray, simple))
    assert texts(document) == ["от 20257"]


@pytest.mark.parametrize(
    "link",
    [
        f'<w:hyperlink r:id="web">{run("закон")}</w:hyperlink>',
        field(' HYPERLINK "https://adilet.zan.kz/rus" ', run("закон")),
    ],
    ids=["element", "field"],
)
def test_links_to_the_web_are_links(read: Read, link: str) -> None:
    found = content(read(paragraph(run("см. "), link, run(" далее"))))
    target = "https://adilet.zan.kz/rus"
    assert found == [Run("см. "), Link(target, [Run("закон")]), Run(" далее")]


def test_other_links_are_text(read: Read) -> None:
    inside = f'<w:hyperlink w:anchor="_Toc1">{run("раздел")}</w:hyperlink>'
    document = read(paragraph(inside, field("HYPERLINK file://x", run(" два"))))
    assert content(document) == [Run("раздел два")]


def test_a_link_around_nothing_is_nothing(read: Read) -> None:
    around = '<w:hyperlink r:id="web"><w:r><w:pict/></w:r></w:hyperlink>'
    assert content(read(paragraph(run("слово"), around))) == [Run("слово")]


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_stand_where_they_are_referred_to(read: Read, kind: str) -> None:
    reference = f'<w:r><w:{kind}Reference w:id="2"/></w:r>'
    notes = f'<w:{kind} w:id="2">{paragraph(run("раз"))}{paragraph(run("два"))}</w:{kind}>'
    document = read(paragraph(run("слово"), reference, reference), **{f"{kind}s": notes})
    assert content(document) == [Run("слово"), Note([Run("раз"), Break(), Run("два")])]


def test_each_text_box_is_read_once_and_before_its_paragraph(read: Read) -> None:
    drawing = f"<w:r><w:drawing>{box('Акиму')}</w:drawing></w:r>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box('Министру')}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box('Министру')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = read(paragraph(run("слово"), drawing), paragraph(both))
    assert texts(document) == ["Акиму", "слово", "Министру", ""]
    assert remarks(document) == ["The text of a text box was put before its paragraph."]


def test_a_choice_without_versions_is_nothing(read: Read) -> None:
    empty = "<mc:AlternateContent/>"
    document = read(empty, paragraph(run("слово"), empty, f"<w:r>{empty}</w:r>"))
    assert texts(document) == ["слово"]


def test_what_cannot_be_carried_over_is_counted(read: Read) -> None:
    picture, comment = "<w:r><w:pict/></w:r>", "<w:r><w:commentReference/></w:r>"
    document = read(
        paragraph(picture, comment, picture, run("слово", '<w:u w:val="single"/>')), "<w:altChunk/>"
    )
    assert remarks(document) == [
        "2 pictures were left out.",
        "1 comment was left out.",
        "Underlining was left out.",
        "An embedded document was left out.",
    ]


def test_signs_tabs_breaks_and_hyphens_are_characters(read: Read) -> None:
    signs = (
        '<w:r><w:tab/><w:sym w:char="2013"/><w:noBreakHyphen/><w:br/><w:br w:type="page"/>'
        '<w:sym w:char="F0B7"/></w:r>'
    )
    document = read(paragraph(run("а"), signs))
    assert texts(document) == ["а\t–-\n"]
    assert remarks(document) == ["A sign from a font of symbols was left out."]


def test_raised_and_lowered_letters_are_marked_as_such(read: Read) -> None:
    up = '<w:vertAlign w:val="superscript"/>'
    low = '<w:vertAlign w:val="subscript"/>'
    document = read(paragraph(run("5 км"), run("2", up), run(" CO"), run("2", low)))
    (block,) = document.blocks
    assert isinstance(block, Seen)
    assert block.content == [Run("5 км"), Run("2", ("sup",)), Run(" CO"), Run("2", ("sub",))]
    assert remarks(document) == []


def test_a_formula_is_a_line_of_its_signs(read: Read) -> None:
    formula = "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"
    document = read(paragraph(formula))
    assert texts(document) == ["a+b"]
    assert remarks(document) == ["A formula was written in one line."]


def test_containers_are_looked_into(read: Read) -> None:
    control = f"<w:sdt><w:sdtContent>{paragraph(run('блок'))}</w:sdtContent></w:sdt>"
    inner = f"<w:smartTag>{run('тег')}</w:smartTag><w:commentRangeStart/>"
    row = f"<w:sdt><w:sdtContent>{cell(paragraph(run('ячейка')))}</w:sdtContent></w:sdt>"
    version = f"<mc:Choice>{paragraph(run('выбор'))}</mc:Choice>"
    choice = f"<mc:AlternateContent>{version}</mc:AlternateContent>"
    ruby = f"<w:r><w:ruby><w:rubyBase>{run('основа')}</w:rubyBase></w:ruby></w:r>"
    document = read(control, paragraph(inner), choice, paragraph(ruby))
    assert texts(document) == ["блок", "тег", "выбор", "основа"]
    assert grid(read(table(row))) == [["ячейка"]]


def test_merged_and_missing_cells_leave_every_row_equally_long(read: Read) -> None:
    wide = cell(paragraph(run("итого")), '<w:gridSpan w:val="2"/>')
    below = cell(paragraph(), "<w:vMerge/>")
    one, two = cell(paragraph(run("1"))), cell(table(cell(paragraph(run("2")))))
    document = read(table(wide, one + two, below))
    assert grid(document) == [["итого", ""], ["1", "2"], ["", ""]]
    assert remarks(document) == ["A table has merged cells: their text stands in the first one."]


def test_bold_and_italic_come_from_runs_and_styles(read: Read) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a" w:default="1"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/>'
        "<w:rPr><w:b/></w:rPr></w:style>"
        '<w:style w:type="character" w:styleId="i"><w:rPr><w:i/></w:rPr></w:style>'
    )
    strong = paragraph(run("раз", "<w:b/>"), run("два", '<w:rStyle w:val="i"/>'))
    assert content(read(strong, styles=styles)) == [Run("раз", ("strong",)), Run("два", ("em",))]
    # What a whole paragraph is by its style is no emphasis in it.
    usual = paragraph(run("раз", "<w:b/>"), properties='<w:pStyle w:val="b"/>')
    assert content(read(usual, styles=styles)) == [Run("раз")]
    off = paragraph(run("раз", '<w:b w:val="0"/>'))
    assert content(read(off, styles=styles)) == [Run("раз")]


@pytest.mark.parametrize("name", ["heading 2", "Заголовок 2", "Тақырып 2"])
def test_headings_are_known_in_three_languages(read: Read, name: str) -> None:
    style = f'<w:style w:type="paragraph" w:styleId="h"><w:name w:val="{name}"/></w:style>'
    (block,) = read(
        paragraph(run("Раздел"), properties='<w:pStyle w:val="h"/>'), styles=style
    ).blocks
    assert isinstance(block, Seen)
    assert block.heading == 2


def test_alignment_and_indent_are_those_of_the_paragraph_or_its_style(read: Read) -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="r"><w:name w:val="R"/>'
        '<w:pPr><w:jc w:val="end"/><w:ind w:start="4000"/></w:pPr></w:style>'
    )
    own = '<w:jc w:val="center"/><w:ind w:left="x"/>'
    first, second = read(
        paragraph(run("а"), properties='<w:pStyle w:val="r"/>'),
        paragraph(run("б"), properties=f'<w:pStyle w:val="r"/>{own}'),
        styles=style,
    ).blocks
    assert isinstance(first, Seen)
    assert isinstance(second, Seen)
    assert (first.align, first.indent) == ("right", 4000)
    assert (second.align, second.indent) == ("center", 4000)


def test_text_of_headers_is_told_but_page_numbers_are_not(read: Read) -> None:
    body = paragraph(run("слово"))
    assert remarks(read(body, header=paragraph(run("– 2 –")))) == []
    told = ["The text of the header or footer was left out."]
    assert remarks(read(body, footer=paragraph(run("Исп. Иванов")))) == told


def test_the_language_is_counted_in_letters(read: Read) -> None:
    marked = paragraph(
        run("сөз", '<w:lang w:val="kk-KZ"/>'), run("слово", '<w:lang w:val="ru-RU"/>')
    )
    assert read(marked).tags == {"kk-KZ": 3, "ru-RU": 5}


@pytest.mark.parametrize(
    "body",
    ["<w:sdt>" * 30 + "</w:sdt>" * 30, paragraph() * 20_001, paragraph(run("а" * 1_200_001))],
    ids=["deep", "long", "wide"],
)
def test_a_document_that_is_no_letter_by_its_size_is_refused(read: Read, body: str) -> None:
    with pytest.raises(DocumentError, match="far too long for a letter"):
        read(body)


def test_a_document_in_the_strict_format_is_read_alike(tmp_path: Path) -> None:
    file = tmp_path / "strict.docx"
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = f"<w:body>{paragraph(run('слово'))}</w:body>"
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("word/document.xml", f'<w:document xmlns:w="{strict}">{body}</w:document>')
    assert texts(read_document(file)) == ["слово"]


def test_a_document_without_a_body_has_no_text(tmp_path: Path) -> None:
    file = tmp_path / "empty.docx"
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("word/document.xml", f'<w:document xmlns:w="{W}"/>')
    assert read_document(file).blocks == []
