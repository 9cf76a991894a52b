"""The phrases that a letter prints, each with the part of the letter where it stands."""

import gettext
from collections.abc import Callable
from typing import NamedTuple

from drafter.errors import Problem
from drafter.model.inquiry import Inquiry
from drafter.model.letter import paragraphs, plain_text
from drafter.wording.phrases import Phrases, phrases
from drafter.workspace import Workspace


class Printed(NamedTuple):
    """A phrase of the catalog that a letter asked for."""

    context: str
    message: str
    text: str
    element: str
    """The style of the paragraph where the text stands; empty where it is not printed."""


class _Recording(gettext.NullTranslations):
    """Passes every question on, and remembers it."""

    def __init__(self, translations: gettext.NullTranslations) -> None:
        super().__init__()
        self.translations = translations
        self.asked: dict[tuple[str, str], str] = {}

    def _kept(self, context: str, message: str, text: str) -> str:
        self.asked[context, message] = text
        return text

    def gettext(self, message: str) -> str:
        return self._kept("", message, self.translations.gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._kept("", msgid1, self.translations.ngettext(msgid1, msgid2, n))

    def pgettext(self, context: str, message: str) -> str:
        return self._kept(context, message, self.translations.pgettext(context, message))

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        text = self.translations.npgettext(context, msgid1, msgid2, n)
        return self._kept(context, msgid1, text)


def printed(
    inquiry: Inquiry, language: str, workspace: Workspace, warn: Callable[[Problem], None]
) -> list[Printed]:
    """Return the phrases that the letter of an inquiry asks the catalog for, in their order.

    Raises what rendering the letter raises.
    """
    from drafter.composing import Composer
    from drafter.docx import Look

    words: Phrases = phrases(language, workspace.locales)
    recording = _Recording(words.translations)
    words.translations = recording
    try:
        composer = Composer(workspace.templates, workspace.locales)
        letter = composer.compose(inquiry, language, Look(workspace.look).styles, warn)
    finally:
        words.translations = recording.translations
    printed_in = [(p.style, _plain(plain_text(p.content))) for p in paragraphs(letter.blocks)]
    return [
        Printed(context, message, text, _element(text, printed_in))
        for (context, message), text in recording.asked.items()
        if context not in ("typography", "language")
    ]


def _element(text: str, printed_in: list[tuple[str, str]]) -> str:
    """Return where a phrase stands: a text that holds the words around its placeholders."""
    import re

    pieces = [_plain(piece) for piece in re.split(r"\{[^}]*\}", text) if piece.strip()]
    for style, paragraph in printed_in:
        if pieces and all(piece in paragraph for piece in pieces):
            return style
    return ""


def _plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").casefold().split())
