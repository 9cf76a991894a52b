"""One inquiry to many: letters for the rows of a table, written as they are made."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter.docx import Look
from drafter.errors import WARNING, CallError, DrafterError, OutputError, Place, Problem
from drafter.files.placing import exists_already
from drafter.model.shapes import Identifier
from drafter.office.entering import address_of, check
from drafter.office.look_notes import look_notes
from drafter.office.looks import look_in
from drafter.office.making import Made, Plan, all_made
from drafter.office.office import Office
from drafter.office.rendering import STREAM, Wish, check_languages
from drafter.office.row_names import NAME, Names
from drafter.office.rows import Merge, rows_of_ids
from drafter.office.written import INDEX, Tell, Written
from drafter.sheets.tables import Row, Table
from drafter.wording import _, spoken

if TYPE_CHECKING:
    from drafter.office.joint import JointFiles
    from drafter.office.printing import Printer

_MANY = 10_000
"""So many letters in one folder make the windows of most systems slow."""

Progress = Callable[[Iterator[Made], int], Iterator[Made]]


class Addressees(NamedTuple):
    """Whom letters go to: the rows of a table, or people of the address book."""

    head: Row
    """A row without cells, with the columns of all."""
    checked: Callable[[], Iterator[Row]]
    """Gives the rows while they are looked at, and raises TableError at the end."""
    rows: Callable[[], Iterator[Row]]


def merge(wish: Wish, progress: Progress, tell: Tell, warn: Tell) -> Written:
    """Write the letters of one inquiry to many; return what became of the rows.

    The table is read twice: all of it is looked at before a letter is made.  `progress` is passed
    the rows as they are made, with their number; `tell` is given what is wrong, `warn` what is to
    be looked at.  Raises CallError where the call leaves open what is meant, OutputError,
    TableError, InquiryError, RegisterError.
    """
    _check(wish)
    file, folder = Path(wish.files[0]), Path(wish.output or "")
    office = wish.office(wish.files[0])
    check_languages(wish, {office.workspace})
    task = Merge.of(file, office)
    with ExitStack() as stack:
        doubts = look_notes(office)
        people = stack.enter_context(addressees(str(wish.to), doubts.append))
        names = stack.enter_context(Names(wish.name or NAME, file.stem, people.head.columns))
        _look_at(people, task, names)
        warn([*doubts, *task.doubts(people.head), *_too_many(names, folder)])
        _check_targets(wish, folder)
        plan = Plan(
            *(task, wish.languages, spoken()),
            *(wish.bilingual, wish.side_by_side, wish.together),
        )
        written = Written(
            *(folder, wish.force, tell, warn),
            with_entries=wish.register is not None,
            joint=_joint(wish, folder, office) if wish.together else None,
        )
        stack.enter_context(closing(written))
        made = _unlike(_by_workers(wish, plan, people.rows()), names)
        if wish.pdf:
            printer = stack.enter_context(closing(_printer(wish.jobs)))
            made = printer.printed(
                made,
                lambda one, code: written.wants_pdf(names.of(one.row), code, one.letters[code]),
            )
        for one in progress(made, names.count):
            written.take(one, names.of(one.row))
        written.finish(wish.register)
    return written


def _check(wish: Wish) -> None:
    """Raise CallError where a call leaves open what is meant."""
    if len(wish.files) != 1 or wish.files == (STREAM,):
        raise CallError(_("With --to, name one file."))
    if wish.output is None or wish.output == STREAM:
        raise CallError(_("With --to, name a folder with -o."))


@contextmanager
def addressees(to: str, warn: Callable[[Problem], None]) -> Iterator[Addressees]:
    """Open a table, or a list of ids of the address book; `warn` is told what is doubtful.

    The errors are those of Table.
    """
    ids = [name.strip() for name in to.split(",")]
    if all(re.match(Identifier.pattern, name) for name in ids) and not _is_there(Path(to)):
        listed = rows_of_ids(to)
        yield Addressees(replace(listed[0], cells={}), partial(iter, listed), partial(iter, listed))
        return
    with Table(Path(to), warn) as table:
        yield Addressees(Row(to, 1, {}, table.columns), table.checked, table.rows)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False  # a list of many ids is longer than any name of a file


def _look_at(people: Addressees, task: Merge, names: Names) -> None:
    """Read all rows, and raise an error with all that is wrong in them or with their columns."""
    problems: list[Problem] = []
    try:
        task.check(people.head, names.columns)
    except DrafterError as error:
        problems += error.problems
    try:
        names.take(people.checked())
    except DrafterError as error:
        problems += error.problems
    if not problems and not names.count:
        what, advice = _("The table has no rows."), _("Add one for each addressee.")
        problems = [Problem("table-empty", Place(people.head.file), what, advice)]
    if problems:
        raise DrafterError(problems)


def _too_many(names: Names, folder: Path) -> Iterator[Problem]:
    """Yield a hint where all of very many letters would lie in one folder."""
    if names.count > _MANY and not names.has_folders:
        what = _("All {count} letters go into one folder, which programs may open slowly.")
        what = what.format(count=names.count)
        advice = _('A «/» in --name parts them, for example: --name "{example}"')
        advice = advice.format(example="{region}/{row}")
        yield Problem("many-in-one-folder", Place(str(folder)), what, advice, WARNING)


def _check_targets(wish: Wish, folder: Path) -> None:
    """Make the folder; raise an error where it, or the register, cannot be written."""
    if wish.register:
        check(address_of(wish.register))  # what is wrong is said before anything is written
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / INDEX).exists() and not (folder / INDEX).is_file():
        raise OutputError([exists_already(folder / INDEX)])


def _by_workers(wish: Wish, plan: Plan, rows: Iterator[Row]) -> Iterator[Made]:
    """Return what the processes of this machine make of rows, or the workers of a scheduler."""
    if wish.scheduler is None:
        return all_made(plan, rows, wish.jobs)
    try:
        from drafter.office import cluster  # a second, for those who have one
    except ImportError as error:
        what = _("Dask is not installed, which shares work out among machines.")
        advice = _("Install it: pip install 'drafter[dask]'")
        raise OutputError([Problem("no-dask", None, what, advice)]) from error
    return cluster.all_made(plan, rows, wish.scheduler)


def _unlike(all_made: Iterator[Made], names: Names) -> Iterator[Made]:
    """Yield what is made of each row, but nothing of rows whose names are alike."""
    for made in all_made:
        alike = names.alike(made.row)
        yield Made(made.row, problems=[alike]) if alike else made


def _joint(wish: Wish, folder: Path, office: Office) -> "JointFiles":
    from drafter.office.joint import JointFiles  # few letters are wanted in one file

    def look(file: Path) -> Look:
        return look_in(file, office.workspace.folder)

    return JointFiles(folder, look, side_by_side=wish.side_by_side, pdf=wish.pdf)


def _printer(jobs: int) -> "Printer":
    from drafter.office.printing import Printer  # 10 ms, for those who want PDFs

    return Printer(jobs)
