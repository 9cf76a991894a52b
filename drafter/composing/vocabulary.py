"""The words of a template: the model's values in one language, as attributes with plain names."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from drafter.errors import CatalogError, Place, Problem
from drafter.grammar import Case, Forms, Gender, UnknownFormError, decline
from drafter.inquiry import Addressee, Appendix, Author, Executor, Inquiry, Signatory
from drafter.markdown import MarkdownError, to_markup
from drafter.wording import _, pgettext
from drafter.wording.dates import attributive_date, long_date
from drafter.wording.phrases import POST, mark, phrases

Report = Callable[[Problem], None]

_MAN, _WOMAN = "salutation of a man", "salutation of a woman"
_SALUTATIONS = {
    Gender.MASCULINE: {
        "by name": (_MAN, mark("salutation of a man", "Dear {name}")),
        "by surname": (_MAN, mark("salutation of a man", "Dear Mr {name}")),
    },
    Gender.FEMININE: {
        "by name": (_WOMAN, mark("salutation of a woman", "Dear {name}")),
        "by surname": (_WOMAN, mark("salutation of a woman", "Dear Ms {name}")),
    },
}


class Declined:
    """A word in all its cases: printed as it is, `.dative` and the like are its forms."""

    def __init__(self, forms: Forms, explain: Callable[[Forms, Case], None]) -> None:
        """Take the forms, and what to call when a case is not known."""
        self._forms = forms
        self._explain = explain

    def __str__(self) -> str:
        """Return the nominative."""
        return self._forms.nominative

    def form(self, case: Case) -> str:
        """Return the word in a case; an unknown form is reported, and the nominative returned."""
        try:
            return decline(self._forms, case).text
        except UnknownFormError:
            self._explain(self._forms, case)
            return self._forms.nominative

    @property
    def nominative(self) -> str:
        """The nominative."""
        return self.form(Case.NOMINATIVE)

    @property
    def genitive(self) -> str:
        """The genitive."""
        return self.form(Case.GENITIVE)

    @property
    def dative(self) -> str:
        """The dative."""
        return self.form(Case.DATIVE)

    @property
    def accusative(self) -> str:
        """The accusative."""
        return self.form(Case.ACCUSATIVE)

    @property
    def instrumental(self) -> str:
        """The instrumental."""
        return self.form(Case.INSTRUMENTAL)

    @property
    def prepositional(self) -> str:
        """The prepositional (Russian)."""
        return self.form(Case.PREPOSITIONAL)

    @property
    def locative(self) -> str:
        """The locative (Kazakh)."""
        return self.form(Case.LOCATIVE)

    @property
    def ablative(self) -> str:
        """The ablative (Kazakh)."""
        return self.form(Case.ABLATIVE)


class NameInCase:
    """A person's name in one case, in the orders in which letters print it."""

    def __init__(self, name: "PersonName", case: Case) -> None:
        """Take the name and the case."""
        self._name = name
        self._case = case

    def __str__(self) -> str:
        """Return initials and surname."""
        return self.initials_first

    @property
    def surname_first(self) -> str:
        """The surname with initials after it: «Смаилову А. А.»."""
        return f"{self.surname} {self._name.initials}".strip()

    @property
    def initials_first(self) -> str:
        """The surname with initials before it: «А. А. Смаилову»."""
        return f"{self._name.initials} {self.surname}".strip()

    @property
    def surname(self) -> str:
        """The surname alone."""
        return self._name.part("surname", self._case)

    @property
    def given(self) -> str:
        """The given name alone."""
        return self._name.part("given", self._case)

    @property
    def patronymic(self) -> str:
        """The patronymic alone."""
        return self._name.part("patronymic", self._case)


class PersonName(NameInCase):
    """A person's name: printed in the nominative, `.dative` and the like are its cases."""

    def __init__(self, parts: Mapping[str, Declined | None]) -> None:
        """Take surname, given name and patronymic, None where there is none."""
        super().__init__(self, Case.NOMINATIVE)
        self._parts = parts

    def part(self, name: str, case: Case) -> str:
        """Return one part of the name in a case; empty if there is no such part."""
        part = self._parts[name]
        return part.form(case) if part else ""

    @property
    def initials(self) -> str:
        """The initials of given name and patronymic: «А. А.», «К.-Ж. К.»."""
        parts = (self.part(name, Case.NOMINATIVE) for name in ("given", "patronymic"))
        return " ".join(initial(part) for part in parts if part)

    @property
    def genitive(self) -> NameInCase:
        """The name in the genitive."""
        return NameInCase(self, Case.GENITIVE)

    @property
    def dative(self) -> NameInCase:
        """The name in the dative."""
        return NameInCase(self, Case.DATIVE)

    @property
    def accusative(self) -> NameInCase:
        """The name in the accusative."""
        return NameInCase(self, Case.ACCUSATIVE)

    @property
    def instrumental(self) -> NameInCase:
        """The name in the instrumental."""
        return NameInCase(self, Case.INSTRUMENTAL)

    @property
    def prepositional(self) -> NameInCase:
        """The name in the prepositional (Russian)."""
        return NameInCase(self, Case.PREPOSITIONAL)

    @property
    def locative(self) -> NameInCase:
        """The name in the locative (Kazakh)."""
        return NameInCase(self, Case.LOCATIVE)

    @property
    def ablative(self) -> NameInCase:
        """The name in the ablative (Kazakh)."""
        return NameInCase(self, Case.ABLATIVE)


def initial(name: str) -> str:
    """Return the initial of a name, of both parts of a double one: «К.-Ж.»; initials stay."""
    if name.endswith("."):
        return name
    return "-".join(f"{part[:1]}." for part in name.split("-") if part)


class AddresseeWords:
    """The addressee: `post`, `name`, `salutation`, `gender`."""

    def __init__(
        self, post: Declined, name: PersonName | None, gender: str | None, salutation: str
    ) -> None:
        """Take the parts, ready in the letter's language."""
        self.post = post
        self.name = name
        self.gender = gender
        self.salutation = salutation


class AuthorWords:
    """The author: `label` in the request, `signature` under the closing."""

    def __init__(self, label: str, signature: str) -> None:
        """Take both labels; `label` is empty where deputies write in their own name."""
        self.label = label
        self.signature = signature


class SignatoryWords:
    """A signatory: `name` as printed under the letter, `post` before it (or nothing)."""

    def __init__(self, name: str, post: Declined | None) -> None:
        """Take name and post."""
        self.name = name
        self.post = post


class DateWords:
    """A date: printed in full, `.attributive` before a noun, `.iso` as 2025-11-26."""

    def __init__(self, date: datetime.date, language: str) -> None:
        """Take the date, and the language in which it is printed."""
        self.iso = date.isoformat()
        self.long = long_date(date, language)
        self.attributive = attributive_date(date, language)

    def __str__(self) -> str:
        """Return the date in full."""
        return self.long


class Vocabulary:
    """Makes the variables of a template from an inquiry."""

    def __init__(self, inquiry: Inquiry, language: str, report: Report) -> None:
        """Take the inquiry, the letter's language, and where problems are reported."""
        self.inquiry = inquiry
        self.language = language
        self.report = report
        self.phrases = phrases(language)

    def variables(self) -> dict[str, Any]:
        """Return every variable of a template by name; what the letter lacks is None or empty."""
        inquiry, language = self.inquiry, self.language
        subject, request = inquiry.subject, inquiry.request
        return {
            "kind": inquiry.kind,
            "language": language,
            "date": DateWords(inquiry.date, language) if inquiry.date else None,
            "number": inquiry.number,
            "registration": self._registration(),
            "addressee": self._addressee(inquiry.addressee),
            "author": self._author(inquiry.author),
            "subject": subject[language] if subject else None,
            "body": self._body(),
            "request": request[language] if request else None,
            "demands": [demand[language] for demand in inquiry.demands],
            "appendix": self._appendix(inquiry.appendix) if inquiry.appendix else None,
            "signatories": [
                self._signatory(signatory, f"signatories.{number}")
                for number, signatory in enumerate(inquiry.signatories)
            ],
            "executor": self._executor(inquiry.executor) if inquiry.executor else None,
        }

    def _registration(self) -> str | None:
        date, number = self.inquiry.date, self.inquiry.number
        if date and number:
            text = self.phrases.phrase("registration", "{date} No. {number}")
            return text.format(date=long_date(date, self.language), number=number)
        if number:
            return self.phrases.phrase("registration", "No. {number}").format(number=number)
        return long_date(date, self.language) if date else None

    def _addressee(self, addressee: Addressee) -> AddresseeWords:
        name = self._name(addressee, "addressee") if addressee.surname else None
        post = self._post(addressee.post, "addressee.post")
        return AddresseeWords(post, name, addressee.gender, self._salutation(addressee, name))

    def _salutation(self, addressee: Addressee, name: PersonName | None) -> str:
        if name is None:
            return ""
        by_gender = _SALUTATIONS[Gender(addressee.gender or Gender.MASCULINE)]
        if name.given and not name.given.endswith("."):
            called = f"{name.given} {name.patronymic or name.surname}"
            return self.phrases.phrase(*by_gender["by name"]).format(name=called)
        return self.phrases.phrase(*by_gender["by surname"]).format(name=name.surname)

    def _name(self, person: Addressee | Signatory, path: str) -> PersonName:
        return PersonName(
            {
                part: self._declined(getattr(person, part), f"{path}.{part}")
                for part in ("surname", "given", "patronymic")
            }
        )

    def _declined(self, forms: Mapping[str, Forms] | None, path: str) -> Declined | None:
        if forms is None:
            return None
        place = self.inquiry.place(f"{path}.{self.language}")
        return Declined(forms[self.language], self._explainer(place))

    def _explainer(self, place: Place | None) -> Callable[[Forms, Case], None]:
        def explain(forms: Forms, case: Case) -> None:
            what = _("The {case} of «{word}» is not known.")
            what = what.format(case=_case_name(case), word=forms.nominative)
            advice = _("Write it: {line}").format(
                line=f"{self.language}: {{nominative: {forms.nominative}, {case.value}: …}}"
            )
            problem = Problem(place, what, advice)
            self.report(problem)

        return explain

    def _post(self, post: str | Mapping[str, Forms], path: str) -> Declined:
        place = self.inquiry.place(f"{path}.{self.language}")
        if not isinstance(post, str):
            return Declined(post[self.language], self._explainer(place))
        nominative = self.phrases.phrase(POST, post)
        return Declined(
            Forms(nominative, _CatalogForms(post, self.language)), self._explainer(place)
        )

    def _author(self, author: Author) -> AuthorWords:
        count = len(self.inquiry.signatories)
        words = self.phrases
        if author.label:
            label = author.label[self.language]
            return AuthorWords(label, label[:1].upper() + label[1:])
        if author.faction:
            name = author.faction[self.language]
            label = words.phrase("author", "the deputies' faction «{name}»")
            signature = words.plural(
                "signature",
                "Deputy of the faction «{name}»",
                "Deputies of the faction «{name}»",
                count,
            )
        elif author.group:
            name = author.group[self.language]
            label = words.phrase("author", "the deputies' group «{name}»")
            signature = words.plural(
                "signature",
                "Member of the deputies' group «{name}»",
                "Members of the deputies' group «{name}»",
                count,
            )
        else:
            return AuthorWords("", words.plural("signature", "Deputy", "Deputies", count))
        return AuthorWords(label.format(name=name), signature.format(name=name))

    def _body(self) -> Any:
        try:
            return to_markup(self.inquiry.body[self.language])
        except MarkdownError as error:
            place = self.inquiry.place(f"body.{self.language}")
            for _line, what, advice in error.flaws:
                self.report(Problem(place, what, advice))
            return ""

    def _appendix(self, appendix: Appendix) -> str:
        sheets = appendix.sheets
        text = self.phrases.plural(
            "appendix", "Appendix: {number} sheet", "Appendix: {number} sheets", sheets
        )
        if appendix.title:
            text = self.phrases.plural(
                "appendix",
                "Appendix: {title}, {number} sheet",
                "Appendix: {title}, {number} sheets",
                sheets,
            )
            return text.format(title=appendix.title[self.language], number=sheets)
        return text.format(number=sheets)

    def _signatory(self, signatory: Signatory, path: str) -> SignatoryWords:
        post = self._post(signatory.post, f"{path}.post") if signatory.post else None
        if signatory.name:
            return SignatoryWords(signatory.name[self.language], post)
        return SignatoryWords(self._name(signatory, path).initials_first, post)

    def _executor(self, executor: Executor) -> str:
        name = executor.name[self.language]
        if not executor.phone:
            return self.phrases.phrase("executor", "Prepared by: {name}").format(name=name)
        text = self.phrases.phrase("executor", "Prepared by: {name}, tel. {phone}")
        return text.format(name=name, phone=executor.phone[self.language])


class _CatalogForms(Mapping[Case, str]):
    """The case forms of a post that the catalog has, under contexts such as `post, dative`."""

    def __init__(self, post: str, language: str) -> None:
        self._post = post
        self._language = language

    def __getitem__(self, case: Case) -> str:
        try:
            return phrases(self._language).phrase(f"{POST}, {case.value}", self._post)
        except CatalogError as error:
            raise KeyError(case) from error

    def __iter__(self) -> Any:
        return (case for case in Case if case in self)

    def __len__(self) -> int:
        return sum(1 for _case in self)


def _case_name(case: Case) -> str:
    return {
        Case.NOMINATIVE: pgettext("case", "nominative"),
        Case.GENITIVE: pgettext("case", "genitive"),
        Case.DATIVE: pgettext("case", "dative"),
        Case.ACCUSATIVE: pgettext("case", "accusative"),
        Case.INSTRUMENTAL: pgettext("case", "instrumental"),
        Case.PREPOSITIONAL: pgettext("case", "prepositional"),
        Case.LOCATIVE: pgettext("case", "locative"),
        Case.ABLATIVE: pgettext("case", "ablative"),
    }[case]
