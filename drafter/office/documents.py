"""Letters in Word's format as `check` sees them: read as by an import, told at their paragraphs."""

import re
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.addressbook.loading import load_book
from drafter.errors import WARNING, Place, Problem, in_order
from drafter.importing import Paragraph
from drafter.office import remarking
from drafter.office.older import imported
from drafter.proofreading import rules
from drafter.reading.loading import read
from drafter.workspace import Workspace

_TOLD = frozenset(
    f"word-{kind}"
    for kind in (
        *("deleted-text", "inserted-text", "comment", "struck-out-text", "hidden-text"),
        *("placeholder", "unread-text", "unused-note", "embedded-document"),
    )
)
"""What was not read of a document, or should not go out with it."""

_WORD = re.compile(r"\w+")
_WORDS_SHOWN = re.compile(r"\s*(?:\S+\s+){0,3}\S{1,30}")
_NEIGHBOURS = 6
"""So many words on each side tell one place from another."""


def check_documents(
    workspace: Workspace, files: Sequence[Path], without: Collection[str]
) -> tuple[list[Problem], tuple[str, ...]]:
    """Return what is doubtful in a letter that Word files hold, and the languages of the letter.

    The files are the versions of one letter in its languages; `without` names rules to leave out.
    Only warnings are told: what a letter's file in YAML would lack is no fault of a Word file, and
    no letter is rendered of it.  A place is a paragraph and a character of it.  Raises
    DocumentError for files that hold no letter, InquiryError where something is wrong in the
    address book or the settings, OSError for files that cannot be opened.
    """
    done = imported(files, "-", workspace)
    reading = read(done.text, "-", workspace, lambda: load_book(workspace))
    found = [problem for problem in reading.problems if problem.severity == WARNING]
    silent = {*without}
    if reading.inquiry:
        silent = remarking.silenced(reading.inquiry, without)
        silent |= {"no-demands"} if len(found) < len(reading.problems) else set()
        found += remarking.remarks(reading.inquiry, workspace, silent)
    locator, lines = _Locator(done.paragraphs), done.text.split("\n")
    told = [problem for problem in done.warnings if problem.id in _TOLD]
    wanted = rules().keys() - silent
    told += [
        locator.located(problem, lines)
        for problem in sorted(dict.fromkeys(found), key=in_order)
        if problem.id in wanted
    ]
    return told, done.languages


class _Word(NamedTuple):
    """A word of a paragraph: where it stands among all, and where it begins in its paragraph."""

    text: str
    paragraph: int
    start: int


class _Locator:
    """Finds the words of an imported text in the documents from which it came."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._paragraphs = paragraphs
        self._words = [
            _Word(word[0], number, word.start())
            for number, (_file, _place, text) in enumerate(self._paragraphs)
            for word in _WORD.finditer(text)
        ]
        self._by_text: dict[str, list[int]] = {}
        for number, word in enumerate(self._words):
            self._by_text.setdefault(word.text, []).append(number)

    def located(self, problem: Problem, lines: Sequence[str]) -> Problem:
        """Return a problem of an imported text at its place in a document, with the words there."""
        if problem.place is None or not problem.place.line:
            return problem._replace(place=Place(str(self._paragraphs[0].file)))
        line, column = lines[problem.place.line - 1], max(problem.place.column - 1, 0)
        found = self._found(line, column)
        if found is None:
            return problem._replace(place=Place(str(self._paragraphs[0].file)))
        number, start = found
        file, place, text = self._paragraphs[number]
        start = min(start, max(len(text) - 1, 0))
        shown = _WORDS_SHOWN.match(text, start)
        words = " ".join(shown[0].split()) if shown else ""
        what = f"{words} – {problem.what}" if words else problem.what
        return problem._replace(place=Place(str(file), place, start + 1), what=what)

    def _found(self, line: str, column: int) -> tuple[int, int] | None:
        """Return the paragraph, and the character of it, that a place of a line came from."""
        words = [(word[0], word.start()) for word in _WORD.finditer(line)]
        if not words:
            return None
        before = [n for n, (_text, start) in enumerate(words) if start <= column]
        at = before[-1] if before else 0
        anchors = sorted(
            range(max(0, at - _NEIGHBOURS), min(len(words), at + _NEIGHBOURS + 1)),
            key=lambda n: len(self._by_text.get(words[n][0], [])) or len(self._words) + 1,
        )
        rarest = words[anchors[0]][0]
        places = self._by_text.get(rarest, [])
        if not places:
            return None
        shift = at - anchors[0]
        best = max(places, key=lambda place: self._likeness(words, at, place + shift))
        return self._at(words[at], column, best + shift, best)

    def _likeness(self, words: Sequence[tuple[str, int]], at: int, place: int) -> int:
        """Return how many neighbours of two words are the same."""
        return sum(
            words[at + step][0] == self._words[place + step].text
            for step in range(-_NEIGHBOURS, _NEIGHBOURS + 1)
            if 0 <= at + step < len(words) and 0 <= place + step < len(self._words)
        )

    def _at(self, word: tuple[str, int], column: int, place: int, best: int) -> tuple[int, int]:
        """Return a paragraph and a character of it: that of the word, or else of its anchor."""
        if 0 <= place < len(self._words) and self._words[place].text == word[0]:
            found = self._words[place]
            return found.paragraph, found.start + max(column - word[1], 0)
        found = self._words[best]
        return found.paragraph, found.start
