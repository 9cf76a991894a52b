"""`drafter render`: letters from files."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from drafter.commands import Command, Option, argument, tell
from drafter.wording import N_, _
from drafter.workspace import Workspace

if TYPE_CHECKING:
    from drafter import Inquiry, Problem

STREAM = "-"
"""Stands for standard input or output."""


class Wish(NamedTuple):
    """What a call of `drafter render` asks for."""

    files: tuple[str, ...]
    output: str | None
    languages: tuple[str, ...]
    template: Path | None
    look: Path | None
    force: bool
    bilingual: bool
    side_by_side: bool
    pdf: bool
    to: str | None
    name: str | None
    jobs: int
    register: Path | None


def _render(**options: Any) -> int:
    from drafter.files.output import write_file

    wish = Wish(**options)
    if wish.to is not None:
        return _merged(wish)
    letters, inquiries = _rendered(wish)
    with _entered(wish, letters, inquiries) as targets:
        for target, data in _with_pdf(wish, targets):
            if target is None:
                sys.stdout.buffer.write(data)
                sys.stdout.buffer.flush()
                continue
            write_file(target, data, force=wish.force)
            click.echo(_("Written: {file}").format(file=target), err=True)
    return 0


@contextmanager
def _entered(
    wish: Wish, letters: list[tuple[str, str, bytes]], inquiries: dict[str, "Inquiry"]
) -> Iterator[list[tuple[Path | None, bytes]]]:
    """Give the letters with their targets, and enter them in the register once they are written.

    The register is opened before anything is written, so that a locked one stops all.
    """
    targets = _targets(wish, letters)
    if wish.register is None:
        yield targets
        return
    from drafter.addressbook.loading import load_book
    from drafter.office.merging import record
    from drafter.register import entry_of, opened

    with opened(wish.register) as book:
        yield targets
        for file, inquiry in inquiries.items():
            made = [
                t for (t, _d), letter in zip(targets, letters, strict=True) if letter[0] == file
            ]
            workspace = Workspace.around(Path() if file == STREAM else Path(file))
            entry = entry_of(inquiry, [], workspace, load_book(workspace).model.months)
            record(book, wish.register, entry, [target for target in made if target])


def _merged(wish: Wish) -> int:
    """Write one inquiry to many; raises UsageError where the call leaves open what is meant."""
    from drafter.office.merging import merge

    if len(wish.files) != 1 or wish.files == (STREAM,):
        raise click.UsageError(_("With --to, name one file."))
    if wish.output is None or wish.output == STREAM:
        raise click.UsageError(_("With --to, name a folder with -o."))
    if wish.bilingual or wish.side_by_side or wish.pdf:
        raise click.UsageError(_("With --to, each letter is a file of Word in one language."))
    _check_languages(wish, {Workspace.around(Path(wish.files[0]))})
    return merge(wish)


command = Command(
    "render",
    callback=_render,
    short_help=N_("Write the letters of files."),
    help=N_(
        "Write the letters of each FILE, one for each of its languages: NAME.ru.docx, NAME.kk.docx."
    ),
    epilog=N_("Example: drafter render letter.yaml -l kk -o letters/"),
    params=[
        Option(
            ["-o", "--output"],
            metavar=N_("PATH"),
            help=N_("The folder or the file to write; «-» is the standard output."),
        ),
        Option(
            ["-l", "--language", "languages"],
            metavar=N_("LANGUAGE"),
            multiple=True,
            help=N_("Only this language; may be given more than once."),
        ),
        Option(
            ["--template"],
            metavar=N_("FOLDER"),
            type=click.Path(path_type=Path),
            help=N_("A folder of own templates, which win over those of drafter."),
        ),
        Option(
            ["--look"],
            metavar=N_("FILE"),
            type=click.Path(path_type=Path),
            help=N_("A Word file whose page, styles, header and footer the letters take over."),
        ),
        Option(
            ["--bilingual"],
            is_flag=True,
            help=N_("One document with all languages, each beginning on a page of its own."),
        ),
        Option(
            ["--side-by-side"],
            is_flag=True,
            help=N_("One document with the languages in columns side by side."),
        ),
        Option(
            ["--pdf"], is_flag=True, help=N_("Make a PDF of each letter as well, by LibreOffice.")
        ),
        Option(
            ["--to"],
            metavar=N_("LIST"),
            help=N_(
                "A letter for each row of a table (CSV or XLSX) or each id of the address book;"
                " -o names the folder."
            ),
        ),
        Option(
            ["--name"],
            metavar=N_("PATTERN"),
            help=N_("How the letters of --to are named, with columns in braces."),
        ),
        Option(
            ["--jobs"],
            type=click.IntRange(1, 64),
            default=1,
            metavar=N_("COUNT"),
            help=N_("How many processes make the letters of --to."),
        ),
        Option(
            ["--register"],
            metavar=N_("FILE"),
            type=click.Path(path_type=Path),
            help=N_("Enter the letters in this register, XLSX or CSV."),
        ),
        Option(["--force"], is_flag=True, help=N_("Replace files that exist.")),
    ],
)
argument("files", metavar=N_("FILE…"), nargs=-1, required=True)(command)


def _rendered(wish: Wish) -> tuple[list[tuple[str, str, bytes]], dict[str, "Inquiry"]]:
    """Return each letter as its file, its language and its bytes; and the inquiries by file.

    All files are read and all letters made before anything is written, and the problems of all
    come together.
    """
    from drafter import Drafter, DrafterError, Problem

    problems: list[Problem] = []
    workspaces = {
        file: Workspace.around(Path() if file == STREAM else Path(file)) for file in wish.files
    }
    _check_languages(wish, set(workspaces.values()))
    inquiries = _loaded(wish, workspaces, problems)
    drafters: dict[tuple[Workspace, Path | None], Drafter] = {}
    letters = []
    guesses: list[Problem] = []
    for file, inquiry in inquiries.items():
        workspace = workspaces[file]
        look = wish.look or workspace.look_named(inquiry.letterhead)
        guesses += inquiry.doubts
        for languages in _documents(wish, inquiry):
            try:
                if (workspace, look) not in drafters:
                    drafters[workspace, look] = Drafter(wish.template, look, workspace)
                data = drafters[workspace, look].bilingual(
                    inquiry, languages, guesses.append, side_by_side=wish.side_by_side
                )
                letters.append((file, "-".join(languages), data))
            except DrafterError as error:
                problems += error.problems
    tell(dict.fromkeys(guesses), colour="yellow")
    if problems:
        raise DrafterError(dict.fromkeys(problems))
    return letters, inquiries


def _loaded(
    wish: Wish, workspaces: dict[str, Workspace], problems: list["Problem"]
) -> dict[str, "Inquiry"]:
    """Return the inquiries of the files; what is wrong is added to the problems."""
    from drafter import DrafterError, load
    from drafter.files.refusals import problem_of

    inquiries = {}
    for file in wish.files:
        try:
            inquiry = load(sys.stdin if file == STREAM else file, workspaces[file])
            inquiries[file] = _with_the_earlier(inquiry, wish, workspaces[file])
        except DrafterError as error:
            problems += error.problems
        except OSError as error:
            problems.append(problem_of(error))
    return inquiries


def _with_the_earlier(inquiry: "Inquiry", wish: Wish, workspace: Workspace) -> "Inquiry":
    """Return an inquiry with the clause on the one that it follows; most follow none."""
    if inquiry.follows is None:
        return inquiry
    from drafter.register import default_register, followed

    return followed(inquiry, wish.register or default_register(workspace))


def _documents(wish: Wish, inquiry: "Inquiry") -> list[tuple[str, ...]]:
    """Return the languages of each document to be written.

    In a bilingual one the languages stand in the order of `-l`, or else by their codes, which
    puts the Kazakh text before the Russian.
    """
    if wish.bilingual or wish.side_by_side:
        return [wish.languages or tuple(sorted(inquiry.languages))]
    return [(language,) for language in wish.languages or inquiry.languages]


def _with_pdf(
    wish: Wish, letters: list[tuple[Path | None, bytes]]
) -> list[tuple[Path | None, bytes]]:
    """Return the letters, each followed by its PDF; to the standard output goes the PDF alone."""
    if not wish.pdf:
        return letters
    from drafter.errors import OutputError
    from drafter.printing.pdf import as_pdf

    targets = [target and target.with_suffix(".pdf") for target, _data in letters]
    problems = [_exists(target) for target in targets if target and target.exists()]
    if problems and not wish.force:
        raise OutputError(problems)
    made = list(zip(targets, as_pdf([data for _target, data in letters]), strict=True))
    if targets == [None]:
        return made
    return [pair for both in zip(letters, made, strict=True) for pair in both]


def _exists(target: Path) -> "Problem":
    from drafter.errors import Place, Problem

    what = _("The file exists already.")
    return Problem(Place(str(target)), what, _("Add --force to replace it."))


def _check_languages(wish: Wish, workspaces: set[Workspace]) -> None:
    from drafter.wording.phrases import letter_languages

    known = sorted({code for space in workspaces for code in letter_languages(space.locales)})
    for language in wish.languages:
        if language not in known:
            text = _("No letters are written in «{language}»; possible: {names}.")
            names = ", ".join(known)
            raise click.UsageError(text.format(language=language, names=names))


def _targets(
    wish: Wish, letters: Sequence[tuple[str, str, bytes]]
) -> list[tuple[Path | None, bytes]]:
    """Return where each letter goes; None is the standard output."""
    from drafter.errors import OutputError, Place, Problem

    if _to_stream(wish):
        if len(letters) > 1:
            text = _("The standard output takes one letter; there are {count}.")
            advice = _("Choose a language with -l, or name a folder with -o.")
            raise click.UsageError(f"{text.format(count=len(letters))} {advice}")
        return [(None, data) for _file, _language, data in letters]
    targets = list(_paths(wish, letters))
    problems = []
    for number, target in enumerate(targets):
        if target in targets[:number]:
            what = _("Two letters would be written to the same file.")
            problems.append(Problem(Place(str(target)), what, _("Rename one of the inputs.")))
        elif target.exists() and not wish.force:
            problems.append(_exists(target))
    if problems:
        raise OutputError(problems)
    return [(target, letter[2]) for target, letter in zip(targets, letters, strict=True)]


def _to_stream(wish: Wish) -> bool:
    return wish.output == STREAM or (wish.output is None and wish.files == (STREAM,))


def _paths(wish: Wish, letters: Sequence[tuple[str, str, bytes]]) -> Iterator[Path]:
    folder = Path(wish.output) if wish.output is not None else None
    if folder is not None and not folder.is_dir() and not _names_folder(str(wish.output)):
        if len(letters) == 1:
            yield folder
            return
        if folder.suffix:
            text = _("-o names one file, but there are {count} letters; name a folder.")
            raise click.UsageError(text.format(count=len(letters)))
    for file, language, _data in letters:
        name = "letter" if file == STREAM else Path(file).stem
        beside = Path() if file == STREAM else Path(file).parent
        yield (beside if folder is None else folder) / f"{name}.{language}.docx"


def _names_folder(path: str) -> bool:
    return path.endswith(("/", os.sep))
