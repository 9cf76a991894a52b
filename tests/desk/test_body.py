"""The editor of a body: by keyboard alone, nothing typed becomes markup, nothing is lost."""

from collections.abc import Iterator

import pytest

from drafter.markup.document_places import place_of
from drafter.markup.documents import document_of
from tests.desk.editor import Editor, browser_test, opened
from tests.markup.test_document_places import BODY

pytestmark = browser_test


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    with opened() as found:
        yield found


def test_what_is_typed_is_text(editor: Editor) -> None:
    editor.show()
    for line in ("1. не список", "2. тоже", "- нет", "5*3*2 **а** # [x]"):
        editor.type(line)
        editor.keys("Enter")
    assert [block["content"] for block in editor.document["content"][:4]] == [
        [{"type": "text", "text": line}]
        for line in ("1. не список", "2. тоже", "- нет", "5*3*2 **а** # [x]")
    ]
    assert editor.markdown == "1\\. не список\n\n2\\. тоже\n\n\\- нет\n\n5*3*2 \\*\\*а\\*\\* # [x]"


def test_each_change_is_told_as_a_document(editor: Editor) -> None:
    editor.show("аб")
    editor.type("в")
    assert editor.page.evaluate("changes") == [document_of("ваб")]


def test_keys_make_emphasis_lists_quotations_and_breaks(editor: Editor) -> None:
    editor.show()
    editor.keys("Control+b")
    editor.type("важно")
    editor.keys("Control+b")
    editor.type(" и")
    editor.keys("Shift+Enter")
    editor.type("далее")
    editor.keys("Enter", "Control+Shift+Digit7")
    editor.type("раз")
    editor.keys("Enter", "Tab")
    editor.type("в нём")
    editor.keys("Enter", "Shift+Tab")
    editor.type("два")
    editor.keys("Enter", "Enter", "Control+Shift+Digit9")
    editor.type("слова")
    assert editor.markdown == ("**важно** и\\\nдалее\n\n1. раз\n\n   1) в нём\n\n2. два\n\n> слова")


def test_russian_keys_work_as_latin_ones(editor: Editor) -> None:
    editor.show("слово")
    editor.page.evaluate(
        "() => { const { view } = editor; const event = new KeyboardEvent('keydown',"
        " { key: 'ф', code: 'KeyA', keyCode: 65, ctrlKey: true, bubbles: true, cancelable: true });"
        " view.dom.dispatchEvent(event);"
        " const bold = new KeyboardEvent('keydown', { key: 'и', code: 'KeyB', keyCode: 66,"
        " ctrlKey: true, bubbles: true, cancelable: true }); view.dom.dispatchEvent(bold); }"
    )
    assert editor.markdown == "**слово**"


def test_a_table_is_gone_through_by_tab_which_leaves_it_at_its_end(editor: Editor) -> None:
    editor.show()
    editor.keys("Control+Alt+KeyT")
    for text in "абвгдежзи":
        editor.type(text)
        editor.keys("Tab")
    assert editor.markdown == "| а | б | в |\n|---|---|---|\n| г | д | е |\n| ж | з | и |"
    assert editor.page.evaluate("document.activeElement.id") == "after"


def test_rows_and_columns_come_and_go_and_are_aligned(editor: Editor) -> None:
    editor.show("| а | б |\n|---|---|\n| в | г |")
    editor.keys("Control+Alt+ArrowRight", "Control+Alt+ArrowDown", "Control+Alt+KeyR")
    assert editor.markdown == "| а |  | б |\n|---:|---|---|\n|  |  |  |\n| в |  | г |"
    editor.keys("Control+Alt+ArrowUp")
    assert editor.markdown == "|  |  |  |\n|---:|---|---|\n| в |  | г |"
    editor.keys("Control+Alt+ArrowLeft")
    assert editor.markdown == "|  |  |\n|---|---|\n|  | г |"


def test_a_line_in_a_cell_is_parted_by_enter(editor: Editor) -> None:
    editor.show("| а | б |\n|---|---|")
    editor.keys("End", "Enter")
    editor.type("в")
    assert editor.markdown == "| а<br>в | б |\n|---|---|"


def test_a_footnote_is_written_below_and_esc_leads_back(editor: Editor) -> None:
    editor.show("Закон есть.")
    editor.keys("End", "Control+Alt+KeyF")
    editor.type("О дорогах: 5*3*2")
    assert editor.page.locator(".note-mark").inner_text() == "1"
    assert editor.page.evaluate("document.activeElement.getAttribute('aria-label')").endswith(" 1")
    editor.keys("Escape")
    editor.type(" Да.")
    assert editor.markdown == "Закон есть.[^1] Да.\n\n[^1]: О дорогах: 5*3*2"
    editor.keys("Control+z", "Control+z")
    editor.keys("Control+z")
    assert editor.markdown == "Закон есть."


def test_footnotes_are_counted_anew_and_each_keeps_its_text(editor: Editor) -> None:
    editor.show("Один[^1].\n\n[^1]: Первая.")
    editor.keys("Control+Alt+KeyF")
    editor.type("Нулевая.")
    assert editor.page.locator(".note-mark").all_inner_texts() == ["1", "2"]
    assert editor.page.locator(".note .ProseMirror").all_inner_texts() == ["Нулевая.", "Первая."]
    editor.page.locator(".note .ProseMirror").nth(1).click()
    editor.keys("End")
    editor.type("!")
    assert editor.markdown.endswith("[^1]: Нулевая.\n\n[^2]: Первая.!")


def test_tab_leaves_the_text_and_behind_esc_also_a_list(editor: Editor) -> None:
    editor.show("Абзац")
    editor.keys("Tab")
    assert editor.page.evaluate("document.activeElement.id") == "after"
    editor.show("- а\n- б")
    editor.page.evaluate("editor.focus(1)")
    editor.keys("Escape", "Tab")
    assert editor.page.evaluate("document.activeElement.id") == "after"
    assert editor.markdown == "- а\n- б"


def test_shift_tab_leads_to_the_buttons_which_arrows_go_through(editor: Editor) -> None:
    editor.show("Абзац")
    editor.keys("Alt+F10")
    first = editor.page.evaluate("document.activeElement.getAttribute('aria-label')")
    editor.keys("ArrowRight", "ArrowRight", "Enter")
    assert (first, editor.page.locator("[role=toolbar] [tabindex='0']").count()) == ("Undo", 1)
    editor.type("а")
    assert editor.markdown == "{**а**}Абзац"
    editor.keys("Shift+Tab")
    assert editor.page.evaluate("document.activeElement.closest('[role=toolbar]') !== null")


def test_every_control_has_a_name_and_its_key_is_shown(editor: Editor) -> None:
    editor.show("![а](road.jpg)\n\nб[^1]\n\n[^1]: в")
    for control in editor.page.locator("#body button, #body input:visible, #body [role]").all():
        assert (
            control.get_attribute("aria-label")
            or control.get_attribute("aria-labelledby")
            or (control.get_attribute("role") == "status")
        )
    assert editor.page.locator(".tool-bold").get_attribute("title") == "Bold (Ctrl+B)"
    text = editor.page.locator(".body-text")
    facts = {name: text.get_attribute(name) for name in ("role", "lang", "spellcheck")}
    assert facts == {"role": "textbox", "lang": "ru", "spellcheck": "true"}


def test_undo_takes_back_what_was_typed_but_not_what_came_from_the_file(editor: Editor) -> None:
    editor.show("Один.\n\nДва.")
    editor.type("Ноль. ")
    editor.page.evaluate("value => editor.setDocument(value)", document_of("Ноль. Один.\n\nТри."))
    count = len(editor.page.evaluate("changes"))
    editor.keys("Control+z")
    assert editor.markdown == "Один.\n\nТри."
    assert len(editor.page.evaluate("changes")) == count + 1


def test_another_document_leaves_the_caret_where_it_was(editor: Editor) -> None:
    editor.show("Один.\n\nДва.")
    editor.page.evaluate("editor.focus(1, 3)")
    editor.page.evaluate(
        "value => editor.setDocument(value)", document_of("Новый.\n\nОдин.\n\nДва.")
    )
    editor.type("!")
    assert editor.markdown == "Новый.\n\nОдин.\n\nДва!."


@pytest.mark.parametrize(
    ("block", "offset", "typed", "becomes"),
    [(0, 3, "*бвг*", "*бв!г*"), (1, 0, "- д", "- !д"), (2, 1, "- е", "- е!"), (5, 0, "з", "!з")],
)
def test_a_printed_block_and_a_character_are_a_place(
    editor: Editor, block: int, offset: int, typed: str, becomes: str
) -> None:
    body = "а *бвг*\n\n- д\n- е\n\n![ж](a.png)\n\nз"
    editor.show(body)
    editor.page.evaluate(f"editor.focus({block}, {offset + (block == 0)})")
    assert editor.page.evaluate("editor.place") == {"block": block, "offset": offset + (block == 0)}
    editor.type("!")
    assert editor.markdown == body.replace(typed, becomes)


def test_backspace_at_the_beginning_of_an_item_takes_its_mark_away(editor: Editor) -> None:
    editor.show("- а\n- б")
    editor.page.evaluate("editor.focus(1, 0)")
    editor.keys("Backspace")
    assert editor.markdown == "- а\n\nб"


def test_all_that_is_selected_becomes_a_list_and_another_one(editor: Editor) -> None:
    editor.show("а\n\nб")
    editor.keys("Control+a", "Control+Shift+KeyL")
    assert editor.markdown == "- а\n- б"
    editor.keys("Control+a", "Control+Shift+Digit7")
    assert editor.markdown == "1. а\n2. б"


def test_a_text_goes_on_behind_a_table_and_begins_before_one(editor: Editor) -> None:
    editor.show("| а |\n|---|")
    editor.keys("ArrowDown", "ArrowDown")
    editor.type("после")
    editor.page.evaluate("editor.focus(0, 0)")
    editor.keys("Enter")
    editor.type("до")
    assert editor.markdown == "до\n\n| а |\n|---|\n\nпосле"


def test_an_empty_paragraph_stays_to_be_written_in(editor: Editor) -> None:
    editor.show("Один.")
    editor.keys("End", "Enter")
    editor.page.evaluate("value => editor.setDocument(value)", document_of("Один."))
    editor.type("Два.")
    assert editor.markdown == "Один.\n\nДва."


def test_a_place_in_the_file_is_one_in_the_editor(editor: Editor) -> None:
    editor.show(BODY)
    for word in ("два", "пять", "шесть", "Село", "восемь", "Конец"):
        block, character = place_of(BODY, BODY.index(word))
        editor.page.evaluate(f"editor.focus({block}, {character})")
        assert (word, editor.page.evaluate("editor.place.block")) == (word, block)


def test_a_picture_that_is_dropped_has_a_caption_and_a_width(editor: Editor) -> None:
    editor.show("До.")
    editor.page.locator("#body input[type=file]").set_input_files(
        {"name": "road.png", "mimeType": "image/png", "buffer": b"png"}
    )
    fields = editor.page.locator(".picture input")
    fields.nth(0).fill("Дорога *у* села")
    fields.nth(1).fill("12,5 см")
    fields.nth(1).press("Enter")
    assert editor.markdown == "![Дорога \\*у\\* села](road.png){width=12.5cm}До."


def test_what_the_editor_cannot_show_stays_as_it_is_until_it_is_mended(editor: Editor) -> None:
    editor.show("Нет такой сноски[^9].")
    editor.keys("End", "Backspace", "Backspace", "Backspace", "Backspace", "Backspace")
    editor.type(".")
    assert document_of(editor.markdown) == document_of("Нет такой сноски.")
