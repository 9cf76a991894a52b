"""`drafter look`: whether a Word file can be the look of letters, and how any becomes one."""

import sys
from pathlib import Path
from typing import Any

import click

from drafter.commands import Command, Group, Option, argument, say, tell, warn
from drafter.commands.screen import confirmed, pour
from drafter.composing.library import classes
from drafter.docx.look_checking import look_problems
from drafter.errors import ERROR, CallError
from drafter.office.taking_look import TEXTS, Proposal, proposal, take, usual_target, written
from drafter.wording import N_, _
from drafter.workspace import Workspace

_STREAM = "-"


def _check(file: Path) -> int:
    problems = look_problems(file, classes(Workspace.around(file)))
    errors = [problem for problem in problems if problem.severity == ERROR]
    tell(errors)
    warn(problem for problem in problems if problem.severity != ERROR)
    if errors:
        return 1
    say(_("The look can carry letters: {file}").format(file=file), err=True)
    return 0


def _take(file: Path, output: str | None, text: str | None, force: bool) -> None:
    if output == _STREAM and sys.stdout.isatty():
        text = _("A Word file cannot be shown on a terminal.")
        advice = _("Name a file with -o, or look at the letter with: drafter show")
        raise CallError(f"{text} {advice}")
    offer = proposal(file)
    becomes = text or _chosen(offer)
    if becomes == TEXTS[0] and not (offer.text or offer.changes):
        becomes = TEXTS[-1]
    changed = _changed(offer, becomes, asked=text is None)
    look = take(file, becomes, changed)
    for sentence in look.sentences:
        say(sentence, err=True)
    if output == _STREAM:
        pour(look.data)
        return
    target = Path(output) if output else usual_target()
    warn(written(target, look, force=force))
    say(_("Written: {file}").format(file=target), err=True)


def _chosen(offer: Proposal) -> str:
    """Ask on a terminal what becomes of the text of a file; elsewhere it stays as a sample."""
    sample, letterhead, nothing = TEXTS
    if not offer.text:
        return sample if offer.changes else nothing
    say(_("The body of the file has text of its own: «{text}».").format(text=offer.text), err=True)
    if not _asks():
        advice = _("It stays in the look as a sample and is not printed; --body chooses otherwise.")
        say(advice, err=True)
        return sample
    if confirmed(_("Is it the letterhead, at the head of page 1? (yes; Enter is no)")):
        return letterhead
    if confirmed(_("Does it stay in the look as a sample? (yes; Enter is no)")):
        return sample
    return nothing


def _changed(offer: Proposal, becomes: str, *, asked: bool) -> list[Any]:
    """Return what styles are to say as their text does: all where it is named a sample."""
    if becomes != TEXTS[0]:
        return []
    taken = []
    for change, sentence in offer.changes:
        say(sentence, err=True)
        question = _("Is the style to look like that? (yes; Enter is no)")
        if not asked or (_asks() and confirmed(question)):
            taken.append(change)
    if offer.changes and not asked:
        say(_("The styles look like that now."), err=True)
    elif offer.changes and not _asks():
        say(_("The styles stay as they are; with --body sample they look like that."), err=True)
    return taken


def _asks() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


command = Group(
    "look",
    help=N_("Check whether a Word file can be the look of letters, or make it one."),
    epilog=N_("Example: drafter look check templates/official.docx"),
)
_checking = Command(
    "check",
    callback=_check,
    short_help=N_("Name what keeps letters from being made, and what will not look as meant."),
    help=N_(
        "Name what keeps letters from being made with a look, such as a missing style, and what"
        " will not look as it is meant: formatting by hand, text in the body, two fonts, a"
        " letterhead that is not filled in, a wrong page."
    ),
    epilog=N_("Example: drafter look check templates/official.docx"),
)
argument("file", metavar=N_("FILE"), type=click.Path(path_type=Path))(_checking)
command.add_command(_checking)
_taking = Command(
    "take",
    callback=_take,
    short_help=N_("Make a look of any Word file, with its page, fonts, header and footer."),
    help=N_(
        "Make a look of any Word file: its page, styles, header and footer stay, and what letters"
        " need beside them is added, set in its own font and size. Says what was taken and what"
        " was added."
    ),
    epilog=N_("Example: drafter look take letterhead.docx -o templates/official.docx"),
    params=[
        Option(
            ["-o", "--output"],
            metavar=N_("FILE"),
            help=N_("The file to write, templates/official.docx if none is named."),
        ),
        Option(
            ["--body", "text"],
            type=click.Choice(TEXTS),
            help=N_(
                "What becomes of the text in the body: a sample of formatting, whose changes by"
                " hand go into its styles; the letterhead of the first page; or nothing."
            ),
        ),
        Option(["--force"], is_flag=True, help=N_("Replace files that exist.")),
    ],
)
argument("file", metavar=N_("FILE"), type=click.Path(path_type=Path))(_taking)
command.add_command(_taking)
