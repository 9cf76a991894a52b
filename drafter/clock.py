"""The time and the date of today, which a build can fix."""

import datetime
import os


def today() -> datetime.date:
    """Return the day of SOURCE_DATE_EPOCH (seconds since 1970), or else the present one."""
    built = built_at()
    if built:
        return built.date()
    try:
        return datetime.datetime.now().date()
    except (ValueError, OverflowError, OSError):  # as below
        return datetime.date.max


def now() -> datetime.datetime:
    """Return the moment by the clock, in the time of the machine; the last one there is beyond."""
    try:
        return datetime.datetime.now().astimezone()
    except (ValueError, OverflowError, OSError):  # later than 9999
        return datetime.datetime.max.replace(tzinfo=datetime.UTC)


def built_at() -> datetime.datetime | None:
    """Return the moment of SOURCE_DATE_EPOCH; None where it is not set to a moment."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return None
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    except (ValueError, OverflowError, OSError):
        return None
