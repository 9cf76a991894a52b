"""Which lines of an earlier letter are those of the addressees of a new one."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.grammar.names import initial
from drafter.model.inquiry import Addressee, Inquiry, Names
from drafter.reading.headings import folded
from drafter.reading.whole_names import whole_name
from drafter.register.entries import Entry
from drafter.wording.phrases import phrases

_HELD_BY_SEVERAL = ("deputy-prime-minister", "chairman-maslikhat", "secretary-maslikhat")
"""Posts of the catalog that are not one office: another name is another addressee."""

_NAME, _POST, _BOTH = 1, 2, 3


class _Named(NamedTuple):
    """A post, a surname and the initial of a given name, as they are compared."""

    post: str
    surname: str = ""
    initial: str = ""

    def may_be(self, other: "_Named") -> bool:
        """Tell whether the names do not differ, as far as both are known."""
        pairs = zip(self[1:], other[1:], strict=True)
        return all(one == another for one, another in pairs if one and another)


def lines_of_addressees(
    inquiry: Inquiry, lines: Sequence[Entry], locales: tuple[Path, ...]
) -> list[Entry]:
    """Return the lines of the addressees of an inquiry; none where one of them has no line.

    An official is known by post and name in a language of the line, else by the post, else by the
    name.  A post of the catalog stays the same addressee when somebody else holds it.
    """
    found: list[Entry] = []
    for _path, addressee in inquiry.addressees():
        alike = [(_likeness(addressee, line, locales), line) for line in lines]
        best = max(rank for rank, _line in alike)
        if not best:
            return []
        found += [line for rank, line in alike if rank == best]
    return found


def _likeness(addressee: Addressee, line: Entry, locales: tuple[Path, ...]) -> int:
    """Return how much of an addressee is that of a line, in the language that shows most."""
    texts = ((code, text.addressee) for code, text in line.texts.items() if text.addressee)
    return max((_in_language(addressee, *text, locales) for text in texts), default=0)


def _in_language(addressee: Addressee, language: str, text: str, locales: tuple[Path, ...]) -> int:
    is_of_catalog = isinstance(addressee.post, str)
    meant, said = _meant(addressee, language, locales), _said(text)
    has_name = bool(meant.surname) and meant.surname == said.surname and meant.may_be(said)
    if not meant.post or meant.post != said.post:
        return _NAME if has_name else 0
    if has_name:
        return _BOTH
    stays = is_of_catalog and addressee.post not in _HELD_BY_SEVERAL
    return _POST if stays or meant.may_be(said) else 0


def _meant(addressee: Addressee, language: str, locales: tuple[Path, ...]) -> _Named:
    if isinstance(addressee.post, str):
        post = phrases(language, locales).found("post", addressee.post) or ""
    else:
        post = _text(addressee.post, language)
    given = _text(addressee.given, language)
    return _named(post.replace("\n", ", "), _text(addressee.surname, language), given)


def _said(text: str) -> _Named:
    """Return what a register says of an addressee, as it was entered or as it was typed."""
    name = whole_name(text)
    if name is None:
        return _named(text)
    return _named(name.post, name.parts.get("surname", ""), name.parts.get("given", ""))


def _named(post: str, surname: str = "", given: str = "") -> _Named:
    return _Named(folded(post), folded(surname), folded(initial(given)) if given else "")


def _text(names: Names | None, language: str) -> str:
    return names[language].nominative if names and language in names else ""
