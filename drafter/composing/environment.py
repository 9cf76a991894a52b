"""The Jinja environment of templates: sandboxed, strict, in the language of a letter."""

import re
from collections.abc import Sequence
from html import unescape
from pathlib import Path
from typing import Any, NoReturn

from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined
from jinja2.utils import missing

from drafter.composing.bounds import BoundedEnvironment
from drafter.wording.phrases import Phrases
from drafter.wording.typography import NBSP
from drafter.workspace import shipped

_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z][A-Za-z0-9]*;")
_OPENED, _CLOSED = "\ufdd0", "\ufdd1"
_MARK = re.compile(f"{_OPENED}(\\d+){_CLOSED}")


class UnknownNameError(Exception):
    """A template uses a name that the letter's vocabulary does not have."""

    def __init__(self, name: str, owner: object) -> None:
        """Take the name, and the object that lacks it (None for a variable)."""
        self.name = name
        self.owner = owner
        super().__init__(name)


class _Strict(StrictUndefined):
    """Reports the name itself instead of a sentence about Python types."""

    __slots__ = ()

    def _fail_with_undefined_error(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        owner = self._undefined_obj
        name = str(self._undefined_name)
        raise UnknownNameError(name, None if owner is missing else owner)

    __str__ = __iter__ = __len__ = __bool__ = __eq__ = __ne__ = __call__ = __add__ = (
        _fail_with_undefined_error
    )
    __html__ = __getitem__ = __lt__ = __le__ = __gt__ = __ge__ = __hash__ = __contains__ = (
        _fail_with_undefined_error
    )

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._fail_with_undefined_error()


class Environment(BoundedEnvironment):
    """Finds and compiles the templates of one language.

    A template is looked for in the language's subfolder of each folder, then in the folder
    itself, the earlier folder first.  `drafter/NAME` is always the shipped one, so that an own
    template can extend the very template that it replaces.
    """

    def __init__(self, language: str, folders: Sequence[Path], words: Phrases) -> None:
        """Take template folders, and the phrases for `_` and its kin in templates."""
        places = [place for folder in folders for place in (folder / language, folder)]
        ours = FileSystemLoader([shipped("templates") / language, shipped("templates")])
        super().__init__(
            loader=ChoiceLoader([FileSystemLoader(places), PrefixLoader({"drafter": ours})]),
            undefined=_Strict,
            autoescape=True,
            auto_reload=False,  # a Drafter holds its templates
            extensions=["jinja2.ext.i18n"],
        )
        install = getattr(self, "install_gettext_translations")  # noqa: B009 - the extension adds it
        install(words.translations, newstyle=True)
        together = words.phrase("typography", "words kept on one line in the addressee").split("; ")
        self.filters["unbroken"] = lambda text: unbroken(text, together)
        self.filters["uncapitalize"] = uncapitalize
        self.filters["ending"] = ending

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """Return a template's source in the strict spelling that markup is read in."""
        source = super().preprocess(source, name, filename)
        return _ENTITY.sub(lambda m: unescape(m[0]), source.replace("<br>", "<br/>"))


class TracingEnvironment(Environment):
    """Marks each stretch of a template's text, so that an offset of the result finds its place.

    The marks are noncharacters, which no input can hold.
    """

    def __init__(self, language: str, folders: Sequence[Path], words: Phrases) -> None:
        """Take what an Environment takes."""
        super().__init__(language, folders, words)
        self.places: list[tuple[str, int, int]] = []

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """Put a mark before each line of each stretch of text."""
        pieces: list[str] = []
        end = written = 0
        for _line, kind, value in self.lexer.tokeniter(source, name, filename):
            # Each token is looked for, since the lexer drops white space beside «{%-».
            start = source.find(value, end)
            end = start + len(value) if start >= 0 else end
            if kind != "data" or start < 0:
                continue
            pieces.append(source[written:start])
            for line in value.splitlines(keepends=True):
                row = source.count("\n", 0, start) + 1
                column = start - source.rfind("\n", 0, start)
                pieces.append(f"{_OPENED}{len(self.places)}{_CLOSED}{line}")
                self.places.append((filename or name or "", row, column))
                start += len(line)
            written = end
        return super().preprocess("".join(pieces) + source[written:], name, filename)

    def place(self, marked: str, offset: int) -> tuple[str, int, int]:
        """Return file, line and column of an offset of the result without marks."""
        found = ("", 0, 0)
        plain = end = 0
        for mark in _MARK.finditer(marked):
            plain += mark.start() - end
            if plain > offset:
                break
            end = mark.end()
            file, line, column = self.places[int(mark[1])]
            found = (file, line, column + offset - plain)
        return found


def without_marks(marked: str) -> str:
    """Return a text without the marks of a TracingEnvironment."""
    return _MARK.sub("", marked)


def uncapitalize(text: object) -> str:
    """Return a text with its first letter in lower case: «Уважаемый» gives «уважаемый»."""
    words = str(text)
    return words[:1].lower() + words[1:]


def ending(text: object, mark: str) -> str:
    """Return a text that ends in a punctuation mark: its own «?», «!», «…», or else `mark`."""
    words = str(text) if str(text).endswith("...") else str(text).rstrip(" ;:,.")
    return words if words.endswith(("?", "!", "…", "...")) else words + mark


def unbroken(text: object, together: Sequence[str]) -> str:
    """Return a text in which certain groups of words do not break at the end of a line."""
    result = str(text)
    for words in together:
        result = result.replace(words, words.replace(" ", NBSP))
    return result
