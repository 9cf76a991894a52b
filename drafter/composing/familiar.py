"""What templates read at once: the attributes of a letter's words and of loops."""

from collections.abc import Mapping
from functools import cache

from jinja2.runtime import LoopContext

from drafter.composing.loops import ListLoop
from drafter.words import names, words

_WORDS = ("drafter.words.words", "drafter.words.names")
_OF_LOOPS = ("first", "last", "index")
"""What almost every loop that asks about itself asks for."""


class _Familiar(dict[type, bool]):
    """Whether a class is one of the letter's words, or a loop."""

    def __missing__(self, kind: type) -> bool:
        self[kind] = known = kind.__module__ in _WORDS or issubclass(kind, LoopContext)
        return known


FAMILIAR = _Familiar()


def having(name: str) -> frozenset[type]:
    """Return the classes of words and loops whose attribute of a name is a value, never a call."""
    return _declared().get(name, frozenset())


@cache
def _declared() -> Mapping[str, frozenset[type]]:
    """Return those classes by all such names."""
    kinds = [
        kind for kind in (*vars(words).values(), *vars(names).values()) if isinstance(kind, type)
    ]
    found: dict[str, set[type]] = {name: {ListLoop, LoopContext} for name in _OF_LOOPS}
    for kind in filter(FAMILIAR.__getitem__, kinds):
        members = [member for base in kind.__mro__ for member in vars(base).items()]
        properties = (name for name, value in members if isinstance(value, property))
        for name in (*getattr(kind, "_names", ()), *properties):
            found.setdefault(name, set()).add(kind)
    return {name: frozenset(owners) for name, owners in found.items()}
