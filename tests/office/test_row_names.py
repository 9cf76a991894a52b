"""How the letters of rows are named: by a pattern, in folders, and never two alike."""

from collections import Counter
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.errors import CallError
from drafter.files.names import as_one
from drafter.office.row_names import Names
from drafter.sheets.tables import Row

COLUMNS = {"region": 1, "post": 2}


def rows_of(*regions: str) -> list[Row]:
    return [Row("t.csv", n, {"region": r, "post": "p"}, COLUMNS) for n, r in enumerate(regions, 2)]


def named(pattern: str, *regions: str) -> list[str]:
    rows = rows_of(*regions)
    with Names(pattern, "letter", COLUMNS) as names:
        names.take(rows)
        assert names.count == len(rows)
        return [names.of(row) for row in rows]


def test_numbers_have_as_many_digits_as_the_last_one() -> None:
    assert named("{letter}-{row}", *"abcdefghi")[0] == "letter-02"
    assert named("{letter}-{row}", "a")[0] == "letter-2"


def test_a_slash_of_the_pattern_parts_letters_into_folders_and_one_of_a_cell_does_not() -> None:
    names = named("{region}/{row}", "Абай", "a/b", "../..", "")
    assert names == ["Абай/2", "a_b/3", "_/4", "_/5"]


@pytest.mark.parametrize("name", ["index.csv", "INDEX.CSV", "together", "Together.ru"])
def test_no_folder_and_no_letter_is_called_what_files_of_a_merge_are(name: str) -> None:
    assert named("{region}/{row}", name) == [f"_{name}/2"]
    assert named("{region}", name) == [f"_{name}"]


def test_a_pattern_is_checked_before_the_rows_are_read() -> None:
    for pattern in ("{nothing}", "{row.__class__}", "{row", "{0}", "{}/{row!r}"):
        with pytest.raises(CallError):
            Names(pattern, "letter", COLUMNS)


@settings(deadline=None)
@given(
    st.sampled_from(["{region}", "{region}{row}", "{row}{region}", "{region}/{post}", "x{region}"]),
    st.lists(st.text("aAё1.é/ \u0301", max_size=3) | st.text(max_size=130), min_size=1, max_size=8),
)
def test_of_names_that_some_system_takes_for_one_none_is_right(
    pattern: str, regions: list[str]
) -> None:
    rows = rows_of(*regions)
    with Names(pattern, "letter", COLUMNS) as names:
        names.take(rows)
        made = [names.of(row) for row in rows]
        found = [names.alike(row) is None for row in rows]
    counts = Counter(map(as_one, made))
    assert found == [counts[as_one(name)] == 1 for name in made]
    for name in made:
        parts = PurePosixPath(name).parts
        assert len(parts) == 1 + pattern.count("/")
        assert not {"..", "."} & {*parts}
