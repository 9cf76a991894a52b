"""Edits made on a letter's values as plain data, by the shapes that the model's keys declare.

What comes out is data again, of which another stage makes the text.  Nothing here knows how a
value is written, only what it says: that one addressee may stand without a list, a plain name for
every language.
"""

from collections.abc import Callable, Sequence
from typing import Any

from drafter.model.edits import Edit
from drafter.model.inquiry import Inquiry
from drafter.model.shapes import (
    CaseForms,
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
    required,
)
from drafter.reading.given_values import Languages, RefusedError, item_shape, new_value
from drafter.reading.spans import Data
from drafter.reading.splicing import Arranged
from drafter.reading.views import PARAMETER, by_case, is_id
from drafter.reading.yaml_writing import Brackets
from drafter.reading.yaml_writing import Prose as Lines

NOMINATIVE = "nominative"

Leaf = Callable[[Data, Shape, bool], Data]
"""Makes a value of what stands in a place, its shape, and whether it must not be missing."""


def changed(data: Data, edit: Edit, languages: Languages) -> Data:
    """Return the values of a letter with an edit made; raises RefusedError where it cannot be.

    A key that went away, or a list that was arranged anew, is so in the data.
    """
    parts = tuple(edit.key.split(".")) if edit.key else ()
    if edit.do == "insert":
        return _Change(languages, _inserting(edit, languages)).letter(data, parts)
    if edit.do in ("remove", "move"):
        number = _number(parts[-1]) if parts else None
        if number is None:
            raise RefusedError("key")
        leaf = _removing(number) if edit.do == "remove" else _moving(number, edit.to)
        return _Change(languages, leaf).letter(data, parts[:-1])
    if edit.do != "set":
        raise RefusedError("key")
    return _Change(languages, _setting(edit.value, languages)).letter(data, parts)


def as_list(data: Data, shape: Shape) -> list[Data]:
    """Return the items of a list, which may stand as one value, or not at all."""
    if isinstance(data, list):
        return data
    if data in (None, ""):
        return []
    if isinstance(shape, OneOrMany):
        return [data]
    raise RefusedError("all" if isinstance(shape, Many) and data == shape.whole else "shape")


def _setting(value: Any, languages: Languages) -> Leaf:
    def leaf(data: Data, shape: Shape, needed: bool) -> Data:
        if isinstance(shape, CaseForms) and isinstance(data, dict) and isinstance(value, str):
            return {**data, NOMINATIVE: value}
        return new_value(value, shape, languages)

    return leaf


def _inserting(edit: Edit, languages: Languages) -> Leaf:
    def leaf(data: Data, shape: Shape, needed: bool) -> Data:
        items = as_list(data, _list(shape))
        if not 0 <= edit.to <= len(items):
            raise RefusedError("key")
        new = new_value(edit.value, _list(shape).shape, languages)
        sources: list[int | None] = list(range(len(items)))
        sources.insert(edit.to, None)
        made = [*items[: edit.to], "" if new is None else new, *items[edit.to :]]
        return Arranged(made, sources)

    return leaf


def _removing(number: int) -> Leaf:
    def leaf(data: Data, shape: Shape, needed: bool) -> Data:
        items = as_list(data, _list(shape))
        if not 0 <= number < len(items):
            raise RefusedError("key")
        left = [place for place in range(len(items)) if place != number]
        return Arranged([items[place] for place in left], left) if left else None

    return leaf


def _moving(number: int, to: int) -> Leaf:
    def leaf(data: Data, shape: Shape, needed: bool) -> Data:
        items = as_list(data, _list(shape))
        if not (0 <= number < len(items) and 0 <= to < len(items)):
            raise RefusedError("key")
        order = [place for place in range(len(items)) if place != number]
        order.insert(to, number)
        return Arranged([items[place] for place in order], order) if number != to else data

    return leaf


def _list(shape: Shape) -> Many | OneOrMany:
    if isinstance(shape, Many | OneOrMany):
        return shape
    raise RefusedError("key")


def _number(part: str) -> int | None:
    return int(part) if part.isascii() and part.isdigit() and len(part) <= len("9999") else None


class _Change:
    """One change, on its way from the root to its place."""

    def __init__(self, languages: Languages, leaf: Leaf) -> None:
        self.languages = languages
        self.leaf = leaf

    def letter(self, data: Data, parts: Sequence[str]) -> Data:
        """Return the values of a letter; an only appendix is one of a list if need be."""
        if not parts:
            raise RefusedError("key")
        if not isinstance(data, dict):
            if data not in (None, ""):
                raise RefusedError("shape")
            data = {}
        if parts[0] in ("appendix", ""):
            raise RefusedError("key")
        if parts[0] == "languages":
            return self._languages(data, parts)
        if parts[0] == "appendices" and data.get("appendix") not in (None, ""):
            return self._appendices(data, parts)
        made = self._record(data, Record(Inquiry), parts, False)
        return {} if made is None else made

    def _appendices(self, data: dict[str, Data], parts: Sequence[str]) -> Data:
        """Return the values of a letter with a change of its only appendix, or of others beside."""
        only, shape = data["appendix"], keys(Inquiry)["appendices"].shape
        more = as_list(data.get("appendices"), shape)
        number = _number(parts[1]) if len(parts) > 1 else None
        if number == 0:
            made = self.at(only, item_shape(shape), parts[2:], needed=False)
            if made is None and more:  # the others keep their numbers
                return _renamed(data, Arranged(["", *more], [None, *range(len(more))]))
            return _put(data, "appendix", made, ["appendix"])
        if number is not None and more:
            rest = (str(number - 1), *parts[2:])
            made = self.at(more, shape, rest, needed=False)
            return {**data, "appendices": made}
        new = self.at([only, *more], shape, parts[1:], needed=False)
        if isinstance(new, list) and not isinstance(new, Arranged):
            return data
        if more and isinstance(new, Arranged):
            new = Arranged(new, [source - 1 if source else None for source in new.sources])
        return _renamed(data, new)

    def _languages(self, data: dict[str, Data], parts: Sequence[str]) -> Data:
        """Return the values of a letter in other languages; each text stays in its own."""
        own, named = self.languages.own, data.get("languages")
        shape = keys(Inquiry)["languages"].shape
        made = self.at(named or Brackets(own), shape, parts[1:], needed=False)
        if not made:
            raise RefusedError("language")
        if not named and list(made) == list(own):
            return data
        if own and made[0] != own[0]:
            data = parted(data, Record(Inquiry), own[0])
        return _put(data, "languages", made if named else Brackets(made), list(keys(Inquiry)))

    def at(self, data: Data, shape: Shape, parts: Sequence[str], *, needed: bool) -> Data:
        """Return what stands in a place after the change; None: nothing."""
        if not parts:
            made = self.leaf(data, shape, needed)
        else:
            inner = {
                Record: self._record,
                PerLanguage: self._versions,
                Post: self._post,
                CaseForms: self._forms,
                Parameters: self._parameters,
                Many: self._items,
                OneOrMany: self._items,
            }.get(type(shape))
            if inner is None:
                raise RefusedError("key")
            made = inner(data, shape, parts, needed)
        if made is None and data is not None and (needed or not _says_something(data)):
            return "" if _says_something(data) else data
        return made

    def _record(self, data: Data, shape: Any, parts: Sequence[str], needed: bool) -> Data:
        name, known = parts[0], keys(shape.model)
        if name not in known:
            raise RefusedError("key")
        if shape.reference and isinstance(data, str) and is_id(data):
            raise RefusedError("id", data)
        plain = self._is_plain(data, shape)
        if plain:
            data = {shape.plain: data}
        elif not isinstance(data, dict):
            if data not in (None, ""):
                raise RefusedError("shape")
            data = {}
        key = known[name]
        is_required = name in required(shape.model)
        made = self.at(data.get(name), key.shape, parts[1:], needed=is_required)
        new = _put(data, name, made, list(known))
        if shape.model is not Inquiry and not any(map(_says_something, new.values())):
            return None
        keep_plain = plain or (not data and name == shape.plain)
        if keep_plain and list(new) == [shape.plain] and self._can_be_plain(new, shape):
            return new[shape.plain]
        return new

    def _is_plain(self, data: Data, shape: Record) -> bool:
        if not shape.plain or data in (None, ""):
            return False
        if isinstance(data, dict):
            return bool(data) and all(name in self.languages.known for name in data)
        return isinstance(data, str)

    def _can_be_plain(self, new: dict[str, Data], shape: Record) -> bool:
        value = new[shape.plain]
        is_reference = bool(shape.reference) and isinstance(value, str) and is_id(value)
        return not is_reference or isinstance(keys(shape.model)[shape.plain].shape, Post)

    def _versions(self, data: Data, shape: Any, parts: Sequence[str], needed: bool) -> Data:
        """Return a value with another version in one language; versions part where they differ."""
        language, own = parts[0], self.languages.own
        if language not in self.languages.known:
            raise RefusedError("key")
        if isinstance(data, list):
            raise RefusedError("shape")
        whole = isinstance(data, dict) and not by_case(data)
        versions = data if whole else self._parted(data, shape)
        old = versions.get(language)
        new = self.at(old, shape.shape, parts[1:], needed=needed)
        if not whole:
            if new == old or (isinstance(new, Lines) and new == str(old).rstrip("\n")):
                return data
            plain = own == (language,) and (self.languages.named or data not in (None, ""))
            if plain and not self._is_post_id(new, shape):
                return new
        return _put(versions, language, new, self.languages.order()) or None

    def _parted(self, data: Data, shape: PerLanguage) -> dict[str, Data]:
        """Return the versions of a plain value: one for each language, or for the first alone."""
        if data in (None, ""):
            return {}
        own = self.languages.own or self.languages.known
        of_text = own[:1]
        inner = shape.shape
        value = Lines(data.rstrip("\n")) if isinstance(inner, Prose) else data
        return dict.fromkeys(own if shape.shared else of_text, value)

    def _is_post_id(self, new: Data, shape: PerLanguage) -> bool:
        posts = isinstance(shape.shape, CaseForms) and shape.shape.posts
        return posts and isinstance(new, str) and is_id(new)

    def _post(self, data: Data, shape: Any, parts: Sequence[str], needed: bool) -> Data:
        if isinstance(data, str) and data and is_id(data):
            raise RefusedError("id", data)
        return self._versions(data, PerLanguage(CaseForms(posts=True)), parts, needed)

    def _forms(self, data: Data, shape: Any, parts: Sequence[str], needed: bool) -> Data:
        """Return a word with another explicit form, or its forms with another nominative."""
        case = parts[0]
        if not by_case([case]) or len(parts) > 1:
            raise RefusedError("key")
        if isinstance(data, list):
            raise RefusedError("shape")
        forms = data if isinstance(data, dict) else {NOMINATIVE: data or ""}
        new = self.at(forms.get(case), Line(), (), needed=case == NOMINATIVE)
        made = _put(forms, case, new, [NOMINATIVE])
        if list(made) == [NOMINATIVE] and not isinstance(data, dict):
            return made[NOMINATIVE] or None
        return made[NOMINATIVE] if list(made) == [NOMINATIVE] else made

    def _parameters(self, data: Data, shape: Any, parts: Sequence[str], needed: bool) -> Data:
        """Return values under names of one's own, which may have dots in them."""
        if not isinstance(data, dict):
            if data not in (None, ""):
                raise RefusedError("shape")
            data = {}
        last = len(parts) - 1 if len(parts) > 1 and parts[-1] in self.languages.known else None
        name = ".".join(parts[:last])
        if not name:
            raise RefusedError("key")
        rest = parts[last:] if last is not None else ()
        made = self.at(data.get(name), PARAMETER, rest, needed=False)
        return _put(data, name, made, list(data)) or None

    def _items(self, data: Data, shape: Any, parts: Sequence[str], needed: bool) -> Data:
        """Return a list with another item; the first one after the last is a new one."""
        items, number = as_list(data, shape), _number(parts[0])
        if number is None or number > len(items):
            raise RefusedError("key")
        old = items[number] if number < len(items) else None
        new = self.at(old, shape.shape, parts[1:], needed=True)
        if number == len(items):
            if new in (None, ""):
                return data
            return Arranged([*items, new], [*range(len(items)), None])
        if not isinstance(data, list):
            return new or None
        return [*items[:number], new, *items[number + 1 :]]


def parted(data: Data, shape: Shape, language: str) -> Data:
    """Return a value whose plain texts stand under a language, which they were in until now."""
    match shape:
        case PerLanguage(shared=False, shape=inner) if isinstance(data, str) and data:
            return {language: Lines(data.rstrip("\n")) if isinstance(inner, Prose) else data}
        case Post() if isinstance(data, str) and data and not is_id(data):
            return {language: data}
        case Record(model=model, plain=plain) if isinstance(data, str) and plain:
            return parted(data, keys(model)[plain].shape, language)
        case Record(model=model) if isinstance(data, dict):
            known = {name: key.shape for name, key in keys(model).items()}
            return {n: parted(v, known[n], language) if n in known else v for n, v in data.items()}
        case Many() | OneOrMany() if isinstance(data, list):
            return [parted(item, shape.shape, language) for item in data]
        case OneOrMany():
            return parted(data, shape.shape, language)
        case _:
            return data


def _says_something(data: Data) -> bool:
    """Tell whether anything stands in a value."""
    if isinstance(data, dict):
        return any(map(_says_something, data.values()))
    return bool(data)


def _put(data: dict[str, Data], name: str, value: Data, order: Sequence[str]) -> dict[str, Data]:
    """Return a mapping with another value under a name, which stands where the order has it."""
    if value is None:
        return {key: inner for key, inner in data.items() if key != name}
    if name in data:
        return {**data, name: value}
    place = order.index(name) if name in order else len(order)
    earlier = [key for key in data if key not in order or order.index(key) < place]
    nearest = max((key for key in earlier if key in order), key=order.index, default="")
    names = list(data)
    at = names.index(nearest) + 1 if nearest else (0 if name in order else len(names))
    return {key: value if key == name else data[key] for key in [*names[:at], name, *names[at:]]}


def _renamed(data: dict[str, Data], appendices: Data) -> dict[str, Data]:
    """Return a letter's values with all appendices in one list."""
    made: dict[str, Data] = {}
    for name, value in data.items():
        if name == "appendix" and appendices is not None:
            made["appendices"] = appendices
        elif name not in ("appendix", "appendices"):
            made[name] = value
    return made
