"""Letters go out and come in, in a real browser."""

import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from drafter.office.office import Office
from tests.desk.conftest import LETTER
from tests.desk.served import Served, context_of, needs_chromium, open_letter
from tests.pages import SOFFICE

pytestmark = [pytest.mark.browser, needs_chromium]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    served = Served(tmp_path_factory.mktemp("desk") / "letters")
    yield served
    served.stop()


@pytest.fixture
def file(served: Served) -> Path:
    file = served.folder / f"{time.monotonic_ns()}.yaml"
    file.write_text(LETTER, encoding="utf-8")
    return file


@pytest.fixture
def context(real_browser: Any) -> Iterator[Any]:
    with context_of(real_browser, "en") as context:
        yield context


@pytest.fixture
def opened(context: Any, served: Served, file: Path) -> Callable[[], Any]:
    """Return a function that opens the letter in a tab."""

    return lambda: open_letter(context, served, file)


def rendered(file: Path, language: str) -> bytes:
    office = Office(file.parent)
    return office.render(office.open(file), language)


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_word_file_has_what_was_typed_just_before(opened: Callable[[], Any], file: Path) -> None:
    page = opened()
    page.fill("[data-key='subject.ru']", "О мостах")
    with page.expect_download() as download:
        page.click("[data-action=docx]")
    assert download.value.suggested_filename == f"{file.stem}.ru.docx"
    data = Path(download.value.path()).read_bytes()
    assert "О мостах" in "\n".join(p.text for p in Document(BytesIO(data)).paragraphs)
    assert data == rendered(file, "ru") == file.with_name(f"{file.stem}.ru.docx").read_bytes()


def test_the_menu_makes_every_kind_of_file(opened: Callable[[], Any], file: Path) -> None:
    page = opened()
    names = []
    for action in ("[data-value='docx kk']", "[data-action=bilingual]", "[data-action=eml]"):
        page.click("#letter-menu > summary")
        with page.expect_download() as download:
            page.click(action)
        names.append(download.value.suggested_filename)
    assert names == [f"{file.stem}{end}" for end in (".kk.docx", ".kk-ru.docx", ".eml")]


def test_what_was_changed_in_word_is_put_into_the_letter(
    opened: Callable[[], Any], file: Path
) -> None:
    page = opened()
    with page.expect_download():
        page.click("[data-action=docx]")
    target = file.with_name(f"{file.stem}.ru.docx")
    document = Document(str(target))
    (paragraph,) = [p for p in document.paragraphs if "Дороги плохи" in p.text]
    paragraph.runs[0].text = "Дороги разбиты."
    document.save(str(target))
    page.evaluate("dispatchEvent(new Event('focus'))")
    page.get_by_role("button", name="Look at the changes").click()
    page.get_by_role("button", name="Put the changes into the letter").click()
    until(lambda: "Дороги разбиты." in file.read_text(encoding="utf-8"))
    assert "Жолдар нашар." in file.read_text(encoding="utf-8")
    page.reload()
    page.locator("[data-preview=ru] .page").first.wait_for()
    assert page.get_by_role("button", name="Look at the changes").count() == 0


def test_the_register_asks_for_the_date_first(opened: Callable[[], Any], file: Path) -> None:
    file.write_text(LETTER.replace("date: 2026-11-26\n", ""), encoding="utf-8")
    page = opened()
    page.click("#letter-menu > summary")
    page.click("[data-action=register]")
    page.get_by_text("The letter has no date").wait_for()
    assert not (file.parent / "register.db").exists()
    page.get_by_role("button", name="Enter it all the same").click()
    page.get_by_text("The letter is in the register (register.db).").wait_for()
    assert (file.parent / "register.db").exists()


def test_a_word_letter_that_is_chosen_becomes_a_letter(
    context: Any, served: Served, file: Path
) -> None:
    page = context.new_page()
    page.goto(served.address)
    with page.expect_file_chooser() as chooser:
        page.click("[data-action=import]")
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    files = [
        {"name": f"in{file.stem}.{language}.docx", "mimeType": kind, "buffer": data}
        for language, data in (("ru", rendered(file, "ru")), ("kk", rendered(file, "kk")))
    ]
    chooser.value.set_files(files)
    page.wait_for_url(f"**/letters/in{file.stem}.yaml")
    assert page.input_value("[data-key='subject.kk']") == "Ауыл жолдарын жөндеу туралы"


def test_a_word_letter_that_is_dropped_becomes_a_letter(
    context: Any, served: Served, file: Path
) -> None:
    page = context.new_page()
    page.goto(served.address)
    data = list(rendered(file, "ru"))
    drop = """([name, data]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(data)], name));
        const how = { dataTransfer: transfer, bubbles: true };
        document.body.dispatchEvent(new DragEvent("drop", how));
    }"""
    page.evaluate(drop, [f"drop{file.stem}.docx", data])
    page.wait_for_url(f"**/letters/drop{file.stem}.yaml")


def test_what_is_no_word_letter_is_told_on_the_list(context: Any, served: Served) -> None:
    page = context.new_page()
    page.goto(served.address)
    with page.expect_file_chooser() as chooser:
        page.click("[data-action=import]")
    old = {"name": "old.doc", "mimeType": "", "buffer": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 90}
    chooser.value.set_files([old])
    page.get_by_text("old.doc: This is no document of the kind that its name says.").wait_for()


def test_a_copy_is_made_from_the_page_of_the_letter(opened: Callable[[], Any], file: Path) -> None:
    page = opened()
    page.click("#letter-menu > summary")
    page.click("[data-action=copy]")
    page.fill("#name-name", f"copy {file.stem}")
    page.keyboard.press("Enter")
    page.wait_for_url("**/letters/copy*")
    assert (file.parent / f"copy {file.stem}.yaml").exists()


@pytest.mark.office
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_the_exact_view_shows_the_pdf_and_follows_the_saves(
    opened: Callable[[], Any], file: Path
) -> None:
    page = opened()
    page.click("[data-action=exact]")
    frame = page.locator("#exact iframe")
    frame.wait_for(timeout=60_000)
    before = frame.get_attribute("src")
    assert not page.locator("#pages").is_visible()
    page.fill("[data-key='subject.ru']", "О мостах")
    until(lambda: page.locator("#exact iframe").get_attribute("src") != before)
    page.click("[data-action=exact]")
    assert page.locator("#pages").is_visible()
