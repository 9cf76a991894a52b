"""A sentence cut so that it fits a line, around the words by which it was found."""

from collections.abc import Sequence

LONGEST = 240
_BEFORE = 60
_CUT = "…"


def cut(sentence: str, marks: Sequence[tuple[int, int]]) -> list[tuple[str, bool]]:
    """Return the pieces of a sentence in their order, and whether each is what was found.

    Of a long one that part is left which has the first of the marks; «…» stands for the rest.
    """
    begin, end = _part(sentence, marks)
    pieces: list[tuple[str, bool]] = [(_CUT, False)] if begin else []
    at = begin
    for start, stop in marks:
        if start < at or stop > end:
            continue
        pieces += [(sentence[at:start], False), (sentence[start:stop], True)]
        at = stop
    pieces += [(sentence[at:end].rstrip() if end < len(sentence) else sentence[at:end], False)]
    pieces += [(_CUT, False)] if end < len(sentence) else []
    return [piece for piece in pieces if piece[0]]


def _part(sentence: str, marks: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return where the part that is shown begins and ends: between words, if there are any."""
    if len(sentence) <= LONGEST:
        return 0, len(sentence)
    first = marks[0][0] if marks else 0
    begin = 0
    if first > LONGEST - _BEFORE:
        begin = sentence.rfind(" ", 0, first - _BEFORE) + 1
    end = min(begin + LONGEST, len(sentence))
    if end < len(sentence):
        end = max(sentence.rfind(" ", begin, end), marks[0][1] if marks else 0) or end
    return begin, max(end, begin + 1)
