"""The door of composing: compiled templates that turn inquiries into letters."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.composing import clauses, fields
from drafter.composing.environment import Environment, TracingEnvironment
from drafter.composing.loader import NO_DRAFTS, Drafts, is_template
from drafter.composing.swallowed import swallowed
from drafter.errors import DrafterError, InquiryError, Problem, TemplateError
from drafter.markup.flaws import MarkupError
from drafter.markup.reading import Reader
from drafter.model.inquiry import Inquiry
from drafter.model.letter import Letter, Paragraph, plain_text
from drafter.model.origin import origin_of
from drafter.model.settings import Chamber
from drafter.wording import _
from drafter.wording.languages import in_language
from drafter.wording.phrases import Phrases, phrases
from drafter.wording.typography import typesetter
from drafter.words.vocabulary import Vocabulary

if TYPE_CHECKING:
    from drafter.composing.failures import Rendering

_MOST_KEPT = 16
"""So many readers of markup are kept: those of looks and catalogs that have changed make way."""


class Composer:
    """Composes letters; keeps the compiled templates of each language.

    Templates and catalogs that have changed count from the next letter on, and several threads may
    compose at once.
    """

    def __init__(
        self,
        folders: Sequence[Path],
        locales: Sequence[Path],
        words: Callable[[str, tuple[Path, ...]], Phrases] = phrases,
        drafts: Drafts = NO_DRAFTS,
    ) -> None:
        """Take folders of templates and of locales; the earlier ones win.

        `words` returns the phrases of a language from the folders of locales; `drafts` are texts
        of templates that are not saved yet.
        """
        self._drafts = drafts
        self._folders = list(folders)
        self._locales = tuple(locales)
        self._words = words
        self._environments: dict[str, Environment] = {}

    def compose(
        self,
        inquiry: Inquiry,
        language: str,
        styles: frozenset[str],
        warn: Callable[[Problem], None],
        chambers: Sequence[Chamber] = (),
    ) -> Letter:
        """Return the letter of an inquiry in one of its languages.

        `styles` are the names of the look's styles, in lower case with hyphens; `warn` is told of
        every case form that was guessed, and of fields that are not used; `chambers` are those
        that the workspace names.  Raises InquiryError for problems of the input and for what its
        template does not print, TemplateError for those of a template, CatalogError for a phrase
        that is missing.
        """
        self._check(inquiry, language)
        words = self._words(language, self._locales)
        environment = self._environment(words)
        problems: list[Problem] = []
        guesses: dict[Problem, None] = {}
        used: set[int] = set()
        vocabulary = Vocabulary(inquiry, words, problems.append, guesses.setdefault, chambers)
        variables = vocabulary.words().variables()
        try:
            markup = _printed(environment, inquiry, variables, used)
            problems += clauses.unused(inquiry, variables["clauses"])
        except InquiryError as error:
            problems += error.problems
        if problems:
            raise InquiryError(list(dict.fromkeys(problems)))
        for guess in guesses:
            warn(guess)
        letter = _letter(environment, inquiry, variables, markup, styles)
        missing = swallowed(inquiry, variables, used, environment)
        if missing and not origin_of(inquiry).is_sample:
            raise InquiryError(missing)
        for doubt in fields.unused(inquiry, variables["fields"]):
            warn(doubt)
        return letter

    def _environment(self, words: Phrases) -> Environment:
        """Return the environment of a language; a new one where its phrases have changed."""
        kept = self._environments.get(words.language)
        if kept is None or kept.words is not words:
            kept = Environment(words.language, self._folders, words, self._drafts)
            self._environments[words.language] = kept
        return kept

    def _check(self, inquiry: Inquiry, language: str) -> None:
        """Raise InquiryError if the letter has no version, template or clause in a language."""
        if language not in inquiry.languages:
            what = _("The letter has no version {in_language}.")
            what = what.format(in_language=in_language(language))
            place = origin_of(inquiry).place("languages")
            raise InquiryError([Problem("language-missing", place, what)])
        files = [f"{folder}/{language}/{inquiry.kind}.html" for folder in self._folders]
        if set("/\\").intersection(inquiry.kind) or not any(map(is_template, files)):
            raise InquiryError([self._no_template(inquiry, language)])
        if inquiry.clauses:
            problems = list(clauses.unknown(inquiry, language, self._folders))
            if problems:
                raise InquiryError(problems)

    def _no_template(self, inquiry: Inquiry, language: str) -> Problem:
        files = (path for folder in self._folders for path in (folder / language).glob("*.html"))
        kinds = sorted({file.stem for file in files})
        what = _("There is no template for the kind «{kind}» {in_language}.")
        what = what.format(kind=inquiry.kind, in_language=in_language(language))
        advice = _("Possible here: {names}.").format(names=", ".join(kinds)) if kinds else ""
        return Problem("unknown-kind", origin_of(inquiry).place("kind"), what, advice)


def _printed(
    environment: Environment,
    inquiry: Inquiry,
    variables: Mapping[str, Any],
    used: set[int] | None = None,
) -> str:
    """Return what the template of a letter prints; raises TemplateError and InquiryError.

    The ids of the values that it uses are added to `used`.
    """
    try:
        return environment.rendered(f"{inquiry.kind}.html", variables, used)
    except DrafterError:
        raise
    except Exception as error:
        raise _rendering(environment, inquiry, variables).explained(error) from error


def _letter(
    environment: Environment,
    inquiry: Inquiry,
    variables: Mapping[str, Any],
    markup: str,
    styles: frozenset[str],
) -> Letter:
    """Return the letter that a template has printed; raises TemplateError for a flaw of it."""
    words = environment.words
    try:
        blocks, lists = _reader(styles, words).read(markup, origin_of(inquiry).pictures)
    except MarkupError as error:
        raise _flawed(environment, inquiry, variables, error) from error
    if not blocks:
        raise TemplateError([_rendering(environment, inquiry, variables).nothing_printed()])
    author = variables["author"]
    return Letter(
        language=words.phrase("language", "tag"),
        blocks=blocks,
        lists=lists,
        title=_text_of(blocks, "title"),
        author=author.label or author.signature,
        subject=variables["subject"] or "",
        date=inquiry.day,
    )


@lru_cache(maxsize=_MOST_KEPT)
def _reader(styles: frozenset[str], words: Phrases) -> Reader:
    """Return what reads letters in the language of the phrases, and keeps their paragraphs."""
    return Reader(styles, typesetter(words))


def _flawed(
    environment: Environment, inquiry: Inquiry, variables: Mapping[str, Any], error: MarkupError
) -> TemplateError:
    """Return the flaws of the markup of a letter with their places in the templates.

    The letter is rendered once more, now with marks that tell where each text came from.
    """
    rendering = _rendering(environment, inquiry, variables)
    marked = _printed(rendering.environment, inquiry, variables)
    return TemplateError(rendering.flaws(error, marked))


def _rendering(
    environment: Environment, inquiry: Inquiry, variables: Mapping[str, Any]
) -> "Rendering":
    """Return what knows why a letter could not be made."""
    from drafter.composing.failures import Rendering  # 10 ms, for a letter that fails

    language, folders, words = environment.words.language, environment.folders, environment.words
    tracing = TracingEnvironment(language, folders, words, environment.drafts)
    return Rendering(inquiry, variables, tracing)


def _text_of(blocks: Sequence[Any], style: str) -> str:
    for block in blocks:
        if isinstance(block, Paragraph) and block.style == style:
            return plain_text(block.content)
    return ""
