"""The register of letters: what was sent, to whom, and what was answered."""

from drafter.register.addresses import (
    NEW,
    Address,
    address_of,
    check_suffix,
    default_register,
    meant,
    meant_or_new,
    name_of,
    no_register,
)
from drafter.register.composed import entries_of
from drafter.register.entries import Answer, Entry, Letter, Texts
from drafter.register.following import followed
from drafter.register.kept import lines
from drafter.register.ledger import ALL, Filter, Ledger, Report
from drafter.register.opening import check, held, opened, reading

__all__ = [
    "ALL",
    "NEW",
    "Address",
    "Answer",
    "Entry",
    "Filter",
    "Ledger",
    "Letter",
    "Report",
    "Texts",
    "address_of",
    "check",
    "check_suffix",
    "default_register",
    "entries_of",
    "followed",
    "held",
    "lines",
    "meant",
    "meant_or_new",
    "name_of",
    "no_register",
    "opened",
    "reading",
]
