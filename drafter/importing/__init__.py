"""Importing: letters in Word's format become the file that drafter would make them from."""

from drafter.importing.archive import Import, Paragraph, import_letters

__all__ = ["Import", "Paragraph", "import_letters"]
