"""The translator's pane: catalogs are listed, phrases read, tried, shown, saved and taken back."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.conftest import ROOT
from tests.latin import opened

CATALOG = "/catalogs/own/kk/letter"
Find = Callable[[str], dict[str, Any]]


@pytest.fixture
def po(folder: Path) -> Path:
    """Return the Kazakh catalog of a workspace, as `drafter init` puts it there."""
    for language in ("ru", "kk"):
        place = folder / "locales" / language / "LC_MESSAGES"
        place.mkdir(parents=True)
        shutil.copy(ROOT / "locales" / language / "LC_MESSAGES/letter.po", place)
    return folder / "locales/kk/LC_MESSAGES/letter.po"


@pytest.fixture
def find(po: Path, client: TestClient) -> Find:
    """Return a function that finds a phrase by its source, as the page gets it."""

    def found(message: str) -> dict[str, Any]:
        answer = client.get(f"{CATALOG}/phrases").json()
        (one,) = [phrase for phrase in answer["phrases"] if phrase["id"] == message]
        return {**one, "base": answer["hash"]}

    return found


def sent(phrase: dict[str, Any], *strings: str, fuzzy: bool = False, **more: Any) -> dict[str, Any]:
    fields = {"base": phrase["base"], "number": phrase["number"]}
    return {**fields, "strings": strings or phrase["strings"], "fuzzy": fuzzy, **more}


def target(po: Path, message: str) -> str:
    """Return a translation as Weblate reads it."""
    (found,) = [unit for unit in opened(po).units if str(unit.source) == message]
    return str(found.target)


def test_the_catalogs_of_the_workspace_and_those_of_drafter_are_listed(
    po: Path, client: TestClient
) -> None:
    page = client.get("/catalogs", headers={"Accept-Language": "en"}).text
    assert '<a href="/catalogs" aria-current="page">Catalogs</a>' in page
    for address in (CATALOG, "/catalogs/own/ru/letter", "/catalogs/drafter/ru/drafter"):
        assert f'href="{address}"' in page
    assert client.get(CATALOG).status_code == 200


def test_a_phrase_comes_with_all_that_helps_to_translate_it(find: Find) -> None:
    phrase = find("on {number} sheet")
    assert phrase["context"] == "appendix"
    assert phrase["plural"] == "on {number} sheets"
    assert phrase["placeholders"] == ["{number}"]
    assert phrase["others"]["ru"][1] == "на {number} листах"
    assert phrase["told"]
    assert find("Respectfully,")["places"] == ["templates/letter.html"]


def test_plural_forms_come_with_their_numbers(client: TestClient, po: Path) -> None:
    answer = client.get("/catalogs/own/ru/letter/phrases").json()
    assert [numbers[:3] for numbers in answer["forms"]] == [[1, 21, 31], [2, 3, 4], [0, 5, 6]]


def test_what_is_typed_is_checked_as_the_command_checks_it(client: TestClient, find: Find) -> None:
    phrase = find("Prepared by: {name}")
    found = client.post(f"{CATALOG}/try", json=sent(phrase, "Орынд.:  {nаme")).json()["problems"]
    ids = {one["id"] for one in found}
    assert {"catalog-placeholder-missing", "catalog-spaces"} <= ids
    assert client.post(f"{CATALOG}/try", json=sent(phrase)).json()["problems"] == []


def test_the_letter_shows_what_is_typed_and_where(client: TestClient, find: Find) -> None:
    phrase = find("Respectfully,")
    typed = sent(phrase, "Зор құрметпен,", letter="", all=True)
    answer = client.post(f"{CATALOG}/letter", json=typed).json()
    (spot,) = answer["spots"][str(phrase["number"])]
    assert spot["words"] == "Зор құрметпен"
    (block,) = [b for b in answer["letter"]["blocks"] if f'data-shows="{spot["block"]}"' in b]
    assert "Зор құрметпен," in block
    title = find("DEPUTIES' INQUIRY")
    assert str(title["number"]) in answer["spots"]


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("prosecutor-general", "Бас Прокурор"),
        ("Copy: {addressee}", "Көшірмесі"),
        ("To be deleted.", "Алып тасталсын"),
        ("Dear Ms {name}", "ханым"),
        ("March", "наурыз"),
    ],
)
def test_a_sample_is_chosen_that_prints_the_phrase(
    client: TestClient, po: Path, message: str, words: str
) -> None:
    answer = client.get(f"{CATALOG}/phrases").json()
    phrase = next(one for one in answer["phrases"] if one["id"] == message)
    typed = sent({**phrase, "base": answer["hash"]}, letter="")
    shown = client.post(f"{CATALOG}/letter", json=typed).json()
    assert shown["printed"]
    assert any(words in spot["words"] for spot in shown["spots"][str(phrase["number"])])


def test_the_sample_stays_as_long_as_it_prints_the_phrase(client: TestClient, find: Find) -> None:
    closing, post = find("Respectfully,"), find("prime-minister")
    first = client.post(f"{CATALOG}/letter", json=sent(closing)).json()
    kept = client.post(f"{CATALOG}/letter", json=sent(post, sample=first["sample"])).json()
    assert kept["letter"]["blocks"] == first["letter"]["blocks"]
    other = find("prosecutor-general")
    changed = client.post(f"{CATALOG}/letter", json=sent(other, sample=kept["sample"])).json()
    assert changed["printed"]
    for nonsense in ("x", [1], [9999, None, 9999], ["a", "b", "c"], [-1, 0, 0]):
        answer = client.post(f"{CATALOG}/letter", json=sent(other, sample=nonsense))
        assert answer.json()["printed"]


@pytest.mark.parametrize(
    ("form", "words"), [(0, "на 1 листе"), (1, "на 2 листах"), (2, "на 5 листах")]
)
def test_a_plural_form_is_seen_with_a_number_of_its_own(
    client: TestClient, po: Path, form: int, words: str
) -> None:
    answer = client.get("/catalogs/own/ru/letter/phrases").json()
    phrase = next(one for one in answer["phrases"] if one["id"] == "on {number} sheet")
    typed = sent({**phrase, "base": answer["hash"]}, *phrase["strings"], form=form)
    shown = client.post("/catalogs/own/ru/letter/letter", json=typed).json()
    assert words in "".join(shown["letter"]["blocks"]).replace("\u00a0", " ")


def test_a_letter_of_the_workspace_is_shown_where_it_is_chosen(
    client: TestClient, find: Find
) -> None:
    phrase = find("Respectfully,")
    answer = client.post(f"{CATALOG}/letter", json=sent(phrase, letter="roads.yaml")).json()
    assert "Ауыл жолдарын жөндеу туралы" in "".join(answer["letter"]["blocks"])
    assert (
        client.post(f"{CATALOG}/letter", json=sent(phrase, letter="../a.yaml")).status_code == 404
    )


def test_a_letter_of_a_new_language_is_seen_before_all_is_translated(
    client: TestClient, po: Path, folder: Path
) -> None:
    (folder / "templates").mkdir()
    client.post("/catalogs/add", json={"language": "uz"})
    client.post("/catalogs/templates", json={"language": "uz", "from": "ru"})
    answer = client.get("/catalogs/own/uz/letter/phrases").json()
    phrase = next(one for one in answer["phrases"] if one["id"] == "Respectfully,")
    typed = sent({**phrase, "base": answer["hash"]}, "Hurmat bilan,", all=True)
    shown = client.post("/catalogs/own/uz/letter/letter", json=typed).json()
    printed = "".join(shown["letter"]["blocks"])
    assert "Hurmat bilan," in printed
    assert "DEPUTIES&#x27; INQUIRY" in printed  # its source
    assert shown["lacking"] > 3
    assert phrase["whose"] == "none"


def test_a_phrase_is_saved_and_no_other_line_changes(
    client: TestClient, find: Find, po: Path
) -> None:
    before = po.read_bytes()
    phrase = find("Respectfully,")
    answer = client.post(f"{CATALOG}/save", json=sent(phrase, "Зор құрметпен,")).json()
    assert answer["phrase"]["strings"] == ["Зор құрметпен,"]
    after = before.replace('"Құрметпен,"'.encode(), '"Зор құрметпен,"'.encode())
    assert po.read_bytes() == after
    assert target(po, "Respectfully,") == "Зор құрметпен,"
    back = client.post(f"{CATALOG}/undo", json={"base": answer["hash"]}).json()
    assert po.read_bytes() == before
    assert back["phrase"]["number"] == phrase["number"]
    assert back["undo"] == [0, 1]
    client.post(f"{CATALOG}/redo", json={"base": back["hash"]})
    assert po.read_bytes() == after


def test_a_form_of_a_post_that_the_grammar_makes_is_shown_and_written_otherwise(
    client: TestClient, find: Find, po: Path
) -> None:
    before = po.read_bytes()
    post = find("prosecutor-general")
    shown = client.post(f"{CATALOG}/try", json=sent(post)).json()["cases"]
    forms = {one["case"]: one["form"] for one in shown}
    assert forms["dative"] == "Қазақстан Республикасының Бас Прокурорына"
    wanted = {"base": post["base"], "number": post["number"], "case": "dative"}
    added = client.post(f"{CATALOG}/case", json=wanted).json()
    assert (added["phrase"]["context"], added["phrase"]["id"]) == ("post, dative", post["id"])
    entry = '\nmsgctxt "post, dative"\nmsgid "prosecutor-general"\nmsgstr ""\n'
    assert po.read_bytes().replace(entry.encode(), b"", 1) == before
    again = {**wanted, "base": added["hash"]}
    assert client.post(f"{CATALOG}/case", json=again).status_code == 422
    client.post(f"{CATALOG}/undo", json={"base": added["hash"]})
    assert po.read_bytes() == before
    for wrong in ({"case": "nominative"}, {"case": "x"}, {"number": "1"}):
        assert client.post(f"{CATALOG}/case", json={**wanted, **wrong}).status_code == 400


def test_what_was_changed_elsewhere_is_never_written_over(
    client: TestClient, find: Find, po: Path
) -> None:
    phrase = find("Respectfully,")
    theirs = po.read_bytes() + b"\n# by somebody else\n"
    po.write_bytes(theirs)
    for act in ("save", "undo", "try", "letter"):
        answer = client.post(f"{CATALOG}/{act}", json=sent(phrase, "Зор құрметпен,"))
        assert answer.status_code == 409
    assert po.read_bytes() == theirs


@pytest.mark.parametrize("text", ["Сәлем, {who}", "Сәлем {", "\u0007", "\ud800"])
def test_what_would_keep_letters_from_being_made_is_not_saved(
    client: TestClient, find: Find, po: Path, text: str
) -> None:
    before = po.read_bytes()
    phrase = find("Prepared by: {name}")
    answer = client.post(f"{CATALOG}/save", content=json.dumps(sent(phrase, text)),
                         headers={"Content-Type": "application/json"})  # fmt: skip
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["what"]
    assert po.read_bytes() == before


def test_a_fuzzy_phrase_is_saved_whatever_it_says_for_it_is_not_used(
    client: TestClient, find: Find, po: Path
) -> None:
    phrase = find("Prepared by: {name}")
    saved = client.post(f"{CATALOG}/save", json=sent(phrase, "Сәлем, {who}", fuzzy=True))
    assert saved.json()["phrase"]["fuzzy"]
    unit = next(one for one in opened(po).units if str(one.source) == "Prepared by: {name}")
    assert unit.isfuzzy()
    again = find("Prepared by: {name}")
    assert again["whose"] == "shipped"
    assert again["instead"] == "Орынд.: {name}"


def test_remarks_of_the_whole_catalog_come_with_their_phrases(
    client: TestClient, find: Find, po: Path
) -> None:
    text = po.read_text(encoding="utf-8")
    po.write_text(text.replace('"Құрметпен,"', '"Kұрметпен"'), encoding="utf-8")
    number = find("Respectfully,")["number"]
    found = client.get(f"{CATALOG}/findings").json()["findings"]
    assert {one["id"] for one in found[str(number)]} >= {"mixed-alphabets", "catalog-end"}
    assert list(found) == [str(number)]


def test_a_catalog_that_cannot_be_read_says_where(client: TestClient, po: Path) -> None:
    po.write_text(po.read_text(encoding="utf-8").replace('"Құрметпен,"', "Құрметпен"), "utf-8")
    (problem,) = client.get(f"{CATALOG}/phrases").json()["problems"]
    line = po.read_text(encoding="utf-8").splitlines().index("msgstr Құрметпен") + 1
    assert problem["place"].startswith(f"{line}:")
    assert client.get("/catalogs").status_code == 200


WRONG: list[dict[str, Any]] = [
    {"number": 10_000},
    {"number": -1},
    {"number": "1"},
    {"number": True},
    {"strings": []},
    {"strings": ["a"] * 7},
    {"strings": [1]},
    {"strings": "a"},
    {"strings": ["a" * 100_001]},
]


def test_nonsense_is_refused(client: TestClient, find: Find, po: Path) -> None:
    before = po.read_bytes()
    phrase = find("Respectfully,")
    for wrong in WRONG:
        for act in ("try", "letter", "save"):
            answer = client.post(f"{CATALOG}/{act}", json={**sent(phrase), **wrong})
            assert answer.status_code == 400
    assert po.read_bytes() == before


def test_no_address_leads_to_another_file(client: TestClient, po: Path) -> None:
    for place in ("own/kk/drafter", "drafter/xx/letter", "else/kk/letter", "own/kk/..%2fletter"):
        assert client.get(f"/catalogs/{place}/phrases").status_code == 404
        assert client.get(f"/catalogs/{place}").status_code in (404, 405)


def test_drafters_own_catalog_can_be_read_in_a_workspace_and_not_changed(
    client: TestClient, po: Path
) -> None:
    answer = client.get("/catalogs/drafter/kk/letter/phrases").json()
    typed = {"base": answer["hash"], "number": 0, "strings": ["kk-KZ"], "fuzzy": True}
    assert client.post("/catalogs/drafter/kk/letter/save", json=typed).status_code == 404


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for leave to make links")
def test_a_catalog_that_is_a_link_leading_elsewhere_is_refused(
    client: TestClient, po: Path, tmp_path: Path
) -> None:
    away = tmp_path / "away.po"
    po.rename(away)
    po.symlink_to(away)
    before = away.read_bytes()
    assert client.get("/catalogs").status_code in (404, 422, 500, 507)
    assert client.post(f"{CATALOG}/save", json={}).status_code != 200
    assert away.read_bytes() == before


def test_a_language_is_added_and_what_it_still_needs_is_told(
    client: TestClient, po: Path, folder: Path
) -> None:
    (folder / "templates").mkdir()
    answer = client.post("/catalogs/add", json={"language": "uz"}).json()
    assert answer["url"] == "/catalogs/own/uz/letter"
    assert (folder / "locales/uz/LC_MESSAGES/letter.po").is_file()
    page = client.get("/catalogs", headers={"Accept-Language": "en"}).text
    needs = page.partition('data-needs="uz"')[2].partition("</section>")[0]
    assert "appeal, clauses/answer-in-time" in needs
    assert "knows no grammar" in needs
    copied = client.post("/catalogs/templates", json={"language": "uz", "from": "ru"}).json()
    assert "uz/inquiry" in copied["copied"]
    ours = ROOT / "templates/ru/inquiry.html"
    assert (folder / "templates/uz/inquiry.html").read_bytes() == ours.read_bytes()
    again = client.post("/catalogs/add", json={"language": "uz"})
    assert (again.status_code, again.json()["problems"][0]["id"]) == (422, "catalog-exists")
    for nonsense in ("", "../x", "klingonese"):
        assert client.post("/catalogs/add", json={"language": nonsense}).status_code == 422
    for pair in ({"language": "../x", "from": "ru"}, {"language": "uz", "from": "../ru"}):
        assert client.post("/catalogs/templates", json=pair).status_code == 400


def test_drafters_own_catalog_is_taken_into_the_workspace(
    client: TestClient, po: Path, folder: Path
) -> None:
    client.post("/catalogs/add", json={"language": "en", "copy": True})
    ours = ROOT / "locales/en/LC_MESSAGES/letter.po"
    assert (folder / "locales/en/LC_MESSAGES/letter.po").read_bytes() == ours.read_bytes()


def test_new_phrases_of_templates_are_brought_in(
    client: TestClient, po: Path, folder: Path
) -> None:
    own = folder / "templates/kk/support.html"
    own.parent.mkdir(parents=True)
    own.write_text('{% extends "letter.html" %}{{ _("LETTER OF SUPPORT") }}', encoding="utf-8")
    (lacks,) = client.get(f"{CATALOG}/findings").json()["whole"]
    assert lacks["id"] == "catalog-incomplete"
    assert client.post("/catalogs/update", json={}).json()["updated"] == 2
    assert client.get(f"{CATALOG}/findings").json()["whole"][0]["id"] == "catalog-untranslated"
