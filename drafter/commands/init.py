"""`drafter init`: a workspace with a copy of everything that may be changed."""

from pathlib import Path

import click

from drafter.commands import Command, argument, say
from drafter.office.starting import begin_workspace
from drafter.wording import N_, _, spoken


def _init(folder: Path) -> None:
    begin_workspace(folder, spoken())
    say(_("A workspace is ready: {folder}").format(folder=folder), err=True)
    letter = folder / "letter.yaml"
    say(_("Next: drafter render {file}").format(file=letter), err=True)


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
