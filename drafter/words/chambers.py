"""The chamber of the parliament that is in office on the day of a letter, and its deputies."""

import datetime
from collections.abc import Sequence

from drafter.clock import today
from drafter.grammar import Case, Forms, Part, decline
from drafter.model.inquiry import Inquiry
from drafter.model.settings import Chamber
from drafter.model.structs import Struct
from drafter.wording.phrases import Phrases, mark
from drafter.words.names import Declined
from drafter.words.words import ChamberWords


class _Known(Struct):
    """A chamber whose name the catalogs hold, with its first and its last day in office."""

    id: str
    from_: datetime.date | None
    until: datetime.date | None


_KNOWN = (
    _Known(mark("chamber", "mazhilis"), None, datetime.date(2026, 6, 30)),
    _Known(mark("chamber", "kurultai"), datetime.date(2026, 7, 1), None),
)
"""The chambers of letters whose workspace names none: by art. 95 of the Constitution that was
adopted on 15.03.2026 the Parliament ended on 1 July 2026, and the Kurultai followed it."""

CHAMBERS = tuple(chamber.id for chamber in _KNOWN)
"""The ids of the chambers that the catalogs know."""

DEPUTIES = (
    mark("deputies of a chamber", "mazhilis"),
    mark("deputies of a chamber", "kurultai"),
    mark("deputy of a chamber", "mazhilis"),
    mark("deputy of a chamber", "kurultai"),
)
"""What the deputies of the known chambers are called, several and one."""


def chamber_of(inquiry: Inquiry, own: Sequence[Chamber], phrases: Phrases) -> ChamberWords | None:
    """Return the chamber that is in office on the day of a letter, in the language of the phrases.

    `own` are those of the workspace; where it names none, those of the catalogs count.  Without a
    day the letter is of today.  None is returned where no chamber is in office, or the workspace
    does not say what it is called in the language.
    """
    day = inquiry.day or today()
    language = phrases.language
    if not own:
        return phrases.remembered((_of_catalogs, day), lambda: _of_catalogs(day, phrases))
    for chamber in own:
        if chamber.serves(day) and language in chamber.name and language in chamber.deputies:
            one = (chamber.deputy or {}).get(language)
            return ChamberWords(
                name=_declined(chamber.name[language], language),
                deputies=_declined(chamber.deputies[language], language),
                deputy=_declined(one, language) if one else None,
            )
    return None


def _of_catalogs(day: datetime.date, phrases: Phrases) -> ChamberWords | None:
    """Return the chamber of a day; None where the catalog of a language does not have it yet."""
    chamber = next((one.id for one in _KNOWN if _serves(one, day)), None)
    if chamber is None:
        return None
    texts = [
        phrases.found(context, chamber)
        for context in ("chamber", "deputies of a chamber", "deputy of a chamber")
    ]
    if not all(texts):
        return None
    return ChamberWords(*(_declined(Forms(text or ""), phrases.language) for text in texts))


def _serves(chamber: _Known, day: datetime.date) -> bool:
    return (chamber.from_ or day) <= day <= (chamber.until or day)


def _declined(forms: Forms, language: str) -> Declined:
    def in_case(case: Case) -> str:
        return decline(forms, case, Part.POST, language).text

    return Declined(forms, in_case)
