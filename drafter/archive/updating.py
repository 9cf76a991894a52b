"""The index brought up to date: what is new or changed is read, what has gone is forgotten.

A file is known by its size and its time, or else by what is in it; so a folder that was copied or
synchronised is not read once more.  Two processes may do so at once: each takes in whole files.
"""

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from drafter.archive.documents import Document
from drafter.archive.index import Index, Known, Mark
from drafter.archive.letters import read_letter
from drafter.archive.older import converted
from drafter.archive.registered import BETWEEN, answers, entries_in, sent
from drafter.archive.sources import Source, archived, letters_of, lies_in, missing
from drafter.archive.word_files import read_word_file
from drafter.errors import WARNING, DrafterError, Place, Problem
from drafter.files.input import contents
from drafter.files.limits import LARGEST_DOCUMENT, LARGEST_LETTER
from drafter.files.refusals import problem_of
from drafter.register import Address, default_register
from drafter.wording import _
from drafter.workspace import ADDRESS_BOOK, Workspace

_AT_ONCE = 64
"""Files that are read before they are written together."""

_CLOCK_STEP = 2_000_000_000
"""So coarse is the clock of some file systems, in nanoseconds: a file may change twice in it."""

_UNSETTLED = -1
_NOTHING = Document({})

Progress = Callable[[int, int], None]
"""Is told how many files have been read, and how many are to be read."""


def unseen(_done: int, _all: int) -> None:
    """Show no progress."""


class Update(NamedTuple):
    """What was read, and what is to be told of it."""

    read: int
    problems: Sequence[Problem]


class _Read(NamedTuple):
    """A file that was read: None for a document that is the same as before."""

    source: Source
    mark: Mark
    hash: bytes
    document: Document | None


def update(index: Index, workspace: Workspace, progress: Progress = unseen) -> Update:
    """Bring an index up to date with the files of a workspace and of its archives.

    Raises sqlite3.Error where the index cannot be written.
    """
    assert workspace.folder is not None  # noqa: S101 - who has an index has a workspace
    folder = workspace.folder
    problems: list[Problem] = []
    files = index.files()
    reread = _book_changed(index, workspace)
    known = {path: one for path, one in files.items() if not (reread and one.uses_book)}
    letters = _named(letters_of(folder), problems)
    changed = [one for one in letters if _is_changed(one, known.get(one.path))]
    read = _take_in(index, changed, known, workspace, problems, progress)
    problems += _with_register(index, workspace)
    made = {one.letter for one in letters} | _made_of_letters(index)
    lost = missing(folder)
    problems += [_gone(one) for one in lost]
    old = _named(archived(folder, made), problems)
    new = [one for one in old if _is_changed(one, known.get(one.path))]
    read += _take_in(index, new, known, workspace, problems, progress)
    present = {one.path for one in (*letters, *old)}
    gone = [path for path in files if path not in present and not lies_in(path, lost, folder)]
    with index.writing() if gone else nullcontext():
        for path in gone:
            index.drop(path)
    return Update(read, problems)


def _named(sources: Iterable[Source], problems: list[Problem]) -> list[Source]:
    """Return the files whose names are text; the others are told of, as SQLite takes none."""
    found = list(sources)
    for one in found:
        if not _is_text(one.path):
            what = _("The name of this file cannot be read.")
            advice = _("Give the file another name in its folder.")
            problems.append(Problem("file-name", Place(str(one.file)), what, advice, WARNING))
    return [one for one in found if _is_text(one.path)]


def _is_text(path: str) -> bool:
    return BETWEEN not in path and path.encode(errors="ignore").decode() == path


def _take_in(
    index: Index,
    changed: Sequence[Source],
    known: dict[str, Known],
    workspace: Workspace,
    problems: list[Problem],
    progress: Progress,
) -> int:
    """Take in the files that are new or have changed; return how many say something new."""
    done = taken = 0
    for together in _together(changed):
        older = converted([one.file for one in together if one.is_older])
        read = [_read(one, known.get(one.path), workspace, older, problems) for one in together]
        with index.writing():
            for one in filter(None, read):
                if one.document is None:
                    index.touch(one.source.path, one.mark)
                else:
                    source = one.source
                    index.put(source.path, source.letter, one.mark, one.hash, one.document)
        taken += sum(bool(one and one.document and one.document.texts) for one in read)
        done += len(together)
        progress(done, len(changed))
    return taken


def _together(sources: Iterable[Source]) -> Iterator[list[Source]]:
    rest = iter(sources)
    while together := list(islice(rest, _AT_ONCE)):
        yield together


def _is_changed(source: Source, known: Known | None) -> bool:
    return known is None or known.mark != _mark(source)


def _mark(source: Source) -> Mark:
    return Mark(source.state.st_size, source.state.st_mtime_ns)


def _read(
    source: Source,
    known: Known | None,
    workspace: Workspace,
    older: dict[Path, bytes | Problem],
    problems: list[Problem],
) -> _Read | None:
    """Return what a file holds; None where it could not be opened, which the next time may do.

    One that is no letter is kept as empty, so that it is told of once.
    """
    mark = _mark(source)
    if abs(time.time_ns() - mark.mtime) < _CLOCK_STEP:
        mark = Mark(mark.size, _UNSETTLED)
    hash_ = b""
    try:
        limit = LARGEST_LETTER if source.is_letter else LARGEST_DOCUMENT
        data = contents(source.file, limit)
        hash_ = hashlib.blake2b(data, digest_size=16).digest()
        if known and known.hash == hash_:
            return _Read(source, mark, hash_, None)
        return _Read(source, mark, hash_, _document(source, data, workspace, older))
    except DrafterError as error:
        problems += [problem._replace(severity=WARNING) for problem in error.problems]
        return _Read(source, mark, hash_, _NOTHING)
    except OSError as error:
        problems.append(problem_of(error)._replace(severity=WARNING))
        return None


def _document(
    source: Source, data: bytes, workspace: Workspace, older: dict[Path, bytes | Problem]
) -> Document:
    if source.is_letter:
        return read_letter(source.file, workspace)
    if source.is_older:
        found = older[source.file]
        if isinstance(found, Problem):
            raise DrafterError([found])
        data = found
    return read_word_file(source.file, workspace.locales, data)


def _with_register(index: Index, workspace: Workspace) -> list[Problem]:
    """Take in what the register says, if it has changed; return what is wrong with it."""
    assert workspace.folder is not None  # noqa: S101 - who has an index has a workspace
    try:
        register = default_register(workspace)
        state = _state(register)
        if index.noted("register") == state:
            return []
        entries = entries_in(register)
    except DrafterError as error:
        return [problem._replace(severity=WARNING) for problem in error.problems]
    except OSError as error:
        return [problem_of(error)._replace(severity=WARNING)]
    with index.writing():
        for path in index.answers():
            index.drop(path)
        index.base.execute("DELETE FROM sent")
        if register is not None:
            rows = sent(entries, register, workspace.folder)
            index.base.executemany("INSERT INTO sent VALUES (?, ?, ?, ?)", rows)
            for path, document in answers(entries, register, workspace.folder):
                index.put(path, path, Mark(0, 0), b"", document)
        index.note("register", state)
    return []


def _state(register: Address | None) -> str:
    """Return what changes with a register; what a server says may always be new."""
    if register is None:
        return "none"
    if not isinstance(register, Path):
        return f"server {time.time_ns()}"
    try:
        state = register.stat()
    except OSError:
        return "none"
    return f"{register} {state.st_size} {state.st_mtime_ns}"


def _made_of_letters(index: Index) -> set[str]:
    """Return the letters of the register that stand in the workspace as files in YAML.

    Their Word files, wherever they lie, are known by the register; who has the number and the day
    of a letter is the same letter.
    """
    rows = index.base.execute(
        "SELECT sent.letter FROM sent JOIN file ON file.number = sent.number"
        " AND file.day = sent.day AND file.number != '' AND file.day != ''"
        " WHERE file.path LIKE '%.yaml' OR file.path LIKE '%.yml' OR file.path LIKE '%.json'"
    )
    return {letter for (letter,) in rows}


def _book_changed(index: Index, workspace: Workspace) -> bool:
    """Note the state of the address book; tell whether it has changed since letters were read."""
    assert workspace.folder is not None  # noqa: S101 - who has an index has a workspace
    try:
        state = (workspace.folder / ADDRESS_BOOK).stat()
        now = f"{state.st_size} {state.st_mtime_ns}"
    except OSError:
        now = ""
    before = index.noted("book")
    if before != now:
        with index.writing():
            index.note("book", now)
    return before != now


def _gone(folder: Path) -> Problem:
    what = _("This folder of old letters is not there now; what was known of it is still found.")
    advice = _("Connect the drive, or take the folder out with «drafter archive remove».")
    return Problem("archive-gone", Place(str(folder)), what, advice, WARNING)
