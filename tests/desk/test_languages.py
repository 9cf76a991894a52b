"""The language of the desk: chosen in the browser, asked for in the call, or the browser's own."""

import pytest
from starlette.datastructures import Headers

from drafter.desk.languages import language_for, own_names
from drafter.wording import speaking


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("ru-RU,ru;q=0.9,en-US;q=0.8", "ru"),
        ("kk", "kk"),
        ("en;q=0.3, kk-Cyrl-KZ;q=0.7, ru;q=0.5", "kk"),
        ("de, fr;q=0.9, RU;q=0.1", "ru"),
        ("ru;q=0, en;q=0.1", "en"),
        ("de-DE", "kk"),
        ("", "kk"),
        ("*", "kk"),
        (";;;,q=,ru;q=x,;q=1", "kk"),
        ("ru," * 10_000, "ru"),
    ],
)
def test_the_browser_is_spoken_to_as_it_wishes(header: str, language: str) -> None:
    with speaking("kk"):
        assert language_for(Headers({"accept-language": header})) == language


def test_what_was_chosen_wins_and_then_what_was_asked_for() -> None:
    headers = {"accept-language": "en"}
    assert language_for(Headers(headers), "kk") == "kk"
    assert language_for(Headers({**headers, "cookie": "drafter-language=ru"}), "kk") == "ru"


@pytest.mark.parametrize("value", ["", "xx", "../ru", "ru; path=/", '"', "RU"])
def test_a_cookie_of_no_language_is_none(value: str) -> None:
    cookie = f"drafter-language={value}"
    expected = "ru" if value.startswith("ru") else "en"
    assert language_for(Headers({"cookie": cookie, "accept-language": "en"})) == expected


def test_each_language_is_called_by_its_own_name() -> None:
    with speaking("en"):
        assert own_names() == {"ru": "Русский", "kk": "Қазақша", "en": "English"}
