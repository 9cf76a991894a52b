"""The request and its only demand: one sentence of the two, and the two of a sentence."""

import re
from collections.abc import Iterator

from drafter.grammar.russian.infinitives import is_infinitive
from drafter.wording.filling import filled
from drafter.wording.phrases import Phrases
from drafter.words.typed import bare

_VERB_FIRST = re.compile(r"(?:не |срочно |незамедлительно )?([а-яё-]+)(?![\w-])", re.I)
_VERBAL_NOUN_LAST = re.compile(r".*\w(?:уды|уді|юды|юді)$", re.I)
_LEADS_TO_A_LIST = {
    "ru": re.compile(r".*\b(?:следующ\w+)", re.I),
    "kk": re.compile(r".*\b(?:мынаны|мыналарды|мынадай|келесі)\b", re.I),
}
"""What cannot be followed by the demand itself: «просит следующее: …»."""

_ASKED = re.compile(r"\w+(?:[тдн][ае]н)[,]?", re.I).fullmatch
_LONGEST_ASKED = 5
"""The ablative of whoever is asked, and within how many words of the sentence it ends."""


def together(request: str, demand: str, phrases: Phrases) -> str:
    """Return a request with its only demand as one sentence, without a mark at its end.

    Russian puts an infinitive after the verb («просит отремонтировать дороги»), Kazakh a verbal
    noun before it («жолдарды жөндеуді сұрайды»); anything else follows after a colon.
    """
    language = phrases.language
    if _goes_on(demand, language) and not _lists(request, language):
        opening, _space, verb = request.rpartition(" ")
        text = phrases.phrase("request with its only demand", "{opening} {verb} to {demand}")
        small = demand[:1].lower() + demand[1:]
        return filled(text, opening=opening, verb=verb, demand=small).strip()
    return f"{request}: {demand}"


def apart(sentence: str, phrases: Phrases) -> tuple[str, str] | None:
    """Return the request and the demand of which `together` makes a sentence; None if it cannot.

    The sentence has no mark at its end.  Where several pairs make it, that one is returned whose
    request is the shortest that names who is asked.
    """
    for request, demand in _pairs(sentence, phrases.language):
        whole = bool(request and demand) and (bare(request), bare(demand)) == (request, demand)
        if whole and together(request, demand, phrases) == sentence:
            return request, demand
    return None


def _pairs(sentence: str, language: str) -> Iterator[tuple[str, str]]:
    words = sentence.split(" ")
    if language == "kk":
        # Who is asked stands in the ablative before the demand: «Үкіметтен жолдарды жөндеуді».
        asked = next((n for n, word in enumerate(words[:_LONGEST_ASKED], 1) if _ASKED(word)), 0)
        for at in dict.fromkeys((asked, 0)):
            yield " ".join([*words[:at], words[-1]]), " ".join(words[at:-1])
    elif language == "ru":
        for at in range(1, len(words)):
            demand = " ".join(words[at:])
            if _goes_on(demand, language):
                yield " ".join(words[:at]), demand
    request, _colon, demand = sentence.partition(": ")
    yield request, demand


def _goes_on(demand: str, language: str) -> bool:
    """Tell whether a sentence goes on with a demand.

    In Russian it does with an infinitive: «(просит) отремонтировать», «не допускать»; in Kazakh
    with a verbal noun in the accusative before the verb: «жолдарды жөндеуді (сұрайды)».
    """
    if language == "kk":
        return _VERBAL_NOUN_LAST.match(demand) is not None
    found = _VERB_FIRST.match(demand) if language == "ru" else None
    return found is not None and is_infinitive(found[1])


def _lists(request: str, language: str) -> bool:
    return _LEADS_TO_A_LIST[language].match(request) is not None
