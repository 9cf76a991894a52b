"""The translator's pane in a real browser: the six steps of TRANSLATING.md, by keyboard."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from drafter.cli import main
from tests.conftest import ROOT
from tests.desk.served import Served, context_of, needs_chromium
from tests.desk.test_accessibility import CUT, findings
from tests.desk.test_accessibility import opened as tab_of
from tests.documents import texts
from tests.latin import opened

pytestmark = [pytest.mark.browser, needs_chromium]

MARKED = "[...CSS.highlights.get('drafter-phrase')].map(String)"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a workspace as the first step of the guide makes it."""
    folder = tmp_path_factory.mktemp("catalogs") / "letters"
    assert main(["init", str(folder)]) == 0
    served = Served(folder)
    yield served
    served.stop()


@pytest.fixture
def po(served: Served) -> Path:
    """Return the Kazakh catalog as it was shipped, whatever was done to it before."""
    po = served.folder / "locales/kk/LC_MESSAGES/letter.po"
    po.write_bytes((ROOT / "locales/kk/LC_MESSAGES/letter.po").read_bytes())
    return po


@pytest.fixture(scope="module")
def tab(real_browser: Any, served: Served) -> Iterator[Any]:
    with context_of(real_browser, "ru") as context:
        tab = context.new_page()
        tab.goto(served.address)
        yield tab


@pytest.fixture
def page(tab: Any, served: Served, po: Path) -> Any:
    """Return the pane of the Kazakh catalog, its letter painted."""
    tab.goto(f"http://127.0.0.1:{served.port}/catalogs/own/kk/letter")
    tab.locator("[data-preview] .page").first.wait_for()
    return tab


def find(page: Any, words: str) -> None:
    """Search for a phrase by keyboard, and go to the first that is found."""
    page.keyboard.press("Control+f")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    page.locator("#fields textarea:focus").wait_for()


def until(page: Any, condition: str) -> None:
    """Wait until something is so in the page, whose policy evaluates no text."""
    page.wait_for_function(f"() => {condition}")


def saved(page: Any) -> None:
    page.locator("#phrase-state.saved").wait_for()


def target(po: Path, message: str) -> Any:
    (found,) = [unit for unit in opened(po).units if str(unit.source) == message]
    return found


def test_step_1_the_catalogs_of_a_new_workspace_are_there(page: Any, served: Served) -> None:
    page.goto(served.address)
    page.get_by_role("link", name="Каталоги").press("Enter")
    page.get_by_role("heading", name="Каталоги этой рабочей папки").wait_for()
    row = page.locator('tr[data-path="/catalogs/own/kk/letter"]')
    assert "100\xa0%" in row.inner_text()
    until(page, "!document.querySelector('[data-findings]').textContent.includes('…')")
    assert row.locator("[data-findings]").inner_text() == "0"
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("/catalogs/own/kk/letter")


def test_step_2_the_phrase_is_found_on_the_page_and_the_page_by_the_phrase(page: Any) -> None:
    page.locator("[data-preview] .page >> text=ДЕПУТАТТЫҚ САУАЛ").click()
    page.locator("#fields textarea:focus").wait_for()
    assert page.inner_text("#sources") == "DEPUTIES' INQUIRY"
    until(page, f"{MARKED}.includes('ДЕПУТАТТЫҚ САУАЛ')")
    find(page, "Respectfully")
    until(page, f"{MARKED}.includes('Құрметпен')")
    assert page.locator(".phrase-here").inner_text() == "Құрметпен,"
    page.locator("[data-preview] .page >> text=Премьер-Министрі").click()
    until(page, "document.getElementById('sources').textContent === 'prime-minister'")
    assert page.input_value("#search") == ""  # the list shows it again
    page.locator("[data-preview] .page >> text=52 километрдің").click()
    until(page, "document.getElementById('letter-note').textContent.includes('шаблона')")
    page.locator("[data-action=filter][data-value=letter]").press("Enter")
    assert page.locator("#list li").count() == 8


def test_step_3_a_translation_is_changed_by_keys_and_only_its_line(page: Any, po: Path) -> None:
    before = po.read_bytes()
    find(page, "Respectfully")
    page.keyboard.press("Control+a")
    page.keyboard.type("Зор құрметпен,")
    page.keyboard.press("Control+Enter")
    saved(page)
    assert po.read_bytes() == before.replace('"Құрметпен,"'.encode(), '"Зор құрметпен,"'.encode())
    page.keyboard.press("Control+z")
    until(page, "document.querySelector('#fields textarea').value === 'Құрметпен,'")
    assert po.read_bytes() == before
    page.keyboard.press("Control+y")
    until(page, "document.querySelector('#fields textarea').value.startsWith('Зор')")
    assert str(target(po, "Respectfully,").target) == "Зор құрметпен,"


def test_step_4_slips_are_told_while_one_types_and_found_by_a_key(page: Any, po: Path) -> None:
    find(page, "Prepared by: {name}, tel")
    page.keyboard.press("Control+a")
    page.keyboard.type("Орынд.: ")
    page.keyboard.press("Alt+1")
    remark = page.locator("#remarks li").first
    remark.wait_for()
    until(page, "document.getElementById('remarks').textContent.includes('{phone}')")
    assert page.input_value("#t-0") == "Орынд.: {name}"
    page.keyboard.type(", тел. ")
    page.keyboard.press("Alt+2")
    until(page, "!document.getElementById('remarks').children.length")
    text = po.read_text(encoding="utf-8").replace('"Құрметпен,"', '"Kұрметпен,"')
    po.write_text(text, encoding="utf-8")
    page.locator("[data-band=changed]").wait_for()
    page.locator("[data-count=findings] >> text=1").wait_for()
    page.keyboard.press("F8")
    until(page, "document.getElementById('sources').textContent === 'Respectfully,'")
    assert "латинские буквы" in page.inner_text("#remarks")


def test_step_5_the_letter_shows_what_is_typed_and_the_command_makes_it_so(
    page: Any, po: Path, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    find(page, "Respectfully")
    page.keyboard.press("Control+a")
    page.keyboard.type("Зор құрметпен,")
    page.locator("[data-preview] .page >> text=Зор құрметпен,").wait_for()
    until(page, f"{MARKED}.includes('Зор құрметпен')")
    page.keyboard.press("Control+s")
    saved(page)
    monkeypatch.chdir(served.folder)
    assert main(["locales", "preview", "kk"]) == 0
    letter = Path("preview/letter.kk.docx").read_bytes()
    assert texts(letter, "Closing") == ["Зор құрметпен,"]


def test_step_6_a_language_is_added_translated_and_seen_in_its_letter(
    page: Any, served: Served
) -> None:
    page.goto(f"http://127.0.0.1:{served.port}/catalogs")
    page.get_by_label("Язык", exact=True).select_option("uz")
    page.get_by_role("button", name="Добавить язык").press("Enter")
    needs = page.locator("[data-needs=uz]")
    needs.wait_for()
    assert "Грамматики этого языка drafter не знает" in needs.inner_text()
    needs.get_by_role("button", name="русский").press("Enter")
    page.locator(".band.done").wait_for()
    assert (served.folder / "templates/uz/inquiry.html").is_file()
    with page.expect_navigation():
        page.locator('tr[data-path="/catalogs/own/uz/letter"] a').first.press("Enter")
    page.locator("#list button").first.wait_for()
    page.locator("[data-action=filter][data-value=missing]").press("Enter")
    find(page, "Respectfully")
    assert "составить нельзя" in page.inner_text("#instead")
    page.keyboard.type("Hurmat bilan,")
    page.keyboard.press("Control+s")
    saved(page)
    po = served.folder / "locales/uz/LC_MESSAGES/letter.po"
    assert str(target(po, "Respectfully,").target) == "Hurmat bilan,"


def test_each_plural_form_has_a_field_with_its_numbers(page: Any, served: Served) -> None:
    page.goto(f"http://127.0.0.1:{served.port}/catalogs/own/ru/letter")
    page.locator("#list button").first.wait_for()
    find(page, "on {number} sheet")
    labels = page.locator("#fields label").all_inner_texts()
    assert labels[0].endswith("1, 21, 31, 41, 51 …")
    assert labels[1].endswith("2–4, 22, 23 …")
    assert page.input_value("#t-1") == "на {number} листах"
    assert "to {number} листе" not in page.inner_text("#others")


def test_a_fuzzy_mark_is_set_and_goes_when_one_corrects(page: Any, po: Path) -> None:
    find(page, "Respectfully")
    page.keyboard.press("Control+u")
    assert page.is_checked("#fuzzy")
    page.keyboard.press("Control+s")
    saved(page)
    assert target(po, "Respectfully,").isfuzzy()
    assert "не используется" in page.inner_text("#instead")
    page.keyboard.type("!")
    assert not page.is_checked("#fuzzy")
    page.keyboard.press("Escape")
    until(page, "document.getElementById('fuzzy').checked")


def test_what_another_program_changes_is_told_and_what_is_typed_stays(page: Any, po: Path) -> None:
    find(page, "Respectfully")
    page.keyboard.press("Control+a")
    page.keyboard.type("Зор құрметпен,")
    theirs = po.read_text(encoding="utf-8").replace('"Құрметпен,"', '"Ізгі ниетпен,"')
    po.write_text(theirs, encoding="utf-8")
    page.locator("[data-band=changed]").wait_for()
    assert page.input_value("#t-0") == "Зор құрметпен,"
    until(page, "document.getElementById('instead').textContent.includes('Ізгі ниетпен')")
    assert po.read_text(encoding="utf-8") == theirs
    page.keyboard.press("Control+s")
    saved(page)
    assert str(target(po, "Respectfully,").target) == "Зор құрметпен,"


def test_what_is_typed_and_not_saved_is_there_after_closing(page: Any, po: Path) -> None:
    find(page, "Respectfully")
    page.keyboard.press("Control+a")
    page.keyboard.type("Зор құрметпен,")
    page.locator("#phrase-state.unsaved").wait_for()
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    page.locator("[data-band=left]").wait_for()
    page.locator("[data-action=filter][data-value=changed]").press("Enter")
    assert page.locator("#list li").count() == 1
    assert page.input_value("#t-0") == "Зор құрметпен,"
    page.evaluate("localStorage.clear()")


def test_neighbours_and_the_list_are_walked_by_keys(page: Any) -> None:
    find(page, "Dear Mr")
    page.keyboard.press("Control+f")
    page.keyboard.press("Escape")
    page.locator("#t-0").focus()
    page.keyboard.press("Alt+ArrowDown")
    assert page.inner_text("#sources") == "Dear {name}"
    page.keyboard.press("Alt+ArrowUp")
    assert page.inner_text("#sources") == "Dear Mr {name}"
    assert page.locator("#neighbours button").count() == 2
    page.keyboard.press("F6")
    assert page.evaluate("document.activeElement.id") == "pages"
    page.keyboard.press("F6")
    assert page.evaluate("document.activeElement.className") == "phrase-row"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator("#fields textarea:focus").wait_for()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_the_pane(
    real_browser: Any, served: Served, po: Path, theme: str
) -> None:
    text = po.read_text(encoding="utf-8").replace('"Құрметпен,"', '"Kұрметпен"')
    po.write_text(text, encoding="utf-8")
    page = tab_of(real_browser, served, color_scheme=theme)
    page.goto(f"http://127.0.0.1:{served.port}/catalogs/own/kk/letter")
    page.locator("[data-preview] .page").first.wait_for()
    page.locator("[data-count=findings] >> text=1").wait_for()
    page.keyboard.press("F8")
    page.locator("#remarks li").first.wait_for()
    found = {"phrases": findings(page)}
    if theme == "light":
        page.goto(f"http://127.0.0.1:{served.port}/catalogs/drafter/ru/drafter")
        page.locator("#list button").first.wait_for()
        found["shipped"] = findings(page)
        page.goto(f"http://127.0.0.1:{served.port}/catalogs")
        found["list"] = findings(page)
    page.context.close()
    assert {screen: one for screen, one in found.items() if one} == {}


def test_at_twice_the_size_nothing_is_cut_off_at_the_side(
    real_browser: Any, served: Served, po: Path
) -> None:
    page = tab_of(real_browser, served, viewport={"width": 640, "height": 400})
    page.goto(f"http://127.0.0.1:{served.port}/catalogs/own/kk/letter")
    page.locator("[data-preview] .page").first.wait_for()
    cut = page.evaluate(CUT)
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.goto(f"http://127.0.0.1:{served.port}/catalogs")
    cut += page.evaluate(CUT)
    wide = max(wide, page.evaluate("document.documentElement.scrollWidth"))
    page.context.close()
    assert cut == []
    assert wide <= 640
