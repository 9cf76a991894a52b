"""A LibreOffice that stays open: a letter is a PDF in a twentieth of the time that a start takes.

It is driven by a small script in a Python that has LibreOffice's `uno`; where there is none, each
PDF is made by a LibreOffice of its own.
"""

import os
import shutil
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from secrets import token_hex
from threading import Lock, Timer
from typing import IO

from drafter.errors import DrafterError
from drafter.files.limits import LARGEST_DOCUMENT
from drafter.files.temporary_folder import temporary_folder
from drafter.printing.pdf import SECONDS, as_pdf, failed, has_text, kill, program, unanswered
from drafter.wording import _

MOST_LETTERS = 500
"""So many letters one LibreOffice makes: what it does not give back of the memory is little."""

_WORKER = Path(__file__).with_name("uno_worker.py")
_ALONE = ("-s", "-B")
"""Without what users have added to a Python, and without writing beside it."""
_PROBE_SECONDS = 20
_END_SECONDS = 3


class OvertakenError(Exception):
    """Nobody waits for this PDF any more."""


class WarmOffice:
    """One LibreOffice for all letters, started when it is first needed; one letter at a time."""

    def __init__(self, seconds: float = SECONDS, letters: int = MOST_LETTERS) -> None:
        """Take how long a letter may take, and after how many it is started anew."""
        self._seconds, self._letters = seconds, letters
        self._worker: _Worker | None = None
        self._python: Path | None = None
        self._is_sought = False
        self._is_closed = False
        self._lock = Lock()

    def pdf(self, letter: bytes, is_wanted: Callable[[], bool] = lambda: True) -> bytes:
        """Return a letter, given as DOCX, as PDF/A-2b that is tagged.

        `is_wanted` is asked when its turn has come: OvertakenError is raised where it says no.
        Raises OutputError as `as_pdf` does.
        """
        with self._lock:
            if not is_wanted():
                raise OvertakenError
            if self._is_closed or self._found() is None:
                return as_pdf([letter], self._seconds)[0]
            data = self._made(letter)
        if not has_text(data):  # the next letter need not wait for this look at it
            with self._lock:
                self._end()
            raise failed("pdf-unreadable", _("LibreOffice made a PDF that cannot be read."))
        return data

    def close(self) -> None:
        """End LibreOffice; waits for the letter that is under way."""
        with self._lock:
            self._is_closed = True
            self._end()

    def _found(self) -> Path | None:
        """Return a Python with LibreOffice's `uno`; it is looked for once."""
        if not self._is_sought:
            self._python = python_with_uno(program())
            self._is_sought = True
        return self._python

    def _made(self, letter: bytes) -> bytes:
        """Return a PDF of the LibreOffice that is open, or of one that is opened for it."""
        assert self._python is not None  # noqa: S101 - there is one, or nobody asks
        if self._worker is None:
            self._worker = _Worker(self._python, program())
        try:
            data = self._worker.answer(letter, self._seconds)
        except DrafterError:
            self._end()
            raise
        if self._worker.count >= self._letters:
            self._end()
        return data

    def _end(self) -> None:
        if self._worker is not None:
            self._worker.end()
            self._worker = None


class _Worker:
    """A process with LibreOffice below it, in a folder of their own.

    Their input is a pipe of this process: it ends with it, however it ends, and they end with it.
    """

    def __init__(self, python: Path, soffice: str) -> None:
        self.count = 0
        self._stack = ExitStack()
        folder = self._stack.enter_context(temporary_folder())
        try:
            self._process = _started(python, soffice, folder)
        except OSError as error:
            self._stack.close()
            what = _("LibreOffice cannot be started ({reason}).").format(reason=error.strerror)
            raise failed("pdf-failed", what) from error
        assert self._process.stdin is not None  # noqa: S101 - it is a pipe
        assert self._process.stdout is not None  # noqa: S101 - it is a pipe
        self._input: IO[bytes] = self._process.stdin
        self._output: IO[bytes] = self._process.stdout

    def answer(self, letter: bytes, seconds: float) -> bytes:
        """Return a PDF; raises OutputError when it takes too long, or none is made."""
        self.count += 1
        began = time.monotonic()
        timer = Timer(seconds, self._stop)
        timer.start()
        try:
            self._input.write(struct.pack(">I", len(letter)) + letter)
            self._input.flush()
            size = self._size()
            data = self._output.read(size)
        except OSError:
            size, data = -1, b""
        finally:
            timer.cancel()
        if len(data) != size and time.monotonic() - began >= seconds:
            raise unanswered(seconds)
        if not data or len(data) != size:
            raise failed("pdf-not-made", _("LibreOffice made no PDF."))
        return data

    def _size(self) -> int:
        """Return how long the PDF is that follows; -1 where none does."""
        head = self._output.read(4)
        size = struct.unpack(">I", head)[0] if len(head) == 4 else 0
        return size if 0 < size <= LARGEST_DOCUMENT else -1

    def _stop(self) -> None:
        """End the process and LibreOffice at once."""
        if sys.platform == "win32":  # no signal reaches both there, but the worker ends the two
            with suppress(OSError):
                self._input.close()
        else:
            kill(self._process.pid)

    def end(self) -> None:
        """End the process and LibreOffice, and delete their folder."""
        with suppress(OSError):  # it has ended
            self._input.close()
        try:
            self._process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            kill(self._process.pid)
            self._process.wait()
        self._output.close()
        self._stack.close()


def _started(python: Path, soffice: str, folder: Path) -> "subprocess.Popen[bytes]":
    """Start the worker in a folder.

    It runs a copy of its script: beside the script itself lie modules that a Python would take for
    those of its library.
    """
    shutil.copyfile(_WORKER, folder / "worker.py")
    address = f"pipe,name=drafter-{token_hex(8)}"
    return subprocess.Popen(  # noqa: S603 - the programs are LibreOffice's own
        [str(python), *_ALONE, "worker.py", soffice, address],
        cwd=folder,
        env={**_environment(), **dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(folder))},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=sys.platform != "win32",
    )


def python_with_uno(soffice: str) -> Path | None:
    """Return a Python that has LibreOffice's `uno`: its own one, or that of the system."""
    return next(filter(_has_uno, dict.fromkeys(_pythons(Path(soffice).resolve().parent))), None)


def _pythons(beside: Path) -> Iterator[Path]:
    """Yield the Pythons that might have it; `beside` is LibreOffice's folder of programs."""
    places = [beside / "python.exe", beside / "python", beside.parent / "Resources" / "python"]
    places += [Path("/usr/bin/python3"), *map(Path, filter(None, [shutil.which("python3")]))]
    yield from (place for place in places if place.is_file())


def _has_uno(python: Path) -> bool:
    nowhere = subprocess.DEVNULL
    call = [str(python), *_ALONE, "-c", "import uno"]
    try:
        done = subprocess.run(  # noqa: S603 - a Python of the system
            call,
            cwd=python.parent,
            env=_environment(),
            stdin=nowhere,
            stdout=nowhere,
            stderr=nowhere,
            timeout=_PROBE_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _environment() -> dict[str, str]:
    """Return the environment without what leads a Python to the modules of another one."""
    return {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
