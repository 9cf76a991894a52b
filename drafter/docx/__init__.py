"""DOCX: a Letter is laid out by a look and packed into bytes; OOXML is known here alone."""

from drafter.docx.look import Look
from drafter.docx.writer import write

__all__ = ["Look", "write"]
