"""Nothing is lost, in a real browser: undone after closing, two tabs, a file changed elsewhere."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.desk.served import Served, context_of, needs_chromium, open_letter
from tests.desk.test_letter_in_browser import TEXT, field, has, until

pytestmark = [pytest.mark.browser, needs_chromium]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    served = Served(tmp_path_factory.mktemp("desk") / "letters")
    yield served
    served.stop()


@pytest.fixture
def file(served: Served) -> Path:
    file = served.folder / f"{time.monotonic_ns()}.yaml"
    file.write_text(TEXT, encoding="utf-8")
    return file


@pytest.fixture
def context(real_browser: Any, served: Served) -> Iterator[Any]:
    with context_of(real_browser, "ru") as context:
        yield context


@pytest.fixture
def opened(context: Any, served: Served, file: Path) -> Callable[[], Any]:
    """Return a function that opens the letter in a tab."""

    return lambda: open_letter(context, served, file)


def value(page: Any, key: str) -> str:
    return str(field(page, key).input_value())


def shows(page: Any, key: str, text: str) -> Callable[[], bool]:
    return lambda: value(page, key) == text


def test_a_change_is_undone_after_closing_and_made_again(
    opened: Callable[[], Any], file: Path
) -> None:
    page = opened()
    field(page, "subject.ru").fill("О мостах")
    until(has(file, "О мостах"))
    page.close()
    page = opened()
    page.keyboard.press("Control+KeyZ")
    until(lambda: value(page, "subject.ru") == "О дорогах")
    assert file.read_text(encoding="utf-8") == TEXT
    page.locator("[data-preview=ru] .page", has_text="О дорогах").wait_for()
    page.locator("[data-action=redo]").click()
    until(lambda: value(page, "subject.ru") == "О мостах")
    until(has(file, "О мостах"))


def test_in_a_field_its_own_undo_goes_first(opened: Callable[[], Any], file: Path) -> None:
    page = opened()
    field(page, "demands.0.ru").focus()
    page.keyboard.press("Alt+ArrowDown")
    until(lambda: value(page, "demands.0.ru") == "второе")
    subject = field(page, "subject.ru")
    subject.focus()
    page.keyboard.press("End")
    page.keyboard.type("!")
    page.keyboard.press("Control+KeyZ")
    until(lambda: value(page, "subject.ru") == "О дорогах")
    assert value(page, "demands.0.ru") == "второе"
    until(lambda: has(file, "О дорогах #")())
    field(page, "request.ru").focus()
    for _press in range(3):
        page.keyboard.press("Control+KeyZ")
        page.wait_for_timeout(400)
    until(lambda: value(page, "demands.0.ru") == "первое")
    until(lambda: file.read_text(encoding="utf-8") == TEXT)


def test_tabs_see_each_other_within_a_second_and_the_caret_stays(
    opened: Callable[[], Any], file: Path
) -> None:
    one, other = opened(), opened()
    subject = field(other, "subject.ru")
    subject.focus()
    other.evaluate("document.activeElement.setSelectionRange(2, 2)")
    field(one, "subject.ru").focus()
    one.keyboard.press("End")
    begun = time.monotonic()
    one.keyboard.type(" и мостах")
    until(lambda: value(other, "subject.ru") == "О дорогах и мостах", 3)
    assert time.monotonic() - begun < 2.5  # a save is half a second away; the machine is shared
    assert other.evaluate("document.activeElement.selectionStart") == 2
    assert other.locator("[data-elsewhere]").count() == 1
    other.keyboard.type("наших ")
    until(has(file, "О наших дорогах и мостах"))
    assert other.locator("#bands .band").count() == 0


def test_edits_of_two_tabs_in_different_fields_are_joined(
    opened: Callable[[], Any], file: Path
) -> None:
    one, other = opened(), opened()
    for page, key in ((one, "subject.ru"), (other, "subject.kk")):
        field(page, key).focus()
        page.keyboard.press("End")
    for number in range(5):
        field(one, "subject.ru").press_sequentially(f" {number}", delay=30)
        field(other, "subject.kk").press_sequentially(f" {number}", delay=30)
    until(lambda: all(has(file, f"{text} 0 1 2 3 4")() for text in ("О дорогах", "Жолдар туралы")))
    for page in (one, other):
        assert page.locator("#bands .band").count() == 0
        until(shows(page, "subject.kk", "Жолдар туралы 0 1 2 3 4"))
        until(shows(page, "subject.ru", "О дорогах 0 1 2 3 4"))


def test_a_file_renamed_and_deleted_by_a_terminal_is_told(
    opened: Callable[[], Any], file: Path, served: Served
) -> None:
    page = opened()
    target = file.with_name(f"new-{file.name}")
    file.rename(target)
    page.locator("[data-band=renamed]").wait_for()
    assert page.url.endswith(target.name)
    field(page, "subject.ru").fill("О мостах")
    until(has(target, "О мостах"))
    target.unlink()
    gone = page.locator("[data-band=gone]")
    gone.wait_for()
    gone.get_by_role("button").click()
    until(target.exists)
    gone.wait_for(state="detached")
    assert has(target, "О мостах")()


def test_a_version_is_looked_at_and_restored_by_keys(opened: Callable[[], Any], file: Path) -> None:
    page = opened()
    field(page, "subject.ru").fill("О сельских дорогах")
    until(has(file, "О сельских"))
    page.keyboard.press("Alt+KeyH")
    dialog = page.locator("#history")
    dialog.locator(".version").nth(1).wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    dialog.locator("ins", has_text="сельских").wait_for()
    dialog.locator("[data-action=restore]").click()
    until(lambda: value(page, "subject.ru") == "О дорогах")
    assert file.read_text(encoding="utf-8") == TEXT
    page.locator("[data-action=undo]").click()
    until(lambda: value(page, "subject.ru") == "О сельских дорогах")


def test_a_desk_that_was_away_takes_what_was_typed_meanwhile(
    real_browser: Any, tmp_path: Path
) -> None:
    served = Served(tmp_path / "letters")
    file = served.folder / "a.yaml"
    file.write_text(TEXT, encoding="utf-8")
    context = real_browser.new_context(locale="ru")
    page = context.new_page()
    page.goto(served.address)
    page.goto(f"http://127.0.0.1:{served.port}/letters/a.yaml")
    field(page, "subject.ru").focus()
    served.kill()
    page.locator("[data-band=apart]").wait_for()
    page.keyboard.press("End")
    page.keyboard.type(" и мостах", delay=20)
    page.locator("[data-band=failed]").wait_for()
    file.write_text(TEXT.replace("Жолдар туралы", "Көпірлер"), encoding="utf-8")
    served.start()
    fresh = context.new_page()
    fresh.goto(served.address)  # a desk that was started anew has another token
    until(has(file, "О дорогах и мостах"), 15)
    assert has(file, "Көпірлер")()
    until(lambda: value(page, "subject.kk") == "Көпірлер")
    page.locator("[data-band=failed]").wait_for(state="detached")
    context.close()
    served.stop()


def test_a_body_is_undone_by_its_editor_first_and_then_by_the_history(
    opened: Callable[[], Any], file: Path
) -> None:
    page = opened()
    body = page.locator('#form [data-body][data-key="body.ru"] [contenteditable=true]')
    body.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Почините их.")
    until(has(file, "Почините"))
    page.close()
    page = opened()
    body = page.locator('#form [data-body][data-key="body.ru"] [contenteditable=true]')
    body.click()
    page.keyboard.press("Control+End")
    page.keyboard.type("!!!")
    page.keyboard.press("Control+KeyZ")
    until(lambda: "!!!" not in body.inner_text())
    assert "Почините их." in body.inner_text()
    until(lambda: has(file, "Почините их.")() and not has(file, "!!!")())
    for _press in range(3):
        page.keyboard.press("Control+KeyZ")
        page.wait_for_timeout(500)
    until(lambda: "Почините" not in body.inner_text())
    page.wait_for_timeout(800)  # what the editor was given is no edit of its own
    assert file.read_text(encoding="utf-8") == TEXT
    assert page.locator("#bands .band").count() == 0
