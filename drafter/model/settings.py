"""The settings of a workspace: what its letters have in common, and whose chamber it serves."""

import datetime

from drafter.model.inquiry import NAME, Names
from drafter.model.shapes import Count, Day, Line, Many, Model, Record, key
from drafter.model.terms import MONTHS
from drafter.wording import N_
from drafter.workspace import LOOK


class Chamber(Model):
    """A chamber of the parliament, and the time in which it is in office."""

    name: Names = key(NAME, N_("Title"), N_("The name of the chamber."), required=True)
    deputies: Names = key(
        NAME, N_("Deputies"), N_("What the deputies of the chamber are called."), required=True
    )
    deputy: Names | None = key(
        NAME, N_("Deputy"), N_("What one deputy of the chamber is called, who signs alone.")
    )
    from_: datetime.date | None = key(
        Day(), N_("From"), N_("The first day in office, as 2025-11-26.")
    )
    until: datetime.date | None = key(
        Day(), N_("Until"), N_("The last day in office, as 2025-11-26.")
    )

    def serves(self, day: datetime.date) -> bool:
        """Tell whether the chamber is in office on a day, as far as the settings say."""
        return (self.from_ or day) <= day <= (self.until or day)


class Settings(Model):
    """What the file `drafter.yaml` of a workspace holds."""

    chambers: tuple[Chamber, ...] = key(
        Many(Record(Chamber)),
        N_("Chambers"),
        N_("The chambers of the parliament, of which one is in office on the day of a letter."),
        default=(),
    )
    months: int = key(
        Count(),
        N_("Months"),
        N_("In how many months an inquiry must be answered; 1 if absent."),
        default=MONTHS,
    )
    look: str = key(
        Line(),
        N_("Look"),
        N_("The look of letters: a Word file in the folder of templates."),
        default=LOOK,
    )
    register: str | None = key(
        Line(), N_("Register"), N_("The file of the register, as seen from the workspace.")
    )
