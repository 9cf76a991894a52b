"""Names in Latin letters, of which ids are made."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.wording.latin import latin


# The spellings are those of the state's own pages and of passports.
@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Бектенов", "bektenov"),
        ("Жумангарин", "zhumangarin"),
        ("Щербакова-Юн", "shcherbakova-yun"),
        ("Әбдіқалықов", "abdikalykov"),
        ("Өмірғали", "omirgali"),
        ("Құлшыманов", "kulshymanov"),
        ("Müller", "muller"),
        ("7-й", "i"),
        ("王", ""),
    ],
)
def test_a_name_is_written_in_latin_letters(name: str, written: str) -> None:
    assert latin(name) == written


@given(st.text())
def test_whatever_comes_out_is_an_id_or_nothing(text: str) -> None:
    assert re.fullmatch(r"(?:[a-z][a-z0-9-]*)?", latin(text))
