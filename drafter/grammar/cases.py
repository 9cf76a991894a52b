"""The grammatical cases and genders, and a declined form."""

from enum import StrEnum
from typing import NamedTuple


class Case(StrEnum):
    """A grammatical case; Russian has the prepositional, Kazakh the locative and the ablative."""

    NOMINATIVE = "nominative"
    GENITIVE = "genitive"
    DATIVE = "dative"
    ACCUSATIVE = "accusative"
    INSTRUMENTAL = "instrumental"
    PREPOSITIONAL = "prepositional"
    LOCATIVE = "locative"
    ABLATIVE = "ablative"


class Gender(StrEnum):
    """The grammatical gender of a person."""

    MASCULINE = "masculine"
    FEMININE = "feminine"


class Part(StrEnum):
    """What a word is: a part of a person's name, or a post."""

    SURNAME = "surname"
    GIVEN = "given"
    PATRONYMIC = "patronymic"
    POST = "post"


class Form(NamedTuple):
    """A declined form, and whether it is certain or only guessed."""

    text: str
    sure: bool
