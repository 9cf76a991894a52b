"""Letters in short: a database tells of them what their whole entries tell."""

import datetime
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.errors import Problem
from drafter.register import Answer, Entry, Texts, address_of, opened, reading
from drafter.register.briefs import Brief, brief_of
from tests.register.lines import line

WORDS = st.sampled_from(["", "Аким", "Ёлки и\nпалки", "№ 5; x", "Премьер-Министр", "жолдар"])
DAYS = st.none() | st.dates(datetime.date(2020, 1, 1), datetime.date(2027, 1, 1))
ENTRIES = st.lists(
    st.builds(
        Entry,
        number=WORDS,
        date=DAYS,
        kind=st.sampled_from(["inquiry", "appeal"]),
        initiator=WORDS,
        participants=WORDS,
        texts=st.dictionaries(
            st.sampled_from(["ru", "kk", "en", "uz"]), st.builds(Texts, WORDS, WORDS)
        ),
        term=DAYS,
        answers=st.lists(st.builds(Answer, date=DAYS, number=WORDS, summary=WORDS), max_size=3).map(
            tuple
        ),
    ),
    max_size=6,
)


def comparable(brief: Brief) -> tuple[object, ...]:
    """Return what is known of a letter; in what order its words are searched is no matter."""
    return (*brief._replace(text=""), sorted(brief.text.split()))


@settings(max_examples=40)
@given(entries=ENTRIES, language=st.sampled_from(["ru", "kk", "en"]))
def test_a_database_tells_in_short_what_the_entries_tell(
    entries: list[Entry], language: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.db"
        with opened(path) as ledger:
            ledger.add(entries)
        with reading(path) as ledger:
            expected = [comparable(brief_of(one, language)) for one in ledger.entries()]
            assert [comparable(one) for one in ledger.briefs(language)] == expected


def test_every_store_tells_in_short_what_its_entries_tell(store: str) -> None:
    texts = {"ru": Texts("Аким", ""), "en": Texts("", "Roads"), "kk": Texts("Әкім", "Жолдар")}
    answers = (Answer(date=datetime.date(2026, 5, 5), number="7"), Answer(number="8", summary="Да"))
    entries = [
        Entry(number="1", texts=texts, answers=answers, term=datetime.date(2026, 5, 1)),
        Entry(number="2", texts={"en": Texts("Mayor", "Roads")}, initiator="Фракция"),
        Entry(number="3", date=datetime.date(2026, 1, 2)),
    ]
    with opened(address_of(store)) as ledger:
        ledger.add(entries)
    with reading(address_of(store)) as ledger:
        found = list(ledger.entries())
        for language in ("ru", "kk", "en"):
            expected = [comparable(brief_of(one, language)) for one in found]
            assert [comparable(one) for one in ledger.briefs(language)] == expected
        keys = [one.key for one in found if one.key is not None][::2]
        assert [one.number for one in ledger.with_keys(keys)] == ["1", "3"]


def test_answers_are_set_in_every_store(store: str) -> None:
    with opened(address_of(store)) as ledger:
        ledger.add([line("1", answered="2026-02-01"), line("2")])
        (before, _other) = ledger.entries()
        after = ledger.set_answers(before, [Answer(number="9")])
    assert [one.number for one in after.answers] == ["9"]
    with opened(address_of(store)) as ledger:
        assert [one.answers for one in ledger.entries()] == [after.answers, ()]
        ledger.set_answers(next(iter(ledger.entries())), before.answers)
    with reading(address_of(store)) as ledger:
        assert next(iter(ledger.entries())) == before


def test_what_another_program_has_put_into_a_database_is_read_as_its_entries_are(
    tmp_path: Path,
) -> None:
    path = tmp_path / "register.db"
    with opened(path) as ledger:
        ledger.add([line("1", answered="2026-02-01"), line("2")])
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE register_entries SET number = 5, kind = x'ff00', date = 'never'")
        connection.execute("UPDATE register_texts SET addressee = 7, summary = x'd0'")
        connection.execute("UPDATE register_answers SET number = 1.5, date = 'soon'")
    told: list[Problem] = []
    with reading(path) as ledger:
        found = list(ledger.briefs("ru", told.append))
        expected = [brief_of(one, "ru") for one in ledger.entries()]
    assert [one._replace(text="") for one in found] == [one._replace(text="") for one in expected]
    assert {one.id for one in told} == {"not-a-date"}
