"""The key that was meant by a misspelt one, or by one in the writer's own language."""

from typing import Any

from drafter.grammar.genders import gender_called
from drafter.model.addressbook import AddressBook
from drafter.model.inquiry import Clause, Inquiry
from drafter.model.settings import Settings
from drafter.model.shapes import Record, keys
from drafter.wording import _, interface_languages, messages
from drafter.wording.suggestions import closest


def meant(text: str, known: list[str]) -> str | None:
    """Return the word that was probably meant: a key's title, a gender as people write it."""
    translated = gender_called(text) or _titles().get(text.casefold(), "")
    return translated if translated in known else closest(text, known)


def place_of(key: str, known: list[str]) -> str:
    """Return where a key belongs that does not stand among the known ones; empty if unknown."""
    if known == list(keys(AddressBook)) and key in keys(Settings):
        return _("«{key}» belongs into drafter.yaml.").format(key=key)
    if known == list(keys(Clause)) and not closest(key, ["parameters"]):
        return _("What the clause prints is written under «parameters:».")
    return ""


def _titles() -> dict[str, str]:
    """Return the names of keys by their titles in every language, as people translate them."""
    shapes = [key.shape for key in keys(Inquiry).values()]
    models: list[type[Any]] = [
        Inquiry,
        *(shape.model for shape in shapes if isinstance(shape, Record)),
    ]
    return {
        messages(language).gettext(key.title).casefold(): name
        for model in models
        for name, key in keys(model).items()
        for language in interface_languages()
    }
