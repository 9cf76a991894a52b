"""From an inquiry to the words of a template: the model's values in one language."""

import datetime
import re
from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from drafter.errors import WARNING, Problem
from drafter.grammar import Case, Forms, Gender, Part, decline
from drafter.markup.flaws import MarkdownError
from drafter.markup.markdown import to_markup
from drafter.model.inquiry import Addressee, Appendix, Author, Clause, Executor, Inquiry, Signatory
from drafter.model.origin import origin_of
from drafter.model.prose import Marked
from drafter.model.shapes import Day
from drafter.wording import _
from drafter.wording.cases import case_name
from drafter.wording.dates import attributive_date, long_date
from drafter.wording.filling import filled
from drafter.wording.phrases import POST, Phrases, mark
from drafter.words.typed import bare, bare_request
from drafter.words.typed_names import name_not_nominative, post_not_nominative
from drafter.words.words import (
    AddresseeWords,
    AuthorWords,
    ClauseWords,
    DateWords,
    Declined,
    LetterWords,
    PersonName,
    RowWords,
    SignatoryWords,
)

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


class Vocabulary:
    """Makes the variables of a template from an inquiry."""

    def __init__(self, inquiry: Inquiry, words: Phrases, report: Report, warn: Report) -> None:
        """Take the inquiry, the letter's phrases, and where errors and guesses are reported."""
        self.inquiry = inquiry
        self.language = words.language
        self.report = report
        self.warn = warn
        self.phrases = words

    def words(self) -> LetterWords:
        """Return the variables of a template; what the letter lacks is None or empty."""
        inquiry, language = self.inquiry, self.language
        subject, request = inquiry.subject, inquiry.request
        return LetterWords(
            kind=inquiry.kind,
            language=language,
            date=self._date(inquiry.date) if inquiry.date else None,
            number=inquiry.number,
            registration=self._registration(),
            addressee=self._addressee(inquiry.addressee),
            author=self._author(inquiry.author),
            subject=bare(subject[language]) if subject else None,
            body=self._body(),
            clauses=[self._clause(clause) for clause in inquiry.clauses],
            request=bare_request(request[language]) if request else None,
            demands=[bare(demand[language]) for demand in inquiry.demands],
            appendix=self._appendix(inquiry.appendix) if inquiry.appendix else None,
            signatories=[
                self._signatory(signatory, f"signatories.{number}")
                for number, signatory in enumerate(inquiry.signatories)
            ],
            executor=self._executor(inquiry.executor) if inquiry.executor else None,
            row=RowWords(origin_of(inquiry).row, self.phrases),
        )

    def _clause(self, clause: Clause) -> ClauseWords:
        texts = {name: texts[self.language] for name, texts in clause.parameters.items()}
        return ClauseWords(clause.name, {name: self._dated(text) for name, text in texts.items()})

    def _dated(self, text: str) -> str | DateWords:
        """Return a parameter that is written as a date (2025-11-26) as such."""
        if not re.match(Day.pattern, text):
            return text
        try:
            return self._date(datetime.date.fromisoformat(text))
        except ValueError:
            return text

    def _date(self, date: datetime.date) -> DateWords:
        return DateWords(
            long=long_date(date, self.phrases),
            attributive=attributive_date(date, self.phrases),
            iso=date.isoformat(),
        )

    def _registration(self) -> str | None:
        date, number = self.inquiry.date, self.inquiry.number
        if date and number:
            text = self.phrases.phrase("registration", "{date} No. {number}")
            return filled(text, date=long_date(date, self.phrases), number=number)
        if number:
            return filled(self.phrases.phrase("registration", "No. {number}"), number=number)
        return long_date(date, self.phrases) if date else None

    def _addressee(self, addressee: Addressee) -> AddresseeWords:
        name = self._name(addressee, "addressee") if addressee.surname else None
        post = self._post(addressee.post, addressee, "addressee")
        salutation = self._salutation(addressee, name)
        return AddresseeWords(post=post, name=name, gender=addressee.gender, salutation=salutation)

    def _salutation(self, addressee: Addressee, name: PersonName | None) -> str:
        if addressee.salutation:
            return addressee.salutation[self.language].rstrip("! ")
        if name is None:
            return ""
        by_gender = _SALUTATIONS[Gender(addressee.gender or Gender.MASCULINE)]
        if name.given and not name.given.endswith("."):
            called = f"{name.given} {name.patronymic or name.surname}"
            return filled(self.phrases.phrase(*by_gender["by name"]), name=called)
        return filled(self.phrases.phrase(*by_gender["by surname"]), name=name.surname)

    def _name(self, person: Addressee | Signatory, path: str) -> PersonName:
        gender = Gender(person.gender) if isinstance(person, Addressee) and person.gender else None
        if problem := name_not_nominative(self.inquiry, person, path, self.language):
            self.warn(problem)
        named = {
            part: getattr(person, part) for part in (Part.SURNAME, Part.GIVEN, Part.PATRONYMIC)
        }
        return PersonName(
            {
                part: self._declined(forms[self.language], part, f"{path}.{part}", gender)
                for part, forms in named.items()
                if forms is not None
            },
            self.language,
        )

    def _post(
        self, post: str | Mapping[str, Forms], person: Addressee | Signatory, path: str
    ) -> Declined:
        if isinstance(post, str):
            nominative = self.phrases.phrase(POST, post)
            forms = Forms(nominative, _CatalogForms(post, self.phrases))
            return self._declined(forms, Part.POST, f"{path}.post")
        problem = post_not_nominative(self.inquiry, person, path, self.language)
        if problem is None:
            return self._declined(post[self.language], Part.POST, f"{path}.post")
        self.warn(problem)
        return self._declined(post[self.language], Part.POST, "")

    def _declined(
        self, forms: Forms, part: Part, path: str, gender: Gender | None = None
    ) -> Declined:
        """Return a word in its cases; of those that are guessed `path` is told, if there is one."""

        def in_case(case: Case) -> str:
            form = decline(forms, case, part, self.language, gender)
            if not form.sure and path:
                self.warn(self._guess(forms, form.text, case, path))
            return form.text

        return Declined(forms, in_case)

    def _guess(self, forms: Forms, form: str, case: Case, path: str) -> Problem:
        what = _("The {case} of «{word}» is a guess: «{form}».")
        what = what.format(case=case_name(case), word=forms.nominative, form=form)
        key = path.rpartition(".")[2]
        explicit = f'{{nominative: {_quoted(forms.nominative)}, {case.value}: ""}}'
        advice = _(
            "Put this line into the file and write the right form between the quotation"
            " marks: {line}"
        )
        advice = advice.format(line=f"{key}: {{{self.language}: {explicit}}}")
        place = origin_of(self.inquiry).place(f"{path}.{self.language}")
        return Problem("guessed-form", place, what, advice, WARNING)

    def _author(self, author: Author) -> AuthorWords:
        count = len(self.inquiry.signatories)
        words = self.phrases
        if author.label:
            label = author.label[self.language]
            return AuthorWords("label", label, label[:1].upper() + label[1:])
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
            signature = words.plural("signature", "Deputy", "Deputies", count)
            return AuthorWords("deputies", "", signature)
        kind = "faction" if author.faction else "group"
        return AuthorWords(kind, filled(label, name=name), filled(signature, name=name))

    def _body(self) -> Markup:
        text = self.inquiry.body[self.language]
        if isinstance(text, Marked):
            return Markup(text.markup)  # noqa: S704 - it was made of the text, and escaped
        try:
            return to_markup(text)
        except MarkdownError as error:
            place = origin_of(self.inquiry).place(f"body.{self.language}")
            for flaw in error.flaws:
                self.report(flaw.at(place))
            return Markup()

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
            return filled(text, title=appendix.title[self.language], number=sheets)
        return filled(text, number=sheets)

    def _signatory(self, signatory: Signatory, path: str) -> SignatoryWords:
        post = self._post(signatory.post, signatory, path) if signatory.post else None
        if signatory.name:
            return SignatoryWords(name=signatory.name[self.language], post=post)
        return SignatoryWords(name=self._name(signatory, path).initials_first, post=post)

    def _executor(self, executor: Executor) -> str:
        name = executor.name[self.language]
        if not executor.phone:
            return filled(self.phrases.phrase("executor", "Prepared by: {name}"), name=name)
        text = self.phrases.phrase("executor", "Prepared by: {name}, tel. {phone}")
        return filled(text, name=name, phone=executor.phone[self.language])


def _quoted(text: str) -> str:
    """Return a text as it stands between braces of YAML: in quotation marks where it needs them."""
    if re.fullmatch(r"[^\W\d_][\w .–-]*[\w.]", text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


class _CatalogForms(Mapping[Case, str]):
    """The case forms of a post that the catalog has, under contexts such as `post, dative`."""

    def __init__(self, post: str, words: Phrases) -> None:
        self._post = post
        self._words = words

    def __getitem__(self, case: Case) -> str:
        form = self._words.found(f"{POST}, {case.value}", self._post)
        if form is None:
            raise KeyError(case)
        return form

    def __iter__(self) -> Any:
        return (case for case in Case if case in self)

    def __len__(self) -> int:
        return sum(1 for _case in self)
