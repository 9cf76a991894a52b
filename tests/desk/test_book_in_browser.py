"""The pane of the address book in a real browser: by keyboard alone, and for everybody."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.desk.served import Served, context_of, needs_chromium
from tests.desk.test_accessibility import CUT, findings
from tests.desk.test_accessibility import opened as tab_of
from tests.desk.test_book import BOOK, NAMED

pytestmark = [pytest.mark.browser, needs_chromium]

CARDS = """\
BEGIN:VCARD
VERSION:3.0
N:Ахметов;Арман;Серікұлы;;
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Бектенов;Олжас;;;
END:VCARD
"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("book") / "letters"
    folder.mkdir()
    (folder / "drafter.yaml").write_text("months: 1\n", encoding="utf-8")
    (folder / "roads.yaml").write_text(NAMED, encoding="utf-8")
    served = Served(folder)
    yield served
    served.stop()


@pytest.fixture
def book(served: Served) -> Path:
    """Return the address book, as it was before whatever was done to it."""
    file = served.folder / "addressbook.yaml"
    file.write_text(BOOK, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def tab(real_browser: Any, served: Served) -> Iterator[Any]:
    with context_of(real_browser, "ru") as context:
        one = context.new_page()
        one.goto(served.address)
        yield one


@pytest.fixture
def page(tab: Any, served: Served, book: Path) -> Any:
    """Return the pane, as it is when one comes to it."""
    tab.goto(f"http://127.0.0.1:{served.port}/register")
    tab.get_by_role("link", name="Адресная книга").press("Enter")
    tab.locator("#rows tr").nth(2).wait_for()
    return tab


def wait(page: Any, path: str, text: str) -> None:
    """Wait until an element has a text."""
    page.locator(path, has_text=text).first.wait_for()


def test_a_person_is_found_corrected_and_brought_back_by_keys(page: Any, book: Path) -> None:
    page.keyboard.type("премьер")  # the field has the focus
    wait(page, "#found", "1 человек")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    dative = page.get_by_label("Фамилия, дательный падеж, RU")
    assert dative.input_value() == "Бектенову"
    page.get_by_label("Фамилия, RU", exact=True).fill("Бектаев")
    page.wait_for_function(
        "() => document.getElementById('case-surname-ru-dative').value === 'Бектаеву'"
    )
    assert page.get_by_label("Фамилия, KK", exact=True).input_value() == "Бектаев"
    page.get_by_label("Фамилия, дательный падеж, RU").fill("Бектаю")
    page.keyboard.press("Control+Enter")
    wait(page, "#effects[open] ins", "Бектаю О. А.")
    page.keyboard.press("Enter")  # the button that agrees has the focus
    wait(page, "[data-band=done]", "Сохранено")
    assert "      ru: {nominative: Бектаев, dative: Бектаю}\n" in book.read_text("utf-8")
    page.get_by_role("button", name="Отменить").press("Enter")
    wait(page, "[data-band=done]", "Отменено")
    assert book.read_text("utf-8") == BOOK


def test_a_post_gets_a_new_holder_by_keys(page: Any, book: Path) -> None:
    page.get_by_role("button", name="Должности").press("Enter")
    page.locator("tr[data-id=prime-minister] [data-action=hands]").press("Enter")
    page.get_by_label("Первый день в должности").fill("2026-11-01")
    for label, text in (("Фамилия, RU", "Ли"), ("Имя, RU", "Иван"), ("Отчество, RU", "Уали")):
        page.get_by_label(label, exact=True).fill(text)
    page.get_by_label("Отчество, KK", exact=True).fill("Уали")
    page.get_by_label("Пол").select_option(label="мужской")
    page.keyboard.press("Control+Enter")
    wait(page, "#effects[open] li", "Бектенов Олжас Абаевич: 06.02.2024 – 31.10.2026")
    wait(page, "#effects[open] ins", "Уважаемый Иван Уали!")
    page.keyboard.press("Enter")
    wait(page, "[data-band=done]", "Сохранено")
    text = book.read_text("utf-8")
    assert "    until: 2026-10-31\n" in text
    assert "  li:\n    surname: Ли\n    given: Иван\n" in text


def test_what_is_typed_is_not_lost_by_escape_or_by_another_program(page: Any, book: Path) -> None:
    page.keyboard.press("Alt+N")
    page.get_by_label("Фамилия, RU", exact=True).fill("Ким")
    page.keyboard.press("Escape")
    assert page.locator("#entry-problem").inner_text().startswith("Введённое не сохранено")
    page.get_by_label("Имя, RU").fill("Анна")
    book.write_text(BOOK.replace("# officials", "# others"), encoding="utf-8")
    page.keyboard.press("Control+Enter")
    wait(page, "#entry-problem", "изменила другая программа")
    page.keyboard.press("Control+Enter")
    wait(page, "[data-band=done]", "Сохранено")
    text = book.read_text("utf-8")
    assert text.startswith("# others")
    assert "  kim:\n    surname: Ким\n    given: Анна\n" in text


def test_people_come_out_of_a_file_when_one_agrees(page: Any, book: Path, tmp_path: Path) -> None:
    file = tmp_path / "people.vcf"
    file.write_text(CARDS, encoding="utf-8")
    page.get_by_role("button", name="Из файла").press("Enter")
    page.locator("#import-file").set_input_files(file)
    wait(page, "#import-body p", "Будет добавлено: 1, дополнено: 0, останется как есть: 1.")
    assert book.read_text("utf-8") == BOOK
    page.get_by_role("button", name="Взять", exact=True).press("Enter")
    wait(page, "[data-band=done]", "Взято: 1.")
    assert "  akhmetov:\n" in book.read_text("utf-8")


def test_members_are_ordered_by_keys(page: Any, book: Path) -> None:
    page.get_by_role("button", name="Фракции").press("Enter")
    page.locator("tr[data-id=ak-zhol] button").press("Enter")
    page.get_by_label("Добавить в состав").press_sequentially("орл")
    page.wait_for_function("() => document.querySelector('#picked option')")
    page.get_by_label("Добавить в состав").fill("Орлова Анна (orlova)")
    page.locator("[data-member=orlova] [data-action=member-up]").press("Enter")
    page.keyboard.press("Control+Enter")
    wait(page, "[data-band=done]", "Сохранено")
    assert "    members: [orlova, isa]\n" in book.read_text("utf-8")


def test_axe_finds_nothing_on_any_screen_of_the_pane(
    real_browser: Any, served: Served, book: Path, tmp_path: Path
) -> None:
    tab = tab_of(real_browser, served, viewport={"width": 800, "height": 700})
    tab.goto(f"http://127.0.0.1:{served.port}/book")
    tab.locator("#rows tr").nth(2).wait_for()
    found = {"list": findings(tab), "cut": tab.evaluate(CUT)}
    tab.locator("tr[data-id=bektenov] button").click()
    tab.locator("#cases table").nth(1).wait_for()
    tab.locator("summary", has_text="Должность своими").click()
    found["form"] = findings(tab)
    tab.get_by_label("Фамилия, RU", exact=True).fill("Smith")
    tab.locator(".note.unsure").first.wait_for()
    tab.get_by_label("Имя, дательный падеж, RU").fill("Олжасу-бею")
    tab.emulate_media(color_scheme="dark")
    found["doubts, dark"] = findings(tab)
    tab.locator("#entry-form .primary").click()
    tab.locator("#effects[open] ins").first.wait_for()
    found["effects, dark"] = findings(tab)
    tab.emulate_media(color_scheme="light")
    found["effects"] = findings(tab)
    tab.keyboard.press("Escape")
    tab.locator("[data-action=close-entry]").click()
    file = tmp_path / "people.vcf"
    file.write_text(CARDS, encoding="utf-8")
    tab.locator("[data-action=import]").click()
    tab.locator("#import-file").set_input_files(file)
    tab.locator("#import-body table").wait_for()
    found["import"] = findings(tab)
    tab.locator("[data-action=close-import]").click()
    for part in ("posts", "factions"):
        tab.locator(f"[data-action=part][data-value={part}]").click()
        tab.locator("#rows tr").first.wait_for()
        tab.locator("#rows tr button").first.click()
        tab.locator("#entry[open] h2").wait_for()
        found[part] = findings(tab)
        tab.locator("[data-action=close-entry]").click()
    tab.context.close()
    assert {screen: list_ for screen, list_ in found.items() if list_} == {}
