"""The pane of the register: letters found page by page, answers entered and taken back."""

import datetime
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import lxml.html
import openpyxl
import pytest
from lxml.html import HtmlElement
from starlette.testclient import TestClient

from drafter.desk.app import guarded
from drafter.desk.context import Desk
from drafter.desk.register_html import days_text
from drafter.register import Answer, Entry, Report, address_of, opened, reading
from drafter.register.briefs import Brief
from drafter.register.ledger import silent
from drafter.register.sql import SqlLedger
from tests.desk.conftest import HOST
from tests.register.lines import line

DAY = datetime.date(2026, 11, 28)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795824000")  # 2026-11-28


LINES = (
    line("1-1", date="2026-10-05", term="2026-11-05", to="Аким", summary="О дорогах"),
    line("1-2", date="2026-11-01", term="2026-12-01", to="Министр", summary="О мостах"),
    line("2-1", date="2026-09-01", term="2026-10-01", answered="2026-10-04", summary="О воде"),
    line("12-1", date="2026-09-02", term="2026-10-02", answered="2026-10-01", summary="О Ёлках"),
)


@pytest.fixture(params=[".csv", ".xlsx", ".db"])
def register(folder: Path, request: pytest.FixtureRequest) -> Path:
    return written(folder, LINES, request.param)


def written(folder: Path, entries: Sequence[Entry], suffix: str = ".csv") -> Path:
    path = folder / f"register{suffix}"
    with opened(path) as ledger:
        ledger.add(entries)
    return path


def lines(register: Path) -> list[Entry]:
    with reading(register) as ledger:
        return list(ledger.entries())


def shown(client: TestClient, **wanted: Any) -> list[HtmlElement]:
    answer = client.get("/register/rows", params=wanted)
    assert answer.status_code == 200, answer.text
    table = lxml.html.fragment_fromstring(answer.json()["rows"], create_parent="tbody")
    found: list[HtmlElement] = table.xpath("./tr")
    return found


def numbers(client: TestClient, **wanted: Any) -> list[str]:
    return [str(row.get("data-number")) for row in shown(client, **wanted)]


def cells(row: HtmlElement) -> list[str]:
    return [" ".join(cell.text_content().split()) for cell in row.xpath("./td")]


def entered(
    client: TestClient, row: HtmlElement, data: bytes = b"", /, **given: str
) -> tuple[int, dict[str, Any]]:
    facts = {name: row.get(f"data-{name}") for name in ("key", "mark", "number")} | given
    body = json.dumps(facts).encode() + b"\n" + data
    answer = client.post(
        "/register/answer", content=body, headers={"Content-Type": "application/octet-stream"}
    )
    return answer.status_code, answer.json()


def test_the_page_is_there_before_the_register_is_read(client: TestClient, folder: Path) -> None:
    (folder / "register.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    page = lxml.html.document_fromstring(client.get("/register").text)
    assert page.xpath("//nav[@class='places']/a[@aria-current='page']/text()") == ["Register"]
    panes = ["/", "/register", "/book", "/templates", "/catalogs"]
    assert page.xpath("//nav[@class='places']/a/@href") == panes
    answer = client.get("/register/rows")
    assert answer.status_code == 422
    assert "no headings of a register" in answer.json()["problems"][0]["what"]
    assert str(folder) not in answer.text


def test_a_workspace_without_a_register_has_an_empty_one(client: TestClient) -> None:
    answer = client.get("/register/rows").json()
    assert (answer["rows"], answer["pages"], answer["found"]) == ("", 1, "0 letters")
    assert client.get("/register/chart").status_code == 200
    assert client.get("/register/offered").json()["addressees"] == ""


def test_what_is_due_is_said_in_words(client: TestClient, register: Path) -> None:
    found = {row.get("data-number"): cells(row) for row in shown(client)}
    assert found["1-1"][4] == "05.11.2026 23 days overdue"
    assert found["1-2"][4] == "01.12.2026 3 days left"
    assert found["2-1"][4:6] == ["01.10.2026", "04.10.2026 3 days late"]
    assert found["12-1"][4:6] == ["02.10.2026", "01.10.2026 Answered"]
    assert days_text(0) == "today is the last day"


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ["1-2", "1-1", "12-1", "2-1"]),
        ({"state": "waiting"}, ["1-1", "1-2"]),
        ({"state": "soon"}, ["1-2"]),
        ({"state": "overdue"}, ["1-1"]),
        ({"state": "answered"}, ["12-1", "2-1"]),
        ({"state": "late"}, ["2-1"]),
        ({"search": "ДОРОГ аким"}, ["1-1"]),
        ({"search": "елках"}, ["12-1"]),
        ({"search": "04.10"}, []),
        ({"search": "05.10.2026"}, ["1-1"]),
        ({"addressee": "мини"}, ["1-2"]),
        ({"kind": "appeal"}, []),
        ({"kind": "inquiry", "since": "2026-10-05"}, ["1-2", "1-1"]),
        ({"until": "2026-09-01"}, ["2-1"]),
        ({"since": "2026-1"}, ["1-2", "1-1", "12-1", "2-1"]),
        ({"order": "number"}, ["1-1", "1-2", "2-1", "12-1"]),
        ({"order": "-number"}, ["12-1", "2-1", "1-2", "1-1"]),
        ({"order": "term"}, ["2-1", "12-1", "1-1", "1-2"]),
        ({"order": "subject"}, ["2-1", "1-1", "12-1", "1-2"]),
        ({"page": "9"}, ["1-2", "1-1", "12-1", "2-1"]),
        ({"order": "nothing", "page": "-1", "state": "none"}, ["1-2", "1-1", "12-1", "2-1"]),
    ],
)
def test_letters_are_found_by_what_is_asked_for(
    client: TestClient, folder: Path, wanted: dict[str, str], found: list[str]
) -> None:
    written(folder, LINES)
    assert numbers(client, **wanted) == found


def test_letters_stand_in_the_order_of_the_alphabet(client: TestClient, folder: Path) -> None:
    subjects = ["Ёлки", "Жол", "Қала", "Кала", "Егін", "Әкім", "Бала", "Ауыл", "Лала", "Іс", "Ыс"]
    written(folder, [line(subject, summary=subject) for subject in subjects])
    assert numbers(client, order="subject") == [
        *["Ауыл", "Әкім", "Бала", "Егін", "Ёлки", "Жол", "Кала", "Қала", "Лала", "Ыс", "Іс"]
    ]


def test_kinds_of_ones_own_can_be_asked_for(client: TestClient, folder: Path) -> None:
    written(folder, [line("1"), replace(line("2"), kind="<запрос>")])
    offered = client.get("/register/offered").json()["kinds"]
    values = lxml.html.fragment_fromstring(offered, "div").xpath("./option/@value")
    assert values == ["", "inquiry", "appeal", "<запрос>"]
    assert numbers(client, kind="<запрос>") == ["2"]


def test_how_many_wait_is_said_above_the_list(client: TestClient, folder: Path) -> None:
    written(folder, LINES)
    said = client.get("/register/rows").json()["found"]
    assert said == "4 letters, without an answer: 2, of them overdue: 1"
    assert client.get("/register/rows", params={"state": "late"}).json()["found"] == "1 letter"


def test_a_long_list_comes_page_by_page(client: TestClient, folder: Path) -> None:
    written(folder, [line(str(n), date=f"2026-01-{n % 28 + 1:02}") for n in range(120)])
    answer = client.get("/register/rows", params={"order": "number", "page": 3}).json()
    assert (answer["page"], answer["pages"], answer["at"]) == (3, 3, "101 to 120 of 120")
    assert numbers(client, order="number", page=2) == [str(n) for n in range(50, 100)]


def test_whatever_a_register_holds_is_text(client: TestClient, folder: Path) -> None:
    written(folder, [line("<b>1", to="<i>", summary='"><script>')])
    (row,) = shown(client)
    assert not row.xpath(".//script | .//i")
    assert row.get("data-name") == '"><script>'
    names = client.get("/register/offered").json()["addressees"]
    assert lxml.html.fragment_fromstring(names, "div").xpath("./option/@value") == ["<i>"]


def test_a_letter_of_the_workspace_can_be_opened_and_another_one_cannot(
    client: TestClient, folder: Path
) -> None:
    (folder / "2026").mkdir()
    text = (folder / "roads.yaml").read_text(encoding="utf-8")
    (folder / "2026" / "a.b.yml").write_text(text, encoding="utf-8")
    files = ("roads.ru.docx", "2026/a.b.kk-ru.docx", "gone.ru.docx", "../drafter.ru.docx")
    written(folder, [line(str(n), file=file) for n, file in enumerate(files)])
    paths = {row.get("data-number"): row.get("data-path") for row in shown(client)}
    assert paths == {"0": "roads.yaml", "1": "2026/a.b.yml", "2": "", "3": ""}
    links = [unquote(href) for row in shown(client) for href in row.xpath(".//a/@href")]
    assert sorted(links) == ["/letters/2026/a.b.yml", "/letters/roads.yaml"]


def test_an_answer_is_entered_and_taken_back(client: TestClient, register: Path) -> None:
    before = lines(register)
    (row,) = shown(client, search="мостах")
    status, said = entered(client, row, date="2026-11-27", answer="№ 7-1", summary="Построят")
    assert status == 200, said
    (answer,) = lines(register)[1].answers
    assert (answer.date, answer.number) == (datetime.date(2026, 11, 27), "7-1")
    assert numbers(client, search="построят", state="answered") == ["1-2"]
    assert client.post("/register/undo", json=said).status_code == 200
    assert lines(register) == before
    assert numbers(client, state="waiting") == ["1-1", "1-2"]


def test_the_file_of_an_answer_is_put_beside_the_letters_once(
    client: TestClient, folder: Path
) -> None:
    register = written(folder, LINES)
    data = b"%PDF \xff\n\n"
    for search, name in (("мостах", "Ответ: №7.PDF"), ("дорогах", "C:\\x\\Ответ: №7.PDF")):
        (row,) = shown(client, search=search)
        status, said = entered(client, row, data, date="2026-11-27", answer="", file=name)
        assert status == 200, said
    assert [file.name for file in (folder / "answers").iterdir()] == ["Ответ_ №7.PDF"]
    assert (folder / "answers" / "Ответ_ №7.PDF").read_bytes() == data
    assert {one.file for entry in lines(register)[:2] for one in entry.answers} == {
        "answers/Ответ_ №7.PDF"
    }
    (link,) = shown(client, search="мостах")[0].xpath(".//a[@download]")
    answer = client.get(link.get("href"))
    assert (link.text, answer.content) == ("Ответ_ №7.PDF", data)
    assert answer.headers["content-disposition"].startswith("attachment;")
    (row,) = shown(client, search="воде")
    assert entered(client, row, b"else", date="2026-11-27", file="Ответ: №7.PDF")[0] == 200
    assert (folder / "answers" / "Ответ_ №7 2.PDF").read_bytes() == b"else"


def test_a_database_is_read_once_however_often_it_is_asked_and_answered(
    client: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = written(folder, LINES, ".db")
    reads: list[str] = []
    whole = SqlLedger.briefs

    def counted(self: SqlLedger, language: str, report: Report = silent) -> Iterator[Brief]:
        reads.append(language)
        return whole(self, language, report)

    monkeypatch.setattr(SqlLedger, "briefs", counted)
    (row,) = shown(client, search="мостах")
    status, said = entered(client, row, date="2026-11-27", answer="7-1")
    assert status == 200
    assert numbers(client, search="7-1") == ["1-2"]
    assert client.post("/register/undo", json=said).status_code == 200
    assert numbers(client, state="waiting") == ["1-1", "1-2"]
    assert reads == ["en"]
    with opened(register) as ledger:  # by another program
        ledger.add([line("77")])
    assert numbers(client, search="77") == ["77"]


@pytest.mark.postgres
def test_a_register_on_a_server_is_the_desks_where_the_environment_names_it(
    client: TestClient, folder: Path, postgres: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAFTER_REGISTER", postgres)
    with opened(address_of(postgres)) as ledger:
        ledger.add(replace(one, files=(str(folder / "roads.ru.docx"),)) for one in LINES)
    (row,) = shown(client, search="мостах")
    assert row.get("data-path") == "roads.yaml"
    status, said = entered(client, row, b"%PDF", date="2026-11-27", file="a.pdf")
    assert status == 200, said
    assert shown(client, search="мостах")[0].xpath(".//a[@download]/text()") == ["a.pdf"]
    assert client.post("/register/undo", json=said).status_code == 200
    assert numbers(client, state="waiting") == ["1-1", "1-2"]


@pytest.mark.parametrize(
    "path",
    [
        "../secret.pdf",
        "%2e%2e/secret.pdf",
        ".drafter/secret.pdf",
        "drafter.yaml",
        "link.pdf",
        "x.pdf",
    ],
)
def test_nothing_but_answers_of_the_workspace_is_handed_out(
    client: TestClient, folder: Path, path: str
) -> None:
    (folder.parent / "secret.pdf").write_bytes(b"secret")
    (folder / ".drafter").mkdir()
    (folder / ".drafter" / "secret.pdf").write_bytes(b"secret")
    (folder / "link.pdf").symlink_to(folder.parent / "secret.pdf")
    answered = Answer(date=DAY, file=path)
    written(folder, [replace(line("1"), answers=(answered,))])
    assert not shown(client)[0].xpath(".//a[@download]")
    assert client.get(f"/answers/{path}").status_code == 404


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"date": "", "answer": " "}, "neither a date nor a number"),
        (
            {"date": "2026-10-31"},
            "The answer of 31.10.2026 is older than the letter of 01.11.2026.",
        ),
        ({"date": "2026-11-27", "file": "a.exe"}, "ends in «.exe» is not taken"),
        ({"date": "2026-11-27", "file": "../../drafter.yaml"}, "ends in «.yaml» is not taken"),
        ({"date": "2026-11-27", "mark": "0"}, "has changed meanwhile"),
    ],
)
def test_what_cannot_be_entered_is_told_and_nothing_is_written(
    client: TestClient, folder: Path, given: dict[str, str], told: str
) -> None:
    register = written(folder, LINES)
    before = register.read_bytes()
    (row,) = shown(client, search="мостах")
    status, said = entered(client, row, b"data", **given)
    assert status == 422
    assert told in said["problems"][0]["what"]
    assert register.read_bytes() == before
    assert not (folder / "answers").exists()


def test_a_line_that_was_changed_in_excel_meanwhile_is_not_answered(
    client: TestClient, folder: Path
) -> None:
    register = written(folder, LINES)
    (row,) = shown(client, search="мостах")
    text = register.read_text(encoding="utf-8-sig").replace("О мостах", "О мосте")
    register.write_text(text, encoding="utf-8-sig")
    status, said = entered(client, row, date="2026-11-27")
    assert status == 422
    assert "has changed meanwhile" in said["problems"][0]["what"]


def test_a_line_that_has_moved_meanwhile_is_found(client: TestClient, folder: Path) -> None:
    register = written(folder, LINES)
    (row,) = shown(client, search="мостах")
    head, first, *rest = register.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    register.write_text("".join([head, *rest, first]), encoding="utf-8-sig")
    assert entered(client, row, date="2026-11-27")[0] == 200
    assert numbers(client, state="answered", search="мостах") == ["1-2"]


@pytest.mark.parametrize(
    "body", [b"", b"[]\n", b"{", b'{"date": "never"}\n', b'{"date": 5, "mark": []}\n', b"\xff\n"]
)
def test_nonsense_is_refused(client: TestClient, folder: Path, body: bytes) -> None:
    written(folder, LINES)
    headers = {"Content-Type": "application/octet-stream"}
    assert client.post("/register/answer", content=body, headers=headers).status_code in (400, 422)
    assert client.post("/register/undo", json={"before": [5]}).status_code == 400


def test_nothing_is_entered_for_who_sends_no_header(client: TestClient, folder: Path) -> None:
    register = written(folder, LINES)
    before = register.read_bytes()
    for act in ("answer", "undo"):
        answer = client.post(f"/register/{act}", content=b"{}\n", headers={"X-Drafter": ""})
        assert answer.status_code == 403
    assert register.read_bytes() == before


def test_the_chart_shows_what_is_asked_for(client: TestClient, folder: Path) -> None:
    written(folder, LINES)
    svg = client.get("/register/chart", params={"state": "late"}).json()["chart"]
    titles = lxml.html.fragment_fromstring(svg, "div").xpath(".//g/title/text()")
    assert titles == ["09.2026 – Answered late: 1", "Аким – Answered late: 1"]
    assert "style=" not in svg
    assert "<style" not in svg  # the policy of the desk allows neither
    assert client.get("/register/chart.css").headers["content-type"].startswith("text/css")


def test_what_is_asked_for_is_exported_as_a_register_in_excel(
    client: TestClient, folder: Path
) -> None:
    written(folder, LINES)
    answer = client.get("/register/export.xlsx", params={"state": "answered"})
    assert "Register 28.11.2026.xlsx" in unquote(answer.headers["content-disposition"])
    rows = [*openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0].values]
    assert [row[0] for row in rows[1:]] == ["2-1", "12-1"]
    (folder / "register.xlsx").write_bytes(answer.content)
    assert [replace(one, place=None) for one in lines(folder / "register.xlsx")] == [*LINES[2:]]


@pytest.mark.parametrize(
    ("language", "title", "due"),
    [("ru", "Журнал", "осталось 3 дня"), ("kk", "Журнал", "3 күн қалды")],
)
def test_the_pane_speaks_the_language_of_the_browser(
    desk: Desk, folder: Path, language: str, title: str, due: str
) -> None:
    written(folder, LINES)
    app, guard = guarded(desk)
    client = TestClient(app, base_url=HOST, headers={"Accept-Language": language})
    client.get("/", params={"token": guard.token})
    page = lxml.html.document_fromstring(client.get("/register").text)
    assert (page.get("lang"), page.findtext(".//h1")) == (language, title)
    assert due in " ".join(cells(shown(client, search="мостах")[0]))
