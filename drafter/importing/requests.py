"""The request and its only demand, which letters print as one sentence."""

from drafter.importing.formulas import FORMULA, REQUEST_VERB, Formulas
from drafter.wording.expressions import expression
from drafter.words.requesting import apart
from drafter.words.typed import without_mark

_LONGEST = 3000
"""No sentence with a demand takes more characters."""

_NEXT_SENTENCE = expression(r"[^\W\d_]{3}[.!?…][»”\"]?\s+[«„\"]?[^\W\d_a-zа-я]")


def one_demand(sentence: str, formulas: Formulas) -> tuple[str, str] | None:
    """Return the request and the demand of a sentence, None where it does not hold both."""
    return apart(without_mark(sentence), formulas.words) if len(sentence) <= _LONGEST else None


def asks_for_one_thing(text: str, formulas: Formulas) -> bool:
    """Tell whether a typed paragraph is a request with its only demand, and nothing else."""
    formula = FORMULA.get(formulas.language)
    begun = formula.match(text) if formula and len(text) <= _LONGEST else None
    if begun is None:
        return False
    verb = REQUEST_VERB.search(text)
    if verb is None or text.endswith(":") or _NEXT_SENTENCE.search(text):
        return False
    return one_demand(text[begun.end() :].lstrip(" ,"), formulas) is not None
