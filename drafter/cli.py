"""The program: its commands, its exit codes, and what it says when something is wrong."""

import os
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING, NoReturn

import click

from drafter import trust
from drafter.commands import Group, Option, install_words, say, tell
from drafter.commands.screen import show
from drafter.errors import DrafterError, Problem
from drafter.files.refusals import problem_of
from drafter.files.streams import mend
from drafter.version import VERSION
from drafter.wording import N_, _, interface_languages, speak

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

DONE, WRONG_MATERIAL, WRONG_USAGE = 0, 1, 2
"""The exit codes: done, a problem in the material, a problem in the call."""

_IMPORTING = "<frozen importlib"
"""What Python calls the files of its own import system."""

_COMMANDS = {
    "init": N_("Make a workspace with a copy of all that may be changed."),
    "new": N_("Write a new letter, question by question."),
    "serve": N_("Open the desk: write letters in the browser."),
    "check": N_("Find what an editor would find in letters."),
    "show": N_("Show a letter in the terminal."),
    "render": N_("Write the letters of files."),
    "compare": N_("Compare two letters or templates, as tracked changes in Word."),
    "import": N_("Read a letter from Word back into a file."),
    "book": N_("List, check and fill the address book."),
    "find": N_("Find letters by their words."),
    "archive": N_("Let old letters in Word's format be found as well."),
    "register": N_("Show which letters wait for an answer; move the register."),
    "decline": N_("Put a name or a post into its cases."),
    "templates": N_("List, copy, compare, check and explain templates."),
    "look": N_("Check a look after a change in Word."),
    "locales": N_("Check, update, add, preview and compare catalogs."),
    "schema": N_("Print the JSON Schema of an inquiry."),
    "completion": N_("Print what lets your shell complete drafter's commands."),
    "trust": N_("Take a workspace that belongs to somebody else."),
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

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """Return what a shell offers; the commands by their names, without importing any."""
        from click.shell_completion import CompletionItem  # shells alone ask for it

        begun = [name for name in _COMMANDS if name.startswith(incomplete)]
        commands = [CompletionItem(name, help=_(_COMMANDS[name])) for name in begun]
        return [*commands, *click.Command.shell_complete(self, ctx, incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(text)) for name, text in _COMMANDS.items()])


def _print_version(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        say(f"drafter {VERSION}")
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
    try:
        return _done(arguments)
    except trust.ForeignWorkspaceError as error:
        if import_module("drafter.commands.trust").allowed(error):
            return main(arguments)
    return WRONG_MATERIAL


def _done(arguments: Sequence[str]) -> int:
    """Run the program as `main`; raises ForeignWorkspaceError before anything is written."""
    try:
        speak(_interface_in(arguments))
        install_words()
        code = program.main(arguments, prog_name="drafter", standalone_mode=False)
        return code if isinstance(code, int) else DONE
    except click.ClickException as error:
        show(error)
        return WRONG_USAGE
    except (click.Abort, KeyboardInterrupt):
        say(_("Aborted!"), err=True)
    except DrafterError as error:
        tell(error.problems)
    except trust.ForeignWorkspaceError:
        raise
    except BrokenPipeError:
        pass  # whoever reads our output has seen enough
    except Exception as error:  # noqa: BLE001 - no traceback may reach a user
        tell([_problem_of(error)])
    return WRONG_MATERIAL


def run() -> NoReturn:
    """Run the program and end its process."""
    if not sys.warnoptions:
        # What a library warns of is meant for programmers, and names files of the program.
        warnings.simplefilter("ignore")
    code = WRONG_MATERIAL
    try:
        mend()
        code = _printed(main())
    except SystemExit as end:
        # Click ends so when whoever reads our output has gone, and after a shell's question
        code = end.code if isinstance(end.code, int) else code
    except BaseException as error:  # noqa: BLE001 - not even the error could be told
        with suppress(OSError):
            os.write(2, f"drafter: {type(error).__name__}\n".encode())
    # All is written and closed; to take the modules apart one by one is a twentieth of the time.
    os._exit(code)


def _printed(code: int) -> int:
    """Print what is still to be printed; return the exit code, which says if that failed."""
    try:
        sys.stderr.flush()
        sys.stdout.flush()
    except BrokenPipeError:
        return code or WRONG_MATERIAL
    except OSError as error:
        tell([problem_of(error)])
        return code or WRONG_MATERIAL
    return code


def _interface_in(arguments: Sequence[str]) -> str | None:
    """Return the language that `--interface` asks for, before Click has read the arguments."""
    for number, argument in enumerate(arguments):
        name, equals, language = argument.partition("=")
        if name == "--interface":
            following = arguments[number + 1 : number + 2]
            wanted = language if equals else "".join(following)
            return wanted if wanted in interface_languages() else None
    return None


def _problem_of(error: Exception) -> Problem:
    """Return an error that nobody raised on purpose as a problem, without importing anything."""
    if isinstance(error, MemoryError):
        what = _("There is not enough memory for this.")
        return Problem("no-memory", None, what, _("Close other programs and try again."))
    if isinstance(error, ImportError) or any(
        file.startswith(_IMPORTING) for file, _line in _frames(error)
    ):
        what = _("A part of drafter cannot be loaded ({error}).")
        advice = _("Try again; if that does not help, install drafter anew.")
        reason = error.strerror if isinstance(error, OSError) else type(error).__name__
        return Problem("not-loaded", None, what.format(error=reason), advice)
    return problem_of(error) if isinstance(error, OSError) else _defect(error)


def _defect(error: Exception) -> Problem:
    *_calls, (file, line) = _frames(error)
    where = f"{os.path.basename(file)}:{line}"
    what = _("This is a defect of drafter itself: {error} ({place}).")
    advice = _("Please report it with this line.")
    what = what.format(error=f"{type(error).__name__}: {error}", place=where)
    return Problem("defect", None, what, advice)


def _frames(error: Exception) -> Iterator[tuple[str, int]]:
    """Yield the files and the lines that an error came through, the last one last."""
    trace = error.__traceback__
    while trace is not None:
        yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
