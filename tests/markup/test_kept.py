"""What was made of pieces of texts is kept, and never in the place of what is to be made anew."""

from functools import partial

import pytest

from drafter.markup.documents import document_of, text_of
from drafter.markup.kept import Kept


def test_a_piece_is_made_once_and_another_one_by_itself() -> None:
    kept = Kept[int]()
    numbers = iter(range(10))
    assert [kept.made(one, one, partial(next, numbers)) for one in "abacb"] == [0, 1, 0, 2, 1]


def test_what_fails_is_tried_again() -> None:
    kept = Kept[int]()
    with pytest.raises(ZeroDivisionError):
        kept.made("a", "a", lambda: 1 // 0)
    assert kept.made("a", "a", lambda: 1) == 1


def test_of_many_pieces_the_last_ones_are_kept_and_long_ones_never() -> None:
    kept = Kept[int]()
    for number in range(5000):
        kept.made("a", number, partial(int, number))
    assert kept.made("a", 4999, lambda: -1) == 4999
    assert kept.made("a", 0, lambda: -1) == -1
    long = "a" * 100_000
    assert [kept.made(long, "long", partial(int, n)) for n in (1, 2)] == [1, 2]


def test_a_paragraph_shows_its_footnote_as_that_reads_now() -> None:
    shown = [
        repr(document_of(f"Дорога плоха[^1].\n\n[^1]: {text}"))
        for text in ("Акт № 1.", "Акт № 2.", "")
    ]
    assert "Акт № 1." in shown[0]
    assert "Акт № 2." in shown[1]
    assert "Акт" not in shown[2]


def test_a_document_that_its_reader_has_changed_is_no_other_readers() -> None:
    first = document_of("Дорога плоха.")
    first["content"][0]["content"][0]["text"] = "Дорога хороша."
    assert document_of("Дорога плоха.")["content"][0]["content"][0]["text"] == "Дорога плоха."
    assert text_of(first, "Дорога плоха.") == "Дорога хороша."
