"""Which sign is named where what stands between braces cannot be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.composing.unreadable import unreadable
from drafter.errors import Place


@pytest.mark.parametrize(
    ("source", "what", "advice"),
    [
        ("{{ a|ending(“:”) }}", "The typographic quotation mark “", "Write straight"),
        ("{{ a|ending(«:») }}", "The typographic quotation mark «", "Write straight"),
        ("{% if a = 'b' %}", "«=» stands in place of «==».", "Write «==»."),
        ("{% set a == 2 %}", "«==» stands in place of «=».", "Write «=»."),
        ("{% if a =< 2 %}", "«=<» stands in place of «<=».", "Write «<=»."),
        ("{% if a && b %}", "«&&» stands in place of «and».", "Write «and»."),
        ("{% else if a %}", "«else if» stands in place of «elif».", "Write «elif»."),
        ("{% for a of b %}", "«of» stands in place of «in».", "Write «in»."),
        ("{{ a } b", "«}» stands in place of «}}».", "Write «}}»."),
        ("{% if a}b", "«}» stands in place of «%}».", "Write «%}»."),
        ("{{ a\nb", "The braces «{{» are not closed.", "Close it with }}."),
        ("{# a\nb", "The comment is not closed.", "Close it with #}."),
        ("{% raw %} a", "The tag «raw» is opened here and not closed.", "Close it with"),
        ("{{ a|join(', ) }}", "The quotation mark ' is not closed.", "Add the other mark"),
        ("{{ a[0 }}", "The bracket [ has no counterpart.", "Add the other bracket"),
        ("{{ a..b }}", "Something is missing beside «..».", "Write it"),
        ("{{ a – b }}", "The sign «–» means nothing between braces.", "Delete it."),
        ("{{ a b }}", "No sign stands between «a» and «b».", "Write a dot"),
        ("{{ }}", "Nothing stands between the braces.", "Write what is to be printed"),
        ("{% block a-b %}", "A hyphen stands in the name «a-b».", "Write «a_b»."),
    ],
)
def test_the_wrong_sign_is_named(source: str, what: str, advice: str) -> None:
    problem = unreadable(f"<p>\n  {source}", Place("x.html", 2, 3))
    assert problem.what.startswith(what)
    assert problem.advice.startswith(advice)


@pytest.mark.parametrize("source", ["{{ 'a=b' }}", "{{ a|ending(mark=1) }}", "{% if a == b %}"])
def test_no_sign_is_named_that_is_right(source: str) -> None:
    assert unreadable(source, Place("x.html", 1, 1)).what.startswith("What stands between")


@given(text=st.text(alphabet="{}%#ab ='\"“.|()[]\n-", max_size=40), line=st.integers(0, 4))
def test_any_text_gets_a_sentence(text: str, line: int) -> None:
    problem = unreadable("{{" + text, Place("x.html", line, 1))
    assert problem.what.endswith(".")
    assert problem.advice
