"""The register of letters: what was sent, to whom, and what was answered."""

from drafter.register.book import SUFFIXES, Register, held, opened
from drafter.register.entries import Entry, entry_of
from drafter.register.following import default_register, followed

__all__ = [
    "SUFFIXES",
    "Entry",
    "Register",
    "default_register",
    "entry_of",
    "followed",
    "held",
    "opened",
]
