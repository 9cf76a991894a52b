"""A letter's file as it was opened: what could be read of it, and all that is wrong with it."""

from drafter.errors import ERROR, Problem, in_order
from drafter.model.inquiry import Inquiry
from drafter.model.source import Source
from drafter.reading.loading import Reading


class LetterFile:
    """A letter's file, opened; nothing about it changes when the file does."""

    def __init__(self, name: str, reading: Reading) -> None:
        """Take the name of the file, which its places carry, and what was read of it."""
        self.name = name
        self.inquiry: Inquiry | None = reading.inquiry
        """What could be read; gaps («…») stand for what is wrong, None where nothing could."""
        self.source: Source = reading.origin.source
        """The text of the file, and where its values stand in it."""
        self.problems: tuple[Problem, ...] = tuple(
            sorted([*reading.problems, *reading.origin.doubts], key=in_order)
        )
        """All that is wrong (errors) or doubtful (warnings) in the file, in its order."""

    @property
    def text(self) -> str:
        """The text of the file."""
        return self.source.text

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep a letter from being made of the file."""
        return tuple(problem for problem in self.problems if problem.severity == ERROR)
