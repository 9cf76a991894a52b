"""The marks within a paragraph of a body: emphasis, links, footnotes, raised and lowered letters.

A mark counts only where nobody can mean anything else; whatever else stands there is text.  In
braces it counts wherever it stands (`{*про*}верка`, `{^кв. м^}`), as in Djot.  All is found in time
that grows as the text does.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import category

_LABEL = r"\[\^[^\s\[\]\\^]+\]"
RAISED = "(?:[^\\W_]|[+\u2212-]){1,8}"
"""What may be raised or lowered: a few letters, figures and signs without a space."""

IN_BRACES = r"[^\\\[\]*<>|~^{}\n]+"
"""What may be raised or lowered in braces: all that can be no other mark."""

_TOKEN = re.compile(
    r"(?P<escape>\\(?:[*\]~^|]|!?\[|<(?=br ?/?>|https?://)))"
    r"|(?P<begin>\{\*{1,2}(?!\*))"
    r"|(?P<finish>\*{1,2}\})"
    r"|(?P<run>\*+)"
    rf"|(?P<note>{_LABEL})"
    rf"|(?P<link>!(?!{_LABEL})\[|\[)"
    rf"|(?P<lowered>\{{~{IN_BRACES}~\}})"
    rf"|(?P<raised>\{{\^{IN_BRACES}\^\}})"
    rf"|(?P<sub>(?<!~)~{RAISED}~(?!~))"
    rf"|(?P<sup>(?<!\^)\^{RAISED}\^(?!\^))"
    r"|(?P<address><https?://[^\s<>]+>)"
    r"|(?P<br><br ?/?>)"
    r"|(?P<bare>(?<![^\W_])(?:https?://|www\.)[^\s<>«»„“”\"\[\]{}\\|]+)"
    r"|(?P<break>\n)",
    re.IGNORECASE,
)
"""Whatever may be a mark, a backslash before one, and bare addresses, which have none inside."""

_FIRST = re.compile(r"[\\*{\[!~^<\nhw]", re.IGNORECASE)
"""What each of them begins with: a search for one letter takes a tenth of the time."""

_BRACKET = re.compile(rf"\\[\[\]]|{_LABEL}|[\[\]]")
_TARGET = re.compile(r"\((?:<([^<>\n]*)>|([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*))\)")
_PICTURE = re.compile(r"\(((?:[^()<>\n]|\([^()<>\n]*\))*)()\)")
"""The name of a file, in which spaces may stand."""

_DETAILS = re.compile(r"\{([^{}\n]*)\}")
"""What follows a picture at once: `{width=12cm}`."""

_AFTER_ADDRESS = "*.,;:!?…)"
"""What ends a sentence, or closes a mark, rather than an address."""

_OPENING, _CLOSING = '([{«„“‘‹"', ')]}»”“’›"'
_PUNCTUATION = ".,;:!?…-–—/"
_ENDS = frozenset(_CLOSING + ".,;:!?…%‰°₸")
"""What may stand before a closing mark, beside letters and figures."""

_ENDED_BY = frozenset("([{" + _CLOSING + "«„" + _PUNCTUATION)
"""What may stand after a closing mark, beside spaces."""

_LONGEST_RUN = 3
_TAGS = {1: ("<em>", "</em>"), 2: ("<strong>", "</strong>")}
_TAGS[3] = (_TAGS[2][0] + _TAGS[1][0], _TAGS[1][1] + _TAGS[2][1])


class Mark(NamedTuple):
    """A mark: its kind, where it stands, what it holds, and for a link where it leads.

    For a picture `target` is its file, and `details` is what stands in braces behind it.

    Kinds are `escape`, `open` and `close` (of emphasis), `note`, `link`, `image`, `sub`, `sup`,
    `address`, `br` and `break`; `text` is the tags of emphasis, or the text that is marked.
    """

    kind: str
    start: int
    end: int
    text: str = ""
    target: str = ""
    details: str | None = None


def marks_in(text: str) -> list[Mark]:
    """Return the marks of a paragraph's text in their order, its line breaks among them."""
    links = _links(text) if "](" in text else {}
    found: list[Mark | _Run] = []
    seen: list[str] = []
    length = at = place = 0
    while first := _FIRST.search(text, place):
        token = _TOKEN.match(text, first.start())
        if token is None:
            place = first.end()
            continue
        mark, end, shown = _read(token, links)
        seen += [text[at : token.start()], shown]
        if isinstance(mark, _Run):
            mark.seen_at = length + token.start() - at + mark.opening
        length += token.start() - at + len(shown)
        found += [mark] if mark else []
        at = place = end
    if runs := [run for run in found if isinstance(run, _Run)]:
        _pair(runs, "".join([*seen, text[at:]]))
    return [mark for one in found for mark in _marks_of(one)]


def _read(token: re.Match[str], links: dict[int, "_Link"]) -> "_Seen":
    """Return what a token is, where it ends, and what a reader sees of it.

    In the place of marks that others may stand beside there are brackets.
    """
    kind, start, end, text = str(token.lastgroup), token.start(), token.end(), token[0]
    match kind:
        case "begin" | "finish" | "run":
            return _asterisks(kind, start, end, text)
        case "lowered" | "raised":
            kind = "sub" if kind == "lowered" else "sup"
            return Mark(kind, start, end, text[2:-2]), end, "(x)"
        case "bare":
            text = text.rstrip(_AFTER_ADDRESS)
            return None, start + len(text), text
        case "link":
            bracket = end - 1
            if bracket not in links:
                return None, end, text
            close, end, target, details = links[bracket]
            kind = "image" if len(text) > 1 else kind
            shown = token.string[bracket + 1 : close]
            return Mark(kind, start, end, shown, target, details), end, "(x)"
        case "escape":
            return Mark(kind, start, end, text[1:]), end, text[1:]
        case "note":
            return Mark(kind, start, end, text), end, "[^]"
        case "br" | "break":
            return Mark(kind, start, end), end, "\n"
        case _:
            return Mark(kind, start, end, text[1:-1]), end, "(x)"


def _asterisks(kind: str, start: int, end: int, text: str) -> "_Seen":
    """Return asterisks; of the braces around them a reader of text alone would see both."""
    if kind == "begin":
        return _Run(start + 1, end, opening=True), end, "{"
    if kind == "finish":
        return _Run(start, end - 1, closing=True), end, "}"
    return (_Run(start, end), end, "") if len(text) <= _LONGEST_RUN else (None, end, text)


class _Link(NamedTuple):
    """Where the text of a link or a picture ends, where all of it does, and its target."""

    close: int
    end: int
    target: str
    details: str | None


def _links(text: str) -> dict[int, _Link]:
    """Return links and pictures by where their text begins."""
    found: dict[int, _Link] = {}
    open_at: list[int] = []
    for bracket in _BRACKET.finditer(text):
        if bracket[0] == "[":
            open_at.append(bracket.start())
        elif bracket[0] == "]" and open_at:
            start = open_at.pop()
            target = _TARGET.match(text, bracket.end())
            details = None
            if text[start - 1 : start] == "!":
                target = target or _PICTURE.match(text, bracket.end())
                details = _DETAILS.match(text, target.end()) if target else None
            elif not text[start + 1 : bracket.start()].strip():
                continue  # a link that nobody sees
            if target:
                end, braces = (details.end(), details[1]) if details else (target.end(), None)
                file = target[1] or target[2] or ""
                found[start] = _Link(bracket.start(), end, file, braces)
                open_at.clear()  # no link stands in another one
    return found


class _Run:
    """One to three asterisks; `seen_at` is where they stand in what a reader sees.

    A brace stands before those that are `opening`, behind those that are `closing`; it belongs to
    them where they are `braced`, which means that both are there.
    """

    def __init__(self, start: int, end: int, opening: bool = False, closing: bool = False) -> None:
        self.start = start
        self.end = end
        self.opening = opening
        self.closing = closing
        self.braced = False
        self.seen_at = 0
        self.tags = ""
        self.opens = False
        self.left = 0
        """How many of them, as opening ones, wait for their counterparts."""
        self.partner: _Run | None = None
        """What closed a part of them while the others wait."""

    @property
    def size(self) -> int:
        return self.end - self.start


_Seen = tuple[Mark | _Run | None, int, str]


def _marks_of(one: "Mark | _Run") -> Iterator[Mark]:
    if isinstance(one, Mark):
        yield one
    elif one.tags:
        start, end = (
            one.start - (one.braced and one.opens),
            one.end + (one.braced and not one.opens),
        )
        yield Mark("open" if one.opens else "close", start, end, one.tags)


def _pair(runs: list[_Run], seen: str) -> None:
    """Find the counterparts of asterisks; those that have none stay without tags.

    Asterisks in braces and those outside of them are no counterparts.
    """
    _pair_braced(runs)
    around = [_Waiting()]
    for run in runs:
        if run.braced:
            if run.opens:
                around.append(_Waiting())
            else:
                around.pop().drop_to(0)
            continue
        before, after = seen[run.seen_at - 1 : run.seen_at], seen[run.seen_at : run.seen_at + 2]
        if _may_close(before, after[:1]) and around[-1].close(run):
            continue
        if _may_open(before, after):
            around[-1].push(run)
    around[0].drop_to(0)


def _pair_braced(runs: list[_Run]) -> None:
    """Find the counterparts of asterisks with braces, the innermost first."""
    waiting: list[_Run] = []
    counts: Counter[int] = Counter()
    for run in runs:
        if run.opening:
            waiting.append(run)
            counts[run.size] += 1
        elif run.closing and counts[run.size]:
            opening = waiting.pop()
            counts[opening.size] -= 1
            while opening.size != run.size:
                opening = waiting.pop()
                counts[opening.size] -= 1
            opening.braced = run.braced = opening.opens = True
            opening.tags, run.tags = _TAGS[run.size]


def _may_open(before: str, after: str) -> bool:
    if before and not before.isspace() and before not in _OPENING:
        return False
    return _is_word(after[:1]) or (after[:1] in _OPENING and _is_word(after[1:]))


def _may_close(before: str, after: str) -> bool:
    if not _is_word(before) and before not in _ENDS:
        return False
    return not after or after.isspace() or after in _ENDED_BY


def _is_word(character: str) -> bool:
    """Tell whether there is a letter, an accent on one, or a figure."""
    return bool(character) and (character.isalnum() or category(character).startswith("M"))


class _Waiting:
    """The opening asterisks that wait for their counterparts, the innermost last."""

    def __init__(self) -> None:
        self.runs: list[_Run] = []
        self.counts: Counter[int] = Counter()

    def push(self, run: _Run) -> None:
        run.left, run.opens = run.size, True
        self.runs.append(run)
        self.counts[run.left] += 1

    def close(self, run: _Run) -> bool:
        """Close what a run of asterisks closes; return whether it closes anything."""
        if run.size < _LONGEST_RUN:
            return self._close_one(run, (run.size, _LONGEST_RUN))
        last = self.runs[-1].left if self.runs else 0
        rest = _LONGEST_RUN - last
        if last and self.counts[rest]:  # *a **b*** or **a *b***
            return self._close_one(run, (last,)) and self._close_one(run, (rest,))
        return self._close_one(run, (_LONGEST_RUN,))

    def _close_one(self, run: _Run, lengths: tuple[int, ...]) -> bool:
        """Close the innermost opening asterisks of one of some lengths, in part or whole."""
        if not any(self.counts[length] for length in lengths):
            return False
        place = len(self.runs) - 1
        while self.runs[place].left not in lengths:
            place -= 1
        self.drop_to(place + 1)
        opening, size = self.runs[-1], lengths[0]
        self.counts[opening.left] -= 1
        opening.left -= size
        opening.tags = _TAGS[size][0] + opening.tags
        run.tags += _TAGS[size][1]
        opening.partner = run if opening.left else None
        if opening.left:
            self.counts[opening.left] += 1
        else:
            self.runs.pop()
        return True

    def drop_to(self, count: int) -> None:
        """Let the innermost ones be text, so that just some wait on."""
        for run in self.runs[count:]:
            self.counts[run.left] -= 1
            run.tags = ""
            if run.partner:
                run.partner.tags = ""
        del self.runs[count:]
