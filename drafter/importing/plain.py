"""Text as it is typed: what typography and word processors put in, taken out again."""

import re
from unicodedata import normalize

from drafter.docx.document import Grid, Seen, paragraphs
from drafter.model.letter import Run, notes_of, pictures_of, runs_of
from drafter.reading.characters import without_forbidden

_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000\x85\u2028\u2029\ufffc]")
_JOINED = "[\u0600-\u0dff]"
"""Letters, Arabic and Indic, that a joiner or a non-joiner between them shapes: «می‌خواهم»."""

_UNSEEN = re.compile(
    f"[\u00ad\u034f\ufe00-\ufe0f]|(?<!{_JOINED})[\u200c\u200d]|[\u200c\u200d](?!{_JOINED})"
)
_RAISED = {
    "sup": str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ"),
    "sub": str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"),
}
_WHITE = re.compile(r"\s+")


def typed(text: str) -> str:
    """Return a text with plain spaces and hyphens, without characters that nobody sees.

    Letters that were put together from two signs («и» with a breve) become one.
    """
    text = _SPACES.sub(" ", normalize("NFC", text)).replace("\u2011", "-")
    return without_forbidden(_UNSEEN.sub("", text))


def on_the_line(run: Run) -> str:
    """Return the text of a run, raised or lowered figures as characters that look so."""
    for mark, table in _RAISED.items():
        if mark in run.marks and all(ord(letter) in table for letter in run.text):
            return run.text.translate(table)
    return run.text


def line(text: str) -> str:
    """Return a text in one line, with one space between words."""
    return _WHITE.sub(" ", text).strip()


def same(text: str) -> str:
    """Return a text for comparison: its case, quotation marks, dashes and spaces made alike."""
    text = re.sub('[«»„“”"]', '"', line(text).casefold().replace("ё", "е"))
    return re.sub("[–—]", "-", text)


def tidy(blocks: list[Seen | Grid]) -> None:
    """Make the text of all paragraphs such as it is typed."""
    for paragraph in paragraphs(blocks):
        contents = [paragraph.content, *(note.content for note in notes_of(paragraph.content))]
        for run in (run for content in contents for run in runs_of(content)):
            run.text = typed(run.text)
        paragraph.content = [p for p in paragraph.content if not isinstance(p, Run) or p.text]


def is_empty(block: Seen | Grid) -> bool:
    """Tell whether a paragraph or a table has neither text nor notes."""
    return not any(p.text.strip() or notes_of(p.content) for p in paragraphs([block]))


def shows(block: Seen | Grid) -> bool:
    """Tell whether a paragraph or a table shows a picture."""
    return any(pictures_of(p.content) for p in paragraphs([block]))
