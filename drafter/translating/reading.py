"""A .po file as a translator sees it: every entry with its line, doubles and dead ones included."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_FIELD = re.compile(
    r'\s*(msgctxt|msgid_plural|msgid|msgstr(?:\[(\d)\])?)?\s*"((?:[^"\\]|\\.)*)"\s*'
)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}


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

    @property
    def translated(self) -> bool:
        """Tell whether every form has words."""
        return bool(self.strings) and all(self.strings)


def entries(po: Path) -> Iterator[Entry]:
    """Yield the entries of a .po file that can be read, its header left out."""
    entry: Entry | None = None
    fuzzy = False
    last = ""
    for number, line in enumerate(po.read_text(encoding="utf-8-sig").splitlines(), 1):
        obsolete = line.startswith("#~")
        text = line.removeprefix("#~").strip() if obsolete else line.strip()
        if text.startswith("#"):
            fuzzy = fuzzy or (text.startswith("#,") and "fuzzy" in text)
            continue
        match = _FIELD.fullmatch(text)
        if match is None:
            continue
        name, value = match[1] or last, _unescaped(match[3])
        if match[1] == "msgctxt" or (match[1] == "msgid" and last != "msgctxt"):
            if entry is not None and (entry.id or entry.context):
                yield entry
            entry = Entry(number, fuzzy=fuzzy, obsolete=obsolete)
            fuzzy = False
        if entry is not None:
            _put(entry, name, value, number, new=bool(match[1]))
        last = name
    if entry is not None and (entry.id or entry.context):
        yield entry


def _put(entry: Entry, name: str, value: str, line: int, *, new: bool) -> None:
    if name == "msgctxt":
        entry.context = (entry.context or "") + value
    elif name == "msgid":
        entry.line = line if new else entry.line
        entry.id += value
    elif name == "msgid_plural":
        entry.plural = (entry.plural or "") + value
    elif new:
        entry.strings.append(value)
        entry.string_line = entry.string_line or line
    else:
        entry.strings[-1] += value


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda match: _ESCAPES.get(match[1], match[1]), text)
