"""The phrases that a letter prints, each with the part of the letter where it stands."""

import re
from collections.abc import Callable
from typing import NamedTuple

from drafter.composing import Composer
from drafter.docx import Look
from drafter.docx.styles import title
from drafter.errors import Problem
from drafter.model.inquiry import Inquiry
from drafter.model.letter import paragraphs, plain_text
from drafter.reading.settings import load_setup, usual_look
from drafter.wording import pgettext, spoken
from drafter.wording.phrases import phrases
from drafter.wording.recording import Recorded
from drafter.workspace import Workspace


class Printed(NamedTuple):
    """A phrase of the catalog that a letter asked for."""

    context: str
    message: str
    text: str
    element: str
    """The style of the paragraph where the text stands; empty where it is not printed."""

    @property
    def part(self) -> str:
        """The part of the letter, as whoever reads this language calls it."""
        if self.element:
            return title(self.element, spoken())
        return part_names().get(self.context, self.context) or "–"


def part_names() -> dict[str, str]:
    """Return what the contexts of phrases are called, by the contexts."""
    return {
        "above an appendix": pgettext("part of a letter", "line above an appendix"),
        "appendix": pgettext("part of a letter", "appendix"),
        "attributive date": pgettext("part of a letter", "date before a noun"),
        "author": pgettext("part of a letter", "author"),
        "chamber": pgettext("part of a letter", "chamber"),
        "closing": pgettext("part of a letter", "closing words"),
        "comparative table": pgettext("part of a letter", "comparative table"),
        "copy": pgettext("part of a letter", "line about a copy"),
        "date": pgettext("part of a letter", "date"),
        "date by hand": pgettext("part of a letter", "date for the pen"),
        "deputies of a chamber": pgettext("part of a letter", "author above the signatures"),
        "deputy of a chamber": pgettext("part of a letter", "author above the signatures"),
        "kind, dative": pgettext("part of a letter", "kind of letter in the dative"),
        "executor": pgettext("part of a letter", "executor"),
        "month in a date": pgettext("part of a letter", "month in a date"),
        "month in an attributive date": pgettext(
            "part of a letter", "month in a date before a noun"
        ),
        "post": pgettext("part of a letter", "post"),
        "registration": pgettext("part of a letter", "date and number"),
        "registration by hand": pgettext("part of a letter", "date and number for the pen"),
        "request with its only demand": pgettext("part of a letter", "request with one demand"),
        "salutation of a man": pgettext("part of a letter", "salutation of a man"),
        "salutation of a woman": pgettext("part of a letter", "salutation of a woman"),
        "signature": pgettext("part of a letter", "author above the signatures"),
        "title": pgettext("part of a letter", "title"),
        "value of a table": pgettext("part of a letter", "value of a table"),
    }


def printed(
    inquiry: Inquiry, language: str, workspace: Workspace, warn: Callable[[Problem], None]
) -> list[Printed]:
    """Return the phrases that the letter of an inquiry asks the catalog for, in their order.

    Raises what rendering the letter raises.
    """
    words = Recorded(phrases(language, workspace.locales))
    composer = Composer(workspace.templates, workspace.locales, lambda *_folders: words)
    styles, chambers = Look(usual_look(workspace)).styles, load_setup(workspace).settings.chambers
    letter = composer.compose(inquiry, language, styles, warn, chambers)
    printed_in = [(p.style, _plain(plain_text(p.content))) for p in paragraphs(letter.blocks)]
    return [
        Printed(context, message, text, _element(text, printed_in))
        for (context, message), text in words.recording.asked.items()
        if context not in ("typography", "language")
    ]


def _element(text: str, printed_in: list[tuple[str, str]]) -> str:
    """Return where a phrase stands: a text that holds the words around its placeholders."""
    pieces = [_plain(piece) for piece in re.split(r"\{[^}]*\}", text) if piece.strip()]
    for style, paragraph in printed_in:
        if pieces and all(piece in paragraph for piece in pieces):
            return style
    return ""


def _plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").casefold().split())
