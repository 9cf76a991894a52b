"""Templates are compiled to shorter code than Jinja's, and print what Jinja's own code prints."""

from collections.abc import Mapping

import jinja2
import pytest
from jinja2.exceptions import TemplateRuntimeError

from drafter.composing.bounds import bounded
from drafter.composing.familiar import having
from drafter.composing.sandbox import Sandbox
from drafter.words.words import AuthorWords, SignatoryWords

BASE = """<{% block a %}A{% block inner %}I{% endblock %}{{ x }}{% endblock %}|
{%- for y in xs %}{% block b scoped %}{{ y }}{{ loop.index }}{% endblock %}{% endfor %}|
{%- if x %}{% block c %}{% endblock %}{% endif %}>"""
CHILD = """before {% extends "base" %}{% set top = x %}
{% block a %}[{{ super() }}{{ top }}]{% endblock %}
{% block inner %}i{{ self.c() }}{% endblock %}
{% block c %}({{ x }}{% include "piece" %}{% include "alone" without context %}){% endblock %}"""
TEMPLATES = {
    "base": BASE,
    "child": CHILD,
    "grandchild": '{% extends "child" %}{% block inner %}{{ super() }}!{% endblock %}',
    "perhaps": '{% if x %}{% extends "base" %}{% endif %}alone{% block a %}a{% endblock %}',
    "piece": "p{{ x }}{% for y in xs %}{{ y }}{% endfor %}",
    "alone": "{% set x = 1 %}q{{ x }}",
    "macros": "{% macro m(a, b=x) %}{{ a }}{{ b }}{{ caller() if caller }}{% endmacro %}",
    "calls": '{% from "macros" import m with context %}{{ m("<") }}{% call m("a") %}c{% endcall %}',
    "imports": '{% import "macros" as of %}{% set x = "new" %}{{ of.m(x, x) }}',
    "absent": 'a{% include ["no", "nor"] ignore missing without context %}b'
    '{% include ["no", "alone"] ignore missing without context %}c',
    "order": "{% block a %}1{% include 'alone' without context %}2{% endblock %}3",
    "scopes": "{% for y in xs %}{% set z = y %}{% with w = z %}{{ w }}{{ x }}{% endwith %}"
    "{% endfor %}{{ 'z' if z is defined else '-' }}{% set t %}{{ x }}{% endset %}{{ t }}"
    "{% filter upper %}{{ x }}a{% endfilter %}",
    "needed": "{% block a required %}{% endblock %}",
    "given": '{% extends "needed" %}{% block a %}a{% endblock %}',
    "unused": "{% if not x %}{{ x|nothing }}{{ x is nothing }}{% endif %}a",
}


def printed(environment: jinja2.Environment, name: str, **values: object) -> str:
    environment.loader = jinja2.DictLoader(TEMPLATES)
    return environment.get_template(name).render(values)


@pytest.mark.parametrize("x", ["", "x&"])
@pytest.mark.parametrize("name", sorted({*TEMPLATES} - {"needed", "macros", "unused"}))
def test_a_template_prints_what_jinja_prints(name: str, x: str) -> None:
    values: Mapping[str, object] = {"x": x, "xs": ["<", "y"]}
    theirs = printed(jinja2.Environment(autoescape=True), name, **values)
    with bounded():
        assert printed(Sandbox(autoescape=True), name, **values) == theirs


def test_what_does_not_exist_or_is_not_filled_in_fails_where_it_is_used() -> None:
    environment = Sandbox(autoescape=True)
    with bounded():
        assert printed(environment, "unused", x="x") == "a"
        for name in ("unused", "needed"):
            with pytest.raises(TemplateRuntimeError):
                printed(environment, name, x="")


def test_what_is_read_at_once_is_a_value_and_no_method() -> None:
    assert having("signature") == {AuthorWords}
    assert SignatoryWords in having("post")
    for name in ("replaced", "variables", "form", "together", "unused", "cycle", "_names", "class"):
        assert not having(name)
