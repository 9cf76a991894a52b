"""The door to .po files for who edits and checks them: their slips in the user's language.

Babel alone would read on silently where a quotation mark is missing, cutting letters off, and stop
at the first slip elsewhere; a translator is told of all slips at once.
"""

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages import pofile
from babel.messages.mofile import write_mo

from drafter.errors import CatalogError, Place, Problem
from drafter.files.input import contents
from drafter.wording.catalogs import UnreadableError
from drafter.wording.entries import Reading, Slip, read_po
from drafter.wording.interface import N_, _

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

_UNQUOTED = N_('Write it as msgstr "text", with \\" for a quotation mark inside.')
_SENTENCES = {
    "not-utf-8": (
        N_("The line is not in UTF-8."),
        N_("Save the file as UTF-8; Poedit does so in «Catalog properties»."),
    ),
    "catalog-line-ends": (
        N_("The lines end in a carriage return alone, as on old Macintoshes."),
        N_("Save the file with the line ends of Unix or Windows."),
    ),
    "catalog-unquoted": (N_("The text is not in quotation marks."), _UNQUOTED),
    "catalog-stray-text": (
        N_("The text belongs to no message."),
        N_("Write msgid or msgstr before it."),
    ),
    "catalog-no-msgstr": (N_("The message has no msgstr."), N_('Write msgstr "" under it.')),
    "catalog-no-msgid": (
        N_("«{field}» stands without its msgid."),
        N_("Put it under the message that it belongs to."),
    ),
    "catalog-plural-fields": (
        N_("«{field}» does not suit this message."),
        N_("Under msgid_plural write msgstr[0], msgstr[1] and so on, in order; else msgstr, once."),
    ),
    "catalog-charset": (
        N_("The header names the encoding «{charset}»."),
        N_("Write charset=UTF-8, and save the file so."),
    ),
    "catalog-plural-rule": (
        N_("The rule of plural forms cannot be understood."),
        N_("Copy the line from drafter's own catalog of this language."),
    ),
    "catalog-plural-forms": (
        N_("The header promises {count} plural forms, and this is one more."),
        N_("Delete it, or correct the header."),
    ),
    "catalog-no-mo": (
        N_("The catalog cannot be read: this is no .mo file, or a part of one."),
        N_("Make it anew from its .po file: drafter locales compile"),
    ),
    "catalog-language-tag": (
        N_("«{tag}» is no language tag."),
        N_("Write a code of two or three Latin letters and, if need be, a country: ru-RU, kk-KZ."),
    ),
    "catalog-placeholder-missing": (
        N_("The placeholder {name} is missing."),
        N_("Put it where its value must stand."),
    ),
    "catalog-placeholder-unknown": (
        N_("The placeholder {name} is not in the source."),
        N_("Possible: {names}."),
    ),
    "catalog-invisible": (
        N_("The invisible character {code} stands here."),
        N_("Delete it: put the cursor behind it and press Backspace, or retype the word."),
    ),
    "catalog-brace": (
        N_("A brace has no pair."),
        N_("Write the placeholders as they stand in the source."),
    ),
}
_BEFORE_DEATH = re.compile(r"(?m)^#~\|.*\n?")
_TAB_AFTER_KEYWORD = re.compile(r"(?m)^((?:#~ ?)?msg[a-z_]+(?:\[\d+\])?)\t[ \t]*")
_ENCODED = N_("The file is encoded in {encoding}.")


def problem(file: Path, slip: Slip) -> Problem:
    """Return a slip of a catalog in the user's language."""
    what, advice = _SENTENCES[slip.id]
    what = _ENCODED if "encoding" in slip.facts else what
    place = Place(str(file), slip.line, 1 if slip.line else 0)
    return Problem(slip.id, place, _(what).format(**slip.facts), _(advice).format(**slip.facts))


def explained(error: UnreadableError) -> CatalogError:
    """Return the error that a catalog cannot be read, in the user's language.

    Raises InputError for what is no file, or a file that is too large.
    """
    if not error.slips:
        contents(error.file)
    return CatalogError(problem(error.file, slip) for slip in error.slips)


def reading(po: Path) -> Reading:
    """Return the entries of a .po file, doubles and dead ones included, and its slips of form.

    Raises InputError for a file that is too large or none, OSError when it cannot be opened.
    """
    return read_po(contents(po))


def read(po: Path) -> "Catalog":
    """Return a .po file as Babel's catalog; raises CatalogError with every slip of its form."""
    content = contents(po)
    if slips := read_po(content).slips:
        raise CatalogError(problem(po, slip) for slip in slips)
    # Babel knows neither what a dead entry was before nor tabs after a keyword, as msgfmt does.
    known = _BEFORE_DEATH.sub("", content.decode("utf-8-sig"))
    text = io.StringIO(_TAB_AFTER_KEYWORD.sub(r"\1 ", known))
    try:
        return pofile.read_po(text, locale=po.parent.parent.name, abort_invalid=True)
    except pofile.PoFileError as error:
        raise _unreadable(po, error.lineno, str(error)) from error
    except (ValueError, LookupError) as error:
        raise _unreadable(po, 0, str(error)) from error


def compiled(po: Path) -> bytes:
    """Return the .mo bytes of a .po file; raises CatalogError where it cannot be read."""
    buffer = io.BytesIO()
    write_mo(buffer, read(po))
    return buffer.getvalue()


def _unreadable(po: Path, line: int, reason: str) -> CatalogError:
    what = _("The catalog cannot be read: {reason}").format(reason=reason)
    return CatalogError([Problem("catalog-unreadable", Place(str(po), line), what)])
