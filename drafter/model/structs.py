"""Structs: values under declared names, as dataclasses are, but declared in no time.

`dataclass` writes the methods of each class as source and compiles them, for 0.3 ms a class, and a
process that makes one letter declares thirty; the methods here are the same for all.
"""

from collections.abc import Iterable
from typing import Any, ClassVar, Self, dataclass_transform


class Values:
    """Values under the names that a class annotates; what stands behind `=` is a default.

    A default is shared, so it is never a list.  Structs of one class with the same values are
    equal.  A class that is made often has `__slots__` and an `__init__` of its own, for speed.
    """

    __slots__: tuple[str, ...] = ()
    _names: ClassVar[tuple[str, ...]] = ()
    _known: ClassVar[frozenset[str]] = frozenset()
    _required: ClassVar[frozenset[str]] = frozenset()
    __hash__ = None  # type: ignore[assignment]  # equal by values that may change

    def __init_subclass__(cls) -> None:
        """Note the names, and which of them have no default."""
        own = (name for name in cls.__annotations__ if not name.startswith("_"))
        cls._names = (*cls._names, *own)
        cls._known = frozenset(cls._names)
        cls._required = frozenset(name for name in cls._names if not hasattr(cls, name))

    def __init__(self, *facts: Any, **more: Any) -> None:
        """Take the values in their order or by their names; raises TypeError for wrong names."""
        whole = len(more) == len(self._known) and self._known.issuperset(more)
        if facts or not (whole or self._required <= more.keys() <= self._known):
            more = self._sorted_out(facts, more)
        vars(self).update(more)

    def _sorted_out(self, facts: tuple[Any, ...], more: dict[str, Any]) -> dict[str, Any]:
        """Return the values by their names, where some are given in their order, or wrong."""
        values = dict(zip(self._names, facts, strict=False))
        twice = values.keys() & more.keys()
        values |= more
        wrong = twice | (self._required - values.keys()) | (values.keys() - self._known)
        if wrong or len(facts) > len(self._names):
            raise TypeError(f"{type(self).__name__}: {', '.join(sorted(wrong))}")
        return values

    def __eq__(self, other: object) -> bool:
        """Tell whether all values are equal."""
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self._compared())

    def __repr__(self) -> str:
        """Return the values with their names, for whoever debugs."""
        written = (f"{name}={getattr(self, name)!r}" for name in self._compared())
        return f"{type(self).__name__}({', '.join(written)})"

    def _compared(self) -> Iterable[str]:
        return self._names

    def replaced(self, **values: Any) -> Self:
        """Return the same with other values under some names."""
        own = {name: getattr(self, name) for name in self.__slots__} or vars(self)
        return type(self)(**{**own, **values})


@dataclass_transform()
class Struct(Values):
    """Values that type checkers treat as those of a dataclass."""

    __slots__ = ()
