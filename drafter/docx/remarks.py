"""What is said of a Word file that was read: what it lost on the way, or why it is no letter."""

from drafter.errors import WARNING, DocumentError, Place, Problem
from drafter.wording import _, ngettext


def too_long(place: Place) -> DocumentError:
    """Return the error that a document is no letter, but far longer."""
    what = _("The document is far too long for a letter.")
    advice = _("Copy the letter into a document of its own.")
    return DocumentError([Problem("word-too-long", place, what, advice)])


def no_text(place: Place) -> Problem:
    """Return the problem that a document has no text, as a scan has none."""
    advice = _("If it is a scan, recognise its text first.")
    return Problem("word-no-text", place, _("The document has no text."), advice)


def remark(place: Place, kind: str, number: int) -> Problem:
    """Return what was left out or changed of a document, and what to do about it.

    `kind` is what the id has behind `word-`; `number` tells how often it was met.
    """
    look = _("Compare the text with the document.")
    accept = _("Accept or reject the changes in Word to be sure.")
    remarks = {
        "deleted-text": (
            _("The document has changes under review: deleted text was left out."),
            accept,
        ),
        "inserted-text": (
            _("The document has changes under review: inserted text was taken."),
            accept,
        ),
        "comment": (
            ngettext("{number} comment was left out.", "{number} comments were left out.", number),
            "",
        ),
        "picture": (
            ngettext("{number} picture was left out.", "{number} pictures were left out.", number),
            _("Put it into the letter in Word."),
        ),
        "struck-out-text": (_("Text that is struck out was left out."), look),
        "placeholder": (_("A field that was not filled in was left out."), look),
        "field-code": (_("Text inside the code of a field was left out."), look),
        "unread-text": (_("Text that stands in an unusual place was left out."), look),
        "unused-note": (_("A note whose mark does not stand in the text was left out."), look),
        "hidden-text": (_("Hidden text was left out."), look),
        "underlining": (_("Underlining was left out."), _("Use *emphasis* or **strong** instead.")),
        "merged-cells": (_("A table has merged cells: their text stands in the first one."), look),
        "text-box": (_("The text of a text box was put before its paragraph."), look),
        "header-or-footer": (
            _("The text of the header or footer was left out."),
            _("It belongs to a look."),
        ),
        "macros": (_("The document carries macros; they were neither run nor taken over."), ""),
        "embedded-document": (_("An embedded document was left out."), look),
        "symbol": (_("A sign from a font of symbols was left out."), look),
        "formula": (_("A formula was written in one line."), look),
    }
    what, advice = remarks[kind]
    return Problem(f"word-{kind}", place, what.format(number=number), advice, WARNING)
