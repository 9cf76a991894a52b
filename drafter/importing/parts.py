"""The parts of a letter: which text is its addressee, its request, a demand, a signature."""

from dataclasses import dataclass, field
from typing import NamedTuple

from drafter.docx.document import Grid, Seen
from drafter.grammar import Gender
from drafter.grammar.nominatives import Guess
from drafter.importing.appendix_pages import Page


class Doubt(NamedTuple):
    """Why the value of a key is not sure: the id of a problem, a sentence, and the key's path."""

    id: str
    what: str
    path: tuple[str, ...]


class Copy(NamedTuple):
    """An official who gets a copy; `post_id` is empty for a post that the catalog has not."""

    post_id: str
    post: Guess
    surname: Guess | None = None
    initials: tuple[str, ...] = ()
    gender: Gender | None = None


class Addressed(NamedTuple):
    """The post and the name of an addressee as they are printed; a body has no name."""

    post: str
    name: str = ""


@dataclass(slots=True)
class Parts:
    """What a letter consists of; `ours` tells that drafter made it."""

    ours: bool = False
    registration: list[str] = field(default_factory=list)
    addressees: list[Addressed] = field(default_factory=list)
    title: str = ""
    subject: str = ""
    salutation: str = ""
    body: list[Seen | Grid] = field(default_factory=list)
    request: str = ""
    demands: list[str] = field(default_factory=list)
    enclosed: list[str] = field(default_factory=list)
    """What is enclosed, as the letter announces it, one by one."""
    pages: list[Page] = field(default_factory=list)
    """The appendices that are printed after the letter."""
    closing: str = ""
    label: str = ""
    signatories: list[tuple[str, str]] = field(default_factory=list)
    """The post, which may be empty, and the name of each."""
    copies: list[str] = field(default_factory=list)
    executor: str = ""
    doubts: dict[Doubt, None] = field(default_factory=dict)
    """What is not sure, each once."""

    def doubt(self, name: str, what: str, key: str) -> None:
        """Note that the part of a key is not sure; `name` is the id of the problem."""
        self.doubts[Doubt(name, what, (key,))] = None
