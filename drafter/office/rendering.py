"""The letters of several files at once, where they go, and how they are written there."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol

from drafter.errors import WARNING, CallError, DrafterError, OutputError, Place, Problem
from drafter.files.output import Output, exists_already, write_files
from drafter.files.refusals import problem_of
from drafter.model.inquiry import Inquiry
from drafter.model.structs import Struct
from drafter.office.letters import LetterFile
from drafter.office.look_notes import look_notes
from drafter.office.office import Office, Warn
from drafter.wording import _
from drafter.wording.languages import in_language, in_languages
from drafter.wording.phrases import letter_languages
from drafter.workspace import Workspace

STREAM = "-"
"""Stands for standard input or output."""

_OTHER_SUFFIXES = (".html", ".txt")
"""The files that letters can be written as, beside those of Word."""


class Wish(Struct):
    """What letters are asked for: the files, and everything that a call can choose."""

    files: tuple[str, ...]
    output: str | None
    languages: tuple[str, ...]
    template: Path | None
    look: Path | None
    force: bool
    bilingual: bool
    side_by_side: bool
    pdf: bool
    to: str | None
    name: str | None
    jobs: int
    register: str | None
    together: bool = False
    scheduler: str | None = None

    def office(self, file: str) -> Office:
        """Return the office of a file: that of the present folder where it lies in no workspace."""
        place = Workspace.serving(Path(file))
        return Office(place, template=self.template, look=self.look, register=self.register)

    def offices(self) -> dict[str, Office]:
        """Return the office of each file; files of one workspace share theirs."""
        shared: dict[Workspace, Office] = {}
        own = {file: self.office(file) for file in self.files}
        return {file: shared.setdefault(one.workspace, one) for file, one in own.items()}


class Made(Struct):
    """A document that was made of a letter's file: its languages and its bytes."""

    file: str
    languages: tuple[str, ...]
    data: bytes


class Rendered(Struct):
    """What the files of a wish became."""

    documents: list[Made]
    inquiries: dict[str, Inquiry]
    """By file."""
    offices: dict[str, Office]
    """By file."""
    warnings: list[Problem]


def render_files(wish: Wish, stream: IO[str], warn: Callable[[list[Problem]], None]) -> Rendered:
    """Return the documents of all files of a wish; `stream` is read for the file «-».

    All files are read and all letters made before anything is written; `warn` is given what is to
    be looked at.  Raises DrafterError with the problems of all files together, CallError for a
    language that no letters are written in.
    """
    offices = wish.offices()
    check_languages(wish, {office.workspace for office in offices.values()})
    found = Rendered([], {}, offices, [])
    problems: list[Problem] = []
    for file, letter in _opened(offices, stream, problems):
        if letter.inquiry is None:
            problems += letter.errors
            continue
        found.inquiries[file] = letter.inquiry
        found.warnings.extend(look_notes(offices[file], letter.inquiry))
        both = wish.bilingual or wish.side_by_side
        if both:
            found.warnings.extend(alone(wish.languages or letter.inquiry.languages, file))
        for languages in documents(wish.languages, letter.inquiry, both=both):
            try:
                data = _made(wish, offices[file], letter, languages, found.warnings.append)
                found.documents.append(Made(file, languages, data))
            except DrafterError as error:
                problems += error.problems
    warn(list(dict.fromkeys(found.warnings)))
    if problems:
        raise DrafterError(dict.fromkeys(problems))
    return found


def _made(
    wish: Wish, office: Office, letter: LetterFile, languages: tuple[str, ...], warn: Warn
) -> bytes:
    """Return a document; the end of the file's name may ask for HTML or plain text."""
    suffix = Path(wish.output or "").suffix.lower()
    if suffix in _OTHER_SUFFIXES:
        return office.written(letter, languages, suffix, warn)
    return office.bilingual(letter, languages, warn, side_by_side=wish.side_by_side)


def _opened(
    offices: dict[str, Office], stream: IO[str], problems: list[Problem]
) -> Iterator[tuple[str, LetterFile]]:
    """Yield the files with their letters; those that cannot be read are added to the problems."""
    for file, office in offices.items():
        try:
            yield file, office.open(stream if file == STREAM else file)
        except OSError as error:
            problems.append(problem_of(error))


def alone(languages: Sequence[str], file: str) -> Iterator[Problem]:
    """Yield the warning that a letter of two languages is asked for, and has only one."""
    if len(languages) < 2:
        what = _("The letter is written {in_language} alone, so there is no second text to add.")
        advice = _("Write the texts in both languages, or leave the option out.")
        what = what.format(in_language=in_languages(languages))
        yield Problem("one-language", Place(file), what, advice, WARNING)


def documents(wished: Sequence[str], inquiry: Inquiry, *, both: bool) -> list[tuple[str, ...]]:
    """Return the languages of each document to be written; `wished` are those of `-l`.

    In one of `both` the languages stand in the order of `-l`, or else by their codes, which puts
    the Kazakh text before the Russian.
    """
    if both:
        return [tuple(wished) or tuple(sorted(inquiry.languages))]
    return [(language,) for language in wished or inquiry.languages]


def check_languages(wish: Wish, workspaces: set[Workspace]) -> None:
    """Raise CallError for a language that no workspace has the phrases of letters in."""
    known = sorted({code for space in workspaces for code in letter_languages(space.locales)})
    for language in wish.languages:
        if language not in known:
            text = _("No letters are written {in_language}; possible: {names}.")
            raise CallError(text.format(in_language=in_language(language), names=", ".join(known)))


def write_letters(
    wish: Wish, stream: IO[str], warn: Callable[[list[Problem]], None], say: Callable[[Path], None]
) -> None:
    """Make the letters of a wish and write them; `say` is told of each file that was written.

    All letters and the register are written together, or none of them.  `stream` and `warn` are
    those of `render_files`, and so are the errors; OutputError where a letter cannot be written.
    """
    found = render_files(wish, stream, warn)
    placed = targets(wish, found.documents)
    letters = _with_pdf(wish, placed)
    files = [Output(target, data, wish.force) for target, data in letters if target]
    with _entered(wish, found, placed, warn) as save:
        for target, data in letters:
            if target is None:
                sys.stdout.buffer.write(data)
                sys.stdout.buffer.flush()
        save(files)
    for file in files:
        say(file.target)


@contextmanager
def _entered(
    wish: Wish,
    found: Rendered,
    targets: list[tuple[Path | None, bytes]],
    warn: Callable[[list[Problem]], None],
) -> Iterator[Callable[[Sequence[Output]], None]]:
    """Give what writes the letters: together with the register, if it is asked for."""
    if wish.register is None:
        yield write_files
        return
    # 8 ms, for a register
    from drafter.office.entering import address_of, entries_for, held, with_files

    doubts: list[Problem] = []
    with held(address_of(wish.register)) as ledger:
        pairs = list(zip(targets, found.documents, strict=True))
        for file, inquiry in found.inquiries.items():
            files = [target for (target, _data), made in pairs if made.file == file and target]
            entries = entries_for(inquiry, found.offices[file].workspace)
            ledger.record(with_files(ledger, entries, files), doubts.append)
        yield ledger.save
    warn(doubts)


def _with_pdf(
    wish: Wish, letters: list[tuple[Path | None, bytes]]
) -> list[tuple[Path | None, bytes]]:
    """Return the letters, each followed by its PDF; to the standard output goes the PDF alone."""
    if not wish.pdf:
        return letters
    from drafter.printing.pdf import as_pdf  # 10 ms, for those who want a PDF

    targets = [target and target.with_suffix(".pdf") for target, _data in letters]
    problems = [exists_already(target) for target in targets if target and target.exists()]
    if problems and not wish.force:
        raise OutputError(problems)
    made = list(zip(targets, as_pdf([data for _target, data in letters]), strict=True))
    if targets == [None]:
        return made
    return [pair for both in zip(letters, made, strict=True) for pair in both]


class Destination(Protocol):
    """Where documents are wanted: a folder, a file, the standard output, or beside their files."""

    @property
    def files(self) -> tuple[str, ...]:
        """The files that they were made of."""

    @property
    def output(self) -> str | None:
        """What was named; None: nothing."""

    @property
    def force(self) -> bool:
        """Whether files that exist are replaced."""


def targets(wish: Destination, documents: Sequence[Made]) -> list[tuple[Path | None, bytes]]:
    """Return where each document goes; None is the standard output.

    Raises CallError where that is left open, OutputError for what exists already.
    """
    if wish.output == STREAM or (wish.output is None and wish.files == (STREAM,)):
        if len(documents) > 1:
            text = _("The standard output takes one letter; there are {count}.")
            advice = _("Choose a language with -l, or name a folder with -o.")
            raise CallError(f"{text.format(count=len(documents))} {advice}")
        if sys.stdout.isatty():
            text = _("A Word file cannot be shown on a terminal.")
            advice = _("Name a file with -o, or look at the letter with: drafter show")
            raise CallError(f"{text} {advice}")
        return [(None, made.data) for made in documents]
    paths = list(_paths(wish, documents))
    problems = []
    for number, target in enumerate(paths):
        if target in paths[:number]:
            what = _("Two letters would be written to the same file.")
            advice = _("Rename one of the inputs.")
            problems.append(Problem("same-target", Place(str(target)), what, advice))
        elif target.exists() and not wish.force:
            problems.append(exists_already(target))
    if problems:
        raise OutputError(problems)
    return [(target, made.data) for target, made in zip(paths, documents, strict=True)]


def _paths(wish: Destination, documents: Sequence[Made]) -> Iterator[Path]:
    folder = Path(wish.output) if wish.output is not None else None
    if folder is not None and not folder.is_dir() and not _names_folder(str(wish.output)):
        if len(documents) == 1:
            yield folder
            return
        if folder.suffix:
            text = _("-o names one file, but there are {count} letters; name a folder.")
            raise CallError(text.format(count=len(documents)))
    for made in documents:
        name = "letter" if made.file == STREAM else Path(made.file).stem
        beside = Path() if made.file == STREAM else Path(made.file).parent
        names = [name, *filter(None, ["-".join(made.languages)]), "docx"]
        yield (beside if folder is None else folder) / ".".join(names)


def _names_folder(path: str) -> bool:
    return path.endswith(("/", os.sep))
