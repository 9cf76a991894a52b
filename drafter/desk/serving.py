"""Serving the desk on this machine alone, from the command to its end."""

import errno
import hashlib
import logging
import os
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import uvicorn

from drafter.desk.app import guarded
from drafter.desk.context import Desk
from drafter.desk.events import Idleness
from drafter.desk.guard import HOST
from drafter.errors import OutputError, Problem
from drafter.wording import _

PATIENCE = 600.0
"""Seconds after the last page has gone until the desk ends."""

_FIRST_PORT, _PORTS = 20_000, 10_000
"""Where the ports of workspaces lie: below those that systems give away by themselves."""

_GRACE = 5
"""Seconds that answers which are under way may take at the end."""

_SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGBREAK") if hasattr(signal, name)
)


class Server(uvicorn.Server):
    """A server that ends by a signal without an error, by its pages, or when they have gone.

    uvicorn itself raises the signal once more at its end, which would look like a failure.
    """

    def __init__(self, desk: Desk, *, asked: str | None = None, patience: float = PATIENCE) -> None:
        """Take the desk; `asked` is a language, `patience` the seconds without any page."""
        app, self.guard = guarded(desk, asked)
        self._desk = desk
        self._idleness = Idleness(patience)
        super().__init__(
            uvicorn.Config(
                app,
                host=HOST,
                http="h11",
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
                timeout_graceful_shutdown=_GRACE,
                timeout_notify=1,
                callback_notify=self._look,
            )
        )
        desk.end = self.end

    def end(self) -> None:
        """End the desk once the answers that are under way have been given."""
        self.should_exit = True
        self._desk.events.close()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """End by the signals of the terminal and of the system; a second one does not wait."""
        before = {number: signal.signal(number, self._signalled) for number in _SIGNALS}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _signalled(self, _number: int, _frame: FrameType | None) -> None:
        self.force_exit = self.should_exit
        self.end()

    async def _look(self) -> None:
        if self._idleness.is_over(len(self._desk.events), time.monotonic()):
            self.end()


def listening(folder: Path, port: int | None) -> socket.socket:
    """Return a socket that listens on this machine alone.

    Without a port a workspace has one of its own, under which the browser knows it again, what it
    has kept for it included; where that is taken, any other.  Raises OutputError for a port that
    is taken or that nobody may have.
    """
    if port is not None:
        return _bound(port)
    name = hashlib.sha256(os.fsencode(folder)).digest()
    try:
        return _bound(_FIRST_PORT + int.from_bytes(name[:4], "big") % _PORTS)
    except OutputError:
        return _bound(0)


def _bound(port: int) -> socket.socket:
    opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        # Windows lets two programs have one port by SO_REUSEADDR, other systems do not.
        exclusive = getattr(socket, "SO_EXCLUSIVEADDRUSE", None)
        opened.setsockopt(socket.SOL_SOCKET, exclusive or socket.SO_REUSEADDR, 1)
        opened.bind((HOST, port))
        opened.listen(128)
    except OSError as error:
        opened.close()
        raise OutputError([_no_port(port, error)]) from error
    return opened


def _no_port(port: int, error: OSError) -> Problem:
    if error.errno in (errno.EACCES, errno.EPERM):
        what = _("The system does not let drafter use the port {port}.").format(port=port)
    else:
        what = _("The port {port} is in use by another program.").format(port=port)
    advice = _("Leave out --port, or name another one, such as {port}.").format(port=8765)
    return Problem("port-in-use", None, what, advice)


def be_silent() -> None:
    """Let the server print nothing: what concerns the user is told by the desk."""
    for name in ("uvicorn", "uvicorn.error", "asyncio"):
        logger = logging.getLogger(name)
        logger.addHandler(logging.NullHandler())
        logger.propagate = False
