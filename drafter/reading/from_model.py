"""An inquiry that was built in code, as the nodes of a file that says the same.

So it is read, checked and proofread as a file is; its places name the keys: `demands.0.ru`.
"""

import datetime
from collections.abc import Callable
from collections.abc import Mapping as Lookup
from typing import Any

from drafter.errors import Place
from drafter.grammar import Forms
from drafter.model.inquiry import Inquiry
from drafter.model.origin import origin_of
from drafter.model.shapes import Blank, Model, keys
from drafter.model.source import Source, Written
from drafter.reading.loading import Reading, read_nodes
from drafter.reading.nodes import Mapping, Node, Scalar, Sequence
from drafter.reading.pictures import folder_of
from drafter.reading.references import Book
from drafter.workspace import Workspace


def nodes_of(value: Any, path: str = "") -> Node:
    """Return the node of a value of the model; `path` leads to it from the inquiry."""
    place = Place(path or "inquiry")
    match value:
        case Model():
            names = {
                name: getattr(value, f"{name}_" if name == "from" else name, None)
                for name in keys(type(value))
            }
            return _mapping({n: v for n, v in names.items() if _is_given(v)}, path)
        case Forms(nominative=nominative, explicit=explicit):
            return (
                _mapping({"nominative": nominative, **explicit}, path)
                if explicit
                else (Scalar(str(nominative), place))
            )
        case Lookup():
            return _mapping(value, path)
        case list() | tuple():
            items = [nodes_of(item, f"{path}.{number}") for number, item in enumerate(value)]
            return Sequence(place, items)
        case True:
            return Scalar("true", place)
        case datetime.date():
            return Scalar(value.isoformat(), place)
        case Blank():
            return Scalar(value.value, place)
        case _:
            # An empty text is one, and no key that was left blank.
            return Scalar(str(value), place, "" if value else '"')


def reading_of(inquiry: Inquiry, workspace: Workspace, book: Callable[[], Book]) -> Reading:
    """Return an inquiry as it is read from a file that says the same; `read` has the details."""
    file = origin_of(inquiry).place("")  # where it was read from, before it was changed in code
    folder = folder_of(file.file, workspace) if file else None
    found = read_nodes(nodes_of(inquiry), [], "", workspace, book, folder=folder)
    found.origin.source = source_of(inquiry)
    return found


def source_of(inquiry: Inquiry) -> Source:
    """Return the values of an inquiry by their paths, as those of a file."""
    values: dict[str, Written] = {}
    places: dict[str, Place] = {}
    _collect(nodes_of(inquiry), "", values, places)
    return Source("", values, places)


def _collect(node: Node, path: str, values: dict[str, Written], places: dict[str, Place]) -> None:
    places[path] = node.place
    if isinstance(node, Scalar):
        values[path] = Written(node.text, node.place)
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            _collect(item, f"{path}.{number}", values, places)
    else:
        for name, (_key, value) in node.entries.items():
            _collect(value, f"{path}.{name}".strip("."), values, places)


def _mapping(values: Lookup[Any, Any], path: str) -> Mapping:
    entries: dict[str, tuple[Scalar, Node]] = {}
    for name, value in values.items():
        inner = f"{path}.{name}".strip(".")
        entries[str(name)] = Scalar(str(name), Place(inner)), nodes_of(value, inner)
    return Mapping(Place(path or "inquiry"), entries=entries)


def _is_given(value: Any) -> bool:
    """Tell whether a value stands in a file at all: defaults are left out there."""
    return value is not None and value is not False and value not in ((), {})
