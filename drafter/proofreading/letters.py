"""Rules about letters: two alphabets in a word, and Russian letters where Kazakh ones belong."""

import re
from collections.abc import Iterator

from drafter.errors import Repair
from drafter.grammar.known_names import is_given
from drafter.proofreading.draft import Draft, Passage, Remark, Rule, blanked, mend
from drafter.proofreading.kazakh_lexicon import is_frequent, longest_stem
from drafter.proofreading.kazakh_typing import kazakh_spelling
from drafter.wording import N_, _
from drafter.wording.alphabets import in_cyrillic, mixed_words
from drafter.wording.expressions import expression

_NAME_WITH_ENDING = expression("[A-Za-z]{2,}[а-яёәғқңөұүһі]+")
_LATIN_WORD = expression(r"(?<![\w.@/’'+-])[A-Za-z]+(?![\w@/’'+-]|\.\w)")
_CYRILLIC_BEFORE = expression(r"(?:^|[.!?…]\s+|[а-яёәғқңөұүһі»),;:–—-]\s+|«)$", re.IGNORECASE)
_CYRILLIC_AFTER = expression(r"(?:\s+(?:[«(№]|[а-яёәғқңөұүһі]|\d)|[.,;:!?»)]|$)", re.IGNORECASE)
_SMALL_WORD_AFTER = expression(r"\s+[«(№]?(?:[а-яёәғқңөұүһі]{2}|\d)", re.IGNORECASE)
_AT_START = expression(r"(?:^|[.!?…]\s+)$")

_ABBREVIATIONS = frozenset(
    ("АО", "ВОЗ", "ВТО", "ЕНТ", "КСК", "МВК", "НАТО", "ОСМС", "РК", "СНТ", "ТОО")
)
_PATRONYMIC = expression(r"[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]{2,}(?:ұлы|қызы)")
"""Two words in one, of which the first may end in a «к» that stands before «ұлы»: «Бекұлы»."""

_NAME_BEFORE = expression(r"[А-ЯЁ][а-яё]+[ \u00a0][А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]")
_SMALL_WORDS = frozenset("асоук")
"""What these Cyrillic letters mean as words of their own is frequent: «а», «с», «о», «у», «к»."""

_WORDS = frozenset(
    ("не", "он", "она", "срок", "сухо", "ее", "еси", "осы", "екі", "ірі", "кеш", "хор")
)

_KAZAKH_LETTERS = expression("[әғқңөұүһі]", re.IGNORECASE)
_LETTERS = expression("[а-яёәғқңөұүһі]", re.IGNORECASE)
_RUSSIAN_WORD = expression(
    r"(?<!\w)(?:и|в|на|не|что|по|для|от|из|как|это|при|или|его|был[аио]?)(?!\w)", re.IGNORECASE
)
_WORD = expression(
    # After a hyphen stands a word or an ending: «сондай-ақ», «3-тен», «Мбит/с-тен».
    r"(?:(?<![\w-])|(?<=\w-)(?=\w{5}))[а-яёәғқңөұүһі]+(?!\w)",
    re.IGNORECASE,
)
_INITIAL_BEFORE = expression(r"(?<!\w)[А-ЯЁӘҒҚҢӨҰҮҺІ]\.[ \u00a0]?$")
_INITIAL_AFTER = expression(r"[ \u00a0][А-ЯЁӘҒҚҢӨҰҮҺІ]\.")
_WITHIN_SENTENCE = expression(r"[\w,][»\"]?[ \u00a0\n]$")
_SURNAMES = frozenset(("кан", "ким", "пак", "тен"))
"""Surnames of Kazakhstan that are Kazakh words in Russian letters as well."""

_SURE_STEM = 5
"""Letters of a stem that is no name by chance."""

_QUOTED = expression('«[^«»]*»|„[^„“]*“|"[^"]*"')
_NEAR = 40
"""Characters before and after a word that are looked at."""

_ENOUGH = 80
"""So many letters without a Kazakh one are no Kazakh: every fifth letter of a text is one."""


def _mixed_alphabets(draft: Draft) -> Iterator[Remark]:
    for passage in draft.passages:
        for mixed in mixed_words(passage.plain):
            if _NAME_WITH_ENDING.fullmatch(mixed.word) and mixed.meant is None:
                continue  # «Telegramда»: a foreign name with an ending
            what = _("The word «{word}» mixes Latin and Cyrillic letters.").format(word=mixed.word)
            place = passage.place(mixed.offset)
            if mixed.meant is None or _is_foreign(mixed.meant, passage.language):
                yield Remark(place, what)
            else:
                yield mend(place, what, mixed.word, mixed.meant)


def _is_foreign(meant: str, language: str | None) -> bool:
    """Tell whether a word has Kazakh letters that its language does not: «һ» is no Russian «г»."""
    return language == "ru" and _KAZAKH_LETTERS.search(meant) is not None


def _latin_lookalike(draft: Draft) -> Iterator[Remark]:
    for passage in draft.titles:
        for match in _LATIN_WORD.finditer(passage.plain):
            meant = _meant(passage.plain, match)
            if meant:
                what = _("«{word}» is typed in Latin letters here.").format(word=match[0])
                advice = _("Type «{word}» in Cyrillic letters.").format(word=meant)
                repair = Repair(match[0], meant)
                yield Remark(passage.place(match.start()), what, advice, repair)


def _meant(text: str, match: re.Match[str]) -> str | None:
    """Return the Cyrillic word that a Latin one surely stands for, if it does."""
    meant = in_cyrillic(match[0])
    before, after = (
        text[max(0, match.start() - _NEAR) : match.start()],
        text[match.end() : match.end() + _NEAR],
    )
    if meant is None or not _CYRILLIC_BEFORE.search(before) or not _CYRILLIC_AFTER.match(after):
        return None
    if len(meant) == 1:
        capital_at_start = meant in "АСОУКВ" and _AT_START.search(before)
        small = meant in _SMALL_WORDS and not _AT_START.search(before)
        return meant if (small or capital_at_start) and _SMALL_WORD_AFTER.match(after) else None
    return meant if meant in _ABBREVIATIONS or meant.lower() in _WORDS else None


def _russian_letters(draft: Draft) -> Iterator[Remark]:
    for passage in _kazakh(draft):
        for match in _WORD.finditer(blanked(_QUOTED, passage.plain)):
            meant = kazakh_spelling(match[0])
            if meant is not None and not _is_name(match, meant):
                meant = "" if _may_be_given(match[0]) else meant
                what = _("«{word}» is typed in Russian letters.").format(word=match[0])
                advice = _("Write «{word}».").format(word=meant) if meant else ""
                repair = Repair(match[0], meant) if meant else None
                yield Remark(passage.place(match.start()), what, advice, repair)


def _is_name(match: re.Match[str], meant: str) -> bool:
    """Tell whether a word with a capital names a person, who is written as in the papers: «Ким».

    So does one before another capital letter, if it was meant to be no frequent word.
    """
    word, text = match[0], match.string
    if word[0].islower():
        return False
    if not meant and _PATRONYMIC.match(word):
        return True
    before = text[max(0, match.start() - 3) : match.start()]
    if _INITIAL_BEFORE.search(before) or _INITIAL_AFTER.match(text, match.end()):
        return True
    stem = longest_stem(meant.lower()) or len(word)
    if word[:stem].lower() in _SURNAMES:
        return True
    if meant and _NAME_BEFORE.match(text, match.start()) and not is_frequent(meant[:stem].lower()):
        return True
    within = _WITHIN_SENTENCE.search(before) is not None and not word.isupper()
    return within and (stem < _SURE_STEM or is_given(word))


def _may_be_given(word: str) -> bool:
    return word[0].isupper() and is_given(word)


def _wrong_language(draft: Draft) -> Iterator[Remark]:
    for passage in draft.prose:
        paragraphs = [part for part in passage.paragraphs if not part.table and not part.quoted]
        for part in paragraphs:
            text = blanked(_QUOTED, part.text)
            letters = len(_LETTERS.findall(text))
            kazakh = len(_KAZAKH_LETTERS.findall(text))
            place = passage.place(part.offset)
            if passage.language == "kk" and letters >= _ENOUGH and not kazakh:
                if len(_RUSSIAN_WORD.findall(text)) > 1:
                    yield Remark(place, _("This paragraph of the Kazakh text is in Russian."))
                    continue
                what = _("This paragraph has no Kazakh letters at all.")
                yield Remark(
                    place,
                    what,
                    _("Type it with the Kazakh keyboard layout: ә, і, ң, ғ, ү, ұ, қ, ө, һ."),
                )
            elif passage.language == "ru" and letters >= _ENOUGH and 10 * kazakh > letters:
                yield Remark(place, _("This paragraph of the Russian text is in Kazakh."))


def _kazakh(draft: Draft) -> list[Passage]:
    return [passage for passage in draft.titles if passage.language == "kk"]


RULES = (
    Rule(
        "mixed-alphabets",
        N_("Latin and Cyrillic letters in one word."),
        _mixed_alphabets,
    ),
    Rule("latin-lookalike", N_("A Cyrillic word typed in Latin letters."), _latin_lookalike),
    Rule(
        "russian-letters",
        N_("Russian letters in a Kazakh word that is written with Kazakh ones."),
        _russian_letters,
    ),
    Rule("wrong-language", N_("A paragraph in another language or alphabet."), _wrong_language),
)
