"""Each sample comes back from Word to a file that makes the same letter."""

from pathlib import Path

import pytest

from drafter import Office
from drafter.importing import import_letters
from tests.conftest import SAMPLES
from tests.documents import lines
from tests.importing.test_archive import with_genders

FILES = sorted(SAMPLES.glob("*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_a_sample_comes_back_to_the_same_letter(tmp_path: Path, file: Path) -> None:
    office = Office(SAMPLES)
    letter = office.open(file)
    assert letter.inquiry is not None
    source = letter.inquiry
    made = {code: office.render(letter, code) for code in source.languages}
    for code, data in made.items():
        (tmp_path / f"{code}.docx").write_bytes(data)
    done = import_letters([tmp_path / f"{code}.docx" for code in made], "letter.yaml")
    for name, picture in done.pictures.items():
        (tmp_path / name).write_bytes(picture)
    (tmp_path / "letter.yaml").write_text(with_genders(done.text, source), encoding="utf-8")
    again = Office(tmp_path)
    back = again.open(tmp_path / "letter.yaml")
    assert back.inquiry is not None, back.errors
    for code, data in made.items():
        assert lines(again.render(back, code)) == lines(data)
