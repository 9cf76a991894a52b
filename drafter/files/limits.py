"""How much drafter takes at each of its doors; beyond a limit it answers with a sentence.

Whatever is made on purpose to be too large, from a letter of a gigabyte to an archive that unpacks
without end, ends here, within seconds and some hundred megabytes.  Sizes are in bytes.
"""

MEGABYTE = 1 << 20

LARGEST_TEXT = 4 * MEGABYTE
"""A catalog, a template: a thousand pages of text."""

LARGEST_LETTER = 4 * MEGABYTE
"""A letter's file, every character of which twenty rules look at: five hundred pages, in two
languages."""

LARGEST_BOOK = 16 * MEGABYTE
"""An address book: more than 10,000 people with all that a letter may say of them."""

MOST_REMARKS = 1000
"""What a rule of `drafter check` tells of one letter; nobody reads more before correcting some."""

MOST_ALIKE = 50
"""What `drafter check` prints of one rule in one file; the formats for programs have all."""

MOST_VALUES = 10_000
MOST_VALUES_OF_BOOK = 500_000
"""Values of a letter's file: texts, lists and groups of keys; and those of an address book."""

DEEPEST_VALUES = 32
"""How deep lists and groups of keys may be nested; an inquiry needs five levels."""

LARGEST_DOCUMENT = 64 * MEGABYTE
LARGEST_PART = 16 * MEGABYTE
LARGEST_UNPACKED = 128 * MEGABYTE
MOST_PARTS = 4000
"""A Word file: its bytes, those of one of its parts and of all, unpacked, and its parts."""

MOST_PARAGRAPHS = 20_000
MOST_CHARACTERS = 1_200_000
DEEPEST_TABLES = 24
"""A letter that is imported: its paragraphs, its characters, and how deep its tables may be."""

LARGEST_REGISTER = 4
MOST_LETTERS = 40_000
"""A register in a workbook: how many times as large as a table it may be, and its rows; a database
takes any number of letters."""

LARGEST_PICTURE = 16 * MEGABYTE
LARGEST_PICTURES = 48 * MEGABYTE
MOST_POINTS = 50_000_000
"""A picture of a letter: its bytes, those of all in a letter, and its points: those of the best
camera of a telephone.  Unpacked they take 200 MB in whatever program shows them."""

LARGEST_TABLE = 32 * MEGABYTE
LARGEST_WORKBOOK = 8 * MEGABYTE
MOST_ROWS = 10_000
MOST_COLUMNS = 200
LONGEST_CELL = 32_767
MOST_SHEETS = 100
"""A table or a register: bytes, bytes of a workbook unpacked, rows, columns, characters of a cell
(that of Excel), sheets of a workbook.  To read a workbook takes seven times its size, and a second
for each 5 MB.  What else a workbook may have stands in `drafter/sheets/bounds.py`."""

LARGEST_STREAM = 1024 * MEGABYTE
LARGEST_DIRECTORY = MEGABYTE
MOST_TIMES_PACKED = 100
MOST_ROWS_OF_SHEET = 1 << 20
MOST_CELLS_OF_ROW = 1 << 14
LONGEST_LINE = 8 * MEGABYTE
"""A table that is read row by row: its bytes, unpacked; those of a workbook's directory; how many
times smaller it may be when it is packed; rows of a sheet and cells of a row (Excel's most);
characters of a line.  No more than a row of it is held at a time, so that a million rows take no
more memory than ten."""
