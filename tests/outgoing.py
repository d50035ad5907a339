"""A guard over the whole process: the server asks nobody but this machine and whom its settings name (promise 16).

Python tells of every connection and every name it looks up before it makes it; libcurl, which has sockets of its own,
is asked for its addresses instead. What would leave is stopped and remembered, so that a server that swallows the error
is found as well.
"""

import ipaddress
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any
from urllib.parse import urlsplit

import pycurl
from django.conf import settings

SERVER = str(Path(__file__).resolve().parent.parent / "backend")
_HERE = {"localhost", "testserver", "", socket.gethostname(), socket.getfqdn()}

_asked: list[str] = []
_watching = False


class ThirdParty(RuntimeError):
    """Nobody the server may ask."""


def is_known(host: Any) -> bool:
    """Whether the server may ask `host`: this machine, or one that the settings name."""
    name = host.decode() if isinstance(host, bytes) else str(host or "")
    try:
        return ipaddress.ip_address(name.split("%")[0]).is_loopback
    except ValueError:
        named = {*settings.PUSH_HOSTS, settings.EMAIL_HOST}
        return name.lower() in _HERE or name.endswith(".localhost") or name in named


def _stop(what: str) -> None:
    _asked.append(what)
    raise ThirdParty(what)


def _is_servers() -> bool:
    """Whether a line of the server's own code leads here."""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None and not frame.f_code.co_filename.startswith(SERVER):
        frame = frame.f_back
    return frame is not None


def _listen(event: str, arguments: tuple[Any, ...]) -> None:
    if not _watching:
        return
    if event in {"socket.connect", "socket.sendto"}:
        address = arguments[1]
        if isinstance(address, tuple) and not is_known(address[0]):
            _stop(f"{event} {address[0]}")
    elif event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        if not is_known(arguments[0]):
            _stop(f"{event} {arguments[0]}")
    elif event in {"subprocess.Popen", "os.system", "os.posix_spawn"} and _is_servers():
        _stop(f"{event} {arguments[0]!r}")


class _WatchedCurl(pycurl.Curl):
    def setopt(self, option: int, value: Any) -> None:
        if option == pycurl.URL and not is_known(urlsplit(value).hostname):
            _stop(f"curl {urlsplit(value).hostname}")
        super().setopt(option, value)


_with_sockets_of_its_own = pycurl.Curl
sys.addaudithook(_listen)  # a hook can't be taken away again: it listens while `watched` is open


@contextmanager
def watched() -> Iterator[None]:
    """While it is open nothing leaves."""
    global _watching
    _watching, pycurl.Curl = True, _WatchedCurl
    try:
        yield
    finally:
        _watching, pycurl.Curl = False, _with_sockets_of_its_own


def take() -> list[str]:
    """Whom somebody asked for since this was called last."""
    taken = _asked.copy()
    _asked.clear()
    return taken
