"""The search of the list, over all texts: what the desk answers."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from markupsafe import escape
from starlette.testclient import TestClient

from drafter.archive.folders import add
from drafter.desk.context import Desk
from drafter.desk.guard import Guard
from tests.archive.conftest import word_file
from tests.desk.conftest import HEADERS


def found(client: TestClient, words: str) -> dict[str, Any]:
    """Return what is found as soon as all files have been read."""
    for _try in range(50):
        answer: dict[str, Any] = client.get("/shelf/find", params={"words": words}).json()
        if not answer["reading"]:
            return answer
    raise AssertionError("the files are being read without end")


def test_a_letter_is_found_by_another_form_of_its_words(client: TestClient) -> None:
    answer = found(client, "дорогами")
    assert (answer["count"], answer["all"], answer["problems"]) == (1, True, [])
    assert 'href="/letters/roads.yaml"' in answer["hits"]
    assert "<mark>дорог</mark>" in answer["hits"]
    assert "26.11.2026, № 12-34" in answer["hits"]


def test_the_last_word_may_go_on(client: TestClient) -> None:
    assert found(client, "отремонт")["count"] == 1
    assert found(client, "отремонт ")["count"] == 0


def test_a_repeated_inquiry_can_be_begun_from_a_hit_with_a_number(
    client: TestClient, folder: Path
) -> None:
    text = (folder / "roads.yaml").read_text(encoding="utf-8").replace("number: 12-34\n", "")
    (folder / "draft.yaml").write_text(text.replace("дорог", "мостов"), encoding="utf-8")
    assert "repeat-hit" in found(client, "дороги")["hits"]
    assert "repeat-hit" not in found(client, "мосты")["hits"]


def test_what_stands_in_letters_and_names_is_text(client: TestClient, folder: Path) -> None:
    text = (folder / "roads.yaml").read_text(encoding="utf-8")
    text = text.replace("Дороги плохи.", "Дороги <script>alert(1)</script> & ямы.")
    (folder / "a&b.yaml").write_text(text, encoding="utf-8")
    hits = found(client, "ямы")["hits"]
    assert "<script>" not in hits
    assert str(escape("<script>alert(1)</script>")) in hits.replace("<mark>", "").replace(
        "</mark>", ""
    )
    assert "a&amp;b.yaml" in hits


@pytest.mark.parametrize(
    "words", ['"', "*", "NEAR(a b)", "a OR", "(", "subject: x", "' --", "^", "\0"]
)
def test_no_sign_of_a_query_language_means_anything(client: TestClient, words: str) -> None:
    answer = client.get("/shelf/find", params={"words": words})
    assert answer.status_code == 200
    assert answer.json()["problems"] == []


def test_a_word_file_of_the_archive_is_opened_and_no_other_file(
    client: TestClient, desk: Desk, folder: Path, tmp_path: Path
) -> None:
    old = tmp_path / "old"
    word_file(old / "bridge.docx", "Министру транспорта", "О ремонте моста через Иртыш")
    add(folder, old)
    opened: list[Path] = []

    def show(file: Path) -> bool:
        opened.append(file)
        return True

    desk.show = show
    hits = found(client, "мостов")["hits"]
    path = os.path.realpath(old / "bridge.docx")
    assert f'data-path="{path}"' in hits
    assert client.post("/shelf/show", json={"path": path}).json()["opened"] is True
    assert opened == [Path(path)]
    for other in ("/etc/passwd", "roads.yaml", f"{old}/../old/bridge.docx", "", 5):
        assert client.post("/shelf/show", json={"path": other}).status_code == 404
    assert opened == [Path(path)]


def test_nothing_is_found_for_who_has_not_been_let_in(
    browser: Callable[..., TestClient], guard: Guard
) -> None:
    assert browser().get("/shelf/find", params={"words": "дороги"}).status_code == 403
    assert browser(**HEADERS).post("/shelf/show", json={"path": "x"}).status_code == 403
