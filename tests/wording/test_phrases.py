"""Phrases that a catalog lacks: Unicode's CLDR knows the months and dates of most languages."""

from pathlib import Path

import pytest

from drafter import CatalogError
from drafter.wording.phrases import Phrases

DATE = ("date", "{day} {month} {year}")


@pytest.mark.parametrize(
    ("language", "month", "expected"),
    [("de", "March", "März"), ("ky", "November", "ноябрь"), ("ru", "May", "мая")],
)
def test_a_month_comes_from_cldr(tmp_path: Path, language: str, month: str, expected: str) -> None:
    assert Phrases(language, (tmp_path,)).phrase("month in a date", month) == expected


@pytest.mark.parametrize("language", ["qqq", "x"])
def test_a_language_that_nobody_knows_must_be_translated(tmp_path: Path, language: str) -> None:
    with pytest.raises(CatalogError) as raised:
        Phrases(language, (tmp_path,)).phrase("month in a date", "May")
    (problem,) = raised.value.problems
    assert str(problem) == (
        f"{tmp_path / language / 'LC_MESSAGES' / 'letter.po'}: The catalog has no translation of"
        " «May» in the context «month in a date». Translate it in this file."
    )


@pytest.mark.parametrize(
    ("language", "tag"), [("kk", "kk-KZ"), ("kk_Latn", "kk-Latn-KZ"), ("x", "x")]
)
def test_word_is_told_the_country_where_a_language_is_mostly_written(
    tmp_path: Path, language: str, tag: str
) -> None:
    assert Phrases(language, (tmp_path,)).phrase("language", "tag") == tag
