"""Endings of Russian nouns and adjectives, and the way they are put on a word.

The classes follow Зализняк, «Грамматический словарь русского языка», and the spelling of
endings follows «Правила русской орфографии и пунктуации» (2006).
"""

from itertools import groupby

from drafter.grammar.cases import Case

CASES: tuple[Case, ...] = (
    Case.NOMINATIVE,
    Case.GENITIVE,
    Case.DATIVE,
    Case.ACCUSATIVE,
    Case.INSTRUMENTAL,
    Case.PREPOSITIONAL,
)

VOWELS = "аеёиоуыэюяәөүұіїє"
CONSONANTS = "бвгджзйклмнпрстфхцчшщңғқһў"
LETTERS = frozenset(VOWELS + CONSONANTS + "ьъґ")
APOSTROPHES = "'’ʼ`"
HUSHING = "жшчщ"
VELAR = "гкх"

SURE: frozenset[Case] = frozenset()
ALL: frozenset[Case] = frozenset(CASES[1:])
GENITIVE: frozenset[Case] = frozenset({Case.GENITIVE})
INSTRUMENTAL: frozenset[Case] = frozenset({Case.INSTRUMENTAL})
DATIVE_PREPOSITIONAL: frozenset[Case] = frozenset({Case.DATIVE, Case.PREPOSITIONAL})


class Pattern:
    """How one word is declined.

    `cut` is the number of letters taken off the end of the nominative, `endings` what is put
    there in the genitive, dative, accusative, instrumental and prepositional, `doubt` the cases
    in which usage or the reference books waver.
    """

    # A plain class: a dataclass takes a millisecond to build, which every start would pay.
    __slots__ = ("cut", "doubt", "endings")

    def __init__(self, cut: int, endings: tuple[str, ...], doubt: frozenset[Case] = SURE) -> None:
        """Take how many letters are cut, the five endings, and the cases in doubt."""
        self.cut = cut
        self.endings = endings
        self.doubt = doubt

    def __eq__(self, other: object) -> bool:
        """Two patterns are equal when they cut, add and doubt the same."""
        if not isinstance(other, Pattern):
            return NotImplemented
        mine = (self.cut, self.endings, self.doubt)
        return mine == (other.cut, other.endings, other.doubt)

    def __hash__(self) -> int:
        """Hash by the same three fields."""
        return hash((self.cut, self.endings, self.doubt))

    def doubted(self, doubt: frozenset[Case] = ALL) -> "Pattern":
        """Return the same endings with `doubt` added to the doubtful cases."""
        return Pattern(self.cut, self.endings, self.doubt | doubt)


def pattern(cut: int, endings: str, doubt: frozenset[Case] = SURE) -> Pattern:
    """Build a pattern from five endings written in one string; «-» is the empty ending."""
    return Pattern(cut, tuple("" if e == "-" else e for e in endings.split()), doubt)


INVARIANT = pattern(0, "- - - - -")
HARD = pattern(0, "а у а ом е")
HARD_EM = pattern(0, "а у а ем е")
SOFT = pattern(1, "я ю я ем е")
SOFT_IY = pattern(1, "я ю я ем и")
POSSESSIVE = pattern(0, "а у а ым е")
POSSESSIVE_FEMININE = pattern(1, "ой ой у ой ой")
ADJECTIVE = pattern(2, "ого ому ого ым ом")
ADJECTIVE_VELAR = pattern(2, "ого ому ого им ом")
ADJECTIVE_SOFT = pattern(2, "его ему его им ем")
ADJECTIVE_TRETY = pattern(2, "ьего ьему ьего ьим ьем")
FEMININE_AYA = pattern(2, "ой ой ую ой ой")
FEMININE_AYA_HUSHING = pattern(2, "ей ей ую ей ей")
FEMININE_YAYA = pattern(2, "ей ей юю ей ей")
NEUTER = pattern(2, "ого ому ое ым ом")
NEUTER_VELAR = pattern(2, "ого ому ое им ом")
NEUTER_SOFT = pattern(2, "его ему ее им ем")
PLURAL = pattern(2, "ых ым ых ыми ых")
PLURAL_SOFT = pattern(2, "их им их ими их")
NOUN_A = pattern(1, "ы е у ой е")
NOUN_A_VELAR = pattern(1, "и е у ой е")
NOUN_A_HUSHING = pattern(1, "и е у ей е")
NOUN_TSA = pattern(1, "ы е у ей е")
NOUN_YA = pattern(1, "и е ю ей е")
NOUN_IYA = pattern(1, "и и ю ей и")
FEMININE_SOFT = pattern(1, "и и ь ью и")


def fleeting(word: str, doubt: frozenset[Case] = ALL, instrumental: str = "ом") -> Pattern:
    """Pattern of a masculine word that loses its last vowel: «Орёл» gives «Орла».

    After «л» a soft sign is kept (стрелец, стрельца), after a vowel «й» appears (заяц, зайца).
    """
    last, before = word[-1], word[-3] if len(word) > 2 else ""
    link = "ь" if before == "л" and last == "ц" else "й" if before and before in VOWELS else ""
    if word[-2] == "ё" and last == "к":
        link = "ь"
    stem = link + last
    return Pattern(2, tuple(stem + e for e in ("а", "у", "а", instrumental, "е")), doubt)


def noun_in_a(word: str) -> Pattern:
    """Pattern of a noun, name or surname in -а or -я, whatever its gender.

    The instrumental after a hushing letter depends on the stress, which writing does not show,
    so it is doubtful there; -ица is always unstressed in names.
    """
    before = word[-2:-1]
    if word.endswith("а"):
        if before in VELAR or before in "ғқһ":
            # Whether -и or -ы follows a Kazakh letter is not settled.
            return NOUN_A_VELAR if before in VELAR else NOUN_A_VELAR.doubted(GENITIVE)
        if before in HUSHING:
            return NOUN_A_HUSHING.doubted(INSTRUMENTAL)
        if before == "ц":
            return NOUN_TSA if word.endswith("ица") else NOUN_TSA.doubted(INSTRUMENTAL)
        return NOUN_A
    return NOUN_IYA if before == "и" else NOUN_YA


def adjective(word: str, *, person: bool = True) -> Pattern | None:
    """Pattern of an adjective in the nominative of any gender or of the plural, else None.

    With a noun that is no `person` the accusative of the masculine and of the plural stands in
    the nominative: «Верховный Суд», «местные органы».
    """
    ending, before = word[-2:], word[-3:-2]
    if not before:
        return None
    rule = _adjective_of_one(word, ending, before) or _adjective_of_many(ending)
    if rule is None or person or ending in ("ая", "яя", "ое", "ее"):
        return rule
    return of_thing(rule, word)


def of_thing(rule: Pattern, word: str) -> Pattern:
    """Return a pattern of `word` with the nominative in the accusative."""
    genitive, dative, _accusative, instrumental, prepositional = rule.endings
    nominative = word[len(word) - rule.cut :]
    endings = (genitive, dative, nominative, instrumental, prepositional)
    return Pattern(rule.cut, endings, rule.doubt)


def _adjective_of_one(word: str, ending: str, before: str) -> Pattern | None:
    if word == "третий":
        return ADJECTIVE_TRETY
    if ending == "ий":
        if before in VELAR:
            return ADJECTIVE_VELAR
        return ADJECTIVE_SOFT if before in HUSHING + "н" else None
    if ending == "ой":
        return ADJECTIVE_VELAR if before in VELAR + HUSHING else ADJECTIVE
    if ending == "ый":
        return ADJECTIVE
    if ending == "ая":
        return FEMININE_AYA_HUSHING if before in HUSHING else FEMININE_AYA
    if ending == "ое":
        return NEUTER_VELAR if before in VELAR + HUSHING else NEUTER
    if ending == "ее":
        return NEUTER_SOFT
    return FEMININE_YAYA if ending == "яя" else None


def _adjective_of_many(ending: str) -> Pattern | None:
    if ending == "ые":
        return PLURAL
    return PLURAL_SOFT if ending == "ие" else None


def syllables(word: str) -> int:
    """Return the number of vowels in a lower-case word."""
    return sum(letter in VOWELS for letter in word)


def split_spaces(text: str) -> list[str]:
    """Return the runs of spaces and of other characters a text consists of, in order."""
    return ["".join(run) for _, run in groupby(text, str.isspace)]


def composed(text: str) -> str:
    """Return text with «й» and «ё» written as one character each."""
    if "\u0306" not in text and "\u0308" not in text:
        return text
    for pair, letter in (("и\u0306", "й"), ("И\u0306", "Й"), ("е\u0308", "ё"), ("Е\u0308", "Ё")):
        text = text.replace(pair, letter)
    return text


def inflect(word: str, rule: Pattern, case: Case) -> str:
    """Return `word` in `case`, the ending in capitals when the whole word is."""
    if case is Case.NOMINATIVE:
        return word
    ending = rule.endings[CASES.index(case) - 1]
    if len(word) > 1 and word.isupper():
        ending = ending.upper()
    return word[: len(word) - rule.cut] + ending
