"""Declension of posts: the head words change, everything that depends on them stands.

«Первый заместитель Премьер-Министра» has the head «Первый заместитель»; after a dash, a comma or
«и» another post may follow, which is declined as well when it is in the nominative. Sources:
Зализняк, «Грамматический словарь русского языка»; Розенталь, «Справочник по правописанию».
"""

from drafter.grammar.cases import Case, Form
from drafter.grammar.russian import posts_data as data
from drafter.grammar.russian.patterns import (
    CASES,
    HARD,
    HARD_EM,
    HUSHING,
    INVARIANT,
    LETTERS,
    NOUN_TSA,
    SOFT,
    SOFT_IY,
    VOWELS,
    Pattern,
    adjective,
    composed,
    fleeting,
    inflect,
    noun_in_a,
    pattern,
    split_spaces,
    syllables,
)

_MAX_LENGTH = 1000
_ACTING = ("и.о", "вр.и.о", "в.и.о", "ври.о")
_OPENING, _CLOSING = "«“„(", "»”)"
_MARKS = ",;:"
_TRAILING = _MARKS + ")"
_JUDGE = pattern(2, "ьи ье ью ьей ье")
_ORDINAL_ENDINGS = {"й": ("го", "му", "го", "м", "м"), "я": ("й", "й", "ю", "й", "й")}


class _Draft:
    """The words of a post while it is declined, and whether every step was certain."""

    __slots__ = ("case", "sure", "words")

    def __init__(self, words: list[str], case: Case) -> None:
        self.words = words
        self.case = case
        self.sure = True


def post(text: str, case: Case) -> Form:
    """Decline a post.

    In: the post in the nominative as documents write it, with or without what depends on it.
    Out: the form and whether it is certain. Words in quotation marks, abbreviations such as
    «и.о.» and everything in an oblique case stay as they are; an unknown head word follows the
    regular rule and is guessed; text without a Russian head comes back unchanged and guessed.
    """
    has_letters = any(letter in LETTERS for letter in text[:_MAX_LENGTH].lower())
    if case not in CASES or len(text) > _MAX_LENGTH or not has_letters:
        return Form(text, False)
    pieces = split_spaces(composed(text))
    draft = _Draft([piece for piece in pieces if piece.strip()], case)
    spaces = [piece for piece in pieces if not piece.strip()]
    _decline(draft)
    if case is Case.NOMINATIVE:
        return Form(text, draft.sure)
    return Form(_joined(draft.words, spaces, pieces), draft.sure)


def begins_post(text: str) -> bool:
    """Tell whether a text begins with the head of a post in the nominative («Первый заместитель»).

    A head is a noun that is known to name a post, «и.о.» and the like, or a substantive adjective.
    """
    words = composed(text).split()
    if _acting(_Draft(list(words), Case.NOMINATIVE), 0):
        return True
    at, modifiers = _modifiers(words, 0)
    return _noun(words, at, strict=True) is not None or _is_post(words, modifiers)


def _joined(words: list[str], spaces: list[str], pieces: list[str]) -> str:
    """Put the words back between the spaces they had."""
    word, space = iter(words), iter(spaces)
    return "".join(next(word) if piece.strip() else next(space) for piece in pieces)


def _decline(draft: _Draft) -> None:
    """Walk over the words once, declining the first head and those after separators."""
    at = _head(draft, 0, strict=False)
    if at == 0:
        draft.sure = False
    depth = sum(_depth(word) for word in draft.words[:at])
    ended = at > 0 and draft.words[at - 1][-1] in _MARKS
    while at < len(draft.words):
        word = draft.words[at]
        dash = word in data.DASHES
        joint = dash or word.lower() == "и"
        if depth <= 0 and (ended or joint or word[0] == "("):
            start = at + 1 if joint else at
            after = _head(draft, start, strict=True)
            if after > start:
                depth += sum(_depth(word) for word in draft.words[at:after])
                ended, at = draft.words[after - 1][-1] in _MARKS, after
                continue
            if dash:
                draft.sure = False
        if depth <= 0 and _glued(word):
            draft.sure = False
        depth += _depth(word)
        ended = word[-1] in _MARKS
        at += 1


def _glued(word: str) -> bool:
    """Say whether a nominative hangs on a hyphen: «директора-главный инженер»."""
    last = _bare(word).rpartition("-")
    return bool(last[0]) and (last[2].endswith("ый") or _known(last[2]))


def _depth(word: str) -> int:
    """Return how many quotation marks or brackets the word opens less those it closes."""
    straight = 1 if word[0] == '"' and word.count('"') == 1 else 0
    straight -= 1 if word[0] != '"' and word.rstrip(_MARKS).endswith('"') else 0
    return straight + sum((c in _OPENING) - (c in _CLOSING) for c in word)


def _bare(word: str) -> str:
    """Return the word in lower case without the punctuation around it."""
    return word.lower().lstrip("(").rstrip(_TRAILING)


def _head(draft: _Draft, start: int, *, strict: bool) -> int:
    """Decline the head phrase that begins at `start`; return the place after it.

    Nothing is touched and `start` returned when there is no head. With `strict` only a known
    head in the nominative counts, since what follows a comma or «и» is mostly a dependent word.
    """
    acting = _acting(draft, start)
    if acting > start:
        return acting
    at, modifiers = _modifiers(draft.words, start)
    rules: dict[int, Pattern] = dict(modifiers)
    noun = _noun(draft.words, at, strict=strict or _is_post(draft.words, modifiers))
    if noun is not None:
        rules[at] = noun
        at += 1
    elif modifiers and (not strict or _is_post(draft.words, modifiers)):
        draft.sure = draft.sure and _is_post(draft.words, modifiers)
        at = max(rules) + 1
    else:
        return _participle(draft, modifiers, start)
    _apply(draft, rules)
    return _apposition(draft, at) if noun is not None else at


def _is_post(words: list[str], modifiers: list[tuple[int, Pattern]]) -> bool:
    """Say whether the last modifier is a post in itself (управляющий, уполномоченный)."""
    return bool(modifiers) and _bare(words[modifiers[-1][0]]) in data.SUBSTANTIVES


def _participle(draft: _Draft, modifiers: list[tuple[int, Pattern]], start: int) -> int:
    """Decline a participle after a comma, which agrees with the head («курирующий вопросы»).

    An adjective in the nominative that leads to no head leaves the whole post in doubt.
    """
    if not modifiers:
        return start
    index, rule = modifiers[-1]
    word = _bare(draft.words[index])
    if word.endswith(("щий", "вший", "щая", "вшая")):
        _apply(draft, {index: rule.doubted()})
        return index + 1
    if word.endswith(("ый", "ний", "ская")):
        draft.sure = False
    return start


def _apposition(draft: _Draft, at: int) -> int:
    """Decline a second known head right after the first («врач невролог»), as a guess."""
    ended = draft.words[at - 1][-1] in _MARKS
    if ended or at >= len(draft.words) or draft.words[at][0] == "(":
        return at
    rule = _noun(draft.words, at, strict=True)
    if rule is None:
        return at
    _apply(draft, {at: rule.doubted()})
    return at + 1


def _acting(draft: _Draft, start: int) -> int:
    """Step over «и.о.», «и. о.», «врио» or «зам.», after which a genitive stands."""
    words = draft.words
    if start >= len(words):
        return start
    word = _bare(words[start])
    if word.startswith(_ACTING) or word in data.UNCHANGED:
        return start + 1
    if word == "и." and start + 1 < len(words) and _bare(words[start + 1]) == "о.":
        return start + 2
    if word.endswith(".") and word[:-1] in data.ABBREVIATIONS:
        following = _noun(words, start + 1, strict=True)
        # «гл. специалист» has its head after the abbreviation, «зам. директора» has not.
        if following is not None:
            _apply(draft, {start + 1: following})
            return start + 2
        return start + 1
    return start


def _modifiers(words: list[str], start: int) -> tuple[int, list[tuple[int, Pattern]]]:
    """Collect the adjectives before a head; return the place after them and their patterns."""
    at, found = start, list[tuple[int, Pattern]]()
    while at < len(words) and (at == start or words[at][0] != "("):
        word = _bare(words[at])
        rule = _ordinal(word) or (None if _known(word) else _adjective(word))
        if rule is not None and found and word.endswith("ой") and not _leads_to_noun(words, at):
            # «заведующий кафедрой», «городской больницей»: an oblique case, not a modifier.
            break
        if rule is not None:
            found.append((at, rule))
        elif not (word in data.ADVERBS or (word == "и" and found)):
            break
        at += 1
    if found and found[-1][0] + 1 < at:
        at = found[-1][0] + 1
    return (at, found) if found else (start, found)


def _leads_to_noun(words: list[str], at: int) -> bool:
    """Say whether the run of adjectives from `at` on ends in a known head noun."""
    while at < len(words) and not _known(_bare(words[at])):
        if _adjective(_bare(words[at])) is None:
            return False
        at += 1
    return at < len(words)


def _adjective(word: str) -> Pattern | None:
    """Pattern of a modifier: an adjective, also with a hyphen («военно-морской»)."""
    if not LETTERS.issuperset(word.replace("-", "")):
        return None
    return adjective(word)


def _ordinal(word: str) -> Pattern | None:
    """Pattern of an ordinal written with a figure: «1-й» gives «1-го», «1-му»."""
    figure, _, ending = word.partition("-")
    if figure.isdecimal() and ending in _ORDINAL_ENDINGS:
        return Pattern(1, _ORDINAL_ENDINGS[ending])
    return None


def _known(word: str) -> bool:
    """Say whether a lower-case word is a noun that names a post."""
    return _simple_known(word) is not None


def _simple_known(word: str) -> Pattern | None:
    """Pattern of a known noun, or of one with an ending that only doers have."""
    if word == "судья":
        return _JUDGE
    if word in data.IN_A:
        if word.endswith("ца"):
            return NOUN_TSA
        rule = noun_in_a(word)
        return Pattern(rule.cut, rule.endings)  # the stress of these words is known
    if word in data.FLEETING_OM:
        return fleeting(word, doubt=frozenset())
    if word in data.FLEETING_EM:
        return fleeting(word, doubt=frozenset(), instrumental="ем")
    if word in data.REGULAR_STRESSED_EC or word in data.HUSHING_OM or word.endswith("врач"):
        return HARD
    if word in data.FLEETING_STRESSED:
        return fleeting(word, doubt=frozenset())
    if word in data.HUSHING_EM:
        return HARD_EM
    agent = word.endswith(data.AGENT_ENDINGS) and len(word) > 5 and word not in data.NOT_AGENTS
    if word not in data.MASCULINE and not (agent and LETTERS.issuperset(word)):
        return None
    return _regular(word)


def _regular(word: str) -> Pattern:
    """Return the regular masculine pattern by the last letter."""
    if word.endswith("ий"):
        return SOFT_IY
    if word[-1] in "ьй":
        return SOFT
    return HARD_EM if word[-1] in HUSHING + "ц" else HARD


def _noun(words: list[str], at: int, *, strict: bool) -> Pattern | None:
    """Pattern of the word at `at` taken as a head noun, or None when it cannot be one."""
    if at >= len(words):
        return None
    word = _bare(words[at])
    if not word:
        return None
    return _compound(word, strict) if "-" in word else _one_noun(word, strict)


def _one_noun(word: str, strict: bool) -> Pattern | None:
    known = INVARIANT if word in data.UNCHANGED else _simple_known(word)
    if known is not None or strict:
        return known
    if len(word) < 2 or not LETTERS.issuperset(word) or syllables(word) == 0:
        return None
    if word[-1] in VOWELS:
        # A word in another vowel is mostly no head at all, or already in an oblique case.
        return noun_in_a(word).doubted() if word[-1] in "ая" else None
    if word in data.PREPOSITIONS:
        return None
    return _regular(word).doubted()


def _compound(word: str, strict: bool) -> Pattern | None:
    """Pattern of a hyphenated head; the ending goes on the last member only.

    When the first member is a head itself («директор-распорядитель») the whole is declined by
    `_apply`, member by member.
    """
    members = word.split("-")
    if not all(members):
        return None
    if members[0] in data.PREFIXES or word in data.MASCULINE:
        return _one_noun(members[-1], strict)
    last = _one_noun(members[-1], strict)
    if last is None:
        return None
    first = all(_known(member) for member in members[:-1])
    return last if first else last.doubted()


def _apply(draft: _Draft, rules: dict[int, Pattern]) -> None:
    """Put the endings on the words, before the punctuation that follows them."""
    for index, rule in rules.items():
        word = draft.words[index]
        start = len(word) - len(word.lstrip("("))
        stem = word[start:].rstrip(_TRAILING)
        form = _inflected(stem, rule, draft.case)
        draft.words[index] = word[:start] + form + word[start + len(stem) :]
        draft.sure = draft.sure and draft.case not in rule.doubt


def _inflected(word: str, rule: Pattern, case: Case) -> str:
    """Decline a head word, its earlier members too when they are heads («врач-терапевт»)."""
    *firsts, last = word.split("-")
    done = []
    for member in firsts:
        low = member.lower()
        own = None if low in data.PREFIXES else _simple_known(low)
        done.append(inflect(member, own, case) if own else member)
    return "-".join([*done, inflect(last, rule, case)])
