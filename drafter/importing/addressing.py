"""The lines of a head become addressees: each a post, perhaps of many lines, and a name."""

from collections.abc import Sequence

from drafter.grammar import Case
from drafter.importing.naming import Naming
from drafter.importing.parts import Addressed
from drafter.importing.plain import line, same
from drafter.importing.posts import begins_post, is_contact
from drafter.wording.expressions import expression

_MOST_LINES = 6
"""No post takes more lines."""

_MOST_LINES_BEFORE_POST = 3
"""«Қазақстан Республикасының / Бас Прокуроры»: the post itself stands last."""

_POST_AND_NAME, _WORDS_OF_NAME = 2, 3

_IN_DATIVE = expression(r"(?:Во?\s|[\w-]+(?:у|ю|е|и|ой|ей)\b)")
"""«Министру», «В Комитет»; «Парламента Республики Казахстан» goes on with a post."""

_INITIAL = expression(r"(?:\S+ )?\w\.")
_GOES_ON = expression(r"(?:[,–—-]|\s(?:и|және|по|при|в))$")
"""The end of a line whose post goes on in the next one."""


class Addressing:
    """Tells where one addressee ends and the next begins."""

    def __init__(self, naming: Naming) -> None:
        """Take what tells names from posts."""
        self.naming = naming
        self.formulas = naming.formulas

    def blocks(self, lines: Sequence[str]) -> tuple[list[Addressed], list[str]]:
        """Return the addressees, and the lines that follow them and are none."""
        found: list[Addressed] = []
        rest = list(lines)
        while rest and (not found or self._begins(rest)):
            addressed, rest = self._first(rest)
            found.append(addressed)
        return found, rest

    def pairs(self, lines: Sequence[str]) -> list[Addressed]:
        """Return the addressees of a letter of drafter, where post and name are a line each."""
        found: list[Addressed] = []
        for text in lines:
            if found and not found[-1].name and self._is_printed_name(text, len(lines)):
                found[-1] = Addressed(found[-1].post, text)
            else:
                found.append(Addressed(text))
        return found

    def _is_printed_name(self, text: str, count: int) -> bool:
        """Tell whether one of `count` lines is a name: with initials, or nothing like a post."""
        by_initials = self.naming.with_initials(text)
        if by_initials and not by_initials["post"]:
            return True
        if self._is_known(text) or begins_post(text, self.formulas.language):
            return False
        short = count == _POST_AND_NAME or len(text.split()) <= _WORDS_OF_NAME
        return short or _INITIAL.match(text) is not None

    def _begins(self, lines: Sequence[str]) -> bool:
        """Tell whether lines begin with a further addressee: with a post, in Kazakh its owner."""
        language = self.formulas.language
        many = _MOST_LINES_BEFORE_POST if language == "kk" else 1
        return lines[0][:1].isupper() and any(
            begins_post(text, language) for text in lines[:many] if not is_contact(text)
        )

    def _first(self, lines: list[str]) -> tuple[Addressed, list[str]]:
        end = self._end_of_post(lines)
        post, rest = lines[:end], lines[end:]
        if not rest:
            return Addressed(line(" ".join(post))), []
        found = self.naming.with_initials(rest[0])
        if found:
            post = [*post, found["post"]]
            return Addressed(line(" ".join(post)).rstrip(","), found["name"]), rest[1:]
        if post and self.naming.is_addressed(rest[0]):
            return Addressed(line(" ".join(post)).rstrip(","), rest[0]), rest[1:]
        return Addressed(line(" ".join(post))), rest

    def _end_of_post(self, lines: list[str]) -> int:
        """Return at which line the name stands, or the next addressee, or something else."""
        for number, text in enumerate(lines):
            if is_contact(text) or self.naming.with_initials(text):
                return number
            if number and (self._is_name(lines, number) or self._is_next(lines, number)):
                return number
        return min(len(lines), _MOST_LINES)

    def _is_name(self, lines: list[str], number: int) -> bool:
        """Tell whether a line is a name in full: one with initials after it would be more sure."""
        if not self.naming.is_addressed(lines[number]):
            return False
        after = lines[number + 1 :]
        sure = any(self.naming.with_initials(text) for text in after)
        return not sure or self._begins(after)

    def _is_next(self, lines: list[str], number: int) -> bool:
        """Tell whether a line begins another addressee, the one before having no name."""
        before = line(" ".join(lines[:number]))
        if _GOES_ON.search(before) or not self._begins(lines[number:]):
            return False
        in_dative = self.formulas.language == "ru" and _IN_DATIVE.match(lines[number])
        return self._is_known(before) or bool(in_dative)

    def _is_known(self, post: str) -> bool:
        """Tell whether the catalog has a post in one of the cases of an address."""
        cases = (Case.DATIVE, Case.NOMINATIVE)
        return any(same(post) in self.formulas.posts(case) for case in cases)
