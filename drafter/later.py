"""Modules that a plain letter never calls: a process loads each when something of it is asked for.

Whoever imports one as a whole (`from drafter.words import requesting`, `import tempfile`) gets what
stands for it, and the module as soon as a name of it is looked up.
"""

import sys
from importlib import import_module
from threading import Lock
from types import ModuleType
from typing import Any

MODULES = (
    # Of Python; other libraries and its own import them, for what no letter needs.
    *("base64", "ipaddress", "json", "linecache", "tempfile", "tokenize"),
    # Of drafter: for looks with gaps, pictures, slips, repairs, and what is told of them.
    "drafter.composing.mending",
    "drafter.docx.gaps",
    "drafter.docx.renamed",
    "drafter.files.names",
    "drafter.files.space",
    "drafter.grammar.genders",
    "drafter.grammar.lines",
    "drafter.grammar.russian.given_names",
    "drafter.pictures.loading",
    "drafter.reading.blanks",
    "drafter.reading.meant",
    "drafter.trust",
    "drafter.wording.genders",
    "drafter.words.requesting",
)
"""The modules: a test makes a plain letter and sees that none of them is loaded."""

_LOCK = Lock()


class _Later(ModuleType):
    """Stands for a module."""

    def __getattr__(self, name: str) -> Any:
        """Return what the module has under a name; it is loaded at the first time."""
        with _LOCK:
            if sys.modules.get(self.__name__) is self:
                del sys.modules[self.__name__]
        # Python's own import lets other threads wait until the module is whole.
        return getattr(import_module(self.__name__), name)


def put_off() -> None:
    """Let the modules that are not loaded yet wait until they are needed."""
    for name in MODULES:
        sys.modules.setdefault(name, _Later(name))
