"""The parts of a letter: which text is its addressee, its request, a demand, a signature."""

from dataclasses import dataclass, field
from typing import NamedTuple

from drafter.docx.document import Grid, Seen
from drafter.grammar import Gender
from drafter.grammar.nominatives import Guess


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


@dataclass(slots=True)
class Parts:
    """What a letter consists of; `ours` tells that drafter made it."""

    ours: bool = False
    registration: list[str] = field(default_factory=list)
    post: str = ""
    name: str = ""
    title: str = ""
    subject: str = ""
    salutation: str = ""
    body: list[Seen | Grid] = field(default_factory=list)
    request: str = ""
    demands: list[str] = field(default_factory=list)
    appendix: str = ""
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
