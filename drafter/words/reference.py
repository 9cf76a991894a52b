"""The vocabulary of a template as data: every variable, filter and block with its meaning.

`drafter templates help`, docs/en/reference/vocabulary.md and the check of templates are made
from it.
"""

from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

from markupsafe import Markup

from drafter.wording import N_
from drafter.words.names import Declined, NameInCase, PersonName, Word
from drafter.words.words import DateWords, LetterWords, OnlyDemand


class Entry(NamedTuple):
    """A variable or attribute: its path, what it holds, and its meaning (a msgid)."""

    path: str
    kind: str
    meaning: str
    use: str
    """How the parts of a group are used; empty for what is printed as it stands."""


class Filter(NamedTuple):
    """A filter of drafter: its meaning (a msgid), and an example of its use."""

    meaning: str
    use: str


FILTERS = {
    "ending": Filter(
        N_("Ends a text in the given mark, unless it ends in «?», «!» or «…»."),
        'demand|ending(";")',
    ),
    "unbroken": Filter(
        N_("Keeps words such as «Республики Казахстан» on one line."),
        "addressee.post.dative|unbroken",
    ),
    "uncapitalize": Filter(
        N_("Puts the first letter into lower case."),
        "addressee.salutation|uncapitalize",
    ),
}

BLOCKS = {
    "letterhead": N_("What stands above everything; empty, since the look has the letterhead."),
    "date_and_number": N_("Date and number."),
    "addressee": N_("The post and the name of the addressee, on the right half."),
    "title": N_("The title of the document."),
    "subject": N_("The subject under the title."),
    "salutation": N_("The salutation with its exclamation mark."),
    "body": N_("The text of the letter."),
    "clauses": N_("The standing passages after the body."),
    "request": N_("The request that leads to the demands."),
    "demands": N_("The numbered demands."),
    "appendix": N_("The line about the appendix, or the list of several."),
    "closing": N_("The closing words."),
    "signatories": N_("On whose behalf, and the names."),
    "copy_to": N_("Who gets a copy, a line each."),
    "executor": N_("Who prepared the letter, small at the end."),
    "appendix_pages": N_("The appendices that have a text, on pages of their own."),
}
"""The named blocks of the skeleton, in the order in which they stand."""

TEXT, LIST, MARKUP, GROUP = N_("text"), N_("list"), N_("paragraphs"), N_("group")
"""What a variable may hold (msgids)."""


def known_type(annotation: Any) -> Any:
    """Return the class behind an annotation, without its meaning and without None."""
    if get_origin(annotation) is Annotated:
        return known_type(get_args(annotation)[0])
    if get_origin(annotation) is UnionType:
        return known_type(next(arg for arg in get_args(annotation) if arg is not NoneType))
    return annotation


def attributes(owner: type[Any]) -> dict[str, Any]:
    """Return the attributes that templates may use on a class, with their annotations."""
    found = dict(get_type_hints(owner, include_extras=True))
    for base in reversed(owner.__mro__):
        for name, value in vars(base).items():
            if isinstance(value, property):
                hints = get_type_hints(value.fget, include_extras=True)
                found[name] = hints["return"]
    return {name: hint for name, hint in found.items() if get_origin(hint) is Annotated}


def entries() -> Iterator[Entry]:
    """Yield every variable and attribute, outer ones first."""
    yield from _entries("", LetterWords)


def _entries(path: str, owner: type[Any]) -> Iterator[Entry]:
    for name, hint in attributes(owner).items():
        word = next(arg for arg in get_args(hint)[1:] if isinstance(arg, Word))
        inner = known_type(hint)
        yield Entry(f"{path}{name}", kind_of(inner), word.meaning, word.use)
        if get_origin(inner) is list:
            (item,) = get_args(inner)
            if item is not str:
                yield from _entries(f"{path}{name}[].", item)
        elif _opens(path, name, inner):
            yield from _entries(f"{path}{name}.", inner)


def _opens(path: str, name: str, inner: Any) -> bool:
    """Tell whether the attributes of a value are listed; of alike cases only the dative's are."""
    if inner in (str, Markup):
        return False
    return inner is not NameInCase or name == "dative"


def kind_of(inner: Any) -> str:
    """Return what a value of a class is for a template: TEXT, LIST, MARKUP or GROUP."""
    if get_origin(inner) is list:
        return LIST
    if inner is Markup:
        return MARKUP
    texts = (str, bool, Declined, PersonName, NameInCase, DateWords, OnlyDemand)
    return TEXT if inner in texts else GROUP
