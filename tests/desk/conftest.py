"""A workspace at the desk, and browsers that have been let in."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from drafter.desk.app import guarded
from drafter.desk.context import Desk
from drafter.desk.guard import Guard
from tests.desk.served import chromium
from tests.register.conftest import postgres, server

__all__ = ["postgres", "server"]

HOST = "http://127.0.0.1:8765"
HEADERS = {"X-Drafter": "desk"}

LETTER = """\
date: 2026-11-26
number: 12-34
addressee:
  post: prime-minister
  surname: Бектенов
  given: Олжас
  patronymic: {ru: Абаевич, kk: Абайұлы}
author: {faction: {ru: Ак жол, kk: Ақ жол}}
subject: {ru: О ремонте сельских дорог, kk: Ауыл жолдарын жөндеу туралы}
body: {ru: Дороги плохи., kk: Жолдар нашар.}
request: {ru: просит Правительство, kk: Үкіметтен сұрайды}
demands: [{ru: отремонтировать дороги, kk: жолдарды жөндеуді}]
signatories: [А. Перуашев]
"""


@pytest.fixture(scope="module")
def real_browser() -> Iterator[Any]:
    """Return a real browser, one for the tests of a file."""
    with chromium() as one:
        yield one


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a workspace with one letter."""
    whole = tmp_path / "letters"
    whole.mkdir()
    (whole / "drafter.yaml").write_text("months: 1\n", encoding="utf-8")
    (whole / "roads.yaml").write_text(LETTER, encoding="utf-8")
    return whole


@pytest.fixture
def desk(folder: Path) -> Desk:
    return Desk(folder)


@pytest.fixture
def guard(desk: Desk) -> Guard:
    return guarded(desk)[1]


@pytest.fixture
def browser(guard: Guard) -> Callable[..., TestClient]:
    """Return a function that opens a browser, which nobody has let in yet."""

    def opened(**headers: str) -> TestClient:
        return TestClient(
            guard, base_url=HOST, headers=headers, follow_redirects=False, client=("127.0.0.1", 5)
        )

    return opened


@pytest.fixture
def client(browser: Callable[..., TestClient], guard: Guard) -> TestClient:
    """Return a browser that has been let in, with what a script of the desk sends."""
    opened = browser()
    assert opened.get("/", params={"token": guard.token}).status_code == 303
    opened.headers.update(HEADERS)
    return opened
