"""The bounds of a template's work, so that no template runs or grows without end; what it uses.

Rounds, calls and the sizes of texts and lists are counted as steps; a template that exceeds a bound
ends in an error at once, whatever the machine's speed.  Each render is counted for itself, also
where several threads render at once.  On the way it is noted which values are used, so that none
is left out without a word; to be asked about in a condition is no use.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from markupsafe import Markup, escape

MOST_STEPS = 100_000
"""Rounds of loops, calls of functions and thousands of characters in one letter."""

MOST_CHARACTERS = 2_000_000
"""The longest text that a template may make out of others; a body alone may be longer."""

_MOST_PRINTED = 10 * MOST_CHARACTERS
"""The characters of all that a letter prints."""

MOST_ITEMS = 10_000
"""The items of the largest list, those of lists in it included."""

MOST_NUMBERS = 1_000
"""The most numbers of a `range`, and the largest number that a filter may be given."""

_SHORT = 1_000
"""Texts of fewer characters are no step."""

CALL, INCLUDE = 5, 20
"""How many steps a call of a macro or a function takes, and an included template."""

_TEXTS = (str, Markup, int, float)


_COLLECTIONS = (list, tuple, dict)  # «|» would make their union anew at each question


BOUNDING = ("counted", "measured", "printable", "weighed")
"""What is put around parts of a template: methods of Bounds."""


class BoundsError(Exception):
    """A template works without end, or makes a text without end."""


class UnprintableError(Exception):
    """A template prints what is no text: a list, a group of values, or nothing at all."""

    def __init__(self, value: object) -> None:
        """Take what was to be printed."""
        self.value = value
        super().__init__(type(value).__name__)


class Bounds:
    """Counts the work of one render, and notes the values that it uses."""

    def __init__(self, used: set[int] | None = None) -> None:
        """Begin with nothing done; the ids of the values that are used are added to a set."""
        self.steps = 0
        self.characters = 0
        self.used = set() if used is None else used
        """The ids of the values that are used; in a condition a set that nobody reads."""
        self._before: list[set[int]] = []

    def noted(self, value: Any) -> Any:
        """Return a value, and note that it is used, unless it is only asked about."""
        self.used.add(id(value))
        return value

    def asking(self) -> None:
        """Begin a condition, in which no value is used."""
        self._before.append(self.used)
        self.used = set()

    def answered(self, _begun: None, answer: Any) -> Any:
        """Return the answer to a condition, which ends."""
        self.used = self._before.pop()
        return answer

    def step(self, steps: int = 1) -> None:
        """Count some more steps; raises BoundsError when there are too many."""
        self.steps += steps
        if self.steps > MOST_STEPS:
            raise BoundsError

    def counted(self, items: Iterable[Any]) -> Iterable[Any]:
        """Return items that a loop goes through, each of them a step."""
        if items.__class__ is not list:
            return self._stepping(items)
        self.steps += len(items)
        if self.steps > MOST_STEPS:
            raise BoundsError
        return items

    def _stepping(self, items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            self.step()
            yield item

    def weighed(self, items: Any) -> Any:
        """Return items that something goes through, each of them a step."""
        if items.__class__ is list:
            return self.counted(items)
        if isinstance(items, Sized):
            self.step(len(items) if not isinstance(items, str) else 1 + len(items) // 1000)
            return items
        return self._stepping(items) if isinstance(items, Iterator) else items

    def measured(self, value: Any) -> Any:
        """Return a value; raises BoundsError for a text or a list that is too long."""
        if isinstance(value, str):
            if len(value) >= _SHORT:
                self.fits(len(value))
                self.step(len(value) // 1000)
        elif isinstance(value, _COLLECTIONS):
            _items(value, MOST_ITEMS)
        return value

    def fits(self, characters: int) -> None:
        """Raise BoundsError if a text that is to be made has too many characters."""
        if characters > MOST_CHARACTERS:
            raise BoundsError

    def numbers(self, *limits: int) -> range:
        """Return what Python's `range` does, of a moderate length."""
        found = range(*limits)
        if len(found) > MOST_NUMBERS:
            raise BoundsError
        return found

    def printable(self, value: Any) -> Any:
        """Return a value that can be printed; raises UnprintableError for any other."""
        kind = value.__class__
        if kind in _TEXTS:
            if kind is str or kind is Markup:
                self.characters += len(value)
                if self.characters > _MOST_PRINTED:
                    raise BoundsError
            return value
        if kind.__str__ is object.__str__:
            raise UnprintableError(value)
        return value

    def printed(self, value: Any) -> str:
        """Return a printable value as markup: escaped, unless it is markup."""
        self.used.add(id(value))
        kind = value.__class__
        if not (kind is str or kind is Markup):
            return escape(self.printable(value))
        self.characters += len(value)
        if self.characters > _MOST_PRINTED:
            raise BoundsError
        if kind is str and (
            "&" in value or "<" in value or ">" in value or '"' in value or "'" in value
        ):
            return escape(value)
        text: str = value
        return text


_PRESENT: ContextVar[Bounds] = ContextVar("bounds")

present: Callable[[], Bounds] = _PRESENT.get
"""Returns the bounds of the render that is going on."""


@contextmanager
def bounded(used: set[int] | None = None) -> Iterator[None]:
    """Hold what is rendered inside to bounds of its own.

    The ids of the values that it uses are added to `used`.
    """
    before = _PRESENT.set(Bounds(used))
    try:
        yield
    finally:
        _PRESENT.reset(before)


def of_present(name: str) -> Callable[..., Any]:
    """Return the method of Bounds of a name, asked of those of the render that is going on."""
    method = getattr(Bounds, name)

    def asked(*values: Any) -> Any:
        return method(present(), *values)

    return asked


def _items(values: Any, left: int) -> int:
    """Return how many items may follow those of a list and its lists; raises BoundsError."""
    left -= len(values)
    if left < 0:
        raise BoundsError
    for value in values.values() if isinstance(values, Mapping) else values:
        if isinstance(value, _COLLECTIONS):
            left = _items(value, left)
    return left


def is_small(number: Any) -> bool:
    """Tell whether a number may be multiplied without bounds being watched."""
    return isinstance(number, int | float) and abs(number) < 10 * MOST_NUMBERS
