"""What letters take from a Word file that serves as their look, and what is left out and told."""

import re
import time
import warnings
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from drafter import Drafter
from drafter.cli import main
from drafter.docx.look import Look
from drafter.docx.look_checking import look_problems
from tests.conftest import SAMPLES, read
from tests.documents import W, faults, parts, root, w, whole
from tests.docx.hostile_looks import (
    HEADER,
    LETTERHEAD,
    OFFICE,
    OFFICIAL,
    PICTURE,
    RELATIONS,
    RUNNING,
    begin,
    box,
    code,
    fetching,
    field,
    file,
    look,
    packed,
    paragraph,
    picture,
    related,
    relationship,
    replaced,
    run,
    shape,
    shown,
)

OF_DOCUMENT = "word/_rels/document.xml.rels"
ADDRESS = "http://127.0.0.1:9"
FETCHING = fetching(ADDRESS)
CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


def letter_of(folder: Path, data: bytes) -> bytes:
    return Drafter(look=file(folder, data)).render(read(), "ru")


def told(folder: Path, data: bytes) -> dict[str, str]:
    """Return the sentences about a look by their ids; it is asked for no style of templates."""
    return {p.id: p.what for p in look_problems(file(folder, data), [])}


def text_of(part: Any) -> str:
    return "".join(text.text or "" for text in part.iter(w("t")))


@pytest.mark.parametrize("kind", FETCHING)
def test_nothing_of_a_letter_leads_to_an_address_that_its_look_names(
    tmp_path: Path, kind: str
) -> None:
    data = letter_of(tmp_path, FETCHING[kind])
    assert [name for name, part in parts(data).items() if ADDRESS.encode() in part] == []
    assert "Стр." in text_of(root(data, HEADER))
    assert "Текст письма." in whole(data)
    assert faults(data) == []


@pytest.mark.parametrize("kind", RUNNING)
def test_of_a_field_that_prints_no_page_only_the_shown_text_stays(
    tmp_path: Path, kind: str
) -> None:
    source = look(paragraph(RUNNING[kind]))
    data = letter_of(tmp_path, source)
    header = root(data, HEADER)
    codes = [element.text for element in header.iter(w("instrText"))]
    codes += [element.get(w("instr")) for element in header.iter(w("fldSimple"))]
    assert {code.strip() for code in codes} <= {"PAGE"}
    assert text_of(header) == "ВИДНОСтр."
    marks = [element.get(w("fldCharType")) for element in header.iter(w("fldChar"))]
    assert marks.count("begin") == marks.count("end")
    assert list(header.iter(w("entryMacro"), w("delInstrText"))) == []
    assert faults(data) == []
    assert told(tmp_path, source).keys() & {"look-field", "look-left-out"}


SOUND = [
    "PAGE",
    r" PAGE \* MERGEFORMAT ",
    "numpages",
    r"SECTIONPAGES \* roman",
    'STYLEREF "Heading 1" \\n',
    "STYLEREF Title",
    'HYPERLINK "https://parlam.kz/ru" \\o "Мажилис"',
    'HYPERLINK "mailto:faction@parlam.kz"',
]


@pytest.mark.parametrize("instruction", SOUND)
def test_page_numbers_headings_and_links_to_the_web_stay_fields(
    tmp_path: Path, instruction: str
) -> None:
    escaped = instruction.replace('"', "&quot;")
    simple = f'<w:fldSimple w:instr="{escaped}"><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    half = len(instruction) // 2
    whole_field = field(instruction[:half], instruction[half:], text="1")
    source = look(paragraph(whole_field) + paragraph(simple))
    header = root(letter_of(tmp_path, source), HEADER)
    codes = "".join(element.text for element in header.iter(w("instrText")))
    assert codes == instruction
    assert header.find(f".//{w('fldSimple')}").get(w("instr")) == instruction
    assert text_of(header) == "12Стр."
    assert told(tmp_path, source) == {}


def test_the_office_says_what_was_left_out_in_words_and_ends_with_0(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = look(
        paragraph(
            RUNNING["DDE"] + '<w:hyperlink r:id="y"><w:r><w:t>ссылка</w:t></w:r></w:hyperlink>'
        )
        + paragraph(picture('r:link="x"')),
        relationship("x", "image", "http://evil.example/a.png", outside=True),
        relationship("y", "hyperlink", "consultantplus://offline/ref=1", outside=True),
        more={"word/vbaProject.bin": b"x"},
    )
    path = file(tmp_path, source)
    assert main(["look", "check", str(path)]) == 0
    lines = capsys.readouterr().err.splitlines()
    assert lines == [
        f"{path}: Letters do not take over from the look: macros. [look-left-out]",
        f'{path}: Of these fields only the text last shown stays: DDEAUTO cmd "/c calc". Letters'
        " keep page numbers, headings (STYLEREF) and links to the web. [look-field]",
        f"{path}: Of these links only the text stays: consultantplus://offline/ref=1. Letters keep"
        " links to the web (https://…) and to mailboxes (mailto:…). [look-link]",
        f"{path}: Pictures that lie outside the file were left out: http://evil.example/a.png."
        " Insert the picture into the header itself, as PNG or JPEG. [look-outside-picture]",
        f"The look can carry letters: {path}",
    ]
    for language, words in (("ru", "макросы"), ("kk", "макростар")):
        assert main(["--interface", language, "look", "check", str(path)]) == 0
        assert words in capsys.readouterr().err


LINK = '<w:hyperlink r:id="x"><w:r><w:t>ссылка</w:t></w:r></w:hyperlink>'


@pytest.mark.parametrize("target", ["https://parlam.kz", "mailto:faction@parlam.kz"])
def test_a_link_to_the_web_stays_in_the_header(tmp_path: Path, target: str) -> None:
    source = look(paragraph(LINK), relationship("x", "hyperlink", target, outside=True))
    data = letter_of(tmp_path, source)
    assert [e.get("Target") for e in root(data, RELATIONS)] == [target]
    assert text_of(root(data, HEADER).find(f".//{w('hyperlink')}")) == "ссылка"
    assert told(tmp_path, source) == {}


@pytest.mark.parametrize(
    "target",
    ["file:///c:/a.exe", r"\\evil\share", "consultantplus://offline/ref=1", "javascript:alert(1)"],
)
def test_of_another_link_the_text_stays(tmp_path: Path, target: str) -> None:
    source = look(paragraph(LINK), relationship("x", "hyperlink", target, outside=True))
    data = letter_of(tmp_path, source)
    assert RELATIONS not in parts(data)
    assert root(data, HEADER).find(f".//{w('hyperlink')}") is None
    assert text_of(root(data, HEADER)) == "ссылкаСтр."
    assert told(tmp_path, source) == {"look-link": f"Of these links only the text stays: {target}."}


def test_a_header_counts_whatever_its_part_is_called(tmp_path: Path) -> None:
    content = parts(look(paragraph(RUNNING["DDE"])))
    content["word/evil.dat"] = content.pop(HEADER)
    for name in (OF_DOCUMENT, "[Content_Types].xml"):
        content[name] = content[name].replace(b"header-default.xml", b"evil.dat")
    data = letter_of(tmp_path, packed(content))
    assert all(b"DDE" not in part for part in parts(data).values())
    assert "word/evil.dat" not in parts(data)
    headers = [root(data, name) for name in parts(data) if name.startswith("word/header")]
    assert "ВИДНОСтр." in [text_of(header) for header in headers]
    assert faults(data) == []


def test_pictures_of_the_header_come_along_whatever_their_relationship_says(tmp_path: Path) -> None:
    old_and_new = picture('r:embed="a"') + shape('<v:imagedata r:id="b" o:title="герб"/>')
    source = look(
        paragraph(old_and_new),
        relationship("a", "hyperlink", "media/герб 1.bin"),
        relationship("b", "image", "/word/media/b.png"),
        more={"word/media/герб 1.bin": PICTURE, "word/media/b.png": PICTURE},
    )
    data = letter_of(tmp_path, source)
    targets = {e.get("Id"): (e.get("Type"), e.get("Target")) for e in root(data, RELATIONS)}
    assert {kind for kind, _target in targets.values()} == {f"{OFFICE}/image"}
    assert {parts(data)[f"word/{target}"] for _kind, target in targets.values()} == {PICTURE}
    assert faults(data) == []
    assert told(tmp_path, source) == {}


SECRET = "Айгуль"
TELLING = {
    "comments.xml": ("comments", "comments"),
    "people.xml": ("people", "names of those who commented"),
    "printerSettings1.bin": ("printerSettings", "settings of a printer"),
    "glossary/document.xml": ("glossaryDocument", "building blocks"),
    "attachedToolbars.bin": ("attachedToolbars", "toolbars and keys"),
    "customizations.xml": ("keyMapCustomizations", "toolbars and keys"),
    "evil.bin": ("vbaProject", "macros"),
    "item1.xml": ("customXml", "data of other programs"),
    "embeddings/o.bin": ("oleObject", "embedded files"),
    "activeX/a.xml": ("control", "embedded files"),
    "afchunk.htm": ("aFChunk", "embedded files"),
}


def telling() -> bytes:
    """Return a look that tells who made it, where and with what, in every place for it."""
    secret = f"<x>{SECRET}</x>".encode()
    relations = [
        relationship(f"t{n}", kind, name) for n, (name, (kind, _)) in enumerate(TELLING.items())
    ]
    content = parts(related(look(), *relations))
    content |= {f"word/{name}": secret for name in TELLING}
    content["_rels/.rels"] = content["_rels/.rels"].replace(
        b"</Relationships>",
        (
            relationship("t", "thumbnail", "docProps/thumbnail.jpeg")
            + relationship("c", "custom-properties", "docProps/custom.xml")
            + "</Relationships>"
        ).encode(),
    )
    content |= {"docProps/thumbnail.jpeg": secret, "docProps/custom.xml": secret}
    content["docProps/app.xml"] = content["docProps/app.xml"].replace(
        b"</Properties>", f"<Template>C:\\{SECRET}.dotm</Template></Properties>".encode()
    )
    content["docProps/core.xml"] = content["docProps/core.xml"].replace(
        b"</cp:core", f"<cp:lastModifiedBy>{SECRET}</cp:lastModifiedBy></cp:core".encode()
    )
    content["word/settings.xml"] = content["word/settings.xml"].replace(
        b"<w:decimalSymbol",
        f'<w:docVars><w:docVar w:name="{SECRET}" w:val="{SECRET}"/></w:docVars>'
        f'<w:mailMerge><w:query w:val="{SECRET}"/></w:mailMerge>'
        f'<w:attachedSchema w:val="{SECRET}"/><w:saveThroughXslt w:solutionID="{SECRET}"/>'
        f'<w:rsids><w:rsid w:val="{SECRET}"/></w:rsids><w:decimalSymbol'.encode(),
    )
    content["word/footnotes.xml"] = content["word/footnotes.xml"].replace(
        b"</w:footnotes>",
        f'<w:footnote w:id="1"><w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>".encode(),
    )
    inserted = f'<w:ins w:author="{SECRET}"><w:r><w:t>Фракция</w:t></w:r></w:ins>'
    bound = f'<w:sdt><w:sdtPr><w:alias w:val="{SECRET}"/></w:sdtPr><w:sdtContent>'
    header = paragraph(f'{inserted}<w:commentRangeStart w:id="0"/>')
    header += f"{bound}{paragraph(run('<w:t>партии</w:t>'))}</w:sdtContent></w:sdt>"
    content[HEADER] = content[HEADER].replace(b"<w:p>", f"{header}<w:p>".encode(), 1)
    return packed({**content, f"word/{SECRET}.xml": secret})


def test_a_letter_tells_nothing_of_whoever_made_its_look(tmp_path: Path) -> None:
    data = letter_of(tmp_path, telling())
    assert [name for name, part in parts(data).items() if SECRET.encode() in part] == []
    assert text_of(root(data, HEADER)) == "ФракцияпартииСтр."
    ours = set(parts(Drafter().render(read(), "ru")))
    assert set(parts(data)) == ours
    assert faults(data) == []


def test_what_else_a_look_holds_is_told_in_one_sentence(tmp_path: Path) -> None:
    sentence = told(tmp_path, telling())["look-left-out"]
    for words in (
        *(words for _kind, words in TELLING.values()),
        *("a preview picture", "properties of somebody's own", "variables of macros"),
        *("a mail merge", "schemas and transformations", "footnotes of the look itself"),
        "changes under review, which count as accepted",
    ):
        assert words in sentence


def test_numbers_of_a_letters_notes_begin_anew_whatever_notes_its_look_has(tmp_path: Path) -> None:
    drafter = Drafter(look=file(tmp_path, telling()))
    notes = root(
        drafter.render(read(body="Текст[^1].\n\n[^1]: Сноска.\n"), "ru"), "word/footnotes.xml"
    )
    assert [note.get(w("id")) for note in notes] == ["-1", "0", "1"]
    assert text_of(notes).strip() == "Сноска."


def as_strict(data: bytes) -> bytes:
    """Return a look as «Strict Open XML», whose namespaces are others."""
    strict = "http://purl.oclc.org/ooxml"
    pairs = {
        W: f"{strict}/wordprocessingml/main",
        OFFICE: f"{strict}/officeDocument/relationships",
        "http://schemas.openxmlformats.org/drawingml/2006/main": f"{strict}/drawingml/main",
        "http://schemas.openxmlformats.org/drawingml/2006/picture": f"{strict}/drawingml/picture",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": (
            f"{strict}/drawingml/wordprocessingDrawing"
        ),
    }
    content = parts(data)
    for name, part in content.items():
        for usual, other in pairs.items():
            part = part.replace(usual.encode(), other.encode())
        content[name] = part
    return packed(content)


def as_kind(data: bytes, kind: str) -> bytes:
    usual = "openxmlformats-officedocument.wordprocessingml.document"
    return replaced(data, "[Content_Types].xml", f"{usual}.main+xml", f"{kind}.main+xml")


@pytest.mark.parametrize(
    "make",
    [
        as_strict,
        lambda data: as_kind(data, "openxmlformats-officedocument.wordprocessingml.template"),
        lambda data: as_kind(data, "ms-word.document.macroEnabled"),
        lambda data: as_kind(data, "ms-word.template.macroEnabledTemplate"),
        lambda data: related(data, relationship("x", "webSettings", "webSettings.xml")),
        lambda data: replaced(data, "_rels/.rels", CORE, CORE.replace("package", "officedocument")),
        lambda data: replaced(data, OF_DOCUMENT, '"styles.xml"', '"/word/styles.xml"'),
    ],
    ids=["strict", "dotx", "docm", "dotm", "absent part", "properties", "absolute"],
)  # fmt: skip
@pytest.mark.parametrize("source", [OFFICIAL, LETTERHEAD], ids=["official", "letterhead"])
def test_every_kind_of_word_document_makes_the_letter_that_a_docx_makes(
    tmp_path: Path, source: bytes, make: Any
) -> None:
    expected = parts(letter_of(tmp_path, source))
    data = letter_of(tmp_path, make(source))
    assert parts(data) == expected
    assert told(tmp_path, make(source)) == told(tmp_path, source)


def test_a_look_without_a_page_gets_the_page_of_drafters_own(tmp_path: Path) -> None:
    content = parts(OFFICIAL)
    text = content["word/document.xml"]
    content["word/document.xml"] = re.sub(rb"<w:sectPr>.*</w:sectPr>", b"", text, flags=re.DOTALL)
    data = letter_of(tmp_path, packed(content))
    section = root(data).find(f".//{w('sectPr')}")
    ours = root(letter_of(tmp_path, OFFICIAL)).find(f".//{w('sectPr')}")
    for name in ("pgSz", "pgMar"):
        assert dict(section.find(w(name)).attrib) == dict(ours.find(w(name)).attrib)
    assert faults(data) == []


def test_a_page_in_another_order_and_without_its_measures_is_made_whole(tmp_path: Path) -> None:
    content = parts(OFFICIAL)
    page = (
        '<w:sectPr w:rsidR="00000001"><w:titlePg/><w:pgMar w:left="1134" w:top="-567"/>'
        '<w:pgSz w:h="15840" w:w="12240"/><w:pgSz w:w="1" w:h="1"/>'
        '<w:printerSettings r:id="nothing"/>'
        '<w:headerReference w:type="default" r:id="header-default"/>'
        '<w:headerReference w:type="default" r:id="header-first"/>'
        '<w:headerReference w:type="first" r:id="styles"/><w:footerReference r:id="none"/>'
        '<w:sectPrChange w:id="1" w:author="x"><w:sectPr/></w:sectPrChange></w:sectPr>'
    )
    text = content["word/document.xml"]
    content["word/document.xml"] = re.sub(
        rb"<w:sectPr>.*</w:sectPr>", page.encode(), text, flags=re.DOTALL
    )
    data = letter_of(tmp_path, packed(content))
    section = root(data).find(f".//{w('sectPr')}")
    names = [etree.QName(child).localname for child in section]
    assert names == ["headerReference", "pgSz", "pgMar", "cols", "titlePg"]
    assert section.find(w("pgSz")).get(w("w")) == "12240"
    margins = section.find(w("pgMar"))
    assert (margins.get(w("left")), margins.get(w("top"))) == ("1134", "-567")
    assert margins.get(w("gutter")) == "0"
    assert faults(data) == []


def test_a_picture_that_is_absent_goes_from_the_header_and_is_told(tmp_path: Path) -> None:
    content = parts(LETTERHEAD)
    del content["word/media/emblem.png"]
    source = packed(content)
    assert told(tmp_path, source)["look-dangling-part"] == (
        "The file names a part that it does not have: word/media/emblem.png."
    )
    data = letter_of(tmp_path, source)
    assert faults(data) == []
    header = root(data, "word/header-first.xml")
    assert "ДЕПУТАТСКАЯ ФРАКЦИЯ" in text_of(header)
    assert next(header.iter(w("drawing")), None) is None


def test_links_of_the_text_are_in_no_letter_and_not_told(tmp_path: Path) -> None:
    link = relationship("x", "hyperlink", "consultantplus://offline/ref=1A2B", outside=True)
    source = related(OFFICIAL, link)
    assert told(tmp_path, source) == {}
    assert all(
        b"consultantplus" not in part for part in parts(letter_of(tmp_path, source)).values()
    )


def test_a_look_without_numbering_gets_the_lists_of_letters(tmp_path: Path) -> None:
    content = parts(OFFICIAL)
    del content["word/numbering.xml"]
    assert told(tmp_path, packed(content)) == {}
    expected = parts(letter_of(tmp_path, OFFICIAL))["word/numbering.xml"]
    texts = [level.get(w("val")) for level in etree.fromstring(expected).iter(w("lvlText"))]
    numbering = root(letter_of(tmp_path, packed(content)), "word/numbering.xml")
    assert [level.get(w("val")) for level in numbering.iter(w("lvlText"))] == texts


def test_a_part_that_is_made_anew_puts_no_warning_on_the_screen(tmp_path: Path) -> None:
    source = replaced(OFFICIAL, OF_DOCUMENT, "relationships/styles", "relationships/stiles")
    assert set(told(tmp_path, source)) == {"look-completed"}


def test_properties_that_stand_twice_do_no_harm_and_put_nothing_on_the_screen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = file(tmp_path, OFFICIAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(path, "a") as package:
            package.writestr("docProps/core.xml", package.read("docProps/core.xml"))
    with warnings.catch_warnings(record=True) as python_warns:
        warnings.simplefilter("always")
        assert main(["look", "check", str(path)]) == 0
        letter, out = str(SAMPLES / "ak-zhol-akims.yaml"), str(tmp_path / "out.docx")
        assert main(["render", letter, "-l", "ru", "--look", str(path), "-o", out]) == 0
    assert python_warns == []
    assert "Warning" not in capsys.readouterr().err
    with zipfile.ZipFile(out) as package:
        assert package.namelist().count("docProps/core.xml") == 1


def test_a_look_whose_prefixes_are_others_takes_the_lists_and_notes_of_a_letter(
    tmp_path: Path,
) -> None:
    content = parts(OFFICIAL)
    for name in ("word/numbering.xml", "word/footnotes.xml"):
        part = content[name].replace(b"w:", b"ns0:").replace(b"xmlns:ns0:", b"xmlns:w:")
        content[name] = part.replace(b"xmlns:w=", b"xmlns:ns0=")
    body = "1. а\n2. б\n\nТекст[^1].\n\n[^1]: Сноска.\n"
    drafter = Drafter(look=file(tmp_path, packed(content)))
    data = drafter.render(read(body=body), "ru")
    assert faults(data) == []
    expected = Drafter(look=file(tmp_path, OFFICIAL)).render(read(body=body), "ru")
    for name in ("word/numbering.xml", "word/footnotes.xml"):
        made, wanted = (etree.tostring(root(d, name), method="c14n") for d in (data, expected))
        assert made == wanted


def with_styles(number: int, *, in_a_row: bool) -> bytes:
    """Return a look with further styles, each based on the one before or all on one."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:name w:val="own {n}"/>'
        f'<w:basedOn w:val="{f"s{n - 1}" if in_a_row and n else "Normal"}"/>'
        f'<w:pPr><w:ind w:left="{n}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        for n in range(number)
    )
    return replaced(OFFICIAL, "word/styles.xml", "</w:styles>", f"{styles}</w:styles>")


def test_a_row_of_four_thousand_styles_is_followed_to_its_end(tmp_path: Path) -> None:
    path = file(tmp_path, with_styles(4000, in_a_row=True))
    begun = time.process_time()
    own = Look(path)
    assert time.process_time() - begun < 2
    form = own.form("own-3999")
    assert form.left == pytest.approx(3999 / 20)
    assert form.bold
    assert form.size == own.form("normal").size


NUMEROUS = {
    "fields": field("DDEAUTO cmd") * 4_000,
    "fields that never end": (begin() + code("x") + shown("y")) * 4_000,
    "codes in codes": (begin() + code("x")) * 4_000,
    "insertions": '<w:ins w:author="x"><w:r><w:t>y</w:t></w:r></w:ins>' * 8_000,
    "runs": run("<w:t>y</w:t>") * 12_000,
    "pictures": picture('r:embed="x"') * 500,
}


@pytest.mark.parametrize("kind", NUMEROUS)
def test_a_header_of_many_thousand_things_is_read_in_a_second_or_two(
    tmp_path: Path, kind: str
) -> None:
    relations = [relationship(f"y{n}", "image", f"media/{n}.png") for n in range(4_000)]
    relations.append(relationship("x", "image", "media/x.png"))
    header = paragraph(NUMEROUS[kind])
    path = file(tmp_path, look(header, *relations, more={"word/media/x.png": PICTURE}))
    begun = time.process_time()
    Look(path)
    assert time.process_time() - begun < 2


def test_a_text_box_that_is_drawn_in_two_ways_is_cleared_in_both(tmp_path: Path) -> None:
    shape_of_word = (
        '<w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="3" name="n"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        "<wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx><w:txbxContent>"
        f"{paragraph(field('DDEAUTO cmd', text='Адрес'))}</w:txbxContent></wps:txbx><wps:bodyPr/>"
        "</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    fallback = f"<mc:Fallback>{box(paragraph(field('DDEAUTO cmd', text='Адрес')))}</mc:Fallback>"
    source = look(
        paragraph(
            run(
                '<mc:AlternateContent><mc:Choice Requires="wps">'
                f"{shape_of_word}</mc:Choice>{fallback}</mc:AlternateContent>"
            )
        )
    )
    data = letter_of(tmp_path, source)
    header = root(data, HEADER)
    assert [text_of(way) for way in header.iter("{*}Choice", "{*}Fallback")] == ["Адрес", "Адрес"]
    assert list(header.iter(w("instrText"))) == []
    assert [len(list(header.iter(w(name)))) for name in ("drawing", "pict")] == [1, 1]


@pytest.mark.parametrize(
    "style",
    [
        '<w:style w:type="paragraph" w:styleId="x"><w:name/></w:style>',
        '<w:style w:type="nothing" w:styleId="x"><w:name w:val="x"/></w:style>',
        '<w:style><w:name w:val="x"/></w:style>',
    ],
)
def test_a_damaged_style_does_not_close_a_look(tmp_path: Path, style: str) -> None:
    source = replaced(OFFICIAL, "word/styles.xml", "</w:styles>", f"{style}</w:styles>")
    assert told(tmp_path, source) == {}
    assert "Текст письма." in whole(letter_of(tmp_path, source))
