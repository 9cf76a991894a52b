"""What is asked for, as FTS5 is asked: nothing that a user types gets into its syntax."""

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from drafter.archive.terms import EXACT, STEMS, stems_of
from drafter.archive.tokens import Token, is_function_word, tokens, words
from drafter.wording.expressions import expression

LANGUAGES = ("ru", "kk")
"""Whose endings the words of a query may have; other languages that letters have come to these."""

MOST_TERMS = 32
_PHRASE = expression(r"[«„“\"]([^«»„“”\"]*)[»“”\"]")


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for; what is empty or None is no matter."""

    words: str
    addressees: tuple[str, ...] = ()
    """The addressee by any of these: names or posts in whatever case, or ids."""
    since: datetime.date | None = None
    until: datetime.date | None = None
    kind: str = ""
    answered: bool = False
    is_typed: bool = False
    """Whether the last word may go on: somebody is typing it."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word that letters must have in one of its forms, or words that stand together."""

    words: tuple[str, ...]
    stems: tuple[tuple[str, ...], ...] = ()
    """The stems of the words, in each of the languages; none where they count as typed."""
    is_begun: bool = False
    """Whether the last of the words may go on."""

    def expression(self) -> str:
        """Return what finds the term in FTS5."""
        begun = " *" if self.is_begun else ""
        typed = [f"{{{' '.join(EXACT)}}} : {_quoted(self.words)}{begun}"] if self.words else []
        stems = (f"{{{' '.join(STEMS)}}} : {_quoted(one)}" for one in self.stems)
        return f"({' OR '.join([*typed, *stems])})"


def terms_of(
    query: str, languages: Iterable[str] = LANGUAGES, *, is_typed: bool = False
) -> list[Term]:
    """Return the terms of what somebody has typed; at most so many that no search takes long.

    Words in quotation marks stand together as they are; what a hyphen or another mark joins stands
    together in any form.  Words that say nothing are left out, unless there are no others.
    """
    found: list[Term] = []
    rest, at = [], 0
    for phrase in _PHRASE.finditer(query):
        rest.append(query[at : phrase.start()])
        found += [Term(quoted)] if (quoted := tuple(words(phrase[1]))) else []
        at = phrase.end()
    rest.append(query[at:])
    said = [group for part in rest for group in _joined(part)]
    telling = [group for group in said if not all(map(is_function_word, group))]
    begun = is_typed and bool(said) and query[-1:].isalnum()
    for group in telling or said:
        goes_on = begun and group is said[-1]
        found.append(Term(group, _stems(group, languages), is_begun=goes_on))
    return found[:MOST_TERMS]


def every(terms: Sequence[Term]) -> str:
    """Return what finds the letters that have all terms."""
    return " AND ".join(term.expression() for term in terms)


def some(terms: Sequence[Term]) -> str:
    """Return what finds the letters that have any of the terms."""
    return " OR ".join(term.expression() for term in terms)


def _joined(text: str) -> list[tuple[str, ...]]:
    """Return the words of a text, those together that no space parts: «12-34», «жол-көлік»."""
    groups: list[list[Token]] = []
    for token in tokens(text):
        if groups and not re.search(r"[\s,;()]", text[groups[-1][-1].end : token.start]):
            groups[-1].append(token)
        else:
            groups.append([token])
    return [tuple(token.word for token in group) for group in groups]


def _stems(group: tuple[str, ...], languages: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    if all(word.isdecimal() for word in group):
        return ()
    return tuple(stems_of(group, language) for language in languages)


def _quoted(group: tuple[str, ...]) -> str:
    """Return words as one string of FTS5; letters and figures alone are left in words."""
    text = " ".join(group).replace('"', "")
    return f'"{text}"'
