"""The door of composing: compiled templates that turn inquiries into letters."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import TemplateSyntaxError
from jinja2.exceptions import SecurityError, TemplateNotFound

from drafter.composing.bounds import BoundsError, UnprintableError
from drafter.composing.environment import Environment, TracingEnvironment, UnknownNameError
from drafter.errors import DrafterError, InquiryError, Place, Problem, TemplateError
from drafter.markup.flaws import MarkupError
from drafter.markup.reading import read
from drafter.model.inquiry import Inquiry
from drafter.model.letter import Letter, Paragraph, Run
from drafter.wording import _
from drafter.wording.phrases import phrases
from drafter.wording.suggestions import suggestion
from drafter.wording.typography import typesetter
from drafter.words.vocabulary import Vocabulary
from drafter.words.words import ClauseWords, LetterWords


class Composer:
    """Composes letters; keeps the compiled templates of each language."""

    def __init__(self, folders: Sequence[Path], locales: Sequence[Path]) -> None:
        """Take folders of templates and of locales; the earlier ones win."""
        self._folders = list(folders)
        self._locales = tuple(locales)
        self._environments: dict[str, Environment] = {}
        self._known_kinds: dict[str, list[str]] = {}

    def compose(
        self,
        inquiry: Inquiry,
        language: str,
        styles: Container[str],
        warn: Callable[[Problem], None],
    ) -> Letter:
        """Return the letter of an inquiry in one of its languages.

        `styles` are the names of the look's styles, in lower case with hyphens; `warn` is told of
        every case form that was guessed.  Raises InquiryError for problems of the input,
        TemplateError for those of a template, CatalogError for a phrase that is missing.
        """
        if language not in inquiry.languages:
            what = _("The letter has no version in the language «{language}».")
            place = inquiry.place("languages")
            raise InquiryError([Problem(place, what.format(language=language))])
        if inquiry.kind not in self._kinds(language):
            raise InquiryError([self._no_template(inquiry, language)])
        words = phrases(language, self._locales)
        self._check_clauses(inquiry, language)
        problems: list[Problem] = []
        guesses: dict[Problem, None] = {}
        vocabulary = Vocabulary(inquiry, words, problems.append, guesses.setdefault)
        variables = vocabulary.words().variables()
        markup = self._render(inquiry, language, variables)
        problems += _unused_parameters(inquiry, variables["clauses"])
        if problems:
            raise InquiryError(list(dict.fromkeys(problems)))
        for guess in guesses:
            warn(guess)
        try:
            blocks, lists = read(markup, styles, typesetter(words))
        except MarkupError as error:
            raise TemplateError(self._placed(error, inquiry, language, variables)) from error
        if not blocks:
            raise TemplateError([self._nothing_printed(inquiry, language)])
        author = variables["author"]
        return Letter(
            language=words.phrase("language", "tag"),
            blocks=blocks,
            lists=lists,
            title=_text_of(blocks, "title"),
            author=author.label or author.signature,
            subject=variables["subject"] or "",
            date=inquiry.date,
        )

    def _environment(self, language: str) -> Environment:
        if language not in self._environments:
            words = phrases(language, self._locales)
            self._environments[language] = Environment(language, self._folders, words)
        return self._environments[language]

    def _render(self, inquiry: Inquiry, language: str, variables: Mapping[str, Any]) -> str:
        name = f"{inquiry.kind}.html"
        environment = self._environment(language)
        environment.bounds.begin()
        try:
            return environment.get_template(name).render(variables)
        except TemplateSyntaxError as error:
            raise TemplateError([_broken_syntax(error, name)]) from error
        except TemplateNotFound as error:
            what = _("There is no template «{name}».").format(name=error.name)
            raise TemplateError([Problem(_place_in_template(error), what)]) from error
        except UnknownNameError as error:
            raise TemplateError([_unknown_name(error, variables)]) from error
        except DrafterError:
            raise
        except UnprintableError as error:
            raise TemplateError([_unprintable(error)]) from error
        except (BoundsError, RecursionError, OverflowError) as error:
            what = _("The template works without end here.")
            raise TemplateError([Problem(_place_in_template(error), what)]) from error
        except SecurityError as error:
            what = _("The template asks for what templates may not use.")
            raise TemplateError([Problem(_place_in_template(error), what)]) from error
        except Exception as error:
            what = _("A value is used here in a way that does not suit it.")
            advice = _("Check the line with: drafter templates check")
            raise TemplateError([Problem(_place_in_template(error), what, advice)]) from error

    def _kinds(self, language: str) -> list[str]:
        """Return the kinds that have a template of their own in a language."""
        if language not in self._known_kinds:
            places = [place for f in self._folders if (place := f / language).is_dir()]
            files = [file for place in places for file in place.iterdir()]
            self._known_kinds[language] = sorted({f.stem for f in files if f.suffix == ".html"})
        return self._known_kinds[language]

    def _check_clauses(self, inquiry: Inquiry, language: str) -> None:
        if not inquiry.clauses:
            return
        places = [place for folder in self._folders for place in (folder / language, folder)]
        known = {path.stem for place in places for path in place.glob("clauses/*.html")}
        problems = []
        for number, clause in enumerate(inquiry.clauses):
            if clause.name not in known:
                what = _("There is no clause «{name}» in the language «{language}».")
                what = what.format(name=clause.name, language=language)
                place = inquiry.place(f"clauses.{number}")
                problems.append(Problem(place, what, suggestion(clause.name, known)))
        if problems:
            raise InquiryError(problems)

    def _no_template(self, inquiry: Inquiry, language: str) -> Problem:
        what = _("There is no template for the kind «{kind}» in the language «{language}».")
        kinds = self._kinds(language)
        advice = _("Possible here: {names}.").format(names=", ".join(kinds)) if kinds else ""
        what = what.format(kind=inquiry.kind, language=language)
        return Problem(inquiry.place("kind"), what, advice)

    def _nothing_printed(self, inquiry: Inquiry, language: str) -> Problem:
        template = self._environment(language).get_template(f"{inquiry.kind}.html")
        what = _("The letter would be empty: its template prints nothing.")
        advice = _("Compare it with: drafter templates diff")
        return Problem(Place(str(template.filename), 1, 1), what, advice)

    def _placed(
        self, error: MarkupError, inquiry: Inquiry, language: str, variables: Mapping[str, Any]
    ) -> list[Problem]:
        """Return the flaws of the markup with their places in the templates.

        The letter is rendered once more, now with marks that tell where each text came from.
        """
        tracing = TracingEnvironment(language, self._folders, phrases(language, self._locales))
        marked = tracing.get_template(f"{inquiry.kind}.html").render(variables)
        return [
            Problem(tracing.place(marked, flaw.offset), flaw.what, flaw.advice)
            for flaw in error.flaws
        ]


def _broken_syntax(error: TemplateSyntaxError, name: str) -> Problem:
    from drafter.composing.syntax import broken_syntax

    file = error.filename or name
    source = error.source or ""
    return broken_syntax(error, source, file)


def _unused_parameters(inquiry: Inquiry, clauses: Sequence[ClauseWords]) -> Iterator[Problem]:
    for number, clause in enumerate(clauses):
        for name in clause.unused():
            what = _("The clause «{clause}» does not use «{name}».")
            place = inquiry.place(f"clauses.{number}.parameters.{name}")
            yield Problem(place, what.format(clause=clause.name, name=name), _("Delete it."))


def _text_of(blocks: Sequence[Any], style: str) -> str:
    for block in blocks:
        if isinstance(block, Paragraph) and block.style == style:
            return "".join(part.text for part in block.content if isinstance(part, Run))
    return ""


def _unknown_name(error: UnknownNameError, variables: Mapping[str, Any]) -> Problem:
    from drafter.words.reference import attributes

    place = _place_in_template(error, error.name)
    if error.owner is None:
        known = list(variables)
        what = _("The letter has no variable «{name}».").format(name=error.name)
    else:
        words = type(error.owner).__module__ == LetterWords.__module__
        known = list(attributes(type(error.owner))) if words else []
        what = _("There is no «{name}» here.").format(name=error.name)
    return Problem(place, what, suggestion(error.name, sorted(known)))


def _unprintable(error: UnprintableError) -> Problem:
    place = _place_in_template(error)
    if error.value is None:
        what = _("This letter has nothing to print here.")
        return Problem(place, what, _("Put it between {% if … %} and {% endif %}."))
    if isinstance(error.value, list | tuple | Iterator):
        advice = _("Print its items inside {% for … %}, or join them with the filter join.")
        return Problem(place, _("A list cannot be printed."), advice)
    return Problem(place, _("A value is used here in a way that does not suit it."))


def _place_in_template(error: BaseException, name: str = "") -> Place | None:
    """Return the line of the innermost template that an error passed through."""
    import traceback

    for frame, line in reversed(list(traceback.walk_tb(error.__traceback__))):
        file = frame.f_code.co_filename
        if file.endswith(".html"):
            return Place(file, line, _column(file, line, name))
    return None


def _column(file: str, line: int, name: str) -> int:
    try:
        text = Path(file).read_text(encoding="utf-8").splitlines()[line - 1]
    except (OSError, IndexError):
        return 1
    return max(text.find(name), 0) + 1
