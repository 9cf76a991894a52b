"""`drafter schema`: the JSON Schema of an inquiry, for editors."""

from drafter.commands import Command, pour
from drafter.reading.schema import schema_text
from drafter.wording import N_


def _schema() -> None:
    # As bytes: a redirected standard output of Windows would not be UTF-8.
    pour(schema_text().encode())


command = Command(
    "schema",
    callback=_schema,
    help=N_("Print the JSON Schema by which an editor checks and completes an inquiry."),
    epilog=N_("Example: drafter schema > inquiry.schema.json"),
)
