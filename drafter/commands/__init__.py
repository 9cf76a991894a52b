"""The commands, a file each; here is what they share: Click, speaking the user's language."""

import gettext
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafter.commands.screen import pour, put, say, tell, warn
from drafter.errors import CallError
from drafter.wording import N_, _, interface_languages, ngettext
from drafter.wording.invisible import visible
from drafter.workspace import Workspace

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

__all__ = [
    "Command",
    "Group",
    "Option",
    "argument",
    "install_words",
    "pour",
    "say",
    "tell",
    "warn",
    "workspace_of",
]


_FILES = (N_("FILE"), N_("[FILE]"), N_("FILE…"), N_("[FILE…]"), N_("OLD"), N_("NEW"))
"""What arguments are called that are the names of files (msgids)."""


class _Translated:
    """A text of a command that is translated when it is shown, not when it is declared."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        if instance is None:
            return self
        text = instance.__dict__.get(self.name)
        return _(text) if isinstance(text, str) else text

    def __set__(self, instance: Any, text: Any) -> None:
        instance.__dict__[self.name] = text


class Option(click.Option):
    """An option whose help is a msgid."""

    help = _Translated()
    metavar = _Translated()

    def __init__(self, *facts: Any, help: str = "", **details: Any) -> None:  # noqa: A002 - Click's
        """Take what Click's option takes; for the help Click would load `inspect`, 5 ms."""
        super().__init__(*facts, **details)
        self.help = help

    def get_error_hint(self, ctx: click.Context | None) -> str:
        """Return what the option is called in an error."""
        return _in_our_quotes(super().get_error_hint(ctx))

    def add_to_parser(self, parser: Any, ctx: click.Context) -> None:
        """Let the parser know the option; `-l=ru` is understood as `--language=ru` is."""
        super().add_to_parser(parser, ctx)
        short, long = (getattr(parser, name, {}) for name in ("_short_opt", "_long_opt"))
        long.update((name, short[name]) for name in self.opts if name in short)


class Argument(click.Argument):
    """An argument whose name in the help is a msgid."""

    metavar = _Translated()

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """Return what a shell offers: files, where a file is asked for that `-` may stand for."""
        from click.shell_completion import CompletionItem  # shells alone ask for it

        if self.__dict__.get("metavar") in _FILES:
            return [CompletionItem(incomplete, type="file")]
        return super().shell_complete(ctx, incomplete)

    def get_error_hint(self, ctx: click.Context | None) -> str:
        """Return what the argument is called in an error."""
        return _in_our_quotes(super().get_error_hint(ctx))


def _in_our_quotes(hint: str) -> str:
    return re.sub(r"'([^']*)'", r"«\1»", hint)


class Command(click.Command):
    """A command whose help is a msgid; each takes `--interface`, which `main` has read before."""

    help = _Translated()
    short_help = _Translated()
    epilog = _Translated()
    options_metavar = _Translated()
    subcommand_metavar = _Translated()

    def __init__(self, *facts: Any, **details: Any) -> None:
        """Take what Click's command takes."""
        super().__init__(*facts, **details)
        self.options_metavar = N_("[OPTIONS]")
        if isinstance(self, click.Group):
            self.subcommand_metavar = N_("COMMAND …")
        self.params.append(
            Option(
                ["--interface"],
                type=click.Choice(interface_languages()),
                expose_value=False,
                metavar="|".join(interface_languages()),
                help=N_("The language of messages; by default that of your system."),
            )
        )
        self._help = Option(
            ["--help"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_help,
            help=N_("Show this message and exit."),
        )

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what the office cannot make out of a call is a wrong usage."""
        try:
            return super().invoke(ctx)
        except CallError as error:
            raise click.UsageError(visible(str(error)), ctx) from error

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option `--help`, described in the language that is spoken now."""
        return self._help


def _show_help(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        put(ctx.get_help())
        ctx.exit()


class Group(Command, click.Group):
    """A command with commands of its own."""


def argument(name: str, **details: Any) -> Any:
    """Declare an argument whose name in the help is a msgid."""
    return click.argument(name, cls=Argument, **details)


def workspace_of(file: Path | str) -> Workspace:
    """Return the workspace of a letter's file; where it lies in none, that of the present folder.

    The latter is said, since the letter looks otherwise when it is made from elsewhere.  The
    standard input lies in the present folder.
    """
    workspace = Workspace.serving(Path(file))
    if workspace.folder and Workspace.around(Path(file)).folder is None:
        text = _("{file} lies in no workspace; using that of {folder}.")
        say(text.format(file=file, folder=workspace.folder), err=True)
    return workspace


def install_words() -> None:
    """Let Click's own sentences come from drafter's catalogs."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] != "click":
            continue
        for attribute, ours in (("_", _of_click), ("ngettext", _ngettext_of_click)):
            if getattr(module, attribute, None) is getattr(gettext, _GETTEXT[attribute]):
                setattr(module, attribute, ours)


def _of_click(message: str) -> str:
    return _REPR.sub(r"«{\1}»", _(message))


def _ngettext_of_click(singular: str, plural: str, number: int) -> str:
    return _REPR.sub(r"«{\1}»", ngettext(singular, plural, number))


_REPR = re.compile(r"\{(\w+)!r\}")
"""Where Click asks for a name in the quotation marks of Python."""

_GETTEXT = {"_": "gettext", "ngettext": "ngettext"}

# What Click says to a user stands in its code; marked here, it gets into our catalogs.
CLICK_WORDS = (
    N_("(dynamic)"),
    N_("Aborted!"),
    N_("Argument {name!r} takes {nargs} values."),
    N_("Choose from:\n\t{choices}"),
    N_("Commands"),
    N_("Could not open file {filename!r}: {message}"),
    N_("Error: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("Invalid value: {message}"),
    N_("Missing argument"),
    N_("Missing command."),
    N_("Missing option"),
    N_("Missing parameter"),
    N_("Missing parameter: {param_name}"),
    N_("Missing {param_type}"),
    N_("No such command {name!r}."),
    N_("No such option {name!r}."),
    N_("Option {name!r} does not take a value."),
    N_("Options"),
    N_("Positional arguments"),
    N_("Show this message and exit."),
    N_("Try '{command} {option}' for help."),
    N_("Usage:"),
    N_("default: {default}"),
    N_("env var: {var}"),
    N_("required"),
    N_("unknown error"),
)


def _click_plurals(number: int) -> tuple[str, ...]:
    """Mark Click's sentences with a number, as `CLICK_WORDS` marks the others."""
    return (
        ngettext(
            "Got unexpected extra argument ({args})",
            "Got unexpected extra arguments ({args})",
            number,
        ),
        ngettext(
            "Option {name!r} requires an argument.",
            "Option {name!r} requires {nargs} arguments.",
            number,
        ),
        ngettext("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", number),
        ngettext("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", number),
    )
