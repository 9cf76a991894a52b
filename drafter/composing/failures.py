"""Why a template made no letter: each error as problems, in their places.

A slip stands in the user's own template.  What goes wrong in shipped templates alone is a matter of
the letter, and stands there.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from traceback import walk_tb
from typing import Any, NamedTuple

from jinja2 import TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError, TemplateNotFound, TemplateRuntimeError

from drafter.composing.blaming import Scope, blamed
from drafter.composing.bounds import BoundsError, UnprintableError
from drafter.composing.clauses import wrong_parameters
from drafter.composing.environment import TracingEnvironment, UnknownNameError
from drafter.composing.fields import to_add
from drafter.composing.lexing import column_of, place_of_word
from drafter.composing.syntax import syntax_problems
from drafter.composing.unreadable import unreadable
from drafter.errors import DrafterError, InquiryError, Place, Problem, TemplateError
from drafter.files.refusals import problem_of
from drafter.markup.flaws import MarkupError
from drafter.model.inquiry import Inquiry
from drafter.model.origin import origin_of
from drafter.wording import _
from drafter.wording.suggestions import suggestion
from drafter.words.names import PersonName
from drafter.words.reference import attributes
from drafter.words.words import ClauseWords, FieldWords, LetterWords
from drafter.workspace import TEMPLATES, shipped


class _Spot(NamedTuple):
    """A line of a template that an error passed through, and the variables there."""

    file: str
    line: int
    scope: Scope


class _Said(NamedTuple):
    """What an error is to the user, wherever it stands."""

    id: str
    what: str
    advice: str = ""


class Rendering:
    """A letter that could not be made, and an environment in which its templates know places."""

    def __init__(
        self, inquiry: Inquiry, variables: Mapping[str, Any], environment: TracingEnvironment
    ) -> None:
        """Take the letter, its variables, and the environment."""
        self.inquiry = inquiry
        self.variables = variables
        self.environment = environment

    def explained(self, error: Exception) -> DrafterError:
        """Return an error of Jinja's or the sandbox's as one with problems and their places."""
        spots = list(_spots(error))
        match error:
            case UnknownNameError(owner=ClauseWords() as clause, name=name):
                file = self._source(_template_of(clause))[1]
                if file in [spot.file for spot in spots]:
                    return InquiryError(self._of_parameters(clause, name))
            case TemplateSyntaxError(source=str() as source, filename=str() as file):
                return TemplateError(self._of_syntax(error, source, file))
            case SyntaxError(filename=str() as file):  # Python's own, of what Jinja has made
                return TemplateError([_too_deep(file)])
            case RecursionError() if not spots:
                return TemplateError([_too_deep(self._source(f"{self.inquiry.kind}.html")[1])])
            case OSError() if not isinstance(error, TemplateNotFound):
                return TemplateError([problem_of(error)])
            case SecurityError():
                pass
            case TemplateRuntimeError() if spots:
                if problems := self._of_members(_text(spots[0].file), spots[0].file):
                    return TemplateError(problems)
            case _:
                pass
        return self._placed(error, spots)

    def flaws(self, error: MarkupError, marked: str) -> list[Problem]:
        """Return the flaws of what was printed, which the marks of the environment lead back.

        A flaw of a shipped template is one of the look, whose place is not known here.
        """
        problems = []
        for flaw in error.flaws:
            place = self.environment.place(marked, flaw.offset)
            own = None if _is_shipped(place.file) else place
            problems.append(flaw.at(own))
        return list(dict.fromkeys(problems))

    def nothing_printed(self) -> Problem:
        """Return the problem that the letter is empty, at the first own template that it uses."""
        name: str | None = f"{self.inquiry.kind}.html"
        place = origin_of(self.inquiry).place("kind")
        while name is not None:
            source, file = self._source(name)
            if not _is_shipped(file):
                place = Place(file, 1, 1)
                break
            extends = self.environment.parse(source, name, file).find(nodes.Extends)
            base = extends.template if extends else None
            name = str(base.value) if isinstance(base, nodes.Const) else None
        what = _("The letter would be empty: its template prints nothing.")
        advice = _("Compare it with: drafter templates diff")
        return Problem("template-empty", place, what, advice)

    def _source(self, name: str) -> tuple[str, str]:
        loader = self.environment.loader
        assert loader is not None  # noqa: S101 - the environment is always made with one
        source, file, _fresh = loader.get_source(self.environment, name)
        return source, file or name

    def _of_parameters(self, failed: ClauseWords, name: str) -> Iterator[Problem]:
        """Yield what is wrong with the parameters of all clauses, that which failed included."""
        missed, trees = {}, []
        for number, clause in enumerate(self.variables["clauses"]):
            if clause is failed:
                missed[number] = name
            try:
                source, file = self._source(_template_of(clause))
                trees.append(self.environment.parse(source, None, file))
            except (DrafterError, TemplateSyntaxError):  # said once the parameters are right
                trees.append(nodes.Template([]))
        yield from wrong_parameters(self.inquiry, trees, missed)

    def _of_syntax(self, error: TemplateSyntaxError, source: str, file: str) -> list[Problem]:
        problems = syntax_problems(self.environment, source, file)
        if not problems:  # Jinja can read the template, and still refuses it
            problems = self._of_members(source, file)
        return problems or [unreadable(source, _braces(file, source, error.lineno))]

    def _of_members(self, source: str, file: str) -> list[Problem]:
        """Return the problems of the filters and tests of a template that do not exist."""
        problems = []
        filters, tests = self.environment.filters, self.environment.tests
        for node in self.environment.parse(source, None, file).find_all((nodes.Filter, nodes.Test)):
            if node.name in (filters if isinstance(node, nodes.Filter) else tests):
                continue
            if isinstance(node, nodes.Filter):
                fault, known, what = "filter", filters, _("There is no filter «{name}».")
            else:
                fault, known, what = "test", tests, _("There is no test «{name}».")
            place = _placed(file, source, node, node.name)
            what, advice = what.format(name=node.name), suggestion(node.name, known)
            problems.append(Problem(f"template-unknown-{fault}", place, what, advice))
        return problems

    def _placed(self, error: Exception, spots: Sequence[_Spot]) -> DrafterError:
        said = _said(error, self.variables, self.inquiry)
        own = [spot for spot in spots if not _is_shipped(spot.file)]
        if not own:
            return InquiryError([self._of_letter(said, spots)])
        words = filter(None, (self._word(error, spot) for spot in own))
        file, line, _scope = own[0]
        place = next(words, None) or _braces(file, _text(file), line)
        return TemplateError([Problem(said.id, place, said.what, said.advice)])

    def _word(self, error: Exception, spot: _Spot) -> Place | None:
        """Return where the word of a template stands that failed; None where it is in another."""
        source = _text(spot.file)
        tree = self.environment.parse(source, None, spot.file)
        # What a line prints may have been set in another one.
        nearest = min(
            blamed(error, tree, spot.scope, self.environment),
            key=lambda one: (abs(one.node.lineno - spot.line), one.doubt, column_of(one.node)),
            default=None,
        )
        return _placed(spot.file, source, nearest.node, nearest.word) if nearest else None

    def _of_letter(self, said: _Said, spots: Sequence[_Spot]) -> Problem:
        """Return what fails in shipped templates alone, at what they use of the letter there."""
        spot = next(iter(spots), None)
        line = _line(_text(spot.file), spot.line) if spot else ""
        places = origin_of(self.inquiry).source.places
        used = [name for name in re.findall(r"\w+", line) if name in places]
        place = origin_of(self.inquiry).place(used[0] if used else "kind")
        if said.id != "template-endless":
            return Problem(said.id, place, said.what)
        what = _("There is too much here for one letter.")
        return Problem(said.id, place, what, _("Divide it into several letters."))


def _spots(error: BaseException) -> Iterator[_Spot]:
    """Yield the lines of templates that an error passed through, the innermost first."""
    for frame, line in reversed(list(walk_tb(error.__traceback__))):
        file = frame.f_code.co_filename
        if file.endswith(".html"):
            yield _Spot(file, line, frame.f_locals)


def _too_deep(file: str) -> Problem:
    return Problem("template-too-deep", Place(file), _("The template is nested too deeply."))


def _template_of(clause: ClauseWords) -> str:
    return f"clauses/{clause.name}.html"


def _is_shipped(file: str) -> bool:
    return Path(file).is_relative_to(shipped(TEMPLATES))


def _text(file: str) -> str:
    return Path(file).read_text(encoding="utf-8-sig")


def _line(source: str, line: int) -> str:
    return "".join(source.split("\n")[line - 1 : line])


def _braces(file: str, source: str, line: int) -> Place:
    """Return the place of what a line of a template prints first, or else of its first braces."""
    text = _line(source, line)
    return Place(file, line, max(text.find("{{"), text.find("{") if "{{" not in text else 0, 0) + 1)


def _placed(file: str, source: str, node: nodes.Node, word: str) -> Place:
    """Return the place of a word at a node or behind it."""
    lines = source.split("\n")
    return Place(file, *place_of_word(lines, int(node.lineno), column_of(node), word))


def _said(error: Exception, variables: Mapping[str, Any], inquiry: Inquiry) -> _Said:
    """Return what an error is to the user."""
    match error:
        case UnknownNameError(owner=FieldWords(), name=name):
            what = _("The letter has no field «{name}».").format(name=name)
            return _Said("missing-field", what, to_add(inquiry, name))
        case UnknownNameError():
            return _of_name(error, variables)
        case TemplateNotFound(name=name):
            return _Said("template-missing", _("There is no template «{name}».").format(name=name))
        case UnprintableError(value=None):
            advice = _("Put it between {% if … %} and {% endif %}.")
            what = _("This letter has nothing to print here.")
            return _Said("template-unprintable", what, advice)
        case UnprintableError(value=list() | tuple() | Iterator()):
            advice = _("Print its items inside {% for … %}, or join them with the filter join.")
            return _Said("template-printed-list", _("A list cannot be printed."), advice)
        case UnprintableError(value=group) if _is_of_words(group):
            what = _("«{name}» is a group of values, which cannot be printed.").format(name="…")
            advice = _("Print one of them: {names}.")
            advice = advice.format(names=", ".join(attributes(type(group))))
            return _Said("template-printed-group", what, advice)
        case BoundsError() | RecursionError() | OverflowError():
            return _Said("template-endless", _("The template works without end here."))
        case SecurityError():
            what = _("The template asks for what templates may not use.")
            return _Said("template-forbidden", what)
        case _:
            what = _("A value is used here in a way that does not suit it.")
            advice = _("Check the line with: drafter templates check")
            return _Said("template-unsuitable-value", what, advice)


def _of_name(error: UnknownNameError, variables: Mapping[str, Any]) -> _Said:
    if error.owner is None:
        what, known = _("The letter has no variable «{name}»."), list(variables)
        fault = "template-unknown-variable"
    else:
        known = list(attributes(type(error.owner))) if _is_of_words(error.owner) else []
        what, fault = _("There is no «{name}» here."), "template-unknown-part"
    return _Said(fault, what.format(name=error.name), suggestion(error.name, sorted(known)))


def _is_of_words(value: object) -> bool:
    return type(value).__module__ in (LetterWords.__module__, PersonName.__module__)
