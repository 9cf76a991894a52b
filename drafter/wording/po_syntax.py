"""What keeps a .po file from being read, line by line, in the user's language.

Babel reads on silently where a quotation mark is missing, cutting letters off, and stops at the
first slip elsewhere; a translator is told of all slips at once.
"""

import gettext
import re
from collections.abc import Iterator

from drafter.errors import Place, Problem

_LINE = re.compile(
    r"""\s*(?:\#~)?\s*(msgctxt|msgid_plural|msgid|msgstr(?:\[(\d)\])?)?\s*"((?:[^"\\]|\\.)*)"\s*"""
)
_IGNORED = re.compile(r"\s*(?:#(?!~).*)?|#~\s*(?:[|#].*)?")
_BEFORE = {
    "msgctxt": ("", "msgstr"),
    "msgid": ("", "msgctxt", "msgstr"),
    "msgid_plural": ("msgid",),
    "msgstr": ("msgid", "msgid_plural", "msgstr"),
}
"""Which field may stand right before a field of an entry."""

_CHARSET = re.compile(r"charset=([\w-]+)")
_PLURALS = re.compile(r"Plural-Forms:\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;\n]+)")


def syntax_problems(file: str, content: bytes) -> list[Problem]:
    """Return every slip of form in the bytes of a .po file, in the order of lines."""
    from drafter.wording.interface import _

    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        advice = _("Save the file as UTF-8; Poedit does so in «Catalog properties».")
        return [Problem(Place(file, line, 1), _("The line is not in UTF-8."), advice)]
    lines = text.split("\n")
    found = [*_of_lines(lines), *_of_header(lines)]
    return [Problem(Place(file, line, 1), what, advice) for line, what, advice in sorted(found)]


def _of_lines(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    from drafter.wording.interface import _

    last, begun = "", 0
    for number, line in enumerate(lines, 1):
        if _IGNORED.fullmatch(line):
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            advice = _('Write it as msgstr "text", with \\" for a quotation mark inside.')
            yield number, _("The text is not in quotation marks."), advice
            # The entry is known to be wrong: say no more of it.
            last = "msgstr" if line.lstrip().startswith("msgstr") else last
            continue
        field = (match[1] or last).partition("[")[0]
        if not field:
            yield (
                number,
                _("The text belongs to no message."),
                _("Write msgid or msgstr before it."),
            )
        elif match[1] and last not in _BEFORE[field]:
            if field in ("msgctxt", "msgid"):
                yield begun, _("The message has no msgstr."), _('Write msgstr "" under it.')
            else:
                what = _("«{field}» stands without its msgid.").format(field=match[1])
                yield number, what, _("Put it under the message that it belongs to.")
        begun = number if match[1] in ("msgid", "msgctxt") else begun
        last = field
    if last and last != "msgstr":
        yield begun, _("The message has no msgstr."), _('Write msgstr "" under it.')


def _of_header(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    from drafter.wording.interface import _

    header = _header(lines)
    if (charset := _CHARSET.search(header)) and charset[1].upper() not in ("UTF-8", "CHARSET"):
        what = _("The header names the encoding «{charset}».").format(charset=charset[1])
        yield _line_of("charset=", lines), what, _("Write charset=UTF-8, and save the file so.")
    if "Plural-Forms:" in header:
        line = _line_of("Plural-Forms:", lines)
        count = _plural_count(header)
        if count is None:
            what = _("The rule of plural forms cannot be understood.")
            yield line, what, _("Copy the line from drafter's own catalog of this language.")
            return
        for number, text in enumerate(lines, 1):
            match = _LINE.fullmatch(text)
            if match and match[2] and int(match[2]) >= count:
                what = _("The header promises {count} plural forms, and this is one more.")
                yield number, what.format(count=count), _("Delete it, or correct the header.")


def _header(lines: list[str]) -> str:
    """Return the text of the first entry, which an editor may have wrapped anywhere."""
    pieces: list[str] = []
    for line in lines:
        match = _LINE.fullmatch(line)
        if match and (match[1] or "").startswith("msg") and "".join(pieces):
            break
        pieces += [match[3]] if match and not line.startswith("#~") else []
    return "".join(pieces).replace("\\n", "\n")


def _line_of(text: str, lines: list[str]) -> int:
    return next((number for number, line in enumerate(lines, 1) if text in line), 1)


def _plural_count(header: str) -> int | None:
    """Return how many forms a header's rule chooses from; None for a rule that chooses wrongly."""
    match = _PLURALS.search(header)
    if match is None:
        return None
    count = int(match[1])
    try:
        plural = gettext.c2py(match[2])
        return count if all(plural(number) < count for number in range(200)) else None
    except (ValueError, ZeroDivisionError, RecursionError):
        return None
