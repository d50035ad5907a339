"""Which device a request comes from, as far as its owner could tell."""

import re
from dataclasses import dataclass

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
SESSION_DEVICE = "attune_device"


@dataclass(frozen=True)
class Device:
    """`mark` is the same for all that one device does with one account, and empty where that is not known."""

    mark: str
    name: str


def name_of(user_agent: str) -> str:
    """As the client names devices (pwa/device-name.ts): no version, nothing that tells two of a kind apart."""
    found = [
        next((name for pattern, name in names if re.search(pattern, user_agent)), "")
        for names in (_BROWSERS, _SYSTEMS)
    ]
    return ", ".join(part for part in found if part) or "Browser"


def device_of(request: HttpRequest) -> Device:
    """The device of this session; of one that nobody signed in to no more than its kind."""
    mark = request.session.get(SESSION_DEVICE, "")
    return Device(str(mark), name_of(request.headers.get("User-Agent", "")))
