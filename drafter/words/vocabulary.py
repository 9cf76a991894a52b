"""From an inquiry to the words of a template: the model's values in one language."""

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from drafter.errors import WARNING, Guess, Problem
from drafter.grammar import Case, Forms, Gender, Part, decline
from drafter.markup.flaws import MarkdownError
from drafter.markup.markdown import to_markup
from drafter.model.inquiry import Addressee, Clause, Executor, Inquiry, Signatory
from drafter.model.origin import origin_of
from drafter.model.prose import Marked
from drafter.model.settings import Chamber
from drafter.model.shapes import Day
from drafter.wording import _
from drafter.wording.cases import case_name
from drafter.wording.filling import filled
from drafter.wording.phrases import POST, Phrases
from drafter.words import requesting
from drafter.words.appendices import appendices_of, line_of
from drafter.words.chambers import chamber_of
from drafter.words.names import Declined, PersonName
from drafter.words.registration import date_of, dated, number_of, registration_of
from drafter.words.salutation import joint, salutation_of
from drafter.words.signing import author_of, in_one_manner, signed
from drafter.words.typed import bare, bare_request
from drafter.words.typed_names import (
    gender_of,
    parts_not_nominative,
    parts_of,
    post_not_nominative,
)
from drafter.words.words import (
    AddresseeWords,
    AuthorWords,
    ChamberWords,
    ClauseWords,
    DateWords,
    FieldWords,
    FirstAddressee,
    LetterWords,
    OnlyDemand,
    RowWords,
    SignatoryWords,
)

Report = Callable[[Problem], None]


class Vocabulary:
    """Makes the variables of a template from an inquiry."""

    def __init__(
        self,
        inquiry: Inquiry,
        words: Phrases,
        report: Report,
        warn: Report,
        chambers: Sequence[Chamber] = (),
    ) -> None:
        """Take the inquiry, the letter's phrases, and where errors and guesses are reported.

        `chambers` are those that the workspace names.
        """
        self.inquiry = inquiry
        self.chambers = chambers
        self.language = words.language
        self.report = report
        self.warn = warn
        self.phrases = words

    def words(self) -> LetterWords:
        """Return the variables of a template; what the letter lacks is None or empty."""
        inquiry, language, phrases = self.inquiry, self.language, self.phrases
        subject = inquiry.subject
        request = bare_request(inquiry.request[language]) if inquiry.request else None
        demands, only = self._demands(request)
        addressees = [self._addressee(one, path) for path, one in inquiry.addressees()]
        appendices = appendices_of(inquiry, phrases, self._prose)
        chamber = self._chamber()
        return LetterWords(
            kind=inquiry.kind,
            language=language,
            date=date_of(inquiry, phrases),
            number=number_of(inquiry),
            registration=registration_of(inquiry, phrases),
            addressee=addressees[0] if len(addressees) == 1 else FirstAddressee(addressees[0]),
            addressees=addressees,
            salutation=joint(addressees),
            author=author_of(inquiry, phrases, chamber),
            chamber=chamber,
            subject=bare(subject[language]) if subject else None,
            body=self._prose(inquiry.body, "body"),
            clauses=[self._clause(clause) for clause in inquiry.clauses],
            request=request,
            demands=demands,
            request_with_demand=only,
            appendix=line_of(appendices[0], phrases) if len(appendices) == 1 else None,
            appendices=appendices,
            signatories=self.signatories(),
            copy_to=[
                self._copy(official, f"copy_to.{n}") for n, official in enumerate(inquiry.copy_to)
            ],
            executor=self._executor(inquiry.executor) if inquiry.executor else None,
            fields=FieldWords({name: texts[language] for name, texts in inquiry.fields.items()}),
            row=RowWords(origin_of(inquiry).row, phrases),
        )

    def author(self) -> AuthorWords:
        """Return on whose behalf the letter is written."""
        return author_of(self.inquiry, self.phrases, self._chamber())

    def official(self, addressee: Addressee) -> str:
        """Return an official in the nominative, in one line: «Министр Смаилов А. А.»."""
        post = addressee.post
        words = self._of_catalog(post) if isinstance(post, str) else post[self.language]
        posts = words.nominative.replace("\n", ", ")
        parts = parts_of(addressee, self.language)
        name = self._person(parts, None, "").surname_first if addressee.surname else ""
        return f"{posts} {name}".strip()

    def _chamber(self) -> ChamberWords | None:
        return chamber_of(self.inquiry, self.chambers, self.phrases)

    def _clause(self, clause: Clause) -> ClauseWords:
        texts = {name: texts[self.language] for name, texts in clause.parameters.items()}
        return ClauseWords(clause.name, {name: self._dated(text) for name, text in texts.items()})

    def _dated(self, text: str) -> str | DateWords:
        """Return a parameter that is written as a date (2025-11-26) as such."""
        if not re.match(Day.pattern, text):
            return text
        try:
            return dated(datetime.date.fromisoformat(text), self.phrases)
        except ValueError:
            return text

    def _addressee(self, addressee: Addressee, path: str) -> AddresseeWords:
        name = self._name(addressee, path) if addressee.surname else None
        post = self._post(addressee.post, addressee, path)
        salutation = salutation_of(addressee, name, self.phrases)
        return AddresseeWords(post=post, name=name, gender=addressee.gender, salutation=salutation)

    def _demands(self, request: str | None) -> tuple[list[str], OnlyDemand]:
        """Return the demands, and the request with the only one of them as one sentence."""
        demands = [bare(demand[self.language]) for demand in self.inquiry.demands]
        if request is None or len(demands) != 1:
            return demands, OnlyDemand("")
        return demands, OnlyDemand(requesting.together(request, demands[0], self.phrases))

    def _name(self, person: Addressee | Signatory, path: str) -> PersonName:
        parts, gender = parts_of(person, self.language), gender_of(person)
        if problem := parts_not_nominative(self.inquiry, parts, gender, path, self.language):
            self.warn(problem)
        return self._person(parts, gender, path)

    def _person(self, parts: Mapping[Part, Forms], gender: Gender | None, path: str) -> PersonName:
        def in_case(part: Part, case: Case) -> str:
            return self._in_case(case, parts[part], part, f"{path}.{part}", gender)

        return PersonName(parts, self.language, in_case)

    def _post(
        self, post: str | Mapping[str, Forms], person: Addressee | Signatory, path: str
    ) -> Declined:
        if isinstance(post, str):
            return self._declined(self._of_catalog(post), Part.POST, f"{path}.post")
        problem = post_not_nominative(self.inquiry, person, path, self.language)
        if problem is None:
            return self._declined(post[self.language], Part.POST, f"{path}.post")
        self.warn(problem)
        return self._declined(post[self.language], Part.POST, "")

    def _of_catalog(self, post: str) -> Forms:
        return Forms(self.phrases.phrase(POST, post), _CatalogForms(post, self.phrases))

    def _declined(self, forms: Forms, part: Part, path: str) -> Declined:
        """Return a word in its cases; of those that are guessed `path` is told, if there is one."""
        return Declined(forms, lambda case: self._in_case(case, forms, part, path))

    def _in_case(
        self, case: Case, forms: Forms, part: Part, path: str, gender: Gender | None = None
    ) -> str:
        form = decline(forms, case, part, self.language, gender)
        if not form.sure and path:
            forms_of = _possible(forms, form.text, case, part, self.language)
            self.warn(self._guess(forms, forms_of, case, path))
        return form.text

    def _guess(self, forms: Forms, possible: tuple[str, ...], case: Case, path: str) -> Problem:
        what = _("The {case} of «{word}» is a guess: «{form}».")
        what = what.format(case=case_name(case), word=forms.nominative, form=possible[0])
        key = path.rpartition(".")[2]
        explicit = f'{{nominative: {_quoted(forms.nominative)}, {case.value}: ""}}'
        advice = _(
            "Put this line into the file and write the right form between the quotation"
            " marks: {line}"
        )
        advice = advice.format(line=f"{key}: {{{self.language}: {explicit}}}")
        place = origin_of(self.inquiry).place(f"{path}.{self.language}")
        guess = Guess(path, self.language, case.value, possible)
        return Problem("guessed-form", place, what, advice, WARNING, guess=guess)

    def _prose(self, texts: Mapping[str, str], path: str) -> Markup:
        """Return the markup of a text in Markdown; its flaws are reported."""
        text = texts[self.language]
        if isinstance(text, Marked):
            return Markup(text.markup)  # noqa: S704 - it was made of the text, and escaped
        try:
            return to_markup(text)
        except MarkdownError as error:
            place = origin_of(self.inquiry).place(f"{path}.{self.language}")
            for flaw in error.flaws:
                self.report(flaw.at(place))
            return Markup()

    def signatories(self) -> list[SignatoryWords]:
        """Return who signs; the names stand in one manner, however they were typed."""
        posts: list[Declined | None] = []
        names = []
        for number, signatory in enumerate(self.inquiry.signatories):
            post, name = signatory.post, signatory.name
            path = f"signatories.{number}" if post or not name else ""
            posts.append(self._post(post, signatory, path) if post else None)
            names.append(
                signed(name[self.language]) if name else self._name(signatory, path).initials_first
            )
        return [*map(SignatoryWords, in_one_manner(names), posts)]

    def _copy(self, official: Addressee, path: str) -> str:
        """Return the line about a copy, to an official in the dative."""
        words = self._addressee(official, path)
        name = f" {words.name.dative.surname_first}" if words.name else ""
        text = self.phrases.phrase("copy", "Copy: {addressee}")
        return filled(text, addressee=f"{words.post.dative}{name}")

    def _executor(self, executor: Executor) -> str:
        name = executor.name[self.language]
        if not executor.phone:
            return filled(self.phrases.phrase("executor", "Prepared by: {name}"), name=name)
        text = self.phrases.phrase("executor", "Prepared by: {name}, tel. {phone}")
        return filled(text, name=name, phone=executor.phone[self.language])


def _possible(forms: Forms, guessed: str, case: Case, part: Part, language: str) -> tuple[str, ...]:
    """Return what a form may be: the guess, that of either gender, and the word undeclined."""
    if part is Part.POST:
        return (guessed,)
    of_gender = (decline(forms, case, part, language, gender).text for gender in Gender)
    return tuple(dict.fromkeys((guessed, *of_gender, forms.nominative)))


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
        form: str | None = self.get(case)
        if form is None:
            raise KeyError(case)
        return form

    def get(self, case: Case, default: Any = None) -> Any:
        """Return a form; most are asked for that the catalog does not have."""
        form = self._words.found(f"{POST}, {case}", self._post)
        return default if form is None else form

    def __iter__(self) -> Any:
        return (case for case in Case if case in self)

    def __len__(self) -> int:
        return sum(1 for _case in self)
