"""A paragraph of a template written anew: what has not been changed in it stays as it was written.

Jinja's pieces are kept to the letter, with the white space that they drop, and so is the way in
which the file writes signs: as entities, or as they are.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from html import unescape

from drafter.composing.dissecting import Dissected, Part
from drafter.composing.in_word.atoms import BREAK, Atom, atoms_of, span_of
from drafter.composing.in_word.items import Item
from drafter.markup.subset import MARKS

_ENTITY = re.compile(r"&(\w+);")
_DROPS_AFTER = re.compile(r"-([%}]\})\s*$")
_MOST_COMPARED = 4_000_000
_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def is_same(dissected: Dissected, part: Part, item: Item) -> bool:
    """Tell whether a line says what a leaf says."""
    old = atoms_of(dissected, part)
    return [atom.same for atom in old] == [atom.same for atom in item.atoms]


def kept_signs(dissected: Dissected, part: Part, item: Item) -> list[bool]:
    """Return of each sign of a line whether it is one that a leaf has."""
    old = atoms_of(dissected, part)
    return [number is not None for _atom, number in _matched(old, item.atoms)]


class Writer:
    """Writes the text of paragraphs in the way of one template."""

    def __init__(self, dissected: Dissected) -> None:
        """Take the template."""
        self._dissected = dissected
        self.parts_marks = False
        """Whether marks end before each statement and begin anew behind it, which always fits."""
        named = {unescape(m[0]): m[0] for m in _ENTITY.finditer(dissected.source)}
        self._entities = {
            sign: entity
            for sign, entity in named.items()
            if len(sign) == 1 and sign not in dissected.source and sign not in _ESCAPED
        }

    def inner(self, item: Item, part: Part | None = None) -> str:
        """Return the text of a paragraph; of `part` stays what has not been changed."""
        old = atoms_of(self._dissected, part) if part else []
        pairs = list(_matched(old, item.atoms))
        span = span_of(part) if part else (0, 0)
        return _Output(self, item, old, span).written(pairs)

    def code(self, key: str, item: Item) -> str:
        """Return what a control stands for, as it is written."""
        if key in item.codes:
            return f"{{{{ {item.codes[key]} }}}}"
        return self._dissected.text(self._dissected.tokens[int(key[1:])])

    def sign(self, sign: str, before: str, after: str) -> str:
        """Return a sign of text between others; no braces of text open anything."""
        if sign == BREAK:
            return "<br/>"
        opens = sign == "{" and (not after or after in "{%#")
        if opens or (sign in "{%#" and before.endswith("{")):
            return f"&#{ord(sign)};"
        return self._entities.get(sign) or _ESCAPED.get(sign, sign)

    def slice(self, start: int, end: int) -> str:
        """Return a stretch of the template."""
        return self._dissected.source[start:end]


class _Output:
    """The text of one paragraph in the making."""

    def __init__(self, writer: Writer, item: Item, old: list[Atom], span: tuple[int, int]) -> None:
        self._writer = writer
        self._item = item
        self._old = old
        self._start, self._end = span
        self._pieces: list[str] = []
        self._stack: tuple[str, ...] = ()

    def written(self, pairs: Sequence[tuple[Atom, int | None]]) -> str:
        """Return the text for new signs, each with the number of the old one that it is."""
        before: int | None = -1
        for at, (atom, number) in enumerate(pairs):
            if number is None:
                following = pairs[at + 1][0] if at + 1 < len(pairs) else None
                self._add(atom, following.seen if following and not following.key else "")
            elif self._writer.parts_marks:
                self._put(self._old[number])
            elif before is not None and number == before + 1:
                begun = self._old[before].end if before >= 0 else self._start
                self._pieces.append(self._writer.slice(begun, self._old[number].end))
                self._stack = self._old[number].stack
            else:
                self._jump(self._old[number])
            before = number
        whole = before is not None and before == len(self._old) - 1
        if before is not None and whole and not self._writer.parts_marks:
            begun = self._old[before].end if before >= 0 else self._start
            return "".join([*self._pieces, self._writer.slice(begun, self._end)])
        self._to(())
        return "".join([*self._pieces, self._white_end()])

    def _white_end(self) -> str:
        """Return the white space that stood at the end of the paragraph, where no «-» drops it."""
        last = self._old[-1].end if self._old else self._end
        rest = self._writer.slice(last, self._end)
        return rest if rest.isspace() else ""

    def _add(self, atom: Atom, after: str) -> None:
        """Add a sign that was not there before."""
        if atom.key:
            code = self._writer.code(atom.key, self._item)
            prints = code.startswith("{{")
            own = () if self._writer.parts_marks else self._stack
            self._to(_tags(self._stack, atom) if prints else own)
            self._pieces.append(self._fitted(code))
            return
        if atom.seen != BREAK:
            self._to(_tags(self._stack, atom))
        before = self._pieces[-1] if self._pieces else ""
        if atom.seen == " " and (found := _DROPS_AFTER.search(before)):
            self._pieces[-1] = before[: found.start()] + found[1]
        self._pieces.append(self._writer.sign(atom.seen, before, after))

    def _fitted(self, code: str) -> str:
        """Return what a control stands for, without a «-» that would drop a space before it."""
        core = code.lstrip()
        if self._pieces and self._pieces[-1][-1:].isspace() and core[2:3] == "-":
            return core[:2] + core[3:]
        return code

    def _put(self, atom: Atom) -> None:
        """Add a sign that was there before, with marks of its own."""
        text = self._writer.slice(atom.start, atom.end)
        if atom.key:
            prints = text.lstrip().startswith("{{")
            self._to(_tags(self._stack, atom) if prints else ())
        elif atom.seen != BREAK:
            self._to(_tags(self._stack, atom))
        self._pieces.append(self._fitted(text) if atom.key else text)

    def _jump(self, atom: Atom) -> None:
        """Add a sign that was there before, at another place than right behind the last."""
        self._to(atom.stack)
        text = self._writer.slice(atom.start, atom.end)
        self._pieces.append(self._fitted(text) if atom.key else text)

    def _to(self, stack: tuple[str, ...]) -> None:
        """Close and open tags until just those of a stack are open."""
        common = 0
        for one, other in zip(self._stack, stack, strict=False):
            if one != other:
                break
            common += 1
        for tag in reversed(self._stack[common:]):
            self._pieces.append(f"</{_name(tag)}>")
        self._pieces += stack[common:]
        self._stack = stack


def _name(tag: str) -> str:
    found = re.match(r"<(\w+)", tag)
    return found[1] if found else ""


def _tags(stack: tuple[str, ...], atom: Atom) -> tuple[str, ...]:
    """Return the tags around a new sign: those that are open as far as they fit, and the rest."""
    link = f'<a href="{_attribute(atom.link)}">' if atom.link else ""
    wanted = {*(f"<{mark}>" for mark in atom.marks), *([link] if link else [])}
    kept: list[str] = []
    for tag in stack:
        if not any(_same_tag(tag, one) for one in wanted):
            break
        kept.append(tag)
    missing = [one for one in wanted if not any(_same_tag(tag, one) for tag in kept)]
    order = [link, *(f"<{mark}>" for mark in MARKS)]
    return (*kept, *sorted(missing, key=order.index))


def _same_tag(tag: str, wanted: str) -> bool:
    return (
        tag == wanted
        or (tag.startswith("<a ") and unescape(tag) == unescape(wanted))
        or (tag.replace(" ", "") == wanted)
    )


def _attribute(text: str) -> str:
    for sign, entity in (*_ESCAPED.items(), ('"', "&quot;"), ("{", "%7B"), ("}", "%7D")):
        text = text.replace(sign, entity)
    return text


def _matched(old: Sequence[Atom], new: Sequence[Atom]) -> Iterator[tuple[Atom, int | None]]:
    """Yield the new signs, each with the number of the old one that it is, if it is one."""
    one, other = [atom.same for atom in old], [atom.same for atom in new]
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    middle: dict[int, int] = {n: n for n in range(start)}
    rest, others = one[start : len(one) - end], other[start : len(other) - end]
    if len(rest) * len(others) <= _MOST_COMPARED:
        for a, b, size in SequenceMatcher(None, rest, others, autojunk=False).get_matching_blocks():
            middle |= {start + b + n: start + a + n for n in range(size)}
    middle |= {len(other) - n: len(one) - n for n in range(1, end + 1)}
    for number, atom in enumerate(new):
        yield atom, middle.get(number)
