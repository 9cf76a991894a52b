"""Endings of Kazakh words: the forms are those of school grammars."""

import pytest

from drafter.proofreading.kazakh_endings import are_endings


@pytest.mark.parametrize(
    "word",
    [
        "қызмет|тер|ді|ң",
        "ауыл|дар|ы|нда|ғы",
        "бюджет|тен",
        "министрлі|г|і|нің",
        "заңнама|сы|на",
        "бер|іл|ген|дік|тен",
        "жүргіз|іл|е|тін",
        "қабылда|н|ған",
        "орган|дар|ы|на",
        "қаулы|сы|мен",
        "облыс|тық",
        "бол|атын|ы|н",
        "сұра|й|мыз",
        "қала",
    ],
)
def test_endings_are_known(word: str) -> None:
    stem, _mark, _rest = word.partition("|")
    assert are_endings(word.replace("|", ""), len(stem))


@pytest.mark.parametrize(
    "word",
    [
        "облыс|ттық",
        "қыз|мттердің",
        "ауыл|лар",
        "мектеп|дің",
        "жол|ге",
        "үкімет|қа",
        "республика|сынын",
        "заң|амасына",
        "жөн|інідегі",
        "мемлекет|ік",
        "кітап|xyz",
    ],
)
def test_what_follows_another_sound_or_breaks_harmony_is_no_ending(word: str) -> None:
    stem, _mark, _rest = word.partition("|")
    assert not are_endings(word.replace("|", ""), len(stem))
