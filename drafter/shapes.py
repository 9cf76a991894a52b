"""The shapes that a value of an inquiry may have, and how a key of the model is declared.

A shape says what is accepted; `reading` turns a file into values by it and `schema` describes it
to editors, so that nothing about the input is written twice.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, dataclass, field, fields
from keyword import iskeyword
from typing import Any, NamedTuple


class Shape:
    """What a value may look like in a file."""


class Line(Shape):
    """A text of one paragraph; becomes `str`, its line breaks turned into spaces."""


class Prose(Shape):
    """A text of many paragraphs in Markdown; becomes `str`."""


class Identifier(Shape):
    """A name in small Latin letters, digits and hyphens; becomes `str`."""

    pattern = r"^[a-z][a-z0-9-]*$"


class Day(Shape):
    """A date as YYYY-MM-DD; becomes `datetime.date`."""

    pattern = r"^\d{4}-\d{2}-\d{2}$"


class Count(Shape):
    """A whole number from 1 to 9999; becomes `int`."""

    pattern = r"^[1-9]\d{0,3}$"


class Yes(Shape):
    """The word `true`; becomes `True`."""


@dataclass(eq=False, repr=False)
class Choice(Shape):
    """One of a few words; becomes `str`."""

    words: tuple[str, ...]


class Language(Shape):
    """The code of a language that letters are written in; becomes `str`."""


class CaseForms(Shape):
    """A word, or its forms by case with the nominative among them; becomes `grammar.Forms`."""


@dataclass(eq=False, repr=False)
class PerLanguage(Shape):
    """A value for each language; becomes a mapping from language codes.

    A plain value stands for every language where `shared` is set (names); elsewhere (texts) it is
    accepted only in a file of one language.
    """

    shape: Shape
    shared: bool = False


class Post(Shape):
    """An id of the posts catalog, or own words per language; becomes `str` or a mapping."""


class Parameters(Shape):
    """Names of one's own with texts per language; becomes a mapping of mappings."""


@dataclass(eq=False, repr=False)
class Many(Shape):
    """A list; becomes a tuple."""

    shape: Shape
    whole: str = ""
    """The word that stands for all members of the author's faction; empty: none does."""


@dataclass(eq=False, repr=False)
class Named(Shape):
    """Values under ids of one's own; becomes a mapping from ids."""

    shape: Shape


@dataclass(eq=False, repr=False)
class Record(Shape):
    """Keys with values; becomes an instance of `model`."""

    model: type[Any]
    plain: str = ""
    """The key that a plain text, or one text per language, stands for; empty: not accepted."""
    one_of: tuple[str, ...] = ()
    """Keys of which just one must stand."""
    needs: tuple[tuple[str, str], ...] = ()
    """Pairs of keys: where the first stands, the second must stand too."""
    reference: str = ""
    """The part of the address book whose ids may stand instead; empty: none."""


class Key(NamedTuple):
    """A key of the input: its name, shape, title and meaning (msgids of the program's catalog)."""

    name: str
    shape: Shape
    title: str
    meaning: str
    required: bool


def key(
    shape: Shape, title: str, meaning: str, *, required: bool = False, default: Any = None
) -> Any:
    """Declare a field of a model dataclass as a key of the input."""
    declared = {"key": (shape, title, meaning)}
    if required:
        return field(metadata=declared)
    if callable(default):
        factory: Callable[[], Any] = default
        return field(default_factory=factory, metadata=declared)
    return field(default=default, metadata=declared)


def keys(model: type[Any]) -> dict[str, Key]:
    """Return the keys of a model by name, in the order of its fields.

    The key `from`, which is no name in Python, is the field `from_`.
    """
    if model not in _KEYS:
        declared = [_key_of(f) for f in fields(model) if "key" in f.metadata]
        _KEYS[model] = {key.name: key for key in declared}
    return _KEYS[model]


_KEYS: dict[type[Any], dict[str, Key]] = {}


def _key_of(declared: Field[Any]) -> Key:
    shape, title, meaning = declared.metadata["key"]
    required = declared.default is MISSING and declared.default_factory is MISSING
    return Key(declared.name.rstrip("_"), shape, title, meaning, required)


def built(model: type[Any], values: dict[str, Any]) -> Any:
    """Return an instance of a model from the values of its keys."""
    return model(**{f"{name}_" if iskeyword(name) else name: v for name, v in values.items()})
