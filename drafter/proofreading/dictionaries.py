"""The dictionaries of a language that are installed: hunspell's, and pymorphy3's beside it.

Each is loaded when a word is first asked for, since a letter in one language needs no other.
"""

import os
import sys
import warnings
from functools import cache, cached_property
from importlib import import_module  # neither package need be installed
from importlib.util import find_spec
from pathlib import Path
from typing import Any

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

        The second is asked first: it is forty times as fast, and reading hunspell's takes longest.
        """
        known = self._known.get(word)
        if known is None:
            known = self.surely_has(word) or bool(self._hunspell.lookup(word))
            self._known[word] = known
        return known

    def surely_has(self, word: str) -> bool:
        """Tell whether the second dictionary has a word; without one, none is."""
        return self._second is not None and self._second.word_is_known(word)

    @cached_property
    def _hunspell(self) -> Any:
        with warnings.catch_warnings():
            # spylls leaves the files that it has read to the garbage collector.
            warnings.simplefilter("ignore", ResourceWarning)
            return import_module("spylls.hunspell").Dictionary.from_files(
                str(self._file.with_suffix(""))
            )

    @cached_property
    def _second(self) -> Any:
        if self._language != "ru" or not find_spec("pymorphy3"):
            return None
        try:
            return import_module("pymorphy3").MorphAnalyzer(lang="ru")
        except ValueError:  # its words are a package of their own
            return None


@cache
def dictionary_of(language: str) -> Dictionary | None:
    """Return the dictionary of a language; None where it, or its reader, is not installed."""
    found = dictionary_file(language)
    if found is None or find_spec("spylls") is None:
        return None
    return Dictionary(language, found)


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
