"""Rules about two languages: what one of them has and the other lacks or has otherwise."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from drafter.errors import Place
from drafter.proofreading.alignment import Block, aligned
from drafter.proofreading.draft import Draft, Paragraph, Passage, Remark, Rule
from drafter.proofreading.mentions import Mention, people, quotations, quoted_names, sound, sounds
from drafter.wording import N_, _
from drafter.wording.figures import Figure, Kind, figures
from drafter.wording.languages import in_language
from drafter.wording.matching import Counted, unmatched, years

_NOTE = re.compile(r"[ \t>]*(\[\^[^\s\[\]]*\]):")
"""The beginning of a footnote, with the mark that refers to it."""


class _Text:
    """A text in one language, with what is needed to compare its paragraphs."""

    def __init__(self, draft: Draft, passage: Passage, known_years: frozenset[int]) -> None:
        self.passage, self.years = passage, known_years
        self.months = tuple(draft.months(passage.language or ""))
        self.in_language = in_language(passage.language or "")

    @property
    def paragraphs(self) -> list[Paragraph]:
        return self.passage.paragraphs

    def counted(self, part: Paragraph) -> Counted:
        return Counted(part.text, figures(part.text, self.months), self.years)

    def place(self, part: Paragraph, offset: int = 0) -> Place:
        return self.passage.place(part.offset + offset)

    def place_of(self, number: int) -> Place:
        """Return where a paragraph stands, or the last one where there are fewer."""
        return self.place(self.paragraphs[min(number, len(self.paragraphs) - 1)])

    def typed(self, number: int) -> str:
        """Return the line that a paragraph begins in, with its marks, and those that go on."""
        bare, part = self.passage.bare, self.paragraphs[number]
        return bare[bare.rfind("\n", 0, part.offset) + 1 : part.offset + len(part.text)]

    def table_of(self, number: int) -> range | None:
        """Return the rows of the table that a paragraph is a row of, by their numbers."""
        parts = self.paragraphs
        if not parts[number].table:
            return None
        first = last = number
        while first and _goes_on(parts[first - 1], parts[first]):
            first -= 1
        while last + 1 < len(parts) and _goes_on(parts[last], parts[last + 1]):
            last += 1
        return range(first, last + 1)

    def joined(self, numbers: range) -> Paragraph:
        """Return paragraphs as one."""
        first, last = self.paragraphs[numbers[0]], self.paragraphs[numbers[-1]]
        text = self.passage.plain[first.offset : last.offset + len(last.text)]
        return Paragraph(first.offset, text, first.table) if len(numbers) > 1 else first


def _goes_on(one: Paragraph, two: Paragraph) -> bool:
    """Tell whether two rows stand in one table, with nothing between them."""
    return one.table and two.table and one.offset + len(one.text) + 1 == two.offset


_Pair = tuple[_Text, Paragraph, _Text, Paragraph]


def _texts(draft: Draft) -> Iterator[tuple[_Text, _Text]]:
    """Yield the texts of a letter in its first language, each with the same in another."""
    first, *others = draft.inquiry.languages
    if not others:
        return
    known = {language: _years(draft, language) for language in draft.inquiry.languages}
    by_path: dict[str, dict[str, Passage]] = {}
    for passage in draft.titles:
        if passage.language:
            path = passage.path.removesuffix(f".{passage.language}")
            by_path.setdefault(path, {})[passage.language] = passage
    for passages in by_path.values():
        for other in others:
            if first in passages and other in passages:
                one, two = (_Text(draft, passages[code], known[code]) for code in (first, other))
                if one.paragraphs and two.paragraphs:
                    yield one, two


def _years(draft: Draft, language: str) -> frozenset[int]:
    """Return the years that a language of the letter names anywhere."""
    months = tuple(draft.months(language))
    parts = [
        part.text
        for passage in draft.titles
        if passage.language == language
        for part in passage.paragraphs
    ]
    own = {draft.inquiry.day.year} if draft.inquiry.day else set()
    return frozenset(own).union(*(years(figures(text, months)) for text in parts))


def _steps(one: _Text, two: _Text) -> list[tuple[range, range]]:
    """Return which paragraphs say the same, by their numbers; all of them where that is unclear."""
    mine, theirs = one.paragraphs, two.paragraphs
    if len(mine) == len(theirs):
        return [(range(n, n + 1), range(n, n + 1)) for n in range(len(mine))]
    found = aligned(*_blocks(one, two))
    return [(range(len(mine)), range(len(theirs)))] if found is None else list(found)


def _blocks(one: _Text, two: _Text) -> Iterator[tuple[Block, ...]]:
    for text in (one, two):
        yield tuple(
            Block(
                len(part.text),
                frozenset(_fact(figure) for figure in figures(part.text, text.months))
                | frozenset(sound(name.text) for name in people(part.text)),
                part.table,
            )
            for part in text.paragraphs
        )


def _fact(figure: Figure) -> object:
    return figure.value[1:] if isinstance(figure.value, tuple) else figure.value


def _pairs(draft: Draft) -> Iterator[_Pair]:
    for one, two in _texts(draft):
        for mine, theirs in _steps(one, two):
            if mine and theirs:
                yield one, one.joined(mine), two, two.joined(theirs)


def _differing(kind: Kind) -> Callable[[Draft], Iterator[Remark]]:
    def find(draft: Draft) -> Iterator[Remark]:
        for one, mine, two, theirs in _pairs(draft):
            lost = unmatched(one.counted(mine), two.counted(theirs))
            for here, there in _opposites(*lost):
                # What differs is told once, under the rule of the first language's figure.
                if here and there and here.kind is kind:
                    yield _different((one, mine, here), (two, theirs, there))
                elif here and not there and here.kind is kind:
                    yield _missing(one.place(mine, here.offset), here.text, two, theirs)
                elif there and not here and there.kind is kind:
                    yield _missing(two.place(theirs, there.offset), there.text, one, mine)

    return find


def _opposites(
    here: list[Figure], there: list[Figure]
) -> Iterator[tuple[Figure | None, Figure | None]]:
    """Pair what stands in place of each other: as many dates as dates, as many sums as sums."""
    for is_date in (True, False):
        mine, theirs = (
            [figure for figure in side if (figure.kind is Kind.DATE) is is_date]
            for side in (here, there)
        )
        if len(mine) == len(theirs):
            yield from zip(mine, theirs, strict=True)
        else:
            yield from ((figure, None) for figure in mine)
            yield from ((None, figure) for figure in theirs)


def _different(
    one: tuple[_Text, Paragraph, Figure], two: tuple[_Text, Paragraph, Figure]
) -> Remark:
    (text, part, figure), (there, other, changed) = one, two
    what = _("«{text}» stands here, but «{other}» in the text {in_language}.")
    what = what.format(text=changed.text, other=figure.text, in_language=text.in_language)
    advice = _("Correct the one that is wrong; the other stands at {place}.")
    place = text.place(part, figure.offset)
    return Remark(there.place(other, changed.offset), what, advice.format(place=place))


def _missing(place: Place, words: str, text: _Text, part: Paragraph) -> Remark:
    what = _("«{text}» stands here, but is missing in the text {in_language}.")
    what = what.format(text=words, in_language=text.in_language)
    return Remark(place, what, _("Compare {place}.").format(place=text.place(part)))


def _paragraphs(draft: Draft) -> Iterator[Remark]:
    for one, two in _texts(draft):
        if len(one.paragraphs) == len(two.paragraphs):
            continue
        steps = aligned(*_blocks(one, two))
        if steps is None:
            yield _counts(one, two)
        mine, theirs = _lost(steps or ())
        yield from _lacking(one, mine, two)
        yield from _lacking(two, theirs, one)


def _lost(steps: Iterable[tuple[range, range]]) -> tuple[dict[int, int], dict[int, int]]:
    """Return the paragraphs of each side that the other lacks, and where they would stand there."""
    lost: tuple[dict[int, int], dict[int, int]] = ({}, {})
    reached = [0, 0]
    for mine, theirs in steps:
        if not theirs:
            lost[0].update(dict.fromkeys(mine, reached[1]))
        elif not mine:
            lost[1].update(dict.fromkeys(theirs, reached[0]))
        reached = [reached[0] + len(mine), reached[1] + len(theirs)]
    return lost


def _lacking(text: _Text, lost: Mapping[int, int], other: _Text) -> Iterator[Remark]:
    """Tell of paragraphs that the other text lacks: of a whole table once.

    Nothing is told of a footnote whose paragraph is lacking as well.
    """
    told: set[int] = set()
    marks = "\n".join(text.typed(number) for number in lost)
    for number, at in lost.items():
        table, note = text.table_of(number), _NOTE.match(text.typed(number))
        if number in told or (note and re.search(re.escape(note[1]) + "(?!:)", marks)):
            continue
        if table and lost.keys() >= {*table}:
            told.update(table)
            what = _("The table is missing in the text {in_language}.")
        elif table:
            what = _("A row of the table is missing in the text {in_language}.")
        elif note:
            what = _("The footnote is missing in the text {in_language}.")
        else:
            what = _no_paragraph(text, number)
        what = what.format(in_language=other.in_language)
        advice = _("Compare {place}.").format(place=other.place_of(at))
        yield Remark(text.place(text.paragraphs[number]), what, advice)


def _no_paragraph(text: _Text, number: int) -> str:
    words = text.paragraphs[number].text.split() or text.typed(number).split()
    beginning = " ".join(words[:5]) + ("…" if len(words) > 5 else "")
    what = _("The paragraph «{beginning}» is missing in the text {in_language}.")
    # What the writer has typed may have braces of its own.
    return what.replace("{beginning}", beginning.replace("{", "{{").replace("}", "}}"))


def _counts(one: _Text, two: _Text) -> Remark:
    what = _("The text has {count} paragraphs {in_language}, but {other_count} {in_other}.")
    what = what.format(
        count=len(one.paragraphs),
        in_language=one.in_language,
        other_count=len(two.paragraphs),
        in_other=two.in_language,
    )
    return Remark(one.place_of(0), what, _("Compare {place}.").format(place=two.place_of(0)))


def _names(draft: Draft) -> Iterator[Remark]:
    for one, mine, two, theirs in _pairs(draft):
        for (text, part), (other, counterpart) in (
            ((one, mine), (two, theirs)),
            ((two, theirs), (one, mine)),
        ):
            for name in _names_lost(part.text, counterpart.text):
                yield _missing(text.place(part, name.offset), name.text, other, counterpart)


def _names_lost(here: str, there: str) -> list[Mention]:
    """Return the names that the other text neither has nor can have translated."""
    known = sounds(there)
    lost = [name for name in people(here) if name.sounds.isdisjoint(known)]
    lost = [] if any(name.sounds.isdisjoint(sounds(here)) for name in people(there)) else lost
    quotes = quotations(here), quotations(there)
    if None not in quotes and (surplus := (quotes[0] or 0) - (quotes[1] or 0)) > 0:
        quoted = [name for name in quoted_names(here) if name.sounds.isdisjoint(known)]
        lost += quoted if len(quoted) == surplus else []
    return lost


RULES = (
    Rule("dates-differ", N_("A date that differs between the languages."), _differing(Kind.DATE)),
    Rule(
        "amounts-differ",
        N_("An amount of money or a percentage that differs between the languages."),
        _differing(Kind.AMOUNT),
    ),
    Rule(
        "figures-differ",
        N_("A figure that differs between the languages."),
        _differing(Kind.NUMBER),
    ),
    Rule(
        "paragraphs-differ",
        N_("A paragraph that one of the languages lacks."),
        _paragraphs,
    ),
    Rule(
        "names-differ",
        N_("A person or a name in quotation marks that one of the languages lacks."),
        _names,
    ),
)
