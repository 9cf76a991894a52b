"""One letter in one language: what its parts mean, and what is not sure of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from drafter.docx.document import Document, Seen
from drafter.errors import CatalogError
from drafter.grammar import Case, Forms, Gender, Part, decline
from drafter.grammar.names import gender_of_name, initial
from drafter.importing.formulas import (
    BLANK,
    FORMULA,
    SALUTATION,
    TITLED,
    Formulas,
    Registration,
    initials_of,
    squeezed,
)
from drafter.importing.markdown import body_of
from drafter.importing.parts import Parts, parts_of
from drafter.importing.people import (
    INITIALS,
    WORD,
    Guess,
    gender_of_patronymic,
    nominative,
    post_nominative,
)
from drafter.importing.plain import line, same
from drafter.letter import Run
from drafter.wording import _
from drafter.wording.phrases import POST

_MARKS = " ;:,."
_ABBREVIATED = {
    "ru": ((r"\bРК\b", "Республики Казахстан"),),
    "kk": ((r"\bҚР\b", "Қазақстан Республикасының"),),
}
_PATRONYMIC_IN_DATIVE = re.compile(
    r".*(?:(ичу|ұлына|улы|ұлы|оглы)|вне|чне|қызына|кызы|қызы)", re.IGNORECASE
)


class Printed(NamedTuple):
    """A name as it is printed in the dative: the surname, and what stands beside it."""

    surname: str
    initials: list[str]
    given: str = ""
    patronymic: str = ""


_Named = tuple[Guess | None, Guess | None, Guess | None]
"""Given name, patronymic and surname, as far as they are known."""


@dataclass(slots=True)
class Person:
    """The addressee's name in one language; empty parts are not known."""

    surname: Guess
    given: Guess | None = None
    patronymic: Guess | None = None


@dataclass(slots=True)
class Letter:
    """What a letter says; `doubts` are paths of keys with sentences."""

    language: str
    parts: Parts
    formulas: Formulas
    kind: str = "inquiry"
    registration: Registration | None = None
    post_id: str = ""
    post: Guess | None = None
    printed: Printed | None = None
    gender: Gender | None = None
    person: Person | None = None
    salutation: str = ""
    """The salutation in own words, where it does not follow from the name."""
    author: tuple[str, str] | None = None
    """The kind, which is a key of the author, and its text."""
    subject: str = ""
    body: str = ""
    request: str = ""
    demands: list[str] = field(default_factory=list)
    appendix: tuple[str | None, int] | None = None
    signatories: list[tuple[str, str, str]] = field(default_factory=list)
    """The post as an id, the post in own words, and the name of each."""
    executor: tuple[str, str | None] | None = None
    doubts: list[tuple[tuple[str, ...], str]] = field(default_factory=list)

    def doubt(self, what: str, *path: str) -> None:
        """Note that the value of a key is not sure."""
        self.doubts.append((path, what))


def read_letter(document: Document, language: str, locales: tuple[Path, ...]) -> Letter:
    """Return what a letter says, its addressee's name still as it is printed."""
    formulas = Formulas(language, locales)
    parts = parts_of(document, formulas)
    letter = Letter(language, parts, formulas)
    for key, sentences in parts.doubts.items():
        for sentence in sentences:
            letter.doubt(sentence, key)
    _read_head(letter)
    _read_author_and_request(letter)
    _read_end(letter)
    blocks = list(parts.body)
    letter.body, lost = body_of(blocks, by_hand=not parts.ours)
    for sentence in lost:
        letter.doubt(sentence, "body", language)
    return letter


def _read_head(letter: Letter) -> None:
    parts, formulas = letter.parts, letter.formulas
    kind = formulas.titles.get(squeezed(parts.title).rstrip(".:"))
    if kind is None and parts.title:
        what = _("The title «{title}» is not that of a kind of letter that drafter has.")
        letter.doubt(what.format(title=parts.title), "kind")
    letter.kind = kind or "inquiry"
    found = [r for text in parts.registration if (r := formulas.registration(text))]
    if found:
        date = next((r.date for r in found if r.date), None)
        number = next((r.number for r in found if r.number), None)
        letter.registration = Registration(date, number)
    elif parts.registration:
        _keep(letter, parts.registration, _("Date and number were not understood."))
    letter.subject = parts.subject if parts.ours else parts.subject.rstrip(". ")
    if parts.name:
        letter.printed = _printed(parts.name, letter.language)
        letter.gender = _gender(letter)
    _read_post(letter)


def _keep(letter: Letter, lines: Sequence[str], what: str) -> None:
    """Put lines that were not understood at the beginning of the body."""
    filled = [text for text in lines if not BLANK.fullmatch(text)]
    if filled:
        letter.parts.body[:0] = [Seen("", [Run(text)]) for text in filled]
        letter.doubt(what, "body")
    else:
        letter.doubt(_("Date and number were left blank in the letter."), "date")


# The addressee


def _printed(text: str, language: str) -> Printed:
    """Return the parts of a printed name: «Смаилову А. А.», «Ә. А. Смайыловқа», or in full."""
    text = TITLED.sub("", line(text)).rstrip(",")
    if found := re.fullmatch(rf"(?P<surname>.+?)\s+(?P<initials>{INITIALS})", text):
        return Printed(found["surname"], initials_of(found["initials"]))
    if found := re.fullmatch(rf"(?P<initials>{INITIALS})\s*(?P<surname>.+)", text):
        return Printed(found["surname"], initials_of(found["initials"]))
    words = text.split()
    if len(words) < 2:
        return Printed(text, [])
    ends = [n for n, word in enumerate(words) if n and _PATRONYMIC_IN_DATIVE.fullmatch(word)]
    if ends and ends[-1] == 1 and len(words) > 2:
        return Printed(" ".join(words[2:]), [], words[0], words[1])
    if language == "kk" and not ends:
        return Printed(words[-1], [], " ".join(words[:-1]))
    return Printed(words[0], [], words[1], " ".join(words[2:]))


def _gender(letter: Letter) -> Gender | None:
    """Return the gender that the salutation or a patronymic shows."""
    found = list(letter.formulas.salutations(_called(letter)))
    genders = {gender for gender, _name in found}
    if len(genders) == 1:
        return Gender(genders.pop())
    by_title = re.search(r"\b(?:(мырза|г-ну|господину)|(ханым|г-же|госпоже))\b", (
        f"{letter.parts.name} {letter.parts.salutation}"
    ), re.IGNORECASE)  # fmt: skip
    if by_title:
        return Gender.MASCULINE if by_title[1] else Gender.FEMININE
    in_full = letter.printed.patronymic if letter.printed else ""
    if shown := _PATRONYMIC_IN_DATIVE.fullmatch(in_full):
        return Gender.MASCULINE if shown[1] else Gender.FEMININE
    words = re.sub(r"[!,.:]+$", "", letter.parts.salutation).split()
    return gender_of_patronymic(words[-1]) if len(words) > 2 else None


def _called(letter: Letter) -> str:
    return re.sub(r"[!,.:\s]+$", "", line(letter.parts.salutation))


@cache
def _posts(formulas: Formulas, case: Case) -> dict[str, str]:
    """Return the ids of the posts by their names in a case, made comparable."""
    words = formulas.words
    found = {}
    for name in words.ids(POST):
        try:
            plain = words.phrase(POST, name)
        except CatalogError:
            continue
        form = plain
        if case is not Case.NOMINATIVE:
            try:
                form = words.phrase(f"{POST}, {case.value}", name)
            except CatalogError:
                form = decline(Forms(plain), case, Part.POST, words.language).text
        found[same(form)] = name
    return found


def _read_post(letter: Letter) -> None:
    """Find the post in the catalog, or put it back into the nominative."""
    printed = letter.parts.post
    if not printed:
        letter.doubt(_("The post of the addressee was not found."), "addressee", "post")
        return
    nominative_stands = letter.language == "kk" and bool(letter.parts.name)
    case = Case.NOMINATIVE if nominative_stands else Case.DATIVE
    letter.post_id = _posts(letter.formulas, case).get(same(printed), "")
    if letter.post_id:
        letter.post = Guess(letter.formulas.words.phrase(POST, letter.post_id))
        return
    full = printed
    for short, words in _ABBREVIATED.get(letter.language, ()):
        full = re.sub(short, words, full)
    by_other = (full, case), (full, Case.NOMINATIVE), (full, Case.DATIVE)
    for text, in_case in by_other:
        letter.post_id = _posts(letter.formulas, in_case).get(same(text), "")
        if letter.post_id:
            name = letter.formulas.words.phrase(POST, letter.post_id)
            letter.post = Guess(name)
            what = _("The letter has «{printed}»; the post of the catalog is «{name}».")
            letter.doubt(what.format(printed=printed, name=name), "addressee", "post")
            return
    letter.post = Guess(printed) if nominative_stands else post_nominative(printed, letter.language)
    if not letter.post.sure:
        _doubt_word(letter, letter.post, printed, "post")


def _doubt_word(letter: Letter, guess: Guess, printed: str, key: str) -> None:
    if guess.dative:
        what = _("The nominative of «{printed}» was not found.").format(printed=printed)
    elif guess.others:
        what = _("«{printed}» may come from «{word}», but also from: {others}.")
        others = ", ".join(f"«{word}»" for word in guess.others[:4])
        what = what.format(printed=printed, word=guess.text, others=others)
    else:
        what = _("The nominative «{word}» was guessed from «{printed}».")
        what = what.format(word=guess.text, printed=printed)
    letter.doubt(what, "addressee", key, letter.language)


def resolve_person(letter: Letter, gender: Gender | None, known: Sequence[str]) -> None:
    """Find the addressee's name in the nominative, its salutation, and what is not sure.

    `known` are words of the same name in another language, which settle what is ambiguous.
    """
    printed = letter.printed
    if printed is None:
        letter.salutation = _called(letter)
        return
    part_of = {Part.GIVEN: printed.given, Part.PATRONYMIC: printed.patronymic}
    fitting = list(_from_salutation(letter, printed, gender))
    given, patronymic, surname = fitting[0] if fitting else (None, None, None)
    if surname is None:
        guess = nominative(printed.surname, Part.SURNAME, letter.language, gender)
        surname = guess.confirmed([*known, *_words_in(letter)])
    if given is None:
        in_full = {
            part: _in_name(text, part, letter.language, gender, last=part is Part.PATRONYMIC)
            for part, text in part_of.items() if text
        }  # fmt: skip
        given, patronymic = in_full.get(Part.GIVEN), in_full.get(Part.PATRONYMIC)
    if given is None and printed.initials:
        given = Guess(printed.initials[0])
        patronymic = Guess(printed.initials[1]) if printed.initials[1:] else None
    if surname.text.isupper() and len(surname.text) > 1 and not surname.dative:
        surname.text = surname.text.title()
        what = _("The surname stood in capitals: «{printed}».").format(printed=printed.surname)
        letter.doubt(what, "addressee", "surname", letter.language)
    letter.person = Person(surname, given, patronymic)
    named = {"surname": (surname, printed.surname), "given": (given, printed.given)} | {
        "patronymic": (patronymic, printed.patronymic)
    }
    for key, (guess_of, text) in named.items():
        if guess_of is not None and not guess_of.sure:
            _doubt_word(letter, guess_of, text, key)
    in_address = printed.given and nominative(printed.given, Part.GIVEN, letter.language, gender)
    if in_address and given and given.text not in (in_address.text, *in_address.others):
        what = _("The address has another name: «{name}».").format(name=letter.parts.name)
        letter.doubt(what, "addressee", "given", letter.language)
    _compare_salutation(letter, gender)


def _in_name(text: str, part: Part, language: str, gender: Gender | None, *, last: bool) -> Guess:
    """Return the nominative of a word of a full name; in Kazakh the last word alone is declined."""
    if language == "kk" and not last:
        return Guess(text)
    return nominative(text, part, language, gender)


def _words_in(letter: Letter) -> list[str]:
    return _called(letter).split()


def _from_salutation(letter: Letter, printed: Printed, gender: Gender | None) -> Iterator[_Named]:
    """Yield given name, patronymic and surname that fit both the salutation and the address."""
    called = [name for _gender, name in letter.formulas.salutations(_called(letter))]
    if not called and (found := SALUTATION.match(_called(letter))):
        called = [_called(letter)[found.end() :].strip()]
    for name in sorted(called, key=len):
        yield from _fitting(name, letter, printed, gender)
    for name in called:
        # The patronymic alone settles where the given name ends, whatever the initials are.
        words = name.split()
        if len(words) == 2 and gender_of_patronymic(words[1]):
            if printed.initials and printed.initials[0] != initial(words[0]):
                what = _("The initials of the addressee do not fit the salutation.")
                letter.doubt(what, "addressee", "given", letter.language)
            yield Guess(words[0]), Guess(words[1]), None


def _fitting(
    name: str, letter: Letter, printed: Printed, gender: Gender | None
) -> Iterator[_Named]:
    """Yield how a name in the salutation may be divided, so that the initials are its own."""
    words = name.split()
    for at in range(1, len(words)):
        first, second = " ".join(words[:at]), " ".join(words[at:])
        marks = [initial(first), initial(second)]
        if printed.initials == marks:
            yield Guess(first), Guess(second), None
        elif printed.initials == marks[:1] and _declines(second, letter, gender):
            yield Guess(first), None, Guess(second)
    if words and printed.initials[:1] != [initial(words[0])] and _declines(name, letter, gender):
        yield None, None, Guess(name)


def _declines(word: str, letter: Letter, gender: Gender | None) -> bool:
    """Tell whether a word is the nominative of the printed surname."""
    printed = letter.printed
    form = decline(Forms(word), Case.DATIVE, Part.SURNAME, letter.language, gender)
    return printed is not None and form.text == printed.surname


def _compare_salutation(letter: Letter, gender: Gender | None) -> None:
    """Keep the salutation where the template would print another one."""
    person, called = letter.person, _called(letter)
    if person is None:
        return
    if not called:
        what = _("The letter has no salutation; the template prints one.")
        letter.doubt(what, "addressee")
        return
    given = person.given.text if person.given else ""
    by_name = bool(given) and not given.endswith(".")
    second = (person.patronymic or person.surname).text
    name = f"{given} {second}" if by_name else person.surname.text
    usual = letter.formulas.salutation(gender or Gender.MASCULINE, by_name, name)
    if same(called) != same(usual):
        letter.salutation = called


def gender_by_surname(letter: Letter) -> Gender | None:
    """Return the gender that the surname alone shows, as a last resort."""
    if letter.printed is None:
        return None
    text = letter.printed.surname
    if letter.language == "ru":
        if re.search(r"(?:[оеё]в|[иы]н|[сц]к)ой$", text, re.IGNORECASE):
            return Gender.FEMININE
        return (
            Gender.MASCULINE if re.search(r"(?:[оеё]ву|[сц]кому)$", text, re.IGNORECASE) else None
        )
    return gender_of_name(nominative(text, Part.SURNAME, letter.language, None).text)


# Author and request


def _read_author_and_request(letter: Letter) -> None:
    parts, formulas = letter.parts, letter.formulas
    signed = formulas.signature(parts.label) if parts.label else None
    rest, fits = _without_formula(letter) if parts.request else ("", True)
    named = formulas.author(rest) if rest else None
    if named is not None and (signed is None or signed[0] != "label"):
        letter.author = (named[0], named[1])
        rest = named[2]
        if signed is not None and signed[0] != "deputies" and signed != letter.author:
            what = _("The author is called otherwise under the closing: «{label}».")
            letter.doubt(what.format(label=parts.label), "author")
    elif signed is not None:
        letter.author = signed
        fits = fits and signed[0] == "deputies"
    elif parts.label:
        rest, fits = _own_label(letter, rest, fits)
    elif parts.signatories:
        letter.author = ("deputies", "")
        letter.doubt(_("Nobody is named as the author; «deputies» was taken."), "author")
    if parts.request:
        inside = parts.ours or len(rest) < len(parts.request)
        letter.request = _bare_request(rest, inside)
        if not fits:
            what = _("The template words the beginning of the request in its own way.")
            letter.doubt(what, "request", letter.language)
    letter.demands = [_bare_demand(text, parts.ours) for text in parts.demands]


def _without_formula(letter: Letter) -> tuple[str, bool]:
    """Return the request without what the template prints, and whether it printed just this."""
    text = letter.parts.request
    pattern = FORMULA.get(letter.language)
    found = pattern.match(text) if pattern else None
    fits = bool(found and found["usual"])
    rest = text[found.end() :].lstrip(" ,") if found else text
    called = _called(letter)
    if called and rest.casefold().startswith(f"{called.casefold()},"):
        return rest[len(called) + 1 :].lstrip(), fits
    addressed = re.match(
        r"(?:глубоко)?уважаем\w+\s[^,]{2,90},\s*|құрметті\s[^,]{2,90},\s*", rest, re.I
    )
    if addressed:
        return rest[addressed.end() :], fits
    return rest, fits and not called


def _own_label(letter: Letter, rest: str, fits: bool) -> tuple[str, bool]:
    """Take a label in own words; the request has it with the first letter as it is meant."""
    label = letter.parts.label
    begins = rest[: len(label)]
    if begins[1:] == label[1:] and begins.casefold() == label.casefold():
        letter.author = ("label", begins)
        return rest[len(label) :], fits
    text = label if letter.parts.ours else label[:1].lower() + label[1:]
    letter.author = ("label", text)
    if not letter.parts.ours:
        letter.doubt(_("The author was taken from the signatures as it stands."), "author")
    return rest, fits and not letter.parts.request


def _bare_request(text: str, inside: bool) -> str:
    text = text.strip(" ,").rstrip(_MARKS)
    return text if inside else text[:1].lower() + text[1:]


def _bare_demand(text: str, ours: bool) -> str:
    bare = text if text.endswith("...") else text.rstrip(_MARKS)
    return bare if bare or ours else text


# The end of the letter


def _read_end(letter: Letter) -> None:
    parts, formulas = letter.parts, letter.formulas
    if parts.appendix:
        letter.appendix = formulas.appendix(parts.appendix)
        if letter.appendix is None:
            parts.body.append(Seen("", [Run(parts.appendix)]))
            what = _("The line about the appendix tells no sheets; it stands in the body.")
            letter.doubt(what, "body")
    posts = _posts(formulas, Case.NOMINATIVE)
    for post, name in parts.signatories:
        known = posts.get(same(post), "") if post else ""
        letter.signatories.append((known, post, name if parts.ours else _spaced(name)))
    if not parts.signatories:
        letter.doubt(_("No signatures were found."), "signatories")
    if parts.executor:
        letter.executor = formulas.executor(parts.executor)


def _spaced(name: str) -> str:
    """Return a name with its initials before the surname, a space after each."""
    if found := re.fullmatch(rf"(?P<surname>{WORD})\s+(?P<initials>{INITIALS})", name):
        name = f"{found['initials']} {found['surname']}"
    return line(re.sub(r"(?<=\.)(?=[^\s.-])", " ", name)).rstrip(",;")
