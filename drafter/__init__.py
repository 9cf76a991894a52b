"""drafter writes deputies' inquiries: structured input becomes a formatted DOCX.

from drafter import Drafter, load
data = Drafter().render(load("letter.yaml"), "ru")
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from drafter.drafting import Drafter, GuessWarning
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
    from drafter.inquiry import Addressee, Appendix, Author, Executor, Inquiry, Signatory
    from drafter.reading import load
    from drafter.workspace import Workspace

__version__ = "0.1.0"

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
    "Drafter": "drafting",
    "GuessWarning": "drafting",
    "Workspace": "workspace",
    "load": "reading",
    **dict.fromkeys(
        ("Addressee", "Appendix", "Author", "Executor", "Inquiry", "Signatory"), "inquiry"
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
