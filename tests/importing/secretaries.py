"""Letters as secretaries type them in Word: direct formatting, tabs, tables, text boxes."""

import io
from collections.abc import Callable
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.shared import Cm, Pt

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY = (
    "Состояние дорог между сёлами остаётся одной из главных жалоб избирателей: за последний год"
    " из запланированных 52 километров отремонтированы только 25.",
    "Между тем на эти цели в бюджете области предусмотрено 3 млрд тенге, о чём мы уже писали"
    " в запросе от 12 марта 2024 года № 12-7.",
)
DEMANDS = ("сообщить причины отставания от плана", "завершить ремонт до конца года")
BODY_KK = (
    "Ауылдар арасындағы жолдардың жай-күйі сайлаушылар жиі айтатын мәселелердің бірі болып отыр.",
    "Біздің деректерімізге сәйкес, соңғы бір жылда жоспарланған 52 километрдің тек 25-і ғана"
    " жөнделді.",
)
DEMANDS_KK = ("жоспардан қалып қою себептерін хабарлауды", "жөндеуді жыл соңына дейін аяқтауды")


class Letter:
    """A letter in the making."""

    def __init__(self) -> None:
        self.document: Any = docx.Document()
        font = self.document.styles["Normal"].font
        font.name, font.size = "Times New Roman", Pt(14)

    def line(
        self, text: str = "", align: Any = None, *, bold: bool = False, left: float = 0
    ) -> Any:
        paragraph = self.document.add_paragraph()
        for number, piece in enumerate(text.split("\n")):
            if number:
                paragraph.add_run().add_break()
            paragraph.add_run(piece).bold = bold or None
        paragraph.alignment = align
        if left:
            paragraph.paragraph_format.left_indent = Cm(left)
        return paragraph

    def lines(self, *texts: str, **format_: Any) -> None:
        for text in texts:
            self.line(text, **format_)

    def text(self, *texts: str) -> None:
        for text in texts:
            paragraph = self.line(text, ALIGN.JUSTIFY)
            paragraph.paragraph_format.first_line_indent = Cm(1.25)

    def table(self, *rows: tuple[str, ...]) -> Any:
        table = self.document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                first, *others = text.split("\n")
                cell.paragraphs[0].text = first
                for other in others:
                    cell.add_paragraph(other)
        return table

    def data(self) -> bytes:
        buffer = io.BytesIO()
        self.document.save(buffer)
        return buffer.getvalue()


def classic() -> bytes:
    """Type every part on lines of its own, the addressee moved to the right by an indent."""
    letter = Letter()
    letter.lines("Премьер-Министру", "Республики Казахстан", "Бектенову О.А.", left=9)
    letter.line()
    letter.line("ДЕПУТАТСКИЙ ЗАПРОС", ALIGN.CENTER, bold=True)
    letter.line()
    letter.line("Уважаемый Олжас Абаевич!", ALIGN.CENTER, bold=True)
    letter.line()
    letter.text(*BODY)
    letter.text(
        "На основании изложенного, уважаемый Олжас Абаевич, депутатская фракция «Ак жол» просит"
        " Правительство:"
    )
    letter.text(f"1) {DEMANDS[0]};", f"2) {DEMANDS[1]}.")
    letter.line()
    letter.line("С уважением,", bold=True)
    letter.line("Депутаты фракции «Ак жол»", bold=True)
    letter.lines("\t\t\t\t\t\t\tА. Перуашев", "\t\t\t\t\t\t\tК. Иса")
    return letter.data()


def table_head() -> bytes:
    """Set number and addressee in a table without lines, and the signatures with posts."""
    letter = Letter()
    letter.table(
        (
            "«26» ноября 2025 г.\n№ 12-34",
            "Министру культуры и информации Республики Казахстан\nБАЛАЕВОЙ А.Г.",
        )
    )
    letter.line("Депутатский запрос", ALIGN.CENTER)
    letter.line("О ремонте сельских домов культуры", ALIGN.CENTER)
    letter.line("Уважаемая Аида Галымовна!")
    letter.text(*BODY)
    letter.text("В связи с вышеизложенным просим:")
    letter.text(f"1. {DEMANDS[0].capitalize()}.", f"2. {DEMANDS[1].capitalize()}.")
    letter.line("Приложение: на 3 л. в 1 экз.")
    letter.line("С уважением,")
    letter.table(
        ("Депутат Мажилиса Парламента\nРеспублики Казахстан", "А. Перуашев"),
        ("Депутат Мажилиса", "К. Иса"),
    )
    letter.line("Исп. Иванов И.И.\nтел. 8 (7172) 74-00-00")
    return letter.data()


def tabs() -> bytes:
    """Move the addressee with tabs, sign with tabs, number with Word's own list."""
    letter = Letter()
    letter.line("Исх. № 7 от 26.11.2025")
    letter.lines(*(f"\t\t\t\t\t\t{text}" for text in ("Акиму города Астаны", "Касымбеку Ж.М.")))
    letter.line("ОБРАЩЕНИЕ", ALIGN.CENTER)
    letter.line("Уважаемый Женис Махмудулы!", ALIGN.CENTER)
    letter.text(*BODY)
    letter.text("Исходя из изложенного, прошу:")
    for text in DEMANDS:
        letter.document.add_paragraph(f"{text};", style="List Number")
    letter.line()
    letter.line("Депутат Мажилиса Парламента РК\t\t\tА. Перуашев")
    return letter.data()


def text_box() -> bytes:
    """Put the addressee into a text box, and the signatures in two columns of tabs."""
    letter = Letter()
    inside = "".join(
        f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
        for text in ("Генеральному Прокурору Республики Казахстан", "Асылову Б. Н.")
    )
    box = (
        f'<w:r {W} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox>'
        f"<w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    letter.line()._p.append(parse_xml(box))
    letter.line("ДЕПУТАТСКИЙ ЗАПРОС", ALIGN.CENTER, bold=True)
    letter.line("Уважаемый Берик Ногайевич!", ALIGN.CENTER)
    letter.text(*BODY)
    letter.text("На основании изложенного просим Вас:")
    letter.text(*(f"– {text};" for text in DEMANDS))
    letter.line("С уважением,")
    letter.line("депутаты Мажилиса Парламента:")
    letter.line("А. Перуашев\t\tК. Иса")
    letter.line("Г. Хамзин\t\tС. Ерубаев")
    return letter.data()


def breaks() -> bytes:
    """Break lines inside paragraphs, as those do who know Shift+Enter."""
    letter = Letter()
    letter.line("Министру финансов\nРеспублики Казахстан\nТакиеву М.М.", ALIGN.RIGHT)
    letter.line("ДЕПУТАТСКИЙ ЗАПРОС\n", ALIGN.CENTER)
    letter.line("Уважаемый Мади Мадиевич! " + BODY[0])
    letter.text(BODY[1])
    letter.text("Учитывая изложенное, требуем:", *DEMANDS)
    letter.line("С уважением,\nДепутаты фракции «AMANAT»\nА. Иванов\nК. Петрова")
    return letter.data()


def full_name() -> bytes:
    """Write the addressee's name in full, without a salutation and without a closing."""
    letter = Letter()
    letter.lines(
        "Акиму Сарыаркинского района города Астаны",
        "Смаилову Алихану Асхановичу",
        align=ALIGN.RIGHT,
    )
    letter.line("ДЕПУТАТСКИЙ ЗАПРОС", ALIGN.CENTER)
    letter.text(*BODY)
    letter.line("Депутат Мажилиса\t\t\tА.Перуашев")
    return letter.data()


def kazakh() -> bytes:
    """Type a Kazakh letter, its language marked as Russian by a Word that knows no better."""
    letter = Letter()
    letter.lines("Қазақстан Республикасының", "Премьер-Министрі", "О.А. Бектеновке", left=9)
    letter.line("ДЕПУТАТТЫҚ САУАЛ", ALIGN.CENTER, bold=True)
    letter.line("Құрметті Олжас Абайұлы!", ALIGN.CENTER, bold=True)
    letter.text(*BODY_KK)
    letter.text(
        "Жоғарыда баяндалғанның негізінде, құрметті Олжас Абайұлы, «Ақ жол» депутаттық фракциясы"
        " Үкіметтен мыналарды сұрайды:"
    )
    letter.text(f"1) {DEMANDS_KK[0]};", f"2) {DEMANDS_KK[1]}.")
    letter.line("Құрметпен,")
    letter.line("«Ақ жол» фракциясының депутаттары")
    letter.lines("А. Перуашев", "Қ. Иса", left=9)
    return letter.data()


def letterhead() -> bytes:
    """Begin with a typed letterhead, end with a paragraph after the demands and a stray line."""
    letter = Letter()
    letter.lines("ПАРЛАМЕНТ РЕСПУБЛИКИ КАЗАХСТАН", "МАЖИЛИС", align=ALIGN.CENTER, bold=True)
    letter.line("«___» ____________ 2025 г.\t\t\t\t№ ________")
    letter.lines("Первому вице-министру энергетики", "г-ну Исе К.С.", left=9)
    letter.line("Депутатский запрос", ALIGN.CENTER)
    letter.text(*BODY)
    letter.text("Прошу Вас:")
    letter.text(f"1) {DEMANDS[0]};", "а) по районам;", "б) по годам;", f"2) {DEMANDS[1]}.")
    letter.text("Ответ прошу дать в срок, установленный законом.")
    letter.line("С уважением,")
    letter.line("депутат\t\t\tК. Иса")
    letter.line("Копия: в дело")
    return letter.data()


def plain_text() -> bytes:
    """Type a letter with spaces, as on a typewriter."""
    letter = Letter()
    right = " " * 45
    letter.lines(f"{right}Премьер-министру РК", f"{right}А. А. Смаилову")
    letter.line(" " * 25 + "Д Е П У Т А Т С К И Й   З А П Р О С")
    letter.line("     Глубокоуважаемый Алихан Асханович,")
    letter.lines(*(f"     {text}" for text in BODY))
    letter.line("     Просим принять меры.")
    letter.line("С уважением, депутат Мажилиса" + " " * 20 + "А. Перуашев")
    return letter.data()


VARIANTS: dict[str, Callable[[], bytes]] = {
    made.__name__: made
    for made in (
        classic, table_head, tabs, text_box, breaks, full_name, kazakh, letterhead, plain_text,
    )
}  # fmt: skip
