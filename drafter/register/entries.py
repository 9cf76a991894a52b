"""A line of a register: a letter, to whom it went, and what was answered."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from drafter.errors import Place, Problem
from drafter.model.inquiry import Inquiry
from drafter.model.terms import MONTHS, answer_due
from drafter.reading.settings import load_setup
from drafter.wording.phrases import phrases
from drafter.words.vocabulary import Vocabulary
from drafter.words.words import AddresseeWords, LetterWords
from drafter.workspace import Workspace

BETWEEN_FILES = "; "


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A letter to one addressee, in all its languages; what is not known is empty or None."""

    number: str = ""
    date: datetime.date | None = None
    kind: str = "inquiry"
    initiator: str = ""
    participants: str = ""
    addressee_ru: str = ""
    addressee_kk: str = ""
    summary_ru: str = ""
    summary_kk: str = ""
    term: datetime.date | None = None
    """The last day on which the answer is in time."""
    answer_date: datetime.date | None = None
    answer_number: str = ""
    file: str = ""
    """The letter's files, seen from the register's folder, with `; ` between them."""
    place: Place | None = None
    """Where the line stands."""

    @property
    def answered(self) -> bool:
        """Whether there is anything about an answer."""
        return bool(self.answer_date or self.answer_number)

    @property
    def files(self) -> list[str]:
        """The letter's files."""
        return [name for name in self.file.split(BETWEEN_FILES) if name]

    def addressee(self, language: str) -> str:
        """Return the addressee in a language, or else in the one that there is."""
        return self._in(language, "addressee")

    def summary(self, language: str) -> str:
        """Return the summary in a language, or else in the one that there is."""
        return self._in(language, "summary")

    def _in(self, language: str, name: str) -> str:
        known = {code: str(getattr(self, f"{name}_{code}")) for code in ("ru", "kk")}
        return known.get(language) or known["ru"] or known["kk"]


def plain_number(text: str) -> str:
    """Return the number of a document without «№»."""
    return re.sub(r"^\s*№\s*", "", text)


def entry_of(
    inquiry: Inquiry, files: Iterable[str], workspace: Workspace, months: int = MONTHS
) -> Entry:
    """Return the line of a letter that was written to files.

    A faction, a group or a label is the initiator, and who signs takes part; deputies who write
    in their own name are led by the first.  The summary is the subject or the first demand.
    `months` is the term of the answer, which inquiries alone have.
    """
    words = {code: _words(inquiry, code, workspace) for code in inquiry.languages}
    initiator, participants = _authors(words[inquiry.languages[0]])
    texts: dict[str, Any] = {}
    for language in [code for code in words if code in ("ru", "kk")]:
        texts[f"addressee_{language}"] = _addressee(words[language])
        texts[f"summary_{language}"] = _summary(words[language])
    is_inquiry = inquiry.kind == "inquiry"
    return Entry(
        number=plain_number(inquiry.registered or ""),
        date=inquiry.day,
        kind=inquiry.kind,
        initiator=initiator,
        participants=participants,
        term=answer_due(inquiry.day, months) if inquiry.day and is_inquiry else None,
        file=BETWEEN_FILES.join(files),
        **texts,
    )


def _words(inquiry: Inquiry, language: str, workspace: Workspace) -> LetterWords:
    spoken = phrases(language, workspace.locales)
    chambers = load_setup(workspace).settings.chambers
    return Vocabulary(inquiry, spoken, _ignore, _ignore, chambers).words()


def _ignore(_problem: Problem) -> None:
    """Keep silent: what is guessed of a letter is told when it is made."""


def _addressee(words: LetterWords) -> str:
    return "; ".join(_official(addressee) for addressee in words.addressees)


def _official(addressee: AddresseeWords) -> str:
    name = addressee.name
    posts = str(addressee.post).replace("\n", ", ")
    return f"{posts} {name.surname_first if name else ''}".strip()


def _authors(words: LetterWords) -> tuple[str, str]:
    names = [signatory.name for signatory in words.signatories]
    if label := words.author.label:
        return label[:1].upper() + label[1:], ", ".join(names)
    return names[0], ", ".join(names[1:])


def _summary(words: LetterWords) -> str:
    return words.subject or next(iter(words.demands), "") or words.request or ""
