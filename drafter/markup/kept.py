"""What was made of the last pieces of texts, kept by what they say.

A body is read as a whole after each key that is struck in it, and all but one of its paragraphs are
those of before.  Nothing that is kept depends on a file or on the language of messages.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

_MOST, _LONGEST = 1024, 2000
"""So many pieces are kept, each of so many characters at the most; a letter of 20 pages has 200."""

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
