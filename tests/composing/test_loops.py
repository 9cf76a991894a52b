"""A loop over a list tells of itself what Jinja's own loop tells."""

import jinja2
import pytest

from drafter.composing.bounds import bounded
from drafter.composing.sandbox import Sandbox

LINE = """{% for item in items %}
{{ item }} {{ loop.index }}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}
{{ "first" if loop.first else "" }}{{ "last" if loop.last else "" }}
{{ loop.length }}{{ loop.depth }}
{{ "" if loop.first else loop.previtem }}{{ "" if loop.last else loop.nextitem }}
{% else %}nothing{% endfor %}"""
TREE = """{% for item in items recursive %}
{{ loop.depth }}{{ "last" if loop.last else "" }}
{% if item is string %}{{ item }}{% else %}{{ loop(item) }}{% endif %}
{% endfor %}"""


@pytest.mark.parametrize(
    ("template", "items"),
    [
        *((LINE, items) for items in ([], ["а"], ["а", "а", "б"], ("а", "б"), "аб")),
        (TREE, ["а", ["б", ["в", "г"]], "д"]),
    ],
)
def test_a_loop_says_what_jinja_says(template: str, items: object) -> None:
    theirs = jinja2.Environment(autoescape=True).from_string(template).render(items=items)
    with bounded():
        ours = Sandbox(autoescape=True).from_string(template).render(items=items)
    assert ours == theirs


@pytest.mark.parametrize(
    ("template", "used"),
    [
        ("{{ word }}", True),
        ("{% if word %}а{% endif %}", False),
        ("{% macro m() %}{{ word }}{% endmacro %}{% if m() %}а{% endif %}", False),
        ("{% macro m() %}{{ word }}{% endmacro %}{% if m() %}{{ m() }}{% endif %}", True),
        ("{% if word|upper %}{{ word|lower }}{% endif %}", True),
        ("{% if (word|upper and word|lower)|length %}а{% endif %}", False),
        ("{{ 'а' if word|upper else 'б' }}", False),
        ("{% for item in [word] if item|upper %}{% endfor %}", True),
    ],
)
def test_a_word_that_is_only_asked_about_is_not_used(template: str, used: bool) -> None:
    noted: set[int] = set()
    word = "".join(["сло", "во"])
    with bounded(noted):
        Sandbox(autoescape=True).from_string(template).render(word=word)
    assert (id(word) in noted) is used
