"""The pane of the address book as its scripts ask: rows, forms, cases, changes, imports, undo."""

import difflib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from starlette.testclient import TestClient

from drafter.addressbook.loading import load_book
from drafter.addressbook.vcards import cards_of
from drafter.desk.app import guarded
from drafter.desk.context import Desk
from drafter.office.finding import find
from tests.desk.conftest import HEADERS, HOST, LETTER

BOOK = """\
# officials
people:
  bektenov:
    surname: Бектенов
    given: Олжас
    patronymic: {ru: Абаевич, kk: Абайұлы}
    post: prime-minister   # the Government
    from: 2024-02-06
  isa: {name: {ru: К. Иса, kk: Қ. Иса}}
  orlova: {surname: Орлова, given: Анна, gender: feminine, until: 2020-01-01}
factions:
  ak-zhol:
    name: {ru: Ак жол, kk: Ақ жол}
    members: [isa]
"""
NAMED = re.sub(r"addressee:\n(  .*\n)+", "addressee: prime-minister\n", LETTER).replace(
    "[А. Перуашев]", "[isa]"
)
NEW = {
    "surname": {"ru": {"nominative": "Ахметов"}, "kk": {"nominative": "Ахметов"}},
    "given": {"ru": {"nominative": "Арман"}, "kk": {"nominative": "Арман"}},
    "patronymic": {"ru": {"nominative": "Серикович"}, "kk": {"nominative": "Серікұлы"}},
}

Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def book(folder: Path) -> Path:
    """Return the address book of a workspace with a letter of each of two days."""
    (folder / "roads.yaml").write_text(NAMED, encoding="utf-8")
    early = NAMED.replace("2026-11-26", "2026-10-01")
    (folder / "early.yaml").write_text(early, encoding="utf-8")
    file = folder / "addressbook.yaml"
    file.write_text(BOOK, encoding="utf-8")
    return file


@pytest.fixture
def ask(client: TestClient, book: Path) -> Ask:
    """Return what asks the desk for something of the book, by its present state."""

    def asked(act: str, status: int = 200, **given: Any) -> dict[str, Any]:
        part = given.setdefault("part", "people")
        if "hash" not in given:
            given["hash"] = client.get("/book/rows", params={"part": part}).json()["hash"]
        kind = {"Content-Type": "application/json"}
        answer = client.post(f"/book/{act}", content=json.dumps(given), headers=kind)
        assert answer.status_code == status, answer.text
        found: dict[str, Any] = answer.json()
        return found

    return asked


def rows(client: TestClient, **asked: str) -> list[str]:
    """Return the ids of the entries that are shown."""
    return re.findall(r'data-id="([^"]*)"', client.get("/book/rows", params=asked).json()["rows"])


def changed(book: Path) -> list[str]:
    """Return the lines of the book that are others now."""
    lines = difflib.ndiff(BOOK.splitlines(), book.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line[0] in "+-"]


def test_people_are_found_by_any_name_post_and_term(client: TestClient, book: Path) -> None:
    assert rows(client) == ["bektenov", "isa", "orlova"]
    assert rows(client, search="абайұлы") == ["bektenov"]
    assert rows(client, search="премьер қ") == []
    assert rows(client, search="премьер олж") == ["bektenov"]
    assert rows(client, faction="ak-zhol") == ["isa"]
    assert rows(client, post="премьер") == ["bektenov"]
    assert rows(client, term="former") == ["orlova"]
    assert rows(client, part="factions") == ["ak-zhol"]
    assert "minister-health" in rows(client, part="posts", search="здравоохр")
    assert rows(client, part="chambers") == []


def test_factions_are_called_in_the_language_of_the_browser(book: Path, desk: Desk) -> None:
    app, guard = guarded(desk)
    client = TestClient(app, base_url=HOST, headers={**HEADERS, "Accept-Language": "kk"})
    client.get("/", params={"token": guard.token})
    shown = client.get("/book/rows", params={"part": "people"}).json()
    assert "Ақ жол" in shown["rows"]
    assert "Ақ жол" in shown["factions"]


def test_words_are_shown_in_all_cases_and_doubts_are_told(ask: Ask) -> None:
    form = ask("form", id="bektenov")
    assert 'data-key="surname.ru.dative" data-made="Бектенову"' in form["form"]
    assert 'data-key="surname.kk.dative" data-made="Бектеновке"' in form["form"]
    doubtful = {"surname": {"kk": {"nominative": "Smith"}}, "gender": "masculine"}
    assert "data-unsure" in ask("cases", values=doubtful)["cases"]
    guessed = {"given": {"ru": {"nominative": "Анна"}}}
    assert "guessed by the name" in ask("cases", values=guessed)["cases"]


def test_a_form_by_hand_is_written_and_beats_the_rule(ask: Ask, book: Path, desk: Desk) -> None:
    form = ask("form", id="bektenov")
    values = {"surname": {"ru": {"nominative": "Бектенов", "dative": "Бектену"}, "kk": "Бектенов"}}
    change = {"id": "bektenov", "do": "set", "mark": form["mark"], "values": values}
    tried = ask("change", **change, **{"try": True})
    assert "Бектену" in tried["effects"]
    assert tried["letters"] == 2
    assert changed(book) == []
    ask("change", **change)
    assert changed(book) == [
        "-     surname: Бектенов",
        "+     surname:",
        "+       ru: {nominative: Бектенов, dative: Бектену}",
        "+       kk: Бектенов",
    ]
    letter = desk.office.open(book.with_name("roads.yaml"))
    assert any(
        "Бектену О. А." in line.replace("\xa0", " ")
        for line in desk.office.show(letter, ["ru"], 99)
    )


def test_a_post_changes_hands_and_only_later_letters_with_it(ask: Ask, book: Path) -> None:
    values = {"from": "2026-11-01", "holder": "", "person": NEW}
    change = {"part": "posts", "id": "prime-minister", "do": "hands", "values": values}
    tried = ask("change", **change, **{"try": True})
    assert tried["letters"] == 1
    assert "roads.yaml" in tried["effects"]
    assert "early.yaml" not in tried["effects"]
    assert '<del lang="ru">Уважаемый Олжас Абаевич!</del>' in tried["effects"]
    assert '<ins lang="ru">Уважаемый Арман Серикович!</ins>' in tried["effects"]
    ask("change", **change)
    assert changed(book) == [
        "+     until: 2026-10-31",
        "+   akhmetov:",
        "+     surname: Ахметов",
        "+     given: Арман",
        "+     patronymic: {ru: Серикович, kk: Серікұлы}",
        "+     post: prime-minister",
        "+     from: 2026-11-01",
    ]


def test_drafts_that_stay_addressed_to_the_former_holder_are_listed(ask: Ask, book: Path) -> None:
    typed = re.search(r"addressee:\n(  .*\n)+", LETTER)
    assert typed
    for name, addressee in (("by-id", "addressee: bektenov\n"), ("typed", typed[0])):
        text = NAMED.replace("addressee: prime-minister\n", addressee)
        book.with_name(f"{name}.yaml").write_text(text, encoding="utf-8")
        early = text.replace("2026-11-26", "2026-10-01")
        book.with_name(f"{name}-early.yaml").write_text(early, encoding="utf-8")
    values = {"from": "2026-11-20", "holder": "", "person": NEW}
    change = {"part": "posts", "id": "prime-minister", "do": "hands", "values": values}
    found = ask("change", **change, **{"try": True})["effects"]
    assert "2 drafts are still addressed to somebody no longer in office:" in found
    stays = found[found.index("2 drafts are still") :]
    assert {"by-id.yaml", "typed.yaml"} == set(re.findall(r"[\w-]+\.yaml", stays))
    assert stays.count("was in office until 19.11.2026.") == 2


def test_who_had_another_post_keeps_it_in_an_entry_of_its_own(ask: Ask, book: Path) -> None:
    values = {"from": "2026-11-01", "holder": "bektenov"}
    ask("change", part="posts", id="minister-health", do="hands", values=values)
    assert changed(book) == [
        "+     until: 2026-10-31",
        "+   bektenov-2:",
        "+     surname: Бектенов",
        "+     given: Олжас",
        "+     patronymic: {ru: Абаевич, kk: Абайұлы}",
        "+     post: minister-health",
        "+     from: 2026-11-01",
    ]


def test_a_letter_that_was_sent_is_told_apart(
    ask: Ask, book: Path, folder: Path, desk: Desk
) -> None:
    letter = desk.office.open(folder / "roads.yaml")
    (folder / "drafter.yaml").write_text("months: 1\nregister: register.csv\n", encoding="utf-8")
    desk.office.enter(letter, [folder / "roads.ru.docx"], folder / "register.csv")
    before = (folder / "roads.yaml").read_bytes()
    form = ask("form", id="isa")
    values = {"name": {"ru": "К. Исаев", "kk": "Қ. Исаев"}}
    change = {"id": "isa", "do": "set", "mark": form["mark"], "values": values}
    effects = ask("change", **change, **{"try": True})["effects"]
    assert effects.index("1 draft changes") < effects.index("1 letter was sent")
    assert "What was sent stays as it is" in effects
    ask("change", **change)
    assert (folder / "roads.yaml").read_bytes() == before


def test_the_letters_of_who_is_removed_are_told_and_all_can_be_taken_back(
    ask: Ask, book: Path
) -> None:
    form = ask("form", id="isa")
    change = {"id": "isa", "do": "remove", "mark": form["mark"]}
    tried = ask("change", **change, **{"try": True})
    assert tried["letters"] == 2
    assert "The address book has no «isa»" in tried["effects"]
    done = ask("change", **change)
    assert changed(book) == [
        "-   isa: {name: {ru: К. Иса, kk: Қ. Иса}}",
        "-     members: [isa]",
    ]
    ask("undo", hash=done["hash"])
    assert book.read_text(encoding="utf-8") == BOOK


def test_what_another_program_wrote_is_never_written_over(ask: Ask, book: Path) -> None:
    form = ask("form", id="isa")
    known = {"id": "isa", "do": "set", "hash": form["hash"], "mark": form["mark"]}
    values = {"name": {"ru": "К. Исаев"}}
    book.write_text(BOOK.replace("Орлова", "Орлова-Ким"), encoding="utf-8")
    told = ask("change", 409, **known, values=values)
    assert told["same"] is True
    theirs = BOOK.replace("К. Иса", "К. Исин")
    book.write_text(theirs, encoding="utf-8")
    assert ask("change", 409, **known, values=values)["same"] is False
    assert book.read_text(encoding="utf-8") == theirs


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"part": "people", "do": "add", "values": {}}, "book-empty-entry"),
        ({"part": "people", "do": "add", "values": {**NEW, "id": "isa"}}, "book-id-taken"),
        ({"part": "people", "do": "add", "values": {**NEW, "id": "Иса"}}, "not-an-id"),
        ({"part": "people", "do": "add", "values": {**NEW, "post_name": "царь"}}, "book-no-post"),
        (
            {"part": "people", "do": "add", "values": {**NEW, "gender": "feminine"}},
            "gender-contradicts",
        ),
        (
            {"part": "people", "do": "add", "values": {**NEW, "post": "\ud800"}},
            "invisible-character",
        ),
        ({"part": "people", "do": "add", "values": {"surname": [5]}}, "book-empty-entry"),
        ({"part": "people", "do": "set", "id": "nobody", "values": {}}, "book-gone"),
        ({"part": "chambers", "do": "remove", "id": "7", "values": {}}, "book-gone"),
        ({"part": "posts", "do": "hands", "id": "prime-minister", "values": {}}, "book-no-day"),
        ({"part": "chambers", "do": "add", "values": {"from": "2026-01-01"}}, "missing-key"),
    ],
)
def test_what_cannot_be_written_is_told_and_nothing_is(
    ask: Ask, book: Path, given: dict[str, Any], problem: str
) -> None:
    assert problem in [one["id"] for one in ask("change", 422, **given)["problems"]]
    assert changed(book) == []


def test_posts_factions_and_chambers_are_written_where_they_belong(
    ask: Ask, book: Path, folder: Path
) -> None:
    akim = {"": {"ru": {"nominative": "Аким Аксуского района"}, "kk": "Ақсу ауданының әкімі"}}
    made = ask("change", part="posts", do="add", values=akim)
    assert made["id"] == "akim-aksuskogo-raiona"
    values = {"name": {"ru": "Ак жол", "kk": "Ақ жол"}, "members": ["orlova", "isa"]}
    mark = ask("form", part="factions", id="ak-zhol")["mark"]
    ask("change", part="factions", id="ak-zhol", do="set", mark=mark, values=values)
    assert changed(book) == [
        "-     members: [isa]",
        "+     members: [orlova, isa]",
        "+ ",
        "+ posts:",
        "+   akim-aksuskogo-raiona: {ru: Аким Аксуского района, kk: Ақсу ауданының әкімі}",
    ]
    chamber = {"name": {"ru": "Курултай", "kk": "Құрылтай"}, "deputies": {"ru": "Д", "kk": "Д"}}
    ask("change", part="chambers", do="add", values={**chamber, "from": "2026-07-01"})
    assert (folder / "drafter.yaml").read_text(encoding="utf-8") == (
        "months: 1\nchambers:\n  - name: {ru: Курултай, kk: Құрылтай}\n    deputies: Д\n"
        "    from: 2026-07-01\n"
    )


def sent(client: TestClient, act: str, data: bytes, **head: Any) -> Any:
    """Send a file, and what is said of it."""
    body = json.dumps({"name": "people.vcf", **head}).encode() + b"\n" + data
    return client.post(
        f"/book/{act}", content=body, headers={"Content-Type": "application/octet-stream"}
    )


def test_people_of_a_file_are_shown_and_those_chosen_are_taken(
    client: TestClient, book: Path, ask: Ask
) -> None:
    cards = "".join(
        f"BEGIN:VCARD\nVERSION:3.0\nN:{name};;\nEND:VCARD\n"
        for name in ("Ахметов;Арман;Серікұлы", "Бектенов;Олжас;", "Ли;Иван;Уали")
    ).encode()
    looked = sent(client, "import", cards).json()
    assert len(re.findall("checkbox", looked["preview"])) == 2
    assert changed(book) == []
    done = sent(client, "take", cards, hash=looked["hash"], chosen=[0]).json()
    assert changed(book) == [
        "+   akhmetov:",
        "+     surname: Ахметов",
        "+     given: Арман",
        "+     patronymic: Серікұлы",
    ]
    assert sent(client, "take", cards, hash=looked["hash"], chosen=[2]).status_code == 409
    ask("undo", hash=done["hash"])
    assert changed(book) == []


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("people.exe", b"MZ", "contacts-kind"),
        ("people.vcf", b"nothing", "no-cards"),
        ("people.csv", "Цвет;Имя\nкрасный;Иван\n".encode(), "table-unknown-column"),
        ("../../x.xlsx", b"PK\x03\x04", "table-no-workbook"),
    ],
)
def test_a_file_that_is_none_of_people_is_told(
    client: TestClient, book: Path, name: str, data: bytes, problem: str
) -> None:
    answer = sent(client, "import", data, name=name)
    assert answer.status_code == 422
    assert [one["id"] for one in answer.json()["problems"]] == [problem]


def test_people_go_out_as_tables_and_cards_that_come_in_again(
    client: TestClient, book: Path, tmp_path: Path
) -> None:
    table = client.get("/book/export/csv", params={"search": "бектенов"}).content.decode(
        "utf-8-sig"
    )
    assert table.splitlines() == [
        "id;surname_ru;surname_kk;given_ru;given_kk;patronymic_ru;patronymic_kk;post;from",
        "bektenov;Бектенов;Бектенов;Олжас;Олжас;Абаевич;Абайұлы;prime-minister;2024-02-06",
    ]
    file = tmp_path / "people.xlsx"
    file.write_bytes(client.get("/book/export/xlsx").content)
    sheet = openpyxl.load_workbook(file).active
    assert sheet is not None
    assert [cell.value for cell in sheet["A"]] == ["id", "bektenov", "isa", "orlova"]
    cards = cards_of(client.get("/book/export/vcf").content, "a.vcf")
    assert cards[0].texts["patronymic"] == {"ru": "Абаевич", "kk": "Абайұлы"}
    assert cards[0].texts["post"] == {"": "Премьер-Министр Республики Казахстан"}


def test_a_book_that_cannot_be_read_is_told_with_its_place(client: TestClient, book: Path) -> None:
    book.write_text("people:\n  isa: {nome: К. Иса}\n", encoding="utf-8")
    answer = client.get("/book/rows").json()
    assert "addressbook.yaml:2:9" in answer["problems"]
    assert str(book.parent) not in answer["problems"]
    assert client.get("/book").status_code == 200


def test_who_is_picked_shows_until_when_a_former_holder_was_in_office(
    desk: Desk, book: Path
) -> None:
    known = load_book(desk.office.workspace).model
    (found,) = find("орлова", "people", known, desk.office.workspace)
    assert found.about == "until 01.01.2020"
    (holder,) = find("бектенов", "people", known, desk.office.workspace)
    assert "until" not in holder.about


def test_people_stand_in_the_order_of_the_kazakh_alphabet(client: TestClient, book: Path) -> None:
    names = ("А. Яковлев", "Г. Хамзин", "Е. Өмірғали", "О. Оспанов", "П. Петров", "Б. Қасым")
    people = "".join(f"  p{n}: {{name: {name}}}\n" for n, name in enumerate(names))
    book.write_text(f"people:\n{people}", encoding="utf-8")
    assert rows(client) == ["p5", "p3", "p2", "p4", "p1", "p0"]
