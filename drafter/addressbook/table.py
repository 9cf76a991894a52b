"""People from a table, put into an address book without touching what stands in it."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from drafter.errors import Place, Problem, TableError
from drafter.model.addressbook import AddressBook
from drafter.model.shapes import Day, Identifier
from drafter.reading.yaml_writing import braces, entry, in_braces
from drafter.sheets.tables import Row
from drafter.wording import _

_NAMES = ("name", "surname", "given", "patronymic", "post")
_PLAIN = ("id", "gender", "faction", "from", "until")
GENDERS = {
    **dict.fromkeys(("masculine", "м", "муж", "мужской", "ер", "ер адам"), "masculine"),
    **dict.fromkeys(("feminine", "ж", "жен", "женский", "әйел", "әйел адам"), "feminine"),
}
_DATE_OF_PEOPLE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


def with_people(
    text: str, rows: list[Row], book: AddressBook, languages: list[str]
) -> tuple[str, list[str]]:
    """Return the text of an address book with the people of a table, and the ids that are new.

    The columns are `id`, `surname_ru`, `surname_kk` or `surname` for both, and so on for `name`,
    `given`, `patronymic`, `post`; `gender`, `faction`, `from`, `until`.  Raises TableError with
    every row and column that is wrong; an id that the book has already is.
    """
    problems = list(_of_columns(rows, languages))
    people: dict[str, dict[str, Any]] = {}
    members: dict[str, list[str]] = {}
    for row in rows:
        problems += _of_row(row, book, people)
        name = row.cells.get("id", "")
        people[name] = _person(row, languages)
        if faction := row.cells.get("faction"):
            members.setdefault(faction, []).append(name)
    if problems:
        raise TableError(problems)
    text += "" if text.endswith("\n") else "\n"
    changes = [*_people_added(text, people), *_members_added(text, members)]
    # From the end on, so that places stay; what is put in last stands first where two coincide.
    for at, added in sorted(changes, key=lambda change: change[0], reverse=True):
        text = text[:at] + added + text[at:]
    return text, list(people)


def _of_columns(rows: list[Row], languages: list[str]) -> Iterator[Problem]:
    known = {*_PLAIN, *_NAMES, *(f"{name}_{code}" for name in _NAMES for code in languages)}
    for column in rows[0].columns if rows else ():
        if column not in known:
            what = _("The column «{name}» is not known here.").format(name=column)
            names = ", ".join([*_PLAIN, *_NAMES, *(f"surname_{code}" for code in languages), "…"])
            advice = _("Possible: {names}.").format(names=names)
            yield Problem(
                "table-unknown-column",
                Place(rows[0].file, 1, rows[0].columns[column]),
                what,
                advice,
            )


def _of_row(row: Row, book: AddressBook, seen: dict[str, Any]) -> Iterator[Problem]:
    name = row.cells.get("id", "")
    if not re.match(Identifier.pattern, name):
        what = _("«{text}» is not a name in small Latin letters.").format(text=name)
        advice = _("Write, for example, «{name}».").format(name="iva")
        yield Problem("not-an-id", row.place("id"), what, advice)
    elif name in seen or name in book.people:
        what = _("The id «{name}» is taken already.").format(name=name)
        yield Problem(
            "book-id-taken", row.place("id"), what, _("Choose another one, or delete the row.")
        )
    for column in ("from", "until"):
        if (text := row.cells.get(column)) and not re.match(Day.pattern, _day(text)):
            what = _("«{text}» is not a date as year, month, day.").format(text=text)
            advice = _("Write {example}.").format(example="2025-11-26")
            yield Problem("not-a-date", row.place(column), what, advice)
    if (gender := row.cells.get("gender")) and gender.lower() not in GENDERS:
        what = _("«{text}» is not known here.").format(text=gender)
        advice = _("Possible here: {names}.").format(names="masculine, feminine")
        yield Problem("unknown-word", row.place("gender"), what, advice)
    if (faction := row.cells.get("faction")) and faction not in book.factions:
        what = _("The address book has no «{name}».").format(name=faction)
        advice = _("Add the faction to the address book first.")
        yield Problem("unknown-id", row.place("faction"), what, advice)


def _person(row: Row, languages: list[str]) -> dict[str, Any]:
    person: dict[str, Any] = {}
    for name in _NAMES:
        texts = {
            code: row.cells[f"{name}_{code}"] for code in languages if f"{name}_{code}" in row.cells
        }
        if texts:
            person[name] = braces(texts)
        elif name in row.cells:
            person[name] = row.cells[name]
    if "gender" in row.cells:
        person["gender"] = GENDERS.get(row.cells["gender"].lower(), "")
    for column in ("from", "until"):
        if column in row.cells:
            person[column] = _day(row.cells[column])
    return person


def _day(text: str) -> str:
    people = _DATE_OF_PEOPLE.fullmatch(text)
    return f"{people[3]}-{int(people[2]):02}-{int(people[1]):02}" if people else text


def _people_added(text: str, people: dict[str, dict[str, Any]]) -> Iterator[tuple[int, str]]:
    """Yield where to put the lines of new people, and the lines."""
    if not people:
        return
    node = _child(yaml.compose(text, Loader=yaml.SafeLoader), "people")
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


def _members_added(text: str, members: dict[str, list[str]]) -> Iterator[tuple[int, str]]:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
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
