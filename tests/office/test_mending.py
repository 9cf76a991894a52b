"""A letter's file is mended where one thing alone is right; all else of it stays byte for byte."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.cli import main
from drafter.office.mending import mended
from drafter.office.office import Office
from tests.conftest import SAMPLES

LETTER = """\
# Комментарий с мeшаниной: N 5 , как есть.
languages: [ru]
date:   2026-11-25   # дата , от руки
addressee: {post: prime-minister, surname: Смаилов, given: Алихан, patronymic: Асханович}
author: {faction: AMANAT}
body: |
  Жители посёлка жалуются на дорогу.
request: просит
demands: [принять меры]
signatories: [Е. Саиров]
"""
FILE = Path("letter.yaml")


@pytest.fixture(scope="module")
def office() -> Office:
    return Office()


def changed(text: str, office: Office) -> dict[str, str]:
    """Return the lines of a text that mending changes, with what becomes of them."""
    after = mended(office, FILE, text, ["spelling"])
    pairs = zip(text.split("\n"), after.split("\n"), strict=True)
    return {old: new for old, new in pairs if old != new}


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("пoсёлка", "посёлка"),  # a Latin o
        ("посёлкa", "посёлка"),  # a Latin a
    ],
)
def test_letters_of_another_alphabet_are_replaced(office: Office, typed: str, right: str) -> None:
    text = LETTER.replace("посёлка", typed)
    assert changed(text, office) == {
        f"  Жители {typed} жалуются на дорогу.": f"  Жители {right} жалуются на дорогу."
    }


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("demands: [1) принять меры]", "demands: [принять меры]"),
        ("demands: ['принять меры.']", "demands: ['принять меры']"),
        ('demands: ["2. принять мeры;"]', 'demands: ["принять меры"]'),
        ("demands:\n  - 1) принять меры.", "demands:\n  - принять меры"),
    ],
)
def test_what_the_template_prints_itself_is_taken_out(
    office: Office, typed: str, right: str
) -> None:
    text = LETTER.replace("demands: [принять меры]", typed)
    assert mended(office, FILE, text) == LETTER.replace("demands: [принять меры]", right)


def test_comments_and_what_needs_a_person_are_left_alone(office: Office) -> None:
    text = LETTER.replace("на дорогу", "на «дорогу")
    assert mended(office, FILE, text) == text


@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_ends_of_lines_and_a_mark_of_order_stay(office: Office, start: str, end: str) -> None:
    text = start + LETTER.replace("посёлка", "пoсёлка").replace("\n", end)
    right = start + LETTER.replace("\n", end)
    assert mended(office, FILE, text) == right


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.yaml")), ids=lambda file: str(file.stem))
def test_a_sound_letter_is_not_touched(office: Office, sample: Path) -> None:
    text = expected = sample.read_text(encoding="utf-8")
    # The seed letter has slips of its own, and the sample keeps them.
    for slip, right in (
        ("партия - монополизировала", "партия – монополизировала"),
        ("Однако, эти", "Однако эти"),
        ("В этой связи, ", "В этой связи "),
    ):
        expected = expected.replace(slip, right)
    assert mended(office, sample, text) == expected


def test_a_file_that_is_no_letter_is_not_touched(office: Office) -> None:
    assert mended(office, FILE, "пoсёлка: [") == "пoсёлка: ["


SLIPS = [
    "пoсёлка",
    "посёлка",
    "N 5",
    "№5",
    " ,",
    "  ",
    " - ",
    '"',
    "«",
    "1)",
    ";",
    ".",
    "Аксу",
    ":",
]
TEXT = st.lists(st.sampled_from(SLIPS), max_size=6).map("".join)


@given(body=TEXT, demand=TEXT, quoted=st.sampled_from(["", "'", '"']))
@settings(deadline=None, max_examples=30)
def test_what_was_mended_is_not_mended_again(
    office: Office, body: str, demand: str, quoted: str
) -> None:
    text = LETTER.replace("на дорогу", body).replace(
        "[принять меры]", f"\n- {quoted}{demand}{quoted}"
    )
    after = mended(office, FILE, text)
    assert mended(office, FILE, after) == after
    assert len(office.open(text=after).errors) <= len(office.open(text=text).errors)


def test_fix_writes_the_file_and_shows_the_difference(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "letter.yaml"
    file.write_text(LETTER.replace("посёлка", "пoсёлка"), encoding="utf-8")
    file.chmod(0o640)
    call = ["check", "--without", "spelling", "--fix", str(file), "--interface", "en"]
    assert main([*call, "--dry-run"]) == 1
    told = capsys.readouterr().err
    assert "-  Жители пoсёлка жалуются на дорогу.\n+  Жители посёлка" in told
    assert "пoсёлка" in file.read_text(encoding="utf-8")
    assert main(call) == 0
    assert "Written:" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == LETTER
    assert file.stat().st_mode & 0o777 == 0o640
    assert main(call) == 0
    assert "Written:" not in capsys.readouterr().err


@pytest.mark.parametrize("call", [["--fix", "-"], ["--fix", "old.docx"], ["--dry-run", "a.yaml"]])
def test_what_cannot_be_mended_is_a_wrong_call(call: list[str]) -> None:
    assert main(["check", *call]) == 2
