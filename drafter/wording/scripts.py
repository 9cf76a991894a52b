"""What scripts differ in beyond letters: the direction of writing, and the marks of sentences."""

import re
from functools import lru_cache

_RIGHT_TO_LEFT = frozenset(
    (
        "ar",
        "arc",
        "ckb",
        "dv",
        "fa",
        "he",
        "ks",
        "lrc",
        "mzn",
        "nqo",
        "ps",
        "sd",
        "syr",
        "ug",
        "ur",
        "yi",
    )
)
"""Languages that are written from right to left (CLDR 45, «characterOrder»)."""

_SCRIPTS = frozenset(["Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"])
_LEFT_TO_RIGHT = "\u200e"
_JOINED_NUMBER = rf"(?<![\d{_LEFT_TO_RIGHT}+-])\d+(?:[-+]\d+)+"
_SCRIPT = 4
"""How many letters the code of a script has."""

_ARABIC = {",": "،", ";": "؛", "?": "؟"}
_CHINESE = {",": "，", ";": "；", ":": "：", ".": "。", "!": "！", "?": "？"}
_MARKS = {
    "ar": _ARABIC,
    "ckb": _ARABIC,
    "fa": _ARABIC,
    "ps": _ARABIC,
    "ug": _ARABIC,
    "ur": {**_ARABIC, ".": "۔"},
    "zh": _CHINESE,
    "ja": {**_CHINESE, ",": "、"},
}
"""The marks of sentences by language, by those of European languages."""

_SAME = str.maketrans(
    {own: mark for marks in _MARKS.values() for mark, own in marks.items()} | {"।": "."}
)


def right_to_left(tag: str) -> bool:
    """Tell whether a language is written from right to left, by its code or tag: `ar`, `ar-SA`."""
    language, *others = tag.replace("_", "-").split("-")
    script = next((part for part in others if len(part) == _SCRIPT), "").title()
    if script:
        return script in _SCRIPTS
    return language.lower() in _RIGHT_TO_LEFT


def in_order(text: str) -> str:
    """Return a text of a language that runs leftward, whose numbers stand as they were typed.

    After Arabic letters «12-34» would be shown as «34-12» (UAX 9, W2 and W4), unless a mark of
    the other direction stands before it.
    """
    return re.sub(_JOINED_NUMBER, lambda found: f"{_LEFT_TO_RIGHT}{found[0]}", text)


@lru_cache(maxsize=64)
def mark_of(mark: str, language: str) -> str:
    """Return a mark as a language writes it: «;» is «；» in Chinese and «؛» in Arabic."""
    return _MARKS.get(language.replace("-", "_").partition("_")[0], {}).get(mark, mark)


def as_european(text: str) -> str:
    """Return a text whose marks of sentences are those of European languages, to compare them."""
    return text.translate(_SAME)
