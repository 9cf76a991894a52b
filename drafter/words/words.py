"""The words of a template: what stands in a letter, as attributes with plain names.

Each word carries its meaning, from which `drafter templates help`, the page
docs/en/reference/vocabulary.md and the check of templates are made, so that a word is described
where it is declared.
"""

from __future__ import annotations  # they are read for help alone

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

from markupsafe import Markup

from drafter.model.structs import Struct
from drafter.wording import N_
from drafter.words.names import Declined, PersonName, Word

if TYPE_CHECKING:
    from drafter.wording.phrases import Phrases
    from drafter.wording.values import Value


class AddresseeWords(Struct):
    """The addressee."""

    post: Annotated[Declined, Word(N_("The post."))]
    name: Annotated[PersonName | None, Word(N_("The name; absent where only a post is given."))]
    gender: Annotated[str | None, Word(N_("«masculine» or «feminine»."))]
    salutation: Annotated[str, Word(N_("The salutation without a mark."))]


class FirstAddressee(AddresseeWords):
    """The first of several addressees, which notes that a template takes him for the only one."""

    def __init__(self, first: AddresseeWords) -> None:
        """Take the addressee."""
        self._first = first
        self._used = False

    def __getattr__(self, name: str) -> Any:
        """Return what the addressee has, and note that it is asked for."""
        if name.startswith("_") or name not in AddresseeWords.__annotations__:
            raise AttributeError(name)
        self._used = True
        return getattr(self._first, name)


def is_taken_for_one(addressee: AddresseeWords) -> bool:
    """Tell whether a template has used the first of several addressees for the only one."""
    return bool(vars(addressee).get("_used"))


class AuthorWords(Struct):
    """The author."""

    kind: Annotated[str, Word(N_("«faction», «group», «deputies» or «label»; «none» without one."))]
    label: Annotated[
        str,
        Word(N_("The author in the request; empty where deputies write in their own name.")),
    ]
    signature: Annotated[
        str, Word(N_("The author under the closing; empty where each signatory has a post."))
    ]


class ChamberWords(Struct):
    """The chamber of the parliament."""

    name: Annotated[Declined, Word(N_("The name of the chamber."))]
    deputies: Annotated[Declined, Word(N_("What its deputies are called."))]
    deputy: Annotated[Declined | None, Word(N_("What one of its deputies is called."))]


class SignatoryWords(Struct):
    """A signatory."""

    __slots__ = ("name", "post")  # a letter has a dozen

    name: Annotated[str, Word(N_("The name as it is printed."))]
    post: Annotated[Declined | None, Word(N_("The post before the name, if any."))]

    def __init__(self, name: str, post: Declined | None) -> None:
        """Take the name as it is printed, and the post."""
        self.name = name
        self.post = post


class AppendixWords(Struct):
    """An appendix."""

    title: Annotated[str, Word(N_("What the appendix is called; may be empty."))]
    extent: Annotated[str, Word(N_("How many sheets and copies; may be empty."))]
    item: Annotated[str, Word(N_("The appendix in a list of several."))]
    heading: Annotated[
        str, Word(N_("What stands above the appendix: its number, and to which letter it is one."))
    ]
    body: Annotated[Markup, Word(N_("The text of the appendix; empty where it is only enclosed."))]
    landscape: Annotated[bool, Word(N_("Whether the pages of the appendix lie on their side."))]


class OnlyDemand:
    """The request with its only demand as one sentence; false where there is no such sentence."""

    def __init__(self, sentence: str) -> None:
        """Take the sentence without its mark; empty where there is none."""
        self._sentence = sentence
        self._printed = False

    def __bool__(self) -> bool:
        """Tell whether there is such a sentence."""
        return bool(self._sentence)

    def __str__(self) -> str:
        """Return the sentence, and note that it is printed."""
        self._printed = True
        return self._sentence

    @property
    def printed(self) -> Annotated[bool, Word(N_("Whether it has been printed above."))]:
        """Whether a template has printed it, so that the demand is not printed once more."""
        return self._printed


class DateWords(Struct):
    """A date: printed in full, `.attributive` before a noun, `.iso` as 2025-11-26."""

    long: Annotated[str, Word(N_("The date in full."))]
    attributive: Annotated[str, Word(N_("The date before a noun."))]
    iso: Annotated[str, Word(N_("The date in figures."))]

    def __str__(self) -> str:
        """Return the date in full."""
        return self.long


class ClauseWords:
    """A clause: its name, and its parameters as attributes."""

    name: Annotated[str, Word(N_("The name of the clause's template."))]

    def __init__(self, name: str, parameters: Mapping[str, str | DateWords]) -> None:
        """Take the name and the parameters."""
        self.name = name
        self._parameters = parameters
        self._used: set[str] = set()

    def __getattr__(self, name: str) -> str | DateWords:
        """Return a parameter, and note that it is used."""
        if name.startswith("_") or name not in self._parameters:
            raise AttributeError(name)
        self._used.add(name)
        return self._parameters[name]

    def __dir__(self) -> list[str]:
        """Return the parameters, for suggestions."""
        return ["name", *self._parameters]

    def unused(self) -> list[str]:
        """Return the parameters that nothing has asked for."""
        return [name for name in self._parameters if name not in self._used]


class FieldWords:
    """The values of a letter's own: each field as an attribute."""

    def __init__(self, values: Mapping[str, str]) -> None:
        """Take the texts by the names of their fields."""
        self._values = values
        self._used: set[str] = set()

    def __getattr__(self, name: str) -> str:
        """Return the text of a field, and note that it is used."""
        if name.startswith("_") or name not in self._values:
            raise AttributeError(name)
        self._used.add(name)
        return self._values[name]

    def __dir__(self) -> list[str]:
        """Return the fields, for suggestions."""
        return list(self._values)


def unused_fields(fields: FieldWords) -> list[str]:
    """Return the fields that nothing has asked for; every name may be one of theirs."""
    values, used = vars(fields)["_values"], vars(fields)["_used"]
    return [name for name in values if name not in used]


class RowWords:
    """A row of the table of a merge: its columns as attributes."""

    def __init__(self, cells: Mapping[str, Value], words: Phrases) -> None:
        """Take the cells by column, and the phrases of the letter's language."""
        self._cells = cells
        self._phrases = words

    def __getattr__(self, name: str) -> str:
        """Return a cell as the language writes it."""
        if name.startswith("_") or name not in self._cells:
            raise AttributeError(name)
        value = self._cells[name]
        return value if isinstance(value, str) else value.printed(self._phrases)

    def __dir__(self) -> list[str]:
        """Return the columns, for suggestions."""
        return list(self._cells)


class LetterWords(Struct):
    """The variables of a template; what a letter lacks is None or empty."""

    kind: Annotated[str, Word(N_("The kind of the letter."))]
    language: Annotated[str, Word(N_("The code of the letter's language."))]
    date: Annotated[DateWords | None, Word(N_("The date of the letter."))]
    number: Annotated[str | None, Word(N_("The registration number."))]
    registration: Annotated[str | None, Word(N_("Date and number together."))]
    addressee: Annotated[
        AddresseeWords,
        Word(
            N_("To whom the letter goes, if to one alone."), "addressee.name.dative.surname_first"
        ),
    ]
    addressees: Annotated[
        list[AddresseeWords], Word(N_("To whom the letter goes, a list."), "addressee.post.dative")
    ]
    salutation: Annotated[
        str,
        Word(N_("One salutation for all addressees, without a mark; empty where nobody is named.")),
    ]
    author: Annotated[AuthorWords, Word(N_("Who writes."), "author.label")]
    chamber: Annotated[
        ChamberWords | None,
        Word(
            N_("The chamber of the parliament in office on the day of the letter."),
            "chamber.name.genitive",
        ),
    ]
    subject: Annotated[str | None, Word(N_("The subject."))]
    body: Annotated[Markup, Word(N_("The body, with its paragraphs and lists."))]
    clauses: Annotated[
        list[ClauseWords], Word(N_("The standing passages, a list."), "clause.name, clause.number")
    ]
    request: Annotated[str | None, Word(N_("The request that leads to the demands."))]
    demands: Annotated[list[str], Word(N_("The demands, a list."))]
    request_with_demand: Annotated[
        OnlyDemand,
        Word(
            N_("The request with the only demand as one sentence; empty where there are several.")
        ),
    ]
    appendix: Annotated[str | None, Word(N_("The line about the only appendix."))]
    appendices: Annotated[
        list[AppendixWords], Word(N_("The appendices, a list."), "appendix.title, appendix.item")
    ]
    signatories: Annotated[
        list[SignatoryWords], Word(N_("Who signs, a list."), "signatory.name, signatory.post")
    ]
    copy_to: Annotated[list[str], Word(N_("Who gets a copy, a list of lines."))]
    executor: Annotated[str | None, Word(N_("The line about the executor."))]
    fields: Annotated[
        FieldWords, Word(N_("Values of the letter's own, by their names."), "fields.bill")
    ]
    row: Annotated[
        RowWords,
        Word(N_("A row of the table of «drafter render --to»: its columns."), "row.district"),
    ]

    def variables(self) -> dict[str, Any]:
        """Return every variable by name; nobody changes it."""
        return vars(self)
