"""The short phrases of a letter, from the catalogs of its language; a missing one is an error."""

import gettext
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from drafter.errors import CatalogError, Place, Problem
from drafter.files.state import Kept
from drafter.wording.catalogs import (
    LETTER,
    UnreadableError,
    catalog,
    files_of,
    folders_of_languages,
    found_message,
    has_message,
    languages,
    message_ids,
)
from drafter.wording.interface import _
from drafter.workspace import LOCALES, shipped

POST = "post"
"""The context of the posts' names; their case forms stand under `post, dative` and the like."""

_MOST_KEPT = 64
"""So many catalogs, of so many workspaces, are kept ready; a letter needs one or two."""

_MOST_REMEMBERED = 64
"""So much that is made of phrases is kept: factions and days, which letters share."""

Made = TypeVar("Made")


class _Missing(gettext.NullTranslations):
    """The last fallback of a letter's catalog: CLDR's phrase, or the error that it is missing."""

    def __init__(self, language: str, folder: Path) -> None:
        super().__init__()
        self.language = language
        self.file = folder / language / "LC_MESSAGES" / f"{LETTER}.po"

    def gettext(self, message: str) -> str:
        raise missing_phrase(self.file, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        raise missing_phrase(self.file, msgid1)

    def pgettext(self, context: str, message: str) -> str:
        from drafter.wording import cldr  # 17 ms of Babel, for a language without the phrase

        known = cldr.found(self.language, context, message)
        if known is None:
            raise missing_phrase(self.file, message, context)
        return known

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        raise missing_phrase(self.file, msgid1, context)


class Lenient(_Missing):
    """The last fallback of a letter that a translator looks at: sources stand for what is missing.

    With them a letter can be seen that cannot be made yet.
    """

    def __init__(self, language: str, folder: Path) -> None:
        """Take the language, and the folder of the locales in which a translator would write."""
        super().__init__(language, folder)
        self.missing: set[str] = set()
        """The msgids that were asked for and that nobody has."""

    def gettext(self, message: str) -> str:
        """Return the source."""
        self.missing.add(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the source that fits a number in English."""
        return self.gettext(msgid1) and (msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        """Return CLDR's phrase, or the source."""
        try:
            return super().pgettext(context, message)
        except CatalogError:
            return self.gettext(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """Return the source that fits a number in English."""
        return self.ngettext(msgid1, msgid2, n)


def missing_phrase(file: Path, message: str, context: str = "") -> CatalogError:
    """Return the error that a catalog lacks a phrase of a letter."""
    what = _("The catalog has no translation of «{message}».").format(message=message)
    if context:
        what = _("The catalog has no translation of «{message}» in the context «{context}».")
        what = what.format(message=message, context=context)
    if file.is_relative_to(shipped(LOCALES)):
        # Whoever has no catalog yet begins one in the workspace: the shipped one is not theirs.
        own = Path(LOCALES) / file.relative_to(shipped(LOCALES))
        advice = _("Translate it in the file {file}.").format(file=own.as_posix())
        return CatalogError([Problem("catalog-no-phrase", None, what, advice)])
    advice = _("Translate it in this file.")
    return CatalogError([Problem("catalog-no-phrase", Place(str(file)), what, advice)])


class Phrases:
    """The phrases of a letter in one language; a phrase that is missing raises CatalogError."""

    def __init__(self, language: str, folders: Sequence[Path]) -> None:
        """Take the language and locale folders, of which the earlier wins.

        Raises CatalogError for a catalog with slips, or with translations that spoil a letter.
        """
        self.language = language
        self.translations = _translations(language, folders)
        """What Jinja's `_` and its kin use."""
        self._remembered: dict[Hashable, Any] = {}

    def phrase(self, context: str, message: str) -> str:
        """Return a phrase."""
        return self.translations.pgettext(context, message)

    def found(self, context: str, message: str) -> str | None:
        """Return a phrase that a catalog may do without; None where it does."""
        return found_message(self.translations, context, message)

    def plural(self, context: str, singular: str, plural: str, number: int) -> str:
        """Return the phrase that fits a number."""
        return self.translations.npgettext(context, singular, plural, number)

    def ids(self, context: str) -> list[str]:
        """Return the ids of all phrases in a context."""
        return message_ids(self.translations, context)

    def has(self, context: str, message: str) -> bool:
        """Tell whether the catalog itself has a phrase."""
        return has_message(self.translations, context, message)

    def remembered(self, of: Hashable, make: Callable[[], Made]) -> Made:
        """Return what `make` makes of phrases, made once for each `of`: letters share some words.

        It is not to be changed, and of nothing but phrases and what `of` says.
        """
        made: Made | None = self._remembered.get(of)
        if made is None:
            made = make()
            if len(self._remembered) >= _MOST_REMEMBERED:
                self._remembered.clear()
            self._remembered[of] = made
        return made


def _translations(language: str, folders: Sequence[Path]) -> gettext.NullTranslations:
    try:
        return catalog(LETTER, language, folders, _Missing(language, folders[0]))
    except UnreadableError as error:
        from drafter.wording.po import explained  # 30 ms, for a broken catalog

        raise explained(error) from error


def mark(context: str, message: str) -> str:
    """Mark a phrase for the catalogs that is looked up elsewhere; return its id."""
    return message


_phrases: Kept[Phrases] = Kept(_MOST_KEPT)
_languages: Kept[list[str]] = Kept(_MOST_KEPT)


def phrases(language: str, folders: tuple[Path, ...]) -> Phrases:
    """Return the phrases of a language from locale folders, which are followed as they change.

    As long as the files stay the same, it is the same object.  Raises CatalogError for a catalog
    with slips.
    """
    return _phrases.made(
        (language, folders),
        lambda: files_of(LETTER, language, folders),
        lambda: Phrases(language, folders),
    )


def letter_languages(folders: tuple[Path, ...]) -> list[str]:
    """Return the codes of the languages that have the phrases of a letter in these folders."""
    return _languages.made(
        folders, lambda: folders_of_languages(folders), lambda: languages(LETTER, folders)
    )


def is_post(name: str, languages: Iterable[str], folders: tuple[Path, ...]) -> bool:
    """Tell whether a name is the id of a post; the catalogs of `languages` are asked first."""
    ours = any(phrases(language, folders).has(POST, name) for language in languages)
    return ours or name in post_ids(folders)


def post_ids(folders: tuple[Path, ...]) -> list[str]:
    """Return the ids of the posts that the catalogs of these folders hold, sorted."""
    return _post_ids(*(phrases(language, folders) for language in letter_languages(folders)))


@lru_cache(maxsize=8)
def _post_ids(*known: Phrases) -> list[str]:
    return sorted({message for words in known for message in words.ids(POST)})
