"""Rules about words and paragraphs: a word that stands twice, a paragraph that is too long."""

import re
from collections.abc import Iterator

from drafter.proofreading.draft import Draft, Remark, Rule
from drafter.wording import N_, _
from drafter.wording.expressions import expression

LONGEST_PARAGRAPH = 120
"""Words; a listener at a sitting does not follow a longer one."""

_TWICE = expression(
    r"(?<![\w-])(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)[ \u00a0\n]+(?P<again>(?P=word))(?![\w-])", re.I
)
_MAY_RETURN = frozenset(
    # Kazakh repeats words with a meaning of its own, and Russian some in questions.
    (
        "бір",
        "бөлек",
        "жеке",
        "дана",
        "талай",
        "неше",
        "көп",
        "аз",
        "сөз",
        "қайта",
        "әр",
        "что",
        "то",
    )
)
_WORD = expression(r"\w[\w-]*")


def _doubled_words(draft: Draft) -> Iterator[Remark]:
    for passage in draft.passages:
        for part in passage.paragraphs:
            for match in _TWICE.finditer(part.text):
                word = match["word"]
                after = part.text[match.end() : match.end() + 1]
                initials = (
                    len(word) == 1 and match["again"].isupper() and (word.isupper() or after == ".")
                )
                if word.lower() in _MAY_RETURN or initials:
                    continue
                what = _("The word «{word}» stands twice in a row.").format(word=match["again"])
                place = passage.place(part.offset + match.start("again"))
                yield Remark(place, what, _("Delete one of the two."))


def _long_paragraphs(draft: Draft) -> Iterator[Remark]:
    for passage in draft.passages:
        if not passage.is_body:
            continue
        for part in passage.paragraphs:
            count = len(_WORD.findall(part.text))
            if count > LONGEST_PARAGRAPH and not part.table and not part.quoted:
                what = _("The paragraph has {count} words; more than {limit} are hard to follow.")
                what = what.format(count=count, limit=LONGEST_PARAGRAPH)
                advice = _("Divide it: each line is a paragraph.")
                yield Remark(passage.place(part.offset), what, advice)


RULES = (
    Rule("doubled-word", N_("The same word twice in a row."), _doubled_words),
    Rule("long-paragraph", N_("A paragraph of more than 120 words."), _long_paragraphs),
)
