"""A letter with the phrases of a catalog as they are typed, and where each of them stands in it."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

from drafter.docx import Look
from drafter.model.inquiry import Inquiry
from drafter.model.letter import Letter
from drafter.office.catalogs import OWN, Opened, Place
from drafter.office.looks import look_in
from drafter.office.phrase_samples import samples
from drafter.pictures.image import Image
from drafter.printing.html import style_sheet
from drafter.printing.paged import paged
from drafter.reading.settings import load_setup, usual_look
from drafter.translating.spotting import Seen, Spot
from drafter.wording.plural_numbers import plural_numbers
from drafter.wording.unsaved import Unsaved
from drafter.workspace import Workspace

_FIRST = ("closing", "Respectfully,")
"""A phrase that every letter has; the first letter shows it."""


class Sample(NamedTuple):
    """Which of the sample letters is shown: the phrase that it was chosen for, and its place."""

    number: int
    form: int | None
    place: int


class Shown(NamedTuple):
    """A letter as `paged` has it, and where phrases stand in it, by their numbers."""

    letter: dict[str, Any]
    spots: dict[int, list[Spot]]
    is_printed: bool
    """Whether the phrase that was asked for is printed in this letter."""
    lacking: int
    """For how many phrases their sources stand, since nobody has translated them."""
    sample: Sample | None
    """Which of the samples it is."""


def shown(
    place: Place,
    catalog: Opened,
    workspace: Workspace,
    number: int,
    letter: Inquiry | None = None,
    *,
    form: int | None = None,
    before: Sample | None = None,
    all_spots: bool = True,
) -> Shown:
    """Return a letter in the language of a catalog in which a phrase, by its number, can be seen.

    `letter` is one of the workspace; without it a sample is chosen that prints the phrase: the one
    from before, if it does, or else the first.  `form` is that of the plural forms which is to be
    seen, with a number for which it is.  `all_spots` tells where the other phrases stand as well.
    Raises CatalogError for a catalog with which no letter can be made, and what composing raises.
    """
    folders = workspace.locales if place.source == OWN else Workspace().locales
    words = Unsaved(place.language, catalog.content, folders)
    look = usual_of(workspace)
    chambers = load_setup(workspace).settings.chambers
    numbers = _numbers(catalog)
    keys = {n: key for key, n in numbers.items()}
    key = keys.get(number, _FIRST)
    given = [(None, letter)] if letter else _samples(place, catalog, workspace, keys,
                                                     Sample(number, form, 0), before)  # fmt: skip
    letters = (
        (sample, Seen(one, words, workspace, look.styles, chambers)) for sample, one in given
    )
    sample, seen, spots = _chosen(letters, key)
    found = {number: spots} if spots else {}
    for other in seen.asked if all_spots else ():
        if other in numbers and other != key and (places := seen.spots(other)):
            found[numbers[other]] = places
    lacking = len({message for _context, message in seen.asked} & words.missing)
    return Shown(_paged(seen.letter, look), found, bool(spots), lacking, sample)


def _samples(
    place: Place,
    catalog: Opened,
    workspace: Workspace,
    keys: Mapping[int, tuple[str, str]],
    wanted: Sample,
    before: Sample | None,
) -> Iterator[tuple[Sample, Inquiry]]:
    """Yield sample letters: the one from before, and then those for a phrase."""
    forms = plural_numbers(catalog.read.header, place.language)

    def of(sample: Sample) -> Iterator[Inquiry]:
        key = keys.get(sample.number, _FIRST)
        return samples(workspace, place.language, key, _number_of(sample.form, forms))

    if before and wanted.form is None:
        yield from ((before, one) for one in islice(of(before), before.place, before.place + 1))
    for index, one in enumerate(of(wanted)):
        yield wanted._replace(place=index), one


def _number_of(form: int | None, forms: list[list[int]]) -> int | None:
    """Return a number of things that there can be, for which a plural form is."""
    if form is None or not 0 <= form < len(forms):
        return None
    return next((number for number in forms[form] if number), None)


def _chosen(
    letters: Iterable[tuple[Sample | None, Seen]], key: tuple[str, str]
) -> tuple[Sample | None, Seen, list[Spot]]:
    """Return the first letter that prints a phrase and where, or the first one and nothing."""
    first: tuple[Sample | None, Seen] | None = None
    for sample, seen in letters:
        first = first or (sample, seen)
        if spots := seen.spots(key):
            return sample, seen, spots
    assert first  # noqa: S101 - there is a letter in every case
    return (*first, [])


def _numbers(catalog: Opened) -> dict[tuple[str, str], int]:
    living = [entry for entry in catalog.read.entries if not entry.obsolete]
    return {(one.context or "", one.id): n for n, one in reversed([*enumerate(living)])}


def _paged(letter: Letter, look: Look) -> dict[str, Any]:
    return paged(letter, look, key_of, _no_picture)


def key_of(block: int) -> str:
    """Return what a block is known by on the page, so that one can point at it."""
    return f"b{block}"


def _no_picture(_image: Image) -> str:
    return ""


def usual_of(workspace: Workspace) -> Look:
    """Return the look of letters that have no other; raises what opening it raises."""
    return look_in(usual_look(workspace), workspace.folder)


def usual_style(workspace: Workspace) -> str:
    """Return the usual look as CSS; the errors are those of `usual_of`."""
    return _style_sheet(usual_of(workspace))


@lru_cache(maxsize=4)
def _style_sheet(look: Look) -> str:
    return style_sheet(look)
