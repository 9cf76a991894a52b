"""A template is cut into its parts without loss, and what belongs together is known."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from drafter.composing.dissecting import Dissected
from tests.composing.generated_templates import templates
from tests.conftest import ROOT

SHIPPED = sorted((ROOT / "templates").glob("**/*.html"))


def joined(text: str) -> str:
    dissected = Dissected(text)
    return "".join(dissected.original_of(part.start, part.end) for part in dissected.parts)


def kinds(text: str) -> list[tuple[str, str]]:
    """Return what is shown of a template: the kind and the text of each part."""
    dissected = Dissected(text)
    return [
        (part.kind, dissected.source[part.start : part.end])
        for part in dissected.parts
        if part.kind not in ("hidden", "open", "close")
    ]


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_the_parts_of_a_shipped_template_are_the_template(file: Path) -> None:
    text = file.read_bytes().decode()
    assert joined(text) == text


@settings(max_examples=60)
@given(templates())
def test_the_parts_of_any_template_are_the_template(text: str) -> None:
    assert joined(text) == text


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_the_ends_of_lines_are_kept(ends: str) -> None:
    text = ends.join(["<p>один", "два</p>", "", "{% if a %}", "<p>три</p>{% endif %}", ""])
    assert joined(text) == text


def test_paragraphs_and_the_statements_between_them_are_parts() -> None:
    assert kinds("{% if a %}\n<p>x {{ y }}</p>\n{% endif %}\n{{ body }}") == [
        ("code", "{% if a %}"),
        ("leaf", "<p>x {{ y }}</p>"),
        ("code", "{% endif %}"),
        ("code", "{{ body }}"),
    ]


def test_attributes_may_hold_jinja_and_its_strings_may_hold_tags() -> None:
    first = '<p{% if not a %} class="b"{% endif %}>x</p>'
    second = '<p class="{{ "</p>" if a > 1 else "c" }}">{{ "%}</p>" }}</p>'
    assert kinds(first + second) == [("leaf", first), ("leaf", second)]


def test_an_item_that_holds_others_is_no_leaf_but_its_text_is() -> None:
    text = "<ol><li>один {% if a %}два{% endif %}<ol><li>три</li></ol></li></ol>"
    assert kinds(text) == [("leaf", "один {% if a %}два{% endif %}"), ("leaf", "<li>три</li>")]


def test_what_closes_a_statement_is_known() -> None:
    dissected = Dissected("{% if a %}{% for b in c %}{% else %}{% endfor %}{% elif d %}{% endif %}")
    assert dissected.group(0) == [0, 4, 5]
    assert dissected.group(3) == [1, 2, 3]


@pytest.mark.parametrize("text", ["{{ a", "{% if", "{# a", "{% raw %}x"])
def test_what_jinja_cannot_read_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Dissected(text)


def test_a_hundred_thousand_signs_that_look_like_tags_take_no_time() -> None:
    text = '<a "' * 25_000 + "<p>" * 20_000
    assert joined(text) == text
