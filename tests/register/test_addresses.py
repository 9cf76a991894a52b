"""Where the register is that a command means when none is named."""

import subprocess
import sys
from pathlib import Path

import pytest

from drafter.cli import main
from drafter.register import address_of, default_register
from drafter.register.addresses import Server
from drafter.workspace import Workspace
from tests.register.test_register import LETTER


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("drafter.yaml").touch()
    Path("letter.yaml").write_text(LETTER, encoding="utf-8")
    return tmp_path


def found() -> object:
    return default_register(Workspace.around(Path()))


@pytest.mark.parametrize("name", ["register.db", "register.xlsx", "register.csv"])
def test_the_only_register_of_a_workspace_is_found(folder: Path, name: str) -> None:
    assert found() is None
    Path(name).touch()
    assert found() == folder / name


def test_of_two_registers_none_is_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("register.csv", "register.db"):
        Path(name).touch()
    assert main(["register", "due"]) == 1
    said = capsys.readouterr().err
    assert "The workspace has several registers: register.db, register.csv." in said
    assert "Name one of them in drafter.yaml, as «register: register.db»." in said


def test_the_settings_choose_and_the_environment_comes_before_them(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("register.csv", "register.db"):
        Path(name).touch()
    Path("drafter.yaml").write_text("register: register.csv\n", encoding="utf-8")
    assert found() == folder / "register.csv"
    monkeypatch.setenv("DRAFTER_REGISTER", "other.xlsx")
    assert found() == Path("other.xlsx")
    monkeypatch.setenv("DRAFTER_REGISTER", "postgresql://host/register")
    assert isinstance(found(), Server)


@pytest.mark.parametrize("address", ["postgresql://host/a", "POSTGRES://host/a", "mysql://host/a"])
def test_settings_name_no_server(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("drafter.yaml").write_text(f"months: 1\nregister: {address}\n", encoding="utf-8")
    assert main(["register", "due"]) == 1
    said = capsys.readouterr().err
    assert "drafter.yaml:2:11: A register on a server is named by no file of a workspace." in said
    assert "the variable DRAFTER_REGISTER" in said
    assert "host" not in said


@pytest.mark.parametrize(
    "address",
    [
        "mysql://boss:s3cret@host/register",
        "postgresql+psycopg://boss:s3cret@host/register",
        "postgres:/boss:s3cret@host/register.db",
        "host=server password=s3cret dbname=register",
    ],
)
def test_another_spelling_of_an_address_is_refused_without_quoting_it(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["register", "due", address]) == 1
    assert main(["render", "letter.yaml", "--register", address]) == 1
    said = capsys.readouterr().err
    assert said.count("Write it as postgresql://USER@SERVER/DATABASE. [postgres-address]") == 2
    assert "s3cret" not in said
    assert "boss" not in said


def test_an_address_is_shown_nowhere() -> None:
    address = address_of("postgresql://boss@host/secret")
    assert "host" not in f"{address} {address!r}"


def test_a_letter_is_entered_in_a_new_database_and_waits_for_its_answer(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["render", "letter.yaml", "--register", "register.db"]) == 0
    assert main(["register", "due", "--today", "2026-11-25"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("20.12.2026\t25 days left\t№ 12-34\t")
    assert err.endswith("1 letter is unanswered; 0 are overdue.\n")
    following = LETTER.replace("number: 12-34", "number: 5\nfollows: 12-34")
    Path("again.yaml").write_text(following, encoding="utf-8")
    assert main(["show", "again.yaml", "-l", "ru"]) == 0
    assert "от 20 ноября 2026 года № 12-34" in capsys.readouterr().out.replace("\xa0", " ")


def test_a_register_is_moved_at_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", "letter.yaml", "--register", "old.xlsx"]) == 0
    assert main(["register", "import", "old.xlsx"]) == 0
    assert main(["register", "import", "old.xlsx", "--register", "register.db"]) == 0
    said = capsys.readouterr().err
    assert "1 line is new. 0 lines were known." in said
    assert "0 lines are new. 1 line was known." in said
    assert main(["register", "export", "new.csv"]) == 0
    assert main(["register", "export", "new.csv"]) == 1
    assert "new.csv: The register has letters already." in capsys.readouterr().err
    assert main(["register", "due", "new.csv"]) == 0
    assert "№ 12-34" in capsys.readouterr().out


def test_a_register_that_is_no_file_of_one_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["register", "import", "old.docx", "--register", "register.db"]) == 1
    assert "old.docx: A register is a file that ends in" in capsys.readouterr().err
    assert main(["register", "export", "new.csv"]) == 1
    assert "There is no register here." in capsys.readouterr().err


def test_a_letter_that_enters_no_register_loads_nothing_of_one(folder: Path) -> None:
    code = (
        "import sys; from drafter.cli import main; main(['render', 'letter.yaml']);"
        "print({'sqlite3', 'psycopg', 'openpyxl', 'drafter.register'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True)
    assert done.stdout == "set()\n"
