"""What the forms of a Kazakh noun have in common: its letters without plural, possessive and case.

Each ending is known by itself and by what it may follow (ассимиляция), as in «Қазақ грамматикасы»
(Астана, 2002); endings are taken off one by one, so that «жолымыздың» gives «жол».  What is taken
off wrongly is taken off every form: «тұрғын», «тұрғындарды».
"""

import re

_VOWELS = "аәеоөұүыіуиюяэё"
_VOICELESS = "кқпстшфхһцчщбвгд"
_AFTER_VOICELESS = r"т[ыі]ң т[ыі] қа ке т[ае] т[ае]ғы т[ае]гі т[ае]н пен пенен"
_AFTER_VOICED = r"д[ыі]ң д[ыі] ға ге д[ае] д[ае]ғы д[ае]гі д[ае]н"
_AFTER_NASAL = r"н[ыі]ң д[ыі] ға ге д[ае] д[ае]ғы д[ае]гі н[ае]н мен менен"
_AFTER_VOWEL = (
    r"н[ыі]ң н[ыі] ға ге д[ае] д[ае]ғы д[ае]гі д[ае]н мен менен м[ыі]з м[ыі]зд[ыі]ң ң[ыі]з л[ае]р"
)
_OWN = r"[ыі](?:н|н[ыі]ң|н[ае]|нд[ае]|нд[ае]ғы|нд[ае]гі|н[ае]н|мен|менен)?"
"""The possessive of the third person, with the cases that it has of its own."""


def _any(before: str, endings: str) -> str:
    return f"(?<=[{before}])(?:{'|'.join(sorted(endings.split(), key=len, reverse=True))})"


_ENDING = re.compile(
    "(?:"
    + "|".join(
        (
            f"(?<=[аәеоөияюэ])[сн](?:{_OWN})?",
            _any(_VOICELESS, _AFTER_VOICELESS),
            _any("лрйуиюзж", _AFTER_VOICED),
            _any("лрйуию", "мен менен"),
            _any("зж", "бен бенен"),
            _any("мнң", _AFTER_NASAL),
            _any(_VOWELS, _AFTER_VOWEL),
            _any("рйуию", "л[ае]р"),
            _any("лмнңзж", "д[ае]р"),
            _any(_VOICELESS, "т[ае]р"),
            f"(?<=[^{_VOWELS}]){_OWN}",
            _any("уию", "[ыі] [ыі]н [ыі]н[ыі]ң [ыі]н[ае] [ыі]нд[ае] [ыі]н[ае]н [ыі]мен"),
            f"(?<=[^{_VOWELS}])[ыі](?:м[ыі]з|ң[ыі]з|[мң][ае]?)",
        )
    )
    + ")$"
)
_SHORTEST = 3
_SHORT_STEMS = """
су үй ел ер ай іс ой от ет ақ ат ас із өз ән ар оқ ит үн ем ұл
"""
_SHORT = frozenset(_SHORT_STEMS.split())
"""Stems of two letters that endings are taken off of; others would be left of longer words."""

_HARD = str.maketrans("бгғ", "пкқ")
"""What the end of a stem is without a vowel after it: «мектебі», «мектеп»."""

_NARROW = re.compile(f"(?<=[^{_VOWELS}])[ыі](?=[^{_VOWELS}]$)")
"""The vowel that goes away before an ending: «халық», «халқы»."""


def stem(word: str) -> str:
    """Return what the forms of a word, in small letters, have in common."""
    while found := _ending(word):
        word = word[: -len(found)]
    hard = word[:-1] + word[-1:].translate(_HARD)
    return _NARROW.sub("", hard) if len(hard) > _SHORTEST else hard


def _ending(word: str) -> str:
    """Return the longest ending that leaves a stem; none where the word is one."""
    for start in range(2, len(word)):
        if (start >= _SHORTEST or word[:start] in _SHORT) and (_ENDING.fullmatch(word, start)):
            return word[start:]
    return ""
