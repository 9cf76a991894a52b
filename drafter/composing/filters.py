"""Jinja's own filters that templates may use, each held to the bounds of a template's work."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from jinja2.filters import FILTERS

from drafter.composing.bounds import MOST_NUMBERS, BoundsError, present
from drafter.composing.familiar import having

TEXTS = ("capitalize", "e", "escape", "lower", "replace", "title", "trim", "truncate", "upper")
"""Filters that take a text and return one."""

LISTS = (
    *("batch", "first", "groupby", "join", "last", "length", "list", "map", "reject"),
    *("rejectattr", "reverse", "select", "selectattr", "slice", "sort", "unique"),
)
"""Filters that take a list, or a text as one."""

_ASKING = ("select", "selectattr", "reject", "rejectattr")
"""Those that ask about the items of a list, which go on as they are."""

_MADE_ANEW = ("join", "map")
"""Those that make something else of the items of a list."""

_ONE = ("first", "last")
"""Those that choose an item of a list."""

NAMES = sorted([*TEXTS, *LISTS, "default"])
"""Every filter of Jinja's that a letter may need."""

Filter = Callable[..., Any]


def bounded_filters() -> dict[str, Filter]:
    """Return the filters by name, held to the bounds of the render that is going on."""
    found: dict[str, Filter] = {"default": _default}
    for name in TEXTS:
        found[name] = _of_text(name, FILTERS[name])
    for name in LISTS:
        found[name] = _of_list(name, FILTERS[name])
    found["selectattr"] = _selecting(found["selectattr"])
    return found


def _selecting(function: Filter) -> Filter:
    """Return `selectattr`, which the letters' skeleton asks for one attribute of each signatory."""

    @wraps(function)
    def selected(context: Any, items: Any, *asked: Any, **more: Any) -> Any:
        if len(asked) != 1 or more or not str(asked[0]).isidentifier():
            return function(context, items, *asked, **more)
        (name,) = asked
        classes, attribute = having(name), context.environment.attribute
        return iter(
            [
                one
                for one in present().weighed(items)
                if (getattr(one, name) if one.__class__ in classes else attribute(one, name, None))
            ]
        )

    return selected


def _default(value: Any, instead: Any = "", boolean: bool = False) -> Any:
    """Return a value, or something else where a letter has none."""
    return instead if value is None else FILTERS["default"](value, instead, boolean)


def _of_text(name: str, function: Filter) -> Filter:
    own = _place_of_value(function)

    @wraps(function)
    def bounded(*args: Any, **kwargs: Any) -> Any:
        bounds = present()
        text = str(bounds.printable(args[own]))
        if name == "replace":
            old, new = _replaced(*args[own + 1 :], **kwargs)
            times = text.count(old) if old else len(text) + 1
            bounds.fits(len(text) + times * len(new))
        return bounds.measured(function(*args, **kwargs))

    return bounded


def _replaced(old: Any, new: Any, _count: Any = None) -> tuple[str, str]:
    """Return what `replace` puts in the place of what, however its arguments were given."""
    return str(old), str(new)


def _of_list(name: str, function: Filter) -> Filter:
    own = _place_of_value(function)

    @wraps(function)
    def bounded(*args: Any, **kwargs: Any) -> Any:
        bounds = present()
        before, value, rest = args[:own], args[own], args[own + 1 :]
        given = (*rest, *kwargs.values())
        if given and any(isinstance(n, int) and n > MOST_NUMBERS for n in given):
            raise BoundsError
        if name == "join" and "attribute" not in kwargs and len(rest) < 2:
            value = list(map(bounds.printable, bounds.weighed(value)))
            mark = str(rest[0] if rest else kwargs.get("d", ""))
            bounds.fits(_length(value) + len(mark) * len(value))
        elif name != "length":
            value = bounds.weighed(value)
        if name in _MADE_ANEW:
            value = [bounds.noted(item) for item in value]
        if name in _ASKING:
            # At once, since the condition is over when the items are used.
            bounds.asking()
            return iter(bounds.answered(None, list(function(*before, value, *rest, **kwargs))))
        found = bounds.measured(function(*before, value, *rest, **kwargs))
        return bounds.noted(found) if name in _ONE else found

    return bounded


def _length(items: Iterable[Any]) -> int:
    return sum(len(item) if isinstance(item, str) else len(str(item)) for item in items)


def _place_of_value(function: Filter) -> int:
    """Return which argument of a filter is what it filters: Jinja may pass its own before."""
    return 1 if hasattr(function, "jinja_pass_arg") else 0
