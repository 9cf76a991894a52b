"""The history of a letter at the desk: undone, made again, listed, restored; and joined edits."""

import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from drafter.desk.app import application
from drafter.desk.context import Desk
from drafter.office.saving import fingerprint, sheet_of
from tests.desk.test_letter import TEXT, URL, Page, parsed, to


@pytest.fixture
def page(tmp_path: Path) -> Page:
    page = Page(tmp_path)
    page.client.get(URL)
    return page


def saved(page: Page, *edits: dict[str, Any]) -> Any:
    answer = page.post(*edits, save=True)
    assert answer.status_code == 200, answer.text
    page.base = answer.json()["hash"]
    return answer.json()


def done(page: Page, what: str) -> Any:
    answer = page.client.post(f"{URL}/{what}", json={"base": page.base, "form": True})
    assert answer.status_code == 200, answer.text
    page.base = answer.json()["hash"]
    return answer.json()


def listed(page: Page) -> list[dict[str, Any]]:
    answer = page.client.get(f"{URL}/history")
    assert answer.status_code == 200
    versions = answer.json()["versions"]
    assert isinstance(versions, list)
    return versions


def anew(page: Page) -> None:
    """Let the desk be ended and started again."""
    page.client = TestClient(application(Desk(page.file.parent)))


def test_steps_are_undone_and_made_again_byte_for_byte(page: Page) -> None:
    saved(page, to("subject.ru", "О мостах"))
    one = page.text
    saved(page, {"key": "demands", "do": "insert", "value": {"ru": "Ещё"}, "to": 1})
    two = page.text
    answer = done(page, "undo")
    assert page.text == one
    assert (answer["steps"], answer["saved"]) == ({"undo": 1, "redo": 1}, False)
    assert len(parsed(f"<i>{answer['form']}</i>").xpath("//*[@data-list='demands']/*")) == 1
    done(page, "undo")
    assert page.text == TEXT
    assert done(page, "undo")["hash"] == fingerprint(TEXT.encode())
    done(page, "redo")
    assert page.text == one
    done(page, "redo")
    assert page.text == two
    assert done(page, "redo")["steps"] == {"undo": 2, "redo": 0}


def test_undo_works_after_closing(page: Page) -> None:
    saved(page, to("subject.ru", "О мостах"))
    anew(page)
    state = json.loads(parsed(page.client.get(URL).text).xpath("//*[@id='state']")[0].text)
    assert state["steps"] == {"undo": 1, "redo": 0}
    done(page, "undo")
    assert page.text == TEXT
    anew(page)
    done(page, "redo")
    assert "О мостах" in page.text


def test_a_new_edit_ends_what_can_be_made_again_and_the_list_still_has_it(page: Page) -> None:
    saved(page, to("subject.ru", "О мостах"))
    done(page, "undo")
    saved(page, to("subject.ru", "О школах"))
    assert done(page, "redo")["steps"]["redo"] == 0
    assert "О школах" in page.text
    kept = [page.client.get(f"{URL}/history/{one['id']}").json() for one in listed(page)]
    assert "О мостах" in json.dumps(kept, ensure_ascii=False).replace(
        '["del", "мостах"]', "О мостах"
    )


def test_an_undo_names_what_it_changed(page: Page) -> None:
    saved(page, to("subject.ru", "О мостах"))
    changed = done(page, "undo")["changed"]
    assert [(key, here, there) for key, _t, here, there in changed] == [
        ("subject.ru", "О мостах", "О дорогах")
    ]


def test_an_undo_never_writes_over_a_foreign_change(page: Page) -> None:
    saved(page, to("subject.ru", "О мостах"))
    page.file.write_text("subject: {ru: Чужое}\n", encoding="utf-8")
    answer = page.client.post(f"{URL}/undo", json={"base": page.base})
    assert answer.status_code == 409
    assert page.text == "subject: {ru: Чужое}\n"
    page.base = answer.json()["hash"]
    done(page, "undo")
    assert "О мостах" in page.text
    done(page, "redo")
    assert page.text == "subject: {ru: Чужое}\n"


def test_the_list_says_what_changed_in_the_words_of_the_form(page: Page) -> None:
    saved(page, to("subject.ru", "О мостах"))
    newest, first = listed(page)
    assert re.fullmatch(r"\d\d\.\d\d\.\d{4}, \d\d:\d\d:\d\d", newest["when"])
    assert (newest["kind"], newest["now"], first["kind"]) == ("typed", True, "opened")
    assert newest["changed"] == ["Subject"]
    assert first["changed"] == []


def test_a_difference_is_told_by_words(page: Page) -> None:
    saved(page, to("subject.ru", "О сельских дорогах"))
    first = listed(page)[-1]
    (row,) = page.client.get(f"{URL}/history/{first['id']}").json()["difference"]
    assert row["key"] == "subject.ru"
    assert row["parts"] == [["", "О "], ["ins", "сельских "], ["", "дорогах"]]


def test_a_version_is_restored_and_that_is_undone(page: Page) -> None:
    saved(page, to("subject.ru", "О мостах"))
    saved(page, to("subject.kk", "Көпірлер"))
    two = page.text
    first = listed(page)[-1]
    answer = done(page, f"restore/{first['id']}")
    assert page.text == TEXT
    assert answer["steps"]["redo"] == 0
    done(page, "undo")
    assert page.text == two


@pytest.mark.parametrize("name", ["nonsense", "index", "0" * 19 + "-typed-" + "0" * 16])
def test_a_version_that_is_not_there_is_told(page: Page, name: str) -> None:
    assert page.client.get(f"{URL}/history/{name}").status_code == 404
    answer = page.client.post(f"{URL}/restore/{name}", json={"base": page.base})
    assert answer.status_code in (404, 405)
    assert page.text == TEXT


def test_the_list_comes_in_parts(page: Page) -> None:
    for number in range(35):
        saved(page, {"key": "demands", "do": "insert", "value": {"ru": str(number)}, "to": 0})
    first = page.client.get(f"{URL}/history").json()
    rest = page.client.get(f"{URL}/history", params={"before": first["versions"][-1]["id"]}).json()
    assert (first["more"], rest["more"]) == (True, False)
    ids = [one["id"] for one in first["versions"] + rest["versions"]]
    assert len(set(ids)) == len(ids) == 36


def test_an_export_is_a_snapshot_with_what_it_was(page: Page) -> None:
    desk = Desk(page.file.parent)
    sheet = sheet_of(page.file)
    assert desk.keeping.snapshot(page.file, sheet, "docx", ["ru", "kk"], "12-34")
    newest = listed(page)[0]
    assert (newest["kind"], newest["what"], newest["languages"], newest["number"]) == (
        *("exported", "docx", "ru kk", "12-34"),
    )
    saved(page, to("subject.ru", "О мостах"))
    done(page, "undo")
    assert page.text == TEXT


def test_edits_of_other_fields_are_joined_without_a_question(page: Page) -> None:
    theirs = TEXT.replace("Жолдар туралы", "Көпірлер туралы")
    page.file.write_text(theirs, encoding="utf-8")
    answer = saved(page, to("subject.ru", "О мостах"))
    assert page.text == theirs.replace("О дорогах", "О мостах")
    assert [key for key, *_rest in answer["changed"]] == ["subject.kk"]
    field = parsed(f"<i>{answer['form']}</i>").xpath("//*[@data-key='subject.kk']")[0]
    assert field.text.strip() == "Көпірлер туралы"


@pytest.mark.parametrize(
    ("theirs", "mine"),
    [
        (("Починить дороги", "Закрыть дороги"), to("demands.0.ru", "Открыть дороги")),
        (("demands:\n", "demands:\n  - {ru: Новое, kk: Жаңа}\n"), to("demands.0.ru", "Открыть")),
        (("Починить дороги", "Закрыть"), {"key": "demands", "do": "insert", "value": "", "to": 0}),
        (("Починить дороги", "Закрыть"), {"key": "demands.0", "do": "remove"}),
        (("given: {ru: Алихан", "given: {ru: Али"), to("addressee.0", "prime-minister")),
        (("subject:", "subject: ["), to("request.ru", "просит")),
    ],
)
def test_edits_of_the_same_are_not(page: Page, theirs: tuple[str, str], mine: Any) -> None:
    text = TEXT.replace(*theirs)
    assert text != TEXT
    page.file.write_text(text, encoding="utf-8")
    answer = page.post(mine, save=True)
    assert answer.status_code == 409
    assert page.text == text


def test_a_page_learns_what_the_file_is_now_and_what_has_changed(page: Page) -> None:
    page.file.write_text(TEXT.replace("О дорогах", "О школах"), encoding="utf-8")
    answer = page.client.post(
        URL, json={"base": page.base, "since": page.base, "form": True}
    ).json()
    assert answer["hash"] == fingerprint(page.file.read_bytes())
    assert [(key, there) for key, _t, _h, there in answer["changed"]] == [
        ("subject.ru", "О школах")
    ]
    assert "О школах" in answer["form"]


def test_history_is_closed_to_others_and_to_git(page: Page) -> None:
    whole = page.file.parent / ".drafter"
    assert (whole / ".gitignore").read_text(encoding="utf-8") == "*\n"
    if os.name != "nt":
        found = [whole, *whole.rglob("*")]
        modes = {path.stat().st_mode & 0o077 for path in found if path.name != ".gitignore"}
        assert modes == {0}
    assert page.client.get("/letters/.drafter/history/index.json").status_code == 404


def test_a_history_that_was_deleted_begins_anew(page: Page) -> None:
    saved(page, to("subject.ru", "О мостах"))
    shutil.rmtree(page.file.parent / ".drafter")
    before = page.text
    saved(page, to("subject.kk", "Көпірлер"))
    done(page, "undo")
    assert page.text == before


def test_a_history_that_cannot_be_kept_keeps_no_letter_from_being_saved(tmp_path: Path) -> None:
    (tmp_path / ".drafter").write_text("in the way", encoding="utf-8")
    page = Page(tmp_path)
    state = json.loads(parsed(page.client.get(URL).text).xpath("//*[@id='state']")[0].text)
    assert state["kept"] is False
    assert saved(page, to("subject.ru", "О мостах"))["kept"] is False
    assert "О мостах" in page.text
    assert done(page, "undo")["steps"] == {"undo": 0, "redo": 0}
    assert listed(page) == []


def test_a_folder_in_place_of_the_letter_is_told(page: Page) -> None:
    page.file.unlink()
    page.file.mkdir()
    answer = page.post(to("subject.ru", "О мостах"), save=True)
    assert answer.status_code == 404
    assert answer.json()["problems"][0]["advice"]
    page.file.rmdir()
    page.file.write_text(TEXT, encoding="utf-8")
    saved(page, to("subject.ru", "О мостах"))
    assert "О мостах" in page.text
