"""What every test may ask for: samples, a drafter, inquiries made of plain data."""

import io
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from drafter import Drafter, Inquiry, load
from drafter.model.inquiry import Addressee, Author
from drafter.wording import speak

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"

Data = dict[str, Any]

# How long an example takes is no matter: a busy machine may let any of them wait.
settings.register_profile(
    "unhurried", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("unhurried")

_CACHE = tempfile.TemporaryDirectory(prefix="drafter-tests-")


def pytest_configure() -> None:
    """Keep tests away from the folders of whoever runs them; their programs inherit it."""
    os.environ["XDG_CACHE_HOME"] = os.environ["LOCALAPPDATA"] = f"{_CACHE.name}/cache"
    os.environ.pop("DRAFTER_REGISTER", None)
    os.environ["XDG_STATE_HOME"] = os.environ["APPDATA"] = f"{_CACHE.name}/state"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Try a test in a real browser thrice: on a busy machine keys may come before windows."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=2))


def pytest_unconfigure() -> None:
    _CACHE.cleanup()


def inquiry_data(**changes: Any) -> Data:
    """Return the data of a small sound inquiry; a change to None leaves a key out."""
    data: Data = {
        "languages": ["ru"],
        "addressee": {
            "post": "prime-minister",
            "surname": {"nominative": "Смаилов", "dative": "Смаилову"},
            "given": "Алихан",
            "patronymic": "Асханович",
            "gender": "masculine",
        },
        "author": {"faction": "Ак жол"},
        "body": "Текст письма.",
        "request": "просит",
        "demands": ["Принять меры"],
        "signatories": ["А. Перуашев"],
    }
    data.update(changes)
    return {key: value for key, value in data.items() if value is not None}


def read(**changes: Any) -> Inquiry:
    """Return that inquiry as drafter reads it."""
    return load(io.StringIO(json.dumps(inquiry_data(**changes), ensure_ascii=False)))


def addressee_of(inquiry: Inquiry) -> Addressee:
    """Return the only addressee of an inquiry."""
    assert isinstance(inquiry.addressee, Addressee)
    return inquiry.addressee


def author_of(inquiry: Inquiry) -> Author:
    """Return the author of an inquiry that has one."""
    assert inquiry.author is not None
    return inquiry.author


def work_of_children() -> float:
    """Return for how many seconds the ended processes of a test worked, waiting left out."""
    times = os.times()
    return times.children_user + times.children_system


@pytest.fixture(scope="session")
def drafter() -> Drafter:
    return Drafter()


@pytest.fixture(scope="session")
def render(drafter: Drafter) -> Callable[..., bytes]:
    """Return a function that makes a small inquiry with changes in its first language."""

    def make(**changes: Any) -> bytes:
        inquiry = read(**changes)
        return drafter.render(inquiry, inquiry.languages[0])

    return make


@pytest.fixture(scope="session")
def sample(drafter: Drafter) -> Callable[[str, str], bytes]:
    """Return a function that makes a sample's letter in a language."""

    def make(name: str, language: str) -> bytes:
        return drafter.render(load(SAMPLES / f"{name}.yaml"), language)

    return make


@pytest.fixture
def partial_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let templates print just what a test looks at; what they leave out is another's subject."""
    monkeypatch.setattr("drafter.composing.composer.swallowed", lambda *_facts: [])


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Let the program speak English, whatever the machine speaks."""
    speak("en")
    yield
    speak("en")
