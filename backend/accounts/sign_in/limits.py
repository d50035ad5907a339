"""How many wrong keys are borne, so that guessing leads nowhere and nobody can lock out an owner.

A stranger's tries count for their network and the name together: from anywhere else, and by any other name from the
same network, the owner gets in. A device that signed in before, one that was let back in a moment ago, and whoever is
signed in already are counted by themselves alone.
"""

from django.conf import settings
from django.http import HttpRequest

from backend.accounts.recovery.codes import network_of
from backend.accounts.sign_in import devices
from backend.core.limits import Limit


def limits(request: HttpRequest, username: str, address: str) -> list[Limit]:
    """What a try of this name (normalised) from this address counts for."""
    if own := _own(request, username):
        return [_limit("device", f"{own}|{username}")]
    network = network_of(address)
    return [
        _limit("network_and_name", f"{network}|{username}"),
        _limit("network", network),
        _limit("name", username),
    ]


def _own(request: HttpRequest, username: str) -> str | None:
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated and user.username == username:
        return f"user:{user.pk}"
    return devices.find_known(request, username)


def _limit(name: str, who: str) -> Limit:
    most, seconds = settings.SIGN_IN_LIMITS[name]
    return Limit(f"sign-in-{name}", who, most, seconds)
