"""The program: its commands, its exit codes, and what it says when something is wrong."""

import os
import sys
import warnings
from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword
from typing import NoReturn

import click

from drafter.commands import Group, Option, install_words, tell
from drafter.errors import DrafterError, Problem
from drafter.files.refusals import problem_of
from drafter.version import VERSION
from drafter.wording import N_, _, interface_languages, speak

DONE, WRONG_MATERIAL, WRONG_USAGE = 0, 1, 2
"""The exit codes: done, a problem in the material, a problem in the call."""

_COMMANDS = {
    "init": N_("Make a workspace with a copy of all that may be changed."),
    "new": N_("Write a new letter, question by question."),
    "check": N_("Find what an editor would find in letters."),
    "show": N_("Show a letter in the terminal."),
    "render": N_("Write the letters of files."),
    "import": N_("Read a letter from Word back into a file."),
    "book": N_("List, check and fill the address book."),
    "register": N_("Show which letters wait for an answer."),
    "decline": N_("Put a name or a post into its cases."),
    "templates": N_("List, copy, compare, check and explain templates."),
    "look": N_("Check a look after a change in Word."),
    "locales": N_("Check, update, add, preview and compare catalogs."),
    "schema": N_("Print the JSON Schema of an inquiry."),
}
"""The commands with their short help, which is shown without importing any of them."""


class _Commands(Group):
    """A group that imports a command's module when the command is called for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = import_module(f"drafter.commands.{module}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(text)) for name, text in _COMMANDS.items()])


def _print_version(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"drafter {VERSION}")
        ctx.exit()


program = _Commands(
    "drafter",
    help=N_("Write deputies' inquiries: a file in YAML becomes a letter in Word's format."),
    epilog=N_("Example: drafter render letter.yaml"),
    params=[
        Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_print_version,
            help=N_("Show the version and exit."),
        )
    ],
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return its exit code."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    speak(_interface_in(arguments))
    install_words()
    try:
        code = program.main(arguments, prog_name="drafter", standalone_mode=False)
        return code if isinstance(code, int) else DONE
    except click.ClickException as error:
        error.show()
        return WRONG_USAGE
    except click.Abort:
        click.echo(_("Aborted!"), err=True)
        return WRONG_MATERIAL
    except DrafterError as error:
        tell(error.problems)
    except OSError as error:
        tell([problem_of(error)])
    except Exception as error:  # noqa: BLE001 - no traceback may reach a user
        tell([_defect(error)])
    return WRONG_MATERIAL


def run() -> NoReturn:
    """Run the program and end its process."""
    if not sys.warnoptions:
        # What a library warns of is meant for programmers, and names files of the program.
        warnings.simplefilter("ignore")
    code = main()
    try:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    except OSError:
        code = WRONG_MATERIAL  # whoever reads our output has gone, or the disk is full
    # All is written and closed; to take the modules apart one by one is a twentieth of the time.
    os._exit(code)


def _interface_in(arguments: Sequence[str]) -> str | None:
    """Return the language that `--interface` asks for, before Click has read the arguments."""
    for number, argument in enumerate(arguments):
        name, equals, language = argument.partition("=")
        if name == "--interface":
            following = arguments[number + 1 : number + 2]
            wanted = language if equals else "".join(following)
            return wanted if wanted in interface_languages() else None
    return None


def _defect(error: Exception) -> Problem:
    import traceback  # 5 ms, for a defect

    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{os.path.basename(frame.filename)}:{frame.lineno}"
    what = _("This is a defect of drafter itself: {error} ({place}).")
    advice = _("Nothing was written. Please report it with this line.")
    what = what.format(error=f"{type(error).__name__}: {error}", place=where)
    return Problem("defect", None, what, advice)
