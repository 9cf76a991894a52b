"""The rules on texts that belong to no letter: translations, and what stands in templates."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.clock import today
from drafter.errors import Place
from drafter.grammar import languages as grammars
from drafter.model.inquiry import Addressee, Inquiry
from drafter.model.origin import Origin, with_origin
from drafter.model.source import Source, Written
from drafter.proofreading.all_rules import RULES
from drafter.proofreading.draft import Draft
from drafter.wording.expressions import expression

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
    "joined-sentences",
    "small-after-stop",
    "stop-in-quotes",
    "quote-without-dash",
    "needless-comma",
    "introduction-comma",
    "words-apart",
    "comma-before-which",
    "according-to",
    "address-comma",
    "number-without-sign",
    "numeral-agreement",
    "ending-at-figure",
    "plural-after-number",
    "ordinal-hyphen",
    "double-genitive",
    "amount-in-words",
    "wrong-weekday",
    "strange-year",
    "former-body",
)
"""The rules that judge a text by itself, whatever it is a part of."""

RULES_OF_LETTERS = (
    *RULES_OF_TEXTS,
    "space-inside-marks",
    "abbreviation-space",
    "no-such-date",
    "government",
    "republic",
    "party-name",
)
"""The rules that judge what is printed in letters; what the program says has examples of slips."""

RULES_OF_TEMPLATES = (*RULES_OF_LETTERS, "quotation-marks", "brackets", "spelling", "initials")
"""The rules that judge the text of a template, which has words enough for a dictionary."""

_LINE_END = expression(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


class Finding(NamedTuple):
    """What a rule finds: its id, which of the texts, at which character, and what it says."""

    id: str
    text: int
    offset: int
    what: str
    advice: str


def proofread_texts(
    texts: Sequence[str],
    language: str,
    locales: tuple[Path, ...],
    names: Sequence[str] = RULES_OF_TEXTS,
) -> Iterator[Finding]:
    """Yield what the rules find in texts of a language, which may have several lines each.

    `locales` are folders of catalogs, `names` the ids of the rules, to which the texts are the
    bodies of appendices.  In languages that drafter has no grammar of, marks and repeated words are
    another matter.
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
    for name in names:
        for remark in RULES[name].find(draft):
            if remark.place:
                line, column = remark.place.line, remark.place.column
                yield Finding(name, line - 1, column - 1, remark.what, remark.advice)
