"""Generated templates are templates: Jinja reads each of them, and they are of all kinds."""

import jinja2
from hypothesis import given, settings

from drafter.composing.syntax import syntax_problems
from tests.composing.generated_templates import templates


@settings(max_examples=40)
@given(templates())
def test_a_generated_template_can_be_read(text: str) -> None:
    assert syntax_problems(jinja2.Environment(autoescape=True), text, "") == []
