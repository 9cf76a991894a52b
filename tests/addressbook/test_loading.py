"""The address book as it is kept: for as long as its file stays the same, faults included."""

from pathlib import Path

import pytest

from drafter.addressbook.loading import load_book
from drafter.errors import InquiryError
from drafter.wording import speaking
from drafter.workspace import Workspace

WRONG = "people:\n  ivanov: {surnme: Иванов}\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "addressbook.yaml").write_text(WRONG, encoding="utf-8")
    return Workspace(tmp_path)


def faults(workspace: Workspace) -> list[str]:
    with pytest.raises(InquiryError) as raised:
        load_book(workspace)
    return [problem.what for problem in raised.value.problems]


def test_a_book_that_was_mended_is_read_anew(workspace: Workspace, tmp_path: Path) -> None:
    assert faults(workspace) == faults(workspace)
    right = "people:\n  ivanov: {surname: Иванов, given: Иван, patronymic: Иванович}\n"
    (tmp_path / "addressbook.yaml").write_text(right, encoding="utf-8")
    assert list(load_book(workspace).model.people) == ["ivanov"]
    (tmp_path / "addressbook.yaml").write_text(WRONG, encoding="utf-8")
    assert any("surnme" in what for what in faults(workspace))


def test_what_is_wrong_is_told_in_the_language_of_who_asks(workspace: Workspace) -> None:
    told = {}
    for language in ("en", "ru", "kk", "ru"):
        with speaking(language):
            told[language] = faults(workspace)
    assert "The key «surnme» is not known here." in told["en"]
    assert "Поле «surnme» здесь не предусмотрено." in told["ru"]
    assert "«surnme» өрісі мұнда белгісіз." in told["kk"]


def test_each_error_is_one_of_its_own(workspace: Workspace) -> None:
    raised = []
    for _time in range(2):
        with pytest.raises(InquiryError) as one:
            load_book(workspace)
        raised.append(one.value)
    assert raised[0] is not raised[1]
