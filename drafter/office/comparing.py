"""Two letters or templates compared: both as Word files, the later over the earlier."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO, NamedTuple

from drafter.docx.comparing import Comparison, compare
from drafter.docx.comparing_marks import AUTHOR, Revision
from drafter.docx.opening import Package
from drafter.docx.remarks import remark
from drafter.errors import WARNING, CallError, DrafterError, Place, Problem
from drafter.files.output import Output, write_files
from drafter.files.refusals import problem_of
from drafter.office.compared_sides import (
    LETTER,
    TEMPLATE,
    WORD,
    LetterSide,
    Side,
    TemplateSide,
    WordSide,
    side_of,
)
from drafter.office.rendering import STREAM, Made, targets
from drafter.wording import _
from drafter.wording.invisible import without_forbidden
from drafter.wording.languages import in_languages

Warn = Callable[[list[Problem]], None]


class Wish(NamedTuple):
    """What is asked for: two files, and everything that a call can choose."""

    old: str
    new: str
    output: str | None
    languages: tuple[str, ...]
    author: str | None
    date: datetime.date | None
    force: bool

    @property
    def files(self) -> tuple[str, ...]:
        """The file that the result is named after."""
        return (self.new,)

    @property
    def revision(self) -> Revision:
        """Who made the changes, and when: neutral, unless it is said."""
        moment = f"{self.date.isoformat()}T00:00:00Z" if self.date else ""
        return Revision(without_forbidden(self.author or "") or AUTHOR, moment)


class Compared(NamedTuple):
    """Two files compared, in one of their languages or in all that they have."""

    languages: tuple[str, ...]
    comparison: Comparison

    @property
    def differs(self) -> bool:
        """Whether one says anything that the other does not, or looks otherwise."""
        return bool(self.comparison.changes or self.comparison.styles)


def compare_files(wish: Wish, stream: IO[str], warn: Warn) -> list[Compared]:
    """Return two files compared, for each of their languages; `stream` is read for the file «-».

    `warn` is given what is to be looked at.  Raises DrafterError with the problems of both files,
    CallError where the call leaves open what is meant.
    """
    old, new = _sides(wish, stream)
    warnings: list[Problem] = []
    found: list[Compared] = []
    problems: list[Problem] = []
    for languages in _languages(wish, old, new, warnings):
        packages = []
        for side, told in ((old, []), (new, warnings)):
            try:
                packages.append(_package(side, languages, told, old, new))
            except DrafterError as error:
                problems += error.problems
        if len(packages) == 2:
            comparison = compare(packages[0], packages[1], wish.revision)
            warnings += _remarks(wish, comparison, packages)
            found.append(Compared(languages, comparison))
    warn(list(dict.fromkeys(warnings)))
    if problems:
        raise DrafterError(dict.fromkeys(problems))
    return found


def write_compared(wish: Wish, found: Sequence[Compared], say: Callable[[Path], None]) -> bytes:
    """Write comparisons where they are asked for; `say` is told of each file that was written.

    Returns what goes to the standard output, if that was asked for.  Raises what `render` raises
    for a place that cannot be written, CallError for a name that is none of a Word file.
    """
    documents = [Made(_named_after(wish), one.languages, one.comparison.data) for one in found]
    files = []
    for target, data in targets(wish, documents):
        if target is None:
            return data
        if target.suffix.lower() != ".docx":
            text = _("The comparison is a Word file: let the name after -o end in «.docx».")
            raise CallError(text)
        if any(_is_same(target, name) for name in (wish.old, wish.new)):
            text = _("«{file}» is one of the files that are compared; name another one with -o.")
            raise CallError(text.format(file=target))
        files.append(Output(target, data, wish.force))
    write_files(files)
    for file in files:
        say(file.target)
    return b""


def _is_same(target: Path, name: str) -> bool:
    return name != STREAM and target.exists() and Path(name).exists() and target.samefile(name)


def _named_after(wish: Wish) -> str:
    """Return the file that the result is named after, without the language in its name."""
    if wish.new == STREAM:
        return wish.new
    file = Path(wish.new)
    stem, _dot, language = file.stem.rpartition(".")
    codes = language.split("-")
    is_coded = stem and all(len(code) == 2 and code.isalpha() for code in codes)
    return str(file.with_name(f"{stem}{file.suffix}")) if is_coded else wish.new


def _sides(wish: Wish, stream: IO[str]) -> tuple[Side, Side]:
    if wish.old == wish.new == STREAM:
        raise CallError(_("Only one of the two files can be the standard input."))
    sides: list[Side] = []
    problems: list[Problem] = []
    for name, other in ((wish.old, wish.new), (wish.new, wish.old)):
        try:
            sides.append(side_of(name, other, stream))
        except DrafterError as error:
            problems += error.problems
        except OSError as error:
            problems.append(problem_of(error))
    if problems:
        raise DrafterError(dict.fromkeys(problems))
    old, new = sides
    if (old.kind == TEMPLATE) != (new.kind == TEMPLATE):
        raise CallError(_("A template can be compared with another template alone."))
    return old, new


def _languages(
    wish: Wish, old: Side, new: Side, warnings: list[Problem]
) -> Iterator[tuple[str, ...]]:
    """Yield the languages of each comparison; of a template, or of none that is known, nothing."""
    if isinstance(old, LetterSide) and isinstance(new, LetterSide):
        yield from _common(wish, old, new, warnings)
        return
    letter = next((side for side in (old, new) if side.kind == LETTER), None)
    if letter is None and wish.languages:
        text = _("-l chooses a language of letters in YAML; these files are compared as they are.")
        raise CallError(text)
    word = new if isinstance(new, WordSide) else old
    if isinstance(word, WordSide):
        yield wish.languages or word.languages
    elif isinstance(new, TemplateSide):
        yield ()


def _common(
    wish: Wish, old: LetterSide, new: LetterSide, warnings: list[Problem]
) -> Iterator[tuple[str, ...]]:
    """Yield the languages that both letters have, or those that are asked for."""
    both = [code for code in new.languages if code in old.languages]
    for side, other in ((old, new), (new, old)):
        alone = [code for code in side.languages if code not in other.languages]
        if alone and not wish.languages and both:
            what = _("This letter alone is written {in_language}; that text is not compared.")
            what = what.format(in_language=in_languages(alone))
            warnings.append(Problem("compare-one-language", side.place, what, "", WARNING))
    if not wish.languages and not both and old.languages and new.languages:
        what = _("The letters have no language in common.")
        raise DrafterError([Problem("compare-no-language", new.place, what)])
    for code in wish.languages or both or ["ru"]:
        yield (code,)


def _package(
    side: Side, languages: tuple[str, ...], warnings: list[Problem], old: Side, new: Side
) -> Package:
    """Return a side as a Word file; beside one in two languages a letter is made as that one is."""
    word = next((one for one in (old, new) if isinstance(one, WordSide)), None)
    side_by_side = bool(word and word.side_by_side)
    return side.package(languages, warnings.append, side_by_side=side_by_side)


def _remarks(wish: Wish, comparison: Comparison, packages: Sequence[Package]) -> Iterator[Problem]:
    """Yield what no tracked change can say, and what was made of those that were there."""
    tracked = (comparison.old_tracked, comparison.new_tracked)
    for package, count in zip(packages, tracked, strict=True):
        if count:
            what = _("The file holds tracked changes already; they were taken as accepted.")
            advice = _("If that is not meant, reject them in Word first.")
            yield Problem("compare-tracked", package.place, what, advice, WARNING)
        if package.has_macros:
            yield remark(package.place, "macros", 1)
    if comparison.comments:
        yield remark(packages[0].place, "comment", comparison.comments)
    if comparison.styles:
        names = ", ".join(f"«{name}»" for name in comparison.styles)
        what = _("These styles look otherwise than in {file}: {names}.")
        what = what.format(file=wish.old, names=names)
        advice = _("No tracked change can say so: the comparison has the look of this file.")
        yield Problem("compare-styles", Place(wish.new), what, advice, WARNING)


__all__ = ["LETTER", "TEMPLATE", "WORD", "Compared", "Wish", "compare_files", "write_compared"]
