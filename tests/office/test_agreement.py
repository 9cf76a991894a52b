"""`check` is a promise: whatever `render` refuses it has told before, at the same place."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter import DrafterError, Office, Problem
from drafter.errors import ERROR
from drafter.workspace import shipped
from tests.conftest import ROOT
from tests.reading.test_values import LETTER, MISTAKES

LANGUAGES = ("ru", "kk", "en")
INSIDE = {str(shipped("templates").resolve()), str(ROOT / "drafter"), "site-packages"}
"""The paths of a program that no user should read."""

SLIPS = [pair for pair, *_rest in MISTAKES.values()]
FOUND = sorted((ROOT / "fuzz/cases/reading").iterdir())
BROKEN = {
    **dict(
        zip(
            MISTAKES,
            (LETTER.replace(*pair) if pair[0] else f"{LETTER}{pair[1]}\n" for pair in SLIPS),
            strict=True,
        )
    ),
    **{file.stem: file.read_text(encoding="utf-8") for file in FOUND},
    "no clause of this name": f"{LETTER}clauses: [legal-bases]\n",
    "a clause without its parameters": f"{LETTER}clauses: [legal-basis]\n",
    "a parameter too many": f"{LETTER}clauses: [{{name: answer-in-time, parameters: {{x: y}}}}]\n",
    "no kind of this name": f"{LETTER}kind: enquiry\n",
    "no register to follow": f"{LETTER}follows: 5-6\n",
    "a link to nowhere": LETTER.replace("Текст.", "'[текст](y)'"),
    "a picture that is not there": LETTER.replace("Текст.", "'![график](chart.png)'"),
    "a clause and a key": f"{LETTER}clauses: [legal-basis]\nsubjects: а\n",
    "a clause and a heading": LETTER.replace("Текст.", "'#### а'") + "clauses: [legal-basis]\n",
    "a post of nobody": LETTER.replace("{post: prime-minister}", "nobody"),
}


def told(office: Office, text: str) -> tuple[list[Problem], tuple[Problem, ...]]:
    """Return what rendering in each language of a text refuses, and what the check finds."""
    letter = office.open(text=text, name="letter.yaml")
    refused: dict[Problem, None] = {}
    for language in letter.inquiry.languages if letter.inquiry else ("ru",):
        try:
            office.render(letter, language)
        except DrafterError as error:
            refused |= dict.fromkeys(error.problems)
    return list(refused), office.check(letter)


@pytest.mark.parametrize("name", BROKEN)
def test_what_render_refuses_was_told_by_the_check(name: str) -> None:
    office = Office()
    ids = set()
    for language in LANGUAGES:
        with office.speaking(language):
            refused, found = told(office, BROKEN[name])
        errors = [problem for problem in found if problem.severity == ERROR]
        assert refused
        assert {*refused} == {*errors}
        for problem in found:
            assert problem.id
            assert not any(path in str(problem) for path in INSIDE)
        ids.add(tuple((problem.id, problem.place) for problem in errors))
    assert len(ids) == 1


SOUND = sorted([*(ROOT / "samples").glob("*.yaml"), *(ROOT / "tests/proofreading/sound").iterdir()])


@pytest.mark.parametrize("file", SOUND, ids=lambda path: path.stem)
def test_what_render_makes_has_no_errors(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(file.parent)  # where its pictures lie
    refused, found = told(Office(file), file.read_text(encoding="utf-8"))
    assert refused == [problem for problem in found if problem.severity == ERROR] == []


PIECES = ["ru", "kk", "body", "Текст", "-", ":", "[^1]", "{{x}}", "«", "#", "1.", "'", "&", "*"]
WORDS = st.sampled_from([*PIECES, " ", "  ", "\n"])


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=12).map("".join), st.integers(0, len(LETTER)))
def test_they_agree_over_whatever_is_typed_into_a_letter(typed: str, at: int) -> None:
    refused, found = told(Office(), LETTER[:at] + typed + LETTER[at:])
    assert {*refused} == {problem for problem in found if problem.severity == ERROR}
