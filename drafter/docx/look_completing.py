"""Completing a look: the styles that letters need and a Word file lacks, set as the file is set.

What the file has under a name of Word's own, in English or translated, or of drafter's, is taken as
it is.  The others are those of the look that drafter ships, with the font of the file,
sizes and indents in proportion to it, and room around them that does not depend on the file's own.
"""

import copy
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from drafter.docx.look_adapting import Example, Measures, adapted, follow
from drafter.docx.look_lists import Lists
from drafter.docx.shipped_look import ShippedLook, shipped_styles
from drafter.docx.styles import OFF, TRANSLATED, Styles
from drafter.docx.xml import value, w

_DEFAULTS = {"paragraph": "Normal", "character": "DefaultParagraphFont", "table": "TableNormal"}
"""The ids of the shipped styles that all others of their kind are based on."""

_FEW = 8
"""From how many styles with names that nobody else gives a file is known to be a look."""

_ON_THE_MARGIN = ("Normal", "Header", "Footer", "Letterhead", "LetterheadContacts")
"""What does not follow the text where that is set by hand."""

_HIDING = ("vanish", "specVanish", "webHidden")


class Completed(NamedTuple):
    """What became of the styles that letters need, by the names that Word shows."""

    added: list[str]
    """Those that the file lacked."""
    own: list[str]
    """Those that it has."""
    renamed: list[tuple[str, str]]
    """Those that somebody has renamed: our name, and theirs."""
    keys: dict[str, str]
    """The ids of all of them by those that they have in the shipped look."""


def completed(styles: Any, numbering: Any, measures: Measures) -> Completed:
    """Bring into the styles and the numbering of a file, in place, what letters need of them."""
    return _Completing(styles, numbering, measures).done()


class _Completing:
    def __init__(self, styles: Any, numbering: Any, measures: Measures) -> None:
        self._root = styles
        self._ours: ShippedLook = shipped_styles()
        self._measures = measures
        self._numbering = numbering
        self._by_name: dict[tuple[str, str], Any] = {}
        self._by_alias: dict[tuple[str, str], Any] = {}
        self._by_id: dict[tuple[str, str], Any] = {}
        self._ids: set[str] = set()
        self._names: dict[str, list[Any]] = {}
        self._taken: set[Any] = set()
        self._completed = Completed([], [], [], {})

    def done(self) -> Completed:
        if self._root.find(w("style")) is None:
            self._root[:] = [copy.deepcopy(part) for part in self._ours.defaults]
        for style in self._root.findall(w("style")):
            self._know(style)
        own = {key: self._own(style) for key, style in self._ours.styles.items()}
        keys = {
            key: self._free_id(key) if found is None else found.get(w("styleId"), "")
            for key, found in own.items()
        }
        self._completed.keys.update(keys)
        self._give_names(own)
        if self._is_a_look:  # its styles say all, and its text is their sample
            self._measures = self._measures._replace(example=Example())
        normal = keys[_DEFAULTS["paragraph"]]
        measures, styles = self._measures.of(self._root, normal), Styles(self._root)
        for key, style in self._ours.styles.items():
            if own[key] is None:
                new = adapted(style, keys, measures, plain=key in _ON_THE_MARGIN)
                self._root.append(new)
                self._completed.added.append(_name(style))
            else:
                self._completed.own.append(_name(style))
                if style.get(w("type")) == "paragraph" and key not in _ON_THE_MARGIN:
                    follow(own[key], key, styles, normal, self._measures.example)
        Lists(self._root, self._numbering).complete(keys)
        return self._completed

    def _know(self, style: Any) -> None:
        kind = style.get(w("type"))
        if kind is None:
            kind = "paragraph"
            style.set(w("type"), kind)
        key = style.get(w("styleId"), "")
        self._ids.add(key.casefold())
        self._by_id.setdefault((kind, key), style)
        self._by_name.setdefault((kind, _plain(_name(style))), style)
        self._names.setdefault(_plain(_name(style)), []).append(style)
        for alias in _aliases(style):
            self._by_alias.setdefault((kind, _plain(alias)), style)

    def _own(self, ours: Any) -> Any | None:
        """Return the style of the file that is one of ours, None where it has none."""
        kind, key = ours.get(w("type")), ours.get(w("styleId"))
        if _DEFAULTS.get(kind) == key:
            return self._default(kind, ours)
        names = [_plain(_name(ours)), *map(_plain, _aliases(ours))]
        names += TRANSLATED.get(names[0], ())
        found = [self._by_name.get((kind, name)) for name in names]
        found += [self._by_alias.get((kind, name)) for name in names]
        if self._is_a_look:
            same = self._by_id.get((kind, key))
            found.append(None if same is None or _plain(_name(same)) in self._ours.names else same)
        style = next((one for one in found if one is not None and one not in self._taken), None)
        if style is not None:
            self._taken.add(style)
            if self._is_a_look and _plain(_name(style)) != names[0]:
                self._completed.renamed.append((_name(ours), _name(style)))
        return style

    def _default(self, kind: str, ours: Any) -> Any | None:
        """Return the style that all others of a kind are based on, and mark it as that."""
        marked = (
            style
            for (own_kind, _key), style in self._by_id.items()
            if own_kind == kind and style.get(w("default"), "0") not in OFF
        )
        style = next(marked, self._by_name.get((kind, _plain(_name(ours)))))
        if style is not None:
            style.set(w("default"), "1")
            self._taken.add(style)
        return style

    @cached_property
    def _is_a_look(self) -> bool:
        """Tell whether the file is a look of drafter's, and not any Word file."""
        own = ((kind, _plain(name)) for kind, name in self._ours.uncommon)
        return sum(key in self._by_name for key in own) >= _FEW

    def _free_id(self, wanted: str) -> str:
        """Return an id that no style of the file has, which begins as the wanted one."""
        key, number = wanted, 1
        while key.casefold() in self._ids:
            number += 1
            key = f"{wanted}{number}"
        self._ids.add(key.casefold())
        return key

    def _give_names(self, own: Mapping[str, Any | None]) -> None:
        """Let each name of ours mean our style alone, and give it its names in other languages."""
        for key, ours in self._ours.styles.items():
            name = _name(ours)
            for other in self._names.get(_plain(name), []):
                if other is not own[key]:
                    self._rename(other, self._free_name(name))
        for key, ours in self._ours.styles.items():
            style = own[key]
            if style is None:
                continue
            known = [_name(style), *_aliases(style)]
            if _plain(known[0]) != _plain(_name(ours)):
                self._rename(style, _name(ours))
            known += [alias for alias in _aliases(ours) if _plain(alias) not in self._names]
            _set_aliases(style, _once(known, without=_name(ours)))
            for text in list(_texts(style)):
                for hiding in _HIDING:
                    for mark in text.findall(w(hiding)):
                        text.remove(mark)

    def _rename(self, style: Any, name: str) -> None:
        found = style.find(w("name"))
        if found is None:
            found = style.makeelement(w("name"))
            style.insert(0, found)
        found.set(w("val"), name)

    def _free_name(self, wanted: str) -> str:
        number = 2
        while _plain(f"{wanted} {number}") in self._names:
            number += 1
        self._names[_plain(f"{wanted} {number}")] = []
        return f"{wanted} {number}"


def _texts(style: Any) -> Iterator[Any]:
    """Yield the properties of text that count for all of a style."""
    yield from style.findall(w("rPr"))


def _name(style: Any) -> str:
    return value(style, "w:name") or ""


def _aliases(style: Any) -> list[str]:
    said = (value(style, "w:aliases") or "").split(",")
    return [alias.strip() for alias in said if alias.strip()]


def _plain(name: str) -> str:
    """Return a name as it counts: Word minds neither capitals nor the number of spaces."""
    return " ".join(name.split()).casefold()


def _once(names: list[str], without: str) -> list[str]:
    """Return names without those that are said before, and without the main one."""
    found = {_plain(name): name for name in reversed(names) if _plain(name) != _plain(without)}
    return [name for name in reversed(found.values()) if name]


def _set_aliases(style: Any, aliases: list[str]) -> None:
    """Give a style its further names, after its name (ISO/IEC 29500-1, 17.7.4.1)."""
    for old in style.findall(w("aliases")):
        style.remove(old)
    if aliases:
        new = style.makeelement(w("aliases"), {w("val"): ",".join(aliases)})
        style.insert(1 if style.find(w("name")) is not None else 0, new)
