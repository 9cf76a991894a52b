"""Which pattern a surname follows.

Sources: Розенталь, «Справочник по правописанию и литературной правке» (declension of names and
surnames); Калакуцкая, «Фамилии. Имена. Отчества»; Зализняк, «Грамматический словарь».
"""

from drafter.grammar.cases import Gender
from drafter.grammar.russian import names_data as data
from drafter.grammar.russian.patterns import (
    ADJECTIVE,
    ADJECTIVE_SOFT,
    ADJECTIVE_VELAR,
    FEMININE_AYA,
    FEMININE_AYA_HUSHING,
    FEMININE_YAYA,
    HARD,
    HARD_EM,
    HUSHING,
    INSTRUMENTAL,
    INVARIANT,
    POSSESSIVE,
    POSSESSIVE_FEMININE,
    SOFT,
    SOFT_IY,
    VELAR,
    VOWELS,
    Pattern,
    fleeting,
    noun_in_a,
    pattern,
    syllables,
)

_FEMININE_ENDINGS = ("ова", "ева", "ёва", "ина", "ына")
_ADJECTIVE_AYA = ("ская", "цкая", "ная", "тая", "вая", "рая", "дая", "лая", "ькая", "бая", "сая")


def surname_pattern(word: str, gender: Gender | None) -> Pattern:
    """Return how the lower-case surname `word` is declined for a man, a woman or nobody known.

    Without a gender the word is trusted only where it shows the gender itself: -ов, -ев, -ин,
    -ский are men's, -ова, -ева, -ина, -ская are women's, and -о, -и, -ых have one form for all.
    """
    if word in ("ый", "ий", "ой", "ая", "яя"):
        return INVARIANT.doubted()
    if gender is Gender.MASCULINE:
        return _masculine(word)
    if gender is Gender.FEMININE:
        return _feminine(word)
    man, woman = _masculine(word), _feminine(word)
    if man == woman:
        return man
    if word.endswith((*_FEMININE_ENDINGS, "ая", "яя")):
        return woman if word.endswith(("ова", "ева", "ёва", "ская", "цкая")) else woman.doubted()
    if word.endswith(("ов", "ев", "ёв", "ин", "ын", "ский", "цкий")):
        return man
    return man.doubted()


def _unchanged(word: str) -> bool:
    """Say whether a surname has one form for all cases and both genders."""
    if word in data.INDECLINABLE_SURNAMES or word in data.INDECLINABLE_IKH:
        return True
    if word.endswith("ворота"):  # Забейворота: the second part is a plural
        return True
    if word[-1] in VOWELS and word[-1] not in "ая":
        return True
    if word.endswith("ых"):
        return syllables(word) > 1
    return word.endswith("их") and word[-3:-2] in VELAR + HUSHING and syllables(word) > 1


def _masculine(word: str) -> Pattern:
    if _unchanged(word):
        return INVARIANT
    if word[-1] in "ая":
        rule = _in_a(word)
        womans = word.endswith((*_FEMININE_ENDINGS, "ая", "яя"))
        return rule.doubted() if womans and word not in data.NOUNS_LIKE_FEMININE else rule
    if word[-1] == "й":
        return _in_yot(word)
    if word[-1] == "ь":
        return _in_soft_sign(word)
    return _in_consonant(word)


def _feminine(word: str) -> Pattern:
    if _unchanged(word) or word[-1] not in "ая":
        return INVARIANT
    if word.endswith(_FEMININE_ENDINGS):
        if word in data.NOUNS_LIKE_FEMININE or len(word) < 5:
            return noun_in_a(word).doubted()
        return POSSESSIVE_FEMININE
    if word.endswith("ая") and word not in data.NOUNS_AYA:
        if word[-3:-2] in HUSHING:
            stressed = word in ("большая", "чужая", "меньшая")
            return FEMININE_AYA if stressed else FEMININE_AYA_HUSHING
        return FEMININE_AYA if word.endswith(_ADJECTIVE_AYA) else FEMININE_AYA.doubted()
    if word.endswith("яя"):
        return FEMININE_YAYA
    return _in_a(word)


def _in_a(word: str) -> Pattern:
    """Noun-like surnames in -а, -я: all decline but those with a vowel before -а."""
    if word.endswith("а") and word[-2:-1] in VOWELS:
        return INVARIANT.doubted()
    rule = noun_in_a(word)
    # A short surname in -ия may be stressed on the end, which changes the dative.
    return rule.doubted() if word.endswith("ия") and len(word) < 5 else rule


def _in_yot(word: str) -> Pattern:
    if word.endswith("ий"):
        return _in_iy(word)
    if word.endswith("ый"):
        return ADJECTIVE if syllables(word) > 1 and word[-3] != "ц" else ADJECTIVE.doubted()
    if word.endswith("ой"):
        return _in_oy(word)
    if word in data.FLEETING_EY:
        return pattern(2, "ья ью ья ьем ье").doubted()
    return SOFT


def _in_iy(word: str) -> Pattern:
    """Adjective-like -ский, -кий, -чий against noun-like -ий (Палий, Бокий)."""
    before = word[-3:-2]
    if word.endswith(("ский", "цкий", "ький")) or word in data.ADJECTIVES_VELAR:
        return ADJECTIVE_VELAR
    if before and before in VELAR:
        return SOFT_IY.doubted() if word in data.NOUNS_VELAR else ADJECTIVE_VELAR.doubted()
    if before == "ч" and not (word in data.ADJECTIVES_CHIY or word.endswith(data.ADJECTIVE_CHIY)):
        # Топчий is a noun, as Палий is.
        return SOFT_IY if word in data.NOUNS_CHIY else SOFT_IY.doubted()
    if before and before in HUSHING:
        return ADJECTIVE_SOFT
    if before == "н":
        return ADJECTIVE_SOFT.doubted()
    # No adjective ends in -лий or -рий.
    return SOFT_IY if before and before in "лр" else SOFT_IY.doubted()


def _in_oy(word: str) -> Pattern:
    """Толстой and Донской are adjectives, Цой and Прибой are nouns."""
    rule = ADJECTIVE_VELAR if word[-3:-2] in VELAR + HUSHING else ADJECTIVE
    if syllables(word) == 1:
        return rule.doubted() if word in data.ADJECTIVES_OY_SHORT else SOFT
    if word in data.NOUNS_OY or word.endswith("бой"):
        return SOFT.doubted()
    known = word in data.ADJECTIVES_OY or word.endswith(("ской", "цкой", "овой", "евой"))
    return rule if known else rule.doubted()


def _in_soft_sign(word: str) -> Pattern:
    """Soft declension; -ень, -оть and a few others may lose a vowel, so they are guessed."""
    doubtful = word.endswith(("ень", "оть", "голь", "гонь", "вь", "шь", "жь", "чь", "щь"))
    # Хань may be a Chinese name, which some leave as it is.
    chinese = word.endswith("нь") and syllables(word) == 1
    return SOFT.doubted() if (doubtful or chinese) and word != "гоголь" else SOFT


def _in_consonant(word: str) -> Pattern:
    if word in data.FLEETING_SURNAMES:
        return fleeting(word, instrumental="ем" if word == "заяц" else "ом")
    if word.endswith(("ов", "ев", "ёв")):
        if syllables(word) == 1:
            return POSSESSIVE if word == "львов" else HARD.doubted()
        return HARD.doubted(INSTRUMENTAL) if word in data.FOREIGN_OV else POSSESSIVE
    if word.endswith(("ин", "ын")):
        return _in_in(word)
    if word.endswith("их"):
        # Дитрих, Фрейндлих; a plural adjective would have -ых after these consonants.
        return HARD if word[-3:-2] in tuple("рлдтмвбпсз") else HARD.doubted()
    if word[-1] == "ъ":
        return INVARIANT.doubted()
    if word[-1] == "ц":
        return _in_ts(word)
    if word[-1] in HUSHING:
        return _in_hushing(word)
    if word.endswith(("ок", "ек", "ёк")) and syllables(word) > 1:
        return _in_ok(word)
    return HARD


def _in_in(word: str) -> Pattern:
    """-ым for Russian and Russified surnames, -ом for foreign ones (Дарвином) and for nouns."""
    if syllables(word) == 1:
        return HARD if word in data.ONE_SYLLABLE_IN else HARD.doubted(INSTRUMENTAL)
    if word in data.FOREIGN_IN or word.endswith(data.FOREIGN_IN_ENDINGS):
        return HARD.doubted(INSTRUMENTAL)
    if word.endswith(data.MIXED_IN_ENDINGS):
        return POSSESSIVE.doubted(INSTRUMENTAL)
    if word.endswith("ын") and not word.endswith("цын"):
        # Тұрсын, Құсайын are names used as surnames, a Russian surname in -ын is rare.
        return HARD.doubted(INSTRUMENTAL)
    return POSSESSIVE


def _in_ts(word: str) -> Pattern:
    """Surnames in -ц: -ец may or may not lose its vowel, the rest are regular."""
    if not word.endswith("ец"):
        return HARD_EM
    if syllables(word) == 1:
        return HARD_EM.doubted()
    two_consonants = word[-3] not in VOWELS and word[-4:-3] not in VOWELS and word[-4:-3] != "й"
    if two_consonants:
        return HARD_EM.doubted()
    return fleeting(word, instrumental="ем")


def _in_hushing(word: str) -> Pattern:
    """Surnames in a hushing letter: -ем without stress, -ом under it; only -вич is certain."""
    if word.endswith("вич") and syllables(word) > 1:
        return HARD_EM
    if word in data.STRESSED_ICH:
        return HARD.doubted(INSTRUMENTAL)
    if word.endswith("ач") or (syllables(word) == 1 and word[-1] in "чщ"):
        return HARD.doubted(INSTRUMENTAL)
    return HARD_EM.doubted(INSTRUMENTAL)


def _in_ok(word: str) -> Pattern:
    """-бек keeps its vowel; Slavic -ёнок, -чок usually lose it; others are guessed."""
    if word.endswith(("бек", "мек", "тек")):
        return HARD
    if word.endswith("ёк"):
        return fleeting(word)
    if word.endswith(("нок", "чок", "жок", "шок", "бок", "док", "сок", "зок", "вок")):
        return fleeting(word)
    return HARD.doubted()
