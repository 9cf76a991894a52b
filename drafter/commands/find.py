"""`drafter find`: letters by their words, in whatever form, over the whole archive."""

import datetime
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from drafter.archive import Archive, Hit, Query, Update
from drafter.commands import Command, Option, argument, say, tell
from drafter.commands.screen import put, styled
from drafter.errors import OutputError, Problem
from drafter.register.columns import kind_of
from drafter.wording import N_, _, ngettext
from drafter.workspace import Workspace

LIMIT = 20


def _find(
    words: tuple[str, ...],
    addressee: str | None,
    since: datetime.datetime | None,
    until: datetime.datetime | None,
    kind: str | None,
    answered: bool,
    limit: int,
) -> int:
    archive = archive_here()
    tell(update_of(archive).problems, "yellow")
    query = Query(
        " ".join(words),
        (addressee,) if addressee else (),
        since.date() if since else None,
        until.date() if until else None,
        kind_of(kind) if kind else "",
        answered,
    )
    hits = archive.find(query, limit)
    if hits and not hits[0].has_all:
        say(_("No letter has all of these words; these have most of them."), err=True)
    for hit in hits:
        put(_line(hit))
    if not hits:
        say(_("Nothing was found."), err=True)
    elif len(hits) == limit:
        text = ngettext("The first {count} letter.", "The first {count} letters.", limit)
        more = _("See more with --limit.")
        say(f"{text.format(count=limit)} {more}", err=True)
    return 0 if hits else 1


def archive_here() -> Archive:
    """Return the archive of the workspace around the present folder; raises OutputError."""
    workspace = Workspace.around(Path())
    if workspace.folder is None:
        what = _("This folder lies in no workspace, whose letters could be searched.")
        advice = _("Change to the folder of the workspace, or make one: drafter init")
        raise OutputError([Problem("no-workspace", None, what, advice)])
    return Archive(workspace)


def update_of(archive: Archive) -> Update:
    """Bring an archive up to date; on a terminal a bar shows how far it is."""
    if not sys.stderr.isatty():
        return archive.update()
    with click.progressbar(length=0, file=sys.stderr) as bar:

        def progress(done: int, count: int) -> None:
            bar.length = count
            bar.update(done - bar.pos)

        return archive.update(progress)


def _line(hit: Hit) -> str:
    """Return a letter as a line: `FILE:LINE: date № number addressee – sentence`."""
    place = f"{hit.file}:{hit.line}:" if hit.line else f"{hit.file}:"
    day = f"{datetime.date.fromisoformat(hit.day):%d.%m.%Y}" if hit.day else ""
    number = f"№ {hit.number}" if hit.number else ""
    kind = _("answer:") if hit.is_answer else ""
    facts = " ".join(filter(None, [kind, day, number, hit.addressee]))
    sentence = "".join(_marked(hit))
    return f"{styled(place, bold=True)} {styled(facts)} – {sentence}"


def _marked(hit: Hit) -> Sequence[str]:
    """Return the pieces of the sentence; on a terminal what was found stands out."""
    return [
        styled(text, fg="green", bold=True) if found else styled(text)
        for text, found in hit.pieces()
    ]


_DATES = ["%Y-%m-%d", "%d.%m.%Y"]

command = Command(
    "find",
    callback=_find,
    short_help=N_("Find letters by their words, in the workspace and in its archive."),
    help=N_(
        "Find letters that have the WORDS in whatever form: «дороги» finds «дорог», «жолдарды»"
        " finds «жол». Letters of the workspace, the Word files of its archive («drafter archive"
        " add») and answers in the register are searched, best first. Words in quotation marks are"
        " found as they stand."
    ),
    epilog=N_("Example: drafter find ремонт сельских дорог --from 2024-01-01"),
    params=[
        Option(
            ["--addressee"],
            metavar=N_("NAME"),
            help=N_("Letters to this official alone: a name or a post in any case, or an id."),
        ),
        Option(
            ["--from", "since"],
            type=click.DateTime(_DATES),
            metavar=N_("DATE"),
            help=N_("Letters of this day and later alone."),
        ),
        Option(
            ["--to", "until"],
            type=click.DateTime(_DATES),
            metavar=N_("DATE"),
            help=N_("Letters of this day and earlier alone."),
        ),
        Option(
            ["--kind"],
            metavar=N_("KIND"),
            help=N_("Letters of this kind alone: «inquiry», «appeal»."),
        ),
        Option(
            ["--answered"],
            is_flag=True,
            help=N_("Letters alone to which the register has an answer."),
        ),
        Option(
            ["--limit"],
            type=click.IntRange(1, 1000),
            default=LIMIT,
            metavar=N_("NUMBER"),
            help=N_("How many letters are shown; 20 if absent."),
        ),
    ],
)
argument("words", metavar=N_("WORDS…"), nargs=-1, required=True)(command)
