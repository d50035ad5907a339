from typing import Any

from allauth.account.adapter import get_adapter
from rest_framework.request import Request
from rest_framework.throttling import ScopedRateThrottle

from backend.accounts import usernames
from backend.accounts.recovery import codes
from backend.accounts.sign_in import devices


def address_of(request: Request) -> str:
    """From allauth, which believes X-Forwarded-For only as far as the trusted proxies reach."""
    return str(get_adapter().get_client_ip(request._request))


def caller_of(request: Request) -> str:
    """Where a try comes from, so that one person's wrong ones don't count against another."""
    return codes.caller_at(address_of(request))


class PerCallerThrottle(ScopedRateThrottle):
    """Counts by the caller's network, never by a username: a stranger's tries must not shut out the person they are
    aimed at. A device on which the named person signed in before is counted by itself, and so is who is signed in.
    """

    def get_cache_key(self, request: Request, view: Any) -> str:
        return self.cache_format % {"scope": self.scope, "ident": self._caller(request)}

    def _caller(self, request: Request) -> str:
        if request.user and request.user.is_authenticated:
            return f"user:{request.user.pk}"
        given = request.data.get("username") if isinstance(request.data, dict) else None
        if isinstance(given, str) and (
            device := devices.find_known(request._request, usernames.as_given(given))
        ):
            return f"device:{device}"
        return codes.network_of(address_of(request))
