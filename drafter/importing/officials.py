"""An addressee in one language: what a letter prints of him, and what it means."""

from dataclasses import dataclass, field
from typing import NamedTuple

from drafter.grammar import Gender
from drafter.grammar.nominatives import Guess
from drafter.importing.formulas import Formulas
from drafter.importing.parts import Addressed, Doubt


class Printed(NamedTuple):
    """A name as it is printed in the dative: the surname, and what stands beside it."""

    surname: str
    initials: list[str]
    given: str = ""
    patronymic: str = ""


@dataclass(slots=True)
class Person:
    """The addressee's name in one language; empty parts are not known."""

    surname: Guess
    given: Guess | None = None
    patronymic: Guess | None = None


@dataclass(slots=True)
class Official:
    """An addressee; `doubts` are what is not sure of him."""

    formulas: Formulas
    address: Addressed
    called: str
    """His salutation as it stands, without its mark; empty where there is none."""
    post_id: str = ""
    post: Guess | None = None
    printed: Printed | None = None
    gender: Gender | None = None
    person: Person | None = None
    salutation: str = ""
    """The salutation in own words, where it does not follow from the name."""
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def language(self) -> str:
        """The language of the letter."""
        return self.formulas.language

    def doubt(self, name: str, what: str, *keys: str) -> None:
        """Note that the value of one of his keys is not sure; `name` is the id of the problem."""
        self.doubts.append(Doubt(name, what, keys))
