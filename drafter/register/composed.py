"""The entries of a letter, from the inquiry that it was made of."""

from collections.abc import Sequence

from drafter.errors import Problem
from drafter.model.inquiry import Inquiry
from drafter.model.terms import MONTHS, answer_due
from drafter.reading.settings import load_setup
from drafter.register.entries import Entry, Texts, plain_number
from drafter.wording.phrases import phrases
from drafter.words.typed import bare, bare_request
from drafter.words.vocabulary import Vocabulary
from drafter.workspace import Workspace


def entries_of(
    inquiry: Inquiry, files: Sequence[str], workspace: Workspace, months: int = MONTHS
) -> list[Entry]:
    """Return the entries of a letter that was written to files, one for each addressee.

    A faction, a group or a label is the initiator, and who signs takes part; deputies who write
    in their own name are led by the first.  The summary is the subject or the first demand.
    `months` is the term of the answer, which inquiries alone have.
    """
    words = {code: _words(inquiry, code, workspace) for code in inquiry.languages}
    initiator, participants = _authors(words[inquiry.languages[0]])
    due = answer_due(inquiry.day, months) if inquiry.day and inquiry.kind == "inquiry" else None
    summaries = {code: _summary(inquiry, code) for code in words}
    return [
        Entry(
            number=plain_number(inquiry.registered or ""),
            date=inquiry.day,
            kind=inquiry.kind,
            initiator=initiator,
            participants=participants,
            texts={c: Texts(said.official(one), summaries[c]) for c, said in words.items()},
            term=due,
            files=tuple(files),
        )
        for _path, one in inquiry.addressees()
    ]


def _words(inquiry: Inquiry, language: str, workspace: Workspace) -> Vocabulary:
    spoken = phrases(language, workspace.locales)
    chambers = load_setup(workspace).settings.chambers
    return Vocabulary(inquiry, spoken, _ignore, _ignore, chambers)


def _ignore(_problem: Problem) -> None:
    """Keep silent: what is guessed of a letter is told when it is made."""


def _authors(words: Vocabulary) -> tuple[str, str]:
    names = [signatory.name for signatory in words.signatories()]
    if label := words.author().label:
        return label[:1].upper() + label[1:], ", ".join(names)
    return names[0], ", ".join(names[1:])


def _summary(inquiry: Inquiry, language: str) -> str:
    for texts in (inquiry.subject, *inquiry.demands[:1]):
        if texts and (text := bare(texts[language])):
            return text
    return bare_request(inquiry.request[language]) if inquiry.request else ""
