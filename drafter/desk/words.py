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
    "divider": N_("Width of the form: {share} %"),
}
"""What is said by scripts of every page (msgids); `{name}` and the like are filled in there."""


def words() -> dict[str, str]:
    """Return the sentences of scripts in the language that is spoken now."""
    return {name: _(text) for name, text in WORDS.items()}
