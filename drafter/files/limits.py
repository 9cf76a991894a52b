"""How much drafter takes at each of its doors; beyond a limit it answers with a sentence.

Whatever is made on purpose to be too large, from a letter of a gigabyte to an archive that unpacks
without end, ends here, within seconds and some hundred megabytes.  Sizes are in bytes.
"""

MEGABYTE = 1 << 20

LARGEST_TEXT = 4 * MEGABYTE
"""A letter's file, an address book, a catalog, a template: a thousand pages of text."""

MOST_VALUES = 10_000
"""Values of a letter's file: texts, lists and groups of keys."""

DEEPEST_VALUES = 32
"""How deep lists and groups of keys may be nested; an inquiry needs five levels."""

LARGEST_DOCUMENT = 64 * MEGABYTE
LARGEST_PART = 16 * MEGABYTE
LARGEST_UNPACKED = 128 * MEGABYTE
MOST_PARTS = 4000
"""A Word file: its bytes, those of one of its parts and of all, unpacked, and its parts."""

MOST_PARAGRAPHS = 20_000
MOST_CHARACTERS = 400_000
DEEPEST_TABLES = 24
"""A letter that is imported: its paragraphs, its characters, and how deep its tables may be."""

LARGEST_TABLE = 32 * MEGABYTE
LARGEST_WORKBOOK = 8 * MEGABYTE
MOST_ROWS = 10_000
MOST_COLUMNS = 200
LONGEST_CELL = 32_767
"""A table or a register: bytes, bytes of a workbook unpacked, rows, columns, characters of a cell
(that of Excel).  To read a workbook takes seven times its size, and a second for each 5 MB."""
