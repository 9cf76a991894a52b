"""Entries of an address book changed in its text: only their own lines are others afterwards."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.addressbook.entries import with_entries, with_entry

BOOK = """\
# the address book

people:   # officials first
  bektenov:
    surname: "Бектенов"   # since February
    given: Олжас
    # both spellings
    patronymic: {ru: Абаевич, kk: Абайұлы}
  isa: {name: {ru: К. Иса, kk: Қ. Иса}}

  # deputies
  orlova:
    surname: {ru: {nominative: Орлова, dative: Орловой}, kk: Орлова}
    given: >-
      Анна
factions:
  ak-zhol: {name: Ак жол, members: [isa]}
"""

TEXTS = st.text("абв АӘ:#'\"{}[],-&*!|>%@`\\", min_size=1, max_size=12).map(str.strip).filter(bool)
ENTRIES = st.fixed_dictionaries(
    {"surname": st.one_of(TEXTS, st.fixed_dictionaries({"ru": TEXTS, "kk": TEXTS}))},
    optional={"given": TEXTS, "post": TEXTS},
)


def people(text: str) -> dict[str, object]:
    read = yaml.load(text, Loader=yaml.BaseLoader)["people"]
    assert isinstance(read, dict)
    return read


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["bektenov", "isa", "orlova", "new"]), ENTRIES)
def test_an_entry_says_what_was_meant_and_no_other_is_touched(
    name: str, entry: dict[str, object]
) -> None:
    made = with_entry(BOOK, "a.yaml", "people", name, entry)
    assert people(made) == {**people(BOOK), name: entry}
    own = {"bektenov": (3, 8), "isa": (8, 9), "orlova": (11, 15), "new": (15, 15)}[name]
    before, after = BOOK.splitlines(), made.splitlines()
    assert after[: own[0]] == before[: own[0]]
    assert after[len(after) - len(before) + own[1] :] == before[own[1] :]


def test_one_key_more_is_one_line_more() -> None:
    entry = {**yaml.load(BOOK, Loader=yaml.BaseLoader)["people"]["bektenov"], "until": "2026-11-30"}
    made = with_entry(BOOK, "a.yaml", "people", "bektenov", entry).splitlines()
    assert made[8] == "    until: 2026-11-30"
    assert [*made[:8], *made[9:]] == BOOK.splitlines()


def test_comments_of_who_goes_stay() -> None:
    made = with_entry(BOOK, "a.yaml", "people", "bektenov", None)
    assert "# both spellings" in made
    assert list(people(made)) == ["isa", "orlova"]
    assert "  # deputies\n  orlova:" in made


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nobody yet\n",
        "people:\n",
        "people: {}\n",
        "people: {a: {name: А}}",
        '{"people": {"a": {"name": "А"}}}',
        "factions:\n    x:\n        name: Х",
        "people:\n    a: {name: А}",
        '"people":\n  a: {name: А}\n',
    ],
)
def test_an_entry_comes_into_a_book_however_it_is_laid_out(text: str) -> None:
    made = with_entries(text, "a.yaml", "people", {"b": {"name": "Б"}, "c": {"name": "В"}})
    before = (yaml.load(text, Loader=yaml.BaseLoader) or {}).get("people") or {}
    assert people(made) == {**before, "b": {"name": "Б"}, "c": {"name": "В"}}
