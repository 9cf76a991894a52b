"""What the rules look at: the texts of an inquiry with their places, the day, the address book."""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from drafter.errors import Place, Repair
from drafter.grammar import Forms
from drafter.model.addressbook import Person
from drafter.model.inquiry import Inquiry
from drafter.model.origin import origin_of
from drafter.model.settings import Chamber
from drafter.model.source import Source
from drafter.reading.from_model import source_of
from drafter.wording import _
from drafter.wording.dates import MONTHS
from drafter.wording.expressions import expression
from drafter.wording.phrases import letter_languages, phrases
from drafter.words.chambers import chamber_of

PROSE = ("subject", "body", "request", "demands")
"""The keys whose values are sentences."""

_BODY = expression(
    r"(?:(?:appendix|appendices\.\d+)\.)?body(?:\..*)?"
    r"|(?:appendix|appendices\.\d+)\.comparison\..*"
)
_TITLES = expression(
    r"(?:appendix|appendices\.\d+)\.title.*|author\.label.*|fields\..*"
    r"|addressee(?:\.\d+)?\.salutation.*"
)
_NO_TEXT = expression(
    r"kind|date|number|languages.*|(?:addressee|copy_to)(?:\.\d+)?\.gender|author\.deputies"
    r"|(?:appendix|appendices\.\d+)\.(?:sheets|copies|file(?:\.\w+)?|landscape)"
    r"|clauses\.\d+(\.name)?|executor\.phone.*"
)
_ID = expression(r"[a-z][a-z0-9-]*")
_MAY_BE_ID = expression(r"author|(?:addressee|copy_to|signatories)(?:\.\d+)?|.*post")
_MARKUP = expression(
    r"\[\^[^\s\[\]]*\]:?"
    r"|(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)(?:\{[^{}\n]*\})?"
    r"|!\[(?=[^\[\]\n]*\]\()"
    r"|\b[a-z]+://[^\s)»]+"
    r"|[*_]{1,3}"
)
"""Marks and addresses; none goes on where the next one begins, or time would grow as the square."""

_EMPHASIS = expression(
    r"(?<![\w*])\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}(?![\w*])|(?<=\w)\*{1,3}(?=[^\W\d_])"
)
"""Marks that stand at a word; those with spaces on both sides are no emphasis."""

_START = expression(
    r"[ \t>]*(?:[-–][ \t]+|\d{1,3}[.)][ \t]+|#{1,3}[ \t]+|\[\^[^\s\[\]]*\]:[ \t]*)?(\|)?"
)


class Remark(NamedTuple):
    """What a rule has to say: where, what is wrong, what to do (whole sentences).

    `repair` is what is right there, where one thing alone is.
    """

    place: Place | None
    what: str
    advice: str = ""
    repair: Repair | None = None


class Earlier(NamedTuple):
    """A letter that was sent before: its file, its number, which may be unknown, and its day."""

    file: str
    number: str
    day: datetime.date


def _no_earlier() -> Sequence[Earlier]:
    return ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: the id by which it is switched off, what it finds (a msgid), and what finds it."""

    id: str
    meaning: str
    find: "Callable[[Draft], Iterable[Remark]]"


@dataclass(frozen=True)
class Passage:
    """A value of the file with its language; `None` where it stands for every language."""

    path: str
    language: str | None
    text: str
    source: Source

    def place(self, offset: int) -> Place:
        """Return where a character of `bare`, `plain` or the paragraphs stands in the file."""
        offsets = self._offsets
        known = offsets is not None and 0 <= offset < len(offsets)
        return self.place_typed(offsets[offset] if offsets and known else offset)

    def place_typed(self, offset: int) -> Place:
        """Return where a character of `text` stands in the file."""
        return self.source.place(self.path, offset)

    @property
    def key(self) -> str:
        """The key of the file that the value belongs to."""
        return self.path.partition(".")[0]

    @property
    def is_body(self) -> bool:
        """Whether it is the body of the letter or of an appendix: paragraphs with marks."""
        return _BODY.fullmatch(self.path) is not None

    @property
    def is_prose(self) -> bool:
        """Whether it consists of sentences."""
        return self.key in PROSE or self.is_body

    @cached_property
    def bare(self) -> str:
        """The text without marks of emphasis, which no rule may take for spaces or letters."""
        return _EMPHASIS.sub("", self.text)

    @cached_property
    def plain(self) -> str:
        """The bare text with blanks in place of footnote marks, addresses and other marks."""
        return blanked(_MARKUP, self.bare)

    @cached_property
    def paragraphs(self) -> list["Paragraph"]:
        """The paragraphs, list items and rows of tables."""
        return list(_paragraphs(self.plain if self.is_body else _one_line(self.plain)))

    def typed(self, part: "Paragraph") -> str:
        """Return the text of a paragraph as it is typed, without marks of emphasis."""
        return self.bare[part.offset : part.offset + len(part.text)]

    @cached_property
    def _offsets(self) -> list[int] | None:
        """Where each character of the bare text stands in the text, if not at the same place."""
        offsets: list[int] = []
        start = 0
        for mark in _EMPHASIS.finditer(self.text):
            offsets += range(start, mark.start())
            start = mark.end()
        return [*offsets, *range(start, len(self.text))] if start else None


class Paragraph(NamedTuple):
    """A stretch of a text: where it begins, its words, whether it is a row of a table or quoted."""

    offset: int
    text: str
    table: bool = False
    quoted: bool = False


@dataclass(frozen=True)
class Draft:
    """An inquiry as the rules see it."""

    inquiry: Inquiry
    today: datetime.date
    locales: tuple[Path, ...]
    members: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    """The short names (`А. Перуашев`) of a faction's members in the address book, by a language and
    its name in that language."""

    people: tuple[Person, ...] = ()
    """The people of the address book."""

    words: frozenset[str] = frozenset()
    """Words, in small letters, that are known beside those of dictionaries."""

    chambers: Sequence[Chamber] = ()
    """The chambers of the parliament that the workspace names."""

    earlier: Callable[[], Sequence[Earlier]] = _no_earlier
    """Returns earlier letters on the same, the one that is most alike at the front."""

    @property
    def day(self) -> datetime.date:
        """The day of the letter, or else today."""
        return self.inquiry.day or self.today

    @cached_property
    def source(self) -> Source:
        """The file of the inquiry, or what a file would say of one that was built in code."""
        source = origin_of(self.inquiry).source
        return source if source.values else source_of(self.inquiry)

    @cached_property
    def passages(self) -> list[Passage]:
        """Every text and name of the file, but those of languages that no letter is made in."""
        source = self.source
        unwritten = {*letter_languages(self.locales)} - {*self.inquiry.languages}
        return [
            Passage(path, self._language(path), written.text, source)
            for path, written in source.values.items()
            if not _NO_TEXT.fullmatch(path) and not _is_id(path, written.text)
            if unwritten.isdisjoint(path.split("."))
        ]

    @property
    def prose(self) -> list[Passage]:
        """The texts that consist of sentences."""
        return [passage for passage in self.passages if passage.is_prose]

    @property
    def titles(self) -> list[Passage]:
        """The prose and the other texts that are no names."""
        return [p for p in self.passages if p.is_prose or _TITLES.fullmatch(p.path)]

    def running(self, language: str | None = None) -> "Iterator[tuple[Passage, Paragraph]]":
        """Yield the paragraphs of texts, in one language or in all, but no rows of tables."""
        for passage in self.titles:
            if language in (None, passage.language):
                for part in passage.paragraphs:
                    if not part.table:
                        yield passage, part

    def passage(self, path: str, language: str) -> Passage | None:
        """Return the text of a path in a language."""
        wanted = (path, f"{path}.{language}")
        return next((p for p in self.passages if p.path in wanted), None)

    def post(self, post: str | Mapping[str, Forms], language: str) -> str:
        """Return a post, of the catalog or in own words, in the nominative of a language."""
        if isinstance(post, str):
            return phrases(language, self.locales).phrase("post", post)
        return post[language].nominative

    def chamber(self) -> str:
        """Return the name of the chamber in office on the day, empty where there is none."""
        words = phrases(self.inquiry.languages[0], self.locales)
        found = chamber_of(self.inquiry, self.chambers, words)
        return str(found.name) if found else ""

    def months(self, language: str) -> list[str]:
        """Return the months as they stand in a date of a language."""
        words = phrases(language, self.locales)
        return [words.phrase("month in a date", month) for month in MONTHS]

    def _language(self, path: str) -> str | None:
        languages = self.inquiry.languages
        named = next((part for part in path.split(".") if part in languages), None)
        return named or (languages[0] if len(languages) == 1 else None)


def mend(place: Place, what: str, wrong: str, right: str) -> Remark:
    """Return the remark that something else has to stand in the place of what is typed."""
    advice = _("Write «{word}».").format(word=right)
    return Remark(place, what, advice, Repair(wrong, right))


def word_list(text: str) -> frozenset[str]:
    """Return the words of a list that is written as a text."""
    return frozenset(text.split())


def blanked(pattern: re.Pattern[str], text: str) -> str:
    """Return a text of the same length with blanks in place of what a pattern finds."""
    return pattern.sub(lambda match: " " * len(match[0]), text)


def _is_id(path: str, text: str) -> bool:
    return _MAY_BE_ID.fullmatch(path) is not None and _ID.fullmatch(text) is not None


def _one_line(text: str) -> str:
    return text.replace("\n", " ")


def _paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of a body: its lines, those that a backslash joins together."""
    pending: list[tuple[int, str, bool]] = []
    offset = 0
    for line in text.split("\n"):
        start = None if pending else _START.match(line)
        lead, table = (start.end(), bool(start[1])) if start else (0, False)
        if table and line.strip():
            yield Paragraph(offset, line, table=True)
        elif line.strip(" \t>"):
            pending.append((offset + lead, line[lead:], line.lstrip().startswith(">")))
        if pending and not line.endswith("\\"):
            yield _of_lines(pending)
            pending = []
        offset += len(line) + 1
    if pending:
        yield _of_lines(pending)


def _of_lines(lines: list[tuple[int, str, bool]]) -> Paragraph:
    """Put the lines of a paragraph together, each letter as far from the first as in the text."""
    start = end = lines[0][0]
    pieces: list[str] = []
    for offset, line, _quoted in lines:
        # Between the lines stand the line break and what was left out at their beginnings.
        pieces += [" " * (offset - end - 1), "\n", line] if pieces else [line]
        end = offset + len(line)
    return Paragraph(start, "".join(pieces), quoted=lines[0][2])
