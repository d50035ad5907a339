"""The guard on whom the server asks (tests/outgoing.py) stops and finds every way out, and new ways are looked at."""

import ast
import socket
import subprocess
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pycurl
import pytest
from django.conf import settings

from tests import outgoing


def _curl() -> None:
    handle = pycurl.Curl()
    handle.setopt(pycurl.URL, "https://collector.example.com/entries")
    handle.perform()


def _as_the_server(code: str) -> Callable[[], None]:
    """Runs a line as if it stood in the server's own code."""
    line = compile(code, f"{outgoing.SERVER}/core/planted.py", "exec")
    return lambda: exec(line, {"subprocess": subprocess})  # noqa: S102 - a line of this very file, as a careless change would write it


@pytest.mark.promise(16)
@pytest.mark.parametrize(
    "ask_a_third_party",
    [
        lambda: urllib.request.urlopen("http://collector.example.com/", b"entry", timeout=1),
        lambda: socket.create_connection(("203.0.113.9", 443), timeout=1),
        lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"entry", ("203.0.113.9", 8125)),
        lambda: socket.getaddrinfo("entry.kept.example.com", 443),
        _curl,
        _as_the_server("subprocess.run(['curl', 'https://collector.example.com'], check=True)"),
    ],
)
def test_whoever_asks_a_third_party_is_stopped_and_found(ask_a_third_party: Callable[[], Any]) -> None:
    with pytest.raises(outgoing.ThirdParty):
        ask_a_third_party()
    assert outgoing.take() != []


@pytest.mark.promise(16)
def test_only_these_files_of_the_server_can_open_a_connection() -> None:
    """By import: a new one is looked at by somebody before it stands here."""
    root = Path(settings.BASE_DIR)
    found = {
        (path.relative_to(root).as_posix(), module)
        for tree in ("backend", "config")
        for path in (root / tree).rglob("*.py")
        if "tools" not in path.parts
        for module in _imported(path)
        if module in OPENING or module.split(".")[0] in OPENING
    }
    assert found == ALLOWED


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from OPENING & {f"{node.module}.{one.name}" for one in node.names}


OPENING = set(
    """socket ssl http.client urllib.request urllib3 smtplib ftplib asyncio requests httpx aiohttp pycurl subprocess redis
    websockets telnetlib xmlrpc.client django.core.mail""".split()
)
ALLOWED = {
    ("backend/accounts/emails.py", "django.core.mail"),
    ("backend/accounts/emails.py", "smtplib"),  # the names of its errors
    ("backend/accounts/emails.py", "redis.exceptions"),
    ("backend/push/wakeup.py", "redis.exceptions"),
    ("backend/ops/parts.py", "redis.exceptions"),
    ("backend/ops/doctor.py", "redis"),  # the same
    ("backend/ops/doctor.py", "smtplib"),
    ("backend/ops/doctor.py", "ssl"),
    (
        "backend/ops/doctor.py",
        "django.core.mail",
    ),  # whether the deployment's own server takes us in; nothing is sent
    (
        "backend/ops/databases/postgresql.py",
        "subprocess",
    ),  # pg_dump, pg_restore and psql, to its own database
    ("backend/push/transport/handles.py", "pycurl"),
    ("backend/push/transport/handles.py", "socket"),
    ("backend/push/transport/handles.py", "ssl"),
    ("backend/push/transport/sender.py", "pycurl"),
}
