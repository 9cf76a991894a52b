"""The sentences that the scripts of the address book say."""

from drafter.wording import N_, _

_WORDS = {
    "empty": N_("Nobody is here yet. «Add» begins a new entry, «From a file» takes people over."),
    "none": N_("Nothing fits this. «Show all» takes the conditions back."),
    "saved": N_("Saved: {name}."),
    "removed": N_("Removed: {name}."),
    "taken": N_("Taken back."),
    "imported": N_("Taken over: {count}."),
    "exporting": N_("The file is being made …"),
    "looking": N_("The letters that change are being looked for …"),
    "too_large": N_("The file is larger than 32 MB."),
    "changed": N_(
        "The file was changed by another program meanwhile; the list shows it now. Save once more"
        " to add what stands in this form."
    ),
    "changed_here": N_(
        "Another program has changed this very entry meanwhile. Nothing was written. Copy what you"
        " need from the form, close it, and open the entry again."
    ),
    "save": N_("Save"),
    "remove": N_("Remove"),
    "discard": N_("What was typed is not saved. Press Esc once more to close the form."),
}


def book_words() -> dict[str, str]:
    """Return the sentences in the language that is spoken now."""
    return {name: _(text) for name, text in _WORDS.items()}
