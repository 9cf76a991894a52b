"""Many letters in one document, for printing: each begins as if it were alone.

It begins on a page to the right, and pages, footnotes and lists are counted anew; what a letter
says in the gaps of headers and footers stands on its own pages.
"""

import re
from collections.abc import Mapping, Sequence

from drafter.docx.body import Body
from drafter.docx.building import add
from drafter.docx.gaps import filled, joined
from drafter.docx.look import Look
from drafter.docx.sections import from_first_page, from_odd_page
from drafter.docx.writer import TYPES, insert, package, relate, relations_of
from drafter.model.letter import Letter, Numbering

_RELATIONSHIP = re.compile(r"<Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(r"\b(Id|Type|Target)=\"([^\"]*)\"")


class Together:
    """A document that letters are added to."""

    def __init__(self, look: Look, first: Letter) -> None:
        """Take the look of all letters, and the first of them, whose language is that of all."""
        self.look = look
        self._first = first
        self._parts = look.parts(first.language)
        self._body = Body(look, self._parts.next_number, self._parts.next_note)
        self._lists: list[Numbering] = []
        self._changed: dict[str, bytes] = {}
        self._sections: dict[tuple[tuple[str, str], ...], str] = {}
        """The properties of a section by the words of its headers and footers."""
        self.count = self.size = 0

    def add(self, letters: Sequence[Letter], *, side_by_side: bool = False) -> None:
        """Add a letter in one or several languages, which stand as `write` puts them."""
        section = self._section(joined([letter.running for letter in letters]))
        pieces = self._body.pieces
        if self.count:
            self._body.end_section()
        before = len(pieces)
        first, other = from_odd_page(section), from_first_page(section)
        add(letters, self._body, first, other, side_by_side=side_by_side)
        self._lists += [numbering for letter in letters for numbering in letter.lists]
        self.count += 1
        self.size += sum(map(len, pieces[before:]))

    def data(self) -> bytes:
        """Return the document as DOCX."""
        return package(self._body, self._first, self._lists, self.look, self._changed)

    def _section(self, words: Mapping[str, str]) -> str:
        """Return the properties of a section whose headers and footers have these words."""
        key = tuple(sorted(words.items())) if self.look.parts_with_gaps else ()
        if key not in self._sections:
            self._sections[key] = self._with_words(words, len(self._sections))
        return self._sections[key]

    def _with_words(self, words: Mapping[str, str], number: int) -> str:
        """Add headers and footers with words, and return the properties that name them."""
        section = self.look.section
        for name in self.look.parts_with_gaps:
            part = filled(self._parts.raw[name], words)
            if not number:
                self._changed[name] = part
                continue
            own = re.sub(r"(\.[^.]*)?$", rf"-{number}\1", name, count=1)
            self._changed[own] = part
            if (relations := relations_of(name)) in self._parts.raw:
                self._changed[relations_of(own)] = self._parts.raw[relations]
            self._declare(name, own)
            section = self._related(section, name, own, number)
        return section

    def _declare(self, name: str, own: str) -> None:
        """Say of what kind a copy of a part is."""
        types = self._parts.raw[TYPES].decode()
        found = re.search(rf'PartName="/{re.escape(name)}"[^>]*ContentType="([^"]*)"', types) or (
            re.search(rf'ContentType="([^"]*)"[^>]*PartName="/{re.escape(name)}"', types)
        )
        if found:
            override = f'<Override PartName="/{own}" ContentType="{found[1]}"/>'
            insert(self._changed, self._parts, TYPES, "</Types>", override)

    def _related(self, section: str, name: str, own: str, number: int) -> str:
        """Relate the document to a copy of a part; return a section that names it."""
        relations = self._parts.raw[relations_of(self.look.document_part)].decode()
        for element in _RELATIONSHIP.findall(relations):
            said = dict(_ATTRIBUTE.findall(element))
            if said["Target"].lstrip("/") not in (name, name.rpartition("/")[2]):
                continue
            key = f"{said['Id']}-{number}"
            kind = f'Id="{key}" Type="{said["Type"]}" Target="/{own}"'
            relate(self._changed, self._parts, self.look, f"<Relationship {kind}/>")
            section = section.replace(f'r:id="{said["Id"]}"', f'r:id="{key}"')
        return section
