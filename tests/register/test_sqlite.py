"""A register in a file of SQLite: how it stands there, and what is told when it cannot be used."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from drafter.cli import main
from drafter.errors import DrafterError
from drafter.register import Answer, Entry, Texts, address_of, opened, reading

ENTRY = Entry(number="12-34", files=("a.docx",), texts={"ru": Texts("Министру", "О дорогах")})


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    with opened(address_of("register.db")) as ledger:
        ledger.record([ENTRY])
    return tmp_path / "register.db"


def sql(file: Path, *statements: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        rows = [row for statement in statements for row in connection.execute(statement)]
        connection.commit()
    return rows


def refused() -> str:
    """Return the id of what is told when a letter is entered."""
    with pytest.raises(DrafterError) as error, opened(address_of("register.db")) as ledger:
        ledger.record([Entry(number="5", files=("b.docx",))])
    (problem,) = error.value.problems
    assert problem.place is not None
    assert problem.place.file.endswith("register.db")
    return problem.id


def test_other_programs_read_it_as_tables(register: Path) -> None:
    with opened(address_of(register)) as ledger:
        ledger.answer(next(ledger.entries()), Answer(number="7/1"))
    assert sql(register, "SELECT number, date, kind FROM register_entries") == [
        ("12-34", None, "inquiry")
    ]
    assert sql(register, "SELECT language, addressee, summary FROM register_texts") == [
        ("ru", "Министру", "О дорогах")
    ]
    assert sql(register, "SELECT number FROM register_answers") == [("7/1",)]
    assert sql(register, "PRAGMA journal_mode") == [("delete",)]
    assert sql(register, "PRAGMA user_version") == [(1,)]
    assert [file.name for file in register.parent.iterdir()] == ["register.db"]


def test_a_line_that_was_deleted_leaves_nothing_to_the_next_one(register: Path) -> None:
    with opened(address_of(register)) as ledger:
        ledger.answer(next(ledger.entries()), Answer(number="7/1"))
    sql(register, "DELETE FROM register_entries")
    with opened(address_of(register)) as ledger:
        ledger.record([Entry(number="5", files=("b.docx",))])
        (line,) = ledger.entries()
    assert (line.number, line.files, line.answers) == ("5", ("b.docx",), ())


def test_what_another_program_typed_as_a_date_is_told_where_it_is_none(
    register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sql(register, "UPDATE register_entries SET term = 'скоро'")
    assert main(["register", "due", "register.db"]) == 0
    assert "register.db:1: «скоро» is not a date." in capsys.readouterr().err


def test_one_that_is_locked_is_waited_for_and_then_told(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drafter.register.sqlite._PATIENCE", 0.05)
    with closing(sqlite3.connect(register, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert refused() == "register-locked"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"Letters, and no database at all. " * 99, "register-no-database"),
        (b"SQLite format 3\0" + b"\xff" * 4000, "register-no-database"),
        (b"PK\3\4" * 999, "register-no-database"),
    ],
)
def test_a_file_that_is_no_database_is_told_and_kept(
    register: Path, content: bytes, told: str
) -> None:
    register.write_bytes(content)
    assert refused() == told
    assert register.read_bytes() == content


def test_one_that_is_cut_off_is_told(register: Path) -> None:
    register.write_bytes(register.read_bytes()[:9000])
    assert refused() in ("register-no-database", "register-other-database")


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE notes (text)",
        "CREATE TRIGGER a AFTER INSERT ON register_entries BEGIN DELETE FROM register_texts; END",
        "CREATE VIEW a AS SELECT randomblob(1000000000)",
        "CREATE INDEX a ON register_entries (abs(id))",
        "ALTER TABLE register_entries ADD COLUMN more CHECK (length(randomblob(1000)) > 0)",
        "PRAGMA application_id = 1",
    ],
)
def test_a_database_that_holds_something_else_is_neither_read_nor_written(
    register: Path, statement: str
) -> None:
    sql(register, statement)
    before = register.read_bytes()
    assert refused() == "register-other-database"
    with pytest.raises(DrafterError), reading(address_of(register)) as ledger:
        list(ledger.entries())
    assert register.read_bytes() == before


def test_one_of_a_newer_drafter_is_told(register: Path) -> None:
    sql(register, "PRAGMA user_version = 2", "ALTER TABLE register_entries ADD COLUMN more")
    assert refused() == "register-newer"


def test_one_with_a_value_of_many_megabytes_is_told(register: Path) -> None:
    sql(register, "UPDATE register_entries SET initiator = printf('%.*c', 9000000, 'x')")
    with pytest.raises(DrafterError), reading(address_of(register)) as ledger:
        list(ledger.entries())


def test_one_that_may_only_be_read_is_read_and_not_written(register: Path) -> None:
    register.chmod(0o444)
    assert refused() == "file-protected"
    with reading(address_of(register)) as ledger:
        assert [entry.number for entry in ledger.entries()] == ["12-34"]


def test_a_full_disk_is_told_and_nothing_is_entered(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = sql(register, "PRAGMA page_count")[0][0]
    real = sqlite3.connect

    def full(*facts: object, **named: object) -> sqlite3.Connection:
        connection = real(*facts, **named)  # type: ignore[call-overload]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection  # type: ignore[no-any-return]

    monkeypatch.setattr(sqlite3, "connect", full)
    letters = [[Entry(number=f"{number}", files=(f"{number}.docx",))] for number in range(999)]
    with pytest.raises(DrafterError) as error, opened(address_of(register)) as ledger:
        ledger.record_all(letters)
    monkeypatch.undo()
    assert [problem.id for problem in error.value.problems] == ["disk-full"]
    with reading(address_of(register)) as ledger:
        assert [entry.number for entry in ledger.entries()] == ["12-34"]


def test_a_journal_of_somebody_else_deletes_no_other_file(register: Path) -> None:
    victim = register.with_name("victim.txt")
    victim.write_text("letters", encoding="utf-8")
    with closing(sqlite3.connect(register, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        other.execute("DELETE FROM register_files")
        journal = register.with_name("register.db-journal").read_bytes()
        other.execute("ROLLBACK")
    # The page of locks, then a name, its length, the sum of its bytes, and the mark of a journal.
    name, mark = str(victim).encode(), bytes.fromhex("d9d505f920a163d7")
    numbers = [(number).to_bytes(4, "big") for number in (2**30 // 4096 + 1, len(name), sum(name))]
    record = numbers[0] + name + numbers[1] + numbers[2] + mark
    register.with_name("register.db-journal").write_bytes(mark + journal[8:] + record)
    assert main(["register", "due", "register.db"]) == 1
    assert main(["register", "import", "old.csv", "--register", "register.db"]) == 1
    assert victim.read_text(encoding="utf-8") == "letters"


def test_a_folder_and_a_pipe_are_no_registers(register: Path) -> None:
    register.unlink()
    register.mkdir()
    assert main(["register", "due", "register.db"]) == 1
    register.rmdir()
    os.mkfifo(register)
    assert refused() == "file-is-device"


def test_one_that_another_program_turned_to_a_shared_log_is_turned_back(register: Path) -> None:
    sql(register, "PRAGMA journal_mode = WAL")
    with opened(address_of(register)) as ledger:
        ledger.record([Entry(number="5", files=("b.docx",))])
    assert sql(register, "PRAGMA journal_mode") == [("delete",)]


def test_a_register_that_is_not_there_is_made_by_writing_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "new.db"
    assert main(["register", "due", str(file)]) == 1
    assert (
        "new.db: There is no register yet. It is made when the first letter"
        in capsys.readouterr().err
    )
    assert not file.exists()
