"""The fields of a look's header: of those that do more than print a page, the shown text stays.

A field is a chain of marks: its beginning, its code, what it shows, and its end (ISO/IEC 29500-1,
17.16.18).  One that is not written in the plainest way, or not allowed, loses its marks and its
code, whatever it would have been: nothing is left of it that could be brought up to date.
"""

from collections.abc import Callable, Iterator
from typing import Any

from drafter.docx.look_allowed import is_allowed_field
from drafter.docx.xml import w

_SHOWN = frozenset(map(w, ("t", "tab", "br", "cr", "sym", "ptab", "noBreakHyphen", "pgNum")))
_DRAWN = frozenset(map(w, ("drawing", "pict", "ruby")))
_MARKS = frozenset(map(w, ("fldChar", "instrText", "fldSimple")))
_BOX = w("txbxContent")


class _Field:
    """A field that has begun."""

    def __init__(self, mark: Any) -> None:
        self.marks = [mark]
        self.codes: list[Any] = []
        self.unseen: list[Any] = []
        """What stands in the code and is not shown."""
        self.is_plain = True
        self.is_shown = False
        """Whether the code has ended."""

    @property
    def code(self) -> str:
        return "".join(code.text or "" for code in self.codes)


def clear_fields(root: Any, told: Callable[[str], None]) -> None:
    """Leave only fields that are allowed; `told` gets the code of each that goes.

    Text boxes are stories of their own: no field leads from one into another.
    """
    for story in [root, *root.iter(_BOX)]:
        _Story(told).clear(story)


class _Story:
    def __init__(self, told: Callable[[str], None]) -> None:
        self._told = told
        self._open: list[_Field] = []
        self._hiding: _Field | None = None
        """The field whose code is still being read, the outermost of several."""
        self._gone: list[Any] = []

    def clear(self, story: Any) -> None:
        for element in list(_of_story(story)):
            if element.tag == w("fldChar"):
                self._mark(element)
            elif element.tag == w("instrText"):
                self._code(element)
            elif element.tag == w("fldSimple"):
                self._simple(element)
            elif self._hiding:
                self._hiding.unseen.append(element)
                self._hiding.is_plain = False
        for field in self._open:  # it never ends: what stands behind its mark is text
            self._leave_out(field, hidden=False)
        for element in self._gone:
            if element.getparent() is not None:
                element.getparent().remove(element)

    def _mark(self, mark: Any) -> None:
        kind = mark.get(w("fldCharType"))
        for child in list(mark):
            mark.remove(child)  # what form fields run, and data of other programs
        for name in ("dirty", "fldLock"):
            mark.attrib.pop(w(name), None)
        if kind == "begin":
            self._open.append(_Field(mark))
            if self._hiding:
                self._hiding.is_plain = False
            self._hiding = self._hiding or self._open[-1]
        elif not self._open:
            self._gone.append(mark)
        else:
            field = self._open[-1]
            field.is_plain &= kind == "end" or (kind == "separate" and not field.is_shown)
            field.marks.append(mark)
            field.is_shown = True
            if field is self._hiding:
                self._hiding = None  # those that began before are shown already
            if kind == "end":
                self._end(self._open.pop())

    def _end(self, field: _Field) -> None:
        is_sound = field.is_plain and is_allowed_field(field.code) and _in_one(field)
        if self._hiding or not is_sound:  # or it makes up the code of another
            self._leave_out(field, hidden=True)

    def _leave_out(self, field: _Field, *, hidden: bool) -> None:
        self._told(field.code)
        self._gone += [*field.marks, *field.codes, *(field.unseen if hidden else ())]

    def _code(self, code: Any) -> None:
        if self._open and not self._open[-1].is_shown:
            self._open[-1].codes.append(code)
        else:
            self._told(code.text or "")
            self._gone.append(code)

    def _simple(self, field: Any) -> None:
        code = field.get(w("instr"), "")
        for child in field.findall(w("fldData")):
            field.remove(child)
        if self._hiding:
            self._hiding.is_plain = False
        if self._hiding or not is_allowed_field(code):
            self._told(code)
            unwrap(field)
        else:
            for name in [name for name in field.keys() if name != w("instr")]:  # noqa: SIM118
                del field.attrib[name]


def _in_one(field: _Field) -> bool:
    """Tell whether a field begins and ends in one paragraph."""
    ends = (next(mark.iterancestors(w("p")), None) for mark in field.marks)
    return len(set(ends)) == 1


def _of_story(story: Any) -> Iterator[Any]:
    """Yield the marks of fields and what is shown, without what stands in text boxes."""
    for child in story:
        if child.tag == _BOX:
            continue
        if child.tag in _MARKS or child.tag in _SHOWN or child.tag in _DRAWN:
            yield child
        yield from _of_story(child)


def unwrap(element: Any) -> None:
    """Put what an element holds into its place."""
    for child in list(element):
        element.addprevious(child)
    element.getparent().remove(element)
