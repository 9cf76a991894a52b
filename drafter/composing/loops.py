"""The loops of templates: over a list, which almost all are, with less ado than Jinja's own."""

from collections.abc import Iterator
from typing import Any

from jinja2.runtime import LoopContext


class ListLoop(LoopContext):
    """A loop over a list: its neighbours and its end are known without looking ahead."""

    _iterable: list[Any]

    last = False
    """Whether this is the last round."""

    def __init__(
        self, items: list[Any], undefined: Any, recurse: Any = None, depth0: int = 0
    ) -> None:
        """Take what Jinja's loop takes, which would begin to look ahead."""
        self._iterable, self._undefined = items, undefined
        self._recurse, self.depth0 = recurse, depth0

    def __iter__(self) -> Iterator[tuple[Any, LoopContext]]:  # type: ignore[override]  # Jinja returns itself
        end = len(self._iterable) - 1
        for number, item in enumerate(self._iterable):
            self.index0 = number
            self.last = number == end
            yield item, self

    @property
    def previtem(self) -> Any:
        """The item of the round before."""
        if self.first:
            return self._undefined("there is no previous item")
        return self._iterable[self.index0 - 1]

    @property
    def nextitem(self) -> Any:
        """The item of the round after this."""
        if self.last:
            return self._undefined("there is no next item")
        return self._iterable[self.index0 + 1]


def loop(items: Any, *more: Any) -> LoopContext:
    """Return what Jinja goes through in a loop over some items that asks about itself.

    `more` is what Jinja's own loop takes beside them.
    """
    kind = ListLoop if items.__class__ is list else LoopContext
    return kind(items, *more)
