"""The looks of letters, opened once for all offices."""

from pathlib import Path

from drafter.docx import Look
from drafter.files.state import Kept
from drafter.workspace import check_inside

_LOOKS: Kept[Look] = Kept(8)
"""The looks in use, kept ready for all offices; few have more than one letterhead."""


def look_in(file: Path, workspace: Path | None = None) -> Look:
    """Return the look of a file; raises LookError when it cannot serve, OSError as reading does.

    One that lies in a workspace may not lead out of it: then OutsideError is raised.
    """

    def make() -> Look:
        own = workspace and file.is_relative_to(workspace)
        check_inside(file, workspace if own else None)
        return Look(file)

    return _LOOKS.made((file, workspace), lambda: [str(file)], make)
