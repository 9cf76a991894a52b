"""Word letters that come in by the desk become letters of it, and nothing is written over."""

import json
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest
from starlette.testclient import TestClient

from drafter.desk import guard
from drafter.office.office import Office

BINARY = {"Content-Type": "application/octet-stream"}


def packed(*files: tuple[str, bytes]) -> bytes:
    head = json.dumps([[name, len(data)] for name, data in files])
    return head.encode() + b"\n" + b"".join(data for _name, data in files)


def sent(client: TestClient, *files: tuple[str, bytes]) -> Any:
    return client.post("/shelf/import", content=packed(*files), headers=BINARY)


@pytest.fixture
def word(folder: Path) -> dict[str, bytes]:
    """Return the letter in Word's format, by its languages."""
    office = Office(folder)
    letter = office.open(folder / "roads.yaml")
    return {language: office.render(letter, language) for language in ("ru", "kk")}


def test_two_languages_become_one_letter_under_a_free_name(
    client: TestClient, folder: Path, word: dict[str, bytes]
) -> None:
    before = (folder / "roads.yaml").read_bytes()
    answer = sent(client, ("roads.ru.docx", word["ru"]), ("roads.kk.docx", word["kk"]))
    (letter,) = answer.json()["letters"]
    assert unquote(letter["address"]) == f"/letters/{letter['path']}"
    assert letter["path"] == "roads 2.yaml"
    assert (folder / "roads.yaml").read_bytes() == before
    inquiry = Office(folder).open(folder / "roads 2.yaml").inquiry
    assert inquiry is not None
    assert inquiry.subject == {
        "ru": "О ремонте сельских дорог",
        "kk": "Ауыл жолдарын жөндеу туралы",
    }
    assert client.get(f"/letters/{quote('roads 2.yaml')}").status_code == 200


def test_two_letters_in_one_language_become_two(
    client: TestClient, folder: Path, word: dict[str, bytes]
) -> None:
    answer = sent(client, ("а.docx", word["ru"]), ("б.docx", word["ru"]))
    assert [one["path"] for one in answer.json()["letters"]] == ["а.yaml", "б.yaml"]
    assert (folder / "б.yaml").exists()


def test_what_is_unsure_is_told_and_stands_in_the_file(
    client: TestClient, folder: Path, word: dict[str, bytes]
) -> None:
    source = zipfile.ZipFile(BytesIO(word["ru"]))
    changed = BytesIO()
    with zipfile.ZipFile(changed, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                data = data.replace("Премьер-Министру".encode(), "Хозяину".encode())
            target.writestr(name, data)
    (letter,) = sent(client, ("x.docx", changed.getvalue())).json()["letters"]
    assert letter["warnings"]
    assert "Check:" in (folder / "x.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"a" * 600, "no document of the kind"),
        (b"no letter at all", ""),
        (b"PK\x03\x04 broken", "damaged"),
        (b"", ""),
    ],
)
def test_what_is_no_word_letter_is_told_with_its_name(
    client: TestClient, folder: Path, data: bytes, said: str
) -> None:
    answer = sent(client, ("Письмо.doc", data))
    assert answer.status_code == 422
    (problem,) = answer.json()["problems"]
    assert problem["what"].startswith("Письмо.doc: ")
    assert said in problem["what"]
    assert "/tmp" not in answer.text
    assert sorted(file.name for file in folder.glob("*.*")) == ["drafter.yaml", "roads.yaml"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]\n",
        b"{}\n",
        b'[["a.docx", 5]]\nabc',
        b'[["a.docx", -3], ["b.docx", 6]]\nabc',
        b'[["a.docx", true]]\na',
        b"[[1, 1]]\na",
        b"[" * 100_000,
        json.dumps([["a", 0]] * 21).encode() + b"\n",
    ],
)
def test_what_no_page_sends_is_refused(client: TestClient, folder: Path, body: bytes) -> None:
    assert client.post("/shelf/import", content=body, headers=BINARY).status_code == 400
    assert sorted(file.name for file in folder.glob("*.*")) == ["drafter.yaml", "roads.yaml"]


@pytest.mark.parametrize(
    "name", ["../../a.docx", "..\\a.docx", "/etc/a.docx", "addressbook.docx", ""]
)
def test_no_name_leads_out_or_takes_a_place_of_drafters_own(
    client: TestClient, folder: Path, word: dict[str, bytes], name: str
) -> None:
    (letter,) = sent(client, (name, word["ru"])).json()["letters"]
    assert (folder / letter["path"]).parent == folder
    assert client.get(letter["address"]).status_code == 200
    assert not (folder / "addressbook.yaml").exists()


def test_it_takes_as_much_as_every_other_door(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(guard._LARGEST, BINARY["Content-Type"], 99)
    assert sent(client, ("a.docx", b"a" * 100)).status_code == 413


def test_nobody_else_can_send_a_letter(
    browser: Any, client: TestClient, word: dict[str, bytes], folder: Path
) -> None:
    body = packed(("a.docx", word["ru"]))
    assert browser().post("/shelf/import", content=body, headers=BINARY).status_code == 403
    assert not (folder / "a.yaml").exists()
