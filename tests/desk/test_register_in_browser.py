"""The pane of the register in a real browser: by keyboard alone, in words, and for everybody."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from drafter.clock import today
from drafter.register import Entry, opened, reading
from tests.desk.conftest import LETTER
from tests.desk.served import Served, context_of, needs_chromium
from tests.desk.test_accessibility import CUT, findings
from tests.desk.test_accessibility import opened as tab_of
from tests.register.lines import line

pytestmark = [pytest.mark.browser, needs_chromium]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("register") / "letters"
    folder.mkdir()
    (folder / "drafter.yaml").write_text("months: 1\n", encoding="utf-8")
    (folder / "roads.yaml").write_text(LETTER, encoding="utf-8")
    served = Served(folder)
    yield served
    served.stop()


@pytest.fixture
def register(served: Served) -> Path:
    """Return a register of a hundred letters, whatever was done to it before."""
    path = served.folder / "register.csv"
    path.unlink(missing_ok=True)
    entries = [
        line(
            "12-34", date="2020-03-02", term="2020-04-02", summary="О дорогах", file="roads.ru.docx"
        ),
        line("12-35", date="2020-03-01", term="2020-04-01", summary="О мостах", to="Министр"),
        *(
            line(f"9-{n}", date="2020-01-01", term="2020-02-01", answered="2020-02-03")
            for n in range(98)
        ),
    ]
    with opened(path) as ledger:
        ledger.add(entries)
    return path


@pytest.fixture
def page(real_browser: Any, served: Served, register: Path) -> Iterator[Any]:
    with context_of(real_browser, "ru") as context:
        tab = context.new_page()
        tab.goto(served.address)
        tab.get_by_role("link", name="Журнал").press("Enter")
        tab.locator("#rows tr").nth(49).wait_for()
        yield tab


def entries(register: Path) -> list[Entry]:
    with reading(register) as ledger:
        return list(ledger.entries())


def shown(page: Any, count: int) -> list[str]:
    """Return the numbers of the rows, when there are so many of them."""
    page.wait_for_function("n => document.querySelectorAll('#rows tr').length === n", arg=count)
    found: list[str] = page.locator("#rows td:nth-child(2)").all_inner_texts()
    return found


def test_letters_are_found_as_one_types_and_by_their_state(page: Any) -> None:
    page.keyboard.type("мост мини")  # the field has the focus
    assert shown(page, 1) == ["12-35"]
    assert page.inner_text("#found") == "1 письмо, без ответа: 1, из них просрочено: 1"
    page.get_by_role("button", name="Показать все").press("Enter")
    assert len(shown(page, 50)) == 50
    page.get_by_label("Состояние").select_option(label="Ждут ответа")
    assert shown(page, 2) == ["12-35", "12-34"]  # the most urgent first
    assert "просрочено на" in page.locator("#rows tr").first.inner_text()


def test_pages_are_turned_and_columns_sorted_by_keys(page: Any) -> None:
    assert page.inner_text("#at") == "с 1 по 50 из 100"
    page.get_by_role("button", name="Дальше").press("Enter")
    page.wait_for_function(
        "() => document.getElementById('at').textContent === 'с 51 по 100 из 100'"
    )
    heading = page.get_by_role("button", name="Номер")
    heading.press("Enter")
    page.wait_for_selector("th[aria-sort=ascending] >> text=Номер")
    assert shown(page, 50)[:2] == ["9-0", "9-1"]
    heading.press("Enter")
    page.wait_for_selector("th[aria-sort=descending] >> text=Номер")
    assert shown(page, 50)[0] == "12-35"


def test_an_answer_is_entered_by_keys_and_taken_back(page: Any, register: Path) -> None:
    page.keyboard.type("мостах")
    assert shown(page, 1) == ["12-35"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Alt+a")
    page.wait_for_selector("dialog#answer[open]")
    assert page.inner_text("#answer-of") == "№ 12-35: О мостах"
    page.get_by_label("Номер ответа").fill("7-1")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog#answer", state="hidden")
    assert page.locator(".band.done").inner_text().startswith("Ответ на «О мостах» внесён.")
    (answer,) = entries(register)[1].answers
    assert (answer.number, answer.date) == ("7-1", today())
    page.locator("#rows tr", has_text="№\xa07-1").locator(":focus").wait_for()
    page.get_by_role("button", name="Отменить").press("Enter")
    page.wait_for_selector("#rows tr >> text=Внести ответ")
    assert entries(register)[1].answers == ()


def test_the_file_of_an_answer_is_chosen_and_what_is_wrong_is_told_in_the_window(
    page: Any, register: Path, tmp_path: Path
) -> None:
    scan = tmp_path / "Ответ.pdf"
    scan.write_bytes(b"%PDF-1.7")
    page.keyboard.type("мостах")
    shown(page, 1)
    page.locator("#rows").get_by_role("button", name="Внести ответ").press("Enter")
    page.get_by_label("Файл ответа").set_input_files(scan)
    date = page.get_by_label("Дата ответа")
    date.evaluate("one => { one.min = ''; one.value = '2020-02-29'; }")
    page.get_by_role("button", name="Внести", exact=True).press("Enter")
    problem = page.locator("#answer .problem")
    problem.wait_for()
    assert problem.inner_text().startswith("Ответ от 29.02.2020 раньше письма от 01.03.2020.")
    date.fill("2020-03-05")
    page.get_by_role("button", name="Внести", exact=True).press("Enter")
    page.wait_for_selector("dialog#answer", state="hidden")
    (answer,) = entries(register)[1].answers
    assert answer.file == "answers/Ответ.pdf"
    assert (register.parent / answer.file).read_bytes() == b"%PDF-1.7"


def test_what_is_shown_is_saved_as_a_workbook_and_what_is_wrong_is_told(
    page: Any, register: Path, tmp_path: Path
) -> None:
    page.keyboard.type("мостах")
    shown(page, 1)
    with page.expect_download() as download:
        page.get_by_role("button", name="В Excel").press("Enter")
    assert download.value.suggested_filename.startswith("Журнал ")
    download.value.save_as(tmp_path / "saved.xlsx")
    with reading(tmp_path / "saved.xlsx") as ledger:
        assert [one.number for one in ledger.entries()] == ["12-35"]
    register.write_text("a,b\n1,2\n", encoding="utf-8")
    page.get_by_role("button", name="В Excel").press("Enter")
    page.locator(".band.error").wait_for()
    assert "нет заголовков журнала" in page.inner_text(".band.error")


def test_a_letter_is_opened_and_repeated(page: Any, served: Served) -> None:
    page.keyboard.type("дорогах 12-34")
    assert shown(page, 1) == ["12-34"]
    page.locator("#rows [data-action=more]").press("Enter")
    page.get_by_role("link", name="Повторить запрос").press("Enter")
    page.wait_for_selector("dialog#name[open]")
    assert page.input_value("#name-name") == "roads 2"
    page.go_back()
    page.keyboard.type("дорогах 12-34")
    shown(page, 1)
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("/letters/roads.yaml")


def test_the_chart_is_shown_and_follows_what_is_asked_for(page: Any) -> None:
    page.get_by_role("button", name="Диаграмма").press("Enter")
    page.get_by_role("img", name="Ответ с опозданием: 98").wait_for()
    colours = page.evaluate(
        "[...document.querySelectorAll('#chart pattern rect')].map(r => getComputedStyle(r).fill)"
    )
    assert len(set(colours)) == len(colours)
    page.focus("#search")
    page.keyboard.type("мостах")
    page.wait_for_function("() => document.querySelectorAll('#chart g title').length === 2")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_the_register_its_chart_and_its_windows(
    real_browser: Any, served: Served, register: Path, theme: str
) -> None:
    page = tab_of(real_browser, served, color_scheme=theme)
    page.goto(f"http://127.0.0.1:{served.port}/register")
    page.locator("#rows tr").nth(49).wait_for()
    page.locator("[data-action=chart]").click()
    page.locator("#chart svg").wait_for()
    found = {"register": findings(page)}
    for action, window in (("answer", "answer"), ("more", "more")) if theme == "light" else ():
        page.locator(f"#rows [data-action={action}]").first.click()
        page.locator(f"dialog#{window}[open]").wait_for()
        found[window] = findings(page)
        page.keyboard.press("Escape")
    page.context.close()
    assert {screen: one for screen, one in found.items() if one} == {}


def test_at_twice_the_size_nothing_is_cut_off_at_the_side(
    real_browser: Any, served: Served, register: Path
) -> None:
    page = tab_of(real_browser, served, viewport={"width": 640, "height": 400})
    page.goto(f"http://127.0.0.1:{served.port}/register")
    page.locator("#rows tr").nth(49).wait_for()
    page.locator("[data-action=chart]").click()
    page.locator("#chart svg").wait_for()
    cut = page.evaluate(CUT)
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.context.close()
    assert cut == []
    assert wide <= 640
