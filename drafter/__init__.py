"""drafter writes deputies' inquiries: structured input becomes a formatted DOCX.

from drafter import Drafter, load
data = Drafter().render(load("letter.yaml"), "ru")
"""

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
