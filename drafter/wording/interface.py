"""The language that the program speaks to its user, and the functions that translate into it."""

import gettext
import os
import sys
from collections.abc import Mapping
from functools import cache

from drafter.wording.catalogs import PROGRAM, catalog, languages
from drafter.workspace import shipped

SOURCE_LANGUAGE = "en"
"""The language in which the messages stand in the code."""

_spoken: dict[str, gettext.NullTranslations] = {}
_language: str | None = None


@cache
def interface_languages() -> list[str]:
    """Return the codes of the languages that the program can speak."""
    return languages(PROGRAM, [shipped("locales")])


def speak(language: str | None) -> None:
    """Speak this language from now on; None: the language of the environment."""
    global _language
    _language = language


def spoken() -> str:
    """Return the code of the language that is spoken now."""
    global _language
    if _language is None:
        _language = language_of(os.environ)
    return _language


def language_of(environ: Mapping[str, str]) -> str:
    """Return the language that an environment asks for, as gettext reads it.

    `LANGUAGE` (a list), `LC_ALL`, `LC_MESSAGES` and `LANG` are looked at in this order; Windows,
    which sets none of them, is asked for the language of its own windows.
    """
    known = interface_languages()
    for value in environ.get("LANGUAGE", "").split(":"):
        if _code(value) in known:
            return _code(value)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            return _code(environ[name]) if _code(environ[name]) in known else SOURCE_LANGUAGE
    language = _code(_language_of_windows()) if sys.platform == "win32" else SOURCE_LANGUAGE
    return language if language in known else SOURCE_LANGUAGE


def _code(locale_name: str) -> str:
    for mark in "._@-":
        locale_name = locale_name.partition(mark)[0]
    return locale_name.lower()


def _language_of_windows() -> str:
    import ctypes
    import locale

    number = getattr(ctypes, "windll").kernel32.GetUserDefaultUILanguage()  # noqa: B009 - absent elsewhere
    return locale.windows_locale.get(number, "")


def messages(language: str) -> gettext.NullTranslations:
    """Return the program's messages in a language, loaded once."""
    if language not in _spoken:
        # What is wrong with a catalog itself is said in the language of the code.
        _spoken[language] = gettext.NullTranslations()
        _spoken[language] = catalog(PROGRAM, language, [shipped("locales")])
    return _spoken[language]


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for «mark, translate later»
    """Mark a message for the catalogs without translating it yet."""
    return message


def _(message: str) -> str:
    """Return a message in the language that the program speaks."""
    return messages(spoken()).gettext(message) if message else ""


def ngettext(singular: str, plural: str, number: int) -> str:
    """Return the message that fits a number, in the language that the program speaks."""
    return messages(spoken()).ngettext(singular, plural, number)


def pgettext(context: str, message: str) -> str:
    """Return a message that means different things in different places."""
    return messages(spoken()).pgettext(context, message)
