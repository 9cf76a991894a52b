"""`drafter render --to`: letters for the rows of a table, written as they are made."""

import csv
import io
import os
import re
import string
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import click

from drafter.addressbook.loading import load_book
from drafter.commands import tell
from drafter.errors import DrafterError, OutputError, Place, Problem
from drafter.files.names import as_one, safe
from drafter.files.output import write_file
from drafter.files.refusals import problem_of
from drafter.model.inquiry import Inquiry
from drafter.model.shapes import Identifier
from drafter.office.drafter import Drafter
from drafter.office.rows import Merge, rows_of_ids
from drafter.register import Entry, Register, default_register, entry_of, followed, opened
from drafter.register.entries import BETWEEN_FILES
from drafter.sheets.csv_sheet import quoted
from drafter.sheets.tables import Row, read_table
from drafter.wording import _, ngettext, speak, spoken
from drafter.workspace import Workspace

INDEX = "index.csv"
NAME = "{letter}-{row}"
_CHUNK = 16
_LEFT_BEHIND = ".*-????????.tmp"
"""What a run that was killed may leave in the folder, by the names of `write_file`."""

_COLUMNS = ("file", "addressee", "language", "date", "number", "term")


@dataclass(frozen=True)
class Plan:
    """What a worker needs to make the letters of a row."""

    merge: Merge
    template: Path | None
    look: Path | None
    languages: tuple[str, ...]
    register: Path | None
    interface: str


@dataclass
class Made:
    """The letters of a row: bytes by language, what goes into the index, and what was said."""

    row: Row
    letters: dict[str, bytes] = field(default_factory=dict)
    entry: Entry | None = None
    problems: list[Problem] = field(default_factory=list)
    guesses: list[Problem] = field(default_factory=list)


_plan: Plan | None = None
_drafters: dict[Path | None, Drafter] = {}


def _begin(plan: Plan) -> None:
    """Take the plan, in this process."""
    global _plan
    _plan = plan
    speak(plan.interface)
    _drafters.clear()


def _make(row: Row) -> Made:
    """Return the letters of a row; what is wrong with it stops nothing but itself."""
    plan, made = _plan, Made(row)
    assert plan is not None  # noqa: S101 - every worker begins with it
    try:
        inquiry = followed(plan.merge.inquiry(row), plan.register)
        drafter = _drafter(plan, inquiry)
        for language in plan.languages or inquiry.languages:
            made.letters[language] = drafter.render(inquiry, language, made.guesses.append)
        made.guesses += inquiry.doubts
        months = load_book(plan.merge.workspace).model.months
        made.entry = entry_of(inquiry, [], plan.merge.workspace, months)
    except DrafterError as error:
        made.letters = {}
        made.problems = [_in_row(problem, row) for problem in error.problems]
    return made


def _in_row(problem: Problem, row: Row) -> Problem:
    """Return a problem that says which row it is of, though it stands in the letter's file."""
    if problem.place and problem.place.file == row.file:
        return problem
    what = _("Row {number}: {what}").format(number=row.number, what=problem.what)
    return Problem(problem.place, what, problem.advice)


def _drafter(plan: Plan, inquiry: Inquiry) -> Drafter:
    workspace = plan.merge.workspace
    look = plan.look or workspace.look_named(inquiry.letterhead)
    if look not in _drafters:
        _drafters[look] = Drafter(plan.template, look, workspace)
    return _drafters[look]


def merge(wish: Any) -> int:
    """Write the letters of `drafter render --to`; return the exit code."""
    file, folder = Path(wish.files[0]), Path(wish.output)
    workspace = Workspace.around(file)
    rows = _rows(wish.to, workspace)
    task = Merge.of(file, workspace)
    task.check(rows)
    names = _names(wish.name or NAME, file.stem, rows)
    register = wish.register or default_register(workspace)
    plan = Plan(task, wish.template, wish.look, wish.languages, register, spoken())
    if wish.register and wish.register.exists():
        Register.read(wish.register)  # what is wrong with it is said before anything is written
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(_LEFT_BEHIND):
        left.unlink(missing_ok=True)
    writing = _Writing(folder, wish.force)
    shown = _with_progress(_all_made(plan, rows, wish.jobs), len(rows))
    for made in shown:
        writing.take(made, names[made.row.number])
    writing.finish(wish.register)
    return 1 if writing.faulty else 0


def _rows(to: str, workspace: Workspace) -> list[Row]:
    """Return the rows of a table, or of a list of ids of the address book."""
    ids = [name.strip() for name in to.split(",")]
    if not Path(to).exists() and all(re.match(Identifier.pattern, name) for name in ids):
        return rows_of_ids(to)
    rows = read_table(Path(to))
    if not rows:
        problem = Problem(Place(to), _("The table has no rows."), _("Add one for each addressee."))
        raise OutputError([problem])
    return rows


def _names(pattern: str, letter: str, rows: list[Row]) -> dict[int, str]:
    """Return the name of each row's letters, by the row's number.

    Raises UsageError for a pattern with unknown columns, OutputError for names that are alike.
    """
    width = len(str(rows[-1].number))
    known = {*(rows[0].columns), "letter", "row"}
    for column in _placeholders(pattern):
        if column not in known:
            what = _("The table has no column «{name}».").format(name=column)
            advice = _("Possible: {names}.").format(names=", ".join(sorted(known)))
            raise click.UsageError(f"{what} {advice}")
    names: dict[int, str] = {}
    taken: dict[str, int] = {}
    problems = []
    for row in rows:
        values = {"letter": letter, "row": f"{row.number:0{width}}"}
        cells = {name: row.cells.get(name, "") for name in row.columns}
        name = safe(pattern.format_map({**cells, **values}))
        names[row.number] = name
        first = taken.setdefault(as_one(name), row.number)
        if first != row.number:
            what = _("The file «{name}» would be that of row {number} as well.")
            what = what.format(name=name, number=first)
            advice = _("Put another column, or the row's number «row», into --name.")
            problems.append(Problem(row.place(""), what, advice))
    if problems:
        raise OutputError(problems)
    return names


def _placeholders(pattern: str) -> list[str]:
    try:
        return [
            name for _text, name, *_rest in string.Formatter().parse(pattern) if name is not None
        ]
    except ValueError as error:
        what = _("The braces of the pattern do not pair: {pattern}").format(pattern=pattern)
        raise click.UsageError(what) from error


def _all_made(plan: Plan, rows: list[Row], jobs: int) -> Iterator[Made]:
    if jobs == 1:
        _begin(plan)
        yield from map(_make, rows)
        return
    with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(plan,)) as pool:
        yield from pool.map(_make, rows, chunksize=_CHUNK)


def _with_progress(made: Iterable[Made], count: int) -> Iterator[Made]:
    """Show a bar in a terminal; elsewhere it would only be in the way."""
    if not sys.stderr.isatty():
        yield from made
        return
    with click.progressbar(length=count, file=sys.stderr) as bar:
        for one in made:
            yield one
            bar.update(1)


class _Writing:
    """Writes letters into a folder, and counts and tells what became of the rows."""

    def __init__(self, folder: Path, force: bool) -> None:
        self.folder, self.force = folder, force
        self.written = self.kept = self.faulty = 0
        self.index: list[list[str]] = []
        self.entries: list[tuple[Entry, list[Path]]] = []

    def take(self, made: Made, name: str) -> None:
        """Write the letters of a row, unless something is wrong with it."""
        problems = made.problems
        targets = {code: self.folder / f"{name}.{code}.docx" for code in made.letters}
        if not problems:
            try:
                problems = list(self._write(made, targets))
            except OutputError as error:
                problems = list(error.problems)
            except OSError as error:
                problems = [problem_of(error)]
        tell(dict.fromkeys(made.guesses), "yellow")
        tell(dict.fromkeys(problems))
        if problems:
            self.faulty += 1
        elif made.entry is not None:
            self._note(made.entry, targets)

    def _write(self, made: Made, targets: dict[str, Path]) -> Iterator[Problem]:
        """Write what is not there yet; a letter that is there with the same bytes is left alone."""
        same = {
            code
            for code, target in targets.items()
            if target.is_file() and target.read_bytes() == made.letters[code]
        }
        other = [t for code, t in targets.items() if code not in same and t.exists()]
        if other and not self.force:
            for target in other:
                what = _("Another letter is there already.")
                yield Problem(Place(str(target)), what, _("Add --force to replace it."))
            return
        for code, target in targets.items():
            if code in same:
                self.kept += 1
            else:
                write_file(target, made.letters[code], force=True)
                self.written += 1

    def _note(self, entry: Entry, targets: dict[str, Path]) -> None:
        date = f"{entry.date:%Y-%m-%d}" if entry.date else ""
        term = f"{entry.term:%Y-%m-%d}" if entry.term else ""
        for code, target in targets.items():
            addressee = entry.addressee(code)
            self.index.append([target.name, addressee, code, date, entry.number, term])
        self.entries.append((entry, list(targets.values())))

    def finish(self, register: Path | None) -> None:
        """Write the index, enter the letters in a register, and say what was done."""
        text = io.StringIO(newline="")
        table = csv.writer(text, delimiter=";", lineterminator="\r\n")
        table.writerow(_COLUMNS)
        table.writerows([quoted(cell) for cell in row] for row in self.index)
        write_file(self.folder / INDEX, text.getvalue().encode("utf-8-sig"), force=True)
        if register:
            enter(register, self.entries)
        said = [
            ngettext("Written: {count} letter.", "Written: {count} letters.", self.written),
            ngettext("Kept: {count} letter.", "Kept: {count} letters.", self.kept),
            ngettext("Faulty: {count} row.", "Faulty: {count} rows.", self.faulty),
        ]
        counts = (self.written, self.kept, self.faulty)
        sentences = [
            s.format(count=n) for s, n in zip(said, counts, strict=True) if n or s is said[0]
        ]
        click.echo(" ".join(sentences), err=True)


def enter(register: Path, letters: Iterable[tuple[Entry, list[Path]]]) -> None:
    """Enter letters in a register, all at once and alone; each comes with its files."""
    with opened(register) as book:
        for entry, files in letters:
            record(book, register, entry, files)


def record(book: Register, register: Path, entry: Entry, files: list[Path]) -> None:
    """Enter a letter in an open register, with its files as seen from the register's folder."""
    beside = [os.path.relpath(file.resolve(), register.resolve().parent) for file in files]
    names = [Path(name).as_posix() for name in beside]
    book.record(replace(entry, file=BETWEEN_FILES.join(names)))
