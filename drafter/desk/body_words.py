"""The sentences that the scripts of a body's editor say, each by the name that they know it by."""

from drafter.wording import N_, _

WORDS = {
    "label": N_("Text"),
    "tools": N_("Formatting"),
    "leave": N_("Esc, then Tab leaves the text. Alt+F10 leads to the buttons."),
    "undo": N_("Undo"),
    "redo": N_("Redo"),
    "bold": N_("Bold"),
    "italic": N_("Italic"),
    "raised": N_("Superscript"),
    "lowered": N_("Subscript"),
    "link": N_("Link"),
    "address": N_("Address of the link; Enter sets it, without an address it is removed"),
    "heading": N_("Heading"),
    "bullets": N_("List with dashes"),
    "numbers": N_("Numbered list"),
    "outdent": N_("One level up"),
    "indent": N_("One level down"),
    "quote": N_("Quotation"),
    "table": N_("Table"),
    "footnote": N_("Footnote"),
    "note": N_("Footnote {number}"),
    "picture": N_("Picture"),
    "addRow": N_("Add a row"),
    "deleteRow": N_("Delete the row"),
    "addColumn": N_("Add a column"),
    "deleteColumn": N_("Delete the column"),
    "center": N_("Center the column"),
    "right": N_("Align the column right"),
    "deleteTable": N_("Delete the table"),
    "caption": N_("Caption of the picture"),
    "width": N_("Width, cm or %"),
    "uploading": N_("«{name}» is being put beside the letter …"),
    "notaken": N_("«{name}» was not taken. {why}"),
}
"""What is said (msgids); `{name}` and the like are filled in by the scripts."""


def body_words() -> dict[str, str]:
    """Return the sentences in the language that is spoken now, each name begun with `body_`."""
    return {f"body_{name}": _(text) for name, text in WORDS.items()}
