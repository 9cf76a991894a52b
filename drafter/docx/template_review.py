"""What stands under review in the Word file of a template: changes not yet accepted, and comments.

ISO/IEC 29500-1, 17.13.4 and 17.13.5.
"""

from typing import Any, NamedTuple

from drafter.docx.opening import Package
from drafter.docx.xml import w
from drafter.wording import _

_CAME, _WENT = (w("ins"), w("moveTo")), (w("del"), w("moveFrom"))
_END = "¶"
"""Stands for the end of a paragraph."""

INSERTED, DELETED, FORMATTED = "inserted", "deleted", "formatted"


class Change(NamedTuple):
    """A change that nobody has accepted yet."""

    kind: str
    place: int
    """The number of its paragraph, from 1."""
    author: str
    text: str


class Comment(NamedTuple):
    """A comment: by whom, at which paragraph (0: at none), and what it says."""

    author: str
    place: int
    text: str


class Review:
    """Says of each piece of a text whether it counts, and notes what is under review."""

    def __init__(self, places: dict[Any, int], *, accept: bool) -> None:
        """Take the numbers of the paragraphs, and whether changes are taken or refused."""
        self._places = places
        self._taken, self._left = (_CAME, _WENT) if accept else (_WENT, _CAME)
        self._accept = accept
        self.changes: list[Change] = []
        self._commented: dict[str, int] = {}

    def is_taken(self, element: Any) -> bool:
        """Tell whether an element holds a change whose text counts; it is noted."""
        self._note(element)
        return element.tag in self._taken

    def is_left(self, element: Any) -> bool:
        """Tell whether an element holds a change whose text does not count."""
        return element.tag in self._left

    def takes_deleted(self, run: Any) -> bool:
        """Tell whether deleted text in a run counts."""
        return not self._accept and any(True for _outer in run.iterancestors(*_WENT))

    def takes_row(self, row: Any) -> bool:
        """Tell whether a row of a table counts; one under review is noted."""
        properties = row.find(w("trPr"))
        for kind, name, counts in (
            (INSERTED, "ins", self._accept),
            (DELETED, "del", not self._accept),
        ):
            mark = None if properties is None else properties.find(w(name))
            if mark is not None:
                self._add(kind, mark, row, _text(row))
                return counts
        return True

    def keeps_end(self, paragraph: Any) -> bool:
        """Tell whether the end of a paragraph counts, so that the next one is another."""
        went = "del" if self._accept else "ins"
        moved = "moveFrom" if self._accept else "moveTo"
        return all(
            paragraph.find(f"{w('pPr')}/{w('rPr')}/{w(name)}") is None for name in (went, moved)
        )

    def note_paragraph(self, paragraph: Any) -> None:
        """Note what is under review of a paragraph itself: its end, its style."""
        properties = paragraph.find(w("pPr"))
        if properties is None:
            return
        for kind, names in ((INSERTED, _CAME), (DELETED, _WENT)):
            for name in names:
                mark = properties.find(f"{w('rPr')}/{name}")
                if mark is not None:
                    self._add(kind, mark, paragraph, _END)
        change = properties.find(w("pPrChange"))
        if change is not None:
            self._add(FORMATTED, change, paragraph, _text(paragraph))

    def properties(self, paragraph: Any) -> Any | None:
        """Return the properties of a paragraph that count."""
        return self._counting(paragraph.find(w("pPr")), "pPr")

    def properties_of_run(self, run: Any) -> Any | None:
        """Return the properties of a run that count."""
        properties = run.find(w("rPr"))
        if properties is not None and properties.find(w("rPrChange")) is not None:
            self._add(FORMATTED, properties.find(w("rPrChange")), run, _text(run))
        return self._counting(properties, "rPr")

    def _counting(self, properties: Any | None, name: str) -> Any | None:
        change = None if properties is None else properties.find(w(f"{name}Change"))
        if change is None or self._accept:
            return properties
        return change.find(w(name))

    def note_comment(self, reference: Any, paragraph: Any) -> None:
        """Note at which paragraph a comment stands."""
        self._commented[reference.get(w("id"), "")] = self._places.get(paragraph, 0)

    def comments(self, package: Package) -> list[Comment]:
        """Return the comments of a file."""
        root = package.related("comments")
        found = [] if root is None else list(root.iter(w("comment")))
        return [
            Comment(
                comment.get(w("author"), ""),
                self._commented.get(comment.get(w("id"), ""), 0),
                " ".join(_text(paragraph) for paragraph in comment.iter(w("p"))).strip(),
            )
            for comment in found
        ]

    def _note(self, element: Any) -> None:
        if element.tag in _CAME + _WENT and (text := _text(element)).strip():
            self._add(INSERTED if element.tag in _CAME else DELETED, element, element, text)

    def _add(self, kind: str, mark: Any, element: Any, text: str) -> None:
        at = element
        while at is not None and at not in self._places:
            at = at.getparent() if at.tag != w("tr") else next(iter(at.iter(w("p"))), None)
        place = self._places.get(at, 0)
        self.changes.append(Change(kind, place, mark.get(w("author"), ""), text))


def _text(element: Any) -> str:
    return "".join(text.text or "" for text in element.iter(w("t"), w("delText")))


def words_of(change: Change) -> str:
    """Return a change as a sentence: who inserted, deleted or formatted what."""
    sentences = {
        INSERTED: _("{author} inserted «{text}».")
        if change.text != _END
        else (_("{author} inserted the end of a paragraph.")),
        DELETED: _("{author} deleted «{text}».")
        if change.text != _END
        else (_("{author} deleted the end of a paragraph.")),
        FORMATTED: _("{author} formatted «{text}»."),
    }
    author = change.author or _("Somebody")
    return sentences[change.kind].format(author=author, text=change.text)
