"""`drafter render`: letters from files."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from drafter.commands import Command, Option, argument, tell
from drafter.wording import N_, _
from drafter.workspace import Workspace

if TYPE_CHECKING:
    from drafter import Inquiry

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


def _render(
    files: tuple[str, ...],
    output: str | None,
    languages: tuple[str, ...],
    template: Path | None,
    look: Path | None,
    force: bool,
) -> None:
    from drafter.output import write_file

    wish = Wish(files, output, languages, template, look, force)
    letters = _targets(wish, _rendered(wish))
    for target, data in letters:
        if target is None:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
            continue
        write_file(target, data, force=wish.force)
        click.echo(_("Written: {file}").format(file=target), err=True)


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
        Option(["--force"], is_flag=True, help=N_("Replace files that exist.")),
    ],
)
argument("files", metavar=N_("FILE…"), nargs=-1, required=True)(command)


def _rendered(wish: Wish) -> list[tuple[str, str, bytes]]:
    """Return each letter as its file, its language and its bytes.

    All files are read and all letters made before anything is written, and the problems of all
    come together.
    """
    from drafter import Drafter, DrafterError, InquiryError, Problem, load
    from drafter.refusals import problem_of

    problems: list[Problem] = []
    workspaces = {
        file: Workspace.around(Path() if file == STREAM else Path(file)) for file in wish.files
    }
    _check_languages(wish, set(workspaces.values()))
    inquiries = []
    for file in wish.files:
        try:
            source = sys.stdin if file == STREAM else file
            inquiries.append((file, load(source, workspaces[file])))
        except InquiryError as error:
            problems += error.problems
        except OSError as error:
            problems.append(problem_of(error))
    drafters: dict[tuple[Workspace, Path | None], Drafter] = {}
    letters = []
    guesses: list[Problem] = []
    for file, inquiry in inquiries:
        workspace = workspaces[file]
        look = wish.look or _letterhead(inquiry, workspace)
        guesses += inquiry.doubts
        for language in wish.languages or inquiry.languages:
            try:
                if (workspace, look) not in drafters:
                    drafters[workspace, look] = Drafter(wish.template, look, workspace)
                data = drafters[workspace, look].render(inquiry, language, guesses.append)
                letters.append((file, language, data))
            except DrafterError as error:
                problems += error.problems
    tell(dict.fromkeys(guesses), colour="yellow")
    if problems:
        raise DrafterError(dict.fromkeys(problems))
    return letters


def _letterhead(inquiry: "Inquiry", workspace: Workspace) -> Path | None:
    """Return the look of the author's faction: a file of the nearest folder that has it."""
    if inquiry.letterhead is None:
        return None
    files = [folder / inquiry.letterhead for folder in workspace.templates]
    return next((file for file in files if file.is_file()), files[0])


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
            what = _("The file exists already.")
            problems.append(Problem(Place(str(target)), what, _("Add --force to replace it.")))
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
