"""A letter's file under the hands of a form."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.errors import OutputError
from drafter.office.saving import ChangedError, fingerprint, save, sheet_of

TEXT = "subject:\n  ru: О дорогах # тема\n  kk: Жолдар туралы\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "letter.yaml"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_a_fingerprint_is_the_beginning_of_sha_256() -> None:
    # From FIPS 180-2, appendix B.1.
    assert fingerprint(b"abc") == "ba7816bf8f01cfea"


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(st.text("aбқ: #", max_size=8), st.sampled_from(["\n", "\r\n"])), max_size=8),
    st.sampled_from(["", "\ufeff"]),
)
def test_a_text_that_is_not_changed_is_written_as_it_was(
    lines: list[tuple[str, str]], mark: str
) -> None:
    data = (mark + "".join(text + end for text, end in lines)).encode()
    folder = Path(os.environ.get("TMPDIR", "/tmp"))
    file = folder / f"drafter-sheet-{os.getpid()}.yaml"
    file.write_bytes(data)
    sheet = sheet_of(file)
    file.unlink()
    assert sheet.rewritten(sheet.text).data == data


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"a: 1\r\nb: 2\r\n", b"a: 1\r\nb: 3\r\n"),
        (b"\xef\xbb\xbfa: 1\nb: 2\n", b"\xef\xbb\xbfa: 1\nb: 3\n"),
        (b"a: 1\r\n# c\nb: 2\n", b"a: 1\r\n# c\nb: 3\n"),
    ],
)
def test_marks_and_ends_of_lines_stay_where_a_value_changes(
    tmp_path: Path, before: bytes, after: bytes
) -> None:
    file = tmp_path / "letter.yaml"
    file.write_bytes(before)
    sheet = sheet_of(file)
    save(file, sheet.fingerprint, sheet.rewritten(sheet.text.replace("2", "3")))
    assert file.read_bytes() == after


def test_what_was_changed_elsewhere_is_never_written_over(file: Path) -> None:
    sheet = sheet_of(file)
    file.write_text("subject: {ru: Другое}\n", encoding="utf-8")
    with pytest.raises(ChangedError) as caught:
        save(file, sheet.fingerprint, sheet.rewritten("subject: {ru: Моё}\n"))
    assert "Другое" in caught.value.sheet.text
    assert file.read_text(encoding="utf-8") == "subject: {ru: Другое}\n"


def test_mode_and_link_stay_and_nothing_is_left_beside(file: Path, tmp_path: Path) -> None:
    file.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(file.name)
    sheet = sheet_of(link)
    save(link, sheet.fingerprint, sheet.rewritten(TEXT.replace("дорогах", "мостах")))
    assert link.is_symlink()
    assert "мостах" in file.read_text(encoding="utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["letter.yaml", "link.yaml"]


def test_who_may_not_write_the_file_leaves_it_as_it_is(file: Path) -> None:
    sheet = sheet_of(file)
    file.chmod(0o440)
    with pytest.raises(OutputError):
        save(file, sheet.fingerprint, sheet.rewritten("other\n"))
    assert file.read_text(encoding="utf-8") == TEXT


def test_a_full_disk_leaves_the_file_as_it_is(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = sheet_of(file)

    def full(*_facts: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match="No space"):
        save(file, sheet.fingerprint, sheet.rewritten("other\n"))
    monkeypatch.undo()
    assert file.read_text(encoding="utf-8") == TEXT
    assert [path.name for path in file.parent.iterdir()] == ["letter.yaml"]
