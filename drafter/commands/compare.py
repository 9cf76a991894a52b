"""`drafter compare`: what changed from one letter or template to another."""

import datetime
import re
import sys
from collections.abc import Iterator, Sequence
from typing import Any

import click

from drafter.commands import Command, Option, argument, say, warn, workspace_of
from drafter.commands.screen import pour, put, styled
from drafter.docx.comparing_stories import CAME, WENT, Change, Part
from drafter.office.comparing import Compared, Wish, compare_files, write_compared
from drafter.wording import N_, _
from drafter.wording.languages import in_languages

_NEAR = 40
"""So many characters that stayed are shown beside a change."""
_PICTURE = "\ufffc"


def _compare(date: datetime.datetime | None, **options: Any) -> int:
    wish = Wish(date=date.date() if date else None, **options)
    for file in (wish.old, wish.new):
        workspace_of(file)
    found = compare_files(wish, sys.stdin, warn)
    differs = any(one.differs for one in found)
    if not differs:
        say(_("They do not differ."), err=True)
    if wish.output is None:
        for one in found:
            _show(one, titled=len(found) > 1)
    else:
        data = write_compared(
            wish, found, lambda file: say(_("Written: {file}").format(file=file), err=True)
        )
        pour(data)
    return 1 if differs else 0


def _show(found: Compared, *, titled: bool) -> None:
    """Print what differs, a line for each place."""
    changes = list(_gathered(found.comparison.changes))
    if titled and changes:
        say(f"{in_languages(found.languages)}:", bold=True)
    for change in changes:
        line = "".join(_pieces(change.parts, change.mark)).strip()
        put(": ".join(filter(None, [styled(_place(change), bold=True), line])))


def _gathered(changes: Sequence[Change]) -> Iterator[Change]:
    """Yield changes; that a table looks otherwise is told once of it, and not of each cell."""
    told = set()
    for change in changes:
        if change.where[0][0] != "table" or not _is_of_looks(change):
            yield change
        elif change.where[0] not in told:
            told.add(change.where[0])
            yield Change(change.where[:1], "", ())


def _is_of_looks(change: Change) -> bool:
    return not change.mark and not any(mark for mark, _text in change.parts)


def _place(change: Change) -> str:
    """Return where something differs and, of a whole that came or went, which of the two."""
    names = {
        "paragraph": _("paragraph {number}"),
        "table": _("table {number}"),
        "row": _("row {number}"),
        "cell": _("cell {number}"),
        "footnote": _("footnote {number}"),
        "endnote": _("endnote {number}"),
        "header": _("header"),
        "footer": _("footer"),
        "pages": _("page"),
    }
    place = ", ".join(names[kind].format(number=number) for kind, number in change.where)
    told = {CAME: _("added"), WENT: _("deleted"), "": ""}[change.mark]
    told = _("formatting") if _is_of_looks(change) else told
    place = place[:1].upper() + place[1:]
    return f"{place} – {told}" if told else place


def _pieces(parts: Sequence[Part], whole: str) -> Iterator[str]:
    """Yield the pieces of a line: what went and what came in brackets, with a little around."""
    marked = [number for number, (mark, _text) in enumerate(parts) if mark]
    for number, (mark, text) in enumerate(parts):
        text = re.sub(r"[\n\t]", " ", text).replace(_PICTURE, _("[picture]"))
        if mark and text and not whole:
            sign, colour = ("+", "green") if mark == CAME else ("−", "red")
            words = text.strip() or text
            before, _words, after = text.partition(words)
            yield f"{before}{styled(f'[{sign} {words}]', fg=colour)}{after}"
        elif mark:
            yield styled(text, fg="green" if mark == CAME else "red")
        else:
            begins = bool(marked) and number > marked[0]
            ends = not marked or number < marked[-1]
            yield styled(_shortened(text, begins=begins, ends=ends and bool(marked)))


def _shortened(text: str, *, begins: bool, ends: bool) -> str:
    """Return a text that stayed, as much of it as stands near a change before or behind it."""
    if len(text) <= (begins + ends or 1) * _NEAR:
        return text
    head = text[:_NEAR].rpartition(" ")[0] if begins or not ends else ""
    tail = text[-_NEAR:].partition(" ")[2] if ends else ""
    return f"{head} … {tail}".strip(" ") if not (head and tail) else f"{head} … {tail}"


command = Command(
    "compare",
    callback=_compare,
    help=N_(
        "Show what changed from OLD to NEW, two letters or two templates, or write it with -o as a"
        " Word file with tracked changes: NAME.ru.docx. Accepting all of them gives NEW, rejecting"
        " all gives OLD. A letter may be a file in YAML or from Word, or a version that the desk"
        " kept. The exit code is 1 where they differ."
    ),
    epilog=N_("Example: drafter compare letter.docx letter.yaml -o changes.docx"),
    params=[
        Option(
            ["-o", "--output"],
            metavar=N_("PATH"),
            help=N_("The folder or the file to write; «-» is the standard output."),
        ),
        Option(
            ["-l", "--language", "languages"],
            metavar=N_("LANGUAGE"),
            multiple=True,
            help=N_("Only this language; may be given more than once."),
        ),
        Option(
            ["--author"],
            metavar=N_("NAME"),
            help=N_("Who made the changes, as Word shows it; by default «drafter»."),
        ),
        Option(
            ["--date"],
            type=click.DateTime(["%Y-%m-%d"]),
            metavar=N_("DATE"),
            help=N_("The day of the changes, such as 2026-03-31; by default none."),
        ),
        Option(["--force"], is_flag=True, help=N_("Replace files that exist.")),
    ],
)
argument("old", metavar=N_("OLD"))(command)
argument("new", metavar=N_("NEW"))(command)
