"""Declension of posts and bodies: the heads change, everything that depends on them stands.

«Первый заместитель Премьер-Министра» has the head «Первый заместитель»; after a dash, a comma or
«и» another may follow, and a rank may stand right after a post («прокурор области старший
советник юстиции»); each is declined when it is in the nominative. Sources: Зализняк,
«Грамматический словарь русского языка»; Розенталь, «Справочник по правописанию».
"""

from drafter.grammar.cases import Case, Form
from drafter.grammar.russian import posts_data as data
from drafter.grammar.russian.heads import (
    TRAILING,
    Head,
    acting,
    bare,
    begins,
    head,
    leads_nowhere,
    of_person,
    participle,
    rank,
)
from drafter.grammar.russian.nouns import ANY, MASCULINE, PLURAL, known
from drafter.grammar.russian.patterns import (
    CASES,
    LETTERS,
    Pattern,
    composed,
    inflect,
    split_spaces,
)
from drafter.grammar.russian.posts_in_case import post_in_case

_MAX_LENGTH = 1000
_OPENING, _CLOSING = "«“„(", "»”)"
_MARKS = ",;:"
_THEIR = ("его", "ее", "её", "их")


class _Draft:
    """The words of a post while it is declined, and whether every step was certain."""

    __slots__ = ("case", "gender", "heads_end", "person", "sure", "words")

    def __init__(self, words: list[str], case: Case) -> None:
        self.words = words
        self.case = case
        self.sure = True
        self.gender = MASCULINE
        self.person = True
        self.heads_end = -1


def post(text: str, case: Case) -> Form:
    """Decline a post, a body or a group.

    In: the post in the nominative as documents write it, with or without what depends on it.
    Out: the form and whether it is certain. Words in quotation marks, abbreviations such as
    «АО» and «и.о.» and everything in an oblique case stay as they are; an unknown head word
    follows the regular rule and is guessed, and so is a plural that may be the genitive of one
    («министерства»); text without a Russian head, or in another case already, comes back
    unchanged and guessed.
    """
    has_letters = any(letter in LETTERS for letter in text[:_MAX_LENGTH].lower())
    if case not in CASES or len(text) > _MAX_LENGTH or not has_letters:
        return Form(text, False)
    pieces = split_spaces(composed(text))
    draft = _Draft([piece for piece in pieces if piece.strip()], case)
    spaces = [piece for piece in pieces if not piece.strip()]
    _decline(draft)
    if not draft.sure and post_in_case(text):
        return Form(text, False)
    if case is Case.NOMINATIVE:
        return Form(text, draft.sure)
    return Form(_joined(draft.words, spaces, pieces), draft.sure)


def begins_post(text: str) -> bool:
    """Tell whether a text begins with a head in the nominative («Первый заместитель»).

    A head is a noun that is known to name a post or a body, «и.о.» and the like, or a
    substantive adjective; a plural that may be the genitive of one is none.
    """
    return begins(composed(text).split())


def names_person(text: str) -> bool:
    """Tell whether a text begins with the head of one person's post («И.о. министра»)."""
    return of_person(composed(text).split())


def _joined(words: list[str], spaces: list[str], pieces: list[str]) -> str:
    """Put the words back between the spaces they had."""
    word, space = iter(words), iter(spaces)
    return "".join(next(word) if piece.strip() else next(space) for piece in pieces)


def _decline(draft: _Draft) -> None:
    """Walk over the words once, declining the first head and those after it."""
    at = _take(draft, 0, strict=False)
    if at == 0:
        draft.sure = False
        return
    depth = sum(_depth(word) for word in draft.words[:at])
    ended = at > 0 and draft.words[at - 1][-1] in _MARKS
    while at < len(draft.words):
        word = draft.words[at]
        if depth <= 0:
            after = _next_head(draft, at, ended=ended)
            if after > at:
                depth += sum(_depth(word) for word in draft.words[at:after])
                ended, at = draft.words[after - 1][-1] in _MARKS, after
                continue
            if _glued(word):
                draft.sure = False
        depth += _depth(word)
        ended = word[-1] in _MARKS
        at += 1


def _next_head(draft: _Draft, at: int, *, ended: bool) -> int:
    """Decline the head at `at` if there is one; return the place after it, or `at`."""
    word = draft.words[at]
    joint = _is_joint(word)
    if not (ended or joint or word[0] == "("):
        found = rank(draft.words, at) if at else None
        return _put(draft, found) if found else at
    start = at + 1 if joint else at
    if start < len(draft.words) and draft.words[start].lower() in _THEIR:
        start += 1  # «и его заместители»
    many = draft.gender == PLURAL and at == draft.heads_end
    after = _take(draft, start, strict=True, many=many)
    if after > start:
        return after
    if word in data.DASHES:
        draft.sure = False  # a dash is followed by a head
    return at


def _is_joint(word: str) -> bool:
    return word in data.DASHES or word.lower() == "и"


def _glued(word: str) -> bool:
    """Say whether a nominative hangs on a hyphen: «директора-главный инженер»."""
    first, _hyphen, last = bare(word).rpartition("-")
    if not first or first in data.PREFIXES:
        return False
    noun = known(last)
    return last.endswith("ый") or (noun is not None and noun.person and noun.gender != ANY)


def _depth(word: str) -> int:
    """Return how many quotation marks or brackets the word opens less those it closes."""
    straight = 1 if word[0] == '"' and word.count('"') == 1 else 0
    straight -= 1 if word[0] != '"' and word.rstrip(_MARKS).endswith('"') else 0
    return straight + sum((c in _OPENING) - (c in _CLOSING) for c in word)


def _take(draft: _Draft, start: int, *, strict: bool, many: bool = False) -> int:
    """Decline the head that begins at `start`; return the place after it, `start` without one."""
    after = acting(draft.words, start)
    if after > start:
        if not draft.words[start].lower().endswith("."):
            return after
        found = head(draft.words, after, strict=True)
        return _put(draft, found) if found and found.sure else after
    found = head(draft.words, start, strict=strict, many=many)
    if found is None and start:
        found = participle(draft.words, start, draft.gender, draft.person)
    if found is not None:
        return _put(draft, found)
    if leads_nowhere(draft.words, start):
        draft.sure = False
    return start


def _put(draft: _Draft, found: Head) -> int:
    """Put the endings of a head on its words, before the punctuation that follows them."""
    for place, rules in found.rules.items():
        word = draft.words[place]
        start = len(word) - len(word.lstrip("("))
        stem = word[start:].rstrip(TRAILING)
        form = _inflected(stem, rules, draft.case)
        draft.words[place] = word[:start] + form + word[start + len(stem) :]
        draft.sure = draft.sure and all(draft.case not in rule.doubt for rule in rules)
    draft.sure = draft.sure and found.sure
    draft.gender, draft.person, draft.heads_end = found.gender, found.person, found.end
    return found.end


def _inflected(word: str, rules: list[Pattern], case: Case) -> str:
    """Decline a word, each member between hyphens by its own pattern («врач-терапевт»)."""
    members = word.split("-")
    return "-".join(
        inflect(member, rule, case) for member, rule in zip(members, rules, strict=True)
    )
