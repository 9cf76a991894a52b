"""An .mo file as plain data, whatever somebody may have put into it.

It is read here (GNU gettext manual, «The Format of GNU MO Files») rather than by gettext, which
forgets the plural msgids, believes every number in the file, and runs into errors of all kinds.
"""

import struct
from collections.abc import Iterator

from drafter.files.limits import LARGEST_TEXT
from drafter.wording.entries import Entry, Reading, Slip, header_slips
from drafter.wording.invisible import code_of, forbidden_in

_ORDERS = {b"\xde\x12\x04\x95": "<", b"\x95\x04\x12\xde": ">"}
"""What an .mo file begins with, and the order of its bytes."""


def read_mo(content: bytes) -> Reading:
    """Return what the bytes of an .mo file hold; its entries have no lines."""
    try:
        pairs = [(i.decode(), s.decode()) for i, s in _pairs(content)]
    except (ValueError, struct.error):
        return Reading([], "", [Slip(0, "catalog-no-mo")])
    header = next((string for message, string in pairs if not message), "")
    entries = []
    for message, string in pairs:
        context, mark, name = message.rpartition("\x04")
        name, many, plural = name.partition("\x00")
        strings = string.split("\x00") if many else [string]
        key = context if mark else None
        entries.append(Entry(0, key, name, plural if many else None, strings))
    slips = [slip._replace(line=0) for slip in header_slips(header, [])]
    shown = (string.replace("\x00", "") for _message, string in pairs)
    if found := [match for string in shown for match in forbidden_in(string)[:1]]:
        slips.append(Slip(0, "catalog-invisible", {"code": code_of(found[0][0])}))
    return Reading([entry for entry in entries if entry.id or entry.context], header, slips)


def _pairs(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the messages and their translations; raises ValueError or struct.error."""
    order = _ORDERS.get(content[:4])
    if order is None:
        raise ValueError
    _version, count, *tables = struct.unpack_from(f"{order}4I", content, 4)
    left = 2 * LARGEST_TEXT  # texts may share their bytes, and so be longer than the file
    for number in range(count):
        places = [struct.unpack_from(f"{order}2I", content, t + 8 * number) for t in tables]
        message, string = (content[start : start + length] for length, start in places)
        left -= len(message) + len(string)
        if left < 0 or any(start + length > len(content) for length, start in places):
            raise ValueError
        yield message, string
