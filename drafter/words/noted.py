"""Words of a letter that know whether a template has printed them."""

from collections.abc import Iterator
from typing import Any, SupportsIndex, TypeVar

from markupsafe import Markup

_Item = TypeVar("_Item")


class NotedList(list[_Item]):
    """A list that knows whether a template has gone through it, or taken an item of it."""

    used = False

    def __iter__(self) -> Iterator[_Item]:
        """Return the items, and note it."""
        self.used = True
        return super().__iter__()

    def __getitem__(self, key: SupportsIndex | slice) -> Any:
        """Return an item, and note it."""
        self.used = True
        return super().__getitem__(key)


class NotedMarkup(Markup):
    """Markup that knows whether a template has printed it."""

    used = False

    def __html__(self) -> "NotedMarkup":
        """Return itself, as it is printed, and note it."""
        self.used = True
        return self
