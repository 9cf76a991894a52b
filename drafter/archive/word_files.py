"""Letters in Word's format as the index takes them: every paragraph, and what the head says."""

import datetime
from pathlib import Path

from drafter.archive.documents import Document, Part, Sentence, Text, sentences
from drafter.docx.document import Document as Word
from drafter.docx.document import paragraphs
from drafter.docx.skimming import skim
from drafter.errors import DrafterError
from drafter.importing.formulas import Formulas, Registration
from drafter.importing.languages import language_of
from drafter.importing.meaning import Letter, read_parts
from drafter.importing.plain import line, tidy
from drafter.wording.expressions import expression
from drafter.wording.phrases import letter_languages, phrases

_FORMULAS: dict[tuple[str, tuple[Path, ...]], Formulas] = {}
_KAZAKH = expression("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
_CYRILLIC, _LATIN = expression("[а-яА-ЯёЁ]"), expression("[a-zA-Z]")
_KAZAKH_SHARE = 0.03
_LONG = 200
"""Characters of a letter whose set phrases tell its language."""

_HEAD = 12
"""Paragraphs in which date and number are looked for."""

_MIXED_SHARE = 0.2
_ENOUGH = 30
"""Letters by which the language of a paragraph is told; a shorter one is of the letter's."""


def read_word_file(file: Path, locales: tuple[Path, ...], data: bytes | None = None) -> Document:
    """Return what the index takes of a letter in Word's format, whoever made it.

    Raises DocumentError for what is no Word document, OSError where it cannot be opened.
    """
    word = skim(file, data)
    tidy(word.blocks)
    language = _language_of(word, locales)
    # The blocks are changed by reading, and what the index takes is what stands in the file.
    found = [(one.place, line(one.text)) for one in paragraphs(word.blocks)]
    letter = _read(word, language, locales)
    texts: dict[str, Text] = {language: Text()}
    is_mixed = _is_mixed([said for _place, said in found], language)
    for place, said in found:
        part = _part(said, letter)
        code = _language(said, language) if is_mixed else language
        into = texts.setdefault(code, Text()).sentences
        into += [Sentence(words, place, part) for _start, words in sentences(said)]
    if letter is None:
        return Document(texts)
    for text in texts.values():
        text.addressee = _addressee(letter)
    registration = letter.registration or _registration(found, letter.formulas)
    day = registration.date if registration else None
    number = registration.number if registration else None
    return Document(
        texts,
        day if isinstance(day, datetime.date) else None,
        number if isinstance(number, str) else "",
        letter.kind,
    )


def _language_of(word: Word, locales: tuple[Path, ...]) -> str:
    """Return the language of a letter; a short one may be marked in that of its writer's system."""
    known = letter_languages(locales)
    found = language_of(word, known, locales)
    text = "".join(one.text for one in paragraphs(word.blocks))
    is_cyrillic = len(_CYRILLIC.findall(text)) > len(_LATIN.findall(text))
    if not is_cyrillic or (found in ("ru", "kk") and len(text) > _LONG):
        return found
    return "kk" if len(_KAZAKH.findall(text)) > len(text) * _KAZAKH_SHARE else "ru"


def _read(word: Word, language: str, locales: tuple[Path, ...]) -> Letter | None:
    """Return what the parts of a letter mean; None for a text that is none."""
    try:
        return read_parts(word, _formulas(language, locales))
    except DrafterError:
        return None


def _registration(found: list[tuple[int, str]], formulas: Formulas) -> Registration | None:
    """Return date and number of a letter whose head is not that of one, from its first lines."""
    lines = (formulas.registration(text) for _place, text in found[:_HEAD])
    return next(filter(None, lines), None)


def _formulas(language: str, locales: tuple[Path, ...]) -> Formulas:
    """Return the phrases of a language, made once for as long as its catalogs stay."""
    known = _FORMULAS.get((language, locales))
    if known is None or known.words is not phrases(language, locales):
        known = _FORMULAS[language, locales] = Formulas(language, locales)
    return known


def _is_mixed(texts: list[str], usual: str) -> bool:
    """Tell whether much of a letter is in the other language: a name or a quotation is not."""
    other = sum(len(text) for text in texts if _language(text, usual) != usual)
    return other > _MIXED_SHARE * sum(map(len, texts))


def _language(text: str, usual: str) -> str:
    """Return the language of a paragraph: letters in two languages may stand in one file."""
    if usual not in ("ru", "kk") or len(text) < _ENOUGH:
        return usual
    own = len(_KAZAKH.findall(text))
    if usual == "kk":
        return "kk" if own else "ru"
    return "kk" if own > len(text) * _KAZAKH_SHARE else "ru"


def _part(text: str, letter: Letter | None) -> Part:
    if letter is None:
        return Part.BODY
    parts = letter.parts
    if letter.subject and text.rstrip(". ") == letter.subject.rstrip(". "):
        return Part.SUBJECT
    if text in parts.demands or _is_item(text, letter.demands):
        return Part.DEMAND
    if text == parts.request:
        return Part.NAME if parts.demands else Part.DEMAND
    frame = (
        parts.title,
        parts.salutation,
        parts.closing,
        parts.label,
        parts.executor,
        *parts.registration,
    )
    people = [one.name for one in parts.addressees] + [name for _post, name in parts.signatories]
    posts = [post for one in parts.addressees for post in one.post.split(", ")]
    is_name = text in frame or any(text.startswith(post) for post in posts if post)
    return Part.NAME if is_name or any(name and name in text for name in people) else Part.BODY


def _is_item(text: str, demands: list[str]) -> bool:
    """Tell whether a paragraph is a demand, whatever number and mark it has."""
    bare = text.strip("0123456789.);–- ").casefold()
    return any(bare == demand.strip(".;– ").casefold() for demand in demands)


def _addressee(letter: Letter) -> str:
    """Return the addressees as they are printed, in the dative."""
    named = (", ".join(filter(None, (one.name, one.post))) for one in letter.parts.addressees)
    return "; ".join(line(one) for one in named)
