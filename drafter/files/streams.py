"""The standard streams of a process: closed, full or cut off, they undo nothing that was done.

What is printed to the standard output is what was asked for, so that an error there is one of the
call; the standard error has only messages, and who has closed it does not want them.
"""

import io
import os
import sys
from contextlib import suppress
from typing import Any

_STREAMS = (("stdin", os.O_WRONLY), ("stdout", os.O_RDONLY), ("stderr", os.O_RDONLY))
"""The streams in the order of their numbers; opened the wrong way round, each refuses its use."""


class _Messages(io.FileIO):
    """A file that takes every message, whether it can be written or not."""

    def write(self, data: Any) -> int:
        """Write bytes; return that all of them were written."""
        with suppress(OSError):  # nobody can be told of it
            super().write(data)
        return memoryview(data).nbytes


def mend() -> None:
    """Put streams in the place of closed ones, and let no message stop the program.

    A number of a stream that is free would go to the next file that is opened, and a letter would
    get what is meant for a terminal.
    """
    for number, (name, way) in enumerate(_STREAMS):
        if getattr(sys, name) is None:
            handle = os.open(os.devnull, way)
            if handle != number:
                os.dup2(handle, number)
                os.close(handle)
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115
    if os.name != "nt" or not sys.stderr.isatty():  # the console of Windows is no file
        messages = io.BufferedWriter(_Messages(2, "wb", closefd=False))
        sys.stderr = io.TextIOWrapper(
            messages, sys.stderr.encoding, "backslashreplace", line_buffering=True
        )
