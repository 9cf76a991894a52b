"""The page of a letter: what it is made of, and what becomes of the edits that come from there."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from starlette.testclient import TestClient

from drafter.desk.app import application, guarded
from drafter.desk.context import Desk
from drafter.office.saving import fingerprint
from tests.desk.conftest import HOST

TEXT = """\
# Письмо
addressee:
  post: prime-minister
  surname: {ru: Смаилов, kk: Смайылов}
  given: {ru: Алихан, kk: Әлихан}
  gender: masculine
author: {faction: {ru: Ак жол, kk: Ақ жол}}
subject: {ru: О дорогах, kk: Жолдар туралы}
body:
  ru: |
    Дороги разбиты.  Их не чинят.
  kk: |
    Жолдар бұзылған.
demands:
  - {ru: Починить дороги, kk: Жолдарды жөндеу} # главное
signatories: [А. Перуашев]
"""
URL = "/letters/a.yaml"


class Page:
    """A letter's page, as a browser has it: the file, and the state that it knows."""

    def __init__(self, folder: Path, text: str = TEXT) -> None:
        self.file = folder / "a.yaml"
        self.file.write_text(text, encoding="utf-8")
        self.client = TestClient(application(Desk(folder)))
        self.base = fingerprint(self.file.read_bytes())

    def post(self, *edits: dict[str, Any], **wanted: Any) -> Any:
        body = {"base": self.base, "edits": list(edits), **wanted}
        return self.client.post(URL, json=body)

    @property
    def text(self) -> str:
        return self.file.read_text(encoding="utf-8")


def parsed(text: str) -> Any:
    return html.fromstring(text)


def to(key: str, value: Any) -> dict[str, Any]:
    return {"key": key, "do": "set", "value": value, "to": 0}


@pytest.fixture
def page(tmp_path: Path) -> Page:
    return Page(tmp_path)


def test_the_page_has_the_form_the_pages_and_the_state_of_the_file(page: Page) -> None:
    answer = page.client.get(URL)
    found = parsed(answer.text)
    assert found.xpath("//*[@data-key='subject.kk']")[0].text.strip() == "Жолдар туралы"
    assert [one.get("data-preview") for one in found.xpath("//*[@data-preview]")] == ["ru", "kk"]
    state = json.loads(found.xpath("//script[@id='state']")[0].text)
    assert (state["hash"], state["languages"]) == (page.base, ["ru", "kk"])
    assert "ДЕПУТАТСКИЙ ЗАПРОС" in json.dumps(state["letters"]["ru"], ensure_ascii=False)
    assert str(page.file.parent) not in answer.text


@pytest.mark.parametrize(("language", "title"), [("ru", "О дорогах"), ("kk", "Жолдар туралы")])
def test_a_letter_is_called_in_the_language_of_the_desk(
    page: Page, language: str, title: str
) -> None:
    app, guard = guarded(Desk(page.file.parent))
    client = TestClient(app, base_url=HOST, headers={"Accept-Language": language})
    client.get("/", params={"token": guard.token})
    assert parsed(client.get(URL).text).findtext(".//h1") == title


def test_a_preview_writes_nothing(page: Page) -> None:
    answer = page.post(to("subject.ru", "О мостах"), save=False, languages=["ru"]).json()
    assert "О мостах" in json.dumps(answer["letters"]["ru"], ensure_ascii=False)
    assert (answer["saved"], answer["hash"]) == (False, page.base)
    assert page.text == TEXT


def test_a_save_rewrites_the_value_and_nothing_else(page: Page) -> None:
    answer = page.post(to("subject.ru", "О мостах"), save=True)
    assert answer.status_code == 200
    assert page.text == TEXT.replace("О дорогах", "О мостах")
    assert answer.json()["hash"] == fingerprint(page.file.read_bytes())


def test_a_save_without_a_change_does_not_touch_the_file(page: Page) -> None:
    os.utime(page.file, (1, 1))
    assert page.post(to("subject.ru", "О дорогах"), save=True).status_code == 200
    assert page.file.stat().st_mtime == 1


def test_a_form_comes_back_with_an_item_more(page: Page) -> None:
    edit = {"key": "demands", "do": "insert", "value": {"ru": "Ещё"}, "to": 1}
    answer = page.post(edit, save=True, form=True).json()
    found = parsed(f"<section>{answer['form']}</section>")
    items = found.xpath("//*[@data-list='demands']/*/@data-item")
    assert items == ["demands.0", "demands.1"]
    assert "# главное" in page.text


def test_a_file_that_was_changed_elsewhere_is_told_with_what_differs(page: Page) -> None:
    theirs = TEXT.replace("О дорогах", "О школах")
    page.file.write_text(theirs, encoding="utf-8")
    answer = page.post(to("request.ru", "просит"), save=True)
    assert answer.status_code == 409
    assert page.text == theirs
    said = answer.json()
    assert said["hash"] == fingerprint(theirs.encode())
    assert ["request.ru", "просит", ""] in [
        [k, here, there] for k, _t, here, there in said["difference"]
    ]


def test_what_both_have_changed_stands_in_the_difference(page: Page) -> None:
    page.client.get(URL)  # the desk knows what the page was made of
    page.file.write_text(TEXT.replace("О дорогах", "О школах"), encoding="utf-8")
    said = page.post(to("subject.ru", "О мостах"), save=True).json()["difference"]
    assert [(key, here, there) for key, _t, here, there in said] == [
        ("subject.ru", "О мостах", "О школах")
    ]


def test_a_save_whose_answer_was_lost_is_known_again(page: Page) -> None:
    edits = [to("subject.ru", "О мостах"), {"key": "demands", "do": "insert", "value": "", "to": 1}]
    first = page.post(*edits, save=True).json()
    again = page.post(*edits, save=True)
    assert (again.status_code, again.json()["hash"]) == (200, first["hash"])
    more = page.post(*edits, to("subject.kk", "Көпірлер"), done=2, save=True)
    assert more.status_code == 200
    assert "Көпірлер" in page.text
    assert page.text.count("\n  -") == 2


def test_a_preview_that_was_overtaken_by_a_save_is_answered(page: Page) -> None:
    assert page.post(to("subject.ru", "О мостах"), save=True).status_code == 200
    answer = page.post(to("subject.ru", "О мостах и"), save=False, languages=["ru"])
    assert "О мостах и" in json.dumps(answer.json()["letters"], ensure_ascii=False)


def test_an_edit_that_cannot_be_made_is_named_and_nothing_is_written(page: Page) -> None:
    answer = page.post(to("subject.ru", "О мостах"), to("nonsense.0", "x"), save=True)
    assert (answer.status_code, answer.json()["refused"]) == (422, 1)
    assert answer.json()["problems"][0]["advice"]
    assert page.text == TEXT


def test_a_disk_that_is_full_is_told_and_the_file_is_whole(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_facts: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    answer = page.post(to("subject.ru", "О мостах"), save=True)
    monkeypatch.undo()
    assert answer.status_code == 507
    assert answer.json()["problems"][0]["id"] == "disk-full"
    assert str(page.file.parent) not in answer.text
    assert page.text == TEXT


def test_a_letter_that_has_gone_is_told(page: Page) -> None:
    page.file.unlink()
    assert page.post(to("subject.ru", "О мостах"), save=True).status_code == 404
    assert page.client.get(URL).status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        b"", b"[]", b"{}", b'{"base": 1}', b'{"base": "x", "edits": [1]}', b"[" * 100_000,
        b'{"base": "x", "edits": [{"key": "a", "do": "eval"}]}', b'{"base": "x", "done": 5}',
        b'{"base": "x", "edits": [{"key": "a", "to": -1}]}', b"\xff",
    ],
)  # fmt: skip
def test_what_no_page_sends_is_refused_without_a_traceback(page: Page, body: bytes) -> None:
    answer = page.client.post(URL, content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["problems"][0]["advice"]


@pytest.mark.parametrize(
    "path", ["/letters/../a.yaml", "/letters/.drafter/a.yaml", "/letters/b.yaml"]
)
def test_no_other_file_is_opened(page: Page, path: str) -> None:
    assert page.client.get(path).status_code == 404
    assert page.client.post(path, json={"base": "x", "edits": []}).status_code == 404


def test_a_file_that_is_no_yaml_opens_with_its_problem_and_is_not_written(tmp_path: Path) -> None:
    page = Page(tmp_path, "subject: [unclosed\n")
    state = json.loads(parsed(page.client.get(URL).text).xpath("//*[@id='state']")[0].text)
    assert state["problems"][0]["severity"] == "error"
    assert page.post(to("subject.ru", "x"), save=True).status_code == 422
    assert page.text == "subject: [unclosed\n"


def test_somebody_is_found_by_the_beginning_of_a_name_or_a_post(page: Page) -> None:
    (page.file.parent / "drafter.yaml").write_text("months: 1\n", encoding="utf-8")
    names = "surname: {ru: Бектенов, kk: Бектенов}, given: {ru: Олжас, kk: Олжас}"
    book = f"people:\n  bektenov: {{{names}, post: prime-minister, gender: masculine}}\n"
    (page.file.parent / "addressbook.yaml").write_text(book, encoding="utf-8")
    client = TestClient(application(Desk(page.file.parent)))

    def found(words: str, part: str = "people") -> list[str]:
        return [
            one["id"] for one in client.get("/people", params={"q": words, "part": part}).json()
        ]

    assert found("бект")[0] == "bektenov"
    assert found("олж бек")[0] == "bektenov"
    assert "minister-energy" in found("энергетика")
    assert "minister-energy" in found("министр энерг", "posts")
    assert "bektenov" not in found("бект", "posts")
    assert found("бект", "persons") == ["bektenov"]
    assert found("энергетика", "persons") == []
    assert found("никого такого") == []


@pytest.mark.parametrize(
    ("languages", "name"),
    [("ru kk", "Премьер-Министр Республики"), ("kk ru", "Қазақстан"), ("", "Премьер-Министр")],
)
def test_a_post_is_named_in_a_language_of_the_letter_where_the_desk_speaks_another(
    page: Page, languages: str, name: str
) -> None:
    asked = {"q": "премьер", "part": "posts", "languages": languages}
    answer = page.client.get("/people", params=asked, headers={"accept-language": "en"})
    (post,) = [one for one in answer.json() if one["id"] == "prime-minister"]
    assert post["text"].startswith(name)


def test_only_people_are_offered_to_sign_and_posts_to_write_to(page: Page) -> None:
    form = parsed(page.client.get(URL).text)
    picks = {
        one.getparent().get("data-pick") == "persons"
        for one in form.xpath("//*[@role='combobox' and starts-with(@data-key, 'addressee.')]")
    }
    signs = form.xpath("//*[@data-pick]/*[@data-key='signatories.0']/../@data-pick")
    assert (picks, signs) == ({False}, ["persons"])


def test_of_a_long_text_the_lines_that_differ_are_told(tmp_path: Path) -> None:
    text = TEXT.replace("    Дороги", "    Первая.\n    Вторая.\n    Дороги")
    page = Page(tmp_path, text)
    page.client.get(URL)
    theirs = text.replace("Вторая.", "Чужая.").replace("О дорогах", "О школах")
    page.file.write_text(theirs, encoding="utf-8")
    said = page.post(to("subject.ru", "О мостах"), save=True).json()["difference"]
    assert ["Вторая.", "Чужая."] in [[here, there] for _k, _t, here, there in said]


def test_a_form_that_was_guessed_is_offered_with_others_and_written(tmp_path: Path) -> None:
    page = Page(tmp_path, TEXT.replace("ru: Смаилов", "ru: Корень"))
    problems = page.post(check="quick").json()["problems"]
    (guess,) = [one for one in problems if one["id"] == "guessed-form"]
    assert guess["key"] == "addressee.0.surname.ru"
    assert [one["label"] for one in guess["choices"]] == ["Кореню", "Корень"]
    assert "{" not in guess["advice"]
    assert page.post(*guess["choices"][0]["edits"], save=True).status_code == 200
    assert "{nominative: Корень, dative: Кореню}" in page.text


def test_a_language_that_is_missing_is_told_of_the_whole_text_in_words_of_a_form(
    tmp_path: Path,
) -> None:
    page = Page(tmp_path, TEXT.replace(", kk: Жолдар туралы", ""))
    problems = page.post(check="quick").json()["problems"]
    (missing,) = [one for one in problems if one["id"] == "missing-version"]
    assert missing["key"] == "subject"
    assert "kk:" not in missing["advice"]


@pytest.mark.parametrize(
    "edits",
    [
        [{"key": "demands", "do": "insert", "value": {}, "to": 0}],
        [to("demands.0.ru", ""), to("demands.0.kk", "")],
    ],
)
def test_an_item_in_which_nothing_stands_is_told_once_in_words_of_a_form(
    page: Page, edits: list[dict[str, Any]]
) -> None:
    (empty,) = [x for x in page.post(*edits).json()["problems"] if x["severity"] == "error"]
    assert (empty["key"], empty["what"]) == ("demands.0", "The demand is empty.")
    assert empty["advice"] == "Fill it in, or remove it (×)."


def test_a_remark_that_compares_languages_names_no_line_of_the_file(tmp_path: Path) -> None:
    page = Page(
        tmp_path, TEXT.replace("    Дороги", "    | Год |\n    |---|\n    | 1 |\n    Дороги")
    )
    problems = page.post(check="quick").json()["problems"]
    (table,) = [one for one in problems if one["id"] == "paragraphs-differ"]
    assert table["what"] == "The table is missing in the text in Kazakh."
    assert table["advice"] == "Compare the languages."
    assert not [one for one in problems if "a.yaml" in one["what"] + one["advice"]]


def test_of_an_item_that_one_language_lacks_the_language_is_told(page: Page) -> None:
    (empty,) = page.post(to("demands.0.kk", "")).json()["problems"]
    assert (empty["id"], empty["key"]) == ("empty-value", "demands.0.kk")
