"""python -m fuzz.office: opens in LibreOffice every DOCX that the finds of the fuzz runs make."""

import sys
from pathlib import Path

from drafter.errors import OutputError
from drafter.printing.pdf import as_pdf
from fuzz.doors import one

_CORPUS = Path(__file__).with_name("corpus")
_AT_ONCE = 50
_DOORS = ("body", "markup", "reading")
"""The doors that make a DOCX of what they are given; those of others are not kept."""


def main() -> int:
    """Make the documents of what the runs have kept and open each; return 1 if one stays shut."""
    documents = sorted(
        {
            document
            for door in _DOORS
            for find in (_CORPUS / door).glob("*")
            for document in one(door, find.read_bytes())
        }
    )
    shut = 0
    for first in range(0, len(documents), _AT_ONCE):
        some = documents[first : first + _AT_ONCE]
        try:
            as_pdf(some, seconds=600)
        except OutputError:
            shut += sum(not _opens(document) for document in some)
    print(f"{len(documents)} documents of {', '.join(_DOORS)}: {shut} stay shut")
    return int(bool(shut or not documents))


def _opens(document: bytes) -> bool:
    try:
        as_pdf([document])
    except OutputError as error:
        print(error, file=sys.stderr)
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
