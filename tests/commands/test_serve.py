"""`drafter serve` as a process: its address, its page, and how it ends."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest

from drafter.cli import main
from drafter.desk.serving import listening
from drafter.errors import OutputError
from tests.conftest import ROOT

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Return a function that starts the command in a folder; whatever is left is killed."""
    started: list[subprocess.Popen[str]] = []

    def begin(*arguments: str, code: str = "") -> "subprocess.Popen[str]":
        command = [sys.executable, "-c", code] if code else [sys.executable, "-m", "drafter"]
        process = subprocess.Popen(
            [*command, *arguments],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "en"},
        )
        started.append(process)
        return process

    yield begin
    for process in started:
        process.kill()
        process.communicate()


def opened(address: str, *, post: str = "") -> str:
    """Return the page of an address, as a browser gets it that follows to it; or what is sent."""
    browser = build_opener(HTTPCookieProcessor())
    with browser.open(address, timeout=10) as answer:
        page = answer.read().decode()
    if not post:
        return str(page)
    headers = {"X-Drafter": "desk", "Content-Type": "application/json"}
    where = re.sub(r"/\?.*", post, address)
    with browser.open(Request(where, b"{}", headers), timeout=10) as answer:
        return str(answer.read().decode())


def address_of(process: "subprocess.Popen[str]") -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def test_a_folder_becomes_a_workspace_and_its_desk_is_open_to_who_has_the_token(
    start: Start, tmp_path: Path
) -> None:
    process = start("serve", "letters", "--no-browser")
    address = address_of(process)
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?token=[\w-]{40,}", address)
    assert (tmp_path / "letters" / "drafter.yaml").is_file()
    assert "letter.yaml" in opened(address)
    assert opened(address)  # the token is valid for the whole run
    process.send_signal(signal.SIGINT)
    rest, said = process.communicate(timeout=10)
    assert (process.returncode, rest) == (0, "")
    assert "A workspace is ready: letters" in said
    assert "Traceback" not in said


def test_the_desk_ends_by_its_button(start: Start) -> None:
    process = start("serve", "letters", "--no-browser")
    assert opened(address_of(process), post="/quit") == '{"ended":true}'
    assert process.wait(timeout=10) == 0


def test_it_ends_by_the_system_also_while_a_page_listens(start: Start) -> None:
    process = start("serve", "letters", "--no-browser")
    address = address_of(process)
    browser = build_opener(HTTPCookieProcessor())
    browser.open(address, timeout=10).read()
    with browser.open(re.sub(r"/\?.*", "/events", address), timeout=10) as stream:
        assert stream.readline() == b"retry: 1000\n"
        process.terminate()
        assert b'{"kind": "end"' in stream.read()
    assert process.wait(timeout=10) == 0


_IDLE = """
import sys
from pathlib import Path
from drafter.desk.context import Desk
from drafter.desk.serving import Server, listening
server = Server(Desk(Path(sys.argv[1])), patience=1)
opened = listening(Path(sys.argv[1]), None)
print(f"http://127.0.0.1:{opened.getsockname()[1]}/?token={server.guard.token}", flush=True)
server.run(sockets=[opened])
"""


def test_it_ends_by_itself_after_the_last_page_and_not_before_the_first(start: Start) -> None:
    process = start(".", code=_IDLE)
    address = address_of(process)
    time.sleep(2.5)
    assert process.poll() is None
    browser = build_opener(HTTPCookieProcessor())
    browser.open(address, timeout=10).read()
    with browser.open(re.sub(r"/\?.*", "/events", address), timeout=10) as stream:
        stream.readline()
        time.sleep(2.5)
        assert process.poll() is None
    assert process.wait(timeout=10) == 0


def test_a_port_that_is_taken_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "drafter.yaml").write_text("", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert main(["serve", str(tmp_path), "--port", str(port), "--no-browser"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert f"The port {port} is in use" in said.err
    assert "--port" in said.err


@pytest.mark.parametrize("port", ["0", "65536", "-1", "x"])
def test_what_is_no_port_is_a_wrong_call(tmp_path: Path, port: str) -> None:
    assert main(["serve", str(tmp_path), "--port", port, "--no-browser"]) == 2


def test_a_workspace_has_its_own_port_and_any_other_where_that_is_taken(tmp_path: Path) -> None:
    with listening(tmp_path, None) as first:
        port = first.getsockname()[1]
        with listening(tmp_path, None) as second:
            assert second.getsockname()[1] != port
    with listening(tmp_path, None) as again:
        assert again.getsockname() == ("127.0.0.1", port)


def test_a_system_that_refuses_a_port_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_facts: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("socket.socket.bind", refuse)
    with pytest.raises(OutputError, match="does not let drafter use the port 80"):
        listening(tmp_path, 80)


def test_a_letter_and_a_readme_that_are_there_are_left_alone(start: Start, tmp_path: Path) -> None:
    (tmp_path / "letter.yaml").write_text("subject: mine\n", encoding="utf-8")
    (tmp_path / "README.md").write_text("mine\n", encoding="utf-8")
    address_of(start("serve", "--no-browser"))
    assert (tmp_path / "letter.yaml").read_text(encoding="utf-8") == "subject: mine\n"
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "mine\n"
    assert (tmp_path / "drafter.yaml").is_file()


def test_nothing_else_that_is_there_is_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "letter.html").write_text("mine", encoding="utf-8")
    assert main(["serve", str(tmp_path), "--no-browser"]) == 1
    assert "Choose another folder" in capsys.readouterr().err
    assert not (tmp_path / "drafter.yaml").exists()


def test_other_commands_import_nothing_of_the_web() -> None:
    code = (
        "import sys; from drafter.cli import main; main(['render', '--help']); "
        "main(['--help']); "
        "sys.exit(bool({'starlette', 'uvicorn', 'asyncio'} & {*sys.modules}))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0
