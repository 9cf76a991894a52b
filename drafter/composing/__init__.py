"""Composing: an Inquiry becomes a Letter through a template, its catalogs and its markup."""

from drafter.composing.composer import Composer

__all__ = ["Composer"]
