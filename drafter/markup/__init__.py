"""Markdown and the strict subset of HTML: read into a letter's blocks."""
