"""One inquiry to many: the letter of a file for each row of a table.

The columns of the addressee's keys (`post_ru`, `surname_kk`, `gender`) or an `id` of the address
book replace the addressee of the file; every other column can be printed by `{{ column }}` in its
texts and by `row.column` in templates.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.addressbook.table import GENDERS
from drafter.errors import InquiryError, Place, Problem
from drafter.files.input import contents
from drafter.model.inquiry import Addressee
from drafter.model.shapes import keys
from drafter.office.letters import LetterFile
from drafter.office.office import Office
from drafter.reading.characters import decoded, without_forbidden
from drafter.reading.nodes import Mapping, Node, Scalar, parse
from drafter.reading.nodes import Sequence as Items
from drafter.sheets.tables import Row
from drafter.wording import _
from drafter.wording.phrases import letter_languages

ID = "id"
_GAP = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~^&:])")


@dataclass(frozen=True)
class Merge:
    """A letter's file, to be made into a letter for each row."""

    file: str
    text: str
    office: Office

    @classmethod
    def of(cls, file: Path, office: Office) -> "Merge":
        """Return the merge of a letter's file; raises InquiryError for another encoding."""
        return cls(str(file), decoded(contents(file), str(file)), office)

    def check(self, rows: Sequence[Row]) -> None:
        """Raise InquiryError where the file prints columns that the table does not have."""
        columns = list(rows[0].columns) if rows else []
        problems = []
        for gap in _GAP.finditer(self.text):
            if gap[1] not in columns:
                what = _("The table has no column «{name}».").format(name=gap[1])
                advice = _("Possible: {names}.").format(names=", ".join(columns))
                place = Place.of(self.file, self.text, gap.start())
                problems.append(Problem("unknown-column", place, what, advice))
        if problems:
            raise InquiryError(problems)

    def letter(self, row: Row) -> LetterFile:
        """Return the letter of a row, with the places of its problems in the file or the table.

        A cell that is printed but empty is an error, as an empty space in a letter would be.
        Raises InquiryError where the file is no YAML.
        """
        root, problems = parse(without_forbidden(self.text, " "), self.file)
        names = {gap[1] for gap in _GAP.finditer(self.text)}
        for name in sorted(names - set(row.cells)):
            what = _("The cell is empty, but the letter prints it.")
            problems.append(Problem("empty-cell", row.place(name), what, _("Fill it in.")))
        self._fill(root, row, "")
        if isinstance(root, Mapping):
            addressee = self._addressee(row)
            if addressee is not None:
                place = row.place(next(iter(row.cells), ""))
                root.entries["addressee"] = (Scalar("addressee", place), addressee)
        return self.office.open_nodes(root, problems, self.text, self.file, row.cells)

    def _addressee(self, row: Row) -> Node | None:
        """Return the addressee that a row gives; None where it has no such column."""
        if ID in row.cells:
            return Scalar(row.cells[ID], row.place(ID))
        entries: dict[str, tuple[Scalar, Node]] = {}
        for name in keys(Addressee):
            versions = dict(self._versions(name, row))
            if name in row.cells:
                place = row.place(name)
                text = row.cells[name]
                text = GENDERS.get(text.lower(), text) if name == "gender" else text
                entries[name] = (Scalar(name, place), Scalar(text, place))
            elif versions:
                place = next(iter(versions.values()))[1].place
                entries[name] = (Scalar(name, place), Mapping(place, entries=versions))
        place = row.place(next(iter(row.cells), ""))
        return Mapping(place, entries=entries) if entries else None

    def _versions(self, name: str, row: Row) -> Iterator[tuple[str, tuple[Scalar, Node]]]:
        for language in letter_languages(self.office.workspace.locales):
            column = f"{name}_{language}"
            if column in row.cells:
                place = row.place(column)
                yield language, (Scalar(language, place), Scalar(row.cells[column], place))

    def _fill(self, node: Node, row: Row, key: str) -> None:
        """Put the cells of a row into the gaps of every text; in the body as text of Markdown."""
        if isinstance(node, Scalar):

            def cell(gap: re.Match[str]) -> str:
                text = row.cells.get(gap[1], "…")
                return _MARKDOWN.sub(r"\\\1", text) if key == "body" else text

            node.text = _GAP.sub(cell, node.text)
        elif isinstance(node, Items):
            for item in node.items:
                self._fill(item, row, key)
        else:
            for name, (_name, value) in node.entries.items():
                self._fill(value, row, key or name)


def rows_of_ids(text: str) -> list[Row]:
    """Return a row for each id of the address book in a list such as `bektenov,ivanov`."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    return [Row("--to", number, {ID: name}, {ID: 1}) for number, name in enumerate(names, 1)]
