"""The archive: letters of a workspace and of older times, found by their words."""

from drafter.archive.archive import Archive
from drafter.archive.queries import Query
from drafter.archive.searching import Hit
from drafter.archive.updating import Update

__all__ = ["Archive", "Hit", "Query", "Update"]
