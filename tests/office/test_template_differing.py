"""In which lines and words a template differs from drafter's own."""

from drafter.composing.library import Template, templates
from drafter.office.template_differing import between, from_shipped
from drafter.workspace import Workspace


def inquiry() -> Template:
    return next(one for one in templates(Workspace()) if one.name == "ru/inquiry")


def test_words_that_went_and_came_stand_in_their_line() -> None:
    assert between("а\nодин два\nв\n", "а\nодин три\nв\n") == [
        (("", "а"),),
        (("", "один "), ("del", "два"), ("ins", "три")),
        (("", "в"),),
        (),
    ]


def test_lines_far_from_a_change_are_left_out() -> None:
    earlier = "".join(f"{number}\n" for number in range(20))
    lines = between(earlier, earlier.replace("10\n", "десять\n"))
    assert lines[0] == (("", "8"),)
    assert len(lines) == 5
    assert between(earlier, earlier) == []


def test_a_file_of_one_block_is_compared_with_that_block_alone() -> None:
    text = '{% extends "drafter/inquiry.html" %}\n{% block title %}А{% endblock %}\n'
    found = from_shipped(inquiry(), text)
    assert found is not None
    assert [(one.block, one.origin) for one in found] == [("title", "ru/inquiry")]


def test_a_copy_is_compared_as_a_whole() -> None:
    text = inquiry().text.replace("На основании изложенного", "Исходя из этого")
    found = from_shipped(inquiry(), text)
    assert found is not None
    assert [one.block for one in found] == [""]
    assert from_shipped(inquiry(), inquiry().text) == []


def test_what_drafter_has_nothing_of_is_compared_with_nothing() -> None:
    own = Template("ru/clauses/own", None, None, "<p>А</p>\n")
    assert from_shipped(own, own.text) is None
