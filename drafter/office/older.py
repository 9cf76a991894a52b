"""Letters of older Word, of LibreOffice and in RTF, which come in as Word letters do."""

from collections.abc import Sequence
from pathlib import Path

from drafter.errors import DocumentError, OutputError, Problem
from drafter.files.letters import OLDER
from drafter.importing import Import, import_letters
from drafter.workspace import Workspace


def imported(files: Sequence[Path], target: str, workspace: Workspace | None = None) -> Import:
    """Return the file that one letter comes back to, as `import_letters` does.

    Raises what that raises, DocumentError as well where LibreOffice is needed and absent, or
    cannot read a file.
    """
    return import_letters(files, target, workspace, _as_docx(files))


def _as_docx(files: Sequence[Path]) -> dict[Path, bytes]:
    older = [file for file in files if file.suffix.lower() in OLDER]
    if not older:
        return {}
    from drafter.printing.converting import as_docx  # processes, for few letters

    try:
        made = as_docx(older)
    except OutputError as error:
        raise DocumentError(error.problems) from error
    if problems := [one for one in made.values() if isinstance(one, Problem)]:
        raise DocumentError(problems)
    return {file: one for file, one in made.items() if isinstance(one, bytes)}
