"""Gettext catalogs: found, read and, where the .po is newer than the .mo, compiled."""

import gettext
import io
import marshal
import struct
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.errors import CatalogError, Place, Problem
from drafter.files.cache import kept

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

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
    files = [f"LC_MESSAGES/{domain}.{kind}" for kind in ("po", "mo")]
    places = (place for folder in folders if folder.is_dir() for place in folder.iterdir())
    return sorted({place.name for place in places if any((place / f).exists() for f in files)})


class _Messages(gettext.GNUTranslations):
    """The messages of a catalog from plain data, which takes a tenth of the time of an .mo file."""

    def _parse(self, fp: Any) -> None:
        self._formula, self._catalog = marshal.loads(fp.read())  # noqa: S302 - our own

    @cached_property
    def plural(self) -> Callable[[int], int]:
        """What tells the number of a plural form; few letters count anything."""
        return gettext.c2py(self._formula)


def _plain(mo: bytes) -> bytes:
    """Return an .mo file as the plain data of `_Messages`."""
    messages = gettext.GNUTranslations(io.BytesIO(mo))
    forms = messages.info().get("plural-forms", "plural=n != 1").split(";")
    formula = next(form for form in forms if "plural=" in form).partition("plural=")[2]
    return marshal.dumps((formula, dict(_entries(messages))))


def _read(po: Path, mo: Path) -> _Messages | None:
    if po.exists() and not (mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime):
        return _kept(po, lambda: compiled(po))
    if mo.exists():
        try:
            return _kept(mo, mo.read_bytes)
        except (OSError, ValueError, struct.error) as error:
            raise _unreadable(mo, 0, str(error)) from error
    return None


def _kept(file: Path, mo: Callable[[], bytes]) -> _Messages:
    name = f"catalog {file.absolute()}"
    data = kept(name, file.read_bytes(), __file__, lambda: _plain(mo()))
    return _Messages(io.BytesIO(data))


def compiled(po: Path) -> bytes:
    """Return the .mo bytes of a .po file; raises CatalogError where it cannot be read."""
    from babel.messages.mofile import write_mo

    buffer = io.BytesIO()
    write_mo(buffer, read(po))
    return buffer.getvalue()


def read(po: Path) -> "Catalog":
    """Return a .po file as Babel's catalog; raises CatalogError with every slip of its form."""
    from babel.messages.pofile import PoFileError, read_po

    from drafter.files.input import contents
    from drafter.wording.po_syntax import syntax_problems

    content = contents(po)
    if problems := syntax_problems(str(po), content):
        raise CatalogError(problems)
    text = io.StringIO(content.decode("utf-8-sig"))
    try:
        return read_po(text, locale=po.parent.parent.name, abort_invalid=True)
    except PoFileError as error:
        raise _unreadable(po, error.lineno, str(error)) from error
    except (ValueError, LookupError) as error:
        raise _unreadable(po, 0, str(error)) from error


def _unreadable(po: Path, line: int, reason: str) -> CatalogError:
    from drafter.wording.interface import _

    what = _("The catalog cannot be read: {reason}").format(reason=reason)
    return CatalogError([Problem(Place(str(po), line), what)])


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
