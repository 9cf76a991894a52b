"""People from a table, put into an address book without touching what stands in it."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from itertools import count
from typing import Any, NamedTuple

import yaml

from drafter.errors import Place, Problem, TableError
from drafter.grammar.cases import Gender
from drafter.grammar.genders import gender_called
from drafter.grammar.names import gender_of_name, gender_of_patronymic
from drafter.model.addressbook import AddressBook
from drafter.model.shapes import Day, Identifier
from drafter.reading.headings import ID, WHOLE_NAME, Meaning, meanings, twice
from drafter.reading.whole_names import fill_in
from drafter.reading.yaml_writing import braces, entry, in_braces
from drafter.sheets.tables import Row
from drafter.wording import _
from drafter.wording.genders import possible_genders
from drafter.wording.latin import latin

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NAMES = ("name", "surname", "given", "patronymic", "post")
_PARTS = ("surname", "given", "patronymic")
_PLAIN = (ID, "gender", "faction", "from", "until")
_DATE_OF_PEOPLE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


class Imported(NamedTuple):
    """The text of an address book with the people of a table in it."""

    text: str
    people: list[str]
    """The ids of those who are new."""
    named: dict[str, str]
    """The names of those whose ids were made here, by id."""


def with_people(text: str, rows: list[Row], book: AddressBook, languages: list[str]) -> Imported:
    """Return the text of an address book with the people of a table.

    The columns are known by their headings (`drafter.reading.headings`): the keys of a person, a
    whole name, `faction` and `id`; without an id a person has the surname in Latin letters.
    Raises TableError with every row and column that is wrong; an id that the book has already is.
    """
    table = _Table(rows, book, languages)
    people: dict[str, dict[str, Any]] = {}
    members: dict[str, list[str]] = {}
    named: dict[str, str] = {}
    for row in rows:
        name, person = table.person(row, people)
        people[name] = {key: _written(value) for key, value in person.items()}
        if not table.has_ids:
            named[name] = _called(person)
        if faction := table.text(row, "faction"):
            members.setdefault(faction, []).append(name)
    if table.problems:
        raise TableError(table.problems)
    text += "" if text.endswith("\n") else "\n"
    root = yaml.compose(text, Loader=_LOADER)
    changes = [*_people_added(text, root, people), *_members_added(text, root, members)]
    # From the end on, so that places stay; what is put in last stands first where two coincide.
    for at, added in sorted(changes, key=lambda change: change[0], reverse=True):
        text = text[:at] + added + text[at:]
    return Imported(text, list(people), named)


class Tried(NamedTuple):
    """A row of a table held against a book: who it is, and what is wrong with it."""

    row: Row
    id: str
    called: str
    values: dict[str, Any]
    problems: list[Problem]


def tried(rows: list[Row], book: AddressBook, languages: list[str]) -> list[Tried]:
    """Return each row of a table as what `with_people` would make of it alone.

    Raises TableError for what is wrong with the columns.
    """
    table = _Table(rows, book, languages)
    if table.problems:
        raise TableError(table.problems)
    found: list[Tried] = []
    taken: set[str] = set()
    for row in rows:
        table.problems = []
        name, person = table.person(row, taken)
        values = {key: _written(value) for key, value in person.items()}
        found.append(Tried(row, name, _called(person), values, table.problems))
        if not table.problems:
            taken.add(name)
    return found


_Texts = dict[str, str]
"""Texts by language, empty for every language."""


class _Table:
    """The rows of a table as people, and what is wrong with them."""

    def __init__(self, rows: list[Row], book: AddressBook, languages: list[str]) -> None:
        """Take the rows, the address book that they come into, and the languages of letters."""
        self.problems: list[Problem] = []
        self._book = book
        self._numbers: dict[str, Iterator[int]] = {}
        """The numbers that are left for ids of the same beginning."""
        columns = rows[0].columns if rows else {}
        possible = (*_PLAIN, *_NAMES, WHOLE_NAME)
        self._columns = meanings(columns, possible, languages)
        self._languages = languages
        self.has_ids = Meaning(ID, "") in self._columns
        if rows:
            self._check_columns(rows[0])

    @cached_property
    def _by_surname(self) -> dict[str, list[tuple[int, str]]]:
        """The people of the book by surname: the number and the id of each."""
        found: dict[str, list[tuple[int, str]]] = {}
        for number, (name, person) in enumerate(self._book.people.items()):
            for forms in (person.surname or {}).values():
                found.setdefault(forms.nominative, []).append((number, name))
        return found

    def _check_columns(self, row: Row) -> None:
        self.problems += twice(row.columns, self._columns, self._languages, row.file)
        known = set(self._columns.values())
        again = {problem.place for problem in self.problems}
        for column, number in row.columns.items():
            place = Place(row.file, 1, number)
            if column not in known and place not in again:
                what = _("The column «{name}» is not known here.").format(name=column)
                codes = (f"surname_{code}" for code in self._languages)
                names = ", ".join([*_PLAIN, *_NAMES, *codes, "…"])
                advice = _("Possible: {names}.").format(names=names)
                self.problems.append(Problem("table-unknown-column", place, what, advice))

    def text(self, row: Row, key: str) -> str:
        """Return what a row has for a key that has no languages."""
        return row.text(self._columns.get(Meaning(key, ""), ""))

    def _note(self, problem: str, row: Row, key: str, what: str, advice: str) -> None:
        place = row.place(self._columns.get(Meaning(key, ""), ""))
        self.problems.append(Problem(problem, place, what, advice))

    def person(self, row: Row, taken: Collection[str]) -> tuple[str, dict[str, _Texts]]:
        """Return the id and the keys of the person of a row; `taken` are ids of earlier rows."""
        person = {name: self._texts(row, name) for name in _NAMES}
        self._add_whole_names(row, person)
        person["gender"] = self._gender(row, person)
        for key in ("from", "until"):
            person[key] = self._day(row, key)
        faction = self.text(row, "faction")
        if faction and faction not in self._book.factions:
            what = _("The address book has no «{name}».").format(name=faction)
            advice = _("Add the faction to the address book first.")
            self._note("unknown-id", row, "faction", what, advice)
        person = {key: texts for key, texts in person.items() if texts}
        if self.has_ids:
            return self._typed_id(row, taken), person
        self._check_new(row, person)
        return self._made_id(row, person, taken), person

    def _texts(self, row: Row, key: str) -> _Texts:
        return {
            meant.language: row.text(column)
            for meant, column in self._columns.items()
            if meant.key == key and column in row.cells
        }

    def _add_whole_names(self, row: Row, person: dict[str, _Texts]) -> None:
        cells = (
            (language, text, row.place(self._columns[Meaning(WHOLE_NAME, language)]))
            for language, text in self._texts(row, WHOLE_NAME).items()
        )
        self.problems += fill_in(person, cells, lambda word, _place: word)

    def _gender(self, row: Row, person: dict[str, _Texts]) -> _Texts:
        typed = self.text(row, "gender")
        if typed:
            if gender := gender_called(typed):
                self._check_gender(row, gender, person["patronymic"].values())
                return {"": gender.value}
            what = _("«{text}» is not known here.").format(text=typed)
            self._note("unknown-word", row, "gender", what, possible_genders())
            return {}
        if not self._texts(row, WHOLE_NAME):
            return {}
        names = (" ".join(person[part].get(c, "") for part in _PARTS) for c in person["surname"])
        shown = next(filter(None, map(gender_of_name, names)), None)
        return {"": shown.value} if shown else {}

    def _check_gender(self, row: Row, gender: Gender, patronymics: Iterable[str]) -> None:
        for text in patronymics:
            if gender_of_patronymic(text) not in (None, gender):
                what = _("The gender contradicts the patronymic «{name}».").format(name=text)
                advice = _("Correct the one that is wrong.")
                self._note("gender-contradicts", row, "gender", what, advice)

    def _day(self, row: Row, key: str) -> _Texts:
        text = self.text(row, key)
        people = _DATE_OF_PEOPLE.fullmatch(text)
        day = f"{people[3]}-{int(people[2]):02}-{int(people[1]):02}" if people else text
        if day and not re.match(Day.pattern, day):
            what = _("«{text}» is not a date as year, month, day.").format(text=text)
            example = _("Write {example}.").format(example="2025-11-26")
            self._note("not-a-date", row, key, what, example)
        return {"": day} if day else {}

    def _typed_id(self, row: Row, taken: Collection[str]) -> str:
        name = self.text(row, ID)
        if not re.match(Identifier.pattern, name):
            what = _("«{text}» is not a name in small Latin letters.").format(text=name)
            advice = _("Write, for example, «{name}».").format(name="iva")
            self._note("not-an-id", row, ID, what, advice)
        elif name in taken or name in self._book.people:
            what = _("The id «{name}» is taken already.").format(name=name)
            advice = _("Choose another one, or delete the row.")
            self._note("book-id-taken", row, ID, what, advice)
        return name

    def _made_id(self, row: Row, person: dict[str, _Texts], taken: Collection[str]) -> str:
        names = person.get("surname") or person.get("name") or {}
        # An id is read in Latin letters by everybody; the Russian spelling is the usual one.
        text = next((names[code] for code in ("ru", "", *names) if code in names), "")
        base = latin(text.split()[-1]) if text else ""
        if not base:
            what = _("The row has no name, of which an id could be made.")
            advice = _("Fill the name in, or delete the row.")
            self.problems.append(Problem("book-no-name", row.place(""), what, advice))
            return f"row-{row.number}"
        name = base
        while name in taken or name in self._book.people:
            name = f"{base}-{next(self._numbers.setdefault(base, count(2)))}"
        return name

    def _check_new(self, row: Row, person: dict[str, _Texts]) -> None:
        """Note a person who is in the book already, whom a made id would let in twice."""
        words = [set(person.get(part, {}).values()) for part in _PARTS]
        alike = {place for text in words[0] for place in self._by_surname.get(text, ())}
        for _number, name in sorted(alike):
            known = self._book.people[name]
            have = [getattr(known, part) or {} for part in _PARTS]
            texts = [{forms.nominative for forms in part.values()} for part in have]
            same = all(
                (not mine and not theirs) or mine & theirs
                for mine, theirs in zip(words, texts, strict=True)
            )
            if same:
                what = _("This person is in the address book already, as «{name}».")
                column = next(iter(self._columns.values()), "")
                place, advice = row.place(column), _("Delete the row.")
                problem = Problem("book-person-twice", place, what.format(name=name), advice)
                self.problems.append(problem)
                return


def _written(texts: _Texts) -> Any:
    """Return a value as it stands in YAML: for every language, or in braces for each."""
    if list(texts) == [""]:
        return texts[""]
    # A plain column beside «(каз.)» is the Russian one, and the other way round.
    plain = {code: texts[""] for code in ("ru", "kk") if "" in texts and code not in texts}
    return braces({**plain, **{code: text for code, text in texts.items() if code}})


def _called(person: dict[str, _Texts]) -> str:
    names = [person.get(part, {}) for part in _PARTS] if "surname" in person else []
    names = names or [person.get("name", {})]
    return " ".join(next(iter(name.values())) for name in names if name)


def _people_added(
    text: str, root: Any, people: dict[str, dict[str, Any]]
) -> Iterator[tuple[int, str]]:
    """Yield where to put the lines of new people, and the lines."""
    if not people:
        return
    node = _child(root, "people")
    if node is None:
        yield len(text), "\npeople:\n" + _lines(people, 2)
    elif not isinstance(node, yaml.MappingNode):
        yield _line_after(text, node), _lines(people, 2)  # the key stands there without a value
    elif node.flow_style:
        yield _put_into(node, [in_braces(name, person) for name, person in people.items()])
    else:
        yield _line_after(text, node), _lines(people, node.value[0][0].start_mark.column)


def _lines(people: dict[str, dict[str, Any]], margin: int) -> str:
    lines = "".join(entry(name, person) for name, person in people.items())
    return "".join(f"{' ' * margin}{line}\n" for line in lines.splitlines())


def _members_added(
    text: str, root: Any, members: dict[str, list[str]]
) -> Iterator[tuple[int, str]]:
    for faction, names in members.items():
        node = _child(_child(root, "factions"), faction)
        listed = _child(node, "members")
        if isinstance(listed, yaml.SequenceNode) and listed.flow_style:
            yield _put_into(listed, names)
        elif isinstance(listed, yaml.SequenceNode):
            margin = " " * listed.start_mark.column
            yield _line_after(text, listed), "".join(f"{margin}- {name}\n" for name in names)
        elif listed is not None:
            yield listed.end_mark.index, f" [{', '.join(names)}]"  # «members:» without a value
        elif node.flow_style:
            yield _put_into(node, [f"members: [{', '.join(names)}]"])
        else:
            margin = " " * node.value[0][0].start_mark.column
            yield _line_after(text, node), f"{margin}members: [{', '.join(names)}]\n"


def _put_into(node: Any, items: list[str]) -> tuple[int, str]:
    """Return where new items of a list or a mapping in brackets stand, and their text."""
    if not node.value:
        return node.end_mark.index - 1, ", ".join(items)
    last = node.value[-1]
    last = last[1] if isinstance(last, tuple) else last
    return last.end_mark.index, "".join(f", {item}" for item in items)


def _child(node: Any, name: str) -> Any:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for key, value in node.value if key.value == name), None)


def _line_after(text: str, node: Any) -> int:
    """Return where the line after the last value of a node begins."""
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    end = text.find("\n", node.end_mark.index)
    return len(text) if end < 0 else end + 1
