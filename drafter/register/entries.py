"""A line of a register: a letter, to whom it went, and what was answered."""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from drafter.errors import Place
from drafter.files.limits import LONGEST_CELL
from drafter.register.columns import KINDS, kind_of

_NO_TABLE_HOLDS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML or UTF-8 cannot write (XML 1.0, 2.2)."""


class Texts(NamedTuple):
    """What a letter says in one of its languages: to whom it goes, and what it is about."""

    addressee: str = ""
    summary: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """An answer to a letter; what is not known is empty or None."""

    date: datetime.date | None = None
    number: str = ""
    summary: str = ""
    file: str = ""
    """The file of the answer, as the files of an Entry are named."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A letter to one addressee, in all its languages; what is not known is empty or None.

    A letter to several addressees has as many entries, since each of them answers for himself.
    """

    number: str = ""
    date: datetime.date | None = None
    kind: str = "inquiry"
    initiator: str = ""
    participants: str = ""
    texts: Mapping[str, Texts] = field(default_factory=dict)
    """By language."""
    term: datetime.date | None = None
    """The last day on which the answer is in time."""
    files: tuple[str, ...] = ()
    """The letter's files, seen from the register's folder; a database names them in full."""
    answers: tuple[Answer, ...] = ()
    """In the order in which they were entered: an interim answer may come before the last one."""
    place: Place | None = field(default=None, compare=False)
    """Where the line stands."""
    key: int | None = field(default=None, compare=False)
    """By what the register knows the line: the row of a table, the id of a database."""

    @property
    def answered(self) -> bool:
        """Whether there is anything about an answer."""
        return bool(self.answers)

    @property
    def answered_on(self) -> datetime.date | None:
        """The day of the first answer whose day is known; from then on the letter is answered."""
        return min((answer.date for answer in self.answers if answer.date), default=None)

    @property
    def answer(self) -> Answer | None:
        """The last answer."""
        return self.answers[-1] if self.answers else None

    def addressee(self, language: str) -> str:
        """Return the addressee in a language, or else in the one that there is."""
        return self._in(language, {code: text.addressee for code, text in self.texts.items()})

    def summary(self, language: str) -> str:
        """Return the summary in a language, or else in the one that there is."""
        return self._in(language, {code: text.summary for code, text in self.texts.items()})

    @staticmethod
    def _in(language: str, texts: dict[str, str]) -> str:
        wanted = (texts.get(code, "") for code in (language, "ru", "kk", *texts))
        return next(filter(None, wanted), "")


Letter = Sequence[Entry]
"""The entries of one letter, one for each of its addressees."""


def plain_number(text: str) -> str:
    """Return the number of a document without «№»."""
    return re.sub(r"^(\s*№)+\s*", "", text)


def normal(entry: Entry) -> Entry:
    """Return an entry as every register holds it, be it a table or a database.

    Texts have no blanks around them, their lines end in one way, and no more characters than a
    cell of Excel takes; what no file can hold is shown by U+FFFD.  What says nothing is left out.
    """
    texts = {code: Texts(*map(_plain, text)) for code, text in entry.texts.items()}
    answers = (
        Answer(
            date=one.date,
            number=plain_number(_plain(one.number)),
            summary=_plain(one.summary),
            file=_plain(one.file),
        )
        for one in entry.answers
    )
    return replace(
        entry,
        number=plain_number(_plain(entry.number)),
        kind=entry.kind if entry.kind in KINDS else kind_of(_plain(entry.kind)),
        initiator=_plain(entry.initiator),
        participants=_plain(entry.participants),
        texts={code: text for code, text in texts.items() if any(text)},
        files=tuple(dict.fromkeys(filter(None, map(_plain, entry.files)))),
        answers=tuple(one for one in answers if one != Answer()),
    )


def _plain(text: str) -> str:
    text = re.sub("\r\n?", "\n", _NO_TABLE_HOLDS.sub("\N{REPLACEMENT CHARACTER}", text)).strip()
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1].rstrip()}…"
