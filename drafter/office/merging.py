"""One inquiry to many: letters for the rows of a table, written as they are made."""

import csv
import io
import os
import re
import string
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from drafter.errors import CallError, DrafterError, InquiryError, OutputError, Place, Problem
from drafter.files.names import as_one, safe
from drafter.files.output import Output, write_files
from drafter.files.placing import exists_already
from drafter.files.refusals import problem_of
from drafter.model.shapes import Identifier
from drafter.office.entering import address_of, check, enter, entries_for
from drafter.office.look_notes import look_notes
from drafter.office.rendering import STREAM, Wish, check_languages
from drafter.office.rows import Merge, rows_of_ids
from drafter.office.working import Work
from drafter.register import Address, Entry, name_of
from drafter.sheets.csv_sheet import quoted
from drafter.sheets.tables import Row, read_table
from drafter.wording import _, ngettext, speak, spoken

INDEX = "index.csv"
NAME = "{letter}-{row}"
_PATIENCE, _PAUSE = 2.0, 0.02
"""Seconds that another run of the same list may take for a row, and between looks at it."""


_COLUMNS = ("file", "addressee", "language", "date", "number", "term")


Tell = Callable[[Iterable[Problem]], None]
Progress = Callable[[Iterator["Made"], int], Iterator["Made"]]


@dataclass(frozen=True)
class Plan:
    """What a worker needs to make the letters of a row."""

    merge: Merge
    languages: tuple[str, ...]
    interface: str


@dataclass
class Made:
    """The letters of a row: bytes by language, what goes into the index, and what was said."""

    row: Row
    letters: dict[str, bytes] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    guesses: list[Problem] = field(default_factory=list)


_plan: Plan | None = None


def _begin(plan: Plan) -> None:
    """Take the plan, in this process."""
    global _plan
    _plan = plan
    speak(plan.interface)


def _make(row: Row) -> Made:
    """Return the letters of a row; what is wrong with it stops nothing but itself."""
    plan, made = _plan, Made(row)
    assert plan is not None  # noqa: S101 - every worker begins with it
    try:
        letter = plan.merge.letter(row)
        if letter.errors or letter.inquiry is None:
            raise InquiryError(letter.errors)
        for language in plan.languages or letter.inquiry.languages:
            data = plan.merge.office.render(letter, language, made.guesses.append)
            made.letters[language] = data
        made.entries = entries_for(letter.inquiry, plan.merge.office.workspace)
    except DrafterError as error:
        made.letters = {}
        made.problems = [_in_row(problem, row) for problem in error.problems]
    return made


def _in_row(problem: Problem, row: Row) -> Problem:
    """Return a problem that says which row it is of, though it stands in the letter's file."""
    if problem.place and problem.place.file == row.file:
        return problem
    what = _("Row {number}: {what}").format(number=row.number, what=problem.what)
    return problem._replace(what=what)


def merge(wish: Wish, progress: Progress, tell: Tell, warn: Tell) -> "Written":
    """Write the letters of one inquiry to many; return what became of the rows.

    `progress` is passed the rows as they are made, with their number; `tell` is given what is
    wrong, `warn` what is to be looked at.  Raises CallError where the call leaves open what is
    meant, OutputError, TableError, InquiryError, RegisterError.
    """
    _check(wish)
    file, folder = Path(wish.files[0]), Path(wish.output or "")
    office = wish.office(wish.files[0])
    check_languages(wish, {office.workspace})
    doubts = look_notes(office)
    rows = _rows(str(wish.to), doubts.append)
    task = Merge.of(file, office)
    task.check(rows, _placeholders(wish.name or NAME))
    doubts += task.doubts(rows)
    names, alike = _names(wish.name or NAME, file.stem, rows)
    warn(doubts)
    plan = Plan(task, wish.languages, spoken())
    if wish.register:
        check(address_of(wish.register))  # what is wrong is said before anything is written
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / INDEX).exists() and not (folder / INDEX).is_file():
        raise OutputError([exists_already(folder / INDEX)])
    written = Written(folder, wish.force, tell, warn, len(rows))
    try:
        for made in progress(_all_made(plan, rows, wish.jobs), len(rows)):
            if made.row.number in alike:
                made = Made(made.row, problems=[alike[made.row.number]])
            written.take(made, names[made.row.number])
    finally:
        written.tell_refused()
    written.finish(wish.register)
    return written


def _check(wish: Wish) -> None:
    """Raise CallError where a call leaves open what is meant."""
    if len(wish.files) != 1 or wish.files == (STREAM,):
        raise CallError(_("With --to, name one file."))
    if wish.output is None or wish.output == STREAM:
        raise CallError(_("With --to, name a folder with -o."))
    if wish.bilingual or wish.side_by_side or wish.pdf:
        raise CallError(_("With --to, each letter is a file of Word in one language."))


def _rows(to: str, warn: Callable[[Problem], None]) -> list[Row]:
    """Return the rows of a table, or of a list of ids of the address book."""
    ids = [name.strip() for name in to.split(",")]
    if not Path(to).exists() and all(re.match(Identifier.pattern, name) for name in ids):
        return rows_of_ids(to)
    rows = read_table(Path(to), warn)
    if not rows:
        what = _("The table has no rows.")
        problem = Problem("table-empty", Place(to), what, _("Add one for each addressee."))
        raise OutputError([problem])
    return rows


def _names(pattern: str, letter: str, rows: list[Row]) -> tuple[dict[int, str], dict[int, Problem]]:
    """Return the name of each row's letters, and what is wrong with it, by the row's number.

    Of rows whose names are alike none is right.  Raises CallError for a pattern with unknown
    columns.
    """
    width = len(str(rows[-1].number))
    known = {*(rows[0].columns), "letter", "row"}
    for column in _placeholders(pattern):
        if column not in known:
            what = _("The table has no column «{name}».").format(name=column)
            advice = _("Possible: {names}.").format(names=", ".join(sorted(known)))
            raise CallError(f"{what} {advice}")
    names: dict[int, str] = {}
    taken: dict[str, int] = {}
    alike: dict[int, Problem] = {}
    by_number = {row.number: row for row in rows}
    for row in rows:
        values = {"letter": letter, "row": f"{row.number:0{width}}"}
        values |= {name: row.text(name) for name in row.columns if name not in values}
        name = safe("".join(text + values.get(gap, "") for text, gap in _pieces(pattern)))
        names[row.number] = name
        first = taken.setdefault(as_one(name), row.number)
        if first != row.number:
            alike[row.number] = _alike(row, name, first)
            alike.setdefault(first, _alike(by_number[first], names[first], row.number))
    return names, alike


def _alike(row: Row, name: str, other: int) -> Problem:
    what = _("The file «{name}» would be that of row {number} as well.")
    advice = _("Put another column, or the row's number «row», into --name.")
    return Problem("same-target", row.place(""), what.format(name=name, number=other), advice)


def _placeholders(pattern: str) -> list[str]:
    return [name for _text, name in _pieces(pattern) if name]


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


def _all_made(plan: Plan, rows: list[Row], jobs: int) -> Iterator[Made]:
    if jobs == 1:
        _begin(plan)
        yield from map(_make, rows)
        return
    work = Work(partial(_begin, plan), _make, rows)
    for row, made in zip(rows, work.results(jobs), strict=True):
        yield Made(row, problems=[_not_made(row)]) if made is None else made


def _not_made(row: Row) -> Problem:
    what = _("The letters of this row were not made: the system ended the process that made them.")
    advice = _("There may be too little memory: run the command again with fewer --jobs.")
    return Problem("row-not-made", row.place(""), what, advice)


class Written:
    """Writes letters into a folder, and counts and tells what became of the rows."""

    def __init__(self, folder: Path, force: bool, tell: Tell, warn: Tell, rows: int) -> None:
        """Take the folder, whether letters are replaced, who is told of what, how many rows are."""
        self.folder, self.force, self.rows = folder, force, rows
        self.tell, self.warn = tell, warn
        self.written = self.kept = self.faulty = 0
        self._home = folder.stat()
        self._refused: dict[Problem, dict[int, Problem]] = {}
        """What the system refused to write, and why: for each reason the rows with their places."""
        self.index: list[list[str]] = []
        self.entries: list[tuple[list[Entry], list[Path]]] = []

    def take(self, made: Made, name: str) -> None:
        """Write the letters of a row, unless something is wrong with it.

        Raises OutputError where the folder is no longer there.
        """
        self._check_folder()
        problems, refused = made.problems, list[Problem]()
        targets = {code: self.folder / f"{name}.{code}.docx" for code in made.letters}
        if not problems:
            try:
                problems = list(self._write(made, targets))
            except (DrafterError, OSError) as error:
                refused = list(_problems(error))
        self.warn(dict.fromkeys(made.guesses))
        self.tell(dict.fromkeys(problems))
        for problem in refused:
            key = problem._replace(place=None)
            self._refused.setdefault(key, {}).setdefault(made.row.number, problem)
        if problems or refused:
            self.faulty += 1
        elif made.entries:
            self._note(made.entries, targets)

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

    def _write(self, made: Made, targets: dict[str, Path]) -> Iterator[Problem]:
        """Write what is not there yet; a letter that is there with the same bytes is left alone."""
        files = [Output(target, made.letters[code], self.force) for code, target in targets.items()]
        try:
            new = _write_missing(files)
        except OutputError as error:
            if error.problems[0].id != "file-exists":
                raise
            for file in files:
                if file.target.exists() and not _is_there(file):
                    what = _("Another letter is there already.")
                    advice = _("Add --force to replace it.")
                    yield Problem("other-letter", Place(str(file.target)), what, advice)
            return
        self.written += new
        self.kept += len(files) - new

    def _note(self, entries: list[Entry], targets: dict[str, Path]) -> None:
        entry = entries[0]
        date = f"{entry.date:%Y-%m-%d}" if entry.date else ""
        term = f"{entry.term:%Y-%m-%d}" if entry.term else ""
        for code, target in targets.items():
            addressee = "; ".join(one.addressee(code) for one in entries)
            self.index.append([target.name, addressee, code, date, entry.number, term])
        self.entries.append((entries, list(targets.values())))

    def tell_refused(self) -> None:
        """Tell what could not be written; a reason that many rows have, a full disk say, once."""
        for problem, rows in self._refused.items():
            if len(rows) == 1:
                self.tell(rows.values())
                continue
            what = _("Rows {rows}: {what}").format(rows=ranges(list(rows)), what=problem.what)
            self.tell([problem._replace(place=Place(str(self.folder)), what=what)])
        self._refused.clear()

    def finish(self, register: str | None) -> None:
        """Write the index, and enter the letters in a register.

        Raises OutputError where the register cannot be written, and says that the letters are.
        """
        self._check_folder()
        text = io.StringIO(newline="")
        table = csv.writer(text, delimiter=";", lineterminator="\r\n")
        table.writerow(_COLUMNS)
        table.writerows([quoted(cell) for cell in row] for row in self.index)
        data = text.getvalue().encode("utf-8-sig")
        write_files([Output(self.folder / INDEX, data, force=True)], make_folders=False)
        if register:
            doubts: list[Problem] = []
            try:
                enter(address_of(register), self.entries, doubts.append)
            except (DrafterError, OSError) as error:
                raise OutputError(
                    [*_problems(error), _not_entered(address_of(register))]
                ) from error
            self.warn(doubts)

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


def _write_missing(files: Sequence[Output]) -> int:
    """Write the files that are not there with the same bytes; return how many they were.

    Another run of the same list may be at the same row: it is given the time to end it.
    """
    until = time.monotonic() + _PATIENCE
    while True:
        missing = [file for file in files if not _is_there(file)]
        try:
            write_files(missing, make_folders=False)
        except OutputError:
            if time.monotonic() > until or not any(map(_is_there, missing)):
                raise
            time.sleep(_PAUSE)
        else:
            return len(missing)


def ranges(numbers: Sequence[int]) -> str:
    """Return rising numbers in short: «2–40, 43»."""
    first = last = numbers[0]
    said = []
    for number in [*numbers[1:], None]:
        if number == last + 1:
            last = number
            continue
        said.append(str(first) if first == last else f"{first}–{last}")
        first = last = number or 0
    return ", ".join(said)


def _is_there(file: Output) -> bool:
    return file.target.is_file() and file.target.read_bytes() == file.data


def _problems(error: DrafterError | OSError) -> Sequence[Problem]:
    return error.problems if isinstance(error, DrafterError) else [problem_of(error)]


def _not_entered(register: Address) -> Problem:
    what = _("The letters are written, but none of them is entered in the register.")
    advice = _("Run the command again: letters that are there are kept.")
    return Problem("register-not-written", Place(name_of(register)), what, advice)
