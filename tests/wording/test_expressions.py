"""Expressions that are compiled late find what those find that are compiled at once."""

import importlib
import pkgutil
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter import importing, proofreading
from drafter.wording import expressions
from drafter.wording.expressions import expression

PATTERN = r"(?P<first>[а-я])(?P<second>\d)?"


@given(st.text("аБ1 "))
def test_what_it_finds_is_what_re_finds(text: str) -> None:
    late, early = expression(PATTERN, re.IGNORECASE), re.compile(PATTERN, re.IGNORECASE)
    assert [found.groups() for found in late.finditer(text)] == [
        found.groups() for found in early.finditer(text)
    ]
    assert late.findall(text) == early.findall(text)
    assert late.split(text) == early.split(text)
    assert late.sub(r"<\g<first>>", text) == early.sub(r"<\g<first>>", text)
    assert late.subn("", text, 1) == early.subn("", text, 1)
    for asked in ("search", "match", "fullmatch"):
        one, two = getattr(late, asked)(text, 1), getattr(early, asked)(text, 1)
        assert (one and one.span()) == (two and two.span())
    assert (late.pattern, late.flags, late.groups) == (early.pattern, early.flags, early.groups)
    assert late.groupindex == early.groupindex


def test_it_is_compiled_once_and_only_when_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_ = re.compile

    def compiling(pattern: str, flags: int) -> re.Pattern[str]:
        compiled.append(pattern)
        return compile_(pattern, flags)

    late = expression("[а-я]+")
    monkeypatch.setattr(re, "compile", compiling)
    assert late.pattern == "[а-я]+"
    assert not hasattr(late, "unknown")
    assert compiled == []
    assert late.match("да")
    assert not late.fullmatch("да1")
    assert compiled == ["[а-я]+"]


@pytest.mark.parametrize("room", [importing, proofreading])
def test_every_one_of_a_room_can_be_compiled(room: object) -> None:
    name, path = room.__name__, room.__path__  # type: ignore[attr-defined]
    modules = [importlib.import_module(f"{name}.{m.name}") for m in pkgutil.iter_modules(path)]
    late = {
        value.pattern: value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, expressions._Expression)
    }
    assert len(late) > 20
    assert all(one.groups >= 0 for one in late.values())
