"""The language that the program speaks to its user, and the functions that translate into it."""

import gettext
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache

from drafter.wording.catalogs import PROGRAM, UnreadableError, catalog, languages
from drafter.workspace import shipped

SOURCE_LANGUAGE = "en"
"""The language in which the messages stand in the code."""

_language: ContextVar[str | None] = ContextVar("_language", default=None)
"""What was asked for in this thread or task; None: the language of the environment."""

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


@cache
def interface_languages() -> list[str]:
    """Return the codes of the languages that the program can speak."""
    return languages(PROGRAM, [shipped("locales")])


def speak(language: str | None) -> None:
    """Speak this language in the present thread or task; None: the language of the environment."""
    _language.set(language)


@contextmanager
def speaking(language: str | None) -> Iterator[None]:
    """Speak a language for a while, and then the one from before."""
    before = _language.set(language)
    try:
        yield
    finally:
        _language.reset(before)


def asked_for() -> str | None:
    """Return the language that was asked for in this thread or task; None where none was."""
    return _language.get()


def spoken() -> str:
    """Return the code of the language that is spoken now."""
    environ = os.environ.get
    return _language.get() or _of_environment(
        environ("LANGUAGE", ""), *(environ(name, "") for name in _VARIABLES)
    )


@lru_cache(maxsize=4)
def _of_environment(wished: str, *values: str) -> str:
    return language_of({"LANGUAGE": wished, **dict(zip(_VARIABLES, values, strict=True))})


def language_of(environ: Mapping[str, str]) -> str:
    """Return the language that an environment asks for, as gettext reads it.

    `LANGUAGE` (a list), `LC_ALL`, `LC_MESSAGES` and `LANG` are looked at in this order; Windows,
    which sets none of them, is asked for the language of its own windows.
    """
    known = interface_languages()
    for value in environ.get("LANGUAGE", "").split(":"):
        if _code(value) in known:
            return _code(value)
    for name in _VARIABLES:
        if environ.get(name):
            return _code(environ[name]) if _code(environ[name]) in known else SOURCE_LANGUAGE
    language = _code(_language_of_windows()) if sys.platform == "win32" else SOURCE_LANGUAGE
    return language if language in known else SOURCE_LANGUAGE


def _code(locale_name: str) -> str:
    for mark in "._@-":
        locale_name = locale_name.partition(mark)[0]
    return locale_name.lower()


def _language_of_windows() -> str:
    import ctypes  # Windows alone needs it
    import locale  # Windows alone needs it

    number = getattr(ctypes, "windll").kernel32.GetUserDefaultUILanguage()  # noqa: B009 - absent elsewhere
    return locale.windows_locale.get(number, "")


@lru_cache(maxsize=16)
def messages(language: str) -> gettext.NullTranslations:
    """Return the program's messages in a language, loaded once; they come with the code.

    Of a catalog that cannot be read, which `drafter locales check` explains, nothing is used: the
    program speaks the language of the code, for which no catalog is opened either.
    """
    if language == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    try:
        return catalog(PROGRAM, language, [shipped("locales")])
    except (UnreadableError, OSError):
        return gettext.NullTranslations()


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
