"""Who signs: the names in one manner, and the line of the author above them."""

import re
from collections.abc import Sequence
from functools import lru_cache, partial
from itertools import repeat

from drafter.grammar.names import initial
from drafter.model.inquiry import Author, Inquiry
from drafter.reading import whole_names
from drafter.wording.filling import filled
from drafter.wording.phrases import Phrases
from drafter.words.words import AuthorWords, ChamberWords

_TWO_INITIALS = re.compile(r"(\S+?\.) \S+?\. ")

_KEPT, _LONGEST_KEPT = 512, 100
"""Of so many names of so many characters the signatures are kept: the same few sign each letter."""


def signed(name: str) -> str:
    """Return a name as it was typed in the manner of signatures: «А. Перуашев».

    «Перуашев Азат Турлыбекович», «Перуашев А.» and «А.Перуашев» become it; a name whose parts
    cannot be told apart is left as it is.
    """
    return _known(name) if len(name) <= _LONGEST_KEPT else _signed(name)


def _signed(name: str) -> str:
    if _is_in_manner(name):
        return name  # as almost every one is typed
    found = whole_names.whole_name(name)
    if found is None or found.post or "given" not in found.parts:
        return name
    parts = found.parts
    initials = [initial(parts["given"])]
    if parts.get("patronymic", "").endswith("."):
        initials.append(parts["patronymic"])
    return f"{' '.join(initials)} {parts['surname']}"


def _is_in_manner(name: str) -> bool:
    """Tell whether a name is an initial and a surname, which are signed as they are."""
    surname = name[3:]
    return name[1:3] == ". " and name[:1].isupper() and surname.isalpha() and surname.istitle()


_known = lru_cache(maxsize=_KEPT)(_signed)


def in_one_manner(names: Sequence[str]) -> list[str]:
    """Return signatures that all have two initials or all have one: that of the given name."""
    # Most have one initial, and so one space after a full stop: to count is faster than to match.
    if max(map(str.count, names, repeat(". ")), default=0) <= 1:
        return list(names)
    two = [bool(_TWO_INITIALS.match(name)) for name in names]
    if all(two) or not any(two):
        return list(names)
    return [_TWO_INITIALS.sub(r"\1 ", name, count=1) for name in names]


def author_of(inquiry: Inquiry, phrases: Phrases, chamber: ChamberWords | None) -> AuthorWords:
    """Return on whose behalf a letter is written; deputies are those of the chamber, if any.

    Where each signatory has a post of his own, no line stands above the signatures, so that none
    says the same twice.
    """
    if inquiry.author is None:
        return AuthorWords("none", "", "")
    words = _author(inquiry.author, len(inquiry.signatories), phrases, chamber)
    if inquiry.signatories and all(signatory.post for signatory in inquiry.signatories):
        return words.replaced(signature="")
    return words


def _of_faction(name: str, count: int, phrases: Phrases) -> AuthorWords:
    label = phrases.phrase("author", "the deputies' faction «{name}»")
    signature = phrases.plural(
        "signature",
        "Deputy of the faction «{name}»",
        "Deputies of the faction «{name}»",
        count,
    )
    return AuthorWords("faction", filled(label, name=name), filled(signature, name=name))


def _of_group(name: str, count: int, phrases: Phrases) -> AuthorWords:
    label = phrases.phrase("author", "the deputies' group «{name}»")
    signature = phrases.plural(
        "signature",
        "Member of the deputies' group «{name}»",
        "Members of the deputies' group «{name}»",
        count,
    )
    return AuthorWords("group", filled(label, name=name), filled(signature, name=name))


def _author(
    author: Author, count: int, phrases: Phrases, chamber: ChamberWords | None
) -> AuthorWords:
    if author.label:
        label = author.label[phrases.language]
        return AuthorWords("label", label, label[:1].upper() + label[1:])
    for of, names in ((_of_faction, author.faction), (_of_group, author.group)):
        if names:
            name = names[phrases.language]
            return phrases.remembered((of, name, count), partial(of, name, count, phrases))
    called = (chamber.deputies if count > 1 else chamber.deputy) if chamber else None
    signature = phrases.plural("signature", "Deputy", "Deputies", count)
    return AuthorWords(kind="deputies", label="", signature=str(called or signature))
