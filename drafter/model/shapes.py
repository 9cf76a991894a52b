"""The shapes that a value of an inquiry may have, and how a key of the model is declared.

A shape says what is accepted; `reading` turns a file into values by it and `schema` describes it
to editors, so that nothing about the input is written twice.
"""

from collections.abc import Iterable, Mapping
from enum import Enum
from keyword import iskeyword
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, NoReturn, Self, dataclass_transform

from drafter.model.structs import Struct, Values


class Blank(Enum):
    """What is left for the pen: a date or a number that the office writes in by hand."""

    BY_HAND = "blank"


class Shape(Struct):
    """What a value may look like in a file."""


class Line(Shape):
    """A text of one paragraph; becomes `str`, its line breaks turned into spaces."""

    blank: bool = False
    """Whether the word `blank` leaves it for the pen; becomes `Blank.BY_HAND`."""


class Prose(Shape):
    """A text of many paragraphs, each a line, with marks; becomes `Marked`."""

    in_cell: bool = False
    """Whether it stands in a cell of a table, which holds paragraphs and lists alone."""


class Identifier(Shape):
    """A name in small Latin letters, digits and hyphens; becomes `str`."""

    pattern = r"^[a-z][a-z0-9-]*$"


class Day(Shape):
    """A date as YYYY-MM-DD; becomes `datetime.date`."""

    pattern = r"^\d{4}-\d{2}-\d{2}$"
    blank: bool = False
    """Whether the word `blank` leaves it for the pen; becomes `Blank.BY_HAND`."""


class Count(Shape):
    """A whole number from 1 to 9999; becomes `int`."""

    pattern = r"^[1-9]\d{0,3}$"


class Yes(Shape):
    """The word `true`; becomes `True`."""


class Choice(Shape):
    """One of a few words; becomes `str`."""

    words: tuple[str, ...]


class Language(Shape):
    """The code of a language that letters are written in; becomes `str`."""


class CaseForms(Shape):
    """A word, or its forms by case with the nominative among them; becomes `grammar.Forms`."""

    posts: bool = False
    """Whether it is a post, of which two may stand in two lines."""


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


class Many(Shape):
    """A list; becomes a tuple."""

    shape: Shape
    whole: str = ""
    """The word that stands for all members of the author's faction; empty: none does."""


class OneOrMany(Shape):
    """A value, or a list of such values; becomes the value, or a tuple."""

    shape: Shape


class Named(Shape):
    """Values under ids of one's own; becomes a mapping from ids."""

    shape: Shape


class Record(Shape):
    """Keys with values; becomes an instance of `model`."""

    model: "type[Model]"
    plain: str = ""
    """The key that a plain text, or one text per language, stands for; empty: not accepted."""
    one_of: tuple[str, ...] = ()
    """Keys of which just one must stand."""
    some_of: tuple[str, ...] = ()
    """Keys of which at least one must stand."""
    needs: tuple[tuple[str, str], ...] = ()
    """Pairs of keys: where the first stands, the second must stand too."""
    reference: str = ""
    """The part of the address book whose ids may stand instead; empty: none."""
    gendered: bool = False
    """Whether `gender` must be known where `surname` stands: from its key or the patronymic."""
    usual: str = ""
    """The key that a text which is no id was probably meant for; empty: none in particular."""


class Key(NamedTuple):
    """A key of the input: its name, shape, title and meaning (msgids of the program's catalog)."""

    name: str
    shape: Shape
    title: str
    meaning: str
    required: bool


NOTHING: Mapping[str, Any] = MappingProxyType({})
"""The default of values by name: none, for good."""


def key(
    shape: Shape, title: str, meaning: str, *, required: bool = False, default: Any = None
) -> Any:
    """Declare a value of a model as a key of the input."""
    return Key("", shape, title, meaning, required), default


class _Signature:
    """The signature of a model: its keys by name, those that are optional with their defaults."""

    def __get__(self, instance: object, owner: "type[Model]") -> Any:
        """Return it, made when somebody looks."""
        from inspect import Parameter, Signature  # 5 ms, for those who look

        return Signature(
            [
                Parameter(
                    _attribute(name),
                    Parameter.KEYWORD_ONLY,
                    default=getattr(owner, _attribute(name), Parameter.empty),
                    annotation=owner.__annotations__.get(_attribute(name), Parameter.empty),
                )
                for name in owner._keys
            ]
        )


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Model(Values):
    """What a part of the input becomes; its values are given by name, and do not change.

    Two are equal if the values of their keys are: where those were read from is no part of it.
    """

    __signature__: ClassVar[Any] = _Signature()
    _keys: ClassVar[dict[str, Key]] = {}

    def __init_subclass__(cls) -> None:
        """Take the keys out of their declarations, and leave the defaults there."""
        cls._keys = {}
        for name, declared in list(vars(cls).items()):
            match declared:
                case Key() as key, default:
                    # The key `from`, which is no name in Python, is the value `from_`.
                    cls._keys[name.rstrip("_")] = key._replace(name=name.rstrip("_"))
                    if key.required:
                        delattr(cls, name)
                    else:
                        setattr(cls, name, default)
        super().__init_subclass__()

    def __init__(self, **values: Any) -> None:
        """Take the values by the names of their keys; raises TypeError for wrong names."""
        super().__init__(**values)

    def _compared(self) -> Iterable[str]:
        return (_attribute(name) for name in self._keys)

    def replaced(self, **values: Any) -> Self:
        """Return the same with other values under some names, and from the same origin."""
        own = {name: getattr(self, name) for name in self._names}
        new = type(self)(**{**own, **values})
        if "_origin" in vars(self):
            vars(new)["_origin"] = vars(self)["_origin"]
        return new

    if not TYPE_CHECKING:

        def __setattr__(self, name: str, value: Any) -> NoReturn:
            """Refuse a change."""
            raise AttributeError(name)

        def __delattr__(self, name: str) -> NoReturn:
            """Refuse a loss."""
            raise AttributeError(name)


def keys(model: type[Model]) -> dict[str, Key]:
    """Return the keys of a model by name, in the order of their declaration."""
    return model._keys


def required(model: type[Model]) -> frozenset[str]:
    """Return the keys that a model cannot do without."""
    return model._required


def built(model: type[Model], values: dict[str, Any]) -> Any:
    """Return an instance of a model from the values of its keys.

    Raises TypeError where one is missing that the model cannot do without.
    """
    if not model._required <= values.keys():
        raise TypeError(", ".join(sorted(model._required - values.keys())))
    made = model.__new__(model)
    vars(made).update(values)
    if "from" in values:  # the one key that is no name in Python
        vars(made)[_attribute("from")] = vars(made).pop("from")
    return made


def _attribute(name: str) -> str:
    return f"{name}_" if iskeyword(name) else name
