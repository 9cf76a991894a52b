"""What a language needs so that letters can be written in it, and what of that there is."""

from typing import NamedTuple

from drafter.composing.library import templates
from drafter.files.output import Output, write_files
from drafter.grammar import languages as grammars
from drafter.office.catalogs import Place, opened
from drafter.translating.listing import instead
from drafter.translating.surroundings import shipped_translations
from drafter.wording.fitting import LISTS_OF_MARKS
from drafter.workspace import TEMPLATES, Workspace, check_inside, shipped


class Needs(NamedTuple):
    """What a language of letters still lacks."""

    phrases: int
    """Phrases without which letters cannot be made: nobody else has them."""
    templates: tuple[str, ...]
    """Templates that other languages have: `inquiry`, `clauses/legal-basis`."""
    has_grammar: bool
    """Whether names and posts are declined."""


def needs(place: Place, workspace: Workspace) -> Needs:
    """Return what the language of a catalog of letters lacks; raises what `opened` raises."""
    living = [entry for entry in opened(place).read.entries if not entry.obsolete]
    ours = shipped_translations(place.file)
    open_ones = [one for one in living if (not one.translated or one.fuzzy)
                 and one.context != LISTS_OF_MARKS]  # fmt: skip
    lacking = sum(
        instead(one, place.language, ours, letters=True).source == "none" for one in open_ones
    )
    known = [template for template in templates(workspace) if template.language]
    kinds = {template.kind for template in known}
    own = {template.kind for template in known if template.language == place.language}
    grammar = place.language.partition("_")[0] in grammars()
    return Needs(lacking, tuple(sorted(kinds - own)), grammar)


def copy_templates(workspace: Workspace, source: str, language: str) -> list[str]:
    """Copy the templates of one language for another that lacks them; return their names.

    Raises OutputError or OSError where they cannot be written.
    """
    folder = workspace.own(TEMPLATES) if workspace.folder else shipped(TEMPLATES)
    files = []
    for template in templates(workspace):
        target = folder / language / f"{template.kind}.html"
        if template.language == source and not target.exists():
            check_inside(target, workspace.folder)
            files.append(Output(target, template.file.read_bytes(), force=False))
    write_files(files)
    return [file.target.relative_to(folder).with_suffix("").as_posix() for file in files]
