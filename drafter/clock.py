"""Today's date, which a build can fix."""

import datetime
import os


def today() -> datetime.date:
    """Return the day of SOURCE_DATE_EPOCH (seconds since 1970), or else the present one."""
    built = built_at()
    return built.date() if built else datetime.datetime.now().astimezone().date()


def built_at() -> datetime.datetime | None:
    """Return the moment of SOURCE_DATE_EPOCH; None where it is not set to a moment."""
    try:
        epoch = int(os.environ.get("SOURCE_DATE_EPOCH", ""))
        return datetime.datetime.fromtimestamp(epoch, datetime.UTC)
    except (ValueError, OverflowError, OSError):
        return None
