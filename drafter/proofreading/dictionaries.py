"""The dictionaries of a language that are installed: hunspell's, and OpenCorpora's beside it.

Each is loaded when a word is first asked for, since a letter in one language needs no other.
"""

import os
import sys
from collections.abc import Callable
from functools import cache, cached_property
from importlib import import_module  # none of the packages need be installed
from importlib.util import find_spec
from pathlib import Path

from drafter.proofreading.hunspell import Hunspell

_WORDS = "pymorphy3_dicts_ru"

_FOLDERS = (
    "/usr/share/hunspell",
    "/usr/share/myspell",
    "/usr/share/myspell/dicts",
    "/usr/local/share/hunspell",
    "/Library/Spelling",
    "/opt/homebrew/share/hunspell",
)


class Dictionary:
    """The words of a language: those of hunspell's dictionary, and of a second one if there is."""

    def __init__(self, language: str, file: Path) -> None:
        """Take the language and the `.aff` file of hunspell's dictionary; nothing is read yet."""
        self._language = language
        self._file = file
        self._known: dict[str, bool] = {}

    def has(self, word: str) -> bool:
        """Tell whether either dictionary has a word, in small letters.

        The second is asked first: it is ten times as fast.
        """
        known = self._known.get(word)
        if known is None:
            known = self.surely_has(word) or self._hunspell.has(word)
            self._known[word] = known
        return known

    def surely_has(self, word: str) -> bool:
        """Tell whether the second dictionary has a word; without one, none is."""
        return self._second is not None and self._second(word)

    def readily_has(self, word: str) -> bool:
        """Tell whether the dictionary that is read fastest has a word."""
        return self.surely_has(word) if self._second is not None else self.has(word)

    @cached_property
    def _hunspell(self) -> Hunspell:
        return Hunspell(self._file)

    @cached_property
    def _second(self) -> Callable[[str], bool] | None:
        """Return what tells the words of OpenCorpora, of which pymorphy3's dictionary is made.

        pymorphy3 itself takes ten times as long to load, since it parses words too.
        """
        if self._language != "ru" or not (find_spec("dawg_python") and find_spec(_WORDS)):
            return None
        file = Path(import_module(_WORDS).get_path(), "words.dawg")
        words = import_module("dawg_python").RecordDAWG(">HH").load(str(file))
        yo = words.compile_replaces({"е": "ё"})
        return lambda word: bool(words.similar_keys(word, yo))


def dictionary_of(language: str) -> Dictionary | None:
    """Return the dictionary of a language; None where it, or its reader, is not installed."""
    found = dictionary_file(language)
    if found is None or find_spec("spylls") is None:
        return None
    return _dictionary(language, found)


@cache
def _dictionary(language: str, file: Path) -> Dictionary:
    """Return the dictionary in a file, which is read once."""
    return Dictionary(language, file)


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
