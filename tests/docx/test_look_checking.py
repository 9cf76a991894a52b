"""`drafter look check`: what is said of a Word file before letters are made with it."""

import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, RGBColor

from drafter import Drafter, Workspace
from drafter.cli import main
from drafter.composing.library import classes
from drafter.docx.look_checking import look_problems
from tests.conftest import ROOT, read
from tests.documents import faults, opened, w
from tests.pages import SOFFICE

OFFICIAL = ROOT / "templates" / "official.docx"
LETTERHEAD = ROOT / "templates" / "letterhead.docx"
CLASSES = classes(Workspace())


def changed(folder: Path, change: Any) -> Path:
    document = docx.Document(str(OFFICIAL))
    change(document)
    path = folder / "own.docx"
    document.save(str(path))
    return path


def said(path: Path) -> list[str]:
    return [problem.what for problem in look_problems(path, CLASSES)]


def test_of_the_shipped_looks_only_the_empty_letterhead_is_told() -> None:
    assert said(OFFICIAL) == []
    assert said(LETTERHEAD) == [
        "The letterhead is not filled in: «…», Мекенжайы: …, тел.: …, Адрес: …."
    ]


def test_the_styles_of_all_templates_are_asked_for() -> None:
    # As the skeleton and the templates print them.
    assert {"letter-addressee", "title", "closing", "signatory", "executor"} <= CLASSES


def rename_closing(document: Any) -> None:
    document.styles["Closing"].name = "Прощание"


def letter_size(document: Any) -> None:
    document.sections[0].page_width, document.sections[0].page_height = Mm(216), Mm(279)


def landscape(document: Any) -> None:
    document.sections[0].page_width, document.sections[0].page_height = Mm(297), Mm(210)


def odd_font(document: Any) -> None:
    document.styles["Title"].font.name = "Old Cyrillic"


def without_number(document: Any) -> None:
    for paragraph in document.sections[0].header.paragraphs:
        paragraph._p.getparent().remove(paragraph._p)
    document.sections[0].header.add_paragraph("Фракция")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (rename_closing, "The style «Closing» is gone; «Прощание» looks like it."),
        (letter_size, "The page is 216 × 279 mm, not A4."),
        (landscape, "The page lies on its side: every letter will be landscape."),
        (odd_font, "The font «Old Cyrillic» is not known to have the Kazakh letters."),
        (without_number, "No page number stands in the header or the footer."),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_flaw_of_a_look_is_named(tmp_path: Path, change: Any, message: str) -> None:
    assert said(changed(tmp_path, change)) == [message]


def test_the_command_ends_with_1_only_when_no_letter_can_be_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["look", "check", str(OFFICIAL)]) == 0
    own = changed(tmp_path, letter_size)
    assert main(["look", "check", str(own)]) == 0
    told = capsys.readouterr().err
    assert f"{own}: The page is 216 × 279 mm, not A4." in told
    assert f"The look can carry letters: {own}" in told
    own.write_bytes(b"PK")
    assert main(["look", "check", str(own)]) == 1
    assert "can carry letters" not in capsys.readouterr().err


def test_margins_font_and_spacing_changed_in_word_are_in_the_next_letter(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        document.sections[0].left_margin = Mm(25)
        document.styles["Body Text"].paragraph_format.line_spacing = 1.15
        document.styles["Body Text"].font.name = "Arial"
        document.styles["Body Text"].font.size = Pt(12)

    letter = opened(Drafter(look=changed(tmp_path, change)).render(read(), "ru"))
    style = letter.styles["Body Text"]
    assert letter.sections[0].left_margin == pytest.approx(Mm(25), abs=Mm(0.1))
    assert (style.paragraph_format.line_spacing, style.font.name) == (1.15, "Arial")


@pytest.mark.office
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("look", [OFFICIAL, LETTERHEAD], ids=lambda path: path.stem)
def test_a_look_saved_by_libreoffice_carries_a_letter(look: Path, tmp_path: Path) -> None:
    shutil.copy(look, tmp_path / "look.docx")
    subprocess.run(
        [
            *(str(SOFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"),
            *("--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir"),
            *(str(tmp_path / "saved"), str(tmp_path / "look.docx")),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    saved = tmp_path / "saved" / "look.docx"
    assert said(saved) == said(look)
    body = "1. а\n2. б\n\n> в\n\n|а|\n|-|\n|б|"
    data = Drafter(look=saved).render(read(body=body), "ru")
    assert faults(data) == []


def test_each_flaw_has_an_id_of_its_own(tmp_path: Path) -> None:
    def spoil(document: Any) -> None:
        for change in (rename_closing, odd_font, letter_size, without_number):
            change(document)

    found = look_problems(changed(tmp_path, spoil), CLASSES)
    assert [(problem.id, problem.severity) for problem in found] == [
        ("look-style-renamed", "warning"),
        ("look-font", "warning"),
        ("look-page-size", "warning"),
        ("look-no-page-number", "warning"),
    ]


def found(path: Path) -> list[tuple[str, str]]:
    """Return the ids of what is said of a look, and the sentences with their advice."""
    return [(p.id, f"{p.what} {p.advice}") for p in look_problems(path, CLASSES)]


def sample(document: Any, style: str) -> Any:
    """Return the first sample paragraph of a style."""
    return next(p for p in document.paragraphs if p.style.name == style)


def large_and_bold(document: Any) -> None:
    for run in sample(document, "Body Text").runs:
        run.font.size, run.font.bold = Pt(18), True


def other_font(document: Any) -> None:
    sample(document, "Body Text").runs[0].font.name = "Arial"


def red(document: Any) -> None:
    sample(document, "Body Text").runs[0].font.color.rgb = RGBColor(255, 0, 0)


def centred(document: Any) -> None:
    sample(document, "Body Text").alignment = WD_ALIGN_PARAGRAPH.CENTER


def spaced(document: Any) -> None:
    sample(document, "Body Text").paragraph_format.line_spacing = 1.5


@pytest.mark.parametrize("change", [large_and_bold, other_font, red, centred, spaced])
def test_a_sample_that_is_formatted_by_hand_is_told_with_its_style(
    tmp_path: Path, change: Any
) -> None:
    assert found(changed(tmp_path, change)) == [
        (
            "look-direct-formatting",
            "The sample of the style «Body Text» is formatted by hand («Текст письма: первая строка"
            " с отступом…»): no letter is. Change the style: right-click «Body Text» in Word,"
            " «Update to match selection».",
        )
    ]


def test_formatting_that_repeats_the_style_is_not_told(tmp_path: Path) -> None:
    def repeat(document: Any) -> None:
        paragraph = sample(document, "Body Text")
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.space_before = Pt(0)
        paragraph.runs[0].font.size, paragraph.runs[0].font.bold = Pt(14), False

    assert found(changed(tmp_path, repeat)) == []


def test_text_and_pictures_of_the_body_are_told_not_to_print(tmp_path: Path) -> None:
    picture = tmp_path / "emblem.png"
    with zipfile.ZipFile(LETTERHEAD) as package:
        picture.write_bytes(package.read("word/media/emblem.png"))

    def add(document: Any) -> None:
        document.add_paragraph("Фракция «Ақ жол»")
        document.tables[0].cell(1, 0).add_paragraph("г. Астана")
        document.add_picture(str(picture))

    advice = "What every letter is to have belongs into the header or footer, or a template."
    assert found(changed(tmp_path, add)) == [
        (
            "look-body-not-printed",
            f"The body of the look is not printed: «г. Астана», «Фракция «Ақ жол»». {advice}",
        ),
        (
            "look-body-not-printed",
            f"The body of the look is not printed, nor is the picture in it. {advice}",
        ),
    ]


def test_fonts_of_the_theme_are_told_with_their_styles(tmp_path: Path) -> None:
    def theme(document: Any) -> None:
        fonts = document.styles["Body Text"].element.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(w("asciiTheme"), "minorHAnsi")

    [(fault, sentence)] = found(changed(tmp_path, theme))
    assert (fault, sentence.partition(",")[0]) == (
        "look-theme-font",
        "The font of the theme counts in «Body Text»",
    )


def test_two_sizes_in_the_running_text_are_told_with_the_style_to_change(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        document.styles["Body Text"].font.name = "Arial"
        document.styles["Body Text"].font.size = Pt(12)

    [(fault, sentence)] = found(changed(tmp_path, change))
    assert fault == "look-two-fonts"
    assert "(Arial, 12 pt: Body Text, Last Body Text, Request, Demand, " in sentence
    assert "Times New Roman, 14 pt: Letter Addressee, Salutation, Closing, " in sentence
    assert sentence.endswith("based on, «Normal», instead of one of them.")


@pytest.mark.parametrize("style", ["Executor", "footnote text", "Table Text", "Title", "header"])
def test_what_is_not_running_text_may_have_a_size_of_its_own(tmp_path: Path, style: str) -> None:
    def change(document: Any) -> None:
        document.styles[style].font.size = Pt(9)

    assert found(changed(tmp_path, change)) == []


def in_header(document: Any, *lines: str) -> None:
    header = document.sections[0].first_page_header
    for line in lines:
        header.add_paragraph(line)


@pytest.mark.parametrize(
    ("lines", "places"),
    [
        (["ДЕПУТАТСКАЯ ФРАКЦИЯ «…»"], "«…»"),
        (["Адрес: …, тел.: 74-60-35"], "Адрес: …"),
        (["Адрес: , тел.:"], "Адрес:, тел.:"),
        (["Фракция «Ақ жол»", "Мекенжайы:", "Астана қ.", "Исх. № ___ от «___» ______"], ""),
    ],
)
def test_unfilled_places_of_a_letterhead_are_told(
    tmp_path: Path, lines: list[str], places: str
) -> None:
    told = said(changed(tmp_path, lambda document: in_header(document, *lines)))
    assert told == ([f"The letterhead is not filled in: {places}."] if places else [])


def rename_as_word_does(style: Any) -> None:
    style.name = "Моё"
    style.element.set(w("styleId"), "a1")


def rename_in_libreoffice(style: Any) -> None:
    rename_as_word_does(style)
    style.element.remove(style.element.find(w("aliases")))


def rename_by_hand(style: Any) -> None:
    style.name = "Моё"


@pytest.mark.parametrize("rename", [rename_by_hand, rename_as_word_does, rename_in_libreoffice])
@pytest.mark.parametrize("name", ["Body Text", "Quote", "Signatory", "Title"])
def test_a_renamed_style_is_told_with_the_way_back(tmp_path: Path, name: str, rename: Any) -> None:
    own = changed(tmp_path, lambda document: rename(document.styles[name]))
    problem = look_problems(own, CLASSES)[-1]
    assert (problem.id, problem.severity) == ("look-style-renamed", "warning")
    assert problem.what == f"The style «{name}» is gone; «Моё» looks like it."
    assert problem.advice == f"Name it back: modify the style «Моё» in Word, and call it «{name}»."


@pytest.mark.parametrize("rename", [rename_by_hand, rename_as_word_does])
def test_a_renamed_style_still_says_how_letters_look(tmp_path: Path, rename: Any) -> None:
    def change(document: Any) -> None:
        style = document.styles["Signatory"]
        style.font.name = "Arial"
        rename(style)

    letter = opened(Drafter(look=changed(tmp_path, change)).render(read(), "ru"))
    assert letter.styles["Signatory"].font.name == "Arial"
    assert "Моё" not in [style.name for style in letter.styles]


def test_of_two_styles_that_look_alike_none_is_taken_for_the_other(tmp_path: Path) -> None:
    def rename(document: Any) -> None:
        for name in ("Title", "Salutation"):
            document.styles.add_style(f"{name} 2", 1).base_style = document.styles["Quote"]
        style = document.styles["Quote"]
        style.element.getparent().remove(style.element)

    [problem] = look_problems(changed(tmp_path, rename), CLASSES)
    assert problem.id == "look-completed"
    assert problem.what.startswith("The look lacks 1 style of letters;")


def bare(document: Any) -> None:
    for style in list(document.styles):
        if style.name in ("List Number", "Table Grid", "Strong"):
            style.element.getparent().remove(style.element)


def without_page(document: Any) -> None:
    document.element.body.remove(document.element.body.sectPr)


CHANGES = [
    *(rename_closing, letter_size, landscape, odd_font, without_number, large_and_bold, centred),
    *(bare, without_page),
]


def test_check_ends_with_1_exactly_where_render_refuses_the_look(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = tmp_path / "letter.yaml"
    letter.write_text((ROOT / "samples" / "ak-zhol-akims.yaml").read_text("utf-8"), "utf-8")
    looks = [OFFICIAL, LETTERHEAD]
    for change in CHANGES:
        folder = tmp_path / change.__name__
        folder.mkdir()
        looks.append(changed(folder, change))
    docx.Document().save(str(tmp_path / "word.docx"))
    with zipfile.ZipFile(tmp_path / "empty.docx", "w"):
        pass
    looks += [tmp_path / "word.docx", tmp_path / "empty.docx", letter]
    codes = {}
    for look in looks:
        render = ["render", str(letter), "--look", str(look), "-o", str(tmp_path / "out.docx")]
        codes[look] = main(["look", "check", str(look)]), main([*render, "-l", "ru", "--force"])
    assert {look: pair for look, pair in codes.items() if pair[0] != pair[1]} == {}
    refused = {look.parent.name for look, pair in codes.items() if pair == (1, 1)}
    assert refused == {tmp_path.name}
    assert sum(pair == (1, 1) for pair in codes.values()) == 2  # the empty zip file, and a letter
