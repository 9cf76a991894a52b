"""Rule about spelling: Russian words by the installed dictionaries, Kazakh ones by their stems."""

import re
from collections.abc import Iterable, Iterator

from drafter.files.limits import MOST_ALIKE
from drafter.grammar.known_names import is_given
from drafter.proofreading.dictionaries import Dictionary, dictionary_of
from drafter.proofreading.draft import Draft, Passage, Remark, Rule, blanked
from drafter.proofreading.kazakh_lexicon import is_known, is_stem, misspelt
from drafter.proofreading.kazakh_typing import kazakh_spelling
from drafter.proofreading.russian_words import is_official
from drafter.proofreading.suggesting import suggestion
from drafter.wording import N_, _
from drafter.wording.expressions import expression
from drafter.wording.phrases import phrases, post_ids

_WORD = expression(
    # No part of an address, an abbreviation, a word with a hanging hyphen («тепло- и газосети») or
    # beside Latin letters («pdf-формат»), nor of two sentences without a space between.
    r"(?<![\w@./-])[^\W\d_]{3,}(?:-[^\W\d_]+)*(?![\w@/]|\.\w|-)"
)
_KAZAKH_WORD = expression(r"\w*[әғқңөұүіһ]\w*", re.IGNORECASE)
_FOREIGN = expression("[әғқңөұүіһa-z]")
_SENTENCE = expression(r"[^.!?…\n«»()]+")
_NAME = expression(r"«[А-ЯЁӘҒҚҢӨҰҮҺІ][^«»]{0,60}»")
_QUOTED = expression("«[^«»]*»|„[^„“]*“")
_STARTS = expression(
    r"(?:^|(?<!\b[а-яёәғқңөұүһі])(?<!\b[а-яёәғқңөұүһі]{2})(?<!\b(?:обл|пос|мкр|стр|тыс|млн))[.!?…][»)]?\s+|\n)\s*$",
    re.IGNORECASE,
)
"""Where a sentence begins; not after «г.», «ул.»."""

_BEFORE = 8
_GOES_ON = expression(r",?\s+[а-яё]")
_LIKE_A_NAME = expression(
    r".*(?:[оеё]в|[иы]н|ск)(?:а|ой|ого|ому|ым|ый|ий|ая|ую|ое|ы|у)?|.*(?:ович|евич|овна|евна|кызы|улы"
    r"|бек|бай|хан|гуль|жан|тай|мырза)[аеу]?"
)
_STEM = 5
_SHORTEST_AT_START = 6
_SHORTEST_KAZAKH = 6
_LONGEST = 60
"""Letters; no dictionary has longer words, and looking for them would take minutes."""

_THRICE = expression(r"(\w)\1\1")
"""No Kazakh word has a letter three times in a row."""

_ADVERB = expression(r"(?<=[а-яё]{3}н)о$")


def _misspelt(draft: Draft) -> Iterator[Remark]:
    for language, slips in (("kk", _kazakh_slips), ("ru", _russian_slips)):
        if language in draft.inquiry.languages:
            yield from slips(draft, _known(draft, language))


def _known(draft: Draft, language: str) -> frozenset[str]:
    """Return how the words begin that are right whatever dictionaries say.

    They are those of the address book, of the names and posts in the letter's own file, and of the
    catalog's posts.
    """
    words = phrases(language, draft.locales)
    posts = [words.phrase("post", name) for name in post_ids(draft.locales)]
    names = [passage.text for passage in draft.passages if not passage.is_prose]
    own = {word for text in (*posts, *names) for word in re.findall(r"[^\W\d_]+", text.lower())}
    return frozenset(word[: max(_STEM, len(word) - 2)] for word in own | draft.words)


def _is_of(word: str, known: frozenset[str]) -> bool:
    """Tell whether a word is one of those that are known, in whatever case."""
    return all(
        any(part[:end] in known for end in range(max(_STEM, len(part) - 4), len(part) + 1))
        for part in word.split("-")
    )


def _kazakh_slips(draft: Draft, known: frozenset[str]) -> Iterator[Remark]:
    for passage, text in _texts(draft, "kk"):
        for match in _WORD.finditer(blanked(_QUOTED, text)):
            word = match[0].lower()
            if not (match[0].islower() or _begins_sentence(match, text)):
                continue
            if _THRICE.search(word):
                yield _remark(passage, match, _THRICE.sub(r"\1\1", word))
                continue
            if len(word) < _SHORTEST_KAZAKH or is_known(word) or _is_of(word, known):
                continue
            # What is typed in Russian letters has a rule of its own.
            meant = None if kazakh_spelling(word) is not None else misspelt(word)
            if meant:
                yield _remark(passage, match, meant)


def _texts(draft: Draft, language: str) -> Iterator[tuple[Passage, str]]:
    return ((one, one.plain) for one in draft.titles if one.language == language)


def _russian_slips(draft: Draft, known: frozenset[str]) -> Iterator[Remark]:
    dictionary = dictionary_of("ru")
    if dictionary is None:
        return
    meant: dict[str, str] = {}
    for passage, whole in _texts(draft, "ru"):
        text = _without_kazakh(blanked(_NAME, whole))
        for match in _WORD.finditer(text):
            word = match[0].lower()
            small = match[0].islower()
            if not small and not (match[0].istitle() and _begins_sentence(match, text)):
                continue
            if _is_of(word, known) or _is_right(word, dictionary):
                continue
            if word not in meant:
                # What nobody will be shown is not looked for: it takes most of the time.
                wanted = len(meant) < MOST_ALIKE
                meant[word] = suggestion(word, dictionary.has) if wanted else ""
            if small or (meant[word] and _is_no_name(word, text, match)):
                yield _remark(passage, match, meant[word])


def _remark(passage: Passage, match: re.Match[str], meant: str) -> Remark:
    what = _("«{word}» is not in the dictionary.").format(word=match[0])
    meant = meant if match[0][0].islower() else meant[:1].upper() + meant[1:]
    advice = _("Did you mean «{name}»?").format(name=meant) if meant else ""
    return Remark(passage.place(match.start()), what, advice)


def _begins_sentence(match: re.Match[str], text: str) -> bool:
    return _STARTS.search(text[max(0, match.start() - _BEFORE) : match.start()]) is not None


def _is_no_name(word: str, text: str, match: re.Match[str]) -> bool:
    """Tell whether a word with a capital at the beginning of a sentence is surely no name."""
    return (
        len(word) >= _SHORTEST_AT_START
        and _GOES_ON.match(text, match.end()) is not None
        and not _LIKE_A_NAME.fullmatch(word)
        and not is_given(word)
    )


def _is_right(word: str, dictionary: Dictionary) -> bool:
    """Tell whether a word is in a dictionary, or official, or the adverb of an adjective there.

    The larger dictionary is asked last, since reading it takes longest.
    """
    if len(word) > _LONGEST or _FOREIGN.search(word) or is_stem(word):
        return True
    return any(
        has(word)
        or (_ADVERB.search(word) is not None and has(f"{word[:-1]}ый"))
        or is_official(word, has)
        for has in (dictionary.surely_has, dictionary.has)
    )


def _without_kazakh(text: str) -> str:
    """Return a Russian text with blanks in place of clauses and quotations that are Kazakh."""

    def checked(match: re.Match[str]) -> str:
        kazakh = len(_KAZAKH_WORD.findall(match[0]))
        words = len(_WORD.findall(match[0]))
        return " " * len(match[0]) if kazakh > 1 and 3 * kazakh >= words else match[0]

    return _SENTENCE.sub(checked, text)


def without_dictionary(languages: Iterable[str]) -> list[str]:
    """Return the languages whose spelling cannot be checked here; Kazakh needs no dictionary."""
    return [language for language in languages if language != "kk" and not dictionary_of(language)]


RULES = (
    Rule(
        "spelling",
        N_(
            "A misspelt word: a Russian one that hunspell's dictionary, if installed, does not"
            " have, a Kazakh one with a wrong letter."
        ),
        _misspelt,
    ),
)
