"""A text against an earlier one, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.office.redline import CAME, SAME, WENT, redline

TEXTS = st.text("абв ә\n.,«»1-", max_size=60)


@pytest.mark.parametrize(
    ("earlier", "later", "parts"),
    [
        ("", "", []),
        ("О дорогах", "О дорогах", [("", "О дорогах")]),
        ("О дорогах", "О сельских дорогах", [("", "О "), ("ins", "сельских "), ("", "дорогах")]),
        ("№ 5", "№ 7", [("", "№ "), ("del", "5"), ("ins", "7")]),
        ("а\nб\nв\n", "а\nв\n", [("", "а\n"), ("del", "б\n"), ("", "в\n")]),
        ("", "Новое", [("ins", "Новое")]),
    ],
)
def test_words_that_came_and_went_are_marked(
    earlier: str, later: str, parts: list[tuple[str, str]]
) -> None:
    assert redline(earlier, later) == parts


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_out_of_it(earlier: str, later: str) -> None:
    parts = redline(earlier, later)
    assert "".join(text for mark, text in parts if mark in (SAME, WENT)) == earlier
    assert "".join(text for mark, text in parts if mark in (SAME, CAME)) == later
    assert all(text for _mark, text in parts)


def test_a_long_text_that_is_another_takes_no_long_time() -> None:
    earlier = " ".join(f"слово{number}" for number in range(20_000))
    later = " ".join(f"дело{number}" for number in range(20_000))
    assert redline(earlier, later) == [("del", earlier), ("ins", later)]
