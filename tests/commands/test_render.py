"""`drafter render`: what it writes, what it says, and what it leaves alone."""

import errno
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drafter.cli import main
from tests.conftest import ROOT, SAMPLES, inquiry_data
from tests.documents import plain, texts, whole

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes a small inquiry with changes into a new folder."""

    def make(name: str = "letter.json", **changes: Any) -> Path:
        path = tmp_path / name
        path.write_text(json.dumps(inquiry_data(**changes)), encoding="utf-8")
        return path

    return make


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_letter_for_each_language_stands_beside_its_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "ak-zhol.yaml"
    source.write_bytes((SAMPLES / "ak-zhol-akims.yaml").read_bytes())
    assert main(["render", str(source)]) == 0
    assert names(tmp_path) == ["ak-zhol.kk.docx", "ak-zhol.ru.docx", "ak-zhol.yaml"]
    assert "Уважаемый Алихан Асханович!" in whole((tmp_path / "ak-zhol.ru.docx").read_bytes())
    assert "Құрметті Әлихан Асханұлы!" in whole((tmp_path / "ak-zhol.kk.docx").read_bytes())
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        f"Written: {tmp_path / 'ak-zhol.ru.docx'}",
        f"Written: {tmp_path / 'ak-zhol.kk.docx'}",
    ]


def test_only_the_languages_asked_for_are_written(tmp_path: Path) -> None:
    sample = str(SAMPLES / "ak-zhol-akims.yaml")
    assert main(["render", sample, "-l", "kk", "-o", f"{tmp_path / 'out'}/"]) == 0
    assert names(tmp_path / "out") == ["ak-zhol-akims.kk.docx"]


@pytest.mark.parametrize(
    "spelling", [["-l", "ru"], ["-lru"], ["-l=ru"], ["--language", "ru"], ["--language=ru"]]
)
def test_an_option_may_be_spelled_as_anywhere(
    write: Write, tmp_path: Path, spelling: list[str]
) -> None:
    source = str(write())
    assert main(["render", source, *spelling, f"-o={tmp_path / 'one.docx'}"]) == 0
    assert names(tmp_path) == ["letter.json", "one.docx"]


def test_one_letter_may_be_given_a_name(write: Write, tmp_path: Path) -> None:
    assert main(["render", str(write()), "-o", str(tmp_path / "Запрос.docx")]) == 0
    assert names(tmp_path) == ["letter.json", "Запрос.docx"]


def test_two_letters_do_not_fit_one_name(
    write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [str(write("a.json")), str(write("b.json"))]
    assert main(["render", *files, "-o", str(tmp_path / "one.docx")]) == 2
    assert "-o names one file, but there are 2 letters" in capsys.readouterr().err
    assert names(tmp_path) == ["a.json", "b.json"]


def test_a_language_that_nobody_knows_is_wrong_usage(
    write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["render", str(write()), "-l", "kz"]) == 2
    assert "No letters are written in kz; possible: en, kk, ru." in capsys.readouterr().err


def test_a_language_that_the_file_lacks_is_a_problem_of_the_file(
    write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = write()
    assert main(["render", str(source), "-l", "kk"]) == 1
    assert capsys.readouterr().err.startswith(f"{source}:1:")
    assert names(tmp_path) == ["letter.json"]


def test_an_existing_letter_is_replaced_with_force_alone(
    write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = str(write()), tmp_path / "letter.ru.docx"
    target.write_text("мой текст", encoding="utf-8")
    assert main(["render", source]) == 1
    assert f"{target}: The file exists already. Add --force" in capsys.readouterr().err
    assert target.read_text(encoding="utf-8") == "мой текст"
    assert main(["render", source, "--force"]) == 0
    assert "Уважаемый Алихан Асханович!" in whole(target.read_bytes())


def test_nothing_is_written_when_the_second_file_is_wrong(
    write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = write("a.json"), write("b.json", body=None)
    third = write("c.json", signatories=None)
    assert main(["render", str(first), str(second), str(third)]) == 1
    assert names(tmp_path) == ["a.json", "b.json", "c.json"]
    said = capsys.readouterr().err
    assert f"{second}:1:1: The key «body» is missing" in said
    assert f"{third}:1:1: The key «signatories» is missing" in said


def test_nothing_is_written_when_two_letters_have_one_name(
    write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [str(write("a.json")), str(write("a.yaml"))]
    assert main(["render", *files]) == 1
    assert "Two letters would be written to the same file" in capsys.readouterr().err
    assert names(tmp_path) == ["a.json", "a.yaml"]


def test_a_full_disk_leaves_nothing_behind(
    write: Write,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    source = write()
    monkeypatch.setattr(os, "fsync", full)
    assert main(["render", str(source)]) == 1
    assert f"{tmp_path / 'letter.ru.docx'}: The disk is full." in capsys.readouterr().err
    assert names(tmp_path) == ["letter.json"]


@pytest.mark.parametrize("fitting", range(5))
def test_letters_and_register_that_do_not_all_fit_on_the_disk_are_none_of_them_written(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fitting: int
) -> None:
    synced, calls = os.fsync, iter(range(100))

    def full(handle: int) -> None:
        if next(calls) == fitting:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        synced(handle)

    sources = [str(write(name)) for name in ("a.json", "b.json", "c.json", "d.json")]
    register = str(tmp_path / "register.csv")
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        assert main(["render", *sources, "--register", register]) == 1
    assert [n for n in names(tmp_path) if not n.endswith((".json", ".lock"))] == []
    assert main(["render", *sources, "--register", register]) == 0
    assert Path(register).read_text(encoding="utf-8-sig").count(".ru.docx") == 4


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_behind_the_standard_output_is_said(write: Write) -> None:
    with open("/dev/full", "wb") as full:
        done = _drafter("render", str(write()), "-o", "-", stdout=full)
    assert done.returncode == 1
    assert done.stderr.decode() == "The disk is full. [disk-full]\n"


def test_a_closed_pipe_ends_quietly(write: Write) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        done = _drafter("render", str(write()), "-o", "-", stdout=closed)
    assert done.returncode == 1
    assert done.stderr == b""


def test_a_file_may_come_from_a_pipe_and_go_into_one(write: Write, tmp_path: Path) -> None:
    source = write()
    with source.open("rb") as file:
        done = _drafter("render", "-", stdin=file, stdout=subprocess.PIPE)
    assert done.stderr == b""
    assert texts(done.stdout, "Salutation") == ["Уважаемый Алихан Асханович!"]
    assert main(["render", str(source)]) == 0
    assert done.stdout == (tmp_path / "letter.ru.docx").read_bytes()


def test_the_standard_output_takes_one_letter(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", str(SAMPLES / "ak-zhol-akims.yaml"), "-o", "-"]) == 2
    assert "The standard output takes one letter; there are 2." in capsys.readouterr().err


def test_standard_input_is_named_in_messages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("kind: inquiry\nadresee: x\n"))
    assert main(["render", "-"]) == 1
    assert "-:2:1: The key «adresee» is not known here." in capsys.readouterr().err


def test_a_file_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["render", str(tmp_path / "no.yaml")]) == 1
    said = f"{tmp_path / 'no.yaml'}: There is no such file or folder. [file-missing]\n"
    assert capsys.readouterr().err == said


def test_a_look_that_is_not_a_word_file_is_named(
    write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    look = tmp_path / "look.docx"
    look.write_text("не документ", encoding="utf-8")
    assert main(["render", str(write()), "--look", str(look)]) == 1
    assert capsys.readouterr().err.startswith(f"{look}: ")


def test_an_own_template_wins_block_by_block(write: Write, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    (folder / "ru").mkdir(parents=True)
    (folder / "ru" / "inquiry.html").write_text(
        '{% extends "drafter/inquiry.html" %}\n'
        '{% block closing %}<p class="closing">С почтением,</p>{% endblock %}\n',
        encoding="utf-8",
    )
    assert main(["render", str(write()), "--template", str(folder)]) == 0
    data = (tmp_path / "letter.ru.docx").read_bytes()
    assert [plain(text) for text in texts(data, "Closing")] == ["С почтением,"]
    assert texts(data, "Salutation") == ["Уважаемый Алихан Асханович!"]


def test_clock_and_working_directory_leave_no_trace(tmp_path: Path) -> None:
    letters = []
    for number, epoch_like in enumerate(("UTC", "Asia/Almaty")):
        folder = tmp_path / str(number)
        folder.mkdir()
        environment = {**os.environ, "TZ": epoch_like, "PYTHONHASHSEED": str(number)}
        sample = os.path.relpath(SAMPLES / "ak-zhol-akims.yaml", folder)
        done = subprocess.run(
            [sys.executable, "-m", "drafter", "render", sample, "-o", "."],
            cwd=folder,
            env={**environment, "PYTHONPATH": str(ROOT)},
            check=False,
            capture_output=True,
        )
        assert done.returncode == 0, done.stderr
        letters.append((folder / "ak-zhol-akims.kk.docx").read_bytes())
    assert letters[0] == letters[1]


def _drafter(*arguments: str, **streams: Any) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "drafter", *arguments, "--interface", "en"],
        stderr=subprocess.PIPE,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        **streams,
    )


@pytest.mark.parametrize(
    ("options", "first"),
    [
        (["--bilingual"], "Қазақстан Республикасының Премьер-Министрі"),
        (["--bilingual", "-l", "ru", "-l", "kk"], "Премьер-Министру Республики Казахстан"),
    ],
)
def test_a_bilingual_letter_is_one_file_and_begins_in_the_language_asked_for(
    tmp_path: Path, options: list[str], first: str
) -> None:
    sample = str(SAMPLES / "ak-zhol-akims.yaml")
    assert main(["render", sample, *options, "-o", f"{tmp_path}/"]) == 0
    (letter,) = tmp_path.iterdir()
    data = letter.read_bytes()
    assert plain(texts(data, "Letter Addressee")[0]) == first
    assert "Құрметті Әлихан Асханұлы!" in whole(data)
    assert "Уважаемый Алихан Асханович!" in whole(data)


@pytest.mark.parametrize("option", ["--bilingual", "--side-by-side"])
def test_a_letter_of_one_language_that_is_asked_for_as_bilingual_is_told(
    write: Write, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write("one.yaml")
    assert main(["render", str(file), option]) == 0
    told = capsys.readouterr().err
    assert (
        f"{file}: The letter is written in Russian alone, so there is no second text to add."
        in told
    )
    assert "[one-language]" in told
    assert file.with_name("one.ru.docx").exists()


def test_a_name_without_an_ending_is_a_folder_for_two_letters(tmp_path: Path) -> None:
    sample = str(SAMPLES / "ak-zhol-akims.yaml")
    assert main(["render", sample, "-o", str(tmp_path / "письма")]) == 0
    assert names(tmp_path / "письма") == ["ak-zhol-akims.kk.docx", "ak-zhol-akims.ru.docx"]
