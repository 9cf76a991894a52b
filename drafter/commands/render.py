"""`drafter render`: letters from files."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafter.commands import Command, Option, argument, say, tell, warn, workspace_of
from drafter.errors import CallError
from drafter.office.rendering import Wish, write_letters
from drafter.wording import N_, _

if TYPE_CHECKING:
    from drafter.office.making import Made


def _render(**options: Any) -> int:
    wish = Wish(**options)
    for file in wish.files:
        workspace_of(file)
    if wish.to is not None:
        return _merged(wish)
    if wish.together or wish.scheduler:
        raise CallError(_("--together and --scheduler are for the letters of --to."))

    def tell_of(target: Path) -> None:
        say(_("Written: {file}").format(file=target), err=True)

    write_letters(wish, sys.stdin, warn, tell_of)
    return 0


def _merged(wish: Wish) -> int:
    """Write one inquiry to many; return the exit code."""
    from drafter.office.merging import merge  # 30 ms, for those who write to many

    def progress(made: Iterator["Made"], count: int) -> Iterator["Made"]:
        """Show a bar in a terminal, with pace and rest; elsewhere it would be in the way."""
        if not sys.stderr.isatty():
            yield from made
            return
        began = time.monotonic()
        with click.progressbar(
            length=count,
            file=sys.stderr,
            show_pos=True,
            show_percent=True,
            item_show_func=lambda said: said,
        ) as bar:
            for number, one in enumerate(made, 1):
                yield one
                rate = round(number / (time.monotonic() - began), 1)
                bar.update(1, _("{rate} rows a second").format(rate=rate))

    done = merge(wish, progress, tell, warn)
    say(done.said(), err=True)
    return 1 if done.faulty else 0


command = Command(
    "render",
    callback=_render,
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
            ["--together"],
            is_flag=True,
            help=N_("With --to, write one file of all letters as well, to be printed."),
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
            ["--scheduler"],
            metavar=N_("ADDRESS"),
            help=N_("Let the workers of this Dask scheduler make the letters of --to."),
        ),
        Option(
            ["--register"],
            metavar=N_("FILE"),
            help=N_("Enter the letters in this register: SQLite, XLSX, CSV or PostgreSQL."),
        ),
        Option(["--force"], is_flag=True, help=N_("Replace files that exist.")),
    ],
)
argument("files", metavar=N_("FILE…"), nargs=-1, required=True)(command)
