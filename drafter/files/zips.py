"""Zip files without the time: a clock before 1980 or after 2107 is none of theirs to tell."""

import zipfile
from typing import Any


class Timeless(zipfile.ZipFile):
    """A zip file to be written whose entries carry the earliest time there is.

    An entry can tell a time from 1980 to 2107 (PKWARE, APPNOTE 6.3.9, 4.4.6); Python's zipfile
    takes that of the clock and fails beyond.
    """

    def writestr(self, zinfo_or_arcname: Any, data: Any, *how: Any, **more: Any) -> None:
        """Write an entry, compressed as the file is."""
        entry = zinfo_or_arcname
        if isinstance(entry, str):
            entry = zipfile.ZipInfo(entry)
            entry.compress_type = self.compression
            entry.external_attr = 0o600 << 16
        super().writestr(entry, data, *how, **more)
