"""The endings of Kazakh words: whether letters after a stem are endings that may follow it.

Each ending has forms for what it follows (ассимиляция: «-тар» after voiceless letters, «-дар» after
л, м, н, ң, з, ж, «-лар» after vowels, р, й, у) and for the vowels of its stem (үндестік заңы).
The rules are those of «Қазақ грамматикасы» (Астана, 2002), the parts on assimilation and harmony.
"""

from drafter.wording.expressions import expression

_VOWELS = "аәеоөұүыіуюияэё"
_VOICELESS = "кқпстшфхһцчщбвгдьъ"
_AFTER_VOICELESS = (
    "т[ае]р? т[ыі]ң? т[ае]н т[ае]ғы т[ае]гі ты[қғ] ті[кг] т[ае]й т[ае]с т[ае]т т[ае]у т[ае]л"
    " қа ке қан кен қы кі қыз кіз п[ае] па[нқс] пе[нкс] п[ыі]н с[ыі]н с[ыі]ң с[ае] сақ сек"
    " с[ыі]з ш[ыі] ш[ае] шыл шіл т[ыі]р"
)
_AFTER_NASAL = (
    "д[ае]р? д[ыі]ң? д[ае]н д[ае]ғы д[ае]гі ды[қғ] ді[кг] д[ае]й д[ае]с д[ае]т д[ае]у д[ае]л д[ыі]р"
    " б[ае] ба[нқс] бе[нкс] б[ыі]н н[ыі]ң н[ае]н"
)
_AFTER_VOICED = (
    "д[ыі]ң? д[ае] д[ае]н д[ае]ғы д[ае]гі д[ыі]р ды[қғ] ді[кг] ға ге ған ген ғы гі ғыз гіз мен"
    " м[ае] ма[нқс] ме[нкс] м[ыі]н м[ыі]з с[ыі]н с[ыі]ң с[ае] сақ сек с[ае]й с[ыі]з ш[ыі] ш[ае] шыл"
    " шіл"
)
_AFTER_VOWEL = (
    "л[ае]р л[ыі] лы[қғ] лі[кг] л[ае] л[ае][суншт] н[ыі]ң? н[ае] н[ае]н нд[ае] нд[ае]ғы нд[ае]гі"
    " с[ыі] с[ыі]н м[ыі]з ң[ыі]з йт[ыі]н й м ң л р п т с у нш[ыі]"
)
_AFTER_LIQUID = "л[ае]р л[ыі] лы[қғ] лі[кг] л[ае] л[ае][суншт] у т"
_AFTER_CONSONANT = (
    "[ыі] [ыі]м [ыі]ң [ыі]н [ыі]п [ыі]л [ыі]с [ыі]т [ае]т[ыі]н [ае]р [ае]й [ае] у у[ыі] [ыі]м[ыі]з"
    " [ыі]ң[ыі]з [ыі]нш[ыі]"
)


def _any(before: str, endings: str) -> str:
    return f"(?<=[{before}])(?:{'|'.join(sorted(endings.split(), key=len, reverse=True))})"


_ENDINGS = expression(
    "(?:"
    + "|".join(
        (
            _any(_VOICELESS, _AFTER_VOICELESS),
            _any("лмнңзжй", _AFTER_NASAL),
            _any(f"{_VOWELS}рйлмнңзжғ", _AFTER_VOICED),
            _any(_VOWELS, _AFTER_VOWEL),
            _any("аеәиуюя", "н"),  # «қаралған, қаран-»; after ы, і there is no such ending
            _any("рйу", _AFTER_LIQUID),
            _any(f"{_VOICELESS}лмнңзжйрғуюи", _AFTER_CONSONANT),
        )
    )
    + ")*"
)
_NEVER = expression("[ае][мбп][ае]|.*(?<!т)[ыі]н[ыі](?:$|[дн])")
"""What the forms above would let through: «-ама» after a stem, another ending after «-ын».

«-тын» is a participle, which may have one: «болатынын».
"""

_WITH = expression("[мбп]ен(?:ен)?$")
"""«With»: the one ending whose vowel never changes."""

LONGEST = 22
"""Letters that may be endings; of more, a pattern with so many ways would be tried without end."""

_BACK = frozenset("аоұы")
_FRONT = frozenset("әөүіе")
_TURNS = frozenset("ауюияэё")
"""Vowels of borrowed stems after which endings of either row are found: «кітап», «съезі»."""


def are_endings(word: str, start: int) -> bool:
    """Tell whether the letters of a word from `start` on may be endings of those before."""
    if start == len(word):
        return True
    if len(word) - start > LONGEST:
        return False
    if not _ENDINGS.fullmatch(word, start) or _NEVER.match(word, start):
        return False
    vowels = set(_WITH.sub("", word[start:]))
    back, front = not vowels.isdisjoint(_BACK), not vowels.isdisjoint(_FRONT)
    if back and front:
        return False
    last = next((letter for letter in reversed(word[:start]) if letter in _VOWELS), "")
    return not (front and last in _BACK - _TURNS) and not (back and last in _FRONT)
