"""The one way of the commands to the screen: what a file or a name holds steers no terminal."""

import io
import sys
from collections.abc import Iterable
from typing import Any

import click

from drafter.errors import Problem
from drafter.wording.invisible import visible

_YES = ("y", "yes", "д", "да", "и", "иә", "ия")


def say(text: str = "", *, err: bool = False, **style: Any) -> None:
    """Print a line, in Click's styles if need be: to the standard output or error."""
    put(styled(text, **style) if style else visible(text), err=err)


def styled(text: str, **style: Any) -> str:
    """Return a piece of a line in Click's styles."""
    return click.style(visible(text), **style)


def put(line: str, *, err: bool = False) -> None:
    """Print a line that was made of pieces by `styled`."""
    click.echo(line, err=err)


def tell(problems: Iterable[Problem], colour: str = "red", *, err: bool = True) -> None:
    """Print problems, one a line, each after its place: to the standard error, or the output."""
    for problem in problems:
        place = styled(f"{problem.place}: ", bold=True) if problem.place else ""
        what = place + styled(problem.what, fg=colour)
        mark = styled(problem.mark, dim=True) if problem.mark else ""
        put(" ".join(filter(None, [what, visible(problem.advice), mark])), err=err)


def warn(problems: Iterable[Problem]) -> None:
    """Print what is to be looked at, as `tell` prints what is wrong."""
    tell(problems, colour="yellow")


def asked(question: str) -> str:
    """Ask a question on a terminal; return what is typed, nothing where it is broken off."""
    try:
        answer = str(click.prompt(visible(question), default="", show_default=False, err=True))
    except click.Abort:
        put("", err=True)
        return ""
    return answer.strip()


def confirmed(question: str) -> bool:
    """Ask a question on a terminal; tell whether the answer is yes, in whatever language."""
    return asked(question).casefold() in _YES


def pour(data: bytes) -> None:
    """Write a text for other programs to the standard output, byte by byte.

    On a terminal it is shown as `say` shows a line.
    """
    if sys.stdout.isatty():
        for line in data.decode("utf-8", "surrogateescape").removesuffix("\n").split("\n"):
            say(line)
        return
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def show(error: click.ClickException) -> None:
    """Print what Click says of a wrong call, which may quote a name."""
    text = io.StringIO()
    error.show(text)
    for line in text.getvalue().removesuffix("\n").split("\n"):
        say(line, err=True)
