"""Which pattern a given name or a patronymic follows.

Sources: Суперанская, «Словарь русских личных имён»; «Справочник личных имён народов РСФСР»
(declension of non-Russian names); Розенталь, «Справочник по правописанию».
"""

from drafter.grammar.cases import Gender
from drafter.grammar.known_names import gender_of_given
from drafter.grammar.russian import names_data as data
from drafter.grammar.russian.patterns import (
    DATIVE_PREPOSITIONAL,
    FEMININE_SOFT,
    HARD,
    HARD_EM,
    HUSHING,
    INSTRUMENTAL,
    INVARIANT,
    NOUN_A,
    NOUN_A_HUSHING,
    NOUN_IYA,
    NOUN_YA,
    SOFT,
    SOFT_IY,
    VOWELS,
    Pattern,
    fleeting,
    noun_in_a,
    pattern,
    syllables,
)

_IRREGULAR = {
    "лев": pattern(2, "ьва ьву ьва ьвом ьве"),
    "пётр": pattern(3, "етра етру етра етром етре"),
}
_ILYA = pattern(2, "ьи ье ью ьёй ье")


def given_pattern(word: str, gender: Gender | None) -> Pattern:
    """Return how the lower-case given name `word` is declined.

    Without a gender, names in -а and -я have one pattern for both, those that are known show it
    themselves, and any other name in a consonant is guessed to be a man's.
    """
    gender = gender or gender_of_given(word)
    if gender is Gender.MASCULINE:
        return _masculine(word)
    if gender is Gender.FEMININE:
        return _feminine(word)
    man, woman = _masculine(word), _feminine(word)
    if man == woman:
        return man
    return woman if word in data.FEMININE_THIRD else man.doubted()


def _vowel(word: str) -> Pattern | None:
    """Names in a vowel other than -а, -я never change; a vowel before -а leaves it open."""
    if word[-1] in VOWELS and word[-1] not in "ая":
        return INVARIANT.doubted() if word[-1] in "әө" else INVARIANT
    if word.endswith("а") and word[-2:-1] in VOWELS:
        return INVARIANT.doubted()
    return None


def _in_a(word: str) -> Pattern:
    if word in data.HUSHING_UNSTRESSED:
        return NOUN_A_HUSHING
    if word == "илья":
        return _ILYA
    if not word.endswith("ия"):
        return noun_in_a(word)
    if word in data.UNSTRESSED_IYA:
        return NOUN_IYA
    if word in data.STRESSED_IYA:
        return NOUN_YA.doubted(DATIVE_PREPOSITIONAL | INSTRUMENTAL)
    return NOUN_IYA.doubted(DATIVE_PREPOSITIONAL)


def _masculine(word: str) -> Pattern:
    fixed = _vowel(word)
    if fixed is not None:
        # Михайло, Данило may also be declined as Михайлы, Данилы.
        return fixed.doubted() if word.endswith(("йло", "ило", "вло")) else fixed
    if word[-1] in "ая":
        return _in_a(word)
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in data.GIVEN_FLEETING:
        return fleeting(word, doubt=frozenset())
    return _in_consonant(word)


def _in_consonant(word: str) -> Pattern:
    """Men's names in a consonant, -й or a sign."""
    if word.endswith("ий"):
        return SOFT_IY if syllables(word) > 1 else SOFT.doubted(DATIVE_PREPOSITIONAL)
    if word[-1] == "й":
        return SOFT.doubted() if word.endswith("ый") else SOFT
    if word[-1] == "ь":
        return SOFT
    if word[-1] in HUSHING + "ц":
        if word in data.EM_GIVEN:
            return HARD_EM
        # Eastern names in -ч are stressed on the end (Айтач), names in -ш, -ж, -ц vary.
        return (HARD if word[-1] == "ч" else HARD_EM).doubted(INSTRUMENTAL)
    if word.endswith(("ёк", "чок", "бок")) and syllables(word) > 1:
        return fleeting(word)
    if word.endswith("ок") and syllables(word) > 1:
        return HARD.doubted()
    return INVARIANT.doubted() if word[-1] == "ъ" else HARD


def _feminine(word: str) -> Pattern:
    fixed = _vowel(word)
    if fixed is not None:
        return fixed
    if word[-1] in "ая":
        return _in_a(word)
    if word.endswith("чик"):
        return HARD.doubted()  # a pet name: Верунчик
    if word in data.FEMININE_THIRD:
        return FEMININE_SOFT
    if word in data.FEMININE_THIRD_GUESSED:
        return FEMININE_SOFT.doubted()
    # Names of the peoples of Kazakhstan (Айгуль, Асель) are not declined there; of others in a
    # soft sign the reference books differ.
    native = word.endswith(("гуль", "куль")) or gender_of_given(word) is Gender.FEMININE
    return INVARIANT.doubted() if word[-1] == "ь" and not native else INVARIANT


def patronymic_pattern(word: str, gender: Gender | None) -> Pattern:
    """Return how the lower-case patronymic `word` is declined.

    -ович, -евич and -овна, -евна, -ична decline; -ұлы, -қызы, -оглы never do. The ending shows
    the gender; a form that contradicts the gender asked for is guessed.
    """
    if word.endswith(data.PATRONYMIC_PARTICLES):
        return INVARIANT
    if word.endswith(("ич", "ыч")):
        return _in_ich(word) if gender is not Gender.FEMININE else INVARIANT.doubted()
    if word.endswith(("овна", "евна", "ёвна", "ична", "ишна")):
        return NOUN_A if gender is not Gender.MASCULINE else NOUN_A.doubted()
    return given_pattern(word, gender).doubted()


def _in_ich(word: str) -> Pattern:
    if word in data.STRESSED_ICH:
        return HARD
    if word.endswith(("ович", "евич", "ыч", "еич")) or word in data.UNSTRESSED_ICH:
        return HARD_EM
    return HARD_EM.doubted(INSTRUMENTAL)
