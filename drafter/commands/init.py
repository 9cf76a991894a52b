"""`drafter init`: a workspace with a copy of everything that may be changed."""

from pathlib import Path

import click

from drafter.commands import Command, argument, say
from drafter.errors import OutputError
from drafter.files.output import Output, exists_already, write_files
from drafter.office.starting import workspace_files
from drafter.wording import N_, _, spoken


def _init(folder: Path) -> None:
    files = {folder / path: data for path, data in workspace_files(spoken())}
    same = {path for path, data in files.items() if _holds(path, data)}
    there = [path for path in files if path.exists() and path not in same]
    if there or len(same) == len(files):
        there = there or list(files)
        advice = _("Choose another folder; nothing was written.")
        raise OutputError(exists_already(path)._replace(advice=advice) for path in there)
    # What is there with the same content was left by a run that was cut off.
    write_files([Output(path, files[path], force=False) for path in files if path not in same])
    say(_("A workspace is ready: {folder}").format(folder=folder), err=True)
    letter = folder / "letter.yaml"
    say(_("Next: drafter render {file}").format(file=letter), err=True)


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


command = Command(
    "init",
    callback=_init,
    help=N_(
        "Make a workspace in FOLDER, or here: templates, looks, catalogs, address book and a first"
        " letter. Inside it every command finds these files by itself."
    ),
    epilog=N_("Example: drafter init letters"),
)
argument("folder", metavar=N_("[FOLDER]"), default=".", type=click.Path(path_type=Path))(command)
