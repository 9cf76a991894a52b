"""Cases of names and posts: the one door to the grammar of every language."""

import re
import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

from drafter.grammar.cases import Case, Form, Gender, Part

__all__ = [
    "Case",
    "Form",
    "Forms",
    "Gender",
    "Part",
    "begins_post",
    "cases",
    "cases_in_name",
    "decline",
    "grammar_of",
    "languages",
    "names_person",
    "own_letters",
    "strange_word",
]

_GRAMMARS = {"ru": "drafter.grammar.russian", "kk": "drafter.grammar.kazakh"}
_ENDING_ON_LAST_WORD = ("kk",)
"""Languages in which the last word of a name carries the ending for the whole of it."""


class Forms(NamedTuple):
    """A name or a post: its nominative, and the other case forms that were given explicitly."""

    nominative: str
    explicit: Mapping[Case, str] = {}


def languages() -> list[str]:
    """Return the codes of the languages that have a grammar."""
    return list(_GRAMMARS)


def cases(language: str) -> tuple[Case, ...]:
    """Return the cases of a language in their usual order; of an unknown one, the nominative."""
    grammar = grammar_of(language)
    return grammar.CASES if grammar else (Case.NOMINATIVE,)


def decline(
    forms: Forms, case: Case, part: Part, language: str, gender: Gender | None = None
) -> Form:
    """Return a part of a name, or a post, in a case.

    An explicit form always wins and is sure; so is the nominative, and so is every word in a
    language without a grammar, which is printed as it is given.  What the grammar does not know
    comes back unchanged as a guess.
    """
    given = forms.explicit.get(case)
    if given is not None:
        return Form(given, sure=True)
    grammar = grammar_of(language)
    if case is Case.NOMINATIVE or grammar is None:
        return Form(forms.nominative, sure=True)
    if case not in grammar.CASES:
        return Form(forms.nominative, sure=False)
    return _by_rule(forms.nominative, case, part, language, gender)


@lru_cache(maxsize=1000)
def _by_rule(text: str, case: Case, part: Part, language: str, gender: Gender | None) -> Form:
    """Return a form by the rules; the same officials come back in letter after letter."""
    grammar = grammar_of(language)
    if part is Part.POST and "\n" in text:  # two posts
        posts = [_by_rule(line, case, part, language, gender) for line in text.split("\n")]
        form = Form("\n".join(post.text for post in posts), all(post.sure for post in posts))
    elif part is Part.POST:
        form = grammar.post(text, case)  # type: ignore[union-attr]  # there is a grammar
    else:
        form = getattr(grammar, part)(text, case, gender)
    return form


def cases_in_name(words: Sequence[str], case: Case, language: str) -> list[Case]:
    """Return the case of each word of a name, in its order, when the whole name is in `case`.

    Russian declines every word of a name; in Kazakh the last word that is no initial carries the
    ending for all («Олжас Бектеновке», «Бектеновке О. А.»).
    """
    if language not in _ENDING_ON_LAST_WORD:
        return [case] * len(words)
    bearing = [n for n, word in enumerate(words) if not word.endswith(".")][-1:]
    return [case if n in bearing else Case.NOMINATIVE for n in range(len(words))]


def begins_post(text: str) -> bool:
    """Tell whether a Russian text begins with the head of a post: «Первый заместитель …»."""
    grammar = grammar_of("ru")
    return grammar is not None and bool(grammar.begins_post(text))


def names_person(post: str, language: str) -> bool:
    """Tell whether a post is that of one person («Министр») and no body («Правительство»).

    Of two posts in two lines the first is looked at.  What the grammar does not know is no
    person's post, nor is anything in a language without a grammar.
    """
    grammar = grammar_of(language)
    return grammar is not None and bool(grammar.names_person(post.strip().split("\n")[0]))


def strange_word(text: str, language: str) -> str | None:
    """Return the first word that no text of a language holds; None for a language unknown."""
    grammar = grammar_of(language)
    words = re.findall(r"\w+", text) if grammar else []
    return next((word for word in words if grammar and grammar.is_strange(word)), None)


def own_letters(language: str) -> frozenset[str]:
    """Return the letters without which a sentence of a language can hardly do; small letters."""
    return getattr(grammar_of(language), "OWN_LETTERS", frozenset())


def grammar_of(language: str) -> ModuleType | None:
    """Return the grammar of a language, loaded when a letter first needs it."""
    name = _GRAMMARS.get(language, "")
    # A letter asks a dozen times, and import_module goes a long way round.
    return sys.modules.get(name) or (import_module(name) if name else None)
