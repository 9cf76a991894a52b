"""The terms of answers as a calendar that Outlook, Google and Apple open (iCalendar, RFC 5545)."""

import datetime
import hashlib
from collections import Counter
from collections.abc import Iterable

from icalendar import Alarm, Calendar, Event

from drafter.register.entries import Entry
from drafter.register.report import addressee_of
from drafter.wording import _
from drafter.wording.invisible import without_forbidden

_DAYS_AHEAD, _HOUR = 3, 9
"""When one is reminded: some days before the term and on its day, at this hour."""


def calendar(entries: Iterable[Entry], day: datetime.date, language: str) -> bytes:
    """Return the terms of letters as a calendar: an event of a whole day for each, with alarms.

    A letter has the same UID each time, by which a calendar that has it brings it up to date.  A
    term that has passed by `day` has no alarm.  Letters without a term have no event.
    """
    whole = Calendar()
    whole.add("prodid", f"-//drafter//drafter//{language.upper()}")
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add("x-wr-calname", _("Terms of answers"))
    known: Counter[str] = Counter()
    for entry in entries:
        if entry.term is not None:
            name = _identity(entry)
            known[name] += 1
            whole.add_component(_event(entry, entry.term, day, language, _uid(name, known[name])))
    data: bytes = whole.to_ical()
    return data


def _event(entry: Entry, term: datetime.date, day: datetime.date, language: str, uid: str) -> Event:
    event = Event()
    event.add("uid", uid)
    # The moment is that of the day which is asked for: the same call makes the same file.
    event.add("dtstamp", datetime.datetime.combine(day, datetime.time(), datetime.UTC))
    event.add("dtstart", term)
    event.add("dtend", term + datetime.timedelta(days=1))
    event.add("summary", _title(entry, language))
    event.add("description", _description(entry, language))
    event.add("transp", "TRANSPARENT")
    event.add("x-microsoft-cdo-busystatus", "FREE")
    if term >= day:
        for days in (_DAYS_AHEAD, 0):
            event.add_component(_alarm(entry, days, language))
    return event


def _alarm(entry: Entry, days: int, language: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", datetime.timedelta(days=-days, hours=_HOUR))
    alarm.add("description", _title(entry, language))
    return alarm


def _title(entry: Entry, language: str) -> str:
    summary = _line(entry.summary(language))
    if not entry.number:
        subject = summary or _line(addressee_of(entry, language))
        return _("Answer: {summary}").format(summary=subject)
    text = _("Answer to № {number}: {summary}") if summary else _("Answer to № {number}")
    return text.format(number=_line(entry.number), summary=summary)


def _description(entry: Entry, language: str) -> str:
    facts = [
        (_("To whom"), addressee_of(entry, language)),
        (_("Number"), entry.number),
        (_("Date"), f"{entry.date:%d.%m.%Y}" if entry.date else ""),
        (_("File"), "; ".join(entry.files)),
    ]
    return "\n".join(f"{name}: {_line(value)}" for name, value in facts if value)


def _identity(entry: Entry) -> str:
    """Return what a letter to somebody is known by: its file and number, or its number and date.

    A changed date moves the event of a letter that has a file; without one it is another letter,
    since numbers begin anew each year.
    """
    file = entry.files[0] if entry.files else str(entry.date)
    return "\n".join([entry.number, file, addressee_of(entry, "")])


def _uid(identity: str, count: int) -> str:
    text = identity if count == 1 else f"{identity}\n{count}"
    return f"{hashlib.sha256(text.encode(errors='replace')).hexdigest()[:32]}@drafter"


def _line(text: str) -> str:
    return " ".join(without_forbidden(text, "\N{REPLACEMENT CHARACTER}").split())
