"""Sentences of refusals that tables of every kind share."""

from pathlib import Path

from drafter.errors import Place, Problem, TableError
from drafter.wording import _


def refused(file: Path, fault: str, what: str, advice: str) -> TableError:
    """Return the error that a table cannot be taken: the id of the fault, and two sentences."""
    return TableError([Problem(fault, Place(str(file)), what, advice)])


def too_large() -> tuple[str, str, str]:
    """Return the id of the fault that a table is too large, what is wrong, and what to do."""
    return "table-too-large", _("The table is too large."), _("Divide it into several.")


def no_workbook() -> tuple[str, str, str]:
    """Return the same for a file that is no workbook."""
    what = _("The file is no workbook of Excel that can be read.")
    return "table-no-workbook", what, _("Save it as «Excel workbook (*.xlsx)».")


def save_as_utf_8() -> str:
    """Return what to do with a table in another encoding."""
    return _("In Excel choose «Save as», «CSV UTF-8».")
