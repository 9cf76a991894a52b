"""Rules about what is typed although the template prints it: numbers, and marks at the end."""

import re
from collections.abc import Iterator

from drafter.errors import Repair
from drafter.proofreading.draft import Draft, Passage, Remark, Rule
from drafter.wording import N_, _
from drafter.words.typed import NUMBER, without_mark, without_number

_KEYS = ("subject", "request", "demands")


def _numbers(draft: Draft) -> Iterator[Remark]:
    for passage in _around(draft):
        number = re.match(NUMBER, passage.bare)
        if number and without_number(passage.bare).strip():
            what = _("«{mark}» is typed before the text.").format(mark=number[0].strip())
            advice = _("Delete it: the template prints numbers itself.")
            start = len(number[0]) - len(number[0].lstrip())
            repair = Repair(number[0][start:], "")
            yield Remark(passage.place(start), what, advice, repair)


def _marks(draft: Draft) -> Iterator[Remark]:
    for passage in _around(draft):
        text = passage.bare.rstrip()
        words = without_mark(text)
        if words and words != text:
            mark = text[len(words) :].strip()
            what = _("«{mark}» is typed at the end of the text.").format(mark=mark)
            advice = _("Delete it: the template prints the marks itself.")
            place = passage.place(text.index(mark, len(words)))
            yield Remark(place, what, advice, Repair(mark, ""))


def _around(draft: Draft) -> Iterator[Passage]:
    return (passage for passage in draft.prose if passage.key in _KEYS)


RULES = (
    Rule(
        "typed-number",
        N_("A number or a bullet typed before a demand, the request or the subject."),
        _numbers,
    ),
    Rule(
        "typed-mark",
        N_("A full stop, a semicolon or a colon typed after a demand, the request or the subject."),
        _marks,
    ),
)
