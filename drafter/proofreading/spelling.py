"""Rule about spelling, by the hunspell dictionaries that are installed."""

import os
import re
import sys
import warnings
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from itertools import product
from math import prod
from pathlib import Path
from typing import Any

from drafter.proofreading.draft import Draft, Remark, Rule, blanked
from drafter.wording import N_, _

_FOLDERS = (
    "/usr/share/hunspell",
    "/usr/share/myspell",
    "/usr/share/myspell/dicts",
    "/usr/local/share/hunspell",
    "/Library/Spelling",
    "/opt/homebrew/share/hunspell",
)
_WORD = re.compile(r"(?<![\w@./-])[^\W\d_]{3,}(?:-[^\W\d_]+)*(?![\w@/]|\.\w)")
_LOCAL = re.compile(
    r"аким|ауыл|госзакуп|закуп|курултай|маслихат|мажилис|новелл|паводк|переплат|подушев|сельхоз|тенге"
    r"|цифровизац|кресл|онлайн|оффлайн|квазигос|медорганизац|бенефициар|тендер",
    re.IGNORECASE,
)
"""How words begin that official letters in Kazakhstan are full of and the dictionaries lack."""

_KAZAKH = {"а": "аә", "г": "гғ", "и": "иі", "к": "кқ", "н": "нң", "о": "оө", "у": "уұү", "х": "хһ"}
"""What a hand on a Russian keyboard may have meant in a Kazakh word."""

_KAZAKH_LETTER = re.compile("[әғқңөұүһі]")
_NAME = re.compile(r"«[А-ЯЁӘҒҚҢӨҰҮҺІ][^«»]{0,60}»")
_INCOMPLETE = frozenset({"kk"})
"""Languages whose dictionaries lack many forms: of them only sure slips are told."""

_MOST_TRIES = 256


def _misspelt(draft: Draft) -> Iterator[Remark]:
    for passage in draft.titles:
        dictionary = dictionary_of(passage.language) if passage.language else None
        if dictionary is None:
            continue
        for match in _WORD.finditer(blanked(_NAME, passage.plain)):
            meant = _meant(match[0], passage.language or "", dictionary, draft.words)
            if meant is not None:
                what = _("«{word}» is not in the dictionary.").format(word=match[0])
                advice = _("Did you mean «{name}»?").format(name=meant) if meant else ""
                yield Remark(passage.place(match.start()), what, advice)


def _meant(word: str, language: str, dictionary: Any, known: frozenset[str]) -> str | None:
    """Return what a wrong word should be, or «» where that is not known; None for a right one.

    Words with a capital inside a text are names and abbreviations, which no dictionary has.
    """
    if not word.islower() or word in known or _LOCAL.match(word) or _is_right(word, dictionary):
        return None
    if language in _INCOMPLETE:
        return next((other for other in _typed_as(word) if _is_right(other, dictionary)), None)
    return next((str(other) for other in dictionary.suggest(word)), "")


def _is_right(word: str, dictionary: Any) -> bool:
    """Tell whether a dictionary has a word, its parts, or the adjective of an adverb."""
    parts = [word, *([f"{word[:-1]}ый"] if word.endswith("но") else [])]
    if any(dictionary.lookup(part) for part in parts):
        return True
    return "-" in word and all(dictionary.lookup(part) for part in word.split("-"))


def _typed_as(word: str) -> Iterator[str]:
    """Yield the Kazakh words that a word without any Kazakh letter may stand for."""
    choices = [_KAZAKH.get(letter, letter) for letter in word]
    choices[-1] = word[-1]  # «-ын» and «-ың» are both endings
    if not _KAZAKH_LETTER.search(word) and prod(map(len, choices)) <= _MOST_TRIES:
        yield from map("".join, product(*choices))


@cache
def dictionary_of(language: str) -> Any:
    """Return the dictionary of a language; None where it, or its reader, is not installed."""
    found = dictionary_file(language)
    if found is None or find_spec("spylls") is None:
        return None
    from spylls.hunspell import Dictionary  # it need not be installed

    with warnings.catch_warnings():
        # spylls leaves the files that it has read to the garbage collector.
        warnings.simplefilter("ignore", ResourceWarning)
        return Dictionary.from_files(str(found.with_suffix("")))


def without_dictionary(languages: Iterable[str]) -> list[str]:
    """Return the languages whose spelling cannot be checked here."""
    return [language for language in languages if dictionary_of(language) is None]


def dictionary_file(language: str) -> Path | None:
    """Return the `.aff` file of a language in the folders of `DICPATH` and of the system."""
    folders = [*os.environ.get("DICPATH", "").split(os.pathsep), *_FOLDERS]
    if sys.platform == "darwin":
        folders.append(str(Path("~/Library/Spelling").expanduser()))
    for folder in filter(None, folders):
        for aff in sorted(Path(folder).glob(f"{language}*.aff")):
            if aff.with_suffix(".dic").is_file():
                return aff
    return None


RULES = (
    Rule(
        "spelling",
        N_("A word that the hunspell dictionary of the language, if installed, does not have."),
        _misspelt,
    ),
)
