"""What a register holds is the same in every store."""

import contextlib
import datetime
import errno
import itertools
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from drafter.errors import CallError, OutputError, Problem, RegisterError
from drafter.files.output import Output
from drafter.register import ALL, Answer, Entry, Filter, Texts, address_of, lines, opened, reading
from drafter.register.entries import normal
from drafter.register.moving import exported, imported

DAY = datetime.date(2026, 11, 20)


def letter(*addressees: str, **facts: Any) -> list[Entry]:
    """Return the entries of a letter about roads."""
    known: dict[str, Any] = {
        "number": "12-34",
        "date": DAY,
        "initiator": "Фракция",
        "participants": "А. Перуашев",
        "term": datetime.date(2026, 12, 20),
        "files": ("letter.ru.docx", "letter.kk.docx"),
    }
    known |= facts
    about = known.pop("about", "О дорогах")
    return [Entry(**known, texts={"ru": Texts(one, about)}) for one in addressees or ("Министру",)]


def entries(store: str, wanted: Filter = ALL) -> list[Entry]:
    with reading(address_of(store)) as ledger:
        return list(ledger.entries(wanted))


def enter(store: str, *letters: list[Entry]) -> list[Problem]:
    doubts: list[Problem] = []
    with opened(address_of(store)) as ledger:
        ledger.record_all(letters, doubts.append)
    return doubts


def answer(store: str, line: Entry, given: Answer) -> None:
    with opened(address_of(store)) as ledger:
        ledger.answer(line, given)


TEXT = st.text(max_size=12) | st.sampled_from(
    ["=1+1", "'x", "№ 5", "a; b", "05/06/2026", "_x0041_"]
)
DATES = st.none() | st.dates()
NAMES = st.from_regex(r"\A[A-Za-zЖ0-9;% ='+-][A-Za-zЖ0-9;% ='+/-]{0,8}\Z").map(os.path.normpath)
ANSWERS = st.builds(Answer, date=DATES, number=TEXT, summary=TEXT, file=NAMES | st.just(""))
ENTRIES = st.builds(
    Entry,
    number=TEXT,
    date=DATES,
    kind=st.sampled_from(["inquiry", "appeal", "request", "сауал"]),
    initiator=TEXT,
    participants=TEXT,
    texts=st.dictionaries(
        st.sampled_from(["ru", "kk", "en", "uz", "zh-Hant"]),
        st.builds(Texts, TEXT, TEXT),
        max_size=3,
    ),
    term=DATES,
    files=st.lists(NAMES, max_size=3).map(tuple),
    answers=st.lists(ANSWERS, max_size=3).map(tuple),
).map(normal)


@pytest.mark.postgres
@settings(
    max_examples=int(os.environ.get("DRAFTER_EXAMPLES", "30")),
    phases=[Phase.generate],  # a failure is short as it is, and to shorten it takes minutes
    suppress_health_check=[*HealthCheck],
)
@given(whole=st.lists(ENTRIES, max_size=4))
def test_what_is_exported_through_all_stores_and_back_is_what_it_was(
    whole: list[Entry], postgres: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("stores")
    way = [str(folder / name) for name in ("a.db", "a.xlsx", "a.csv")]
    emptied(postgres)
    way += [postgres, str(folder / "b.db"), str(folder / "b.csv"), str(folder / "b.xlsx")]
    with opened(address_of(way[0])) as ledger:
        assert ledger.add(whole) == len(whole)
    doubts: list[Problem] = []
    for before, after in itertools.pairwise(way):
        assert exported(address_of(before), address_of(after), doubts.append) == len(whole)
    assert doubts == []
    assert entries(way[-1]) == whole


def emptied(postgres: str) -> None:
    import psycopg

    with psycopg.connect(postgres) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")


def test_a_letter_that_is_entered_again_keeps_its_line_and_its_answers(store: str) -> None:
    enter(store, letter())
    (line,) = entries(store)
    answer(store, line, Answer(date=DAY, number="7/1", summary="Принято", file="answer.pdf"))
    assert enter(store, letter(about="О сельских дорогах")) == []
    (line,) = entries(store)
    assert line.summary("ru") == "О сельских дорогах"
    assert line.answers == (Answer(date=DAY, number="7/1", summary="Принято", file="answer.pdf"),)


def test_a_changed_date_changes_the_line_and_its_term(store: str) -> None:
    enter(store, letter())
    later = {"date": DAY + datetime.timedelta(1), "term": datetime.date(2026, 12, 21)}
    enter(store, letter(**later))
    (line,) = entries(store)
    assert (line.date, line.term) == (later["date"], later["term"])


def test_a_draft_keeps_its_line_when_it_is_numbered_and_dated(store: str) -> None:
    enter(store, letter(number="", date=DAY - datetime.timedelta(9)))
    enter(store, letter())
    assert [(line.number, line.date) for line in entries(store)] == [("12-34", DAY)]


@pytest.mark.parametrize(
    "other",
    [{"date": datetime.date(2027, 11, 19)}, {"number": "12-35"}, {"files": ("b.docx",)}],
)
def test_another_letter_has_a_line_of_its_own(store: str, other: dict[str, Any]) -> None:
    enter(store, letter())
    enter(store, letter(**other))
    assert len(entries(store)) == 2


def test_another_draft_in_the_same_file_does_not_overwrite_the_earlier_one(store: str) -> None:
    enter(store, letter(number=""))
    later = DAY + datetime.timedelta(3)
    enter(store, letter("Акиму", number="", date=later, about="О воде"))
    assert [line.summary("ru") for line in entries(store)] == ["О дорогах", "О воде"]


def test_each_addressee_has_a_line_and_answers_for_himself(store: str) -> None:
    enter(store, letter("Министру", "Акиму"))
    minister, akim = entries(store)
    assert (minister.addressee("ru"), akim.addressee("ru")) == ("Министру", "Акиму")
    answer(store, akim, Answer(number="8"))
    enter(store, letter("Акиму", "Министру юстиции", "Прокурору"))
    said = {line.addressee("ru"): line.answered for line in entries(store)}
    assert said == {"Министру юстиции": False, "Акиму": True, "Прокурору": False}


def test_an_addressee_who_is_taken_out_of_a_letter_is_told_and_keeps_the_line(store: str) -> None:
    enter(store, letter("Министру", "Акиму"))
    (told,) = enter(store, letter("Акиму"))
    assert told.id == "register-addressee-gone"
    assert "The letter goes to Министру no longer" in told.what
    assert len(entries(store)) == 2


def test_a_letter_has_several_answers_and_one_of_them_is_put_right(store: str) -> None:
    enter(store, letter())
    for one in (Answer(number="1", summary="позже"), Answer(date=DAY, number="2")):
        answer(store, entries(store)[0], one)
    answer(store, entries(store)[0], Answer(number="1", summary="скоро"))
    assert entries(store)[0].answers == (
        Answer(number="1", summary="скоро"),
        Answer(date=DAY, number="2"),
    )


def test_an_answer_to_a_line_that_has_changed_meanwhile_is_refused(store: str) -> None:
    enter(store, letter())
    (line,) = entries(store)
    enter(store, letter(about="О воде"))
    with pytest.raises(RegisterError, match="has changed meanwhile"):
        answer(store, line, Answer(number="1"))
    assert not entries(store)[0].answered


def test_a_number_that_another_letter_has_is_told_and_both_are_entered(store: str) -> None:
    enter(store, letter())
    (told,) = enter(store, letter(files=("b.docx",), about="О воде"))
    assert told.id == "register-number-twice"
    assert told.what == (
        "Another letter has the number 12-34 already: 20.11.2026, Министру, О дорогах."
    )
    assert len(entries(store)) == 2


def test_a_letter_to_many_has_one_number_without_a_word(store: str) -> None:
    first, *others = (letter(f"{n}-му", files=(f"letter-{n}.docx",)) for n in range(3))
    assert enter(store, first) == []
    assert enter(store, *others) == []
    year = datetime.date(2027, 11, 19)
    assert enter(store, letter(date=year, about="О воде", files=("c.docx",))) == []


def test_entries_are_chosen_by_what_is_known_of_them(store: str) -> None:
    enter(store, letter(), letter("Акиму", number="5", kind="appeal", files=("b.docx",)))
    enter(store, letter(number="", date=None, files=("c.docx",)))
    answer(store, entries(store)[0], Answer(number="1"))

    def numbers(**wanted: Any) -> list[str]:
        return [line.number for line in entries(store, Filter(**wanted))]

    assert numbers(number="5") == ["5"]
    assert numbers(since=DAY) == ["12-34", "5"]
    assert numbers(until=DAY - datetime.timedelta(1)) == []
    assert numbers(kind="appeal") == ["5"]
    assert numbers(addressee="МИНИСТР") == ["12-34", ""]
    assert numbers(answered=True) == ["12-34"]
    assert numbers(answered=False) == ["5", ""]


def test_more_letters_than_are_entered_at_once_keep_their_order(store: str) -> None:
    many = [letter(number=f"{n}", files=(f"{n}.docx",)) for n in range(1234)]
    enter(store, *many, many[0])
    assert [line.number for line in entries(store)] == [str(n) for n in range(1234)]


def test_lines_that_are_kept_are_those_of_the_moment(store: str) -> None:
    enter(store, letter())
    assert [line.number for line in lines(address_of(store))] == ["12-34"]
    enter(store, letter(number="5", files=("b.docx",)))
    assert [line.number for line in lines(address_of(store))] == ["12-34", "5"]
    assert lines(address_of(store)) is lines(address_of(store))


def test_what_was_not_saved_is_not_there(store: str) -> None:
    enter(store, letter())
    with pytest.raises(ZeroDivisionError), opened(address_of(store)) as ledger:  # noqa: PT012
        ledger.record(letter(number="5", files=("b.docx",)))
        assert 1 / 0
    assert len(entries(store)) == 1


def test_letters_and_the_register_are_written_together_or_not_at_all(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(store, letter())
    old, new = tmp_path / "old.docx", tmp_path / "new.docx"
    old.write_bytes(b"before")
    files = [Output(old, b"after", force=True), Output(new, b"new", force=False)]
    failing = Failing(monkeypatch, tmp_path / f"register{Path(store).suffix}")
    with pytest.raises((OSError, RegisterError)), opened(address_of(store)) as ledger:  # noqa: PT012
        ledger.record(letter(number="5", files=("b.docx",)))
        failing.begin()
        ledger.save(files)
    monkeypatch.undo()
    assert (old.read_bytes(), new.exists()) == (b"before", False)
    assert len(entries(store)) == 1
    with opened(address_of(store)) as ledger:
        ledger.record(letter(number="5", files=("b.docx",)))
        ledger.save(files)
    assert (old.read_bytes(), new.read_bytes()) == (b"after", b"new")
    assert len(entries(store)) == 2


class Failing:
    """Lets the last step of a save fail: the move of a table, the commit of a database."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, table: Path) -> None:
        self._monkeypatch, self._table = monkeypatch, table

    def begin(self) -> None:
        real = os.replace

        def replace(source: Any, target: Any) -> None:
            if Path(target) == self._table:
                raise OSError(errno.ENOSPC, "No space left on device")
            real(source, target)

        def commit(_database: Any) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        self._monkeypatch.setattr(os, "replace", replace)
        self._monkeypatch.setattr("drafter.register.sqlite.SqliteDatabase.commit", commit)
        with contextlib.suppress(ImportError):
            self._monkeypatch.setattr("drafter.register.postgres.PostgresDatabase.commit", commit)


def test_an_import_adds_what_is_new_and_both_keep_their_answers(store: str, tmp_path: Path) -> None:
    other = str(tmp_path / "other.csv")
    with opened(address_of(store)) as ledger:
        names = [ledger.beside(tmp_path / name) for name in ("letter.ru.docx", "b.docx")]
        ledger.record_all([letter(files=names[:1]), letter(number="5", files=names[1:])])
    answer(store, entries(store)[0], Answer(number="1"))
    enter(other, letter(about="О сельских дорогах"), letter(number="6", files=("c.docx",)))
    answer(other, entries(other)[0], Answer(number="2"))
    by_hand = Entry(number="7", date=DAY, texts={"ru": Texts("Акиму", "О воде")})
    with opened(address_of(other)) as ledger:
        ledger.add([by_hand, by_hand])
    for new, known in ((3, 1), (0, 4)):
        assert imported(address_of(other), address_of(store), print) == (new, known)
        found = entries(store)
        assert [line.number for line in found] == ["12-34", "5", "6", "7", "7"]
        assert found[0].answers == (Answer(number="1"), Answer(number="2"))
        assert found[0].summary("ru") == "О сельских дорогах"


def test_what_says_little_is_not_imported_twice(store: str, tmp_path: Path) -> None:
    other = str(tmp_path / "other.csv")
    little = [
        Entry(files=("a.docx",)),
        Entry(number="5", texts={"ru": Texts(summary="О воде")}, files=("b.docx",)),
        Entry(number="6", texts={"ru": Texts("Акиму")}),
        Entry(number="6", texts={"ru": Texts("Министру")}),
        Entry(initiator="Фракция"),
    ]
    with opened(address_of(other)) as ledger:
        ledger.add(little)
    assert imported(address_of(other), address_of(store), print) == (5, 0)
    assert imported(address_of(other), address_of(store), print) == (0, 5)
    assert len(entries(store)) == 5


def test_files_are_named_from_the_folder_of_each_register(store: str, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b").mkdir()
    source, target = tmp_path / "a" / "register.csv", tmp_path / "a" / "b" / "register.csv"
    enter(str(source), letter(files=("x.docx", "b/y.docx")))
    answer(str(source), entries(str(source))[0], Answer(file="z.pdf"))
    exported(address_of(source), address_of(store), print)
    exported(address_of(store), address_of(target), print)
    (line,) = entries(str(target))
    assert (line.files, line.answers[0].file) == (("../x.docx", "y.docx"), "../z.pdf")


def test_a_register_with_letters_is_not_exported_into(store: str, tmp_path: Path) -> None:
    enter(store, letter())
    enter(str(tmp_path / "other.csv"), letter(number="5"))
    with pytest.raises(OutputError, match="has letters already"):
        exported(address_of(tmp_path / "other.csv"), address_of(store), print)
    with pytest.raises(CallError, match="are the same one"):
        imported(address_of(store), address_of(store), print)
    assert [line.number for line in entries(store)] == ["12-34"]
