"""Words: catalogs, the program's own language, dates and typography; gettext is known here alone."""

from drafter.wording.interface import (
    N_,
    SOURCE_LANGUAGE,
    _,
    interface_languages,
    messages,
    ngettext,
    pgettext,
    speak,
    spoken,
)

__all__ = [
    "SOURCE_LANGUAGE",
    "N_",
    "_",
    "interface_languages",
    "messages",
    "ngettext",
    "pgettext",
    "speak",
    "spoken",
]
