"""What a misspelt Russian word was meant to be: the likeliest word that is one slip away."""

from collections.abc import Callable, Iterator

_LETTERS = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"
"""The most frequent first."""

_ALIKE = {
    "о": "а",
    "а": "оя",
    "е": "ия",
    "и": "еы",
    "ы": "и",
    "я": "е",
    "э": "е",
    "б": "п",
    "п": "б",
}
_ALIKE |= {
    "в": "ф",
    "ф": "в",
    "г": "к",
    "к": "г",
    "д": "т",
    "т": "д",
    "ж": "ш",
    "ш": "жщ",
    "щ": "ш",
}
_ALIKE |= {"з": "с", "с": "зц", "ц": "с"}
"""Letters that sound like others."""

_APART = ("не", "в", "на", "по")
"""Short words that are written apart from the next: «втечение», «неуказано»."""


_SHORTEST_REST = 5


def suggestion(word: str, is_word: Callable[[str], bool]) -> str:
    """Return the word that another one, in small letters, is most likely a slip for; or «».

    `is_word` tells which words there are; none is asked for that is not needed.
    """
    apart = _apart(word, is_word)
    return apart or next(filter(_seen_once(is_word), _slips(word)), "")


def _seen_once(is_word: Callable[[str], bool]) -> Callable[[str], bool]:
    seen: set[str] = set()

    def check(word: str) -> bool:
        if word in seen:
            return False
        seen.add(word)
        return is_word(word)

    return check


def _slips(word: str) -> Iterator[str]:
    """Yield what a word may have been meant to be, the usual slips first.

    A letter doubled or not, two that changed places, one for another that sounds like it; then one
    too many, one left out, any for any.  The first letter is right, but for those that sound alike.
    """
    places = range(len(word))
    for n in places:
        if word[n : n + 1] == word[n + 1 : n + 2]:
            yield word[:n] + word[n + 1 :]
        yield word[: n + 1] + word[n:]
    for n in places[1:-1]:
        yield word[:n] + word[n + 1] + word[n] + word[n + 2 :]
    for n in places:
        yield from (word[:n] + letter + word[n + 1 :] for letter in _ALIKE.get(word[n], ()))
    for n in places[1:]:
        yield word[:n] + word[n + 1 :]
    for letter in _LETTERS:
        yield from (word[:n] + letter + word[n:] for n in range(1, len(word) + 1))
    for letter in _LETTERS:
        yield from (word[:n] + letter + word[n + 1 :] for n in places[1:])


def _apart(word: str, is_word: Callable[[str], bool]) -> str:
    for short in _APART:
        rest = word.removeprefix(short)
        if rest != word and len(rest) >= _SHORTEST_REST and is_word(rest):
            return f"{short} {rest}"
    return ""
