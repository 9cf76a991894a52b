"""The library's way to letters: `load` reads an inquiry, a `Drafter` renders it."""

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from drafter.errors import InquiryError, Problem
from drafter.model.inquiry import Inquiry
from drafter.model.origin import origin_of
from drafter.office.looks import look_in
from drafter.office.office import Office, Warn
from drafter.reading.loading import text_of
from drafter.workspace import Workspace


def load(source: str | Path | IO[str], workspace: Workspace | None = None) -> Inquiry:
    """Return the inquiry that a YAML or JSON file describes.

    `source` is a path, or a text file that is open for reading; `workspace` has the address book
    and the catalogs of posts and languages: that around the file, if none is given.  Raises
    InquiryError, whose `problems` are all that is wrong with the file, InputError for one that is
    too large or no file at all, and OSError when it cannot be opened.
    """
    if workspace is None:
        name = source if isinstance(source, str | Path) else getattr(source, "name", None)
        is_file = isinstance(name, str | Path) and Path(name).is_file()
        workspace = Workspace.around(Path(str(name))) if is_file else Workspace()
    file, text = text_of(source)
    letter = Office(workspace).open(text=text, name=file)
    if letter.errors or letter.inquiry is None:
        raise InquiryError(letter.errors)
    return letter.inquiry


class Drafter:
    """Renders inquiries; holds compiled templates, looks and catalogs as long as they stay."""

    def __init__(
        self,
        template: Path | str | None = None,
        look: Path | str | None = None,
        workspace: Workspace | None = None,
    ) -> None:
        """Take a folder of own templates, an own look, and the workspace where the rest is found.

        What is not given is that of the letter: an inquiry that was read from a file is rendered as
        the command renders it, with the workspace around the file; drafter's own files serve for
        one that was built in code.  Raises LookError when the look cannot serve, OSError when it
        cannot be read.
        """
        if look:
            look_in(Path(look))
        self._template = template
        self._look = look
        self._workspace = workspace
        self._offices: dict[tuple[Workspace, Path | None], Office] = {}

    def render(self, inquiry: Inquiry, language: str, warn: Warn | None = None) -> bytes:
        """Return the letter of an inquiry in one of its languages as DOCX.

        `warn` is called with each case form that was guessed, and with what the address book makes
        doubtful; without it a GuessWarning is issued.  Raises InquiryError, TemplateError,
        CatalogError, LookError or RegisterError, each with `.problems`.
        """
        return self.bilingual(inquiry, [language], warn)

    def bilingual(
        self,
        inquiry: Inquiry,
        languages: Sequence[str],
        warn: Warn | None = None,
        *,
        side_by_side: bool = False,
    ) -> bytes:
        """Return the letters of an inquiry in several languages as one DOCX.

        Each begins on a page of its own, or `side_by_side` stands in a column.  `warn` and the
        errors are those of `render`.
        """
        office = self._office_of(inquiry)
        return office.bilingual(
            inquiry, languages, warn or _issue_warning, side_by_side=side_by_side
        )

    def _office_of(self, inquiry: Inquiry) -> Office:
        own = origin_of(inquiry).office
        workspace = self._workspace or (own.workspace if own else Workspace())
        key = workspace, own.register if own else None
        if key not in self._offices:
            self._offices[key] = Office(
                workspace, template=self._template, look=self._look, register=key[1]
            )
        return self._offices[key]


class GuessWarning(UserWarning):
    """Something in a letter is to be looked at, such as a case form that was guessed."""


def _issue_warning(problem: Problem) -> None:
    warnings.warn(str(problem), GuessWarning, stacklevel=4)
