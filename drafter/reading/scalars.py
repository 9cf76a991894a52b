"""Texts, dates, numbers and words: the values of a file that consist of no others."""

import datetime
import re
from functools import cached_property
from pathlib import Path

from drafter.errors import Place, Problem
from drafter.markup.flaws import MarkdownError
from drafter.markup.markdown import to_markup
from drafter.model.inquiry import GENDER
from drafter.model.prose import Marked
from drafter.model.shapes import Blank, Choice, Count, Day, Identifier, Line, Prose, Shape
from drafter.model.source import Source, Written
from drafter.reading import meant
from drafter.reading.nodes import Mapping, Node, Scalar
from drafter.reading.pictures import Pictures
from drafter.wording import _, genders, suggestions

_SPACE = "[ \t\n\r\x85\u2028\u2029]+"
_LIKE_LANGUAGE = r"[a-z]{1,8}(-\w+)?$"
"""A key that may be meant as the code of a language: «ru», «kz», «rus»."""

_NOT_IN_CELLS = re.compile(r"<(?:h\d|table|blockquote)\b")
"""The markup of what no cell of a table can hold."""

_DATE_OF_PEOPLE = r"(\d{1,2})[./](\d{1,2})[./](\d{4})"


class Scalars:
    """Reads values of one piece, and collects the problems of a whole file."""

    def __init__(self, problems: list[Problem], known_languages: list[str]) -> None:
        """Take the problems that were found before, and the languages that letters have."""
        self.problems = problems
        self.known_languages = known_languages
        self.text = ""
        self.written: dict[str, Written] = {}
        self.pictures = Pictures(Path())

    @cached_property
    def _source(self) -> Source:
        """The text with what was read of it until now, and is being read."""
        return Source(self.text, self.written)

    def report(self, problem: str, place: Place, what: str, advice: str = "") -> None:
        """Note one more problem, by its id."""
        self.problems.append(Problem(problem, place, what, advice))

    def text_of(self, node: Node) -> str | None:
        """Return the text of a node, None after a problem was noted."""
        if isinstance(node, Mapping) and self.colon_in_text(node):
            return None
        if not isinstance(node, Scalar):
            what = _("A text is expected here, not a list or a group of keys.")
            advice = _("Write it after the colon, or below it after «|».")
            self.report("text-expected", node.place, what, advice)
            return None
        if not node.text or node.text.isspace():
            advice = _("Write it, or delete the line.")
            self.report("empty-value", node.place, _("The value is empty."), advice)
            return None
        return node.text

    def colon_in_text(self, node: Mapping) -> bool:
        """Report keys that are a text with a colon: «принять меры: ремонт»; tell if they are."""
        if len(node.entries) != 1:
            return False
        ((first, _value),) = node.entries.values()
        if re.match(_LIKE_LANGUAGE, first.text):
            return False
        if node.flow and node.place != first.place:  # it was put into braces on purpose
            return False
        what = _("A colon followed by a space stands inside text without quotation marks.")
        advice = _("Put the text in quotation marks, or write it on a new line after «|».")
        file, line, column = first.place
        place = first.place if first.style else Place(file, line, column + len(first.text))
        self.report("yaml-colon-in-text", place, what, advice)
        return True

    def number(self, node: Node, shape: Line, path: str) -> str | Blank | None:
        """Return a text of one paragraph, or that it is left for the pen."""
        text = self.line(node, shape, path)
        return Blank.BY_HAND if shape.blank and text == Blank.BY_HAND.value else text

    def line(self, node: Node, _shape: Shape, _path: str) -> str | None:
        """Return a text of one paragraph."""
        text = self.text_of(node)
        if text and ("  " in text or not text.isprintable()):  # as a line break is not
            text = re.sub(_SPACE, " ", text)
        return text.strip(" ") if text else None

    def prose(self, node: Node, shape: Prose, path: str) -> Marked | None:
        """Return a text of many paragraphs, with its markup; each flaw is noted at its place."""
        text = self.text_of(node)
        if text is None:
            return None

        def place(offset: int) -> Place:
            return self._source.place(path, offset) if path in self.written else node.place

        try:
            markup = to_markup(text)
        except MarkdownError as error:
            self.problems += [flaw.at(place(flaw.offset)) for flaw in error.flaws]
            return None
        if shape.in_cell and _NOT_IN_CELLS.search(markup):
            what = _("A cell of a table can hold paragraphs and lists alone.")
            advice = _("Write it without headings, tables and quotations.")
            self.report("cell-too-full", node.place, what, advice)
            return None
        found = self.pictures.take(text, place) if "<img " in markup else []
        self.problems += found
        return None if found else Marked(text, markup)

    def identifier(self, node: Node, shape: Shape, path: str) -> str | None:
        """Return a name in small Latin letters."""
        text = self.line(node, shape, path)
        if text and not re.match(Identifier.pattern, text):
            what = _("«{text}» is not a name in small Latin letters.").format(text=text)
            advice = _("Write, for example, «inquiry».")
            self.report("not-an-id", node.place, what, advice)
            return None
        return text

    def day(self, node: Node, shape: Day, path: str) -> datetime.date | Blank | None:
        """Return a date, or that it is left for the pen."""
        text = self.line(node, shape, path)
        if text is None:
            return None
        if shape.blank and text == Blank.BY_HAND.value:
            return Blank.BY_HAND
        if re.match(Day.pattern, text):
            try:
                return datetime.date.fromisoformat(text)
            except ValueError:
                what = _("There is no such day as «{text}».").format(text=text)
                self.report("no-such-day", node.place, what, _("Check the month and the day."))
                return None
        example = "2025-11-26"
        if people := re.fullmatch(_DATE_OF_PEOPLE, text):
            example = f"{people[3]}-{int(people[2]):02}-{int(people[1]):02}"
        what = _("«{text}» is not a date as year, month, day.").format(text=text)
        self.report("not-a-date", node.place, what, _("Write {example}.").format(example=example))
        return None

    def count(self, node: Node, shape: Shape, path: str) -> int | None:
        """Return a whole number."""
        text = self.line(node, shape, path)
        if text is None or re.match(Count.pattern, text):
            return int(text) if text else None
        what = _("«{text}» is not a whole number from 1 to 9999.").format(text=text)
        advice = _("Write the number in digits, without words.")
        self.report("not-a-number", node.place, what, advice)
        return None

    def yes(self, node: Node, shape: Shape, path: str) -> bool | None:
        """Return True for the word `true`."""
        text = self.line(node, shape, path)
        if text is None or text == "true":
            return text is not None
        what = _("Only «true» can stand here, not «{text}».").format(text=text)
        self.report("only-true", node.place, what, _("Write «true», or delete the line."))
        return None

    def choice(self, node: Node, shape: Choice, path: str) -> str | None:
        """Return one of a few words."""
        text = self.line(node, shape, path)
        if text is None or text in shape.words:
            return text
        what = _("«{text}» is not known here.").format(text=text)
        close = meant.meant(text, list(shape.words)) if shape is GENDER else "-"
        advice = self.suggest(text, list(shape.words)) if close else genders.possible_genders()
        self.report("unknown-word", node.place, what, advice)
        return None

    def language(self, node: Node, _shape: Shape, path: str) -> str | None:
        """Return the code of a language."""
        return self.choice(node, Choice(tuple(self.known_languages)), path)

    def suggest(self, text: str, known: list[str]) -> str:
        """Return the advice for a word that is not known."""
        close = meant.meant(text, known)
        return (
            _("Did you mean «{name}»?").format(name=close)
            if close
            else suggestions.suggestion(text, known)
        )
