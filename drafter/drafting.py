"""The way from an inquiry to the bytes of a letter."""

import warnings
from collections.abc import Callable
from pathlib import Path

from drafter.composing import Composer
from drafter.docx import Look, write
from drafter.errors import Problem
from drafter.inquiry import Inquiry
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
        warn = warn or _issue_warning
        return write(self._composer.compose(inquiry, language, self._look.styles, warn), self._look)


class GuessWarning(UserWarning):
    """A case form in a letter was guessed."""


def _issue_warning(problem: Problem) -> None:
    warnings.warn(str(problem), GuessWarning, stacklevel=3)
