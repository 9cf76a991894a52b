"""`drafter show`: a letter in the terminal."""

import shutil
import sys

from drafter.commands import Command, Option, argument, say, warn, workspace_of
from drafter.errors import InquiryError, Problem
from drafter.office.office import Office
from drafter.office.rendering import STREAM
from drafter.wording import N_

_NARROWEST, _WIDEST = 40, 88
"""Characters; a page of 14 points has about 80 in a line."""


def _show(file: str, languages: tuple[str, ...]) -> None:
    office = Office(workspace_of(file))
    letter = office.open(sys.stdin if file == STREAM else file)
    if letter.errors:
        raise InquiryError(letter.errors)
    guesses: list[Problem] = []
    width = min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST)
    for line in office.show(letter, languages, width, guesses.append):
        say(line)
    warn(dict.fromkeys(guesses))


command = Command(
    "show",
    callback=_show,
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
