"""The office: opens letters, and renders, checks, shows and registers them, all in one way."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import IO, TYPE_CHECKING, Any

from drafter.addressbook.loading import check_book, letterhead_place, load_book
from drafter.composing import NO_DRAFTS, Composer, Drafts
from drafter.composing.signed_once import signed_once
from drafter.docx import Look, write
from drafter.errors import ERROR, DrafterError, InquiryError, LookError, Problem, in_order
from drafter.files.refusals import problem_of
from drafter.model.edits import Edit, Field
from drafter.model.inquiry import Inquiry
from drafter.model.letter import Letter
from drafter.model.origin import Origin, is_read, origin_of, with_origin
from drafter.model.settings import Settings
from drafter.model.source import Source
from drafter.office.letters import LetterFile
from drafter.office.looks import look_in
from drafter.office.unused_fields import in_all_languages
from drafter.reading.loading import Reading, read, read_nodes, text_of
from drafter.reading.nodes import Node
from drafter.reading.settings import load_setup, usual_look
from drafter.wording import speaking
from drafter.wording.phrases import Phrases, letter_languages, phrases
from drafter.words.running import running_words
from drafter.workspace import OutsideError, Workspace

if TYPE_CHECKING:
    from drafter.register import Address
    from drafter.wording.values import Value

Warn = Callable[[Problem], None]
"""Is told of what is to be looked at in a letter: a form that was guessed, an official's term."""


class Office:
    """The workspace around a folder or a file, where letters are opened and made.

    Templates, looks, catalogs and the address book are taken as they are at each call, so that a
    change of theirs counts at once; several threads may call one office, each in its language.
    """

    def __init__(
        self,
        place: Path | str | Workspace | None = None,
        *,
        template: Path | str | None = None,
        look: Path | str | None = None,
        register: Path | str | None = None,
        drafts: Drafts = NO_DRAFTS,
    ) -> None:
        """Take a place in a workspace, or nothing: then drafter's own files serve.

        A folder of own `templates`, a `look` and a `register` win over those of the workspace, and
        `drafts` over what files of templates say.  A workspace of somebody else that is named
        itself is taken; for one found above the place ForeignWorkspaceError, an OSError, is raised.
        """
        if isinstance(place, Workspace):
            self.workspace = place
        else:
            around = place is not None and Workspace.around(Path(place), permitted=True)
            self.workspace = around or Workspace()
        self.template = Path(template) if template else None
        self.look = Path(look) if look else None
        self.register, self._drafts = register or None, drafts
        self._composers: dict[tuple[tuple[Path, ...], ...], Composer] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what makes the same office in another process, which reads its files itself."""
        return _office, (self.workspace, self.template, self.look, self.register)

    @property
    def settings(self) -> Settings:
        """What `drafter.yaml` of the workspace sets.

        Raises InquiryError with all that is wrong in the file, OSError when it cannot be read.
        """
        return load_setup(self.workspace).settings

    @property
    def templates(self) -> tuple[Path, ...]:
        """The folders of templates that letters are made with; the earlier ones win."""
        own = (self.template,) if self.template else ()
        return (*own, *self.workspace.templates)

    speaking = staticmethod(speaking)
    """The language of messages, of this context alone: `with office.speaking("kk"): …`."""

    def open(
        self, source: Path | str | IO[str] | None = None, *, text: str | None = None, name: str = ""
    ) -> LetterFile:
        """Return the letter of a file: a path, an open text file, or a text and its name.

        What is wrong with the letter stands in its `problems`.  Raises OSError where a file cannot
        be read, and nothing else.
        """
        file = name or str(source if isinstance(source, str | Path) else "-")
        try:
            if text is None:
                file, text = text_of(source or "")
            check_book(self.workspace)
            reading = read(text, file, self.workspace, self._book)
        except DrafterError as error:
            reading = Reading(None, Origin(Source(text or "", {})), tuple(error.problems))
        return self._opened(file, reading)

    def open_nodes(
        self, root: Node, problems: list[Problem], text: str, name: str, row: Mapping[str, "Value"]
    ) -> LetterFile:
        """Return the letter of a file's nodes, filled in from the cells of a row; as `open`."""
        reading = read_nodes(root, problems, text, self.workspace, self._book, row)
        return self._opened(name, reading)

    def opened(self, inquiry: Inquiry) -> LetterFile:
        """Return an inquiry that was built in code as a letter, checked as a file is."""
        from drafter.reading.from_model import reading_of  # few letters are built in code

        reading = reading_of(inquiry, self.workspace, self._book)
        origin = origin_of(inquiry)
        if origin.source.values:  # it was changed after it had been read
            found = [p._replace(place=origin.place(str(p.place))) for p in reading.problems]
            reading = reading._replace(
                origin=origin.replaced(
                    pictures=reading.origin.pictures, folder=reading.origin.folder
                ),
                problems=tuple(found),
            )
            if reading.inquiry:
                with_origin(reading.inquiry, reading.origin)
        return self._opened("inquiry", reading)

    def _opened(self, file: str, reading: Reading) -> LetterFile:
        reading.origin.office = self
        if reading.inquiry and any(one.file for _path, one in reading.inquiry.enclosed()):
            from drafter.office.enclosing import with_files  # 30 ms; few letters enclose files

            reading = with_files(reading)
        return LetterFile(file, reading)

    def _book(self) -> Any:
        return load_book(self.workspace)

    def render(
        self, letter: LetterFile | Inquiry, language: str, warn: Warn | None = None
    ) -> bytes:
        """Return a letter in one of its languages as DOCX.

        `warn` is told of what is to be looked at.  Raises InquiryError, TemplateError,
        CatalogError, LookError or RegisterError, each with `.problems`; OSError for a file that
        cannot be read.
        """
        return self.bilingual(letter, [language], warn)

    def bilingual(
        self,
        letter: LetterFile | Inquiry,
        languages: Sequence[str],
        warn: Warn | None = None,
        *,
        side_by_side: bool = False,
    ) -> bytes:
        """Return a letter in several languages as one DOCX.

        Each begins on a page of its own, or `side_by_side` stands in a column.  `warn` and the
        errors are those of `render`.
        """
        letters, look = self._composed(self._sound(letter), languages, warn)
        return write(signed_once(letters), look, side_by_side=side_by_side)

    def check(
        self,
        letter: LetterFile | Inquiry,
        without: Collection[str] = (),
        between: Callable[[], None] = lambda: None,
    ) -> tuple[Problem, ...]:
        """Return all that is wrong or doubtful in a letter, in the order of its lines.

        That is what keeps it from being read or rendered in any of its languages (errors), and as
        warnings the forms that are guessed, a letterhead that is not filled in, and what
        proofreading finds; `without` names ids of warnings to leave out.  `between` is called
        before each rule of proofreading, and what it raises ends the check.
        """
        from drafter.office import remarking  # 100 ms of rules; rendering needs none

        letter = letter if isinstance(letter, LetterFile) else self._letter_of(letter)
        found = dict.fromkeys(letter.problems)
        silent = set(without)
        if letter.inquiry is not None:
            # What is guessed of gaps is no matter of the writer.
            met = self._met_in_rendering(letter.inquiry)
            found |= dict.fromkeys(p for p in met if p.severity == ERROR or not letter.errors)
            try:
                silent = remarking.silenced(letter.inquiry, silent)
                silent |= {"no-demands"} if letter.errors else set()  # they could not be read
                remarks = remarking.remarks(letter.inquiry, self.workspace, silent, between)
                found |= dict.fromkeys(remarks)
            except DrafterError as error:
                found |= dict.fromkeys(error.problems)
        wanted = (p for p in found if p.severity == ERROR or p.id not in silent)
        return tuple(sorted(wanted, key=in_order))

    def composed(
        self, letter: LetterFile | Inquiry, languages: Sequence[str] = (), warn: Warn | None = None
    ) -> tuple[list[Letter], Look]:
        """Return a letter as blocks in some of its languages, or in all, and its look.

        Gaps stand for what is wrong in it.  Raises what `render` raises beside that, and
        InquiryError where nothing of the file could be read.
        """
        letter = letter if isinstance(letter, LetterFile) else self._letter_of(letter)
        if letter.inquiry is None:
            raise InquiryError(letter.errors)
        return self._composed(letter.inquiry, languages or letter.inquiry.languages, warn)

    def written(
        self,
        letter: LetterFile | Inquiry,
        languages: Sequence[str],
        suffix: str,
        warn: Warn | None = None,
    ) -> bytes:
        """Return a letter in some of its languages as a file that ends in `suffix`.

        The suffix is one of `printing.writers`; the rest is as for `bilingual`.
        """
        inquiry = self._sound(letter)
        letters, look = self._composed(inquiry, languages or inquiry.languages, warn)
        return _in_format(suffix, signed_once(letters), look)

    def html(self, letter: LetterFile | Inquiry, language: str) -> str:
        """Return a letter in one of its languages as HTML, its look as CSS; as for `composed`."""
        return _in_format(".html", *self.composed(letter, [language])).decode()

    def show(
        self,
        letter: LetterFile | Inquiry,
        languages: Sequence[str],
        width: int,
        warn: Warn | None = None,
    ) -> list[str]:
        """Return a letter as the lines of a terminal of a width in characters; as `composed`."""
        from drafter.printing.terminal import shown  # a letter in Word needs none of it

        return list(shown(*self.composed(letter, languages, warn), width))

    def form(self, letter: LetterFile) -> Field:
        """Return the form of a letter; raises InquiryError for a wrong address book."""
        made: Field = _forms().form(letter.text, letter.name, self.workspace, self._book().model)
        return made

    def edited(self, text: str, name: str, edits: Iterable[Edit]) -> str:
        """Return the text of a letter's file with edits made; all else of it stays byte for byte.

        Raises InquiryError for a file that cannot be read, or an edit that cannot be made.
        """
        after: str = _forms().edited(text, name, edits, letter_languages(self.workspace.locales))
        return after

    def enter(
        self,
        letter: LetterFile | Inquiry,
        files: Iterable[Path],
        register: "Address | str | None" = None,
        warn: Warn | None = None,
    ) -> None:
        """Enter a letter that was written to files in the register, or bring its lines up to date.

        `warn` is told of a number used twice.  Raises InquiryError, and RegisterError.
        """
        inquiry = self._with_the_earlier(self._sound(letter), _be_silent)
        where = (register or self.register, self.workspace)
        _entering().enter_one(inquiry, list(files), *where, warn or _be_silent)

    def look_of(self, inquiry: Inquiry) -> Look:
        """Return the look of a letter: the one that was named, its author's, or the workspace's.

        Raises LookError when it cannot serve, OSError when it cannot be read, InquiryError where
        something is wrong with the settings.
        """
        if self.look:
            return look_in(self.look)
        origin = origin_of(inquiry)
        try:
            own = self.workspace.template_file(origin.letterhead) if origin.letterhead else None
            return look_in(own or usual_look(self.workspace), self.workspace.folder)
        except OutsideError as error:
            problem = problem_of(error)
            place = letterhead_place(self._book(), origin.letterhead or "") or problem.place
            raise LookError([problem._replace(place=place)]) from error

    def _letter_of(self, inquiry: Inquiry) -> LetterFile:
        if is_read(inquiry):
            return LetterFile("-", Reading(inquiry, origin_of(inquiry), ()))
        return self.opened(inquiry)

    def _sound(self, letter: LetterFile | Inquiry) -> Inquiry:
        """Return the inquiry of a letter; raises InquiryError where something is wrong in it."""
        if not isinstance(letter, LetterFile):
            if is_read(letter):
                return letter
            letter = self.opened(letter)
        if letter.errors or letter.inquiry is None:
            raise InquiryError(self._refusals(letter))
        return letter.inquiry

    def _refusals(self, letter: LetterFile) -> list[Problem]:
        """Return the errors of a letter that cannot be read, and what else would be refused."""
        found = list(letter.errors)
        if letter.inquiry is not None:
            met = self._met_in_rendering(letter.inquiry)
            found += [problem for problem in met if problem.severity == ERROR]
        return sorted(dict.fromkeys(found), key=in_order)

    def _with_the_earlier(self, inquiry: Inquiry, warn: Warn) -> Inquiry:
        """Return an inquiry with the clause on the one that it follows; most follow none."""
        if inquiry.follows is None:
            return inquiry
        found: Inquiry = _entering().with_the_earlier(inquiry, self.register, self.workspace, warn)
        return found

    def _composed(
        self, inquiry: Inquiry, languages: Sequence[str], warn: Warn | None
    ) -> tuple[list[Letter], Look]:
        """Return a letter as blocks, and its look; here alone the earlier one is cited."""
        warn = warn or _be_silent
        inquiry = self._with_the_earlier(inquiry, warn)
        look, composer = self.look_of(inquiry), self._composer()
        for doubt in origin_of(inquiry).doubts:
            warn(doubt)
        styles, chambers = look.styles, self.settings.chambers

        def composed(language: str, warn: Warn) -> Letter:
            return composer.compose(inquiry, language, styles, warn, chambers)

        told = dict.fromkeys(languages, warn)
        if inquiry.fields:
            told = {code: in_all_languages(inquiry, code, warn, composed) for code in languages}
        letters = [composed(code, told[code]) for code in languages]
        if look.gaps:
            for letter, code in zip(letters, languages, strict=True):
                letter.running = running_words(inquiry, look.gaps, code, self._phrases, chambers)
        return letters, look

    def _phrases(self, language: str) -> Phrases | None:
        """Return the phrases of a language; None where no letters are written in it."""
        locales = self.workspace.locales
        return phrases(language, locales) if language in letter_languages(locales) else None

    def _composer(self) -> Composer:
        key = self.templates, self.workspace.locales
        if key not in self._composers:
            self._composers[key] = Composer(*key, drafts=self._drafts)
        return self._composers[key]

    def _met_in_rendering(self, inquiry: Inquiry) -> Iterator[Problem]:
        """Yield what rendering a letter refuses, and what it warns of, in all its languages."""
        for language in inquiry.languages:
            guesses: list[Problem] = []
            try:
                self.composed(inquiry, [language], guesses.append)
            except DrafterError as error:
                yield from error.problems
            except OSError as error:
                yield problem_of(error)
            yield from guesses
        try:
            yield from self.look_of(inquiry).remarks()
        except (DrafterError, OSError):
            return  # as rendering has said


def _entering() -> ModuleType:
    """Return what knows the register."""
    from drafter.office import entering  # 8 ms; most letters are only made, and follow none

    return entering


def _forms() -> ModuleType:
    """Return what knows forms."""
    from drafter.office import form  # 10 ms; only the desk shows and edits forms

    return form


def _in_format(suffix: str, letters: Sequence[Letter], look: Look) -> bytes:
    from drafter.printing.writers import WRITERS  # 10 ms; a letter in Word needs none of it

    return WRITERS[suffix](letters, look)


def _office(workspace: Workspace, template: Any, look: Any, register: Any) -> Office:
    return Office(workspace, template=template, look=look, register=register)


def _be_silent(_problem: Problem) -> None:
    """Take a warning that nobody wants to hear."""
