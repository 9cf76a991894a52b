"""The rules on texts that belong to no letter: translations, and what stands in templates."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.clock import today
from drafter.errors import Place
from drafter.grammar import languages as grammars
from drafter.model.inquiry import Addressee, Inquiry
from drafter.model.origin import Origin, with_origin
from drafter.model.source import Source, Written
from drafter.proofreading.draft import Draft
from drafter.proofreading.rules import rules

RULES_OF_TEXTS = (
    "latin-lookalike",
    "russian-letters",
    "wrong-language",
    "hyphen-for-dash",
    "number-sign",
    "number-sign-space",
    "space-at-mark",
    "doubled-word",
    "glued-dash",
    "dash-in-word",
    "doubled-mark",
    "prime-minister",
    "scale-word",
)
"""The rules that judge a text by itself, whatever it is a part of."""

_LINE_END = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


class Finding(NamedTuple):
    """What a rule finds: its id, which of the texts, at which character, and what it says."""

    id: str
    text: int
    offset: int
    what: str
    advice: str


def proofread_texts(
    texts: Sequence[str], language: str, locales: tuple[Path, ...]
) -> Iterator[Finding]:
    """Yield what the rules find in texts of a language, which may have several lines each.

    `locales` are folders of catalogs.  To the rules the texts are the bodies of appendices.  In
    languages that drafter has no grammar of, marks and repeated words are another matter.
    """
    if language not in grammars():
        return
    lines = [_LINE_END.sub(" ", text) for text in texts]
    values = {
        f"appendices.{number}.body.{language}": Written(line, Place("", number + 1, 1))
        for number, line in enumerate(lines)
    }
    inquiry = Inquiry(
        languages=(language,), addressee=Addressee(post=""), body={language: ""}, signatories=()
    )
    source = Source("\n".join(lines), values)
    draft = Draft(with_origin(inquiry, Origin(source)), today(), locales)
    for name in RULES_OF_TEXTS:
        for remark in rules()[name].find(draft):
            if remark.place:
                line, column = remark.place.line, remark.place.column
                yield Finding(name, line - 1, column - 1, remark.what, remark.advice)
