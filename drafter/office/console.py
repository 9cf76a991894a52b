"""The console of an interview: how questions are asked, and how each reply is kept."""

from collections.abc import Callable
from typing import Protocol

from drafter.office.draft import Given

BACK = "<"
"""What is typed to go back to the question before."""


class GoBackError(Exception):
    """Somebody wants to go back to the question before."""


class Console(Protocol):
    """How questions are asked."""

    def say(self, text: str) -> None:
        """Show a line."""

    def ask(self, question: str, default: str = "") -> str:
        """Return the answer to a question, `default` if nothing was typed; raises GoBackError."""

    def edit(self, question: str, text: str) -> str:
        """Return a text as a person left it in an editor, which is announced by a question."""


class Recorded:
    """A console that keeps each reply; those of an earlier run are given once more, unasked."""

    def __init__(self, console: Console, given: Given, keep: Callable[[Given], None]) -> None:
        """Take the console, what was given before, and what is called after each reply."""
        self._console, self._given, self._keep = console, given, keep
        self.earlier = list(given.replies)
        """The replies of an earlier run that are still to be given."""

    def say(self, text: str) -> None:
        """Show a line."""
        self._console.say(text)

    def ask(self, question: str, default: str = "") -> str:
        """Return the reply to a question; raises GoBackError."""
        if self.earlier:
            text = self.earlier.pop(0)
            self._console.say(f"{question}: {text}")
        else:
            try:
                text = self._console.ask(question, default)
            except GoBackError:
                text = BACK
            self._record(text)
        if text == BACK:
            raise GoBackError
        return text

    def edit(self, question: str, text: str) -> str:
        """Return a text from an editor; raises GoBackError where it was not wanted."""
        if self.earlier:
            return self.earlier.pop(0)
        text = self._console.edit(question, text)
        self._record(text)
        return text

    def _record(self, text: str) -> None:
        self._given.replies.append(text)
        self._keep(self._given)
