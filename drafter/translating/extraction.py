"""The messages of the code and of the templates, extracted and merged into catalogs.

Nothing is guessed: a message that is new comes in empty.  The same messages give the same bytes,
and a translator's own file keeps its layout.
"""

import io
import marshal
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from drafter.files.cache import kept
from drafter.files.input import contents
from drafter.files.locking import alone
from drafter.files.output import Output, write_files
from drafter.linting.usage import parsed
from drafter.translating.comments import comment
from drafter.translating.splicing import spliced
from drafter.wording.catalogs import LETTER, PROGRAM
from drafter.wording.entries import read_po
from drafter.wording.po import read
from drafter.workspace import (
    LOCALES,
    TEMPLATES,
    Workspace,
    boundary_of,
    check_inside,
    shipped,
)

_CODE = Path(__file__).resolve().parent.parent
_CHANGING = (b'"POT-', b'"PO-Rev', b'"Gen', b'"Report', b'"Last-T', b'"Language-T', b'"Project')
"""Header lines that hold the clock, a version or a blank to fill in."""

Keywords = Mapping[str, Any]
Found = tuple[str, Any, list[str], str | None]

_PROGRAM = frozenset({"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}.items())
_PHRASES = frozenset(
    {"mark": ((1, "c"), 2), "phrase": ((1, "c"), 2), "plural": ((1, "c"), 2, 3)}.items()
)
_TEMPLATES: Keywords = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def catalog_templates(workspace: Workspace) -> dict[str, Catalog]:
    """Return the catalog template of each domain; a workspace has that of letters alone.

    Raises TemplateError for a template that cannot be parsed.
    """
    letter = _of_code(_PHRASES) + _of_templates(shipped(TEMPLATES))
    if workspace.folder:
        return {LETTER: _catalog(letter + _of_templates(workspace.folder / TEMPLATES))}
    return {LETTER: _catalog(letter), PROGRAM: _catalog(_of_code(_PROGRAM))}


def home(workspace: Workspace) -> Path:
    """Return the folder of the catalogs that a translator works on.

    Raises OutsideError where it leads out of the workspace.
    """
    return workspace.own(LOCALES) if workspace.folder else shipped(LOCALES)


def catalog_files(folder: Path, domain: str = "*") -> list[Path]:
    """Return the .po files of a folder of catalogs, sorted.

    Raises OutsideError for one that leads out of its workspace.
    """
    files = sorted(folder.glob(f"*/LC_MESSAGES/{domain}.po"))
    for file in files:
        check_inside(file, boundary_of(folder))
    return files


def update(workspace: Workspace) -> dict[Path, int]:
    """Write the .pot files and merge them into every .po; return how many messages lack words.

    Nothing is written when a catalog cannot be read (CatalogError) or a template cannot be parsed
    (TemplateError); other runs wait meanwhile.
    """
    with alone(home(workspace)):
        return _update(home(workspace), workspace)


def _update(folder: Path, workspace: Workspace) -> dict[Path, int]:
    made: dict[Path, bytes] = {}
    missing = {}
    for domain, template in catalog_templates(workspace).items():
        pot = made[folder / f"{domain}.pot"] = as_bytes(template)
        for po in catalog_files(folder, domain):
            made[po] = spliced(po, pot) if workspace.folder else as_bytes(merged(po, template))
            live = (entry for entry in read_po(made[po]).entries if not entry.obsolete)
            missing[po] = sum(not entry.translated for entry in live)
    write_files([Output(path.resolve(), data, force=True) for path, data in made.items()])
    return missing


def merged(po: Path, template: Catalog) -> Catalog:
    """Return a catalog with the messages of a template, and its own words for them.

    drafter's own catalogs are in git, which remembers the messages that are gone.
    """
    catalog = read(po)
    own = [message for message in catalog if is_case_form(message)]
    catalog.update(template, no_fuzzy_matching=True)
    for message in own:
        message.locations = []
        catalog[message.id] = message
    catalog.obsolete.clear()
    return catalog


def is_case_form(message: Message) -> bool:
    """Tell whether a message is a post's case form, which each language adds where it needs one."""
    return (message.context or "").startswith("post, ")


def as_bytes(catalog: Catalog) -> bytes:
    """Return a catalog as a .po file; the same messages give the same bytes."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=100, sort_by_file=True, include_lineno=False)
    lines = buffer.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(_CHANGING))


@cache
def _of_code(keywords: frozenset[tuple[str, Any]]) -> list[Found]:
    """Return the messages of the code, which does not change while it runs.

    To find them takes seconds, so they are kept until a file of the code changes.
    """

    def make() -> bytes:
        return marshal.dumps([*_extracted(_CODE, "drafter", "**.py", "python", dict(keywords))])

    states = ((file.relative_to(_CODE).as_posix(), file.stat()) for file in _CODE.glob("**/*.py"))
    source = sorted((name, state.st_mtime_ns, state.st_size) for name, state in states)
    name = f"messages of the code, by {', '.join(sorted(dict(keywords)))}"
    found: list[Found] = marshal.loads(kept(name, repr(source).encode(), __file__, make))  # noqa: S302 - sealed
    return found


def _of_templates(folder: Path) -> list[Found]:
    for file in sorted(folder.glob("**/*.html")):
        check_inside(file, boundary_of(folder))
        contents(file)  # a pipe is told, not read
        parsed(file)
    return list(_extracted(folder, TEMPLATES, "**.html", "jinja2", _TEMPLATES))


def _extracted(
    folder: Path, name: str, pattern: str, method: str, keywords: Keywords
) -> Iterator[Found]:
    found = extract_from_dir(
        folder,
        method_map=[(pattern, method)],
        options_map={pattern: {"silent": "false"}},
        keywords=keywords,
        comment_tags=("Translators:",),
        strip_comment_tags=True,
    )
    for file, _line, message, comments, context in found:
        yield f"{name}/{file}", message, comments, context


def _catalog(messages: Iterable[Found]) -> Catalog:
    catalog = Catalog(project="drafter", version="", copyright_holder="The drafter authors")
    catalog.header_comment = "# The messages of drafter.\n#"
    for file, message, comments, context in messages:
        told = comments or [comment(context, file)]
        catalog.add(message, None, [(file, 0)], auto_comments=told, context=context)
    return catalog
