"""Edits of two hands in one letter: joined where they are about different values."""

from pathlib import Path

import pytest

from drafter.model.edits import Edit
from drafter.office.joining import can_join, touched
from drafter.office.office import Office

TEXT = """\
addressee: prime-minister
author: ak-zhol
subject: {ru: О дорогах, kk: Жолдар}
demands:
  - {ru: первое, kk: бірінші}
  - {ru: второе, kk: екінші}
signatories: [peruashev]
"""


def keys(tmp_path: Path, before: str, after: str) -> set[str]:
    office = Office(tmp_path)
    forms = [office.form(office.open(text=text, name="a.yaml")) for text in (before, after)]
    return touched(*forms)


def test_what_was_changed_is_named_by_its_keys(tmp_path: Path) -> None:
    assert keys(tmp_path, TEXT, TEXT) == set()
    assert keys(tmp_path, TEXT, f"# note\n{TEXT}") == set()
    assert keys(tmp_path, TEXT, TEXT.replace("Жолдар", "Көпір")) == {"subject.kk"}
    assert "demands" in keys(tmp_path, TEXT, TEXT.replace("  - {ru: первое, kk: бірінші}\n", ""))


@pytest.mark.parametrize(
    ("edit", "others", "joins"),
    [
        (Edit("subject.ru"), {"subject.kk"}, True),
        (Edit("subject.ru"), {"subject.ru"}, False),
        (Edit("demands.1.ru"), {"demands.0.ru"}, True),
        (Edit("demands.1.ru"), {"demands", "demands.0.ru"}, False),
        (Edit("demands", "insert", {}, 1), {"demands.0.ru"}, False),
        (Edit("demands.1", "remove"), {"demands.0.ru"}, False),
        (Edit("demands.1", "move", "", 0), {"demands.0.ru"}, False),
        (Edit("demands.1", "remove"), {"signatories"}, True),
        (Edit("addressee.0", "set", "akim"), {"addressee.0.surname.ru"}, False),
        (Edit("addressee.0.surname.ru"), {"addressee.0"}, False),
        (Edit("demands.1.ru"), {"demands.10.ru"}, True),
        (Edit("subject.ru"), set(), True),
    ],
)
def test_edits_of_the_same_value_or_list_are_not_joined(
    edit: Edit, others: set[str], joins: bool
) -> None:
    assert can_join([edit], others) is joins
