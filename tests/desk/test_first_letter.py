"""A first letter, from an empty folder to its Word files, by nothing but keys and one clipboard."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from drafter import Drafter, load
from tests.conftest import SAMPLES
from tests.desk.served import Served, chromium, needs_chromium

pytestmark = [pytest.mark.browser, needs_chromium]

SAMPLE = SAMPLES / "ak-zhol-akims.yaml"
MOST_TABS = 200

PASTED = """(html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  const said = { clipboardData: data, bubbles: true, cancelable: true };
  const event = new ClipboardEvent("paste", said);
  document.activeElement.dispatchEvent(event);
}"""


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    served = Served(tmp_path / "letters")
    yield served
    served.stop()


@pytest.fixture
def page(served: Served) -> Iterator[Any]:
    with chromium() as browser:
        context = browser.new_context(locale="ru", viewport={"width": 1400, "height": 900})
        faults: list[str] = []
        context.on("weberror", lambda error: faults.append(str(error.error)))
        page = context.new_page()
        page.goto(served.address)
        page.locator("#rows").wait_for()
        yield page
        assert faults == []


def focused(page: Any) -> dict[str, Any]:
    """Return what has the focus: its key, and the action and the value of a button."""
    found: dict[str, Any] = page.evaluate(
        """() => {
          const one = document.activeElement;
          return {
            key: one.tagName === "BUTTON" ? "" : one.closest("[data-key]")?.dataset.key ?? "",
            action: [one.dataset.action, one.dataset.value].filter(Boolean).join(" "),
            folded: one.tagName === "SUMMARY" && !one.parentElement.open,
          };
        }"""
    )
    return found


def walk_to(page: Any, key: str) -> None:
    """Press Tab until a control has the focus, opening on the way what is folded."""
    for _step in range(MOST_TABS):
        found = focused(page)
        if found["key"] == key:
            return
        if found["folded"]:
            page.keyboard.press("Enter")
        page.keyboard.press("Tab")
    pytest.fail(f"no key leads to {key}")


def walk_to_button(page: Any, action: str) -> None:
    """Press Tab until a button has the focus, known by its action and, if any, its value."""
    for _step in range(MOST_TABS):
        if focused(page)["action"] == action:
            return
        page.keyboard.press("Tab")
    pytest.fail(f"no key leads to {action}")


def type_into(page: Any, key: str, text: str) -> None:
    walk_to(page, key)
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


def paste_into(page: Any, key: str, text: str) -> None:
    """Paste paragraphs as Word has them in the clipboard."""
    walk_to(page, key)
    paragraphs = "".join(
        f'<p class="MsoNormal" style="text-align:justify"><span lang="RU">{line}</span></p>'
        for line in text.split("\n")
        if line.strip()
    )
    start = "<html><body lang=RU><!--StartFragment-->"
    page.evaluate(PASTED, f"{start}{paragraphs}<!--EndFragment--></body></html>")


def pick(page: Any, key: str, text: str) -> None:
    """Type into a field that offers what begins so, and take the first that is offered."""
    type_into(page, key, "")
    page.keyboard.type(text)
    page.locator("[role=option]").first.wait_for()
    page.keyboard.press("Enter")


def in_both(page: Any, key: str, texts: dict[str, str]) -> None:
    for language, text in texts.items():
        type_into(page, f"{key}.{language}", text)


def write(page: Any, said: dict[str, Any]) -> None:
    """Write all that a letter says into the form, from its top to its end."""
    pick(page, "addressee.0.post", "Премьер-Министр")
    for part in ("surname", "given", "patronymic"):
        in_both(page, f"addressee.0.{part}", said["addressee"][part])
    for language, text in said["body"].items():
        paste_into(page, f"body.{language}", text)
    in_both(page, "request", said["request"])
    for number, demand in enumerate(said["demands"]):
        if number:
            page.keyboard.press("Alt+Enter")
        in_both(page, f"demands.{number}", demand)
    for number, name in enumerate(said["signatories"]):
        if number:
            page.keyboard.press("Alt+Enter")
        if isinstance(name, dict):
            in_both(page, f"signatories.{number}.name", name)
        else:
            type_into(page, f"signatories.{number}", name)


def until(there: Any, seconds: float = 15.0) -> None:
    end = time.monotonic() + seconds
    while not there():
        assert time.monotonic() < end, "it did not become so"
        time.sleep(0.1)


def test_a_first_letter_in_two_languages_is_written_by_keys_alone(
    page: Any, served: Served
) -> None:
    said = yaml.safe_load(SAMPLE.read_text(encoding="utf-8"))
    page.keyboard.press("Alt+n")
    page.keyboard.type("Ак жол")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.locator("#form [data-key='body.ru'] [role=textbox]").wait_for()
    type_into(page, "subject.ru", "")  # the letter of the model has none
    page.keyboard.press("Control+Home")
    write(page, said)
    page.keyboard.press("Control+s")
    file = served.folder / "Ак жол.yaml"
    last = said["signatories"][-1]
    until(lambda: last in file.read_text(encoding="utf-8"))
    model = load(SAMPLE)
    for language, button in (("ru", "show ru"), ("kk", "show kk")):
        walk_to_button(page, button)
        page.keyboard.press("Enter")
        walk_to_button(page, "docx")
        page.keyboard.press("Enter")
        word = file.with_name(f"Ак жол.{language}.docx")
        until(word.is_file)
        assert word.read_bytes() == Drafter().render(model, language)
