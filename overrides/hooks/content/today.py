"""The day of the build, as Korea counts it."""

import os
from datetime import UTC, date, datetime, timedelta, timezone

KOREA = timezone(timedelta(hours=9))


def today() -> date:
    """Return the day of SOURCE_DATE_EPOCH where it is set, so that a build can be repeated, or else of now."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.astimezone(KOREA).date()
