"""Rule about people whom the text names and whom the letter or the address book knows."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from drafter.grammar import Case, Forms, Gender, Part, decline
from drafter.proofreading.draft import Draft, Remark, Rule
from drafter.wording import N_, _
from drafter.wording.expressions import expression

_CAPITAL = "А-ЯЁӘҒҚҢӨҰҮҺІ"
_WORD = rf"[{_CAPITAL}][а-яёәғқңөұүһі]+(?:-[{_CAPITAL}]?[а-яёәғқңөұүһі]+)*"
_NAMED = expression(
    rf"(?<![\w.])(?:(?P<first>[{_CAPITAL}])\.[ \u00a0]?(?:(?P<second>[{_CAPITAL}])\.[ \u00a0]?)?"
    rf"(?P<surname>{_WORD})"
    rf"|(?P<surname_first>{_WORD})[ \u00a0](?P<first_after>[{_CAPITAL}])\."
    rf"[ \u00a0]?(?:(?P<second_after>[{_CAPITAL}])\.)?(?![ \u00a0]?{_WORD}))(?!\w)"
)
_SHORT = expression(rf"(?P<initials>(?:[{_CAPITAL}]\.)+) ?(?P<surname>{_WORD})")
_SHORTEST = 6
"""Letters of a surname: shorter ones are alike without being the same."""

_LONGEST_ENDING = 5
_SUFFIX = 2
"""Letters of «-ов» and «-ев»."""


@dataclass
class _Known:
    """A person with a surname, whose forms and post are looked up where a name is like it."""

    person: Any
    surname: Forms
    initials: tuple[str, ...]
    """Empty where they are not known."""

    is_addressee: bool
    language: str
    draft: Draft

    @cached_property
    def forms(self) -> frozenset[str]:
        gender = getattr(self.person, "gender", None)
        genders = [Gender(gender)] if gender else [Gender.MASCULINE, Gender.FEMININE]
        return frozenset(
            decline(self.surname, case, Part.SURNAME, self.language, gender).text
            for case in Case
            for gender in genders
        )

    @cached_property
    def post(self) -> str:
        post = getattr(self.person, "post", None)
        if post and (isinstance(post, str) or self.language in post):
            return self.draft.post(post, self.language)
        return ""


def _mentions(draft: Draft) -> Iterator[Remark]:
    for language in draft.inquiry.languages:
        people = list(_known(draft, language))
        for passage, part in draft.running(language) if people else ():
            for match in _NAMED.finditer(part.text):
                kind = "surname" if match["surname"] else "surname_first"
                typed = match[kind]
                initials = tuple(
                    letter
                    for name in ("first", "second", "first_after", "second_after")
                    if (letter := match[name])
                )
                post = part.text[max(0, match.start() - 80) : match.start()].rstrip(" \u00a0")
                said = _said(typed, initials, post, people, language)
                if said:
                    at = match.start(kind if said[0] else "first" if kind == "surname" else kind)
                    yield Remark(passage.place(part.offset + at), said[1], said[2])


def _said(
    typed: str,
    initials: tuple[str, ...],
    post: str,
    people: list[_Known],
    language: str,
) -> tuple[bool, str, str] | None:
    """Return whether the surname is wrong, and what to say; None where nothing is."""
    people = [person for person in people if person.surname.nominative[:1] == typed[:1]]
    called = [person for person in people if _is_form(typed, person, language)]
    if called:
        meant = [p for p in called if p.is_addressee or _holds(p, post)]
        if not meant or any(_agree(initials, person.initials) for person in called):
            return None
        person = meant[0]
        what = _("«{name}» has other initials here than in the letter or the address book.")
        right = f"{'. '.join(person.initials)}. {person.surname.nominative}"
        return False, what.format(name=typed), _("There: «{name}».").format(name=right)
    for person in people:
        alike = _is_near(typed, person, language) and person.initials
        if alike and _agree(initials, person.initials):
            what = _("«{name}» is spelled in another way than in the letter or the address book.")
            advice = _("There: «{name}».").format(name=person.surname.nominative)
            return True, what.format(name=typed), advice
    return None


def _known(draft: Draft, language: str) -> Iterator[_Known]:
    inquiry = draft.inquiry
    addressees = [person for _path, person in inquiry.addressees()]
    everybody: Iterable[tuple[Any, bool]] = [
        *((person, True) for person in addressees),
        *((person, False) for person in (*inquiry.copy_to, *inquiry.signatories, *draft.people)),
    ]
    for person, is_addressee in everybody:
        named = _named(person, language)
        if named is not None:
            yield _Known(person, *named, is_addressee, language, draft)


def _named(person: Any, language: str) -> tuple[Forms, tuple[str, ...]] | None:
    """Return the surname and the initials of a person, however the name is written."""
    surname = getattr(person, "surname", None)
    if surname and language in surname:
        names = [getattr(person, part, None) for part in ("given", "patronymic")]
        texts = [name[language].nominative for name in names if name and language in name]
        return surname[language], tuple(text[:1] for text in texts)
    whole = getattr(person, "name", None)
    short = (
        _SHORT.fullmatch(re.sub(r"\.\s+(?=\w\.)", ".", whole.get(language, ""))) if whole else None
    )
    return (Forms(short["surname"]), tuple(short["initials"][::2])) if short else None


def _is_form(typed: str, person: _Known, language: str) -> bool:
    """Tell whether a word is a surname in some case; a Kazakh one may have any ending."""
    surname = person.surname.nominative
    if language == "kk":
        return typed.startswith(surname) and len(typed) - len(surname) <= _LONGEST_ENDING
    return typed in person.forms


def _is_near(typed: str, person: _Known, language: str) -> bool:
    """Tell whether a word is a surname but for one letter, which is not in its ending."""
    surname = person.surname.nominative
    if len(surname) < _SHORTEST:
        return False
    if language == "kk":
        lengths = range(len(surname) - 1, len(surname) + 2)
        starts = {typed[:length] for length in lengths if len(typed) - length <= _LONGEST_ENDING}
        return any(_one_slip(start, surname) for start in starts)
    return any(_one_slip(typed, form) for form in person.forms)


def _one_slip(typed: str, right: str) -> bool:
    """Tell whether one letter is left out, put in, changed or moved, not the first or the last."""
    if typed == right or abs(len(typed) - len(right)) > 1 or typed[:1] != right[:1]:
        return False
    start = next(
        (n for n, (one, two) in enumerate(zip(typed, right, strict=False)) if one != two),
        min(len(typed), len(right)),
    )
    ending = len(right) - start
    if ending <= 1 or (ending == _SUFFIX and len(typed) != len(right)):
        return False  # an ending, or another one of the family
    here, there = typed[start:], right[start:]
    moved = here[:2] == there[1::-1] and here[2:] == there[2:]
    return moved or here[1:] == there[1:] or here[1:] == there or here == there[1:]


def _agree(typed: tuple[str, ...], known: tuple[str, ...]) -> bool:
    return not known or all(one == two for one, two in zip(typed, known, strict=False))


def _holds(person: _Known, before: str) -> bool:
    """Tell whether the words before a name are the person's post, as far as they go."""
    words = person.post.split()
    starts = (" ".join(words[:length]) for length in range(len(words), 0, -1))
    return any(before.endswith(start) for start in starts if len(start) >= _SHORTEST)


RULES = (
    Rule(
        "name-misspelt",
        N_("A person in the text under another spelling or initials than in the address book."),
        _mentions,
    ),
)
