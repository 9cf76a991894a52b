"""Today's date, which a build can fix."""

import datetime
import os


def today() -> datetime.date:
    """Return the day of SOURCE_DATE_EPOCH (seconds since 1970), or else the present one."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    return datetime.datetime.now().astimezone().date()
