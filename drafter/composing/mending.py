"""Which own template is to be mended so that a value is printed, and how."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import nodes

from drafter.wording import _
from drafter.workspace import TEMPLATES, shipped

if TYPE_CHECKING:
    from drafter.composing.environment import Environment


class OwnFile(NamedTuple):
    """A template of one's own: its file, its name, and whether it is put together of blocks."""

    path: str
    name: str
    has_blocks: bool


def file_for(block: str, kind: str, environment: "Environment") -> OwnFile:
    """Return the own template that prints a block for a kind of letter, or should.

    That is the first one that changes the block, or else the last of those that extend each other.
    """
    found = OwnFile(f"{kind}.html", kind, has_blocks=True)
    for own, tree in _own_files(kind, environment):
        found = own
        if any(node.name == block for node in tree.find_all(nodes.Block)):
            break
    return found


def files_using(
    name: str, block: str, kind: str, environment: "Environment"
) -> list[tuple[OwnFile, str]]:
    """Return the own templates that use a variable for a kind of letter, and in which blocks.

    Where none of those that extend each other does, it is that of `file_for`, and its block.
    """
    found, changed = [], set[str]()
    for own, tree in _own_files(kind, environment):
        for node in tree.find_all(nodes.Block):
            targets = {t.name for t in node.find_all(nodes.Name) if t.ctx != "load"}
            used = {n.name for n in node.find_all(nodes.Name) if n.ctx == "load"}
            if name in used - targets and node.name not in changed:
                found.append((own, node.name))
            changed.add(node.name)
    return found or [(file_for(block, kind, environment), block)]


def _own_files(kind: str, environment: "Environment") -> Iterator[tuple[OwnFile, nodes.Template]]:
    """Yield the own templates of a kind of letter, one above the other, with their trees."""
    name: str | None = f"{kind}.html"
    loader = environment.loader
    assert loader is not None  # noqa: S101 - the environment is always made with one
    seen: set[str] = set()
    while name is not None and name not in seen:
        seen.add(name)
        source, file, _fresh = loader.get_source(environment, name)
        tree = environment.parse(source, name, file)
        extends = tree.find(nodes.Extends)
        if file and not Path(file).is_relative_to(shipped(TEMPLATES)):
            has_blocks = extends is not None or tree.find(nodes.Block) is not None
            yield OwnFile(file, _name(file, environment), has_blocks), tree
        base = extends.template if extends else None
        name = str(base.value) if isinstance(base, nodes.Const) else None


def advice_for(block: str, file: OwnFile) -> str:
    """Return what to do about a template that does not print what a block prints."""
    if file.has_blocks:
        advice = _("Take the block «{block}» over from drafter's own template: {command}")
    else:
        advice = _(
            "Print it there as the block «{block}» of drafter's own template does: {command}"
        )
    command = f"drafter templates {'update' if file.has_blocks else 'help'}"
    return advice.format(block=block, command=f"{command} {file.name}")


def _name(file: str, environment: "Environment") -> str:
    """Return the name of a template, as `drafter templates list` shows it."""
    for folder in environment.folders:
        if Path(file).is_relative_to(folder):
            return Path(file).relative_to(folder).with_suffix("").as_posix()
    return Path(file).stem
