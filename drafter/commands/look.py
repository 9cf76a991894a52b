"""`drafter look`: whether a Word file can be the look of letters."""

from pathlib import Path

import click

from drafter.commands import Command, Group, argument, say, tell, warn
from drafter.composing.library import classes
from drafter.docx.look_checking import look_problems
from drafter.errors import ERROR
from drafter.wording import N_, _
from drafter.workspace import Workspace


def _check(file: Path) -> int:
    problems = look_problems(file, classes(Workspace.around(file)))
    errors = [problem for problem in problems if problem.severity == ERROR]
    tell(errors)
    warn(problem for problem in problems if problem.severity != ERROR)
    if errors:
        return 1
    say(_("The look can carry letters: {file}").format(file=file), err=True)
    return 0


command = Group(
    "look",
    help=N_("Check whether a Word file can be the look of letters."),
    epilog=N_("Example: drafter look check templates/official.docx"),
)
_checking = Command(
    "check",
    callback=_check,
    short_help=N_("Name what keeps letters from being made, and what will not look as meant."),
    help=N_(
        "Name what keeps letters from being made with a look, such as a missing style, and what"
        " will not look as it is meant: formatting by hand, text in the body, two fonts, a"
        " letterhead that is not filled in, a wrong page."
    ),
    epilog=N_("Example: drafter look check templates/official.docx"),
)
argument("file", metavar=N_("FILE"), type=click.Path(path_type=Path))(_checking)
command.add_command(_checking)
