"""A push address is an address that somebody else chose for our server to call, so only known push services are
called.
"""

import hashlib
import ipaddress
import re
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

from backend.core.errors import Invalid

LONGEST = 1000
_PLAIN = re.compile(
    r"[!-\[\]-~]+"
)  # printable ASCII without space and backslash, which parsers read in different ways
_LABEL = r"(?!xn--)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_NETLOC = re.compile(
    rf"(?P<host>{_LABEL}(?:\.{_LABEL})*)(?::(?P<port>\d{{1,5}}))?"
)  # as every browser writes it
_NOBODYS = [ipaddress.ip_network(network) for network in ("192.0.0.0/24", "192.88.99.0/24")]
_UNICAST = ipaddress.ip_network("2000::/3")
_CARRYING = [ipaddress.ip_network(network) for network in ("2001::/23", "2002::/16", "3fff::/20")]


def check(endpoint: str) -> str:
    """The endpoint as it is. Raises Invalid("endpoint_refused") for one that no allowed push service gave out."""
    parts = _split(endpoint)
    if not _service_allowed(
        f"{parts.scheme}://{parts.netloc}", tuple(settings.PUSH_HOSTS), settings.PUSH_ALLOW_INSECURE
    ):
        raise _refused()
    return endpoint


def is_allowed(endpoint: str) -> bool:
    """Whether an endpoint that `check` let through once still would be: the list of services may be another by now."""
    return _service_allowed(origin(endpoint), tuple(settings.PUSH_HOSTS), settings.PUSH_ALLOW_INSECURE)


def origin(endpoint: str) -> str:
    """Scheme, host and port of an endpoint that `check` let through: what a VAPID token is signed for, and what
    counts as one service when it asks to slow down.
    """
    return endpoint[: endpoint.index("/", len("https://"))]


def fingerprint(endpoint: str) -> str:
    """Finds an endpoint again without keeping it readable. An endpoint is long and random, so no salt is needed."""
    return hashlib.sha256(endpoint.encode()).hexdigest()


def address_allowed(address: str) -> bool:
    """False for private and local addresses in every form, whichever name led there (asked for each connection, after
    the name was looked up).
    """
    return bool(settings.PUSH_ALLOW_INSECURE) or _is_public(address.partition("%")[0])


def _is_public(address: str) -> bool:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv4Address):
        return (
            found.is_global and not found.is_multicast and not any(found in network for network in _NOBODYS)
        )
    # (3fff::/20 is for documents.) An IPv4 address can stand in one of IPv6 in many ways (mapped, compatible,
    # translated, 6to4, Teredo), and would lead there past the rule above: none of those is a push service's own.
    return found in _UNICAST and found.is_global and not any(found in network for network in _CARRYING)


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


@lru_cache(maxsize=1000)
def _service_allowed(service: str, hosts: tuple[str, ...], insecure: bool) -> bool:
    """Whether it is one of the services, as scheme and host. Asked for each message, so what was found is kept."""
    scheme, _, netloc = service.partition("://")
    match = _NETLOC.fullmatch(netloc)
    return (
        match is not None
        and (
            scheme in {"http", "https"} if insecure else scheme == "https" and match["port"] in {None, "443"}
        )
        and any(
            match["host"] == known or (known.startswith(".") and match["host"].endswith(known))
            for known in hosts
        )
    )


def _refused() -> Invalid:
    return Invalid(
        "endpoint_refused",
        "This browser's push service is not one that this server works with.",
        fields={"endpoint": ["This address can't be used."]},
    )
