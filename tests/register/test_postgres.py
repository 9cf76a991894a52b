"""A register on a server of PostgreSQL: what is told when it cannot be used, and what never is."""

import sys
from pathlib import Path

import pytest

from drafter.cli import main
from drafter.errors import DrafterError, RegisterError
from drafter.register import Entry, address_of, opened, reading
from tests.postgres import PASSWORD, PORT

pytestmark = pytest.mark.postgres


def entered(address: str) -> None:
    with opened(address_of(address)) as ledger:
        ledger.record([Entry(number="12-34", files=("a.docx",))])


def refused(address: str) -> str:
    """Return the id of what is told; it tells nothing of the address."""
    with pytest.raises(DrafterError) as error:
        entered(address)
    told = str(error.value)
    assert PASSWORD not in told
    assert address not in told
    assert "/tmp" not in told
    chain: BaseException | None = error.value
    while chain is not None:  # whoever prints the error prints what it came from as well
        assert PASSWORD not in str(chain)
        chain = None if chain.__suppress_context__ else chain.__cause__ or chain.__context__
    (problem,) = error.value.problems
    return problem.id


def as_guest(address: str) -> str:
    return address.replace("owner@", "guest@")


@pytest.fixture
def passfile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "passwords"
    monkeypatch.setenv("PGPASSFILE", str(file))
    return file


def password(file: Path, text: str) -> None:
    file.write_text(f"*:*:*:guest:{text}\n", encoding="utf-8")
    file.chmod(0o600)


def test_the_password_comes_from_the_file_of_passwords(postgres: str, passfile: Path) -> None:
    grant(postgres, "GRANT CREATE ON SCHEMA public TO guest")
    assert refused(as_guest(postgres)) == "postgres-password"
    password(passfile, "wrong")
    assert refused(as_guest(postgres)) == "postgres-password"
    password(passfile, PASSWORD)
    entered(as_guest(postgres))
    with reading(address_of(as_guest(postgres))) as ledger:
        assert [entry.number for entry in ledger.entries()] == ["12-34"]


def grant(postgres: str, right: str) -> None:
    import psycopg

    with psycopg.connect(postgres) as connection:
        connection.execute(right)


def test_who_may_not_write_is_told(postgres: str, passfile: Path) -> None:
    entered(postgres)
    password(passfile, PASSWORD)
    assert refused(as_guest(postgres)) == "postgres-no-permission"
    for table in ("entries", "texts", "files", "answers", "version"):
        grant(postgres, f"GRANT SELECT ON register_{table} TO guest")
    assert refused(as_guest(postgres)) == "postgres-no-permission"
    with reading(address_of(as_guest(postgres))) as ledger:
        assert [entry.number for entry in ledger.entries()] == ["12-34"]


@pytest.mark.parametrize("parameter", ["", "&password={}", "&sslpassword={}"])
def test_a_password_in_the_address_is_refused(postgres: str, parameter: str) -> None:
    address = postgres + parameter.format(PASSWORD)
    if not parameter:
        address = postgres.replace("owner@", f"owner:{PASSWORD}@")
    assert refused(address) == "postgres-password-in-address"


def test_no_server_and_no_database_are_told(postgres: str, tmp_path: Path) -> None:
    assert refused(f"postgresql://owner@/register?host={tmp_path}&port=1") == "postgres-no-server"
    assert refused("postgresql://owner@no-such-host.invalid/register") == "postgres-no-server"
    elsewhere = postgres.replace("@/register", "@/nowhere-register")
    assert refused(elsewhere) == "postgres-refused"
    assert refused(postgres.replace("owner@", "nobody@")) == "postgres-refused"


@pytest.mark.parametrize("address", ["postgresql://[", "postgresql://a@b/c?nonsense=1"])
def test_an_address_that_cannot_be_read_is_told(address: str) -> None:
    assert refused(address) == "postgres-address"


def test_tables_of_a_newer_drafter_are_told(postgres: str) -> None:
    entered(postgres)
    grant(postgres, "UPDATE register_version SET version = 2")
    assert refused(postgres) == "register-newer"


def test_tables_that_somebody_changed_are_told(postgres: str) -> None:
    entered(postgres)
    grant(postgres, "ALTER TABLE register_files RENAME COLUMN file TO other")
    assert refused(postgres) == "register-damaged"


def test_a_connection_that_is_lost_is_told(postgres: str) -> None:
    other = postgres.replace(postgres.split("@/")[1].split("?")[0], "postgres")
    end = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'drafter'"
    )
    with (  # noqa: PT012
        pytest.raises(RegisterError, match="connection to the server was lost"),
        opened(address_of(postgres)) as ledger,
    ):
        ledger.record([Entry(number="1", files=("a.docx",))])
        grant(other, end)
    with reading(address_of(postgres)) as ledger:
        assert list(ledger.entries()) == []


def test_one_that_another_run_holds_is_waited_for_and_then_told(
    postgres: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    entered(postgres)
    monkeypatch.setattr("drafter.register.postgres._PATIENCE", 0.1)
    with opened(address_of(postgres)):
        assert refused(postgres) == "register-locked"


def test_letters_are_entered_and_found_at_the_terminal(
    postgres: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    entered(postgres)
    assert main(["register", "export", "copy.csv", "--register", postgres]) == 0
    monkeypatch.setenv("DRAFTER_REGISTER", postgres)
    assert main(["register", "due"]) == 0
    said = capsys.readouterr().err
    assert "1 letter has no term" in said
    assert str(PORT) not in said
    assert "12-34" in Path("copy.csv").read_text(encoding="utf-8-sig")


def test_without_its_library_the_way_to_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "drafter.register.postgres", raising=False)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(RegisterError, match=r"pip install 'drafter\[postgres\]'"):
        entered("postgresql://owner@localhost/register")
