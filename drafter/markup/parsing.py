"""The markup that has more than plain paragraphs and lists, read by a parser.

Expat reads it: it stops at the first tag that is not closed, and knows where each tag stands,
which makes an error's place exact.
"""

import re
from collections.abc import Container, Mapping
from xml.parsers import expat

from drafter.markup.cells import cell_of, wrong_attributes
from drafter.markup.flaws import Flaw, MarkupError, note_in_note, unknown_class
from drafter.markup.inlines import finished, typeset_lines
from drafter.markup.picture_tags import no_picture, picture_of
from drafter.markup.repairs import Repair, unmended
from drafter.markup.subset import (
    CELLS,
    CHILDREN,
    FOOTNOTE,
    INLINE,
    LANDSCAPE,
    MARKS,
    NOT_IN_CELLS,
    PARAGRAPHS,
    TAGS,
    means_something,
)
from drafter.markup.subset import attributes as permitted
from drafter.markup.typeset_texts import Typeset
from drafter.model.letter import (
    Block,
    Break,
    Inline,
    Item,
    Link,
    NewPage,
    Note,
    Numbering,
    Paragraph,
    Row,
    Run,
    Table,
)
from drafter.model.shapes import NOTHING
from drafter.pictures.image import Image
from drafter.wording import _

_CLOSING = re.compile(rb"</([^\s>]*)")
_MOST_REPAIRS = 50
_MOST_FLAWS = 500
_WRONG_ORDER = (
    expat.errors.XML_ERROR_TAG_MISMATCH,
    expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT,
)


class _EnoughError(Exception):
    """So much is wrong that nobody would read more of it."""


class _Element:
    """A tag that is open: where its paragraphs go, and how they look."""

    def __init__(
        self, tag: str, offset: int, style: str, blocks: list[Block], item: Item | None = None
    ) -> None:
        self.tag = tag
        self.offset = offset
        self.style = style
        self.blocks = blocks
        self.item = item
        self.started = False
        self.landscape = False


class _Text:
    """A paragraph in the making: the innermost list of inlines comes last in `lists`."""

    def __init__(self, style: str, item: Item | None) -> None:
        self.style = style
        self.item = item
        self.lists: list[list[Inline]] = [[]]
        self.marks: list[str] = []


def parsed(
    markup: str,
    styles: Container[str],
    typeset: Typeset,
    pictures: Mapping[str, Image] = NOTHING,
) -> tuple[list[Block], list[Numbering]]:
    """Return the blocks and the lists that markup describes; all is as for `markup.read`."""
    whole = f"<letter>{markup}</letter>".encode(errors="surrogatepass")
    reader = _Reader(whole, styles, pictures)
    try:
        reader.parser.Parse(whole, True)
    except _EnoughError:
        pass  # the first flaws are told below
    except expat.ExpatError as error:
        raise MarkupError(_in_characters(_all_flaws(whole, styles, pictures), whole)) from error
    if reader.flaws:
        raise MarkupError(_in_characters(reader.flaws, whole))
    del reader.parser  # which holds the reader in turn: memory is free at once, without a search
    typeset_lines(reader.lines, typeset)
    if reader.blocks and isinstance(reader.blocks[-1], NewPage):
        reader.blocks.pop()
    return reader.blocks, reader.lists


def _in_characters(flaws: list[Flaw], text: bytes) -> list[Flaw]:
    """Return flaws at byte offsets of a whole text with offsets in characters of the markup."""
    skip = len("<letter>")
    return [
        flaw._replace(offset=max(0, len(text[: flaw.offset].decode(errors="ignore")) - skip))
        for flaw in sorted(flaws, key=lambda f: f.offset)
    ]


def _all_flaws(text: bytes, styles: Container[str], pictures: Mapping[str, Image]) -> list[Flaw]:
    """Return what is wrong up to the end, mending each tag at which the parser gives up."""
    repairs: list[Repair] = []
    found: list[Flaw] = []
    while True:
        reader = _Reader(text, styles, pictures)
        repair = None
        try:
            reader.parser.Parse(text, True)
        except expat.ExpatError as error:
            flaw, repair = reader.broken(error.code)
            found.append(unmended(flaw, repairs))
        except _EnoughError:
            pass  # the others are told when these are corrected
        if repair is None or len(repairs) == _MOST_REPAIRS:
            found += [unmended(flaw, repairs) for flaw in reader.flaws]
            return list(dict.fromkeys(found))
        repairs.append(repair)
        text = repair.of(text)


class _Reader:
    """Turns a parser's events into blocks."""

    def __init__(
        self, markup: bytes, styles: Container[str], pictures: Mapping[str, Image]
    ) -> None:
        self.markup = markup
        self.styles = styles
        self.pictures = pictures
        self.lines: list[list[Run]] = []
        self.blocks: list[Block] = []
        self.lists: list[Numbering] = []
        self.flaws: list[Flaw] = []
        self.open: list[_Element] = []
        self.misplaced: dict[int, int] = {}
        self.text: _Text | None = None
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.StartDoctypeDeclHandler = self.declaration
        self.parser.ProcessingInstructionHandler = self.declaration

    def flaw(self, fault: str, what: str, advice: str = "", offset: int | None = None) -> None:
        place = self.parser.CurrentByteIndex if offset is None else offset
        self.flaws.append(Flaw(fault, place, what, advice))
        if len(self.flaws) == _MOST_FLAWS:
            raise _EnoughError

    def declaration(self, *_facts: object) -> None:
        what = _("A declaration («<!…>», «<?…>») cannot stand in a template.")
        self.flaw("html-declaration", what, _("Delete it."))

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        parent = self.open[-1] if self.open else None
        if parent is None:
            self.open.append(_Element("letter", 0, "body-text", self.blocks))
            return
        self._check(tag, attributes, parent)
        style = attributes.get("class", "")
        element = _Element(tag, self.parser.CurrentByteIndex, style, parent.blocks, parent.item)
        self.open.append(element)
        if tag in INLINE:
            self._start_inline(tag, attributes, parent)
        elif tag in CHILDREN:
            self._start_block(element, parent, attributes)

    def _check(self, tag: str, attributes: dict[str, str], parent: _Element) -> None:
        if tag not in TAGS:
            self.flaw(
                "html-unknown-tag",
                _("The tag <{tag}> is not known here.").format(tag=tag),
                _("Possible: {tags}.").format(tags=" ".join(sorted(TAGS))),
            )
        elif tag not in CHILDREN.get(parent.tag, TAGS):
            self._misplaced(tag, parent)
        elif tag in NOT_IN_CELLS and (cell := self._cell_around()):
            self._misplaced(tag, cell)
        if attributes:
            self._check_attributes(tag, attributes)

    def _misplaced(self, tag: str, around: _Element) -> None:
        what = _("The tag <{tag}> cannot stand inside <{parent}>.")
        if around is self.open[0]:
            what = _("The tag <{tag}> cannot stand by itself.")
        inside = sorted(CHILDREN[around.tag])
        advice = _("Possible there: {tags}.").format(tags=" ".join(inside)) if inside else ""
        self.flaw("html-misplaced-tag", what.format(tag=tag, parent=around.tag), advice)
        self.misplaced.setdefault(around.offset, self.parser.CurrentByteIndex)

    def _cell_around(self) -> _Element | None:
        return next((element for element in self.open if element.tag in CELLS), None)

    def _check_attributes(self, tag: str, attributes: dict[str, str]) -> None:
        known = permitted(tag) if tag in TAGS else attributes.keys()
        for name in attributes.keys() - known:
            what = _("The attribute «{name}» is not known in <{tag}>.").format(name=name, tag=tag)
            self.flaw("html-unknown-attribute", what, _("Only «class» names a style of the look."))
        for fault in wrong_attributes(attributes) if tag in CELLS else ():
            self.flaw(*fault)
        style = attributes.get("class", "")
        if style and style not in self.styles and not means_something(tag, style):
            self.flaw(*unknown_class(style))

    def _start_block(self, element: _Element, parent: _Element, attributes: dict[str, str]) -> None:
        self._finish_paragraph()
        tag, style = element.tag, element.style
        if tag in PARAGRAPHS:
            inherited = self._continued(parent) if parent.started else parent.style
            self.text = _Text(style or PARAGRAPHS[tag] or inherited, self._item(parent))
        elif tag in ("ol", "ul"):
            element.style = style or ("list-number" if tag == "ol" else "list-bullet")
            element.item = self._list(element.style, attributes.get("start", "1"), parent.item)
        elif tag == "table":
            table = Table(style or "table-grid", [])
            parent.blocks.append(table)
        elif tag == "tr":
            rows = self._table(element.blocks).rows
            rows.append(Row([], header=parent.tag == "thead"))
        elif tag in ("td", "th"):
            self._start_cell(element, attributes)
        elif tag == "hr":
            self._new_page(landscape=any(one.landscape for one in self.open))
        elif tag == "section" and style == LANDSCAPE:
            element.style, element.landscape = parent.style, True
            self._new_page(landscape=True)
        else:
            default = "quote" if tag == "blockquote" else parent.style
            element.style = style or default

    def _new_page(self, *, landscape: bool) -> None:
        """Begin a page; one on which nothing would stand is none."""
        if self.blocks and isinstance(self.blocks[-1], NewPage):
            self.blocks.pop()
        if self.blocks or landscape:
            self.blocks.append(NewPage(landscape))

    def _list(self, style: str, start: str, outer: Item | None) -> Item:
        """Return the place of a list's items: a new list, or a deeper level of the outer one.

        A deeper level counts on from the number of the outer item («2.1)»), so a numbered list
        inside a list of another kind begins a list of its own.
        """
        first = int(start) if start.isdecimal() else 1
        if outer and self.lists[outer.list].style == style and first == 1:
            return Item(outer.list, outer.level + 1)
        self.lists.append(Numbering(style, first))
        return Item(len(self.lists) - 1, outer.level + 1 if outer and style == "list-bullet" else 0)

    def _start_cell(self, element: _Element, attributes: dict[str, str]) -> None:
        element.style = element.style or ("table-text" if element.tag == "td" else "table-heading")
        rows = self._table(element.blocks).rows
        cell: list[Block] = []
        element.blocks = cell
        if rows:
            rows[-1].cells.append(cell_of(cell, attributes))  # type: ignore[arg-type]  # only those get in

    def _table(self, blocks: list[Block]) -> Table:
        last = blocks[-1] if blocks else None
        return last if isinstance(last, Table) else Table("", [])

    def _item(self, parent: _Element) -> Item | None:
        """Return the place in the list of the first paragraph of a list item; others have none."""
        if parent.tag != "li" or parent.started:
            return None
        parent.started = True
        return parent.item

    def _continued(self, parent: _Element) -> str:
        return "list-continue" if parent.tag == "li" else parent.style

    def _start_inline(self, tag: str, attributes: dict[str, str], parent: _Element) -> None:
        text = self._paragraph_in(parent)
        if tag == "br":
            text.lists[-1].append(Break())
        elif tag in MARKS:
            text.marks.append(tag)
        elif tag == "img":
            text.lists[-1] += self._picture(attributes)
        else:
            inner: list[Inline] = []
            is_note = attributes.get("class") == FOOTNOTE
            self._check_around(is_note)
            target = attributes.get("href", "")
            if not is_note and not re.match(r"https?://|mailto:", target):
                what = _("A link needs an address that begins with http://, https:// or mailto:.")
                self.flaw("html-link-address", what, _("Correct «href»."))
            text.lists[-1].append(Note(inner) if is_note else Link(target, inner))
            text.lists.append(inner)

    def _picture(self, attributes: dict[str, str]) -> list[Inline]:
        """Return a picture of the letter, nothing where it has none of that name."""
        picture = picture_of(attributes, self.pictures)
        if picture is None:
            self.flaw(*no_picture(attributes))
        return [picture] if picture else []

    def _check_around(self, is_note: bool) -> None:
        """Report a footnote in a footnote, and a link in a link: Word knows neither."""
        around = [element for element in self.open[:-1] if element.tag == "a"]
        if not any((element.style == FOOTNOTE) == is_note for element in around):
            return
        if is_note:
            self.flaw(*note_in_note())
        else:
            what = _("A link cannot stand inside of another one.")
            self.flaw("html-link-in-link", what, _("Close the other one before it."))

    def _paragraph_in(self, parent: _Element) -> _Text:
        """Return the open paragraph; begin one where text stands right in a cell or list item."""
        if self.text is None:
            style = self._continued(parent) if parent.started else parent.style
            self.text = _Text(style, self._item(parent))
        return self.text

    def end(self, tag: str) -> None:
        element = self.open.pop()
        if tag in MARKS and self.text and tag in self.text.marks:
            self.text.marks.remove(tag)
        elif tag == "a" and self.text and len(self.text.lists) > 1:
            self.text.lists.pop()
        elif tag not in INLINE:
            self._finish_paragraph(element)
            if element.landscape:
                self._new_page(landscape=any(one.landscape for one in self.open))

    def characters(self, text: str) -> None:
        parent = self.open[-1]
        if self.text is None:
            if not text.strip(" \t\n\r"):
                return
            if parent.tag in CHILDREN and "strong" not in CHILDREN[parent.tag]:
                what = _("Text stands outside a paragraph.")
                ahead = len(text.lstrip().encode())
                place = self.parser.CurrentByteIndex - ahead
                advice = _("Put it between <p> and </p>.")
                self.flaw("html-stray-text", what, advice, place)
        paragraph = self._paragraph_in(parent)
        marks = tuple(sorted(set(paragraph.marks))) if paragraph.marks else ()
        paragraph.lists[-1].append(Run(text, marks))

    def _finish_paragraph(self, element: _Element | None = None) -> None:
        if self.text is None:
            return
        paragraph, self.text = self.text, None
        content = finished(paragraph.lists[0], self.lines)
        blocks = (element or self.open[-2]).blocks
        if content:
            blocks.append(Paragraph(paragraph.style, content, paragraph.item))

    def broken(self, code: int) -> tuple[Flaw, Repair | None]:
        """Return what is wrong where the parser gave up, and what mends it, if anything does."""
        place = self.parser.ErrorByteIndex
        closing = _CLOSING.match(self.markup, place) or _CLOSING.match(self.markup, place - 2)
        inner = self.open[-1] if self.open else None
        if expat.ErrorString(code) not in _WRONG_ORDER or closing is None or inner is None:
            what = _("The markup is broken here.")
            advice = _("Write «&lt;» for «<», «&amp;» for «&», and classes in quotation marks.")
            return Flaw("html-broken", self._before(place), what, advice), None
        if closing[1].decode() in [element.tag for element in self.open[:-1]]:
            what = _("The tag <{tag}> is opened here and not closed in its place.")
            advice = _("Close it with </{tag}>.").format(tag=inner.tag)
            end = self.misplaced.get(inner.offset, closing.start())
            mend = Repair(end, end, f"</{inner.tag}>".encode())
            what = what.format(tag=inner.tag)
            return Flaw("html-unclosed-tag", inner.offset, what, advice), mend
        what = _("The tag </{tag}> closes what is not open.").format(tag=closing[1].decode())
        mend = Repair(closing.start(), closing.end() + 1, b"")
        advice = _("Delete it, or open it before.")
        return Flaw("html-unopened-tag", closing.start(), what, advice), mend

    def _before(self, place: int) -> int:
        """Return where the sign stands at which the parser stumbled a little later."""
        if self.markup[place - 1 : place] in (b"&", b"<"):
            return place - 1
        opened, closed = (self.markup.rfind(sign, 0, place) for sign in (b"<", b">"))
        return opened if self.markup[place : place + 1] == b"<" and opened > closed else place
