"""What a merge of any length has to say at its end, kept on the disk until then."""

import csv
import io
import pickle
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from drafter.register import Entry
from drafter.sheets.csv_sheet import quoted

COLUMNS = ("file", "addressee", "language", "date", "number", "term")

_PIECE = 1 << 16


class Spool:
    """The lines of an index, and the entries of a register with the files of each letter."""

    def __init__(self, folder: Path, *, with_entries: bool) -> None:
        """Take the folder of the letters; entries are kept where there is a register."""
        self._folder = folder
        self._with_entries = with_entries
        self._index: BinaryIO = TemporaryFile()  # noqa: SIM115 - both last as long as the merge
        self._entries: BinaryIO = TemporaryFile()  # noqa: SIM115
        self._index.write("".encode("utf-8-sig"))
        self._write(COLUMNS)

    def close(self) -> None:
        """Delete what was kept."""
        self._index.close()
        self._entries.close()

    def note(self, entries: list[Entry], targets: dict[str, Path]) -> None:
        """Keep the letters of a row: their entries, and their files by language."""
        entry = entries[0]
        date = f"{entry.date:%Y-%m-%d}" if entry.date else ""
        term = f"{entry.term:%Y-%m-%d}" if entry.term else ""
        for code, target in targets.items():
            language = code.partition("-")[0]
            addressee = "; ".join(one.addressee(language) for one in entries)
            name = target.relative_to(self._folder).as_posix()
            self._write((name, addressee, code, date, entry.number, term))
        if self._with_entries:
            pickle.dump((entries, list(targets.values())), self._entries)

    def _write(self, cells: tuple[str, ...]) -> None:
        line = io.StringIO(newline="")
        csv.writer(line, delimiter=";", lineterminator="\r\n").writerow(map(quoted, cells))
        self._index.write(line.getvalue().encode())

    def index(self) -> Iterator[bytes]:
        """Yield the index as the bytes of a CSV file, piece by piece."""
        self._index.seek(0)
        while piece := self._index.read(_PIECE):
            yield piece

    def entries(self) -> Iterator[tuple[list[Entry], list[Path]]]:
        """Yield the entries with their files."""
        end = self._entries.tell()
        self._entries.seek(0)
        while self._entries.tell() < end:
            yield pickle.load(self._entries)  # noqa: S301 - what was written above
