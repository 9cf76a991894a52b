"""The footnotes and endnotes of two files: those that stayed, with what changed in them.

Which notes are one is found before the texts are compared, in which a note is one piece; whether
its mark stayed there is known afterwards.
"""

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from lxml import etree

from drafter.docx.comparing_aligning import matched, resembling
from drafter.docx.comparing_blocks import compared
from drafter.docx.comparing_roots import root_of
from drafter.docx.comparing_sides import NOTES, Side, Story
from drafter.docx.comparing_stories import Shared, Stories
from drafter.docx.xml import W, w

_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = ("footnote", "endnote")


class Notes:
    """The notes of both files."""

    def __init__(self, shared: Shared) -> None:
        """Take both files; from now on a note is known by the one that it became."""
        self.shared = shared
        self._names: dict[tuple[str, str], str] = {}
        for kind in _KINDS:
            self._pair(kind)
        shared.old.note_name = self._name_of_old

    def _name_of_old(self, kind: str, identity: str) -> str:
        found = self._names.get((kind, identity))
        return f"old {kind} {identity}" if found is None else f"{kind} {found}"

    def _pair(self, kind: str) -> None:
        old, new = _notes(self.shared.old, kind), _notes(self.shared.new, kind)
        here, there = list(old), list(new)
        words, others = [_words(one) for one in old.values()], [_words(one) for one in new.values()]
        keys = [" ".join(one) for one in words], [" ".join(one) for one in others]
        a = b = 0
        for at, to in [*matched(*keys), (len(here), len(there))]:
            for i, j in resembling(words[a:at], others[b:to]):
                self._names[kind, here[a + i]] = there[b + j]
            if at < len(here):
                self._names[kind, here[at]] = there[to]
            a, b = at + 1, to + 1

    def write(self, root: Any) -> None:
        """Put the notes of both files into the file to be; `root` is that of its text."""
        for kind in _KINDS:
            came_along = [one[1:] for one in self.shared.adopting.notes if one[0] == kind]
            if came_along or _notes(self.shared.new, kind):
                self._write(kind, came_along, root)

    def _write(self, kind: str, came_along: list[tuple[str, str]], text: Any) -> None:
        old, new = _story(self.shared.old, kind), _story(self.shared.new, kind)
        root = root_of(new, old)
        if new.root is not None:
            self.shared.parts.roots[new.name] = root
        else:
            content_type = f"{_WML}.{kind}s+xml"
            self.shared.parts.add(new.name, f"{kind}s", content_type, root)
        marks = list(text.iter(w(f"{kind}Reference")))
        wanted = {mark.get(w("id")): number for number, mark in enumerate(marks, 1)}
        stories = Stories(self.shared, old, new)
        for note in old.root if new.root is None else new.root:
            identity = note.get(w("id"), "")
            is_compared = new.root is not None and identity in wanted
            if is_compared:
                before = self._before(kind, identity)
                with stories.inside(kind, wanted[identity]):
                    root.append(_note(note, identity, compared(before, note, stories)))
            elif new.root is not None or note.get(w("type")):
                root.append(deepcopy(note))
        following = max((_number(one.get(w("id"))) for one in root), default=0) + 1
        ours = _notes(self.shared.old, kind)
        for (identity, temporary), number in zip(
            came_along, range(following, following + len(came_along)), strict=True
        ):
            for mark in marks:
                if mark.get(w("id")) == temporary:
                    mark.set(w("id"), str(number))
            if identity in ours and temporary in wanted:
                with stories.inside(kind, wanted[temporary]):
                    content = compared(ours[identity], None, stories)
                root.append(_note(ours[identity], str(number), content))
        _put_in_order(root, [mark.get(w("id")) for mark in marks])

    def _before(self, kind: str, identity: str) -> Any | None:
        """Return the earlier note that a later one has been; None where its mark did not stay."""
        before = self.shared.kept_notes.get((kind, identity))
        return None if before is None else _notes(self.shared.old, kind).get(before)


def _put_in_order(root: Any, ids: list[str]) -> None:
    """Sort notes as their marks stand in the text: LibreOffice takes them one after the other."""
    places = {identity: place for place, identity in enumerate(ids)}

    def place(note: Any) -> tuple[bool, int]:
        is_line = note.get(w("type"), "normal") != "normal"
        return not is_line, 0 if is_line else places.get(note.get(w("id")), len(places))

    root[:] = sorted(root, key=place)


def _note(like: Any, identity: str, content: Iterable[Any]) -> Any:
    note = etree.Element(like.tag, like.attrib, nsmap={"w": W})
    note.set(w("id"), identity)
    note.extend(content)
    return note


def _number(identity: str | None) -> int:
    return int(identity) if identity and identity.isdecimal() else 0


def _story(side: Side, kind: str) -> Story:
    return side.story(side.name_of(f"{kind}s") or f"word/{kind}s.xml")


def _notes(side: Side, kind: str) -> dict[str, Any]:
    """Return the notes of a file by their ids, without the lines that separate them."""
    root = side.part_of(f"{kind}s")
    found = () if root is None else root.iterchildren(w(kind))
    return {one.get(w("id"), ""): one for one in found if one.get(w("type"), "normal") == "normal"}


def _words(note: Any) -> list[str]:
    return [word for text in note.iter(w("t")) for word in (text.text or "").split()]


__all__ = ["NOTES", "Notes"]
