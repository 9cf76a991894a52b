"""What is put off: a plain letter loads and compiles none of it, and who needs some gets it."""

import ast
import re
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from threading import Barrier, Thread
from types import ModuleType

import pytest

from drafter import later
from drafter.later import MODULES, PATTERNS, LaterPattern, _Later
from tests.conftest import ROOT, SAMPLES

_RENDERED = """
import gc, os, sys
before = set(sys.modules)  # Python 3.13 has loaded linecache itself
from drafter import __main__

def end(code):
    from drafter.later import MODULES, LaterPattern, _Later
    kept = [name for name in MODULES if isinstance(sys.modules.get(name), _Later)]
    loaded = [name for name in MODULES if name not in kept and name not in before]
    waiting = [pattern for pattern in gc.get_objects() if type(pattern) is LaterPattern]
    compiled = [pattern._given[0] for pattern in waiting if len(vars(pattern)) > 1]
    print(code, *loaded, *map(repr, compiled), *["patterns"][:len(waiting)], flush=True)
    leave(0)

leave, os._exit = os._exit, end
__main__.main()
"""


def loaded_by(*arguments: str) -> list[str]:
    """Return the exit code of a call of the program, what it has not let wait, if patterns wait."""
    call = [sys.executable, "-c", _RENDERED, *arguments]
    run = subprocess.run(call, capture_output=True, cwd=ROOT, check=True, text=True)
    return run.stdout.split()


def test_a_plain_letter_loads_and_compiles_none_of_them(tmp_path: Path) -> None:
    call = ["render", str(SAMPLES / "ak-zhol-akims.yaml"), "-l", "ru", "-o"]
    loaded_by(*call, str(tmp_path / "first.docx"))  # it may have to fill the cache
    assert loaded_by(*call, str(tmp_path / "second.docx")) == ["0", "patterns"]


def test_without_compiled_templates_what_compiles_them_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = ["render", str(SAMPLES / "ak-zhol-akims.yaml"), "-l", "ru", "-o"]
    assert loaded_by(*call, str(tmp_path / "kept.docx"))[0] == "0"
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "empty"))
    code, *loaded = loaded_by(*call, str(tmp_path / "compiled.docx"))
    assert code == "0"
    assert {"jinja2.compiler", "jinja2.parser", "drafter.composing.generating"} <= set(loaded)
    files = (tmp_path / name for name in ("kept.docx", "compiled.docx"))
    assert len({file.read_bytes() for file in files}) == 1


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


def compiled_in(module: str) -> object:
    """Return what a module of a name gets for a pattern once patterns are put off."""
    inside = {"__name__": module}
    exec("import re\nfound = re.compile('[а-в]+', re.IGNORECASE)", inside)
    return inside["found"]


def test_patterns_of_libraries_wait_and_all_others_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(re, "compile", later._compile)
    assert {type(compiled_in(module)) for module in PATTERNS} == {LaterPattern}
    assert type(compiled_in("yaml.readers")) is re.Pattern


def test_a_pattern_that_waits_finds_what_it_would_find_at_once() -> None:
    waits = LaterPattern("[а-в]+", re.IGNORECASE)
    assert waits.findall("АБВ, г, вб") == ["АБВ", "вб"]
    assert waits.sub("-", "АБВ, г, вб") == "-, г, -"
    assert waits.flags & re.IGNORECASE


def test_who_has_patterns_that_wait_calls_their_methods_alone() -> None:
    """A function of `re` takes a text or a pattern of its own, and not what stands for one."""
    for module in PATTERNS:
        source = Path(import_module(module).__file__ or "").read_text(encoding="utf-8")
        for call in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)):
            match call.func:
                case ast.Attribute(ast.Name("re" | "_re"), function) if function != "escape":
                    patterns = [type(given) for given in call.args[:1]]
                    named = ast.Name in patterns or ast.Attribute in patterns
                    assert function == "compile" or not named, (module, call.lineno)


def test_a_function_that_was_taken_by_name_brings_its_module_when_it_is_called(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(later.FUNCTIONS, "colorsys", ("rgb_to_hsv",))
    monkeypatch.setitem(sys.modules, "colorsys", _Later("colorsys"))
    taken: dict[str, Callable[..., object]] = {}
    exec("from colorsys import rgb_to_hsv", taken)
    assert type(sys.modules["colorsys"]) is _Later
    assert taken["rgb_to_hsv"](1.0, 0.0, b=0.0) == (0.0, 1.0, 1.0)
    assert type(sys.modules["colorsys"]) is ModuleType
