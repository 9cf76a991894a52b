"""The lawyer's pane in a real browser, by keyboard: what a lawyer may want to do, each a test.

The tasks are those of the handbook's page for lawyers; what comes of each is read from the file
that the desk has written, or from the letter that is made with it.
"""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.shared import Pt

from drafter.cli import main
from drafter.docx.template_reading import read_template
from tests.desk.conftest import LETTER
from tests.desk.served import Served, context_of, needs_chromium
from tests.desk.test_accessibility import CUT, findings
from tests.desk.test_accessibility import opened as tab_of
from tests.pictures.made import png

SAVED = re.compile("^Сохранено")

TITLE = """\
{% extends "drafter/inquiry.html" %}
{% block title %}<h1 class="title">А</h1>{% endblock %}
"""

pytestmark = [pytest.mark.browser, needs_chromium]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("templates") / "letters"
    folder.mkdir()
    (folder / "drafter.yaml").write_text("months: 1\n", encoding="utf-8")
    (folder / "roads.yaml").write_text(LETTER, encoding="utf-8")
    served = Served(folder)
    yield served
    served.stop()


@pytest.fixture(scope="module")
def tab(real_browser: Any, served: Served) -> Iterator[Any]:
    """Return a tab in Russian, which all tasks share."""
    with context_of(real_browser, "ru") as context:
        page = context.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.goto(served.address)
        yield page
        assert [one for one in said if "Content Security Policy" in one] == []


@pytest.fixture
def templates(served: Served) -> Iterator[Path]:
    """Return the folder of the workspace's own templates, which is empty at each task."""
    folder = served.folder / "templates"
    folder.mkdir(exist_ok=True)
    yield folder
    for file in sorted(folder.rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()


def own(templates: Path, name: str, text: str) -> Path:
    """Write a template of the workspace."""
    file = templates / f"{name}.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def go(tab: Any, served: Served, name: str = "") -> None:
    """Open the list, or a template."""
    address = f"http://127.0.0.1:{served.port}/templates"
    tab.evaluate("localStorage.clear()")
    tab.goto(f"{address}/{name}" if name else address)
    if name:
        ready(tab)


def ready(tab: Any) -> None:
    tab.locator("body[data-ready]").wait_for()


def change_part(tab: Any, served: Served, part: str) -> None:
    """Open a shipped template and begin to change a part of it, by keyboard."""
    tab.goto(f"http://127.0.0.1:{served.port}/templates/ru/inquiry")
    begin_part(tab, part)


def begin_part(tab: Any, part: str) -> None:
    """Begin to change a part of the shipped template that is open."""
    tab.locator(".cm-content").wait_for()
    tab.get_by_role("button", name="Изменить часть…").press("Enter")
    tab.get_by_label("Часть", exact=True).select_option(value=part)
    with tab.expect_navigation():
        tab.get_by_role("button", name="Изменить эту часть").press("Enter")
    ready(tab)


def go_to(tab: Any, words: str) -> None:
    """Mark words in the editor, by its search."""
    tab.locator(".cm-content").focus()
    tab.keyboard.press("Control+f")
    tab.locator(".cm-search input[name=search]").fill(words)
    tab.keyboard.press("End")
    tab.keyboard.press("Enter")
    tab.keyboard.press("Escape")


def type_over(tab: Any, words: str, others: str) -> None:
    go_to(tab, words)
    tab.keyboard.insert_text(others)


def text_of(tab: Any) -> str:
    lines: list[str] = tab.locator(".cm-line").all_inner_texts()
    return "\n".join(line.removesuffix("\n") for line in lines)


def shown(tab: Any, words: str) -> str:
    """Return the pages' text when the words are on them."""
    tab.wait_for_function(
        """words => document.querySelector('#pages').textContent
            .replace(/\\u00a0/g, ' ').includes(words)""",
        arg=words,
    )
    found: str = tab.locator("#pages").inner_text()
    return found


def save(tab: Any) -> None:
    tab.keyboard.press("Control+s")
    tab.locator("#saved", has_text=SAVED).wait_for()


def printed(served: Served, letter: str = LETTER, language: str = "ru") -> Any:
    """Return the Word file of a letter, made as the command makes it."""
    file = served.folder / "made.yaml"
    file.write_text(letter, encoding="utf-8")
    try:
        assert main(["render", str(file), "-l", language, "--force"]) == 0
        return docx.Document(str(file.with_suffix(f".{language}.docx")))
    finally:
        for made in served.folder.glob("made.*"):
            made.unlink()


def lines(document: Any) -> list[str]:
    return [paragraph.text.replace("\xa0", " ") for paragraph in document.paragraphs]


def test_1_the_request_formula_is_changed(tab: Any, served: Served, templates: Path) -> None:
    go(tab, served)
    tab.get_by_role("link", name="inquiry, русский", exact=True).press("Enter")
    begin_part(tab, "request")
    type_over(tab, "На основании изложенного", "Исходя из вышеизложенного")
    shown(tab, "Исходя из вышеизложенного")
    save(tab)
    text = (templates / "ru/inquiry.html").read_text("utf-8")
    assert text.startswith('{% extends "drafter/inquiry.html" %}\n\n{% block request %}')
    assert any(line.startswith("Исходя из вышеизложенного, ") for line in lines(printed(served)))


def test_2_the_repetition_of_the_salutation_is_dropped(
    tab: Any, served: Served, templates: Path
) -> None:
    change_part(tab, served, "request")
    go_to(tab, "{%- if salutation %}, {{ salutation|uncapitalize }},{% endif %}")
    tab.keyboard.press("Delete")
    save(tab)
    (request,) = [line for line in lines(printed(served)) if line.startswith("На основании")]
    assert request.startswith("На основании изложенного депутатская фракция")


def test_3_a_sentence_stands_before_the_demands(tab: Any, served: Served, templates: Path) -> None:
    change_part(tab, served, "request")
    go_to(tab, "{% if request %}")
    tab.keyboard.press("Home")
    sentence = "Запрос направляется в соответствии со статьей 27 Конституционного закона."
    tab.keyboard.insert_text(f"<p>{sentence}</p>\n")
    save(tab)
    made = lines(printed(served))
    assert made[made.index(sentence) + 1].startswith("На основании изложенного")


def test_4_or_it_is_a_clause_in_both_languages(tab: Any, served: Served, templates: Path) -> None:
    go(tab, served)
    tab.get_by_role("button", name="Новый готовый абзац…").press("Enter")
    tab.keyboard.type("article-27")
    tab.locator("#text-ru").fill("Запрос направляется по статье 27 & 28.")
    tab.locator("#text-kk").fill("Сауал 27-бапқа сәйкес жолданады.")
    with tab.expect_navigation():
        tab.keyboard.press("Tab")
        tab.get_by_role("button", name="Создать").press("Enter")
    ready(tab)
    shown(tab, "по статье 27 & 28")
    letter = LETTER + "clauses: [article-27]\n"
    assert "Запрос направляется по статье 27 & 28." in lines(printed(served, letter))
    assert "Сауал 27-бапқа сәйкес жолданады." in lines(printed(served, letter, "kk"))


def test_5_a_new_kind_is_made_in_both_languages(tab: Any, served: Served, templates: Path) -> None:
    go(tab, served)
    tab.locator("#main").focus()
    tab.keyboard.press("Alt+n")
    tab.keyboard.type("support")
    tab.wait_for_function(
        "words => document.querySelector('#formula-ru').value === words",
        arg="На основании изложенного",
    )
    for name, text in {
        "title-ru": "ПИСЬМО ПОДДЕРЖКИ",
        "formula-ru": "Настоящим письмом",
        "title-kk": "ҚОЛДАУ ХАТЫ",
        "formula-kk": "Осы хатпен",
    }.items():
        tab.locator(f"#{name}").fill(text)
    with tab.expect_navigation():
        tab.keyboard.press("Enter")
    ready(tab)
    letter = f"kind: support\n{LETTER}"
    made = lines(printed(served, letter))
    assert "ПИСЬМО ПОДДЕРЖКИ" in made
    assert any(line.startswith("Настоящим письмом, ") for line in made)
    assert "ҚОЛДАУ ХАТЫ" in lines(printed(served, letter, "kk"))


def test_6_words_depend_on_the_letter(tab: Any, served: Served, templates: Path) -> None:
    change_part(tab, served, "request")
    type_over(
        tab,
        "На основании изложенного",
        "Просим{% if demands|length == 1 %} об одном{% else %} о следующем{% endif %}",
    )
    shown(tab, "Просим о следующем")
    tab.get_by_label("Письмо, на котором виден шаблон").select_option(value="roads.yaml")
    shown(tab, "Просим об одном")
    save(tab)
    assert any(line.startswith("Просим об одном") for line in lines(printed(served)))


def test_7_a_value_of_ones_own_is_printed(tab: Any, served: Served, templates: Path) -> None:
    change_part(tab, served, "subject")
    go_to(tab, "{{ subject }}")
    tab.keyboard.press("ArrowRight")
    tab.keyboard.insert_text(" ({{ fields.bill }})")
    shown(tab, "(…)")  # the sample has whatever field a template prints
    tab.get_by_label("Письмо, на котором виден шаблон").select_option(value="roads.yaml")
    tab.locator("#failed", has_text="bill").wait_for()  # the letter lacks it
    save(tab)
    letter = LETTER + "fields: {bill: {ru: О самоуправлении, kk: Өзін-өзі басқару туралы}}\n"
    assert "О ремонте сельских дорог (О самоуправлении)" in lines(printed(served, letter))


def test_8_what_an_upgrade_has_brought_is_taken_over(
    tab: Any, served: Served, templates: Path
) -> None:
    block = "{% block signatories %}\n<p>Депутаты</p>\n{% endblock %}"
    old = f'{{% extends "drafter/letter.html" %}}\n\n{block}\n'
    file = own(templates, "letter", old)
    go(tab, served)
    tab.get_by_text("обновить 1 часть").wait_for()
    go(tab, served, "letter")
    tab.get_by_role("button", name="Посмотреть").press("Enter")
    tab.locator("#compare-lines ins", has_text="signatory").first.wait_for()
    tab.keyboard.press("Enter")  # «Взять» has the focus
    tab.locator("dialog#compare").wait_for(state="hidden")
    assert file.read_text("utf-8") == old
    save(tab)
    assert "{% for signatory in signatories %}" in file.read_text("utf-8")
    assert tab.locator("#offers").is_hidden()


def test_9_a_page_on_its_side_has_a_table(tab: Any, served: Served, templates: Path) -> None:
    change_part(tab, served, "appendix_pages")
    go_to(tab, "{% block appendix_pages %}")
    tab.keyboard.press("End")
    table = (
        '\n<section class="landscape">\n<table>\n<tr><th rowspan="2" width="20%">Норма</th>'
        '<th colspan="2">Редакция</th></tr>\n<tr><th>действующая</th><th>новая</th></tr>\n'
        "<tr><td>статья 5</td><td>…</td><td>исключить</td></tr>\n</table>\n</section>"
    )
    tab.keyboard.insert_text(table)
    shown(tab, "исключить")
    save(tab)
    document = printed(served)
    assert document.sections[-1].page_width > document.sections[-1].page_height
    assert document.tables[-1].cell(0, 1).text == "Редакция"
    assert document.tables[-1].cell(0, 1)._tc is document.tables[-1].cell(0, 2)._tc


def word_file(build: Any) -> dict[str, Any]:
    document = docx.Document()
    build(document)
    stored = BytesIO()
    document.save(stored)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return {"name": "blank.docx", "mimeType": kind, "buffer": stored.getvalue()}


def choose_file(tab: Any, button: str, file: Any) -> None:
    with tab.expect_file_chooser() as chooser:
        tab.locator(f"[data-action={button}]").press("Enter")
    chooser.value.set_files(file)


def test_10_font_and_spacing_are_set_in_the_look(
    tab: Any, served: Served, templates: Path, tmp_path: Path
) -> None:
    go(tab, served)
    with tab.expect_download() as download:
        tab.get_by_role("link", name="Скачать оформление").press("Enter")
    download.value.save_as(tmp_path / "official.docx")
    document = docx.Document(str(tmp_path / "official.docx"))
    document.styles["Normal"].font.name = "Arial"
    document.styles["Body Text"].paragraph_format.line_spacing = 1.15
    document.save(str(tmp_path / "official.docx"))
    choose_file(tab, "take", tmp_path / "official.docx")
    tab.locator("#take[data-shown] .page").first.wait_for()
    tab.get_by_role("button", name="Сделать оформлением всех писем").press("Enter")
    tab.get_by_text("Теперь оформление всех писем").wait_for()
    made = printed(served)
    assert made.styles["Normal"].font.name == "Arial"
    assert made.styles["Body Text"].paragraph_format.line_spacing == pytest.approx(1.15, abs=0.01)


def test_11_a_letterhead_of_the_office_is_taken_and_given_back(
    tab: Any, served: Served, templates: Path
) -> None:
    def build(document: Any) -> None:
        document.styles["Normal"].font.size = Pt(13)
        document.add_paragraph("ФРАКЦИЯ «АК ЖОЛ»")

    go(tab, served)
    choose_file(tab, "take", word_file(build))
    tab.get_by_label("Это бланк").check()
    tab.locator("#take-pages .page-header", has_text="ФРАКЦИЯ «АК ЖОЛ»").first.wait_for()
    tab.get_by_role("button", name="Сделать оформлением всех писем").press("Enter")
    tab.locator("[data-band=look]").wait_for()
    header = printed(served).sections[0].first_page_header
    assert "ФРАКЦИЯ «АК ЖОЛ»" in "\n".join(p.text for p in header.paragraphs)
    tab.locator("[data-band=look] button").press("Enter")
    tab.get_by_text("Оформление снова прежнее").wait_for()
    assert list(templates.glob("*.docx")) == []


def test_12_the_emblem_of_the_faction_is_put_into_the_letterhead(
    tab: Any, served: Served, templates: Path, tmp_path: Path
) -> None:
    go(tab, served)
    with tab.expect_download() as download:
        tab.get_by_role("link", name="Скачать бланк на двух языках").press("Enter")
    download.value.save_as(tmp_path / "letterhead.docx")
    emblem = png(40, 40)
    with zipfile.ZipFile(tmp_path / "letterhead.docx") as package:
        content = {name: package.read(name) for name in package.namelist()}
    picture = next(name for name in content if name.startswith("word/media/"))
    with zipfile.ZipFile(tmp_path / "mine.docx", "w") as package:
        for name, data in {**content, picture: emblem}.items():
            package.writestr(name, data)
    choose_file(tab, "take", tmp_path / "mine.docx")
    tab.locator("#take-pages .page-header img").first.wait_for()
    tab.get_by_role("button", name="Сделать оформлением всех писем").press("Enter")
    tab.locator("[data-band=look]").wait_for()
    pictures = [
        part.blob
        for part in printed(served).part.package.iter_parts()
        if "image" in part.content_type
    ]
    assert emblem in pictures


def test_13_a_template_goes_through_word_and_back(
    tab: Any, served: Served, templates: Path, tmp_path: Path
) -> None:
    change_part(tab, served, "request")
    tab.locator("#template-menu > summary").press("Enter")
    with tab.expect_download() as download:
        tab.locator("[data-action=word]").press("Enter")
    assert download.value.suggested_filename == "ru-inquiry.docx"
    file = tmp_path / "ru-inquiry.docx"
    download.value.save_as(file)
    document = docx.Document(str(file))
    (run,) = [run for p in document.paragraphs for run in p.runs if "На основании" in run.text]
    run.text = run.text.replace("На основании изложенного", "Исходя из изложенного")
    document.save(str(file))
    assert any("Исходя из" in line.text for line in read_template(file).lines)
    assert tab.locator("#template-menu[open]").count() == 0
    tab.locator("#template-menu > summary").press("Enter")
    choose_file(tab, "import", file)
    tab.locator("#compare-lines del", has_text="На").wait_for()
    before = (templates / "ru/inquiry.html").read_text("utf-8")
    tab.keyboard.press("Enter")  # «Записать в шаблон» has the focus
    shown(tab, "Исходя из изложенного")
    assert re.fullmatch(r"Сохранено \d\d:\d\d", tab.locator("#saved").inner_text())
    assert tab.locator("#template-menu[open]").count() == 0
    tab.wait_for_timeout(1000)  # the desk tells of the file, which was written by this page
    assert tab.locator("[data-band=taken], [data-band=elsewhere]").count() == 0
    after = (templates / "ru/inquiry.html").read_text("utf-8")
    assert after == before.replace("На основании изложенного", "Исходя из изложенного")


def test_problems_are_told_in_the_text_before_it_is_saved_and_f8_leads_to_them(
    tab: Any, served: Served, templates: Path
) -> None:
    text = '{% extends "drafter/inquiry.html" %}\n{% block title %}<p>А</p>{% endblock %}\n'
    file = own(templates, "ru/inquiry", text)
    go(tab, served, "ru/inquiry")
    type_over(tab, "<p>А</p>", '<p class="titel">{{ subjekt }}</p>')
    tab.locator("#count", has_text="3").wait_for()
    tab.locator(".cm-lintRange-error").first.wait_for()
    tab.keyboard.press("Control+Home")
    for _remark in range(3):
        tab.keyboard.press("F8")
    tab.locator(".cm-activeLine", has_text="subjekt").wait_for()
    tab.locator("#problems [data-here]", has_text="subject").wait_for()
    tab.keyboard.press("Control+s")
    tab.locator("[data-band=errors]").wait_for()
    assert file.read_text("utf-8") == text


def test_words_are_offered_with_what_they_mean_and_print(
    tab: Any, served: Served, templates: Path
) -> None:
    own(
        templates,
        "ru/inquiry",
        '{% extends "drafter/inquiry.html" %}\n{% block title %}\n{% endblock %}\n',
    )
    go(tab, served, "ru/inquiry")
    tab.keyboard.press("Control+Home")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("End")
    tab.keyboard.press("Enter")
    tab.keyboard.type("<p>{{ addressee.sal")
    tab.locator(".cm-completionInfo", has_text="Алихан Асханович").wait_for()
    tab.wait_for_timeout(150)  # what has just come is taken by no key that was meant otherwise
    tab.keyboard.press("Enter")
    tab.keyboard.press("End")
    tab.keyboard.type("</p>")
    assert "<p>{{ addressee.salutation }}</p>" in text_of(tab).replace(
        "salutation}}", "salutation }}"
    )
    tab.keyboard.press("Enter")
    tab.keyboard.type('<p class="sub')
    tab.locator(".cm-tooltip-autocomplete li", has_text="Тема письма").wait_for()


def test_a_paragraph_leads_to_its_line_and_the_line_to_the_paragraph(
    tab: Any, served: Served, templates: Path
) -> None:
    change_part(tab, served, "request")
    shown(tab, "На основании изложенного")
    tab.keyboard.press("Control+Home")
    tab.locator("#pages [data-shows]", has_text="На основании изложенного").first.click()
    assert "На основании изложенного" in tab.locator(".cm-activeLine").inner_text()
    tab.locator("#pages [data-shows]", has_text="С уважением").first.click()
    tab.locator("[data-band=stands]", has_text="letter").wait_for()
    tab.keyboard.press("F6")
    tab.keyboard.press("Control+Home")
    for _line in range(4):
        tab.keyboard.press("ArrowDown")
    tab.locator("#pages .picked", has_text="На основании изложенного").first.wait_for()


def test_what_another_program_has_written_is_told_and_never_written_over(
    tab: Any, served: Served, templates: Path
) -> None:
    text = TITLE
    file = own(templates, "ru/inquiry", text)
    go(tab, served, "ru/inquiry")
    theirs = text.replace(">А<", ">Б<")
    file.write_text(theirs, encoding="utf-8")
    tab.locator("[data-band=taken]").wait_for()  # nothing had been typed
    assert ">Б<" in text_of(tab)
    type_over(tab, ">Б<", ">В<")
    file.write_text(text, encoding="utf-8")
    tab.locator("[data-band=elsewhere]").wait_for()
    save_key = "Control+s"
    tab.locator(".cm-content").press(save_key)
    tab.locator("[data-band=elsewhere] button").press("Enter")
    tab.locator("#compare-lines ins", has_text="В").wait_for()
    assert file.read_text("utf-8") == text
    tab.locator("[data-answer=mine]").press("Enter")
    tab.locator("#saved", has_text=SAVED).wait_for()
    assert file.read_text("utf-8") == text.replace(">А<", ">В<")


def test_earlier_versions_and_drafters_own_come_back(
    tab: Any, served: Served, templates: Path
) -> None:
    change_part(tab, served, "title")
    type_over(tab, "DEPUTIES' INQUIRY", "APPEAL")
    save(tab)
    tab.keyboard.press("Alt+h")
    tab.locator(".version").nth(1).press("Enter")
    tab.locator("#version-lines ins", has_text="DEPUTIES").wait_for()
    tab.get_by_role("button", name="Взять эту версию в редактор").press("Enter")
    assert "DEPUTIES' INQUIRY" in text_of(tab)
    tab.locator(".cm-content").press("Control+z")
    assert "APPEAL" in text_of(tab)
    tab.get_by_role("button", name="Отличия от drafter").press("Enter")
    tab.locator("#differing del", has_text="DEPUTIES").wait_for()
    tab.locator("#template-menu > summary").press("Enter")
    tab.locator("[data-action=back]").press("Enter")
    with tab.expect_navigation():
        tab.locator("[data-answer=back]").press("Enter")
    ready(tab)
    assert not (templates / "ru/inquiry.html").exists()
    with tab.expect_navigation():
        tab.locator("[data-band=back] button").press("Enter")
    ready(tab)
    assert "APPEAL" in (templates / "ru/inquiry.html").read_text("utf-8")


def test_what_was_not_saved_is_offered_at_the_next_opening(
    tab: Any, served: Served, templates: Path
) -> None:
    text = TITLE
    own(templates, "ru/inquiry", text)
    go(tab, served, "ru/inquiry")
    type_over(tab, ">А<", ">БЫЛО НАБРАНО<")
    tab.goto("about:blank")
    tab.goto(f"http://127.0.0.1:{served.port}/templates/ru/inquiry")
    ready(tab)
    assert "БЫЛО НАБРАНО" not in text_of(tab)
    tab.locator("[data-band=left] button").first.press("Enter")
    shown(tab, "БЫЛО НАБРАНО")


def test_axe_finds_nothing_on_any_screen_in_light_or_dark(
    real_browser: Any, served: Served, templates: Path
) -> None:
    own(templates, "ru/inquiry", TITLE.replace('title"', 'x"'))
    page = tab_of(real_browser, served)
    found: dict[str, Any] = {}

    def look(screen: str, scheme: str) -> None:
        page.emulate_media(color_scheme=scheme)
        found[f"{screen}, {scheme}"] = findings(page)

    page.goto(f"http://127.0.0.1:{served.port}/templates")
    page.locator("#look-problems > *").first.wait_for()
    look("list", "dark")
    page.locator("[data-action=kind]").click()
    look("kind", "light")
    page.goto(f"http://127.0.0.1:{served.port}/templates/ru/inquiry")
    ready(page)
    page.locator("[data-action=problems]").click()
    look("editor", "light")
    page.locator("[data-action=difference]").click()
    page.locator("#differing .line").first.wait_for()
    page.keyboard.press("F8")
    page.keyboard.press("Control+f")
    page.locator(".cm-search").wait_for()
    look("difference and search", "dark")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+End")
    page.keyboard.type("{{ au")
    page.locator(".cm-tooltip-autocomplete").wait_for()
    look("completion", "dark")
    page.context.close()
    assert {screen: one for screen, one in found.items() if one} == {}


def test_in_a_narrow_window_nothing_is_cut_off(
    real_browser: Any, served: Served, templates: Path
) -> None:
    page = tab_of(real_browser, served, viewport={"width": 640, "height": 400})
    cut, wide = [], []
    for place, there in {"": "#look-problems > *", "/ru/inquiry": "body[data-ready]"}.items():
        page.goto(f"http://127.0.0.1:{served.port}/templates{place}")
        page.locator(there).first.wait_for()
        cut += page.evaluate(CUT)
        wide.append(page.evaluate("document.documentElement.scrollWidth"))
    page.context.close()
    assert cut == []
    assert max(wide) <= 640
