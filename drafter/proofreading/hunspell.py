"""A dictionary of hunspell: spylls takes words apart by its rules, and its stems are looked up.

spylls makes an object of each of the 150,000 lines before it answers, which takes a second; here
the lines are sorted, and spylls is given those alone that it asks for.
"""

import warnings
from bisect import bisect_left
from collections.abc import Callable, Iterable
from importlib import import_module  # the package need not be installed
from pathlib import Path
from typing import Any


class Hunspell:
    """The words of a dictionary of hunspell, with all their forms."""

    def __init__(self, file: Path) -> None:
        """Read the `.aff` file of a dictionary, and the `.dic` file beside it."""
        readers = import_module("spylls.hunspell.readers")
        reader = readers.file_reader.FileReader(str(file))
        with warnings.catch_warnings():
            # It opens the file anew in its encoding, and leaves the first to the garbage collector.
            warnings.simplefilter("ignore", ResourceWarning)
            rules, context = readers.read_aff(reader)
        reader.io.close()
        text = file.with_suffix(".dic").read_text(context.encoding, errors="surrogateescape")
        stems = _Stems(text, lambda lines: readers.read_dic(lines, aff=rules, context=context))
        self._lookup = import_module("spylls.hunspell.algo.lookup").Lookup(rules, stems)

    def has(self, word: str) -> bool:
        """Tell whether it is a word."""
        return bool(self._lookup(word))


class _Stems:
    """The stems of a dictionary as `Lookup` of spylls asks for them; for words in small letters."""

    def __init__(self, text: str, read: Callable[[Iterable[tuple[int, str]]], Any]) -> None:
        self._lines = sorted(map(str.strip, text.split("\n")))
        self._read = read

    def homonyms(self, stem: str, *, ignorecase: bool = False) -> list[Any]:
        """Return the words of a stem; `ignorecase` is asked for words in capitals alone."""
        # After a stem stand flags, or data after a blank, or nothing.
        found = [*self._between(stem, f"{stem}!"), *self._between(f"{stem}/", f"{stem}0")]
        if not found:
            return []
        words: list[Any] = self._read(enumerate(found, 2)).homonyms(stem)
        return words

    def has_flag(self, stem: str, flag: str, *, for_all: bool = False) -> bool:
        """Tell whether a word of a stem, or each of them, has a flag."""
        flags = [flag in word.flags for word in self.homonyms(stem)]
        return bool(flags) and (all if for_all else any)(flags)

    def _between(self, first: str, last: str) -> list[str]:
        start = bisect_left(self._lines, first)
        return self._lines[start : bisect_left(self._lines, last, start)]
