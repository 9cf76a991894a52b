"""What is said of a faulty letter, in every language in which the program speaks."""

from collections.abc import Callable, Sequence
from io import StringIO

import pytest

from drafter import InquiryError, Problem, load
from drafter.wording import interface_languages, speak


def told(text: str) -> list[Problem]:
    """Return the problems of a letter, in the language that is spoken now."""
    with pytest.raises(InquiryError) as raised:
        load(StringIO(text))
    return list(raised.value.problems)


def untranslated(text: str) -> list[str]:
    """Return what a reader of Russian, Kazakh or English is told of a letter in another's words."""
    return untranslated_of(lambda: told(text))


def untranslated_of(tell: Callable[[], Sequence[Problem]]) -> list[str]:
    """Return the same for whatever tells of problems."""
    versions: list[Sequence[Problem]] = []
    for language in interface_languages():
        speak(language)
        versions.append(tell())
    found = []
    for same in zip(*versions, strict=True):
        assert len({problem.place for problem in same}) == 1
        for sentences in ({p.what for p in same}, {p.advice for p in same}):
            if len(sentences) < len(versions) and sentences != {""}:
                found += sorted(sentences)
    return found
