"""The shared strings of a workbook on the disk, since a large one has as many as it has cells."""

from collections.abc import Iterator
from functools import lru_cache
from struct import Struct
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from openpyxl.cell.text import Text

_PLACE = Struct("<QI")
_MOST_AT_HAND = 4096


class Strings:
    """Texts by number, as openpyxl asks for them."""

    def __init__(self, items: Iterator[Any]) -> None:
        """Take the elements `si` of the part; each is read and let go."""
        self._texts: BinaryIO = TemporaryFile()  # noqa: SIM115 - it lasts as long as its strings
        self._places: BinaryIO = TemporaryFile()  # noqa: SIM115
        self._count = at = 0
        for item in items:
            content: Any = Text.from_tree(item)
            text = content.content.replace("x005F_", "").encode(errors="surrogatepass")
            self._texts.write(text)
            self._places.write(_PLACE.pack(at, len(text)))
            at += len(text)
            self._count += 1
        self._at_hand = lru_cache(_MOST_AT_HAND)(self._read)

    def __getitem__(self, number: int) -> str:
        """Return a text; raises IndexError where there is none."""
        if not 0 <= number < self._count:
            raise IndexError(number)
        return self._at_hand(number)

    def _read(self, number: int) -> str:
        self._places.seek(number * _PLACE.size)
        at, length = _PLACE.unpack(self._places.read(_PLACE.size))
        self._texts.seek(at)
        return self._texts.read(length).decode(errors="surrogatepass")

    def close(self) -> None:
        """Delete the texts."""
        self._texts.close()
        self._places.close()
