"""Fields of Word: which text is their code, and which the result that a reader sees.

ISO/IEC 29500-1, 17.16: marks begin, separate and end a field; its code stands before the
separator, its result behind it.  Marks that have no partner count for nothing.
"""

import re
from typing import Any

from drafter.docx.alternatives import is_unseen
from drafter.docx.styles import is_on
from drafter.docx.xml import value, w

_STORIES = {w(name) for name in ("body", "txbxContent", "footnote", "endnote", "hdr", "ftr")}
_LINK = re.compile(r'\s*HYPERLINK\s+"?([^"\s]+)', re.IGNORECASE)
_TICKED, _EMPTY = "☒", "☐"


class _Open:
    """A field whose end has not come yet."""

    def __init__(self, begin: Any, paragraph: object, in_result: bool) -> None:
        self.begin = begin
        self.paragraph = paragraph
        self.code = ""
        self.in_result = in_result
        self.is_link = False
        self.is_shown = False


class Fields:
    """Follows the marks of fields through one text after another."""

    def __init__(self) -> None:
        """Begin outside of any field."""
        self._begin_of: dict[Any, Any] = {}
        """What each separator and each end belong to."""
        self._separated: set[Any] = set()
        self.open: list[_Open] = []

    def pair(self, root: Any) -> None:
        """Find out which marks of a part belong together."""
        begun: dict[Any, list[Any]] = {}
        separators: dict[Any, Any] = {}
        for mark in root.iter(w("fldChar")):
            if is_unseen(mark):
                continue
            story = next((up for up in mark.iterancestors() if up.tag in _STORIES), root)
            stack = begun.setdefault(story, [])
            kind = mark.get(w("fldCharType"))
            if kind == "begin":
                stack.append(mark)
            elif kind == "separate" and stack:
                separators.setdefault(stack[-1], mark)
            elif kind == "end" and stack:
                begin = stack.pop()
                self._begin_of[begin] = self._begin_of[mark] = begin
                if begin in separators:
                    self._begin_of[separators[begin]] = begin
                    self._separated.add(begin)

    def in_code(self, paragraph: object) -> bool:
        """Tell whether what comes next is the code of a field that began in this paragraph.

        What stands before the code, or in the paragraphs behind it, is text.
        """
        return any(
            one.paragraph is paragraph and not one.in_result and one.code.strip()
            for one in self.open
        )

    def show(self) -> None:
        """Note that the open fields have a result."""
        for field in self.open:
            field.is_shown = True

    def add_code(self, text: str) -> None:
        """Add to the code of the field that was opened last."""
        if self.open:
            self.open[-1].code += text

    def separate(self, mark: Any) -> str:
        """Begin the result of a field; return what it links to, "" if it is no link."""
        field = self._field_of(mark)
        if field is None:
            return ""
        field.in_result = True
        found = _LINK.match(field.code)
        return found[1] if found else ""

    def begin(self, mark: Any, paragraph: object) -> None:
        """Open a field; one that has no separator shows all that stands in it."""
        if mark in self._begin_of:
            self.open.append(_Open(mark, paragraph, mark not in self._separated))

    def end(self, mark: Any) -> tuple[bool, str]:
        """Close a field; return whether it was a link, and what a form shows without a result."""
        field = self._field_of(mark)
        if field is None:
            return False, ""
        del self.open[self.open.index(field) :]
        return field.is_link, "" if field.is_shown else _form(field.begin.find(w("ffData")))

    def link(self) -> None:
        """Note that the field that was opened last is a link."""
        self.open[-1].is_link = True

    def _field_of(self, mark: Any) -> _Open | None:
        begin = self._begin_of.get(mark)
        return next((field for field in self.open if field.begin is begin), None)


def _form(data: Any | None) -> str:
    """Return what a field of a form prints: the choice, a box with a tick, the usual text."""
    if data is None:
        return ""
    box, choices, text = (data.find(w(name)) for name in ("checkBox", "ddList", "textInput"))
    if box is not None:
        state = box.find(w("checked"))
        return _TICKED if is_on(box.find(w("default")) if state is None else state) else _EMPTY
    if choices is not None:
        entries = [entry.get(w("val"), "") for entry in choices.iter(w("listEntry"))]
        number = value(choices, "w:result") or value(choices, "w:default") or "0"
        at = int(number) if re.fullmatch("[0-9]{1,4}", number) else 0
        return entries[at] if at < len(entries) else ""
    return (value(text, "w:default") or "") if text is not None else ""
