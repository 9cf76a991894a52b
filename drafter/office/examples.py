"""What the words of a template print: examples for its help, each made by what it describes."""

from functools import cached_property
from io import StringIO
from typing import Any

from drafter.composing.environment import Environment
from drafter.composing.sampling import printed
from drafter.composing.value_names import ITEMS
from drafter.office.drafter import load
from drafter.wording.phrases import phrases
from drafter.words.reference import FILTERS, GROUP, LIST, Entry, entries
from drafter.words.vocabulary import Vocabulary
from drafter.words.words import LetterWords
from drafter.workspace import Workspace

_LANGUAGES = ("ru", "kk")
_CASES = {"prepositional": "ru", "locative": "kk", "ablative": "kk"}
"""The cases that one language alone has."""

_SAMPLE = """\
date: 2026-11-26
number: 12-34
addressee:
  post: prime-minister
  surname: {ru: Смаилов, kk: Смайылов}
  given: {ru: Алихан, kk: Әлихан}
  patronymic: {ru: Асханович, kk: Асханұлы}
author: {faction: {ru: Ак жол, kk: Ақ жол}}
subject: {ru: О ремонте дорог, kk: Жолдарды жөндеу туралы}
body: {ru: Состояние дорог …, kk: Жолдардың жай-күйі …}
clauses:
  - name: unanswered-inquiry
    parameters:
      date: 2026-02-01
      number: 5-6
      answer_date: 2026-03-01
      answer_number: 7-8
      article: 27
      law: {ru: Конституционного закона, kk: Конституциялық заңның}
request: {ru: просит Правительство, kk: Үкіметтен сұрайды}
demands: [{ru: завершить ремонт, kk: жөндеуді аяқтауды}]
appendix:
  title: {ru: копия ответа, kk: жауаптың көшірмесі}
  sheets: 3
  body: {ru: Текст приложения …, kk: Қосымшаның мәтіні …}
signatories:
  - name: {ru: А. Перуашев, kk: А. Перуашев}
    post: {ru: Депутат, kk: Депутат}
  - {ru: К. Иса, kk: Қ. Иса}
copy_to: [prosecutor-general]
fields: {bill: {ru: О местном самоуправлении, kk: Жергілікті өзін-өзі басқару туралы}}
executor: {name: {ru: К. Иса, kk: Қ. Иса}, phone: 74-00-00}
"""


class Examples:
    """What every word and filter prints for a sample letter in a language of letters.

    Another language, in which the sample is not written, is answered in Russian.
    """

    def __init__(self, language: str) -> None:
        """Take the language in which the examples are to be."""
        self._language = language if language in _LANGUAGES else _LANGUAGES[0]
        self._workspace = Workspace()
        inquiry = load(StringIO(_SAMPLE), self._workspace)
        self._phrases = {code: phrases(code, self._workspace.locales) for code in _LANGUAGES}
        self._words = {
            code: Vocabulary(inquiry, words, _ignore, _ignore).words()
            for code, words in self._phrases.items()
        }

    def entries(self) -> list[tuple[Entry, str]]:
        """Return every variable and attribute with what it prints; a group, how it is used."""
        return [(entry, self._of(entry)) for entry in entries()]

    def filters(self) -> dict[str, str]:
        """Return what the use of each filter prints, by the filter's name."""
        return {name: self.of(filter_.use) for name, filter_ in FILTERS.items()}

    def of(self, expression: str) -> str:
        """Return what an expression of a template prints; empty where that is not known."""
        words = self._words[self._language]
        variables = words.variables()
        within = {name: variables[items][0] for name, items in ITEMS.items()}
        if expression.strip() == "appendix":  # the line, where there is one appendix
            del within["appendix"]
        loop = {"index": 1, "length": 2, "first": True, "last": False}
        return printed(expression, self._environment, {**variables, **within, "loop": loop})

    @cached_property
    def _environment(self) -> Environment:
        language = self._language
        return Environment(language, self._workspace.templates, self._phrases[language])

    def _of(self, entry: Entry) -> str:
        language = _CASES.get(entry.path.rpartition(".")[2], self._language)
        value = _found(self._words[language], entry.path)
        if entry.kind == LIST and isinstance(value[0], str):
            return value[0]
        return entry.use if entry.kind in (GROUP, LIST) else str(value).strip()


def _found(words: LetterWords, path: str) -> Any:
    value: Any = words
    for name in path.split("."):
        value = getattr(value, name.removesuffix("[]"))
        value = value[0] if name.endswith("[]") else value
    return value


def _ignore(_problem: object) -> None:
    """Keep silent: what is guessed of the sample is no matter of the help."""
