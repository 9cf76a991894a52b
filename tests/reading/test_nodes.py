"""What YAML and JSON give as nodes: places, whatever the parser resolves, and its limits."""

import json

from drafter import Place
from tests.conftest import inquiry_data
from tests.reading.languages import told


def test_an_entry_without_the_name_of_a_key_is_not_lost() -> None:
    text = json.dumps({"": "важное", **inquiry_data()}, ensure_ascii=False)
    (problem,) = told(text)
    assert problem.place == Place("-", 1, 2)
    assert problem.what == "The key «» is not known here."


def test_a_key_that_is_none_is_told_once() -> None:
    text = "languages: [ru]\n? {а: б}\n: в\n"
    assert [p.place[1:] for p in told(text) if p.place].count((2, 3)) == 1
