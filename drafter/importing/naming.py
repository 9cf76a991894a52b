"""Lines that hold the names of people: those of an address and of signatures."""

import re

from drafter.importing.formulas import FULL_NAME, NAME_WITH_INITIALS, TITLED, Formulas
from drafter.importing.lines import columns
from drafter.importing.people import INITIALS, WORD
from drafter.importing.plain import line
from drafter.importing.posts import LONGEST, is_organisation
from drafter.wording.expressions import expression

LONG = 160
"""No signature without a gap before the name takes more characters."""

_GAP = 3
_UNDERLINE = expression("_{3,}")
_DATIVE = expression(r"(?:у|ю|е|и|ой|ей)$", re.IGNORECASE)
_NAMED_LINE = expression(
    rf"(?P<post>.*?)(?:^|[\s,]+)(?P<name>(?:г-ну\s+|г-же\s+|господину\s+|госпоже\s+)?"
    rf"(?:{INITIALS}\s*{WORD}|{WORD}\s+{INITIALS}))\s*[,.]?"
)
_NAME = expression(rf"{INITIALS}\s*{WORD}")
_NAMES = expression(rf"{_NAME.pattern}(?:[\s,;]+{_NAME.pattern})+")


class Naming:
    """Tells names from posts, by the words of posts that the catalogs have."""

    def __init__(self, formulas: Formulas) -> None:
        """Take the phrases of a language."""
        self.formulas = formulas

    def with_initials(self, text: str) -> re.Match[str] | None:
        """Return the `post` and the `name` of a line, whose name has initials."""
        return None if len(text) > LONGEST else _NAMED_LINE.fullmatch(text)

    def is_addressed(self, text: str) -> bool:
        """Tell whether a line is the name of a person in the case of an addressee."""
        if self.formulas.language != "ru" or NAME_WITH_INITIALS.fullmatch(TITLED.sub("", text)):
            return self.is_name(text)
        return self.is_name(text) and all(map(_DATIVE.search, TITLED.sub("", text).split()[-2:]))

    def is_name(self, text: str) -> bool:
        """Tell whether a line is a name: with initials, or words that no post is made of."""
        text = TITLED.sub("", text)
        if len(text) > LONGEST or is_organisation(text):
            return False
        if NAME_WITH_INITIALS.fullmatch(text):
            return True
        return bool(FULL_NAME.fullmatch(text)) and not self.formulas.has_word_of_post(text)

    def signed(self, text: str) -> list[tuple[str, str]]:
        """Return the posts and names of a line of signatures, nothing where it is none."""
        pieces = [
            piece.strip()
            for part in _UNDERLINE.split(text)
            for piece in columns(part, _GAP)
            if piece.strip()
        ]
        text = line(text)
        if len(text) > LONGEST:
            return []
        if _NAMES.fullmatch(text):
            pieces = _NAME.findall(text)
        if pieces and all(map(self.is_name, pieces)) and len(text) < LONG:
            return [("", piece) for piece in pieces]
        if len(pieces) > 1 and self.is_name(pieces[-1]):
            return [(line(" ".join(pieces[:-1])), pieces[-1])]
        found = _NAMED_LINE.fullmatch(text)
        if found and found["post"] and len(text) < LONG and not found["post"].endswith((".", ";")):
            return [(line(found["post"]), found["name"])]
        return []
