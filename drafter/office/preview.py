"""A letter as a browser shows it on pages, each block with the value that it was made from.

Nothing in a letter says where its words come from, for templates may do with values what they like.
So a block shows the value whose words it has: the texts one after another, as templates print them;
a block that has none of them shows what its style is for.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from drafter.docx import Look
from drafter.model.inquiry import Inquiry
from drafter.model.letter import Block, block_text
from drafter.model.origin import origin_of
from drafter.office.letters import LetterFile
from drafter.office.office import Office
from drafter.pictures.exif import upright
from drafter.printing.html import style_sheet
from drafter.printing.paged import paged

_STYLES = {
    "salutation": "addressee.0",
    "date": "date",
    "subject": "subject.{code}",
    "request": "request.{code}",
    "closing": "signatories",
    "signature-label": "author",
    "signatures": "signatories",
    "signatory": "signatories",
    "last-signatory": "signatories",
    "letter-appendix": "appendices",
    "letter-copy": "copy_to",
    "executor": "executor",
}
"""What the blocks of drafter's own templates are for, by their styles."""

_ADDRESSING = ("letter-addressee", "next-addressee")
"""The styles of addressees; the second is that of each one after the first."""

_LETTERS = re.compile(r"[^\W_]+")
_SHORTEST = 3
"""Letters and digits that a text must have, to be found by them."""

_LEAST_OF_BLOCK = 0.3
"""How much of a paragraph a text must be, so that the paragraph shows it."""

_LOOKS = 8
"""So many looks' style sheets are kept, as many as there are looks that are kept."""

_PARAGRAPHS, _LONGEST_KEPT = 4096, 1000
"""Of how many paragraphs, and of how many characters each, the words are kept: at most 16 MB."""

_OF_PASSAGES = ("body-text", "last-body-text")
"""The styles of what clauses print; what of these is in no text of the letter comes from them."""


def preview(
    office: Office, letter: LetterFile, code: str, address: Callable[[str], str]
) -> dict[str, Any]:
    """Return a letter in a language (its code) as `paged` has it.

    `address` returns where a browser finds a picture, by the name that the letter calls it.
    Raises what `Office.composed` raises.
    """
    (composed,), look = office.composed(letter, [code])
    if letter.inquiry is None:  # `composed` has refused it
        return {}
    keys = shown_keys(composed.blocks, letter.inquiry, code)
    names = {id(image): name for name, image in origin_of(letter.inquiry).pictures.items()}
    return paged(composed, look, keys.__getitem__, lambda image: address(names.get(id(image), "")))


def sheet(office: Office, letter: LetterFile) -> str:
    """Return the look of a letter as CSS; raises what `Office.look_of` raises.

    A letter that cannot be read has none.
    """
    return _style_sheet(office.look_of(letter.inquiry)) if letter.inquiry else ""


@lru_cache(maxsize=_LOOKS)
def _style_sheet(look: Look) -> str:
    """Return the CSS of a look; one that is opened anew, as its file was changed, is another."""
    return style_sheet(look)


def picture(letter: LetterFile, name: str) -> tuple[bytes, str] | None:
    """Return a picture that a letter shows, by its name there: the bytes and the kind, if any."""
    image = origin_of(letter.inquiry).pictures.get(name) if letter.inquiry else None
    return None if image is None else (upright(image), image.kind)


def shown_keys(blocks: Sequence[Block], inquiry: Inquiry, code: str) -> list[str]:
    """Return for each block the key of the value that it shows; «» where there is none."""
    texts = [(key, words) for key, text in _texts(inquiry, code) if (words := _words(text))]
    passage = "follows" if inquiry.follows else "clauses" if inquiry.clauses else ""
    found: list[str] = []
    at, addressee = 0, 0
    for block in blocks:
        words, style = _words(block_text(block)), getattr(block, "style", "")
        addressee += style == "next-addressee"
        number = _shown(texts, words, at)
        if number is not None:
            at = number
            found.append(texts[number][0])
        elif style in _ADDRESSING:
            found.append(f"addressee.{addressee}")
        elif words:
            usual = passage if style in _OF_PASSAGES else ""
            found.append(_STYLES.get(style, usual).format(code=code))
        else:
            found.append(found[-1] if found and found[-1].startswith("body.") else "")
    return found


def _shown(texts: Sequence[tuple[str, str]], words: str, at: int) -> int | None:
    """Return the number of the text that a block shows, looked for from the last one shown on.

    A block may be a part of a text, as a paragraph is of the body; or a text, the longest that
    there is, with what the template says around it.
    """
    if len(words) < _SHORTEST:
        return None
    order = [*range(at, len(texts)), *range(at)]
    whole = next((number for number in order if words in texts[number][1]), None)
    if whole is not None:
        return int(whole)
    least = max(_SHORTEST, _LEAST_OF_BLOCK * len(words))
    inside = [n for n in order if len(texts[n][1]) >= least and texts[n][1] in words]
    return max(inside, key=lambda number: len(texts[number][1]), default=None)


def _texts(inquiry: Inquiry, code: str) -> Iterator[tuple[str, str]]:
    """Yield the keys of the texts of a letter in a language, with the texts, as they are printed.

    A text that is the same in every language has a key of its own all the same.
    """

    def of(key: str, texts: Mapping[str, str] | None) -> Iterator[tuple[str, str]]:
        if texts and code in texts:
            yield f"{key}.{code}", str(texts[code])

    yield from of("subject", inquiry.subject)
    yield from of("body", inquiry.body)
    yield from of("request", inquiry.request)
    for number, demand in enumerate(inquiry.demands):
        yield from of(f"demands.{number}", demand)
    enclosed = [appendix for _path, appendix in inquiry.enclosed()]
    for number, appendix in enumerate(enclosed):
        yield from of(f"appendices.{number}.title", appendix.title)
        yield from of(f"appendices.{number}.body", appendix.body)
        for row, compared in enumerate(appendix.comparison):
            for name in ("current", "proposed", "reason"):
                key = f"appendices.{number}.comparison.{row}.{name}"
                yield from of(key, getattr(compared, name))
    for number, signatory in enumerate(inquiry.signatories):
        yield from of(f"signatories.{number}.name", signatory.name)
    if inquiry.executor:
        yield from of("executor.name", inquiry.executor.name)


def _words(text: str) -> str:
    """Return the letters and digits of a text alone, small: typography changes all the rest.

    An edit leaves almost all paragraphs as they were, so theirs are kept.
    """
    lines = text.split("\n")
    return "".join([_kept(one) if len(one) <= _LONGEST_KEPT else _found(one) for one in lines])


def _found(line: str) -> str:
    return "".join(_LETTERS.findall(line)).casefold()


_kept = lru_cache(maxsize=_PARAGRAPHS)(_found)
