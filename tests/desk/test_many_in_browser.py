"""One letter to many in a real browser: by keyboard, for everybody, and through a reload."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.desk.conftest import LETTER
from tests.desk.served import Served, needs_chromium
from tests.desk.test_accessibility import CUT, findings, opened

pytestmark = [pytest.mark.browser, needs_chromium]

TABLE = "post;region;note\nakim-astana;Есиль;x\nakim-almaty;Медеу;\nnobody-here;Абай;\n"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "drafter.yaml").write_text("months: 1\n", encoding="utf-8")
    text = LETTER.replace("О ремонте сельских дорог", '"О дорогах: {{ region }}"')
    (folder / "roads.yaml").write_text(text, encoding="utf-8")
    name = "surname: {ru: Ким, kk: Ким}, given: {ru: Анна, kk: Анна}"
    people = f"people:\n  kim: {{{name}, gender: feminine, post: akim-astana}}\n"
    (folder / "addressbook.yaml").write_text(people, encoding="utf-8")
    (tmp_path / "акимы.csv").write_text(TABLE, encoding="utf-8")
    served = Served(folder)
    yield served
    served.stop()


def many(page: Any, served: Served) -> None:
    page.goto(f"http://127.0.0.1:{served.port}/letters/roads.yaml")
    page.locator("[data-preview=ru] .page").first.wait_for()
    page.locator("#letter-menu > summary").click()
    page.locator("[data-action=many]").click()
    page.wait_for_url("**/many/roads.yaml")


def choose(page: Any, served: Served) -> None:
    page.locator("#table").set_input_files(str(served.folder.parent / "акимы.csv"))
    page.locator("#preview .page").first.wait_for()


def test_a_table_is_chosen_looked_at_and_written_to_and_nothing_is_lost_by_a_reload(
    real_browser: Any, served: Served
) -> None:
    page = opened(real_browser, served)
    many(page, served)
    choose(page, served)
    rows = page.locator("#columns tr").all_inner_texts()
    assert [row.split("\t") for row in rows] == [
        *(["post", "адресат"], ["region", "печатается в письме"], ["note", "не используется"])
    ]
    page.locator("[data-action=next]").focus()
    page.keyboard.press("Enter")
    page.get_by_text("О дорогах: Медеу").first.wait_for()
    page.locator("[data-option=together]").check()
    page.wait_for_timeout(200)
    page.reload()
    page.locator("#preview .page").first.wait_for()
    assert page.locator("[data-option=together]").is_checked()
    page.locator("[data-action=start]").focus()
    page.keyboard.press("Enter")
    page.locator("#files:not([hidden])").wait_for()
    assert "Строк: 3." in page.locator("#how-far").inner_text()
    assert page.locator("#run-faults li").count() > 0
    with page.expect_download() as download:
        page.get_by_text("together.ru.docx").click()
    made = served.folder / "roads.letters"
    assert Path(download.value.path()).read_bytes() == (made / "together.ru.docx").read_bytes()
    page.reload()
    page.locator("#files:not([hidden])").wait_for()
    page.context.close()
    assert len(list(made.glob("roads-*.docx"))) == 4


def settled(page: Any) -> Any:
    """Return what axe-core finds when nothing moves: what goes away ends its own movement."""
    page.wait_for_timeout(1500)  # as long as a block that has changed is marked
    return findings(page)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_cut_off(
    real_browser: Any, served: Served, theme: str
) -> None:
    page = opened(real_browser, served, color_scheme=theme, viewport={"width": 640, "height": 400})
    many(page, served)
    found = {"empty": settled(page), "cut": page.evaluate(CUT)}
    choose(page, served)
    page.locator("#whom details > summary").click()
    page.locator("#row").fill("3")
    page.locator("#row-faults li").first.wait_for()
    found["chosen"] = settled(page)
    page.locator("[data-action=start]").click()
    page.locator("#files:not([hidden])").wait_for()
    found |= {"made": settled(page), "wide": page.evaluate(CUT)}
    page.context.close()
    assert {screen: one for screen, one in found.items() if one} == {}


def test_people_of_the_book_are_filtered_and_taken(real_browser: Any, served: Served) -> None:
    page = opened(real_browser, served)
    many(page, served)
    page.locator("#whom details > summary").click()
    page.locator("#filter").fill("ким")
    page.locator("[data-action=everybody]").click()
    page.locator("[data-action=people]").click()
    page.get_by_text("Люди адресной книги: 1").wait_for()
    page.context.close()
