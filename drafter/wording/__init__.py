"""Words: catalogs, the program's language, dates and typography; only here is gettext known."""

from drafter.wording.interface import (
    N_,
    SOURCE_LANGUAGE,
    _,
    asked_for,
    interface_languages,
    messages,
    ngettext,
    pgettext,
    speak,
    speaking,
    spoken,
)

__all__ = [
    "N_",
    "SOURCE_LANGUAGE",
    "_",
    "asked_for",
    "interface_languages",
    "messages",
    "ngettext",
    "pgettext",
    "speak",
    "speaking",
    "spoken",
]
