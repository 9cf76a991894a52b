"""drafter writes deputies' inquiries: structured input becomes a formatted DOCX.

from drafter import Drafter, load
data = Drafter().render(load("letter.yaml"), "ru")
"""

from drafter.drafting import Drafter
from drafter.errors import (
    CatalogError,
    DrafterError,
    GrammarError,
    InquiryError,
    LookError,
    OutputError,
    Place,
    Problem,
    TemplateError,
)
from drafter.inquiry import Addressee, Appendix, Author, Executor, Inquiry, Signatory
from drafter.reading import load

__all__ = [
    "Addressee",
    "Appendix",
    "Author",
    "CatalogError",
    "Drafter",
    "DrafterError",
    "Executor",
    "GrammarError",
    "Inquiry",
    "InquiryError",
    "LookError",
    "OutputError",
    "Place",
    "Problem",
    "Signatory",
    "TemplateError",
    "load",
]
