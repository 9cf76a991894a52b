"""Texts that were typeset are kept, within a bound, and nothing else is changed by that."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from drafter.markup.typeset_texts import remembering


class Typesetter:
    """Makes capitals of texts, and counts the characters that it was given."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def __call__(self, texts: Sequence[str]) -> list[str]:
        self.texts += texts
        return [text.swapcase() for text in texts]


@given(st.lists(st.lists(st.text("абв", max_size=2), max_size=8), max_size=8))
def test_each_batch_is_typeset_as_without_a_memory(batches: list[list[str]]) -> None:
    typeset = remembering(Typesetter())
    for batch in batches:
        assert typeset(batch) == [text.upper() for text in batch]


def test_a_text_that_was_met_twice_is_not_typeset_again() -> None:
    typesetter = Typesetter()
    typeset = remembering(typesetter)
    typeset(["о запросе", "о дороге"])
    typeset(["о дороге", "о запросе"])
    assert typeset(["о дороге", "о школе", "о запросе"]) == ["О ДОРОГЕ", "О ШКОЛЕ", "О ЗАПРОСЕ"]
    assert typesetter.texts == ["о запросе", "о дороге", "о дороге", "о запросе", "о школе"]


def test_of_texts_that_are_met_once_none_is_kept() -> None:
    typesetter = Typesetter()
    typeset = remembering(typesetter)
    shared = "о дороге"
    for number in range(20_000):
        typeset([shared, f"о школе № {number}"])
    assert typesetter.texts.count(shared) == 2
    typeset(["о школе № 1"])
    assert typesetter.texts.count("о школе № 1") == 2


def test_those_that_were_kept_longest_make_way_when_there_are_many() -> None:
    typesetter = Typesetter()
    typeset = remembering(typesetter)
    pages = [f"{number:05}" + "а" * 9_995 for number in range(21)]
    for page in [*pages, *pages]:
        typeset([page])
    typeset(pages[-10:])
    assert typesetter.texts == [*pages, *pages]
    typeset([pages[0]])
    assert typesetter.texts == [*pages, *pages, pages[0]]


def test_a_text_longer_than_all_that_is_kept_leaves_the_others_in_place() -> None:
    typesetter = Typesetter()
    typeset = remembering(typesetter)
    for text in ("а", "а", "б" * 200_001, "б" * 200_001, "а"):
        typeset([text])
    assert len(typesetter.texts) == 4


def test_several_threads_get_what_is_theirs() -> None:
    typeset = remembering(Typesetter())
    batches = [[f"а{number % 7}", "а" * 1_000 + str(number)] for number in range(600)]
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(typeset, batches))
    assert made == [[text.upper() for text in batch] for batch in batches]
