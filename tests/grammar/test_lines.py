"""Posts in several lines: which lines are posts of their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.grammar import Case, Forms, Part, decline
from drafter.grammar.lines import posts_of_lines
from tests.importing.generated import column

PRIME_MINISTER = "Премьер-Министр Республики Казахстан"
PROSECUTOR = "Генеральный Прокурор Республики Казахстан"


@pytest.mark.parametrize(
    ("language", "lines", "posts"),
    [
        ("ru", [PRIME_MINISTER, PROSECUTOR], [PRIME_MINISTER, PROSECUTOR]),
        ("ru", ["Министр", "национальной экономики"], ["Министр национальной экономики"]),
        (
            "ru",
            ["Министр юстиции", "Республики Казахстан"],
            ["Министр юстиции Республики Казахстан"],
        ),
        ("ru", ["Первый заместитель", "Премьер-Министра"], ["Первый заместитель Премьер-Министра"]),
        ("ru", ["Председатель", "Комитета безопасности"], ["Председатель Комитета безопасности"]),
        ("ru", ["Председатель", "АО «КТЖ»"], ["Председатель АО «КТЖ»"]),
        (
            "ru",
            ["Заместитель Премьер-Министра –", "Министр экономики"],
            ["Заместитель Премьер-Министра – Министр экономики"],
        ),
        (
            "kk",
            [
                "Қазақстан Республикасының Премьер-Министрі",
                "Қазақстан Республикасының Бас Прокуроры",
            ],
            [
                "Қазақстан Республикасының Премьер-Министрі",
                "Қазақстан Республикасының Бас Прокуроры",
            ],
        ),
        (
            "kk",
            ["Қазақстан Республикасының", "Энергетика министрі"],
            ["Қазақстан Республикасының Энергетика министрі"],
        ),
        (
            "kk",
            ["Қаржы министрлігі", "Мемлекеттік кірістер комитетінің төрағасы"],
            ["Қаржы министрлігі Мемлекеттік кірістер комитетінің төрағасы"],
        ),
        ("ru", ["Министр юстиции", "Смаилов А. А."], None),
        ("ru", ["Директору школы", "Министр юстиции"], None),
        ("ru", ["Хрюндель банка", "Министр юстиции"], None),
        ("kk", ["Энергетика министрі", "Смайылов"], None),
        ("en", ["Prime Minister", "of Kazakhstan"], ["Prime Minister of Kazakhstan"]),
    ],
)
def test_lines_become_posts_where_it_is_certain(
    language: str, lines: list[str], posts: list[str] | None
) -> None:
    assert posts_of_lines(lines, language) == posts


@given(st.lists(st.sampled_from(column("posts_catalog", 1)), min_size=2, max_size=2, unique=True))
def test_two_posts_of_the_catalog_are_both_declined_or_refused(pair: list[str]) -> None:
    posts = posts_of_lines(pair, "ru")
    if posts is None:
        return
    assert posts in (pair, [" ".join(pair)])
    if len(posts) == 2:
        together = decline(Forms("\n".join(posts)), Case.DATIVE, Part.POST, "ru")
        apart = [decline(Forms(post), Case.DATIVE, Part.POST, "ru").text for post in posts]
        assert together == ("\n".join(apart), True)


@given(st.lists(st.text(min_size=1, max_size=30), min_size=2, max_size=4), st.sampled_from("rk"))
def test_no_word_of_any_lines_is_lost(lines: list[str], first: str) -> None:
    posts = posts_of_lines(lines, {"r": "ru", "k": "kk"}[first])
    assert posts is None or " ".join(posts) == " ".join(lines)
