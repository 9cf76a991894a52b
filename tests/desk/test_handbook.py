"""The handbook at the desk: each pane leads into it, and it is read, searched and seen offline."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from starlette.testclient import TestClient

from drafter.desk import handbook, shell
from drafter.desk.guard import Guard
from drafter.desk.languages import Speaking
from tests.desk.conftest import HOST, LETTER
from tests.desk.served import Served, chromium, needs_chromium
from tests.desk.test_accessibility import CUT, findings, opened

LANGUAGES = ("ru", "kk", "en")
PANES = (
    "/",
    "/letters/roads.yaml",
    "/register",
    "/many/roads.yaml",
    "/book",
    "/templates",
    "/catalogs",
    "/help/ru/index",
)


def attributes(page: str, name: str) -> list[str]:
    return [unescape(found) for found in re.findall(rf'{name}="([^"]+)"', page)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pane", PANES)
def test_the_question_mark_of_each_pane_opens_the_handbook_in_the_language_of_the_desk(
    guard: Guard, pane: str, language: str
) -> None:
    app = Speaking(guard, language)
    client = TestClient(app, HOST, client=("127.0.0.1", 5))
    client.get("/", params={"token": guard.token})
    page = client.get(pane).text
    link = re.search(r'<a [^>]*id="help"[^>]*>\?</a>', page)
    assert link
    assert 'target="_blank"' in link[0]
    place = attributes(link[0], "href")[0]
    said = "ru" if pane.startswith("/help/") else language
    assert place.startswith(f"/help/{said}/")
    assert client.get(place, follow_redirects=True).status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", sorted(set(shell.PAGES.values())))
def test_the_page_of_each_pane_is_there_with_the_place_that_is_named(
    client: TestClient, page: str, language: str
) -> None:
    name, _hash, anchor = page.partition("#")
    answer = client.get(f"/help/{language}/{name}")
    assert answer.status_code == 200
    assert not anchor or f'id="{anchor}"' in answer.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_and_picture_of_every_page_leads_somewhere(
    client: TestClient, language: str
) -> None:
    pages: dict[str, str] = {}
    for _group, listed in handbook.contents(language):
        for name, _title in listed:
            place = f"/help/{language}/{name}"
            pages[place] = client.get(place).text
    seen = set()
    for place, text in pages.items():
        article = text.partition("<article")[2].partition("</article>")[0]
        for target in attributes(article, "href") + attributes(article, "src"):
            if target.startswith("https://"):
                continue
            whole = urlsplit(urljoin(place, target))
            if whole.path not in pages and whole.path not in seen:
                assert client.get(whole.path).status_code == 200, (place, target)
                seen.add(whole.path)
            if whole.fragment and whole.path in pages:
                assert f'id="{unquote(whole.fragment)}"' in pages[whole.path], (place, target)


def test_a_page_that_is_in_another_language_alone_leads_to_the_first_one(
    client: TestClient,
) -> None:
    answer = client.get("/help/kk/architecture")
    assert (answer.status_code, answer.headers["location"]) == (303, "/help/kk/index")


@pytest.mark.parametrize(
    "place",
    [
        "/help/ru/no-such-page",
        "/help/xx/index",
        "/help/ru/../../../pyproject",
        "/help/ru/%2e%2e/%2e%2e/README",
        "/help/ru/pictures/no-such-picture.png",
        "/help/ru/pictures/%2e%2e/letter.png",
    ],
)
def test_nothing_else_is_shown(client: TestClient, place: str) -> None:
    assert client.get(place).status_code == 404


@pytest.mark.parametrize(
    ("language", "words", "page"),
    [
        ("kk", "стильдерді", "reference/styles"),
        ("ru", "перламутровыми пуговицами", ""),
        ("ru", "полями письма", "reference/keys"),
        ("en", "styles of looks", "reference/styles"),
    ],
)
def test_words_are_found_in_any_form(
    client: TestClient, language: str, words: str, page: str
) -> None:
    text = client.get(f"/help/{language}/search", params={"words": words}).text
    found = attributes(text.partition('class="hits"')[2].partition("</article>")[0], "href")
    assert any(link.startswith(f"/help/{language}/{page}") for link in found) is bool(page)
    assert ("<mark>" in text) is bool(page)


def test_what_is_searched_for_is_text_and_no_markup(client: TestClient) -> None:
    text = client.get("/help/en/search", params={"words": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in text


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("handbook") / "letters"
    folder.mkdir()
    (folder / "drafter.yaml").write_text("months: 1\n", encoding="utf-8")
    (folder / "roads.yaml").write_text(LETTER, encoding="utf-8")
    one = Served(folder)
    yield one
    one.stop()


@pytest.mark.browser
@needs_chromium
def test_the_handbook_is_for_everybody_in_light_and_dark_and_reached_by_keys(
    served: Served,
) -> None:
    found: dict[str, Any] = {}
    with chromium() as browser:
        page = opened(browser, served, color_scheme="dark")
        page.locator("#help").focus()
        with page.context.expect_page() as one:
            page.keyboard.press("Enter")
        tab = one.value
        tab.locator("article h1").wait_for()
        found["page, dark"] = findings(tab)
        tab.emulate_media(color_scheme="light")
        found["page"] = findings(tab)
        tab.locator("#words").fill("письмо")
        tab.keyboard.press("Enter")
        tab.locator(".hit mark").first.wait_for()
        tab.set_viewport_size({"width": 640, "height": 400})
        tab.locator(".handbook-contents nav").wait_for(state="hidden")
        found["search, narrow"] = [*findings(tab), *tab.evaluate(CUT)]
        tab.locator("#menu > summary").click()
        tab.locator("[data-action=language][data-value=kk]").click()
        tab.wait_for_url("**/help/kk/search?words=*")
    assert {screen: one for screen, one in found.items() if one} == {}


def test_a_dead_link_says_that_the_handbook_has_no_such_page(client: TestClient) -> None:
    headers = {"Accept": "text/html", "Accept-Language": "en"}
    answer = client.get("/help/en/no-such-page", headers=headers)
    assert answer.status_code == 404
    assert "There is no such page in the handbook." in answer.text
    assert 'href="/help/en/index"' in answer.text
    letters = client.get("/letters/no-such.yaml", headers=headers).text
    assert "There is no such letter here." in letters
