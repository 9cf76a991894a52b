"""Who a row of a table is about: its columns as the addressee of a letter.

The columns are known by their headings (`drafter.reading.headings`).  Parts of the name in columns
of their own win over a whole name in one cell, and a gender that was typed over that which the
name shows.
"""

import re
from collections.abc import Iterator, Sequence

from drafter.errors import Problem
from drafter.grammar.cases import Gender
from drafter.grammar.genders import gender_called
from drafter.grammar.names import gender_of_name
from drafter.model.inquiry import Addressee
from drafter.model.shapes import Identifier, keys
from drafter.reading.headings import ID, WHOLE_NAME, Meaning
from drafter.reading.nodes import Mapping, Node, Scalar
from drafter.reading.whole_names import fill_in
from drafter.sheets.tables import Row
from drafter.wording import _
from drafter.wording.genders import gender_name

NAME = "name"
KEYS = (ID, WHOLE_NAME, NAME, *keys(Addressee))
"""What columns of an addressee hold; under `name` a whole name is meant."""

_PARTS = ("surname", "given", "patronymic")


class Recipient:
    """The addressee that a row names, and what is wrong with it."""

    def __init__(
        self, row: Row, columns: dict[Meaning, str], languages: Sequence[str] = ()
    ) -> None:
        """Take a row, its columns of an addressee, and the languages of the letter."""
        self.problems: list[Problem] = []
        self._row = row
        self._columns = columns
        self._languages = languages
        filled = {meant: name for meant, name in columns.items() if name in row.cells}
        self._place = row.place(next(iter([*filled.values(), *columns.values()]), ""))
        self._filled = filled

    def node(self) -> Node | None:
        """Return the addressee as it would stand in a letter's file; None where none is named."""
        whole = Meaning(WHOLE_NAME, "")
        for meant in (Meaning(ID, ""), whole):
            text = self._text(meant)
            if text and (meant is not whole or re.match(Identifier.pattern, text)):
                return Scalar(text, self._row.place(self._filled[meant]))
        texts = {name: dict(self._versions(name)) for name in keys(Addressee)}
        self._add_whole_names(texts)
        self._add_gender(texts)
        entries: dict[str, tuple[Scalar, Node]] = {
            name: (Scalar(name, self._place), self._value(versions))
            for name, versions in texts.items()
            if versions
        }
        if self._columns and not entries and not self.problems:
            what, advice = _("The row names no addressee."), _("Fill it in, or delete the row.")
            self.problems.append(Problem("table-no-addressee", self._place, what, advice))
        # What is missing beside a flaw would only be told twice.
        return Mapping(self._place, entries=entries) if entries and not self.problems else None

    def _text(self, meant: Meaning) -> str:
        return self._row.text(self._filled[meant]) if meant in self._filled else ""

    def _versions(self, name: str) -> Iterator[tuple[str, Scalar]]:
        """Yield what a row has for a key by language, empty for every language."""
        for meant, column in self._filled.items():
            if meant.key == name:
                text = self._row.text(column)
                called = gender_called(text) if name == "gender" else None
                yield meant.language, Scalar(called or text, self._row.place(column))

    def _value(self, versions: dict[str, Scalar]) -> Node:
        """Return a value for every language, or one for each; a plain one stands for the others."""
        if list(versions) == [""]:
            return versions[""]
        plain = versions.pop("", None)
        if plain:
            versions |= {code: plain for code in self._languages if code not in versions}
        wanted = {code: versions[code] for code in self._languages if code in versions}
        entries: dict[str, tuple[Scalar, Node]] = {
            code: (Scalar(code, value.place), value) for code, value in (wanted or versions).items()
        }
        return Mapping(next(iter(versions.values())).place, entries=entries)

    def _add_whole_names(self, texts: dict[str, dict[str, Scalar]]) -> None:
        """Add the parts of whole names where no column of its own has them."""
        cells = (
            (language, cell.text, cell.place)
            for key in (WHOLE_NAME, NAME)
            for language, cell in self._versions(key)
        )
        self.problems += fill_in(texts, cells, Scalar)

    def _add_gender(self, texts: dict[str, dict[str, Scalar]]) -> None:
        """Add the gender that the name shows where no column says it."""
        if texts["gender"] or not texts["surname"]:
            return
        for language, surname in texts["surname"].items():
            parts = [texts[part].get(language) for part in _PARTS]
            shown = gender_of_name(" ".join(part.text for part in parts if part))
            if shown:
                texts["gender"][""] = Scalar(shown, surname.place)
                return
        place = next(iter(texts["surname"].values())).place
        what = _("The name does not show whether it is a man or a woman.")
        advice = _("Add a column «{name}» with «{man}» or «{woman}».")
        advice = advice.format(
            name=_("Gender"), man=gender_name(Gender.MASCULINE), woman=gender_name(Gender.FEMININE)
        )
        self.problems.append(Problem("table-no-gender", place, what, advice))
