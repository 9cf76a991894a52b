"""The doors through which other people's bytes come in, each as a function of bytes.

A door may refuse what it is given with one of drafter's own errors; anything else that it raises is
a defect, and so is a DOCX that a reader of the schemas would refuse.
"""

import io
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

from drafter import Drafter, Inquiry, load
from drafter.addressbook.loading import read_book
from drafter.archive.word_files import read_word_file
from drafter.errors import DrafterError, Problem
from drafter.importing import import_letters
from drafter.markup.flaws import MarkdownError
from drafter.markup.markdown import to_markup
from drafter.office.taking_contacts import preview
from drafter.proofreading import proofread
from drafter.reading.references import empty_book
from drafter.register import Entry, opened
from drafter.register import reading as reading_of
from drafter.sheets.tables import Table
from drafter.translating.checking import catalog_problems
from drafter.translating.slips import Vocabulary
from drafter.translating.surroundings import Surroundings
from drafter.wording.catalogs import UnreadableError
from drafter.wording.catalogs import catalog as find
from drafter.wording.po import compiled as compile_po
from drafter.workspace import Workspace, shipped
from tests.documents import faults

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples" / "ak-zhol-akims.yaml"
_HEAD = b"""languages: [ru]
addressee: {post: prime-minister}
author: {deputies: true}
signatories: [A]
body: |
"""
_CARDS = """\
BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=98=D0=B2=\r\n=D0=BE;\
=D0=90=D0=BD\r\nAGENT:\r\nBEGIN:VCARD\r\nFN:a\r\nEND:VCARD\r\nEND:VCARD\r\nBEGIN:VCARD\r\n\
VERSION:4.0\r\nN;ALTID=1;LANGUAGE=ru:Ли;Иван;Уали;;\r\nN;ALTID=1;LANGUAGE=kk:Ли;Иван;Уәли;;\r\n\
item1.TITLE;X="a;b":Аким\\, глава\r\n  района\r\nORG:А\\;Б;В\r\nGENDER:M;x\r\nFN:Ли Иван\r\n\
END:VCARD\r\n"""
_NOWHERE = Surroundings("ru", {}, {}, Vocabulary({}), frozenset(), frozenset())
_temporary = tempfile.TemporaryDirectory(prefix="drafter-fuzz-")  # it goes with the process
_folder = Path(_temporary.name)

Documents = Iterable[bytes]

_drafter = cache(Drafter)


@cache
def _sample() -> Inquiry:
    return load(SAMPLE)


def _no_matter(_guess: Problem) -> None:
    """Take no notice of a form that was guessed."""


def _written(name: str, data: bytes) -> Path:
    file = _folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def reading(data: bytes) -> Documents:
    """Read, check and render a letter's file."""
    inquiry = load(_written("letter.yaml", data))
    proofread(inquiry, Workspace().locales, without=["spelling"])
    for language in inquiry.languages:
        yield _drafter().render(inquiry, language, _no_matter)


def body(data: bytes) -> Documents:
    """Make a letter with this body."""
    indented = b"".join(b"  " + line + b"\n" for line in data.split(b"\n"))
    yield from reading(_HEAD + indented)


def markdown(data: bytes) -> Documents:
    """Turn a body into markup."""
    to_markup(data.decode("utf-8", errors="replace"))
    return ()


def markup(data: bytes) -> Documents:
    """Use a template of one's own."""
    _written("templates/ru/inquiry.html", data)
    yield Drafter(_folder / "templates").render(_sample(), "ru", _no_matter)


def look(data: bytes) -> Documents:
    """Open a look, and make a letter with it; what it brings along itself is not validated."""
    Drafter(look=_written("look.docx", data)).render(_sample(), "ru", _no_matter)
    return ()


def importing(data: bytes) -> Documents:
    """Import an old letter in Word's format, and take it into the index of letters."""
    file = _written("old.docx", data)
    with suppress(DrafterError):
        read_word_file(file, Workspace().locales)
    import_letters((file,), "new.yaml", Workspace())
    return ()


def table(data: bytes) -> Documents:
    """Read a table of addressees."""
    with Table(_written("table", data), lambda _doubt: None) as rows:
        for _row in rows.checked():
            pass
    return ()


def cards(data: bytes) -> Documents:
    """Take people of cards over into an address book, and read that again."""
    book, file = empty_book(), Path("addressbook.yaml")
    found = preview(_written("people.vcf", data), book, Workspace(), str(file))
    read_book(found.made("", range(len(found.steps))), file, Workspace())
    return ()


def catalog(data: bytes) -> Documents:
    """Check a catalog of translations."""
    catalog_problems(_written("ru/LC_MESSAGES/letter.po", data), _NOWHERE)
    return ()


def register(data: bytes) -> Documents:
    """Read a register, an Excel workbook, and enter a letter in it."""
    with opened(_written("register.xlsx", data)) as entries:
        list(entries.entries(report=_no_matter))
        entries.record([Entry(files=("a.yaml",), number="5")])
    return ()


def database(data: bytes) -> Documents:
    """Read a register, a file of SQLite, and enter a letter in it."""
    file = _written("register.db", data)
    with reading_of(file) as ledger:
        list(ledger.entries(report=_no_matter))
    with opened(file) as ledger:
        ledger.record([Entry(files=("a.yaml",), number="5")])
    return ()


def compiled(data: bytes) -> Documents:
    """Use a compiled catalog, and a source that is compiled."""
    catalogs = _folder / "compiled"
    _written("compiled/ru/LC_MESSAGES/letter.mo", data)
    with suppress(UnreadableError):
        find("letter", "ru", [catalogs]).ngettext("a", "b", 5)
    compile_po(_written("sources/ru/LC_MESSAGES/letter.po", data))
    return ()


DOORS: dict[str, Callable[[bytes], Documents]] = {
    door.__name__: door
    for door in (
        *(
            reading,
            body,
            markdown,
            markup,
            look,
            importing,
            table,
            cards,
            register,
            database,
            catalog,
            compiled,
        ),
    )
}


def one(name: str, data: bytes) -> list[bytes]:
    """Give bytes to a door; return the DOCX that it makes of them; raises only what is a defect."""
    try:
        made = list(DOORS[name](data))
    except (DrafterError, MarkdownError):
        return []
    for document in made:
        if wrong := faults(document):
            raise AssertionError(wrong)
    return made


def seeds(name: str) -> list[bytes]:
    """Return sound input for a door, to begin with."""
    samples = [path.read_bytes() for path in sorted((ROOT / "samples").glob("*.yaml"))]
    match name:
        case "body" | "markdown":
            return [
                load(SAMPLE).body["ru"].encode(),
                b"# a\n1. b\n2. b\n   - c\n| d<br>d | e |\n|---|---|\n> *f* **g**[^1] H~2~O\\\nh\n"
                b"[^1]: [i](x.kz) <https://x.kz>\n  1\\. j\n",
            ]
        case "markup":
            return [path.read_bytes() for path in sorted(shipped("templates").glob("**/*.html"))]
        case "look":
            looks = ("official.docx", "letterhead.docx")
            return [(shipped("templates") / name).read_bytes() for name in looks]
        case "importing":
            return [_drafter().render(_sample(), language, _no_matter) for language in ("ru", "kk")]
        case "table":
            return [(ROOT / "tests" / "data" / "akims.csv").read_bytes(), _workbook()]
        case "cards":
            return [_CARDS.encode(), _CARDS.encode("utf-16"), _CARDS.encode("cp1251", "replace")]
        case "register" | "database":
            return [_register({"register": "xlsx", "database": "db"}[name])]
        case "compiled":
            source = shipped("locales") / "ru" / "LC_MESSAGES" / "letter.po"
            return [compile_po(source), source.read_bytes()]
        case "catalog":
            return [(shipped("locales") / "ru" / "LC_MESSAGES" / "letter.po").read_bytes()]
        case _:
            return samples


def _register(suffix: str) -> bytes:
    file = _folder / f"sound.{suffix}"
    file.unlink(missing_ok=True)
    with opened(file) as entries:
        entries.record([Entry(files=("b.yaml",), number="1")])
    return file.read_bytes()


def _workbook() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101 - a new workbook has a sheet
    sheet.append(["post", "region"])
    sheet.append(["akim-astana", "Есиль"])
    sheet.append(["akim-almaty", "Медеу"])
    sheet.merge_cells("B2:B3")
    sheet.row_dimensions[3].hidden = True
    book.create_sheet("2").append(["id"])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
