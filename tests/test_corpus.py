"""The run over a folder of Word files finds what it is there to find."""

from pathlib import Path

import pytest

from drafter import Drafter, load
from fuzz import corpus
from fuzz.corpus import Result, guarded, lost_words, word_files
from tests.conftest import SAMPLES
from tests.docx.raw import paragraph, run, save


@pytest.fixture(scope="module")
def letter() -> object:
    return load(SAMPLES / "ak-zhol-akims.yaml")


def test_a_letter_of_drafter_has_no_defect(tmp_path: Path, letter: object) -> None:
    file = tmp_path / "letter.docx"
    file.write_bytes(Drafter().render(load(SAMPLES / "ak-zhol-akims.yaml"), "ru"))
    result = guarded(file, letter)
    assert result.outcome == "imported"
    assert result.look == "letter made"
    assert (result.lost, result.invalid) == ((), ())
    assert result.megabytes > 0
    assert result.seconds > 0


def test_files_are_found_in_every_folder_and_a_refusal_is_no_defect(
    tmp_path: Path, letter: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A worker begins with the size of the process that starts it, here that of all tests.
    monkeypatch.setattr("fuzz.corpus.MEGABYTES", 4000)
    (tmp_path / "inner").mkdir()
    for name in ("a.DOCX", "inner/b.dotm", "c.txt", "~$a.docx"):
        (tmp_path / name).write_bytes(b"nothing")
    files = list(word_files(tmp_path))
    assert [file.name for file in files] == ["a.DOCX", "b.dotm"]
    result = guarded(files[0], letter)
    assert result.outcome.startswith("refused: word-")
    assert result.defects == []


def test_a_word_that_is_lost_without_a_line_is_found(tmp_path: Path) -> None:
    file = save(tmp_path / "a.docx", paragraph(run("слово пропало"), run("лишнее", "<w:strike/>")))
    data = file.read_bytes()
    assert lost_words(data, "слово", set()) == {"пропало", "лишнее"}
    assert lost_words(data, "сло**во** пропало", {"word-struck-out-text"}) == set()


@pytest.mark.parametrize(
    "result",
    [
        Result(lost=("слово",)), Result(invalid=("part",)), Result(outcome="defect: KeyError"),
        Result(look="defect: KeyError"), Result(seconds=2.5), Result(megabytes=301),
    ],
)  # fmt: skip
def test_whatever_goes_wrong_is_a_defect(result: Result) -> None:
    assert len(result.defects) == 1


def test_an_error_that_is_none_of_drafters_is_a_defect(
    tmp_path: Path, letter: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_files: object, _target: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(corpus, "import_letters", broken)
    file = save(tmp_path / "a.docx", paragraph(run("слово")))
    assert guarded(file, letter).outcome.startswith("defect: ZeroDivisionError")
