"""Edits of a letter's values, as a form makes them, and the fields that a form consists of.

A key is the path of a value in the model, whatever the file looks like: `addressee`, `signatories`,
`copy_to` and `appendices` are always lists from 0, a text stands under its language, a plain name
under `.name.ru` and `.name.kk`; an id of the address book is the item itself.
"""

from typing import Any

from drafter.model.structs import Struct


class Edit(Struct):
    """One change of a letter: `do` is «set», «insert», «remove» or «move».

    `set` gives the value under `key` (a text, `True`, or a document of the body's editor); an empty
    text takes the key away.  `insert` puts `value` (a text, an id, or a mapping) into the list
    `key` before the item `to`; `remove` takes the item `key` away; `move` puts it to `to`.
    """

    key: str
    do: str = "set"
    value: Any = ""
    to: int = 0


class Field(Struct):
    """A field of a letter's form: a value that is typed, or a group of fields.

    `kind` is the name of its shape: `line`, `prose`, `day`, `count`, `yes`, `choice`, `identifier`,
    `word` (a name with its cases), `reference` (an id), `languages` for values; `texts` (a value
    for each language), `record`, `list`, `named` for groups.
    """

    key: str
    kind: str
    title: str
    meaning: str = ""
    value: str = ""
    language: str = ""
    required: bool = False
    blank: bool = False
    """Whether the word `blank` leaves it for the pen."""
    choices: tuple[tuple[str, str], ...] = ()
    """The words that may stand, each with what it is called."""
    reference: str = ""
    """The part of the address book whose ids may stand instead."""
    shown: str = ""
    """What stands behind an id, in words."""
    fields: tuple["Field", ...] = ()
    """The fields of a group, in their order; of a list its items."""
    empty: "Field | None" = None
    """What a new item of a list looks like."""
