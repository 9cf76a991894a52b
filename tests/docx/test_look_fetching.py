"""Whatever a look reaches for, nobody is called: not by drafter, and not by a letter."""

import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from drafter.cli import main
from drafter.printing.pdf import as_pdf
from tests.conftest import SAMPLES
from tests.docx.hostile_looks import fetching
from tests.pages import SOFFICE, office


class Server:
    """A server of this machine that counts who calls."""

    def __init__(self) -> None:
        hits: list[str] = []
        self.hits = hits

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                hits.append(self.path)
                self.send_error(404)

            do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815 - names of methods of HTTP

            def log_message(self, *_facts: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.stop()


def letters_of(folder: Path, looks: dict[str, bytes]) -> list[bytes]:
    """Check each look, and return the letter that is made with it."""
    letters = []
    for number, data in enumerate(looks.values()):
        look, letter = folder / f"look{number}.docx", folder / f"letter{number}.docx"
        look.write_bytes(data)
        assert main(["look", "check", str(look)]) == 0
        source = str(SAMPLES / "ak-zhol-akims.yaml")
        assert main(["render", source, "-l", "ru", "--look", str(look), "-o", str(letter)]) == 0
        letters.append(letter.read_bytes())
    return letters


def test_to_check_a_look_and_to_use_it_calls_nobody(tmp_path: Path, server: Server) -> None:
    assert len(letters_of(tmp_path, fetching(server.address))) == len(fetching(""))
    assert server.hits == []


class TestInLibreOffice:
    """What LibreOffice does with the looks, and with the letters that are made with them."""

    pytestmark = office

    def test_a_letter_calls_nobody_when_it_is_opened_or_becomes_a_pdf(
        self, tmp_path: Path, server: Server
    ) -> None:
        letters = letters_of(tmp_path, fetching(server.address))
        assert len(as_pdf(letters)) == len(letters)
        assert server.hits == []

    def test_the_looks_themselves_do_call(self, tmp_path: Path, server: Server) -> None:
        # Or the test above would pass whatever a letter takes over.
        files = []
        for number, data in enumerate(fetching(server.address).values()):
            files.append(tmp_path / f"{number}.docx")
            files[-1].write_bytes(data)
        subprocess.run(
            [
                *(str(SOFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"),
                *("--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)),
                *map(str, files),
            ],
            check=True,
            capture_output=True,
            timeout=180,
        )
        called = {path.strip("/").partition(".")[0] for path in server.hits}
        assert {"picture", "typed"} <= called
