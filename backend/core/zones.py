"""The zones of the world by one table: names and rules both come from the package `tzdata`, wherever this runs.

The operating system has a table of its own, often of another year, and Python would prefer it. A name that one table
knows and a rule that the other one lacks put a whole country an hour off for a winter. So the system's is never asked,
in no process: whoever imports this turns it off, and the settings import it.
"""

import hashlib
import re
import zoneinfo
from datetime import UTC, timedelta, timezone, tzinfo
from functools import lru_cache
from importlib import import_module, resources

zoneinfo.reset_tzpath(to=())
zoneinfo.ZoneInfo.clear_cache()

# What a browser says that knows how far it is from UTC but not where: "+05:30".
_OFFSET = re.compile(r"[+-](0\d|1[0-4]):[0-5]\d")


class UnknownZone(ValueError):
    """No zone of the IANA database has this name."""


def version() -> str:
    """Which edition of the IANA database this is: "2026f"."""
    return str(import_module("tzdata").IANA_VERSION)


@lru_cache(maxsize=1)
def zone_names() -> frozenset[str]:
    """Every name of the IANA database, old names (Europe/Kiev) among them."""
    return frozenset(resources.files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()) - {
        "Factory"
    }


def require_zone(name: str) -> tzinfo:
    """The zone, also by a name that was changed since, or by its distance from UTC. Raises UnknownZone."""
    if name in zone_names():
        return zoneinfo.ZoneInfo(name)
    if _OFFSET.fullmatch(name):
        distance = timedelta(hours=int(name[1:3]), minutes=int(name[4:]))
        return timezone(-distance if name[0] == "-" else distance)
    raise UnknownZone(name)


def zone_or_utc(name: str) -> tzinfo:
    """The zone, or UTC where the database of zones has dropped it."""
    try:
        return require_zone(name)
    except UnknownZone:
        return UTC


def is_universal(name: str) -> bool:
    """Whether this is no place but UTC itself, as browsers say that hide where they are."""
    if name not in zone_names():
        return name[1:] == "00:00"
    return _rules_of(name) in {_rules_of("Etc/UTC"), _rules_of("Etc/GMT")}


def digests() -> dict[str, str]:
    """By name, what tells the rules of one edition from those of another."""
    return {name: hashlib.sha256(_rules_of(name)).hexdigest()[:16] for name in sorted(zone_names())}


def _rules_of(name: str) -> bytes:
    return resources.files("tzdata").joinpath("zoneinfo", *name.split("/")).read_bytes()
