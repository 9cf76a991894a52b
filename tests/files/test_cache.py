"""The cache: private, kept up to date, and nothing that a letter depends on."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from drafter import load
from drafter.files import cache
from tests.conftest import ROOT, SAMPLES
from tests.documents import parts, texts

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")


def rendered(home: Path, target: Path, *options: str) -> bytes:
    """Return the letter that a process of its own makes with a cache."""
    sample = str(SAMPLES / "ak-zhol-akims.yaml")
    command = [sys.executable, "-m", "drafter", "render", sample, "-l", "ru", "-o", str(target)]
    environment = {**os.environ, "XDG_CACHE_HOME": str(home), "LOCALAPPDATA": str(home)}
    made = subprocess.run([*command, "--force", *options], env=environment, capture_output=True)
    assert made.returncode == 0, made.stderr.decode()
    return target.read_bytes()


def imported(home: Path, target: Path) -> set[str]:
    """Return the modules that a process imports to make a letter with a cache."""
    code = (
        "import sys; from drafter.cli import main;"
        f"main(['render', {str(SAMPLES / 'ak-zhol-akims.yaml')!r}, '-l', 'ru', '--force',"
        f" '-o', {str(target)!r}]); print(*sys.modules)"
    )
    environment = {**os.environ, "XDG_CACHE_HOME": str(home), "LOCALAPPDATA": str(home)}
    run = [sys.executable, "-c", code]
    made = subprocess.run(run, env=environment, capture_output=True, check=True, cwd=ROOT)
    return set(made.stdout.decode().split())


@posix
def test_nobody_else_can_read_what_is_kept(tmp_path: Path) -> None:
    rendered(tmp_path, tmp_path / "letter.docx")
    folder = tmp_path / "drafter"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}


def test_nothing_of_a_letter_is_kept(tmp_path: Path) -> None:
    rendered(tmp_path, tmp_path / "letter.docx")
    kept = b"".join(file.read_bytes() for file in (tmp_path / "drafter").iterdir())
    paragraphs = load(SAMPLES / "ak-zhol-akims.yaml").body["ru"].split("\n\n")
    assert not [text for text in ("Ерубаев", *paragraphs) if text[:40].encode() in kept]


def test_the_second_letter_is_the_same_and_needs_no_heavy_library(tmp_path: Path) -> None:
    first = rendered(tmp_path, tmp_path / "letter.docx")
    heavy = {"babel", "docx", "lxml", "openpyxl"}
    heavy |= {"dataclasses", "difflib", "jinja2.ext", "pyexpat"}  # a millisecond each
    assert not heavy & imported(tmp_path, tmp_path / "second.docx")
    assert (tmp_path / "second.docx").read_bytes() == first


@pytest.mark.parametrize("place", ["absent/deep", "file"])
def test_without_a_place_for_it_letters_are_made_all_the_same(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").touch()
    expected = rendered(tmp_path / "cache", tmp_path / "one.docx")
    assert rendered(tmp_path / place, tmp_path / "two.docx") == expected
    assert not (tmp_path / "absent").exists()


@posix
def test_a_folder_that_others_can_write_to_is_not_trusted(tmp_path: Path) -> None:
    (tmp_path / "drafter").mkdir()
    (tmp_path / "drafter").chmod(0o777)
    rendered(tmp_path, tmp_path / "letter.docx")
    assert list((tmp_path / "drafter").iterdir()) == []


def test_what_is_damaged_is_made_anew(tmp_path: Path) -> None:
    expected = rendered(tmp_path, tmp_path / "letter.docx")
    for file in (tmp_path / "drafter").iterdir():
        file.write_bytes(file.read_bytes()[:40])
    assert rendered(tmp_path, tmp_path / "letter.docx") == expected


def test_a_look_a_template_and_a_catalog_that_change_count_at_once(tmp_path: Path) -> None:
    # Each is written over in its place, as Word and editors do.
    (tmp_path / "addressbook.yaml").touch()
    templates = tmp_path / "templates"
    (templates / "ru").mkdir(parents=True)
    catalog = tmp_path / "locales" / "ru" / "LC_MESSAGES" / "letter.po"
    catalog.parent.mkdir(parents=True)
    letter = tmp_path / "letter.yaml"
    letter.write_bytes((SAMPLES / "ak-zhol-akims.yaml").read_bytes())
    made = []
    for words in ("Раз", "Два"):
        block = '{% block closing %}<p class="closing">' + words + "</p>{% endblock %}"
        extended = '{% extends "drafter/inquiry.html" %}'
        (templates / "ru" / "inquiry.html").write_text(extended + block, encoding="utf-8")
        entry = f'msgctxt "title"\nmsgid "DEPUTIES\' INQUIRY"\nmsgstr "{words}"\n'
        header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        catalog.write_text(header + entry, encoding="utf-8")
        look = "official" if words == "Раз" else "letterhead"
        (templates / "official.docx").write_bytes((ROOT / f"templates/{look}.docx").read_bytes())
        made.append(_made(tmp_path, letter))
    assert made[0] != made[1]
    assert made == [("Раз", "Раз", False), ("Два", "Два", True)]


def _made(home: Path, letter: Path) -> tuple[str, str, bool]:
    """Return the title and the closing of a letter, and whether it has the letterhead."""
    command = [sys.executable, "-m", "drafter", "render", str(letter), "-l", "ru", "--force"]
    environment = {**os.environ, "XDG_CACHE_HOME": str(home), "LOCALAPPDATA": str(home)}
    subprocess.run(command, env=environment, check=True, capture_output=True)
    data = letter.with_suffix(".ru.docx").read_bytes()
    headers = [part for name, part in parts(data).items() if "header" in name]
    has_letterhead = any(b"LetterheadTable" in part for part in headers)
    return texts(data, "Title")[0], texts(data, "Closing")[0], has_letterhead


@posix
def test_without_a_folder_of_its_own_the_cache_lies_in_the_home(tmp_path: Path) -> None:
    # The XDG base directory specification: $HOME/.cache where XDG_CACHE_HOME is not set.
    if sys.platform == "darwin":
        pytest.skip("macOS keeps caches in Library/Caches")
    command = [sys.executable, "-m", "drafter", "render", str(SAMPLES / "ak-zhol-akims.yaml")]
    environment = {name: text for name, text in os.environ.items() if name != "XDG_CACHE_HOME"}
    environment["HOME"] = str(tmp_path)
    target = tmp_path / "letter.docx"
    subprocess.run(
        [*command, "-l", "ru", "-o", str(target)], env=environment, check=True, capture_output=True
    )
    assert list((tmp_path / ".cache" / "drafter").iterdir())


def test_what_cannot_be_kept_stops_no_letter(tmp_path: Path) -> None:
    whole = rendered(tmp_path / "whole", tmp_path / "letter.docx")
    rendered(tmp_path / "broken", tmp_path / "letter.docx")
    kept = sorted((tmp_path / "broken" / "drafter").iterdir())
    for file in kept:
        file.unlink()
        file.mkdir()  # nothing can be put in its place
    assert rendered(tmp_path / "broken", tmp_path / "letter.docx") == whole
    assert kept
    assert all(path.is_dir() for path in kept)


def test_a_disk_that_is_nearly_full_is_left_to_the_letters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "drafter").mkdir(mode=0o700)
    monkeypatch.setattr(cache, "_folder", lambda: tmp_path / "drafter")
    monkeypatch.setattr(cache, "is_ample", lambda _folder: False)
    cache.keep("name", b"source", cache.__file__, b"data")
    assert list((tmp_path / "drafter").iterdir()) == []


def test_what_could_not_be_kept_leaves_no_temporary_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_source: str, _target: Path) -> None:
        raise OSError(errno.ENOSPC, "full")

    (tmp_path / "drafter").mkdir(mode=0o700)
    monkeypatch.setattr(cache, "_folder", lambda: tmp_path / "drafter")
    monkeypatch.setattr("drafter.files.cache.os.replace", full)
    cache.keep("name", b"source", cache.__file__, b"data")
    assert list((tmp_path / "drafter").iterdir()) == []
