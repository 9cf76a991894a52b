"""A translator's catalog brought up to date in its own layout.

Only entries that are new, gone, or found elsewhere than before are written; every other byte stays,
so that a translator sees in a comparison what has changed and nothing else.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.plurals import get_plural

from drafter.errors import CatalogError
from drafter.files.input import contents
from drafter.wording.entries import Entry, plural_rule, read_po
from drafter.wording.po import problem

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_STRING_OR_BEGINNING = re.compile(r'"(?:[^"\\]|\\.)*"|\bmsg(?:ctxt|id|str)\b')
_SOURCE = re.compile(r"\s*#[.:]")
_BY_TRANSLATOR = re.compile(r"\s*#(?:\s|$)")
_LINE_NUMBER = re.compile(r":[0-9]+$")
_ISOLATED = str.maketrans("", "", "\u2068\u2069")
"""Marks that stand around the name of a file with spaces."""

_Key = tuple[str | None, str, str | None]


def spliced(po: Path, pot: bytes) -> bytes:
    """Return a .po file with the messages of a .pot file.

    A new message stands after the one before it in the .pot; one that is gone stays as a dead
    entry where it has words, and comes to life when it is asked for again.  Posts and their case
    forms, which a language adds where it needs them, are never gone.  Raises CatalogError with
    every slip of the file's form, OSError when it cannot be opened.
    """
    content = contents(po)
    read = read_po(content)
    if read.slips:
        raise CatalogError(problem(po, slip) for slip in read.slips)
    page = _Page(content)
    source = _Page(pot.replace(b"\n", page.end.encode()))
    before = page.data()
    entries = read_po(before).entries
    wanted = {_key(entry): entry for entry in read_po(pot).entries}
    known = _brought_up_to_date(page, entries, wanted, source)
    rule = plural_rule(read.header)
    forms = rule[0] if rule else plural_forms(po.parent.parent.name)
    line = max((entry.last for entry in known.values()), default=len(page.lines))
    for key, entry in wanted.items():
        line = known[key].last if key in known else line
        if key not in known:
            strings = [f'msgstr[{form}] ""' for form in range(forms)]
            strings = ['msgstr ""'] if entry.plural is None else strings
            block = [row for row in source.block(entry) if not row.startswith("msgstr")]
            page.add(line, [*block, *(f"{string}{page.end}" for string in strings)])
    return content if page.data() == before else page.data()


def plural_forms(language: str) -> int:
    """Return how many plural forms a language has by CLDR; 2 for one that CLDR does not know."""
    try:
        return int(get_plural(Locale.parse(language)).num_plurals)
    except (UnknownLocaleError, ValueError):
        return 2


class _Page:
    """A catalog as lines, and what is to become of them; each entry has lines of its own."""

    def __init__(self, content: bytes) -> None:
        text = content.decode()
        self._mark = "\ufeff" if text.startswith("\ufeff") else ""
        end = "\r\n" if text.partition("\n")[0].endswith("\r") else "\n"
        self.end = end
        lines = _LINE.findall(text.removeprefix(self._mark))
        self.lines: list[str] = _LINE.findall("".join(_parted(line, end) for line in lines))
        self._replaced: dict[int, tuple[int, list[str]]] = {}
        self._added: dict[int, list[str]] = {}

    def block(self, entry: Entry) -> list[str]:
        """Return the lines of an entry."""
        return self.lines[entry.first - 1 : entry.last]

    def replace(self, entry: Entry, block: list[str]) -> None:
        """Put other lines in the place of an entry; where there are none, it leaves no gap."""
        rest = self.lines[entry.last : entry.last + 1]
        gap = not block and rest and not rest[0].strip()
        self._replaced[entry.first] = entry.last + bool(gap), block

    def add(self, number: int, block: list[str]) -> None:
        """Add an entry, and an empty line before it, after the line of a number."""
        added = self._added.setdefault(number, [])
        added += [*([self.end] if number or added else []), *block]

    def data(self) -> bytes:
        """Return the file."""
        found = [*self._added.get(0, ())]
        number = 0
        while number < len(self.lines):
            after, block = number + 1, self.lines[number : number + 1]
            if after in self._replaced:
                after, block = self._replaced[after]
            found += block
            for line in range(number + 1, after + 1):
                if line in self._added:
                    last = "" if found[-1].endswith("\n") else self.end
                    found += [last, *self._added[line]]
            number = after
        return f"{self._mark}{''.join(found)}".encode()


def _parted(line: str, end: str) -> str:
    """Return a line that ends where a second entry begins in it, as it does in no usual file."""
    dead = line.lstrip().startswith("#~")
    if line.lstrip().startswith("#") and not dead:
        return line
    starts = []
    translated = False
    for match in _STRING_OR_BEGINNING.finditer(line):
        if match[0].startswith('"'):
            continue
        if match[0] != "msgstr" and translated:
            starts.append(match.start())
        translated = match[0] == "msgstr"
    for start in reversed(starts):
        line = line[:start].rstrip() + end + ("#~ " if dead else "") + line[start:]
    return line


def _brought_up_to_date(
    page: _Page, entries: Iterable[Entry], wanted: Mapping[_Key, Entry], source: _Page
) -> dict[_Key, Entry]:
    """Write what becomes of the entries of a file; return those that live on."""
    known: dict[_Key, Entry] = {}
    for entry in sorted(entries, key=lambda entry: entry.obsolete):
        key, block = _key(entry), page.block(entry)
        if key in wanted and key not in known:
            known[key] = entry
            alive = _alive(block) if entry.obsolete else block
            new = _with_comments(alive, source.block(wanted[key]))
        elif entry.obsolete or key in wanted or _of_a_post(entry):
            continue
        else:
            new = _dead(block, entry)
        if new != block:
            page.replace(entry, new)
    return known


def _key(entry: Entry) -> _Key:
    return entry.context, entry.id, entry.plural


def _of_a_post(entry: Entry) -> bool:
    return (entry.context or "").partition(",")[0] == "post"


def _dead(block: list[str], entry: Entry) -> list[str]:
    """Return the lines of an entry that nothing asks for; none where a translator wrote nothing."""
    if not any(entry.strings) and not any(map(_BY_TRANSLATOR.match, block)):
        return []
    found = []
    for line in block:
        text = line.lstrip()
        if text.startswith("#|"):
            found.append(f"#~{text[1:]}")
        elif not _SOURCE.match(line):
            found.append(line if text.startswith("#") or not text else f"#~ {line}")
    return found


def _alive(block: list[str]) -> list[str]:
    """Return the lines of a dead entry that is asked for again."""
    lines = [re.sub(r"^\s*#~\|", "#|", line) for line in block]
    return [re.sub(r"^\s*#~[ \t]?", "", line) for line in lines]


def _with_comments(block: list[str], source: list[str]) -> list[str]:
    """Return the lines of an entry with the comments of the source, if these say something else."""
    ours = [line for line in source if _SOURCE.match(line)]
    theirs = [number for number, line in enumerate(block) if _SOURCE.match(line)]
    if _said(ours) == _said([block[number] for number in theirs]):
        return block
    usual = (n for n, line in enumerate(block) if line.strip() and not _BY_TRANSLATOR.match(line))
    place = theirs[0] if theirs else next(usual, 0)
    rest = [line for number, line in enumerate(block) if number >= place and number not in theirs]
    return [*block[:place], *ours, *rest]


def _said(comments: Iterable[str]) -> tuple[list[str], set[str]]:
    """Return the words of comments and the files that they name, however they are broken."""
    words: dict[str, list[str]] = {"#.": [], "#:": []}
    for line in comments:
        text = line.strip().translate(_ISOLATED)
        words[text[:2]] += text[2:].split()
    return words["#."], {_LINE_NUMBER.sub("", word) for word in words["#:"]}
