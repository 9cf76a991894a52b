"""A kind of letter of one's own: its templates, made from those of another kind.

What differs is the title and what the request begins with, the request formula; all else is taken
from the other kind, whose later changes reach the new one as well.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

from drafter.composing.blocks import base_of, blocks_in, parsed
from drafter.composing.library import Template, no_workspace, templates
from drafter.errors import Place, Problem, TemplateError
from drafter.files.names import as_one, is_plain
from drafter.model.shapes import Identifier
from drafter.wording import _
from drafter.wording.suggestions import closest, suggestion
from drafter.workspace import TEMPLATES, Workspace

_LONGEST = 40
"""So long may a name be: it stands in every letter of the kind, and in the names of files."""

_RESERVED = ("letter", "clauses", "drafter", "macros")
"""What templates themselves are called: the skeleton, the folder of clauses, the shipped ones."""

_CLAUSES = "clauses/"

_ALIKE = 0.85
"""Two kinds whose names are more alike would be taken for a slip of the pen."""

_HEADING = re.compile(r"(?s)(<h1\b[^>]*>)(.*?)(</h1>)")
_REQUEST = re.compile(r'(?s)<p class="request">(?P<text>.*?)</p>')
_FORMULA = re.compile(r"(?s)(?P<before>\s*)(?P<words>[^<{]*?)(?P<after>[\s,:–—-]*)(?=[<{]|\Z)")
_CODE = re.compile(r"(?s)\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|<[^<>]*>")
_LETTER = re.compile(r"[^\W\d_]")
_TITLE = '{% block title %}\n<h1 class="title"></h1>\n{% endblock %}'
_ALONE = "{# drafter: without template-without-counterpart #}\n"
"""What says that a kind is meant to be in one language, or in some of them, alone."""


class Version(NamedTuple):
    """What the new kind says in a language: its title, and its request formula."""

    title: str
    formula: str
    """Empty for that of the other kind."""


def check_new(name: str, workspace: Workspace) -> None:
    """Raise TemplateError where no kind of a workspace can get a name."""
    if workspace.folder is None:
        raise TemplateError([no_workspace()])
    known = templates(workspace)
    if problem := _wrong_name(name) or _taken(name, known, workspace):
        raise TemplateError([problem])


def check_clause(name: str, workspace: Workspace) -> None:
    """Raise TemplateError where no clause of a workspace can get a name."""
    problem = _wrong_name(name)
    if problem:
        what = _("A clause cannot be called «{name}».").format(name=name)
        raise TemplateError([problem._replace(what=what)])
    there = [one for one in templates(workspace) if one.kind == f"{_CLAUSES}{name}"]
    if there:
        what = _("There is a clause «{name}» already.").format(name=name)
        place = Place(str(there[0].own)) if there[0].own else None
        raise TemplateError([Problem("clause-exists", place, what, _("Choose another name."))])


def languages_of(kind: str, workspace: Workspace) -> list[str]:
    """Return the languages in which there is a kind; raises TemplateError for an unknown one."""
    known = [t for t in templates(workspace) if t.language and "/" not in t.kind]
    found = sorted((t.language for t in known if t.kind == kind), reverse=True)
    if not found:
        what = _("There is no kind of letter «{name}».").format(name=kind)
        advice = suggestion(kind, sorted({template.kind for template in known}))
        raise TemplateError([Problem("unknown-kind", None, what, advice)])
    return found


def formula_of(kind: str, language: str, workspace: Workspace) -> str:
    """Return the request formula of a kind in a language; empty where it has none of its own.

    Raises TemplateError where a template cannot be read.
    """
    block = _block("request", kind, language, workspace)
    found = _formula(block)
    return " ".join(found["words"].split()) if found else ""


def new_templates(
    name: str, kind: str, versions: Mapping[str, Version], workspace: Workspace
) -> list[tuple[Path, bytes]]:
    """Return the files of a new kind with their texts, from another kind and its versions.

    Raises TemplateError for a name that none can get, and for templates that cannot be read.
    """
    check_new(name, workspace)
    every = set(languages_of(kind, workspace))
    # A block that one language alone had would be missed in the others.
    differs = any(
        version.formula and version.formula != formula_of(kind, language, workspace)
        for language, version in versions.items()
    )
    start = "" if set(versions) >= every else _ALONE
    return [
        (
            workspace.own(f"{TEMPLATES}/{language}/{name}.html"),
            (start + _text(kind, language, version, workspace, differs=differs)).encode(),
        )
        for language, version in versions.items()
    ]


def _text(
    kind: str, language: str, version: Version, workspace: Workspace, *, differs: bool
) -> str:
    parts = [f'{{% extends "{kind}.html" %}}', _titled(kind, language, version.title, workspace)]
    block = _block("request", kind, language, workspace)
    found = _formula(block)
    if differs and found:
        words = markup_of(version.formula) or found["words"]
        start, end = found.span("words")
        parts.append(f"{block[:start]}{words}{block[end:]}")
    return "\n\n".join(parts) + "\n"


def _titled(kind: str, language: str, title: str, workspace: Workspace) -> str:
    """Return the block of the title: that of the other kind, with other words in it."""
    block = _block("title", kind, language, workspace)
    if len(_HEADING.findall(block)) != 1:
        block = _TITLE
    return _HEADING.sub(lambda found: found[1] + markup_of(title) + found[3], block)


def markup_of(text: str) -> str:
    """Return a text as it stands in a template, where it is neither markup nor Jinja."""
    return escape(text, quote=False).replace("{", "&#123;")


def _formula(block: str) -> re.Match[str] | None:
    """Return where the formula stands in a block; None where the request begins otherwise."""
    paragraphs = list(_REQUEST.finditer(block))
    if len(paragraphs) != 1:
        return None
    start, end = paragraphs[0].span("text")
    found = _FORMULA.match(block, start, end)
    if found is None or not found["words"]:
        return None
    # Words after it would be those of a sentence that goes on.
    return None if _LETTER.search(_CODE.sub("", block[found.end() : end])) else found


def _block(name: str, kind: str, language: str, workspace: Workspace) -> str:
    """Return the text of a block where the templates of a kind have it last; empty if nowhere."""
    for text in _chain(f"{kind}.html", language, workspace):
        if block := blocks_in(text).get(name):
            return block.text.replace("\r\n", "\n")
    return ""


def _chain(name: str, language: str, workspace: Workspace) -> Iterator[str]:
    """Yield the texts of a template, of that which it extends, and so on."""
    known = {template.name: template for template in templates(workspace)}
    seen: set[str] = set()
    while name not in seen:
        seen.add(name)
        plain = name.removeprefix("drafter/").removesuffix(".html")
        found = known.get(f"{language}/{plain}") or known.get(plain)
        if found is None:
            return
        if name.startswith("drafter/"):
            found = Template(found.name, None, found.shipped)
        text = found.text
        yield text
        name = base_of(parsed(text, str(found.file))) or name


def _wrong_name(name: str) -> Problem | None:
    if not re.fullmatch(Identifier.pattern, name) or len(name) > _LONGEST:
        what = _("A kind of letter cannot be called «{name}».").format(name=name)
        advice = _("Write small Latin letters, digits and hyphens, {number} at most: support.")
        return Problem("kind-name", None, what, advice.format(number=_LONGEST))
    if name in _RESERVED or not is_plain(name):
        what = _("A kind of letter cannot be called «{name}»: the name has another meaning.")
        return Problem("kind-name", None, what.format(name=name), _("Choose another name."))
    return None


def _taken(name: str, known: Sequence[Template], workspace: Workspace) -> Problem | None:
    """Return the problem that a name is that of another kind, or may be taken for it."""
    kinds = {as_one(t.kind): t for t in known if "/" not in t.kind}
    places = [f"{TEMPLATES}/{language}" for language in sorted({t.language for t in known})]
    files = [workspace.own(f"{place.rstrip('/')}/{name}.html") for place in places]
    there = next((file for file in files if file.exists() or file.is_symlink()), None)
    if name in kinds or there:
        what = _("There is a kind of letter «{name}» already.").format(name=name)
        file = there or kinds[name].own
        place = Place(str(file)) if file else None
        return Problem("kind-exists", place, what, _("Choose another name."))
    meant = closest(name, kinds, _ALIKE)
    if meant and not name.startswith(meant) and not meant.startswith(name):
        what = _("«{name}» is easily taken for «{other}».").format(name=name, other=meant)
        return Problem("kind-name", None, what, _("Choose another name."))
    return None
