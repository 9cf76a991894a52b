"""Names of files from what people typed: safe on every system, and unlike one another."""

import re
import unicodedata

LONGEST, MOST_BYTES = 100, 220
"""Characters and bytes of a name without its ending; most systems take 255 bytes with it."""

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_RESERVED = re.compile(
    r"(?:con(?:in\$|out\$)?|prn|aux|nul|clock\$|(?:com|lpt)[\d¹²³])\s*(?:\..*)?", re.IGNORECASE
)
"""Names that Windows keeps for devices."""


def safe(name: str) -> str:
    """Return a name that Windows, macOS and Linux accept; «_» stands for what they do not."""
    plain = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", name)).strip(" .")[:LONGEST]
    plain = plain.encode(errors="ignore")[:MOST_BYTES].decode(errors="ignore").strip(" .")
    # A hyphen in front would make an option of a command of it.
    taken = not plain or plain.startswith("-") or _RESERVED.fullmatch(plain)
    return f"_{plain}" if taken else plain


def is_plain(name: str) -> bool:
    """Tell whether a name is that of a file on Windows: neither a device nor a stream (`a:b`)."""
    return ":" not in name and not _RESERVED.fullmatch(name.strip(" ."))


def as_one(name: str) -> str:
    """Return what is the same for names that some systems take for one: «А.docx» and «а.docx»."""
    return unicodedata.normalize("NFC", name).casefold()
