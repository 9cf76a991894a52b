"""What people type around a text though the template prints it: numbers, and marks at the end."""

import re
from functools import lru_cache

NUMBER = (
    r"\s*(?:\d{1,2}(?:\.\d{1,2})*(?:\)|\.(?=[^\W\d]|\s))|[^\W\d]\)"
    r"|[–—-](?=[^\W\d]|\s)|[•▪](?=[^\W\d]|\s)|·(?=\s))\s*(?=\S)"
)
"""«1)», «1.», «а)», «–» and the like before a text; «1,5 млрд», «2025.» and «1-й» are none."""

_MARKS = " ;:,.；：，。؛،"
_SHORTENED = (
    r"(?i)(?:^|[\s.])(?:т\. ?[дпеқб]|[гжсртқ]|гг|жж|др|пр|руб|тг|тыс|обл|ул|ст|стр|бет|ч|л|экз)\.$"
)
_INITIAL = r"\b[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]\.$"
"""Ends in an initial, whose full stop is no mark of the sentence: «Смаилову А. А.»."""

_NUMBER_BEFORE = re.compile(NUMBER)
_VERBS = """
просит просим прошу просят предлагает предлагаем предлагаю предлагают требует требуем требую
требуют настаивает настаиваем обращается обращаемся рекомендует рекомендуем считает считаем
сұрайды сұраймыз сұраймын ұсынады ұсынамыз ұсынамын өтінеді өтінеміз өтінемін талап
"""
VERBS_OF_REQUEST = frozenset(_VERBS.split())
"""What a request may begin with that is no name, so that no capital is its own."""


def without_mark(text: str) -> str:
    """Return a text without the marks at its end; «?», «!», «…» stay, «г.», «А. А.» as well."""
    if text[-1:] not in _MARKS or text.endswith("..."):
        return text
    bare = text.rstrip(_MARKS)
    end = text[: len(bare) + 1]
    return end if re.search(_SHORTENED, end) or re.search(_INITIAL, end) else bare


def without_number(text: str) -> str:
    """Return a text without the number or the bullet that was typed before it."""
    return _NUMBER_BEFORE.sub("", text, count=1) if _NUMBER_BEFORE.match(text) else text


@lru_cache(maxsize=1000)
def bare(text: str) -> str:
    """Return a text as templates take it: without a typed number, and without a mark at its end."""
    return without_number(without_mark(text)) or text


@lru_cache(maxsize=100)
def bare_request(text: str) -> str:
    """Return a request as templates take it, a verb at its beginning in small letters."""
    request = bare(text)
    first = re.match(r"\w+", request)
    if first and first[0].lower() in VERBS_OF_REQUEST and first[0].istitle():
        return request[0].lower() + request[1:]
    return request
