"""The index of letters in SQLite: what stands in which file, and the words by which it is found.

It is a cache: one that is absent, damaged, of another version or not the user's own is made anew.
Words are split and stemmed here (`terms`), since SQLite takes no tokenizer from Python; FTS5 keeps
where each stands and nothing of the texts, whose sentences lie beside it.
"""

import os
import sqlite3
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

from drafter import private
from drafter.archive.documents import Document
from drafter.archive.terms import COLUMNS, columns_of

VERSION = 1
"""Grows with every change of the tables, of the stemmers, or of what is taken of letters."""

_SECONDS = 20.0
"""How long another process may hold the index."""

_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)
_NO_PLACE = (
    *(sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR),
    sqlite3.SQLITE_PROTOCOL,
)
"""What SQLite says of a disk that cannot be written, or has no locks to give."""

_TABLES = f"""
    CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE file (
        id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, letter TEXT NOT NULL,
        size INTEGER NOT NULL, mtime INTEGER NOT NULL, hash BLOB NOT NULL,
        day TEXT NOT NULL, number TEXT NOT NULL, kind TEXT NOT NULL, ids TEXT NOT NULL,
        uses_book INTEGER NOT NULL
    );
    CREATE TABLE text (
        id INTEGER PRIMARY KEY, file INTEGER NOT NULL, language TEXT NOT NULL,
        addressee TEXT NOT NULL
    );
    CREATE INDEX text_of_file ON text (file);
    CREATE TABLE sentence (
        text INTEGER NOT NULL, rank INTEGER NOT NULL, line INTEGER NOT NULL,
        part INTEGER NOT NULL, words TEXT NOT NULL, PRIMARY KEY (text, rank)
    ) WITHOUT ROWID;
    CREATE TABLE sent (
        letter TEXT NOT NULL, number TEXT NOT NULL, day TEXT NOT NULL, answered INTEGER NOT NULL
    );
    CREATE INDEX sent_letter ON sent (letter);
    CREATE INDEX sent_number ON sent (number, day);
    CREATE VIRTUAL TABLE found USING fts5 (
        {", ".join(COLUMNS)}, content='', tokenize="ascii tokenchars '|'"
    );
"""


class Mark(NamedTuple):
    """By what a file is known again, without looking into it."""

    size: int
    mtime: int


class Known(NamedTuple):
    """A file of the index."""

    mark: Mark
    hash: bytes
    uses_book: bool


class Index:
    """The index in a file, or in memory where there is no place for one."""

    def __init__(self, file: Path | None) -> None:
        """Take the file; None for an index in memory.  Raises sqlite3.Error, OSError."""
        self.file = file
        if file is not None:
            _check_own(file)
        self.base = sqlite3.connect(
            ":memory:" if file is None else str(file),
            timeout=_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
        self._inode = None if file is None else _inode(file)
        try:
            self._begin()
        except BaseException:
            self.base.close()
            raise

    def _begin(self) -> None:
        """Make the tables where there are none; raises sqlite3.DatabaseError for other ones."""
        # Triggers and views, which nobody has put there, may do nothing.
        self.base.execute("PRAGMA trusted_schema = OFF")
        self.base.execute("PRAGMA temp_store = MEMORY")
        if self._is_empty():
            with self.writing():
                if self._is_empty():  # another process may have been quicker
                    for statement in filter(str.strip, _TABLES.split(";")):
                        self.base.execute(statement)
                    self.note("made by", _maker())
                    self.base.execute(f"PRAGMA user_version = {VERSION}")
        (found,) = self.base.execute("PRAGMA user_version").fetchone()
        if found != VERSION or self.noted("made by") != _maker():
            raise sqlite3.DatabaseError("another version")

    def _is_empty(self) -> bool:
        return self.base.execute("SELECT 1 FROM sqlite_schema").fetchone() is None

    def is_gone(self) -> bool:
        """Tell whether the file was deleted or replaced since it was opened."""
        return self.file is not None and _inode(self.file) != self._inode

    def close(self) -> None:
        """Close the file."""
        self.base.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Write alone: what is done here is done whole, or not at all."""
        self.base.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with suppress(sqlite3.Error):  # the disk may be full, or gone
                self.base.execute("ROLLBACK")
            raise
        self.base.execute("COMMIT")

    def noted(self, name: str) -> str:
        """Return a fact that was noted about the whole; empty where none was."""
        row = self.base.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def note(self, name: str, value: str) -> None:
        """Note a fact."""
        self.base.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))

    def files(self) -> dict[str, Known]:
        """Return the files of the index by their paths; answers in a register are none."""
        rows = self.base.execute(
            "SELECT path, size, mtime, hash, uses_book FROM file WHERE NOT instr(path, char(10))"
        )
        return {
            path: Known(Mark(size, mtime), hash_, bool(uses_book))
            for path, size, mtime, hash_, uses_book in rows
        }

    def answers(self) -> list[str]:
        """Return the paths of the answers: the file of a register, and a line of it."""
        rows = self.base.execute("SELECT path FROM file WHERE instr(path, char(10))")
        return [path for (path,) in rows]

    def touch(self, path: str, mark: Mark) -> None:
        """Note that a file has another mark, and that what it holds is the same."""
        self.base.execute(
            "UPDATE file SET size = ?, mtime = ? WHERE path = ?", (mark.size, mark.mtime, path)
        )

    def put(self, path: str, letter: str, mark: Mark, hash_: bytes, document: Document) -> None:
        """Take a file in, in place of what was known of it.

        `letter` is the same for the versions of a letter in its languages.
        """
        self.drop(path)
        day = document.day.isoformat() if document.day else ""
        facts = (day, document.number, document.kind, " ".join(document.ids), document.uses_book)
        file = self.base.execute(
            "INSERT INTO file (path, letter, size, mtime, hash, day, number, kind, ids, uses_book)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (path, letter, *mark, hash_, *facts),
        ).lastrowid
        for language, text in document.texts.items():
            id_ = self.base.execute(
                "INSERT INTO text (file, language, addressee) VALUES (?, ?, ?)",
                (file, language, text.addressee),
            ).lastrowid
            rows = [
                (id_, rank, sentence.line, int(sentence.part), sentence.words)
                for rank, sentence in enumerate(text.sentences)
            ]
            self.base.executemany("INSERT INTO sentence VALUES (?, ?, ?, ?, ?)", rows)
            self._words(id_, document.number, language, [(part, words) for *_, part, words in rows])

    def drop(self, path: str) -> None:
        """Forget a file."""
        texts = self.base.execute(
            "SELECT text.id, text.language, file.number FROM text"
            " JOIN file ON file.id = text.file WHERE file.path = ?",
            (path,),
        ).fetchall()
        for id_, language, number in texts:
            rows = self.base.execute(
                "SELECT part, words FROM sentence WHERE text = ? ORDER BY rank", (id_,)
            ).fetchall()
            self._words(id_, number, language, rows, "'delete'")
            self.base.execute("DELETE FROM sentence WHERE text = ?", (id_,))
            self.base.execute("DELETE FROM text WHERE id = ?", (id_,))
        self.base.execute("DELETE FROM file WHERE path = ?", (path,))

    def _words(
        self,
        text: int | None,
        number: str,
        language: str,
        sentences: Iterable[tuple[int, str]],
        command: str = "",
    ) -> None:
        """Put the words of a text into the table of FTS5, or take them out again."""
        names = ", ".join(["rowid", *COLUMNS])
        marks = ", ".join("?" * (len(COLUMNS) + 1))
        into, what = (f"found, {names}", f"{command}, {marks}") if command else (names, marks)
        self.base.execute(
            f"INSERT INTO found ({into}) VALUES ({what})",  # noqa: S608 - nothing of a user's
            (text, *columns_of(number, language, sentences)),
        )


def opened(file: Path | None) -> Index:
    """Return the index of a file, made anew where it is damaged or of another version.

    Where there is no place for one it is made in memory.  Raises sqlite3.Error, as when another
    process has been writing it for long.
    """
    if file is None:
        return Index(None)
    try:
        return Index(file)
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _NO_PLACE:
            return Index(None)
        if not is_damage(error):
            raise
    except PermissionError:
        pass
    try:
        remove(file)
        return Index(file)
    except OSError:
        return Index(None)  # it is somebody else's, or open elsewhere


def is_damage(error: sqlite3.Error) -> bool:
    """Tell whether an error says that the index is no sound one."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    return (code or sqlite3.SQLITE_CORRUPT) & 0xFF in _DAMAGE


def remove(file: Path) -> None:
    """Delete an index, with the journal that a killed process has left; raises OSError."""
    for name in (file.name, f"{file.name}-journal"):
        with suppress(FileNotFoundError):
            file.with_name(name).unlink()


def _inode(file: Path) -> int | None:
    try:
        return file.stat().st_ino
    except OSError:
        return None


def _check_own(file: Path) -> None:
    """Make the file, closed to others; raises PermissionError for one that is not the user's."""
    with suppress(FileExistsError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    state = file.lstat()
    if not stat.S_ISREG(state.st_mode):
        raise PermissionError
    if private.HAS_OWNERS and (state.st_uid != os.geteuid() or state.st_mode & 0o077):
        raise PermissionError


def _maker() -> str:
    """Return what changes with the stemmers, whose words stand in the index."""
    try:
        return version("snowballstemmer")
    except PackageNotFoundError:
        return ""
