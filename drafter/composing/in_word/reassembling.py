"""A template put together again from its Word file: what nobody has touched keeps every byte.

Every change is an edit of the text: a paragraph written anew, taken out, or put in.  At the end the
new text is taken apart once more, and has to say just what the file says.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.composing.dissecting import CODE, LEAF, PAGE, Dissected, Part
from drafter.composing.in_word.atoms import Atom, atoms_of, span_of
from drafter.composing.in_word.elements import Elements, retagged
from drafter.composing.in_word.inserting import Inserting
from drafter.composing.in_word.items import Item, Reading
from drafter.composing.in_word.keeping_controls import Facts, Losses
from drafter.composing.in_word.order import in_order
from drafter.composing.in_word.recognising import recognised
from drafter.composing.in_word.rewriting import is_same, kept_signs
from drafter.composing.in_word.showing import Style, styles_of
from drafter.composing.in_word.units import CODE as STATEMENT_UNIT
from drafter.composing.in_word.units import NEW, PARAGRAPH, Unit, containers, units_of, with_cells
from drafter.composing.in_word.wishes import Styling
from drafter.errors import Place, Problem
from drafter.wording import _

_HEAVY = 1000
"""How many paragraphs a statement counts for where the order has changed."""


class Rebuilt(NamedTuple):
    """The new text of a template, and what keeps it from being written."""

    text: str
    problems: list[Problem]


class Edit(NamedTuple):
    """A stretch of a template, and what stands there instead."""

    start: int
    end: int
    text: str


def rebuilt(
    dissected: Dissected,
    items: Sequence[Item],
    names: dict[str, str],
    reading: Reading,
    styling: Styling,
) -> Rebuilt:
    """Return a template as its Word file has it; `names` are the words of its controls."""
    return _Rebuilding(dissected, items, names, reading, styling).result()


class _Rebuilding:
    def __init__(
        self,
        dissected: Dissected,
        items: Sequence[Item],
        names: dict[str, str],
        reading: Reading,
        styling: Styling,
    ) -> None:
        self._dissected = dissected
        self._file = file = reading.file
        self._styling = styling
        self._block_parts = {
            part.tokens[0].number: number
            for number, part in enumerate(dissected.parts)
            if part.kind in (CODE, PAGE)
        }
        block_keys = {f"k{number}" for number in self._block_parts}
        leaves = recognised(dissected, items, block_keys)
        self._leaves = with_cells(dissected, items, leaves)
        part_of = {item: part for part, item in self._leaves.items()}
        items = [
            self._with_values(reading, item, part_of.get(number))
            for number, item in enumerate(items)
        ]
        self._items = items
        self._facts = Facts(dissected, items, self._leaves, names, file)
        self._styles = styles_of(dissected)
        self._elements = Elements(dissected, self._styles)
        self._blank = {
            number
            for number, part in enumerate(dissected.parts)
            if part.kind == LEAF and not atoms_of(dissected, part)
        }
        """The cells in which nothing stands, whose marks a program may have lost."""
        self._problems: list[Problem] = []
        self._edits: list[Edit] = []

    def _with_values(self, reading: Reading, item: Item, part: int | None) -> Item:
        """Return a line with the values that were typed in it, if it has been changed."""
        if part is None:
            return reading.with_values(item, [False] * len(item.atoms))
        leaf = self._dissected.parts[part]
        if is_same(self._dissected, leaf, item):
            return item
        return reading.with_values(item, kept_signs(self._dissected, leaf, item))

    def _is_untouched(self) -> bool:
        """Tell whether everything stands where it stood, says what it said, and looks as it did."""
        found: list[tuple[int, bool]] = []
        part_of = {item: part for part, item in self._leaves.items()}
        for number, item in enumerate(self._items):
            part = part_of.get(number)
            if part is not None:
                leaf = self._dissected.parts[part]
                kept = is_same(self._dissected, leaf, item)
                found.append((part, kept and self._styling.is_kept(self._styles[part], item)))
            elif item.keys:
                numbers = [int(key[1:]) for key in item.keys]
                plain = len(item.atoms) == len(numbers)
                found += [(self._block_parts.get(n, -1), plain) for n in numbers]
            elif not item.is_empty:
                return False
        shown = [
            number
            for number, part in enumerate(self._dissected.parts)
            if part.kind in (LEAF, CODE, PAGE)
            and (number not in self._blank or number in self._leaves)
        ]
        return found == [(number, True) for number in shown]

    def result(self) -> Rebuilt:
        if self._is_untouched():
            return Rebuilt(self._dissected.original, [])
        losses = Losses(self._facts)
        self._problems = [*losses.problems(), *self._beside()]
        if self._problems:
            return Rebuilt(self._dissected.original, self._problems)
        units = units_of(self._dissected, self._items, self._leaves, self._block_parts)
        units = [unit for unit in units if unit.kind != NEW or not unit.items[0].is_empty]
        known = [n for n, unit in enumerate(units) if unit.part >= 0]
        weights = [_HEAVY if units[n].kind == STATEMENT_UNIT else 1 for n in known]
        kept = in_order([units[n].part for n in known], weights)
        stays = {known[n] for n in kept}
        self._check_statements(units, stays)
        text = self._written(units, stays, losses.gone)
        if self._problems:
            return Rebuilt(self._dissected.original, self._problems)
        problems = list(self._verify(text, units))
        if problems:
            # A mark that reaches over statements cannot end amid one of them.
            self._elements.writer.parts_marks = True
            text = self._written(units, stays, losses.gone)
            problems = list(self._verify(text, units))
        return Rebuilt(self._dissected.original if problems else text, problems)

    def _written(self, units: list[Unit], stays: set[int], gone: set[int]) -> str:
        """Return the text of the template with all that has changed."""
        self._edits = []
        self._rewrite(units, stays)
        dead = self._dead(units, stays, gone)
        inserting = Inserting(
            self._dissected, self._elements, self._styles, self._styling, self._file
        )
        self._edits += [Edit(*edit) for edit in inserting.edits(units, stays, dead.closed)]
        self._problems += inserting.problems
        self._delete(dead.parts, inserting.hosts)
        return self._edited()

    def _beside(self) -> Iterator[Problem]:
        """Yield what was typed into the grey line of a statement."""
        for item in self._items:
            own = [key for key in item.keys if int(key[1:]) in self._block_parts]
            if own and any(not atom.key and atom.seen.strip() for atom in item.atoms):
                text = "".join(atom.seen for atom in item.atoms if not atom.key).strip()
                what = _("Text was typed beside a grey line: «{text}».").format(text=text)
                advice = _("Give it a paragraph of its own.")
                place = Place(self._file, item.read.place, 1)
                yield Problem("control-text-beside", place, what, advice)

    def _check_statements(self, units: list[Unit], stays: set[int]) -> None:
        for number, unit in enumerate(units):
            if unit.kind == STATEMENT_UNIT and number not in stays:
                what = _("«{control}» stands at another place than before.")
                token = self._dissected.parts[unit.part].tokens[0]
                name = self._facts.names.get(f"k{token.number}", token.inner)
                advice = _("Undo that, and move the paragraphs instead.")
                place = unit.items[0].place(self._file)
                self._problems.append(
                    Problem("control-moved", place, what.format(control=name), advice)
                )

    def _rewrite(self, units: list[Unit], stays: set[int]) -> None:
        for number, unit in enumerate(units):
            if unit.kind != PARAGRAPH or number not in stays:
                continue
            part = self._dissected.parts[unit.part]
            item = unit.items[0]
            style = self._styles[unit.part]
            wanted = self._styling.wanted(style, item, part, self._problems, self._file)
            if wanted is None and not (self._is_dying(unit) or len(unit.items) > 1):
                if not is_same(self._dissected, part, item):
                    start, end = span_of(part)
                    self._edits.append(Edit(start, end, self._elements.writer.inner(item, part)))
            elif not self._is_dying(unit):
                self._restyle(unit, wanted or style.name, style)

    def _restyle(self, unit: Unit, wanted: str, style: Style) -> None:
        """Give a paragraph another style, or a cell more than one line."""
        part = self._dissected.parts[unit.part]
        opening, closing = part.tokens[0], part.tokens[-1]
        start, end = span_of(part)
        if part.tag and wanted != style.name:
            default = self._styling.default_at(self._dissected, unit.part)
            tags = retagged(part, self._dissected.text(opening), wanted, default)
            self._edits += [
                Edit(opening.start, opening.end, tags[0]),
                Edit(closing.start, closing.end, tags[1]),
            ]
        if len(unit.items) > 1:
            inner = [
                self._elements.writer.inner(item, part if number == self._own(unit) else None)
                for number, item in enumerate(unit.items)
            ]
            self._edits.append(Edit(start, end, "".join(f"<p>{one}</p>" for one in inner)))
        elif not is_same(self._dissected, part, unit.items[0]):
            self._edits.append(Edit(start, end, self._elements.writer.inner(unit.items[0], part)))

    def _own(self, unit: Unit) -> int:
        """Return which line of a cell is the one that the template has."""
        own = self._items[self._leaves[unit.part]]
        return next((n for n, item in enumerate(unit.items) if item is own), 0)

    def _is_dying(self, unit: Unit) -> bool:
        """Tell whether a paragraph is empty now that was not; a cell may be so."""
        part = self._dissected.parts[unit.part]
        is_empty = all(item.is_empty for item in unit.items)
        had = bool(atoms_of(self._dissected, part))
        return is_empty and had and part.tag not in ("td", "th")

    def _dead(self, units: list[Unit], stays: set[int], gone: set[int]) -> "_Dead":
        """Return the parts that are taken out, and those that nothing may be put amid."""
        alive = {
            units[n].part
            for n in stays
            if units[n].kind != PARAGRAPH or not self._is_dying(units[n])
        }
        parts = self._dissected.parts
        dead = {
            number
            for number, part in enumerate(parts)
            if part.kind in (LEAF, CODE, PAGE) and number not in alive | self._blank
        }
        closed: set[int] = set()
        for opener, closer in self._dissected.closer.items():
            if opener in gone and opener in self._block_parts and closer in self._block_parts:
                closed |= set(range(self._block_parts[opener], self._block_parts[closer] + 1))
        return _Dead(dead | closed, closed)

    def _delete(self, dead: set[int], hosts: set[int]) -> None:
        parts = self._dissected.parts
        dead = set(dead)
        for start, end in containers(self._dissected).items():
            shown = [
                n
                for n in range(start, end)
                if parts[n].kind in (LEAF, CODE, PAGE) and n not in self._blank
            ]
            if shown and all(n in dead for n in shown) and start not in hosts:
                dead |= set(range(start, end + 1))
        numbers = sorted(dead)
        while numbers:
            first = last = numbers.pop(0)
            while numbers and numbers[0] == last + 1:
                last = numbers.pop(0)
            self._edits.append(Edit(*self._line_of(parts[first].start, parts[last].end), ""))

    def _line_of(self, start: int, end: int) -> tuple[int, int]:
        """Return what is taken out for a stretch: all of its lines, if nothing else is on them."""
        source = self._dissected.source
        begin = source.rfind("\n", 0, start) + 1
        stop = source.find("\n", end)
        stop = len(source) if stop < 0 else stop
        if source[begin:start].strip() or source[end:stop].strip():
            return start, end
        return (begin - 1, stop) if begin else (0, min(stop + 1, len(source)))

    def _edited(self) -> str:
        dissected, at = self._dissected, 0
        pieces: list[str] = []
        for edit in sorted(self._edits, key=lambda one: (one.start, one.end)):
            start = max(edit.start, at)
            pieces.append(dissected.original_of(at, start))
            pieces.append(edit.text.replace("\n", dissected.newline))
            at = max(edit.end, at)
        return "".join([*pieces, dissected.original_of(at, len(dissected.source))])

    def _verify(self, text: str, units: list[Unit]) -> Iterator[Problem]:
        """Yield a problem where the new text does not say what the file says."""
        try:
            new = Dissected(text)
            said = [sign for part in new.parts for sign in _signs(new, part)]
        except ValueError:
            said = []
        wanted = [
            sign
            for unit in units
            for lines in ([unit.items] if not unit.rows else [c for r in unit.rows for c in r])
            for item in lines
            for sign in self._wanted(item, unit)
        ]
        if said != wanted:
            same = next(
                (n for n, (a, b) in enumerate(zip(said, wanted, strict=False)) if a[0] != b[0]),
                min(len(said), len(wanted)),
            )
            place = wanted[same][1] if same < len(wanted) else 0
            if [sign for sign, _place in said] != [sign for sign, _place in wanted]:
                what = _("What is typed here cannot be written into the template as it is.")
                advice = _("Type it anew as plain text; if that does not help, change the file.")
                where = Place(self._file, place or 1, 1)
                yield Problem("control-not-written", where, what, advice)

    def _wanted(self, item: Item, unit: Unit) -> Iterator["_Sign"]:
        if unit.kind == STATEMENT_UNIT:
            yield (
                _plain(self._dissected.text(self._dissected.parts[unit.part].tokens[0])),
                item.read.place,
            )
            return
        for atom in item.atoms:
            text = self._elements.writer.code(atom.key, item) if atom.key else ""
            yield _sign(atom, text), item.read.place


class _Dead(NamedTuple):
    parts: set[int]
    closed: set[int]


_Sign = tuple[str, int]


def _signs(dissected: Dissected, part: Part) -> Iterator[_Sign]:
    if part.kind in (CODE, PAGE):
        yield _plain(dissected.text(part.tokens[0])), 0
    elif part.kind == LEAF:
        for atom in atoms_of(dissected, part):
            text = dissected.text(dissected.tokens[int(atom.key[1:])]) if atom.key else ""
            yield _sign(atom, text), 0


def _sign(atom: Atom, text: str) -> str:
    if not atom.key:
        return f"{atom.seen}{''.join(sorted(atom.marks))}{atom.link}"
    return _plain(text) + ("".join(sorted(atom.marks)) if text.startswith("{{") else "")


def _plain(code: str) -> str:
    """Return a piece of Jinja without the signs by which it drops white space."""
    code = code[:2] + code[3:] if code[2:3] == "-" and code[:1] == "{" else code
    return code[:-3] + code[-2:] if code[-3:-2] == "-" and code[-1:] == "}" else code
