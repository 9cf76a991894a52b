"""A .po file as plain data: its entries, each with its line, and the slips of its form.

It reads what msgfmt reads (GNU gettext manual, «The Format of PO Files»), and has no words of its
own: a slip is an id with facts, of which `po` makes a sentence.
"""

import gettext
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from drafter.wording.invisible import code_of, forbidden_in

Plain = tuple[str, dict[str | tuple[str, int], str]]
"""The rule of plural forms, and the messages as `gettext.GNUTranslations` keeps them."""

_SPACE = " \t\r\f\v"
_TOKEN = re.compile(
    rf"""[{_SPACE}]*(?:
        (?P<name>msgctxt|msgid_plural|msgid|msgstr)
        (?:(?<=msgstr)[{_SPACE}]*\[[{_SPACE}]*(?P<form>[0-9]{{1,4}})[{_SPACE}]*\])?
        |"(?P<text>[^"\\]*(?:\\.[^"\\]*)*)"
    )""",
    re.VERBOSE,
)
_END = re.compile(rf"[{_SPACE}]*(?:#|$)")
_BEFORE = {
    "msgctxt": ("", "msgstr"),
    "msgid": ("", "msgctxt", "msgstr"),
    "msgid_plural": ("msgid",),
    "msgstr": ("msgid", "msgid_plural", "msgstr"),
}
"""Which field may stand right before a field of an entry."""

_ESCAPE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9A-Fa-f]{2})|(.))")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}

_CHARSET = re.compile(r"charset=([\w-]+)", re.IGNORECASE)
_RULE = re.compile(
    r"Plural-Forms:\s*nplurals\s*=\s*([0-9]{1,2})\s*;\s*plural\s*=\s*([^;\n]+)", re.IGNORECASE
)
_DIVISION = re.compile(r"[/%](?!\s*0*[1-9])")
"""A division by what may be nothing; CLDR's rules divide by numbers alone."""

_STRAY_RETURN = re.compile(rb"\r(?![\r\n]|\Z)")
"""The end of a line as Macintoshes wrote it before 2001."""

_USUAL_RULE = "n != 1"
_MOST_FORMS = 6
"""CLDR has six categories, all of which Arabic uses (UTS 35, «Language Plural Rules»)."""


@dataclass(slots=True)
class Entry:
    """A message of a catalog; `strings` are its translations, one or one a plural form."""

    line: int
    """Where the msgid stands."""
    context: str | None = None
    id: str = ""
    plural: str | None = None
    strings: list[str] = field(default_factory=list)
    string_line: int = 0
    fuzzy: bool = False
    obsolete: bool = False
    first: int = 0
    """Where the entry begins, with the comments above it."""
    last: int = 0
    """Where it ends."""

    @property
    def translated(self) -> bool:
        """Tell whether every form has words."""
        return bool(self.strings) and all(self.strings)

    @property
    def told_at(self) -> int:
        """The line that a slip of the translation is told at."""
        return self.string_line or self.line


class Slip(NamedTuple):
    """Something wrong in a line of a catalog: the problem's id, what its sentence names."""

    line: int
    id: str
    facts: Mapping[str, Any] = {}


class Reading(NamedTuple):
    """What was read of a catalog: its entries, its header, and the slips in order of lines."""

    entries: list[Entry]
    header: str
    slips: list[Slip]


def read_po(content: bytes) -> Reading:
    """Return what the bytes of a .po file hold; every slip of its form is found."""
    if slip := _encoding_slip(content):
        return Reading([], "", [slip])
    lines = content.decode("utf-8-sig").split("\n")
    reader = _Reader()
    for number, line in enumerate(lines, 1):
        reader.take(number, line)
    reader.end()
    entries = [entry for entry in reader.entries if entry.id or entry.context]
    header = _header(reader.entries)
    slips = [*reader.slips, *header_slips(header, lines), *_forms_too_many(header, reader.forms)]
    return Reading(entries, header, sorted(slips, key=lambda slip: slip.line))


def _encoding_slip(content: bytes) -> Slip | None:
    """Return the slip that a file is not in UTF-8, or its lines do not end as elsewhere.

    The encoding is named where it is certain.
    """
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Slip(1, "not-utf-8", {"encoding": "UTF-16"})
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return Slip(line, "not-utf-8", {"encoding": "CP1251"} if _is_cp1251(content) else {})
    if stray := _STRAY_RETURN.search(content):
        # A comment would swallow all that follows it.
        return Slip(content.count(b"\n", 0, stray.start()) + 1, "catalog-line-ends")
    return None


def _is_cp1251(content: bytes) -> bool:
    """Tell whether bytes are Cyrillic text as old Windows programs save it.

    In other old encodings the same bytes are marks of tables, or swap small letters and capitals.
    """
    if b"\0" in content:
        return False
    text = re.sub(r"[\x00-\x7f«»„“”–—…№\xa0]", "", content.decode("cp1251", "replace"))
    small = sum("а" <= letter <= "я" or letter == "ё" for letter in text)
    return small > 0.7 * len(text)


class _Reader:
    """Reads a .po file line by line into entries, and notes what msgfmt would stop at."""

    def __init__(self) -> None:
        self.entries = [Entry(0)]  # what stands before the first msgid has a place too
        self.slips: list[Slip] = []
        self.forms: list[tuple[int, int]] = []
        """The line and the number of each plural form."""
        self._last = ""
        self._line = self._begun = self._above = 0
        self._texts: list[str] = []
        self._lines: list[int] = []
        """The line of each text."""
        self._fuzzy = False

    def take(self, number: int, line: str) -> None:
        """Read the next line."""
        text = line.strip(_SPACE)
        obsolete = text.startswith("#~")
        if obsolete:
            text = text[2:].lstrip(_SPACE)
        if text.startswith("#") or (obsolete and text.startswith("|")):
            self._fuzzy |= text.startswith("#,") and "fuzzy" in text[2:].replace(",", " ").split()
            self._above = self._above or number
            return
        tokens = list(_tokens(text))
        if None in tokens:
            self._slip(number, "catalog-unquoted")
            if text.startswith("msgstr"):
                self._put()
                self._last, self._line = "msgstr", number
            self._texts.append("")  # the entry is known to be wrong: say no more of it
            return
        for token in filter(None, tokens):
            if token["name"]:
                self._begin(token["name"], token["form"], number, obsolete=obsolete)
            elif self._last:
                self._texts.append(token["text"])
                self._lines.append(number)
            else:
                self._slip(number, "catalog-stray-text")
            self._above, self.entries[-1].last = 0, number

    def end(self) -> None:
        """Finish the last entry."""
        self._put()
        if self._last not in ("", "msgstr"):
            self._slip(self._begun, "catalog-no-msgstr")

    def _slip(self, line: int, sort: str, **facts: Any) -> None:
        self.slips.append(Slip(line, sort, facts))

    def _begin(self, name: str, form: str | None, line: int, *, obsolete: bool) -> None:
        self._put()
        fits = self._last in _BEFORE[name]
        shown = name if form is None else f"{name}[{int(form)}]"
        if name in ("msgctxt", "msgid"):
            if not fits:
                self._slip(self._begun, "catalog-no-msgstr")
            if name == "msgctxt" or self._last != "msgctxt":
                above = self._above or line
                entry = Entry(line, fuzzy=self._fuzzy, obsolete=obsolete, first=above)
                self.entries.append(entry)
                self._fuzzy = False
            self.entries[-1].line = self._begun = line
        elif not fits:
            self._slip(line, "catalog-no-msgid", field=shown)
        elif name == "msgstr" and not self._is_next(form):
            self._slip(line, "catalog-plural-fields", field=shown)
        if form is not None:
            self.forms.append((line, int(form)))
        self._last, self._line = name, line

    def _is_next(self, form: str | None) -> bool:
        """Tell whether a msgstr is the one that its entry waits for."""
        entry = self.entries[-1]
        if form is None:
            return entry.plural is None and not entry.strings
        return entry.plural is not None and int(form) == len(entry.strings)

    def _put(self) -> None:
        """Give the field that ends here to its entry."""
        if not self._last:
            return
        if not self._texts:
            self._slip(self._line, "catalog-unquoted")
        text, entry = _plain("".join(self._texts)), self.entries[-1]
        if self._last == "msgstr" and not entry.obsolete and (found := forbidden_in(text)):
            lines = (n for n, t in zip(self._lines, self._texts, strict=False)
                     if forbidden_in(_plain(t)))  # fmt: skip
            self._slip(next(lines, self._line), "catalog-invisible", code=code_of(found[0][0]))
        self._texts, self._lines = [], []
        if self._last == "msgctxt":
            entry.context = text
        elif self._last == "msgid":
            entry.id = text
        elif self._last == "msgid_plural":
            entry.plural = text
        else:
            entry.strings.append(text)
            entry.string_line = entry.string_line or self._line


def _tokens(text: str) -> Iterator[re.Match[str] | None]:
    """Yield the keywords and texts of a line; None for what is neither."""
    place = 0
    while not _END.match(text, place):
        token = _TOKEN.match(text, place)
        yield token
        if token is None:
            return
        place = token.end()


def _plain(text: str) -> str:
    return _ESCAPE.sub(_unescaped, text) if "\\" in text else text


def _unescaped(match: re.Match[str]) -> str:
    octal, hexadecimal, letter = match.groups()
    if letter:
        return _ESCAPES.get(letter, letter)
    return chr(int(octal, 8) & 0xFF if octal else int(hexadecimal, 16))


def _header(entries: Iterable[Entry]) -> str:
    headers = (e for e in entries if not (e.id or e.context or e.obsolete) and e.strings)
    return next((entry.strings[0] for entry in headers), "")


def header_slips(header: str, lines: list[str]) -> Iterator[Slip]:
    """Yield what is wrong in a header; `lines` are those of its file."""
    if (charset := _CHARSET.search(header)) and charset[1].upper() not in ("UTF-8", "CHARSET"):
        yield Slip(_line_of("charset=", lines), "catalog-charset", {"charset": charset[1]})
    if "plural-forms:" in header.lower() and plural_rule(header) is None:
        yield Slip(_line_of("plural-forms:", lines), "catalog-plural-rule")


def _forms_too_many(header: str, forms: Iterable[tuple[int, int]]) -> Iterator[Slip]:
    rule = plural_rule(header)
    for line, form in forms:
        if rule and form >= rule[0]:
            yield Slip(line, "catalog-plural-forms", {"count": rule[0]})


def _line_of(text: str, lines: list[str]) -> int:
    return next((number for number, line in enumerate(lines, 1) if text in line.lower()), 1)


def plural_rule(header: str) -> tuple[int, str] | None:
    """Return how many forms a header's rule chooses from, and the rule; None for a wrong one."""
    match = _RULE.search(header)
    if header.lower().count("plural-forms:") > 1:
        return None  # of two rules, other readers may take the second
    if match is None or int(match[1]) > _MOST_FORMS or _DIVISION.search(match[2]):
        return None
    count, formula = int(match[1]), match[2].strip()
    try:
        plural = gettext.c2py(formula)
        return (count, formula) if all(plural(number) < count for number in range(200)) else None
    except (ValueError, RecursionError):
        return None


def plain(entries: Iterable[Entry], header: str, language: str) -> Plain:
    """Return the messages of entries; of two with one msgid the first counts.

    Where the header has no rule of plural forms, CLDR's for the language serves.
    """
    found: dict[str | tuple[str, int], str] = {}
    for entry in entries:
        key = entry.id if entry.context is None else f"{entry.context}\x04{entry.id}"
        for number, string in enumerate(entry.strings):
            if string:
                found.setdefault(key if entry.plural is None else (key, number), string)
    rule = plural_rule(header)
    if rule is None and any(isinstance(key, tuple) for key in found):
        return _rule_of(language), found
    return rule[1] if rule else _USUAL_RULE, found


def header_rule_or_usual(header: str, language: str) -> tuple[int, str]:
    """Return how many plural forms a catalog has and their rule: its header's, or else CLDR's."""
    return plural_rule(header) or _forms_of(language)


def _rule_of(language: str) -> str:
    return _forms_of(language)[1]


def _forms_of(language: str) -> tuple[int, str]:
    import babel.messages.plurals  # 17 ms, for a catalog without a rule

    try:
        found = babel.messages.plurals.get_plural(language)
    except (babel.UnknownLocaleError, ValueError):
        return 2, _USUAL_RULE
    return found.num_plurals, found.plural_expr
