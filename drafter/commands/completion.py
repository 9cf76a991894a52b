"""`drafter completion`: what lets a shell complete the commands, options and files."""

import click

from drafter.commands import Command, argument, pour
from drafter.wording import N_

_SHELLS = ("bash", "zsh", "fish")
"""The shells that Click knows."""


def _completion(shell: str) -> None:
    from click.shell_completion import get_completion_class  # this command alone needs it

    root = click.get_current_context().find_root()
    made = get_completion_class(shell)
    assert made is not None, "one of Click's own shells"  # noqa: S101 - chosen among _SHELLS
    text = made(root.command, {}, "drafter", "_DRAFTER_COMPLETE").source()
    pour(text.encode())


command = Command(
    "completion",
    callback=_completion,
    help=N_(
        "Print a script that lets your shell complete commands, options and files by the Tab key."
        " Let the shell read it when it starts, or keep it where it looks for such scripts."
    ),
    epilog=N_("Example: drafter completion bash"),
)
argument("shell", metavar="|".join(_SHELLS), type=click.Choice(_SHELLS))(command)
