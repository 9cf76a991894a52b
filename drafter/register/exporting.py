"""Letters of a register as a workbook of Excel, which is a register itself."""

import tempfile
from collections.abc import Iterable
from pathlib import Path

from drafter.register.entries import Entry
from drafter.register.table import TableLedger


def workbook(entries: Iterable[Entry]) -> bytes:
    """Return letters as a register in a workbook, with all that is known of them."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "register.xlsx"
        ledger = TableLedger(file, None)
        ledger.add(entries)
        ledger.save()
        return file.read_bytes()
