"""A workspace of somebody else is taken after one question, and remembered."""

import io
import os
import pickle
import sys
from pathlib import Path

import pytest

from drafter import Office, load
from drafter.cli import main
from drafter.trust import ForeignWorkspaceError
from drafter.workspace import Workspace
from tests.conftest import SAMPLES

if sys.platform == "win32":
    pytest.skip("Windows does not tell whose a file is", allow_module_level=True)

ME = os.geteuid()
PLANTED = (
    '{% extends "drafter/inquiry.html" %}'
    '{% block closing %}<p class="closing">PLANTED</p>{% endblock %}'
)


@pytest.fixture(autouse=True)
def nothing_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "state").mkdir()
    monkeypatch.setattr("drafter.private.state_folder", lambda: tmp_path / "state")
    (tmp_path / "state").chmod(0o700)
    monkeypatch.setattr("drafter.trust._allowed_now", set())
    monkeypatch.delenv("SUDO_UID", raising=False)


@pytest.fixture
def letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a letter deep inside a workspace that somebody has put around it."""
    planted = tmp_path / "planted"
    (planted / "templates" / "ru").mkdir(parents=True)
    (planted / "addressbook.yaml").touch()
    (planted / "templates" / "ru" / "inquiry.html").write_text(PLANTED, encoding="utf-8")
    (planted / "mine" / "deep").mkdir(parents=True)
    letter = planted / "mine" / "deep" / "letter.yaml"
    letter.write_bytes((SAMPLES / "ak-zhol-akims.yaml").read_bytes())
    monkeypatch.chdir(letter.parent)
    return letter


def owned_by_another(monkeypatch: pytest.MonkeyPatch, *names: str, user: int | None = None) -> None:
    """Let files and folders of these names belong to somebody else."""
    other = ME + 1 if user is None else user
    for call in ("stat", "lstat"):
        real = getattr(os, call)

        def seen(path: object, *args: object, real: object = real, **details: object) -> object:
            found = real(path, *args, **details)  # type: ignore[operator]
            if not isinstance(path, int) and Path(os.fsdecode(path)).name in names:  # type: ignore[arg-type]
                facts = list(found)
                facts[4] = other
                return os.stat_result(facts, {n: getattr(found, n) for n in _NANOSECONDS})
            return found

        monkeypatch.setattr(f"drafter.trust.os.{call}", seen)


_NANOSECONDS = ("st_atime_ns", "st_mtime_ns", "st_ctime_ns")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def on_a_terminal(monkeypatch: pytest.MonkeyPatch, *answers: str) -> Terminal:
    """Let somebody sit at a terminal who types these answers; return what is shown there."""
    shown = Terminal()
    monkeypatch.setattr(sys, "stdin", Terminal("".join(f"{answer}\n" for answer in answers)))
    monkeypatch.setattr(sys, "stderr", shown)
    return shown


CALLS = [
    ["render", "letter.yaml", "-l", "ru"],
    ["show", "letter.yaml", "-l", "ru"],
    ["check", "letter.yaml"],
    ["new", "another.yaml"],
    ["book", "list"],
    ["register", "due"],
    ["templates", "list"],
    ["templates", "check"],
    ["locales", "check"],
    ["locales", "update"],
    ["render", "letter.yaml", "--to", "prime-minister", "-o", "made"],
]


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
@pytest.mark.parametrize("part", ["planted", "addressbook.yaml", "templates"])
def test_without_a_terminal_it_is_refused_with_the_way_to_allow_it(
    letter: Path,
    call: list[str],
    part: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    owned_by_another(monkeypatch, part)
    before = sorted(letter.parents[2].rglob("*"))
    assert main(call) == 1
    said = capsys.readouterr()
    folder = letter.parents[2]
    assert said.out == ""
    assert said.err.startswith(f"{folder}: The workspace belongs to somebody else: ")
    assert said.err.endswith(f"type: drafter trust {folder} [workspace-foreign]\n")
    assert sorted(folder.rglob("*")) == before


def test_what_the_message_says_to_type_allows_it_from_then_on(
    letter: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    owned_by_another(monkeypatch, "planted")
    assert main(["render", "letter.yaml", "-l", "ru"]) == 1
    _before, _type, command = capsys.readouterr().err.partition("type: drafter ")
    assert main(command.split()[:2]) == 0
    monkeypatch.setattr("drafter.trust._allowed_now", set())  # as in another process
    assert main(["render", "letter.yaml", "-l", "ru"]) == 0
    assert "Written: letter.ru.docx" in capsys.readouterr().err


@pytest.mark.parametrize("answer", ["yes", "Y", "да", "иә"])
def test_on_a_terminal_it_is_asked_once(
    letter: Path, answer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    owned_by_another(monkeypatch, "addressbook.yaml")
    shown = on_a_terminal(monkeypatch, answer)
    assert main(["render", "letter.yaml", "-l", "ru"]) == 0
    assert f"The workspace {letter.parents[2]} belongs to somebody else" in shown.getvalue()
    monkeypatch.setattr("drafter.trust._allowed_now", set())  # as in another process
    shown = on_a_terminal(monkeypatch)
    assert main(["render", "letter.yaml", "-l", "ru", "--force"]) == 0
    assert shown.getvalue() == "Written: letter.ru.docx\n"


@pytest.mark.parametrize("answer", ["", "no", "нет", "н", "what"])
def test_what_is_no_yes_is_a_no(letter: Path, answer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    owned_by_another(monkeypatch, "planted")
    on_a_terminal(monkeypatch, answer)
    assert main(["render", "letter.yaml", "-l", "ru"]) == 1
    assert not letter.with_name("letter.ru.docx").exists()
    on_a_terminal(monkeypatch)
    assert main(["render", "letter.yaml", "-l", "ru"]) == 1


def test_one_folder_that_is_allowed_allows_no_other(
    letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owned_by_another(monkeypatch, "planted", "addressbook.yaml")
    (letter.parent / "addressbook.yaml").touch()
    assert main(["trust", str(letter.parents[2])]) == 0
    assert Workspace.around(letter.parents[1]).folder == letter.parents[2]
    with pytest.raises(ForeignWorkspaceError):
        Workspace.around(letter)


def test_ones_own_workspace_is_taken_without_a_word(
    letter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["render", "letter.yaml", "-l", "ru"]) == 0
    assert capsys.readouterr().err == "Written: letter.ru.docx\n"


def test_whoever_works_by_sudo_owns_what_the_caller_owns(
    letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owned_by_another(monkeypatch, "planted", user=4321)
    monkeypatch.setenv("SUDO_UID", "4321")
    monkeypatch.setattr("drafter.trust.os.geteuid", lambda: 0)
    assert Workspace.around(letter).folder == letter.parents[2]
    monkeypatch.setattr("drafter.trust.os.geteuid", lambda: 1234)
    with pytest.raises(ForeignWorkspaceError):
        Workspace.around(letter)


def test_a_list_of_allowed_folders_that_others_can_write_to_does_not_count(
    letter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owned_by_another(monkeypatch, "planted")
    assert main(["trust", str(letter.parents[2])]) == 0
    monkeypatch.setattr("drafter.trust._allowed_now", set())
    (remembered,) = (tmp_path / "state").iterdir()
    remembered.chmod(0o666)
    with pytest.raises(ForeignWorkspaceError):
        Workspace.around(letter)


def test_a_folder_that_is_no_workspace_is_not_allowed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["trust", str(tmp_path)]) == 1
    assert "[workspace-missing]" in capsys.readouterr().err
    assert list((tmp_path / "state").iterdir()) == []


def test_python_is_permitted_the_folder_that_it_names_and_none_above(
    letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owned_by_another(monkeypatch, "planted")
    folder = letter.parents[2]
    assert Office(folder).workspace.folder == folder
    for found in (lambda: Office(letter), lambda: Office(letter.parent), lambda: load(letter)):
        with pytest.raises(OSError, match="belongs to somebody else"):
            found()
    assert load(letter, Workspace(folder)).languages


def test_the_error_reaches_another_process_whole() -> None:
    error = pickle.loads(pickle.dumps(ForeignWorkspaceError(Path("a"), Path("b"))))
    assert (error.folder, error.part) == (Path("a"), Path("b"))
