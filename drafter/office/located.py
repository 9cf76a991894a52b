"""Where the problems of a letter stand in its form, and the edits that would mend them.

A problem knows its line and column; a form knows keys.  The values of the file lie between.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from drafter.errors import Place, Problem
from drafter.markup.document_places import place_of
from drafter.model.edits import Edit
from drafter.model.source import Source
from drafter.reading.model_keys import KeyMap


class Located(NamedTuple):
    """A problem with the key of the field that it is about; empty: of none."""

    problem: Problem
    key: str
    mend: Edit | None = None
    """What puts right the one thing that is wrong."""
    offset: int | None = None
    """The number of the character of the value that it begins at, where that is known."""
    line: int = 0
    """In which block of a long text it is, as its editor counts them."""
    column: int = 0
    """The number of the character there, of those that are seen."""
    choices: tuple[Edit, ...] = ()
    """The edits that write one of the forms of a word that was guessed."""


def located(
    source: Source, file: str, keys: KeyMap, problems: Iterable[Problem]
) -> Iterator[Located]:
    """Yield problems with the fields of a letter's form that they are about.

    `keys` leads from the paths of the file to the keys of the form.
    """
    places = _Places(source)
    for problem in problems:
        path = places.path_of(problem.place) if problem.place else ""
        key = keys.model_key(path) if path else ""
        if problem.place is None or problem.place.file != file:
            yield Located(problem, key)
            continue
        offset = _offset(source, problem, path)
        place = (0, 0) if offset is None else place_of(source.values[path].text, offset)
        mend = _mend(source, problem, path, key)
        yield Located(problem, key, mend, offset, *place, _choices(problem, keys))


class _Places:
    """Finds the values of a file by their places."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._sorted = sorted(
            (place.file, place.line, place.column, path) for path, place in source.places.items()
        )

    def path_of(self, place: Place) -> str:
        """Return the path of the innermost value at a place; empty where none is known."""
        at = (place.line, place.column)
        before = [
            (line, column, path)
            for file, line, column, path in self._sorted
            if file == place.file and (line, column) <= at
        ]
        if not before:
            return ""
        line, column, path = max(before, key=lambda one: (one[0], one[1], len(one[2])))
        if (line, column) == at or self._reaches(path, place):
            return path
        return self._around(before, place)

    def _reaches(self, path: str, place: Place) -> bool:
        """Tell whether a value goes on as far as a place."""
        written = self._source.values.get(path)
        if written is None or not written.text:
            return False
        if written.place.file != place.file:
            return False
        end = self._source.place(path, len(written.text.rstrip()) - 1)
        return (place.line, place.column) <= (end.line, end.column + 1)

    def _around(self, before: list[tuple[int, int, str]], place: Place) -> str:
        """Return the last group of values that begins no further right than a place."""
        groups = [
            (line, column, path)
            for line, column, path in before
            if path not in self._source.values and column <= place.column and path
        ]
        return max(groups, key=lambda one: (one[1], one[0]))[2] if groups else ""


def _mend(source: Source, problem: Problem, path: str, key: str) -> Edit | None:
    """Return the edit that makes a repair at the place of a problem; None where that is unsure."""
    repair, written = problem.repair, source.values.get(path)
    if repair is None or written is None:
        return None
    start = -1
    while (start := written.text.find(repair.wrong, start + 1)) >= 0:
        if source.place(path, start) == problem.place:
            end = start + len(repair.wrong)
            new = written.text[:start] + repair.right + written.text[end:]
            return Edit(key, "set", new)
    return None


def _offset(source: Source, problem: Problem, path: str) -> int | None:
    """Return where in a value a problem stands."""
    written = source.values.get(path)
    if written is None or problem.place is None:
        return None
    low, high = 0, len(written.text)
    at = (problem.place.line, problem.place.column)
    while low < high:
        middle = (low + high) // 2
        place = source.place(path, middle)
        low, high = (middle + 1, high) if (place.line, place.column) < at else (low, middle)
    return low if low < len(written.text) and source.place(path, low) == problem.place else None


def _choices(problem: Problem, keys: KeyMap) -> tuple[Edit, ...]:
    guess = problem.guess
    if guess is None:
        return ()
    key = keys.model_key(f"{guess.path}.{guess.language}")
    return tuple(Edit(f"{key}.{guess.case}", "set", form) for form in guess.forms)
