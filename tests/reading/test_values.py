"""Values: what a key accepts, and what is said of what it does not."""

import datetime
import io
from typing import Any

import pytest

from drafter import InquiryError, load
from drafter.grammar import Case, Forms
from tests.conftest import SAMPLES, read


def messages(**changes: Any) -> list[str]:
    with pytest.raises(InquiryError) as raised:
        read(**changes)
    return [str(problem) for problem in raised.value.problems]


@pytest.mark.parametrize("number", ["no", "0123", "2023-02-15", "1e3", "~", "0x10", "12:30"])
def test_every_scalar_is_text(number: str) -> None:
    text = (SAMPLES / "district-akims.yaml").read_text(encoding="utf-8")
    assert load(io.StringIO(f"{text}\nnumber: {number}\n")).number == number


def test_the_languages_are_those_of_the_texts() -> None:
    assert load(SAMPLES / "district-akims.yaml").languages == ("ru", "kk")


def test_a_name_without_languages_stands_for_all_of_them() -> None:
    inquiry = read(
        languages=["ru", "kk"],
        body={"ru": "а", "kk": "ә"},
        request={"ru": "а", "kk": "ә"},
        demands=[{"ru": "а", "kk": "ә"}],
    )
    assert inquiry.addressee.given == {"ru": Forms("Алихан"), "kk": Forms("Алихан")}


def test_case_forms_may_stand_with_and_without_a_language() -> None:
    forms = {"nominative": "Иса", "dative": "Исе"}
    addressee = {"post": "prime-minister", "gender": "masculine"}
    expected = {"ru": Forms("Иса", {Case.DATIVE: "Исе"})}
    for surname in (forms, {"ru": forms}):
        assert read(addressee={**addressee, "surname": surname}).addressee.surname == expected


def test_a_text_without_languages_needs_a_file_of_one_language() -> None:
    found = messages(languages=["ru", "kk"], subject="О деле")
    assert any("This text has one version" in message for message in found)


def test_a_missing_version_is_named() -> None:
    found = messages(languages=["ru", "kk"], body={"ru": "Текст"}, request=None, demands=None)
    assert any("The version in the language «kk» is missing." in message for message in found)


def test_a_file_must_say_its_language() -> None:
    assert any("in which language" in message for message in messages(languages=None))


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("15.02.2023", "Write 2023-02-15."),
        ("2023-02-30", "There is no such day"),
        ("вчера", "Write 2025-11-26."),
    ],
)
def test_a_date_that_is_none_is_explained(date: str, words: str) -> None:
    assert any(words in message for message in messages(date=date))


def test_a_date_is_a_date() -> None:
    assert read(date="2025-11-26").date == datetime.date(2025, 11, 26)


def test_all_problems_of_a_file_come_at_once_in_the_order_of_the_file() -> None:
    text = """\
languages: [ru]
date: завтра
addressee: {post: prime-ministr, surname: Иса}
author: {faction: Ак жол, deputies: true}
body: |
  Текст.

  | а | б |
  |---|---|
  | 1 |
appendix: {sheets: много}
signatories:
  - {given: Азат}
  - ''
extra: x
"""
    with pytest.raises(InquiryError) as raised:
        load(io.StringIO(text))
    places = [(p.place.line, p.place.column) for p in raised.value.problems if p.place]
    assert places == [
        (2, 7),
        (3, 12),
        (3, 19),
        (4, 9),
        (10, 1),
        (11, 20),
        (13, 5),
        (14, 5),
        (15, 1),
    ]


def test_an_unknown_post_is_refused_with_a_suggestion() -> None:
    found = messages(addressee={"post": "prime-ministr"})
    assert any("Did you mean «prime-minister»?" in message for message in found)


def test_a_post_in_own_words_is_taken() -> None:
    inquiry = read(addressee={"post": "Директору школы"})
    assert inquiry.addressee.post == {"ru": Forms("Директору школы")}


@pytest.mark.parametrize(
    "author", [{"deputies": "yes"}, {}, {"faction": "а", "group": "б"}, "Ак жол"]
)
def test_an_author_is_just_one_of_its_keys(author: Any) -> None:
    assert messages(author=author)


def test_an_addressee_with_a_name_needs_a_gender() -> None:
    found = messages(addressee={"post": "prime-minister", "surname": "Иса"})
    assert any("The key «gender» is missing beside «surname»" in message for message in found)


@pytest.mark.parametrize("key", ["addressee", "author", "body", "signatories"])
def test_a_required_key_that_is_missing_is_named_with_its_meaning(key: str) -> None:
    assert any(f"The key «{key}» is missing: " in message for message in messages(**{key: None}))


def test_an_optional_key_may_be_left_blank() -> None:
    text = (SAMPLES / "district-akims.yaml").read_text(encoding="utf-8")
    assert load(io.StringIO(f"{text}\nnumber:\n")) == load(io.StringIO(text))


def test_places_lead_to_values() -> None:
    inquiry = load(SAMPLES / "ak-zhol-akims.yaml")
    lines = (SAMPLES / "ak-zhol-akims.yaml").read_text(encoding="utf-8").splitlines()
    place = inquiry.place("addressee.surname.ru.dative")
    assert place is not None
    assert lines[place.line - 1][place.column - 1 :].startswith("Смаилов")


@pytest.mark.parametrize(
    ("changes", "what", "advice"),
    [
        (
            {"body": ["Текст"]},
            "A text is expected here, not a list or a group of keys.",
            "Write it after the colon, or below it after «|».",
        ),
        ({"date": ["2025-11-26"]}, "A text is expected here", "Write it after the colon"),
        ({"demands": "-принять меры"}, "There is no space after the dash", "Write «- » with a"),
        ({"demands": "принять меры"}, "A list is expected here.", "on a line of its own"),
        (
            {"clauses": [{"name": "thanks", "parameters": "12-34"}]},
            "Keys with values are expected here.",
            "number: 12-34",
        ),
        (
            {"addressee": {"post": {"dative": "Директору"}}},
            "The key «nominative» is missing.",
            "The other case forms stand beside the nominative.",
        ),
        (
            {"addressee": {"post": {"nominative": "Директор", "dativ": "Директору"}}},
            "The key «dativ» is not known here.",
            "Did you mean «dative»?",
        ),
        (
            {"addressee": {"post": {"nominative": "Директор", "dative": ""}}},
            "The value is empty.",
            "Write it, or delete the line.",
        ),
    ],
)
def test_a_value_of_another_shape_is_refused_with_what_to_write(
    changes: dict[str, Any], what: str, advice: str
) -> None:
    assert any(what in message and advice in message for message in messages(**changes))
