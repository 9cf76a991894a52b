"""What was probably meant: among few words and among those of a large address book."""

import pytest

from drafter.wording.suggestions import closest

_MANY = [
    f"{name}-{number}" for name in ("akhmetov", "serikov", "zhumabaev") for number in range(900)
]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("smailof", "smailov"),
        ("smalov", "smailov"),
        ("mailov", "smailov"),  # its beginning stands elsewhere in the order
        ("smailow-x", "smailov"),
        ("qqqq", None),
    ],
)
def test_a_slip_is_understood_in_a_list_of_any_length(typed: str, meant: str | None) -> None:
    assert closest(typed, ["smailov", "akhmetov"]) == meant
    assert closest(typed, [*_MANY, "smailov"]) == meant
