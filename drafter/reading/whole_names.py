"""A whole name that stands in one cell, with a post before or after it or without one.

«Иванов Иван Иванович», «И. И. Иванов», «Аким Аксуского района Иванов И.И.».  Where a name ends and
a post begins is told by a patronymic or by initials; what cannot be told is not guessed.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar

from drafter.errors import Place, Problem
from drafter.grammar.cases import Gender, Part
from drafter.grammar.known_names import is_given
from drafter.grammar.names import gender_of_name, is_particle, parts_of_name
from drafter.wording import _

_BETWEEN = re.compile(r"\s*[,;\n]\s*|\s+[–—-]\s+")
_LONG_RUN = re.compile(r"[^\S\n]{9,}")
"""Spaces that somebody has leant on: to begin at each of them would take the square of the time."""

_INITIALS_TOGETHER = re.compile(r"((?:\w\.-?)+)(\w{2,})?")
_INITIAL = re.compile(r"\w{1,2}\.(?:-\w\.)?")
_GIVEN_TOO = re.compile(r"[иы]на?$", re.IGNORECASE)
"""Ends a surname as well as a given name: «Ли Марина», «Анна Калинина»."""

_LONGEST = 3
_Text = TypeVar("_Text")


class WholeName(NamedTuple):
    """The parts of a name in one cell, and the post beside it; empty where it has none."""

    post: str
    parts: dict[str, str]
    """By the keys of the model: surname, given, patronymic."""
    gender: Gender | None
    """That which the patronymic or the surname shows."""


def whole_name(text: str) -> WholeName | None:
    """Return what stands in a cell with a whole name; None where that cannot be told."""
    text = _LONG_RUN.sub(" ", text.strip())
    pieces = [piece for piece in _BETWEEN.split(text) if piece]
    names = [piece for piece in pieces if _name(piece.split(), alone=len(pieces) == 1)]
    if len(pieces) > 1:
        post = ", ".join(piece for piece in pieces if piece not in names)
        return _named(names[0].split(), post) if len(names) == 1 else None
    words = text.split()
    if names:
        return _named(words, "")
    for count in range(_LONGEST, 0, -1):
        first, last = words[:count], words[-count:]
        if len(words) > count and _name(last, alone=False):
            return _named(last, " ".join(words[:-count]))
        if len(words) > count and _name(first, alone=False):
            return _named(first, " ".join(words[count:]))
    return None


def fill_in(
    texts: dict[str, dict[str, _Text]],
    cells: Iterable[tuple[str, str, Place]],
    made: Callable[[str, Place], _Text],
) -> Iterator[Problem]:
    """Add what whole names say to the texts of a person, by key and language.

    `cells` are the language, the text and the place of each; `made` makes a text of a word and its
    place.  What has a column of its own wins: the parts of the name, and the post.  Yields the
    problem of each cell whose name cannot be told apart.
    """
    add_name, add_post = not texts["surname"], not texts["post"]
    for language, text, place in cells:
        name = whole_name(text)
        if name is None:
            yield _unclear(text, place)
            continue
        if add_post and name.post:
            texts["post"][language] = made(name.post, place)
        for part, word in name.parts.items() if add_name else ():
            texts[part].setdefault(language, made(word, place))


def _unclear(text: str, place: Place) -> Problem:
    """Return the problem that the parts of a whole name cannot be told."""
    what = _("Surname, given name and patronymic cannot be told apart in «{text}».")
    advice = _("Write them in this order in the nominative, or in columns of their own.")
    return Problem("table-unclear-name", place, what.format(text=text), advice)


def _named(words: list[str], post: str) -> WholeName | None:
    if post and not re.search(r"[^\W\d_]{3}", post):
        return None
    parts = _name(words, alone=True) or {}
    post = post[:1].upper() + post[1:]
    return WholeName(post, parts, gender_of_name(" ".join(parts.values())))


def _name(words: list[str], *, alone: bool) -> dict[str, str] | None:
    """Return the parts of words that are a name, None where they are something else.

    Beside a post, only a patronymic or initials show that they are one.
    """
    words = [word for together in words for word in _apart(together)]
    if any(not word[:1].isupper() and not is_particle(word) for word in words):
        return None
    found = parts_of_name(" ".join(words))
    if not 0 < len(found) <= _LONGEST or not words[0][:1].isupper():
        return None
    initials = [word for word in words if _INITIAL.fullmatch(word)]
    if initials:
        surname = [word for word in words if word not in initials and len(word) > 1]
        values = [*surname, *initials]
        return _keyed(values) if len(surname) == 1 and len(initials) < len(words) else None
    if min(map(len, words)) == 1:
        return None
    kinds = sorted(part for part, _word in found)
    if Part.PATRONYMIC in kinds:
        whole = len(set(kinds)) == len(kinds) == _LONGEST
        return {part.value: word for part, word in found} if whole else None
    if not alone or len(found) == _LONGEST:
        return None
    return {part.value: word for part, word in found} if _is_clear(found) else None


def _is_clear(found: list[tuple[Part, str]]) -> bool:
    """Tell whether the surname after a given name is one: «Анна Калинина», not «Ли Марина»."""
    if len(found) == 1 or found[1][0] is not Part.SURNAME or not _GIVEN_TOO.search(found[1][1]):
        return True
    return is_given(found[0][1]) and not is_given(found[1][1])


def _apart(word: str) -> list[str]:
    """Return initials that were typed together as words of their own: «И.И.Иванов»."""
    match = _INITIALS_TOGETHER.fullmatch(word)
    if not match or not word[:1].isupper():
        return [word]
    return [*re.findall(r"\w\.(?:-\w\.)?", match[1]), *([match[2]] if match[2] else [])]


def _keyed(words: list[str]) -> dict[str, str]:
    return dict(zip(("surname", "given", "patronymic"), words, strict=False))
