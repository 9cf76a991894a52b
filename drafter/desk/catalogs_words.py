"""The sentences that the scripts of the translator's pane say."""

from drafter.wording import N_, _

_WORDS = {
    "at": N_("{place} of {count}"),
    "line": N_("line {line} of the file"),
    "none": N_("No phrase fits this."),
    "numbers": N_("for {numbers} …"),
    "translation": N_("Translation"),
    "form": N_("Translation: form {number}"),
    "saved": N_("Saved"),
    "unsaved": N_("Not saved yet"),
    "saving": N_("Being saved …"),
    "notsaved": N_("Not saved"),
    "fuzzy": N_("fuzzy"),
    "missing": N_("not translated"),
    "remarks": N_("remarks: {count}"),
    "checking": N_("The phrases are being checked …"),
    "instead-shipped": N_("Until it is translated, drafter's own catalog stands in: «{text}»"),
    "instead-cldr": N_("Until it is translated, CLDR's wording stands in: «{text}»"),
    "instead-source": N_("Until it is translated, the program says it in English."),
    "instead-grammar": N_("Until it is written, the form is the one that the grammar makes."),
    "instead-none": N_("Until it is translated, no letter that needs this phrase can be made."),
    "unused": N_("It is marked as fuzzy and therefore not used."),
    "ours": N_("Drafter's own catalog says: «{text}»"),
    "changed": N_("The catalog was changed elsewhere. What you have typed is kept here."),
    "reread": N_("The catalog was changed elsewhere and has been read again."),
    "gone": N_("The file of the catalog is no longer there."),
    "theirs": N_("There the phrase is now: «{text}». Saving puts yours in its place."),
    "notprinted": N_("None of the sample letters prints this phrase."),
    "notinletter": N_("This letter does not print this phrase."),
    "lacking": N_("Not translated yet, so that the source stands in the letter: {count}."),
    "otherphrase": N_("These words come from the letter or from a template, not from the catalog."),
    "otherchanges": N_("The catalog has been brought back, in several phrases at once."),
    "nothingtoundo": N_("There is nothing to undo."),
    "end": N_("This was the last phrase of the list."),
    "left": N_("Some phrases are not saved: {count}."),
    "show": N_("Show them"),
    "incomplete": N_("Bring them in"),
    "updated": N_("The catalogs are up to date."),
    "copied": N_("Templates copied: {count}. Translate the text between the tags."),
    "findings": N_("remarks: {count}"),
    "guessed": N_("guessed"),
    "ownform": N_("own form"),
    "writeform": N_("Write another form"),
    "nohistory": N_("Saved, but it cannot be undone: the history cannot be written."),
}
"""What is said by the scripts (msgids)."""


def catalog_words() -> dict[str, str]:
    """Return the sentences in the language that is spoken now."""
    return {name: _(text) for name, text in _WORDS.items()}
