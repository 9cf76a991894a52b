"""One letter to many, at the desk: what is chosen stays, is looked at row by row, and is made."""

import io
import json
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from drafter.desk import many_runs
from drafter.desk.app import guarded
from drafter.desk.context import Desk
from tests.desk.conftest import HEADERS, HOST, LETTER
from tests.documents import texts

BINARY = {"Content-Type": "application/octet-stream"}
AT = "/many/roads.yaml"
TABLE = "post;region;note\nakim-astana;Есиль;a\nakim-almaty;Медеу;b\n"


@pytest.fixture(autouse=True)
def letter(folder: Path) -> None:
    text = LETTER.replace("О ремонте сельских дорог", '"О дорогах: {{ region }}"')
    text = text.replace("number: 12-34", "number: 12-{{ region }}")
    (folder / "roads.yaml").write_text(text, encoding="utf-8")


def sent(client: TestClient, data: str | bytes = TABLE, name: str = "акимы.csv") -> Any:
    data = data.encode() if isinstance(data, str) else data
    body = json.dumps(name).encode() + b"\n" + data
    return client.post(f"{AT}/table", content=body, headers=BINARY).json()


def ended(client: TestClient) -> Any:
    """Return the run of the letter when it has ended."""
    for _look in range(400):
        facts = client.get(f"{AT}/state").json()
        if facts["run"].get("state") != "running":
            return facts
        time.sleep(0.02)
    return pytest.fail("it does not end")


def test_the_menu_of_a_letter_leads_there(client: TestClient) -> None:
    assert 'href="/many/roads.yaml"' in client.get("/letters/roads.yaml").text
    assert client.get(AT).status_code == 200


def test_what_each_column_is_for_and_how_many_letters_there_will_be(client: TestClient) -> None:
    found = sent(client)
    assert found["name"] == "акимы.csv"
    columns = {"post": "addressee", "region": "printed", "note": ""}
    assert dict(found["overview"]["columns"]) == columns
    assert found["overview"]["rows"] == 2
    assert found["overview"]["problems"] == []


def test_what_is_wrong_in_a_table_is_told_by_its_rows(client: TestClient) -> None:
    found = sent(client, "post;place\nakim-astana;Есиль;x\nakim-almaty;Еси\x01ль\n")
    told = [(one["row"], one["file"], one["what"]) for one in found["overview"]["problems"]]
    assert ("", "roads.yaml", "The table has no column «region».") in told
    assert ("2", "", "«x» stands under no heading.") in told
    assert [row for row, _file, _what in told if row] == ["2", "3"]


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"PK\x03\x04", b'"', "Есиль".encode("cp1251")])
def test_what_is_no_table_is_told(client: TestClient, data: bytes) -> None:
    found = sent(client, data)["overview"]
    assert found["rows"] == 0
    assert found["problems"]


def test_a_row_is_shown_as_its_letter(client: TestClient) -> None:
    sent(client)
    found = client.get(f"{AT}/row", params={"n": 2, "language": "ru"}).json()
    assert found["number"] == 3
    assert found["cells"][1] == ["region", "Медеу"]
    assert any("О дорогах: Медеу" in block for block in found["letter"]["blocks"])
    for number in ("0", "3", "-1", "x", "", "1" * 9, "²"):
        answer = client.get(f"{AT}/row", params={"n": number, "language": "ru"})
        assert answer.status_code == 404


def test_a_faulty_row_is_told_beside_its_letter(client: TestClient) -> None:
    sent(client, "post;region\nnobody-at-all;\n")
    found = client.get(f"{AT}/row", params={"n": 1, "language": "ru"}).json()
    assert {one["row"] for one in found["problems"]} == {"2"}
    assert "The cell is empty, but the letter prints it." in {
        one["what"] for one in found["problems"]
    }


def test_an_official_to_whom_no_inquiry_is_put_is_told_beside_the_letter(
    client: TestClient,
) -> None:
    sent(client, "post;region\nakim-astana;Есиль\nprime-minister;Алматы\n")
    what = "By the law of the former Parliament no inquiry was put to this official."
    rows = [
        client.get(f"{AT}/row", params={"n": number, "language": "ru"}).json()["problems"]
        for number in (1, 2)
    ]
    assert [[one["advice"] for one in told if one["what"] == what] for told in rows] == [
        ["Look whether it may be now, or choose the appeal as the kind of letter."],
        [],
    ]


def test_the_letters_are_what_the_command_makes(client: TestClient, folder: Path) -> None:
    sent(client)
    client.post(f"{AT}/options", json={"together": True, "register": True, "nonsense": True})
    assert client.post(f"{AT}/start", json={}).json()["run"]["state"] == "running"
    facts = ended(client)
    assert facts["run"]["state"] == "done"
    assert facts["run"]["said"] == "Rows: 2. Written: 4 letters."
    assert facts["files"] == ["together.kk.docx", "together.ru.docx"]
    made = folder / "roads.letters"
    letter = (made / "roads-3.ru.docx").read_bytes()
    assert texts(letter, "Subject") == ["О дорогах: Медеу"]
    assert len(list(folder.glob("register.*"))) == 1
    answer = client.get(f"{AT}/made/together.ru.docx")
    assert answer.content == (made / "together.ru.docx").read_bytes()
    packed = zipfile.ZipFile(io.BytesIO(client.get(f"{AT}/made/roads.zip").content))
    assert sorted(packed.namelist()) == sorted(path.name for path in made.iterdir())


def test_what_was_chosen_outlives_the_desk(client: TestClient, folder: Path) -> None:
    sent(client)
    client.post(f"{AT}/options", json={"pdf": True})
    later = Desk(folder)
    guard = guarded(later)[1]
    browser = TestClient(guard, base_url=HOST, headers=HEADERS, follow_redirects=False)
    browser.get("/", params={"token": guard.token})
    facts = browser.get(f"{AT}/state?whole").json()
    assert (facts["name"], facts["overview"]["rows"]) == ("акимы.csv", 2)
    assert facts["options"]["pdf"] is True


def test_a_run_that_the_desk_did_not_outlive_is_told_and_gone_on_with(
    client: TestClient, desk: Desk, folder: Path
) -> None:
    sent(client)
    many_runs.Chosen(desk, folder / "roads.yaml").keep(run={"state": "running"})
    assert client.get(f"{AT}/state").json()["run"] == {"state": "broken"}
    client.post(f"{AT}/start", json={})
    assert ended(client)["run"]["state"] == "done"


def test_a_run_can_be_ended_and_gone_on_with(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    rows = "".join(f"akim-astana;Район {n}\n" for n in range(300))
    sent(client, f"post;region\n{rows}")
    client.post(f"{AT}/start", json={})
    again = client.post(f"{AT}/start", json={})
    assert (again.status_code, again.json()["problems"][0]["id"]) == (422, "many-busy")
    assert sent(client)["problems"][0]["id"] == "many-busy"
    client.post(f"{AT}/cancel", json={})
    assert ended(client)["run"]["state"] == "cancelled"
    client.post(f"{AT}/start", json={})
    assert ended(client)["run"]["state"] == "done"
    assert len(list((folder / "roads.letters").glob("*.docx"))) == 600


def test_people_of_the_address_book_are_written_to(client: TestClient, folder: Path) -> None:
    (folder / "addressbook.yaml").write_text(
        "people:\n  kim: {surname: Ким, given: Анна, gender: feminine, post: akim-astana}\n"
        "  li: {surname: Ли, given: Иван, gender: masculine, post: akim-almaty}\n",
        encoding="utf-8",
    )
    (folder / "roads.yaml").write_text(LETTER, encoding="utf-8")
    assert 'value="kim"' in client.get(AT).text
    found = client.post(f"{AT}/people", json={"ids": ["li", "nobody", "kim"]}).json()
    assert found["ids"] == ["kim", "li"]
    assert found["overview"]["rows"] == 2
    client.post(f"{AT}/start", json={})
    assert ended(client)["run"]["said"] == "Rows: 2. Written: 4 letters."


@pytest.mark.parametrize("name", ["../roads.yaml", "index.csv", "roads-2.ru.docx", "x.zip"])
def test_no_other_file_is_given_out(client: TestClient, name: str) -> None:
    sent(client)
    client.post(f"{AT}/start", json={})
    ended(client)
    assert client.get(f"{AT}/made/{name}").status_code == 404


def test_what_no_page_sends_is_refused(client: TestClient) -> None:
    assert client.post(f"{AT}/start", json={}).status_code == 400
    assert client.post(f"{AT}/people", json={"ids": "kim"}).status_code == 400
    assert client.post(f"{AT}/people", json=[]).status_code == 400
    for body in (b"", b"{}\n", b"[1]\nx", b"\xff\n"):
        assert client.post(f"{AT}/table", content=body, headers=BINARY).status_code == 400
    assert client.post("/many/gone.yaml/start", json={}).status_code == 404
    assert client.get("/many/../drafter.yaml").status_code == 404


def test_what_lies_in_the_state_is_not_trusted(
    client: TestClient, desk: Desk, folder: Path
) -> None:
    chosen = many_runs.Chosen(desk, folder / "roads.yaml")
    for state in (
        b"[]",
        b"{",
        b'{"table": "../../drafter.yaml", "options": 1, "run": 1, "ids": 1}',
    ):
        (chosen.folder / "state.json").write_bytes(state)
        answer = client.get(AT)
        assert answer.status_code == 200
