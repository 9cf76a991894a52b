"""What Jinja takes in a template although it does not do what was meant."""

from pathlib import Path

import pytest

from drafter.linting.templates import problems_of
from drafter.workspace import Workspace

BODY = '{{% extends "letter.html" %}}\n{{% block body %}}{}{{% endblock %}}\n'


def found(folder: Path, body: str) -> list[tuple[str, int]]:
    (folder / "addressbook.yaml").touch()
    for language in ("ru", "kk"):
        file = folder / "templates" / language / "inquiry.html"
        file.parent.mkdir(parents=True)
        file.write_text(BODY.format(body), encoding="utf-8")
    problems = problems_of(Workspace(folder), ("ru/inquiry",))
    begun = len("{% block body %}")
    return [(p.id, p.place.column - begun - 1) for p in problems if p.place]


@pytest.mark.parametrize(
    ("body", "fault", "word"),
    [
        ("<p>{ request }</p>", "template-single-braces", "{ request"),
        ("<p>Просит {addressee.post}</p>", "template-single-braces", "{addressee"),
        (
            '<p>{% if addressee.gender == "female" %}а{% endif %}</p>',
            "template-no-such-value",
            '"female',
        ),
        (
            '<p>{% if author.kind in ["faction", "party"] %}а{% endif %}</p>',
            "template-no-such-value",
            '"party',
        ),
        (
            "{% set n = 0 %}{% for one in demands %}{% set n = n + 1 %}{% endfor %}<p>{{ n }}</p>",
            "template-lost-count",
            "n = n",
        ),
        (
            "{% macro m(a) %}<p>{{ a }}</p>{% endmacro %}{{ m(1, 2) }}",
            "template-wrong-arguments",
            "m(1",
        ),
        (
            "{% macro m(a) %}<p>{{ a }}</p>{% endmacro %}{{ m(b=2) }}",
            "template-wrong-arguments",
            "m(b",
        ),
    ],
)
def test_it_is_told_at_its_word(tmp_path: Path, body: str, fault: str, word: str) -> None:
    ((told, offset),) = found(tmp_path, body)
    assert told == fault
    assert offset in (body.index(word), body.index(word) + 1)


@pytest.mark.parametrize(
    "body",
    [
        "<p>{{ request }} {текст} {x}</p>",
        '<p>{% if addressee.gender == "feminine" %}а{% endif %}</p>',
        '<p>{% if author.kind in ["faction", "group"] %}а{% endif %}</p>',
        '<p>{% if kind == "support" %}а{% endif %}</p>',
        "{% for one in demands %}{% set one = one|trim %}<p>{{ one }}</p>{% endfor %}",
        "{% for one in demands %}{% set a = one %}{% set a = a|trim %}<p>{{ a }}</p>{% endfor %}",
        "{% macro m(a, b=1) %}<p>{{ a }}{{ b }}</p>{% endmacro %}{{ m(1) }}{{ m(1, b=2) }}",
        "{{ super() }}",
    ],
)
def test_what_does_what_was_meant_is_not_told(tmp_path: Path, body: str) -> None:
    assert found(tmp_path, body) == []


def test_super_without_another_template_is_told(tmp_path: Path) -> None:
    (tmp_path / "addressbook.yaml").touch()
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "letter.html").write_text("<p>Текст{{ super() }}</p>\n", "utf-8")
    problems = problems_of(Workspace(tmp_path), ("letter",))
    assert [(p.id, p.place.column) for p in problems if p.place][:1] == [("template-no-super", 12)]
