"""Appendices that exist in Word: read in with the letter, and told of at the letter's own line."""

from collections.abc import Iterator
from pathlib import Path

from drafter.errors import ERROR, WARNING, DrafterError, InputError, Place, Problem, in_order
from drafter.files.beside import AddressError, beside
from drafter.files.refusals import problem_of
from drafter.files.state import Kept
from drafter.importing.enclosure import Enclosure, read_enclosure
from drafter.model.inquiry import Inquiry
from drafter.reading.blanks import GAP
from drafter.reading.loading import Reading
from drafter.wording import _, spoken
from drafter.workspace import OutsideError

_READ: Kept[Enclosure] = Kept(8)
"""Files that were read: letters to many enclose the same ones."""


def with_files(reading: Reading) -> Reading:
    """Return what was read of a letter with its appendices from Word, and what is wrong there.

    The files stand in the letter's origin, their remarks among its doubts.
    """
    inquiry, origin = reading.inquiry, reading.origin
    if inquiry is None:
        return reading
    found: dict[str, Enclosure] = {}
    problems: dict[Problem, None] = {}
    for place, name in _named(inquiry, reading):
        try:
            found[name] = enclosed(name, origin.folder or Path())
            told = found[name].remarks
        except DrafterError as error:
            told = error.problems
        problems |= dict.fromkeys(_at(problem, place, name) for problem in told)
    origin.enclosed = {name: enclosure.markup for name, enclosure in found.items()}
    for enclosure in found.values():
        origin.pictures = {**origin.pictures, **enclosure.pictures}
    origin.doubts += tuple(problem for problem in problems if problem.severity == WARNING)
    errors = [problem for problem in problems if problem.severity == ERROR]
    return reading._replace(problems=tuple(sorted([*reading.problems, *errors], key=in_order)))


def enclosed(name: str, folder: Path) -> Enclosure:
    """Return the Word file of a name, as it was typed, in a letter's folder or below.

    Raises DocumentError or InputError, whose problems have the place of no letter yet.
    """
    try:
        file = beside(name, folder)
        key = (file, name, spoken())  # the remarks are sentences
        return _READ.made(key, lambda: [str(file)], lambda: read_enclosure(file, name))
    except AddressError as error:
        what = _("An appendix cannot be taken from an address: «{name}».")
        advice = _("Save it in the folder of the letter, and write its name.")
        raise _refused("appendix-outside", what.format(name=name), advice) from error
    except (OutsideError, ValueError) as error:
        what = _("«{name}» lies outside the folder of the letter.").format(name=name)
        advice = _("Put a copy of the document into the folder of the letter.")
        raise _refused("appendix-outside", what, advice) from error
    except FileNotFoundError as error:
        what = _("There is no file «{name}».").format(name=name)
        advice = _("Put the document into the folder of the letter, or correct its name.")
        raise _refused("appendix-missing", what, advice) from error
    except OSError as error:
        raise InputError([problem_of(error)]) from error


def _named(inquiry: Inquiry, reading: Reading) -> Iterator[tuple[Place | None, str]]:
    """Yield the files that the appendices of a letter name, each with its place."""
    for path, appendix in inquiry.enclosed():
        for language in inquiry.languages:
            name = (appendix.file or {}).get(language)
            if name and name != GAP:
                yield reading.origin.place(f"{path}.file.{language}"), name


def _refused(key: str, what: str, advice: str) -> InputError:
    return InputError([Problem(key, None, what, advice)])


def _at(problem: Problem, place: Place | None, name: str) -> Problem:
    """Return a problem of a Word file as one of the letter that names it."""
    what = problem.what if f"«{name}»" in problem.what else f"«{name}»: {problem.what}"
    return problem._replace(place=place, what=what)
