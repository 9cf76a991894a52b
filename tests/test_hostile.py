"""Whatever a user types comes out as that very text, or is refused with its place."""

import json
import re
import zipfile
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from drafter import Drafter, InquiryError, load
from tests.conftest import inquiry_data
from tests.documents import faults, plain, whole

HOSTILE = [
    "<w:p>",
    "</w:t></w:r></w:p>",
    "{{ 7*7 }}",
    "{% raw %}",
    "{# note #}",
    "&amp;",
    "&nbsp; &#65;",
    "]]>",
    "<!-- x -->",
    "<b>x</b>",
    "%(name)s {name} {0}",
    "слово 😀 слово",
    "a\\b",
    "№ 5 – ст. 27",
]
MARKS_OF_LISTS = ["**", "1. ", "- ", "# ", "> ", "| a | b |", "*** x", "_", "~~~", "```", "    x"]
INVISIBLE = ["\x00", "\x07", "\x1b", "\x7f", "\u202e", "\u2066", "\u200b", "\ufdd0", "\ufffe"]

PLACES: dict[str, Callable[[str], dict[str, Any]]] = {
    "number": lambda text: {"number": text},
    "surname": lambda text: {"addressee": addressee(surname={"nominative": text, "dative": text})},
    "given": lambda text: {"addressee": addressee(given=text)},
    "patronymic": lambda text: {"addressee": addressee(patronymic=text)},
    "post": lambda text: {
        "addressee": addressee(post={"ru": {"nominative": text, "dative": text}})
    },
    "faction": lambda text: {"author": {"faction": text}},
    "group": lambda text: {"author": {"group": text}},
    "label": lambda text: {"author": {"label": text}},
    "subject": lambda text: {"subject": text},
    "request": lambda text: {"request": text},
    "demand": lambda text: {"demands": ["Первое", text]},
    "appendix": lambda text: {"appendix": {"title": text, "sheets": 1}},
    "signatory": lambda text: {"signatories": [text, "Г. Хамзин"]},
    "signatory post": lambda text: {"signatories": [{"surname": "Иса", "post": {"ru": text}}]},
    "executor": lambda text: {"executor": {"name": text}},
    "phone": lambda text: {"executor": {"name": "И. Иванов", "phone": text}},
    "body": lambda text: {"body": f"слово {text} слово"},
}
NOT_IN_BODY = re.compile(r"[\\*_\[\]|`~^#>+-]|^\d+[.)]|\d+[.)]\s|[!?;:,. …]*$")


def addressee(**changes: Any) -> dict[str, Any]:
    return {**inquiry_data()["addressee"], **changes}


def made(drafter: Drafter, data: dict[str, Any]) -> bytes:
    return drafter.render(load(StringIO(json.dumps(data, ensure_ascii=False))), "ru")


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("place", PLACES)
def test_hostile_text_comes_out_as_it_is(drafter: Drafter, place: str, text: str) -> None:
    data = made(drafter, inquiry_data(**PLACES[place](text)))
    expected = plain(text)
    if place in ("demand", "request", "subject"):
        expected = expected.rstrip(";")  # the letter puts its own final mark
    assert expected in whole(data)
    assert faults(data) == []


@pytest.mark.parametrize("text", MARKS_OF_LISTS)
@pytest.mark.parametrize("place", [place for place in PLACES if place != "body"])
def test_marks_of_markdown_are_text_outside_the_body(
    drafter: Drafter, place: str, text: str
) -> None:
    data = made(drafter, inquiry_data(**PLACES[place](text)))
    if place not in ("given", "patronymic", "demand", "request", "subject"):
        assert plain(text) in whole(data)
    assert faults(data) == []


@pytest.mark.parametrize("text", ["**", "&lt;", "{{ x }}", "<br>", "---", "    отступ", "[x]: y"])
def test_unfinished_marks_are_text_in_the_body(drafter: Drafter, text: str) -> None:
    assert plain(text) in whole(made(drafter, inquiry_data(body=text)))


@pytest.mark.parametrize(
    "text", ["#### x", "[^1]: y", "y[^1]", "![x](y.png)", "[x](y)", "|a|b|\n|-|-|\n|1|2|3|"]
)
def test_marks_that_would_lose_text_are_refused(text: str) -> None:
    with pytest.raises(InquiryError) as raised:
        load(StringIO(json.dumps(inquiry_data(body=text))))
    assert all(problem.place and problem.place.line for problem in raised.value.problems)


@pytest.mark.parametrize("character", INVISIBLE)
@pytest.mark.parametrize("escaped", [True, False])
def test_invisible_characters_are_refused_with_their_place(character: str, escaped: bool) -> None:
    data = json.dumps(inquiry_data(subject=f"а{character}б"), ensure_ascii=escaped)
    with pytest.raises(InquiryError) as raised:
        load(StringIO(data))
    (problem,) = raised.value.problems
    assert problem.place is not None
    assert problem.place.line == 1
    assert f"U+{ord(character):04X}" in problem.what


def test_a_megabyte_is_taken_whole(drafter: Drafter) -> None:
    text = "слово " * 100_000
    assert plain(text) in whole(made(drafter, inquiry_data(body=text)))


text_of_people = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z"))
    | st.sampled_from(" <>&\"{}%#*'«»„“"),
    min_size=1,
).filter(lambda text: text.strip(" ") != "")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(place=st.sampled_from(sorted(set(PLACES) - {"body"})), text=text_of_people)
def test_any_text_in_any_field_gives_a_sound_letter(
    drafter: Drafter, place: str, text: str
) -> None:
    # In small Latin letters a signatory is an id of the address book, which is not tried here.
    assume(place != "signatory" or not re.fullmatch("[a-z][a-z0-9-]*", text.strip()))
    data = made(drafter, inquiry_data(**PLACES[place](text)))
    inner = plain(text)
    if place in ("demand", "request", "subject"):  # the letter has final marks of its own
        inner = inner.rstrip(" ;:,.")
        # Nor is a number or a bullet printed that was typed before the text.
        inner = re.sub(r"^(?:[\d.]+[.)]|[^\W\d]\)|[–—•▪-]|·(?=\s))\s*", "", inner)
    if place not in ("given", "patronymic") or "." not in text:
        assert inner in whole(data) or place in ("given", "patronymic")
    etree.fromstring(zipfile.ZipFile(BytesIO(data)).read("word/document.xml"))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=text_of_people)
def test_any_text_without_marks_in_the_body_comes_out_as_it_is(drafter: Drafter, text: str) -> None:
    text = plain(NOT_IN_BODY.sub("", text)) or "слово"
    assert text in whole(made(drafter, inquiry_data(body=f"слово {text} слово")))


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(st.sampled_from("*_#->|[]^:()1. \n\\`~!aбү&<"), max_size=60))
def test_any_markdown_gives_a_sound_letter_or_is_refused_with_places(
    drafter: Drafter, text: str
) -> None:
    try:
        data = made(drafter, inquiry_data(body=f"Текст\n\n{text}"))
    except InquiryError as error:
        assert all(problem.place for problem in error.problems)  # noqa: PT017 - either way is right
    else:
        assert faults(data) == []


@settings(max_examples=200, deadline=None)
@given(text=st.text(st.sampled_from("abя:-{}[],\"'|>&*!%@`#? \n\t0"), max_size=80))
def test_any_file_is_read_or_refused_with_places(text: str) -> None:
    with pytest.raises(InquiryError) as raised:
        load(StringIO(text))
    assert all(problem.place for problem in raised.value.problems)
