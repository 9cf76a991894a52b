"""Where a register is: a file, or a database on a server, which no file of a workspace names."""

import os
import re
from pathlib import Path
from typing import NamedTuple

from drafter.errors import Place, Problem, RegisterError
from drafter.files.refusals import problem_of
from drafter.reading.settings import load_setup
from drafter.wording import _
from drafter.workspace import OutsideError, Workspace

VARIABLE = "DRAFTER_REGISTER"
"""The variable of the environment that names the register where no option does."""

NEW = "register.db"
"""The register of a workspace that has none yet."""

_USUAL = (NEW, "register.xlsx", "register.csv")
TABLES = (".csv", ".xlsx")
_SUFFIXES = (".db", *TABLES)
_SERVERS = ("postgresql://", "postgres://")
_LIKE_A_SERVER = re.compile(r"://|^\s*postgres\w*[:+@]|\b(password|host|user|dbname)\s*=", re.I)
"""What may be meant as the address of a server, in another spelling or of another kind."""


class Server(NamedTuple):
    """A database on a server; its address is printed nowhere."""

    url: str

    def __repr__(self) -> str:
        """Return what may be seen by anybody."""
        return "Server(…)"


Address = Path | Server


def address_of(text: str | Path | Server, place: Place | None = None) -> Address:
    """Return the address that an option or the environment gives.

    Raises RegisterError for a file that by its name is no register, told at `place`, and for
    another kind of address, which is not quoted, as it may hold a password.
    """
    if isinstance(text, Server):
        return text
    if is_server(str(text)):
        return Server(str(text).strip())
    if _LIKE_A_SERVER.search(str(text)):
        what = _("The address of the register cannot be read.")
        advice = _("Write it as postgresql://USER@SERVER/DATABASE.")
        raise RegisterError([Problem("postgres-address", None, what, advice)])
    check_suffix(Path(text), place or Place(str(text)))
    return Path(text)


def meant(named: str | Path | Server | None, workspace: Workspace) -> Address | None:
    """Return the register that a call names, or else that of a workspace; None for no register.

    The errors are those of `address_of` and `default_register`.
    """
    return address_of(named) if named else default_register(workspace)


def meant_or_new(named: str | Path | Server | None, workspace: Workspace) -> Address:
    """Return the register that is meant, or that which a workspace without one is to have.

    Raises RegisterError where there is no workspace either; the rest is as with `meant`.
    """
    found = meant(named, workspace)
    if found is None and workspace.folder is None:
        raise no_register()
    return found or workspace.own(NEW)


def name_of(address: Address) -> str:
    """Return what messages call a register; the address of a server is printed nowhere."""
    return str(address) if isinstance(address, Path) else "PostgreSQL"


def is_server(text: str) -> bool:
    """Tell whether a text is the address of a database on a server."""
    return text.strip().casefold().startswith(_SERVERS)


def check_suffix(path: Path, place: Place) -> None:
    """Raise RegisterError, told at a place, for a file that by its name is no register."""
    if path.suffix.lower() not in _SUFFIXES:
        what = _("A register is a file that ends in .db, .xlsx or .csv.")
        advice = _("Name such a file.")
        raise RegisterError([Problem("register-no-table", place, what, advice)])


def default_register(workspace: Workspace) -> Address | None:
    """Return the register that is meant where no option names one.

    That is the one of the environment, or of the workspace's settings, or else the only one of
    register.db, register.xlsx and register.csv in it; None stands for none of them.  Raises
    RegisterError where there are several, where the settings name no register, one outside of the
    workspace or one on a server, InquiryError where something else is wrong with them,
    OutsideError for a link that leads out of the workspace.
    """
    if named := os.environ.get(VARIABLE):
        return address_of(named)
    if workspace.folder is None:
        return None
    settings, places = load_setup(workspace)
    if settings.register is not None:
        return _of_settings(workspace, settings.register, places["register"])
    there = [name for name in _USUAL if os.path.lexists(workspace.folder / name)]
    if len(there) > 1:
        what = _("The workspace has several registers: {names}.").format(names=", ".join(there))
        advice = _("Name one of them in drafter.yaml, as «register: {name}».")
        advice = advice.format(name=there[0])
        place = Place(str(workspace.folder / there[0]))
        raise RegisterError([Problem("register-several", place, what, advice)])
    return workspace.own(there[0]) if there else None


def _of_settings(workspace: Workspace, name: str, place: Place) -> Path:
    if "://" in name:
        what = _("A register on a server is named by no file of a workspace.")
        advice = _("Put its address into the variable {name}, or give it with the command.")
        advice = advice.format(name=VARIABLE)
        raise RegisterError([Problem("register-server-in-file", place, what, advice)])
    check_suffix(Path(name), place)
    try:
        return workspace.own(name)
    except OutsideError as error:
        raise RegisterError([problem_of(error)._replace(place=place)]) from error


def no_register() -> RegisterError:
    """Return the error that there is no register."""
    what = _("There is no register here.")
    advice = _("Name it, or put {name} into the workspace.").format(name=NEW)
    return RegisterError([Problem("no-register", None, what, advice)])
