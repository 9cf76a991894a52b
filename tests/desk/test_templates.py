"""The lawyer's pane without a browser: what is written, what is refused, what does not leak."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from drafter.desk.context import Desk
from drafter.desk.template_html import called
from drafter.office.cards import Card
from drafter.workspace import shipped
from tests.desk.conftest import HEADERS

OVERRIDE = """\
{% extends "drafter/inquiry.html" %}
{% block title %}<h1 class="title">А</h1>{% endblock %}
"""


@pytest.fixture
def template(folder: Path) -> Path:
    """Return a template of the workspace."""
    file = folder / "templates" / "ru" / "inquiry.html"
    file.parent.mkdir(parents=True)
    file.write_text(OVERRIDE, encoding="utf-8")
    return file


def state(client: TestClient, address: str) -> Any:
    """Return what a page begins with."""
    page = client.get(address).text
    return json.loads(page.partition('id="state">')[2].partition("</script>")[0])


def mark(client: TestClient) -> str:
    """Return what the page of a template knows its file by."""
    found: str = state(client, "/templates/ru/inquiry")["hash"]
    return found


def posted(client: TestClient, **sent: Any) -> Any:
    return client.post("/templates/ru/inquiry", json=sent)


def test_a_template_is_saved_if_it_still_is_what_the_page_knows(
    client: TestClient, template: Path
) -> None:
    base, mine = mark(client), OVERRIDE.replace(">А<", ">Б<")
    assert posted(client, save=True, base=base, text=mine).status_code == 200
    assert template.read_text("utf-8") == mine
    answer = posted(client, save=True, base=base, text=OVERRIDE.replace(">А<", ">В<"))
    assert answer.status_code == 409
    assert answer.json()["text"] == mine
    assert ["ins", "В"] in [part for line in answer.json()["lines"] if line for part in line]
    assert template.read_text("utf-8") == mine


def test_marks_and_ends_of_lines_of_the_file_stay(client: TestClient, template: Path) -> None:
    template.write_bytes(b"\xef\xbb\xbf" + OVERRIDE.replace("\n", "\r\n").encode())
    mine = OVERRIDE.replace(">А<", ">Б<")
    assert posted(client, save=True, base=mark(client), text=mine).status_code == 200
    assert template.read_bytes() == b"\xef\xbb\xbf" + mine.replace("\n", "\r\n").encode()


@pytest.mark.parametrize("name", ["../roads", "ru/../../roads", ".drafter/x", "ru/nothing", "c:/x"])
def test_no_name_leads_to_another_file(client: TestClient, folder: Path, name: str) -> None:
    before = sorted(folder.rglob("*"))
    for act, sent in {
        f"/templates/{name}": {"save": True, "base": "", "text": "x"},
        "/template-acts/begin": {"name": name, "block": ""},
        "/template-acts/back": {"name": name, "base": ""},
    }.items():
        assert client.post(act, json=sent).status_code in (400, 404, 405, 422)
    assert [file for file in folder.rglob("*") if file not in before] == []


def test_a_draft_is_shown_and_checked_and_changes_no_letter(
    client: TestClient, desk: Desk, folder: Path, template: Path
) -> None:
    draft = OVERRIDE.replace(">А<", ">ЧЕРНОВИК<")
    answer = posted(client, text=draft, show=True, language="ru", letter="roads.yaml").json()
    shown = "".join(answer["pages"]["blocks"])
    assert "ЧЕРНОВИК" in shown
    assert 'data-shows="ru/inquiry:2"' in shown
    letter = desk.office.open(folder / "roads.yaml")
    (composed,), _look = desk.office.composed(letter, ["ru"])
    assert composed.title == "А"
    assert template.read_text("utf-8") == OVERRIDE


@pytest.mark.parametrize(
    "code",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{% for a in range(10**9) %}x{% endfor %}",
        "{% include '../../roads.yaml' %}",
    ],
)
def test_a_draft_reaches_no_further_than_the_sandbox(
    client: TestClient, template: Path, code: str
) -> None:
    answer = posted(client, text=OVERRIDE.replace("А", code), show=True, language="ru").json()
    assert "pages" not in answer
    assert answer["failed"]
    assert template.read_text("utf-8") == OVERRIDE


def test_problems_of_a_draft_have_their_lines(client: TestClient, template: Path) -> None:
    draft = OVERRIDE + "{% block request %}\n<p>{{ subjekt }}</p>\n{% endblock %}\n"
    found = posted(client, text=draft, check=True).json()["problems"]
    (unknown,) = [one for one in found if "subjekt" in one["what"]]
    assert (unknown["severity"], unknown["line"], unknown["column"]) == ("error", 4, 7)
    assert template.read_text("utf-8") == OVERRIDE


def test_a_shipped_template_is_begun_once_and_given_back(client: TestClient, folder: Path) -> None:
    file = folder / "templates" / "ru" / "inquiry.html"
    begun = {"name": "ru/inquiry", "block": "request"}
    assert client.post("/template-acts/begin", json=begun).status_code == 200
    text = file.read_text("utf-8")
    assert text.startswith('{% extends "drafter/inquiry.html" %}\n\n{% block request %}')
    assert client.post("/template-acts/begin", json=begun | {"block": ""}).status_code == 200
    assert file.read_text("utf-8") == text
    back = {"name": "ru/inquiry", "base": "another"}
    assert client.post("/template-acts/back", json=back).status_code == 409
    assert file.exists()
    answer = client.post("/template-acts/back", json=back | {"base": mark(client)})
    assert answer.json() == {"text": text}
    assert not file.exists()


def test_what_is_no_word_file_is_refused_in_a_sentence(client: TestClient, folder: Path) -> None:
    headers = HEADERS | {"Content-Type": "application/octet-stream"}
    head = {"file": "../../x.docx", "body": "sample", "language": "ru", "base": ""}
    data = json.dumps(head).encode() + b"\nno word file"
    for address in ("word", "look/offered", "look/tried", "look/taken"):
        answer = client.post(f"/template-{address}", content=data, headers=headers)
        assert answer.status_code == 422, address
        assert answer.json()["problems"][0]["what"]
    assert [file.name for file in folder.iterdir() if file.name == "templates"] == []


def test_a_look_is_taken_only_in_the_place_of_the_one_that_was_meant(
    client: TestClient, folder: Path
) -> None:
    look = folder / "templates" / "official.docx"
    headers = HEADERS | {"Content-Type": "application/octet-stream"}
    shipped = client.get("/template-look").content

    def taken(base: str) -> Any:
        head = {"file": "a.docx", "body": "nothing", "language": "ru", "base": base}
        data = json.dumps(head).encode() + b"\n" + shipped
        return client.post("/template-look/taken", content=data, headers=headers)

    assert taken("another").status_code == 409
    assert not look.exists()
    first = taken("")
    assert first.status_code == 200
    assert taken("").status_code == 409
    before = look.read_bytes()
    back = {"before": "", "base": first.json()["base"]}
    data = json.dumps(back).encode() + b"\n"
    assert look.read_bytes() == before
    assert client.post("/template-look/put_back", content=data, headers=headers).status_code == 200
    assert not look.exists()


def test_the_picture_of_a_letterhead_has_an_address_that_the_policy_allows(
    client: TestClient, folder: Path
) -> None:
    shutil.copy(shipped("templates") / "letterhead.docx", folder / "letterhead.docx")
    (folder / "templates").mkdir()
    (folder / "letterhead.docx").rename(folder / "templates" / "official.docx")
    letter = state(client, "/letters/roads.yaml")["letters"]["ru"]
    template = posted(client, text="", show=True, language="ru").json()["pages"]
    for pages in (letter, template):
        (address,) = {*re.findall(r'<img src="([^"]*)"', pages["margins"]["header-first"])}
        picture = client.get(address)
        assert picture.headers["content-type"] == "image/png"
        assert picture.content.startswith(b"\x89PNG")


def test_a_letter_called_like_its_subject_is_listed_once() -> None:
    card = Card("Ауыз су туралы.yaml", 0.0, subject={"ru": "Ауыз су туралы"})
    assert "· Ауыз су туралы" not in called(card)
