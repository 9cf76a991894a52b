"""drafter writes deputies' inquiries: structured input becomes a formatted DOCX.

from drafter import Drafter, load
data = Drafter().render(load("letter.yaml"), "ru")
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from drafter.version import VERSION

if TYPE_CHECKING:
    from drafter.errors import (
        CatalogError,
        DrafterError,
        InquiryError,
        LookError,
        OutputError,
        Place,
        Problem,
        TemplateError,
    )
    from drafter.model.inquiry import Addressee, Appendix, Author, Executor, Inquiry, Signatory
    from drafter.office.drafter import Drafter, GuessWarning
    from drafter.office.loading import load
    from drafter.workspace import Workspace

__version__ = VERSION

__all__ = [
    "Addressee",
    "Appendix",
    "Author",
    "CatalogError",
    "Drafter",
    "DrafterError",
    "Executor",
    "GuessWarning",
    "Inquiry",
    "InquiryError",
    "LookError",
    "OutputError",
    "Place",
    "Problem",
    "Signatory",
    "TemplateError",
    "Workspace",
    "load",
]

_ELSEWHERE = {
    "Drafter": "office.drafter",
    "GuessWarning": "office.drafter",
    "Workspace": "workspace",
    "load": "office.loading",
    **dict.fromkeys(
        ("Addressee", "Appendix", "Author", "Executor", "Inquiry", "Signatory"), "model.inquiry"
    ),
}
"""The modules of the names; `errors` has the rest."""


def __getattr__(name: str) -> Any:
    """Return a name of the library, whose module is imported when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = import_module(f"drafter.{_ELSEWHERE.get(name, 'errors')}")
    globals()[name] = found = getattr(module, name)
    return found
