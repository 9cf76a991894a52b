"""In what a translation differs from its source beyond words: placeholders, figures, signs."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from drafter.translating.slips import TAG, Slip
from drafter.wording import _
from drafter.wording.entries import Entry
from drafter.wording.fitting import LANGUAGE_TAG, without_placeholders

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_SIGN = re.compile(r"""&(?:[a-z]+;|#\d+;)?|"|''|<<|>>|--+|~|\^|\\|_|\?{2,}|\t|º|\ufffd""")
_FOREIGN_SIGN = re.compile(r"[\uff01-\uff5eЀЂЃЄЅЇЈЉЊЋЌЎЏђѓєѕїјљњћќўџ]|\b(?:TODO|FIXME|XXX)\b")
_GLUED = re.compile(r"\{[^{}]*\}(?=[^\W\d_]{4})|(?<=[^\W\d_]{4})«?(?=\{)")
_DIGIT_IN_WORD = re.compile(r"[^\W\d_]{2,}\d[^\W\d_]+|[^\W\d_]+\d[^\W\d_]{2,}")
_FIGURE = re.compile(r"\d+")
_IS_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def unfaithful(entry: Entry, string: str, context_ids: set[str]) -> Iterator[Slip]:
    """Yield what a translation adds to its source or takes from it, unlike in any language.

    `context_ids` are the msgids of the entry's context.
    """
    sources = [entry.id, *([entry.plural] if entry.plural else [])]
    if (entry.context, entry.id) != LANGUAGE_TAG:
        yield from _placeholders(sources, string)
        yield from _signs(sources, string)
        yield from _glued(sources, string)
        yield from _breaks(sources, string)
        if not _IS_ID.fullmatch(entry.id):
            yield from _figures(sources, string)
            yield from _beginning(entry, string, context_ids)
        elif word := _DIGIT_IN_WORD.search(string):
            yield _of_figure(word[0])
    yield from _composed(string)


def _placeholders(sources: list[str], string: str) -> Iterator[Slip]:
    counts = [Counter(_PLACEHOLDER.findall(source)) for source in sources]
    for name, count in Counter(_PLACEHOLDER.findall(string)).items():
        if count > max(counted[name] for counted in counts) > 0:
            what = _("The placeholder {name} stands twice.").format(name=name)
            yield Slip("catalog-placeholder-twice", what, _("Delete one of the two."))


def _signs(sources: list[str], string: str) -> Iterator[Slip]:
    source = TAG.sub(" ", " ".join(sources))
    for sign in dict.fromkeys(_SIGN.findall(TAG.sub(" ", string))):
        if sign not in source:
            what = _("«{sign}» stands here, but not in the source.").format(sign=sign)
            advice = _("Delete it.")
            if sign in ('"', "''", "<<", ">>"):
                advice = _("Write the quotation marks of the language.")
            elif sign.startswith("--"):
                advice = _("Write « – » with a space on both sides.")
            yield Slip("catalog-sign", what, advice)


def _glued(sources: list[str], string: str) -> Iterator[Slip]:
    if (found := _GLUED.search(string)) and not any(map(_GLUED.search, sources)):
        what = _("There is no space at «{mark}».").format(mark=found[0])
        yield Slip("catalog-spaces", what, _("Put one there."))


def _breaks(sources: list[str], string: str) -> Iterator[Slip]:
    inside = string.strip("\n").count("\n")
    if inside not in {source.strip("\n").count("\n") for source in sources}:
        what = _("The lines of the text are others than those of the source.")
        yield Slip("catalog-spaces", what, _("Break the lines as the source does."))


def foreign_signs(entry: Entry, string: str) -> Iterator[Slip]:
    """Yield letters and marks of other scripts, and notes to oneself, in Russian and Kazakh."""
    for sign in dict.fromkeys(_FOREIGN_SIGN.findall(string)):
        if sign not in entry.id:
            what = _("«{sign}» stands here, but not in the source.").format(sign=sign)
            yield Slip("catalog-sign", what, _("Type it anew."))


def lost_quotes(entry: Entry, string: str) -> Iterator[Slip]:
    """Yield that «…» of the source is something else; in Russian and Kazakh it stays as it is."""
    quoted = re.search(r"«(\{[^{}]*\})", entry.id)
    if quoted and quoted[1] in string and "«" not in string and '"' not in string:
        what = _("The marks «…» of the source are not in the translation.")
        yield Slip("catalog-pairs", what, _("Copy them from the source."))


def _figures(sources: list[str], string: str) -> Iterator[Slip]:
    known = {figure for source in sources for figure in _FIGURE.findall(source)}
    for figure in _FIGURE.findall(without_placeholders(string)):
        if known.isdisjoint((figure, figure.lstrip("0"))):
            yield _of_figure(figure)


def _of_figure(figure: str) -> Slip:
    what = _("The figure «{figure}» is not in the source.").format(figure=figure)
    return Slip("catalog-figure", what, _("Delete it, or write a placeholder of the source."))


def _beginning(entry: Entry, string: str, context_ids: set[str]) -> Iterator[Slip]:
    """Yield a small letter at the beginning where the source has a capital."""
    first = re.match(r"[\w.-]+", string)
    if not (entry.id[:1].isupper() and first and first[0][0].islower()) or first[0] in entry.id:
        return
    inside = f"{{{entry.id.lower()}}}"  # where the text goes into another one
    of_a_date = (entry.context or "").startswith("month")
    if not of_a_date and not any(inside in other for other in context_ids):
        what = _("The translation begins with a small letter, the source with a capital.")
        yield Slip("catalog-case", what, _("Begin it as the source begins."))


def _composed(string: str) -> Iterator[Slip]:
    if unicodedata.is_normalized("NFC", string):
        return
    whole = unicodedata.normalize("NFC", string)
    letter = next(letter for letter in whole if letter not in string)
    what = _("The letter «{letter}» is put together of two characters here.").format(letter=letter)
    yield Slip("catalog-composed-letter", what, _("Type it anew."))
