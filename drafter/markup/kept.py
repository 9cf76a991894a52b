"""What was made of the last pieces of texts, kept by what they say.

A body is read as a whole after each key that is struck in it, and all but one of its paragraphs are
those of before; and the letters of a list share most of theirs.  Nothing that is kept depends on a
file or on the language of messages.
"""

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable
from threading import Lock
from typing import Generic, TypeVar

_MOST, _LONGEST = 1024, 2000
"""So many pieces are kept, each of so many characters at the most; a letter of 20 pages has 200."""

_MOST_CHARACTERS = 200_000
"""So many characters of a list's letters are kept, those of some fifty pages."""

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")


class Kept(Generic[Made]):
    """What was made of pieces; the one that was asked for longest ago makes way."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._made: OrderedDict[Hashable, Made] = OrderedDict()
        self._lock = Lock()

    def made(self, text: str, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return what `make` makes of a piece, which `key` says all of; its `text` tells its size.

        Where it raises an error, nothing is kept.
        """
        if len(text) > _LONGEST:
            return make()
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return self._made[key]
        made = make()
        with self._lock:
            self._made[key] = made
            while len(self._made) > _MOST:
                self._made.popitem(last=False)
        return made


class KeptTexts(Generic[Key, Made]):
    """What was made of texts of so many characters in all; of too many the older half makes way.

    Unlike `Kept` it moves nothing when it is asked, which is the whole of its speed.
    """

    def __init__(self, length: Callable[[Key], int]) -> None:
        """Take what tells how many characters the text of a key has."""
        self._length = length
        self._made: dict[Key, Made] = {}
        self._characters = 0
        """No fewer than are kept: some may have been kept twice."""
        self._lock = Lock()
        self.get = self._made.get
        """Returns what was made of a text, None where it is not kept."""

    def keep(self, made: Collection[tuple[Key, Made]]) -> None:
        """Keep what was made of some texts; of so many that all else would be forgotten, none."""
        characters = sum([self._length(key) for key, _its in made])
        if characters > _MOST_CHARACTERS // 2:
            return
        with self._lock:
            self._made.update(made)
            self._characters += characters
            if self._characters > _MOST_CHARACTERS:
                self._forget()

    def _forget(self) -> None:
        """Forget those that were kept longest, many at once, for to find the oldest takes long."""
        keys = list(self._made)
        lengths = list(map(self._length, keys))
        self._characters = sum(lengths)
        for key, length in zip(keys, lengths, strict=True):
            if self._characters <= _MOST_CHARACTERS // 2:
                break
            del self._made[key]
            self._characters -= length
