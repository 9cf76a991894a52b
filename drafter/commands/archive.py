"""`drafter archive`: the folders of old letters in Word's format that are searched as well."""

from pathlib import Path

import click

from drafter.archive.folders import add, archives_of, remove
from drafter.commands import Command, Group, argument, say, tell
from drafter.commands.find import archive_here, update_of
from drafter.errors import OutputError, Place, Problem
from drafter.wording import N_, _, ngettext


def _add(folder: Path) -> None:
    archive = archive_here()
    if not add(archive.folder, folder):
        say(_("The folder is in the archive already: {folder}").format(folder=folder), err=True)
    done = update_of(archive)
    tell(done.problems, "yellow")
    text = ngettext("{count} letter was read.", "{count} letters were read.", done.read)
    say(text.format(count=done.read), err=True)


def _remove(folder: Path) -> None:
    archive = archive_here()
    if not remove(archive.folder, folder):
        what = _("This folder is not in the archive.")
        advice = _("See: drafter archive list")
        raise OutputError([Problem("archive-unknown-folder", Place(str(folder)), what, advice)])
    tell(update_of(archive).problems, "yellow")


def _list() -> int:
    folders = archives_of(archive_here().folder)
    for folder in folders:
        there = folder.is_dir()
        say(str(folder) if there else _("{folder} – not there now").format(folder=folder))
    if not folders:
        say(_("There is no folder in the archive. Add one: drafter archive add FOLDER"), err=True)
    return 0 if folders else 1


command = Group(
    "archive",
    help=N_(
        "Let «drafter find» and the desk search folders of old letters in Word's format as well."
    ),
    epilog=N_("Example: drafter archive add ../letters-2023"),
)

_add_command = Command(
    "add",
    callback=_add,
    short_help=N_("Add a folder of old letters."),
    help=N_(
        "Add a FOLDER of old letters: .docx, and by LibreOffice .doc, .odt and .rtf. The files stay"
        " where they are and as they are; drafter remembers the folder and looks at each search"
        " for what is new or has changed in it."
    ),
    epilog=N_("Example: drafter archive add ../letters-2023"),
)
_remove_command = Command(
    "remove",
    callback=_remove,
    short_help=N_("Take a folder out of the archive."),
    help=N_("Take a FOLDER out of the archive. Its files stay as they are."),
    epilog=N_("Example: drafter archive remove ../letters-2023"),
)
_list_command = Command(
    "list",
    callback=_list,
    help=N_("List the folders of the archive."),
    epilog=N_("Example: drafter archive list"),
)
for _one in (_add_command, _remove_command):
    argument("folder", metavar=N_("FOLDER"), type=click.Path(path_type=Path))(_one)
for _one in (_add_command, _remove_command, _list_command):
    command.add_command(_one)
