"""`drafter templates`: list, copy, compare, check and explain the templates of letters."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from drafter.commands import Command, Group, Option, argument, new_kind, say, tell
from drafter.commands.screen import confirmed
from drafter.commands.templates_in_word import export_command, import_command
from drafter.composing.library import (
    Template,
    chosen,
    copy_of,
    differences,
    no_workspace,
    templates,
)
from drafter.composing.updating import difference, offers_for, order_for, text_of, updated
from drafter.errors import ERROR, OutputError, TemplateError
from drafter.files.output import Output, exists_already, write_files
from drafter.linting.templates import problems_of
from drafter.office.examples import Examples
from drafter.office.trying import rendered
from drafter.wording import N_, _, spoken
from drafter.words.reference import BLOCKS, FILTERS
from drafter.workspace import TEMPLATES, Workspace


def _list() -> None:
    for template in templates(Workspace.around(Path())):
        place = "drafter" if template.own is None else str(template.own)
        if template.own is None:
            note = ""
        elif template.shipped is None:
            note = _("your own")
        else:
            note = _("instead of drafter's")
        say("\t".join([template.name, place, note, " ".join(template.blocks)]).rstrip())


def _copy(name: tuple[str, ...]) -> None:
    workspace = Workspace.around(Path())
    copies = [copy_of(template, workspace) for template in chosen(workspace, name)]
    advice = _("Rename yours first, or see how it differs: drafter templates diff")
    there = [exists_already(target)._replace(advice=advice) for target, _d in copies
             if target.exists()]  # fmt: skip
    if there:
        raise OutputError(there)
    write_files([Output(target, data, force=False) for target, data in copies])
    for target, _data in copies:
        say(_("Written: {file}").format(file=target), err=True)


def _diff(name: tuple[str, ...]) -> None:
    for template in chosen(Workspace.around(Path()), name):
        lines = differences(template)
        _show(lines)
        if not lines:
            text = _("{name}: no difference from drafter's.")
            say(text.format(name=template.name), err=True)


def _show(difference: Sequence[str]) -> None:
    for line in difference:
        colour = {"+": "green", "-": "red", "@": "cyan"}.get(line[0])
        say(line.rstrip("\r\n"), fg=colour)


def _update(name: tuple[str, ...], force: bool) -> None:
    workspace = Workspace.around(Path())
    if workspace.folder is None:
        raise TemplateError([no_workspace()])
    outputs, left = [], False
    for template in chosen(workspace, name):
        if template.own is None:
            continue
        before = text_of(template)
        after, passed_over = _taken_over(template, before, force=force)
        left = left or passed_over
        if after != before:
            target = workspace.own(f"{TEMPLATES}/{template.name}.html")
            outputs.append(Output(target, after.encode(), force=True))
    write_files(outputs)
    for output in outputs:
        say(_("Written: {file}").format(file=output.target), err=True)
    if left and not _asks():
        say(_("Nothing is written without --force; it takes over all of these blocks."), err=True)
    elif not outputs and not left:
        say(_("Your templates lack nothing that drafter's have."), err=True)


def _taken_over(template: Template, text: str, *, force: bool) -> tuple[str, bool]:
    """Show what is offered for a template; return its text with what is taken, and if more is."""
    left, shown = False, set[str]()
    # What a block that is taken over no longer has in it may be offered anew.
    while offer := next((o for o in offers_for(template, text) if o.block not in shown), None):
        shown.add(offer.block)
        after = updated(text, offer, order_for(template))
        _show(difference(template, text, after))
        question = _("Take the block «{block}» over into {file}? (yes; Enter is no)")
        if not offer.block:
            question = _("Take the whole of {file} over? (yes; Enter is no)")
        question = question.format(block=offer.block, file=template.own)
        if force or (_asks() and confirmed(question)):
            text = after
        else:
            left = True
    return text, left


def _asks() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _check(name: tuple[str, ...]) -> int:
    workspace = Workspace.around(Path())
    problems = problems_of(workspace, name)
    tell(problems)
    if any(problem.severity == ERROR for problem in problems):
        return 1
    for letter in rendered(workspace):
        say(_("Rendered: {name}").format(name=letter), err=True)
    return 1 if problems else 0


def _help() -> None:
    examples = Examples(spoken())
    say(_("Variables"), bold=True)
    for entry, example in examples.entries():
        say(f"  {entry.path} ({_(entry.kind)})")
        say(f"      {_(entry.meaning)} {example}")
    say(_("Filters"), bold=True)
    for name, result in examples.filters().items():
        say(f"  {name}")
        say(f"      {_(FILTERS[name].meaning)} {FILTERS[name].use} → {result}")
    say(_("Blocks"), bold=True)
    for block, meaning in BLOCKS.items():
        say(f"  {block}")
        say(f"      {_(meaning)}")


command = Group(
    "templates",
    help=N_("List, copy, compare, check and explain the templates of letters."),
    epilog=N_("Example: drafter templates check"),
)


def _add(
    name: str, callback: Any, text: str, example: str, *, required: bool | None, **more: Any
) -> None:
    subcommand = Command(
        name, callback=callback, short_help=text, help=text, epilog=example, **more
    )
    if required is not None:
        argument(
            "name", metavar=N_("NAME…") if required else N_("[NAME…]"), nargs=-1, required=required
        )(subcommand)
    command.add_command(subcommand)


_add(
    "list",
    _list,
    N_("Say of each template where it comes from and which blocks it has."),
    N_("Example: drafter templates list"),
    required=None,
)
_add(
    "copy",
    _copy,
    N_("Copy shipped templates into the workspace, to be changed there."),
    N_("Example: drafter templates copy ru/inquiry"),
    required=True,
)
_add(
    "diff",
    _diff,
    N_("Show how templates of the workspace differ from the shipped ones."),
    N_("Example: drafter templates diff ru/inquiry"),
    required=False,
)
command.add_command(new_kind.command)
_add(
    "update",
    _update,
    N_("Take over shipped blocks that templates of the workspace lack, or that have changed."),
    N_("Example: drafter templates update"),
    required=False,
    params=[
        Option(["--force"], is_flag=True, help=N_("Take all of them over without a question."))
    ],
)
_add(
    "check",
    _check,
    N_("Find what is wrong in templates, without a letter and all at once."),
    N_("Example: drafter templates check"),
    required=False,
)
_add(
    "help",
    _help,
    N_("Explain every variable, filter and block of a template."),
    N_("Example: drafter templates help"),
    required=None,
)
command.add_command(export_command)
command.add_command(import_command)
