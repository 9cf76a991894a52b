"""The addressee of a letter: post and name in the nominative, gender, salutation."""

import re
from collections.abc import Iterator, Sequence

from drafter.grammar import Case, Forms, Gender, Part, decline
from drafter.grammar.names import gender_of_name, gender_of_patronymic, initial
from drafter.grammar.nominatives import Guess, nominative, post_nominative
from drafter.importing.formulas import SALUTATION, TITLED, initials_of
from drafter.importing.meaning import Letter
from drafter.importing.officials import Official, Person, Printed
from drafter.importing.parts import Addressed
from drafter.importing.people import INITIALS
from drafter.importing.plain import line, same
from drafter.importing.posts import RANK, begins_post
from drafter.wording import _
from drafter.wording.expressions import expression
from drafter.wording.phrases import POST

_ABBREVIATED = {
    "ru": ((r"\bРК\b", "Республики Казахстан"),),
    "kk": ((r"\bҚР\b", "Қазақстан Республикасының"),),
}

_NEXT_CALLED = expression(r",\s*(?=(?:глубоко|много)?уважаем|(?:аса )?құрметті\b)", re.I)
"""What parts the salutations of several: «Уважаемый …, уважаемый …»."""

_Named = tuple[Guess | None, Guess | None, Guess | None]
"""Given name, patronymic and surname, as far as they are known."""


def read_addressees(letter: Letter) -> None:
    """Find the post, the printed name and the gender of each addressee that the letter shows."""
    addressed = letter.parts.addressees or [Addressed("")]
    called = _called(letter, addressed)
    for address, salutation in zip(addressed, called, strict=True):
        official = Official(letter.formulas, address, salutation)
        if address.name:
            official.printed = printed_name(address.name, letter.language)
            official.gender = _gender(official)
        _read_post(official)
        letter.officials.append(official)


def _called(letter: Letter, addressed: Sequence[Addressed]) -> list[str]:
    """Return the part of the salutation that calls each addressee: bodies are passed over."""
    if len(addressed) == 1:
        return [letter.called]
    pieces = _NEXT_CALLED.split(letter.called)
    named = [bool(address.name) for address in addressed]
    if len(pieces) == len(addressed) or not any(named):
        named = [True] * len(addressed)
    # Who is called beyond the last of them is called with him.
    fitting = pieces[: sum(named)]
    fitting[-1] = ", ".join([fitting[-1], *pieces[len(fitting) :]])
    rest = iter(fitting)
    found = [next(rest, "") if called else "" for called in named]
    return [text[:1].upper() + text[1:] for text in found]


def printed_name(text: str, language: str) -> Printed:
    """Return the parts of a printed name: «Смаилову А. А.», «Ә. А. Смайыловқа», or in full."""
    text = TITLED.sub("", line(text)).rstrip(",")
    if found := re.fullmatch(rf"(?P<surname>.+?)\s+(?P<initials>{INITIALS})", text):
        return Printed(found["surname"], initials_of(found["initials"]))
    if found := re.fullmatch(rf"(?P<initials>{INITIALS})\s*(?P<surname>.+)", text):
        return Printed(found["surname"], initials_of(found["initials"]))
    words = text.split()
    if len(words) < 2:
        return Printed(text, [])
    ends = [n for n, word in enumerate(words) if n and gender_of_patronymic(word)]
    if ends and ends[-1] == 1 and len(words) > 2:
        return Printed(" ".join(words[2:]), [], words[0], words[1])
    if language == "kk" and not ends:
        return Printed(words[-1], [], " ".join(words[:-1]))
    return Printed(words[0], [], words[1], " ".join(words[2:]))


def _gender(official: Official) -> Gender | None:
    """Return the gender that the salutation or a patronymic shows."""
    found = list(official.formulas.salutations(official.called))
    genders = {gender for gender, _name in found}
    if len(genders) == 1:
        return Gender(genders.pop())
    by_title = re.search(r"\b(?:(мырза|г-ну|господину)|(ханым|г-же|госпоже))\b", (
        f"{official.address.name} {official.called}"
    ), re.IGNORECASE)  # fmt: skip
    if by_title:
        return Gender.MASCULINE if by_title[1] else Gender.FEMININE
    in_full = official.printed.patronymic if official.printed else ""
    if shown := gender_of_patronymic(in_full):
        return shown
    words = re.sub(r"[!,.:]+$", "", official.called).split()
    return gender_of_patronymic(words[-1]) if len(words) > 2 else None


def _read_post(official: Official) -> None:
    """Find the post in the catalog, or put it back into the nominative."""
    printed = full = official.address.post
    if not printed:
        what = _("The post of the addressee was not found.")
        official.doubt("import-no-post", what, "post")
        return
    nominative_stands = official.language == "kk" and bool(official.address.name)
    usual = Case.NOMINATIVE if nominative_stands else Case.DATIVE
    for short, words in _ABBREVIATED.get(official.language, ()):
        full = re.sub(short, words, full)
    exact = (printed, usual)
    for text, case in (exact, (full, usual), (full, Case.NOMINATIVE), (full, Case.DATIVE)):
        official.post_id = official.formulas.posts(case).get(same(text), "")
        if official.post_id:
            name = official.formulas.words.phrase(POST, official.post_id)
            official.post = Guess(name)
            if (text, case) != exact:
                what = _("The letter has «{printed}»; the post of the catalog is «{name}».")
                what = what.format(printed=printed, name=name)
                official.doubt("import-post-of-catalog", what, "post")
            return
    official.post = (
        Guess(printed) if nominative_stands else back_to_nominative(printed, official.language)
    )
    if not official.post.sure:
        _doubt_word(official, official.post, printed, "post")


def back_to_nominative(printed: str, language: str) -> Guess:
    """Return the nominative of a post; what is no post that is known keeps its form."""
    if language in ("ru", "kk") and not begins_post(printed, language):
        return Guess(printed, sure=False, dative=printed)
    if language == "ru" and (rank := RANK.search(printed)):
        # The grammar declines the first head alone, so the form in the letter is kept beside it.
        post = post_nominative(printed[: rank.start()], language).text
        return Guess(f"{post} {rank[1]}{printed[rank.end() :]}", sure=False, dative=printed)
    return post_nominative(printed, language)


def _doubt_word(official: Official, guess: Guess, printed: str, key: str) -> None:
    if guess.dative:
        name = "import-unknown-nominative"
        what = _("The nominative of «{printed}» was not found.").format(printed=printed)
    elif guess.others:
        name = "import-ambiguous-nominative"
        what = _("«{printed}» may come from «{word}», but also from: {others}.")
        others = ", ".join(f"«{word}»" for word in guess.others[:4])
        what = what.format(printed=printed, word=guess.text, others=others)
    else:
        name = "import-guessed-nominative"
        what = _("The nominative «{word}» was guessed from «{printed}».")
        what = what.format(word=guess.text, printed=printed)
    official.doubt(name, what, key, official.language)


def resolve_person(official: Official, gender: Gender | None, known: Sequence[str]) -> None:
    """Find the addressee's name in the nominative, its salutation, and what is not sure.

    `known` are words of the same name in another language, which settle what is ambiguous.
    """
    printed = official.printed
    if printed is None:
        official.salutation = official.called
        return
    person = _person(official, printed, gender, known)
    official.person = person
    for key in ("surname", "given", "patronymic"):
        guess = getattr(person, key)
        if guess is not None and not guess.sure:
            _doubt_word(official, guess, getattr(printed, key), key)
    in_address = printed.given and nominative(printed.given, Part.GIVEN, official.language, gender)
    if in_address and person.given and person.given.text not in in_address.all:
        what = _("The address has another name: «{name}».").format(name=official.address.name)
        official.doubt("import-other-name", what, "given", official.language)
    _compare_salutation(official, person, gender)


def _person(
    official: Official, printed: Printed, gender: Gender | None, known: Sequence[str]
) -> Person:
    language = official.language
    fitting = _from_salutation(official, printed, gender)
    given, patronymic, surname = next(fitting, (None, None, None))
    if surname is None:
        guess = nominative(printed.surname, Part.SURNAME, language, gender)
        surname = guess.confirmed([*known, *official.called.split()])
    if given is None and printed.given:
        # In Kazakh the last word of a name carries the ending, and a given name never is the last.
        given = Guess(printed.given)
        if language != "kk":
            given = nominative(printed.given, Part.GIVEN, language, gender)
        if printed.patronymic:
            patronymic = nominative(printed.patronymic, Part.PATRONYMIC, language, gender)
    elif given is None and printed.initials:
        given, patronymic, *_others = [*map(Guess, printed.initials), None]
    if surname.text.isupper() and len(surname.text) > 1 and not surname.dative:
        surname.text = surname.text.title()
        what = _("The surname stood in capitals: «{printed}».").format(printed=printed.surname)
        official.doubt("import-surname-in-capitals", what, "surname", language)
    return Person(surname, given, patronymic)


def _from_salutation(
    official: Official, printed: Printed, gender: Gender | None
) -> Iterator[_Named]:
    """Yield given name, patronymic and surname that fit both the salutation and the address."""
    called = [name for _gender, name in official.formulas.salutations(official.called)]
    if not called and (found := SALUTATION.match(official.called)):
        called = [official.called[found.end() :].strip()]
    for name in sorted(called, key=len):
        yield from _fitting(name, official, printed, gender)
    for name in called:
        # The patronymic alone settles where the given name ends, whatever the initials are.
        words = name.split()
        if len(words) == 2 and gender_of_patronymic(words[1]):
            if printed.initials and printed.initials[0] != initial(words[0]):
                what = _("The initials of the addressee do not fit the salutation.")
                official.doubt("import-other-initials", what, "given", official.language)
            yield Guess(words[0]), Guess(words[1]), None


def _fitting(
    name: str, official: Official, printed: Printed, gender: Gender | None
) -> Iterator[_Named]:
    """Yield how a name in the salutation may be divided, so that the initials are its own."""
    words = name.split()
    for at in range(1, len(words)):
        first, second = " ".join(words[:at]), " ".join(words[at:])
        marks = [initial(first), initial(second)]
        if printed.initials == marks:
            yield Guess(first), Guess(second), None
        elif printed.initials == marks[:1] and _declines(second, official, gender):
            yield Guess(first), None, Guess(second)
    if words and printed.initials[:1] != [initial(words[0])] and _declines(name, official, gender):
        yield None, None, Guess(name)


def _declines(word: str, official: Official, gender: Gender | None) -> bool:
    """Tell whether a word is the nominative of the printed surname."""
    printed = official.printed
    form = decline(Forms(word), Case.DATIVE, Part.SURNAME, official.language, gender)
    return printed is not None and form.text == printed.surname


def _compare_salutation(official: Official, person: Person, gender: Gender | None) -> None:
    """Keep the salutation where the template would print another one."""
    called = official.called
    if not called:
        what = _("The letter has no salutation; the template prints one.")
        official.doubt("import-no-salutation", what)
        return
    given = person.given.text if person.given else ""
    by_name = bool(given) and not given.endswith(".")
    second = (person.patronymic or person.surname).text
    name = f"{given} {second}" if by_name else person.surname.text
    usual = official.formulas.salutation(gender or Gender.MASCULINE, by_name, name)
    if same(called) != same(usual):
        official.salutation = called


def gender_by_surname(official: Official) -> Gender | None:
    """Return the gender that the surname alone shows, as a last resort."""
    if official.printed is None:
        return None
    return gender_of_surname(official.printed.surname, official.language)


def gender_of_surname(text: str, language: str) -> Gender | None:
    """Return the gender that a surname shows in the case of an addressee."""
    if language == "ru":
        if re.search(r"(?:[оеё]в|[иы]н|[сц]к)ой$", text, re.IGNORECASE):
            return Gender.FEMININE
        return (
            Gender.MASCULINE if re.search(r"(?:[оеё]ву|[сц]кому)$", text, re.IGNORECASE) else None
        )
    return gender_of_name(nominative(text, Part.SURNAME, language, None).text)
