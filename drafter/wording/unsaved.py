"""The phrases of a letter from a catalog that is not saved yet."""

from collections.abc import Sequence
from pathlib import Path

from drafter.wording.catalogs import LETTER, UnreadableError, catalog, of_content
from drafter.wording.phrases import Lenient, Phrases
from drafter.wording.po import explained


class Unsaved(Phrases):
    """The phrases of a language in which one file has other content than on the disk.

    Where a phrase is missing, its source stands; no letter is made of these.
    """

    def __init__(self, language: str, content: bytes, folders: Sequence[Path]) -> None:
        """Take the content of the catalog in the first folder, and locale folders.

        Raises CatalogError for a catalog with slips, or with translations that spoil a letter.
        """
        file = folders[0] / language / "LC_MESSAGES" / f"{LETTER}.po"
        self.language = language
        self._lenient = Lenient(language, folders[0])
        try:
            rest = catalog(LETTER, language, folders[1:], self._lenient)
            self.translations = of_content(file, language, content, rest)
        except UnreadableError as error:
            raise explained(error) from error

    @property
    def missing(self) -> set[str]:
        """The msgids that were asked for so far and that nobody has."""
        return self._lenient.missing
