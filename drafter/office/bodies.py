"""The long texts of a letter as documents of their editor, and edits that bring such documents."""

from collections.abc import Iterable
from typing import Any

from drafter.errors import InquiryError, Problem
from drafter.markup.documents import NoDocumentError, document_of, text_of
from drafter.model.edits import Edit, Field
from drafter.office.form import every, key_map
from drafter.office.office import Office
from drafter.reading.nodes import Node, Scalar
from drafter.reading.nodes import Sequence as Items
from drafter.reading.views import entry
from drafter.wording import _


def documents(fields: Field) -> dict[str, Any]:
    """Return the documents of a letter's long texts, by the keys of their fields."""
    return {field.key: document_of(field.value) for field in every(fields) if field.kind == "prose"}


def edited(office: Office, text: str, name: str, edits: Iterable[Edit]) -> str:
    """Return the text of a letter's file with edits, of which some bring documents.

    Paragraphs that a document does not change keep the lines that they have in the file.  Raises
    InquiryError as `Office.edited` does, and for what is no document.
    """
    waiting: list[Edit] = []
    for edit in edits:
        if isinstance(edit.value, dict) and edit.value.get("type") == "doc":
            text, waiting = office.edited(text, name, waiting), []
            edit = edit.replaced(value=_as_text(edit, _value(office, text, name, edit.key)))
        waiting.append(edit)
    return office.edited(text, name, waiting)


def _value(office: Office, text: str, name: str, key: str) -> str:
    """Return the text that stands under a key, or nothing."""
    keys = key_map(text, name, office.workspace)
    node: Node | None = keys.root
    for part in keys.file_path(key).split("."):
        node = node.items[int(part)] if isinstance(node, Items) else entry(node, part)
    return node.text.rstrip("\n") if isinstance(node, Scalar) else ""


def _as_text(edit: Edit, before: str) -> str:
    try:
        return text_of(edit.value, before)
    except (NoDocumentError, RecursionError) as error:
        what, advice = _("This text cannot be read."), _("Load the page again.")
        raise InquiryError([Problem("no-document", None, what, advice)]) from error
