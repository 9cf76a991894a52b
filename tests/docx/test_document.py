"""What a letter's file promises to whoever opens it in Word."""

import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest
from docx.shared import Cm, Mm, Pt

from drafter import Drafter
from drafter.docx import Look, write
from drafter.model.letter import Letter, Paragraph, Run
from tests.conftest import ROOT, read
from tests.documents import faults, lines, opened, parts, root, texts, w

Render = Callable[..., bytes]
Sample = Callable[[str, str], bytes]
SAMPLES = [(name, lang) for name in ("ak-zhol-akims", "district-akims") for lang in ("ru", "kk")]
LANGUAGE = {"ru": "ru-RU", "kk": "kk-KZ"}
RICH = """\
# Раздел

Текст с *курсивом*, **полужирным**, ***обоими*** и [ссылкой](https://example.org/?a=1&b=2).[^1]

1. Первый
   1. Вложенный
2. Второй

5) Пятый

- Тире

> Цитата

| Показатель | Значение |
|---|---:|
| Акимы | 52 |

После таблицы.

[^1]: Сноска с *курсивом*.
"""


def kept_with_next(paragraph: Any) -> bool:
    """Tell whether a paragraph's style, or one it is based on, keeps it with the next."""
    style = paragraph.style
    while style is not None:
        if style.paragraph_format.keep_with_next is not None:
            return bool(style.paragraph_format.keep_with_next)
        style = style.base_style
    return False


@pytest.mark.parametrize(("name", "language"), SAMPLES)
def test_every_part_is_valid(sample: Sample, name: str, language: str) -> None:
    assert faults(sample(name, language)) == []


def test_a_letter_with_everything_is_valid(render: Render) -> None:
    data = render(
        body=RICH,
        date="2025-11-26",
        number="12-34",
        subject="О деле",
        appendix={"title": "Справка", "sheets": "3"},
        executor={"name": "И. Иванов", "phone": "74-00-00"},
        signatories=[
            {"surname": "Иса", "given": "Казыбек", "post": {"ru": "Депутат"}},
            "Г. Хамзин",
        ],
    )
    assert faults(data) == []


@pytest.mark.parametrize(("name", "language"), SAMPLES)
def test_the_same_input_gives_the_same_bytes(sample: Sample, name: str, language: str) -> None:
    assert sample(name, language) == sample(name, language)


@pytest.mark.parametrize(("name", "language"), SAMPLES)
def test_every_run_has_the_letters_language(sample: Sample, name: str, language: str) -> None:
    data = sample(name, language)
    body = root(data)
    for run in body.iter(w("r")):
        assert run.find(f"{w('rPr')}/{w('lang')}").get(w("val")) == LANGUAGE[language]
    for lang in root(data, "word/styles.xml").iter(w("lang")):
        assert lang.get(w("val")) == LANGUAGE[language]


@pytest.mark.parametrize("data", ["sample", "rich"])
def test_nothing_is_formatted_but_by_named_styles(
    sample: Sample, render: Render, data: str
) -> None:
    letter = sample("district-akims", "kk") if data == "sample" else render(body=RICH)
    body = root(letter)
    paragraph = {child.tag for pr in body.iter(w("pPr")) for child in pr}
    run = {child.tag for pr in body.iter(w("rPr")) for child in pr}
    assert paragraph <= {w("pStyle"), w("numPr")}
    assert run <= {w("rStyle"), w("lang")}


def test_fonts_are_set_for_every_script(render: Render) -> None:
    fonts = next(root(render(), "word/styles.xml").iter(w("rFonts")))
    assert {fonts.get(w(script)) for script in ("ascii", "hAnsi", "cs", "eastAsia")} == {
        "Times New Roman"
    }


def test_the_page_is_a4_with_the_usual_margins(render: Render) -> None:
    section = opened(render()).sections[0]
    measures = [
        section.page_width,
        section.page_height,
        section.left_margin,
        section.right_margin,
        section.top_margin,
        section.bottom_margin,
    ]
    expected = [Mm(210), Mm(297), Mm(30), Mm(15), Mm(20), Mm(20)]
    for measure, wanted in zip(measures, expected, strict=True):
        assert measure == pytest.approx(wanted, abs=Mm(0.1))


def test_the_page_number_begins_on_page_two(render: Render) -> None:
    section = opened(render()).sections[0]
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml


def test_body_text_is_justified_with_a_first_line_indent(render: Render) -> None:
    document = opened(render())
    style = document.styles["Body Text"]
    assert style.paragraph_format.alignment is not None
    assert style.paragraph_format.alignment.name == "JUSTIFY"
    assert style.paragraph_format.first_line_indent == pytest.approx(Cm(1.25), abs=Mm(0.1))
    size = root(render(), "word/styles.xml").find(f".//{w('docDefaults')}//{w('sz')}")
    assert int(size.get(w("val"))) == 2 * Pt(14).pt


def test_widows_are_controlled(render: Render) -> None:
    styles = root(render(), "word/styles.xml")
    control = styles.find(f".//{w('pPrDefault')}//{w('widowControl')}")
    assert control is not None
    assert control.get(w("val"), "1") in ("1", "true", "on")
    switched_off = [e for e in styles.iter(w("widowControl")) if e.get(w("val")) in ("0", "false")]
    assert switched_off == []


def test_the_title_has_an_outline_level(render: Render) -> None:
    style = opened(render()).styles["Title"].element
    assert style.find(f"{w('pPr')}/{w('outlineLvl')}").get(w("val")) == "0"


def test_word_opens_the_letter_in_its_present_mode(render: Render) -> None:
    settings = root(render(), "word/settings.xml")
    modes = {
        setting.get(w("val"))
        for setting in settings.iter(w("compatSetting"))
        if setting.get(w("name")) == "compatibilityMode"
    }
    assert modes == {"15"}


def test_properties_tell_title_author_subject_language_and_date(render: Render) -> None:
    properties = opened(render(date="2025-11-26", subject="О выборах акимов")).core_properties
    assert properties.title == "ДЕПУТАТСКИЙ ЗАПРОС"
    assert properties.author == "депутатская фракция «Ак жол»"
    assert properties.subject == "О выборах акимов"
    assert properties.language == "ru-RU"
    for moment in (properties.created, properties.modified):
        assert moment.replace(tzinfo=None) == datetime.datetime(2025, 11, 26)


def test_a_letter_without_a_date_takes_the_date_of_the_build(
    monkeypatch: pytest.MonkeyPatch, drafter: Drafter
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    created = opened(drafter.render(read(), "ru")).core_properties.created
    assert created.replace(tzinfo=None) == datetime.datetime(2023, 11, 14, 22, 13, 20)


def test_zip_entries_do_not_carry_the_clock(render: Render) -> None:
    assert {item.date_time for item in opened_zip(render()).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def opened_zip(data: bytes) -> Any:
    import io
    import zipfile

    return zipfile.ZipFile(io.BytesIO(data))


def test_demands_are_a_real_numbered_list(render: Render) -> None:
    data = render(demands=["Первое", "Второе;", "Третье."])
    assert texts(data, "Demand") == ["Первое;", "Второе;"]
    assert texts(data, "Last Demand") == ["Третье."]
    demands = [p for p in opened(data).paragraphs if p.style.name.endswith("Demand")]
    numbers = {p._p.pPr.numPr.numId.val for p in demands}
    assert len(numbers) == 1
    assert number_format(data, numbers.pop()) == "%1)"


def number_format(data: bytes, number: int) -> str:
    """Return the format of the first level of a list."""
    numbering = root(data, "word/numbering.xml")
    num = numbering.find(f"{w('num')}[@{w('numId')}='{number}']")
    abstract = num.find(w("abstractNumId")).get(w("val"))
    found = numbering.find(f"{w('abstractNum')}[@{w('abstractNumId')}='{abstract}']")
    return str(found.find(f"{w('lvl')}/{w('lvlText')}").get(w("val")))


def test_each_list_counts_from_its_own_start(render: Render) -> None:
    data = render(body="1. а\n2. б\nТекст.\n1. в\n2. г\n\n7) д\n\n8) е")
    items = [p for p in opened(data).paragraphs if p.style.name.startswith("List Number")]
    numbers = [p._p.pPr.numPr.numId.val for p in items]
    assert numbers[0] == numbers[1]
    assert len(set(numbers)) == 3
    numbering = root(data, "word/numbering.xml")
    starts = [
        numbering.find(f"{w('num')}[@{w('numId')}='{n}']//{w('startOverride')}").get(w("val"))
        for n in dict.fromkeys(numbers)
    ]
    assert starts == ["1", "1", "7"]
    assert number_format(data, numbers[0]) == "%1."
    assert number_format(data, numbers[4]) == "%1)"


def test_a_deeper_list_of_the_same_kind_is_a_deeper_level(render: Render) -> None:
    data = render(body="- а\n  - б\n- в")
    items = [p._p.pPr.numPr for p in opened(data).paragraphs if p.style.name == "List Bullet"]
    assert [item.ilvl.val for item in items] == [0, 1, 0]
    assert len({item.numId.val for item in items}) == 1


def test_a_line_that_ends_in_a_break_keeps_its_words_together(render: Render) -> None:
    data = render(body="а\\\nб")
    compatibility = root(data, "word/settings.xml").find(w("compat"))
    assert next(child.tag for child in compatibility) == w("doNotExpandShiftReturn")
    assert faults(data) == []


def test_the_signatures_keep_with_the_closing_and_with_the_last_demand(sample: Sample) -> None:
    paragraphs = opened(sample("ak-zhol-akims", "ru")).paragraphs
    last_demand = next(n for n, p in enumerate(paragraphs) if p.style.name == "Last Demand")
    assert all(kept_with_next(p) for p in paragraphs[last_demand:-1])
    assert not kept_with_next(paragraphs[-1])


def test_body_text_right_before_the_closing_keeps_with_it(render: Render) -> None:
    styles = [style for style, _text in lines(render(request=None, demands=None))]
    assert styles[styles.index("Closing") - 1] == "Last Body Text"


def test_signatories_with_posts_stand_in_a_table_without_borders(render: Render) -> None:
    data = render(
        signatories=[
            {"surname": "Саиров", "given": "Ерлан", "post": {"ru": "Депутат Мажилиса"}},
            {"surname": "Жайымбетов", "given": "Мархабат"},
        ]
    )
    table = opened(data).tables[0]
    assert table.style.name == "Signatures"
    assert "tblBorders" not in table.style.element.xml
    cells = [[cell.text.replace("\u00a0", " ") for cell in row.cells] for row in table.rows]
    assert cells == [["Депутат Мажилиса", "Е. Саиров"], ["", "М. Жайымбетов"]]


def test_a_footnote_stands_in_the_notes_with_its_text(render: Render) -> None:
    data = render(body="Слово[^1] и другое[^б].\n\n[^1]: Первая.\n[^б]: Вторая *сноска*.")
    references = [e.get(w("id")) for e in root(data).iter(w("footnoteReference"))]
    notes = {
        note.get(w("id")): "".join(t.text for t in note.iter(w("t"))).strip()
        for note in root(data, "word/footnotes.xml").iter(w("footnote"))
    }
    assert [notes[reference] for reference in references] == ["Первая.", "Вторая сноска."]


def test_a_link_leads_where_it_says(render: Render) -> None:
    data = render(body="[сайт](https://example.org/?a=1&b=2)")
    link = next(root(data).iter(w("hyperlink")))
    relationships = parts(data)["word/_rels/document.xml.rels"].decode()
    identifier = next(v for k, v in link.attrib.items() if k.endswith("}id"))
    assert re.search(
        f'Id="{identifier}"[^>]*Target="https://example.org/\\?a=1&amp;b=2"', relationships
    )


def test_a_table_keeps_its_header_and_its_rows_whole(render: Render) -> None:
    data = render(body="Данные:\n\n| а | б |\n|---|--:|\n| 1 | 2 |\n\nДалее.")
    body = root(data)
    rows = list(body.iter(w("tr")))
    assert [row.find(f".//{w('tblHeader')}") is not None for row in rows] == [True, False]
    assert all(row.find(f".//{w('cantSplit')}") is not None for row in rows)
    assert texts(data, "Table Right") == ["2"]
    assert texts(data, "Before Table") == ["Данные:"]
    assert texts(data, "After Table") == ["Далее."]


def test_a_language_tag_from_a_catalog_is_text_and_no_markup() -> None:
    letter = Letter('ru<&"RU', [Paragraph("body-text", [Run("Текст.")])], [])
    data = write([letter], Look(ROOT / "templates" / "official.docx"))
    assert faults(data) == []
    for part in ("word/document.xml", "word/styles.xml"):
        assert {lang.get(w("val")) for lang in root(data, part).iter(w("lang"))} == {'ru<&"RU'}
