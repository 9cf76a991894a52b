"""Gettext catalogs: found, read and, where the .po is newer than the .mo, compiled in memory."""

import gettext
import io
import re
from collections.abc import Sequence
from pathlib import Path

from drafter.errors import CatalogError, Place, Problem

LETTER = "letter"
"""The domain of what is printed in a letter."""

PROGRAM = "drafter"
"""The domain of what the program says."""


def catalog(
    domain: str,
    language: str,
    folders: Sequence[Path],
    fallback: gettext.NullTranslations | None = None,
) -> gettext.NullTranslations:
    """Return the messages of `domain` in `language`.

    `folders` are locale folders (`LANG/LC_MESSAGES/DOMAIN.po` or `.mo` in each); a message of an
    earlier one wins over the same of a later one.  What none has is answered by `fallback`.
    Raises CatalogError when a .po file cannot be read.
    """
    last = fallback or gettext.NullTranslations()
    for folder in reversed(folders):
        stem = folder / language / "LC_MESSAGES" / domain
        found = _read(stem.with_suffix(".po"), stem.with_suffix(".mo"))
        if found is not None:
            found.add_fallback(last)
            last = found
    return last


def languages(domain: str, folders: Sequence[Path]) -> list[str]:
    """Return the codes of the languages that have a catalog of `domain`, sorted."""
    return sorted(
        {
            path.parent.parent.name
            for folder in folders
            for path in folder.glob(f"*/LC_MESSAGES/{domain}.[pm]o")
        }
    )


def _read(po: Path, mo: Path) -> gettext.GNUTranslations | None:
    if po.exists() and not (mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime):
        return gettext.GNUTranslations(io.BytesIO(compiled(po)))
    if mo.exists():
        with mo.open("rb") as file:
            return gettext.GNUTranslations(file)
    return None


def compiled(po: Path) -> bytes:
    """Return the .mo bytes of a .po file; raises CatalogError where it cannot be read."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    content = po.read_bytes()
    try:
        check_syntax(po, content)
        messages = read_po(io.BytesIO(content), locale=po.parent.parent.name, abort_invalid=True)
    except PoFileError as error:
        raise _unreadable(po, error.lineno, str(error)) from error
    except (ValueError, LookupError) as error:
        raise _unreadable(po, 0, str(error)) from error
    buffer = io.BytesIO()
    write_mo(buffer, messages)
    return buffer.getvalue()


_LINE = re.compile(
    r"""\s*(?:\#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?"(?:[^"\\]|\\.)*")?\s*"""
)


def check_syntax(po: Path, content: bytes) -> None:
    """Raise CatalogError for lines from which Babel would silently cut letters, all at once."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _unreadable(po, line, "the line is not in UTF-8") from error
    wrong = [n for n, line in enumerate(text.split("\n"), 1) if not _LINE.fullmatch(line)]
    if wrong:
        raise CatalogError(
            problem
            for line in wrong
            for problem in _unreadable(po, line, "the text is not in quotation marks").problems
        )


def _unreadable(po: Path, line: int, reason: str) -> CatalogError:
    # This is said in English alone: the catalog that would translate it may be the broken one.
    return CatalogError([Problem(Place(str(po), line), f"The catalog cannot be read: {reason}")])


def message_ids(messages: gettext.NullTranslations, context: str) -> list[str]:
    """Return the ids that a catalog translates in a context."""
    # gettext has no public way to list a catalog.
    entries = getattr(messages, "_catalog", {})
    prefix = f"{context}\x04"
    return [
        key.removeprefix(prefix)
        for key in entries
        if isinstance(key, str) and key.startswith(prefix)
    ]
