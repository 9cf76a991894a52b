"""Names and posts as templates see them: printed in the nominative, their cases as attributes."""

from __future__ import annotations  # they are read for help alone

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, NamedTuple

from drafter.grammar import Case, Forms, Part, cases_in_name
from drafter.grammar.names import initial
from drafter.wording import N_


class Word(NamedTuple):
    """What a word means (a msgid of the program), and how one is used that has parts."""

    meaning: str
    use: str = ""


_NOMINATIVE = Word(N_("In the nominative."))
_GENITIVE = Word(N_("In the genitive."))
_DATIVE = Word(N_("In the dative."))
_ACCUSATIVE = Word(N_("In the accusative."))
_INSTRUMENTAL = Word(N_("In the instrumental."))
_PREPOSITIONAL = Word(N_("In the prepositional, in Russian."))
_LOCATIVE = Word(N_("In the locative, in Kazakh."))
_ABLATIVE = Word(N_("In the ablative, in Kazakh."))


class Declined:
    """A word in all its cases: printed as it is, `.dative` and the like are its forms."""

    def __init__(self, forms: Forms, in_case: Callable[[Case], str]) -> None:
        """Take the forms that were given, and what returns the word in a case."""
        self._forms = forms
        self._in_case = in_case

    def __str__(self) -> str:
        """Return the nominative."""
        return self._forms.nominative

    @property
    def nominative(self) -> Annotated[str, _NOMINATIVE]:
        """The nominative."""
        return self._in_case(Case.NOMINATIVE)

    @property
    def genitive(self) -> Annotated[str, _GENITIVE]:
        """The genitive."""
        return self._in_case(Case.GENITIVE)

    @property
    def dative(self) -> Annotated[str, _DATIVE]:
        """The dative."""
        return self._in_case(Case.DATIVE)

    @property
    def accusative(self) -> Annotated[str, _ACCUSATIVE]:
        """The accusative."""
        return self._in_case(Case.ACCUSATIVE)

    @property
    def instrumental(self) -> Annotated[str, _INSTRUMENTAL]:
        """The instrumental."""
        return self._in_case(Case.INSTRUMENTAL)

    @property
    def prepositional(self) -> Annotated[str, _PREPOSITIONAL]:
        """The prepositional (Russian)."""
        return self._in_case(Case.PREPOSITIONAL)

    @property
    def locative(self) -> Annotated[str, _LOCATIVE]:
        """The locative (Kazakh)."""
        return self._in_case(Case.LOCATIVE)

    @property
    def ablative(self) -> Annotated[str, _ABLATIVE]:
        """The ablative (Kazakh)."""
        return self._in_case(Case.ABLATIVE)


class NameInCase:
    """A person's name in one case, in the orders in which letters print it."""

    def __init__(self, name: PersonName, case: Case) -> None:
        """Take the name and the case."""
        self._name = name
        self._case = case

    def __str__(self) -> str:
        """Return initials and surname."""
        return self.initials_first

    @property
    def surname_first(
        self,
    ) -> Annotated[str, Word(N_("The surname with initials after it."))]:
        """The surname with initials after it: «Смаилову А. А.»."""
        return f"{self.surname} {self._name.initials}".strip()

    @property
    def initials_first(
        self,
    ) -> Annotated[str, Word(N_("The surname with initials before it."))]:
        """The surname with initials before it: «А. А. Смаилову»."""
        return f"{self._name.initials} {self.surname}".strip()

    @property
    def full(self) -> Annotated[str, Word(N_("The whole name."))]:
        """The whole name: «Смаилову Алихану Асхановичу»."""
        return self._name.together((Part.SURNAME, Part.GIVEN, Part.PATRONYMIC), self._case)

    @property
    def given_and_patronymic(
        self,
    ) -> Annotated[str, Word(N_("The given name and the patronymic."))]:
        """The given name and the patronymic: «Алихану Асхановичу»."""
        return self._name.together((Part.GIVEN, Part.PATRONYMIC), self._case)

    @property
    def surname(self) -> Annotated[str, Word(N_("The surname alone."))]:
        """The surname alone."""
        return self._name.part(Part.SURNAME, self._case)

    @property
    def given(self) -> Annotated[str, Word(N_("The given name alone."))]:
        """The given name alone."""
        return self._name.part(Part.GIVEN, self._case)

    @property
    def patronymic(self) -> Annotated[str, Word(N_("The patronymic alone."))]:
        """The patronymic alone."""
        return self._name.part(Part.PATRONYMIC, self._case)


class PersonName(NameInCase):
    """A person's name: printed in the nominative, `.dative` and the like are its cases."""

    def __init__(
        self, parts: Mapping[Part, Forms], language: str, in_case: Callable[[Part, Case], str]
    ) -> None:
        """Take the parts that the name has, its language, and what returns a part in a case."""
        super().__init__(self, Case.NOMINATIVE)
        self._parts = parts
        self._language = language
        self._in_case = in_case

    def part(self, part: Part, case: Case) -> str:
        """Return one part of the name in a case; empty if there is no such part."""
        forms = self._parts.get(part)
        if forms is None:
            return ""
        return forms.nominative if case is Case.NOMINATIVE else self._in_case(part, case)

    def together(self, parts: Sequence[Part], case: Case) -> str:
        """Return parts of the name, in their order, as they stand together in a case."""
        there = [part for part in parts if part in self._parts]
        words = [self.part(part, Case.NOMINATIVE) for part in there]
        in_cases = cases_in_name(words, case, self._language)
        return " ".join(map(self.part, there, in_cases))

    @property
    def initials(self) -> Annotated[str, Word(N_("The initials."))]:
        """The initials of given name and patronymic: «А. А.», «К.-Ж. К.»."""
        parts = (self.part(part, Case.NOMINATIVE) for part in (Part.GIVEN, Part.PATRONYMIC))
        return " ".join(initial(part) for part in parts if part)

    @property
    def genitive(self) -> Annotated[NameInCase, _GENITIVE]:
        """The name in the genitive."""
        return NameInCase(self, Case.GENITIVE)

    @property
    def dative(self) -> Annotated[NameInCase, _DATIVE]:
        """The name in the dative."""
        return NameInCase(self, Case.DATIVE)

    @property
    def accusative(self) -> Annotated[NameInCase, _ACCUSATIVE]:
        """The name in the accusative."""
        return NameInCase(self, Case.ACCUSATIVE)

    @property
    def instrumental(self) -> Annotated[NameInCase, _INSTRUMENTAL]:
        """The name in the instrumental."""
        return NameInCase(self, Case.INSTRUMENTAL)

    @property
    def prepositional(self) -> Annotated[NameInCase, _PREPOSITIONAL]:
        """The name in the prepositional (Russian)."""
        return NameInCase(self, Case.PREPOSITIONAL)

    @property
    def locative(self) -> Annotated[NameInCase, _LOCATIVE]:
        """The name in the locative (Kazakh)."""
        return NameInCase(self, Case.LOCATIVE)

    @property
    def ablative(self) -> Annotated[NameInCase, _ABLATIVE]:
        """The name in the ablative (Kazakh)."""
        return NameInCase(self, Case.ABLATIVE)
