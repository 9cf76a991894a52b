"""The text of a paragraph as the Markdown that makes it again, with its marks.

It is read back as drafter reads a body: where marks do not come back as they were, the text goes
without them.  Only what must be escaped is.
"""

import re
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import product
from typing import assert_never

from drafter.importing.plain import on_the_line
from drafter.markup.addresses import address
from drafter.markup.escaping import with_all_escaped, with_marks_escaped, with_start_escaped
from drafter.markup.flaws import MarkdownError, MarkupError
from drafter.markup.inlines import finished
from drafter.markup.markdown import to_markup
from drafter.markup.markdown_marks import RAISED
from drafter.markup.reading import read
from drafter.model.letter import (
    Break,
    Inline,
    Link,
    Note,
    Paragraph,
    Picture,
    Run,
    Table,
    folded,
    pictures_of,
)
from drafter.wording import _

_SIGNS = {"strong": "**", "em": "*", "sub": "~", "sup": "^"}
"""The signs of marks, those that hold others first."""

_TRIED = {"line": "{}", "item": "- {}", "cell": "| x |\n|---|\n| {} |"}
"""What a text is put into to be read back, by where it stands."""

_Escape = Callable[[str], str]
_ESCAPES: dict[str, tuple[_Escape, ...]] = {
    "line": (with_marks_escaped, with_all_escaped),
    "item": (with_marks_escaped, with_all_escaped),
    "cell": (lambda text: with_marks_escaped(text, in_cell=True), with_all_escaped),
}
"""How texts are escaped, by where they stand: as little as it takes, or all that might count."""


class _AnyStyle:
    def __contains__(self, _name: object) -> bool:
        return True


def pictures_alone(content: list[Inline]) -> list[Picture]:
    """Return the pictures of content that holds nothing else."""
    others = [p for p in content if not isinstance(p, Picture | Break)]
    if any(not isinstance(part, Run) or part.text.strip() for part in others):
        return []
    return [part for part in content if isinstance(part, Picture)]


def picture_mark(picture: Picture, caption: str) -> str:
    """Return the mark of a picture with its caption, which is Markdown."""
    file = f"<{picture.file}>" if re.search(r"[\s()]", picture.file) else picture.file
    width = f"{{width={picture.centimetres:g}cm}}" if picture.centimetres else ""
    text = re.sub(r"\\?\n|<br>", " ", caption)
    text = text if "](" in text else re.sub(r"(?<!\\)[\[\]](?!\^)", r"\\\g<0>", text)
    return f"![{text}]({file}){width}"


@dataclass(slots=True)
class Texts:
    """Writes texts, and keeps their footnotes; `lost` tells by ids what could not be kept."""

    notes: list[list[Inline]] = field(default_factory=list)
    lost: dict[str, str] = field(default_factory=dict)

    def written(self, content: list[Inline], where: str = "line") -> str:
        """Return the Markdown of a text that begins a `line`, an `item` or a `cell`."""
        meant = self._normal(content)
        noted = len(self.notes)
        text = ""
        for change, escape in product((_same, _without_marks, _without_links), _ESCAPES[where]):
            changed = change(meant)
            del self.notes[noted:]
            text = self._marked(changed, escape, "<br>" if where == "cell" else "\\\n")
            text = with_start_escaped(text) if where == "line" else text
            if _comes_back(text, changed, where):
                if changed is not meant:
                    what = _("Emphasis was left out where Markdown cannot set it.")
                    self.lost["import-lost-emphasis"] = what
                break
        return text

    def _normal(self, content: list[Inline]) -> list[Inline]:
        """Return content with white space joined, spaces outside marks, equal neighbours as one."""
        parts: list[Inline] = []
        for part in deepcopy(content):
            if isinstance(part, Run) and part.marks:
                core = part.text.strip()
                before, _core, behind = part.text.partition(core) if core else (part.text, "", "")
                parts += [Run(before), self._raised(Run(core, part.marks)), Run(behind)]
            else:
                parts.append(part)
        while parts and isinstance(parts[-1], Break):
            parts.pop()
        return _joined(finished(parts, []))

    def _raised(self, run: Run) -> Run:
        """Return a run, on the line where Markdown cannot raise or lower it."""
        if not {"sub", "sup"} & set(run.marks) or re.fullmatch(RAISED, run.text):
            return run
        text = on_the_line(run)
        if text == run.text:
            what = _("Raised or lowered letters stand on the line now.")
            self.lost["import-lost-raised"] = what
        return Run(text, tuple(mark for mark in run.marks if mark not in ("sub", "sup")))

    def _marked(self, content: list[Inline], escape: _Escape, line_break: str) -> str:
        pieces: list[str] = []
        open_marks: list[str] = []
        for part in [*content, Run("")]:
            wanted = part.marks if isinstance(part, Run) else ()
            while any(mark not in wanted for mark in open_marks):
                pieces.append(_SIGNS.get(open_marks.pop(), ""))
            for mark in (mark for mark in _SIGNS if mark in wanted and mark not in open_marks):
                open_marks.append(mark)
                pieces.append(_SIGNS[mark])
            if isinstance(part, Break) and pieces and pieces[-1].endswith("\\"):
                pieces.append(" ")  # a backslash before another one would be text
            pieces.append(self._piece(part, escape, line_break))
        return "".join(pieces)

    def _piece(self, part: Inline, escape: _Escape, line_break: str) -> str:
        match part:
            case Run():
                return escape(part.text)
            case Break():
                return line_break
            case Note():
                self.notes.append(part.content)
                return f"[^{len(self.notes)}]"
            case Link():
                target = part.target.replace(" ", "%20").replace("<", "%3C").replace(">", "%3E")
                if part.content == [Run(target)] and target.startswith("http"):
                    return f"<{target}>"
                shown = f"<{target}>" if re.search(r"[()]", target) else target
                return f"[{self._marked(part.content, escape, line_break)}]({shown})"
            case Picture():
                return picture_mark(part, escape(part.caption))
            case _:
                assert_never(part)


def _joined(parts: list[Inline]) -> list[Inline]:
    """Return content with neighbours that look the same as one."""
    joined: list[Inline] = []
    for part in parts:
        last = joined[-1] if joined else None
        if isinstance(part, Run) and isinstance(last, Run) and last.marks == part.marks:
            last.text += part.text
        else:
            joined.append(part)
    return joined


def _comes_back(text: str, meant: list[Inline], where: str) -> bool:
    """Tell whether drafter reads a text as it is meant, notes aside."""
    noted = "\n\n".join(f"[^{n}]: {n}" for n in sorted(set(re.findall(r"\[\^(\d+)\]", text))))
    pictures = {picture.file: picture.image for picture in pictures_of(meant)}
    try:
        blocks, _lists = read(
            to_markup(f"{_TRIED[where].format(text)}\n\n{noted}"), _AnyStyle(), list, pictures
        )
    except (MarkdownError, MarkupError):
        return False
    found = blocks[0] if len(blocks) == 1 else None
    if where == "cell" and isinstance(found, Table) and len(found.rows[-1].cells) == 1:
        found = (
            found.rows[-1].cells[0].paragraphs[0] if found.rows[-1].cells[0].paragraphs else None
        )
    if not isinstance(found, Paragraph):
        return not blocks and not meant
    style = {"line": "body-text", "item": "list-bullet", "cell": "table-text"}[where]
    return found.style == style and _shape(found.content) == _shape(meant)


def _shape(content: list[Inline]) -> list[object]:
    """Return what must be the same when a paragraph comes back."""
    return folded(
        _joined(finished(deepcopy(content), [])),
        run=lambda run: (run.text, run.marks),
        line_break=type,
        note=type,
        link=lambda link, _inner: (address(link.target), _shape(link.content)),
        picture=type,
    )


def _same(content: list[Inline]) -> list[Inline]:
    return content


def _without_marks(content: list[Inline]) -> list[Inline]:
    return _joined(
        folded(
            content,
            run=lambda run: Run(on_the_line(run)),
            line_break=_kept,
            note=_kept,
            link=lambda link, inner: Link(link.target, inner),
            picture=_kept,
        )
    )


def _without_links(content: list[Inline]) -> list[Inline]:
    found: list[Inline] = []
    for part in _without_marks(content):
        found += part.content if isinstance(part, Link) else [part]
    return _joined(found)


def _kept(part: Inline) -> Inline:
    return part
