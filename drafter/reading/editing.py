"""The door of editing: a file's text with edits of its values, everything else byte for byte.

Each edit is made on the values as data; then the text is made to say them.  What comes out is read
again: a text that does not say just what was meant is never returned.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any

from drafter.errors import InquiryError, Place, Problem
from drafter.files.limits import LARGEST_BOOK, LARGEST_LETTER
from drafter.model.edits import Edit
from drafter.reading.arranging import rewritten
from drafter.reading.changing import changed
from drafter.reading.characters import forbidden, forbidden_in
from drafter.reading.given_values import Languages, RefusedError
from drafter.reading.languages import languages_of
from drafter.reading.layouts import layout_of
from drafter.reading.model_keys import KeyMap
from drafter.reading.nodes import Mapping, Node, is_book
from drafter.reading.rewriting import NotPossibleError
from drafter.reading.spans import Data, data_of, spanned
from drafter.reading.splicing import Whole, same
from drafter.reading.views import is_blank
from drafter.wording import _

_BOM = "\ufeff"
_NOTHING = re.compile(r"(?:---)?(?:\s|(?<!\S)#[^\r\n]*)*")
"""The text of a file that has comments at most."""


def edited(text: str, file: str, edits: Iterable[Edit], known: Sequence[str]) -> str:
    """Return the text of a file with edits made, one after the other.

    `file` is what places name, `known` are the languages that letters are written in.  A byte order
    mark and the ends of lines stay as they are.  Raises InquiryError for a file that cannot be
    read, and for an edit that cannot be made; then none is.
    """
    mark = _BOM if text.startswith(_BOM) else ""
    text = text[len(mark) :]
    root: Node | None = None
    for edit in edits:
        if root is None:
            root = _root(text, file)
        _check(edit, root, known)
        text, root = _with_edit(text, root, file, edit, known)
    if len(text.encode()) > (LARGEST_BOOK if is_book(file) else LARGEST_LETTER):
        what = _("With this the file would be larger than it may be.")
        raise InquiryError([Problem("edit-too-large", Place(file), what, _("Shorten the text."))])
    return mark + text


def _root(text: str, file: str) -> Node:
    """Return the root of a file; an empty one of a file that has nothing but comments."""
    if _NOTHING.fullmatch(text):
        return Mapping(Place(file, 1, 1))
    return spanned(text, file)[0]


def _with_edit(
    text: str, root: Node, file: str, edit: Edit, known: Sequence[str]
) -> tuple[str, Node]:
    """Return a text with one edit made, and its root."""
    data = data_of(root)
    languages = _languages(root, known)
    try:
        new = changed({} if is_blank(root) else data, edit, languages)
    except RefusedError as refused:
        raise InquiryError([_refusal(refused, edit, root, known)]) from refused
    found = with_values(text, root, new, file)
    if found is None:
        raise InquiryError([_refusal(RefusedError("file"), edit, root, known)])
    return found


def with_values(text: str, root: Node, new: Data, file: str) -> tuple[str, Node] | None:
    """Return a text that says other values, and its root; None where none is found that does.

    `root` is that of the text as `spanned` has it.  Lines of what stays the same stay as they are.
    """
    data = data_of(root)
    if same(data, new):
        return text, root
    plain = _plain(new)
    for made in _ways(text, root, data, new, file):
        try:
            after = _root(made, file)
        except InquiryError:
            continue
        if same(data_of(after), plain):
            return made, after
    return None


def _ways(text: str, root: Node, data: Data, new: Data, file: str) -> Iterator[str]:
    """Yield texts that may say the new values: changed in place, or else by whole keys."""
    layout = layout_of(text, root, file)
    for values in _more_and_more(data, new):
        with suppress(NotPossibleError):
            yield rewritten(text, root, values, layout)


def _more_and_more(data: Data, new: Data) -> Iterator[Data]:
    """Yield new values of which more and more is written anew.

    The last ones have no lines of their own for texts, which some file may not bear.
    """
    yield new
    anew = _anew(data, new)
    yield anew
    yield _in_quotes(anew)


def _anew(data: Data, new: Data) -> Data:
    """Return values of which those that differ are written as a whole."""
    if not isinstance(data, dict) or not isinstance(new, dict):
        return new
    return {
        name: value if same(data.get(name), value) else Whole(_plain(value))
        for name, value in new.items()
    }


def _in_quotes(data: Data) -> Data:
    """Return values of which the new texts are written in one line each."""
    match data:
        case Whole(value=value):
            return Whole(_in_quotes(value))
        case dict():
            return {name: _in_quotes(value) for name, value in data.items()}
        case list():
            return [_in_quotes(item) for item in data]
        case _:
            return str(data)


def _languages(root: Node, known: Sequence[str]) -> Languages:
    own = languages_of(root, known) if isinstance(root, Mapping) else ()
    named = isinstance(root, Mapping) and "languages" in root.entries
    return Languages(own, tuple(known), named)


def _plain(data: Data) -> Data:
    """Return data without the notes on where its lists come from."""
    if isinstance(data, dict):
        return {name: _plain(value) for name, value in data.items()}
    return [_plain(item) for item in data] if isinstance(data, list) else data


def _check(edit: Edit, root: Node, known: Sequence[str]) -> None:
    """Refuse characters that no letter may hold."""
    found = [match[0] for text in _texts(edit.value) for match in forbidden_in(text)]
    if found:
        place = KeyMap(root, known).place_of(edit.key) or root.place
        raise InquiryError([forbidden(found[0], place)])


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield str(name)
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


def _refusal(refused: RefusedError, edit: Edit, root: Node, known: Sequence[str]) -> Problem:
    """Return the problem that an edit cannot be made, at the place of its value."""
    kind, what, advice = _reasons()[refused.why]
    place = KeyMap(root, known).place_of(edit.key) or root.place
    return Problem(kind, place, what.format(name=refused.name, key=edit.key), advice)


def _reasons() -> dict[str, tuple[str, str, str]]:
    """Return the id of each refusal, what is wrong, and what to do."""
    return {
        "id": (
            "edit-of-id",
            _("«{name}» is an id: what stands behind it is not changed in a letter."),
            _("Choose another one, or write it in own words instead."),
        ),
        "all": (
            "edit-of-all",
            _("«all» stands for all members of the faction here."),
            _("Clear it first, then name those who sign."),
        ),
        "language": (
            "edit-without-language",
            _("A letter is written in one language at least."),
            _("Choose the other language first, then take this one away."),
        ),
        "key": (
            "edit-without-place",
            _("The letter has no place «{key}»."),
            _("Open the letter anew: it may have been changed meanwhile."),
        ),
        "shape": (
            "edit-of-shape",
            _("What stands under «{key}» is not of the kind that belongs there."),
            _("Clear it and write it anew, or correct the file in a text editor."),
        ),
        "file": (
            "edit-of-file",
            _("«{key}» cannot be changed in a file that is written so."),
            _("Correct the errors of the file first, or change it in a text editor."),
        ),
    }
