"""Opening a file that was written in the program that the system has for it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

_SECONDS = 3
_KINDS = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
}


def open_by_system(file: Path) -> bool:
    """Open a file as a double click does; tell whether there is a program for it."""
    if sys.platform == "win32":
        try:
            os.startfile(file)  # noqa: S606 - drafter has written it
        except OSError:
            return False
        return True
    command = ["open"] if sys.platform == "darwin" else _of_desktop(file.suffix)
    if not command:
        return False
    nowhere = subprocess.DEVNULL
    call = [*command, str(file)]
    try:
        done = subprocess.run(  # noqa: S603 - the program is the system's, the file ours
            call, stdin=nowhere, stdout=nowhere, stderr=nowhere, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return True  # it is still opening
    except OSError:
        return False
    return done.returncode == 0


def _of_desktop(suffix: str) -> list[str]:
    """Return the command of a desktop that has a program for such files; nothing without one."""
    programs = [shutil.which(name) for name in ("xdg-open", "xdg-mime")]
    has_screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    opener, kinds = programs
    if not has_screen or opener is None or kinds is None:
        return []
    call = [kinds, "query", "default", _KINDS.get(suffix, "")]
    try:
        found = subprocess.run(  # noqa: S603 - a program of the system
            call, capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return []
    return [opener] if found.stdout.strip() else []
