"""Where the letters of a workspace lie, and what a list says of each; known without reading one."""

import datetime
import os
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from drafter.errors import Problem
from drafter.files.letters import letters_in
from drafter.wording import _

DRAFT, SENT, ANSWERED, OVERDUE = "draft", "sent", "answered", "overdue"
"""What has become of a letter, as the register says it; a letter that is not in it is a draft."""

MOST_LETTERS = 10_000
"""How many letters are listed; those of a whole parliament in a year are fewer."""


class Card(NamedTuple):
    """What the list says of a letter; texts stand by their languages."""

    path: str
    """The letter's file as seen from the workspace, with slashes."""
    changed: float
    """When the file was last changed, in seconds of the system."""
    date: datetime.date | None = None
    number: str = ""
    addressee: Mapping[str, str] = {}
    subject: Mapping[str, str] = {}
    problem: Problem | None = None
    """Why nothing of the letter could be read."""
    is_read: bool = True
    """Whether the letter has been looked into already."""

    @property
    def stem(self) -> str:
        """The path without its ending, which the files that are made of a letter share."""
        return str(PurePosixPath(self.path).with_suffix(""))


class Listing(NamedTuple):
    """The letters of a workspace, the one that was changed last at the front."""

    cards: Sequence[Card]
    states: Mapping[str, str]
    """What has become of each letter, by its path."""
    problems: Sequence[Problem]
    """What is wrong with the register."""
    is_cut: bool = False
    """Whether there are more letters than are listed."""

    @property
    def unread(self) -> int:
        """How many letters have not been looked into yet."""
        return sum(not card.is_read for card in self.cards)


def by_name(folder: Path) -> Listing:
    """Return the letters of a workspace with their names alone."""
    found, is_cut = newest_first(folder)
    cards = [unread(path, state) for path, state in found]
    return Listing(cards, dict.fromkeys((card.path for card in cards), ""), (), is_cut)


def unread(path: str, state: os.stat_result) -> Card:
    """Return what is known of a letter by its name; that of some files is no text at all."""
    if path.isprintable() or path.encode(errors="ignore").decode() == path:
        return Card(path, state.st_mtime, is_read=False)
    what = _("The name of this file cannot be read.")
    problem = Problem("file-name", None, what, _("Give the file another name in its folder."))
    return Card(path, state.st_mtime, problem=problem)


def newest_first(folder: Path) -> tuple[list[tuple[str, os.stat_result]], bool]:
    """Return the files of a workspace that may be letters, each by its path and with its state.

    The one that was changed last stands at the front.  The second value tells whether there are
    more than are looked at.
    """
    found = list(islice(letters_in(folder), MOST_LETTERS + 1))
    is_cut = len(found) > MOST_LETTERS
    newest = sorted(found, key=lambda file: file[1].st_mtime_ns, reverse=True)
    return newest[:MOST_LETTERS], is_cut
