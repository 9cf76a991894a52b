"""The catalogs of a workspace, opened and saved phrase by phrase.

They are those that `drafter locales` works on: one's own in a workspace, drafter's own in a
checkout; what drafter ships can be looked at from a workspace, and taken into it.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.errors import CatalogError, Problem
from drafter.files.input import contents
from drafter.files.locking import alone
from drafter.files.output import write_file
from drafter.files.state import Kept
from drafter.grammar import Case, Forms, Part, cases, decline
from drafter.office.saving import ChangedError, Sheet, fingerprint
from drafter.translating.checking import problems_in
from drafter.translating.editing import edited, living_entries, reading_of, with_entry
from drafter.translating.extraction import catalog_files, home
from drafter.translating.surroundings import Surroundings, surroundings
from drafter.wording import _
from drafter.wording.catalogs import LETTER
from drafter.wording.entries import Reading
from drafter.wording.fitting import unfit
from drafter.wording.po import problem
from drafter.workspace import (
    LOCALES,
    Workspace,
    boundary_of,
    check_inside,
    shipped,
)

OWN, SHIPPED = "own", "drafter"
"""Whose a catalog is: the workspace's, or drafter's."""

_MOST_KEPT = 8
"""Of so many catalogs it is kept what they are compared with; one is worked on, or two."""


class Place(NamedTuple):
    """A catalog: whose it is, its language and domain, its file."""

    source: str
    language: str
    domain: str
    file: Path
    editable: bool

    @property
    def is_of_letters(self) -> bool:
        """Tell whether its phrases are printed in letters."""
        return self.domain == LETTER


class Opened(NamedTuple):
    """A catalog as it was read."""

    content: bytes
    read: Reading

    @property
    def fingerprint(self) -> str:
        """What the bytes are known by."""
        return fingerprint(self.content)


class Translation(NamedTuple):
    """What is to become of a phrase: its number in the catalog, its forms, its mark."""

    number: int
    strings: Sequence[str]
    fuzzy: bool


def places(workspace: Workspace) -> list[Place]:
    """Return the catalogs of a workspace and those of drafter, by language and domain.

    Raises OutsideError for one that leads out of the workspace.
    """
    own = catalog_files(home(workspace)) if workspace.folder else []
    found = [_place(OWN, po, editable=True) for po in own]
    editable = workspace.folder is None and shipped(LOCALES).parent.name != "drafter"
    return found + [
        _place(SHIPPED, po, editable=editable) for po in catalog_files(shipped(LOCALES))
    ]


def _place(source: str, po: Path, *, editable: bool) -> Place:
    return Place(source, po.parent.parent.name, po.stem, po, editable)


def opened(place: Place) -> Opened:
    """Return a catalog as it is now.

    Raises InputError for what is no file or too large, OSError when it cannot be read.
    """
    content = contents(place.file)
    return Opened(content, reading_of(content))


def translated(place: Place, catalog: Opened, wanted: Translation) -> Opened:
    """Return a catalog with another translation.

    Raises CatalogError for one that cannot be read, IndexError for a number that is none.
    """
    content = edited(place.file, catalog.content, wanted.number, wanted.strings, fuzzy=wanted.fuzzy)
    return Opened(content, reading_of(content))


def save(
    place: Place,
    workspace: Workspace,
    base: str,
    wanted: Translation,
    expect: Callable[[str], None] = lambda _fingerprint: None,
) -> tuple[Sheet, Sheet]:
    """Write a translation into the file of a catalog that is still `base`; return both states.

    `expect` is told what the file will be known by.  Raises ChangedError where the file is another
    one by now, CatalogError for a translation with which no letter could be made, OutputError or
    OSError where nothing can be written.
    """
    with alone(home(workspace)):
        now = opened(place)
        if now.fingerprint != base:
            raise ChangedError(_sheet(now))
        made = translated(place, now, wanted)
        _check_fit(place, made, wanted.number)
        expect(made.fingerprint)
        put(place, now, made.content)
    return _sheet(now), _sheet(made)


def add_form(
    place: Place, workspace: Workspace, base: str, number: int, case: Case
) -> tuple[Sheet, Sheet]:
    """Write an empty entry for a case of a post, where the grammar errs; return both states.

    The errors are those of `save`, and CatalogError where the entry is there already.
    """
    with alone(home(workspace)):
        now = opened(place)
        if now.fingerprint != base:
            raise ChangedError(_sheet(now))
        living = living_entries(now.read)
        context = f"post, {case}"
        if any((one.context, one.id) == (context, living[number].id) for one in living):
            what = _("The form has an entry of its own already.")
            raise CatalogError([Problem("catalog-double", None, what)])
        made = with_entry(place.file, now.content, number, context)
        put(place, now, made)
    return _sheet(now), _sheet(Opened(made, reading_of(made)))


def post_forms(
    place: Place, catalog: Opened, number: int
) -> list[tuple[Case, str, bool, int | None]]:
    """Return the cases of a post as letters print them: form, whether it is sure, own entry.

    There are none for what is no post, and in a language without a grammar.
    """
    living = living_entries(catalog.read)
    entry = living[number]
    if entry.context != "post" or not entry.strings[0]:
        return []
    own = {one.context: n for n, one in enumerate(living) if one.id == entry.id}
    found = []
    for case in cases(place.language)[1:]:
        form = decline(Forms(entry.strings[0]), case, Part.POST, place.language)
        place_of = own.get(f"post, {case}")
        said = living[place_of].strings[0] if place_of is not None else ""
        found.append((case, said or form.text, form.sure or bool(said), place_of))
    return found


def put(place: Place, now: Opened, content: bytes) -> None:
    """Write the file of a catalog, if that changes it; whoever calls this is alone with it."""
    check_inside(place.file, boundary_of(place.file.parent.parent.parent))
    if content != now.content:
        write_file(place.file.resolve(), content, force=True)


def replace(place: Place, workspace: Workspace, base: str, content: bytes) -> None:
    """Write an earlier state of a catalog that is still `base`; the errors are those of `save`."""
    with alone(home(workspace)):
        now = opened(place)
        if now.fingerprint != base:
            raise ChangedError(_sheet(now))
        put(place, now, content)


def _sheet(catalog: Opened) -> Sheet:
    return Sheet(catalog.content, catalog.content.decode(errors="replace"))


def _check_fit(place: Place, made: Opened, number: int) -> None:
    """Raise CatalogError for a translation with which nothing of its language could be said."""
    entry = living_entries(made.read)[number]
    if entry.fuzzy or not (slips := list(unfit(entry))):
        return
    problems = [problem(place.file, slip) for slip in slips]
    advice = _("Correct it, or mark it as fuzzy: a phrase with the mark is not used.")
    what = _("With this phrase no letter could be made, so it is not saved.")
    if not place.is_of_letters:
        what = _("With this phrase the whole catalog could not be used, so it is not saved.")
    raise CatalogError([*problems, Problem("catalog-spoils-letters", None, what, advice)])


def findings(
    place: Place, catalog: Opened, workspace: Workspace, only: int | None = None
) -> tuple[list[Problem], dict[int, list[Problem]]]:
    """Return what is wrong with a catalog as a whole, and with its phrases, by their numbers.

    `only` is the number of a phrase where the others are not looked at.
    """
    known = around(place, workspace, anew=only is None)
    found = problems_in(catalog.read, place.file, known, only)
    living = living_entries(catalog.read)
    owner = {line: n for n, one in enumerate(living) for line in range(one.first, one.last + 1)}
    whole, single = [], dict[int, list[Problem]]()
    for one in found:
        number = owner.get(one.place.line) if one.place else None
        if number is None or one.id in ("catalog-incomplete", "catalog-untranslated"):
            whole.append(one)
        else:
            single.setdefault(number, []).append(one)
    return whole, single


_around: Kept[Surroundings] = Kept(_MOST_KEPT)
_last: dict[tuple[Path, Workspace], Surroundings] = {}


def around(place: Place, workspace: Workspace, *, anew: bool = True) -> Surroundings:
    """Return what a catalog is compared with; it is read again when a file of it changes.

    Where it need not be looked at `anew`, what was known last serves: a key that is struck does not
    wait for a save of another phrase to be read.
    """
    key = place.file, workspace
    if not anew and key in _last:
        return _last[key]
    of = workspace if place.source == OWN else Workspace()
    found = _around.made(key, lambda: _files(place, of), lambda: surroundings(place.file, of))
    _last[key] = found
    for old in list(_last)[:-_MOST_KEPT]:
        _last.pop(old, None)
    return found


def _files(place: Place, workspace: Workspace) -> list[str]:
    folders = [shipped(LOCALES), place.file.parent.parent.parent]
    found = [*folders, *(po for one in folders for po in catalog_files(one, place.domain))]
    for folder in workspace.templates:
        found += [folder, *folder.glob("**"), *folder.glob("**/*.html")]
    # A catalog of one's own is compared with others alone, so that a save of it costs nothing here.
    passed = place.file if place.source == OWN else None
    return [str(file) for file in dict.fromkeys(found) if file != passed]
