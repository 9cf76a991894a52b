"""The sandbox of templates: what they may reach, and only so much of it."""

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from types import FunctionType
from typing import TYPE_CHECKING, Any, NoReturn

from jinja2 import Template, nodes
from jinja2.exceptions import SecurityError, TemplateNotFound, TemplateRuntimeError
from jinja2.runtime import Context, Macro, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from drafter.composing import generating
from drafter.composing.bounds import (
    BOUNDING,
    CALL,
    INCLUDE,
    MOST_NUMBERS,
    BoundsError,
    bounded,
    is_small,
    of_present,
    present,
)
from drafter.composing.familiar import FAMILIAR, having
from drafter.composing.filters import bounded_filters
from drafter.composing.loops import loop

if TYPE_CHECKING:
    from jinja2.compiler import CodeGenerator

_NOTHING = object()

_ALL = -1
"""Of templates, as many as there are, every one is kept compiled."""

Noted = Callable[[int], object]
"""Takes the id of a value that is used."""

_OF_ITEMS = (Mapping, TemplateReference)
"""What has items rather than attributes."""


class Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox whose templates may use what a letter needs, within its bounds."""

    intercepted_binops = frozenset(["+", "*", "**", "%"])

    def __init__(self, **details: Any) -> None:
        """Take what Jinja's environment takes."""
        self.bounds = present
        self.loop = loop
        self.having = having
        self.texts: frozenset[Callable[..., Markup]] = frozenset()
        """The functions for texts of catalogs, which are called without further ado."""
        super().__init__(**details, finalize=of_present("printable"), cache_size=_ALL)
        self.globals = {"range": of_present("numbers")}
        self.filters = bounded_filters()
        for name in BOUNDING:
            self.filters[name] = of_present(name)

    @property
    def code_generator_class(self) -> "type[CodeGenerator]":  # type: ignore[override]  # Jinja's is set
        """What makes code of templates; compiled ones are kept, so most processes need none."""
        return generating.Printing

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(source, name, filename)
        bounded: nodes.Template = generating.Bounding().visit(template)
        return bounded

    def rendered(
        self, name: str, variables: Mapping[str, Any], used: set[int] | None = None
    ) -> str:
        """Return what a template prints, its work held to the bounds of one letter.

        The ids of the values that it uses are added to `used`.  Raises what Jinja raises, and
        BoundsError or UnprintableError.
        """
        with bounded(used):
            return self.get_template(name).render(variables)

    def get_template(self, name: Any, *args: Any, **kwargs: Any) -> Template:
        """Return a template, which is some steps."""
        present().step(INCLUDE)
        return super().get_template(name, *args, **kwargs)

    def call(self, context: Any, function: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call a function or a macro, whose result is measured."""
        bounds = present()
        bounds.step(CALL)
        if function.__class__ is FunctionType and function in self.texts:
            kwargs.pop("_block_vars", None)  # Jinja's own, as `_loop_vars` is
            kwargs.pop("_loop_vars", None)
            return bounds.measured(function(*args, **kwargs))
        return bounds.measured(super().call(context, function, *args, **kwargs))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Compute; texts and lists are added alone, and only small numbers multiplied."""
        if operator != "+" and not (is_small(left) and is_small(right)):
            raise BoundsError
        if operator == "**" and abs(right) * 10 > MOST_NUMBERS:
            raise BoundsError
        return present().measured(super().call_binop(context, operator, left, right))

    def named(self, kind: str, name: str) -> Callable[..., Any]:
        """Return a filter or a test; for one that does not exist, what says so when it is used."""
        known: Mapping[str, Callable[..., Any]] = getattr(self, f"{kind}s")

        def missed(*_values: Any, **_more: Any) -> NoReturn:
            raise TemplateRuntimeError(f"No {kind} named {name!r} found.")

        return known.get(name, missed)

    def included(self, name: Any, parent: str, absent: bool) -> Iterable[str]:
        """Return what a template prints that is included without the variables of another."""
        try:
            template = self.get_or_select_template(name, parent)
        except TemplateNotFound:
            if not absent:
                raise
            return ()
        return template._get_default_module()._body_stream

    def check_filled(self, context: Context, name: str) -> None:
        """Raise TemplateRuntimeError if no template has filled in a block that must be."""
        if len(context.blocks[name]) <= 1:
            raise TemplateRuntimeError(f"Required block {name!r} not found")

    def make_globals(self, more: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what all templates know: as it is, unless there is more."""
        return super().make_globals(more) if more else self.globals

    def got(self, obj: Any, name: str, noted: Noted | None) -> Any:
        """Return an attribute as `attribute` does; no underscore stands before its name."""
        # Words and loops first: almost every attribute of a template is one of theirs.
        if FAMILIAR[type(obj)]:
            value = getattr(obj, name, _NOTHING)
            if value is not _NOTHING and not callable(value):
                if noted:
                    noted(id(value))
                return value
        return self.attribute(obj, name, noted)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return an attribute of a letter's words, or an item of a dictionary."""
        return self.attribute(obj, attribute, present().used.add)

    def attribute(self, obj: Any, name: str, noted: Noted | None) -> Any:
        """Return what `getattr` does; its id is told `noted`, None where it is asked about."""
        known = FAMILIAR[type(obj)]
        if not known and isinstance(obj, _OF_ITEMS):
            return self._item(obj, name, noted)
        value = getattr(obj, name, _NOTHING)
        if value is _NOTHING:
            return self.undefined(obj=obj, name=name)
        if not known:
            if not self.is_safe_attribute(obj, name, value):
                self.unsafe_undefined(obj, name)
        elif name.startswith("_") or callable(value):
            self.unsafe_undefined(obj, name)
        elif noted:
            noted(id(value))
        return value

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an item of a list or a dictionary; an attribute by its name in brackets."""
        if isinstance(argument, str) and (FAMILIAR[type(obj)] or not isinstance(obj, _OF_ITEMS)):
            return self.getattr(obj, argument)
        return self._item(obj, argument, present().used.add)

    def _item(self, obj: Any, argument: Any, noted: Noted | None) -> Any:
        try:
            value = obj[argument]
        except (TypeError, LookupError):
            return self.undefined(obj=obj, name=argument)
        if noted:
            noted(id(value))
        return value

    def unsafe_undefined(self, obj: Any, attribute: str) -> NoReturn:
        """Refuse an attribute at once, so that no filter can carry it on unused."""
        raise SecurityError(attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Tell whether a template may use an attribute: no methods of Python's own types."""
        foreign = type(obj).__module__ == "builtins" or (
            callable(value) and not isinstance(value, Macro)
        )
        return not foreign and bool(super().is_safe_attribute(obj, attr, value))
