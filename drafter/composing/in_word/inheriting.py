"""What a template takes from the one that it extends, and may take over: parts of a letter."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from drafter.composing.blocks import Block, base_of, blocks_in, parsed
from drafter.composing.library import Template
from drafter.composing.loader import not_utf_8
from drafter.errors import TemplateError
from drafter.files.input import contents
from drafter.workspace import TEMPLATES, Workspace, check_inside, shipped

_OURS = "drafter/"


class Inherited(NamedTuple):
    """A block that a template has from another one: its name, whose it is, its text."""

    block: str
    origin: str
    text: str


class Family(NamedTuple):
    """What a template takes from others: those blocks, and the order of all blocks of a letter."""

    inherited: list[Inherited]
    order: list[str]


def family_of(workspace: Workspace, template: Template, text: str) -> Family:
    """Return what a template takes from those that it extends, in the order of a letter.

    Raises TemplateError where one of them is broken, or cannot be read.
    """
    own = blocks_in(text)
    found: dict[str, Inherited] = {}
    order: list[str] = []
    for origin, source in _bases(workspace, template, text):
        outer = {name: block for name, block in blocks_in(source).items() if not block.depth}
        for name, block in outer.items():
            found.setdefault(name, Inherited(name, origin, block.text))
        order = [*outer, *(name for name in order if name not in outer)]
    inherited = [found[name] for name in order if name in found and not _is_own(name, own, found)]
    return Family(inherited, order)


def _is_own(name: str, own: dict[str, Block], found: dict[str, Inherited]) -> bool:
    """Tell whether a template has a block itself, or one that stands inside of it."""
    return name in own or any(inner in own for inner in blocks_in(found[name].text))


def _bases(workspace: Workspace, template: Template, text: str) -> Iterator[tuple[str, str]]:
    """Yield the templates that one stands on, from the nearest to the farthest."""
    seen: set[Path] = {template.file}
    name = base_of(parsed(text, str(template.file)))
    while name is not None:
        file = _file(workspace, template.language, name)
        if file is None or file in seen:
            return
        seen.add(file)
        source = text_in(file)
        yield name.removesuffix(".html"), source
        name = base_of(parsed(source, str(file)))


def _file(workspace: Workspace, language: str, name: str) -> Path | None:
    folders = list(workspace.templates)
    if name.startswith(_OURS):
        folders, name = [shipped(TEMPLATES)], name.removeprefix(_OURS)
    if ".." in name.replace("\\", "/").split("/"):
        return None
    candidates = (folder / part / name for folder in folders for part in (language, ""))
    file = next((candidate for candidate in candidates if candidate.is_file()), None)
    if file is not None and workspace.folder and workspace.folder in file.parents:
        check_inside(file, workspace.folder)
    return file


def text_in(file: Path) -> str:
    """Return the text of a template's file; raises TemplateError where it is not in UTF-8.

    Raises InputError for one that is too large.
    """
    try:
        return contents(file).decode("utf-8")
    except UnicodeDecodeError as error:
        raise TemplateError([not_utf_8(file)]) from error
