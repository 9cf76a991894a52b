"""Mutations: sound input changed at random, part by part where it is an archive."""

import io
import random
import zipfile
import zlib
from collections.abc import Callable

_TOKENS = (
    *(b"\x00", b"\xff", b"\xef\xbb\xbf", b"\r\n", b"\t", b"&a", b"*a", b"!!", b"{{", b"}}", b"{%"),
    *(b"<", b">", b"&", b"]]>", b"<!DOCTYPE a [", b"<!ENTITY", b'"', b"'", b"\\", b"|", b"|---|"),
    *(b"[^1]", b"# ", b"- ", b"> ", b"1. ", b"msgid", b'""', b";", b"=1+1", b"w:p", b"w:tbl"),
    *("і".encode(), "«".encode(), "\u202e".encode(), "\ud7ff".encode(), b"9" * 40, b"-1"),
    *(b"[a](", b"](", b"[^", b"(", b"**a ", b'\\"', b" " * 40, b"\\\n", b"<b>", b"<p>", b"{%"),
    *(b"nplurals=99999999; plural=n;", b"nplurals=2; plural=n/0;", b"\\nPlural-Forms:"),
    *(b'<mergeCell ref="A1:XFD1048576"/>', b"A1:XFD1048576", b'ref="A1"', b' hidden="1"'),
    *(b'<sheet name="a" sheetId="9" r:id="rId1"/>', b'r="1048576"', b"<c/>", b"<row/>", b"<brk/>"),
    *(
        b'<f t="shared" si="0"/>',
        b'<w:basedOn w:val="Normal"/>',
        b'<w:fldChar w:fldCharType="begin"/>',
    ),
)
_REPEATED = (2, 3, 50, 500)
"""How often a piece is repeated: the last shows what takes the square of time."""
_WHOLE = 0.2
"""How often an archive is changed as a whole: then its parts can seldom be unpacked."""

_DAMAGED = (zipfile.BadZipFile, zlib.error, ValueError, OSError, RuntimeError, EOFError)
"""What Python's zipfile raises of what is no archive, or no sound one any more."""

Change = Callable[[bytes], bytes]


def mutation(data: bytes, other: bytes, dice: random.Random) -> bytes:
    """Return input changed in a few places, or in one of its parts; `other` lends pieces."""
    part = dice.randrange(40)

    def change(content: bytes) -> bytes:
        return _mutated(content, other, dice)

    return change(data) if dice.random() < _WHOLE else _repacked(data, change, part)


def _mutated(data: bytes, other: bytes, dice: random.Random) -> bytes:
    """Return bytes with a few pieces cut, doubled, exchanged, or taken from elsewhere."""
    for _step in range(dice.randint(1, 6)):
        at = dice.randint(0, len(data))
        end = min(len(data), at + dice.choice((1, 1, 2, 8, 40, 400)))
        match dice.randint(0, 5):
            case 0:
                data = data[:at] + data[end:]
            case 1:
                data = data[:at] + data[at:end] * dice.choice(_REPEATED) + data[end:]
            case 2:
                many = dice.choice((1, 1, 1, *_REPEATED))
                data = data[:at] + dice.choice(_TOKENS) * many + data[at:]
            case 3:
                data = data[:at] + dice.choice(_TOKENS) + data[end:]
            case 4:
                data = data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :]
            case _:
                start = dice.randint(0, len(other))
                data = data[:at] + other[start : start + 200] + data[end:]
    return data


def _repacked(data: bytes, change: Change, part: int) -> bytes:
    """Return an archive with one of its parts changed; what is no archive is changed as a whole."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
    except _DAMAGED:
        return change(data)
    names = sorted(parts)
    if not names:
        return change(data)
    chosen = names[part % len(names)]
    parts[chosen] = change(parts[chosen])
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()
