"""A value that an edit gives as a whole, as the data that a file has for it."""

from typing import Any, NamedTuple

from drafter.model.shapes import (
    CaseForms,
    Language,
    Line,
    Many,
    OneOrMany,
    Parameters,
    PerLanguage,
    Post,
    Prose,
    Record,
    Shape,
    keys,
)
from drafter.reading.spans import Data
from drafter.reading.views import PARAMETER, by_case, is_id
from drafter.reading.yaml_writing import Brackets
from drafter.reading.yaml_writing import Prose as Lines


class RefusedError(Exception):
    """An edit that cannot be made.

    `why` is `id`, `all`, `key`, `shape`, `language`, or `file`; `name` is the id that stands there.
    """

    def __init__(self, why: str, name: str = "") -> None:
        """Take the reason, and the id that stands there if it is that."""
        super().__init__(why)
        self.why = why
        self.name = name


class Languages(NamedTuple):
    """The languages of a letter in its order, and all that letters can have."""

    own: tuple[str, ...]
    known: tuple[str, ...]
    named: bool = False
    """Whether the file itself names the letter's languages."""

    def order(self) -> tuple[str, ...]:
        """Return all languages, the letter's first."""
        return tuple(dict.fromkeys((*self.own, *self.known)))


def new_value(value: Any, shape: Shape, languages: Languages) -> Data:
    """Return a value that was given as a whole, as data; None where it is nothing.

    A list or a mapping is taken as its shape has it; raises RefusedError for what no shape has.
    """
    match value:
        case None | "" | False:
            return None
        case True:
            return "true"
        case str() | int():
            return _text(str(value), shape)
        case list() | tuple() if isinstance(shape, Many | OneOrMany):
            items = [new_value(item, shape.shape, languages) for item in value]
            made = ["" if item is None else item for item in items]
            brackets = isinstance(shape.shape, Language) and bool(made)
            return (Brackets(made) if brackets else made) or None
        case dict():
            pairs = (
                (str(name), new_value(inner, _inner(shape, str(name), languages), languages))
                for name, inner in value.items()
            )
            return {name: inner for name, inner in pairs if inner is not None} or None
    raise RefusedError("shape")


def item_shape(shape: Shape) -> Shape:
    """Return the shape of the items of a list."""
    return shape.shape if isinstance(shape, Many | OneOrMany) else Line()


def _inner(shape: Shape, name: str, languages: Languages) -> Shape:
    """Return the shape of what stands under a key of a value."""
    match shape:
        case Record(model=model) if name in keys(model):
            return keys(model)[name].shape
        case Record(model=model, plain=plain) if plain and name in languages.known:
            return _inner(keys(model)[plain].shape, name, languages)
        case PerLanguage(shape=inner) if name in languages.known:
            return inner
        case Post() if name in languages.known:
            return CaseForms(posts=True)
        case CaseForms() | PerLanguage(shape=CaseForms()) if by_case([name]):
            return Line()
        case Parameters() if name:
            return PARAMETER
        case OneOrMany(shape=inner):
            return _inner(inner, name, languages)
    raise RefusedError("shape")


def _text(text: str, shape: Shape) -> Data:
    """Return a text as its shape is written: a text of many lines without its last line break."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    match shape:
        case Many(shape=Language()):
            return Brackets(text.split()) or None
        case Many(whole=whole) if not whole or text != whole:
            raise RefusedError("shape")
        case Record(plain="", reference=reference) if not reference or not is_id(text):
            raise RefusedError("shape")
        case Parameters():
            raise RefusedError("shape")
        case OneOrMany(shape=inner):
            return _text(text, inner)
        case PerLanguage(shape=inner):
            return _text(text, inner)
        case Prose():
            stripped = text.rstrip("\n")
            return Lines(stripped) if stripped else None
        case _:
            return text
