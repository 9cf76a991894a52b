"""The columns of a register in a table: what stands in them, and what they are called.

A column is known by a key.  Those of a language end in its code, `addressee.kk`, and those of a
second answer in its number, `answer_date.2`.
"""

import re
import unicodedata
from functools import lru_cache

from drafter.sheets.sheet import Column, Holds
from drafter.wording import N_, _, interface_languages, messages

_DATE, _NUMBER = Holds.DATE, Holds.NUMBER

_SINGLE = {
    "number": Column(N_("Number"), _NUMBER, 12, required=True),
    "date": Column(N_("Date"), _DATE, 12, required=True),
    "kind": Column(N_("Kind"), width=18),
    "initiator": Column(N_("Initiator")),
    "participants": Column(N_("Participants")),
    "addressee.ru": Column(N_("Addressee in Russian"), width=36),
    "addressee.kk": Column(N_("Addressee in Kazakh"), width=36),
    "summary.ru": Column(N_("Summary in Russian"), width=44),
    "summary.kk": Column(N_("Summary in Kazakh"), width=44),
    "term": Column(N_("Term of the answer"), _DATE, 14, required=True),
    "answer_date": Column(N_("Date of the answer"), _DATE, 14, required=True),
    "answer_number": Column(N_("Number of the answer"), _NUMBER, 16, required=True),
    "answer_summary": Column(N_("Summary of the answer"), width=30),
    "answer_file": Column(N_("File of the answer")),
    "file": Column(N_("File"), required=True),
}
"""The columns of a new register by their keys, in their order."""

_OF_LANGUAGE = {
    "addressee": Column(N_("Addressee"), width=36),
    "summary": Column(N_("Summary"), width=44),
}
"""Those of other languages, whose code follows the heading in brackets."""

_OF_ANSWER = ("answer_date", "answer_number", "answer_summary", "answer_file")
"""Those that a second answer has as well, whose number follows the heading in brackets."""

_MARKED = re.compile(r"(.*?)\s*\(([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*|[1-9][0-9]?)\)\s*", re.DOTALL)
"""A heading with a code of a language (RFC 5646) or the number of an answer."""

NEW = tuple(_SINGLE)
REQUIRED = frozenset(key for key, column in _SINGLE.items() if column.required)

KINDS = {"inquiry": N_("Deputies' inquiry"), "appeal": N_("Appeal")}
"""What the shipped kinds of letters are called in a register (msgids)."""


def column(key: str) -> Column:
    """Return the column of a key; its heading is a msgid without what stands in brackets."""
    base, _dot, _mark = key.partition(".")
    return _SINGLE.get(key) or _OF_LANGUAGE.get(base) or _SINGLE[base]


def heading(key: str) -> str:
    """Return what a column is called in the language of the program."""
    said = _(column(key).heading)
    mark = key.partition(".")[2]
    return said if key in _SINGLE or not mark else f"{said} ({mark})"


def column_of(words: str) -> str | None:
    """Return the key of the column that a heading in any language names, or None."""
    meant = _plain(words)
    for key, found in _SINGLE.items():
        if meant in _names(found.heading):
            return key
    marked = _MARKED.fullmatch(words)
    if marked is None:
        return None
    meant, mark = _plain(marked[1]), marked[2]
    if mark.isdecimal():
        headings = {key: _SINGLE[key] for key in _OF_ANSWER if int(mark) > 1}
    else:
        headings = _OF_LANGUAGE
    keys = (key for key, found in headings.items() if meant in _names(found.heading))
    return next((f"{key}.{mark}" for key in keys), None)


def answer_key(key: str, number: int) -> str:
    """Return the key of a column of an answer, which counts from 1."""
    return key if number == 1 else f"{key}.{number}"


def kind_of(words: str) -> str:
    """Return the kind of letter that words in any language name: an inquiry where there are none.

    A kind of one's own has no name but its own and comes back as it is.
    """
    meant = _plain(words)
    named = (key for key, name in KINDS.items() if meant in _names(name))
    return next(named, None) or words or "inquiry"


@lru_cache(maxsize=64)
def _names(msgid: str) -> frozenset[str]:
    """Return what something is called in each language of the program, in plain words."""
    return frozenset(
        _plain(messages(language).gettext(msgid)) for language in interface_languages()
    )


@lru_cache(maxsize=1024)
def _plain(words: str) -> str:
    """Return words without capitals, line breaks and marks, in which headings are retyped."""
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFC", words)).strip().casefold()
