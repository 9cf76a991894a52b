"""SECURITY.md tells the truth: each test that it names is there."""

import re

from fuzz.doors import DOORS
from tests.conftest import ROOT

TABLE = (ROOT / "SECURITY.md").read_text(encoding="utf-8").partition("| attack |")[2]


def test_each_attack_has_a_test_that_exists() -> None:
    rows = TABLE.splitlines()[2:]
    rows = rows[: rows.index("")]
    assert len(rows) > 20
    tests = ROOT / "tests"
    attacks = (tests / "test_attacks.py").read_text(encoding="utf-8")
    for row in rows:
        named = re.findall(r"`([\w/:.]+)`", row.split("|")[3])
        assert named or "the same" in row, row
        for name in named:
            file, _colons, function = name.partition("::")
            if file.endswith(".py"):
                assert (tests / file).is_file(), name
                text = (tests / file).read_text(encoding="utf-8")
                assert not function or f"def {function}(" in text, name
            else:
                assert f"def {name}(" in attacks, name


def test_each_door_has_been_fuzzed() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    assert set(re.findall(r"(?m)^\| `(\w+)` \|", text)) == set(DOORS)
