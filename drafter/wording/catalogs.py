"""Gettext catalogs: found, and read.

What is wrong with a file is told by an error without words, which `po` turns into sentences: the
program's own messages stand in catalogs too.
"""

import gettext
import io
import marshal
import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.files.cache import kept
from drafter.files.limits import LARGEST_TEXT
from drafter.workspace import boundary_of, check_inside

if TYPE_CHECKING:
    from drafter.wording.entries import Slip

LETTER = "letter"
"""The domain of what is printed in a letter."""

PROGRAM = "drafter"
"""The domain of what the program says."""

_FOLDER = "LC_MESSAGES"
_CODE = re.compile(r"[A-Za-z0-9]+(?:[_@-][A-Za-z0-9]+)*")
"""The code of a language, as it names a folder: ru, kk_Latn, sr@latin."""


class UnreadableError(Exception):
    """A catalog has slips, or none, where it is no file of the size of a catalog."""

    def __init__(self, file: Path, slips: "Sequence[Slip]" = ()) -> None:
        """Take the file and its slips."""
        self.file = file
        self.slips = slips
        super().__init__(f"{file}: {slips}")


def catalog(
    domain: str,
    language: str,
    folders: Sequence[Path],
    fallback: gettext.NullTranslations | None = None,
) -> gettext.NullTranslations:
    """Return the messages of `domain` in `language`.

    `folders` are locale folders (`LANG/LC_MESSAGES/DOMAIN.po`, or a `.mo` where there is no `.po`);
    a message of an earlier one wins over the same of a later one.  What none has is answered by
    `fallback`.  Raises UnreadableError for a catalog with slips, OSError where it cannot be opened
    or leads out of its workspace.
    """
    last = fallback or gettext.NullTranslations()
    for folder in reversed(folders):
        files = (folder / language / _FOLDER / f"{domain}.{kind}" for kind in ("po", "mo"))
        if file := next((file for file in files if os.path.lexists(file)), None):
            check_inside(file, boundary_of(folder))
            found = _read(file, language)
            found.add_fallback(last)
            last = found
    return last


def files_of(domain: str, language: str, folders: Sequence[Path]) -> list[str]:
    """Return the paths of the files on which the messages of a language depend."""
    found = []
    for folder in folders:
        po = folder / language / _FOLDER / f"{domain}.po"
        found += [str(po)] if po.exists() else [str(po), str(po.with_suffix(".mo"))]
    return found


def languages(domain: str, folders: Sequence[Path]) -> list[str]:
    """Return the codes of the languages that have a catalog of `domain`, sorted."""
    return sorted(
        {
            place.parent.name
            for place in _places(folders)
            if any((place / f"{domain}.{kind}").exists() for kind in ("po", "mo"))
        }
    )


def folders_of_languages(folders: Sequence[Path]) -> list[str]:
    """Return the paths of the folders on which it depends what languages there are."""
    return [str(place) for place in (*folders, *_places(folders))]


def _places(folders: Sequence[Path]) -> Iterator[Path]:
    """Yield the folders where the catalogs of a language lie, or would lie."""
    for folder in folders:
        for place in folder.iterdir() if folder.is_dir() else ():
            if _CODE.fullmatch(place.name) and place.is_dir():
                yield place / _FOLDER


class _Messages(gettext.GNUTranslations):
    """The messages of a catalog from plain data, which takes a tenth of the time of an .mo file."""

    def _parse(self, fp: Any) -> None:
        self._formula, self._catalog = marshal.loads(fp.read())  # noqa: S302 - sealed

    @cached_property
    def plural(self) -> Callable[[int], int]:
        """What tells the number of a plural form; few letters count anything."""
        return gettext.c2py(self._formula)


def _read(file: Path, language: str) -> _Messages:
    content = _content(file)
    name = f"catalog {file.absolute()}"
    data = kept(name, content, __file__, lambda: _made(file, language, content))
    return _Messages(io.BytesIO(data))


def of_content(
    file: Path, language: str, content: bytes, fallback: gettext.NullTranslations
) -> gettext.NullTranslations:
    """Return the messages of a .po file that is not saved yet; nothing of them is kept.

    Raises UnreadableError for slips.
    """
    messages = _Messages(io.BytesIO(_made(file, language, content)))
    messages.add_fallback(fallback)
    return messages


def _content(file: Path) -> bytes:
    if not stat.S_ISREG(file.stat().st_mode) and not file.is_dir():
        raise UnreadableError(file)  # to open a pipe might never end
    with file.open("rb") as stream:
        content = stream.read(LARGEST_TEXT + 1)
    if len(content) > LARGEST_TEXT:
        raise UnreadableError(file)
    return content


def _made(file: Path, language: str, content: bytes) -> bytes:
    """Return a catalog as the plain data of `_Messages`."""
    from drafter.wording.entries import plain, read_po  # 5 ms, when a catalog has changed
    from drafter.wording.fitting import unfit  # as above
    from drafter.wording.mo import read_mo  # as above

    reading = (read_po if file.suffix == ".po" else read_mo)(content)
    used = [entry for entry in reading.entries if not (entry.obsolete or entry.fuzzy)]
    slips = reading.slips or [slip for entry in used for slip in unfit(entry)]
    if slips:
        raise UnreadableError(file, slips)
    return marshal.dumps(plain(used, reading.header, language))


def has_message(messages: gettext.NullTranslations, context: str, message: str) -> bool:
    """Tell whether a catalog, its fallbacks left out, translates a message of a context."""
    return f"{context}\x04{message}" in _entries(messages)


def found_message(messages: gettext.NullTranslations, context: str, message: str) -> str | None:
    """Return what a catalog or one of its fallbacks has for a message of a context, else None."""
    catalog: gettext.NullTranslations | None = messages
    while catalog is not None:
        text = _entries(catalog).get(f"{context}\x04{message}")
        if text is not None:
            return text
        catalog = getattr(catalog, "_fallback", None)  # gettext has no public way to ask either
    return None


def message_ids(messages: gettext.NullTranslations, context: str) -> list[str]:
    """Return the ids that a catalog translates in a context."""
    entries = _entries(messages)
    prefix = f"{context}\x04"
    return [
        key.removeprefix(prefix)
        for key in entries
        if isinstance(key, str) and key.startswith(prefix)
    ]


def _entries(messages: gettext.NullTranslations) -> Mapping[object, str]:
    # gettext has no public way to list a catalog.
    entries: Mapping[object, str] = getattr(messages, "_catalog", {})
    return entries
