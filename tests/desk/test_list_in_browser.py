"""The list of letters in a real browser: all of it by keyboard, nothing of it lost."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from drafter.desk.shelf_html import address
from tests.desk.conftest import LETTER
from tests.desk.served import Served, needs_chromium

pytestmark = [pytest.mark.browser, needs_chromium]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("list") / "letters"
    folder.mkdir()
    (folder / "drafter.yaml").write_text("months: 1\n", encoding="utf-8")
    served = Served(folder)
    yield served
    served.stop()


@pytest.fixture
def folder(served: Served) -> Path:
    """Return the workspace with three letters, whatever was done before."""
    for file in served.folder.rglob("*.yaml"):
        if file.name != "drafter.yaml":
            file.unlink()
    for name, subject in (("roads", "О дорогах"), ("bridges", "О мостах"), ("schools", "О школах")):
        text = LETTER.replace("О ремонте сельских дорог", subject)
        (served.folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return served.folder


def is_fault(said: Any) -> bool:
    """Tell whether the browser complains, of more than an answer that was meant to refuse."""
    return said.type == "error" and "Failed to load resource" not in said.text


@pytest.fixture
def page(real_browser: Any, served: Served, folder: Path) -> Iterator[Any]:
    context = real_browser.new_context(locale="ru", viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda said: faults.append(said.text) if is_fault(said) else None)
    opened.goto(served.address)
    opened.locator("#rows td[data-value=draft]").nth(2).wait_for()
    yield opened
    context.close()
    assert faults == []


def shown(page: Any) -> set[str]:
    """Return the subjects of the rows that can be seen."""
    return {one.strip() for one in page.locator("#rows tr:visible a").all_inner_texts()}


def test_the_token_is_gone_from_the_address_and_no_script_can_read_the_cookie(
    page: Any, served: Served
) -> None:
    assert page.url == f"http://127.0.0.1:{served.port}/"
    assert page.evaluate("document.cookie") == ""


def test_letters_are_found_as_one_types(page: Any) -> None:
    assert shown(page) == {"О дорогах", "О мостах", "О школах"}
    page.keyboard.type("МОСТ бектенов")  # the field has the focus
    assert shown(page) == {"О мостах"}
    assert page.inner_text("#found") == "Найдено писем: 1."
    page.keyboard.press("Control+A")
    page.keyboard.type("12-34")
    assert len(shown(page)) == 3


def test_a_heading_sorts(page: Any) -> None:
    heading = page.get_by_role("button", name="О чём")
    heading.click()
    assert page.locator("#rows a").all_inner_texts() == ["О дорогах", "О мостах", "О школах"]
    heading.press("Enter")
    assert page.locator("#rows a").all_inner_texts() == ["О школах", "О мостах", "О дорогах"]


def test_a_letter_is_begun_by_keyboard_alone(page: Any, folder: Path) -> None:
    page.keyboard.press("Alt+n")
    page.keyboard.type("О воде: сёла")
    assert page.input_value("#new-name") == "О воде сёла"
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith(address("О воде сёла.yaml"))
    text = (folder / "О воде сёла.yaml").read_text(encoding="utf-8")
    assert "О воде: сёла" in text
    assert "languages: [ru, kk]" in text


def test_a_name_that_is_taken_is_told_in_the_window(page: Any) -> None:
    page.keyboard.press("Alt+n")
    page.fill("#new-name", "roads")
    page.keyboard.press("Enter")
    problem = page.locator("#new .problem")
    problem.wait_for()
    assert problem.inner_text() == "Письмо с именем «roads» уже есть. Выберите другое имя."


def test_a_letter_is_renamed_deleted_and_put_back_by_keys(page: Any, folder: Path) -> None:
    page.locator('tr[data-path="roads.yaml"] a').focus()
    page.keyboard.press("F2")
    page.keyboard.type("Дороги")
    page.keyboard.press("Enter")
    page.wait_for_selector('tr[data-path="Дороги.yaml"] a:focus')
    assert not (folder / "roads.yaml").exists()
    page.keyboard.press("Delete")
    page.wait_for_selector('tr[data-path="Дороги.yaml"]', state="detached")
    assert not (folder / "Дороги.yaml").exists()
    assert page.locator("#rows a:focus").count() == 1
    page.get_by_role("button", name="Вернуть").press("Enter")
    page.wait_for_selector('tr[data-path="Дороги.yaml"] a:focus')
    assert (folder / "Дороги.yaml").exists()


def test_arrows_walk_through_the_letters(page: Any) -> None:
    page.get_by_role("button", name="О чём").click()
    page.focus("#search")
    for subject in ("О дорогах", "О мостах", "О школах"):
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.textContent") == subject
    for _row in range(3):
        page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "search"


def test_the_menu_changes_language_and_look(page: Any) -> None:
    assert page.locator("html").get_attribute("lang") == "ru"
    page.click("#menu summary")
    page.click("[data-action=theme][data-value=dark]")
    dark = page.evaluate("getComputedStyle(document.body.parentElement).backgroundColor")
    with page.expect_navigation():
        page.click("[data-action=language][data-value=kk]")
    assert page.locator("html").get_attribute("lang") == "kk"
    assert page.inner_text("h1") == "Хаттар"
    after = page.evaluate("getComputedStyle(document.body.parentElement).backgroundColor")
    assert after == dark  # it is kept
    assert sum(map(int, re.findall(r"\d+", dark)[:3])) < 200


def test_a_page_is_told_when_the_desk_has_gone_and_when_it_is_back(
    real_browser: Any, tmp_path: Path
) -> None:
    (tmp_path / "drafter.yaml").write_text("", encoding="utf-8")
    served = Served(tmp_path)
    context = real_browser.new_context(locale="ru")
    try:
        opened = context.new_page()
        opened.goto(served.address)
        opened.locator("#empty").wait_for()
        opened.wait_for_timeout(300)
        served.kill()
        opened.get_by_text("Программа не отвечает.").wait_for(timeout=10_000)
        served.start()
        context.new_page().goto(served.address)
        opened.get_by_text("Программа не отвечает.").wait_for(state="hidden", timeout=15_000)
    finally:
        context.close()
        served.stop()


def test_the_desk_ends_by_its_menu(real_browser: Any, tmp_path: Path) -> None:
    (tmp_path / "drafter.yaml").write_text("", encoding="utf-8")
    served = Served(tmp_path)
    context = real_browser.new_context(locale="ru")
    try:
        opened = context.new_page()
        opened.goto(served.address)
        opened.click("#menu summary")
        opened.click("[data-action=quit]")
        opened.get_by_text("Это окно можно закрыть.").wait_for()
        assert served.process.wait(timeout=10) == 0
    finally:
        context.close()
        served.stop()
