"""Calendars of terms: events of whole days, known again, with alarms, readable by any program."""

import datetime
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.cli import main
from drafter.register.calendars import calendar
from drafter.register.entries import Entry
from drafter.wording import speak
from tests.register.lines import line

DAY = datetime.date(2026, 11, 28)

HEAD = (
    "number,date,addressee in russian,summary in russian,term of the answer,"
    "date of the answer,number of the answer,file\n"
)

Event = dict[str, list[str]]


def unfolded(data: bytes) -> list[str]:
    """Return the lines of a calendar, each whole (RFC 5545, 3.1)."""
    assert all(len(one) <= 75 for one in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    return data.replace(b"\r\n ", b"").decode().removesuffix("\r\n").split("\r\n")


def events(data: bytes) -> list[Event]:
    """Return what the events say, by the names of their properties; alarms by `ALARM`."""
    found: list[Event] = []
    in_alarm = False
    for one in unfolded(data):
        name, _colon, value = one.partition(":")
        if one == "BEGIN:VEVENT":
            found.append({})
        elif name in ("BEGIN", "END") and value == "VALARM":
            in_alarm = name == "BEGIN"
        elif in_alarm and name == "TRIGGER":
            found[-1].setdefault("ALARM", []).append(value)
        elif found and not in_alarm and name != "END":
            found[-1].setdefault(name, []).append(value)
    return found


def text(value: str) -> str:
    """Return a text as it was before it was escaped (RFC 5545, 3.3.11)."""
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], value)


def test_a_term_is_an_event_of_a_whole_day_with_two_alarms() -> None:
    entry = line("12-34", date="2026-11-20", term="2026-12-20", summary="О дорогах, мостах; школах")
    (event,) = events(calendar([entry], DAY, "ru"))
    assert event["DTSTART;VALUE=DATE"] == ["20261220"]
    assert event["DTEND;VALUE=DATE"] == ["20261221"]
    assert event["ALARM"] == ["-P2DT15H", "PT9H"]  # at nine, three days before and on the day
    assert text(event["SUMMARY"][0]) == "Answer to № 12-34: О дорогах, мостах; школах"
    assert text(event["DESCRIPTION"][0]).split("\n") == [
        "To whom: Аким",
        "Number: 12-34",
        "Date: 20.11.2026",
        "File: a.ru.docx",
    ]


def test_a_term_that_has_passed_rings_no_more() -> None:
    (event,) = events(calendar([line("1", term="2026-11-27")], DAY, "ru"))
    assert "ALARM" not in event
    assert event["DTSTART;VALUE=DATE"] == ["20261127"]


def uids(*entries: Entry, day: datetime.date = DAY) -> list[str]:
    return [event["UID"][0] for event in events(calendar(entries, day, "ru"))]


def test_a_letter_is_the_same_event_whenever_it_is_written() -> None:
    entry = line("12-34", date="2026-11-20", term="2026-12-20")
    moved = line("12-34", date="2026-11-25", term="2026-12-25", summary="О дорогах и мостах")
    assert uids(entry) == uids(moved, day=datetime.date(2026, 12, 1))
    assert uids(entry, line("1"))[0] == uids(line("1"), entry)[1]


def test_different_letters_are_different_events() -> None:
    entries = [
        line("12-34"),
        line("12-35"),
        line("12-34", file="b.ru.docx"),
        line("12-34", to="Министр"),
        line("12-34", file="", date="2025-01-10"),
        line("12-34", file="", date="2026-01-10"),
        line("12-34"),  # entered twice
    ]
    assert len(set(uids(*entries))) == len(entries)


def test_a_letter_without_a_term_has_no_event() -> None:
    assert events(calendar([line("1", term=None)], DAY, "ru")) == []


@given(st.text(max_size=120), st.text(max_size=60))
def test_whatever_a_letter_says_stays_in_its_property(summary: str, to: str) -> None:
    entry = replace(line("1", summary=summary, to=to), number=summary[:20])
    (event,) = events(calendar([entry], DAY, "ru"))
    allowed = {"SUMMARY", "DESCRIPTION", "UID", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS", "DTSTAMP"}
    assert {name.partition(";")[0] for name in event} <= {*allowed, "DTSTART", "DTEND"}
    assert "\n" not in text(event["SUMMARY"][0])


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("ru", "Ответ на № 1: О дорогах"),
        ("kk", "№ 1 хаттың жауабы: О дорогах"),
        ("en", "Answer to № 1: О дорогах"),
    ],
)
def test_a_calendar_speaks_the_language_of_the_program(language: str, title: str) -> None:
    speak(language)
    (event,) = events(calendar([line("1")], DAY, language))
    assert text(event["SUMMARY"][0]) == title


def test_the_command_writes_what_waits_and_the_same_bytes_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(tmp_path)
    lines = (
        "1,2026-11-20,Аким,О воде,2026-12-20,,,a.docx\n2,2026-11-20,Аким,,2026-12-20,,5,b.docx\n"
    )
    Path("register.csv").write_text(HEAD + lines, encoding="utf-8")
    call = ["register", "due", "register.csv", "--today", "2026-11-28", "--ics"]
    assert main([*call, "-o", "terms.ics"]) == 0
    data = Path("terms.ics").read_bytes()
    assert [text(event["SUMMARY"][0]) for event in events(data)] == ["Answer to № 1: О воде"]
    capfdbinary.readouterr()
    assert main([*call, "-o", "terms.ics"]) == 1
    assert b"exists already" in capfdbinary.readouterr().err
    assert main([*call, "-o", "terms.ics", "--force"]) == 0
    assert Path("terms.ics").read_bytes() == data
    capfdbinary.readouterr()
    assert main(call) == 0
    assert capfdbinary.readouterr().out == data
    assert main([*call[:-1], "-o", "terms.ics"]) == 2
    assert b"-o needs --ics" in capfdbinary.readouterr().err
