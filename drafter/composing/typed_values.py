"""Values that were typed in words, «{адресат: должность, дательный падеж}», as expressions."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache
from typing import NamedTuple

from drafter.composing import value_names as values
from drafter.composing.saying import value_in_words, way_of
from drafter.grammar.cases import Case
from drafter.wording import _, interface_languages, speaking, spoken
from drafter.wording.cases import case_name

_MOST_NEAR = 3
_ALIKE = 0.6
_UNBROKEN = "|unbroken"
_LONGEST = 300
"""No value has so many characters, whatever was typed around its name."""

_QUOTES = dict.fromkeys(map(ord, "«»„“”\"'`{}"), " ")
_OBLIQUE = [case for case in Case if case is not Case.NOMINATIVE]
_MANY_NAMES = ("addressee.name",)
"""Values that have orders of their own in each case."""

_Key = tuple[str, ...]


class Known(NamedTuple):
    """A value that may stand in a template: its expression, and what it is called."""

    expression: str
    words: str


def known_values() -> list[Known]:
    """Return every value that one may put into a template, in the language of the program."""
    return list(_known(spoken()))


def expression_of(words: str) -> str | None:
    """Return the expression of a value in words, of any language of the program.

    Spaces, quotation marks, case, and the order behind the colon are no matter.  None stands for
    words that name nothing, or more than one thing.
    """
    if len(words) > _LONGEST:
        return None
    bare = " ".join(words.strip(" {}\N{NO-BREAK SPACE}").split())
    if expression := _as_expression(bare):
        return expression
    key = _key(words)
    found = {found for code in _languages() if (found := _table(code).get(key))}
    if not found:
        found = {own for code in _languages() if (own := _own(words, code))}
    return found.pop() if len(found) == 1 else None


def near(words: str) -> list[str]:
    """Return the values whose words are like these, the likest first, as they would be typed."""
    words = words[:_LONGEST]
    for code in dict.fromkeys((spoken(), *_languages())):
        by_key = {" ".join(_key(known.words)): known.words for known in reversed(_known(code))}
        meant = get_close_matches(" ".join(_key(words)), list(by_key), _MOST_NEAR, _ALIKE)
        if meant:
            return [by_key[key] for key in meant]
    return []


def _as_expression(text: str) -> str | None:
    """Return a text that is itself an expression which may be put in; None for any other."""
    if text in _expressions():
        return text
    plain = text.removesuffix(_UNBROKEN)
    way = way_of(plain)
    owner, dot, name = way.partition(".")
    own = bool(dot) and owner in values.OWN and _is_name(name)
    return way + text[len(plain) :] if own or way in _ways() else None


def _languages() -> list[str]:
    return interface_languages()


@lru_cache(maxsize=8)
def _known(language: str) -> tuple[Known, ...]:
    with speaking(language):
        found = [Known(expression, value_in_words(expression)) for expression in _expressions()]
    return tuple(found)


@lru_cache(maxsize=8)
def _table(language: str) -> dict[_Key, str]:
    """Return the expressions by the words of a language; of two for one value the shorter."""
    table: dict[_Key, str] = {}
    with speaking(language):
        nominative = {
            values.IN_CASE.format(value=known.words, case=case_name(Case.NOMINATIVE)): known
            for known in _known(language)
            if known.expression in values.DECLINED or known.expression.startswith(_MANY_NAMES)
        }
    said = {known.words: known for known in _known(language)[::-1]} | nominative
    for words, known in sorted(said.items(), key=lambda one: len(one[1].expression)):
        for spelt in (words, _without_the_word_case(words, language)):
            table.setdefault(_key(spelt), known.expression)
    return table


def _without_the_word_case(words: str, language: str) -> str:
    """Return words with «дательный» for «дательный падеж», as people also write."""
    with speaking(language):
        names = [case_name(case) for case in Case]
    for name in names:
        words = words.replace(name, name.split(" ")[0])
    return words


def _key(words: str) -> _Key:
    """Return words without what is no matter."""
    plain = " ".join(words.casefold().replace("ё", "е").translate(_QUOTES).split()).strip(" .")
    owner, colon, parts = plain.rpartition(":")
    if colon and not parts.strip():  # «… с «:» в конце»
        return (plain,)
    pieces = sorted(piece.strip() for piece in parts.split(","))
    return (owner.strip(), *pieces) if colon else tuple(pieces)


@lru_cache(maxsize=1)
def _ways() -> frozenset[str]:
    return frozenset(way for expression in _expressions() if (way := way_of(expression)))


def _expressions() -> Iterator[str]:
    """Yield the values that may be put in, each with its forms beside it."""
    for way in values.VALUES:
        if way in values.FOR_CONDITIONS:
            continue
        yield way
        yield from (f"{way}|{filter_}" for filter_ in values.FILTERED.get(way, ()))
        owner, _dot, last = way.rpartition(".")
        if owner in _MANY_NAMES and last not in ("initials_first", "initials"):
            yield from (f"{owner}.{case}.{last}" for case in _OBLIQUE)
        elif way in values.DECLINED:
            yield from (f"{way}.{case}" for case in _OBLIQUE)
        elif way in values.DATED:
            yield from (f"{way}.{form}" for form in values.DATES)


def _own(words: str, language: str) -> str | None:
    """Return the expression of a value whose name the letter chooses: «поле «bill»»."""
    with speaking(language):
        frames = {owner: _(frame) for owner, frame in values.OWN.items()}
    typed = _plain(words)
    for owner, frame in frames.items():
        before, after = map(_plain, frame.split("{name}"))
        found = re.fullmatch(f"{re.escape(before)} ?([^ ]+?) ?{re.escape(after)}", typed, re.I)
        if found and _is_name(found[1]):
            return f"{owner}.{found[1]}"
    return None


def _is_name(text: str) -> bool:
    """Tell whether a field, a column or a parameter may be called so."""
    return text.isidentifier() and not text.startswith("_")


def _plain(words: str) -> str:
    return " ".join(words.translate(_QUOTES).split())
