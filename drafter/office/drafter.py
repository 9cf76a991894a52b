"""The way from an inquiry to the bytes of a letter."""

import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

from drafter.composing import Composer
from drafter.docx import Look, write
from drafter.errors import Problem
from drafter.model.inquiry import Inquiry
from drafter.workspace import Workspace


class Drafter:
    """Renders inquiries; holds the compiled templates, the look and the catalogs."""

    def __init__(
        self,
        template: Path | str | None = None,
        look: Path | str | None = None,
        workspace: Workspace | None = None,
    ) -> None:
        """Take a folder of own templates, an own look, and the workspace where the rest is found.

        Without a workspace drafter's own files serve.  Raises LookError when the look cannot
        serve, OSError when it cannot be read.
        """
        workspace = workspace or Workspace()
        own = [Path(template)] if template else []
        self._composer = Composer([*own, *workspace.templates], workspace.locales)
        self._look = Look(Path(look) if look else workspace.look)

    def render(
        self, inquiry: Inquiry, language: str, warn: Callable[[Problem], None] | None = None
    ) -> bytes:
        """Return the letter of an inquiry in one of its languages as DOCX.

        `warn` is called with each case form that was guessed; without it a GuessWarning is
        issued.  Raises InquiryError, TemplateError or CatalogError, each with `.problems`.
        """
        return self.bilingual(inquiry, [language], warn)

    def bilingual(
        self,
        inquiry: Inquiry,
        languages: Sequence[str],
        warn: Callable[[Problem], None] | None = None,
        *,
        side_by_side: bool = False,
    ) -> bytes:
        """Return the letters of an inquiry in several languages as one DOCX.

        Each begins on a page of its own, or `side_by_side` stands in a column.  `warn` and the
        errors are those of `render`.
        """
        warn = warn or _issue_warning
        styles = self._look.styles
        letters = [
            self._composer.compose(inquiry, language, styles, warn) for language in languages
        ]
        return write(letters, self._look, side_by_side=side_by_side)


class GuessWarning(UserWarning):
    """A case form in a letter was guessed."""


def _issue_warning(problem: Problem) -> None:
    warnings.warn(str(problem), GuessWarning, stacklevel=4)
