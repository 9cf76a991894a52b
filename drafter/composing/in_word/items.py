"""What was read of a template's Word file, as signs: text that was typed, and controls.

Text may name a value in braces, «{addressee: post}»; nothing else that is typed becomes code.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from drafter.composing.in_word.atoms import BREAK, Atom, joined
from drafter.errors import Place, Problem
from drafter.model.template_lines import VALUE, Control, Fragment, Read, check_of
from drafter.wording import _

SHADED = "?"
_TYPED = re.compile(r"\{([^{}\n]*[^\W\d_][^{}\n]*)\}")
_CODE = re.compile(r"\{[{%#]")


class Typed(NamedTuple):
    """What understands values that are typed, and those of the list at the end of a file."""

    expression_of: Callable[[str], str | None]
    near: Callable[[str], list[str]]
    blocks: dict[str, str]
    """The expressions of the list, by the keys of its controls."""


class Item(NamedTuple):
    """A line as signs; `codes` has the expressions of values that were put in, by their keys."""

    read: Read
    atoms: tuple[Atom, ...]
    codes: dict[str, str]

    @property
    def keys(self) -> list[str]:
        """The keys of the template's own controls in it."""
        return [atom.key for atom in self.atoms if atom.key and atom.key not in self.codes]

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not self.atoms

    def place(self, file: str, key: str = "") -> Place:
        """Return where it stands, or where a control of it does."""
        at = 0
        for fragment in self.read.fragments:
            if key and fragment.key == key:
                return Place(file, self.read.place, at + 1)
            at += len(fragment.text)
        return Place(file, self.read.place, 1)


class Reading:
    """Makes items of lines; collects what is wrong with them."""

    def __init__(self, file: str, controls: dict[str, Control], typed: Typed) -> None:
        """Take the file, its controls by their keys, and what understands values."""
        self.file = file
        self.problems: list[Problem] = []
        self._controls = controls
        self._typed = typed
        self._free: dict[str, list[str]] = {}
        self._taken: dict[str, list[str]] = {}
        """The controls that no line names, and those that one does, by what they show."""
        self._made = 0

    def items(self, lines: Sequence[Read]) -> list[Item]:
        """Return lines as items, in their order."""
        known = {fragment.key for line in lines for fragment in line.fragments}
        self._free, self._taken = {}, {}
        for key, control in self._controls.items():
            into = self._taken if key in known else self._free
            into.setdefault(" ".join(control.text.split()), []).append(key)
        return [self._item(line) for line in lines]

    def _item(self, line: Read) -> Item:
        codes: dict[str, str] = {}
        atoms: list[Atom] = []
        at = 0
        for (key, _check), group in groupby(_whole(line.fragments), key=lambda f: (f.key, f.check)):
            fragments = list(group)
            place = Place(self.file, line.place, at + 1)
            if key == SHADED:
                atoms += self._shaded(fragments, codes)
            elif key and key not in self._controls:
                # Of another template, or of another drafter: nobody knows what it stands for.
                self._unknown("".join(fragment.text for fragment in fragments), place)
            elif key:
                atoms += self._control(fragments, codes, place)
            else:
                atoms += _text(fragments)
            at += sum(len(fragment.text) for fragment in fragments)
        return Item(line, tuple(joined(atoms)), codes)

    def _control(
        self, fragments: list[Fragment], codes: dict[str, str], place: Place
    ) -> Iterator[Atom]:
        first = fragments[0]
        text = "".join(fragment.text for fragment in fragments)
        before, after = "", ""
        if first.check and check_of(text) != first.check and not first.key.endswith("c"):
            around = _around(text, first.check) if first.is_loose else None
            if around is None:
                self._typed_over(first.key, text, place)
            else:
                before, after = around
        # The name before the example has no marks, and what prints nothing has none at all.
        last = fragments[-1] if self._prints(first.key) else Fragment("")
        yield from _text([first._replace(text=before)])
        key = first.key
        if key.startswith("b"):
            key = self._put_in(key, codes)
        yield Atom("", key, last.marks, last.link)
        yield from _text([fragments[-1]._replace(text=after)])

    def _prints(self, key: str) -> bool:
        return key not in self._controls or self._controls[key].role == VALUE

    def _typed_over(self, key: str, text: str, place: Place) -> None:
        shown = self._controls[key].text if key in self._controls else ""
        what = _("Text was typed inside of «{control}»: «{text}».")
        what = what.format(control=shown or text, text=text)
        advice = _("Undo that: what stands there comes from the letter. Type beside it.")
        if own := key in self._controls and self._controls[key].advice:
            advice = own
        self.problems.append(Problem("control-typed-over", place, what, advice))

    def _shaded(self, fragments: list[Fragment], codes: dict[str, str]) -> Iterator[Atom]:
        """Yield what looks like controls, by what they show; else it is text.

        They are such as the file misses, or values of the list, or copies that are one too many.
        """
        words = " ".join("".join(fragment.text for fragment in fragments).split())
        shown = list(self._shown_in(words))
        last = fragments[-1]
        for text in shown:
            free = self._free.get(text)
            key = free.pop(0) if free else self._taken[text][-1]
            if key.startswith("b"):
                key = self._put_in(key, codes)
            prints = key in codes or self._prints(key)
            yield Atom("", key, *((last.marks, last.link) if prints else (frozenset(), "")))
        if not shown:
            yield from _text(fragments)

    def _shown_in(self, words: str) -> Iterator[str]:
        """Yield what controls show, one after the other, if a text is nothing else."""
        found: list[str] = []
        while words:
            fitting = [
                *(text for text, keys in self._free.items() if keys and _begins(words, text)),
                *(text for text in self._taken if _begins(words, text)),
            ]
            if not fitting:
                return
            found.append(max(fitting, key=len))
            words = words[len(found[-1]) :].lstrip()
        yield from found

    def _put_in(self, key: str, codes: dict[str, str]) -> str:
        """Return the key of a value that is put in from the list."""
        self._made += 1
        codes[f"n{self._made}"] = self._typed.blocks[key]
        return f"n{self._made}"

    def with_values(self, item: Item, kept: Sequence[bool]) -> Item:
        """Return a line with a value in the place of each that was typed in braces.

        `kept` tells of each sign whether the template has it there; what it has is not typed.
        """
        text = "".join(atom.seen[:1] if not atom.key else "\0" for atom in item.atoms)
        for found in _CODE.finditer(text):
            if not all(kept[slice(*found.span())]):
                place = Place(self.file, item.read.place, found.start() + 1)
                what = _("«{text}» looks like the code of a template.").format(text=found[0])
                advice = _("Type a value by its name, in single braces, or copy it from the list.")
                self.problems.append(Problem("control-typed-code", place, what, advice))
                return item
        atoms: list[Atom] = []
        codes, end = dict(item.codes), 0
        for match in _TYPED.finditer(text):
            if all(kept[slice(*match.span())]):
                continue
            expression = None if "\0" in match[0] else self._typed.expression_of(match[1])
            if expression is None:
                place = Place(self.file, item.read.place, match.start() + 1)
                self._unknown(match[1], place)
                continue
            atoms += item.atoms[end : match.start()]
            self._made += 1
            codes[f"n{self._made}"] = expression
            atoms.append(item.atoms[match.start()]._replace(seen="", key=f"n{self._made}"))
            end = match.end()
        return Item(item.read, (*atoms, *item.atoms[end:]), codes)

    def _unknown(self, words: str, place: Place) -> None:
        what = _("There is no value «{words}».").format(words=words.replace("\0", "…"))
        near = self._typed.near(words)
        advice = _("Possible: {values}.").format(values="; ".join(f"{{{n}}}" for n in near[:5]))
        if not near:
            advice = _("Copy one from the list at the end of the file.")
        self.problems.append(Problem("control-unknown-value", place, what, advice))


def _begins(words: str, shown: str) -> bool:
    return bool(shown) and words.startswith(shown)


def _around(text: str, check: str) -> tuple[str, str] | None:
    """Return what stands before and after the text of a control, None if it is not all there."""
    for cut in range(1, len(text)):
        if check_of(text[:cut]) == check:
            return "", text[cut:]
        if check_of(text[cut:]) == check:
            return text[:cut], ""
    return None


def _whole(fragments: Sequence[Fragment]) -> list[Fragment]:
    """Return fragments with each control whole, whose bookmark Writer (7.4) begins a sign late."""
    found: list[Fragment] = []
    for (key, check), group in groupby(fragments, key=lambda f: (f.key, f.check)):
        own = list(group)
        text = "".join(fragment.text for fragment in own)
        before = found[-1] if found else None
        if before and before.key == SHADED and own[0].is_loose and check_of(text) != check != "":
            cuts = range(len(before.text) - 1, -1, -1)
            cut = next((n for n in cuts if check_of(before.text[n:] + text) == check), None)
            if cut is not None:
                found[-1:] = [before._replace(text=before.text[:cut])] if cut else []
                found.append(own[0]._replace(text=before.text[cut:], key=key))
        found += own
    return found


def _text(fragments: Sequence[Fragment]) -> Iterator[Atom]:
    for fragment in fragments:
        for sign in fragment.text:
            if sign == BREAK:
                yield Atom(BREAK, "", frozenset(), "")
            else:
                seen = " " if sign in " \t\r" else sign
                yield Atom(seen, "", fragment.marks, fragment.link)
