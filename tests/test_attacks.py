"""What is thrown at drafter on purpose or by a failing world: it answers with a sentence.

SECURITY.md names these tests; each runs the program as a user does, in a process of its own.
"""

import ctypes
import os
import re
import resource
import signal
import socket
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.conftest import ROOT, SAMPLES, work_of_children

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX are set")

SOUND = """\
addressee: {post: prime-minister}
author: {faction: Ак жол}
languages: [ru]
body: Текст.
request: просит
signatories: [А. Перуашев]
demands:
  - принять меры
"""
MOST_SECONDS, MOST_MEMORY = 6.0, 700 << 20
"""A run may not work longer, start-up included, nor take more of the address space."""
if "COVERAGE_PROCESS_CONFIG" in os.environ:
    MOST_SECONDS *= 3  # a run whose branches are counted is slower


def run(
    folder: Path,
    *arguments: str,
    environment: dict[str, str] | None = None,
    code: int = 1,
    seconds: float = MOST_SECONDS,
    before: Callable[[], None] = lambda: None,
) -> str:
    """Run drafter in a folder; return what it says on the standard error."""

    def limited() -> None:
        before()
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))

    began = work_of_children()
    done = subprocess.run(
        [sys.executable, "-m", "drafter", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8", **(environment or {})},
        preexec_fn=limited,
    )
    assert work_of_children() - began < seconds
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert "defect of drafter" not in done.stderr
    return done.stderr


def refused(folder: Path, text: str | bytes) -> str:
    """Render a file with this content; return the first message, without its place."""
    data = text if isinstance(text, bytes) else text.encode()
    (folder / "letter.yaml").write_bytes(data)
    said = run(folder, "render", "letter.yaml")
    assert not list(folder.glob("*.docx"))
    return re.sub(r"^letter\.yaml(:\d+)*: ", "", said)


SHEET_MARKUP = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHARED_STRINGS = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
ALIASES = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n" + SOUND

HOSTILE = [
    pytest.param(ALIASES, "The key «a» is not known here.", id="aliases"),
    pytest.param("a: " + "[" * 100_000, "The lists and keys are nested too deep", id="nesting"),
    pytest.param('{"a":' * 100_000, "", id="nesting in JSON"),
    pytest.param(SOUND + "  - да\n" * 60_000, "The file has more than 10000 values.", id="values"),
    pytest.param(
        SOUND + "  - принять\n" * 1_000_000, "The file is larger than 4 MB.", id="demands"
    ),
    pytest.param(SOUND.encode() + b"  - a\x00b\n", "The invisible character U+0000", id="NUL"),
    pytest.param(SOUND + "  - a\x1b[31mb\n", "The invisible character U+001B", id="escape"),
    pytest.param(SOUND + "  - a\u202eb\n", "The invisible character U+202E", id="bidi"),
    pytest.param(SOUND + "  - a\u200bb\n", "The invisible character U+200B", id="zero width"),
    pytest.param(SOUND + '  - "a\\ud800b"\n', "", id="a lone surrogate"),
    pytest.param(SOUND.encode("utf-16"), "The file is encoded in UTF-16.", id="UTF-16"),
    pytest.param(SOUND.encode("cp1251"), "This line is not in UTF-8", id="CP1251"),
    pytest.param(b"\xff\xfe\x00\x00" * 10, "The file is encoded in UTF-16.", id="bytes"),
    pytest.param("!!python/object/apply:os.system [id]\n", "", id="a tag of Python"),
]


@pytest.mark.parametrize(("text", "beginning"), HOSTILE)
def test_a_hostile_file_is_refused_in_a_sentence(
    tmp_path: Path, text: str | bytes, beginning: str
) -> None:
    assert refused(tmp_path, text).startswith(beginning)


@pytest.mark.parametrize(
    "text", [b"\xef\xbb\xbf" + SOUND.encode(), SOUND.replace("\n", "\r\n").encode()]
)
def test_a_mark_of_order_and_windows_line_ends_do_no_harm(tmp_path: Path, text: bytes) -> None:
    (tmp_path / "letter.yaml").write_bytes(text)
    run(tmp_path, "render", "letter.yaml", code=0)
    (tmp_path / "letter.yaml").write_text(SOUND, encoding="utf-8")
    first = (tmp_path / "letter.ru.docx").read_bytes()
    run(tmp_path, "render", "letter.yaml", "--force", code=0)
    assert (tmp_path / "letter.ru.docx").read_bytes() == first


def test_a_file_of_a_gigabyte_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "letter.yaml").open("wb") as file:
        file.truncate(1 << 30)
    assert "The file is larger than 4 MB." in run(tmp_path, "render", "letter.yaml")


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "zero.yaml").symlink_to("/dev/zero")
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    (tmp_path / "folder.yaml").mkdir()
    for name, sentence in (
        ("pipe.yaml", "This is no file but a device or a pipe."),
        ("zero.yaml", "This is no file but a device or a pipe."),
        ("loop.yaml", "The symbolic link leads in a circle."),
        ("folder.yaml", "This is a folder; a file is expected."),
    ):
        assert run(tmp_path, "render", name).startswith(f"{name}: {sentence}")


def test_a_symbolic_link_to_a_letter_is_followed_and_its_target_left_alone(tmp_path: Path) -> None:
    (tmp_path / "real.yaml").write_text(SOUND, encoding="utf-8")
    (tmp_path / "letter.yaml").symlink_to("real.yaml")
    (tmp_path / "letter.ru.docx").symlink_to("elsewhere.docx")
    run(tmp_path, "render", "letter.yaml", "--force", code=0)
    assert not (tmp_path / "elsewhere.docx").exists()
    assert not (tmp_path / "letter.ru.docx").is_symlink()


def test_an_endless_standard_input_is_cut_off(tmp_path: Path) -> None:
    with Path("/dev/zero").open("rb") as endless:
        done = subprocess.run(
            [sys.executable, "-m", "drafter", "render", "-", "--interface", "en"],
            cwd=tmp_path,
            stdin=endless,
            capture_output=True,
            timeout=20,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.startswith(b"-: The file is larger than 4 MB.")


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_a_workbook_that_unpacks_without_end_is_refused(tmp_path: Path, part: str) -> None:
    book = tmp_path / "bomb.xlsx"
    openpyxl.Workbook().save(book)
    with (
        zipfile.ZipFile(book, "a", zipfile.ZIP_DEFLATED) as package,
        package.open(f"x/{part}", "w", force_zip64=True) as stream,
    ):
        for _block in range(300):
            stream.write(b" " * (1 << 20))
    (tmp_path / "letter.yaml").write_text(SOUND, encoding="utf-8")
    for call in (["render", "letter.yaml", "--to", "bomb.xlsx", "-o", "out"], ["register", "due"]):
        said = run(tmp_path, *call, *["bomb.xlsx"][: call[0] == "register"])
        assert said.startswith("bomb.xlsx: The table is too large.")


def test_the_largest_workbook_is_read_with_moderate_memory(tmp_path: Path) -> None:
    book = tmp_path / "table.xlsx"
    openpyxl.Workbook().save(book)
    with zipfile.ZipFile(book) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    texts = b"".join(b"<si><t>%07d</t></si>" % number for number in range(320_000))
    parts["xl/sharedStrings.xml"] = b'<sst xmlns="%s">%s</sst>' % (SHEET_MARKUP, texts)
    declared = b'<Override PartName="/xl/sharedStrings.xml" ContentType="%s"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>", declared % SHARED_STRINGS
    )
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    (tmp_path / "letter.yaml").write_text(SOUND, encoding="utf-8")
    call = ["render", "letter.yaml", "--to", "table.xlsx", "-o", "out"]
    said = run(tmp_path, *call, seconds=3 * MOST_SECONDS)
    assert said.startswith("table.xlsx: The table is empty.")


def test_a_workbook_writes_and_reads_nothing_elsewhere(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    (tmp_path / "secret.xml").write_text("<secret/>", encoding="utf-8")
    book = folder / "table.xlsx"
    openpyxl.Workbook().save(book)
    with zipfile.ZipFile(book) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    relations = "xl/_rels/workbook.xml.rels"
    parts[relations] = parts[relations].replace(b"/xl/worksheets/sheet1.xml", b"../../secret.xml")
    assert b"../../secret.xml" in parts[relations]
    with zipfile.ZipFile(book, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
        package.writestr("../../planted.xml", "<planted/>")
    (folder / "letter.yaml").write_text(SOUND, encoding="utf-8")
    said = run(folder, "render", "letter.yaml", "--to", "table.xlsx", "-o", "out")
    assert said.startswith("table.xlsx: The file is no workbook of Excel that can be read.")
    assert sorted(path.name for path in tmp_path.rglob("*.xml")) == ["secret.xml"]


def test_entities_in_a_workbook_are_not_followed(tmp_path: Path) -> None:
    book = tmp_path / "table.xlsx"
    openpyxl.Workbook().save(book)
    with zipfile.ZipFile(book) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    laughs = '<!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = laughs.encode() + parts[sheet].replace(
        b"<sheetData/>",
        b'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&c;</t></is></c></row></sheetData>',
    )
    with zipfile.ZipFile(book, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    (tmp_path / "letter.yaml").write_text(SOUND, encoding="utf-8")
    said = run(tmp_path, "render", "letter.yaml", "--to", "table.xlsx", "-o", "out")
    assert "root:" not in said


@pytest.mark.parametrize(
    "environment",
    [
        pytest.param({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, id="C"),
        pytest.param({"LC_ALL": "POSIX"}, id="POSIX"),
        pytest.param(
            {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent/cache"}, id="no home"
        ),
        pytest.param({"HOME": "", "USER": "", "LOGNAME": ""}, id="no user"),
        pytest.param({"SOURCE_DATE_EPOCH": "0"}, id="1970"),
        pytest.param({"SOURCE_DATE_EPOCH": "-1"}, id="before 1970"),
        pytest.param({"SOURCE_DATE_EPOCH": "99999999999999"}, id="a date without end"),
        pytest.param({"TMPDIR": "/nonexistent"}, id="no folder for temporary files"),
        pytest.param({"TERM": "dumb", "COLUMNS": "1"}, id="a narrow terminal"),
    ],
)
def test_a_strange_environment_does_no_harm(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "letter.yaml").write_text(SOUND, encoding="utf-8")
    run(tmp_path, "render", "letter.yaml", environment=environment, code=0)
    with zipfile.ZipFile(tmp_path / "letter.ru.docx") as package:
        assert package.testzip() is None
    run(tmp_path, "show", "letter.yaml", environment=environment, code=0)


def _little_room() -> None:
    """Let no file grow beyond four kilobytes, as on a disk that is nearly full."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))


def test_a_disk_that_is_full_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "letter.yaml").write_text(SOUND, encoding="utf-8")
    # What measures the tests could not write its figures either, and would complain.
    unmeasured = {name: text for name, text in os.environ.items() if "COVERAGE" not in name}
    done = subprocess.run(
        [sys.executable, "-m", "drafter", "render", "letter.yaml", "--interface", "en"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
        env={**unmeasured, "PYTHONDONTWRITEBYTECODE": "1", "XDG_CACHE_HOME": "/nonexistent"},
        preexec_fn=_little_room,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("letter.ru.docx: ")
    assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["letter.yaml"]


def _without_privileges() -> None:
    """Let permissions bind the superuser, too: capabilities(7), CAP_DAC_OVERRIDE and …_SEARCH."""
    drop_from_bounding_set = 24
    for capability in (1, 2):
        ctypes.CDLL(None).prctl(drop_from_bounding_set, capability)


@pytest.mark.skipif(sys.platform != "linux", reason="the superuser of Linux is bound here")
def test_a_folder_that_is_read_only_is_named(tmp_path: Path) -> None:
    (tmp_path / "letter.yaml").write_text(SOUND, encoding="utf-8")
    (tmp_path / "letter.ru.docx").write_text("old", encoding="utf-8")
    tmp_path.chmod(0o500)
    try:
        for call in (["-o", "new.docx"], ["--force"]):
            said = run(tmp_path, "render", "letter.yaml", *call, before=_without_privileges)
            name = "new.docx" if "-o" in call else "letter.ru.docx"
            assert said.startswith(f"{name}: The file cannot be written: it is protected")
    finally:
        tmp_path.chmod(0o700)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["letter.ru.docx", "letter.yaml"]
    assert (tmp_path / "letter.ru.docx").read_text(encoding="utf-8") == "old"


@pytest.mark.skipif(sys.platform != "linux", reason="the superuser of Linux is bound here")
@pytest.mark.parametrize("register", ["register.xlsx", "register.csv"])
def test_a_register_in_a_folder_that_is_read_only_is_named(tmp_path: Path, register: str) -> None:
    (tmp_path / "letter.yaml").write_text(SOUND, encoding="utf-8")
    locked = tmp_path / "locked"
    locked.mkdir(0o500)
    call = ["render", "letter.yaml", "--register", f"locked/{register}"]
    said = run(tmp_path, *call, before=_without_privileges)
    assert re.search(rf"(^|/)locked/{register}: The file cannot be written: it is protected", said)
    assert not list(locked.iterdir())
    assert not list(tmp_path.glob("*.docx"))


def test_a_letter_tells_nothing_of_who_made_it_and_where(tmp_path: Path) -> None:
    folder = tmp_path / "secret-folder"
    folder.mkdir()
    (folder / "letter.yaml").write_text(SOUND, encoding="utf-8")
    environment = {"USER": "secret-user", "LOGNAME": "secret-user", "HOME": str(tmp_path)}
    run(folder, "render", "letter.yaml", environment=environment, code=0)
    with zipfile.ZipFile(folder / "letter.ru.docx") as package:
        parts = {name: package.read(name) for name in package.namelist()}
        dates = {entry.date_time for entry in package.infolist()}
        hosts = {entry.create_system for entry in package.infolist()}
    assert len(dates) == len(hosts) == 1
    told = [b"secret", socket.gethostname().encode(), str(ROOT).encode(), b"{%", b"{{"]
    for name, data in parts.items():
        assert not [secret for secret in told if secret in data], name


def test_an_error_quotes_no_more_than_the_line_in_question(tmp_path: Path) -> None:
    secret = "Тайное слово о переговорах."
    text = SOUND.replace("Текст.", secret).replace("request:", "requst:")
    (tmp_path / "letter.yaml").write_text(text, encoding="utf-8")
    assert secret not in run(tmp_path, "render", "letter.yaml")


def test_nothing_is_sent_anywhere(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import socket\n"
        "def refuse(*facts, **options):\n    raise SystemExit('drafter opened a connection')\n"
        "socket.socket.connect = refuse\nsocket.create_connection = refuse\n",
        encoding="utf-8",
    )
    paths = os.pathsep.join([str(tmp_path), str(ROOT)])
    for call in (["render", "-o", "out/"], ["check"], ["show"]):
        run(
            tmp_path,
            *call,
            str(SAMPLES / "district-akims.yaml"),
            environment={"PYTHONPATH": paths},
            code=0,
        )
