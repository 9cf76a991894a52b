"""`drafter trust`: workspaces of other people, taken after one question."""

import os
import shlex
import sys
from pathlib import Path

import click

from drafter.commands import Command, argument, say, tell
from drafter.commands.screen import confirmed
from drafter.composing.library import no_workspace
from drafter.errors import InquiryError, Place, Problem
from drafter.trust import ForeignWorkspaceError, allow
from drafter.wording import N_, _
from drafter.workspace import Workspace


def _trust(folder: Path) -> None:
    if Workspace.around(folder, permitted=True).folder != Path(os.path.abspath(folder)):
        raise InquiryError([no_workspace()])
    _allow(folder)


def _allow(folder: Path) -> None:
    if allow(folder):
        say(_("From now on the workspace is taken: {folder}").format(folder=folder), err=True)
    else:
        text = _("That cannot be remembered: your home folder cannot be written to.")
        say(text, err=True)


def allowed(error: ForeignWorkspaceError) -> bool:
    """Ask on a terminal whether a workspace of somebody else is taken.

    Elsewhere it is not, and how to allow it is said.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        tell([_problem(error)])
        return False
    text = _("The workspace {folder} belongs to somebody else: {owner}.")
    say(text.format(folder=error.folder, owner=_owner_of(error.part)), err=True)
    text = _("Its templates, looks and address book decide what your letters say.")
    say(text, err=True)
    if not confirmed(_("Take it from now on? (yes; Enter is no)")):
        tell([_problem(error)])
        return False
    _allow(error.folder)
    return True


def _problem(error: ForeignWorkspaceError) -> Problem:
    what = _("The workspace belongs to somebody else: {owner}. It decides what your letters say.")
    advice = _("If you trust whoever can write there, type: {command}")
    called = f"drafter trust {shlex.quote(str(error.folder))}"
    what = what.format(owner=_owner_of(error.part))
    place = Place(str(error.folder))
    return Problem("workspace-foreign", place, what, advice.format(command=called))


def _owner_of(part: Path) -> str:
    try:
        return part.owner()
    except KeyError:  # a user of another machine, whose number alone is known
        return str(part.stat().st_uid)


command = Command(
    "trust",
    callback=_trust,
    help=N_(
        "Take the workspace FOLDER from now on, though it belongs to somebody else: its templates,"
        " looks and address book decide what your letters say."
    ),
    epilog=N_("Example: drafter trust letters"),
)
argument("folder", metavar=N_("FOLDER"), type=click.Path(path_type=Path))(command)
