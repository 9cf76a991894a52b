"""Letters of many rows written into a folder, some at a time, and what became of the rows."""

import os
import time
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter.errors import DrafterError, OutputError, Place, Problem
from drafter.files.limits import MOST_REMARKS
from drafter.files.output import Output, write_files
from drafter.files.refusals import problem_of
from drafter.office.entering import address_of, enter
from drafter.office.making import Made
from drafter.office.spooling import Spool
from drafter.register import Address, name_of
from drafter.sheets.tables import Row
from drafter.wording import _, ngettext

if TYPE_CHECKING:
    from drafter.office.joint import JointFiles

INDEX = "index.csv"

_PATIENCE, _PAUSE = 2.0, 0.02
"""Seconds that another run of the same list may take for a row, and between looks at it."""
_AT_ONCE = 64
"""So many letters are written together: the disk is told of them once."""
_MOST_RANGES = 50
_PDF_MARK = b"%% made of %s\n"
_LAST = b"startxref"
_END_OF_PDF = 256

Tell = Callable[[Iterable[Problem]], None]


class _Waiting(NamedTuple):
    """The letters of a row that are about to be written."""

    made: Made
    targets: dict[str, Path]
    files: dict[str, list[Output]]
    """By language, as `targets`: a letter, and its PDF where that is new."""


class Written:
    """Writes letters into a folder, and counts and tells what became of the rows."""

    def __init__(
        self,
        folder: Path,
        force: bool,
        tell: Tell,
        warn: Tell,
        *,
        with_entries: bool = False,
        joint: "JointFiles | None" = None,
    ) -> None:
        """Take the folder, whether letters are replaced, and who is told of what.

        `with_entries` keeps the entries of a register, `joint` has files of all letters.
        """
        self._joint = joint
        self.folder, self.force = folder, force
        self.rows = self.written = self.kept = self.faulty = 0
        self.tell, self.warn = _Told(tell), _Told(warn)
        self._home = folder.stat()
        self._faults: dict[Problem, _Rows] = {}
        """What is wrong in files that many rows share, the letter's or the address book."""
        self._refused: dict[Problem, _Rows] = {}
        """What the system refused to write, and why: for each reason the rows."""
        self._remarked: dict[Problem, _Rows] = {}
        """What is to be looked at in many rows."""
        self._waiting: list[_Waiting] = []
        self._spool = Spool(folder, with_entries=with_entries)

    def close(self) -> None:
        """Tell what many rows share, wrong or to be looked at, and delete what was kept."""
        self._tell_faults()
        self._tell_refused()
        self._tell_remarked()
        self._spool.close()

    def target(self, name: str, code: str) -> Path:
        """Return the file of a letter: the name of its row, and its language."""
        return self.folder / f"{name}.{code}.docx"

    def wants_pdf(self, name: str, code: str, letter: bytes) -> bool:
        """Tell whether the PDF of a letter is not there yet."""
        return not _is_pdf_of(self.target(name, code).with_suffix(".pdf"), letter)

    def take(self, made: Made, name: str) -> None:
        """Write the letters of a row with some others, unless something is wrong with it.

        Raises OutputError where the folder is no longer there.
        """
        self.rows += 1
        targets = {code: self.target(name, code) for code in made.letters}
        files = {
            code: [Output(target, made.letters[code], self.force)]
            for code, target in targets.items()
        }
        for code, data in made.pdfs.items():
            pdf = with_mark(data, made.letters[code])
            files[code].append(Output(targets[code].with_suffix(".pdf"), pdf, self.force))
        self._waiting.append(_Waiting(made, targets, files))
        if sum(len(one.targets) for one in self._waiting) >= _AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Write what waits: all of it together, or where that fails row by row."""
        self._check_folder()
        waiting, self._waiting = self._waiting, []
        sound = [one for one in waiting if not one.made.problems]
        missing = {id(one): _missing(one) for one in sound}
        files = [file for group in missing.values() for some in group.values() for file in some]
        try:
            self._make_folders(files)
            write_files(files, make_folders=False)
            news = {number: sum(map(bool, group.values())) for number, group in missing.items()}
        except (DrafterError, OSError):
            news = {}
        for one in waiting:
            self._settle(one, news.get(id(one)))

    def _settle(self, one: _Waiting, new: int | None) -> None:
        """Count a row of which so many letters were written; None where that is yet to be tried."""
        problems, refused = one.made.problems, list[Problem]()
        if not problems and new is None:
            try:
                problems, new = self._write(one)
            except (DrafterError, OSError) as error:
                refused = list(problems_of(error))
        self.warn(dict.fromkeys(one.made.guesses))
        row = one.made.row
        shared = dict.fromkeys(it for it in one.made.problems if not _stands_in(it, row))
        self.tell(dict.fromkeys(it for it in problems if it not in shared))
        for problem in shared:
            if problem not in self._faults and len(self._faults) == MOST_REMARKS:
                self._tell_faults()  # nobody reads more of them
            self._faults.setdefault(problem, _Rows(problem)).add(row.number)
        for problem in one.made.remarks:
            key = problem._replace(place=None)
            self._remarked.setdefault(key, _Rows(problem)).add(row.number)
        for problem in refused:
            key = problem._replace(place=None)
            self._refused.setdefault(key, _Rows(problem)).add(row.number)
        if problems or refused:
            self.faulty += 1
        else:
            self.written += new or 0
            self.kept += len(one.targets) - (new or 0)
            if self._joint is not None:
                self._joint.add(one.made, one.targets)
            if one.made.entries:
                self._spool.note(one.made.entries, one.targets)

    def _check_folder(self) -> None:
        """Raise OutputError where the folder is gone, or where another one has its name."""
        try:
            if os.path.samestat(self.folder.stat(), self._home):
                return
        except OSError:
            pass  # it is not there, or nobody may look at it
        what = ngettext(
            "The folder was moved or deleted after {count} letter had been written into it.",
            "The folder was moved or deleted after {count} letters had been written into it.",
            self.written,
        )
        advice = _("Put it back, and run the command again: letters that are there are kept.")
        place = Place(str(self.folder))
        raise OutputError([Problem("folder-gone", place, what.format(count=self.written), advice)])

    def _make_folders(self, files: Iterable[Output]) -> None:
        """Make the folders of letters in the one of them all."""
        for folder in dict.fromkeys(file.target.parent for file in files):
            if folder != self.folder:
                folder.mkdir(parents=True, exist_ok=True)

    def _write(self, one: _Waiting) -> tuple[list[Problem], int]:
        """Write what is not there yet; a letter that is there with the same bytes is left alone.

        Return what is wrong, and how many letters were new.
        """
        try:
            self._make_folders(file for some in one.files.values() for file in some)
            return [], _write_missing(one)
        except OutputError as error:
            if error.problems[0].id != "file-exists":
                raise
            missing = [file for some in _missing(one).values() for file in some]
            return [_another(file.target) for file in missing if file.target.exists()], 0

    def _tell_faults(self) -> None:
        """Tell what is wrong in files that rows share once for all of the rows."""
        for problem, rows in self._faults.items():
            what = rows.named_before(problem.what)
            if rows.count == 1:
                what = _("Row {number}: {what}").format(number=rows.said(), what=what)
            self.tell([problem._replace(what=what)])
        self._faults.clear()

    def _tell_refused(self) -> None:
        """Tell what could not be written; a reason that many rows have, a full disk say, once."""
        for problem, rows in self._refused.items():
            place = Place(str(self.folder)) if rows.count > 1 else rows.first.place
            self.tell([problem._replace(place=place, what=rows.named_before(problem.what))])
        self._refused.clear()

    def _tell_remarked(self) -> None:
        """Tell what is to be looked at once for all its rows, at the first of them."""
        for problem, rows in self._remarked.items():
            self.warn([rows.first._replace(what=rows.named_before(problem.what))])
        self._remarked.clear()

    def finish(self, register: str | None) -> None:
        """Write the index, and enter the letters in a register.

        Raises OutputError where the register cannot be written, and says that the letters are.
        """
        self.flush()
        self._check_folder()
        if self._joint is not None:
            self._joint.finish()
        index = Output(self.folder / INDEX, self._spool.index(), force=True)
        write_files([index], make_folders=False)
        if register:
            address = address_of(register)
            try:
                enter(address, self._spool.entries(), lambda doubt: self.warn([doubt]))
            except (DrafterError, OSError) as error:
                raise OutputError([*problems_of(error), _not_entered(address)]) from error
        self._tell_faults()
        self.tell.end()
        self.warn.end()

    def said(self) -> str:
        """Return in a sentence what was done."""
        rows = _("Rows: {count}.").format(count=self.rows)
        said = [
            ngettext("Written: {count} letter.", "Written: {count} letters.", self.written),
            ngettext("Kept: {count} letter.", "Kept: {count} letters.", self.kept),
            ngettext("Faulty: {count} row.", "Faulty: {count} rows.", self.faulty),
        ]
        counts = (self.written, self.kept, self.faulty)
        told = [s.format(count=n) for s, n in zip(said, counts, strict=True) if n or s is said[0]]
        return " ".join([rows, *told])


class _Told:
    """Tells each problem once, and no more of them than somebody reads."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._known: set[Problem] = set()
        self._others = 0

    def __call__(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            if problem in self._known:
                continue
            if len(self._known) == MOST_REMARKS:
                self._others += 1
                continue
            self._known.add(problem)
            self._tell([problem])

    def end(self) -> None:
        """Tell how much was not told."""
        if self._others:
            what = ngettext(
                "There is {count} more remark of this kind.",
                "There are {count} more remarks of this kind.",
                self._others,
            )
            advice = _("Correct these, and run the command again.")
            self._tell([Problem("more-remarks", None, what.format(count=self._others), advice)])


class _Rows:
    """The rows that one thing is wrong with, in their order."""

    def __init__(self, first: Problem) -> None:
        self.first = first
        self.count = 0
        self._ranges: list[tuple[int, int]] = []
        self._is_cut = False

    def add(self, number: int) -> None:
        self.count += 1
        if self._ranges and number == self._ranges[-1][1] + 1 and not self._is_cut:
            self._ranges[-1] = self._ranges[-1][0], number
        elif len(self._ranges) < _MOST_RANGES:
            self._ranges.append((number, number))
        else:
            self._is_cut = True

    def named_before(self, what: str) -> str:
        """Return what is said of several rows with their numbers before it; of one, as it is."""
        if self.count == 1:
            return what
        return _("Rows {rows}: {what}").format(rows=self.said(), what=what)

    def said(self) -> str:
        """Return the rows in short: «2–40, 43»."""
        said = [str(a) if a == b else f"{a}–{b}" for a, b in self._ranges]
        return ", ".join([*said, "…"] if self._is_cut else said)


def _stands_in(problem: Problem, row: Row) -> bool:
    """Tell whether a problem is one of the row itself, and not of a file that others share."""
    return problem.place is not None and problem.place.file == row.file


def _missing(one: _Waiting) -> dict[str, list[Output]]:
    """Return the files of a row that are not there with the same bytes."""
    return {
        code: [file for file in files if not _is_there(file, one.made.letters[code])]
        for code, files in one.files.items()
    }


def _write_missing(one: _Waiting) -> int:
    """Write the files that are not there with the same bytes; return of how many letters.

    Another run of the same list may be at the same row: it is given the time to end it.
    """
    until = time.monotonic() + _PATIENCE
    while True:
        missing = _missing(one)
        files = [file for some in missing.values() for file in some]
        try:
            write_files(files, make_folders=False)
        except OutputError:
            left = sum(map(len, _missing(one).values()))
            if time.monotonic() > until or left == len(files):
                raise
            time.sleep(_PAUSE)
        else:
            return sum(map(bool, missing.values()))


def _is_there(file: Output, letter: bytes) -> bool:
    if file.target.suffix == ".pdf":
        return _is_pdf_of(file.target, letter)
    return file.target.is_file() and file.target.read_bytes() == file.data


def with_mark(pdf: bytes, letter: bytes) -> bytes:
    """Return a PDF that says, in a comment near its end, of which bytes it was made.

    LibreOffice writes the time into a PDF, so that two of one letter are never the same.
    """
    before, last, end = pdf.rpartition(_LAST)
    return before + _mark(letter) + last + end


def _mark(letter: bytes) -> bytes:
    return _PDF_MARK % sha256(letter).hexdigest().encode()


def _is_pdf_of(file: Path, letter: bytes) -> bool:
    return file.is_file() and _mark(letter) in file.read_bytes()[-_END_OF_PDF:]


def _another(target: Path) -> Problem:
    what, advice = _("Another letter is there already."), _("Add --force to replace it.")
    return Problem("other-letter", Place(str(target)), what, advice)


def problems_of(error: DrafterError | OSError) -> Sequence[Problem]:
    """Return what an error says."""
    return error.problems if isinstance(error, DrafterError) else [problem_of(error)]


def _not_entered(register: Address) -> Problem:
    what = _("The letters are written, but none of them is entered in the register.")
    advice = _("Run the command again: letters that are there are kept.")
    return Problem("register-not-written", Place(name_of(register)), what, advice)
