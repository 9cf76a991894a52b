"""Templates in words: what a lawyer is told that a value or a tag is."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.composing.saying import value_in_words, where_to_change
from drafter.composing.saying_statements import (
    closing_in_words,
    names_in_loop,
    statement_in_words,
)
from drafter.composing.typed_values import expression_of, known_values, near
from drafter.wording import speaking
from tests.conftest import ROOT

IN_RUSSIAN = {
    "addressee.post.dative|unbroken": "адресат: должность, дательный падеж",
    "addressee.name.dative.surname_first": "адресат: фамилия и инициалы, дательный падеж",
    "salutation|uncapitalize": "обращение, со строчной буквы",
    "clause.date.attributive": "готовый абзац: дата, перед существительным",
    "clause.minister": "готовый абзац: «minister»",
    "fields.bill": "поле «bill»",
    'demand|ending("." if loop.last else ";")': "требование, со знаком «.» или «;» в конце",
    '"Просим" if signatories|length > 1 else "Прошу"': (
        "«Просим», если подписавших несколько, иначе «Прошу»"
    ),
    "(addressee.post if addressee.name else addressee.post.dative)|unbroken": (
        "адресат: должность, если адресат назван по имени,"
        " иначе адресат: должность, дательный падеж"
    ),
}

TAGS_IN_RUSSIAN = {
    "if signatories|length > 1": ("если подписавших несколько", "opens"),
    "{%- if not subject -%}": ("если тема не указана", "opens"),
    "elif demands|length == 1 and not executor": (
        "иначе, если требование одно и исполнитель не указан",
        "turns",
    ),
    "if not (subject or executor)": ("если тема не указана и исполнитель не указан", "opens"),
    "if subject and (executor or copy_to)": (
        "если указана тема и (указан исполнитель или есть копии)",
        "opens",
    ),
    "if signatories|length <= 1": ("если «количество: подписавшие» не больше 1", "opens"),
    'if addressee.gender != "feminine"': ("если адресат – не женщина", "opens"),
    "for demand in demands": ("для каждого требования", "opens"),
    "for appendix in appendices if appendix.body": (
        "для каждого приложения, если у приложения есть текст",
        "opens",
    ),
    "else": ("иначе", "turns"),
    "endif": ("конец условия", "closes"),
    "block title": ("часть письма: название документа", "opens"),
    'extends "drafter/inquiry.html"': ("на основе шаблона «drafter/inquiry»", "alone"),
    'set word = "Просим"': ("запомнить как «word»: «Просим»", "alone"),
    "set word": ("запомнить как «word»: …", "opens"),
    "{# о статье 27 #}": ("примечание: о статье 27", "alone"),
}

IN_KAZAKH = {
    "addressee.post.dative": "адресат: лауазымы, барыс септігі",
    '"сұраймыз" if signatories|length > 1 else "сұраймын"': (
        "қол қоюшы бірнешеу болса, «сұраймыз», әйтпесе «сұраймын»"
    ),
}


@pytest.mark.parametrize("expression", IN_RUSSIAN)
def test_a_value_is_said_as_a_lawyer_calls_it(expression: str) -> None:
    with speaking("ru"):
        assert value_in_words(expression) == IN_RUSSIAN[expression]


@pytest.mark.parametrize("expression", IN_KAZAKH)
def test_a_value_is_said_in_kazakh(expression: str) -> None:
    with speaking("kk"):
        assert value_in_words(expression) == IN_KAZAKH[expression]


@pytest.mark.parametrize("tag", TAGS_IN_RUSSIAN)
def test_a_tag_is_said_as_a_lawyer_reads_it(tag: str) -> None:
    with speaking("ru"):
        assert statement_in_words(tag) == TAGS_IN_RUSSIAN[tag]


def test_a_condition_in_kazakh_is_a_whole_clause() -> None:
    with speaking("kk"):
        assert statement_in_words("if signatories|length > 1")[0] == "егер қол қоюшы бірнешеу болса"


def test_a_loop_may_call_its_items_as_it_likes() -> None:
    names = names_in_loop("for d in demands")
    with speaking("ru"):
        assert value_in_words("d|ending(';')", names) == "требование, со знаком «;» в конце"
        assert value_in_words("d") == "d"


@pytest.mark.parametrize("expression", ["x + 1", "nobody", "addressee.wage", "((((", "a" * 5000])
def test_what_has_no_words_is_said_as_it_is_written(expression: str) -> None:
    assert value_in_words(expression) == expression


def test_what_is_far_too_long_is_not_looked_at() -> None:
    loop = f"for x{' ' * 200_000}y"
    assert statement_in_words(loop) == (f"for x{' ' * 200_000}y", "opens")
    assert names_in_loop(loop) == {}
    assert expression_of("поле " * 200_000) is None
    assert near("щ" * 200_000) == []


def shipped() -> Iterator[str]:
    for file in sorted((ROOT / "templates").glob("**/*.html")):
        yield file.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_nothing_in_a_shipped_template_is_without_words(language: str) -> None:
    with speaking(language):
        for text in shipped():
            for found in re.finditer(r"\{\{-?(.*?)-?\}\}", text):
                assert value_in_words(found[1]) != found[1].strip() or "." not in found[1]
            for found in re.finditer(r"\{%-?(.*?)-?%\}", text):
                assert not re.search(r"[|=_]|\.\w", statement_in_words(found[1])[0])


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_a_value_typed_as_it_is_said_is_found(language: str) -> None:
    with speaking(language):
        known = known_values()
    same = {"addressee.name.initials_first": "addressee.name"}
    for value in known:
        expression = same.get(value.expression, value.expression)
        assert expression_of(f"{{{value.words}}}") == expression, value


@pytest.mark.parametrize(
    ("words", "expression"),
    [
        ("{ Адресат:  дательный падеж,должность }", "addressee.post.dative"),
        ("АДРЕСАТ: ДОЛЖНОСТЬ, ДАТЕЛЬНЫЙ", "addressee.post.dative"),
        ("{адресат: должность, именительный падеж}", "addressee.post"),
        ("{адресат: «лауазымы», барыс септігі}", "addressee.post.dative"),
        ("{поле «bill»}", "fields.bill"),
        ("{«bill» өрісі}", "fields.bill"),
        ("{готовый абзац: minister}", "clause.minister"),
        ("{addressee.post.dative}", "addressee.post.dative"),
        ("{fields.bill}", "fields.bill"),
        ("{addressee.post.dative|unbroken}", "addressee.post.dative|unbroken"),
        ("{addressee.post|list}", "addressee.post"),
        ('{fields["bill"]}', "fields.bill"),
        ('{request|ending(":")}', 'request|ending(":")'),
    ],
)
def test_a_value_may_be_typed_in_any_language_and_loosely(words: str, expression: str) -> None:
    assert expression_of(words) == expression


@pytest.mark.parametrize(
    "words",
    [
        *("", "{}", "{адресат}", "{адресат: должность, родственный падеж}", "{().__class__}"),
        *("{1 + 1}", "{fields.__class__}", "{поле «_x»}", "{clause.name.upper}"),
    ],
)
def test_what_names_no_value_is_not_guessed(words: str) -> None:
    assert expression_of(words) is None


def test_near_values_are_offered_in_the_words_of_the_user() -> None:
    with speaking("ru"):
        assert near("{адресат: должносить, дательный падеж}")[0] == (
            "адресат: должность, дательный падеж"
        )
        assert near("{адресат: лауазым, барыс септігі}")[0] == "адресат: лауазымы, барыс септігі"
        assert near("{щщщ}") == []


@given(st.text(max_size=60))
def test_whatever_is_typed_is_found_or_not(words: str) -> None:
    found = expression_of(words)
    assert found is None or value_in_words(found)


def test_the_end_of_a_part_says_what_ends() -> None:
    with speaking("ru"):
        assert closing_in_words("endif", "if subject") == "конец условия: если указана тема"
        assert closing_in_words("endblock", "block title") == "конец части: название документа"


@pytest.mark.parametrize(
    ("expression", "told"),
    [
        ('"Прошу" if signatories|length == 1 else "Просим"', "«Прошу», «Просим»"),
        ('("Прошу" if subject else "")|upper', "«Прошу»"),
        ('pgettext("title", "APPEAL")', "letter.po"),
        ('_("APPEAL")', "«APPEAL»"),
    ],
)
def test_where_the_words_of_an_expression_are_changed_is_told(expression: str, told: str) -> None:
    assert told in where_to_change(expression)


@pytest.mark.parametrize(
    "expression", ["subject", 'request|ending(":")', 'x == "y"', "((", '"." if subject else ";"']
)
def test_an_expression_without_words_has_nothing_to_change(expression: str) -> None:
    assert where_to_change(expression) == ""
