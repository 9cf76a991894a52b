"""Searching: the letters that have the words, best first, each by the sentence that says most."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from drafter.archive.copies import Said, is_copy, said
from drafter.archive.cutting import cut
from drafter.archive.documents import Part
from drafter.archive.queries import LANGUAGES, Query, Term, every, some, terms_of
from drafter.archive.registered import BETWEEN
from drafter.archive.terms import WEIGHTS, stems_of
from drafter.archive.tokens import Token, tokens, words
from drafter.files.letters import ENDINGS
from drafter.grammar.stems import stem

_DEEPEST = 4
"""So many times as many texts are looked at as letters are asked for: some are of one letter."""

_PART_COUNTS = {Part.SUBJECT: 0.3, Part.DEMAND: 0.2, Part.BODY: 0.1, Part.NAME: 0.0}
_EXACT = 0.25
_NAME_LESS = 0.9
"""What is searched for by a name is shown by its subject rather."""

_FEW = 2
"""So many words must all be there; of more, most may do."""

_ANSWERED = """EXISTS (
    SELECT 1 FROM sent WHERE answered AND (sent.letter = file.letter
    OR (sent.number = file.number AND sent.day = file.day AND sent.number != ''))
)"""


class Hit(NamedTuple):
    """A letter that was found, by the sentence that says most of what was asked for."""

    path: str
    """The file as seen from the workspace, or the whole path of one that lies outside."""
    line: int
    day: str
    number: str
    kind: str
    language: str
    addressee: str
    sentence: str
    marks: Sequence[tuple[int, int]]
    """Where the words that were found stand in the sentence."""
    has_all: bool = True
    """Whether the letter has all words that were asked for."""

    @property
    def file(self) -> str:
        """The file, which for an answer is the register's."""
        return self.path.partition(BETWEEN)[0]

    @property
    def is_answer(self) -> bool:
        """Whether it is an answer to a letter, as the register has it."""
        return BETWEEN in self.path

    def pieces(self) -> list[tuple[str, bool]]:
        """Return the sentence as it is shown, in pieces; each tells whether it was searched for."""
        return cut(self.sentence, self.marks)


class _Row(NamedTuple):
    text: int
    score: float
    path: str
    letter: str
    day: str
    number: str
    kind: str
    language: str
    addressee: str


def search(base: sqlite3.Connection, query: Query, limit: int) -> list[Hit]:
    """Return the letters that have all words of a query, at most so many.

    Where none has all of them, those come that have most.
    """
    languages = [one for (one,) in base.execute("SELECT DISTINCT language FROM text")]
    terms = terms_of(query.words, languages, is_typed=query.is_typed)
    if not terms:
        return []
    rows = _rows(base, every(terms), query, limit)
    hits = _hits(base, rows, terms, limit)
    if hits or len(terms) <= _FEW:
        return hits
    rows = _rows(base, some(terms), query, limit)
    found = _hits(base, rows, terms, limit, -(-2 * len(terms) // 3))
    return [hit._replace(has_all=False) for hit in found]


def _rows(base: sqlite3.Connection, expression: str, query: Query, limit: int) -> list[_Row]:
    conditions, values = _conditions(base, query)
    weights = ", ".join(map(str, WEIGHTS.values()))
    statement = f"""
        SELECT text.id, score, file.path, file.letter, file.day, file.number, file.kind,
            text.language, text.addressee
        FROM (SELECT rowid, bm25(found, {weights}) AS score FROM found WHERE found MATCH ?)
        JOIN text ON text.id = rowid JOIN file ON file.id = text.file
        WHERE {" AND ".join(["1", *conditions])} ORDER BY score, file.day DESC LIMIT ?
    """  # noqa: S608 - what a user types is given apart
    found = base.execute(statement, (expression, *values, limit * _DEEPEST))
    return [_Row(*row) for row in found]


def _conditions(base: sqlite3.Connection, query: Query) -> tuple[list[str], list[str]]:
    """Return what else a letter must be, as SQL, and its values."""
    made = {
        "file.day >= ?": query.since.isoformat() if query.since else "",
        "file.day != '' AND file.day <= ?": query.until.isoformat() if query.until else "",
        "file.kind = ?": query.kind,
    }
    wanted = {condition: value for condition, value in made.items() if value}
    conditions = list(wanted)
    if query.addressees:
        base.create_function("is_addressed", 2, _addressed(query.addressees), deterministic=True)
        conditions.append("is_addressed(text.addressee, file.ids)")
    if query.answered:
        conditions.append(_ANSWERED)
    return conditions, list(wanted.values())


def _addressed(wanted: Sequence[str]) -> Callable[[str, str], bool]:
    """Return what tells whether a letter went to somebody, by any of some names or ids."""
    forms = [_forms(one) for one in wanted]

    @cache
    def is_addressed(addressee: str, ids: str) -> bool:
        said = {form for forms in _forms(addressee) for form in forms}
        return any(one in ids.split() for one in wanted) or any(
            words and all(not form.isdisjoint(said) for form in words) for words in forms
        )

    return is_addressed


def _forms(text: str) -> list[set[str]]:
    """Return each word of a text with its stems in the languages of letters."""
    return [{word, *(stem(word, language) for language in LANGUAGES)} for word in words(text)]


def _hits(
    base: sqlite3.Connection,
    rows: Iterable[_Row],
    terms: Sequence[Term],
    limit: int,
    enough: int = 0,
) -> list[Hit]:
    """Return a hit for each letter, in the language that fits best; one in YAML stands for it."""
    hits: list[Hit] = []
    letters: set[str] = set()
    files: list[Said] = []
    for row in rows:
        if row.letter in letters or (len(hits) == limit and not _may_replace(row, hits)):
            continue
        letters.add(row.letter)
        found = _sentences(base, row.text)
        best = _best(found, terms, row.language)
        if best.terms < enough:
            continue
        says = said(row.language, row.number, row.day, found)
        same = next((at for at, other in enumerate(files) if is_copy(says, other)), None)
        if same is None and len(hits) < limit:
            files.append(says)
            hits.append(_hit(base, row, best))
        elif same is not None and _is_letter(row.path) and not _is_letter(hits[same].path):
            hits[same] = _hit(base, row, best)
    return hits


def _may_replace(row: _Row, hits: Sequence[Hit]) -> bool:
    """Tell whether a letter in YAML may be that of a Word file which was found before it."""
    is_numbered = bool(row.number or row.day) and _is_letter(row.path)
    return is_numbered and any((hit.number, hit.day) == (row.number, row.day) for hit in hits)


def _is_letter(path: str) -> bool:
    return path.endswith(ENDINGS)


def _hit(base: sqlite3.Connection, row: _Row, best: "_Best") -> Hit:
    line, _part, sentence = best.sentence
    number = row.number
    if not number:
        statement = "SELECT number FROM sent WHERE letter = ? AND number != ''"
        number = next((one for (one,) in base.execute(statement, (row.letter,))), "")
    return Hit(
        row.path, line, row.day, number, row.kind, row.language, row.addressee, sentence, best.marks
    )


def _sentences(base: sqlite3.Connection, text: int) -> list[tuple[int, int, str]]:
    statement = "SELECT line, part, words FROM sentence WHERE text = ? ORDER BY rank"
    return base.execute(statement, (text,)).fetchall()


class _Best(NamedTuple):
    """The sentence of a letter that says most, where it says it, and what all sentences say."""

    sentence: tuple[int, int, str]
    marks: list[tuple[int, int]]
    terms: int


def _best(found: Sequence[tuple[int, int, str]], terms: Sequence[Term], language: str) -> _Best:
    best, best_score, best_marks = found[0] if found else (0, 0, ""), -1.0, []
    met: set[int] = set()
    begins = _beginnings(terms)
    for one in found:
        low = one[2].lower().replace("ё", "е")
        is_likely = any(begin in low for begin in begins)
        spoken = list(tokens(one[2])) if is_likely else []
        score, marks, has = _score(spoken, terms, language)
        met |= has
        score += _PART_COUNTS[Part(one[1])] - (_NAME_LESS if one[1] == Part.NAME else 0)
        if score > best_score:
            best, best_score, best_marks = one, score, marks
    return _Best(best, best_marks, len(met))


def _beginnings(terms: Sequence[Term]) -> list[str]:
    """Return what a sentence must have one of to have a term; most of a letter has none."""
    words = (word for term in terms for word in term.words)
    return [word[: _FEW if word[0].isalpha() else 1] for word in words]


def _score(
    spoken: Sequence[Token], terms: Sequence[Term], language: str
) -> tuple[float, list[tuple[int, int]], set[int]]:
    """Return how much a sentence says of the terms, where, and which of them."""
    typed = [token.word for token in spoken]
    stems = stems_of(typed, language)
    score, marks, has = 0.0, [], set()
    for number, term in enumerate(terms):
        places = list(_places(typed, term.words, begun=term.is_begun))
        score += (1 + _EXACT) if places else 0
        if not places:
            places = [at for one in term.stems for at in _places(stems, one)]
            score += 1 if places else 0
        has |= {number} if places else set()
        length = len(term.words)
        marks += [(spoken[at].start, spoken[at + length - 1].end) for at in places]
    return score, sorted(marks), has


def _places(spoken: Sequence[str], wanted: Sequence[str], *, begun: bool = False) -> Iterable[int]:
    *firsts, last = wanted
    for at in range(len(spoken) - len(firsts)):
        if list(spoken[at : at + len(firsts)]) == firsts:
            word = spoken[at + len(firsts)]
            if word == last or (begun and word.startswith(last)):
                yield at
