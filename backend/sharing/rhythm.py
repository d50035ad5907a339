"""Sessions that come again at the same time on the wall, every so many weeks."""

from datetime import datetime, timedelta, tzinfo

from backend.core.local_time import to_instant


def around(regular: datetime, weeks: int, zone: tzinfo, now: datetime) -> tuple[datetime, datetime]:
    """The last regular time that is not after `now`, or `regular` itself; and the next one after both."""
    local, step = regular.astimezone(zone), timedelta(weeks=weeks)

    def nth(number: int) -> datetime:
        return to_instant(local.date() + number * step, local.time(), zone)

    number = max(1, (now - regular) // step)
    while nth(number) <= now:
        number += 1
    return nth(number - 1), nth(number)


def before(regular: datetime, weeks: int, zone: tzinfo) -> datetime:
    """The regular time before that one."""
    local = regular.astimezone(zone)
    return to_instant(local.date() - timedelta(weeks=weeks), local.time(), zone)
