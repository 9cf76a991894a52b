"""The sentences that the scripts of the desk say, each by the name that a script knows it by."""

from drafter.wording import N_, _

WORDS = {
    "apart": N_("The desk does not answer. What you type is kept in this browser."),
    "ended": N_("The desk has ended. Start it again with: drafter serve"),
    "goodbye": N_("The desk has ended. This window can be closed."),
    "failed": N_("That did not work."),
    "again": N_("Try again"),
    "close": N_("Close"),
    "undo": N_("Undo"),
    "back": N_("Put back"),
    "deleted": N_("«{name}» is in the bin now."),
    "restored": N_("«{name}» is back in the list."),
    "reading": N_("Being read: {names} …"),
    "received": N_("Letters that were read from Word: {count}."),
    "found": N_("Letters found: {count}."),
    "hits": N_("Letters with these words: {count}."),
    "hits-most": N_("No letter has all of these words; these have most of them: {count}."),
    "hits-none": N_("No letter has these words."),
    "hits-reading": N_("Letters are still being read …"),
    "shown": N_("{file} is opened in its own program."),
    "not-shown": N_("{file} cannot be opened from here."),
    "divider": N_("Width of the form: {share} %"),
}
"""What is said by scripts of every page (msgids); `{name}` and the like are filled in there."""


def words() -> dict[str, str]:
    """Return the sentences of scripts in the language that is spoken now."""
    return {name: _(text) for name, text in WORDS.items()}
