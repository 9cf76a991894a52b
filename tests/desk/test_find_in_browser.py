"""The search over all texts in a real browser: as one types, by keyboard alone, for everybody."""

from collections.abc import Iterator
from typing import Any

import pytest

from drafter.archive.folders import add
from tests.archive.conftest import letter, word_file
from tests.desk.served import Served, needs_chromium
from tests.desk.test_accessibility import findings, opened

pytestmark = [pytest.mark.browser, needs_chromium]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("find") / "letters"
    folder.mkdir()
    (folder / "drafter.yaml").write_text("months: 1\n", encoding="utf-8")
    letter(folder / "roads.yaml")
    letter(folder / "bridges.yaml", number="12-35", roads="мостов")
    old = folder.parent / "old"
    word_file(old / "ferry.docx", "Министру транспорта", "О паромной переправе через Иртыш")
    add(folder, old)
    served = Served(folder)
    yield served
    served.stop()


def typed(page: Any, words: str) -> Any:
    """Type into the search; return the letters that are found in texts."""
    page.focus("#search")
    page.keyboard.press("Control+A")
    page.keyboard.type(words)
    page.locator("#hits .hit").first.wait_for()
    return page.locator("#hits .hit")


def test_texts_are_searched_as_one_types(real_browser: Any, served: Served) -> None:
    page = opened(real_browser, served)
    hits = typed(page, "ремонте мосто")
    assert hits.count() == 1
    assert hits.locator("mark").all_inner_texts() == ["ремонте", "мостов"]
    said = "Писем с этими словами: 1."
    page.locator("#in-texts-found").get_by_text(said, exact=True).wait_for()
    page.fill("#search", "")
    page.locator("#in-texts").wait_for(state="hidden")
    page.context.close()


def test_a_letter_that_was_found_is_opened_by_keys(real_browser: Any, served: Served) -> None:
    page = opened(real_browser, served)
    typed(page, "асфальту школа")  # no word stands so in a row of the list
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('.hit') !== null")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "/letters/" in page.url
    page.context.close()


def test_an_inquiry_is_repeated_from_what_was_found(real_browser: Any, served: Served) -> None:
    page = opened(real_browser, served)
    typed(page, "мосты").locator("[data-action=repeat-hit]").click()
    page.locator("dialog#name[open]").wait_for()
    assert page.input_value("#name-name").startswith("bridges")
    page.context.close()


def test_a_word_file_of_the_archive_is_found_and_can_be_opened(
    real_browser: Any, served: Served
) -> None:
    page = opened(real_browser, served)
    typed(page, "переправы").locator("[data-action=show]").click()
    band = page.get_by_text("ferry.docx не удаётся открыть отсюда.")
    band.wait_for()
    page.context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_what_was_found(real_browser: Any, served: Served, theme: str) -> None:
    page = opened(real_browser, served, color_scheme=theme)
    typed(page, "дороги")
    assert findings(page) == []
    page.context.close()


def test_at_twice_the_size_nothing_is_cut_off(real_browser: Any, served: Served) -> None:
    page = opened(real_browser, served, viewport={"width": 640, "height": 400})
    typed(page, "дороги")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    page.context.close()
