"""Which device a request comes from, as far as its owner could tell."""

import re
import secrets
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

_BROWSERS = (
    (r"Edg(?:A|iOS)?/", "Edge"),
    (r"OPR/", "Opera"),
    (r"SamsungBrowser/", "Samsung Internet"),
    (r"Firefox/|FxiOS/", "Firefox"),
    (r"Chrome/|CriOS/", "Chrome"),
    (r"Safari/", "Safari"),
)
_SYSTEMS = (
    (r"iPhone|iPod", "iPhone"),
    (r"iPad", "iPad"),
    (r"Android", "Android"),
    (r"Windows", "Windows"),
    (r"Macintosh", "Mac"),
    (r"CrOS", "Chromebook"),
    (r"Linux", "Linux"),
)
MARK = "attune_device_mark"  # in the session
ROW = "attune_signed_in"  # likewise: the SignedInDevice
NOBODYS = UUID(int=0)


@dataclass(frozen=True)
class Device:
    """`mark` is the same for all that one device does with one account; `row` is the SignedInDevice of this session,
    or nobody's.
    """

    mark: str
    name: str
    row: UUID = NOBODYS


def name_of(user_agent: str) -> str:
    """As the client names devices (pwa/device-name.ts): no version, nothing that tells two of a kind apart."""
    found = [
        next((name for pattern, name in names if re.search(pattern, user_agent)), "")
        for names in (_BROWSERS, _SYSTEMS)
    ]
    return ", ".join(part for part in found if part) or "Browser"


def device_of(request: HttpRequest) -> Device:
    """The device of this session. Where nobody is signed in yet it gets a mark that holds until somebody is."""
    mark = request.session.get(MARK) or secrets.token_hex(16)
    row = request.session.get(ROW)
    return Device(str(mark), name_of(request.headers.get("User-Agent", "")), UUID(row) if row else NOBODYS)


def hold(request: HttpRequest, device: Device) -> None:
    """Lets the sign-in that follows know what this device did before it."""
    request.session[MARK] = device.mark
