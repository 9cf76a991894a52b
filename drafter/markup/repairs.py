"""Repairs: what mends markup where a parser gave up, so that it finds what is wrong behind that."""

from typing import NamedTuple

from drafter.markup.flaws import Flaw


class Repair(NamedTuple):
    """What mends the markup where the parser gave up: bytes in place of those of a stretch."""

    start: int
    end: int
    text: bytes

    def of(self, markup: bytes) -> bytes:
        """Return markup with the repair made."""
        return markup[: self.start] + self.text + markup[self.end :]

    def before(self, offset: int) -> int:
        """Return where an offset of the mended markup was before."""
        if offset >= self.start + len(self.text):
            return offset - len(self.text) + self.end - self.start
        return min(offset, self.start)


def unmended(flaw: Flaw, repairs: list[Repair]) -> Flaw:
    """Return a flaw of mended markup at its place before the repairs."""
    offset = flaw.offset
    for repair in reversed(repairs):
        offset = repair.before(offset)
    return flaw._replace(offset=offset)
