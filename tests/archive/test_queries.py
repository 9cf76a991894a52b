"""Sixty queries whose words have other forms than the letters find what they must."""

from pathlib import Path

import pytest

from benchmarks.finding import made, misses
from benchmarks.queries import FIRST
from drafter.archive import Archive
from drafter.workspace import Workspace


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder: Path = tmp_path_factory.mktemp("many")
    made(folder, 240)  # each subject in each place
    archive = Archive(Workspace(folder))
    archive.update()
    return archive


def test_ninety_five_of_a_hundred_queries_find_it_in_the_first_five(archive: Archive) -> None:
    missed = misses(archive, FIRST)
    assert len(missed) <= len(FIRST) * 0.05, missed
