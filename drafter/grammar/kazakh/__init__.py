"""Declension of personal names, posts and other nominal phrases in Kazakh.

Only the last word of a phrase takes a suffix.  It is chosen by the last sound, by vowel harmony
(`harmony`), and by whether the word already carries the possessive of the third person:
tables in Валяева, «Казахский язык. Грамматика – просто о сложном».  A form is `sure` only where
the rules leave no choice and print does not waver.
"""

from unicodedata import normalize

from drafter.grammar.cases import Case, Form, Gender
from drafter.grammar.kazakh.harmony import VOWELS, harmony, last_vowel

__all__ = [
    "CASES",
    "OWN_LETTERS",
    "given",
    "is_strange",
    "noun",
    "patronymic",
    "post",
    "post_in_case",
    "surname",
]

CASES: tuple[Case, ...] = (
    Case.NOMINATIVE,
    Case.GENITIVE,
    Case.DATIVE,
    Case.ACCUSATIVE,
    Case.LOCATIVE,
    Case.ABLATIVE,
    Case.INSTRUMENTAL,
)

OWN_LETTERS = frozenset("әғқңөұүһі")
"""The letters that Russian lacks: a sentence of four words has one of them at least."""

_RUSSIAN = frozenset(
    ("в", "для", "если", "из", "или", "как", "от", "по", "при", "что", "это", "на", "с", "к", "у")
)

_MAX_LENGTH = 300
_LONGEST_SUFFIX = 3
_CASED = ("на", "не", "ның", "нің", "ын", "ін", "нда", "нде", "нан", "нен", "мен")
"""How a possessive ends in the other cases."""

_LETTERS = frozenset(VOWELS + "бвгғджзйкқлмнңпрстфхһцчшщьъ")
_QUOTES = "»“”\"'"

# The columns: after vowels; м н ң; л р й у и ю; ж з; voiceless and б в г д; the possessive.
# The instrumental is the only one without harmony.
_CLASSES = ("vowel", "nasal", "sonorant", "voiced", "voiceless", "possessive")
_SUFFIXES = {
    Case.GENITIVE: ("ның нің", "ның нің", "дың дің", "дың дің", "тың тің", "ның нің"),
    Case.DATIVE: ("ға ге", "ға ге", "ға ге", "ға ге", "қа ке", "на не"),
    Case.ACCUSATIVE: ("ны ні", "ды ді", "ды ді", "ды ді", "ты ті", "н н"),
    Case.LOCATIVE: ("да де", "да де", "да де", "да де", "та те", "нда нде"),
    Case.ABLATIVE: ("дан ден", "нан нен", "дан ден", "дан ден", "тан тен", "нан нен"),
    Case.INSTRUMENTAL: ("мен мен", "мен мен", "мен мен", "бен бен", "пен пен", "мен мен"),
}

# Heads of posts and bodies in the third-person possessive; those in -сы, -сі and in -лығы, -лігі
# are told by their ending alone.
_PERSONS = """
    министрі президенті әкімі прокуроры орынбасары бастығы депутаты директоры өкілі уәкілі маманы
    омбудсмені комиссары аудиторы ректоры деканы инспекторы нотариусы консулы командирі спикері
    лидері редакторы менеджері мұғалімі дәрігері қызметкері сенаторы адвокаты кандидаты эксперті
"""
_BODIES = """
    агенттігі министрлігі әкімдігі комитеті департаменті бөлімі аппараты мәслихаты соты кеңесі
    банкі қоры орталығы қоғамы органы үкіметі парламенті мәжілісі сенаты құрылтайы облысы ауданы
    округі ауылы аймағы кодексі заңы университеті институты факультеті кәсіпорны бірлестігі одағы
    ұйымы қызметі кенті штабы филиалы колледжі мектебі бюджеті серіктестігі өкілдігі корпусы
"""
_POSSESSED = frozenset((_PERSONS + _BODIES).split())
_POSTS = frozenset(["министр", "президент", "әкім", "прокурор", "директор", "ректор", "уәкіл"])
"""Persons' posts that stand without what they belong to."""
_OF_PERSONS = ("ағасы", "төрайымы", "шысы", "шісі", "судьясы")
_PRONOUNS = frozenset({"мен", "сен", "ол", "бұл", "сол", "осы"})
_STEMS = frozenset({"кісі", "жақсы", "алматы", "қарағанды", "текелі", "бірінші"})
_PLURALS = ("лары", "лері", "дары", "дері", "тары", "тері")
_POSSESSED_ENDINGS = ("лығы", "лігі", "дығы", "дігі", "тығы", "тігі")
_GENITIVES = ("ның", "нің", "дың", "дің", "тың", "тің")
_PATRONYMICS = ("ұлы", "қызы", "улы", "кызы")


def surname(text: str, case: Case, gender: Gender | None) -> Form:
    """Decline a surname, with or without initials before it.

    In: the surname in the nominative, the case, the gender (which does not matter in Kazakh).
    Out: the form and whether it is certain.  Before -ов, -ев the harmony of the stem counts
    (Бектенов, Бектеновке); -ин takes front suffixes, women's -ова, -ева, -ина back ones.
    """
    return _name(text, case)


def given(text: str, case: Case, gender: Gender | None) -> Form:
    """Decline a given name; of a double name with a hyphen the last member takes the suffix.

    In: the name in the nominative, the case, the gender (which does not matter in Kazakh).
    Out: the form and whether it is certain.  A final -ы, -і belongs to the name (Қайыргелдіге).
    """
    return _name(text, case)


def patronymic(text: str, case: Case, gender: Gender | None) -> Form:
    """Decline a patronymic.

    In: the patronymic in the nominative, the case, the gender (which does not matter in Kazakh).
    Out: the form and whether it is certain.  -ұлы, -қызы are possessives («Асханұлына»).
    """
    return _name(text, case)


def post(text: str, case: Case) -> Form:
    """Decline a post: «Ұлттық экономика министрі», «министріне».

    In: the post in the nominative, the case.  Out: the form and whether it is certain; a post
    that stands in another case comes back unchanged and unsure.
    """
    return Form(text, False) if post_in_case(text) else noun(text, case)


def post_in_case(text: str) -> tuple[Case, str] | None:
    """Return the case that a post certainly stands in, and its nominative; None if it is open.

    What ends in the possessive of a known head and a case suffix: «Қаржы министріне».
    """
    phrase = normalize("NFC", text).rstrip()
    if not phrase.lower().endswith(_CASED):
        return None
    for cut in range(1, _LONGEST_SUFFIX + 1):
        stem = phrase[:-cut]
        last = _last(stem.lower()) if stem.split() and stem[-1] != " " else ""
        if last in _POSSESSED or last.endswith((*_POSSESSED_ENDINGS, *_PLURALS, "асы", "есі")):
            for case in CASES[1:]:
                if noun(stem, case).text == phrase:
                    return case, stem
    return None


def noun(text: str, case: Case) -> Form:
    """Decline a nominal phrase, whose last word takes the suffix.

    In: the phrase in the nominative, the case.  Out: the form and whether it is certain.  A
    suffix joins an abbreviation with a hyphen and a quotation inside its marks, both guessed.
    """
    text, phrase, tail = _split(text)
    known_letters = case in CASES and _declinable(phrase)
    short = known_letters and _is_abbreviation(phrase)
    if not (short or (known_letters and last_vowel(_last(phrase.lower())))):
        return Form(text, False)
    if case is Case.NOMINATIVE:
        return Form(text, True)
    last = _last(phrase)
    if short:
        return Form(phrase + "-" + _abbreviated(last.lower(), case) + tail, False)
    possessive, known = _possessive(phrase.lower())
    form = _decline(phrase, case, possessive)
    # A lone word in capitals may be an abbreviation; of heads joined by a comma (not by a dash:
    # «орынбасары – … министрінің» stands in orders) each may take a suffix.
    heads = [part for part in phrase.lower().split(",")[:-1] if part.split()]
    doubtful = (last == phrase and last.isupper()) or last.lower() in _PRONOUNS
    doubtful = doubtful or any(_possessive(head)[0] for head in heads) or bool(tail.strip())
    return Form(form.text + tail, form.sure and known and not doubtful)


def _name(text: str, case: Case) -> Form:
    text, phrase, tail = _split(text)
    if case in CASES and _initials(text):
        return Form(text, True)
    if case not in CASES or tail.strip() or not _declinable(phrase):
        return Form(text, False)
    if not last_vowel(_last(phrase.lower())):
        return Form(text, False)
    if case is Case.NOMINATIVE:
        return Form(text, True)
    word = _last(phrase).lower()
    words = [part for part in phrase.replace(".", ". ").split() if not _initials(part)]
    possessive = word.endswith(_PATRONYMICS) and (len(word) > 4 or len(words) > 1)
    alone = len(words) == 1 or (possessive and len(words) == 2)
    alone = alone and all(map(_cyrillic, "".join(words).lower().split("-")))
    form = _decline(phrase, case, possessive)
    return Form(form.text + tail, form.sure and alone)


def _split(text: str) -> tuple[str, str, str]:
    """Return the text composed (NFC), the part that takes the suffix, and what follows it."""
    text = normalize("NFC", text)
    phrase = text.rstrip().rstrip(_QUOTES)
    return text, phrase, text[len(phrase) :]


def _last(phrase: str) -> str:
    """Return the last member of the last word, without quotation marks or initials."""
    return phrase.replace(".", ". ").split()[-1].split("-")[-1].lstrip("«„" + _QUOTES)


def _initials(text: str) -> bool:
    """Say whether a text is initials alone: «Ә.», «Ә. А.», «Қ.-Ж.», «Дж.»."""
    *parts, end = "".join(text.split()).split(".")
    names = [part.lstrip("-") for part in parts]
    if not names or end:
        return False
    return all(len(n) in (1, 2) and n[0].isupper() and _cyrillic(n.lower()) for n in names)


def _cyrillic(word: str) -> bool:
    return bool(word) and _LETTERS.issuperset(word)


def _declinable(phrase: str) -> bool:
    """Say whether a phrase ends in a Kazakh word and no word of it mixes two alphabets."""
    if not phrase.strip() or len(phrase) > _MAX_LENGTH:
        return False
    lower = phrase.lower()
    for word in lower.split():
        if len({letter in _LETTERS for letter in word if letter.isalpha()}) > 1:
            return False
    last = _last(lower) if phrase.split()[-1][-1] != "-" else ""
    return _cyrillic(last)


def _is_abbreviation(phrase: str) -> bool:
    """Say whether the last word is written in capitals as «ІІМ» or «ҚазҰУ» are."""
    last = _last(phrase)
    if not any(letter.isupper() for letter in last[1:]) or not last.isupper():
        return any(letter.isupper() for letter in last[1:])
    if phrase == last:
        return len(last) <= 6
    return len(last) <= (3 if phrase.isupper() else 6)


def _abbreviated(last: str, case: Case) -> str:
    """Return the suffix of an abbreviation, by the sound of its last letter's name.

    ТМД-ға, ЖШС-ның, ІІМ-ге, АҚШ-қа, ҚазҰУ-дың: the rules for official and diplomatic papers.
    """
    if last.endswith("м"):
        sound = "nasal", last[-2:-1] in ("і", "ә", "е")
    elif last.endswith("ш"):
        sound = "voiceless", False
    elif last[-1] in VOWELS or (len(last) > 3 and any(v in VOWELS for v in last[1:-1])):
        sound = _sound(last), harmony(last)[0]
    else:
        sound = "vowel", last[-1] in "кгл"
    return _suffix(case, *sound)


def _possessive(phrase: str) -> tuple[bool, bool]:
    """Say whether a lower-case phrase ends in the third-person possessive, and if that is known.

    -сы, -сі after a vowel, the possessive of -лық/-лік and the heads of posts show it; -шы, -ші
    make agent nouns.  Other words on -ы, -і are possessives after a genitive, else open.
    """
    *before, _ = phrase.split()
    last = _last(phrase)
    if last[-1:] not in ("ы", "і") or last in _STEMS:
        return False, True
    if last[-2:] in ("сы", "сі") and last[-3:-2] and last[-3] in VOWELS:
        return True, len(last) > 4 or bool(before)
    if last in _POSSESSED or last.endswith(_POSSESSED_ENDINGS):
        return True, True
    if before and last.endswith(_PATRONYMICS):
        return True, True
    owned = bool(before) and before[-1].endswith(_GENITIVES)
    if last.endswith(("шы", "ші")):
        return False, not owned
    if owned:
        return True, True
    if last.endswith(_PLURALS) and len(last) > 6:
        return True, True
    return bool(before), False


def _decline(phrase: str, case: Case, possessive: bool) -> Form:
    """Put the suffix on a phrase; `possessive` tells that a third-person possessive ends it."""
    last = _last(phrase)
    word = last.lower()
    front, sure = (word[-1] in "іи", True) if possessive else harmony(word)
    sound = "possessive" if possessive else _sound(word)
    ending, plain = ("", True) if possessive else _link(word)
    if ending:
        sound = "vowel"
    if case is Case.INSTRUMENTAL:
        sure = True
    if word[-1] == "ә" or (sound != "vowel" and not sure and last_vowel(word) == "ә"):
        # күәға, күәнің: such words take back suffixes with -а and front ones with -ы.
        front = case in (Case.GENITIVE, Case.ACCUSATIVE)
    ending += _suffix(case, sound, front)
    if word.endswith("ст") and ending.startswith("т"):
        ending = ending[1:]
    if len(last) > 1 and last.isupper():
        ending = ending.upper()
    return Form(phrase + ending, sure and plain and len(word) > 1)


def _suffix(case: Case, sound: str, front: bool) -> str:
    return _SUFFIXES[case][_CLASSES.index(sound)].split()[front]


def _sound(word: str) -> str:
    """Return the class of the last sound; «и», «у», «ю» end in a glide (мидың, суды, аюдың)."""
    letter = word.rstrip("ьъ")[-1:]
    if letter in "лрйуию":
        return "sonorant"
    if letter in "мнң":
        return "nasal"
    if letter in "жз":
        return "voiced"
    return "vowel" if letter in VOWELS else "voiceless"


def _link(word: str) -> tuple[str, bool]:
    """Return the vowel that a final cluster takes before the suffix, and if usage agrees on it.

    -кт, -ск, -фт, -нг take -і- (фактіге); -ст and -зд lose a letter in some books.
    """
    if word.endswith(("кт", "ск", "фт", "нг")) and not word.endswith("нкт"):
        return "і", False
    doubled = len(word) > 1 and word[-1] == word[-2] and word[-1] not in VOWELS + "д"
    return "", not (doubled or word.endswith(("ст", "зд", "сть", "нкт")))


def names_person(text: str) -> bool:
    """Tell whether a text ends in the head of one person's post: «министрі», «төрағасы»."""
    last = _last(text).lower() if text.strip() else ""
    return last in _POSTS or last in _PERSONS.split() or last.endswith(_OF_PERSONS)


def is_strange(word: str) -> bool:
    """Tell whether a word is a Russian one that no Kazakh sentence holds."""
    return word.lower() in _RUSSIAN
