"""Earlier letters on what a letter is about: told by its rare words, with few false alarms.

Every place and name of the subject must be known to the earlier letter, and most of what is rare in
the subject and in the demands.  The same demand for another district is another inquiry.
"""

import datetime
import math
import sqlite3
from collections.abc import Collection, Mapping
from typing import NamedTuple

from drafter.archive.documents import Document, Part, Text
from drafter.archive.queries import Term, some
from drafter.archive.terms import stems_of
from drafter.archive.tokens import is_function_word, tokens
from drafter.proofreading.draft import Earlier

_RAREST = 8
"""By how many of the rarest stems candidates are looked for."""

_CANDIDATES = 5
_FEWEST = 3
"""A subject of fewer stems tells too little."""

_OF_MAIN, _OF_DEMANDS = 0.7, 0.5
"""What share of the stems, counted by how rare they are, the earlier letter must have."""


_ALIKE = """
    SELECT file.path, file.letter, file.number, file.day FROM found
    JOIN text ON text.id = found.rowid JOIN file ON file.id = text.file
    WHERE found MATCH ? AND text.language = ? AND file.letter != ?
    AND file.day != '' AND file.day < ? AND NOT instr(file.path, char(10))
    ORDER BY rank LIMIT ?
"""
_TEXTS = "SELECT text.id, language FROM text JOIN file ON file.id = text.file WHERE file.letter = ?"


class _Stem(NamedTuple):
    stem: str
    is_name: bool
    """Whether it stands with a capital letter inside of a sentence: a place, a person."""


def earlier(
    base: sqlite3.Connection, document: Document, letter: str, today: datetime.date
) -> list[Earlier]:
    """Return the earlier letters on the same, the one that is most alike at the front.

    `letter` is by what the index knows the file of this one.  In every language that both have,
    they must be on the same.
    """
    rare = _Rareness(base)
    until = (document.day or today).isoformat()
    mine = {code: _Mine(text, code) for code, text in document.texts.items()}
    found: dict[str, Earlier] = {}
    for code, text in mine.items():
        found |= _candidates(base, text, code, (letter, until), rare)
    scores: dict[str, float] = {}
    for key in found:
        shared = [
            (mine[code], _said(base, id_, code))
            for id_, code in base.execute(_TEXTS, (key,)).fetchall()
            if code in mine
        ]
        told = [text.likeness(theirs, rare) for text, theirs in shared if text.tells]
        scores[key] = min(told, default=0.0)
    alike = [key for key in found if scores[key] > 0]
    return [found[key] for key in sorted(alike, key=lambda key: scores[key], reverse=True)]


class _Mine:
    """What a letter is about, in one of its languages."""

    def __init__(self, text: Text, language: str) -> None:
        self.subject = _stems(text, language, (Part.SUBJECT,))
        self.demands = _stems(text, language, (Part.DEMAND,))
        self.main = self.subject or self.demands

    @property
    def tells(self) -> bool:
        """Whether it says enough to be compared."""
        return len(self.main) >= _FEWEST

    def likeness(self, theirs: Mapping[Part, set[str]], rare: "_Rareness") -> float:
        """Return how much another letter is on the same; 0 where it is on something else."""
        whole = set().union(*theirs.values())
        if any(one.stem not in whole for one in self.main if one.is_name):
            return 0.0
        share = rare.share(self.main, theirs[Part.SUBJECT] | theirs[Part.DEMAND])
        is_same = share >= _OF_MAIN and rare.share(self.demands, whole) >= _OF_DEMANDS
        return share if is_same else 0.0


def _candidates(
    base: sqlite3.Connection,
    mine: _Mine,
    language: str,
    unlike: tuple[str, str],
    rare: "_Rareness",
) -> dict[str, Earlier]:
    """Return earlier letters that have some of the rarest stems, each by what it is known by."""
    if not mine.tells:
        return {}
    wanted = sorted(mine.main, key=lambda one: rare.of(one.stem), reverse=True)[:_RAREST]
    expression = some([Term((), ((one.stem,),)) for one in wanted])
    rows = base.execute(_ALIKE, (expression, language, *unlike, _CANDIDATES)).fetchall()
    return {
        key: Earlier(path, number, datetime.date.fromisoformat(day))
        for path, key, number, day in rows
    }


def _stems(text: Text, language: str, parts: Collection[Part]) -> set[_Stem]:
    found = set()
    for sentence in text.sentences:
        if sentence.part in parts:
            for number, token in enumerate(tokens(sentence.words)):
                if not is_function_word(token.word) and len(token.word) > 1:
                    (one,) = stems_of([token.word], language)
                    is_name = number > 0 and sentence.words[token.start].isupper()
                    found.add(_Stem(one, is_name))
    return found


def _said(base: sqlite3.Connection, text: int, language: str) -> dict[Part, set[str]]:
    found: dict[Part, set[str]] = {part: set() for part in Part}
    rows = base.execute("SELECT part, words FROM sentence WHERE text = ?", (text,))
    for part, words in rows:
        found[Part(part)].update(stems_of((token.word for token in tokens(words)), language))
    return found


class _Rareness:
    """How rare stems are among the letters of the index."""

    def __init__(self, base: sqlite3.Connection) -> None:
        base.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.term USING fts5vocab(main, found, row)"
        )
        self._base = base
        (self._letters,) = base.execute("SELECT count(*) FROM text").fetchone()
        self._known: dict[str, float] = {}

    def of(self, stem: str) -> float:
        """Return how rare a stem is: the logarithm of one in how many texts has it."""
        if stem not in self._known:
            row = self._base.execute("SELECT doc FROM temp.term WHERE term = ?", (stem,)).fetchone()
            self._known[stem] = math.log((self._letters + 2) / ((row[0] if row else 0) + 1))
        return self._known[stem]

    def share(self, mine: set[_Stem], theirs: set[str]) -> float:
        """Return what share of one's own stems others have, counted by how rare each is."""
        whole = sum(self.of(one.stem) for one in mine)
        same = sum(self.of(one.stem) for one in mine if one.stem in theirs)
        return same / whole if whole else 1.0
