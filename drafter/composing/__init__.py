"""Composing: an Inquiry becomes a Letter through a template, its catalogs and its markup."""

from drafter.composing.composer import Composer
from drafter.composing.loader import NO_DRAFTS, Drafts

__all__ = ["NO_DRAFTS", "Composer", "Drafts"]
