"""How the letters of each row are named, and which rows would have the same name.

Names are compared on the disk: a table may have a million rows.
"""

import errno
import json
import re
import sqlite3
import string
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from types import TracebackType

from drafter.errors import CallError, Problem
from drafter.files.names import as_one, safe
from drafter.sheets.tables import Row
from drafter.wording import _

NAME = "{letter}-{row}"

_OURS = re.compile(r"index\.csv$|together(?:$|[-.])", re.IGNORECASE)
_COLUMNS_OF_OURS = ("letter", "row")


class Names:
    """The names of the letters of a table's rows, by a pattern with columns in braces.

    A «/» of the pattern parts letters into folders; one in a cell does not.
    """

    def __init__(self, pattern: str, letter: str, columns: Iterable[str]) -> None:
        """Take the pattern, the name of the letter's file, and the columns of the table.

        Raises CallError for braces that do not pair, and for unknown columns.
        """
        self._pieces = _pieces(pattern)
        self._letter = letter
        self.count = 0
        self._last = 1
        self._are_alike = False
        known = {*columns, *_COLUMNS_OF_OURS}
        for column in self.columns:
            if column not in known:
                what = _("The table has no column «{name}».").format(name=column)
                advice = _("Possible: {names}.").format(names=", ".join(sorted(known)))
                raise CallError(f"{what} {advice}")
        self._of_cells = [name for name in self.columns if name not in _COLUMNS_OF_OURS]
        self._disk = sqlite3.connect("", isolation_level=None)  # a file that nobody else sees
        self._disk.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            "CREATE TABLE rows (number INTEGER PRIMARY KEY, cells TEXT);"
            "CREATE TABLE names (name TEXT PRIMARY KEY, first INTEGER, second INTEGER)"
            " WITHOUT ROWID;"
        )

    @property
    def columns(self) -> list[str]:
        """What stands in the braces of the pattern."""
        return [name for _text, name in self._pieces if name]

    @property
    def has_folders(self) -> bool:
        """Whether letters are parted into folders."""
        return any("/" in text for text, _name in self._pieces)

    def __enter__(self) -> "Names":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._disk.close()

    def take(self, rows: Iterable[Row]) -> None:
        """Take all rows, in their order, and find the names that are alike.

        Raises OSError where there is no room for them on the disk.
        """
        try:
            self._take(rows)
        except sqlite3.Error as error:
            raise OSError(errno.ENOSPC, str(error), tempfile.gettempdir()) from error

    def _take(self, rows: Iterable[Row]) -> None:
        with self._at_once():
            self._disk.executemany("INSERT INTO rows VALUES (?, ?)", self._taken(rows))
        with self._at_once(), closing(self._disk.cursor()) as cursor:
            cursor.executemany(
                "INSERT INTO names VALUES (?, ?, NULL) ON CONFLICT DO UPDATE"
                " SET second = coalesce(second, excluded.first)",
                self._named(),
            )
        found = self._disk.execute("SELECT 1 FROM names WHERE second IS NOT NULL LIMIT 1")
        self._are_alike = found.fetchone() is not None
        self._disk.execute("DROP TABLE rows")

    def _at_once(self) -> "_Transaction":
        return _Transaction(self._disk)

    def _taken(self, rows: Iterable[Row]) -> Iterator[tuple[int, str | None]]:
        for row in rows:
            self.count += 1
            self._last = row.number
            cells = [row.text(name) for name in self._of_cells]
            yield row.number, json.dumps(cells) if cells else None

    def _named(self) -> Iterator[tuple[str, int]]:
        for number, cells in self._disk.execute("SELECT number, cells FROM rows ORDER BY number"):
            yield as_one(self._name(number, json.loads(cells) if cells else [])), number

    def of(self, row: Row) -> str:
        """Return the name of a row's letters, without ending; folders in it end with «/»."""
        return self._name(row.number, [row.text(name) for name in self._of_cells])

    def _name(self, number: int, cells: list[str]) -> str:
        values = dict(zip(self._of_cells, cells, strict=True))
        values |= {"letter": self._letter, "row": f"{number:0{len(str(self._last))}}"}
        parts = [""]
        for text, gap in self._pieces:
            first, *others = text.split("/")
            parts[-1] += first
            parts += others
            parts[-1] += values.get(gap, "")
        first, *others = map(safe, parts)
        # Neither a folder nor a letter may be called what files of ours are.
        first = f"_{first}" if _OURS.match(first) else first
        return "/".join([first, *others])

    def alike(self, row: Row) -> Problem | None:
        """Return what is wrong with a row whose name is that of another; of those none is right."""
        if not self._are_alike:
            return None
        name = self.of(row)
        query = "SELECT first, second FROM names WHERE name = ?"
        first, second = self._disk.execute(query, [as_one(name)]).fetchone()
        if second is None:
            return None
        what = _("The file «{name}» would be that of row {number} as well.")
        what = what.format(name=name, number=second if row.number == first else first)
        advice = _("Put another column, or the row's number «row», into --name.")
        return Problem("same-target", row.place(""), what, advice)


class _Transaction:
    """A transaction of a database."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def __enter__(self) -> None:
        self._database.execute("BEGIN")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._database.execute("ROLLBACK" if error else "COMMIT")


def _pieces(pattern: str) -> list[tuple[str, str]]:
    """Return the texts of a pattern, each with the column after it: all that stands in braces."""
    try:
        return [
            (text, (name or "") + (f"!{how}" if how else "") + (f":{form}" if form else ""))
            for text, name, form, how in string.Formatter().parse(pattern)
        ]
    except ValueError as error:
        what = _("The braces of the pattern do not pair: {pattern}").format(pattern=pattern)
        raise CallError(what) from error
