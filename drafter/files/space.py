"""Whether a disk has room for what can be done without."""

import os
from pathlib import Path

from drafter.files.limits import MEGABYTE

_AMPLE = 16 * MEGABYTE
"""What the letters of a call and their register seldom need together."""


def is_ample(folder: Path) -> bool:
    """Tell whether the disk of a folder has so much room that the letters will not lack it.

    Where the system does not tell, as Windows does not this way, there is taken to be enough.
    """
    if not hasattr(os, "statvfs"):
        return True
    try:
        state = os.statvfs(folder)
    except OSError:
        return False
    return state.f_bavail * state.f_frsize >= _AMPLE
