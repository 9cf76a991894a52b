"""A template that comes back from Word: inherited parts, changes under review, foreign files."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from drafter import Workspace
from drafter.composing.library import Template, templates
from drafter.docx.template_reading import ReadTemplate, read_template
from drafter.errors import DocumentError, TemplateError
from drafter.office.template_in_word import Imported, exported, imported
from tests.conftest import ROOT
from tests.documents import W, w
from tests.docx.word_edits import as_google_docs, changed

SHIPPED = ROOT / "templates"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "addressbook.yaml").touch()
    return Workspace.around(tmp_path)


def named(name: str, workspace: Workspace) -> Template:
    return next(template for template in templates(workspace) if template.name == name)


def own(name: str, text: str, workspace: Workspace) -> Template:
    file = workspace.own(f"templates/{name}.html")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())
    return named(name, workspace)


def read(data: bytes, workspace: Workspace, *, accept: bool = True) -> ReadTemplate:
    file = (workspace.folder or Path()) / "it.docx"
    file.write_bytes(data)
    return read_template(file, accept=accept)


def taken_back(data: bytes, workspace: Workspace, *, accept: bool = True) -> Imported:
    file = (workspace.folder or Path()) / "it.docx"
    return imported(workspace, read(data, workspace, accept=accept), file)


def edited(name: str, workspace: Workspace, *edits: Callable[[Any], None]) -> Imported:
    return taken_back(changed(exported(workspace, named(name, workspace)), *edits), workspace)


def refused(name: str, workspace: Workspace, *edits: Callable[[Any], None]) -> list[str]:
    """Return the ids of what is refused."""
    with pytest.raises(DocumentError) as caught:
        edited(name, workspace, *edits)
    return [problem.id for problem in caught.value.problems]


def text_of(element: Any) -> str:
    return "".join(t.text or "" for t in element.iter(w("t")))


def paragraph(root: Any, words: str, number: int = 0) -> Any:
    return [p for p in root.iter(w("p")) if words in text_of(p)][number]


def typed(words: str, style: str = "BodyText", inside: str = "{run}") -> Any:
    from docx.oxml import parse_xml

    run = f"<w:r><w:t>{words}</w:t></w:r>"
    return parse_xml(
        f'<w:p xmlns:w="{W}"><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f"{inside.format(run=run)}</w:p>"
    )


def replacing(words: str, others: str) -> Callable[[Any], None]:
    def edit(root: Any) -> None:
        text = next(t for t in root.iter(w("t")) if words in (t.text or ""))
        text.text = text.text.replace(words, others)

    return edit


def after(words: str, new: Any) -> Callable[[Any], None]:
    return lambda root: paragraph(root, words).addnext(new)


OWN = """\
{% extends "base.html" %}

{% block request %}
<p class="request">Прошу{% if subject %}, {{ subject }},{% endif %} помочь.</p>
{% endblock %}
"""
BASE = """\
{% block title %}
<h1 class="title">ПИСЬМО</h1>
{% endblock %}

{% block request %}{% endblock %}

{% block closing %}
<p class="closing">С уважением,</p>
{% endblock %}
"""


@pytest.fixture
def family(workspace: Workspace) -> Workspace:
    own("ru/base", BASE, workspace)
    own("ru/own", OWN, workspace)
    return workspace


# What comes from another template


def test_a_grey_paragraph_that_is_changed_becomes_a_part_of_this_template(
    family: Workspace,
) -> None:
    done = edited("ru/own", family, replacing("С уважением", "С почтением"))
    block = '{% block closing %}\n<p class="closing">С почтением,</p>\n{% endblock %}\n'
    assert done.after == f"{OWN}\n{block}"
    assert [remark.id for remark in done.remarks] == ["word-part-taken-over"]


def test_a_part_is_taken_over_as_it_is_where_that_is_chosen(family: Workspace) -> None:
    def choose(root: Any) -> None:
        control = [c for c in root.iter(w("sdt")) if c.find(f".//{w('dropDownList')}") is not None]
        items = list(control[0].iter(w("listItem")))
        next(control[0].iter(w("t"))).text = items[1].get(w("displayText"))

    done = edited("ru/own", family, choose)
    block = '{% block title %}\n<h1 class="title">ПИСЬМО</h1>\n{% endblock %}\n\n'
    assert done.after == OWN.replace("{% block request %}", f"{block}{{% block request %}}")


def test_a_paragraph_may_be_added_to_a_part_that_is_inherited(family: Workspace) -> None:
    done = edited("ru/own", family, after("С уважением", typed("Заранее благодарим.")))
    assert '<p class="closing">С уважением,</p>\n<p>Заранее благодарим.</p>\n' in done.after


def test_what_would_stand_in_no_part_is_refused(family: Workspace) -> None:
    last = "▲ "
    new = after(last, typed("Никогда не напечатается."))
    assert refused("ru/own", family, new) == ["control-outside"]


def test_a_whole_inherited_part_cannot_be_deleted(family: Workspace) -> None:
    def delete(root: Any) -> None:
        closing = paragraph(root, "С уважением")
        closing.getparent().remove(closing.getprevious())
        closing.getparent().remove(closing)

    assert refused("ru/own", family, delete) == ["control-lost"]


def test_an_export_is_refused_when_what_it_inherits_has_changed(family: Workspace) -> None:
    data = exported(family, named("ru/own", family))
    own("ru/base", BASE.replace("С уважением", "Всего доброго"), family)
    with pytest.raises(DocumentError) as caught:
        taken_back(data, family)
    assert [problem.id for problem in caught.value.problems] == ["word-template-changed"]


# Which template it is


def test_a_template_that_has_changed_since_is_refused_with_advice(family: Workspace) -> None:
    data = exported(family, named("ru/own", family))
    own("ru/own", OWN.replace("помочь", "содействовать"), family)
    with pytest.raises(DocumentError, match="templates export ru/own"):
        taken_back(data, family)


def test_another_word_file_is_refused(workspace: Workspace) -> None:
    with pytest.raises(DocumentError) as caught:
        taken_back((SHIPPED / "official.docx").read_bytes(), workspace)
    assert [problem.id for problem in caught.value.problems] == ["word-no-template"]


def test_nothing_is_taken_back_outside_of_a_workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    outside = Workspace.around(tmp_path)
    file = tmp_path / "it.docx"
    file.write_bytes(exported(outside, named("ru/inquiry", outside)))
    with pytest.raises(TemplateError):
        imported(outside, read_template(file), file)


def test_a_shipped_template_is_taken_into_the_workspace(workspace: Workspace) -> None:
    done = edited("ru/inquiry", workspace, replacing("На основании", "Исходя из"))
    before = (SHIPPED / "ru" / "inquiry.html").read_text("utf-8")
    assert done.target == workspace.own("templates/ru/inquiry.html")
    assert done.after == before.replace("На основании", "Исходя из")


# Hostile files


@pytest.mark.parametrize("key", ["k99999", "k1", "i7k0", "b1", "i0c"])
def test_a_control_that_is_none_of_the_template_is_refused(key: str, family: Workspace) -> None:
    data = exported(family, named("ru/base", family))

    tag = f'<w:sdtPr><w:tag w:val="drafter_{key}.00000000"/></w:sdtPr>'
    inside = f"<w:sdt>{tag}<w:sdtContent>{{run}}</w:sdtContent></w:sdt>"
    forged = changed(data, after("С уважением", typed("подделка", inside=inside)))
    with pytest.raises(DocumentError, match="подделка"):
        taken_back(forged, family)


@pytest.mark.parametrize("words", ["{{ 7*7 }}", "{% include 'x' %}", "{# x", "{{{ x", "{%"])
def test_no_text_that_is_typed_becomes_code(words: str, family: Workspace) -> None:
    assert "control-typed-code" in refused("ru/own", family, replacing("помочь", words))


def test_a_brace_before_a_value_opens_nothing(family: Workspace) -> None:
    done = edited("ru/own", family, replacing("Прошу", "Прошу {"))
    assert "Прошу &#123;{% if subject %}" in done.after


# Changes under review


def under_review(root: Any) -> None:
    run = '<w:{kind} w:id="900" w:author="Юрист" w:date="2026-11-26T00:00:00Z">{{run}}</w:{kind}>'
    new = typed("Новое предложение.", "Request", run.format(kind="ins"))
    mark = new.makeelement(w("rPr"))
    mark.append(new.makeelement(w("ins"), {w("id"): "901", w("author"): "Юрист"}))
    new.find(w("pPr")).append(mark)
    old = paragraph(root, "помочь")
    old.addprevious(new)
    text = next(r for r in old.iter(w("r")) if "помочь" in text_of(r))
    went = old.makeelement(w("del"), {w("id"): "902", w("author"): "Юрист"})
    text.addprevious(went)
    went.append(text)
    for t in list(text.iter(w("t"))):
        t.tag = w("delText")


def test_changes_under_review_are_told_and_taken_or_left_out(family: Workspace) -> None:
    data = changed(exported(family, named("ru/own", family)), under_review)
    found = read(data, family).changes
    told = {(change.kind, change.author, change.text.strip()) for change in found}
    assert told == {
        ("inserted", "Юрист", "Новое предложение."),
        ("inserted", "Юрист", "¶"),
        ("deleted", "Юрист", "помочь."),
    }
    accepted = taken_back(data, family).after
    assert accepted == OWN.replace(
        '<p class="request">Прошу',
        '<p class="request">Новое предложение.</p>\n<p class="request">Прошу',
    ).replace("{% endif %} помочь.", "{% endif %}")
    assert taken_back(data, family, accept=False).after == OWN


def test_a_file_without_changes_has_none_under_review(family: Workspace) -> None:
    assert read(exported(family, named("ru/own", family)), family).changes == []


def test_comments_are_told_at_their_paragraphs(family: Workspace) -> None:
    import docx

    document = docx.Document(BytesIO(exported(family, named("ru/own", family))))
    at = next(p for p in document.paragraphs if "помочь" in p.text)
    document.add_comment(at.runs, text="Точно «помочь»?", author="Айгуль")
    buffer = BytesIO()
    document.save(buffer)
    done = taken_back(buffer.getvalue(), family)
    assert done.after == done.before
    (remark,) = done.remarks
    assert remark.id == "word-comment"
    assert "Айгуль" in remark.what
    assert "Точно «помочь»?" in remark.what
    assert remark.place is not None
    assert remark.place.line > 1


# What only some programs keep


def test_a_file_that_has_lost_all_marks_is_still_read(workspace: Workspace) -> None:
    data = as_google_docs(exported(workspace, named("kk/inquiry", workspace)))
    done = taken_back(data, workspace)
    assert done.after == done.before


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_the_ends_of_lines_stay_as_they_are(ends: str, workspace: Workspace) -> None:
    text = OWN.replace("base.html", "letter.html").replace("\n", ends)
    own("ru/own", text, workspace)
    edit = after("помочь", typed("Ещё абзац.", "Request"))
    done = edited("ru/own", workspace, edit)
    new = f'<p class="request">Ещё абзац.</p>{ends}'
    assert done.after == text.replace(f"помочь.</p>{ends}", f"помочь.</p>{ends}{new}")


def test_entities_are_written_as_the_file_writes_them(workspace: Workspace) -> None:
    own("ru/own", "<p>статья&nbsp;5</p>\n", workspace)
    done = edited("ru/own", workspace, replacing("5", "5 и статья\u00a06"))
    assert done.after == "<p>статья&nbsp;5 и статья&nbsp;6</p>\n"
