"""The cache: private, kept up to date, and nothing that a letter depends on."""

import errno
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from drafter import Drafter, load
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


_PLANTED = """
import marshal, sys
from drafter.cli import main
from drafter.composing.environment import cache
keep = cache.keep
def plant(name, source, maker, data):
    code = compile(f"open({sys.argv[1]!r}, 'w').close()\\ndef root(*_): yield ''", "x", "exec")
    keep(name, source, maker, marshal.dumps(code) if name.startswith("template") else data)
cache.keep = plant
main(["render", sys.argv[2], "-l", "ru", "--force", "-o", sys.argv[3]])
"""
"""A program that puts code of its own into the cache, under the names of compiled templates."""


@posix
def test_code_that_was_put_into_the_cache_without_the_users_key_is_not_run(tmp_path: Path) -> None:
    ran, letter = tmp_path / "ran", tmp_path / "letter.docx"
    expected = rendered(tmp_path / "clean", letter)
    home, state = tmp_path / "home", tmp_path / "state"
    state.mkdir()
    home.mkdir()
    environment = {**os.environ, "XDG_CACHE_HOME": str(home), "XDG_STATE_HOME": str(state)}
    sample = str(SAMPLES / "ak-zhol-akims.yaml")
    planting = [sys.executable, "-c", _PLANTED, str(ran), sample, str(letter)]
    subprocess.run(planting, env=environment, check=True, capture_output=True, cwd=ROOT)
    assert not ran.exists()
    assert rendered(home, letter) == expected  # with the key of the tests
    assert not ran.exists()
    # The same with the key that the code was sealed by, to see that it would have run.
    subprocess.run(planting, env=environment, check=True, capture_output=True, cwd=ROOT)
    again = [sys.executable, "-m", "drafter", "show", sample]
    subprocess.run(again, env=environment, capture_output=True, cwd=ROOT)
    assert ran.exists()


@posix
def test_a_pipe_and_a_link_in_the_cache_stop_no_letter(tmp_path: Path) -> None:
    whole = rendered(tmp_path / "home", tmp_path / "letter.docx")
    (tmp_path / "elsewhere").write_bytes(b"text")
    for number, file in enumerate(sorted((tmp_path / "home" / "drafter").iterdir())):
        file.unlink()
        os.mkfifo(file, 0o600) if number % 2 else file.symlink_to(tmp_path / "elsewhere")
    assert rendered(tmp_path / "home", tmp_path / "letter.docx") == whole
    assert (tmp_path / "elsewhere").read_bytes() == b"text"


@posix
@pytest.mark.parametrize("mode", [0o644, 0o600])
def test_a_key_that_others_can_read_or_that_is_broken_is_made_anew(
    tmp_path: Path, mode: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "state" / "drafter").mkdir(parents=True, mode=0o700)
    (tmp_path / "state" / "drafter").chmod(0o700)
    key = tmp_path / "state" / "drafter" / "cache.key"
    old = bytes(32 if mode == 0o644 else 5)
    key.write_bytes(old)
    key.chmod(mode)
    rendered(tmp_path / "home", tmp_path / "letter.docx")
    assert key.read_bytes() != old
    assert (key.stat().st_size, stat.S_IMODE(key.stat().st_mode)) == (32, 0o600)


def test_where_no_system_tells_whose_a_file_is_no_code_is_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # As on Windows: looks and catalogs are data, and kept; compiled templates are not.
    kept = []
    monkeypatch.setattr("drafter.private.HAS_OWNERS", False)
    monkeypatch.setattr(cache, "keep", lambda name, *_facts: kept.append(name))
    shutil.copytree(ROOT / "templates", tmp_path / "own")  # so that no other test has compiled it
    Drafter(template=tmp_path / "own").render(load(SAMPLES / "ak-zhol-akims.yaml"), "ru")
    assert not [name for name in kept if name.startswith("template")]


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
    monkeypatch.setattr("drafter.private.cache_folder", lambda: tmp_path / "drafter")
    monkeypatch.setattr("drafter.files.space.is_ample", lambda _folder: False)
    cache.keep("name", b"source", cache.__file__, b"data")
    assert list((tmp_path / "drafter").iterdir()) == []


def test_what_could_not_be_kept_leaves_no_temporary_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_source: str, _target: Path) -> None:
        raise OSError(errno.ENOSPC, "full")

    (tmp_path / "drafter").mkdir(mode=0o700)
    monkeypatch.setattr("drafter.private.cache_folder", lambda: tmp_path / "drafter")
    monkeypatch.setattr("drafter.private.os.replace", full)
    cache.keep("name", b"source", cache.__file__, b"data")
    assert list((tmp_path / "drafter").iterdir()) == []
