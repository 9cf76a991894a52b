"""The door of importing: from Word files to the text of a file in YAML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from drafter.docx.document import Document, paragraphs
from drafter.docx.reading import read_document
from drafter.docx.remarks import no_text, remark
from drafter.errors import WARNING, DocumentError, DrafterError, Place, Problem, in_order
from drafter.importing.addressee import read_addressees
from drafter.importing.appendices import read_appendices
from drafter.importing.copies import read_copies
from drafter.importing.joining import merged
from drafter.importing.languages import language_of
from drafter.importing.meaning import read_letter
from drafter.importing.pictures import (
    named,
    shown,
    without_pictures,
    without_pictures_of_notes,
)
from drafter.importing.plain import is_empty, tidy
from drafter.reading.yaml_writing import written
from drafter.wording import _
from drafter.wording.languages import in_language
from drafter.wording.phrases import letter_languages
from drafter.workspace import Workspace

_STREAM = "-"
_MODELINE = "yaml-language-server: $schema=inquiry.schema.json"


class Paragraph(NamedTuple):
    """A paragraph of a Word file: where it stands among all of them, from 1, and its text."""

    file: Path
    place: int
    text: str


@dataclass(frozen=True, slots=True)
class Import:
    """A file in YAML, and what should be looked at: places in it, and in the Word files."""

    text: str
    languages: tuple[str, ...]
    warnings: tuple[Problem, ...]
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """The files to be put beside it, by their names."""

    paragraphs: Sequence[Paragraph] = ()
    """The paragraphs of the Word files, as they stand there."""


def import_letters(
    files: Sequence[Path],
    target: str,
    workspace: Workspace | None = None,
    converted: Mapping[Path, bytes] = MappingProxyType({}),
) -> Import:
    """Return the file that one letter, given in one or more languages, comes back to.

    `target` is the name of the file that is going to be written, for the places of warnings;
    `converted` has the DOCX that was made of files in another format.
    Raises DocumentError for files that hold no letter, OSError for those that cannot be opened.
    """
    locales = (workspace or Workspace()).locales
    known = letter_languages(locales)
    documents, typed = _documents(files, converted)
    by_language = _by_language(documents, known, locales)
    pictures = named([document for _file, document in documents], target)
    counts = {
        id(document): without_pictures_of_notes(document)
        + (without_pictures(document) if target == _STREAM else len(shown(document.blocks)))
        for _file, document in documents
    }
    order = sorted(by_language, key=_order)
    letters = [read_letter(by_language[code][1], code, locales) for code in order]
    for code, letter in zip(order, letters, strict=True):
        read_addressees(letter)
        read_copies(letter)
        read_appendices(letter)
        file, document = by_language[code]
        printed = [letter.parts.body, *(page.body for page in letter.parts.pages)]
        lost = counts[id(document)] - sum(len(shown(blocks)) for blocks in printed)
        if lost:
            document.remarks.append(remark(Place(str(file)), "picture", lost))
    values, doubts = merged(letters)
    names = ", ".join(by_language[code][0].name for code in order)
    head = [_MODELINE, _("Imported from: {names}").format(names=names)]
    check = _("Check: {what}")
    comments = [(doubt.path, check.format(what=_inside(doubt.what))) for doubt in doubts]
    text, places = written(values, head, comments)
    found = [
        Problem(doubt.id, Place(target, *place), doubt.what, severity=WARNING)
        for place, doubt in zip(places, doubts, strict=True)
    ]
    remarks = [told for _file, document in documents for told in document.remarks]
    unique = sorted(dict.fromkeys(found), key=in_order)
    kept = {name: data for name, data in pictures.items() if name in text}
    return Import(text, tuple(order), (*remarks, *unique), kept, typed)


def _inside(sentence: str) -> str:
    """Return a sentence as it stands after a colon."""
    return sentence[:1].lower() + sentence[1:]


def _order(language: str) -> tuple[bool, str]:
    return (language != "ru", language)


def _documents(
    files: Sequence[Path], converted: Mapping[Path, bytes]
) -> tuple[list[tuple[Path, Document]], list[Paragraph]]:
    """Return what the files hold, and their paragraphs; the problems of all come together."""
    documents, typed = [], []
    problems: list[Problem] = []
    for file in files:
        try:
            document = read_document(file, pictures=True, data=converted.get(file))
        except DrafterError as error:
            problems += error.problems
            continue
        found = paragraphs(document.blocks)
        typed += [Paragraph(file, seen.place, seen.text) for seen in found if seen.place]
        tidy(document.blocks)
        if all(is_empty(block) for block in document.blocks):
            problems.append(no_text(Place(str(file))))
        documents.append((file, document))
    if problems:
        raise DocumentError(problems)
    return documents, typed


def _by_language(
    documents: Sequence[tuple[Path, Document]], known: Sequence[str], locales: tuple[Path, ...]
) -> dict[str, tuple[Path, Document]]:
    found: dict[str, tuple[Path, Document]] = {}
    problems = []
    for file, document in documents:
        language = language_of(document, known, locales)
        if language in found:
            what = _("This letter is written {in_language}, as {file} is.")
            what = what.format(file=found[language][0], in_language=in_language(language))
            advice = _("Give the versions of one letter, each in its own language.")
            problems.append(Problem("import-same-language", Place(str(file)), what, advice))
        found.setdefault(language, (file, document))
    if problems:
        raise DocumentError(problems)
    return found
