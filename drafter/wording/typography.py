"""Typography: non-breaking spaces and nested quotation marks, character for character.

Every rule replaces one character by one, so a paragraph's runs keep their lengths.  Which words a
number keeps beside it is data: the context `typography` of the letter's catalog.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from re import Pattern

from drafter.wording.dates import MONTHS
from drafter.wording.phrases import Phrases

NBSP = "\u00a0"

_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯӘҒҚҢӨҰҮҺІ")
_CAPITAL = "[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]"
"""One of these in a pattern, which takes long to compile where it has many sets of letters."""

_YEAR, _THOUSANDS = 4, 3
"""How many digits a year has, and a group of a long number."""

_MOST_KEPT = 16
"""So many typesetters are kept: those of changed catalogs make way."""

_MOST_JOINED = 2
"""So many spaces that follow one another are kept at the most, if a dash is among them."""

_WORD = re.compile(r"\w+")
_LAST_WORD = r"[\w-]+$"
_LONGEST_NAME = 40
_IN_NAMES = ".’'-"
"""What may follow the first letter of a name, beside letters."""

_BETWEEN_INITIALS = re.compile(rf"\.(?=[ {NBSP}]?\w\.)")
_BESIDE_NUMBER = re.compile(r" (?:\d|(?<=\d ))")

_DASHES = "–—"

_QUOTES = '«»„“”"'
_SHORT_NAME = re.compile(rf"[{_QUOTES}]\w{{1,5}}( )\w{{1,5}}(?=[{_QUOTES}])").match
"""A name of two short words does not part: «Ак жол»; any mark counts, some are yet to change."""

_BEFORE_OPENING = frozenset(' \u00a0([{«„“"–—-/\n')


@lru_cache(maxsize=_MOST_KEPT)
def typesetter(words: Phrases) -> Callable[[Sequence[str]], list[str]]:
    """Return the function that typesets paragraphs in the language of the phrases.

    It keeps the lengths of their texts and changes nothing but spaces and quotation marks; each
    text becomes the same whatever stands beside it.
    """
    months = {
        words.phrase(context, month)
        for context in ("month in a date", "month in an attributive date")
        for month in MONTHS
    }
    before = words.phrase("typography", "words kept with the number after them").split()
    after = words.phrase("typography", "words kept with the number before them").split()
    names = words.phrase("typography", "words kept with the name after them").split()
    marks = words.phrase("typography", "quotation marks, outer and inner")
    short = words.phrase("typography", "one-letter words kept with the word after them").split()
    keeper = _Keeper(tuple(months), tuple(before), tuple(after), tuple(names), tuple(short))

    def typeset(texts: Sequence[str]) -> list[str]:
        # One search through all of them takes a third of the time of many.
        whole = keeper.kept("\n".join(texts))
        lines = whole.split("\n")
        if len(lines) != len(texts):
            lines = _parted(whole, texts)
        if not _may_change(whole, marks):
            return lines
        return [quoted(line, marks) if _may_open(line) else line for line in lines]

    return typeset


def _parted(whole: str, texts: Sequence[str]) -> list[str]:
    """Return the pieces of a whole that are as long as some texts, with one character between."""
    ends = list(accumulate(len(text) + 1 for text in texts))
    return [whole[end - len(text) - 1 : end - 1] for end, text in zip(ends, texts, strict=True)]


class _Keeper:
    """Tells at which spaces a line does not end, by the words of a language."""

    def __init__(
        self,
        months: tuple[str, ...],
        before: tuple[str, ...],
        after: tuple[str, ...],
        names: tuple[str, ...],
        short: tuple[str, ...],
    ) -> None:
        """Take the words kept with the year, number, name or word after them or the number before.

        Of the `short` ones only letters count.
        """
        self._months = _by_last_letter(months)
        self._before = _by_last_letter(before)
        self._ends = _by_last_letter((*before, *months))
        self._after = frozenset((*after, *months))
        self._after_signs = tuple(word for word in self._after if not _WORD.fullmatch(word))
        self._names = _by_sign(word for word in names if not word.endswith("."))
        self._after_dot = _after_dot([word for word in names if word.endswith(".")])
        self._after_letter = _after_letter("".join(word for word in short if len(word) == 1))

    def kept(self, text: str) -> str:
        """Return a text with non-breaking spaces.

        What may part at need, a preposition or a dash, never makes more than two spaces follow one
        another: words that do not part leave holes in a line.
        """
        spaces = [*self._before_names(text), *_before_initials(text), *self._beside_numbers(text)]
        text = _joined(text, [*spaces, *_in_short_names(text)])
        text = _joined(text, _before_dashes(text))
        return NBSP.join(self._after_letter.split(text))

    def _before_names(self, text: str) -> Iterator[int]:
        """Yield where a space stands between a word or an initial and a name: г. Алматы, К. Ли."""
        for dot in self._after_dot.finditer(text):
            yield dot.end() - 1
        for sign, names in self._names.items():
            for place in _places(text, sign):
                for name in names:
                    space = place - name.index(sign) + len(name)
                    if text.startswith(" ", space) and _is_before_name(text, space, (name,)):
                        yield space

    def _beside_numbers(self, text: str) -> Iterator[int]:
        """Yield where a space stands between a number and what belongs to it."""
        for beside in _BESIDE_NUMBER.finditer(text):
            space, end = beside.span()
            belongs = self._before_number if end - space > 1 else self._after_number
            if belongs(text, space):
                yield space

    def _before_number(self, text: str, place: int) -> bool:
        """Tell whether a word, a month or thousands stand before a number: № 5, 1 500."""
        last = text[place - 1 : place]
        if not (last.isdecimal() or text.endswith(self._ends.get(last, ()), 0, place)):
            return False  # as almost always
        if _ends_in(text, place, self._before):
            return True
        if last.isdecimal():
            return _is_number(text, place + 1, _THOUSANDS)
        return _ends_in(text, place, self._months) and _is_number(text, place + 1, _YEAR)

    def _after_number(self, text: str, place: int) -> bool:
        """Tell whether a word of measure, or a month, follows a number: 5 млрд, 26 ноября."""
        word = _WORD.match(text, place + 1)
        if word and word[0] in self._after:
            return True
        signs = self._after_signs
        for sign in signs if text.startswith(signs, place + 1) else ():
            if text.startswith(sign, place + 1) and not _is_in_word(text, place + 1 + len(sign)):
                return True
        return False


def _joined(text: str, spaces: Iterable[int]) -> str:
    """Return a text in which lines do not end at certain spaces."""
    pieces, start = [], 0
    for space in sorted(set(spaces)):
        pieces.append(text[start:space])
        start = space + 1
    return NBSP.join([*pieces, text[start:]]) if pieces else text


def _after_letter(letters: str) -> Pattern[str]:
    """Return what finds the space after a word of one letter: «в доме», «и с нами».

    The word after it may hold one more space that is kept, as may a second letter none.  It begins
    with a space, which a search finds fastest; the first word of a paragraph ends no line.
    """
    if not letters:
        return re.compile("(?!)")
    letter = f"[{re.escape(letters + letters.upper())}]"
    part = f"[^ \n{NBSP}]*{NBSP}"
    word = f"(?!{letter} )(?![ \n])(?![–—])"
    return re.compile(
        rf" (?<=[ ({_QUOTES}]{letter} )(?:{word}(?!{part}{part})|(?={letter} {word}(?!{part})))"
    )


def _after_dot(words: Iterable[str]) -> Pattern[str]:
    """Return what finds a dot with the space after it that parts no name from a word before it.

    That is an abbreviation, «г. Алматы», or an initial: «К. Токаев», «А. А.»
    """
    befores = [rf"(?<=(?<!\w){_CAPITAL}\.)(?= [^«][\w{re.escape(_IN_NAMES)}])"]
    for length in sorted({len(word) for word in words}):
        alike = "|".join(re.escape(word) for word in words if len(word) == length)
        befores.append(rf"(?<=(?<!\w)(?:{alike}))")
    return re.compile(rf"\.(?:{'|'.join(befores)}) (?=«|{_CAPITAL})")


def _before_dashes(text: str) -> Iterator[int]:
    """Yield where a space stands before a dash, if not after two that are kept: «далее – Закон»."""
    for dash in (place for mark in _DASHES for place in _places(text, mark)):
        space = dash - 1
        if text[space : dash + 2 : 2] == "  ":
            line = text[text.rfind(" ", 0, space) + 1 : space].rpartition("\n")[2]
            if line and line.count(NBSP) < _MOST_JOINED:
                yield space


def _in_short_names(text: str) -> Iterator[int]:
    """Yield where a space stands in a name of two short words."""
    for mark in _QUOTES:
        for place in _places(text, mark):
            if name := _SHORT_NAME(text, place):
                yield name.start(1)


def _is_before_name(text: str, space: int, words: tuple[str, ...]) -> bool:
    """Tell whether one of the words stands before a space, and a name or a title after it."""
    after = text[space + 1 : space + 2]
    return (after in _CAPITALS or after == "«") and _ends_in_any(text, space, words)


def _before_initials(text: str) -> Iterator[int]:
    """Yield where a space stands between a surname and the initials after it: Смаилов А. А."""
    for dot in _BETWEEN_INITIALS.finditer(text):
        space = dot.start() - 2
        second = text[dot.end() : dot.end() + 2].lstrip(f" {NBSP}")[:1]
        first = text[space + 1 : space + 2]
        initials = space > 0 and text[space] == " " and {first, second} <= _CAPITALS
        if initials and _ends_in_name(text[max(0, space - _LONGEST_NAME) : space]):
            yield space


def _ends_in_name(text: str) -> bool:
    """Tell whether the last word, or a part of it behind a hyphen, begins as a name does."""
    word = re.search(_LAST_WORD, text)
    starts = [part[:1] for part in word[0].split("-")] if word else []
    if word and len(word[0].rpartition("-")[2]) == 1:
        starts.pop()  # a letter is no name
    return not _CAPITALS.isdisjoint(starts)


def _is_number(text: str, place: int, length: int) -> bool:
    """Tell whether a number of so many digits stands at a place."""
    digits = text[place : place + length + 1]
    return digits[:length].isdecimal() and len(digits) >= length and not digits[length:].isdecimal()


def _by_last_letter(words: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return words by their last letter, to compare few of them."""
    found: dict[str, tuple[str, ...]] = {}
    for word in words:
        found[word[-1]] = (*found.get(word[-1], ()), word)
    return found


def _by_sign(words: Iterable[str]) -> dict[str, list[str]]:
    """Return words by the first sign in them that is no letter, a hyphen; else by themselves.

    It is searched for fastest, and few words of a text have it.
    """
    found: dict[str, list[str]] = {}
    for word in words:
        sign = next((character for character in word if not character.isalnum()), word)
        found.setdefault(sign, []).append(word)
    return found


def _ends_in(text: str, place: int, words: Mapping[str, tuple[str, ...]]) -> bool:
    """Tell whether one of the words, as a whole, stands right before a place."""
    return _ends_in_any(text, place, words.get(text[place - 1 : place], ()))


def _ends_in_any(text: str, place: int, words: tuple[str, ...]) -> bool:
    for word in words if text.endswith(words, 0, place) else ():
        if text.endswith(word, 0, place) and not _is_in_word(text, place - len(word) - 1):
            return True
    return False


def _is_in_word(text: str, place: int) -> bool:
    character = text[place : place + 1] if place >= 0 else ""
    return character.isalnum() or character == "_"


def quoted(text: str, marks: str) -> str:
    """Return a text with its quotation marks nested rightly.

    `marks` are the outer opening and closing and the inner opening and closing mark: «»„“.  A
    text whose marks do not pair is returned as it is: it is not ours to guess what was meant.  In
    languages with other marks than «» only straight ones are replaced: who types others means them.
    """
    if not _may_change(text, marks):
        return text
    pairs, unpaired = quotation_marks(text)
    if unpaired or not pairs:
        return text
    changed: dict[int, str] = {}
    for start, end, depth in pairs:
        inner = 2 * (depth % 2)
        changed[start], changed[end] = marks[inner], marks[inner + 1]
    if all(text[place] == mark for place, mark in changed.items()):
        return text
    return "".join([changed.get(place, character) for place, character in enumerate(text)])


def _is_in_order(text: str) -> bool:
    """Tell whether all marks are «», each pair closed before the next: so it is almost always."""
    if '"' in text or "„" in text or "“" in text or "”" in text:
        return False
    end = -1
    while (start := text.find("«", end + 1)) >= 0:
        stray = text.find("»", end + 1, start) >= 0
        end = text.find("»", start)
        if stray or end < 0 or text.find("«", start + 1, end) >= 0:
            return False
    return text.find("»", end + 1) < 0


def _may_change(text: str, marks: str) -> bool:
    """Tell whether a text, or a part of it, has quotation marks that are to be changed."""
    return not _is_in_order(text) if marks.startswith("«»") else '"' in text


def _may_open(text: str) -> bool:
    """Tell whether there is a mark that can open a quotation; plain searches are the fastest."""
    return "«" in text or '"' in text or "„" in text or "“" in text


def quotation_marks(text: str) -> tuple[list[tuple[int, int, int]], list[int]]:
    """Return the pairs of quotation marks in a text, and where those without a pair stand.

    A pair is the offsets of its two marks and its depth, 0 for an outer one.
    """
    pairs: list[tuple[int, int, int]] = []
    unpaired: list[int] = []
    open_at: list[int] = []
    for place in sorted(place for mark in _QUOTES for place in _places(text, mark)):
        character = text[place]
        if _opens(text, place, character, text[open_at[-1]] if open_at else ""):
            open_at.append(place)
        elif open_at:
            pairs.append((open_at.pop(), place, len(open_at)))
        else:
            unpaired.append(place)
    return pairs, sorted(unpaired + open_at)


def _places(text: str, mark: str) -> Iterator[int]:
    """Yield where a mark stands: plain searches are faster than a pattern."""
    place = text.find(mark)
    while place >= 0:
        yield place
        place = text.find(mark, place + 1)


def _is_ideograph(character: str) -> bool:
    """Tell whether a character belongs to Chinese or Japanese, which set no spaces before marks."""
    return "\u2e80" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef"


def _opens(text: str, place: int, character: str, innermost: str) -> bool:
    """Tell whether a mark opens; `innermost` is the one that waits for its counterpart, if any.

    «“» closes after «„» as in Russian, and opens elsewhere as in English.
    """
    if character in "«„":
        return True
    if character in "»”" or place + 1 == len(text):
        return False
    before = text[place - 1 : place]
    at_start = (
        not before or before in _BEFORE_OPENING or (character == "“" and _is_ideograph(before))
    )
    at_start = at_start and not text[place + 1].isspace()
    return at_start and (character, innermost) != ("“", "„")
