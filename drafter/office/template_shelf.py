"""The templates of a workspace as a list, and what is made of a shipped one to change it."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from drafter.composing.blocks import blocks_in
from drafter.composing.kinds import title_in
from drafter.composing.library import Template, copy_of, no_workspace, templates
from drafter.composing.new_kind import check_clause, markup_of
from drafter.composing.updating import (
    Offer,
    offers_for,
    order_behind,
    shipped_blocks,
    updated,
)
from drafter.errors import DrafterError, Problem, TemplateError
from drafter.wording import _
from drafter.workspace import TEMPLATES, Workspace

SHIPPED, SAME, CHANGED, OWN = "shipped", "same", "changed", "own"
"""What a template is: drafter's, a copy that says the same, a copy or blocks instead, one's own."""

KIND, CLAUSE, PART = "kind", "clause", "part"
"""What a template is for: a letter, a passage of letters, or other templates."""

_CLAUSES = "clauses/"


class Line(NamedTuple):
    """A template in the list."""

    template: Template
    sort: str
    """KIND, CLAUSE or PART."""
    state: str
    """SHIPPED, SAME, CHANGED or OWN."""
    title: str
    """The title of the letter, where the template says it in so many words."""
    offers: int
    """How many blocks drafter's own has that this one lacks, or that have changed."""


def listed(workspace: Workspace) -> list[Line]:
    """Return the templates of a workspace; raises OutsideError as `templates` does."""
    return [_line(one) for one in templates(workspace)]


def _line(template: Template) -> Line:
    state = state_of(template)
    behind = _offered(template, template.text) if state in (CHANGED, OWN) else 0
    return Line(template, sort_of(template), state, title_in(template.text), behind)


def named(workspace: Workspace, name: str) -> Template | None:
    """Return a template by its name; None where there is none."""
    return next((one for one in templates(workspace) if one.name == name), None)


def sort_of(template: Template) -> str:
    """Return what a template is for."""
    if template.kind.startswith(_CLAUSES):
        return CLAUSE
    return KIND if template.language and "/" not in template.kind else PART


def state_of(template: Template) -> str:
    """Return whose a template is."""
    if template.own is None:
        return SHIPPED
    if template.shipped is None:
        return OWN
    ours = Template(template.name, None, template.shipped).text
    return SAME if template.text.split() == ours.split() else CHANGED


def further_blocks(template: Template, text: str) -> dict[str, tuple[str, str]]:
    """Return the shipped blocks that a template can change and has not, as `shipped_blocks` does.

    `text` is its text.  None where it is broken.
    """
    try:
        behind = shipped_blocks(template, text)
    except TemplateError:
        return {}
    own = blocks_in(text)
    return {name: found for name, found in behind.items() if name not in own}


def with_block(template: Template, text: str, block: str) -> str | None:
    """Return the text of a template with one shipped block more, to be changed there."""
    found = further_blocks(template, text).get(block)
    if found is None:
        return None
    return updated(text, Offer(block, found[1]), order_behind(template, text))


def overriding(template: Template, workspace: Workspace, block: str) -> tuple[Path, bytes]:
    """Return the file in which a workspace changes a block of a shipped template, and its text.

    All else of it stays drafter's and is renewed with it.  Without a block it is a copy of the
    whole.  Raises TemplateError outside of a workspace, or where there is no such block.
    """
    target, whole = copy_of(template, workspace)
    if not block:
        return target, whole
    blocks = further_blocks(template, "")
    if block not in blocks:
        what = _("The template «{name}» has no block «{block}».")
        what = what.format(name=template.name, block=block)
        raise TemplateError([Problem("template-no-block", None, what)])
    extends = f'{{% extends "drafter/{template.kind}.html" %}}'
    return target, f"{extends}\n\n{blocks[block][1]}\n".encode()


def new_clause(
    name: str, texts: Mapping[str, str], workspace: Workspace
) -> list[tuple[Path, bytes]]:
    """Return the files of a new clause with its text in each language.

    Raises TemplateError for a name that no clause can get.
    """
    if workspace.folder is None:
        raise TemplateError([no_workspace()])
    check_clause(name, workspace)
    return [
        (
            workspace.own(f"{TEMPLATES}/{language}/{_CLAUSES}{name}.html"),
            "".join(f"<p>{markup_of(line)}</p>\n" for line in text.split("\n") if line).encode(),
        )
        for language, text in texts.items()
    ]


def offers_in(template: Template, text: str) -> list[tuple[Offer, str]]:
    """Return what drafter's own has and a text lacks, each with the text that has it as well."""
    try:
        order = order_behind(template, text)
        return [(offer, updated(text, offer, order)) for offer in offers_for(template, text)]
    except DrafterError:
        return []  # the check of the template tells what is wrong with it


@lru_cache(maxsize=256)
def _offered(template: Template, text: str) -> int:
    """Return how many blocks are offered for a template; each costs some milliseconds."""
    return len(offers_in(template, text))
