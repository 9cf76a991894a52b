"""Spelling, by dictionaries that the tests write themselves."""

import io
import json
from pathlib import Path

import pytest

from drafter import load
from drafter.proofreading import proofread
from drafter.proofreading.spelling import dictionary_of
from drafter.workspace import Workspace
from tests.conftest import inquiry_data

AFF = "SET UTF-8\nTRY оаеиқұүіңғөәһ\n"
RUSSIAN = [
    "мы",
    "просим",
    "отремонтировать",
    "дорогу",
    "частный",
    "быстро",
    "вице",
    "министр",
    "закон",
]
KAZAKH = ["жолды", "жөндеуді", "сұраймыз", "қала", "көше"]


@pytest.fixture(autouse=True)
def dictionaries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for language, words in (("ru_RU", RUSSIAN), ("kk_KZ", KAZAKH)):
        (tmp_path / f"{language}.aff").write_text(AFF, encoding="utf-8")
        lines = [str(len(words)), *words, ""]
        (tmp_path / f"{language}.dic").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setenv("DICPATH", str(tmp_path))
    dictionary_of.cache_clear()


def said(ru: str, kk: str = "жолды") -> list[str]:
    data = inquiry_data(
        languages=["ru", "kk"],
        body={"ru": ru, "kk": kk},
        request=None,
        demands=[{"ru": "отремонтировать дорогу", "kk": "жөндеуді"}],
    )
    inquiry = load(io.StringIO(json.dumps(data, ensure_ascii=False)))
    findings = proofread(inquiry, Workspace().locales)
    return [f"{f.what} {f.advice}".strip() for f in findings if f.id == "spelling"]


def test_a_word_that_is_not_in_the_dictionary_is_named_with_the_nearest() -> None:
    assert said("просим отримонтировать") == [
        "«отримонтировать» is not in the dictionary. Did you mean «отремонтировать»?"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "просим отремонтировать дорогу",
        "Кокшетау просим дорогу",
        "вице-министр",
        "частно",
        "просим https://example.kz/abv",
        "закон «О дорожном движении» просим",
        "акимат просим",
    ],
)
def test_names_addresses_and_known_words_are_passed(text: str) -> None:
    assert said(text) == []


def test_a_kazakh_word_typed_in_russian_letters_is_named() -> None:
    assert said("просим", "калаберде кала коше") == [
        "«кала» is not in the dictionary. Did you mean «қала»?",
        "«коше» is not in the dictionary. Did you mean «көше»?",
    ]


def test_an_unknown_kazakh_form_is_no_slip() -> None:
    assert said("просим", "қаламыздағы көшелердің") == []


def test_without_a_dictionary_nothing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in tmp_path.iterdir():
        file.unlink()
    monkeypatch.setattr("drafter.proofreading.spelling._FOLDERS", ())
    dictionary_of.cache_clear()
    assert said("просим отримонтировать") == []
