"""`drafter templates export` and `import`: a template as a Word file, and back."""

import difflib
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from drafter.commands import Command, Option, argument, pour, say, tell, warn
from drafter.commands.screen import confirmed
from drafter.composing.library import chosen
from drafter.docx.template_reading import ReadTemplate, read_template
from drafter.docx.template_review import Change, words_of
from drafter.errors import OutputError
from drafter.files.output import Output, exists_already, write_files
from drafter.linting.templates import problems_of
from drafter.office.template_in_word import Imported, exported, imported
from drafter.wording import N_, _
from drafter.workspace import Workspace

_STREAM = "-"
_ACCEPT, _REJECT = "accept", "reject"


def _export(name: tuple[str, ...], output: str | None, force: bool) -> None:
    workspace = Workspace.around(Path())
    templates = chosen(workspace, name)
    if output is not None and len(templates) > 1 and not _is_folder(output):
        text = _("Several templates are meant: {names}. Name one of them, or a folder.")
        raise click.UsageError(text.format(names=", ".join(t.name for t in templates)))
    made = [(_target(output, t.name), exported(workspace, t)) for t in templates]
    if output == _STREAM:
        pour(made[0][1])
        return
    if there := [exists_already(target) for target, _d in made if target.exists() and not force]:
        raise OutputError(there)
    write_files([Output(target, data, force) for target, data in made])
    for target, _data in made:
        say(_("Written: {file}").format(file=target), err=True)


def _is_folder(output: str) -> bool:
    return Path(output).is_dir() or output.endswith(("/", "\\"))


def _target(output: str | None, name: str) -> Path:
    """Return the file of a template: `ru-clauses-legal-basis.docx`, or the one that was named."""
    own = f"{name.replace('/', '-')}.docx"
    if output is None:
        return Path(own)
    return Path(output) / own if _is_folder(output) else Path(output)


def _import(file: Path, force: bool, changes: str | None) -> int:
    workspace = Workspace.around(Path())
    read = _read(file, changes)
    if read is None:
        return 1
    done = imported(workspace, read, file)
    warn(done.remarks)
    if done.after == done.before:
        text = _("{name}: the file says what the template says.")
        say(text.format(name=done.template.name), err=True)
        return 0
    _show(done, file)
    if not force and not _agreed(done):
        return 1
    write_files([Output(done.target, done.after.encode(), force=True)])
    say(_("Written: {file}").format(file=done.target), err=True)
    tell(problems_of(workspace, (done.template.name,)))
    return 0


def _read(file: Path, changes: str | None) -> ReadTemplate | None:
    """Return what a file says; None where it has changes under review and nobody decides."""
    read = read_template(file, accept=changes != _REJECT)
    if not read.changes or changes is not None:
        return read
    for change in read.changes:
        say(_in_words(change, file), err=True, fg="yellow")
    if not _asks():
        text = _("Changes under review: say --changes accept to take them, or --changes reject.")
        say(text, err=True)
        return None
    if confirmed(_("Take these changes? (yes; Enter leaves them out)")):
        return read
    return read_template(file, accept=False)


def _in_words(change: Change, file: Path) -> str:
    place = ":".join([str(file), *([str(change.place)] if change.place else [])])
    return f"{place}: " + words_of(change)


def _agreed(done: Imported) -> bool:
    if _asks():
        return confirmed(_("Write this into {file}? (yes; Enter is no)").format(file=done.target))
    say(_("Nothing is written without --force."), err=True)
    return False


def _asks() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _show(done: Imported, file: Path) -> None:
    old, new = (text.splitlines(keepends=True) for text in (done.before, done.after))
    lines: Sequence[str] = list(
        difflib.unified_diff(old, new, f"templates/{done.template.name}.html", str(file), n=1)
    )
    for line in lines:
        colour = {"+": "green", "-": "red", "@": "cyan"}.get(line[0])
        say(line.rstrip("\r\n"), fg=colour)


export_command = Command(
    "export",
    callback=_export,
    short_help=N_("Make a Word file of a template, to be changed there."),
    help=N_(
        "Make a Word file of a template: it reads as a letter, and what is filled in stands in"
        " controls. Change it in Word, and take it back with: drafter templates import"
    ),
    epilog=N_("Example: drafter templates export ru/inquiry"),
    params=[
        Option(
            ["-o", "--output"], metavar=N_("PATH"), help=N_("The file to write, or its folder.")
        ),
        Option(["--force"], is_flag=True, help=N_("Replace files that exist.")),
    ],
)
argument("name", metavar=N_("NAME…"), nargs=-1, required=True)(export_command)

import_command = Command(
    "import",
    callback=_import,
    short_help=N_("Take the changes back that were made in the Word file of a template."),
    help=N_(
        "Take the changes back that were made in the Word file of a template. They are shown; on a"
        " terminal a «yes» writes them into the workspace."
    ),
    epilog=N_("Example: drafter templates import ru-inquiry.docx"),
    params=[
        Option(["--force"], is_flag=True, help=N_("Write them without a question.")),
        Option(
            ["--changes"],
            type=click.Choice([_ACCEPT, _REJECT]),
            help=N_("Take changes that are under review in Word, or leave them out."),
        ),
    ],
)
argument("file", metavar=N_("FILE"), type=click.Path(path_type=Path))(import_command)
