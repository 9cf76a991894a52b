"""`drafter check` tells of an earlier inquiry on the same, and seldom where there is none."""

from pathlib import Path

import pytest

from drafter import Office
from drafter.archive import Archive
from drafter.proofreading import rules
from drafter.workspace import Workspace
from tests.archive.conftest import letter

SUBJECT = "О ремонте дорог Байзакского района Жамбылской области"


def told(folder: Path, file: Path) -> list[str]:
    office = Office(folder)
    others = rules().keys() - {"asked-before"}
    return [str(p) for p in office.check(office.open(file), others) if p.id == "asked-before"]


@pytest.fixture
def indexed(folder: Path) -> Path:
    """Return a workspace with other letters, and one on roads of a district; all are indexed."""
    for number, about in enumerate(("школах", "пенсиях", "лесах", "тарифах", "больницах")):
        subject = f"О {about} Мартукского района Актюбинской области"
        letter(folder / f"other{number}.yaml", number=f"8-{number}", subject=subject)
    letter(folder / "first.yaml", date="2024-03-01", number="3-7", subject=SUBJECT)
    archive = Archive(Workspace(folder))
    archive.update()
    archive.close()
    return folder


def test_an_inquiry_on_the_same_is_told_with_its_number_and_how_to_follow_it(
    indexed: Path,
) -> None:
    subject = "О ремонте разбитых дорог в Байзакском районе Жамбылской области"
    second = letter(indexed / "second.yaml", date="2026-03-01", number="5-5", subject=subject)
    (said,) = told(indexed, second)
    assert said.startswith(f"{second}:6:")  # at the subject
    assert "№ 3-7 of 01.03.2024 (first.yaml)" in said
    assert "follows: 3-7" in said


@pytest.mark.parametrize(
    "subject",
    [
        "О ремонте дорог Мартукского района Актюбинской области",  # of another district
        "О воде Байзакского района Жамбылской области",  # on something else
        "О дорогах, kk: Жолдар туралы}\n#",  # says too little
    ],
)
def test_one_on_something_else_or_somewhere_else_is_not(indexed: Path, subject: str) -> None:
    second = letter(indexed / "second.yaml", date="2026-03-01", number="5-5", subject=subject)
    assert told(indexed, second) == []


def test_a_later_letter_itself_and_one_that_follows_are_silent(indexed: Path) -> None:
    assert told(indexed, indexed / "first.yaml") == []
    earlier = letter(indexed / "a.yaml", date="2023-01-01", number="1-1", subject=SUBJECT)
    assert told(indexed, earlier) == []
    second = letter(indexed / "b.yaml", date="2026-01-01", number="5-5", subject=SUBJECT)
    assert len(told(indexed, second)) == 1
    text = second.read_text(encoding="utf-8")
    second.write_text(text.replace("number: 5-5", "number: 5-5\nfollows: 3-7"), encoding="utf-8")
    assert told(indexed, second) == []
    second.write_text(f"# drafter: without asked-before\n{text}", encoding="utf-8")
    assert told(indexed, second) == []


def test_without_an_index_none_is_made_and_nothing_is_told(folder: Path) -> None:
    letter(folder / "first.yaml", date="2024-03-01", subject=SUBJECT)
    second = letter(folder / "second.yaml", date="2026-03-01", subject=SUBJECT)
    assert told(folder, second) == []
    assert not (folder / ".drafter").exists()


def test_a_damaged_index_is_no_reason_to_fail(indexed: Path) -> None:
    (indexed / ".drafter/search/index.db").write_bytes(b"no database" * 1000)
    second = letter(indexed / "second.yaml", date="2026-03-01", subject=SUBJECT)
    assert len(told(indexed, second)) <= 1
