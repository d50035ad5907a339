from typing import Any

from allauth.account.adapter import get_adapter
from rest_framework.request import Request
from rest_framework.throttling import ScopedRateThrottle

from backend.accounts.recovery import codes


def caller_of(request: Request) -> str:
    """Where a try comes from, so that one person's wrong ones don't count against another."""
    return codes.caller_at(str(get_adapter().get_client_ip(request._request)))


class PerAddressThrottle(ScopedRateThrottle):
    """Counts by the caller's address, never by a username: a stranger's tries must not shut out the person they are
    aimed at.

    The address comes from allauth, which believes X-Forwarded-For only as far as the trusted proxies reach.
    """

    def get_cache_key(self, request: Request, view: Any) -> str:
        return self.cache_format % {
            "scope": self.scope,
            "ident": get_adapter().get_client_ip(request._request),
        }
