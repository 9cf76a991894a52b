"""Templates of a lawyer's own: one block changed, and errors with their places."""

from pathlib import Path

import pytest

from drafter import Drafter, InquiryError, TemplateError
from tests.conftest import read
from tests.documents import texts, whole

pytestmark = pytest.mark.usefixtures("partial_templates")

EXTENDS = '{% extends "letter.html" %}\n'


def own(folder: Path, **templates: str) -> Drafter:
    """Return a drafter with templates of its own: `inquiry` stands for ru/inquiry.html."""
    for name, text in templates.items():
        file = folder / "ru" / f"{name}.html"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return Drafter(template=folder)


def problem(drafter: Drafter, **changes: object) -> tuple[str, int, int, str]:
    with pytest.raises(TemplateError) as raised:
        drafter.render(read(**changes), "ru")
    found = raised.value.problems[0]
    assert found.place is not None
    return Path(found.place.file).name, found.place.line, found.place.column, str(found)


def test_one_block_is_changed_and_the_rest_stays(tmp_path: Path, drafter: Drafter) -> None:
    block = '{% block closing %}<p class="closing">С почтением,</p>{% endblock %}'
    made = whole(
        own(tmp_path, closing=EXTENDS + block, inquiry='{% extends "closing.html" %}').render(
            read(), "ru"
        )
    )
    usual = whole(drafter.render(read(request=None), "ru"))
    assert "С почтением," in made
    assert made.replace("С почтением,", "С уважением,").splitlines()[-3:] == usual.splitlines()[-3:]


@pytest.mark.parametrize(
    "block",
    [
        "letterhead",
        "date_and_number",
        "addressee",
        "title",
        "subject",
        "salutation",
        "body",
        "request",
        "demands",
        "appendix",
        "closing",
        "signatories",
        "executor",
    ],
)
def test_every_part_of_the_letter_is_a_block(tmp_path: Path, block: str) -> None:
    text = f"{EXTENDS}{{% block {block} %}}<p>Здесь свой текст.</p>{{% endblock %}}"
    made = own(tmp_path, inquiry=text).render(read(), "ru")
    assert [text for style, text in _lines(made) if "свой текст" in text] == ["Здесь свой текст."]


def _lines(data: bytes) -> list[tuple[str, str]]:
    from tests.documents import lines

    return lines(data)


def test_a_new_kind_is_a_new_template(tmp_path: Path) -> None:
    text = EXTENDS + '{% block title %}<h1 class="title">ПИСЬМО-ПОДДЕРЖКА</h1>{% endblock %}'
    made = own(tmp_path, support=text).render(read(kind="support"), "ru")
    assert texts(made, "Title") == ["ПИСЬМО-ПОДДЕРЖКА"]


def test_an_appeal_differs_from_an_inquiry_by_its_title(drafter: Drafter) -> None:
    appeal = drafter.render(read(kind="appeal"), "ru")
    assert texts(appeal, "Title") == ["ОБРАЩЕНИЕ"]
    inquiry = whole(drafter.render(read(), "ru"))
    assert whole(appeal) == inquiry.replace("ДЕПУТАТСКИЙ ЗАПРОС", "ОБРАЩЕНИЕ")


def test_an_unknown_kind_is_refused_with_the_known_ones(drafter: Drafter) -> None:
    with pytest.raises(InquiryError, match="appeal, inquiry"):
        drafter.render(read(kind="letter"), "ru")


def test_entities_and_html_line_breaks_may_be_written(tmp_path: Path) -> None:
    text = EXTENDS + "{% block body %}<p>а&nbsp;&mdash;<br>б &amp; в</p>{% endblock %}"
    made = own(tmp_path, inquiry=text).render(read(), "ru")
    assert texts(made, "Body Text") == ["а\u00a0—\nб & в"]


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("<p>{{ adressee }}</p>", 3, 7, "no variable «adressee». Did you mean «addressee»?"),
        ("<p>{{ addressee.nmae }}</p>", 3, 17, "no «nmae» here. Did you mean «name»?"),
        ("<p>{{ addressee.name.dativ.surname }}</p>", 3, 22, "Did you mean «dative»?"),
        ("<p>a <b>x</b></p>", 3, 6, "The tag <b> is not known"),
        ("<p>{{ request }}</p> <p>x", 3, 22, "The tag <p> is opened here"),
        ('<p>{{ request }}</p> <p class="нет">x</p>', 3, 22, "no style for the class «нет»"),
        ("{% if %}", 3, 4, "The tag «if» is opened here and not closed."),
        ("{{ 1 / 0 }}", 3, 1, "A value is used here in a way"),
        ("{% include 'нет.html' %}", 3, 13, "There is no template «нет.html»"),
    ],
)
def test_an_error_names_file_line_and_column(
    tmp_path: Path, text: str, line: int, column: int, words: str
) -> None:
    drafter = own(tmp_path, inquiry=f"{EXTENDS}{{% block body %}}\n{text}\n{{% endblock %}}")
    found = problem(drafter)
    assert found[:3] == ("inquiry.html", line, column)
    assert words in found[3]


def test_a_template_cannot_reach_python(tmp_path: Path) -> None:
    text = EXTENDS + "{% block body %}<p>{{ ''.__class__.__mro__ }}</p>{% endblock %}"
    problem(own(tmp_path, inquiry=text))


def test_user_text_is_never_markup_or_a_template(tmp_path: Path) -> None:
    made = own(tmp_path, inquiry=EXTENDS).render(read(subject="<p>{{ 7*7 }}</p>"), "ru")
    assert texts(made, "Subject") == ["<p>{{ 7*7 }}</p>"]


def test_what_a_letter_lacks_is_not_printed_as_a_word_of_python(tmp_path: Path) -> None:
    text = EXTENDS + "{% block body %}<p>О чём: {{ subject }}</p>{% endblock %}"
    assert "nothing to print here" in problem(own(tmp_path, inquiry=text))[3]
    text = EXTENDS + "{% block body %}<p>{{ subject|default('Без темы') }}</p>{% endblock %}"
    assert texts(own(tmp_path, inquiry=text).render(read(), "ru"), "Body Text") == ["Без темы"]


@pytest.mark.parametrize("text", ["", "{# nothing #}\n", "<p> </p>"])
def test_a_template_that_prints_nothing_is_named(tmp_path: Path, text: str) -> None:
    name, line, column, said = problem(own(tmp_path, inquiry=text))
    assert (name, line, column) == ("inquiry.html", 1, 1)
    assert "The letter would be empty" in said
