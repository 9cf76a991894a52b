"""A letter written in a real browser: every key counts, and nothing is lost."""

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from drafter.office.office import Office
from tests.desk.served import Served, context_of, needs_chromium, open_letter

pytestmark = [pytest.mark.browser, needs_chromium]

TEXT = """\
# Письмо о дорогах
addressee: prime-minister   # кому
author: ak-zhol
subject:
  ru: О дорогах # тема
  kk: Жолдар туралы
body:
  ru: |
    Дороги разбиты.  Их не чинят.
  kk: |
    Жолдар бұзылған.
request: {ru: просит, kk: сұрайды}
demands:
  - {ru: первое, kk: бірінші} # главное
  - {ru: второе, kk: екінші}
signatories: [peruashev]
"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("desk") / "letters"
    served = Served(folder)
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


@pytest.fixture
def page(opened: Callable[[], Any]) -> Any:
    return opened()


def field(page: Any, key: str) -> Any:
    return page.locator(f'#form [data-key="{key}"]')


def until(there: Callable[[], bool], seconds: float = 8.0) -> None:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not there():
        assert time.monotonic() < end, "it did not become so"
        time.sleep(0.05)


def has(file: Path, text: str) -> Callable[[], bool]:
    return lambda: text in file.read_text(encoding="utf-8")


def test_what_is_typed_is_on_the_page_and_in_the_file_with_all_comments(
    page: Any, file: Path
) -> None:
    field(page, "subject.ru").fill("О мостах")
    page.locator("[data-preview=ru] .page", has_text="О мостах").wait_for()
    until(has(file, "О мостах"))
    assert file.read_text(encoding="utf-8") == TEXT.replace("О дорогах #", "О мостах #")
    until(lambda: bool(re.search(r"\d\d:\d\d", page.locator("#saved").inner_text())))


def test_a_letter_is_worked_on_by_keys_alone(page: Any, file: Path) -> None:
    field(page, "demands.1.ru").focus()
    page.keyboard.press("Alt+ArrowUp")
    assert page.evaluate("document.activeElement.dataset.key") == "demands.0.ru"
    page.keyboard.press("Alt+Enter")
    page.keyboard.type("третье")
    assert page.evaluate("document.activeElement.dataset.key") == "demands.1.ru"
    until(has(file, "третье"))
    text = file.read_text(encoding="utf-8")
    assert text.index("второе") < text.index("третье") < text.index("первое")
    assert "# главное" in text
    page.keyboard.press("Alt+Delete")
    until(lambda: not has(file, "третье")())
    assert page.evaluate("document.activeElement.dataset.key") == "demands.1.ru"
    assert field(page, "demands.1.ru").input_value() == "первое"


def test_a_further_language_comes_after_those_of_the_letter(page: Any, file: Path) -> None:
    file.write_text("languages: [ru]\n" + TEXT, encoding="utf-8")
    page.reload()
    page.locator("#f-languages-kk").check()
    until(has(file, "languages: [ru, kk]"))


def test_what_was_told_of_an_item_goes_away_with_it(page: Any, file: Path) -> None:
    page.locator("#count.warning").wait_for(timeout=30_000)  # the letter has been checked
    field(page, "demands.1.ru").focus()
    page.keyboard.press("Enter")
    page.locator("#count.error").wait_for()
    page.keyboard.press("Alt+Delete")
    page.locator("#count:not(.error)").wait_for()
    assert page.locator("#problems .error").count() == 0


def test_typing_goes_on_while_the_form_comes_anew(page: Any, file: Path) -> None:
    field(page, "demands.0.ru").focus()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.type("слово за словом без перерыва и без потерь", delay=15)
    until(has(file, "слово за словом без перерыва и без потерь"))
    assert field(page, "demands.1.ru").input_value() == "слово за словом без перерыва и без потерь"
    assert page.evaluate("document.activeElement.dataset.key") == "demands.1.ru"


def test_somebody_is_picked_from_the_address_book_by_typing(page: Any, file: Path) -> None:
    page.locator("[data-action=add][data-for=signatories]").click()
    field(page, "signatories.1").press_sequentially("абил")
    page.locator("[role=option]", has_text="Абильдаев").first.wait_for()
    page.keyboard.press("Enter")
    until(has(file, "abildaev"))
    assert "Абильдаев" in field(page, "signatories.1").input_value()
    assert page.evaluate("document.activeElement.dataset.key") == "signatories.1"


def test_somebody_who_is_in_no_book_signs_as_typed(page: Any, file: Path) -> None:
    page.locator("[data-action=add][data-for=signatories]").click()
    field(page, "signatories.1").fill("В. Новый")
    field(page, "subject.ru").focus()
    until(has(file, "В. Новый"))
    inquiry = Office(file.parent).open(file).inquiry
    assert inquiry
    assert inquiry.signatories[1].name == {"ru": "В. Новый", "kk": "В. Новый"}


def test_an_empty_letter_has_a_first_item_to_write_into(page: Any, file: Path) -> None:
    file.write_text("languages: [ru, kk]\n", encoding="utf-8")
    page.reload()
    field(page, "demands.0.ru").fill("починить дороги")
    page.keyboard.press("Enter")
    page.keyboard.type("сообщить о сроках")
    until(has(file, "сообщить о сроках"))
    field(page, "addressee.0").press_sequentially("бект")
    page.locator("[role=option]", has_text="Бектенов").first.wait_for()
    page.keyboard.press("Enter")
    until(has(file, "bektenov"))
    inquiry = Office(file.parent).open(file).inquiry
    assert inquiry
    assert [demand["ru"] for demand in inquiry.demands] == ["починить дороги", "сообщить о сроках"]


def test_who_is_in_no_book_is_told_and_the_words_stay(page: Any, file: Path) -> None:
    picker = field(page, "addressee.0")
    picker.fill("Никому Неизвестный")
    field(page, "subject.ru").focus()
    page.locator(".picker .problem").first.wait_for()
    assert picker.input_value() == "Никому Неизвестный"
    assert has(file, "addressee: prime-minister   # кому")()


def test_a_date_is_left_for_the_pen(page: Any, file: Path) -> None:
    page.locator('[data-blank="date"]').check()
    until(has(file, "date: blank"))
    assert field(page, "date").is_disabled()
    page.locator('[data-blank="date"]').uncheck()
    field(page, "date").fill("2026-11-26")
    until(has(file, "date: 2026-11-26"))


def test_two_tabs_do_not_write_over_each_other(opened: Callable[[], Any], file: Path) -> None:
    one, other = opened(), opened()
    other.route("**/letters/**", lambda route: route.abort())
    field(other, "subject.ru").focus()
    other.keyboard.press("End")
    other.keyboard.type(" из второй")
    field(one, "subject.ru").fill("Из первой")
    until(has(file, "Из первой"))
    other.unroute("**/letters/**")
    band = other.locator('[data-band="changed"]')
    band.wait_for()
    assert not has(file, "из второй")()
    # The keys stay where they are, and what is typed further is not lost.
    assert other.evaluate("document.activeElement.dataset.key") == "subject.ru"
    other.keyboard.type("!")
    band.get_by_role("button").nth(1).click()
    until(has(file, "О дорогах из второй!"))


def test_a_file_changed_meanwhile_can_be_taken_as_it_is(page: Any, file: Path) -> None:
    file.write_text(TEXT.replace("О дорогах", "О школах"), encoding="utf-8")
    field(page, "subject.ru").fill("Моё")
    band = page.locator('[data-band="changed"]')
    band.wait_for()
    assert "О школах" in band.inner_text()
    assert "Моё" in band.inner_text()
    band.get_by_role("button").nth(0).click()
    until(lambda: field(page, "subject.ru").input_value() == "О школах")
    assert file.read_text(encoding="utf-8") == TEXT.replace("О дорогах", "О школах")


def test_a_file_changed_while_nothing_is_typed_is_shown_as_it_is_now(page: Any, file: Path) -> None:
    file.write_text(TEXT.replace("О дорогах", "О школах"), encoding="utf-8")
    page.evaluate("dispatchEvent(new Event('focus'))")
    until(lambda: field(page, "subject.ru").input_value() == "О школах")
    assert page.locator("#form [data-elsewhere]").count() == 1
    field(page, "subject.kk").fill("Мектептер")
    until(has(file, "kk: Мектептер"))
    assert has(file, "О школах")()


def test_a_disk_that_refuses_is_told_until_it_takes_and_typing_goes_on(
    page: Any, file: Path
) -> None:
    file.chmod(0o444)
    field(page, "subject.ru").fill("О мостах")
    page.locator('[data-band="failed"]').wait_for()
    assert page.evaluate("document.activeElement.dataset.key") == "subject.ru"
    page.keyboard.type(" и школах")
    assert not has(file, "О мостах")()
    file.chmod(0o644)
    until(has(file, "О мостах и школах"))
    page.locator('[data-band="failed"]').wait_for(state="detached")


def test_a_mistake_stands_at_its_field_and_is_mended_by_a_button(page: Any, file: Path) -> None:
    problem = page.locator("#form [data-problem=doubled-space]")
    problem.wait_for(timeout=30_000)
    page.keyboard.press("F8")
    assert page.locator("#form .problem[aria-current=true]").count() == 1
    page.locator("[data-action=add][data-for=demands]").click()
    page.wait_for_timeout(600)
    assert problem.count() == 1
    problem.get_by_role("button").click()
    until(has(file, "Дороги разбиты. Их не чинят."))
    problem.wait_for(state="detached", timeout=30_000)


def test_what_was_typed_before_the_desk_was_killed_is_there_again(
    real_browser: Any, tmp_path: Path
) -> None:
    folder = tmp_path / "letters"
    served = Served(folder)
    file = folder / "a.yaml"
    file.write_text(TEXT, encoding="utf-8")
    context = real_browser.new_context(locale="ru")
    page = context.new_page()
    page.goto(served.address)
    page.goto(f"http://127.0.0.1:{served.port}/letters/a.yaml")
    field(page, "subject.ru").fill("")
    page.keyboard.type("Слово за словом", delay=20)
    until(has(file, "Слово"))
    page.keyboard.type(" дальше", delay=5)
    served.kill()
    page.keyboard.type(" и без программы", delay=5)
    page.locator('[data-band="failed"]').wait_for()
    page.close()
    served.start()
    again = context.new_page()
    again.goto(served.address)
    again.goto(f"http://127.0.0.1:{served.port}/letters/a.yaml")
    until(has(file, "Слово за словом дальше и без программы"))
    subject = field(again, "subject.ru")
    until(lambda: subject.input_value() == "Слово за словом дальше и без программы")
    assert "# главное" in file.read_text(encoding="utf-8")
    context.close()
    served.stop()


def test_a_click_on_the_page_leads_to_the_field(page: Any) -> None:
    page.locator("[data-preview=ru] .page", has_text="второе").get_by_text("второе").click()
    assert page.evaluate("document.activeElement.dataset.key") == "demands.1.ru"


def test_the_pages_of_both_languages_stand_beside_each_other(page: Any, file: Path) -> None:
    page.locator("[data-action=show]").last.click()
    page.locator("[data-preview=kk] .page").first.wait_for()
    field(page, "subject.kk").fill("Көпірлер туралы")
    page.locator("[data-preview=kk] .page", has_text="Көпірлер туралы").wait_for()
    assert page.locator("[data-preview=ru] .page").first.is_visible()
    page.set_viewport_size({"width": 1280, "height": 720})
    page.wait_for_function("pages.scrollWidth <= pages.clientWidth")  # neither is cut


def test_the_body_is_typed_into_and_its_other_paragraphs_keep_their_lines(
    page: Any, file: Path
) -> None:
    file.write_text(TEXT.replace("Дороги разбиты.  Их", "Первая  строка.\n    Дороги  Их"), "utf-8")
    page.reload()
    page.locator("[data-preview=ru] [data-shows='body.ru']").nth(1).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" И 5*3*2.", delay=10)
    until(has(file, "не чинят. И 5"))
    page.locator("[data-preview=ru] .page", has_text="И 5*3*2.").wait_for()
    assert has(file, "    Первая  строка.\n")()
    assert has(file, "# главное")()


def test_a_picture_that_is_dropped_lies_beside_the_letter(page: Any, file: Path) -> None:
    picture = Path(__file__).parents[2] / "samples" / "water-tariffs.png"
    page.locator('#form [data-key="body.ru"] input[type=file]').first.set_input_files(str(picture))
    until(has(file, "water-tariffs.png"))
    assert (file.parent / "water-tariffs.png").read_bytes() == picture.read_bytes()
    page.locator("[data-preview=ru] .page img").first.wait_for()
