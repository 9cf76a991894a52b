"""Broken templates with the error that each must give, and sound ones that none may blame."""

from pathlib import Path
from typing import Any, NamedTuple

import pytest

from drafter import Drafter, TemplateError
from drafter.errors import DrafterError, Problem
from drafter.linting.templates import problems_of
from drafter.workspace import Workspace
from tests.conftest import read

EXTENDS = '{% extends "letter.html" %}'
INQUIRY = "ru/inquiry.html"


class Expected(NamedTuple):
    line: int
    column: int
    beginning: str


def lines(*rows: str) -> str:
    return "\n".join([*rows, ""])


def in_body(*rows: str) -> str:
    """Return a template that changes the body; the first row stands in line 3."""
    return lines(EXTENDS, "{% block body %}", *rows, "{% endblock %}")


def broken(name: str, source: str, *expected: tuple[int, int, str], file: str = INQUIRY) -> Any:
    return pytest.param(source, [Expected(*one) for one in expected], file, id=name)


def sound(name: str, source: str, others: dict[str, str] | None = None) -> Any:
    return pytest.param(source, others or {}, id=name)


def workspace(folder: Path, templates: dict[str, str | bytes]) -> Workspace:
    (folder / "addressbook.yaml").write_text("", encoding="utf-8")
    for name, text in templates.items():
        file = folder / "templates" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return Workspace(folder)


def in_both_languages(name: str, source: str) -> dict[str, str | bytes]:
    """Return a template and its counterpart, so that nothing is missing in either language."""
    kind = name.removeprefix("ru/").removeprefix("kk/")
    return {name: source} if kind == name else {f"ru/{kind}": source, f"kk/{kind}": source}


def found(problems: list[Problem], file: Path) -> list[Expected]:
    places = [problem.place for problem in problems]
    assert {place.file for place in places if place} <= {str(file)}
    return [
        Expected(place.line, place.column, f"{problem.what} {problem.advice}")
        for place, problem in zip(places, problems, strict=True)
        if place
    ]


TAGS_OF_THE_TEMPLATE_LANGUAGE = [
    broken(
        "an-if-not-closed",
        in_body("{% if subject %}", "<p>{{ subject }}</p>"),
        (3, 4, "The tag «if» is opened here and not closed."),
    ),
    broken(
        "a-loop-not-closed",
        in_body("<ol>", "{% for demand in demands %}", "<li>{{ demand }}</li>", "</ol>"),
        (4, 4, "The tag «for» is opened here and not closed."),
    ),
    broken(
        "a-with-not-closed",
        in_body("{% with who = addressee.name %}", "<p>{{ who }}</p>"),
        (3, 4, "The tag «with» is opened here and not closed."),
    ),
    broken(
        "a-macro-not-closed",
        in_body("{% macro line(text) %}", "<p>{{ text }}</p>"),
        (3, 4, "The tag «macro» is opened here and not closed."),
    ),
    broken(
        "a-set-block-not-closed",
        in_body("{% set line %}", "Просим", "<p>{{ line }}</p>"),
        (3, 4, "The tag «set» is opened here and not closed."),
    ),
    broken(
        "a-filter-block-not-closed",
        in_body("<p>{% filter upper %}Просим</p>"),
        (3, 7, "The tag «filter» is opened here and not closed."),
    ),
    broken(
        "a-call-not-closed",
        in_body(
            "{% macro framed() %}<p>{{ caller() }}</p>{% endmacro %}", "{% call framed() %}Просим"
        ),
        (4, 4, "The tag «call» is opened here and not closed."),
    ),
    broken(
        "a-block-not-closed",
        lines(
            '{% extends "letter.html" %}',
            "{% block closing %}",
            '<p class="closing">С уважением,</p>',
        ),
        (2, 4, "The tag «block» is opened here and not closed."),
    ),
    broken(
        "the-first-of-two-blocks-not-closed",
        lines(
            '{% extends "letter.html" %}',
            "{% block closing %}",
            '<p class="closing">С уважением,</p>',
            "{% block executor %}",
            "<p>Исп.: А. Асанов</p>",
            "{% endblock %}",
        ),
        (2, 4, "The tag «block» is opened here and not closed."),
    ),
    broken(
        "one-if-of-two-not-closed",
        in_body(
            "{% if subject %}", "  {% if addressee.name %}", "  <p>{{ subject }}</p>", "{% endif %}"
        ),
        (3, 4, "The tag «if» is opened here and not closed."),
    ),
    broken(
        "an-if-closed-as-a-loop",
        in_body("{% if subject %}", "<p>{{ subject }}</p>", "{% endfor %}"),
        (3, 4, "The tag «if» is opened here and not closed."),
        (5, 4, "The tag «endfor» closes what is not open."),
    ),
    broken(
        "crossed-tags",
        in_body(
            "{% for demand in demands %}",
            "{% if demand %}",
            "<p>{{ demand }}</p>",
            "{% endfor %}",
            "{% endif %}",
        ),
        (4, 4, "The tag «if» is opened here and not closed."),
        (7, 4, "The tag «endif» closes what is not open."),
    ),
    broken(
        "an-endif-too-many",
        in_body("{% if subject %}<p>{{ subject }}</p>{% endif %}", "{% endif %}"),
        (4, 4, "The tag «endif» closes what is not open."),
    ),
    broken(
        "an-endblock-too-many",
        lines(
            '{% extends "letter.html" %}', "{% block executor %}{% endblock %}", "{% endblock %}"
        ),
        (3, 4, "The tag «endblock» closes what is not open."),
    ),
    broken(
        "a-misspelt-endif",
        in_body("{% if subject %}", "<p>{{ subject }}</p>", "{% endfi %}"),
        (3, 4, "The tag «if» is opened here and not closed."),
        (5, 4, "There is no tag «endfi». Did you mean «endif»?"),
    ),
    broken(
        "a-misspelt-end-of-a-loop",
        in_body("{% for demand in demands %}<p>{{ demand }}</p>{% enfor %}"),
        (3, 4, "The tag «for» is opened here and not closed."),
        (3, 50, "There is no tag «enfor»."),
    ),
    broken(
        "an-elseif",
        in_body(
            "{% if subject %}<p>{{ subject }}</p>",
            "{% elseif request %}<p>{{ request }}</p>",
            "{% endif %}",
        ),
        (4, 4, "There is no tag «elseif». Did you mean «elif»?"),
    ),
    broken(
        "an-else-if",
        in_body(
            "{% if subject %}<p>{{ subject }}</p>",
            "{% else if request %}<p>{{ request }}</p>",
            "{% endif %}",
        ),
        (4, 1, "What stands between the braces here cannot be read."),
    ),
    broken(
        "an-else-without-an-if",
        in_body("<p>Просим</p>", "{% else %}", "<p>Требуем</p>"),
        (4, 4, "The tag «else» stands where nothing is open"),
    ),
    broken(
        "an-elif-without-an-if",
        in_body("{% elif subject %}<p>{{ subject }}</p>"),
        (3, 4, "The tag «elif» stands where nothing is open"),
    ),
    broken(
        "an-elif-in-a-loop",
        in_body(
            "{% for demand in demands %}<p>{{ demand }}</p>",
            "{% elif subject %}<p>{{ subject }}</p>",
            "{% endfor %}",
        ),
        (4, 4, "The tag «elif» stands where nothing is open"),
    ),
    broken(
        "an-elif-after-the-else",
        in_body(
            "{% if subject %}<p>а</p>",
            "{% else %}<p>б</p>",
            "{% elif request %}<p>в</p>",
            "{% endif %}",
        ),
        (5, 4, "The tag «elif» stands where nothing is open"),
    ),
    broken(
        "two-elses",
        in_body(
            "{% if subject %}<p>а</p>", "{% else %}<p>б</p>", "{% else %}<p>в</p>", "{% endif %}"
        ),
        (5, 4, "The tag «else» stands where nothing is open"),
    ),
    broken("an-unknown-tag", in_body("{% fi subject %}"), (3, 4, "There is no tag «fi».")),
    broken(
        "a-misspelt-tag",
        in_body('{% inclued "clauses/answer-in-time.html" %}'),
        (3, 4, "There is no tag «inclued». Did you mean «include»?"),
    ),
    broken(
        "a-tag-of-another-extension",
        in_body("{% for demand in demands %}<p>{{ demand }}</p>{% break %}{% endfor %}"),
        (3, 50, "There is no tag «break»."),
    ),
    broken(
        "autoescape-switched-off",
        in_body("{% autoescape false %}<p>{{ request }}</p>{% endautoescape %}"),
        (3, 4, "There is no tag «autoescape»."),
        (3, 46, "There is no tag «endautoescape»."),
    ),
    broken("a-tag-without-a-name", in_body("{% %}"), (3, 1, "There is no tag «»")),
    broken(
        "an-if-without-a-condition",
        in_body("{% if %}<p>Просим</p>{% endif %}"),
        (3, 1, "What stands between the braces here cannot be read."),
    ),
    broken(
        "a-condition-with-one-equals-sign",
        in_body("<p>", '{% if author.kind = "faction" %}фракция{% endif %}', "</p>"),
        (4, 1, "What stands between the braces here cannot be read."),
    ),
    broken(
        "an-arrow-for-greater-or-equal",
        in_body("{% if demands|length => 2 %}<p>Просим</p>{% endif %}"),
        (3, 1, "What stands between the braces here cannot be read."),
    ),
    broken(
        "a-loop-with-of",
        in_body("{% for demand of demands %}<p>{{ demand }}</p>{% endfor %}"),
        (3, 1, "What stands between the braces here cannot be read."),
    ),
    broken(
        "a-loop-without-a-name",
        in_body("{% for in demands %}<p>{{ demand }}</p>{% endfor %}"),
        (3, 1, "What stands between the braces here cannot be read."),
    ),
    broken(
        "a-block-with-a-hyphen",
        lines('{% extends "letter.html" %}', "{% block date-and-number %}{% endblock %}"),
        (2, 1, "What stands between the braces here cannot be read."),
    ),
    broken(
        "an-endblock-of-another-name",
        lines('{% extends "letter.html" %}', "{% block closing %}", "{% endblock executor %}"),
        (3, 1, "What stands between the braces here cannot be read."),
    ),
    broken(
        "a-block-twice",
        lines(
            '{% extends "letter.html" %}',
            "{% block closing %}<p>С уважением,</p>{% endblock %}",
            "{% block executor %}{% endblock %}",
            "{% block closing %}<p>С почтением,</p>{% endblock %}",
        ),
        (4, 4, "The block «closing» stands twice: it is already in line 2."),
    ),
    broken(
        "a-block-three-times",
        lines(
            '{% extends "letter.html" %}',
            "{% block closing %}{% endblock %}",
            "{% block closing %}{% endblock %}",
            "{% block closing %}{% endblock %}",
        ),
        (3, 4, "The block «closing» stands twice"),
        (4, 4, "The block «closing» stands twice"),
    ),
]


BRACES_COMMENTS_EXPRESSIONS = [
    broken(
        "a-comment-not-closed",
        in_body("<p>Просим {# уточнить </p>"),
        (3, 11, "What stands between the braces here cannot be read."),
    ),
    broken(
        "a-long-comment-not-closed",
        lines(
            '{% extends "letter.html" %}',
            "{# Своё письмо #}",
            "{# Блоки",
            "{% block closing %}{% endblock %}",
        ),
        (3, 1, "What stands between the braces here cannot be read."),
    ),
    broken(
        "a-raw-not-closed",
        in_body("<p>{% raw %}{{ request }}</p>"),
        (3, 4, "What stands between the braces here cannot be read."),
    ),
    broken(
        "braces-not-closed",
        in_body("<p>{{ request </p>"),
        (3, 4, "What stands between the braces here cannot be read."),
    ),
    broken(
        "braces-not-closed-then-others",
        in_body("<p>{{ request </p>", "<p>{{ subject }}</p>"),
        (3, 4, "What stands between the braces here cannot be read."),
    ),
    broken(
        "one-closing-brace",
        in_body("<p>{{ request }</p>"),
        (3, 4, "What stands between the braces here cannot be read."),
    ),
    broken(
        "braces-closed-as-a-tag",
        in_body("<p>{{ request %}</p>"),
        (3, 4, "What stands between the braces here cannot be read."),
    ),
    broken(
        "a-tag-closed-as-braces",
        in_body("{% if subject }}<p>{{ subject }}</p>{% endif %}"),
        (3, 1, "What stands between the braces here cannot be read."),
    ),
    broken(
        "empty-braces",
        in_body("<p>{{ }}</p>"),
        (3, 4, "What stands between the braces here cannot be read."),
    ),
    broken(
        "the-second-braces-of-a-line",
        in_body("<p>{{ author.label }} {{ request| }}</p>"),
        (3, 23, "What stands between the braces here cannot be read."),
    ),
    broken(
        "a-bracket-not-closed",
        in_body('<p>{{ request|ending(":" }}</p>'),
        (3, 4, "What stands between the braces here cannot be read."),
    ),
    broken(
        "a-quotation-mark-not-closed",
        in_body('<p>{{ request|ending(":) }}</p>'),
        (3, 4, "What stands between the braces here cannot be read."),
    ),
    broken(
        "guillemets-for-quotation-marks",
        in_body("<p>{{ request|ending(«:») }}</p>"),
        (3, 4, "What stands between the braces here cannot be read."),
    ),
    broken(
        "two-words-in-braces",
        in_body("<p>{{ author label }}</p>"),
        (3, 4, "What stands between the braces here cannot be read."),
    ),
    broken(
        "a-dot-at-the-end",
        in_body("<p>{{ author. }}</p>"),
        (3, 4, "What stands between the braces here cannot be read."),
    ),
    broken(
        "a-comma-at-the-end",
        in_body('<p>{{ request|ending(":",, 1) }}</p>'),
        (3, 4, "What stands between the braces here cannot be read."),
    ),
    broken(
        "a-statement-in-braces",
        in_body("<p>{{ if subject }}</p>"),
        (3, 4, "What stands between the braces here cannot be read."),
    ),
    broken(
        "an-expression-over-lines",
        in_body("<p>{{ request", '  | ending(":" }}</p>'),
        (3, 4, "What stands between the braces here cannot be read."),
    ),
]


TAGS_OF_THE_MARKUP = [
    broken(
        "a-paragraph-not-closed",
        in_body("<p>Просим"),
        (3, 1, "The tag <p> is opened here and not closed"),
    ),
    broken(
        "an-emphasis-not-closed",
        in_body("<p>Просим <em>срочно</p>"),
        (3, 11, "The tag <em> is opened here and not closed in its place."),
    ),
    broken(
        "a-section-not-closed",
        in_body('<section class="letter-addressee">', "<p>{{ addressee.post.dative }}</p>"),
        (3, 1, "The tag <section> is opened here and not closed"),
    ),
    broken(
        "a-list-not-closed",
        in_body("<ol>", "{% for demand in demands %}<li>{{ demand }}</li>{% endfor %}"),
        (3, 1, "The tag <ol> is opened here and not closed"),
    ),
    broken(
        "a-list-item-not-closed",
        in_body(
            "<ol>", "{% for demand in demands %}", "  <li>{{ demand }}", "{% endfor %}", "</ol>"
        ),
        (5, 3, "The tag <li> is opened here and not closed in its place."),
    ),
    broken(
        "a-table-row-not-closed",
        in_body("<table>", "  <tr><td>Область</td>", "</table>"),
        (4, 3, "The tag <tr> is opened here and not closed in its place."),
    ),
    broken(
        "not-closed-in-an-if",
        in_body(
            "{% if subject %}", "<p>О <strong>дорогах</strong></p> <p>{{ subject }}", "{% endif %}"
        ),
        (4, 35, "The tag <p> is opened here and not closed"),
    ),
    broken(
        "not-closed-in-the-else",
        in_body("{% if subject %}<p>{{ subject }}</p>", "{% else %}", "<p>Без темы", "{% endif %}"),
        (5, 1, "The tag <p> is opened here and not closed"),
    ),
    broken(
        "not-closed-in-the-second-elif",
        in_body(
            '{% if author.kind == "faction" %}<p>фракция</p>',
            '{% elif author.kind == "group" %}<p>группа</p>',
            '{% elif author.kind == "label" %}<p><em>автор</p>',
            "{% else %}<p>депутаты</p>{% endif %}",
        ),
        (5, 37, "The tag <em> is opened here and not closed in its place."),
    ),
    broken(
        "not-closed-in-a-nested-if",
        in_body(
            "{% if subject %}",
            "  {% if number %}<p>№ {{ number }}</p>{% else %}",
            "    {% if date %}<p>{{ date }}{% endif %}",
            "  {% endif %}",
            "{% endif %}",
        ),
        (5, 18, "The tag <p> is opened here and not closed"),
    ),
    broken(
        "not-closed-beside-a-deep-nesting",
        in_body(
            '{% if author.kind == "faction" %}<p>фракция</p>',
            '{% elif author.kind == "group" %}<p>группа</p>',
            '{% elif author.kind == "label" %}<p><em>автор</p>',
            "{% else %}<p>депутаты</p>{% endif %}",
            "{% if subject %}{% if number %}{% if date %}{% if request %}",
            "<p>{{ request }}</p>",
            "{% endif %}{% endif %}{% endif %}{% endif %}",
        ),
        (5, 37, "The tag <em> is opened here and not closed in its place."),
    ),
    broken(
        "not-closed-in-the-second-if-of-two",
        in_body(
            "{% if subject %}<p>{{ subject }}</p>{% endif %}",
            "{% if number %}<p>{{ number }}</p>{% else %}<p>без номера{% endif %}",
        ),
        (4, 45, "The tag <p> is opened here and not closed"),
    ),
    broken(
        "opened-in-one-branch-closed-for-both",
        in_body("{% if subject %}<p>{{ subject }}{% endif %}</p>"),
        (3, 44, "The tag </p> closes what is not open."),
    ),
    broken(
        "not-closed-in-a-loop",
        in_body("{% for signatory in signatories %}", "<p>{{ signatory.name }}", "{% endfor %}"),
        (4, 1, "The tag <p> is opened here and not closed"),
    ),
    broken(
        "not-closed-in-the-else-of-a-loop",
        in_body("{% for demand in demands %}<p>{{ demand }}</p>{% else %}<p>Нет{% endfor %}"),
        (3, 57, "The tag <p> is opened here and not closed"),
    ),
    broken(
        "not-closed-in-a-macro",
        in_body(
            "{% macro named(person) %}",
            "<p>Депутат <em>{{ person.name }}</p>",
            "{% endmacro %}",
            "{{ named(signatories[0]) }}",
        ),
        (4, 12, "The tag <em> is opened here and not closed in its place."),
    ),
    broken(
        "not-closed-in-a-macro-outside-blocks",
        lines(
            '{% extends "letter.html" %}',
            "{% macro named(person) %}<p>{{ person.name }}{% endmacro %}",
            "{% block executor %}{{ named(signatories[0]) }}{% endblock %}",
        ),
        (2, 26, "The tag <p> is opened here and not closed"),
    ),
    broken(
        "not-closed-in-a-set-block",
        in_body(
            "{% set lead %}<strong>Просим</strong> <em>срочно{% endset %}", "<p>{{ lead }}</p>"
        ),
        (3, 39, "The tag <em> is opened here and not closed"),
    ),
    broken(
        "not-closed-in-a-call",
        in_body(
            "{% macro framed() %}<section>{{ caller() }}</section>{% endmacro %}",
            "{% call framed() %}<p>Просим{% endcall %}",
        ),
        (4, 20, "The tag <p> is opened here and not closed"),
    ),
    broken(
        "not-closed-in-a-with",
        in_body("{% with who = addressee.name %}", "<p>{{ who }}", "{% endwith %}"),
        (4, 1, "The tag <p> is opened here and not closed"),
    ),
    broken(
        "not-closed-in-a-skeleton",
        lines("{% block title %}", "<h1>ЗАПРОС", "{% endblock %}", "{{ body }}"),
        (2, 1, "The tag <h1> is opened here and not closed"),
        file="letter.html",
    ),
    broken(
        "closed-but-not-opened",
        in_body("<p>Просим</em> срочно</p>"),
        (3, 10, "The tag </em> closes what is not open."),
    ),
    broken(
        "closed-twice",
        in_body("<p>Просим</p></p>"),
        (3, 14, "The tag </p> closes what is not open."),
    ),
    broken(
        "an-unknown-html-tag",
        in_body("<p>Просим <b>срочно</b></p>"),
        (3, 11, "The tag <b> is not known here."),
    ),
    broken(
        "an-unknown-html-tag-after-an-entity",
        in_body("<p>По ст.&nbsp;27 просим <b>срочно</b></p>"),
        (3, 26, "The tag <b> is not known here."),
    ),
    broken(
        "an-unknown-html-tag-after-a-line-break",
        in_body("<p>По статье 27<br>просим<br><b>срочно</b></p>"),
        (3, 30, "The tag <b> is not known here."),
    ),
    broken(
        "an-unknown-html-tag-after-a-comment",
        in_body("<p>Просим {# очень #} <b>срочно</b></p>"),
        (3, 23, "The tag <b> is not known here."),
    ),
    broken(
        "an-unknown-html-tag-after-braces",
        in_body("<p>{{ author.label }} {{ request }}, <b>срочно</b></p>"),
        (3, 38, "The tag <b> is not known here."),
    ),
    broken(
        "an-unknown-html-tag-in-one-branch",
        in_body("<p>{% if number %}№ {{ number }}{% else %}<i>без номера</i>{% endif %}</p>"),
        (3, 43, "The tag <i> is not known here."),
    ),
    broken(
        "an-unknown-html-block",
        in_body("<div>", "<p>Просим</p>", "</div>"),
        (3, 1, "The tag <div> is not known here."),
    ),
    broken("a-tag-in-capitals", in_body("<P>Просим</P>"), (3, 1, "The tag <P> is not known here.")),
    broken(
        "a-picture",
        in_body('<p><img src="gerb.png"/></p>'),
        (3, 4, "The tag <img> is not known here."),
    ),
    broken(
        "a-paragraph-in-a-paragraph",
        in_body("<p>Просим", "<p>срочно</p></p>"),
        (4, 1, "The tag <p> cannot stand inside <p>."),
    ),
    broken(
        "the-body-in-a-paragraph",
        in_body("<p>{{ body }}</p>"),
        (3, 4, "The tag <p> cannot stand inside <p>."),
    ),
    broken(
        "a-list-in-a-paragraph",
        in_body("<p>Просим:", "<ol><li>принять меры</li></ol></p>"),
        (4, 1, "The tag <ol> cannot stand inside <p>."),
    ),
    broken(
        "an-item-outside-a-list",
        in_body("<li>принять меры</li>"),
        (3, 1, "The tag <li> cannot stand inside <letter>."),
    ),
    broken(
        "a-paragraph-right-in-a-list",
        in_body("<ol>", "{% for demand in demands %}<p>{{ demand }}</p>{% endfor %}", "</ol>"),
        (4, 28, "The tag <p> cannot stand inside <ol>."),
    ),
    broken(
        "a-cell-outside-a-row",
        in_body("<table><td>Область</td></table>"),
        (3, 8, "The tag <td> cannot stand inside <table>."),
    ),
    broken(
        "text-right-in-a-list",
        in_body("<ul>", "принять меры", "</ul>"),
        (4, 1, "Text stands outside a paragraph."),
    ),
    broken(
        "text-outside-a-paragraph",
        in_body("<p>Просим</p>", "и требуем"),
        (4, 1, "Text stands outside a paragraph."),
    ),
    broken(
        "a-variable-outside-a-paragraph",
        in_body("<p>Просим</p>", "{{ request }}"),
        (4, 1, "Text stands outside a paragraph."),
    ),
    broken(
        "a-phrase-outside-a-paragraph",
        lines(
            '{% extends "letter.html" %}',
            "{% block closing %}",
            '{{ pgettext("closing", "Respectfully,") }}',
            "{% endblock %}",
        ),
        (3, 1, "Text stands outside a paragraph."),
    ),
    broken(
        "an-ampersand", in_body("<p>Фирма «Асан & Ко»</p>"), (3, 16, "The markup is broken here.")
    ),
    broken("a-less-than-sign", in_body("<p>если 5 < 6</p>"), (3, 11, "The markup is broken here.")),
    broken(
        "an-unknown-entity",
        in_body("<p>Просим&ndsp;срочно</p>"),
        (3, 10, "The markup is broken here."),
    ),
    broken(
        "a-class-without-quotation-marks",
        in_body("<p class=closing>С уважением,</p>"),
        (3, 10, "The markup is broken here."),
    ),
    broken(
        "a-class-in-typographic-quotation-marks",
        in_body("<p class=“closing”>С уважением,</p>"),
        (3, 10, "The markup is broken here."),
    ),
    broken(
        "a-tag-without-its-bracket",
        in_body("<p>Просим</p", "<p>срочно</p>"),
        (3, 10, "The markup is broken here."),
    ),
    broken(
        "an-attribute-of-html",
        in_body('<p style="text-align: center">Просим</p>'),
        (3, 1, "The attribute «style» is not known in <p>."),
    ),
    broken(
        "an-attribute-in-a-branch",
        in_body('{% if number %}<p align="center">{{ number }}</p>{% endif %}'),
        (3, 16, "The attribute «align» is not known in <p>."),
    ),
    broken(
        "a-link-without-an-address",
        in_body("<p><a>adilet.zan.kz</a></p>"),
        (3, 4, "A link needs an address"),
    ),
    broken(
        "a-script",
        in_body("<script>alert(1)</script>"),
        (3, 1, "The tag <script> is not known here."),
    ),
    broken("a-declaration", in_body("<?php echo 1 ?>", "<p>Просим</p>"), (3, 1, "A declaration")),
]


CLASSES = [
    broken(
        "an-unknown-class",
        in_body('<p class="clsoing">С уважением,</p>'),
        (3, 1, "The look has no style for the class «clsoing»."),
    ),
    broken(
        "an-unknown-class-in-a-loop",
        in_body(
            "{% for signatory in signatories %}",
            '<p class="signatory">Депутат</p> <p class="sigantory">{{ signatory.name }}</p>',
            "{% endfor %}",
        ),
        (4, 34, "The look has no style for the class «sigantory»."),
    ),
    broken(
        "an-unknown-class-of-a-mark",
        in_body('<p>Просим <em class="red">срочно</em></p>'),
        (3, 11, "The look has no style for the class «red»."),
    ),
    broken(
        "two-classes",
        in_body('<p class="closing bold">С уважением,</p>'),
        (3, 1, "The look has no style for the class «closing bold»."),
    ),
    broken(
        "a-class-in-capitals",
        in_body('<p class="Closing">С уважением,</p>'),
        (3, 1, "The look has no style for the class «Closing»."),
    ),
    broken(
        "an-unknown-class-in-the-first-choice",
        in_body(
            "{% for signatory in signatories %}",
            "<p class=\"{{ 'last-signer' if loop.last else 'signatory' }}\">",
            "{{ signatory.name }}</p>",
            "{% endfor %}",
        ),
        (4, 15, "The look has no style for the class «last-signer»."),
    ),
    broken(
        "an-unknown-class-in-the-second-choice",
        in_body(
            "{% for signatory in signatories %}",
            "<p class=\"{{ 'last-signatory' if loop.last else 'signer' }}\">",
            "{{ signatory.name }}</p>",
            "{% endfor %}",
        ),
        (4, 50, "The look has no style for the class «signer»."),
    ),
    broken(
        "an-unknown-class-in-a-branch",
        in_body('<p class="{% if number %}date{% else %}nodate{% endif %}">Просим</p>'),
        (3, 1, "The look has no style for the class «nodate»."),
    ),
    broken(
        "an-unknown-class-from-a-variable",
        in_body('{% set look = "clsoing" %}', '<p class="{{ look }}">С уважением,</p>'),
        (3, 16, "The look has no style for the class «clsoing»."),
    ),
]


BLOCKS = [
    broken(
        "an-unknown-block",
        lines('{% extends "letter.html" %}', "{% block closng %}<p>С уважением,</p>{% endblock %}"),
        (2, 10, "No template that this one extends has the block «closng»."),
    ),
    broken(
        "an-unknown-block-over-the-shipped-template",
        lines(
            '{% extends "drafter/inquiry.html" %}',
            "",
            "{% block closing %}<p>С уважением,</p>{% endblock %}",
            "{% block signature %}<p>Депутат</p>{% endblock %}",
        ),
        (4, 10, "No template that this one extends has the block «signature»."),
    ),
    broken(
        "two-unknown-blocks",
        lines(
            '{% extends "letter.html" %}',
            "{% block body1 %}{% endblock %}",
            "{% block footer %}{% endblock %}",
        ),
        (2, 10, "No template that this one extends has the block «body1»."),
        (3, 10, "No template that this one extends has the block «footer»."),
    ),
    broken(
        "text-outside-blocks",
        lines('{% extends "letter.html" %}', "", "<p>Просим срочно.</p>"),
        (3, 1, "What stands outside the blocks is not printed."),
    ),
    broken(
        "text-after-the-blocks",
        lines('{% extends "letter.html" %}', "{% block executor %}{% endblock %} Просим"),
        (2, 36, "What stands outside the blocks is not printed."),
    ),
    broken(
        "a-variable-outside-blocks",
        lines('{% extends "letter.html" %}', "{% block executor %}{% endblock %}", "{{ request }}"),
        (3, 1, "What stands outside the blocks is not printed."),
    ),
    broken(
        "text-before-extends",
        lines("<p>Просим срочно.</p>", '{% extends "letter.html" %}'),
        (1, 1, "What stands outside the blocks is not printed."),
    ),
    broken(
        "text-in-an-if-outside-blocks",
        lines(
            '{% extends "letter.html" %}', "{% if number %}", "<p>№ {{ number }}</p>", "{% endif %}"
        ),
        (3, 1, "What stands outside the blocks is not printed."),
    ),
    broken(
        "text-in-a-loop-outside-blocks",
        lines(
            '{% extends "letter.html" %}',
            "{% for demand in demands %}<p>{{ demand }}</p>{% endfor %}",
        ),
        (2, 28, "What stands outside the blocks is not printed."),
    ),
    broken(
        "a-missing-template-extended",
        lines('{% extends "leter.html" %}'),
        (1, 13, "There is no template «leter.html»."),
    ),
    broken(
        "an-extended-template-outside",
        lines('{% extends "../letter.html" %}'),
        (1, 13, "There is no template «../letter.html»."),
    ),
    broken(
        "a-template-that-extends-itself",
        lines('{% extends "inquiry.html" %}', "{% block executor %}{% endblock %}"),
        (1, 13, "The template extends itself."),
    ),
    broken(
        "a-missing-template-included",
        in_body("<p>Просим</p>", '{% include "clauses/anser-in-time.html" %}'),
        (4, 13, "There is no template «clauses/anser-in-time.html»."),
    ),
    broken(
        "a-missing-template-included-in-a-branch",
        in_body('{% if number %}{% include "number.html" %}{% endif %}'),
        (3, 28, "There is no template «number.html»."),
    ),
    broken(
        "a-missing-template-imported",
        lines('{% extends "letter.html" %}', '{% import "macros.html" as forms %}'),
        (2, 12, "There is no template «macros.html»."),
    ),
    broken(
        "a-missing-template-imported-from",
        lines('{% extends "letter.html" %}', '{% from "macros.html" import named %}'),
        (2, 10, "There is no template «macros.html»."),
    ),
]


VARIABLES_AND_ATTRIBUTES = [
    broken(
        "an-unknown-variable",
        in_body("<p>Прошу, {{ adressee }}</p>"),
        (3, 14, "The letter has no variable «adressee». Did you mean «addressee»?"),
    ),
    broken(
        "an-unknown-attribute",
        in_body("<p>{{ addressee.nmae }}</p>"),
        (3, 17, "There is no «nmae» here. Did you mean «name»?"),
    ),
    broken(
        "an-unknown-attribute-of-an-attribute",
        in_body("<p>{{ addressee.name.dativ.surname_first }}</p>"),
        (3, 22, "There is no «dativ» here. Did you mean «dative»?"),
    ),
    broken(
        "an-unknown-attribute-of-a-case",
        in_body("<p>{{ addressee.name.dative.surname_frist }}</p>"),
        (3, 29, "There is no «surname_frist» here."),
    ),
    broken(
        "an-unknown-attribute-of-a-post",
        in_body("<p>{{ addressee.post.datve }}</p>"),
        (3, 22, "There is no «datve» here."),
    ),
    broken(
        "an-unknown-attribute-of-a-date",
        in_body("{% if date %}<p>{{ date.short }}</p>{% endif %}"),
        (3, 25, "There is no «short» here."),
    ),
    broken(
        "an-unknown-attribute-of-the-author",
        in_body("<p>{{ author.lable }} просит</p>"),
        (3, 14, "There is no «lable» here. Did you mean «label»?"),
    ),
    broken(
        "an-attribute-in-brackets",
        in_body("<p>{{ addressee['nmae'] }}</p>"),
        (3, 18, "There is no «nmae» here."),
    ),
    broken(
        "a-misspelling-behind-default",
        in_body('<p>{{ addressee.nmae|default("") }}</p>'),
        (3, 17, "There is no «nmae» here."),
    ),
    broken(
        "a-variable-behind-default",
        in_body('<p>{{ sbuject|default("без темы") }}</p>'),
        (3, 7, "The letter has no variable «sbuject»."),
    ),
    broken(
        "a-misspelling-behind-is-defined",
        in_body("{% if addressee.nmae is defined %}<p>Просим</p>{% endif %}"),
        (3, 17, "There is no «nmae» here."),
    ),
    broken(
        "a-variable-behind-is-not-defined",
        in_body("{% if nubmer is not defined %}<p>Просим</p>{% endif %}"),
        (3, 7, "The letter has no variable «nubmer»."),
    ),
    broken(
        "in-a-condition",
        in_body("{% if addressee.gendre == 'feminine' %}<p>Уважаемая</p>{% endif %}"),
        (3, 17, "There is no «gendre» here."),
    ),
    broken(
        "in-an-elif",
        in_body("{% if number %}<p>а</p>", "{% elif subjet %}<p>б</p>{% endif %}"),
        (4, 9, "The letter has no variable «subjet»."),
    ),
    broken(
        "in-a-condition-of-two-parts",
        in_body("{% if number and not (date or apendix) %}<p>а</p>{% endif %}"),
        (3, 31, "The letter has no variable «apendix»."),
    ),
    broken(
        "in-a-choice",
        in_body("<p>{{ author.label if author.knd == 'faction' else request }}</p>"),
        (3, 30, "There is no «knd» here."),
    ),
    broken(
        "in-a-comparison-over-lines",
        in_body("{% if number", "      and addressee.nmae %}<p>а</p>{% endif %}"),
        (4, 21, "There is no «nmae» here."),
    ),
    broken(
        "the-list-of-a-loop",
        in_body("{% for demand in demand %}<p>{{ demand }}</p>{% endfor %}"),
        (3, 18, "The letter has no variable «demand». Did you mean «demands»?"),
    ),
    broken(
        "in-a-loop",
        in_body("{% for signatory in signatories %}<p>{{ signatory.nmae }}</p>{% endfor %}"),
        (3, 51, "There is no «nmae» here."),
    ),
    broken(
        "in-the-filter-of-a-loop",
        in_body(
            "{% for signatory in signatories if signatory.psot %}",
            "<p>{{ signatory.name }}</p>{% endfor %}",
        ),
        (3, 46, "There is no «psot» here."),
    ),
    broken(
        "in-a-loop-over-a-sorted-list",
        in_body(
            "{% for signatory in signatories|sort(attribute='name') %}",
            "<p>{{ signatory.nmae }}</p>{% endfor %}",
        ),
        (4, 17, "There is no «nmae» here."),
    ),
    broken(
        "in-a-loop-over-a-selection",
        in_body(
            "{% for signatory in signatories|selectattr('post')|list %}",
            "<p>{{ signatory.nmae }}</p>{% endfor %}",
        ),
        (4, 17, "There is no «nmae» here."),
    ),
    broken(
        "in-a-loop-over-a-part-of-a-list",
        in_body("{% for signatory in signatories[1:] %}<p>{{ signatory.nmae }}</p>{% endfor %}"),
        (3, 55, "There is no «nmae» here."),
    ),
    broken(
        "in-an-inner-loop",
        in_body(
            "{% for signatory in signatories %}{% for demand in demands %}",
            "<p>{{ signatory.pots }}: {{ demand }}</p>",
            "{% endfor %}{% endfor %}",
        ),
        (4, 17, "There is no «pots» here."),
    ),
    broken(
        "the-loop-itself",
        in_body(
            "{% for demand in demands %}",
            "<p>{{ demand|ending('.' if loop.lats else ';') }}</p>{% endfor %}",
        ),
        (4, 33, "There is no «lats» here."),
    ),
    broken(
        "the-loop-outside-a-loop",
        in_body("<p>{{ request }}{% if loop.last %}.{% endif %}</p>"),
        (3, 23, "The letter has no variable «loop»."),
    ),
    broken(
        "the-variable-of-a-loop-after-it",
        in_body(
            "{% for demand in demands %}<p>{{ demand }}</p>{% endfor %}", "<p>{{ demand }}</p>"
        ),
        (4, 7, "The letter has no variable «demand»."),
    ),
    broken(
        "the-variable-of-a-loop-in-a-block",
        lines(
            '{% extends "letter.html" %}',
            "{% block demands %}{% for demand in demands %}",
            "{% block item %}<p>{{ demand }}</p>{% endblock %}",
            "{% endfor %}{% endblock %}",
        ),
        (3, 23, "The letter has no variable «demand»."),
    ),
    broken(
        "an-item-by-number",
        in_body("<p>{{ signatories[0].nmae }}</p>"),
        (3, 22, "There is no «nmae» here."),
    ),
    broken(
        "the-first-item",
        in_body("<p>{{ (signatories|first).nmae }}</p>"),
        (3, 27, "There is no «nmae» here."),
    ),
    broken(
        "a-part-of-a-list",
        in_body("<p>{{ signatories.name }}</p>"),
        (3, 19, "This value has no part «name»."),
    ),
    broken(
        "a-part-of-a-text",
        in_body("<p>{{ request.upper() }}</p>"),
        (3, 15, "This value has no part «upper»."),
    ),
    broken(
        "in-a-set",
        in_body("{% set who = addressee.nmae %}", "<p>{{ who }}</p>"),
        (3, 24, "There is no «nmae» here."),
    ),
    broken(
        "behind-a-set",
        in_body("{% set who = addressee.name %}", "<p>{{ who.dativ }}</p>"),
        (4, 11, "There is no «dativ» here."),
    ),
    broken(
        "in-a-set-block",
        in_body("{% set lead %}Просим {{ adressee }}{% endset %}", "<p>{{ lead }}</p>"),
        (3, 25, "The letter has no variable «adressee»."),
    ),
    broken(
        "in-a-with",
        in_body("{% with who = addressee.nmae %}<p>{{ who }}</p>{% endwith %}"),
        (3, 25, "There is no «nmae» here."),
    ),
    broken(
        "behind-a-with",
        in_body("{% with who = addressee.name %}<p>{{ who.dativ }}</p>{% endwith %}"),
        (3, 42, "There is no «dativ» here."),
    ),
    broken(
        "one-with-in-another's-value",
        in_body("{% with who = addressee, name = who.name %}<p>{{ name }}</p>{% endwith %}"),
        (3, 33, "The letter has no variable «who»."),
    ),
    broken(
        "a-set-of-another-block",
        lines(
            '{% extends "letter.html" %}',
            '{% block subject %}{% set lead = "Просим" %}{% endblock %}',
            "{% block executor %}<p>{{ lead }}</p>{% endblock %}",
        ),
        (3, 27, "The letter has no variable «lead»."),
    ),
    broken(
        "in-an-argument-of-a-filter",
        in_body("<p>{{ request|replace(author.lable, '') }}</p>"),
        (3, 30, "There is no «lable» here."),
    ),
    broken(
        "a-variable-in-an-argument-of-a-filter",
        in_body("<p>{{ request|default(sbuject) }}</p>"),
        (3, 23, "The letter has no variable «sbuject»."),
    ),
    broken(
        "an-attribute-named-to-map",
        in_body('<p>{{ signatories|map(attribute="nmae")|join(", ") }}</p>'),
        (3, 34, "There is no «nmae» here."),
    ),
    broken(
        "an-attribute-named-to-selectattr",
        in_body(
            '{% for signatory in signatories|selectattr("psot") %}',
            "<p>{{ signatory.name }}</p>{% endfor %}",
        ),
        (3, 45, "There is no «psot» here."),
    ),
    broken(
        "an-attribute-named-to-sort",
        in_body(
            '{% for signatory in signatories|sort(attribute="nmae") %}',
            "<p>{{ signatory.name }}</p>{% endfor %}",
        ),
        (3, 49, "There is no «nmae» here."),
    ),
    broken(
        "in-a-macro",
        in_body(
            "{% macro line(person) %}<p>{{ persn.name }}</p>{% endmacro %}",
            "{{ line(signatories[0]) }}",
        ),
        (3, 31, "The letter has no variable «persn»."),
    ),
    broken(
        "in-an-argument-of-a-macro",
        in_body(
            "{% macro line(text) %}<p>{{ text }}</p>{% endmacro %}", "{{ line(addressee.nmae) }}"
        ),
        (4, 19, "There is no «nmae» here."),
    ),
    broken(
        "in-a-call",
        in_body(
            "{% macro framed(title) %}<p>{{ title }}</p>{{ caller() }}{% endmacro %}",
            "{% call framed(sbuject) %}<p>{{ request }}</p>{% endcall %}",
        ),
        (4, 16, "The letter has no variable «sbuject»."),
    ),
    broken(
        "in-a-joined-text",
        in_body('<p>{{ addressee.name ~ " " ~ author.lable }}</p>'),
        (3, 37, "There is no «lable» here."),
    ),
    broken(
        "a-word-that-stands-earlier-in-the-line",
        in_body('<p class="request">{{ author.request }}</p>'),
        (3, 30, "There is no «request» here."),
    ),
    broken(
        "a-beginning-of-an-earlier-word",
        in_body("<p>{{ date }} {{ dat }}</p>"),
        (3, 18, "The letter has no variable «dat»."),
    ),
    broken(
        "the-same-slip-twice-in-a-line",
        in_body("<p>{{ addressee.nmae }} {{ addressee.nmae }}</p>"),
        (3, 17, "There is no «nmae» here."),
        (3, 38, "There is no «nmae» here."),
    ),
    broken(
        "a-python-name",
        in_body("<p>{{ ''.__class__ }}</p>"),
        (3, 10, "This value has no part «__class__»."),
    ),
    broken(
        "in-a-skeleton",
        lines("{% block body %}<p>{{ boddy }}</p>{% endblock %}"),
        (1, 23, "The letter has no variable «boddy»."),
        file="letter.html",
    ),
    broken(
        "in-a-clause-the-letter's-words",
        lines("<p>{{ author.lable }} № {{ clause.number }}</p>"),
        (1, 14, "There is no «lable» here."),
        file="ru/clauses/reminder.html",
    ),
]


FILTERS_AND_TESTS = [
    broken(
        "an-unknown-filter",
        in_body("<p>{{ request|uper }}</p>"),
        (3, 15, "There is no filter «uper». Did you mean «upper»?"),
    ),
    broken(
        "an-unknown-filter-in-a-chain",
        in_body('<p>{{ demands|join(", ")|captalize }}</p>'),
        (3, 26, "There is no filter «captalize»."),
    ),
    broken(
        "a-filter-that-templates-may-not-use",
        in_body("<p>{{ request|safe }}</p>"),
        (3, 15, "There is no filter «safe»."),
    ),
    broken(
        "an-unknown-filter-over-a-passage",
        in_body("<p>{% filter uper %}Просим{% endfilter %}</p>"),
        (3, 14, "There is no filter «uper»."),
    ),
    broken(
        "an-unknown-filter-of-a-set-block",
        in_body("{% set lead|uper %}Просим{% endset %}", "<p>{{ lead }}</p>"),
        (3, 13, "There is no filter «uper»."),
    ),
    broken(
        "an-unknown-filter-named-to-map",
        in_body('<p>{{ demands|map("uper")|join(", ") }}</p>'),
        (3, 20, "There is no filter «uper»."),
    ),
    broken(
        "an-unknown-filter-in-a-condition",
        in_body("{% if demands|lenght > 1 %}<p>Просим</p>{% endif %}"),
        (3, 15, "There is no filter «lenght». Did you mean «length»?"),
    ),
    broken(
        "an-unknown-test",
        in_body("{% if subject is definde %}<p>Просим</p>{% endif %}"),
        (3, 18, "There is no test «definde». Did you mean «defined»?"),
    ),
    broken(
        "a-list-in-capitals",
        in_body("<p>{{ demands|upper }}</p>"),
        (3, 15, "The filter «upper» takes a text, but this is a list."),
    ),
    broken(
        "the-ending-of-a-list",
        in_body("<p>{{ demands|ending('.') }}</p>"),
        (3, 15, "The filter «ending» takes a text, but this is a list."),
    ),
    broken(
        "the-ending-of-a-list-behind-default",
        in_body("<p>{{ signatories|default([])|uncapitalize }}</p>"),
        (3, 31, "The filter «uncapitalize» takes a text, but this is a list."),
    ),
    broken(
        "a-text-joined",
        in_body("<p>{{ request|join(', ') }}</p>"),
        (3, 15, "The filter «join» takes a list, but this is a text."),
    ),
    broken(
        "a-text-sorted-in-a-loop",
        in_body("{% for letter in subject|sort %}<p>{{ letter }}</p>{% endfor %}"),
        (3, 26, "The filter «sort» takes a list, but this is a text."),
    ),
    broken(
        "a-name-selected-from",
        in_body("{% if addressee.name|selectattr('dative') %}<p>Просим</p>{% endif %}"),
        (3, 22, "The filter «selectattr» takes a list"),
    ),
    broken(
        "the-ending-of-a-group",
        in_body("<p>{{ addressee|ending('.') }}</p>"),
        (3, 17, "The filter «ending» takes a text"),
    ),
    broken("a-list-printed", in_body("<p>{{ demands }}</p>"), (3, 7, "A list cannot be printed.")),
    broken("a-group-printed", in_body("<p>{{ addressee }}</p>"), (3, 7, "«addressee» is a group")),
]


PHRASES = [
    broken(
        "a-phrase-without-a-translation",
        lines(
            '{% extends "letter.html" %}',
            '{% block closing %}<p class="closing">{{ _("Best wishes,") }}</p>{% endblock %}',
        ),
        (2, 45, "The catalog has no translation of «Best wishes,»."),
    ),
    broken(
        "a-phrase-of-a-context",
        lines(
            '{% extends "letter.html" %}',
            "{% block title %}",
            '<h1 class="title">{{ pgettext("title", "LETTER OF SUPPORT") }}</h1>{% endblock %}',
        ),
        (3, 41, "The catalog has no translation of «LETTER OF SUPPORT» in the context «title»."),
    ),
    broken(
        "a-phrase-of-another-context",
        lines(
            '{% extends "letter.html" %}',
            "{% block title %}",
            '<h1 class="title">{{ pgettext("closing", "APPEAL") }}</h1>{% endblock %}',
        ),
        (3, 43, "The catalog has no translation of «APPEAL» in the context «closing»."),
    ),
    broken(
        "a-phrase-in-numbers",
        in_body('<p>{{ ngettext("One demand", "Many demands", demands|length) }}</p>'),
        (3, 17, "The catalog has no translation of «One demand»."),
    ),
    broken(
        "a-phrase-in-numbers-of-a-context",
        in_body('<p>{{ npgettext("signature", "Senator", "Senators", signatories|length) }}</p>'),
        (3, 31, "The catalog has no translation of «Senator» in the context «signature»."),
    ),
    broken(
        "a-phrase-in-a-set",
        in_body('{% set lead = _("We ask") %}', "<p>{{ lead }}</p>"),
        (3, 18, "The catalog has no translation of «We ask»."),
    ),
    broken(
        "a-phrase-through-a-filter",
        in_body('<p>{{ _("We ask")|upper }}</p>'),
        (3, 10, "The catalog has no translation of «We ask»."),
    ),
    broken(
        "a-passage-to-translate",
        in_body("<p>{% trans %}We ask{% endtrans %}</p>"),
        (3, 15, "The catalog has no translation of «We ask»."),
    ),
    broken(
        "a-phrase-over-lines",
        in_body("<p>{{ pgettext(", '  "closing",', '  "Best wishes,"', ") }}</p>"),
        (5, 4, "The catalog has no translation of «Best wishes,» in the context «closing»."),
    ),
]


LETTERS_OF_TWO_ALPHABETS = [
    broken(
        "a-latin-o-in-a-text",
        in_body("<p>Просим</p> <p>и трeбуем</p>"),
        (3, 20, "The word «трeбуем» mixes Latin and Cyrillic letters. Write «требуем»."),
    ),
    broken(
        "a-latin-i-in-a-kazakh-word",
        in_body("<p>Үкімет жерлерiн</p>"),
        (3, 11, "The word «жерлерiн» mixes Latin and Cyrillic letters. Write «жерлерін»."),
        file="kk/inquiry.html",
    ),
    broken(
        "in-a-string",
        in_body("<p>{{ request or 'прoсим' }}</p>"),
        (3, 19, "The word «прoсим» mixes"),
    ),
    broken(
        "in-a-title",
        lines(
            '{% extends "letter.html" %}',
            "{% block title %}",
            '<h1 class="title">ЗАПРOС</h1>',
            "{% endblock %}",
        ),
        (3, 19, "The word «ЗАПРOС» mixes Latin and Cyrillic letters. Write «ЗАПРОС»."),
    ),
    broken(
        "after-a-comment", in_body("<p>{# тема #} прoсим</p>"), (3, 15, "The word «прoсим» mixes")
    ),
    broken(
        "two-words-of-a-line",
        in_body("<p>Прoсим и трeбуем</p>"),
        (3, 4, "The word «Прoсим» mixes"),
        (3, 13, "The word «трeбуем» mixes"),
    ),
    broken(
        "in-the-name-of-a-variable",
        in_body("<p>{{ аddressee.name }}</p>"),
        (3, 7, "The letter has no variable «аddressee»."),
        (3, 7, "The word «аddressee» mixes"),
    ),
    broken(
        "in-the-name-of-a-filter",
        in_body("<p>{{ request|uрper }}</p>"),
        (3, 15, "There is no filter «uрper»."),
        (3, 15, "The word «uрper» mixes"),
    ),
]


SEVERAL_AT_ONCE = [
    broken(
        "a-variable-a-tag-and-a-class",
        in_body(
            "<p>{{ adressee }}</p>",
            "<p><b>Просим</b></p>",
            '<p class="clsoing">С уважением,</p>',
            "<p>{{ request|uper }}</p>",
        ),
        (3, 7, "The letter has no variable «adressee»."),
        (4, 4, "The tag <b> is not known here."),
        (5, 1, "The look has no style for the class «clsoing»."),
        (6, 15, "There is no filter «uper»."),
    ),
    broken(
        "one-in-each-block",
        lines(
            '{% extends "letter.html" %}',
            "{% block subject %}<p>{{ sbuject }}</p>{% endblock %}",
            '{% block closing %}<p class="clsoing">С уважением,</p>{% endblock %}',
            "{% block executor %}<p>Исп.: {{ executor }}{% endblock %}",
            "{% block footer %}{% endblock %}",
        ),
        (2, 26, "The letter has no variable «sbuject»."),
        (3, 20, "The look has no style for the class «clsoing»."),
        (4, 21, "The tag <p> is opened here and not closed"),
        (5, 10, "No template that this one extends has the block «footer»."),
    ),
    broken(
        "three-tags-not-closed",
        in_body("{% if subject %}", "{% for demand in demands %}", "{% with who = author %}"),
        (3, 4, "The tag «if» is opened here and not closed."),
        (4, 4, "The tag «for» is opened here and not closed."),
        (5, 4, "The tag «with» is opened here and not closed."),
    ),
    broken(
        "two-marks-not-closed",
        in_body("<p>Просим <em>срочно</p>", "<p>и <strong>требуем</p>"),
        (3, 11, "The tag <em> is opened here and not closed"),
        (4, 6, "The tag <strong> is opened here and not closed"),
    ),
    broken(
        "an-unknown-tag-after-one-not-closed",
        in_body("<p>Просим <em>срочно</p>", "<p>и <b>требуем</b></p>"),
        (3, 11, "The tag <em> is opened here and not closed"),
        (4, 6, "The tag <b> is not known here."),
    ),
    broken(
        "two-broken-expressions",
        in_body("<p>{{ request| }}</p>", "<p>Просим</p>", "<p>{{ demands[ }}</p>"),
        (3, 4, "What stands between the braces here cannot be read."),
        (5, 4, "What stands between the braces here cannot be read."),
    ),
    broken(
        "a-broken-tag-and-a-mixed-word",
        in_body("{% fi subject %}", "<p>Прoсим</p>"),
        (3, 4, "There is no tag «fi»."),
        (4, 4, "The word «Прoсим» mixes"),
    ),
    broken(
        "different-branches",
        in_body(
            "{% if number %}<p>{{ nubmer }}</p>",
            "{% elif date %}<div>{{ date }}</div>",
            "{% else %}<p>{{ subject|uper }}</p>{% endif %}",
        ),
        (3, 22, "The letter has no variable «nubmer»."),
        (4, 16, "The tag <div> is not known here."),
        (5, 25, "There is no filter «uper»."),
    ),
]


SOUND = [
    sound("nothing-but-extends", lines('{% extends "letter.html" %}')),
    sound(
        "over-the-shipped-template",
        lines(
            '{% extends "drafter/inquiry.html" %}',
            "{% block closing %}",
            '<p class="closing">С глубоким уважением,</p>',
            "{% endblock %}",
        ),
    ),
    sound(
        "more-before-the-shipped-block",
        lines(
            '{% extends "drafter/inquiry.html" %}',
            "{% block demands %}",
            "<p>В соответствии со ст.&nbsp;27 Конституционного закона просим:</p>",
            "{{ super() }}",
            "{% endblock %}",
        ),
    ),
    sound(
        "the-parts-in-another-block",
        lines(
            '{% extends "drafter/inquiry.html" %}',
            "{% block executor %}",
            "{{ super() }}",
            '{% if appendix %}<p class="letter-appendix">{{ appendix }}</p>{% endif %}',
            "{% endblock %}",
            "{% block appendix %}{% endblock %}",
        ),
    ),
    sound(
        "a-loop-with-its-end",
        in_body(
            "{% for demand in demands %}",
            '<p>{{ loop.index }}) {{ demand|ending("." if loop.last else ";") }}</p>',
            "{% endfor %}",
        ),
    ),
    sound(
        "a-loop-with-else",
        in_body(
            "{% for demand in demands %}",
            "<p>{{ demand }}</p>{% else %}<p>Без требований.</p>{% endfor %}",
        ),
    ),
    sound(
        "a-list-opened-in-the-loop",
        in_body(
            "{% for demand in demands %}",
            "{% if loop.first %}<ol>{% endif %}",
            "<li>{{ demand }}</li>",
            "{% if loop.last %}</ol>{% endif %}",
            "{% endfor %}",
        ),
    ),
    sound(
        "a-list-opened-in-a-condition",
        in_body(
            "{% if demands %}<ol>{% endif %}",
            "{% for demand in demands %}<li>{{ demand }}</li>{% endfor %}",
            "{% if demands %}</ol>{% endif %}",
        ),
    ),
    sound(
        "branches-of-elif",
        in_body(
            '{% if author.kind == "faction" %}<p>{{ author.label }} просит</p>',
            '{% elif author.kind == "group" %}<p>группа просит</p>',
            "{% elif demands|length > 1 %}<p>просим</p>",
            "{% else %}<p>прошу</p>{% endif %}",
        ),
    ),
    sound(
        "nested-conditions",
        in_body(
            "{% if request %}",
            "  {% if addressee.name %}",
            "    <p>{{ addressee.name.full }}</p>",
            "    {% if addressee.gender == 'feminine' %}",
            "<p>Уважаемая</p>{% else %}<p>Уважаемый</p>{% endif %}",
            "  {% endif %}",
            "{% endif %}",
        ),
    ),
    sound(
        "a-paragraph-begun-in-both-branches",
        in_body(
            "{% if signatories|length == 1 %}",
            "<p>Прошу{% else %}<p>Просим{% endif %} принять меры.</p>",
        ),
    ),
    sound(
        "a-choice-in-braces",
        in_body("<p>{{ 'прошу' if signatories|length == 1 else 'просим' }} принять меры</p>"),
    ),
    sound(
        "a-class-by-choice",
        in_body(
            "{% for signatory in signatories %}",
            "<p class=\"{{ 'last-signatory' if loop.last else 'signatory' }}\">",
            "{{ signatory.name }}</p>",
            "{% endfor %}",
        ),
    ),
    sound(
        "a-class-by-choice-in-single-quotation-marks",
        in_body(
            "{% for signatory in signatories %}",
            '<p class=\'{{ "last-signatory" if loop.last else "signatory" }}\'>',
            "{{ signatory.name }}</p>",
            "{% endfor %}",
        ),
    ),
    sound(
        "a-class-by-condition",
        in_body(
            "{% for signatory in signatories %}",
            '<p class="{% if loop.last %}last-signatory{% else %}signatory{% endif %}">',
            "{{ signatory.name }}</p>",
            "{% endfor %}",
        ),
    ),
    sound(
        "a-class-from-a-variable",
        in_body(
            '{% set look = "closing" if request else "request" %}',
            '<p class="{{ look }}">Просим</p>',
        ),
    ),
    sound(
        "set-and-use",
        in_body(
            "{% set who = addressee.name.dative %}",
            '{% set word = "прошу" if signatories|length == 1 else "просим" %}',
            "<p>{{ who.surname_first }}, {{ word }} принять меры</p>",
        ),
    ),
    sound(
        "a-set-block",
        in_body(
            "{% set lead %}<strong>{{ author.label }}</strong> {{ request }}{% endset %}",
            "<p>{{ lead }}:</p>",
        ),
    ),
    sound(
        "a-set-block-of-paragraphs",
        in_body("{% set lead %}", "<p>Просим:</p>", "{% endset %}", "{{ lead }}", "{{ body }}"),
    ),
    sound(
        "a-set-block-through-a-filter",
        in_body('{% set lead | replace("=", "–") %}{{ request }}{% endset %}', "<p>{{ lead }}</p>"),
    ),
    sound("a-variable-for-the-body", in_body("{% set text = body %}", "{{ text }}")),
    sound("the-body-through-a-filter", in_body('{{ body|replace("Правительство", "Кабинет") }}')),
    sound(
        "a-macro-of-paragraphs",
        in_body(
            "{% macro named(person, mark='') %}",
            '<p class="signatory">{{ person.name }}{{ mark }}</p>',
            "{% endmacro %}",
            "{% for signatory in signatories %}{{ named(signatory, mark=',') }}{% endfor %}",
        ),
    ),
    sound(
        "a-macro-of-words",
        in_body(
            "{% macro word(one, many) %}",
            "{{- one if signatories|length == 1 else many -}}",
            "{% endmacro %}",
            "<p>{{ author.label }} {{ word('прошу', 'просим') }}</p>",
        ),
    ),
    sound(
        "a-macro-of-marked-words",
        in_body(
            "{% macro strong(text) %}<strong>{{ text }}</strong>{% endmacro %}",
            "<p>Просим {{ strong('срочно') }} принять меры</p>",
        ),
    ),
    sound(
        "a-macro-of-a-table-row",
        in_body(
            "{% macro row(person) %}",
            "<tr><td>{{ person.post or '' }}</td><td>{{ person.name }}</td></tr>{% endmacro %}",
            "<table>{% for signatory in signatories %}{{ row(signatory) }}{% endfor %}</table>",
        ),
    ),
    sound(
        "a-macro-at-the-end-of-the-file",
        lines(
            '{% extends "letter.html" %}',
            "{% block executor %}{{ small('Исп.: А. Асанов') }}{% endblock %}",
            '{% macro small(text) %}<p class="executor">{{ text }}</p>{% endmacro %}',
        ),
    ),
    sound(
        "a-macro-that-calls-its-caller",
        in_body(
            "{% macro framed(style) %}",
            '<section class="letter-addressee">{{ caller() }}</section>{% endmacro %}',
            "{% call framed('x') %}<p>{{ addressee.post.dative }}</p>{% endcall %}",
        ),
    ),
    sound(
        "macros-of-another-file",
        lines(
            '{% extends "letter.html" %}',
            '{% from "macros.html" import named, word as say %}',
            "{% block body %}",
            "{{ named(signatories[0]) }}",
            "<p>{{ say(signatories) }}</p>",
            "{% endblock %}",
        ),
        {
            "macros.html": lines(
                "{% macro named(person) %}<p>{{ person.name }}</p>{% endmacro %}",
                "{% macro word(people) %}",
                "{{- 'прошу' if people|length == 1 else 'просим' -}}",
                "{% endmacro %}",
            )
        },
    ),
    sound(
        "with-for-a-passage",
        in_body(
            "{% with who = addressee.name, what = request %}",
            "<p>{{ who.dative.full }}: {{ what }}</p>",
            "{% endwith %}",
        ),
    ),
    sound(
        "an-included-clause", in_body("{{ body }}", '{% include "clauses/answer-in-time.html" %}')
    ),
    sound(
        "an-included-own-part",
        in_body(
            "{% for signatory in signatories %}",
            '{% include "parts/signature.html" %}',
            "{% endfor %}",
        ),
        {
            "ru/parts/signature.html": '<p class="signatory">{{ signatory.name }}</p>\n',
            "kk/parts/signature.html": '<p class="signatory">{{ signatory.name }}</p>\n',
        },
    ),
    sound(
        "an-included-part-that-may-be-absent",
        in_body('{% include "parts/region.html" ignore missing %}', "<p>Просим</p>"),
    ),
    sound(
        "a-part-for-all-languages",
        in_body('{% include "clauses/note.html" %}'),
        {"clauses/note.html": "<p>{{ author.label }}</p>\n"},
    ),
    sound(
        "comments",
        in_body(
            "{# Сначала тема,",
            "   затем письмо PDFом по статье 27b #}",
            "<p>Просим{# срочно #} принять меры</p>",
            "<!-- подпись ниже -->",
        ),
    ),
    sound(
        "raw-braces", in_body("<p>В образце стоит {% raw %}{{ имя }} и {% if %}{% endraw %}.</p>")
    ),
    sound(
        "white-space-control",
        in_body(
            "<p>Просим",
            "  {%- if addressee.salutation %},",
            "  {{ addressee.salutation|uncapitalize }}",
            "  {%- endif -%}",
            ".</p>",
        ),
    ),
    sound(
        "filters-with-arguments",
        in_body(
            '<p>{{ demands|join("; ") }}</p>',
            '<p>{{ request|replace("просит", "требует")|ending(":") }}</p>',
            "<p>{{ (subject or request)|truncate(80) }}</p>",
            '<p>{{ signatories|map(attribute="name")|join(", ") }}</p>',
        ),
    ),
    sound(
        "lists-by-number-and-part",
        in_body(
            "<p>{{ demands[0] }}, {{ demands|first }}, {{ signatories[-1].name }}</p>",
            "{% for demand in demands[1:] %}<p>{{ demand }}</p>{% endfor %}",
        ),
    ),
    sound(
        "sorted-and-selected",
        in_body(
            '{% for signatory in signatories|sort(attribute="name") if not signatory.post %}',
            "<p>{{ signatory.name }}</p>{% endfor %}",
            '{% if signatories|selectattr("post")|list %}<p>Депутаты</p>{% endif %}',
        ),
    ),
    sound(
        "grouped",
        in_body(
            '{% for post, people in signatories|groupby("name") %}',
            "<p>{{ post }}: {{ people|length }}</p>{% endfor %}",
        ),
    ),
    sound(
        "counted-in-a-range",
        in_body("{% for number in range(1, 4) %}<p>{{ number }}-й вопрос: _______</p>{% endfor %}"),
    ),
    sound(
        "defined-and-default",
        in_body(
            "<p>{{ subject|default('без темы') }} {{ number or 'б/н' }}</p>",
            "{% if date is none %}<p>Без даты</p>{% endif %}",
        ),
    ),
    sound(
        "all-the-words-of-an-addressee",
        in_body(
            "<p>{{ addressee.post }} {{ addressee.post.genitive }} {{ addressee.name }}</p>",
            "<p>{{ addressee.name.initials }} {{ addressee.name.dative.given_and_patronymic }}",
            "</p>",
            "<p>{{ addressee.gender }}</p>",
        ),
    ),
    sound(
        "date-and-number",
        in_body(
            "{% if date %}<p>{{ date }} {{ date.iso }} {{ date.attributive }}</p>{% endif %}",
            "{% if registration %}<p>{{ registration }}</p>{% endif %}",
        ),
    ),
    sound(
        "a-phrase-in-numbers",
        in_body('<p>{{ npgettext("signature", "Deputy", "Deputies", signatories|length) }}</p>'),
    ),
    sound(
        "a-phrase-of-a-context",
        lines(
            '{% extends "letter.html" %}',
            "{% block title %}",
            '<h1 class="title">{{ pgettext("title", "APPEAL") }}</h1>{% endblock %}',
        ),
    ),
    sound(
        "a-passage-to-translate",
        lines(
            '{% extends "letter.html" %}',
            "{% block closing %}",
            '<p class="closing">{% trans "closing" %}Respectfully,{% endtrans %}',
            "</p>{% endblock %}",
        ),
    ),
    sound(
        "entities-breaks-and-links",
        in_body(
            "<p>ст.&nbsp;27 &mdash; закон<br>«Асан &amp; Ко»<br/>5 &lt; 6</p>",
            '<p><a href="https://adilet.zan.kz">Әділет</a>, ',
            "<a href=\"mailto:{{ 'a' }}@parlam.kz\">почта</a></p>",
        ),
    ),
    sound(
        "a-table-with-a-heading",
        in_body(
            "<table><thead><tr><th>№</th><th>Требование</th></tr></thead>",
            "<tbody>{% for demand in demands %}",
            "<tr><td>{{ loop.index }}</td><td>{{ demand }}</td></tr>{% endfor %}",
            "</tbody></table>",
        ),
    ),
    sound(
        "a-block-in-a-block", in_body("{% block lead %}<p>Просим</p>{% endblock %}", "{{ body }}")
    ),
    sound(
        "a-scoped-block-in-a-loop",
        in_body(
            "{% for demand in demands %}{% block one scoped %}",
            "<p>{{ demand }}</p>{% endblock %}{% endfor %}",
        ),
    ),
    sound(
        "a-line-break-in-a-string",
        in_body("{% set line = 'Просим\\nТребуем' %}", "<p>{{ line }}</p>"),
    ),
    sound(
        "latin-words-beside-cyrillic-ones",
        in_body("<p>IP-адрес, сайт eGov и раздел IV, п. 5б, «COVID-19»</p>"),
    ),
    sound(
        "text-through-a-filter-block",
        in_body("<p>{% filter upper %}Просим {{ request }}{% endfilter %}</p>"),
    ),
    sound(
        "a-block-printed-again",
        lines(
            '{% extends "letter.html" %}',
            "{% block closing %}<p>С уважением,</p>{% endblock %}",
            "{% block executor %}{{ self.closing() }}{% endblock %}",
        ),
    ),
    sound(
        "the-named-end-of-a-block",
        lines(
            '{% extends "letter.html" %}',
            "{% block closing %}<p>С уважением,</p>{% endblock closing %}",
        ),
    ),
    sound(
        "a-file-with-a-mark-of-utf-8",
        "\ufeff" + lines(EXTENDS, "{% block closing %}<p>С уважением,</p>{% endblock %}"),
    ),
    sound(
        "lines-ended-as-in-windows",
        in_body("<p>Просим</p>", "<p>{{ request }}</p>").replace("\n", "\r\n"),
    ),
    sound(
        "a-file-of-macros-by-name",
        lines(
            '{% extends "letter.html" %}',
            '{% import "macros.html" as forms %}',
            "{% block body %}",
            "<p>{{ forms.word(signatories) }} принять меры</p>",
            "{% endblock %}",
        ),
        {
            "macros.html": lines(
                "{% macro word(people) %}",
                "{{- 'прошу' if people|length == 1 else 'просим' -}}",
                "{% endmacro %}",
            )
        },
    ),
]


@pytest.mark.parametrize(
    ("source", "expected", "file"),
    [
        *TAGS_OF_THE_TEMPLATE_LANGUAGE,
        *BRACES_COMMENTS_EXPRESSIONS,
        *TAGS_OF_THE_MARKUP,
        *CLASSES,
        *BLOCKS,
        *VARIABLES_AND_ATTRIBUTES,
        *FILTERS_AND_TESTS,
        *PHRASES,
        *LETTERS_OF_TWO_ALPHABETS,
        *SEVERAL_AT_ONCE,
    ],
)
def test_what_is_wrong_is_found_in_its_place(
    tmp_path: Path, source: str, expected: list[Expected], file: str
) -> None:
    place = workspace(tmp_path, in_both_languages(file, source))
    problems = found(
        problems_of(place, (file.removesuffix(".html"),)), tmp_path / "templates" / file
    )
    begun = [
        one._replace(beginning=one.beginning[: len(meant.beginning)])
        for one, meant in zip(problems, expected, strict=False)
    ]
    assert begun + problems[len(expected) :] == expected


@pytest.mark.parametrize(("source", "others"), SOUND)
def test_a_sound_template_is_not_blamed(
    tmp_path: Path, source: str, others: dict[str, str]
) -> None:
    place = workspace(tmp_path, {**in_both_languages(INQUIRY, source), **others})
    assert [str(problem) for problem in problems_of(place)] == []


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({}, id="a-short-letter"),
        pytest.param(
            {
                "date": "2025-11-26",
                "number": "12-34",
                "subject": "О ремонте дорог",
                "demands": ["Принять меры", "Сообщить о них"],
                "signatories": ["А. Перуашев", "К. Иса"],
                "appendix": {"sheets": 3},
                "executor": "А. Асанов",
            },
            id="a-long-letter",
        ),
    ],
)
@pytest.mark.parametrize(("source", "others"), SOUND)
def test_a_sound_template_makes_a_letter(
    tmp_path: Path, source: str, others: dict[str, str], changes: dict[str, Any]
) -> None:
    place = workspace(tmp_path, {**in_both_languages(INQUIRY, source), **others})
    assert Drafter(workspace=place).render(read(**changes), "ru").startswith(b"PK")


def test_the_shipped_templates_are_sound() -> None:
    assert problems_of(Workspace()) == []


@pytest.mark.parametrize("encoding", ["cp1251", "utf-16"])
@pytest.mark.parametrize("name", ["letter.html", INQUIRY])
def test_a_template_that_is_not_in_utf_8_is_named(tmp_path: Path, name: str, encoding: str) -> None:
    text = lines(EXTENDS, "{% block closing %}<p>С уважением,</p>{% endblock %}").encode(encoding)
    place = workspace(tmp_path, {name: text})
    (problem,) = problems_of(place, (name.removesuffix(".html"),))
    assert problem.place is not None
    assert problem.place.file == str(tmp_path / "templates" / name)
    assert problem.what == "The template is not in UTF-8."


def test_an_extended_template_that_is_not_in_utf_8_is_named(tmp_path: Path) -> None:
    base = "<p>С уважением,</p>".encode("cp1251")
    place = workspace(
        tmp_path, {"base.html": base, **in_both_languages(INQUIRY, '{% extends "base.html" %}\n')}
    )
    (problem,) = problems_of(place, ("base", "ru/inquiry"))
    assert "base.html" in str(problem)
    assert problem.what == "The template is not in UTF-8."


@pytest.mark.parametrize(("own", "other"), [("ru", "kk"), ("kk", "ru")])
@pytest.mark.parametrize("kind", ["support", "clauses/reminder"])
def test_a_template_of_one_language_alone_is_named(
    tmp_path: Path, kind: str, own: str, other: str
) -> None:
    place = workspace(tmp_path, {f"{own}/{kind}.html": "<p>{{ request }}</p>\n"})
    (problem,) = problems_of(place)
    assert problem.place is not None
    assert problem.place.file == str(tmp_path / "templates" / own / f"{kind}.html")
    assert problem.what == f"There is no such template in the language «{other}»."
    assert f"templates/{other}/{kind}.html" in problem.advice


@pytest.mark.parametrize(("own", "other"), [("ru", "kk"), ("kk", "ru")])
def test_a_block_of_one_language_alone_is_named(tmp_path: Path, own: str, other: str) -> None:
    source = lines(
        '{% extends "drafter/inquiry.html" %}', "", "  {%- block closing %}", "{% endblock %}"
    )
    place = workspace(tmp_path, {f"{own}/inquiry.html": source})
    (problem,) = problems_of(place)
    assert problem.place is not None
    assert (problem.place.line, problem.place.column) == (3, 13)
    assert problem.what.startswith("The block «closing» is changed here, but not in ")
    assert f"{other}/inquiry.html" in problem.what


def test_a_block_in_a_comment_is_no_block(tmp_path: Path) -> None:
    source = lines(
        '{% extends "drafter/inquiry.html" %}', "{# {% block closing %}{% endblock %} #}"
    )
    assert problems_of(workspace(tmp_path, {INQUIRY: source})) == []


def test_the_place_of_a_block_is_not_that_of_a_comment(tmp_path: Path) -> None:
    source = lines(
        '{% extends "drafter/inquiry.html" %}',
        "{# Здесь block closing #}",
        "{% block closing %}{% endblock %}",
    )
    (problem,) = problems_of(workspace(tmp_path, {INQUIRY: source}))
    assert problem.place is not None
    assert (problem.place.line, problem.place.column) == (3, 10)


def test_the_templates_of_all_languages_are_checked_at_once(tmp_path: Path) -> None:
    files = ["kk/inquiry.html", "kk/support.html", "letter.html", INQUIRY, "ru/support.html"]
    source = "{% block body %}<p>{{ adressee }}</p>{% endblock %}\n"
    own = lines(EXTENDS, source)
    texts: dict[str, str | bytes] = {**dict.fromkeys(files, own), "letter.html": source}
    problems = problems_of(
        workspace(tmp_path, texts), tuple(f.removesuffix(".html") for f in files)
    )
    assert {str(problem).split("/templates/")[1].partition(" ")[0] for problem in problems} == {
        f"{file}:{1 if file == 'letter.html' else 2}:23:" for file in files
    }


def test_a_missing_translation_names_the_catalog_that_lacks_it(tmp_path: Path) -> None:
    source = in_body('<p>{{ pgettext("closing", "Best wishes,") }}</p>')
    place = workspace(tmp_path, in_both_languages(INQUIRY, source))
    (problem,) = problems_of(place, ("ru/inquiry",))
    assert str(Path("ru", "LC_MESSAGES", "letter.po")) in str(problem)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("<p>{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}</p>", id="brackets"),
        pytest.param("<p>{{ " + "not " * 20000 + "1 }}</p>", id="nots"),
        pytest.param("<p>{{ request" + ".x" * 20000 + " }}</p>", id="attributes"),
        pytest.param("{% if request %}" * 3000 + "{% endif %}" * 3000, id="conditions"),
    ],
)
def test_a_tower_is_a_problem_and_no_traceback(tmp_path: Path, source: str) -> None:
    place = workspace(tmp_path, in_both_languages(INQUIRY, in_body(source)))
    assert problems_of(place, ("ru/inquiry",))


def test_a_comment_without_an_end_in_a_line_of_its_own_is_found_there(tmp_path: Path) -> None:
    source = lines(EXTENDS, "", "{# Проверить, кто подписывает")
    place = workspace(tmp_path, in_both_languages(INQUIRY, source))
    (problem,) = problems_of(place, ("ru/inquiry",))
    assert problem.place is not None
    assert (problem.place.line, problem.place.column) == (3, 1)
    assert problem.what == "What stands between the braces here cannot be read."


def test_a_template_is_found_faulty_in_the_file_that_it_extends_as_well(tmp_path: Path) -> None:
    parent = "<p>Текст.</p>".encode("cp1251")
    child = '{% extends "ru/parent.html" %}\n{% block closing %}{% endblock %}\n'
    place = workspace(tmp_path, {"ru/parent.html": parent, INQUIRY: child})
    said = [str(problem) for problem in problems_of(place)]
    own = tmp_path / "templates" / "ru" / "parent.html"
    assert f"{own}: The template is not in UTF-8. Save it as UTF-8." in said
    assert not any("There is no template" in sentence for sentence in said)


def test_a_template_larger_than_any_is_refused(tmp_path: Path) -> None:
    place = workspace(tmp_path, {INQUIRY: b" " * (5 << 20)})
    with pytest.raises(DrafterError) as raised:
        Drafter(workspace=place).render(read(), "ru")
    own = tmp_path / "templates" / INQUIRY
    assert [str(problem) for problem in raised.value.problems] == [
        f"{own}: The file is larger than 4 MB. Is it the right one?"
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('<p>{{ "" if subject else "а" }}</p>', id="an empty text"),
        pytest.param(
            '<p>{{ signatories|map(attribute=subject or "name")|join(", ") }}</p>',
            id="the name of a part that only the letter gives",
        ),
        pytest.param(
            '{% set end = "es" if subject else "en" %}'
            '<p><a href="https://example.com/{{ end }}">Закон</a></p>',
            id="an address that the letter completes",
        ),
        pytest.param('<p><a href="{{ subject }}">Закон</a></p>', id="an address of the letter"),
    ],
)
def test_what_only_the_letter_settles_is_not_blamed(tmp_path: Path, text: str) -> None:
    place = workspace(tmp_path, in_both_languages(INQUIRY, in_body(text)))
    assert problems_of(place, ("ru/inquiry",)) == []


def test_a_part_that_an_imported_template_lacks_is_named_when_the_letter_is_made(
    tmp_path: Path,
) -> None:
    texts: dict[str, str | bytes] = {
        "ru/parts.html": "{% macro a() %}<p>x</p>{% endmacro %}\n",
        INQUIRY: lines(
            EXTENDS,
            '{% import "ru/parts.html" as parts %}',
            "{% block body %}{{ parts.b() }}{% endblock %}",
        ),
    }
    with pytest.raises(TemplateError) as raised:
        Drafter(workspace=workspace(tmp_path, texts)).render(read(), "ru")
    assert raised.value.problems[0].what == "There is no «b» here."


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "{% macro again() %}{{ again() }}{% endmacro %}<p>{{ again() }}</p>",
            "The template works without end here.",
        ),
        ("<p>{{ range }}</p>", "A value is used here in a way that does not suit it."),
        ('<p>{{ npgettext("closing") }}</p>', "A value is used here in a way that does not suit"),
        (
            "<p>{% for n in range(90000) %}{{ subject * 999 }}{% endfor %}</p>",
            "The template works without end here.",
        ),
    ],
)
def test_what_no_check_can_foresee_ends_in_a_sentence(tmp_path: Path, text: str, what: str) -> None:
    place = workspace(tmp_path, {INQUIRY: in_body(text)})
    with pytest.raises(TemplateError) as raised:
        Drafter(workspace=place).render(read(subject="О деле"), "ru")
    assert raised.value.problems[0].what.startswith(what)
