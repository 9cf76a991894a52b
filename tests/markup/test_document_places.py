"""A place in a body's Markdown is the block and the character that the editor has there."""

import pytest

from drafter.markup.document_places import place_of

BODY = """\
Один *два* три[^1] \\*четыре.

1. пять
2. шесть \\
   семь

| а | **бв** |
|---|---|
| г | д |

![Дорога](a.png) ![Село](b.png)

Нет[^9] восемь
[^1]: Сноска.
Конец
"""


@pytest.mark.parametrize(
    ("word", "block", "character"),
    [
        ("Один", 0, 0),
        ("два", 0, 5),
        ("три", 0, 9),
        ("четыре", 0, 14),
        ("пять", 1, 0),
        ("шесть", 2, 0),
        ("семь", 2, 6),
        ("бв", 3, 1),
        ("в**", 3, 2),
        ("д |", 3, 4),
        ("Дорога", 5, 0),
        ("Село", 6, 0),
        ("восемь", 7, 8),
        ("Конец", 8, 0),
    ],
)
def test_a_word_is_found_where_it_is_seen(word: str, block: int, character: int) -> None:
    assert place_of(BODY, BODY.index(word)) == (block, character)


def test_a_place_outside_of_all_blocks_is_one_beside_it() -> None:
    assert place_of("", 0) == (0, 0)
    assert place_of("Один\n\n", 99) == (0, 4)
