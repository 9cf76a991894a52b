"""A register in a database: its tables, and how entries are kept in them, whatever the database.

Values reach the database as parameters alone, never in the text of a statement.
"""

import datetime
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import count, groupby
from pathlib import Path
from typing import Any, Protocol

from drafter.errors import WARNING, Place, Problem, RegisterError
from drafter.files.output import Output, write_files
from drafter.register.briefs import Brief, brief_of
from drafter.register.entries import Answer, Entry, Texts
from drafter.register.ledger import ALL, Filter, Ledger, Report, silent
from drafter.register.sql_briefs import Reader, briefs
from drafter.wording import _

VERSION = 1
"""That of the tables; a newer drafter may have others."""

TABLES = {
    "register_version": "CREATE TABLE register_version (version INTEGER NOT NULL,"
    " changes INTEGER NOT NULL)",
    "register_entries": "CREATE TABLE register_entries (id INTEGER PRIMARY KEY,"
    " number TEXT NOT NULL, date DATE, kind TEXT NOT NULL, initiator TEXT NOT NULL,"
    " participants TEXT NOT NULL, term DATE)",
    "register_texts": "CREATE TABLE register_texts (entry INTEGER NOT NULL,"
    " language TEXT NOT NULL, addressee TEXT NOT NULL, summary TEXT NOT NULL,"
    " PRIMARY KEY (entry, language))",
    "register_files": "CREATE TABLE register_files (entry INTEGER NOT NULL,"
    " position INTEGER NOT NULL, file TEXT NOT NULL, PRIMARY KEY (entry, position))",
    "register_answers": "CREATE TABLE register_answers (entry INTEGER NOT NULL,"
    " position INTEGER NOT NULL, date DATE, number TEXT NOT NULL, summary TEXT NOT NULL,"
    " file TEXT NOT NULL, PRIMARY KEY (entry, position))",
    "register_by_number": "CREATE INDEX register_by_number ON register_entries (number)",
    "register_by_file": "CREATE INDEX register_by_file ON register_files (file)",
}
"""The statements that make them, by the names of tables and indexes."""

_CHILDREN = {
    "register_texts": ("language", "addressee", "summary"),
    "register_files": ("position", "file"),
    "register_answers": ("position", "date", "number", "summary", "file"),
}
"""The columns of what an entry has several of, in their order."""

_LAST = (
    "SELECT coalesce(max(last), 0) FROM (SELECT max(id) AS last FROM register_entries"
    " UNION ALL SELECT max(entry) FROM register_texts"
    " UNION ALL SELECT max(entry) FROM register_files"
    " UNION ALL SELECT max(entry) FROM register_answers) AS known"
)
"""The last id, also of an entry that somebody has deleted without what belongs to it."""

_SAID = ("number", "summary", "file")
"""The texts of an answer."""

_AT_ONCE = 500
"""Entries that are read together."""

Row = tuple[Any, ...]


class Database(Protocol):
    """What a register needs of a database; all methods raise RegisterError, told to the user."""

    name: str
    joins: str
    """The function that puts the texts of a group together, with something between them."""

    def is_made(self) -> bool:
        """Tell whether the tables are there."""

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[Row]:
        """Return what a statement selects; its parameters are question marks."""

    def run(self, statement: str, rows: Sequence[Row]) -> None:
        """Run a statement for each row of values."""

    def begin(self) -> None:
        """Begin to write, alone, and make the tables if they are missing; wait for others."""

    def commit(self) -> None:
        """Let count what was written."""


class SqlLedger(Ledger):
    """The entries of a register in a database; an entry's key is its id."""

    def __init__(self, database: Database, folder: Path | None) -> None:
        """Take a database that is open, and the folder that files are seen from."""
        super().__init__()
        self._database, self.name, self.folder = database, database.name, folder
        self._writes = self._made = False

    @property
    def changes(self) -> int:
        """How often the register was written; 0 where it has no tables yet."""
        if not self._is_made():
            return 0
        ((changes,),) = self._database.rows("SELECT changes FROM register_version")
        return int(changes)

    def entries(self, wanted: Filter = ALL, report: Report = silent) -> Iterator[Entry]:
        """Yield the wanted entries, in the order in which they were entered."""
        conditions, values = _conditions(wanted)
        last = -1
        while ids := self._ids(conditions, values, last):
            last = ids[-1]
            yield from filter(wanted.takes, self._with_ids(ids, report))

    def briefs(self, language: str, report: Report = silent) -> Iterator[Brief]:
        """Yield all letters in short, in the order in which they were entered."""

        def day(value: Any, key: int) -> datetime.date | None:
            return _day(value, Place(self.name, key), report) if value else None

        reader = Reader(day, _said)
        for some in briefs(self._database, language, reader) if self._is_made() else ():
            poor = {one.key or 0 for one in some if not (one.to and one.subject)}
            whole = {entry.key: brief_of(entry, language) for entry in self.with_keys(poor)}
            yield from (whole.get(one.key, one) for one in some)

    def with_keys(self, keys: Collection[int]) -> Iterator[Entry]:
        """Yield the entries of these ids."""
        for some in _pieces(sorted(keys)) if self._is_made() else ():
            yield from self._with_ids(some)

    def save(self, files: Sequence[Output] = ()) -> None:
        """Write files and commit; files are taken back where that fails."""
        write_files(files, then=self._commit)

    def _commit(self) -> None:
        if self._writes:
            self._database.run("UPDATE register_version SET changes = changes + 1", [()])
        self._database.commit()
        self._writes = False

    def begin(self) -> None:
        """Write from now on, alone, until it is saved."""
        if not self._writes:
            self._database.begin()
            self._writes = self._made = True

    def _is_made(self) -> bool:
        self._made = self._made or self._database.is_made()
        return self._made

    def _ids(self, conditions: str, values: Sequence[Any], last: int) -> list[int]:
        if not self._is_made():
            return []
        select = f"SELECT id FROM register_entries WHERE id > ?{conditions} ORDER BY id LIMIT ?"  # noqa: S608
        return [row[0] for row in self._database.rows(select, [last, *values, _AT_ONCE])]

    def _with_ids(self, ids: Sequence[int], report: Report = silent) -> Iterator[Entry]:
        places = ", ".join("?" * len(ids))
        children = {
            table: self._children(table, columns, places, ids)
            for table, columns in _CHILDREN.items()
        }
        select = (
            "SELECT id, number, date, kind, initiator, participants, term FROM register_entries"  # noqa: S608
            f" WHERE id IN ({places}) ORDER BY id"
        )
        for key, number, date, kind, initiator, participants, term in self._database.rows(
            select, ids
        ):
            place = Place(self.name, key)
            found = {table: rows.get(key, []) for table, rows in children.items()}
            yield Entry(
                number=_said(number),
                date=_day(date, place, report),
                kind=_said(kind),
                initiator=_said(initiator),
                participants=_said(participants),
                term=_day(term, place, report),
                texts={
                    _said(code): Texts(*map(_said, text)) for code, *text in found["register_texts"]
                },
                files=tuple(_said(file) for _position, file in found["register_files"]),
                answers=tuple(
                    Answer(
                        date=_day(day, place, report),
                        **dict(zip(_SAID, map(_said, said), strict=True)),
                    )
                    for _position, day, *said in found["register_answers"]
                ),
                place=place,
                key=key,
            )

    def _children(
        self, table: str, columns: Sequence[str], places: str, ids: Sequence[int]
    ) -> dict[int, list[Row]]:
        select = (
            f"SELECT entry, {', '.join(columns)} FROM {table}"  # noqa: S608 - names are ours
            f" WHERE entry IN ({places}) ORDER BY entry, {columns[0]}"
        )
        found = groupby(self._database.rows(select, ids), lambda row: row[0])
        return {key: [row[1:] for row in rows] for key, rows in found}

    def _with_files(self, files: Collection[str]) -> Iterator[Entry]:
        return self._where("SELECT DISTINCT entry FROM register_files WHERE file IN ({})", files)

    def _with_numbers(self, numbers: Collection[str]) -> Iterator[Entry]:
        return self._where("SELECT id FROM register_entries WHERE number IN ({})", numbers)

    def _where(self, select: str, values: Collection[str]) -> Iterator[Entry]:
        """Yield the entries that a statement selects by any of these values."""
        ids = list[int]()
        for some in _pieces(list(values)) if self._is_made() else ():
            statement = select.format(", ".join("?" * len(some)))
            ids += [row[0] for row in self._database.rows(statement, some)]
        for some in _pieces(sorted(set(ids))):
            yield from self._with_ids(some)

    def _add(self, entries: Sequence[Entry]) -> None:
        self.begin()
        ((last,),) = self._database.rows(_LAST)
        keyed = list(zip(count(last + 1), entries, strict=False))
        self._database.run(
            "INSERT INTO register_entries (id, number, date, kind, initiator, participants, term)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(key, *_facts(entry)) for key, entry in keyed],
        )
        self._add_children(keyed)

    def _change(self, pairs: Sequence[tuple[Entry, Entry]]) -> None:
        if not pairs:
            return
        self.begin()
        keyed = [(line.key or 0, after) for line, after in pairs]
        self._database.run(
            "UPDATE register_entries SET number = ?, date = ?, kind = ?, initiator = ?,"
            " participants = ?, term = ? WHERE id = ?",
            [(*_facts(entry), key) for key, entry in keyed],
        )
        for table in _CHILDREN:
            delete = f"DELETE FROM {table} WHERE entry = ?"  # noqa: S608 - the name is ours
            self._database.run(delete, [(key,) for key, _entry in keyed])
        self._add_children(keyed)

    def _add_children(self, keyed: Sequence[tuple[int, Entry]]) -> None:
        for table, columns in _CHILDREN.items():
            rows = [(key, *row) for key, entry in keyed for row in _rows(table, entry)]
            names, places = ", ".join(columns), ", ".join("?" * (len(columns) + 1))
            insert = f"INSERT INTO {table} (entry, {names}) VALUES ({places})"  # noqa: S608
            if rows:
                self._database.run(insert, rows)


def _facts(entry: Entry) -> Row:
    dates = [day and day.isoformat() for day in (entry.date, entry.term)]
    return entry.number, dates[0], entry.kind, entry.initiator, entry.participants, dates[1]


def _rows(table: str, entry: Entry) -> Iterable[Row]:
    if table == "register_texts":
        return [(code, *text) for code, text in entry.texts.items()]
    if table == "register_files":
        return enumerate(entry.files)
    return [
        (at, one.date and one.date.isoformat(), one.number, one.summary, one.file)
        for at, one in enumerate(entry.answers)
    ]


def _conditions(wanted: Filter) -> tuple[str, list[Any]]:
    """Return what a database can choose by, and the values."""
    chosen = {
        " AND number = ?": wanted.number,
        " AND date >= ?": wanted.since and wanted.since.isoformat(),
        " AND date <= ?": wanted.until and wanted.until.isoformat(),
        " AND kind = ?": wanted.kind,
    }
    asked = {condition: value for condition, value in chosen.items() if value is not None}
    answered = "EXISTS (SELECT 1 FROM register_answers WHERE entry = register_entries.id)"
    text = "".join(asked)
    if wanted.answered is not None:
        text += f" AND {'' if wanted.answered else 'NOT '}{answered}"
    return text, list(asked.values())


def _pieces(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (values[at : at + _AT_ONCE] for at in range(0, len(values), _AT_ONCE))


def _said(value: Any) -> str:
    """Return a text, whatever another program has put into its place."""
    if isinstance(value, str):
        return value
    return "" if value is None else str(value)


def _day(value: Any, place: Place, report: Report) -> datetime.date | None:
    """Return a date: a database has it as one, or as a text, which others may have written."""
    if value is None or isinstance(value, datetime.date):
        return value
    try:
        return datetime.date.fromisoformat(str(value))
    except ValueError:
        what = _("«{text}» is not a date.").format(text=str(value)[:40])
        report(Problem("not-a-date", place, what, "", WARNING))
        return None


def newer(name: str) -> RegisterError:
    """Return the error that the tables are those of a newer drafter."""
    what = _("A newer version of drafter made this register.")
    advice = _("Update drafter on this computer.")
    return RegisterError([Problem("register-newer", Place(name), what, advice)])
