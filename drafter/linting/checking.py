"""What is wrong with a template, found without a letter: all problems at once, in their places."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from jinja2 import TemplateSyntaxError, nodes
from jinja2.exceptions import TemplateNotFound

from drafter.composing.environment import TracingEnvironment, without_marks
from drafter.composing.loader import NO_DRAFTS, Drafts
from drafter.composing.syntax import syntax_problems
from drafter.errors import Place, Problem, TemplateError, in_order
from drafter.linting.branches import CONTEXTS, Layouts, Root, printed_classes, roots
from drafter.linting.doubtful import doubtful
from drafter.linting.recursion import endless_includes, endless_macros
from drafter.linting.tables import short_rows
from drafter.linting.texts import slips_of_texts
from drafter.linting.unknown_names import Found, found, placed, wrong_names
from drafter.markup.flaws import Flaw, MarkupError, unknown_class
from drafter.markup.reading import read
from drafter.markup.subset import NO_STYLES
from drafter.wording import _
from drafter.wording.alphabets import mixed_words
from drafter.wording.phrases import phrases
from drafter.wording.suggestions import suggestion
from drafter.workspace import Workspace


class Checker:
    """Checks the templates of one language."""

    def __init__(
        self,
        language: str,
        workspace: Workspace,
        styles: Iterable[str],
        drafts: Drafts = NO_DRAFTS,
    ) -> None:
        """Take the language, the workspace of the templates, the look's style names, drafts."""
        self.language, self.locales = language, tuple(workspace.locales)
        self.words = phrases(language, self.locales)
        self.environment = TracingEnvironment(language, workspace.templates, self.words, drafts)
        self.styles = frozenset(styles)

    def check(self, name: str) -> list[Problem]:
        """Return what is wrong with a template, in the order of its lines."""
        try:
            source, file = self._source(name)
        except TemplateNotFound:
            what = _("There is no template «{name}».").format(name=name)
            return [Problem("template-missing", Place(name), what)]
        except TemplateError as error:
            return list(error.problems)
        try:
            problems = syntax_problems(self.environment, source, file)
            if not problems:
                template = self.environment.parse(source, name, file)
                problems = self._of_template(template, name, source, file)
        except RecursionError:
            what = _("The template is nested too deeply.")
            problems = [Problem("template-too-deep", Place(file), what)]
        problems += _of_letters(source, file)
        return sorted(dict.fromkeys(problems), key=in_order)

    def _source(self, name: str) -> tuple[str, str]:
        """Return the text and the file of a template; raises TemplateNotFound, TemplateError."""
        loader = self.environment.loader
        assert loader is not None  # noqa: S101 - the environment is always made with one
        source, file, _fresh = loader.get_source(self.environment, name)
        return source, file or name

    def load(self, name: str) -> nodes.Template | None:
        """Return another template; None where it is absent or broken, which is said elsewhere."""
        try:
            source, file = self._source(name)
            return self.environment.parse(source, name, file)
        except (TemplateNotFound, TemplateError, TemplateSyntaxError, RecursionError):
            return None

    def _of_template(
        self, template: nodes.Template, name: str, source: str, file: str
    ) -> list[Problem]:
        lines = source.splitlines()
        layouts = Layouts(template, self.load)
        endless = [
            *endless_macros(template),
            *endless_includes(template, file, self.load, lambda name: self._source(name)[1]),
        ]
        items = chain(
            endless,
            wrong_names(template, self.environment, self.words, self._given(name)),
            doubtful(template, self.environment),
            self._of_blocks(template, name, file),
            self._of_files(template),
            self._of_classes(template, layouts),
        )
        places = ((item, Place(file, *placed(item, lines))) for item in items)
        problems = [Problem(item.id, place, item.what, item.advice) for item, place in places]
        if endless:
            return problems  # it has no layout
        printed = self._printed(template, layouts, name)
        flaws, rows = self._of_markup(printed), self._of_tables(printed)
        return [*problems, *flaws, *rows, *self._of_texts(printed, file)]

    def _given(self, name: str) -> set[str]:
        """Return the variables that the templates which include a part set in any place."""
        if not _is_part(name):
            return set()
        loaded = map(self.load, self.environment.list_templates(extensions=["html"]))
        return {
            variable.name
            for template in loaded
            if template and name in _included(template)
            for variable in template.find_all(nodes.Name)
            if variable.ctx in ("store", "param")
        }

    def _printed(
        self, template: nodes.Template, layouts: Layouts, name: str
    ) -> list[tuple[Root, list[str]]]:
        """Return everything that is printed on its own, laid out."""
        found = [
            (root, list(layouts.of(root.body))) for root in roots(template, anywhere=_is_part(name))
        ]
        for root in list(layouts.unprinted(template)):
            if id(root.body) not in layouts.printed:
                found.append((root, list(layouts.of(root.body))))
        return found

    def _of_texts(self, printed: list[tuple[Root, list[str]]], file: str) -> list[Problem]:
        """Return what proofreading finds in the text."""
        texts = (text for _root, texts in printed for text in texts)
        return slips_of_texts(texts, self.environment, self.language, self.locales, file)

    def _of_tables(self, printed: list[tuple[Root, list[str]]]) -> list[Problem]:
        """Return the rows of tables that leave a hole."""
        problems: dict[Problem, None] = {}
        for marked in (text for _root, texts in printed for text in texts):
            for row in short_rows(without_marks(marked)):
                what = _("Cells in this row: {count}; in most rows: {columns}.")
                what = what.format(count=row.width, columns=row.columns)
                advice = _("Add what is missing, or give a cell colspan.")
                place = self.environment.place(marked, row.offset)
                problems[Problem("template-short-row", place, what, advice)] = None
        return list(problems)

    def _of_markup(self, printed: list[tuple[Root, list[str]]]) -> list[Problem]:
        """Return the flaws of the markup."""
        return list(dict.fromkeys(flaw for one in printed for flaw in self._flaws(*one)))

    def _flaws(self, root: Root, texts: list[str]) -> list[Problem]:
        """Return the flaws of a body, where it suits best if it may stand anywhere."""
        contexts = CONTEXTS if root.anywhere else CONTEXTS[:1]
        tried = []
        for before, after in contexts:
            tried.append([flaw for text in texts for flaw in self._read(before + text + after)])
            if not tried[-1]:
                return []
        return min(tried, key=len)

    def _read(self, marked: str) -> Iterator[Problem]:
        try:
            read(without_marks(marked), self.styles, list)
        except MarkupError as error:
            for flaw in error.flaws:
                yield self._placed(flaw, marked)

    def _placed(self, flaw: Flaw, marked: str) -> Problem:
        return flaw.at(self.environment.place(marked, flaw.offset))

    def _of_classes(self, template: nodes.Template, layouts: Layouts) -> Iterator[Found]:
        for node in printed_classes(template, layouts):
            if node.value and node.value not in self.styles and node.value not in NO_STYLES:
                fault, what, advice = unknown_class(node.value)
                yield found(fault, node, node.value, what, advice)

    def _of_files(self, template: nodes.Template) -> Iterator[Found]:
        """Yield the templates that are included or imported and do not exist."""
        kinds = (nodes.Include, nodes.Import, nodes.FromImport)
        for node in chain.from_iterable(map(template.find_all, kinds)):
            wanted = getattr(node, "template")  # noqa: B009 - the kinds have no common type
            absent = isinstance(wanted, nodes.Const) and not self._exists(str(wanted.value))
            if absent and not getattr(node, "ignore_missing", False):
                what = _("There is no template «{name}».").format(name=wanted.value)
                yield found("template-missing", wanted, wanted.value, what)

    def _exists(self, name: str) -> bool:
        try:
            self._source(name)
        except TemplateNotFound:
            return False
        except TemplateError:
            pass  # there, but not in UTF-8, as the check of it says
        return True

    def _of_blocks(self, template: nodes.Template, name: str, file: str) -> Iterator[Found]:
        extends = template.find(nodes.Extends)
        if extends is None or not isinstance(extends.template, nodes.Const):
            return
        base = str(extends.template.value)
        try:
            base_file = self._source(base)[1]
        except TemplateNotFound:
            what = _("There is no template «{name}».").format(name=base)
            yield found("template-missing", extends.template, base, what)
            return
        except TemplateError:
            return  # the check of the other template says so
        if file in (base_file, *self._files_above(base, set())):
            what = _("The template extends itself.")
            if base_file != file:
                what = _("The template extends itself by way of «{name}».").format(name=base)
            advice = _("Begin with {tag}.").format(tag=f'{{% extends "drafter/{name}" %}}')
            yield found("template-extends-itself", extends.template, base, what, advice)
            return
        known = self._blocks_of(base, set())
        begun = False
        for node in template.body:
            begun = begun or node is extends
            if isinstance(node, nodes.Block) and known and node.name not in known:
                what = _("No template that this one extends has the block «{name}».")
                what, advice = what.format(name=node.name), suggestion(node.name, known)
                yield found("template-unknown-block", node, node.name, what, advice)
            yield from self._outside_blocks(node, begun)

    def _blocks_of(self, name: str, seen: set[str]) -> set[str]:
        """Return the blocks of a template and of those that it extends; none if one is broken."""
        template = self.load(name)
        if template is None or name in seen:
            return set()
        blocks = {block.name for block in template.find_all(nodes.Block)}
        extends = template.find(nodes.Extends)
        if extends and isinstance(extends.template, nodes.Const):
            inherited = self._blocks_of(str(extends.template.value), seen | {name})
            return blocks | inherited if inherited else set()
        return blocks

    def _files_above(self, name: str, seen: set[str]) -> Iterator[str]:
        """Yield the files that a template extends, one above the other, each once."""
        template = self.load(name)
        extends = template.find(nodes.Extends) if template else None
        if extends is None or not isinstance(extends.template, nodes.Const) or name in seen:
            return
        above = str(extends.template.value)
        if self.load(above) is not None:
            yield self._source(above)[1]
            yield from self._files_above(above, seen | {name})

    def _outside_blocks(self, node: nodes.Node, begun: bool) -> Iterator[Found]:
        """Yield the first thing below a node that is not in a block.

        `begun` tells whether it follows `extends`: only what stands before that is printed.
        """
        if isinstance(node, nodes.If | nodes.For | nodes.With | nodes.FilterBlock):
            for inner in node.iter_child_nodes():
                yield from self._outside_blocks(inner, begun)
        if not isinstance(node, nodes.Output):
            return
        for part in node.nodes:
            text = without_marks(part.data) if isinstance(part, nodes.TemplateData) else "{{"
            if not text.strip():
                continue
            fault = "template-outside-blocks"
            what = _("What stands outside the blocks is not printed.")
            advice = _("Put it into a block.")
            if not begun:
                fault = "template-before-extends"
                what = _("What stands before «extends» is printed at the top of the letter.")
                advice = _("Begin with «extends», and put the text into a block.")
            first = text.strip().splitlines()[0]
            if isinstance(part, nodes.TemplateData):
                place = self.environment.place(part.data, len(text) - len(text.lstrip()))
                yield Found(fault, place.line, place.column, first, what, advice)
            else:
                yield Found(fault, int(part.lineno), 1, first, what, advice)
            return


def _is_part(name: str) -> bool:
    """Tell whether a template is printed by others alone, wherever they include it."""
    return "/" in name and not name.startswith("clauses/")


def _included(template: nodes.Template) -> set[str]:
    """Return the templates that a template includes by their names."""
    wanted = (node.template for node in template.find_all(nodes.Include))
    return {str(node.value) for node in wanted if isinstance(node, nodes.Const)}


def _of_letters(source: str, file: str) -> list[Problem]:
    """Return the words outside comments that mix alphabets."""
    plain = re.sub(r"(?s){#.*?#}", lambda m: re.sub(r"[^\n]", " ", m[0]), source)
    problems = []
    for mixed in mixed_words(re.sub(r"\\[nt]", "  ", plain)):
        what = _("The word «{word}» mixes Latin and Cyrillic letters.").format(word=mixed.word)
        advice = _("Write «{word}».").format(word=mixed.meant) if mixed.meant else ""
        place = Place.of(file, plain, mixed.offset)
        problems.append(Problem("mixed-alphabets", place, what, advice))
    return problems
