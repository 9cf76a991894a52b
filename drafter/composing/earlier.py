"""Blocks of templates as drafter shipped them before: whoever has one has written nothing there.

They are known by digests in `earlier.txt`, which `tools/earlier_blocks.py` writes.
"""

import hashlib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("earlier.txt")
_LENGTH = 12


def is_earlier(name: str, block: str, text: str) -> bool:
    """Tell whether a block of a template, or a whole one without blocks, was shipped so."""
    return digest(name, block, text) in _known()


def digest(name: str, block: str, text: str) -> str:
    """Return what a block of a template is known by; white space counts for nothing."""
    words = " ".join(text.lstrip("\ufeff").split())
    return hashlib.sha256(f"{name} {block} {words}".encode()).hexdigest()[:_LENGTH]


@cache
def _known() -> frozenset[str]:
    return frozenset(_FILE.read_text(encoding="ascii").split())
