"""The look: a Word file whose page, styles, numbering, header and footer letters take over.

What letters need of it is prepared once and kept in the cache as plain data, so that a letter is
made without python-docx.
"""

import datetime
import marshal
import re
from collections.abc import Hashable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from drafter.docx import gaps as headers
from drafter.docx import renamed as old_names
from drafter.docx.appearance import Form, Level, Page, TableForm
from drafter.docx.packing import Entry, Record, compress, records
from drafter.docx.xml import escape
from drafter.errors import WARNING, Place, Problem
from drafter.files.cache import kept
from drafter.files.input import contents
from drafter.files.limits import LARGEST_DOCUMENT
from drafter.markup.kept import KeptTexts
from drafter.wording import _, ngettext
from drafter.workspace import LOOK, TEMPLATES, shipped

NUMBERING, FOOTNOTES = "word/numbering.xml", "word/footnotes.xml"
"""The parts that letters add lists and footnotes to."""

_ANY_LANGUAGE = "x-language-of-the-letter"
"""Stands for the tag of the letter's language in what is kept of a look."""


class Look:
    """A look, prepared once and used for many letters."""

    def __init__(self, file: Path) -> None:
        """Open a look, whatever styles it has.

        Raises LookError where it is no sound Word file, OSError if it cannot be read.
        """
        self.file = file
        self._data = contents(file, LARGEST_DOCUMENT)
        name = f"look {file.absolute()}"
        facts = marshal.loads(kept(name, self._data, __file__, self._prepare))  # noqa: S302 - sealed
        self._facts: dict[str, Any] = facts
        self._paragraphs: dict[str, str] = facts["styles"]["paragraph"]
        self._characters: dict[str, str] = facts["styles"]["character"]
        self._tables: dict[str, str] = facts["styles"]["table"]
        self._numbers: dict[str, str | None] = facts["numbers"]
        self.styles = frozenset(name for names in facts["styles"].values() for name in names)
        """The names of all styles, in lower case with hyphens."""
        self.created = datetime.datetime.fromisoformat(facts["created"])
        self.text_width: int = facts["text_width"]
        """The width of the text in twentieths of a point."""
        self.left_indents: dict[str, int] = facts["indents"]
        """The left indents of the paragraph styles in twentieths of a point."""
        self._appearance: dict[str, Any] = facts["appearance"]
        self.section: str = facts["section"]
        """The properties of the section of letters: page, margins, header and footer, as XML."""
        self.lying: str = facts["lying"]
        """Those of the section for pages that lie on their side, empty where there is none."""
        self.lying_width: int = facts["lying_width"]
        """The width of the text on these, in twentieths of a point."""
        self.document_part: str = facts["document_part"]
        """The name of the part that holds the body."""
        self.properties_part: str = facts["properties_part"]
        """The name of the part that holds title, author and dates."""
        self._raw: dict[str, bytes] = facts["parts"]
        self._parts: dict[str, Parts] = {}
        self._finished: dict[str, Finished] = {}

    def _prepare(self) -> bytes:
        from drafter.docx.look_facts import opened, prepared  # 75 ms of python-docx, once a look

        document, own = opened(self.file, self._data, with_text=False)
        return marshal.dumps(prepared(document, own, _ANY_LANGUAGE))

    @cached_property
    def document(self) -> Any:
        """What letters take of the look, and its text, as python-docx has it."""
        from drafter.docx.look_facts import opened  # 75 ms of python-docx, once a look

        return opened(self.file, self._data, with_text=True)[0]

    @property
    def left_out(self) -> list[tuple[str, str]]:
        """What the file has and letters do not take over, by its kind and its name."""
        return [(kind, name) for kind, name in self._facts["left_out"]]

    def paragraph_style(self, name: str) -> str:
        """Return the id of a paragraph style; the body text's where there is none."""
        return self._paragraphs.get(name) or self._paragraphs["body-text"]

    def has_paragraph_style(self, name: str) -> bool:
        """Tell whether there is a paragraph style of this name."""
        return name in self._paragraphs

    def character_style(self, name: str) -> str | None:
        """Return the id of a character style, None if there is none."""
        return self._characters.get(name)

    def table_style(self, name: str) -> str:
        """Return the id of a table style; the grid's where there is none."""
        return self._tables.get(name) or self._tables["table-grid"]

    def table_name(self, style_id: str) -> str:
        """Return the name of the table style that has an id; the grid's where there is none."""
        names = (name for name, found in self._tables.items() if found == style_id)
        return next(names, "table-grid")

    def abstract_number(self, style: str) -> str | None:
        """Return the id of the abstract numbering that a paragraph style has, None if none."""
        return self._numbers.get(style)

    @cached_property
    def page(self) -> Page:
        """The size and the margins of the page."""
        return Page(**self._appearance["page"])

    @property
    def paragraph_styles(self) -> list[str]:
        """The names of the paragraph styles, sorted."""
        return sorted(self._paragraphs)

    @property
    def table_styles(self) -> list[str]:
        """The names of the table styles, sorted."""
        return sorted(self._tables)

    def form(self, style: str) -> Form:
        """Return how paragraphs of a style look; those of the body's where there is none."""
        return self._forms.get(style) or self._forms["body-text"]

    @cached_property
    def _forms(self) -> dict[str, Form]:
        return {name: Form(**facts) for name, facts in self._appearance["forms"].items()}

    def keeps_with_next(self, style: str) -> bool:
        """Tell whether paragraphs of a style stand on one page with the beginning of the next."""
        form = self._appearance["forms"].get(style)
        return bool(form and form["keep_with_next"])

    def levels(self, style: str) -> list[Level]:
        """Return the levels of the list that a paragraph style has, none where it has no list."""
        return self._levels.get(style, [])

    @cached_property
    def _levels(self) -> dict[str, list[Level]]:
        found = self._appearance["levels"].items()
        return {name: [Level(**level) for level in levels] for name, levels in found}

    def table_form(self, style: str) -> TableForm:
        """Return how tables of a style look; those with a grid where there is none."""
        return self._table_forms.get(style) or self._table_forms["table-grid"]

    @cached_property
    def _table_forms(self) -> dict[str, TableForm]:
        return {name: TableForm(**facts) for name, facts in self._appearance["tables"].items()}

    @property
    def margins(self) -> dict[str, Any]:
        """What stands in the headers and footers, as `margins` has it."""
        found: dict[str, Any] = self._facts["margins"]
        return found

    def title(self, name: str) -> str:
        """Return a paragraph style's name as Word shows it; the name itself where there is none."""
        titles = self._facts["titles"].get(self._paragraphs.get(name), [name])
        return str(titles[0])

    def titles(self, name: str) -> list[str]:
        """Return a paragraph style's names as Word shows them, in each language that it has."""
        return [str(one) for one in self._facts["titles"].get(self._paragraphs.get(name), [name])]

    def name_of(self, style_id: str) -> str:
        """Return the name of a style as Word shows it, by its id; the id where there is none."""
        return str(self._facts["titles"].get(style_id, [style_id])[0])

    def unfilled(self) -> list[Problem]:
        """Return the warnings about what nobody fills in: places of a letterhead, unknown gaps."""
        found, place = [], Place(str(self.file))
        if places := self._facts["unfilled"]:
            what = _("The letterhead is not filled in: {places}.").format(places=", ".join(places))
            advice = _("Write your own in Word: open the header of the first page of the look.")
            found.append(Problem("look-unfilled", place, what, advice, WARNING))
        if others := self._facts["unknown_gaps"]:
            what = _("Letters do not fill in what the header or the footer has: {gaps}.")
            what = what.format(gaps=", ".join(others))
            known = ", ".join(f"{{{{ {name} }}}}" for name in headers.NAMES)
            advice = _("Possible here: {names}.").format(names=known)
            found.append(Problem("look-unknown-gap", place, what, advice, WARNING))
        return found

    @property
    def gaps(self) -> frozenset[str]:
        """The gaps of headers and footers that letters fill in, such as `registration`."""
        return frozenset(gap for gaps in self._facts["gaps"].values() for gap in gaps)

    @property
    def parts_with_gaps(self) -> list[str]:
        """The names of the headers and footers that have gaps."""
        return list(self._facts["gaps"])

    @property
    def added(self) -> list[str]:
        """The names of the styles that letters need and the file lacks, as Word shows them."""
        return list(self._facts["added"])

    @property
    def own(self) -> list[str]:
        """The names of the styles that letters need and the file has itself."""
        return list(self._facts["own"])

    def remarks(self) -> list[Problem]:
        """Return what is to be said of the look before letters: what it lacks, and `unfilled`."""
        return [*self.notes(), *self.unfilled()]

    def notes(self) -> list[Problem]:
        """Return the one note that a file is no look of drafter's, and what was made of it."""
        if not self.added:
            return []
        form = self.form("body-text")
        what = ngettext(
            "The look lacks {count} style of letters; it is set in {font}, {size} pt, as the file.",
            "The look lacks {count} styles of letters; they are set in {font}, {size} pt, as the"
            " file.",
            len(self.added),
        ).format(count=len(self.added), font=form.font, size=f"{form.size:g}")
        if self._facts["has_text"]:
            what += " " + _("The text of its body is not printed.")
        if self.page.width > self.page.height:
            what += " " + _("All its pages lie on their side, and so does the letter.")
        advice = _("See what was taken and added: drafter look take {file}")
        advice = advice.format(file=self.file.name)
        return [Problem("look-completed", Place(str(self.file)), what, advice, WARNING)]

    def renamings(self) -> list[Problem]:
        """Return the warnings that a style of drafter's look bears another name now."""
        shipped_look = shipped(TEMPLATES) / LOOK
        pairs = [old_names.Renamed(*pair) for pair in self._facts["renamed"]]
        if self.added and len(self.added) < len(self.own):
            theirs = Look(shipped_look)._facts
            names = (name.casefold().replace(" ", "-") for name in self.added)
            pairs += filter(None, (old_names.renamed(self._facts, theirs, name) for name in names))
        found = []
        for pair in pairs:
            what = _("The style «{name}» is gone; «{other}» looks like it.")
            advice = _("Name it back: modify the style «{other}» in Word, and call it «{name}».")
            what, advice = (text.format(**pair._asdict()) for text in (what, advice))
            place = Place(str(self.file))
            found.append(Problem("look-style-renamed", place, what, advice, WARNING))
        return found

    def lacks(self, name: str) -> Problem:
        """Return the problem that the look lacks a style that a template names."""
        what = _("The look lacks the style «{name}».").format(name=name.replace("-", " "))
        advice = _("Create it in Word, or correct the class of the template.")
        return Problem("look-style-missing", Place(str(self.file)), what, advice)

    def parts(self, language: str) -> "Parts":
        """Return the parts of the package, its styles in a language (a tag: `kk-KZ`)."""
        if language not in self._parts:
            name = f"look {self.file.absolute()} in {language}"
            data = kept(name, self._data, __file__, lambda: self._in(language))
            self._parts[language] = Parts(*marshal.loads(data))  # noqa: S302 - sealed
        return self._parts[language]

    def finished(self, language: str) -> "Finished":
        """Return what is kept of paragraphs in a language (a tag: `kk-KZ`)."""
        found = self._finished.get(language)
        return found or self._finished.setdefault(language, Finished())

    def _in(self, language: str) -> bytes:
        """Return the parts in a language, and the numbers that are free in them, as plain data."""
        any_language, own = _ANY_LANGUAGE.encode(), escape(language).encode()
        raw = {name: part.replace(any_language, own) for name, part in self._raw.items()}
        packed = {name: tuple(compress(part)) for name, part in raw.items()}
        numbering, footnotes = (raw.get(name, b"").decode() for name in (NUMBERING, FOOTNOTES))
        numbers = next_id(numbering, "numId"), max(1, next_id(footnotes, "id"))
        return marshal.dumps((raw, packed, *numbers))


class Finished:
    """The XML of paragraphs in a look and a language, kept for the letters that follow."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self.openings: dict[Hashable, bytes] = {}
        """What paragraphs begin with, by what it depends on."""
        self.texts: KeptTexts[str, bytes] = KeptTexts(len)
        """What stands after that in a paragraph of one text, by the text."""


class Parts:
    """The parts of a look, each as it is and compressed once for all letters."""

    def __init__(
        self,
        raw: Mapping[str, bytes],
        packed: Mapping[str, tuple[int, int, bytes]],
        next_number: int,
        next_note: int,
    ) -> None:
        """Take the parts by name, and the first free numbers of lists and of footnotes."""
        self.raw = raw
        self.packed = {name: Entry(*entry) for name, entry in packed.items()}
        self.records = records(self.packed)
        """The same as a zip file has them."""
        self.next_number = next_number
        self.next_note = next_note
        self.packed_lists: dict[tuple[tuple[str, int], ...], Record] = {}
        """The numbering parts of letters by the styles and starts of their lists."""


def next_id(part: str, attribute: str) -> int:
    """Return the first free id of a part whose elements are counted by a w: attribute."""
    return max((int(n) for n in re.findall(rf'w:{attribute}="(-?\d+)"', part)), default=0) + 1
