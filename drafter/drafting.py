"""The way from an inquiry to the bytes of a letter."""

from pathlib import Path

from drafter.composing import Composer
from drafter.docx import Look, write
from drafter.inquiry import Inquiry
from drafter.workspace import shipped


class Drafter:
    """Renders inquiries; holds the compiled templates, the look and the catalogs."""

    def __init__(self, template: Path | str | None = None, look: Path | str | None = None) -> None:
        """Take a folder of own templates and an own look, or use those that drafter ships.

        Raises LookError when the look cannot serve, OSError when it cannot be read.
        """
        self._composer = Composer([Path(template)] if template else [])
        self._look = Look(Path(look) if look else shipped("templates") / "official.docx")

    def render(self, inquiry: Inquiry, language: str) -> bytes:
        """Return the letter of an inquiry in one of its languages as DOCX.

        Raises InquiryError, TemplateError or CatalogError, each with `.problems`.
        """
        return write(self._composer.compose(inquiry, language, self._look.styles), self._look)
