"""What Word, LibreOffice and Google Docs do to a file beside what its user typed.

Each edit is a function from the bytes of a DOCX to other bytes that say the same to a reader.
`EDITS` has them by name.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import count
from typing import Any

from lxml import etree

from tests.documents import parts, w

Edit = Callable[[bytes], bytes]

XML = "http://www.w3.org/XML/1998/namespace"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
BODY, SETTINGS, STYLES, NUMBERING = (
    f"word/{name}.xml" for name in ("document", "settings", "styles", "numbering")
)


def packed(content: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", how) as package:
        for name, data in content.items():
            package.writestr(name, data)
    return buffer.getvalue()


def changed(data: bytes, *edits: Callable[[Any], None], part: str = BODY) -> bytes:
    """Return a file in which the root of a part has been edited in place."""
    content = parts(data)
    root = etree.fromstring(content[part])
    for edit in edits:
        edit(root)
    content[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return packed(content)


def _runs(root: Any) -> list[Any]:
    return list(root.iter(w("r")))


def _texts(run: Any) -> list[Any]:
    return list(run.findall(w("t")))


def _make(name: str, /, **attributes: str) -> Any:
    element = etree.Element(w(name))
    for key, value in attributes.items():
        element.set(w(key), value)
    return element


def _text(run: Any, words: str) -> None:
    element = etree.SubElement(run, w("t"))
    element.text = words
    element.set(f"{{{XML}}}space", "preserve")


def _unwrap(element: Any, content: Any = None) -> None:
    """Put what stands in an element into its place."""
    parent, at = element.getparent(), element.getparent().index(element)
    for child in reversed(list(content if content is not None else element)):
        parent.insert(at, child)
    parent.remove(element)


# Runs


def split_every_character(data: bytes) -> bytes:
    """As after much typing and deleting: a run of its own for each character."""

    def edit(root: Any) -> None:
        for run in _runs(root):
            (*others, words) = [c for c in run if c.tag != w("rPr")] or [None]
            if words is None or others or words.tag != w("t") or len(words.text or "") < 2:
                continue
            for character in words.text:
                piece = deepcopy(run)
                piece.remove(_texts(piece)[0])
                _text(piece, character)
                run.addprevious(piece)
            run.getparent().remove(run)

    return changed(data, edit)


def join_runs(data: bytes) -> bytes:
    """As Word does when it saves: neighbours that look alike become one run."""

    def edit(root: Any) -> None:
        for run in _runs(root):
            before = run.getprevious()
            if before is None or before.tag != w("r") or not _alike(before, run):
                continue
            for child in run:
                if child.tag != w("rPr"):
                    before.append(child)
            run.getparent().remove(run)

    return changed(data, edit)


def _alike(one: Any, other: Any) -> bool:
    properties = (run.find(w("rPr")) for run in (one, other))
    first, second = (etree.tostring(p) if p is not None and len(p) else b"" for p in properties)
    return first == second


def split_texts_in_runs(data: bytes) -> bytes:
    """Several texts in a run, with marks of where a page once ended among them."""

    def edit(root: Any) -> None:
        for run in _runs(root):
            for words in _texts(run):
                middle = len(words.text or "") // 2
                if not middle:
                    continue
                rest = deepcopy(words)
                words.text, rest.text = words.text[:middle], words.text[middle:]
                for element in (words, rest):
                    element.set(f"{{{XML}}}space", "preserve")
                words.addnext(rest)
                words.addnext(_make("lastRenderedPageBreak"))

    return changed(data, edit)


def number_the_sessions(data: bytes) -> bytes:
    """The ids of editing sessions on every paragraph and run, and the list of them."""

    def edit(root: Any) -> None:
        numbers = count(0x00A1B2C3)
        for paragraph in root.iter(w("p")):
            for name in ("rsidR", "rsidRDefault", "rsidP", "rsidRPr"):
                paragraph.set(w(name), f"{next(numbers):08X}")
        for run in _runs(root):
            run.set(w("rsidRPr"), f"{next(numbers):08X}")

    return changed(data, edit)


def mark_spelling(data: bytes) -> bytes:
    """What the spelling and grammar checkers leave between the runs."""

    def edit(root: Any) -> None:
        kinds = ("spellStart", "gramStart"), ("spellEnd", "gramEnd")
        for number, run in enumerate(_runs(root)):
            run.addprevious(_make("proofErr", type=kinds[0][number % 2]))
            run.addnext(_make("proofErr", type=kinds[1][number % 2]))

    return changed(data, edit)


def recognize_names(data: bytes) -> bytes:
    """Smart tags around what Word takes for names."""

    def edit(root: Any) -> None:
        for run in _runs(root)[::2]:
            tag = _make("smartTag", uri="urn:schemas-microsoft-com:office:smarttags")
            tag.set(w("element"), "PersonName")
            run.addprevious(tag)
            tag.append(run)

    return changed(data, edit)


def guess_languages(data: bytes) -> bytes:
    """Another language for each other run, as the keyboard was switched."""

    def edit(root: Any) -> None:
        for number, run in enumerate(_runs(root)):
            _lay(run, "lang", val=("en-US", "ru-RU", "kk-KZ")[number % 3])

    return changed(data, edit)


_ORDER = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "strike", "noProof", "color"),
    *("spacing", "kern", "sz", "szCs", "highlight", "u", "shd", "vertAlign", "rtl", "cs", "lang"),
)


def _lay(run: Any, name: str, **attributes: str) -> None:
    """Give a run a property, in the schema's order, in place of one that it may have."""
    properties = run.find(w("rPr"))
    if properties is None:
        properties = _make("rPr")
        run.insert(0, properties)
    for old in properties.findall(w(name)):
        properties.remove(old)
    place = _ORDER.index(name)
    after = [p for p in properties if etree.QName(p).localname in _ORDER[:place]]
    element = _make(name, **attributes)
    after[-1].addnext(element) if after else properties.insert(0, element)


def hint_at_fonts(data: bytes) -> bytes:
    """Hints of fonts, «no spelling here» and kerning, which change nothing that is seen."""

    def edit(root: Any) -> None:
        for run in _runs(root):
            fonts = run.find(f"{w('rPr')}/{w('rFonts')}")
            if fonts is None:
                _lay(run, "rFonts", hint="eastAsia")
            _lay(run, "noProof")
            _lay(run, "kern", val="2")

    return changed(data, edit)


# Controls and bookmarks


def _controls(root: Any) -> list[Any]:
    return list(root.iter(w("sdt")))


def _without(root: Any, *names: str) -> None:
    for control in _controls(root):
        properties = control.find(w("sdtPr"))
        for name in names:
            for element in properties.findall(w(name)):
                properties.remove(element)


def unlock(data: bytes) -> bytes:
    """«Content control cannot be deleted» switched off everywhere."""
    return changed(data, lambda root: _without(root, "lock"))


def drop_tags(data: bytes) -> bytes:
    """As LibreOffice 7.4: the tags of the controls are gone."""
    return changed(data, lambda root: _without(root, "tag"))


def drop_aliases(data: bytes) -> bytes:
    """As LibreOffice 7.4: so are the titles of those in a text."""
    return changed(data, lambda root: _without(root, "alias"))


def drop_all_of_controls(data: bytes) -> bytes:
    """Controls that tell nothing of themselves but that they are there."""

    def edit(root: Any) -> None:
        for control in _controls(root):
            properties = control.find(w("sdtPr"))
            for element in list(properties):
                properties.remove(element)

    return changed(data, edit)


def renumber_controls(data: bytes) -> bytes:
    """Other ids, and what newer versions of Word add: a colour, an appearance, a placeholder."""

    def edit(root: Any) -> None:
        for number, control in enumerate(_controls(root)):
            properties = control.find(w("sdtPr"))
            for old in properties.findall(w("id")):
                properties.remove(old)
            names = ("rPr", "alias", "tag")
            after = [p for p in properties if etree.QName(p).localname in names]
            identity = _make("id", val=str(-1_900_000_000 + 7919 * number))
            after[-1].addnext(identity) if after else properties.insert(0, identity)
            lock = properties.find(w("lock"))
            behind = lock if lock is not None else identity
            placeholder = _make("placeholder")
            placeholder.append(_make("docPart", val="DefaultPlaceholder_-1854013440"))
            behind.addnext(placeholder)
            etree.SubElement(properties, f"{{{W15}}}appearance").set(f"{{{W15}}}val", "tags")

    return _ignoring(changed(data, edit))


def _ignoring(data: bytes) -> bytes:
    """Declare the namespaces of newer versions as those that older ones may pass over."""
    content = parts(data)
    root: Any = etree.fromstring(content[BODY])
    spaces = {**root.nsmap, "w14": W14, "w15": W15, "mc": MC}
    fresh: Any = etree.Element(root.tag, dict(root.attrib), spaces)
    fresh.extend(list(root))
    known = fresh.get(f"{{{MC}}}Ignorable", "").split()
    fresh.set(f"{{{MC}}}Ignorable", " ".join(sorted({*known, "w14", "w15"})))
    content[BODY] = etree.tostring(fresh, xml_declaration=True, encoding="UTF-8", standalone=True)
    return packed(content)


def unwrap_controls(data: bytes) -> bytes:
    """As programs that know no controls: what stood in them is text, and only bookmarks tell."""

    def edit(root: Any) -> None:
        for control in _controls(root):
            _unwrap(control, control.find(w("sdtContent")))

    return changed(data, edit)


def nest_bookmarks_outside(data: bytes) -> bytes:
    """As LibreOffice: bookmarks at the edge of a control stand around it instead of inside."""

    def edit(root: Any) -> None:
        for control in _controls(root):
            content = control.find(w("sdtContent"))
            while len(content) and content[0].tag == w("bookmarkStart"):
                control.addprevious(content[0])
            while len(content) and content[-1].tag == w("bookmarkEnd"):
                control.addnext(content[-1])

    return changed(data, edit)


def renumber_bookmarks(data: bytes) -> bytes:
    """The ids of bookmarks, which programs count anew; their names stay."""

    def edit(root: Any) -> None:
        marks = [*root.iter(w("bookmarkStart")), *root.iter(w("bookmarkEnd"))]
        found = {mark.get(w("id")) for mark in marks}
        numbers = {old: str(1000 - n) for n, old in enumerate(sorted(found))}
        for mark in marks:
            mark.set(w("id"), numbers[mark.get(w("id"))])

    return changed(data, edit)


def drop_bookmarks(data: bytes) -> bytes:
    """As an option of some cleaners has it: no bookmark is left, and the controls tell all."""

    def edit(root: Any) -> None:
        for name in ("bookmarkStart", "bookmarkEnd"):
            for mark in list(root.iter(w(name))):
                mark.getparent().remove(mark)

    return changed(data, edit)


def add_bookmarks(data: bytes) -> bytes:
    """Where the cursor stood last, and bookmarks of a table of contents."""

    def edit(root: Any) -> None:
        for number, paragraph in enumerate(root.iter(w("p"))):
            name = "_GoBack" if number == 0 else f"_Toc{123_000 + number}"
            place = 1 if len(paragraph) and paragraph[0].tag == w("pPr") else 0
            paragraph.insert(place, _make("bookmarkStart", id=str(90_000 + number), name=name))
            paragraph.append(_make("bookmarkEnd", id=str(90_000 + number)))

    return changed(data, edit)


# Tracked changes and comments that change nothing


def insert_nothing(data: bytes) -> bytes:
    """Insertions and deletions that hold no text."""

    def edit(root: Any) -> None:
        for number, paragraph in enumerate(root.iter(w("p"))):
            for name in ("ins", "del"):
                change = _make(name, id=str(70_000 + number), author="Редактор")
                change.set(w("date"), "2026-11-28T10:00:00Z")
                paragraph.append(change)

    return changed(data, edit)


def track_formatting(data: bytes) -> bytes:
    """A tracked change of formatting that has been taken back by hand."""

    def edit(root: Any) -> None:
        for number, run in enumerate(_runs(root)):
            properties = run.find(w("rPr"))
            if properties is None:
                continue
            change = _make("rPrChange", id=str(80_000 + number), author="Редактор")
            change.append(_make("rPr"))
            properties.append(change)

    return changed(data, edit)


# The file


def name_paragraphs(data: bytes) -> bytes:
    """The ids of paragraphs that newer versions of Word give."""

    def edit(root: Any) -> None:
        for number, paragraph in enumerate(root.iter(w("p"))):
            paragraph.set(f"{{{W14}}}paraId", f"{0x10000000 + number:08X}")
            paragraph.set(f"{{{W14}}}textId", "77777777")

    return _ignoring(changed(data, edit))


def change_settings(data: bytes) -> bytes:
    """Another zoom, other sessions, hyphenation on; the properties of the file rewritten."""

    def edit(root: Any) -> None:
        for name in ("zoom", "rsids", "proofState"):
            for element in root.findall(w(name)):
                root.remove(element)
        root.insert(0, _make("zoom", percent="140"))

    data = changed(data, edit, part=SETTINGS)
    content = parts(data)
    core = content["docProps/core.xml"]
    content["docProps/core.xml"] = re.sub(rb"<cp:lastModifiedBy>.*?</cp:lastModifiedBy>", b"", core)
    return packed(content)


def rename_styles(data: bytes) -> bytes:
    """As Word of another language: the ids of styles are other ones, their names the same."""
    content = parts(data)
    styles = etree.fromstring(content[STYLES])
    ids = [style.get(w("styleId")) for style in styles.iter(w("style"))]
    numbers = {old: f"a{number:X}" for number, old in enumerate(ids)}
    references = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "styleLink")
    for name, text in content.items():
        if not name.startswith("word/") or not name.endswith(".xml"):
            continue
        root: Any = etree.fromstring(text)
        for element in root.iter(*map(w, references), w("numStyleLink")):
            value = element.get(w("val"))
            element.set(w("val"), numbers.get(value, value))
        for style in root.iter(w("style")):
            style.set(w("styleId"), numbers[style.get(w("styleId"))])
        content[name] = etree.tostring(
            root, xml_declaration=True, encoding="UTF-8", standalone=True
        )
    return packed(content)


def renumber_lists(data: bytes) -> bytes:
    """Other numbers for the lists, in all parts alike."""
    content = parts(data)
    for name in (BODY, STYLES, NUMBERING):
        if name not in content:
            continue
        root: Any = etree.fromstring(content[name])
        for element in root.iter(w("numId")):
            if element.get(w("val")) != "0":
                element.set(w("val"), str(int(element.get(w("val"))) + 500))
        for element in root.iter(w("num")):
            element.set(w("numId"), str(int(element.get(w("numId"))) + 500))
        content[name] = etree.tostring(
            root, xml_declaration=True, encoding="UTF-8", standalone=True
        )
    return packed(content)


def measure_tables(data: bytes) -> bytes:
    """Widths and conditional formats, written anew for every table, row and cell."""

    def edit(root: Any) -> None:
        for row in root.iter(w("tr")):
            row.set(w("rsidTr"), "00AB12CD")
        for cell in root.iter(w("tc")):
            properties = cell.find(w("tcPr"))
            if properties is None:
                properties = _make("tcPr")
                cell.insert(0, properties)
            for old in properties.findall(w("tcW")):
                properties.remove(old)
            properties.insert(0, _make("tcW", w="1234", type="dxa"))

    return changed(data, edit)


def repack(data: bytes) -> bytes:
    """The parts in another order, not compressed."""
    content = parts(data)
    first = "[Content_Types].xml"
    rest = {name: content[name] for name in sorted(content, reverse=True) if name != first}
    return packed({first: content[first], **rest}, zipfile.ZIP_STORED)


def as_google_docs(data: bytes) -> bytes:
    """No controls, right-to-left told to be off, fonts and sizes on every run."""

    def edit(root: Any) -> None:
        for run in _runs(root):
            _lay(run, "rtl", val="0")

    return changed(unwrap_controls(guess_languages(data)), edit)


EDITS: dict[str, Edit] = {
    edit.__name__: edit
    for edit in (
        *(split_every_character, join_runs, split_texts_in_runs, number_the_sessions),
        *(mark_spelling, recognize_names, guess_languages, hint_at_fonts, unlock, drop_tags),
        *(drop_aliases, drop_all_of_controls, renumber_controls, unwrap_controls),
        *(nest_bookmarks_outside, renumber_bookmarks, drop_bookmarks, add_bookmarks),
        *(insert_nothing, track_formatting, name_paragraphs, change_settings, rename_styles),
        *(renumber_lists, measure_tables, repack, as_google_docs),
    )
}
"""The edits by their names."""

_WITHOUT_TAGS = {"drop_tags", "drop_all_of_controls", "unwrap_controls", "as_google_docs"}
"""What leaves bookmarks alone to tell of controls, as in LibreOffice."""


def together(data: bytes, *names: str) -> bytes:
    """Return a file after several edits, one after the other."""
    for name in names:
        data = EDITS[name](data)
    return data


def pairs() -> Iterator[tuple[str, str]]:
    """Yield every two edits that leave something by which a control is known."""
    for one in EDITS:
        for other in EDITS:
            blind = "drop_bookmarks" in (one, other) and bool(_WITHOUT_TAGS & {one, other})
            if one != other and not blind:
                yield one, other
