"""Modules and patterns that a plain letter never needs: each is made when it is first asked for.

Whoever imports such a module as a whole (`from drafter.words import requesting`, `import tempfile`)
gets what stands for it, and the module as soon as a name of it is looked up.  Patterns that
libraries compile while they are imported, a sixth of what a process does, wait in the same way.
"""

import re
import sys
from importlib import import_module
from threading import Lock
from types import ModuleType
from typing import Any

MODULES = (
    # Of Python; other libraries and its own import them, for what no letter needs.
    *("ast", "base64", "hashlib", "inspect", "ipaddress", "json", "linecache"),
    *("random", "tempfile", "tokenize"),
    # Of Jinja: compiled templates are kept.
    *("jinja2.compiler", "jinja2.parser"),
    # Of drafter: for looks with gaps, pictures, slips, Word files, and what is told of them.
    "drafter.composing.generating",
    "drafter.composing.mending",
    "drafter.docx.gaps",
    "drafter.docx.renamed",
    "drafter.files.names",
    "drafter.files.space",
    "drafter.grammar.genders",
    "drafter.grammar.known_names",
    "drafter.grammar.lines",
    "drafter.grammar.nominatives",
    "drafter.grammar.russian.given_names",
    "drafter.office.documents",
    "drafter.pictures.loading",
    "drafter.reading.blanks",
    "drafter.reading.meant",
    "drafter.reading.whole_names",
    "drafter.trust",
    "drafter.wording.genders",
    "drafter.wording.suggestions",
    "drafter.words.comparison",
    "drafter.words.requesting",
)
"""The modules: a test makes a plain letter and sees that none of them is loaded."""

FUNCTIONS = {
    "ast": ("literal_eval",),
    "hashlib": ("sha1",),
    "inspect": ("getattr_static",),
    "jinja2.compiler": ("CodeGenerator", "generate"),
    "jinja2.parser": ("Parser",),
    "random": ("choice", "randrange"),
}
"""What libraries take from such modules while they are imported: the module comes with the call.

Our own modules get it at once: they are imported when it is needed.
"""

PATTERNS = frozenset(
    {
        *("jinja2._identifier", "jinja2.filters", "jinja2.lexer", "jinja2.utils"),
        *("yaml.constructor", "yaml.reader", "yaml.resolver"),
        *("platform", "string"),
    }
)
"""Modules whose patterns wait; they call methods of these, and hand none to functions of `re`."""

_LOCK = Lock()
_COMPILE = re.compile


class _Later(ModuleType):
    """Stands for a module."""

    def __getattr__(self, name: str) -> Any:
        """Return what the module has under a name; it is loaded at the first time."""
        if name == "__path__":  # asked by `from … import`, for modules that are parts of this one
            raise AttributeError(name)
        if name in FUNCTIONS.get(self.__name__, ()) and not _importing(1).startswith("drafter."):
            return lambda *facts, **details: getattr(self._loaded(), name)(*facts, **details)
        return getattr(self._loaded(), name)

    def _loaded(self) -> ModuleType:
        with _LOCK:
            if sys.modules.get(self.__name__) is self:
                del sys.modules[self.__name__]
        # Python's own import lets other threads wait until the module is whole.
        return import_module(self.__name__)


class LaterPattern:
    """Stands for a pattern."""

    def __init__(self, *given: Any) -> None:
        """Take what `re.compile` is given."""
        self._given = given

    def __getattr__(self, name: str) -> Any:
        """Return what the pattern has under a name; it is compiled at the first time."""
        found = getattr(_COMPILE(*self._given), name)  # `re` keeps what it has compiled
        setattr(self, name, found)
        return found


def _importing(above: int) -> str:
    """Return the name of the module whose code runs so many calls above the one that asks."""
    return str(sys._getframe(above + 1).f_globals.get("__name__"))


def _compile(pattern: Any, flags: int = 0) -> Any:
    """Return a pattern as `re.compile` does, or what stands for it."""
    waits = _importing(1) in PATTERNS
    return LaterPattern(pattern, flags) if waits else _COMPILE(pattern, flags)


def put_off() -> None:
    """Let modules that are not loaded yet wait until they are needed, and patterns of libraries."""
    for name in MODULES:
        sys.modules.setdefault(name, _Later(name))
    re.compile = _compile
