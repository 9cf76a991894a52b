"""Documents in .doc, .odt and .rtf become DOCX, and nothing that they bring is run or fetched."""

import shutil
import socket
import subprocess
import threading
import zipfile
from pathlib import Path

import pytest

from drafter.docx.document import paragraphs
from drafter.docx.skimming import skim
from drafter.errors import OutputError, Problem
from drafter.files.letters import OLDER
from drafter.printing import converting
from drafter.printing.converting import as_docx
from tests.archive.conftest import word_file


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the same letter in each format, by its ending."""
    folder = tmp_path_factory.mktemp("older")
    source = word_file(folder / "letter.docx", "Министру транспорта", "О мосте через Иртыш")
    for ending in OLDER:
        call = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'p').as_uri()}"]
        call += ["--convert-to", ending[1:], "--outdir", str(folder), str(source)]
        subprocess.run(call, check=True, capture_output=True, timeout=120)
    return {ending: folder / f"letter{ending}" for ending in OLDER}


def texts(file: Path, data: bytes | Problem) -> list[str]:
    assert isinstance(data, bytes), data
    return [one.text for one in paragraphs(skim(file, data).blocks)]


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is absent")
def test_each_format_is_read_and_one_that_is_broken_stops_no_other(
    older: dict[str, Path], tmp_path: Path
) -> None:
    torn = tmp_path / "torn.doc"
    torn.write_bytes(older[".doc"].read_bytes()[:600])
    fetched: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        listener = threading.Thread(target=_note, args=(server, fetched), daemon=True)
        listener.start()
        calling = tmp_path / "calling.rtf"
        field = rf'{{\field{{\*\fldinst INCLUDEPICTURE "http://127.0.0.1:{port}/x.png" \\d}}}}'
        calling.write_text(rf"{{\rtf1\ansi Hello {field} world}}", encoding="ascii")
        made = as_docx([*older.values(), torn, calling])
    for file in older.values():
        assert texts(file, made[file]) == ["Министру транспорта", "О мосте через Иртыш"]
    assert isinstance(made[torn], Problem)
    assert "Hello" in " ".join(texts(calling, made[calling]))
    assert fetched == []


def _note(server: socket.socket, fetched: list[str]) -> None:
    try:
        connection, _address = server.accept()
        fetched.append("somebody")
        connection.close()
    except OSError:
        return


def test_what_does_not_begin_as_its_name_says_is_not_given_to_libreoffice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[Path] = []
    monkeypatch.setattr(converting, "program", lambda: "soffice")
    monkeypatch.setattr(converting, "run", lambda call, *_more: given.extend(map(Path, call[6:])))
    names = ("web.doc", "text.rtf", "bomb.odt", "table.doc")
    web, text, bomb, table = (tmp_path / name for name in names)
    table.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") * 90)
    web.write_bytes(b"<html><img src='http://127.0.0.1/x'></html>")
    text.write_bytes(b"no rtf")
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as file:
        for number in range(9):
            file.writestr(f"{number}.xml", bytes(16 << 20))
    made = as_docx([web, text, table, bomb, tmp_path / "absent.doc"])
    ids = [one.id for one in made.values() if isinstance(one, Problem)]
    assert ids == [*["older-other-kind"] * 3, "word-too-large", "file-missing"]
    assert given == []


def test_macros_and_links_are_switched_off_in_the_profile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def look(call: list[str], _seconds: float, folder: Path) -> None:
        assert f"-env:UserInstallation={(folder / 'profile').as_uri()}" in call
        seen.append((folder / "profile/user/registrymodifications.xcu").read_text())

    monkeypatch.setattr(converting, "program", lambda: "soffice")
    monkeypatch.setattr(converting, "run", look)
    letter = tmp_path / "letter.rtf"
    letter.write_text(r"{\rtf1 x}")
    assert isinstance(as_docx([letter])[letter], Problem)
    for name in ("DisableMacrosExecution", "BlockUntrustedRefererLinks", "DisableActiveContent"):
        assert f'oor:name="{name}" oor:op="fuse"><value>true</value>' in seen[0]


def test_without_libreoffice_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("drafter.printing.pdf._USUAL_PLACES", ())
    with pytest.raises(OutputError, match=r"are read by LibreOffice, which is not"):
        as_docx([tmp_path / "letter.doc"])
