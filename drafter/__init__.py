"""drafter writes deputies' inquiries: structured input becomes a formatted DOCX.

from drafter import Drafter, load
data = Drafter().render(load("letter.yaml"), "ru")
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from drafter.version import VERSION

if TYPE_CHECKING:
    from drafter.errors import (
        CallError,
        CatalogError,
        DocumentError,
        DrafterError,
        InputError,
        InquiryError,
        LookError,
        OutputError,
        Place,
        Problem,
        RegisterError,
        TableError,
        TemplateError,
    )
    from drafter.grammar import Forms
    from drafter.model.addressbook import AddressBook, Faction, Person
    from drafter.model.inquiry import (
        Addressee,
        Appendix,
        Author,
        Clause,
        Executor,
        Inquiry,
        Signatory,
    )
    from drafter.office.drafter import Drafter, GuessWarning, load
    from drafter.office.letters import LetterFile
    from drafter.office.office import Office
    from drafter.workspace import Workspace

__version__ = VERSION

_MODULES = {
    "errors": (
        "CallError",
        "CatalogError",
        "DocumentError",
        "DrafterError",
        "InputError",
        "InquiryError",
        "LookError",
        "OutputError",
        "Place",
        "Problem",
        "RegisterError",
        "TableError",
        "TemplateError",
    ),
    "grammar": ("Forms",),
    "model.addressbook": ("AddressBook", "Faction", "Person"),
    "model.inquiry": (
        "Addressee",
        "Appendix",
        "Author",
        "Clause",
        "Executor",
        "Inquiry",
        "Signatory",
    ),
    "office.drafter": ("Drafter", "GuessWarning", "load"),
    "office.letters": ("LetterFile",),
    "office.office": ("Office",),
    "workspace": ("Workspace",),
}
_ELSEWHERE = {name: module for module, names in _MODULES.items() for name in names}

__all__ = [
    "AddressBook",
    "Addressee",
    "Appendix",
    "Author",
    "CallError",
    "CatalogError",
    "Clause",
    "DocumentError",
    "Drafter",
    "DrafterError",
    "Executor",
    "Faction",
    "Forms",
    "GuessWarning",
    "InputError",
    "Inquiry",
    "InquiryError",
    "LetterFile",
    "LookError",
    "Office",
    "OutputError",
    "Person",
    "Place",
    "Problem",
    "RegisterError",
    "Signatory",
    "TableError",
    "TemplateError",
    "Workspace",
    "load",
]


def __getattr__(name: str) -> Any:
    """Return a name of the library, whose module is imported when it is first asked for."""
    if name not in _ELSEWHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found = getattr(import_module(f"drafter.{_ELSEWHERE[name]}"), name)
    return found
