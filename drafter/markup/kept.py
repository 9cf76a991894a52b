"""What was made of the last pieces of texts, kept by what they say.

A body is read as a whole after each key that is struck in it, and all but one of its paragraphs are
those of before; and the letters of a list share most of theirs.  Nothing that is kept depends on a
file or on the language of messages.
"""

from collections import OrderedDict, deque
from collections.abc import Callable, Hashable, Mapping
from threading import Lock
from typing import Generic, TypeVar

_MOST, _LONGEST = 1024, 2000
"""So many pieces are kept, each of so many characters at the most; a letter of 20 pages has 200."""

_MOST_CHARACTERS = 200_000
"""So many characters of a list's letters are kept, those of some fifty pages."""

_MOST_MET = 5000
"""So many texts are known to have been met; then all are forgotten."""

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
    """What was made of texts of so many characters in all; of too many the oldest make way.

    Unlike `Kept` it moves nothing when it is asked, which is the whole of its speed.  It keeps what
    is met for the second time: most paragraphs of a letter are met once, and to keep them and to
    forget them again takes as long as to read them.
    """

    def __init__(self, length: Callable[[Key], int]) -> None:
        """Take what tells how many characters the text of a key has."""
        self._length = length
        self._made: dict[Key, Made] = {}
        self._met: set[int] = set()
        """The hashes of what was met."""
        self._batches: deque[tuple[list[Key], int]] = deque()
        """What was kept at once, and how many characters it has; the oldest first."""
        self._characters = 0
        self._lock = Lock()
        self.get = self._made.get
        """Returns what was made of a text, None where it is not kept."""

    def keep(self, made: Mapping[Key, Made]) -> None:
        """Keep what was made of texts that were met before; note of the others that they are met.

        Of texts so long that all else would be forgotten nothing is kept.
        """
        hashes = {hash(key): key for key in made}
        with self._lock:
            again = [hashes[one] for one in self._met.intersection(hashes)]
            if len(self._met) > _MOST_MET:
                self._met.clear()
            self._met.update(hashes)
            if again:
                self._keep({key: made[key] for key in again})

    def _keep(self, made: dict[Key, Made]) -> None:
        characters = sum(map(self._length, made))
        if characters > _MOST_CHARACTERS // 2:
            return
        self._made.update(made)
        self._batches.append((list(made), characters))
        self._characters += characters
        while self._characters > _MOST_CHARACTERS:
            keys, forgotten = self._batches.popleft()
            self._characters -= forgotten
            for key in keys:
                self._made.pop(key, None)  # another thread may have kept it as well
