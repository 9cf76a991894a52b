"""Regular expressions that are compiled when they are first used.

Rules and importing have four hundred; to compile them takes longer than to check a letter, and one
letter uses a third of them.
"""

import re
from typing import Any, cast

_PARTS = (
    *("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn"),
    *("flags", "groups", "groupindex"),
)


class _Expression:
    """What stands for a compiled expression; once that is there, asking it costs nothing more."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _PARTS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        vars(self).update({part: getattr(compiled, part) for part in _PARTS})
        return getattr(compiled, name)


def expression(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what `re.compile` returns, but that `re.error` is raised at its first use alone."""
    return cast("re.Pattern[str]", _Expression(pattern, flags))
