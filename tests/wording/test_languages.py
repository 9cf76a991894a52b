"""Messages call a language by its name, in the form that the user's language asks for."""

import re

import pytest

from drafter.wording import cldr, speaking
from drafter.wording.catalogs import PROGRAM
from drafter.wording.entries import read_po
from drafter.wording.languages import in_language, in_languages, language_name
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("spoken", "code", "said"),
    [
        ("en", "kk", "in Kazakh"),
        ("ru", "kk", "на казахском языке"),
        ("ru", "en", "на английском языке"),
        ("kk", "ru", "орысша"),
        ("kk", "kk", "қазақша"),
        # The names of other languages are those of CLDR 45.
        ("en", "uz", "in Uzbek"),
        ("ru", "uz", "на языке «узбекский»"),
        ("kk", "uz", "өзбек тілінде"),
        # A code that is no language is told as it was typed.
        ("ru", "zzz", "на языке «zzz»"),
        ("kk", "../evil", "../evil тілінде"),
    ],
)
def test_a_language_is_named_as_the_users_language_does(spoken: str, code: str, said: str) -> None:
    with speaking(spoken):
        assert in_language(code) == said


def test_several_languages_are_named_in_their_order() -> None:
    with speaking("ru"):
        assert in_languages(["ru", "kk"]) == "на русском языке, на казахском языке"


def test_a_name_alone_is_that_of_cldr() -> None:
    with speaking("ru"):
        assert [language_name(code) for code in ("kk", "zzz")] == ["казахский", "zzz"]


def test_no_message_calls_a_language_by_its_code() -> None:
    source = read_po((ROOT / "locales" / f"{PROGRAM}.pot").read_bytes())
    found = [entry.id for entry in source.entries if re.search(r"«\{(in_)?language\}»", entry.id)]
    # The code itself is what somebody has typed there, or is to type.
    assert sorted(found) == [
        "No language has the code «{language}».",
        "The header names another language: «{language}».",
    ]


@pytest.mark.parametrize("spoken", ["ru", "kk", "en"])
def test_languages_that_are_offered_have_names_and_no_scripts(spoken: str) -> None:
    offered = dict(cldr.known_languages(spoken))
    assert [code for code, name in offered.items() if code == name] == []
    assert [code for code in offered if "_" in code] == []
    assert "mww" not in offered  # CLDR has no name of it, not even its own
    assert offered["uz"] == {"ru": "узбекский", "kk": "өзбек тілі", "en": "Uzbek"}[spoken]
