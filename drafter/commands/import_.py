"""`drafter import`: the file in YAML that a letter in Word's format comes back to."""

from pathlib import Path

import click

from drafter.commands import Command, Option, argument, pour, say, tell, workspace_of
from drafter.errors import OutputError
from drafter.files.output import Output, exists_already, write_files
from drafter.office.older import imported
from drafter.wording import N_, _, ngettext

_STREAM = "-"


def _import(files: tuple[Path, ...], output: str | None, force: bool) -> None:
    target = _target(files, output)
    if target is not None and target.exists() and not force:
        raise OutputError([exists_already(target)])
    done = imported(files, str(target or _STREAM), workspace_of(files[0]))
    tell(done.warnings, colour="yellow")
    if target is None:
        pour(done.text.encode())
        return
    files_beside = [
        Output(target.with_name(name), data, force) for name, data in done.pictures.items()
    ]
    write_files([*files_beside, Output(target, done.text.encode(), force)])
    for beside in files_beside:
        say(_("Written: {file}").format(file=beside.target), err=True)
    say(_("Written: {file}").format(file=target), err=True)
    places = sum(w.place is not None and w.place.file == str(target) for w in done.warnings)
    if places:
        text = ngettext("{number} place to check.", "{number} places to check.", places)
        say(text.format(number=places), err=True)


def _target(files: tuple[Path, ...], output: str | None) -> Path | None:
    """Return the file to write; None is the standard output."""
    if output == _STREAM:
        return None
    stem = files[0].stem
    name, dot, code = stem.rpartition(".")
    stem = name if dot and len(code) == 2 and code.isalpha() else stem
    if output is None:
        return files[0].with_name(f"{stem}.yaml")
    target = Path(output)
    return target / f"{stem}.yaml" if target.is_dir() or output.endswith(("/", "\\")) else target


command = Command(
    "import",
    callback=_import,
    help=N_(
        "Read a letter in Word's format, whoever made it, into a file in YAML. Several FILES are"
        " the versions of one letter in its languages. What is not sure is marked in the file."
        " Files in .doc, .odt and .rtf are read by LibreOffice, where it is installed."
    ),
    epilog=N_("Example: drafter import letter.ru.docx letter.kk.docx -o letter.yaml"),
    params=[
        Option(
            ["-o", "--output"],
            metavar=N_("PATH"),
            help=N_("The file to write, or its folder; «-» is the standard output."),
        ),
        Option(["--force"], is_flag=True, help=N_("Replace files that exist.")),
    ],
)
argument("files", metavar=N_("FILE…"), nargs=-1, required=True, type=click.Path(path_type=Path))(
    command
)
