"""The templates that letters can use: where each comes from and what it changes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from drafter.composing.loader import NO_DRAFTS, Drafts
from drafter.composing.syntax import blocks_of
from drafter.errors import DrafterError, Place, Problem, TemplateError
from drafter.files.input import contents
from drafter.markup.subset import NO_STYLES
from drafter.wording import _
from drafter.wording.suggestions import suggestion
from drafter.workspace import TEMPLATES, Workspace, check_inside, shipped

_LANGUAGE = re.compile(r"[a-z]{2,3}([_-]\w+)?")
_CLASS = re.compile(r'class="([a-z][a-z0-9-]*)"|class="\{\{(.*?)\}\}"')


@dataclass(frozen=True, slots=True)
class Template:
    """A template by its name (`ru/inquiry`, `letter`), shipped, one's own, or both."""

    name: str
    own: Path | None
    shipped: Path | None
    draft: str | None = None
    """Its text while it is not saved yet."""

    @property
    def file(self) -> Path:
        """The file that counts."""
        return self.own or self.shipped or Path()

    @property
    def language(self) -> str:
        """The language of the template; empty for those of all languages."""
        folder = self.name.rpartition("/")[0].partition("/")[0]
        return folder if _LANGUAGE.fullmatch(folder) else ""

    @property
    def kind(self) -> str:
        """The kind of letter, or the clause: the name without its language."""
        return self.name.removeprefix(f"{self.language}/")

    @property
    def blocks(self) -> dict[str, Place]:
        """The blocks that the template has, in their order; none if it cannot be read."""
        found = blocks_of(self.text)
        return {name: place._replace(file=str(self.file)) for name, place in found.items()}

    @property
    def shipped_blocks(self) -> set[str]:
        """The names of the blocks of the shipped template; none where there is none."""
        return set(Template(self.name, None, self.shipped).blocks) if self.shipped else set()

    @property
    def text(self) -> str:
        """The text of the file; empty if it cannot be read, which the check of templates says."""
        if self.draft is not None:
            return self.draft
        try:
            return contents(self.file).decode("utf-8-sig")
        except (UnicodeDecodeError, DrafterError):
            return ""


def templates(workspace: Workspace, drafts: Drafts = NO_DRAFTS) -> list[Template]:
    """Return every template that letters of a workspace can use, by name.

    `drafts` are texts that are not saved yet.  Raises OutsideError for one that leads out of the
    workspace.
    """
    own = dict(_named(workspace.folder / TEMPLATES)) if workspace.folder else {}
    for path in own.values():
        check_inside(path, workspace.folder)
    ours = dict(_named(shipped(TEMPLATES)))
    files = {name: (own.get(name), ours.get(name)) for name in sorted({*own, *ours})}
    return [
        Template(name, mine, shipped_one, drafts.get(str(mine)))
        for name, (mine, shipped_one) in files.items()
    ]


def languages_of_templates(workspace: Workspace) -> set[str]:
    """Return the languages that templates of a workspace are for."""
    return {template.language for template in templates(workspace)} - {""}


def _named(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in folder.glob("**/*.html"):
        yield path.relative_to(folder).with_suffix("").as_posix(), path


def free_blocks(known: Iterable[Template], kind: str) -> set[str]:
    """Return the blocks of a kind of letter that some languages change and others do not.

    They are those in which the shipped templates differ, as Kazakh and Russian letters do.
    """
    ours: list[set[str]] = [
        template.shipped_blocks
        for template in known
        if template.shipped and template.language and template.kind == kind
    ]
    if not ours:
        return set()
    return set[str]().union(*ours) - ours[0].intersection(*ours)


def chosen(
    workspace: Workspace, names: tuple[str, ...], drafts: Drafts = NO_DRAFTS
) -> list[Template]:
    """Return the templates that names stand for: `ru/inquiry`, or `inquiry` in every language.

    Without names all templates are returned.  Raises TemplateError for a name that none has.
    """
    known = templates(workspace, drafts)
    if not names:
        return known
    found: dict[Template, None] = {}
    problems = []
    for name in names:
        plain = name.removesuffix(".html").replace("\\", "/")
        meant = [t for t in known if plain in (t.name, t.name.rpartition("/")[2])]
        found |= dict.fromkeys(meant)
        if not meant:
            what = _("There is no template «{name}».").format(name=name)
            advice = suggestion(plain, [template.name for template in known])
            problems.append(Problem("template-missing", None, what, advice))
    if problems:
        raise TemplateError(problems)
    return list(found)


def classes(workspace: Workspace) -> set[str]:
    """Return the style names that the templates of a workspace print as classes."""
    found = (match for template in templates(workspace) for match in _CLASS.finditer(template.text))
    names = {
        name
        for match in found
        for name in ([match[1]] if match[1] else re.findall(r'"([a-z-]+)"', match[2]))
    }
    return names - NO_STYLES


def copy_of(template: Template, workspace: Workspace) -> tuple[Path, bytes]:
    """Return where a copy of a shipped template goes, and its bytes.

    Raises TemplateError outside a workspace, and for a template that is no shipped one.
    """
    if workspace.folder is None:
        raise TemplateError([no_workspace()])
    if template.shipped is None:
        what = _("The template «{name}» is your own; drafter ships none of this name.")
        what, place = what.format(name=template.name), Place(str(template.own))
        raise TemplateError([Problem("template-not-shipped", place, what)])
    target = workspace.own(f"{TEMPLATES}/{template.name}.html")
    return target, template.shipped.read_bytes()


def no_workspace() -> Problem:
    """Return the problem that a command needs a workspace and there is none."""
    what = _("This folder is not in a workspace.")
    return Problem("workspace-missing", None, what, _("Make one with: drafter init"))


def differences(template: Template) -> list[str]:
    """Return how one's own template differs from the shipped one, as a unified diff."""
    if template.own is None or template.shipped is None:
        return []
    import difflib  # 2 ms, and few commands compare

    ours, own = (
        contents(path).decode("utf-8").splitlines(keepends=True)
        for path in (template.shipped, template.own)
    )
    names = (f"drafter/{template.name}.html", f"{TEMPLATES}/{template.name}.html")
    return list(difflib.unified_diff(ours, own, *names))
