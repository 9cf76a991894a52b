"""Importing: letters in Word's format become the file that drafter would make them from."""

from drafter.importing.archive import Import, import_letters

__all__ = ["Import", "import_letters"]
