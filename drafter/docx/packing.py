"""Packing: parts become a zip file whose bytes depend on nothing but the parts.

Python's zipfile cannot copy what is compressed already, and most parts are the same in every
letter of a look; so the few records of a zip file (PKWARE, APPNOTE 6.3.9, 4.3.7 to 4.3.16) are
written here.
"""

import struct
import zlib
from collections.abc import Mapping
from typing import NamedTuple

try:
    from isal import isal_zlib
except ImportError:  # there is none for some processors
    isal_zlib = None  # type: ignore[assignment]

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5HI")
"""All but the place of a part, which its letter decides."""

_END = struct.Struct("<4s4H2IH")
_VERSION, _UTF8, _DEFLATED = 20, 0x800, 8
_MIDNIGHT, _FIRST_OF_1980 = 0, 1 << 5 | 1
"""The earliest time that a zip entry can carry."""

_FIRST = ("[Content_Types].xml", "_rels/.rels")


class Entry(NamedTuple):
    """A compressed part: its checksum, its size before, and its bytes."""

    checksum: int
    size: int
    data: bytes


SMALL, FAST, AS_IT_IS = 6, 1, 0
"""Levels of compression: that of parts which are made once, that of those of each letter, and that
of pictures, which are compressed already.

The fast one makes a letter of 12 kB larger by 3 %.
"""


def compress(part: bytes, level: int = SMALL) -> Entry:
    """Return a part compressed, at a level of zlib's.

    For what each letter compresses ISA-L serves, which takes a quarter of zlib's time.  Its bytes
    are the same on all processors (its own levels above 2 are not).
    """
    if level == FAST and isal_zlib:
        packed = isal_zlib.compress(part, FAST, -zlib.MAX_WBITS)
        return Entry(isal_zlib.crc32(part), len(part), packed)
    return Entry(zlib.crc32(part), len(part), zlib.compress(part, level, -zlib.MAX_WBITS))


class Record(NamedTuple):
    """A part as a zip file has it: once with its data, once in the directory without its place."""

    local: bytes
    central: bytes
    name: bytes


def record(name: str, entry: Entry) -> Record:
    """Return the record of a part."""
    encoded = name.encode()
    common = (
        *(_VERSION, 0 if name.isascii() else _UTF8, _DEFLATED, _MIDNIGHT, _FIRST_OF_1980),
        *(entry.checksum, len(entry.data), entry.size, len(encoded), 0),
    )
    local = b"".join((_LOCAL.pack(b"PK\x03\x04", *common), encoded, entry.data))
    return Record(local, _CENTRAL.pack(b"PK\x01\x02", _VERSION, *common, 0, 0, 0, 0), encoded)


def records(parts: Mapping[str, Entry]) -> dict[str, Record]:
    """Return the records of parts in their order: content types first, then by their names."""
    return {name: record(name, parts[name]) for name in sorted(parts, key=_order)}


def pack(parts: Mapping[str, Entry]) -> bytes:
    """Return the package of parts by name."""
    return _joined(records(parts))


def pack_over(fixed: Mapping[str, Record], changed: Mapping[str, Record]) -> bytes:
    """Return the package of changed records, and of those of the fixed ones that they leave."""
    found = {**fixed, **changed}
    if len(found) > len(fixed):
        found = {name: found[name] for name in sorted(found, key=_order)}
    return _joined(found)


def _joined(found: Mapping[str, Record]) -> bytes:
    """Return the package of records in their order."""
    pieces: list[bytes] = []
    directory: list[bytes] = []
    place = 0
    for local, central, name in found.values():
        pieces.append(local)
        directory += (central, place.to_bytes(4, "little"), name)
        place += len(local)
    central_directory = b"".join(directory)
    size, count = len(central_directory), len(found)
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, size, place, 0)
    return b"".join((*pieces, central_directory, end))


def _order(name: str) -> tuple[bool, str]:
    return name not in _FIRST, name
