"""`drafter serve`: the desk, where letters are written in the browser."""

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.commands import Command, Option, argument, say
from drafter.desk.context import Desk
from drafter.desk.guard import HOST
from drafter.desk.opening import open_by_system
from drafter.desk.serving import Server, be_silent, listening
from drafter.wording import N_, _, asked_for, spoken
from drafter.workspace import Workspace

if TYPE_CHECKING:
    from socket import socket

_OPEN = "import sys, webbrowser; webbrowser.open(sys.argv[1])"


def _serve(folder: Path, port: int | None, no_browser: bool) -> None:
    if Workspace.around(folder).folder is None:
        # 60 ms of the schema, for a workspace that is not there yet
        from drafter.office.starting import begin_workspace

        begin_workspace(folder, spoken(), beside_others=True)
        say(_("A workspace is ready: {folder}").format(folder=folder), err=True)
    be_silent()
    desk = Desk(folder)
    server = Server(desk, asked=asked_for())
    listener = listening(desk.folder, port)
    address = f"http://{HOST}:{listener.getsockname()[1]}/?token="
    say(address + server.guard.token)
    sys.stdout.flush()
    say(_("The desk is open. Ctrl+C ends it."), err=True)
    browser = None if no_browser else _browser(address + server.guard.once())
    if not no_browser:
        desk.show = open_by_system
    try:
        _run(server, listener)
    finally:
        desk.close()
    del browser  # it lives on; it was kept since Python warns of a child that nobody waits for


def _run(server: Server, listener: "socket") -> None:
    server.run(sockets=[listener])
    say(_("The desk has ended."), err=True)


def _browser(address: str) -> "subprocess.Popen[bytes] | None":
    """Open an address in the user's browser, whose words do not get among our own."""
    nowhere = subprocess.DEVNULL
    command = [sys.executable, "-I", "-c", _OPEN, address]
    try:
        return subprocess.Popen(  # noqa: S603 - the address is our own
            command, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True
        )
    except OSError:
        return None  # the address can be opened by hand


command = Command(
    "serve",
    callback=_serve,
    help=N_(
        "Open the desk in the browser, where letters are written with the page beside them. FOLDER"
        " is a workspace, or a folder in one; where there is none, it is made. The address is"
        " printed; it holds a token that lets only you in. The desk ends by Ctrl+C, by its menu,"
        " and ten minutes after its last page has been closed."
    ),
    epilog=N_("Example: drafter serve letters"),
    params=[
        Option(
            ["--port"],
            type=click.IntRange(1, 65_535),
            metavar=N_("NUMBER"),
            help=N_("The port to listen on; by default one that belongs to the workspace."),
        ),
        Option(
            ["--no-browser"], is_flag=True, help=N_("Open no browser, print the address alone.")
        ),
    ],
)
argument("folder", metavar=N_("[FOLDER]"), default=".", type=click.Path(path_type=Path))(command)
