"""Rules about two languages: dates, amounts and figures that differ between them."""

from collections.abc import Callable, Iterator
from itertools import zip_longest

from drafter.proofreading.draft import Draft, Paragraph, Passage, Remark, Rule
from drafter.wording import N_, _
from drafter.wording.figures import Figure, Kind, figures, unmatched
from drafter.wording.languages import in_language

_Side = tuple[Passage, Paragraph]


def _differing(kind: Kind) -> Callable[[Draft], Iterator[Remark]]:
    def find(draft: Draft) -> Iterator[Remark]:
        first, *others = draft.inquiry.languages
        for path in dict.fromkeys(_path(passage) for passage in draft.prose):
            one = draft.passage(path, first)
            for language in others:
                two = draft.passage(path, language)
                if one and two and one is not two:
                    yield from _between(draft, one, two, kind)

    return find


def _path(passage: Passage) -> str:
    return passage.path.removesuffix(f".{passage.language}")


def _between(draft: Draft, one: Passage, two: Passage, kind: Kind) -> Iterator[Remark]:
    for mine, theirs in _pairs(one, two):
        lost = _lost(draft, (one, mine), (two, theirs))
        for here, there in zip_longest(*lost):
            if here and there and kind in (here.kind, there.kind):
                # What differs is told once, under the rule of the first language's figure.
                if here.kind is kind:
                    what = _("«{text}» stands here, but «{other}» in the text {in_language}.")
                    named = in_language(one.language or "")
                    what = what.format(text=there.text, other=here.text, in_language=named)
                    yield Remark(
                        two.place(theirs.offset + there.offset),
                        what,
                        _("Correct the one that is wrong."),
                    )
            elif (here or there).kind is kind:
                passage, part, missing = (one, mine, two) if here else (two, theirs, one)
                figure = here or there
                what = _("«{text}» stands here, but is missing in the text {in_language}.")
                named = in_language(missing.language or "")
                what = what.format(text=figure.text, in_language=named)
                yield Remark(passage.place(part.offset + figure.offset), what)


def _pairs(one: Passage, two: Passage) -> Iterator[tuple[Paragraph, Paragraph]]:
    """Yield the paragraphs that say the same; the whole texts where their number differs."""
    if len(one.paragraphs) == len(two.paragraphs):
        yield from zip(one.paragraphs, two.paragraphs, strict=True)
    else:
        yield Paragraph(0, one.plain), Paragraph(0, two.plain)


def _lost(draft: Draft, one: _Side, two: _Side) -> tuple[list[Figure], list[Figure]]:
    sides = [
        (part.text, figures(part.text, draft.months(passage.language or "")))
        for passage, part in (one, two)
    ]
    return unmatched(sides[0], sides[1])


RULES = (
    Rule(
        "dates-differ",
        N_("A date that differs between the languages."),
        _differing(Kind.DATE),
    ),
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
)
