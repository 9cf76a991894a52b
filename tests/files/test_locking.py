"""Who reads a file, changes it and writes it again does so alone."""

import errno
import os
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from drafter.files.locking import alone
from drafter.files.output import write_file
from drafter.files.refusals import problem_of

if sys.platform != "win32":
    import fcntl

ADDING = """
import sys
from pathlib import Path
from drafter.files.locking import alone
from drafter.files.output import write_file
for _time in range(20):
    with alone(Path(sys.argv[1])) as file:
        write_file(file, file.read_bytes() + b"x", force=True)
"""


def test_no_change_of_several_runs_is_lost(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"")
    (tmp_path / "link").symlink_to("real")
    runs = [
        subprocess.Popen([sys.executable, "-c", ADDING, str(tmp_path / name)])
        for name in ("real", "link", "real")
    ]
    assert [run.wait(60) for run in runs] == [0, 0, 0]
    assert (tmp_path / "real").read_bytes() == b"x" * 60
    assert (tmp_path / "link").is_symlink()


@pytest.mark.skipif(sys.platform == "win32", reason="flock(2) is of POSIX")
def test_without_locks_of_the_system_it_goes_on_without_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_handle: int, _how: int) -> None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    monkeypatch.setattr(fcntl, "flock", refused)
    with warnings.catch_warnings(record=True) as told, alone(tmp_path / "a") as file:
        write_file(file, b"1", force=False)
    assert told == []
    assert (tmp_path / "a").read_bytes() == b"1"


@pytest.mark.skipif(sys.platform == "win32", reason="flock(2) is of POSIX")
@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP, errno.EINVAL])
def test_locks_that_a_disk_has_not_got_are_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refused(_handle: int, _how: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", refused)
    with pytest.raises(OSError, match="locks") as raised, alone(tmp_path / "a"):
        pass
    assert str(problem_of(raised.value)).startswith(f"{tmp_path / 'a'}: The folder lies on a disk")
