"""The desk for everybody: axe-core finds nothing on any screen, and the keyboard reaches it all."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.desk.conftest import LETTER
from tests.desk.served import Served, needs_chromium

pytestmark = [pytest.mark.browser, needs_chromium]

AXE = Path(__file__).parents[1] / "data/axe/axe.min.js"

FINDINGS = """async () => (await axe.run(document)).violations.map(
    (found) => [found.id, ...found.nodes.map((node) => node.html.slice(0, 200))])"""

CUT = """() => [...document.querySelectorAll('button, a, input, select, summary')].filter((one) => {
    const box = one.getBoundingClientRect();
    const isShown = one.checkVisibility() && !one.matches('.skip') && !one.closest('#pages');
    return isShown && (box.left < 0 || box.right > innerWidth);
}).map((one) => one.outerHTML.slice(0, 120))"""

WHERE = """() => {
    const at = document.activeElement;
    return at.id || at.dataset.action || at.dataset.key || at.className || at.tagName;
}"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("desk") / "letters"
    folder.mkdir()
    (folder / "drafter.yaml").write_text("months: 1\n", encoding="utf-8")
    (folder / "roads.yaml").write_text(LETTER, encoding="utf-8")
    faulty = LETTER.replace("Дороги плохи.", "Согласно закона, дороги плохи.")
    (folder / "faulty.yaml").write_text(faulty, encoding="utf-8")
    served = Served(folder)
    yield served
    served.stop()


def opened(real_browser: Any, served: Served, **options: Any) -> Any:
    """Return a tab that has been let in; nothing of the content policy keeps axe-core out."""
    context = real_browser.new_context(**{"locale": "ru", "bypass_csp": True, **options})
    page = context.new_page()
    page.goto(served.address)
    return page


def letter(page: Any, served: Served, name: str = "roads") -> None:
    page.goto(f"http://127.0.0.1:{served.port}/letters/{name}.yaml")
    page.locator("[data-preview=ru] .page").first.wait_for()


def findings(page: Any) -> Any:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    # What fades in has its contrast when it has come.
    page.evaluate("() => Promise.all(document.getAnimations().map((one) => one.finished))")
    return page.evaluate(FINDINGS)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_the_list_its_menu_and_its_dialogs(
    real_browser: Any, served: Served, theme: str
) -> None:
    page = opened(real_browser, served, color_scheme=theme)
    found = {"list": findings(page)}
    page.locator("#menu > summary").click()
    found["menu"] = findings(page)
    page.keyboard.press("Escape")
    for action, dialog in (("new", "new"), ("more", "more"), ("bin", "bin")):
        page.locator(f"[data-action={action}]").first.click()
        page.locator(f"dialog#{dialog}[open]").wait_for()
        found[dialog] = findings(page)
        page.keyboard.press("Escape")
    page.keyboard.press("F1")
    page.locator("dialog#keys[open]").wait_for()
    found["keys"] = findings(page)
    page.context.close()
    assert {screen: one for screen, one in found.items() if one} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_a_letter_its_menu_and_its_remarks(
    real_browser: Any, served: Served, theme: str
) -> None:
    page = opened(real_browser, served, color_scheme=theme)
    letter(page, served, "faulty")
    page.locator(".problem").first.wait_for(state="attached")
    page.evaluate("document.querySelectorAll('#form details').forEach((one) => one.open = true)")
    found = {"letter": findings(page)}
    page.locator("#letter-menu > summary").click()
    found["menu"] = findings(page)
    page.keyboard.press("Escape")
    page.locator("[data-action=problems]").click()
    found["remarks"] = findings(page)
    page.locator("[data-action=problems]").click()
    page.locator("[data-pick] input").first.fill("мин")
    page.locator("[role=option]").first.wait_for()
    found["picking"] = findings(page)
    page.context.close()
    assert {screen: one for screen, one in found.items() if one} == {}


def test_tab_goes_through_the_letter_and_is_not_caught_in_its_text(
    real_browser: Any, served: Served
) -> None:
    page = opened(real_browser, served)
    letter(page, served)
    page.locator('#form [data-key="subject.ru"]').focus()
    seen: list[str] = []
    while "pages" not in seen and len(seen) < 150:
        # Esc lets a text go; elsewhere it changes nothing.
        page.keyboard.press("Escape")
        page.keyboard.press("Tab")
        seen.append(page.evaluate(WHERE))
    page.context.close()
    fields = ["f-subject.kk", "f-request.ru", "f-demands.0.kk", "f-signatories.0.name.ru"]
    assert [one for one in seen if one in fields] == fields
    assert seen[-1] == "pages"


@pytest.mark.parametrize("place", ["", "/letters/roads.yaml"])
def test_at_twice_the_size_nothing_is_cut_off_at_the_side(
    real_browser: Any, served: Served, place: str
) -> None:
    page = opened(real_browser, served, viewport={"width": 640, "height": 400})
    if place:
        letter(page, served)
    cut = page.evaluate(CUT)
    for menu in page.locator("details.menu > summary").all():
        menu.click()
        cut += page.evaluate(CUT)
        page.keyboard.press("Escape")
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.context.close()
    assert wide <= 640
    assert cut == []


def test_what_was_saved_is_said_aloud(real_browser: Any, served: Served) -> None:
    page = opened(real_browser, served)
    letter(page, served)
    page.locator("#f-number").fill("77-1")
    page.wait_for_function("document.querySelector('#saved').textContent.includes('Сохранено')")
    said = page.locator("#saved").get_attribute("role")
    page.context.close()
    assert said == "status"


def test_a_text_is_read_in_its_own_language(real_browser: Any, served: Served) -> None:
    page = opened(real_browser, served, locale="en")
    language = page.evaluate("document.documentElement.lang")
    subject = page.locator("#rows td > a").first.get_attribute("lang")
    letter(page, served)
    typed = {
        code: page.locator(f'#form [data-key="subject.{code}"]').get_attribute("lang")
        for code in ("ru", "kk")
    }
    printed = page.locator("[data-preview=kk]").get_attribute("lang")
    page.context.close()
    assert (language, subject, typed, printed) == ("en", "ru", {"ru": "ru", "kk": "kk"}, "kk")
