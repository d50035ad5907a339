"""A push address is an address that somebody else chose for our server to call, so only known push services are
called.
"""

import hashlib
import ipaddress
import re
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

from backend.core.errors import Invalid

LONGEST = 1000
_PLAIN = re.compile(
    r"[!-\[\]-~]+"
)  # printable ASCII without space and backslash, which parsers read in different ways
_NETLOC = re.compile(r"(?P<host>[a-z0-9.-]+)(?::(?P<port>\d{1,5}))?", re.I)


def check(endpoint: str) -> str:
    """The endpoint as it is. Raises Invalid("endpoint_refused") for one that no allowed push service gave out."""
    parts = _split(endpoint)
    match = _NETLOC.fullmatch(parts.netloc)
    if (
        match is None
        or not _scheme_allowed(parts.scheme, match["port"])
        or not _host_allowed(match["host"].lower())
    ):
        raise _refused()
    return endpoint


def origin(endpoint: str) -> str:
    """Scheme, host and port of an endpoint that `check` let through: what a VAPID token is signed for, and what
    counts as one service when it asks to slow down.
    """
    return endpoint[: endpoint.index("/", len("https://"))]


def fingerprint(endpoint: str) -> str:
    """Finds an endpoint again without keeping it readable. An endpoint is long and random, so no salt is needed."""
    return hashlib.sha256(endpoint.encode()).hexdigest()


def address_allowed(address: str) -> bool:
    """False for private and local addresses, whichever name led there (asked for each connection, after the name was
    looked up).
    """
    return settings.PUSH_ALLOW_INSECURE or ipaddress.ip_address(address.split("%", maxsplit=1)[0]).is_global


def _split(endpoint: str) -> SplitResult:
    if len(endpoint) > LONGEST or not _PLAIN.fullmatch(endpoint):
        raise _refused()
    try:
        parts = urlsplit(endpoint)
    except ValueError:
        raise _refused() from None
    if parts.fragment or not parts.path:
        raise _refused()
    return parts


def _scheme_allowed(scheme: str, port: str | None) -> bool:
    if settings.PUSH_ALLOW_INSECURE:
        return scheme in {"http", "https"}
    return scheme == "https" and port in {None, "443"}


def _host_allowed(host: str) -> bool:
    return any(
        host == known or (known.startswith(".") and host.endswith(known)) for known in settings.PUSH_HOSTS
    )


def _refused() -> Invalid:
    return Invalid(
        "endpoint_refused",
        "This browser's push service is not one that this server works with.",
        fields={"endpoint": ["This address can't be used."]},
    )
