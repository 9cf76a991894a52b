"""What was changed by hand in a Word file of a letter, as edits of the letter.

The file is read as it was written and as it is now, both in the same way: what differs between the
two is what somebody has changed, and not what reading makes of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

from drafter.errors import InquiryError
from drafter.files.temporary_folder import temporary_folder
from drafter.importing import import_letters
from drafter.model.edits import Edit, Field
from drafter.office.differing import Difference
from drafter.office.form import every
from drafter.office.letters import LetterFile
from drafter.office.office import Office

_VALUES = ("line", "prose", "day", "count", "choice", "word", "reference")


class Taken(NamedTuple):
    """What a Word file has otherwise than when it was written."""

    edits: list[Edit]
    """What brings the changes into the letter."""
    differences: list[Difference]
    """How the letter reads now, and how the Word file does."""
    by_hand: list[Difference]
    """Changes that no edit brings into the letter."""


def taken(office: Office, letter: LetterFile, name: str, before: bytes, now: bytes) -> Taken:
    """Return what was changed in a Word file of a letter; `name` is what the file is called.

    Raises DocumentError where one of the two holds no letter.
    """
    old, new = (_form(office, name, data) for data in (before, now))
    current = {field.key: field for field in every(office.form(letter))}
    found = Taken([], [], [])
    text = letter.text
    for edits, difference in [*_values(old, new, current), *_items(old, new, current)]:
        try:
            text = office.edited(text, letter.name, edits)
        except InquiryError:
            edits = []  # the letter has something else there by now
        if edits:
            found.edits.extend(edits)
            found.differences.append(difference)
        else:
            found.by_hand.append(difference)
    return found


def _form(office: Office, name: str, data: bytes) -> Field:
    """Return the form of the letter that a Word file holds."""
    with temporary_folder() as folder:
        file = folder / name
        file.write_bytes(data)
        text = import_letters([file], str(file.with_suffix(".yaml")), office.workspace).text
    return office.form(office.open(text=text, name=str(Path(name).with_suffix(".yaml"))))


_Change = tuple[list[Edit], Difference]


def _values(old: Field, new: Field, current: Mapping[str, Field]) -> Iterator[_Change]:
    """Yield the changes of single values, those in lists apart that have other items now."""
    uneven = tuple(f"{key}." for key in _uneven(old, new))
    ours, theirs = _typed(old), _typed(new)
    for key in dict.fromkeys([*ours, *theirs]):
        before, after = ours.get(key), theirs.get(key)
        here, there = (field.value if field else "" for field in (before, after))
        if here == there or key.startswith(uneven):
            continue
        known = current.get(key)
        field = after or before
        assert field is not None  # noqa: S101 - one of them has the key
        shown = known.value if known else ""
        difference = Difference(key, _title(key, field, current), shown, there)
        yield ([] if _is_referred(key, current) else [Edit(key, "set", there)]), difference


def _items(old: Field, new: Field, current: Mapping[str, Field]) -> Iterator[_Change]:
    """Yield the changes of lists that have more items or fewer."""
    ours, theirs = _lists(old), _lists(new)
    for key in _uneven(old, new):
        before, after = ours[key].fields, theirs[key].fields
        known = current.get(key)
        here, there = (_shown(fields) for fields in (known.fields if known else (), after))
        difference = Difference(key, theirs[key].title, here, there)
        is_same = known is not None and len(known.fields) == len(before)
        yield (list(_rearranged(key, before, after)) if is_same else []), difference


def _rearranged(key: str, before: Sequence[Field], after: Sequence[Field]) -> Iterator[Edit]:
    """Yield what makes a list of another one, from its end on, so that the numbers stay true."""
    signs = [[_sign(field) for field in fields] for fields in (before, after)]
    matcher = SequenceMatcher(None, signs[0], signs[1], autojunk=False)
    for what, a, b, c, d in reversed(matcher.get_opcodes()):
        if what == "equal":
            continue
        shared = min(b - a, d - c)
        for number in reversed(range(a + shared, b)):
            yield Edit(f"{key}.{number}", "remove")
        for number, field in enumerate(after[c + shared : d]):
            yield Edit(key, "insert", _value(field), a + shared + number)
        for number, field in enumerate(after[c : c + shared], a):
            for inner in _typed(field).values():
                end = inner.key.removeprefix(field.key)
                yield Edit(f"{key}.{number}{end}", "set", inner.value)


def _uneven(old: Field, new: Field) -> list[str]:
    """Return the keys of the lists that have another number of items."""
    ours, theirs = _lists(old), _lists(new)
    return [key for key in ours if len(ours[key].fields) != len(theirs[key].fields)]


def _lists(form: Field) -> dict[str, Field]:
    return {field.key: field for field in form.fields if field.kind == "list"}


def _typed(field: Field) -> dict[str, Field]:
    """Return the values of a field that are typed, by their keys."""
    return {one.key: one for one in every(field) if one.kind in _VALUES and one.value}


def _sign(item: Field) -> str:
    """Return what an item is known by, wherever it stands."""
    return "\n".join(
        f"{inner.key.removeprefix(item.key)}={inner.value}" for inner in _typed(item).values()
    )


def _value(item: Field) -> Any:
    """Return an item as an edit inserts it: a text for each language, or a mapping of its keys."""
    whole: dict[str, Any] = {}
    for inner in _typed(item).values():
        *path, last = inner.key.removeprefix(f"{item.key}.").split(".")
        place = whole
        for part in path:
            place = place.setdefault(part, {})
        place[last] = inner.value
    return whole


def _shown(items: Sequence[Field]) -> str:
    texts = (" · ".join(inner.value for inner in _typed(item).values()) for item in items)
    return "\n".join(f"{number}. {text}" for number, text in enumerate(texts, 1))


def _is_referred(key: str, current: Mapping[str, Field]) -> bool:
    """Tell whether a value comes from the address book, where others have it as well."""
    parts = key.split(".")
    above = (current.get(".".join(parts[:number])) for number in range(1, len(parts)))
    return any(field and field.kind == "record" and field.value for field in above)


def _title(key: str, field: Field, current: Mapping[str, Field]) -> str:
    """Return what a value is called: its own title after that of the group it stands in."""
    above = current.get(key.split(".")[0])
    return (
        field.title
        if above is None or above.title == field.title
        else (f"{above.title} · {field.title}")
    )
