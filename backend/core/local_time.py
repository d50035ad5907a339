"""Between instants and what a clock on a wall shows, by the rule for daylight saving that clock.py writes down."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

MINUTE = timedelta(minutes=1)


def to_instant(day: date, wall: time, zone: tzinfo) -> datetime:
    """The instant of a wall time, by the rule above, in UTC."""
    return datetime.combine(day, wall.replace(fold=0), tzinfo=zone).astimezone(UTC)


def local_date(instant: datetime, zone: tzinfo) -> date:
    return instant.astimezone(zone).date()


def start_of_day(day: date, zone: tzinfo) -> datetime:
    """The first instant of a local day, in UTC (it may be 01:00 where the clock jumps at midnight)."""
    return to_instant(day, time.min, zone)


def exists(day: date, zone: tzinfo) -> bool:
    """False for a day that the zone left out when it changed sides of the date line."""
    return local_date(to_instant(day, time(12), zone), zone) == day


def minute(wall: time) -> int:
    return wall.hour * 60 + wall.minute


def wall(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)


def first_at(day: date, shown: time, zone: tzinfo) -> datetime:
    """The first instant of that day at which the clock shows this wall time or a later one."""
    at = to_instant(day, shown, zone)
    while (earlier := (at - MINUTE).astimezone(zone)).date() == day and earlier.time() >= shown:
        at -= MINUTE
    return at
