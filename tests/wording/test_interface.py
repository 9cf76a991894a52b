"""Each thread and each task speaks its own language; none hears another's."""

import asyncio
import contextvars
import threading

import pytest
from babel.messages.pofile import read_po

from drafter.wording import _, speak, speaking, spoken
from tests.conftest import ROOT

TWICE = "Two spaces stand in a row."


def test_two_threads_speak_a_language_each() -> None:
    both_have_spoken = threading.Barrier(2)
    heard = {}

    def talk(language: str) -> None:
        speak(language)
        both_have_spoken.wait(10)
        heard[language] = spoken(), _(TWICE)

    threads = [threading.Thread(target=talk, args=[language]) for language in ("ru", "kk")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {code: said[0] for code, said in heard.items()} == {"ru": "ru", "kk": "kk"}
    assert heard["ru"][1] != heard["kk"][1]
    assert TWICE not in (heard["ru"][1], heard["kk"][1])
    assert spoken() == "en"


def test_two_tasks_speak_a_language_each() -> None:
    async def talk(language: str, ready: asyncio.Barrier) -> str:
        with speaking(language):
            await ready.wait()
            return f"{spoken()}: {_(TWICE)}"

    async def together() -> list[str]:
        ready = asyncio.Barrier(3)
        return await asyncio.gather(*(talk(language, ready) for language in ("ru", "kk", "en")))

    ru, kk, en = asyncio.run(together())
    assert (ru[:3], kk[:3]) == ("ru:", "kk:")
    assert len({ru[4:], kk[4:], en[4:]}) == 3
    assert spoken() == "en"


def test_a_language_is_spoken_for_a_while_even_if_that_ends_in_an_error() -> None:
    speak("kk")
    heard = []

    def fail() -> None:
        with speaking("ru"):
            heard.append(spoken())
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert heard == ["ru"]
    assert spoken() == "kk"


def test_a_context_in_which_nobody_spoke_follows_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    silent = contextvars.Context()
    for value, language in (("ru_RU.UTF-8", "ru"), ("kk_KZ.UTF-8", "kk"), ("C", "en")):
        monkeypatch.setenv("LANG", value)
        assert silent.run(spoken) == language
    monkeypatch.setenv("LANGUAGE", "qq:ru")
    assert silent.run(spoken) == "ru"


def test_who_takes_the_language_back_follows_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LANGUAGE", "kk")
    with speaking(None):
        assert spoken() == "kk"
    assert spoken() == "en"


def test_the_catalog_of_the_language_of_the_code_says_what_the_code_says() -> None:
    """So the program need not open it."""
    with (ROOT / "locales/en/LC_MESSAGES/drafter.po").open("rb") as file:
        messages = [message for message in read_po(file, locale="en") if message.id]
    assert messages
    assert [message.id for message in messages if message.string not in (message.id, "")] == []
