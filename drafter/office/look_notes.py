"""What is said once of the look of letters, before they are written with it."""

from drafter.errors import DrafterError, Problem
from drafter.model.inquiry import Inquiry
from drafter.office.looks import look_in
from drafter.office.office import Office
from drafter.reading.settings import usual_look


def look_notes(office: Office, inquiry: Inquiry | None = None) -> list[Problem]:
    """Return the note that the look of a letter is not drafter's own; none where none can serve.

    Why it cannot is said where the letter is made.  Without an inquiry the look is that of letters
    whose author has none of his own.
    """
    try:
        if inquiry is not None:
            return office.look_of(inquiry).notes()
        return look_in(office.look or usual_look(office.workspace)).notes()
    except (DrafterError, OSError):
        return []
