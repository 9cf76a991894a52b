"""Spelling, by a dictionary that the tests write themselves and by what is known of Kazakh."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from drafter import load
from drafter.files.limits import MOST_ALIKE
from drafter.proofreading import proofread, spelling
from drafter.proofreading.dictionaries import Dictionary
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
    "областной",
    "сети",
    "тепло",
    "сказал",
    "соответственно",
    "поэтому",
    "формат",
]


@pytest.fixture(autouse=True)
def dictionary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ru_RU.aff").write_text(AFF, encoding="utf-8")
    lines = [str(len(RUSSIAN)), *RUSSIAN, ""]
    (tmp_path / "ru_RU.dic").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setenv("DICPATH", str(tmp_path))
    # The words of a second dictionary would be right too.
    monkeypatch.setattr(Dictionary, "surely_has", lambda _self, _word: False)


def said(ru: str, kk: str = "жолды", words: frozenset[str] = frozenset(), **keys: Any) -> list[str]:
    data = inquiry_data(
        languages=["ru", "kk"],
        body={"ru": ru, "kk": kk},
        request=None,
        demands=[{"ru": "отремонтировать дорогу", "kk": "жөндеуді"}],
        **keys,
    )
    inquiry = load(io.StringIO(json.dumps(data, ensure_ascii=False)))
    findings = proofread(inquiry, Workspace().locales, words=words)
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
        "общеобластной закон",
        "тепло- и газосети",
        "pdf-формат",
        "Нурланов сказал",
        "Ерлан сказал",
        "просим премьер-министра",  # a post of the catalog
    ],
)
def test_names_addresses_and_known_words_are_passed(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "министр сказал: «бұл мәселе бойынша жол керек»",
        "Осы жол бойынша үлкен мәселе бар. просим",
        "просим қызмет",
    ],
)
def test_kazakh_words_in_a_russian_text_are_passed(text: str) -> None:
    assert said(text) == []


def test_the_first_word_of_a_sentence_is_told_where_it_is_surely_no_name() -> None:
    assert said("Соотвественно, просим дорогу") == [
        "«Соотвественно» is not in the dictionary. Did you mean «Соответственно»?"
    ]
    assert said("просим. Нурсултан, просим") == []


def test_the_words_of_the_address_book_are_known_in_every_case() -> None:
    assert said("просим тұлпара тулпарщику") != []
    assert said("просим тулпарщику", words=frozenset({"тулпарщик"})) == []


def test_a_word_is_suggested_for_those_alone_that_are_printed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def suggested(word: str, _is_word: Any) -> str:
        asked.append(word)
        return ""

    monkeypatch.setattr(spelling, "suggestion", suggested)
    wrong = [f"щ{one}{two}щк" for one in "абвгдежзик" for two in "абвгдежзик"][: 2 * MOST_ALIKE]
    assert len(said(f"{' '.join(wrong)} {wrong[0]}")) == 2 * MOST_ALIKE + 1
    assert asked == wrong[:MOST_ALIKE]


def test_a_slip_in_a_kazakh_word_is_told_without_a_dictionary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_dictionaries(tmp_path, monkeypatch)
    assert said("просим отримонтировать", "Мемлектетік қызмттерді ұымдастыру") == [
        "«Мемлектетік» is not in the dictionary. Did you mean «Мемлекеттік»?",
        "«қызмттерді» is not in the dictionary. Did you mean «қызметтерді»?",
        "«ұымдастыру» is not in the dictionary. Did you mean «ұйымдастыру»?",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "қаламыздағы көшелердің жайын қамтуда",
        "кызмет",  # another rule tells it
        "«Мемлектетік» дүкені",
        "Абдрахманованың айтуынша",
        "жұмгуірді",
    ],
)
def test_an_unknown_kazakh_form_is_no_slip(text: str) -> None:
    assert said("просим", text) == []


def test_of_a_letter_in_kazakh_no_dictionary_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(spelling, "dictionary_of", loaded.append)
    data = inquiry_data(languages=["kk"], body={"kk": "жолды"}, demands=[{"kk": "жөндеуді"}])
    data["request"] = None
    proofread(load(io.StringIO(json.dumps(data, ensure_ascii=False))), Workspace().locales)
    assert loaded == []


def test_without_a_dictionary_nothing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_dictionaries(tmp_path, monkeypatch)
    assert said("просим отримонтировать") == []


def without_dictionaries(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for file in folder.iterdir():
        file.unlink()
    monkeypatch.setattr("drafter.proofreading.dictionaries._FOLDERS", ())
