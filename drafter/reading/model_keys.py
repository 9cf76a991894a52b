"""The way between a value's key in the model and its path in a file, and back.

The key `addressee.0.surname.ru` is the path `addressee.surname` of a file with one addressee whose
name is the same in all languages.
"""

from collections.abc import Iterator, Sequence

from drafter.errors import Place
from drafter.grammar import Case
from drafter.model.inquiry import Inquiry
from drafter.model.shapes import (
    CaseForms,
    Many,
    OneOrMany,
    Parameters,
    PerLanguage,
    Post,
    Record,
    Shape,
    keys,
)
from drafter.reading.nodes import Mapping, Node, Scalar
from drafter.reading.nodes import Sequence as Items
from drafter.reading.views import (
    PARAMETER,
    Parts,
    by_case,
    entry,
    is_blank,
    is_id,
    is_plain,
    items_of,
    refers,
    shown_languages,
)


class KeyMap:
    """Knows of one file which key stands for which path."""

    def __init__(self, root: Node | None, known: Sequence[str]) -> None:
        """Take the root of the file, and the languages that letters are written in."""
        self.root = root
        self.known = known
        self.languages = shown_languages(root, known)

    def file_path(self, key: str) -> str:
        """Return the path of a key, or of the nearest that contains it, as `Source` has it."""
        return ".".join(self._down(key.split("."))[0])

    def place_of(self, key: str) -> Place | None:
        """Return where the value of a key stands, or the nearest that contains it."""
        node = self._down(key.split("."))[1]
        return node.place if node else None

    def model_key(self, path: str) -> str:
        """Return the key of a path in the file: that of the control where it is typed."""
        return ".".join(self._up(tuple(path.split(".")) if path else ()))

    def key_at(self, place: Place) -> str:
        """Return the key of the value that stands at a place, or that contains it; or nothing."""
        return ".".join(self._up(self._path_at(place)))

    def _down(self, parts: Sequence[str]) -> tuple[Parts, Node | None]:
        path: Parts = ()
        node = nearest = self.root
        shape: Shape = Record(Inquiry)
        left = list(parts)
        while left and node is not None:
            path, node, shape = self._step(path, node, shape, left)
            nearest = node or nearest
        return path, nearest

    def _step(
        self, path: Parts, node: Node, shape: Shape, left: list[str]
    ) -> tuple[Parts, Node | None, Shape]:
        """Return what the next part of a key, which is taken off, leads to."""
        name = left.pop(0)
        match shape:
            case Record(model=model) if name in keys(model):
                inner = keys(model)[name].shape
                if isinstance(inner, Many | OneOrMany) and node is self.root:
                    return self._item(path, name, inner, left)
                if is_plain(node, shape, self.known):
                    return (*path, name), (node if name == shape.plain else None), inner
                return _entered(path, node, name, inner)
            case PerLanguage() | Post():
                inner = shape.shape if isinstance(shape, PerLanguage) else CaseForms(posts=True)
                if isinstance(node, Mapping) and not by_case(node.entries):
                    return _entered(path, node, name, inner)
                return path, node, inner
            case Many(shape=inner) if name.isdecimal():
                found = _item_of(node, name)
                return ((*path, name) if found else path), found, inner
            case Parameters():
                while left and entry(node, name) is None and left[0] not in self.known:
                    name = f"{name}.{left.pop(0)}"
                return _entered(path, node, name, PARAMETER)
            case _:
                return _entered(path, node, name, shape)

    def _item(
        self, path: Parts, name: str, shape: Many | OneOrMany, left: list[str]
    ) -> tuple[Parts, Node | None, Shape]:
        """Return an item of one of the letter's lists, or the list."""
        items = items_of(self.root, name)
        if left and left[0].isdecimal() and int(left[0]) < len(items):
            place, node = items[int(left.pop(0))]
            return place, node, shape.shape
        left.clear()  # there is nothing farther down
        found = entry(self.root, name)
        return ((name,) if found else path), found, shape.shape

    def _up(self, path: Parts) -> Iterator[str]:
        """Yield the parts of the key of a path."""
        name, *left = path or ("",)
        if name not in keys(Inquiry):
            return
        shape, node = keys(Inquiry)[name].shape, entry(self.root, name)
        if name == "languages":
            yield name  # one control has them all
            return
        if name == "appendix":
            yield from ("appendices", "0")
        elif isinstance(shape, OneOrMany) and not isinstance(node, Items):
            yield from (name, "0")
            shape = shape.shape
        elif isinstance(shape, Many | OneOrMany):
            yield name
            if not left or not left[0].isdecimal():
                return
            node, shape = _item_of(node, left[0]), shape.shape
            first = name == "appendices" and not is_blank(entry(self.root, "appendix"))
            yield str(int(left.pop(0)) + first)
        else:
            yield name
        yield from self._inside(left, node, shape)

    def _inside(self, left: Sequence[str], node: Node | None, shape: Shape) -> Iterator[str]:
        """Yield what follows in a key, in a value of a shape."""
        match shape:
            case Record():
                yield from self._in_record(left, node, shape)
            case Post() if isinstance(node, Scalar) and is_id(node.text):
                return
            case PerLanguage() | Post():
                inner = shape.shape if isinstance(shape, PerLanguage) else CaseForms(posts=True)
                if left and left[0] in self.known:
                    yield left[0]
                    yield from self._inside(left[1:], entry(node, left[0]), inner)
                else:
                    yield self.languages[0]
                    yield from self._inside(left, node, inner)
            case CaseForms() if left and left[0] in tuple(Case):
                yield from left[:1] if left[0] != Case.NOMINATIVE else ()
            case Many(shape=inner) if left and left[0].isdecimal():
                yield left[0]
                yield from self._inside(left[1:], _item_of(node, left[0]), inner)
            case Parameters() if left:
                yield left[0]
                yield from self._inside(left[1:], entry(node, left[0]), PARAMETER)

    def _in_record(self, left: Sequence[str], node: Node | None, shape: Record) -> Iterator[str]:
        if refers(node, shape):
            return
        if is_plain(node, shape, self.known):
            rest = left[1:] if left and left[0] == shape.plain else left
            yield shape.plain
            yield from self._inside(rest, node, keys(shape.model)[shape.plain].shape)
        elif left and left[0] in keys(shape.model):
            name = left[0]
            yield name
            yield from self._inside(left[1:], entry(node, name), keys(shape.model)[name].shape)

    def _path_at(self, place: Place) -> Parts:
        """Return the path of the last value that begins before a place, of which it is a part."""
        here = (place.line, place.column)
        path: Parts = ()
        node = self.root
        while node is not None:
            found: tuple[str, Node] | None = None
            for name, start, inner in _children(node):
                if (start.line, start.column) <= here:
                    found = name, inner
            if found is None:
                break
            path, node = (*path, found[0]), found[1]
        return path


def _children(node: Node) -> Iterator[tuple[str, Place, Node]]:
    """Yield what a node consists of: its path there, where it begins, and its node."""
    if isinstance(node, Mapping):
        for name, (key, value) in node.entries.items():
            yield name, key.place, value
    elif isinstance(node, Items):
        for number, item in enumerate(node.items):
            yield str(number), item.place, item


def _entered(path: Parts, node: Node, name: str, shape: Shape) -> tuple[Parts, Node | None, Shape]:
    found = entry(node, name)
    return ((*path, name) if found else path), found, shape


def _item_of(node: Node | None, number: str) -> Node | None:
    """Return an item of a list; None where there is none of that number."""
    items = node.items if isinstance(node, Items) else []
    return items[int(number)] if int(number) < len(items) else None
