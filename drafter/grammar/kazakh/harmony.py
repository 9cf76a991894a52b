"""Vowel harmony of Kazakh words: whether a word takes front or back suffixes.

Every rule answers with two flags: front or not, and certain or not.  What loan words do is in
«Орыс тілінен енген сөздерге қосымшалардың жалғану реті» (resmihat.kz, 2020) and in the rules before
«Қазақ тілінің орфографиялық сөздігі».
"""

__all__ = ["VOWELS", "harmony", "last_vowel"]

_BACK, _FRONT, _IOTATED = "аоұыя", "еэөүіё", "уиюә"
VOWELS = _BACK + _FRONT + _IOTATED
_OWN_LETTERS = "әіңғүұқөһ"

# Compounds of су «water», and words whose «и» stands for «ый».
_BACK_WORDS = frozenset({"жетісу", "көксу", "ми", "жию", "қию"})


def last_vowel(word: str) -> str:
    """Return the last vowel letter of a lower-case word, or an empty string."""
    return next((letter for letter in reversed(word) if letter in VOWELS), "")


def harmony(word: str) -> tuple[bool, bool]:
    """Say whether a lower-case word takes front suffixes, and whether that is certain.

    In: a word with at least one vowel.  Out: front or not, certain or not.
    """
    if word.endswith(("ов", "ев", "ёв")) and last_vowel(word[:-2]):
        return _after_ov(word[:-2], word[-2:])
    if word.endswith("ин") and last_vowel(word[:-2]):
        # Оразалинге, Майлинге: «и» makes the syllable front whatever the stem.
        return True, word[-3] not in "қғ"
    if word in _BACK_WORDS or word[-1] in "қғхһ":
        return False, True
    if word.endswith("ь"):
        return _after_soft_sign(word)
    return _by_last_vowel(word)


def _after_ov(stem: str, suffix: str) -> tuple[bool, bool]:
    """Harmony of a surname on -ов, -ев after its stem.

    The stem decides (Смайыловқа, Көлгіновке, Тоқаевқа: orders and news of 2020–2024).  It is
    certain where the suffix has vowels of the same kind or the stem is plainly Kazakh; foreign
    stems follow the suffix in print (Чеховтың, Григорьевтің), -метов and -бетов waver.
    """
    vowel = last_vowel(stem)
    front = vowel not in _BACK + "у"
    if suffix == "ёв":
        return True, False
    if stem[-1] in VOWELS:
        return front, vowel in "аиеіү" and suffix == "ев"
    if suffix == "ев":
        return True, front and vowel not in "әюё"
    if not front:
        return False, True
    own = any(letter in _OWN_LETTERS for letter in stem)
    kazakh = stem.endswith(("кен", "ген", "тен", "сен"))
    plain = vowel not in "иё" and all(v in "әеіөү" for v in stem if v in VOWELS)
    if stem.endswith("бек") or (plain and (own or kazakh)):
        return True, True
    wavering = stem.endswith(("бет", "мет")) or vowel in "иё"
    if stem.endswith("бет"):
        return True, plain and own  # Жайымбетовке: the syllable before decides
    kazakh = kazakh or stem.endswith(("мек", "рек", "дет", "сен", "ден"))
    return (own or kazakh) and not wavering, False


def _after_soft_sign(word: str) -> tuple[bool, bool]:
    """Harmony of a word on a soft sign.

    Words of one syllable, on -уль and on -бль, -кль, -брь are front (рульге, ансамбльге); others
    follow their last vowel (фестивальға): «Қазақ тілінің орфографиялық сөздігі», the rules.
    Names on a back vowel are not certain (Игорь).
    """
    syllables = sum(letter in VOWELS for letter in word)
    if syllables == 1 or word.endswith(("уль", "юль", "бль", "кль", "брь")):
        return True, True
    vowel = last_vowel(word)
    return vowel not in _BACK, vowel in "иеэ"


def _by_last_vowel(word: str) -> tuple[bool, bool]:
    """Harmony by the last vowel, and by the clusters and letters of loan words that change it.

    After «Орыс тілінен енген сөздерге қосымшалардың жалғану реті», rules 3 and 4; -ог is front
    there and back in the rules of 2018.
    """
    vowel = last_vowel(word)
    if word.endswith(("рк", "рг", "банк", "уг")):
        return True, True
    if word.endswith(("нк", "лк", "кс", "кт", "ск", "фт", "нг", "ог")):
        return True, vowel in "еиіөү" and not word.endswith("ог")
    if word[-1] in "кг" and vowel in _BACK + "ую":
        # Native words write қ, ғ here.
        return False, False
    if vowel in _IOTATED:
        return _by_glide(word, vowel)
    return vowel in _FRONT, vowel != "ё"


def _by_glide(word: str, vowel: str) -> tuple[bool, bool]:
    """Harmony of a word whose last vowel letter is «ә», «и», «у» or «ю».

    After «Орыс тілінен енген сөздерге қосымшалардың жалғану реті», rules 1 and 2.
    """
    place = word.rindex(vowel)
    earlier = last_vowel(word[:place])
    before = word[place - 1 : place]
    if vowel == "ә":
        # Гүлнәрге, but күмәнға
        return True, word.endswith("әр") or (not earlier and not word.endswith("ә"))
    if vowel == "и" and place < len(word) - 1 and earlier in ("ұ", "ы"):
        return False, True  # мұхитқа: no loan word has these letters
    if vowel == "и" and place < len(word) - 1:
        # «и» before a consonant is front (кассирге, Маяковскийге); Қадир may be Қадыр.
        mixed = earlier in _BACK and any(letter in "қғ" for letter in word)
        return before not in ("қ", "ғ"), not (mixed or before in ("қ", "ғ")) or "ий" in word[-3:]
    if place == len(word) - 1:
        return _by_open_glide(word, earlier, before)
    if before and before in VOWELS:
        return earlier in _FRONT + "әи", vowel == "у" and earlier in _BACK
    # «у» before a consonant is back (институтқа), «ю» is front (костюмге).
    return vowel == "ю", vowel == "у" and earlier not in ("ә", "ө", "ү", "і")


def _by_open_glide(word: str, earlier: str, before: str) -> tuple[bool, bool]:
    """Harmony of a word that ends in «и», «у» or «ю»: that of the vowel before it.

    Loan words on -и are front (таксиге); «к», «г» belong to front words, «қ», «ғ» to back ones.
    """
    vowel = word[-1]
    front = earlier in _FRONT + "әи" if earlier else vowel == "и"
    if before in ("к", "г", "қ", "ғ"):
        return before in ("к", "г"), (before in ("к", "г")) == front
    if vowel == "и" and not front:
        native = word.endswith(("ғали", "қали"))
        return not (native or any(letter in _OWN_LETTERS for letter in word)), native
    return front, earlier != "и" and not (front and word.endswith("су"))
