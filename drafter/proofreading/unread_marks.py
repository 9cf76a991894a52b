"""Rules about what somebody meant as a mark of the body and what is printed as it was typed."""

import re
from collections.abc import Iterator
from itertools import pairwise

from drafter.markup.markdown_marks import marks_in
from drafter.proofreading.draft import Draft, Passage, Remark, Rule, blanked
from drafter.wording import N_, _
from drafter.wording.expressions import expression

_ADDRESS = expression(r"(?:\b[a-z]+://|\bwww\.)\S+", re.IGNORECASE)
_TAG = r"<(?P<tag>/?(?:b|br|center|del|em|font|i|ins|p|s|strike|strong|sub|sup|u)\b[^<>]*)>"
_TRIED = expression(
    r"(?P<struck>~~(?=\S)[^~\n]+~~)"
    rf"|{_TAG}"
    r"|(?P<code>(?<!`)`{1,3}(?=[^\s`])[^`\n]+`{1,3})"
    r"|(?P<formula>\$(?=[A-Za-z\\({])[^$\n]+\$)"
    r"|(?P<underscore>(?<!\w)_{1,2}(?=[^\W_])[^_\n]+(?<=\S)_{1,2}(?!\w))"
    r"|(?P<asterisks>(?<![\w*])\*\*(?=[^\s*]))",
    re.IGNORECASE,
)
_INSTEAD = {
    "b": N_("Write **…** instead."),
    "i": N_("Write *…* instead."),
    "br": N_("End the line with a backslash instead."),
    "sub": N_("Write H~2~O instead."),
    "sup": N_("Write m^2^ instead."),
}
_ALIKE = {"strong": "b", "em": "i", "underscore": "i"}
_DELETE = N_("Delete it: a letter has *emphasis* and **strong** words alone.")

_LONG = 40
"""Characters: a line that was wrapped by hand is longer, one of a list or a verse is not."""

_ENDS_INSIDE = expression(r"[^\W_](?:[»”\")%]|\]:?)?$")
_GOES_ON = expression(r"(?!\w{1,3}[.)]\s)[^\W\d_]")


def _unknown_marks(draft: Draft) -> Iterator[Remark]:
    for passage in _bodies(draft):
        for start, line in _lines(passage):
            marks = {mark.start for mark in marks_in(line)} if "**" in line else set()
            for found in _TRIED.finditer(blanked(_ADDRESS, line)):
                if not _counts(line, found, marks):
                    what = _("«{mark}» is no mark here, and is printed as it was typed.")
                    what = what.format(mark=_short(found[0]))
                    yield Remark(passage.place_typed(start + found.start()), what, _instead(found))


def _counts(line: str, found: re.Match[str], marks: set[int]) -> bool:
    """Tell whether it needs no word: it is a mark after all, or closes what was told before.

    `marks` are the places of the line's marks; a backslash is one, and makes what follows text.
    """
    if found["tag"]:
        in_cell = "|" in line and found["tag"].lower().rstrip(" /") == "br"
        return in_cell or found["tag"].startswith("/")
    if found.lastgroup == "asterisks":
        return not marks.isdisjoint((found.start(), found.start() - 1))
    return False


def _instead(found: re.Match[str]) -> str:
    """Return what to write instead."""
    name = str(found.lastgroup)
    if found["tag"]:
        name = re.sub(r"\W.*", "", found["tag"].lower())
    return _(_INSTEAD.get(_ALIKE.get(name, name), _DELETE))


def _short(mark: str) -> str:
    return mark if len(mark) <= _LONG else f"{mark[: _LONG - 1]}…"


def _wrapped_lines(draft: Draft) -> Iterator[Remark]:
    for passage in _bodies(draft):
        wrapped = False
        for (_offset, before), (start, line) in pairwise(_lines(passage)):
            first = wrapped
            wrapped = _is_wrapped(before, line)
            if wrapped and not first:
                what = _("The paragraph before seems to go on here, but each line is one.")
                advice = _("Join the lines, or write «>» instead of «|» after the key.")
                yield Remark(passage.place_typed(start), what, advice)


def _is_wrapped(before: str, line: str) -> bool:
    return (
        min(len(before), len(line)) > _LONG
        and _ENDS_INSIDE.search(before) is not None
        and _GOES_ON.match(line) is not None
        and line[0].islower()
        and "|" not in before + line
    )


def _bodies(draft: Draft) -> Iterator[Passage]:
    return (passage for passage in draft.prose if passage.is_body)


def _lines(passage: Passage) -> Iterator[tuple[int, str]]:
    offset = 0
    for line in passage.text.split("\n"):
        yield offset, line
        offset += len(line) + 1


RULES = (
    Rule(
        "unknown-mark",
        N_("A mark that the body does not know and prints, such as ~~…~~ or <b>."),
        _unknown_marks,
    ),
    Rule("wrapped-line", N_("A line that seems to have been wrapped by hand."), _wrapped_lines),
)
