"""The folder `.drafter` of a workspace: what the desk keeps beside the letters, for the user alone.

It can be deleted at any time; git does not see it.
"""

from pathlib import Path

from drafter.files.output import write_file, writing
from drafter.workspace import check_inside

NAME = ".drafter"

INDEX = "search", "index.db"
"""The folder in it, and the file, of the index by which letters are found."""


def kept_folder(workspace: Path, name: str) -> Path:
    """Return a folder in `.drafter`, made if need be, closed to others and to git.

    Raises OutsideError for a link that leads out of the workspace, another OSError or OutputError
    where it cannot be made.
    """
    whole = workspace / NAME
    folder = whole / name
    check_inside(folder, workspace)
    with writing(folder):
        whole.mkdir(mode=0o700, exist_ok=True)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    ignored = whole / ".gitignore"
    if not ignored.exists():
        write_file(ignored, b"*\n", force=True)
    return folder
