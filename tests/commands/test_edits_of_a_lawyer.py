"""What a lawyer may do to the Word file of a template, and what comes of it: a table.

Each edit is made by lxml in the XML of the file, as Word would make it; what the template says
afterwards, or what is refused, was written down beforehand.
"""

from collections.abc import Callable
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from drafter import Workspace
from drafter.cli import main
from drafter.docx.template_reading import read_template
from drafter.errors import DocumentError
from drafter.office.template_in_word import imported
from drafter.wording import speaking
from tests.documents import opened, w
from tests.docx.word_edits import changed

TEMPLATE = """\
{% extends "letter.html" %}

{% block title %}
<h1 class="title">ПИСЬМО ПОДДЕРЖКИ</h1>
{% endblock %}

{% block request %}
<p>Первый абзац с <em>выделением</em>.</p>
<p>Второй абзац: {{ subject }} и {{ author.label }}.</p>
{% if salutation %}
<p>Условный абзац, {{ salutation|uncapitalize }}.</p>
{% endif %}
<ul>
  <li>первый пункт;</li>
  <li>второй пункт.</li>
</ul>
<table>
  <tr><td>статья 5</td><td>исключить</td></tr>
  <tr><td>статья 6</td><td>дополнить</td></tr>
</table>
<p>На основании изложенного{% if author.label %}, {{ author.label }}{% endif %} {{ request|ending(":") }}</p>
{% endblock %}
"""  # noqa: E501 - as lawyers write them

BEGINNING = "На основании изложенного"


class Page:
    """The document as a lawyer sees it: paragraphs that are found by what they say."""

    def __init__(self, root: Any) -> None:
        self.root = root

    def paragraphs(self) -> list[Any]:
        return list(self.root.iter(w("p")))

    def paragraph(self, words: str) -> Any:
        return next(p for p in self.paragraphs() if words in text_of(p))

    def text(self, words: str) -> Any:
        """Return the element of a text that says some words."""
        return next(t for t in self.root.iter(w("t")) if words in (t.text or ""))

    def run(self, words: str) -> Any:
        return self.text(words).getparent()

    def replace(self, words: str, others: str) -> None:
        found = self.text(words)
        found.text = found.text.replace(words, others)
        found.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def control(self, words: str, within: str = "") -> Any:
        place = self.paragraph(within) if within else self.root
        return next(c for c in place.iter(w("sdt")) if words in text_of(c))


def text_of(element: Any) -> str:
    return "".join(t.text or "" for t in element.iter(w("t")))


def element(xml: str) -> Any:
    from docx.oxml import parse_xml

    return parse_xml(xml.replace(">", f' xmlns:w="{w("")[1:-1]}">', 1))


def typed(words: str, style: str = "") -> Any:
    """Return a paragraph as somebody types one: without a bookmark of ours."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return element(f"<w:p>{properties}<w:r><w:t>{words}</w:t></w:r></w:p>")


def remove(found: Any) -> None:
    found.getparent().remove(found)


# The edits


def change_the_formula(page: Page) -> None:
    page.replace(BEGINNING, "Исходя из изложенного")


def change_two_places_of_a_paragraph(page: Page) -> None:
    page.replace("Второй абзац: ", "Абзац второй – ")
    inner = Page(page.paragraph("Абзац второй"))
    inner.replace(" и ", " или ")


def emphasize(page: Page) -> None:
    run = page.run("Первый абзац с ")
    run.find(w("t")).text = "Первый "
    run.find(w("t")).set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.addnext(element('<w:r><w:t xml:space="preserve"> с </w:t></w:r>'))
    run.addnext(element("<w:r><w:rPr><w:b/></w:rPr><w:t>абзац</w:t></w:r>"))


def take_emphasis_away(page: Page) -> None:
    for properties in page.run("выделением").findall(w("rPr")):
        remove(properties)


def paragraph_before(page: Page) -> None:
    page.paragraph("Первый абзац").addprevious(typed("Новый абзац.", "BodyText"))


def paragraph_after(page: Page) -> None:
    page.paragraph("Второй абзац").addnext(typed("Новый абзац.", "BodyText"))


def paragraph_of_another_style(page: Page) -> None:
    page.paragraph("Второй абзац").addnext(typed("Новый абзац.", "Subject"))


def paragraph_inside_the_condition(page: Page) -> None:
    page.paragraph("Условный абзац").addnext(typed("Новый абзац.", "BodyText"))


def split_a_paragraph(page: Page) -> None:
    paragraph = page.paragraph("Первый абзац")
    other = deepcopy(paragraph)
    for found in [*other.iter(w("bookmarkStart")), *other.iter(w("bookmarkEnd"))]:
        remove(found)
    for run in paragraph.findall(w("r"))[1:]:
        remove(run)
    remove(other.find(w("r")))
    paragraph.addnext(other)


def join_paragraphs(page: Page) -> None:
    first, second = page.paragraph("Первый абзац"), page.paragraph("Второй абзац")
    for child in list(second):
        if child.tag != w("pPr"):
            first.append(child)
    remove(second)


def item_of_a_list(page: Page) -> None:
    item = deepcopy(page.paragraph("первый пункт"))
    page.paragraph("первый пункт").addnext(item)
    for found in [*item.iter(w("bookmarkStart")), *item.iter(w("bookmarkEnd"))]:
        remove(found)
    item.find(f".//{w('t')}").text = "новый пункт;"


def delete_an_item(page: Page) -> None:
    remove(page.paragraph("первый пункт"))


def change_a_cell(page: Page) -> None:
    page.replace("исключить", "изложить в новой редакции")


def add_a_row(page: Page) -> None:
    row = page.paragraph("статья 6").getparent().getparent()
    other = deepcopy(row)
    for found in [*other.iter(w("bookmarkStart")), *other.iter(w("bookmarkEnd"))]:
        remove(found)
    for found, words in zip(other.iter(w("t")), ("статья 7", "исключить"), strict=True):
        found.text = words
    row.addnext(other)


def delete_a_row(page: Page) -> None:
    remove(page.paragraph("статья 5").getparent().getparent())


def delete_an_optional_part(page: Page) -> None:
    paragraph = page.paragraph("Условный абзац")
    for line in (paragraph.getprevious(), paragraph.getnext(), paragraph):
        remove(line)


def delete_a_paragraph(page: Page) -> None:
    remove(page.paragraph("Первый абзац"))


def move_a_paragraph(page: Page) -> None:
    page.paragraph("Второй абзац").addnext(page.paragraph("Первый абзац"))


def move_a_value_in_its_paragraph(page: Page) -> None:
    paragraph = page.paragraph("Второй абзац")
    one, other = paragraph.findall(w("sdt"))
    place = one.getnext()
    other.addnext(one)
    place.addprevious(other)


def break_a_line(page: Page) -> None:
    page.run("Первый абзац с ").append(element("<w:br/>".replace("/>", "></w:br>")))


def change_a_style(page: Page) -> None:
    page.paragraph("Первый абзац").find(f"{w('pPr')}/{w('pStyle')}").set(w("val"), "Subject")


def type_signs(page: Page) -> None:
    page.replace("Первый абзац", "R&D <b> &amp; 50 % { # } %} „№ 5“")


def type_code(page: Page) -> None:
    page.replace("Первый абзац", "Первый {{ author.label }} абзац")


def type_a_statement(page: Page) -> None:
    page.replace("Первый абзац", "{% if subject %}Первый абзац")


def type_a_value(page: Page) -> None:
    page.replace("Первый абзац", "Первый {адресат: обращение} абзац")


def type_a_value_in_kazakh(page: Page) -> None:
    page.replace("Первый абзац", "Первый {адресат:  ЛАУАЗЫМЫ, барыс септігі} абзац")


def pick_a_value(page: Page) -> None:
    value = deepcopy(page.control("адресат: обращение"))
    page.run("Первый абзац").addnext(value)


def type_an_unknown_value(page: Page) -> None:
    page.replace("Первый абзац", "Первый {адресат: обрашение} абзац")


def type_inside_a_control(page: Page) -> None:
    control = page.control("О ремонте дорог", "Второй абзац")
    control.findall(f".//{w('t')}")[-1].text = "О ремонте школ"


def type_beside_a_control_but_in_it(page: Page) -> None:
    control = page.control("О ремонте дорог", "Второй абзац")
    control.find(w("sdtContent")).append(element("<w:r><w:t> и школ</w:t></w:r>"))


def delete_a_control(page: Page) -> None:
    remove(page.control("О ремонте дорог", "Второй абзац"))


def double_a_control(page: Page) -> None:
    control = page.control("О ремонте дорог", "Второй абзац")
    control.addnext(deepcopy(control))


def move_a_value_out_of_its_condition(page: Page) -> None:
    control = page.control("уважаемый", "Условный абзац")
    page.paragraph("Второй абзац").append(control)


def cut_a_condition_in_half(page: Page) -> None:
    remove(page.paragraph("Условный абзац").getprevious())


def cut_the_end_of_a_condition(page: Page) -> None:
    remove(page.paragraph("Условный абзац").getnext())


def cut_a_condition_in_a_text_in_half(page: Page) -> None:
    remove(page.control("[если автор назван", BEGINNING))


def turn_a_condition_around(page: Page) -> None:
    paragraph = page.paragraph("Условный абзац")
    before, after = paragraph.getprevious(), paragraph.getnext()
    paragraph.addnext(before)
    paragraph.addprevious(after)


def delete_the_text_of_a_condition(page: Page) -> None:
    remove(page.paragraph("Условный абзац"))


def put_in_a_picture(page: Page) -> None:
    run = element("<w:r><w:drawing></w:drawing></w:r>")
    page.paragraph("Первый абзац").append(run)


def delete_a_part(page: Page) -> None:
    start = next(p for p in page.paragraphs() if "▼ часть письма: просьба" in text_of(p))
    while start is not None:
        following = start.getnext()
        done = text_of(start).startswith("▲") and "просьба" in text_of(start)
        remove(start)
        start = None if done else following


def delete_a_condition_in_a_text(page: Page) -> None:
    paragraph = page.paragraph(BEGINNING)
    pieces = list(paragraph)
    opened = next(n for n, p in enumerate(pieces) if text_of(p).startswith("[если автор"))
    closed = next(n for n, p in enumerate(pieces) if n > opened and text_of(p) == "]")
    for piece in pieces[opened : closed + 1]:
        remove(piece)


def put_in_a_table(page: Page) -> None:
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{t}</w:t></w:r></w:p></w:tc>" for t in ("а", "б"))
    grid = (
        '<w:tblPr></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>'
    )
    table = element(f"<w:tbl>{grid}<w:tr>{cells}</w:tr></w:tbl>")
    page.paragraph("Второй абзац").addprevious(table)


def type_a_field(page: Page) -> None:
    page.replace("Первый абзац", "Законопроект «{поле «bill»}»")


class Result(NamedTuple):
    """What comes of an edit: pieces of the template replaced, or words of a refusal."""

    edit: Callable[[Page], None]
    replaced: tuple[tuple[str, str], ...] = ()
    refused: tuple[str, ...] = ()


FIRST = "<p>Первый абзац с <em>выделением</em>.</p>\n"
SECOND = "<p>Второй абзац: {{ subject }} и {{ author.label }}.</p>\n"
CONDITIONAL = (
    "{% if salutation %}\n<p>Условный абзац, {{ salutation|uncapitalize }}.</p>\n{% endif %}\n"
)

TABLE = [
    Result(change_the_formula, ((BEGINNING, "Исходя из изложенного"),)),
    Result(
        change_two_places_of_a_paragraph,
        (("Второй абзац: {{ subject }} и ", "Абзац второй – {{ subject }} или "),),
    ),
    Result(emphasize, (("Первый абзац с", "Первый <strong>абзац</strong> с"),)),
    Result(take_emphasis_away, (("<em>выделением</em>", "выделением"),)),
    Result(paragraph_before, ((FIRST, f"<p>Новый абзац.</p>\n{FIRST}"),)),
    Result(paragraph_after, ((SECOND, f"{SECOND}<p>Новый абзац.</p>\n"),)),
    Result(
        paragraph_of_another_style, ((SECOND, f'{SECOND}<p class="subject">Новый абзац.</p>\n'),)
    ),
    Result(
        paragraph_inside_the_condition,
        (("uncapitalize }}.</p>\n", "uncapitalize }}.</p>\n<p>Новый абзац.</p>\n"),),
    ),
    Result(
        split_a_paragraph,
        ((FIRST, "<p>Первый абзац с</p>\n<p><em>выделением</em>.</p>\n"),),
    ),
    Result(
        join_paragraphs,
        ((FIRST + SECOND, FIRST.replace("</p>\n", SECOND.removeprefix("<p>"))),),
    ),
    Result(
        item_of_a_list,
        (("  <li>второй", "  <li>новый пункт;</li>\n  <li>второй"),),
    ),
    Result(delete_an_item, (("  <li>первый пункт;</li>\n", ""),)),
    Result(change_a_cell, (("исключить", "изложить в новой редакции"),)),
    Result(
        add_a_row,
        (
            (
                "<td>дополнить</td></tr>\n",
                "<td>дополнить</td></tr>\n  <tr><td>статья 7</td><td>исключить</td></tr>\n",
            ),
        ),
    ),
    Result(delete_a_row, (("  <tr><td>статья 5</td><td>исключить</td></tr>\n", ""),)),
    Result(delete_an_optional_part, ((CONDITIONAL, ""),)),
    Result(delete_the_text_of_a_condition, ((CONDITIONAL.split("\n")[1] + "\n", ""),)),
    Result(
        delete_a_condition_in_a_text,
        (("{% if author.label %}, {{ author.label }}{% endif %}", ""),),
    ),
    Result(
        put_in_a_table,
        (
            (
                SECOND,
                f"<table>\n  <tr>\n    <td>а</td>\n    <td>б</td>\n  </tr>\n</table>\n{SECOND}",
            ),
        ),
    ),
    Result(type_a_field, (("Первый абзац", "Законопроект «{{ fields.bill }}»"),)),
    Result(delete_a_part, ((TEMPLATE[TEMPLATE.index("{% block request") :], ""),)),
    Result(delete_a_paragraph, ((FIRST, ""),)),
    Result(move_a_paragraph, ((FIRST + SECOND, SECOND + FIRST),)),
    Result(
        move_a_value_in_its_paragraph,
        (("{{ subject }} и {{ author.label }}", "{{ author.label }} и {{ subject }}"),),
    ),
    Result(break_a_line, (("абзац с <em>", "абзац с <br/><em>"),)),
    Result(change_a_style, (("<p>Первый", '<p class="subject">Первый'),)),
    Result(
        type_signs,
        (("Первый абзац", "R&amp;D &lt;b&gt; &amp;amp; 50 % { # } %} „№ 5“"),),
    ),
    Result(type_code, refused=("«{{»", "Первый")),
    Result(type_a_statement, refused=("«{%»", "Первый")),
    Result(type_a_value, (("Первый абзац", "Первый {{ addressee.salutation }} абзац"),)),
    Result(type_a_value_in_kazakh, (("Первый абзац", "Первый {{ addressee.post.dative }} абзац"),)),
    Result(pick_a_value, (("абзац с <em>", "абзац с {{ addressee.salutation }}<em>"),)),
    Result(type_an_unknown_value, refused=("адресат: обрашение", "адресат: обращение")),
    Result(type_inside_a_control, refused=("тема", "Второй абзац")),
    Result(type_beside_a_control_but_in_it, refused=("тема", "Второй абзац")),
    Result(delete_a_control, refused=("тема", "Второй абзац")),
    Result(double_a_control, refused=("тема", "Второй абзац")),
    Result(move_a_value_out_of_its_condition, refused=("обращение", "если есть обращение")),
    Result(cut_a_condition_in_half, refused=("если есть обращение",)),
    Result(cut_the_end_of_a_condition, refused=("если есть обращение",)),
    Result(cut_a_condition_in_a_text_in_half, refused=("если автор назван в просьбе",)),
    Result(turn_a_condition_around, refused=("если есть обращение",)),
    Result(put_in_a_picture, refused=("рисун",)),
]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "addressbook.yaml").touch()
    monkeypatch.chdir(tmp_path)
    own = tmp_path / "templates" / "ru" / "support.html"
    own.parent.mkdir(parents=True)
    own.write_text(TEMPLATE, encoding="utf-8")
    return own


def export() -> bytes:
    assert main(["templates", "export", "ru/support", "--interface", "ru", "-o", "it.docx"]) == 0
    return Path("it.docx").read_bytes()


def take_back(*options: str) -> int:
    return main(["templates", "import", "it.docx", *options, "--interface", "ru"])


@cache
def as_word_file() -> bytes:
    """Return the Word file of TEMPLATE; it is made once, in the workspace of a test."""
    return export()


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.edit.__name__)
def test_an_edit_comes_back_as_what_it_means(row: Result, workspace: Path) -> None:
    data = changed(as_word_file(), lambda root: row.edit(Page(root)))
    file = Path("it.docx")
    file.write_bytes(data)
    expected = TEMPLATE
    for old, new in row.replaced:
        assert old in expected
        expected = expected.replace(old, new)
    with speaking("ru"):
        if row.refused:
            with pytest.raises(DocumentError) as refused:
                imported(Workspace.around(Path()), read_template(file), file)
            told = str(refused.value)
            assert [words for words in row.refused if words not in told] == [], told
            assert all(line.startswith("it.docx:") for line in told.splitlines()), told
        else:
            done = imported(Workspace.around(Path()), read_template(file), file)
            assert done.after == expected
    assert workspace.read_text("utf-8") == TEMPLATE


APPEAL = """\
{% extends "inquiry.html" %}

{% block title %}
<h1 class="title">ОБРАЩЕНИЕ</h1>
{% endblock %}
"""
PART = """
{% block request %}
{% if request %}
<p class="request">На основании изложенного
  {%- if salutation %}, {{ salutation|uncapitalize }},{% endif %}
  {%- if author.label %} {{ author.label }}{% endif %}
  {%- if request_with_demand %} {{ request_with_demand|ending(".") }}{% else %} {{ request|ending(":") }}{% endif %}</p>
{% endif %}
{% endblock %}
"""  # noqa: E501 - as it is shipped


def edited(edit: Callable[[Page], None]) -> None:
    Path("it.docx").write_bytes(changed(export(), lambda root: edit(Page(root))))


def test_a_change_of_an_inherited_part_makes_it_one_of_this_template(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace.write_text(APPEAL, encoding="utf-8")
    edited(change_the_formula)
    assert take_back("--force") == 0
    assert "«inquiry»" in capsys.readouterr().err
    assert workspace.read_text("utf-8") == APPEAL + PART.replace(BEGINNING, "Исходя из изложенного")


def test_a_part_that_is_chosen_to_be_changed_is_taken_over_as_it_is(workspace: Path) -> None:
    workspace.write_text(APPEAL, encoding="utf-8")

    def choose(page: Page) -> None:
        part = next(
            p for p in page.paragraphs() if text_of(p).startswith("▼ часть письма: просьба")
        )
        choice = next(
            c for c in part.iter(w("sdt")) if c.find(f".//{w('dropDownList')}") is not None
        )
        second = choice.findall(f".//{w('listItem')}")[1].get(w("displayText"))
        first, *rest = choice.iter(w("t"))
        first.text = second
        for text in rest:
            text.text = ""

    edited(choose)
    assert take_back("--force") == 0
    assert workspace.read_text("utf-8") == APPEAL + PART


def test_a_template_that_has_changed_since_is_not_written_over(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(change_the_formula)
    later = TEMPLATE.replace("Первый", "Самый первый")
    workspace.write_text(later, encoding="utf-8")
    capsys.readouterr()
    assert take_back("--force") == 1
    assert "ru/support" in capsys.readouterr().err
    assert workspace.read_text("utf-8") == later


def test_a_file_that_is_no_template_is_told(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import docx

    docx.Document().save("it.docx")
    assert take_back("--force") == 1
    assert "drafter templates export" in capsys.readouterr().err


def test_nothing_is_written_without_a_terminal_and_force(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(change_the_formula)
    assert take_back() == 1
    shown = capsys.readouterr()
    assert "-<p>На основании" in shown.out
    assert "+<p>Исходя из" in shown.out
    assert "--force" in shown.err
    assert workspace.read_text("utf-8") == TEMPLATE


def test_a_file_without_a_change_is_no_difference(workspace: Path) -> None:
    export()
    assert take_back() == 0
    assert workspace.read_text("utf-8") == TEMPLATE


def insert_under_review(page: Page) -> None:
    insertion = element(
        '<w:ins w:id="9" w:author="А. Редактор"><w:r><w:t>самый </w:t></w:r></w:ins>'
    )
    page.run("Первый абзац").addprevious(insertion)


def delete_under_review(page: Page) -> None:
    run = page.run("выделением")
    deletion = element('<w:del w:id="9" w:author="А. Редактор"></w:del>')
    run.addprevious(deletion)
    deletion.append(run)
    for text in run.findall(w("t")):
        text.tag = w("delText")


@pytest.mark.parametrize(
    ("expression", "words", "told"),
    [
        ('pgettext("title", "APPEAL")', "ОБРАЩЕНИЕ", "letter.po"),
        ('"Просим" if signatories|length > 1 else "Прошу"', "Просим", "«Просим», «Прошу»"),
    ],
)
def test_words_that_stand_elsewhere_are_not_typed_over_and_their_place_is_told(
    expression: str,
    words: str,
    told: str,
    workspace: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = TEMPLATE.replace("ПИСЬМО ПОДДЕРЖКИ", f"{{{{ {expression} }}}}")
    workspace.write_text(text, encoding="utf-8")

    def type_over(page: Page) -> None:
        title = Page(page.paragraph(words))
        title.root.findall(f".//{w('t')}")[-1].text = "ПРЕДЛАГАЕМ"

    edited(type_over)
    capsys.readouterr()
    assert take_back("--force") == 1
    assert told in capsys.readouterr().err
    assert workspace.read_text("utf-8") == text


@pytest.mark.parametrize(
    ("edit", "accepted"),
    [
        (insert_under_review, ("<p>Первый", "<p>самый Первый")),
        (delete_under_review, ("с <em>выделением</em>.", "с .")),
    ],
)
def test_what_is_under_review_is_asked_about(
    edit: Callable[[Page], None],
    accepted: tuple[str, str],
    workspace: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    edited(edit)
    capsys.readouterr()
    assert take_back("--force") == 1
    assert "А. Редактор" in capsys.readouterr().err
    assert workspace.read_text("utf-8") == TEMPLATE
    assert take_back("--force", "--changes", "reject") == 0
    assert workspace.read_text("utf-8") == TEMPLATE
    assert take_back("--force", "--changes", "accept") == 0
    assert workspace.read_text("utf-8") == TEMPLATE.replace(*accepted)


def test_comments_are_shown_and_change_nothing(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import docx

    export()
    document = docx.Document("it.docx")
    paragraph = next(p for p in document.paragraphs if "Первый абзац" in p.text)
    document.add_comment(paragraph.runs[0], "А может, второй?", author="А. Редактор")
    document.save("it.docx")
    capsys.readouterr()
    assert take_back() == 0
    told = capsys.readouterr().err
    assert "А может, второй?" in told
    assert "А. Редактор" in told
    assert workspace.read_text("utf-8") == TEMPLATE


def test_what_is_typed_behind_the_end_is_not_dropped_without_a_word(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(lambda page: page.paragraphs()[-1].addnext(typed("Ещё один абзац.")))
    capsys.readouterr()
    assert take_back() == 0
    told = capsys.readouterr().err.splitlines()
    assert [line for line in told if "word-behind-the-end" in line] == told[:1]
    assert "Ещё один абзац." in told[0]


def test_a_file_is_taken_back_in_another_language_of_the_program(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(change_the_formula)
    capsys.readouterr()
    assert main(["templates", "import", "it.docx", "--force", "--interface", "kk"]) == 0
    assert "word-behind-the-end" not in capsys.readouterr().err
    assert workspace.read_text("utf-8") == TEMPLATE.replace(BEGINNING, "Исходя из изложенного")


def test_an_emptied_file_is_refused(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def empty(page: Page) -> None:
        for paragraph in page.paragraphs():
            remove(paragraph)

    edited(empty)
    assert take_back("--force") == 1
    assert workspace.read_text("utf-8") == TEMPLATE
    assert capsys.readouterr().err


def test_a_changed_template_makes_letters(workspace: Path) -> None:
    edited(emphasize)
    assert take_back("--force") == 0
    letter = Path("a.yaml")
    letter.write_text(LETTER, encoding="utf-8")
    assert main(["render", "a.yaml"]) == 0
    runs = [run for p in opened(Path("a.ru.docx").read_bytes()).paragraphs for run in p.runs]
    assert [run.text for run in runs if run.style.name == "Strong"] == ["абзац"]


LETTER = """\
kind: support
languages: [ru]
addressee: {post: {ru: Правительство}}
author: {faction: {ru: Ак жол}}
subject: {ru: О дорогах}
body: {ru: Текст.}
request: {ru: поддерживает}
signatories: [А. Перуашев]
"""
