"""Modules that are put off: a plain letter loads none of them, and who needs one gets it."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path
from threading import Barrier, Thread

import pytest

from drafter.later import MODULES, _Later
from tests.conftest import ROOT, SAMPLES

_RENDERED = """
import os, sys
before = set(sys.modules)  # Python 3.13 has loaded linecache itself
from drafter import __main__

def end(code):
    from drafter.later import MODULES, _Later
    kept = [name for name in MODULES if isinstance(sys.modules.get(name), _Later)]
    loaded = [name for name in MODULES if name not in kept and name not in before]
    print(code, *loaded, flush=True)
    leave(0)

leave, os._exit = os._exit, end
__main__.main()
"""


def loaded_by(*arguments: str) -> list[str]:
    """Return the exit code of a call of the program, and what of the modules it has loaded."""
    call = [sys.executable, "-c", _RENDERED, *arguments]
    run = subprocess.run(call, capture_output=True, cwd=ROOT, check=True, text=True)
    return run.stdout.split()


def test_a_plain_letter_loads_none_of_them(tmp_path: Path) -> None:
    call = ["render", str(SAMPLES / "ak-zhol-akims.yaml"), "-l", "ru", "-o"]
    loaded_by(*call, str(tmp_path / "first.docx"))  # it may have to fill the cache
    assert loaded_by(*call, str(tmp_path / "second.docx")) == ["0"]


def test_a_slip_is_told_as_ever(tmp_path: Path) -> None:
    file = tmp_path / "letter.yaml"
    file.write_text("signatory: [А. Перуашев]\n", encoding="utf-8")
    code, *loaded = loaded_by("render", str(file))
    assert code == "1"
    assert "drafter.reading.meant" in loaded


def test_each_of_them_is_a_module() -> None:
    assert [import_module(name).__name__ for name in MODULES] == list(MODULES)


def test_threads_that_ask_at_once_get_the_same_module(monkeypatch: pytest.MonkeyPatch) -> None:
    name, found, ready = "colorsys", set(), Barrier(8)
    monkeypatch.delitem(sys.modules, name, raising=False)
    later = _Later(name)
    monkeypatch.setitem(sys.modules, name, later)

    def ask() -> None:
        ready.wait()
        found.add(id(later.rgb_to_hsv))

    threads = [Thread(target=ask) for _number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {id(sys.modules[name].rgb_to_hsv)}
