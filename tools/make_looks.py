#!/usr/bin/env python3
"""Make the looks: the Word files whose page, styles, numbering and headers letters are made from.

    python make_looks.py FOLDER

Writes FOLDER/official.docx and FOLDER/letterhead.docx, the same bytes on every run.  The looks
differ in the header of the first page alone.  Measures are millimetres and points here and
become twips and half-points where the XML is written.
"""

from __future__ import annotations

import math
import struct
import sys
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

FONT = "Times New Roman"
RUSSIAN, KAZAKH = "ru-RU", "kk-KZ"
MADE = "2026-11-23T00:00:00Z"

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    f' xmlns:r="{OFFICE}/relationships"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# The page, in millimetres.
PAGE_WIDTH, PAGE_HEIGHT = 210, 297
LEFT, RIGHT, TOP, BOTTOM = 30, 15, 20, 20
HEADER_DISTANCE = 12.5
FIRST_LINE = 12.5
ADDRESSEE_COLUMN = 90
NAME_COLUMN = 110
LIST_STEP = 10
EMBLEM = 22

Kind = Literal["paragraph", "character", "table"]
Align = Literal["left", "center", "right", "both"]


@dataclass(frozen=True)
class Style:
    """A named style; what is None is inherited.  Indents in mm; spaces and sizes in points."""

    name: str
    russian: str
    kazakh: str
    kind: Kind = "paragraph"
    based_on: str | None = "Normal"
    followed_by: str | None = None
    built_in: bool = False
    priority: int | None = None
    keep_next: bool | None = None
    keep_lines: bool | None = None
    numbering: int | None = None
    no_hyphens: bool | None = None
    before: float | None = None
    after: float | None = None
    left: float | None = None
    right: float | None = None
    first_line: float | None = None
    contextual: bool | None = None
    align: Align | None = None
    outline: int | None = None
    bold: bool | None = None
    italic: bool | None = None
    size: float | None = None
    underline: str | None = None
    vertical: str | None = None
    table: str = ""


# fmt: off
# The Russian and Kazakh names become aliases.  They keep clear of the names that a Russian
# Word gives to its own styles («Основной текст», «Цитата», «Номер страницы» …).
PARAGRAPH_STYLES = (
    Style(
        "Normal", "Обычный абзац", "Кәдімгі абзац",
        based_on=None, built_in=True,
    ),
    Style(
        "Letterhead", "Название на бланке", "Бланктегі атау",
        align="center", bold=True, size=12,
    ),
    Style(
        "Letterhead Contacts", "Реквизиты на бланке", "Бланктегі деректемелер",
        align="center", size=10,
    ),
    Style(
        "Date", "Дата и номер", "Күні мен нөмірі",
        built_in=True, followed_by="Letter Addressee", keep_next=True, after=12, align="left",
    ),
    Style(
        "Letter Addressee", "Адресат", "Кімге",
        keep_next=True, keep_lines=True, no_hyphens=True, left=ADDRESSEE_COLUMN, align="left",
    ),
    Style(
        "Title", "Название документа", "Құжаттың атауы",
        built_in=True, followed_by="Salutation", keep_next=True, keep_lines=True,
        no_hyphens=True, before=18, after=12, align="center", outline=0, bold=True,
    ),
    Style(
        "Subtitle", "Пояснение к названию", "Атауға түсініктеме",
        built_in=True, followed_by="Salutation", keep_next=True, keep_lines=True,
        no_hyphens=True, after=12, align="center",
    ),
    Style(
        "Subject", "Тема письма", "Хаттың тақырыбы",
        followed_by="Salutation", keep_next=True, keep_lines=True,
        no_hyphens=True, after=12, align="center", bold=True,
    ),
    Style(
        "Salutation", "Обращение к адресату", "Қаратпа сөз",
        built_in=True, followed_by="Body Text", keep_next=True, keep_lines=True,
        no_hyphens=True, after=12, align="center", bold=True,
    ),
    Style(
        "Body Text", "Текст письма", "Хаттың мәтіні",
        built_in=True, first_line=FIRST_LINE, align="both",
    ),
    Style(
        "Last Body Text", "Последний абзац текста", "Мәтіннің соңғы абзацы",
        based_on="Body Text", followed_by="Closing", keep_next=True, keep_lines=True,
    ),
    Style(
        "Before Table", "Текст перед таблицей", "Кесте алдындағы мәтін",
        based_on="Body Text", keep_next=True, after=6,
    ),
    Style(
        "After Table", "Текст после таблицы", "Кестеден кейінгі мәтін",
        based_on="Body Text", followed_by="Body Text", before=6,
    ),
    Style(
        "heading 1", "Заголовок раздела", "Бөлімнің тақырыбы",
        built_in=True, followed_by="Body Text", keep_next=True, keep_lines=True,
        no_hyphens=True, before=12, after=6, align="center", outline=0, bold=True,
    ),
    Style(
        "heading 2", "Заголовок подраздела", "Кіші бөлімнің тақырыбы",
        built_in=True, followed_by="Body Text", keep_next=True, keep_lines=True,
        no_hyphens=True, before=12, after=6, first_line=FIRST_LINE, align="left", outline=1,
        bold=True,
    ),
    Style(
        "heading 3", "Заголовок пункта", "Тармақтың тақырыбы",
        built_in=True, followed_by="Body Text", keep_next=True, keep_lines=True,
        no_hyphens=True, before=6, after=6, first_line=FIRST_LINE, align="left", outline=2,
        bold=True, italic=True,
    ),
    Style(
        "Quote", "Цитата отдельным абзацем", "Жеке абзацтағы дәйексөз",
        built_in=True, followed_by="Body Text", before=6, after=6,
        left=FIRST_LINE, right=FIRST_LINE, contextual=True, align="both",
    ),
    Style(
        "List Number", "Нумерация с точкой", "Нүктемен нөмірлеу",
        built_in=True, based_on="Body Text", numbering=2, left=0, first_line=FIRST_LINE,
    ),
    Style(
        "List Number Parenthesis", "Нумерация со скобкой", "Жақшамен нөмірлеу",
        based_on="Body Text", numbering=3, left=0, first_line=FIRST_LINE,
    ),
    Style(
        "List Bullet", "Список с тире", "Сызықшалы тізім",
        built_in=True, based_on="Body Text", numbering=4, left=0, first_line=FIRST_LINE,
    ),
    Style(
        "List Continue", "Продолжение пункта", "Тармақтың жалғасы",
        built_in=True, based_on="Body Text",
    ),
    Style(
        "Request", "Просьба перед требованиями", "Талаптар алдындағы өтініш",
        based_on="Body Text", followed_by="Demand", keep_next=True,
    ),
    Style(
        "Demand", "Требование", "Талап",
        based_on="Body Text", numbering=1, left=0, first_line=FIRST_LINE,
    ),
    Style(
        "Last Demand", "Последнее требование", "Соңғы талап",
        based_on="Demand", followed_by="Closing", keep_next=True, keep_lines=True,
    ),
    Style(
        "Letter Appendix", "Приложение к письму", "Хатқа қосымша",
        based_on="Body Text", followed_by="Closing", keep_next=True, keep_lines=True, before=12,
    ),
    Style(
        "Closing", "Заключительные слова", "Қорытынды сөз",
        built_in=True, followed_by="Signature Label", keep_next=True, keep_lines=True,
        before=24, left=0, align="left",
    ),
    Style(
        "Signature Label", "От чьего имени", "Кімнің атынан",
        followed_by="Signatory", keep_next=True, keep_lines=True, no_hyphens=True, align="left",
    ),
    Style(
        "Signatory Post", "Должность подписавшего", "Қол қоюшының лауазымы",
        keep_next=True, keep_lines=True, no_hyphens=True, before=6, align="left",
    ),
    Style(
        "Signatory", "Подписавший", "Қол қоюшы",
        keep_next=True, keep_lines=True, no_hyphens=True, before=6, left=NAME_COLUMN,
        align="left",
    ),
    Style(
        "Signatory Name", "Подписавший в таблице", "Кестедегі қол қоюшы",
        keep_next=True, keep_lines=True, no_hyphens=True, before=6, align="left",
    ),
    Style(
        "Last Signatory", "Последний подписавший", "Соңғы қол қоюшы",
        based_on="Signatory", followed_by="Executor", keep_next=False,
    ),
    Style(
        "Executor", "Исполнитель", "Орындаушы",
        keep_lines=True, before=24, contextual=True, align="left", size=10,
    ),
    Style(
        "Table Text", "Текст в таблице", "Кестедегі мәтін",
        priority=40, align="left", size=12,
    ),
    Style(
        "Table Heading", "Шапка таблицы", "Кестенің бас жолы",
        based_on="Table Text", priority=40, keep_next=True, no_hyphens=True, align="center",
        bold=True,
    ),
    Style(
        "Table Center", "Ячейка по центру", "Ортаға тураланған ұяшық",
        based_on="Table Text", priority=40, align="center",
    ),
    Style(
        "Table Right", "Ячейка вправо", "Оңға тураланған ұяшық",
        based_on="Table Text", priority=40, align="right",
    ),
    Style(
        "header", "Верх страницы", "Беттің үстіңгі жағы",
        built_in=True, priority=60, align="center", size=12,
    ),
    Style(
        "footer", "Низ страницы", "Беттің астыңғы жағы",
        built_in=True, priority=60, size=12,
    ),
    Style(
        "footnote text", "Сноска внизу страницы", "Беттің астындағы сілтеме",
        built_in=True, priority=60, align="both", size=10,
    ),
)

DEFAULT_CHARACTER = "Default Paragraph Font"
CHARACTER_STYLES = (
    Style(
        "Strong", "Полужирный шрифт", "Қалың қаріп",
        kind="character", based_on=DEFAULT_CHARACTER, built_in=True, bold=True,
    ),
    Style(
        "Emphasis", "Курсив", "Көлбеу қаріп",
        kind="character", based_on=DEFAULT_CHARACTER, built_in=True, italic=True,
    ),
    Style(
        "Intense Emphasis", "Полужирный курсив", "Қалың көлбеу қаріп",
        kind="character", based_on=DEFAULT_CHARACTER, built_in=True, bold=True, italic=True,
    ),
    Style(
        "Underline", "Подчёркнутый текст", "Асты сызылған мәтін",
        kind="character", based_on=DEFAULT_CHARACTER, underline="single",
    ),
    Style(
        "Superscript", "Верхний индекс", "Жоғарғы индекс",
        kind="character", based_on=DEFAULT_CHARACTER, vertical="superscript",
    ),
    Style(
        "Subscript", "Нижний индекс", "Төменгі индекс",
        kind="character", based_on=DEFAULT_CHARACTER, vertical="subscript",
    ),
    Style(
        "Hyperlink", "Ссылка на сайт", "Сайтқа сілтеме",
        kind="character", based_on=DEFAULT_CHARACTER, built_in=True, underline="single",
    ),
    Style(
        "footnote reference", "Номер сноски", "Сілтеменің нөмірі",
        kind="character", based_on=DEFAULT_CHARACTER, built_in=True, vertical="superscript",
    ),
)

TABLE_STYLES = (
    Style(
        "Table Grid", "Таблица с линиями", "Сызықты кесте",
        kind="table", based_on="Normal Table", built_in=True, table="grid",
    ),
    Style(
        "Signatures", "Таблица подписей", "Қолтаңбалар кестесі",
        kind="table", based_on="Normal Table", table="signatures",
    ),
    Style(
        "Letterhead Table", "Таблица бланка", "Бланк кестесі",
        kind="table", based_on="Normal Table", table="letterhead",
    ),
)
# fmt: on

STYLES = PARAGRAPH_STYLES + CHARACTER_STYLES + TABLE_STYLES

# Numbering 1, 2, …: the style of the first level and the marks of the levels.  Every level is
# written as Russian and Kazakh offices type it: the mark at the first-line indent, the text
# running on below it.
LEVELS = range(1, 10)
DOTTED = list(accumulate(f"%{level}." for level in LEVELS))
PARENTHESIS = [mark.removesuffix(".") + ")" for mark in DOTTED]
DASHES = ["•–"[level % 2] for level in LEVELS]
LISTS = (
    ("Demand", PARENTHESIS),
    ("List Number", DOTTED),
    ("List Number Parenthesis", PARENTHESIS),
    ("List Bullet", DASHES),
)


def twips(millimetres: float) -> int:
    """The measure in twentieths of a point."""
    return round(millimetres / 25.4 * 1440)


TEXT_WIDTH = twips(PAGE_WIDTH) - twips(LEFT) - twips(RIGHT)


def w(name: str, /, *content: str, **attributes: str | int) -> str:
    """One WordprocessingML element with attributes of the same namespace."""
    start = f"w:{name}" + "".join(f" w:{k}={quoteattr(str(v))}" for k, v in attributes.items())
    return f"<{start}>{''.join(content)}</w:{name}>" if content else f"<{start}/>"


def given(name: str, /, **attributes: str | int | None) -> str:
    """The element with the attributes that have a value, or nothing."""
    present = {key: value for key, value in attributes.items() if value is not None}
    return w(name, **present) if present else ""


def switch(value: bool | None, *names: str) -> str:
    """Properties turned on or off together, or nothing."""
    if value is None:
        return ""
    return "".join(w(name) if value else w(name, val=0) for name in names)


def scaled(value: float | None, factor: float) -> int | None:
    """The measure in another unit, if there is one."""
    return None if value is None else round(value * factor)


def style_id(name: str) -> str:
    """The identifier of a style: «heading 1» → «Heading1»."""
    special = {"Normal Table": "TableNormal"}
    return special.get(name) or "".join(word[0].upper() + word[1:] for word in name.split())


def fonts() -> str:
    """The one font for every script."""
    return w("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)


def wrapped(name: str, content: str) -> str:
    """The element around the content, or nothing around nothing."""
    return w(name, content) if content else ""


def paragraph_properties(style: Style) -> str:
    """The style's w:pPr, its children in the order of the schema."""
    points, mm = 20, 1440 / 25.4
    number = "" if style.numbering is None else w("numId", val=style.numbering)
    return wrapped(
        "pPr",
        switch(style.keep_next, "keepNext")
        + switch(style.keep_lines, "keepLines")
        + wrapped("numPr", number)
        + switch(style.no_hyphens, "suppressAutoHyphens")
        + given("spacing", before=scaled(style.before, points), after=scaled(style.after, points))
        + given(
            "ind",
            left=scaled(style.left, mm),
            right=scaled(style.right, mm),
            firstLine=scaled(style.first_line, mm),
        )
        + switch(style.contextual, "contextualSpacing")
        + given("jc", val=style.align)
        + given("outlineLvl", val=style.outline),
    )


def run_properties(style: Style) -> str:
    """The style's w:rPr."""
    size = scaled(style.size, 2)
    return wrapped(
        "rPr",
        switch(style.bold, "b", "bCs")
        + switch(style.italic, "i", "iCs")
        + given("sz", val=size)
        + given("szCs", val=size)
        + given("u", val=style.underline)
        + given("vertAlign", val=style.vertical),
    )


def borders(names: Iterable[str], size: int) -> str:
    """Single lines, `size` in eighths of a point, at the named sides of a table."""
    lines = (w(name, val="single", sz=size, space=0, color="auto") for name in names)
    return w("tblBorders", *lines)


def cell_margins(top: int, side_left: int, bottom: int, side_right: int) -> str:
    """The margins of a table's cells, in twips."""
    sides = {"top": top, "left": side_left, "bottom": bottom, "right": side_right}
    return w("tblCellMar", *(w(name, w=size, type="dxa") for name, size in sides.items()))


def table_properties(table: str) -> str:
    """What a table style says of its table and rows; no row breaks across pages."""
    lines = {
        "grid": borders(("top", "left", "bottom", "right", "insideH", "insideV"), 4),
        "letterhead": borders(("bottom",), 8),
    }.get(table, "")
    margins = {
        "grid": cell_margins(28, 108, 28, 108),
        "letterhead": cell_margins(0, 57, 113, 57),
    }.get(table, cell_margins(0, 0, 0, 108))
    return w("tblPr", w("tblInd", w=0, type="dxa"), lines, margins) + w("trPr", w("cantSplit"))


def style_xml(style: Style, priority: int) -> str:
    """One w:style."""
    own: dict[str, str | int] = {"type": style.kind}
    own |= {"default": 1} if style.based_on is None else {}
    own |= {} if style.built_in else {"customStyle": 1}
    based = style.based_on and style_id(style.based_on)
    following = style.followed_by and style_id(style.followed_by)
    return w(
        "style",
        w("name", val=style.name),
        w("aliases", val=f"{style.russian},{style.kazakh}"),
        given("basedOn", val=based),
        given("next", val=following),
        w("uiPriority", val=style.priority or priority),
        w("qFormat"),
        paragraph_properties(style),
        run_properties(style),
        table_properties(style.table) if style.table else "",
        **own,
        styleId=style_id(style.name),
    )


def default_styles() -> list[str]:
    """The styles that Word needs and nobody chooses."""
    hidden = w("uiPriority", val=99) + w("semiHidden") + w("unhideWhenUsed")
    table = w("tblPr", w("tblInd", w=0, type="dxa"), cell_margins(0, 108, 0, 108))
    kinds = (("character", DEFAULT_CHARACTER, ""), ("table", "Normal Table", table))
    return [
        w(
            "style",
            w("name", val=name),
            hidden,
            properties,
            type=kind,
            default=1,
            styleId=style_id(name),
        )
        for kind, name, properties in (*kinds, ("numbering", "No List", ""))
    ]


def part(root: str, *content: str) -> str:
    """A whole WordprocessingML part, its main elements on lines of their own."""
    body = "\n".join(content)
    return f"{DECLARATION}<w:{root} {NAMESPACES}>\n{body}\n</w:{root}>\n"


def styles() -> str:
    """word/styles.xml: the defaults of the document, then every style."""
    language = w("lang", val=RUSSIAN, eastAsia=RUSSIAN, bidi="ar-SA")
    run = w("rPr", fonts(), w("sz", val=28), w("szCs", val=28), language)
    spacing = w("spacing", before=0, after=0, line=240, lineRule="auto")
    latent = {
        "defLockedState": 0,
        "defUIPriority": 99,
        "defSemiHidden": 1,
        "defUnhideWhenUsed": 1,
        "defQFormat": 0,
        "count": 376,
    }
    return part(
        "styles",
        w(
            "docDefaults",
            w("rPrDefault", run),
            w("pPrDefault", w("pPr", w("widowControl"), spacing)),
        ),
        w("latentStyles", **latent),
        *default_styles(),
        *(style_xml(style, number) for number, style in enumerate(STYLES, 1)),
    )


def level_xml(level: int, mark: str, style: str) -> str:
    """One level of a list; the first one belongs to the style."""
    bullet = "%" not in mark
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val="bullet" if bullet else "decimal"),
        w("pStyle", val=style_id(style)) if level == 0 else "",
        w("suff", val="space"),
        w("lvlText", val=mark),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=twips(LIST_STEP * level), firstLine=twips(FIRST_LINE))),
        w("rPr", fonts()) if bullet else "",
        ilvl=level,
    )


def numbering() -> str:
    """word/numbering.xml: a list and a numbering for each style with numbers."""
    abstract = [
        w(
            "abstractNum",
            w("nsid", val=f"{0x2D5A1000 + number:08X}"),
            w("multiLevelType", val="multilevel"),
            *(level_xml(level, mark, style) for level, mark in enumerate(marks)),
            abstractNumId=number,
        )
        for number, (style, marks) in enumerate(LISTS, 1)
    ]
    numbers = [w("num", w("abstractNumId", val=n), numId=n) for n in range(1, len(LISTS) + 1)]
    return part("numbering", *abstract, *numbers)


def settings() -> str:
    """word/settings.xml."""
    modern = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    uri = "http://schemas.microsoft.com/office/word"
    compat = (w("compatSetting", name=k, uri=uri, val=v) for k, v in modern.items())
    return part(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=twips(FIRST_LINE)),
        w("autoHyphenation", val=0),
        w("evenAndOddHeaders", val=0),
        w("characterSpacingControl", val="doNotCompress"),
        w("footnotePr", w("footnote", id=-1), w("footnote", id=0)),
        w("compat", *compat),
        w("decimalSymbol", val=","),
        w("listSeparator", val=";"),
    )


def font_table() -> str:
    """word/fontTable.xml: what Word may know of the font where it is not installed."""
    signature = {
        "usb0": "E0002EFF",
        "usb1": "C000785B",
        "usb2": "00000009",
        "usb3": "00000000",
        "csb0": "000001FF",
        "csb1": "00000000",
    }
    return part(
        "fonts",
        w(
            "font",
            w("panose1", val="02020603050405020304"),
            w("charset", val="CC"),
            w("family", val="roman"),
            w("pitch", val="variable"),
            w("sig", **signature),
            name=FONT,
        ),
    )


def footnotes() -> str:
    """word/footnotes.xml: the two separators."""
    return part(
        "footnotes",
        w("footnote", w("p", w("r", w("separator"))), type="separator", id=-1),
        w(
            "footnote",
            w("p", w("r", w("continuationSeparator"))),
            type="continuationSeparator",
            id=0,
        ),
    )


def text(words: str, language: str, style: str | None = None) -> str:
    """A run in its language."""
    named = w("rStyle", val=style_id(style)) if style else ""
    content = f'<w:t xml:space="preserve">{escape(words)}</w:t>'
    return w("r", w("rPr", named, w("lang", val=language)), content)


def paragraph(style: str, *runs: str, properties: str = "") -> str:
    """A paragraph in its style."""
    return w("p", w("pPr", w("pStyle", val=style_id(style)), properties), *runs)


def table(style: str, widths: Iterable[int], rows: Iterable[Iterable[str]], look: str = "") -> str:
    """A table of fixed columns, in twips; a cell is its paragraphs."""
    columns = list(widths)
    properties = w(
        "tblPr",
        w("tblStyle", val=style_id(style)),
        w("tblW", w=sum(columns), type="dxa"),
        w("tblLayout", type="fixed"),
    )
    grid = w("tblGrid", *(w("gridCol", w=width) for width in columns))
    lines = (
        w(
            "tr",
            w("trPr", w("cantSplit")),
            *(
                w("tc", w("tcPr", w("tcW", w=width, type="dxa"), look), cell)
                for width, cell in zip(columns, row, strict=True)
            ),
        )
        for row in rows
    )
    return w("tbl", properties, grid, *lines)


def page_number() -> str:
    """The header of the pages after the first: the page's number."""
    instruction = '<w:instrText xml:space="preserve"> PAGE </w:instrText>'
    field = (
        w("fldChar", fldCharType="begin"),
        instruction,
        w("fldChar", fldCharType="separate"),
        w("t", "2"),
        w("fldChar", fldCharType="end"),
    )
    return part("hdr", paragraph("header", *(w("r", piece) for piece in field)))


def letterhead() -> str:
    """The header of the first page on a letterhead: Kazakh, the emblem, Russian, a rule below."""
    name = "Letterhead"
    kazakh = paragraph(name, text("«…»", KAZAKH)) + paragraph(
        name, text("ДЕПУТАТТЫҚ ФРАКЦИЯСЫ", KAZAKH)
    )
    russian = paragraph(name, text("ДЕПУТАТСКАЯ ФРАКЦИЯ", RUSSIAN)) + paragraph(
        name, text("«…»", RUSSIAN)
    )
    contacts = "Letterhead Contacts"
    kazakh += paragraph(contacts, text("Мекенжайы: …, тел.: …", KAZAKH))
    russian += paragraph(contacts, text("Адрес: …, тел.: …", RUSSIAN))
    emblem = paragraph(name, w("r", emblem_drawing()))
    middle = twips(EMBLEM + 5)
    left = (TEXT_WIDTH - middle) // 2
    widths = (left, middle, TEXT_WIDTH - middle - left)
    centred = w("vAlign", val="center")
    rows = [[kazakh, emblem, russian]]
    return part("hdr", table("Letterhead Table", widths, rows, centred), paragraph("header"))


def emblem_drawing() -> str:
    """The emblem's picture, in the line of text."""
    side = EMBLEM * 36000
    picture = f"{DRAWING}/picture"
    return w(
        "drawing",
        f'<wp:inline xmlns:wp="{DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0"'
        f' distR="0"><wp:extent cx="{side}" cy="{side}"/>'
        '<wp:docPr id="1" name="Emblem" descr="Эмблема / Эмблема"/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{DRAWING}/main"'
        ' noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{DRAWING}/main"><a:graphicData uri="{picture}">'
        f'<pic:pic xmlns:pic="{picture}">'
        '<pic:nvPicPr><pic:cNvPr id="1" name="emblem.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch>'
        '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{side}" cy="{side}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline>",
    )


def emblem_png(pixels: int = 260, grey: int = 150, thickness: int = 8) -> bytes:
    """A plain grey ring on white, to be replaced by the emblem."""
    centre, outer = (pixels - 1) / 2, pixels / 2 - 2

    def shade(x: int, y: int) -> int:
        distance = math.hypot(x - centre, y - centre)
        edge = min(outer - distance, distance - (outer - thickness)) + 0.5
        return 255 - round(max(0.0, min(1.0, edge)) * (255 - grey))

    def chunk(name: bytes, content: bytes) -> bytes:
        check = zlib.crc32(name + content)
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)

    lines = (b"\0" + bytes(shade(x, y) for x in range(pixels)) for y in range(pixels))
    header = struct.pack(">IIBBBBB", pixels, pixels, 8, 0, 0, 0, 0)
    image = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"".join(lines), 9))
    return b"\x89PNG\r\n\x1a\n" + image + chunk(b"IEND", b"")


def sample(name: str, russian: str = "", kazakh: str = "", properties: str = "") -> str:
    """A paragraph that names its style in both languages and goes on with the given words."""
    style = next(style for style in STYLES if style.name == name)
    return paragraph(
        name,
        text(f"{style.russian}{russian} / ", RUSSIAN),
        text(f"{style.kazakh}{kazakh}", KAZAKH),
        properties=properties,
    )


def sample_opening() -> list[str]:
    """The sample letter down to its text."""
    return [
        sample("Letterhead"),
        sample("Letterhead Contacts"),
        sample("Date", ": 26 ноября 2025 года № 12-34", ": 2025 жылғы 26 қараша № 12-34"),
        sample("Letter Addressee", ": должность и имя", ": лауазымы мен аты-жөні"),
        sample("Title"),
        sample("Subtitle"),
        sample("Subject"),
        sample("Salutation"),
    ]


def sample_text() -> list[str]:
    """The sample letter's text: paragraphs, headings, lists, a table, marks inside a line."""
    second = {
        number: w("numPr", w("ilvl", val=1), w("numId", val=number))
        for number in range(1, len(LISTS) + 1)
    }
    runs_on = ": первая строка с отступом, следующие строки от левого поля"
    runs_on_kazakh = ": бірінші жолы шегініспен, келесі жолдары сол жақ жиектен басталады"
    marks = (
        text(f"{style.russian} / {style.kazakh}; ", RUSSIAN, style.name)
        for style in CHARACTER_STYLES
    )
    cells = [[sample("Table Heading")] * 3]
    cells += [[sample("Table Text"), sample("Table Center"), sample("Table Right")]]
    third = TEXT_WIDTH // 3
    return [
        sample("Body Text", runs_on, runs_on_kazakh),
        sample("heading 1"),
        sample("heading 2"),
        sample("heading 3"),
        paragraph("Body Text", *marks),
        sample("Quote", ": с отступами слева и справа", ": екі жағынан шегініспен"),
        sample("List Number", runs_on, runs_on_kazakh),
        sample("List Number", properties=second[2]),
        sample("List Number Parenthesis"),
        sample("List Number Parenthesis", properties=second[3]),
        sample("List Bullet"),
        sample("List Bullet", properties=second[4]),
        sample("List Continue"),
        sample("Before Table"),
        table("Table Grid", (third, third, TEXT_WIDTH - 2 * third), cells),
        sample("After Table"),
        sample("Normal"),
        sample("Last Body Text"),
    ]


def sample_end() -> list[str]:
    """The sample letter from its demands on."""
    runs_on = ": номер с отступом, следующие строки от левого поля"
    runs_on_kazakh = ": нөмірі шегініспен, келесі жолдары сол жақ жиектен басталады"
    names = [
        [sample("Signatory Post"), sample("Signatory Name")],
        [sample("Signatory Post"), sample("Signatory Name")],
    ]
    column = twips(NAME_COLUMN)
    return [
        sample("Request", ":", ":"),
        sample("Demand", runs_on, runs_on_kazakh),
        sample("Demand", ";", ";"),
        sample("Last Demand", ".", "."),
        sample("Letter Appendix", ": на 3 листах", ": 3 парақта"),
        sample("Closing", ",", ","),
        sample("Signature Label"),
        sample("Signatory"),
        sample("Last Signatory"),
        table("Signatures", (column, TEXT_WIDTH - column), names),
        sample("Executor", ": …, тел. …", ": …, тел. …"),
        sample("footnote text"),
    ]


def document() -> str:
    """word/document.xml: a sample of every style, then the page."""
    references = (
        f'<w:{kind}Reference w:type="{which}" r:id="{kind}-{which}"/>'
        for kind in ("header", "footer")
        for which in ("default", "first")
    )
    margins = {
        "top": twips(TOP),
        "right": twips(RIGHT),
        "bottom": twips(BOTTOM),
        "left": twips(LEFT),
        "header": twips(HEADER_DISTANCE),
        "footer": twips(HEADER_DISTANCE),
        "gutter": 0,
    }
    section = w(
        "sectPr",
        *references,
        w("pgSz", w=twips(PAGE_WIDTH), h=twips(PAGE_HEIGHT)),
        w("pgMar", **margins),
        w("cols", space=twips(FIRST_LINE)),
        w("titlePg"),
    )
    blocks = [*sample_opening(), *sample_text(), *sample_end(), section]
    return part("document", w("body", "\n".join(blocks)))


WORD_PARTS = {
    "styles": "styles",
    "settings": "settings",
    "fontTable": "fontTable",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "header-default": "header",
    "header-first": "header",
    "footer-default": "footer",
    "footer-first": "footer",
}


def relationships(targets: Iterable[tuple[str, str, str]]) -> str:
    """A part of relationships: id, type, target."""
    lines = "\n".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'
        for key, kind, target in targets
    )
    return (
        f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">\n{lines}\n</Relationships>\n'
    )


def content_types() -> str:
    """[Content_Types].xml."""
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    package = "application/vnd.openxmlformats"
    overrides = {
        "word/document.xml": f"{word}.document.main+xml",
        **{f"word/{name}.xml": f"{word}.{kind}+xml" for name, kind in WORD_PARTS.items()},
        "docProps/core.xml": f"{package}-package.core-properties+xml",
        "docProps/app.xml": f"{package}-officedocument.extended-properties+xml",
    }
    lines = [
        f'<Default Extension="rels" ContentType="{package}-package.relationships+xml"/>',
        '<Default Extension="xml" ContentType="application/xml"/>',
        '<Default Extension="png" ContentType="image/png"/>',
        *(f'<Override PartName="/{k}" ContentType="{v}"/>' for k, v in overrides.items()),
    ]
    body = "\n".join(lines)
    return f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">\n{body}\n</Types>\n'


def core_properties() -> str:
    """docProps/core.xml: a title and fixed dates, nobody's name."""
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{MADE}</dcterms:{name}>\n'
        for name in ("created", "modified")
    )
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
        f"<dc:title>Образец письма / Хат үлгісі</dc:title>\n{dates}</cp:coreProperties>\n"
    )


def application_properties() -> str:
    """docProps/app.xml."""
    return (
        f'{DECLARATION}<Properties xmlns="{OFFICE}/extended-properties">'
        "<Application>drafter</Application></Properties>\n"
    )


def common_parts() -> dict[str, str | bytes]:
    """The parts of both looks, all but the header of the first page."""
    roots = (
        ("document", f"{OFFICE}/relationships/officeDocument", "word/document.xml"),
        ("core", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ("app", f"{OFFICE}/relationships/extended-properties", "docProps/app.xml"),
    )
    used = (
        (name, f"{OFFICE}/relationships/{kind}", f"{name}.xml") for name, kind in WORD_PARTS.items()
    )
    footer = part("ftr", paragraph("footer"))
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(roots),
        "docProps/app.xml": application_properties(),
        "docProps/core.xml": core_properties(),
        "word/_rels/document.xml.rels": relationships(used),
        "word/document.xml": document(),
        "word/fontTable.xml": font_table(),
        "word/footer-default.xml": footer,
        "word/footer-first.xml": footer,
        "word/footnotes.xml": footnotes(),
        "word/header-default.xml": page_number(),
        "word/numbering.xml": numbering(),
        "word/settings.xml": settings(),
        "word/styles.xml": styles(),
    }


def looks() -> dict[str, dict[str, str | bytes]]:
    """Both looks: the parts of each by name."""
    common = common_parts()
    emblem = [("rId1", f"{OFFICE}/relationships/image", "media/emblem.png")]
    return {
        "official.docx": common | {"word/header-first.xml": part("hdr", paragraph("header"))},
        "letterhead.docx": common
        | {
            "word/_rels/header-first.xml.rels": relationships(emblem),
            "word/header-first.xml": letterhead(),
            "word/media/emblem.png": emblem_png(),
        },
    }


def write(path: Path, parts: dict[str, str | bytes]) -> None:
    """Pack the parts; nothing in the package tells when or where."""
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, content)


def main(arguments: list[str]) -> int:
    """Write both looks into the folder."""
    if len(arguments) != 1:
        print("usage: make_looks.py FOLDER", file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for name, parts in looks().items():
        write(folder / name, parts)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
