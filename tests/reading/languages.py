"""What is said of a faulty letter, in every language in which the program speaks."""

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
    """Return what a reader of Russian, Kazakh or English is told in another's words."""
    versions: list[list[Problem]] = []
    for language in interface_languages():
        speak(language)
        versions.append(told(text))
    found = []
    for same in zip(*versions, strict=True):
        assert len({problem.place for problem in same}) == 1
        for sentences in ({p.what for p in same}, {p.advice for p in same}):
            if len(sentences) < len(versions) and sentences != {""}:
                found += sorted(sentences)
    return found
