"""The addressee of a letter: post and name in the nominative, gender, salutation."""

import re
from collections.abc import Iterator, Sequence

from drafter.grammar import Case, Forms, Gender, Part, decline
from drafter.grammar.names import gender_of_name, gender_of_patronymic, initial
from drafter.grammar.nominatives import Guess, nominative, post_nominative
from drafter.importing.formulas import SALUTATION, TITLED, initials_of
from drafter.importing.meaning import Letter, Person, Printed
from drafter.importing.people import INITIALS
from drafter.importing.plain import line, same
from drafter.importing.posts import RANK, begins_post
from drafter.wording import _
from drafter.wording.phrases import POST

_ABBREVIATED = {
    "ru": ((r"\bРК\b", "Республики Казахстан"),),
    "kk": ((r"\bҚР\b", "Қазақстан Республикасының"),),
}

_Named = tuple[Guess | None, Guess | None, Guess | None]
"""Given name, patronymic and surname, as far as they are known."""


def read_addressee(letter: Letter) -> None:
    """Find the post, the printed name and the gender that the letter shows."""
    if letter.parts.name:
        letter.printed = printed_name(letter.parts.name, letter.language)
        letter.gender = _gender(letter)
    _read_post(letter)


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


def _gender(letter: Letter) -> Gender | None:
    """Return the gender that the salutation or a patronymic shows."""
    found = list(letter.formulas.salutations(letter.called))
    genders = {gender for gender, _name in found}
    if len(genders) == 1:
        return Gender(genders.pop())
    by_title = re.search(r"\b(?:(мырза|г-ну|господину)|(ханым|г-же|госпоже))\b", (
        f"{letter.parts.name} {letter.parts.salutation}"
    ), re.IGNORECASE)  # fmt: skip
    if by_title:
        return Gender.MASCULINE if by_title[1] else Gender.FEMININE
    in_full = letter.printed.patronymic if letter.printed else ""
    if shown := gender_of_patronymic(in_full):
        return shown
    words = re.sub(r"[!,.:]+$", "", letter.parts.salutation).split()
    return gender_of_patronymic(words[-1]) if len(words) > 2 else None


def _read_post(letter: Letter) -> None:
    """Find the post in the catalog, or put it back into the nominative."""
    printed = full = letter.parts.post
    if not printed:
        what = _("The post of the addressee was not found.")
        letter.doubt("import-no-post", what, "addressee", "post")
        return
    nominative_stands = letter.language == "kk" and bool(letter.parts.name)
    usual = Case.NOMINATIVE if nominative_stands else Case.DATIVE
    for short, words in _ABBREVIATED.get(letter.language, ()):
        full = re.sub(short, words, full)
    exact = (printed, usual)
    for text, case in (exact, (full, usual), (full, Case.NOMINATIVE), (full, Case.DATIVE)):
        letter.post_id = letter.formulas.posts(case).get(same(text), "")
        if letter.post_id:
            name = letter.formulas.words.phrase(POST, letter.post_id)
            letter.post = Guess(name)
            if (text, case) != exact:
                what = _("The letter has «{printed}»; the post of the catalog is «{name}».")
                what = what.format(printed=printed, name=name)
                letter.doubt("import-post-of-catalog", what, "addressee", "post")
            return
    letter.post = (
        Guess(printed) if nominative_stands else back_to_nominative(printed, letter.language)
    )
    if not letter.post.sure:
        _doubt_word(letter, letter.post, printed, "post")


def back_to_nominative(printed: str, language: str) -> Guess:
    """Return the nominative of a post; what is no post that is known keeps its form."""
    if language in ("ru", "kk") and not begins_post(printed, language):
        return Guess(printed, sure=False, dative=printed)
    if language == "ru" and (rank := RANK.search(printed)):
        # The grammar declines the first head alone, so the form in the letter is kept beside it.
        post = post_nominative(printed[: rank.start()], language).text
        return Guess(f"{post} {rank[1]}{printed[rank.end() :]}", sure=False, dative=printed)
    return post_nominative(printed, language)


def _doubt_word(letter: Letter, guess: Guess, printed: str, key: str) -> None:
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
    letter.doubt(name, what, "addressee", key, letter.language)


def resolve_person(letter: Letter, gender: Gender | None, known: Sequence[str]) -> None:
    """Find the addressee's name in the nominative, its salutation, and what is not sure.

    `known` are words of the same name in another language, which settle what is ambiguous.
    """
    printed = letter.printed
    if printed is None:
        letter.salutation = letter.called
        return
    person = _person(letter, printed, gender, known)
    letter.person = person
    for key in ("surname", "given", "patronymic"):
        guess = getattr(person, key)
        if guess is not None and not guess.sure:
            _doubt_word(letter, guess, getattr(printed, key), key)
    in_address = printed.given and nominative(printed.given, Part.GIVEN, letter.language, gender)
    if in_address and person.given and person.given.text not in in_address.all:
        what = _("The address has another name: «{name}».").format(name=letter.parts.name)
        letter.doubt("import-other-name", what, "addressee", "given", letter.language)
    _compare_salutation(letter, person, gender)


def _person(
    letter: Letter, printed: Printed, gender: Gender | None, known: Sequence[str]
) -> Person:
    language = letter.language
    fitting = _from_salutation(letter, printed, gender)
    given, patronymic, surname = next(fitting, (None, None, None))
    if surname is None:
        guess = nominative(printed.surname, Part.SURNAME, language, gender)
        surname = guess.confirmed([*known, *letter.called.split()])
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
        letter.doubt("import-surname-in-capitals", what, "addressee", "surname", language)
    return Person(surname, given, patronymic)


def _from_salutation(letter: Letter, printed: Printed, gender: Gender | None) -> Iterator[_Named]:
    """Yield given name, patronymic and surname that fit both the salutation and the address."""
    called = [name for _gender, name in letter.formulas.salutations(letter.called)]
    if not called and (found := SALUTATION.match(letter.called)):
        called = [letter.called[found.end() :].strip()]
    for name in sorted(called, key=len):
        yield from _fitting(name, letter, printed, gender)
    for name in called:
        # The patronymic alone settles where the given name ends, whatever the initials are.
        words = name.split()
        if len(words) == 2 and gender_of_patronymic(words[1]):
            if printed.initials and printed.initials[0] != initial(words[0]):
                what = _("The initials of the addressee do not fit the salutation.")
                letter.doubt("import-other-initials", what, "addressee", "given", letter.language)
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


def _compare_salutation(letter: Letter, person: Person, gender: Gender | None) -> None:
    """Keep the salutation where the template would print another one."""
    called = letter.called
    if not called:
        what = _("The letter has no salutation; the template prints one.")
        letter.doubt("import-no-salutation", what, "addressee")
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
    return gender_of_surname(letter.printed.surname, letter.language)


def gender_of_surname(text: str, language: str) -> Gender | None:
    """Return the gender that a surname shows in the case of an addressee."""
    if language == "ru":
        if re.search(r"(?:[оеё]в|[иы]н|[сц]к)ой$", text, re.IGNORECASE):
            return Gender.FEMININE
        return (
            Gender.MASCULINE if re.search(r"(?:[оеё]ву|[сц]кому)$", text, re.IGNORECASE) else None
        )
    return gender_of_name(nominative(text, Part.SURNAME, language, None).text)
