"""`drafter show`: a letter in the terminal."""

import shutil
import sys
from pathlib import Path

import click

from drafter.commands import Command, Option, argument, tell
from drafter.wording import N_
from drafter.workspace import Workspace

_STREAM = "-"
_NARROWEST, _WIDEST = 40, 88
"""Characters; a page of 14 points has about 80 in a line."""


def _show(file: str, languages: tuple[str, ...]) -> None:
    from drafter.composing import Composer
    from drafter.docx import Look
    from drafter.errors import Problem
    from drafter.office.loading import load
    from drafter.printing.terminal import shown

    workspace = Workspace.around(Path() if file == _STREAM else Path(file))
    inquiry = load(sys.stdin if file == _STREAM else file, workspace)
    if inquiry.follows is not None:
        from drafter.register import default_register, followed

        inquiry = followed(inquiry, default_register(workspace))
    composer = Composer(workspace.templates, workspace.locales)
    styles = Look(workspace.look).styles
    guesses: list[Problem] = list(inquiry.doubts)
    width = min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST)
    letters = [
        composer.compose(inquiry, language, styles, guesses.append)
        for language in languages or inquiry.languages
    ]
    for number, letter in enumerate(letters):
        if number:
            click.echo("\n" + "═" * width + "\n")
        for line in shown(letter, width):
            click.echo(line)
    tell(dict.fromkeys(guesses), colour="yellow")


command = Command(
    "show",
    callback=_show,
    short_help=N_("Show a letter in the terminal."),
    help=N_("Show the letter of FILE in the terminal, laid out as it will stand on the page."),
    epilog=N_("Example: drafter show letter.yaml -l kk"),
    params=[
        Option(
            ["-l", "--language", "languages"],
            metavar=N_("LANGUAGE"),
            multiple=True,
            help=N_("Only this language; may be given more than once."),
        ),
    ],
)
argument("file", metavar=N_("FILE"))(command)
