"""One inquiry to many: the letter of a file for each row of a table.

The columns of the addressee replace the addressee of the file; every other column can be printed
by `{{ column }}` in its texts and by `row.column` in templates.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from drafter.errors import WARNING, InquiryError, Place, Problem, TableError
from drafter.files.input import contents
from drafter.files.limits import LARGEST_LETTER
from drafter.markup.escaping import with_all_escaped, with_start_escaped
from drafter.office.letters import LetterFile
from drafter.office.office import Office
from drafter.office.recipients import KEYS, NAME, Recipient
from drafter.reading.characters import decoded, without_forbidden
from drafter.reading.headings import (
    ID,
    WHOLE_NAME,
    Meaning,
    folded,
    meaning,
    meanings,
    twice,
    usual,
)
from drafter.reading.languages import languages_of
from drafter.reading.nodes import Mapping, Node, Scalar, parse
from drafter.reading.nodes import Sequence as Items
from drafter.sheets.tables import Row
from drafter.wording import _
from drafter.wording.phrases import letter_languages, phrases
from drafter.wording.values import Typed, Value, printed

_GAP = re.compile(r"\{\{\s*([^{}\s](?:[^{}]*[^{}\s])?)\s*\}\}")
_IN_TEMPLATE = re.compile(r"""\brow\s*(?:\.\s*(\w+)|\[\s*["']([^"']+)["']\s*\])""")
_NO_TEXTS = ("date", "number", "follows", "sheets", "copies")
"""The keys whose values programs read: a date stays 2026-11-26 there."""


@dataclass(frozen=True)
class Merge:
    """A letter's file, to be made into a letter for each row."""

    file: str
    text: str
    office: Office

    @classmethod
    def of(cls, file: Path, office: Office) -> "Merge":
        """Return the merge of a letter's file; raises InquiryError for another encoding."""
        return cls(str(file), decoded(contents(file, LARGEST_LETTER), str(file)), office)

    def check(self, head: Row, used: Collection[str] = ()) -> None:
        """Raise an error where the file and the table, of which one row is given, do not fit.

        InquiryError where the file prints columns that the table does not have; TableError where
        no column names an addressee and one of them is neither printed by the file or a template
        nor among those that are `used` otherwise, or where two columns hold the same.
        """
        columns = dict(head.columns)
        problems = []
        for gap in _GAP.finditer(self.text):
            if self._column(gap[1], columns) is None:
                what = _("The table has no column «{name}».").format(name=gap[1])
                advice = _("Possible: {names}.").format(names=", ".join(columns))
                place = Place.of(self.file, self.text, gap.start())
                problems.append(Problem("unknown-column", place, what, advice))
        if problems:
            raise InquiryError(problems)
        self._check_addressee(head, used)

    def _check_addressee(self, row: Row, used: Collection[str]) -> None:
        found = self._addressee(row)
        problems = twice(row.columns, found, self._known, row.file)
        if problems:
            raise TableError(problems)
        if found:
            return
        names = [*used, *self._gaps, *self._in_templates()]
        columns = {self._column(name, row.columns) for name in names}
        idle = [name for name in row.columns if name not in columns]
        if idle:
            what = _("No column of the table names the addressee, and nothing prints «{name}».")
            advice = _("The addressee is read from columns with such headings: {names}.")
            advice = advice.format(
                names=usual(("post", WHOLE_NAME, "surname", "given", "patronymic", "gender", ID))
            )
            place = Place(row.file, 1, row.columns[idle[0]])
            what = what.format(name=idle[0])
            raise TableError([Problem("table-no-addressee", place, what, advice)])

    def doubts(self, head: Row) -> Iterator[Problem]:
        """Yield what is to be said beforehand: that a row replaces more than one addressee."""
        root, _problems = self._parsed
        if not isinstance(root, Mapping) or not self._addressee(head):
            return
        key, listed = root.entries.get("addressee", (None, None))
        if key and isinstance(listed, Items) and len(listed.items) > 1:
            what = _("The letter names several addressees; that of each row replaces them all.")
            advice = _("Name those who only get to know of it under copy_to.")
            yield Problem("addressees-replaced", key.place, what, advice, WARNING)

    def uses(self, head: Row) -> dict[str, str]:
        """Return what each column of a table is for: `addressee`, `printed`, or nothing."""
        addressee = {*self._addressee(head).values()}
        names = [*self._gaps, *self._in_templates()]
        printed = {self._column(name, head.columns) for name in names}
        return {
            name: "addressee" if name in addressee else "printed" if name in printed else ""
            for name in head.columns
        }

    def _in_templates(self) -> Iterator[str]:
        """Yield the columns that templates print."""
        for folder in self.office.templates:
            for template in sorted(folder.rglob("*.html")):
                text = template.read_text(encoding="utf-8", errors="replace")
                yield from (found[1] or found[2] for found in _IN_TEMPLATE.finditer(text))

    @cached_property
    def _parsed(self) -> tuple[Node, list[Problem]]:
        """The nodes of the file and what is wrong with them, the same for every row."""
        return parse(without_forbidden(self.text, " "), self.file)

    @cached_property
    def _known(self) -> tuple[str, ...]:
        return tuple(letter_languages(self.office.workspace.locales))

    @cached_property
    def _gaps(self) -> set[str]:
        return {gap[1] for gap in _GAP.finditer(self.text)}

    def _addressee(self, row: Row) -> dict[Meaning, str]:
        """Return the columns of an addressee; a column `name` that the file prints is none."""
        keys = [key for key in KEYS if key != NAME or NAME not in self._gaps]
        return meanings(row.columns, keys, self._known)

    def _column(self, name: str, columns: Collection[str]) -> str | None:
        """Return the column that a name means: its heading, or what it holds; None for none."""
        if name in columns:
            return name
        meant = meaning(name, self._known)
        alike = (c for c in columns if folded(c) == folded(name))
        same = (c for c in columns if meant and meaning(c, self._known) == meant)
        return next(iter([*alike, *same]), None)

    def letter(self, row: Row) -> LetterFile:
        """Return the letter of a row, with the places of its problems in the file or the table.

        A cell that is printed but empty is an error, as an empty space in a letter would be.
        Raises InquiryError where the file is no YAML.
        """
        root, found = self._parsed
        problems = [*found]
        for name in sorted(self._gaps):
            column = self._column(name, row.columns) or name
            if column not in row.cells:
                what = _("The cell is empty, but the letter prints it.")
                problems.append(Problem("empty-cell", row.place(column), what, _("Fill it in.")))
        languages = languages_of(root, self._known) if isinstance(root, Mapping) else ()
        root = self._filled(root, row, "", languages[0] if len(languages) == 1 else "")
        if isinstance(root, Mapping):
            recipient = Recipient(row, self._addressee(row), languages)
            addressee = recipient.node()
            problems += recipient.problems
            if addressee is not None:
                key = Scalar("addressee", addressee.place)
                entries = {**root.entries, "addressee": (key, addressee)}
                root = Mapping(root.place, root.flow, entries)
        return self.office.open_nodes(root, problems, self.text, self.file, self._named(row))

    def _named(self, row: Row) -> dict[str, Value]:
        """Return the cells of a row by heading, and by key where the heading means one."""
        meant = {meaning(name, self._known): value for name, value in row.cells.items()}
        keyed = {
            f"{m.key}_{m.language}" if m.language else m.key: value
            for m, value in meant.items()
            if m
        }
        return {**keyed, **row.cells}

    def _filled(self, node: Node, row: Row, key: str, language: str) -> Node:
        """Return a node with the cells of a row in the gaps of every text; one without is the same.

        In the body they are text of Markdown.  `key` is that of the file in which the node stands,
        `language` that of the text; where it has none, values stand as programs read them.
        """
        if isinstance(node, Scalar):
            if "{{" not in node.text:
                return node

            def cell(gap: re.Match[str]) -> str:
                value = row.cells.get(self._column(gap[1], row.columns) or "", "…")
                whole = key == "clauses" and gap[0] == node.text
                text = self._text(value, language, as_date=whole)
                return _in_body(gap, text) if key == "body" else text

            return Scalar(_GAP.sub(cell, node.text), node.place, node.style)
        if isinstance(node, Items):
            items = [self._filled(item, row, key, language) for item in node.items]
            return Items(node.place, items)
        entries = {}
        for name, (named, value) in node.entries.items():
            read = name in _NO_TEXTS and key != "clauses"
            own = "" if read else name if name in self._known else language
            entries[name] = named, self._filled(value, row, key or name, own)
        return Mapping(node.place, node.flow, entries)

    def _text(self, value: Value, language: str, *, as_date: bool) -> str:
        """Return a value in a language; a date that is all of a clause's parameter stays one."""
        stays = as_date and isinstance(value, Typed) and isinstance(value.value, date)
        if stays or not language:
            return str(value)
        return printed(value, phrases(language, self.office.workspace.locales))


def rows_of_ids(text: str) -> list[Row]:
    """Return a row for each id of the address book in a list such as `bektenov,ivanov`."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    return [Row("--to", number, {ID: name}, {ID: 1}) for number, name in enumerate(names, 1)]


def _in_body(gap: re.Match[str], text: str) -> str:
    """Return a text in the place of a gap of the body, where nothing of it counts as a mark."""
    begun = gap.string[gap.string.rfind("\n", 0, gap.start()) + 1 : gap.start()]
    first, *others = with_all_escaped(text).split("\n")
    first = first if begun.strip(" >") else with_start_escaped(first)
    return "\n".join([first, *map(with_start_escaped, others)])
