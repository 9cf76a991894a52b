"""The head of a letter that somebody typed: date and number, title, subject, addressee."""

import re

from drafter.docx.document import Seen
from drafter.importing.addressing import Addressing
from drafter.importing.formulas import BLANK, IN_REPLY, SUBJECT, Formulas
from drafter.importing.lines import Line
from drafter.importing.naming import Naming
from drafter.importing.parts import Parts
from drafter.importing.posts import begins_post, is_contact
from drafter.model.letter import Run
from drafter.wording import _
from drafter.wording.expressions import expression

_FORM = expression(r"(?:\b(?:на|от|исх|вх|г|года|жылы|ж)\b|[№N\s_.,:«»\"/-])+", re.IGNORECASE)
"""The words of a form for date and number that nobody filled in."""


class Head:
    """Sorts the lines of a head into parts."""

    def __init__(self, parts: Parts, formulas: Formulas) -> None:
        """Take the parts to be filled, and the phrases of the language."""
        self.parts = parts
        self.formulas = formulas
        self.naming = Naming(formulas)

    def read(self, lines: list[Line]) -> None:
        """Take the lines that are known; the others begin the body."""
        parts = self.parts
        left: list[Line] = []
        for row in lines:
            if self.formulas.kind(row.text):
                parts.title = row.text
            elif self._is_registration(row.text):
                parts.registration.append(row.text)
            elif official := self.formulas.copy(row.text):
                parts.copies.append(official)
            elif SUBJECT.match(row.text) and not row.far and not parts.subject:
                parts.subject = row.text
            else:
                left.append(row)
        addressed, others = self._addressed(left)
        rest = others + self._addressee(addressed)
        if rest:
            parts.body += [Seen("", [Run(text)]) for text in rest]
            what = _("Lines from the head of the letter stand at the beginning of the text.")
            parts.doubt("import-head-in-body", what, "body")
        if not parts.title:
            what = _("The letter has no title that drafter knows.")
            parts.doubt("import-no-title", what, "kind")

    def _is_registration(self, text: str) -> bool:
        if BLANK.fullmatch(text) or _FORM.fullmatch(text) or IN_REPLY.match(text):
            return True
        return self.formulas.registration(text) is not None

    def _addressed(self, rows: list[Line]) -> tuple[list[str], list[str]]:
        """Return the lines of the addressee, from the post on, and those that are none."""
        on_right = [row for row in rows if row.far] or [r for r in rows if r.align != "center"]
        language = self.formulas.language
        for those in (on_right, rows):
            begun = [n for n, row in enumerate(those) if begins_post(row.text, language)]
            if begun:
                start = 0 if language == "kk" else begun[0]
                found = those[start:]
                break
        else:
            # A name alone shows who is addressed; nothing else does.
            found = on_right if any(map(self._has_name, on_right)) else []
        kept = [id(row) for row in found]
        others = [row.text for row in rows if id(row) not in kept]
        return [row.text for row in found], others

    def _has_name(self, row: Line) -> bool:
        named = self.naming.with_initials(row.text) or self.naming.is_addressed(row.text)
        return bool(named) and not is_contact(row.text)

    def _addressee(self, lines: list[str]) -> list[str]:
        """Take the addressees; return the lines that are left."""
        found, left = Addressing(self.naming).blocks(lines)
        self.parts.addressees = found
        if left and found and found[-1].name:
            what = _("Lines after the name of an addressee stand at the beginning of the text.")
            self.parts.doubt("import-more-addressees", what, "addressee")
        return left
