"""Opens the desk over the folder «drafter» among the user's documents, for the zip for Windows."""

import ctypes
import sys
from pathlib import Path

_PERSONAL = 5
"""CSIDL_PERSONAL: the user's documents, also where OneDrive or an administrator has moved them."""


def documents() -> Path:
    """Return the user's folder of documents; his home, where Windows names none."""
    if sys.platform != "win32":
        return Path.home()
    named = ctypes.create_unicode_buffer(260)
    ctypes.windll.shell32.SHGetFolderPathW(None, _PERSONAL, None, 0, named)
    return Path(named.value) if named.value else Path.home()


if __name__ == "__main__":
    from drafter.__main__ import main

    sys.argv = ["drafter", "serve", str(documents() / "drafter")]
    main()
