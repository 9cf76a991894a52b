"""The Word file of a template read again, however a program has cut it up: lines and controls.

A control is known by its tag, by the bookmark around it, or by the colour behind it alone; which
of them a program has kept does not matter.  Changes under review count as taken or as refused.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from drafter.docx.alternatives import COMPATIBILITY, chosen
from drafter.docx.numbers import Numbers
from drafter.docx.opening import Package
from drafter.docx.remarks import too_long
from drafter.docx.styles import Styles, is_on
from drafter.docx.template_review import Change, Comment, Review
from drafter.docx.template_writing import FILL, NOTE_FILL, PREFIX
from drafter.docx.xml import R, value, w
from drafter.errors import Place
from drafter.files.limits import DEEPEST_TABLES, MOST_CHARACTERS, MOST_PARAGRAPHS
from drafter.model.template_lines import Fragment, Read

_KEY = re.compile(rf"{PREFIX}((?:i\d+)?[bchkz]\d*)[._]([0-9a-f]{{8}})")
_LEAF = re.compile(rf"{PREFIX}((?:i\d+)?l\d+)")
_LISTS = {"-": "list-bullet", ".": "list-number", ")": "list-number-parenthesis"}
_HOLDING = {
    w(name) for name in ("smartTag", "customXml", "sdtContent", "dir", "bdo", "fldSimple", "ruby")
}
_SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "cr": "\n",
    "noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    "softHyphen": "\N{SOFT HYPHEN}",
}
_FOREIGN = {
    **dict.fromkeys(("drawing", "pict", "object", "contentPart"), "picture"),
    **dict.fromkeys(("footnoteReference", "endnoteReference"), "note"),
    **dict.fromkeys(("oMath", "oMathPara"), "formula"),
    "sym": "symbol",
}
"""What a lawyer may put in that a template's text cannot say, by the names of elements."""

SHADED = "?"
"""The key of what looks like a control and does not say which one it is."""

_CHARACTER_STYLES = {
    "strong": {"strong"},
    "emphasis": {"em"},
    "intense-emphasis": {"strong", "em"},
    "underline": {"u"},
    "subscript": {"sub"},
    "superscript": {"sup"},
}


class ReadTemplate(NamedTuple):
    """What the Word file of a template says."""

    lines: list[Read]
    names: list[str]
    """The names of bookmarks that tell which template it is."""
    properties: dict[str, str]
    header: str
    """The text of the headers, which says it once more."""
    changes: list[Change]
    """The changes under review, which were taken or refused on reading."""
    comments: list[Comment]
    foreign: list[tuple[int, str]]
    """What no template can hold, with the number of its paragraph."""


def read_template(file: Path, *, accept: bool = True) -> ReadTemplate:
    """Return what the Word file of a template says; changes under review are taken, or refused.

    Raises DocumentError for a file that is no Word document, is damaged or far too long, OSError
    when it cannot be opened.
    """
    package = Package(file)
    reader = _Reader(package, accept=accept)
    body = package.main.find(w("body"))
    reader.blocks(() if body is None else body, None)
    reader.end()
    return ReadTemplate(
        reader.lines,
        reader.names,
        _properties(package),
        _headers(package),
        reader.review.changes,
        reader.review.comments(package),
        reader.foreign,
    )


class _Open(NamedTuple):
    """A control that is open: its key, and what the file says of its text."""

    key: str
    check: str


class _Reader:
    """Walks through the text once, in its order."""

    def __init__(self, package: Package, *, accept: bool) -> None:
        self.styles = Styles(package.related("styles"))
        self.numbers = Numbers(package.related("numbering"), self.styles)
        self.lines: list[Read] = []
        self.names: list[str] = []
        self.foreign: list[tuple[int, str]] = []
        self._places = {element: n for n, element in enumerate(package.main.iter(w("p")), 1)}
        self.review = Review(self._places, accept=accept)
        self._package = package
        self._marks: dict[str, str] = {}
        """The bookmarks that are open, by their ids."""
        self._control: _Open | None = None
        self._fragments: list[Fragment] = []
        self._keys: list[str] = []
        self._cell: tuple[int, int, int] | None = None
        self._tables = self._depth = self._characters = 0
        self._first: Any = None
        """The paragraph whose end is gone, so that the next one goes on with it."""
        self._paragraph: Any = None

    def blocks(self, parent: Any, cell: tuple[int, int, int] | None) -> None:
        """Take the paragraphs and tables inside an element."""
        self._depth += 1
        if self._depth > 2 * DEEPEST_TABLES:
            raise too_long(self._package.place)
        for child in parent:
            self._cell = cell
            if child.tag == w("p"):
                self._read_paragraph(child)
            elif child.tag == w("tbl"):
                self._table(child)
            elif child.tag == w("sdt"):
                with self._in_control(child):
                    self.blocks(child.findall(w("sdtContent")), cell)
            elif child.tag == COMPATIBILITY + "AlternateContent":
                self.blocks(chosen(child), cell)
            elif child.tag in _HOLDING or self.review.is_taken(child):
                self.blocks(child, cell)
            else:
                self._bookmark(child)
        self._depth -= 1

    def _table(self, element: Any) -> None:
        self._tables += 1
        table = self._tables
        for number, row in enumerate(self._inside(element, "tr")):
            if not self.review.takes_row(row):
                continue
            for column, cell in enumerate(self._inside(row, "tc")):
                self.blocks(cell, (table, number, column))

    def _inside(self, parent: Any, name: str) -> Iterator[Any]:
        """Yield rows or cells, those in content controls as well; take bookmarks between them."""
        for child in parent:
            if child.tag == w(name):
                yield child
            elif child.tag == w("sdt"):
                with self._in_control(child):
                    for inner in child.findall(w("sdtContent")):
                        yield from self._inside(inner, name)
            elif child.tag in _HOLDING:
                yield from self._inside(child, name)
            else:
                self._bookmark(child)

    def _read_paragraph(self, element: Any) -> None:
        if len(self.lines) > MOST_PARAGRAPHS or self._characters > MOST_CHARACTERS:
            raise too_long(self._package.place)
        self._paragraph = element
        self._first = element if self._first is None else self._first
        self._walk(element, "")
        self.review.note_paragraph(element)
        if not self.review.keeps_end(element):
            return
        self._finish(element)

    def end(self) -> None:
        """Finish a paragraph whose end is gone, at the end of the text."""
        if self._first is not None:
            self._finish(self._paragraph)

    def _finish(self, element: Any) -> None:
        properties = self.review.properties(element)
        keys = dict.fromkeys(
            found[1] for name in self._keys if (found := _LEAF.fullmatch(name)) is not None
        )
        place = self._places.get(self._first, 0)
        fragments = tuple(self._fragments)
        self.lines.append(Read(place, self._style(properties), fragments, tuple(keys), self._cell))
        self._fragments, self._keys, self._first = [], [], None

    def _style(self, properties: Any | None) -> str:
        """Return the name of a paragraph's style; a list made by Word's buttons has that of one."""
        style_id = None if properties is None else value(properties, "w:pStyle")
        name = self.styles.plain_name(style_id)
        direct = None if properties is None else properties.find(w("numPr"))
        if direct is None or (name.startswith("list-") and name != "list-paragraph"):
            return name
        styled = self.styles.property(style_id, "w:pPr/w:numPr")
        if styled is not None:
            return name
        number = self.numbers.next(properties, style_id)
        return _LISTS.get(number.mark, name) if number else name

    def _walk(self, parent: Any, link: str) -> None:
        """Take what stands inside a paragraph, or inside what only holds other things."""
        self._depth += 1
        if self._depth > 200:
            raise too_long(self._package.place)
        for child in parent:
            self._inline(child, link)
        self._depth -= 1

    def _inline(self, child: Any, link: str) -> None:
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if child.tag == w("r"):
            self._run(child, link)
        elif child.tag == w("sdt"):
            with self._in_control(child):
                for content in child.findall(w("sdtContent")):
                    self._walk(content, link)
        elif child.tag == w("hyperlink"):
            relation = self._package.relations.get(child.get(f"{{{R}}}id", ""), ("", ""))
            self._walk(child, link or relation[1])
        elif child.tag == COMPATIBILITY + "AlternateContent":
            self._walk(chosen(child), link)
        elif child.tag in _HOLDING or self.review.is_taken(child):
            self._walk(child, link)
        elif name in _FOREIGN:
            self._note_foreign(name)
        elif self.review.is_left(child):
            self._marks_inside(child)
        else:
            self._bookmark(child)

    def _marks_inside(self, element: Any) -> None:
        """Take the bookmarks of what is left out, since their ends may stand outside of it."""
        for child in element.iter(w("bookmarkStart"), w("bookmarkEnd")):
            self._bookmark(child)

    def _note_foreign(self, name: str) -> None:
        self.foreign.append((self._places.get(self._paragraph, 0), _FOREIGN[name]))

    @contextmanager
    def _in_control(self, element: Any) -> Iterator[None]:
        """Let what is read belong to a content control, if it is one of the template's."""
        outer = self._control
        self._control = outer or self._control_of(element)
        yield
        self._control = outer

    def _control_of(self, element: Any) -> _Open | None:
        tag = value(element, "w:sdtPr/w:tag") or ""
        names = [tag]
        if not _KEY.fullmatch(tag):
            names = [mark.get(w("name"), "") for mark in element.iter(w("bookmarkStart"))]
        found = [match for name in names if (match := _KEY.fullmatch(name))]
        return _Open(found[0][1], found[0][2]) if len(found) == 1 else None

    def _bookmark(self, element: Any) -> None:
        if element.tag == w("bookmarkStart"):
            name = element.get(w("name"), "")
            self._marks[element.get(w("id"), "")] = name
            if _LEAF.fullmatch(name):
                self._keys.append(name)
            elif name.startswith(PREFIX) and not _KEY.fullmatch(name):
                self.names.append(name)
        elif element.tag == w("bookmarkEnd"):
            self._marks.pop(element.get(w("id"), ""), None)

    def _run(self, element: Any, link: str) -> None:
        properties = self.review.properties_of_run(element)
        control = self._control or self._marked_control()
        key, check = control or ("", "")
        loose = self._control is None
        if not key and _is_shaded(properties):
            key = SHADED
        marks = self._marks_of(properties)
        for child in element:
            name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
            text = _SIGNS.get(name, "")
            if name == "t" or (name == "delText" and self.review.takes_deleted(element)):
                text = child.text or ""
            elif name == "br":
                kind = child.get(w("type"), "textWrapping")
                text = "\n" if kind == "textWrapping" else ""
                if not text:
                    self.foreign.append((self._places.get(self._paragraph, 0), "page-break"))
            elif name == "AlternateContent":
                self._walk(chosen(child), link)
            elif name in _FOREIGN:
                self._note_foreign(name)
            elif name == "commentReference":
                self.review.note_comment(child, self._paragraph)
            if text:
                self._characters += len(text)
                self._fragments.append(Fragment(text, marks, link, key, check, loose))

    def _marked_control(self) -> _Open | None:
        """Return the control whose bookmark is open; the innermost."""
        for name in reversed(self._marks.values()):
            if found := _KEY.fullmatch(name):
                return _Open(found[1], found[2])
        return None

    def _marks_of(self, properties: Any | None) -> frozenset[str]:
        if properties is None:
            return frozenset()
        style_id = value(properties, "w:rStyle")
        style = self.styles.name(style_id) if style_id else ""
        marks = set(_CHARACTER_STYLES.get(style, set()))
        paragraph = self._paragraph.find(w("pPr"))
        outer = None if paragraph is None else value(paragraph, "w:pStyle")
        for tag, mark in (("b", "strong"), ("i", "em")):
            own = properties.find(w(tag))
            if own is not None and not is_on(own):
                marks.discard(mark)
            elif own is not None and not self.styles.toggled(outer, tag, paragraph=True):
                marks.add(mark)
        line = value(properties, "w:u")
        if line and line != "none":
            marks.add("u")
        raised = {"subscript": "sub", "superscript": "sup"}
        height = raised.get(value(properties, "w:vertAlign") or "")
        return frozenset(marks | ({height} if height else set()))


def _is_shaded(properties: Any | None) -> bool:
    """Tell whether a run has the colour behind it that controls have, and other text has not."""
    fill = None if properties is None else value(properties, "w:shd", "fill")
    return (fill or "").upper() in (FILL, NOTE_FILL)


def _properties(package: Package) -> dict[str, str]:
    """Return the properties of the file that a user may give it, by their names."""
    found: dict[str, str] = {}
    for relation in package.relationships(""):
        if relation.kind == "custom-properties" and not relation.is_outside:
            root = package.part(relation.target)
            for element in () if root is None else root:
                found[element.get("name", "")] = "".join(element.itertext())
    return found


def _headers(package: Package) -> str:
    roots = (package.part(name) for name in package.related_names("header"))
    texts = ("".join(t.text or "" for t in root.iter(w("t"))) for root in roots if root is not None)
    return " ".join(texts)


def place_of(file: Path, line: Read, character: int = 1) -> Place:
    """Return the place of a character of a line: the number of its paragraph, and its own."""
    return Place(str(file), line.place, character)
