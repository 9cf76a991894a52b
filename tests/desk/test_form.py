"""The form of a letter as HTML, read by a parser of its own."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from drafter.desk.form import form_html
from drafter.model.edits import Field
from drafter.office.office import Office
from tests.conftest import ROOT


def parsed(root: Field) -> Any:
    return html.fromstring(f"<section>{form_html(root)}</section>")


def letter(name: str) -> Any:
    office = Office(ROOT / "samples")
    return parsed(office.form(office.open(ROOT / "samples" / name)))


@pytest.fixture(scope="module")
def form() -> Any:
    return letter("ak-zhol-akims.yaml")


def control(form: Any, key: str) -> Any:
    (found,) = form.xpath("//*[@data-key=$key]", key=key)
    return found


def test_each_text_stands_under_the_key_of_its_language(form: Any) -> None:
    assert control(form, "addressee.0.surname.kk").get("value") == "Смайылов"
    text = control(form, "demands.1.kk").text
    assert text.strip().startswith("облыс немесе республикалық")


def test_each_control_has_a_label_and_tells_its_language_to_the_browser(form: Any) -> None:
    for one in form.xpath("//*[@data-key]"):
        key = one.get("data-key")
        labels = form.xpath("//label[@for=$id]", id=one.get("id"))
        assert labels or one.getparent().tag == "label", key
        assert one.get("aria-label") or "".join((labels or [one.getparent()])[0].itertext()), key
        if key.endswith((".ru", ".kk")):
            assert (one.get("lang"), one.get("spellcheck")) == (key[-2:], "true"), key


def test_what_describes_a_control_is_there_and_no_id_is_given_twice(form: Any) -> None:
    ids = form.xpath("//@id[not(ancestor::template)]")
    assert len(ids) == len(set(ids))
    for described in form.xpath("//@aria-describedby[not(ancestor::template)]"):
        assert set(described.split()) <= set(ids)


def test_items_of_a_list_have_what_moves_them_and_their_keys(form: Any) -> None:
    items = form.xpath("//*[@data-list='demands']/*[@data-item]")
    assert [item.get("data-item") for item in items] == ["demands.0", "demands.1"]
    for item in items:
        tools = item.xpath(".//*[@class='item-tools']//button")
        assert [one.get("data-action") for one in tools] == ["up", "down", "remove"]
        assert all(one.get("aria-keyshortcuts") and one.get("aria-label") for one in tools)


def test_what_people_and_the_author_seldom_have_is_folded_up_until_it_is_written(form: Any) -> None:
    def folds(key: str) -> list[bool]:
        return [one.get("open") is not None for one in control(form, key).iterancestors("details")]

    assert folds("addressee.0.surname.ru") == []
    assert folds("author.group.ru") == [False]
    assert folds("signatories.0.surname.ru") == [False]
    # The gender is written in this letter, the salutation beside it is not.
    assert control(form, "addressee.0.gender").xpath("string(option[@selected]/@value)")
    assert folds("addressee.0.salutation.ru") == [True]


def test_parts_of_a_name_stand_in_one_row_where_the_letter_has_one_language(form: Any) -> None:
    def rows(where: Any, language: str) -> set[Any]:
        parts = ("surname", "given", "patronymic")
        controls = [control(where, f"addressee.0.{part}.{language}") for part in parts]
        return {one.xpath("ancestor::*[@class='row'][1]")[0] for one in controls}

    assert len(rows(letter("maral-farming.yaml"), "kk")) == 1
    with pytest.raises(IndexError):
        rows(form, "ru")


def test_the_author_is_asked_for_by_the_name_of_a_faction(form: Any) -> None:
    assert "faction" in control(form, "author").get("placeholder")


def test_a_date_has_a_calendar_and_can_be_left_for_the_pen() -> None:
    def day(value: str) -> Any:
        return parsed(
            Field("", "record", "", fields=(Field("date", "day", "D", value=value, blank=True),))
        )

    assert control(day("2026-11-26"), "date").get("type") == "date"
    assert day("blank").xpath("//*[@data-blank='date']/@checked")
    assert control(day("blank"), "date").get("disabled") is not None
    # What is no day would be invisible in a calendar.
    assert (
        control(day("32.13.2026"), "date").get("type"),
        control(day("32.13.2026"), "date").get("value"),
    ) == (
        "text",
        "32.13.2026",
    )


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=30))
def test_whatever_is_typed_stands_in_the_form_as_it_was_typed(text: str) -> None:
    texts = Field(
        "subject",
        "texts",
        text,
        fields=(Field("subject.ru", "line", "", value=text, language="ru"),),
    )
    one = Field("number", "line", text, text, value=text)
    found = parsed(Field("", "record", "", fields=(texts, one)))
    assert (control(found, "subject.ru").text or "").removeprefix("\n") == text
    assert control(found, "number").get("value") == text
    assert not found.xpath("//script")
