"""Reading: a YAML or JSON file becomes an Inquiry, every value with its line and column."""

from drafter.reading.loading import load

__all__ = ["load"]
