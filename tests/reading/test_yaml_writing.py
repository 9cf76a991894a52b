"""Files that drafter writes say what they were given, whatever the texts."""

from typing import Any

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from drafter.reading.yaml_writing import Prose, braces, written

texts = st.text(
    st.sampled_from("аб ab\n\n\t#:-|>'\"\\{}[]%&*!?@`~^.,0\u00a0\u0085\u2028🙂")
    | st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff"),
    max_size=30,
)


@given(first=texts, second=texts, third=texts)
@example(first="конец\n\n", second="конец\n\n", third="конец\n\n")
@example(first="\n", second="", third="...\n")
@example(first=" а\n", second="\n\nа\n", third="а\n \n")
@example(first="\ue000gap", second="\ue000gap", third='"\ue000gap"')
def test_every_text_is_read_back_as_it_was(first: str, second: str, third: str) -> None:
    values: dict[str, Any] = {
        "first": Prose(first),
        "inner": {"ru": Prose(second), "kk": Prose(third)},
        "list": [Prose(third), first, braces({"ru": second, "kk": third})],
        "last": Prose(second),
    }
    doubts = [(("inner", "kk"), "сомнение"), (("list", "1"), "другое"), (("last",), "третье")]
    text, places = written(values, ["голова"], doubts)
    assert yaml.load(text, yaml.BaseLoader) == values
    rows = text.split("\n")
    for (line, _column), (_path, what) in zip(places, doubts, strict=True):
        assert rows[line - 2].strip() == f"# {what}"
