"""Who gets a copy of a letter: the lines «Копия: …», in the dative."""

from drafter.grammar import Case, Part
from drafter.grammar.nominatives import Guess, nominative
from drafter.importing.addressee import back_to_nominative, gender_of_surname, printed_name
from drafter.importing.formulas import Formulas
from drafter.importing.meaning import Letter
from drafter.importing.naming import Naming
from drafter.importing.parts import Copy
from drafter.importing.plain import same


def read_copies(letter: Letter) -> None:
    """Find who gets a copy, post and name in the nominative."""
    letter.copies = [_copy(text, letter.formulas) for text in letter.parts.copies]


def _copy(text: str, formulas: Formulas) -> Copy:
    language = formulas.language
    found = Naming(formulas).with_initials(text)
    post = found["post"].rstrip(" ,") if found and found["post"] else ""
    if not found or not post:
        return Copy(*_post(text.rstrip("."), Case.DATIVE, formulas))
    case = Case.NOMINATIVE if language == "kk" else Case.DATIVE
    known, guess = _post(post, case, formulas)
    printed = printed_name(found["name"], language)
    gender = gender_of_surname(printed.surname, language)
    surname = nominative(printed.surname, Part.SURNAME, language, gender)
    return Copy(known, guess, surname, tuple(printed.initials), gender)


def _post(text: str, case: Case, formulas: Formulas) -> tuple[str, Guess]:
    """Return the id of a post, empty where the catalog has none, and its nominative."""
    known = formulas.posts(case).get(same(text), "")
    if known or case is Case.NOMINATIVE:
        return known, Guess(text)
    return "", back_to_nominative(text, formulas.language)
