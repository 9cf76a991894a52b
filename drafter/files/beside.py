"""Files that a letter names, such as pictures: they lie in its folder or below, nowhere else."""

import os
import re
from pathlib import Path
from urllib.parse import unquote

from drafter.workspace import Workspace

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


class AddressError(Exception):
    """A name is the address of something on the web."""


def beside(name: str, folder: Path) -> Path:
    """Return the file that a name means, as it was typed: it lies in a folder or below.

    No link leads elsewhere; there need be no such file.  Raises AddressError for an address;
    OutsideError and ValueError for a name that leads out of the folder, or that no file can have.
    """
    if _ADDRESS.match(name) and not _DRIVE.match(name):
        raise AddressError(name)
    ways = dict.fromkeys((name.replace("\\", "/"), unquote(name.replace("\\", "/"))))
    found = [Workspace(folder).own(way) for way in ways]
    return next((file for file in found if os.path.exists(file)), found[0])
