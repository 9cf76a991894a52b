"""The list of letters in the browser: what is shown, and what is done from it."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import lxml.html
import pytest
from lxml.html import HtmlElement
from starlette.testclient import TestClient

from drafter.desk.app import guarded
from drafter.desk.context import Desk
from drafter.office.office import Office
from tests.desk.conftest import HEADERS, HOST, LETTER


def listed(client: TestClient) -> HtmlElement:
    """Return the list once every letter has been read."""
    while client.get("/shelf/rows").json()["unread"]:
        pass
    answer = client.get("/", headers={"Accept": "text/html"})
    assert answer.status_code == 200
    return lxml.html.document_fromstring(answer.text)


def row(client: TestClient, path: str) -> HtmlElement:
    (found,) = [one for one in listed(client).xpath("//tbody/tr") if one.get("data-path") == path]
    return found


def cells(found: HtmlElement) -> list[str]:
    return [" ".join(cell.text_content().split()) for cell in found.xpath("./td")]


def done(client: TestClient, act: str, **given: Any) -> dict[str, Any]:
    answer = client.post(f"/shelf/{act}", json=given)
    assert answer.status_code == 200, answer.text
    said: dict[str, Any] = answer.json()
    return said


def refusal(client: TestClient, act: str, **given: Any) -> str:
    answer = client.post(f"/shelf/{act}", json=given)
    assert answer.status_code == 422
    (problem,) = answer.json()["problems"]
    return f"{problem['what']} {problem['advice']}"


def test_a_subject_that_is_not_translated_yet_is_listed_in_the_other_language(
    client: TestClient, folder: Path
) -> None:
    text = LETTER.replace(", kk: Ауыл жолдарын жөндеу туралы", "")
    (folder / "roads.yaml").write_text(text, encoding="utf-8")
    client.headers["Accept-Language"] = "kk"
    (subject,) = row(client, "roads.yaml").xpath("./td/a")
    assert (subject.text_content(), subject.get("lang")) == ("О ремонте сельских дорог", "ru")


def test_a_letter_is_listed_with_date_number_addressee_subject_and_state(
    client: TestClient, folder: Path
) -> None:
    head = "number,date,term of the answer,date of the answer,number of the answer,file\n"
    line = "12-34,2026-11-26,2020-12-26,,,roads.ru.docx\n"
    (folder / "register.csv").write_text(head + line, encoding="utf-8")
    found = cells(row(client, "roads.yaml"))
    assert found[:3] == [
        "26.11.2026",
        "12-34",
        "Бектенов О. А., Премьер-Министр Республики Казахстан",
    ]
    assert found[3].startswith("О ремонте сельских дорог")
    assert found[4] == "Overdue"


def test_the_list_speaks_the_language_of_the_browser(desk: Desk) -> None:
    app, guard = guarded(desk)
    client = TestClient(app, base_url=HOST, headers={"Accept-Language": "kk"})
    client.get("/", params={"token": guard.token})
    found = row(client, "roads.yaml")
    assert "Ауыл жолдарын жөндеу туралы" in found.text_content()
    assert "Жоба" in found.text_content()
    assert "Қазақстан Республикасының Премьер-Министрі" in found.text_content()
    client.cookies.set("drafter-language", "ru")
    assert "О ремонте сельских дорог" in row(client, "roads.yaml").text_content()


@pytest.mark.parametrize("name", ["О дорогах №5 100%.yaml", "a&b<i>'.yaml", "год 2026/a #1?.yaml"])
def test_whatever_a_file_is_called_its_link_leads_to_it(
    client: TestClient, folder: Path, name: str
) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("subject: {ru: <b>&amp;}\n", encoding="utf-8")
    found = row(client, name)
    (link,) = found.xpath(".//a")
    assert link.text == "<b>&amp;"
    assert unquote(link.get("href")) == f"/letters/{name}"
    assert not found.xpath(".//b | .//i")


def test_a_name_that_is_no_text_spoils_no_list(client: TestClient, folder: Path) -> None:
    with open(os.fsencode(folder) + b"/\xff.yaml", "wb"):
        pass
    found = listed(client)
    assert len(found.xpath("//tbody[@id='rows']/tr")) == 2
    assert "name of this file cannot be read" in found.text_content()
    (link,) = found.xpath("//tr[contains(., 'cannot be read')]//a/@href")
    assert client.get(link).status_code == 404


def test_a_letter_that_cannot_be_read_says_why_and_where(client: TestClient, folder: Path) -> None:
    (folder / "broken.yaml").write_text("date: 2026-11-26\nsubject: [\n", encoding="utf-8")
    found = row(client, "broken.yaml")
    (problem,) = found.xpath(".//*[contains(@class, 'problem error')]")
    assert "Line 2:" in problem.text_content()
    assert str(folder) not in lxml.html.tostring(found, encoding="unicode")
    assert found.xpath(".//a/text()") == ["broken"]


def test_a_register_that_cannot_be_read_is_told_above_the_list(
    client: TestClient, folder: Path
) -> None:
    (folder / "register.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    found = listed(client)
    assert "no headings of a register" in found.xpath("//main")[0].text_content()
    assert str(folder) not in found.text_content()


def test_a_new_letter_is_named_after_its_subject(client: TestClient, folder: Path) -> None:
    subject = "О мостах: ул. Абая/Сатпаева"
    said = done(client, "new", subject=subject, name="", languages=["ru", "kk"])
    assert said["path"] == "О мостах ул. Абая Сатпаева.yaml"
    assert unquote(said["address"]) == f"/letters/{said['path']}"
    letter = Office(folder).open(folder / said["path"])
    assert letter.inquiry is not None
    assert letter.inquiry.languages == ("ru", "kk")
    again = done(client, "new", subject=subject, languages=["ru", "kk"])
    assert again["path"] == "О мостах ул. Абая Сатпаева 2.yaml"


def test_a_new_letter_has_the_name_and_the_languages_that_were_asked_for(
    client: TestClient, folder: Path
) -> None:
    said = done(client, "new", subject="Жолдар", name="zholdar.yaml", languages=["kk", "xx", 5])
    assert said["path"] == "zholdar.yaml"
    letter = Office(folder).open(folder / "zholdar.yaml")
    assert letter.inquiry is not None
    assert (letter.inquiry.languages, letter.inquiry.subject) == (("kk",), {"kk": "Жолдар"})
    assert "there already" in refusal(client, "new", subject="x", name="zholdar")


def test_a_copy_lies_beside_its_letter_and_is_opened(client: TestClient, folder: Path) -> None:
    (folder / "2026").mkdir()
    (folder / "2026" / "a.yml").write_text(LETTER, encoding="utf-8")
    said = done(client, "copy", path="2026/a.yml", name="b")
    assert said == {"path": "2026/b.yml", "name": "b", "address": "/letters/2026/b.yml"}
    text = (folder / "2026" / "b.yml").read_text(encoding="utf-8")
    assert text == LETTER.replace("number: 12-34\n", "")
    assert (folder / "2026" / "a.yml").exists()


def test_a_repeated_inquiry_cites_the_first(client: TestClient, folder: Path) -> None:
    said = done(client, "repeat", path="roads.yaml", name="roads again")
    inquiry = Office(folder).open(folder / said["path"]).inquiry
    assert inquiry is not None
    assert inquiry.follows == "12-34"
    assert "no number" in refusal(client, "repeat", path=said["path"], name="x")


def test_a_letter_gets_another_name(client: TestClient, folder: Path) -> None:
    said = done(client, "rename", path="roads.yaml", name="Дороги / мосты")
    assert said["path"] == "Дороги _ мосты.yaml"
    assert (folder / said["path"]).read_text(encoding="utf-8") == LETTER
    assert not (folder / "roads.yaml").exists()
    assert done(client, "rename", path=said["path"], name=said["name"])["path"] == said["path"]


@pytest.mark.parametrize("name", ["", "  ", ".yaml", 5, None, ["x"]])
def test_without_a_name_nothing_is_renamed(client: TestClient, folder: Path, name: Any) -> None:
    assert "Type a name." in refusal(client, "rename", path="roads.yaml", name=name)
    assert (folder / "roads.yaml").exists()


@pytest.mark.parametrize("name", ["drafter", "addressbook.yaml", "../drafter", ".hidden", "con"])
def test_no_name_hides_a_letter_or_takes_a_place_of_drafters_own(
    client: TestClient, folder: Path, name: str
) -> None:
    answer = client.post("/shelf/rename", json={"path": "roads.yaml", "name": name})
    if answer.status_code == 422:
        assert (folder / "roads.yaml").exists()
    else:
        assert row(client, answer.json()["path"]) is not None
    assert sorted(path.parent for path in folder.rglob("*.yaml")) == [folder, folder]


def test_a_deleted_letter_lies_in_the_bin_until_it_is_put_back(
    client: TestClient, folder: Path
) -> None:
    said = done(client, "delete", path="roads.yaml")
    assert said["name"] == "roads"
    assert not (folder / "roads.yaml").exists()
    assert not listed(client).xpath("//tbody/tr")
    binned = lxml.html.fragment_fromstring(client.get("/shelf/bin").json()["rows"], "div")
    assert "roads.yaml" in binned.text_content()
    assert binned.xpath(".//button/@data-id") == [said["id"]]
    assert done(client, "restore", id=said["id"])["path"] == "roads.yaml"
    assert (folder / "roads.yaml").read_text(encoding="utf-8") == LETTER
    assert client.post("/shelf/restore", json={"id": said["id"]}).status_code == 404


def test_what_the_disk_refuses_is_told(
    client: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_facts: object, **_details: object) -> None:
        raise OSError(28, "No space left on device", str(folder / "x.yaml"))

    monkeypatch.setattr("drafter.office.filing.write_file", full)
    answer = client.post("/shelf/new", json={"subject": "x"})
    assert answer.status_code == 507
    assert answer.json()["problems"][0]["what"] == "The disk is full."
    assert str(folder) not in answer.text


def test_a_thousand_letters_are_listed_before_they_are_read(
    client: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(1000):
        (folder / f"{number}.yaml").write_text(LETTER, encoding="utf-8")

    def early(*_facts: object) -> None:
        raise AssertionError("a letter is read before the list is shown")

    with monkeypatch.context() as patched:
        patched.setattr(Office, "open", early)
        answer = client.get("/", headers={"Accept": "text/html"})
    found: HtmlElement = lxml.html.document_fromstring(answer.text)
    assert found.xpath("count(//tbody[@id='rows']/tr)") == 1001
    assert "О ремонте сельских дорог" not in answer.text
    rows = listed(client).xpath("//tbody[@id='rows']/tr")
    assert len(rows) == 1001
    assert all("О ремонте сельских дорог" in row.text_content() for row in rows)


def test_letters_that_are_not_read_in_the_time_of_one_call_are_read_in_the_next(
    client: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "wells.yaml").write_text(LETTER, encoding="utf-8")
    monkeypatch.setattr("drafter.desk.shelf_acts._MORE", -1)
    assert client.get("/shelf/rows").json()["unread"] == 2
    monkeypatch.setattr("drafter.desk.shelf_acts._MORE", 60)
    assert client.get("/shelf/rows").json()["unread"] == 0


def test_nothing_is_done_for_who_sends_no_header(client: TestClient, folder: Path) -> None:
    for act in ("new", "copy", "rename", "delete", "restore"):
        answer = client.post(
            f"/shelf/{act}",
            json={"path": "roads.yaml", "name": "x"},
            headers=dict.fromkeys(HEADERS, ""),
        )
        assert answer.status_code == 403
    assert sorted(path.name for path in folder.iterdir()) == ["drafter.yaml", "roads.yaml"]
