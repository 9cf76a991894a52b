"""The columns of a register: what stands in them, and what they are called in each language."""

import re
import unicodedata

from drafter.sheets.sheet import Column, Holds
from drafter.wording import N_, interface_languages, messages

COLUMNS = {
    "number": Column(N_("Number"), Holds.NUMBER, 12, required=True),
    "date": Column(N_("Date"), Holds.DATE, 12, required=True),
    "kind": Column(N_("Kind"), width=18),
    "initiator": Column(N_("Initiator")),
    "participants": Column(N_("Participants")),
    "addressee_ru": Column(N_("Addressee in Russian"), width=36),
    "addressee_kk": Column(N_("Addressee in Kazakh"), width=36),
    "summary_ru": Column(N_("Summary in Russian"), width=44),
    "summary_kk": Column(N_("Summary in Kazakh"), width=44),
    "term": Column(N_("Term of the answer"), Holds.DATE, 14, required=True),
    "answer_date": Column(N_("Date of the answer"), Holds.DATE, 14, required=True),
    "answer_number": Column(N_("Number of the answer"), Holds.NUMBER, 16, required=True),
    "file": Column(N_("File"), required=True),
}
"""The columns by their keys, which are the fields of an Entry, in the order of a new register."""

KINDS = {"inquiry": N_("Deputies' inquiry"), "appeal": N_("Appeal")}
"""What the shipped kinds of letters are called in a register (msgids)."""


def column_of(heading: str) -> str | None:
    """Return the key of the column that a heading in any language names, or None."""
    return _named({key: column.heading for key, column in COLUMNS.items()}, heading)


def kind_of(words: str) -> str:
    """Return the kind of letter that words in any language name: an inquiry where there are none.

    A kind of one's own has no name but its own and comes back as it is.
    """
    return _named(KINDS, words) or words or "inquiry"


def _named(names: dict[str, str], words: str) -> str | None:
    meant = _plain(words)
    return next(
        (
            key
            for key, name in names.items()
            for language in interface_languages()
            if _plain(messages(language).gettext(name)) == meant
        ),
        None,
    )


def _plain(words: str) -> str:
    """Return words without capitals, line breaks and marks, in which headings are retyped."""
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFC", words)).strip().casefold()
