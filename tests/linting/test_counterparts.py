"""What the template of one language has, asks about, prints or says, and another's does not."""

from pathlib import Path

import pytest

from drafter.linting.templates import problems_of
from drafter.workspace import Workspace

TITLE = '{% block title %}<h1 class="title">{{ subject }}</h1>{% endblock %}\n'
PLAIN = TITLE.replace("{{ subject }}", "Запрос")
CONDITION = TITLE.replace("{{ subject }}", "{% if subject %}{{ subject }}{% endif %}")
CASE = TITLE.replace("{{ subject }}", "{{ addressee.post.dative }}")
OTHER_CASE = TITLE.replace("{{ subject }}", "{{ addressee.post }}")
REQUEST = '{% block request %}<p class="request">{{ request }}</p>{% endblock %}\n'
DEMANDS = "{% block demands %}{% for one in demands %}<p>{{ one }}</p>{% endfor %}{% endblock %}\n"
SIGNED = (
    "{% block signatories %}{% for one in signatories %}<p>{{ one.name }}</p>{% endfor %}"
    "{% endblock %}\n"
)


def found(folder: Path, *names: str, **templates: str) -> list[tuple[str, int, int, str, str]]:
    """Return where and what is told of the templates of two languages, which are named by path."""
    (folder / "addressbook.yaml").touch()
    for name, text in templates.items():
        language, _two, kind = name.partition("__")
        file = folder / "templates" / language / f"{kind or 'support'}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        if "{% extends" not in text and kind != "part":
            text = f'{{% extends "letter.html" %}}\n{text}'
        file.write_text(text, encoding="utf-8")
    return sorted(
        (
            Path(p.place.file).parent.name,
            p.place.line,
            p.place.column,
            p.id,
            p.what.partition("«")[2].partition("»")[0],
        )
        for p in problems_of(Workspace(folder), names)
        if p.place
    )


@pytest.mark.parametrize(
    ("ru", "kk", "expected"),
    [
        pytest.param(TITLE, PLAIN, [("ru", 2, 39, "template-differs", "subject")], id="a variable"),
        pytest.param(
            PLAIN, TITLE, [("kk", 2, 39, "template-differs", "subject")], id="one in Kazakh alone"
        ),
        pytest.param(
            CONDITION, TITLE, [("ru", 2, 42, "template-differs", "if subject")], id="a condition"
        ),
        pytest.param(
            TITLE + REQUEST,
            TITLE,
            [("ru", 3, 10, "block-without-counterpart", "request")],
            id="a block, with all that stands in it",
        ),
        pytest.param(
            CASE,
            TITLE,
            [
                ("kk", 2, 39, "template-differs", "subject"),
                ("ru", 2, 39, "template-differs", "addressee.post"),
            ],
            id="two variables",
        ),
        pytest.param(
            DEMANDS,
            DEMANDS.replace("in demands", "in signatories").replace("one }}", "one.name }}"),
            [
                ("kk", 2, 34, "template-differs", "signatories"),
                ("kk", 2, 54, "template-differs", "signatories.name"),
                ("ru", 2, 34, "template-differs", "demands"),
            ],
            id="a list",
        ),
        pytest.param(CASE, OTHER_CASE, [], id="another case"),
        pytest.param(TITLE, TITLE, [], id="the same"),
        pytest.param(SIGNED, SIGNED.replace("one", "signatory"), [], id="another name of an item"),
        pytest.param(
            "{% macro m(a) %}<p>{{ a }}</p>{% endmacro %}\n{% block title %}{{ m(subject) }}"
            "{% endblock %}\n",
            TITLE,
            [],
            id="a macro that prints the same",
        ),
    ],
)
def test_what_one_template_uses_alone_is_told_at_its_word(
    tmp_path: Path, ru: str, kk: str, expected: list[tuple[str, int, int, str, str]]
) -> None:
    assert found(tmp_path, "support", ru=ru, kk=kk) == expected


BASE = TITLE + REQUEST


@pytest.mark.parametrize(
    "heir",
    ['{% extends "base.html" %}\n', f'{{% extends "base.html" %}}\n{TITLE}'],
    ids=["all of it", "with a block of its own"],
)
def test_what_a_template_extends_counts_as_its_own(tmp_path: Path, heir: str) -> None:
    assert found(tmp_path, ru__base=BASE, kk__base=BASE, ru=heir, kk=BASE) == []


def test_what_the_extended_template_differs_in_is_told_where_it_is_named(tmp_path: Path) -> None:
    heir = '{% extends "base.html" %}\n'
    told = found(tmp_path, "support", ru__base=BASE, kk__base=BASE, ru=heir, kk=TITLE)
    assert told == [("ru", 1, 4, "block-without-counterpart", "request")]


def test_a_clause_that_extends_another_is_followed_as_a_letter_is(tmp_path: Path) -> None:
    clause = '{% extends "drafter/clauses/legal-basis.html" %}\n'
    (tmp_path / "templates" / "ru" / "clauses").mkdir(parents=True)
    file = tmp_path / "templates" / "ru" / "clauses" / "legal-basis.html"
    file.write_text(clause, encoding="utf-8")
    (tmp_path / "addressbook.yaml").touch()
    assert problems_of(Workspace(tmp_path)) == []


def test_what_stands_in_a_part_that_a_template_includes_counts_as_its_own(tmp_path: Path) -> None:
    part = '<h1 class="title">{{ subject }}</h1>\n'
    included = '{% block title %}{% include "part.html" %}{% endblock %}\n'
    assert found(tmp_path, "ru/support", ru__part=part, ru=included, kk=TITLE) == []


def test_what_a_shipped_template_alone_has_is_told_in_the_users_file(tmp_path: Path) -> None:
    told = found(tmp_path, ru__inquiry=PLAIN)
    assert ("ru", 1, 1, "block-without-counterpart", "request") in told
    problems = problems_of(Workspace(tmp_path))
    assert {p.place.file for p in problems if p.place} == {
        str(tmp_path / "templates" / "ru" / "inquiry.html")
    }
    assert any("templates/kk/inquiry.html" in p.what for p in problems)


def test_a_template_that_cannot_be_read_is_told_of_once(tmp_path: Path) -> None:
    told = found(tmp_path, ru="{% block title %}", kk=TITLE)
    assert told == [("ru", 2, 4, "template-unclosed-tag", "block")]
