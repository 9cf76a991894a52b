"""The short phrases of a letter, from the catalogs of its language; a missing one is an error."""

import gettext
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from drafter.errors import CatalogError, Place, Problem
from drafter.wording.catalogs import LETTER, catalog, languages, message_ids
from drafter.wording.interface import _
from drafter.workspace import shipped

POST = "post"
"""The context of the posts' names; their case forms stand under `post, dative` and the like."""


class _Missing(gettext.NullTranslations):
    """The last fallback of a letter's catalog: says which phrase is missing."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def gettext(self, message: str) -> str:
        raise missing_phrase(self.language, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        raise missing_phrase(self.language, msgid1)

    def pgettext(self, context: str, message: str) -> str:
        raise missing_phrase(self.language, message, context)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        raise missing_phrase(self.language, msgid1, context)


def missing_phrase(language: str, message: str, context: str = "") -> CatalogError:
    """Return the error that a catalog lacks a phrase of a letter."""
    file = shipped("locales") / language / "LC_MESSAGES" / f"{LETTER}.po"
    what = _("The catalog has no translation of «{message}».").format(message=message)
    if context:
        what = _("The catalog has no translation of «{message}» in the context «{context}».")
        what = what.format(message=message, context=context)
    return CatalogError([Problem(Place(str(file)), what, _("Translate it in this file."))])


class Phrases:
    """The phrases of a letter in one language; a phrase that is missing raises CatalogError."""

    def __init__(self, language: str, folders: Sequence[Path] = ()) -> None:
        """Take the language, and locale folders that win over the shipped one."""
        self.translations = catalog(
            LETTER, language, [*folders, shipped("locales")], _Missing(language)
        )
        """What Jinja's `_` and its kin use."""

    def phrase(self, context: str, message: str) -> str:
        """Return a phrase."""
        return self.translations.pgettext(context, message)

    def plural(self, context: str, singular: str, plural: str, number: int) -> str:
        """Return the phrase that fits a number."""
        return self.translations.npgettext(context, singular, plural, number)

    def ids(self, context: str) -> list[str]:
        """Return the ids of all phrases in a context."""
        return message_ids(self.translations, context)


def mark(context: str, message: str) -> str:
    """Mark a phrase for the catalogs that is looked up elsewhere; return its id."""
    return message


@cache
def phrases(language: str) -> Phrases:
    """Return the phrases of a language, loaded once."""
    return Phrases(language)


def letter_languages() -> list[str]:
    """Return the codes of the languages that have the phrases of a letter."""
    return languages(LETTER, [shipped("locales")])


def post_ids() -> list[str]:
    """Return the ids of the posts catalog, sorted."""
    return sorted(
        {message for language in letter_languages() for message in phrases(language).ids(POST)}
    )
