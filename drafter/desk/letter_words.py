"""The sentences that the scripts of a letter's page say, each by the name that they know it by."""

from drafter.wording import N_, _

WORDS = {
    "saved": N_("Saved {time}"),
    "notsaved": N_("Not saved"),
    "unreachable": N_(
        "Not saved: the desk does not answer. What you type is kept in this browser and will be"
        " saved when it answers again."
    ),
    "unknown": N_(
        "Not saved: the desk was started anew. Open the address that drafter has printed; what"
        " you typed is kept in this browser."
    ),
    "unsaved": N_("Not saved: {what} {advice}"),
    "unmade": N_("This could not be put into the file: {what} {advice}"),
    "changed": N_("The letter's file was changed elsewhere. Nothing of yours is saved since then."),
    "theirs": N_("Take the file as it is now"),
    "mine": N_("Put my changes into it"),
    "difference": N_("What differs"),
    "here": N_("Here"),
    "there": N_("In the file"),
    "left": N_("Changes of {time} were not saved then. The file has changed since."),
    "restored": N_("Changes of {time} that had not been saved are in the letter now."),
    "restore": N_("Put them into the letter"),
    "drop": N_("Forget them"),
    "nobody": N_("Nobody of this name is in the address book: write the names below."),
    "moved": N_("Moved to place {number}."),
    "removed": N_("Removed."),
    "none": N_("Nothing to note"),
    "unchecked": N_("Being checked …"),
    "errors": N_("Errors: {count}"),
    "warnings": N_("Remarks: {count}"),
    "other": N_("Another form"),
    "use": N_("Use it"),
    "close": N_("Close"),
    "exact": N_("The letter as it is printed"),
    "making": N_("Being made …"),
    "written": N_("Written beside the letter: {file}"),
    "copy": N_("Save a copy"),
    "replace": N_("Replace it"),
    "leave": N_("Leave it as it is"),
    "notmade": N_("Nothing was made: what you type is not saved yet."),
    "entered": N_("The letter is in the register ({file})."),
    "enter": N_("Enter it all the same"),
    "byhand": N_("«{file}» was changed by hand after it had been written."),
    "look": N_("Look at the changes"),
    "take": N_("Put the changes into the letter"),
    "takes": N_("This is what was changed in «{file}»."),
    "tookall": N_("Nothing in «{file}» says anything else than the letter."),
    "notaken": N_("These changes of «{file}» have to be typed into the form by hand."),
    "imported": N_("The letter was read from Word. Please look at what is unsure:"),
    "elsewhere": N_("Changed elsewhere and taken in: {fields}."),
    "undone": N_("Undone: {fields}."),
    "redone": N_("Made again: {fields}."),
    "restored_version": N_("The letter is as it was then: {fields}. «Undo» takes this back."),
    "renamed": N_("The letter's file is called «{name}» now."),
    "gone": N_(
        "The letter's file is no longer there: it was renamed, moved or deleted. What you see can"
        " be written anew."
    ),
    "writeanew": N_("Write it anew"),
    "unkept": N_("Earlier versions of this letter cannot be kept in its folder; it is saved."),
    "other_fields": N_("other lines of the file"),
    "version_opened": N_("Found at opening"),
    "version_typed": N_("Typed"),
    "version_arranged": N_("Items added, removed or moved"),
    "version_found": N_("Changed by another program"),
    "version_restored": N_("Restored"),
    "version_exported": N_("Exported: {what}"),
    "version_register": N_("register"),
    "version_now": N_("as it is now"),
    "number": N_("No. {number}"),
    "nodifference": N_("This version is what the letter is now."),
    "noversions": N_("There are no earlier versions yet."),
    "came": N_("added since"),
    "went": N_("gone since"),
    "morehistory": N_("Show earlier ones"),
    "nohistory": N_("The versions cannot be shown: the desk does not answer."),
}
"""What is said by the scripts (msgids); `{time}` and the like are filled in there."""


def letter_words() -> dict[str, str]:
    """Return the sentences in the language that is spoken now."""
    return {name: _(text) for name, text in WORDS.items()}
