"""What the template of one language has, asks about, prints or says, and another's does not."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations

from jinja2 import nodes

from drafter.composing.lexing import column_of, place_of_word
from drafter.composing.library import Template, free_blocks
from drafter.errors import Place, Problem
from drafter.linting.branches import Load
from drafter.linting.one_sided import changed_alone
from drafter.linting.usage import Key, Use, used
from drafter.wording import _
from drafter.wording.languages import in_language

_BLOCK = "block"


def without_counterpart(
    wanted: Sequence[Template],
    known: Sequence[Template],
    load: Mapping[str, Load],
    broken: Collection[str],
) -> Iterator[Problem]:
    """Yield in what the templates of two languages differ, for those of a workspace.

    `known` are all templates, `load` finds and parses those of each language that letters have.
    The variables of the files in `broken` are not compared, since they may be misspelt.  Blocks are
    passed over that the shipped templates change in some languages alone.
    """
    by_name = {template.name: template for template in known}
    for template in wanted:
        for language in sorted(load) if template.language else ():
            if language != template.language and f"{language}/{template.kind}" not in by_name:
                yield _no_template(template, language)
    for one, two in _pairs(wanted, by_name, sorted(load)):
        yield from _differences(one, two, known, load, broken)


def _pairs(
    wanted: Sequence[Template], by_name: Mapping[str, Template], languages: Sequence[str]
) -> Iterator[tuple[Template, Template]]:
    """Yield the versions of each kind two by two, where one of them is the workspace's own."""
    for kind in dict.fromkeys(template.kind for template in wanted if template.language):
        names = [f"{language}/{kind}" for language in languages]
        versions = [by_name[name] for name in names if name in by_name]
        for one, two in combinations(versions, 2):
            if one.own or two.own:
                yield one, two


def _no_template(template: Template, language: str) -> Problem:
    what = _("There is no such template {in_language}.")
    advice = _("Create the file {name}.").format(name=f"templates/{language}/{template.kind}.html")
    what = what.format(in_language=in_language(language))
    return Problem("template-without-counterpart", Place(str(template.file)), what, advice)


def _differences(
    one: Template,
    two: Template,
    known: Sequence[Template],
    load: Mapping[str, Load],
    broken: Collection[str],
) -> Iterator[Problem]:
    """Yield in what two versions of a kind differ, each thing once."""
    sides = [_Version(template, known, load[template.language]) for template in (one, two)]
    free = set().union(*(side.free_blocks() for side in sides))
    # What both extend is compared by itself.
    below = sides[0].bases() & sides[1].bases()
    uses = [side.uses(free, below) for side in sides]
    if uses[0] is None or uses[1] is None:
        return  # one of them is broken, which the check of it says
    told: set[str] = set()
    for (mine, here), (theirs, there) in _both_ways(sides, uses):
        blocks = {key: use for key, use in here.items() if key.sort == _BLOCK and key not in there}
        yield from (_missing(mine, theirs, key, use) for key, use in blocks.items())
        told |= {key.name for key in blocks}
        changed = changed_alone(mine.template, theirs.template)
        told |= set(changed)
        yield from (_reworded(block, changed[block], theirs) for block in changed)
    if "" in told or {str(one.file), str(two.file)} & {*broken}:
        return
    uses = [side.uses(free | told, below) for side in sides]
    for (mine, here), (theirs, there) in _both_ways(sides, uses):
        for key, use in here.items():
            if key.sort != _BLOCK and key not in there:
                yield _missing(mine, theirs, key, use)


class _Version:
    """The template of a kind in one language."""

    def __init__(self, template: Template, known: Sequence[Template], load: Load) -> None:
        self.template, self._known, self._load = template, known, load
        self.language = in_language(template.language)
        # What is shipped is changed by a file of its name in the workspace.
        self.name = str(template.own) if template.own else f"templates/{template.name}.html"

    def free_blocks(self) -> set[str]:
        """Return the blocks that shipped templates change in some languages alone."""
        kinds = (self._kind(name) for name, _tree, _place in self._chain or ())
        return set().union(*(free_blocks(self._known, kind) for kind in kinds if kind))

    def bases(self) -> set[str]:
        """Return the kinds of the templates that this one extends in its own language."""
        kinds = (self._kind(name) for name, _tree, place in self._chain or () if place)
        return {kind for kind in kinds if kind}

    def uses(self, passed_over: set[str], below: set[str]) -> dict[Key, Use] | None:
        """Return what the template uses, with what it extends, includes and imports.

        That stands where the template names the other one, and ends with one of the kinds `below`.
        Blocks that are passed over, or that a template changes, do not count, and neither does a
        template of all languages.  None: one of them is missing or cannot be read.
        """
        found: dict[Key, Use] = {}
        seen = {name for name, _tree, _place in self._chain or ()}
        for name, tree, place in self._chain or ():
            if place and self._kind(name) in below:
                break
            if self._kind(name) is None:
                continue
            try:
                here = self._with_parts(tree, passed_over, seen)
            except RecursionError:
                return None
            passed_over = passed_over | {block.name for block in tree.find_all(nodes.Block)}
            found = (here if place is None else dict.fromkeys(here, place)) | found
        return None if self._chain is None else found

    @cached_property
    def _chain(self) -> list[tuple[str, nodes.Template, Use | None]] | None:
        """The template and those that it extends, each with the place where it is named."""
        found: dict[str, tuple[str, nodes.Template, Use | None]] = {}
        name, place = f"{self.template.kind}.html", None
        while name not in found:
            tree = self._load(name)
            if tree is None:
                return None
            found[name] = (name, tree, place)
            extends = tree.find(nodes.Extends)
            if extends is None or not isinstance(extends.template, nodes.Const):
                break
            place = place or Use(extends.lineno, column_of(extends), "")
            name = str(extends.template.value)
        return list(found.values())

    def _with_parts(
        self, tree: nodes.Template, passed_over: set[str], seen: set[str]
    ) -> dict[Key, Use]:
        found = used(tree, passed_over)
        for part in tree.find_all((nodes.Include, nodes.Import, nodes.FromImport)):
            wanted = getattr(part, "template")  # noqa: B009 - the kinds have no common type
            name = str(wanted.value) if isinstance(wanted, nodes.Const) else None
            if name and name not in seen and (inner := self._load(name)):
                seen.add(name)
                place = Use(part.lineno, column_of(part), "")
                of_part = self._with_parts(inner, passed_over, seen)
                found = dict.fromkeys(of_part, place) | found
        return found

    def _kind(self, name: str) -> str | None:
        """Return the kind of a template by the name of its file; None for one of all languages."""
        plain = name.removeprefix("drafter/").removesuffix(".html")
        language = self.template.language
        return plain if any(t.name == f"{language}/{plain}" for t in self._known) else None

    def place(self, use: Use) -> Place:
        """Return the place of something in the template's own file."""
        lines = self.template.text.splitlines()
        line, column = place_of_word(lines, use.line, use.column, use.word)
        return Place(str(self.template.file), line, column)


_Uses = tuple[_Version, dict[Key, Use]]


def _both_ways(
    sides: Sequence[_Version], uses: Sequence[dict[Key, Use] | None]
) -> Iterator[tuple[_Uses, _Uses]]:
    one, two = ((side, found or {}) for side, found in zip(sides, uses, strict=True))
    yield one, two
    yield two, one


def _missing(mine: _Version, theirs: _Version, key: Key, use: Use) -> Problem:
    """Return the problem that one version has something; it stands in a file of the user."""
    if key.sort == _BLOCK:
        fault, what = (
            "block-without-counterpart",
            _("The block «{name}» is changed here, but not in {other}."),
        )
        elsewhere = _("The block «{name}» is changed in {other}, but not here.")
    else:
        fault, what = "template-differs", _("«{name}» stands here, but not in {other}.")
        elsewhere = _("«{name}» stands in {other}, but not here.")
    advice = _("Change it there too, so that both letters say the same.")
    if mine.template.own:
        place, other = mine.place(use), theirs.name
    else:
        what, place, other = elsewhere, Place(theirs.name, 1, 1), mine.name
        advice = _("Change it here too, so that both letters say the same.")
    return Problem(fault, place, what.format(name=key.name, other=other), advice)


def _reworded(block: str, place: Place, theirs: _Version) -> Problem:
    what = _("The wording is changed here, but not {in_language}.")
    if block:
        what = _("The wording of the block «{name}» is changed here, but not {in_language}.")
    what = what.format(name=block, in_language=theirs.language)
    advice = _("Change it there too, so that both letters say the same.")
    return Problem("wording-of-one-language", place, what, advice)
