"""The site under test: the built client and the real server in this process, on a SQLite file of its own."""

import io
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command, get_commands
from django.db import connections
from pytest_django.live_server_helper import LiveServer

from config import env


@contextmanager
def own_database(folder: Path, migrated: Path | None) -> Iterator[Path]:
    """Puts `default` onto a file, which begins as a copy of `migrated`, and yields its filled template.

    A file and not memory: the server answers several requests at once, and threads that share one connection would
    share its transaction.
    """
    before, settings_before = connections["default"], connections.settings["default"]
    file, template = folder / "site.sqlite3", folder / "template.sqlite3"
    named = env.database("", f"sqlite:///{file}")
    # Nothing here outlives a crash of the machine, so nothing waits for the disk.
    options = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 5,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;",
    }
    if migrated:
        copy(migrated, file)  # migrating takes seconds
    connections.settings["default"] = {**settings_before, **named, "CONN_MAX_AGE": 0, "OPTIONS": options}
    connections["default"] = connections.create_connection("default")
    try:
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        if "load_library" in get_commands():
            call_command("load_library", verbosity=0, stdout=io.StringIO())
        connections["default"].close()
        copy(file, template)
        yield template
    finally:
        connections["default"].close()
        connections.settings["default"] = settings_before
        connections["default"] = before


def copy(source: Path, target: Path) -> None:
    """Makes `target` hold what `source` holds, also while others have it open."""
    with sqlite3.connect(source) as from_here, sqlite3.connect(target) as to_here:
        from_here.backup(to_here)
    from_here.close()
    to_here.close()


Answer = tuple[str, str, bytes]
_API = ("/api/", "/_allauth/")
# Of which device a request is, for a way that fails for one of them alone.
DEVICE = "device"
# What stands between a device and the server. The last: the server took it, and its answer comes half.
FAULTS: dict[str, Answer | None] = {
    "bad_gateway": ("502 Bad Gateway", "text/html", b"<html><title>502 Bad Gateway</title></html>"),
    "captive_page": ("200 OK", "text/html", b"<html><form>Your room number</form></html>"),
    "replaced": ("404 Not Found", "text/plain", b"404 page not found"),
    "not_ours": ("409 Conflict", "application/json", b'{"error": "conflict"}'),
    # As our own errors are, and without our mark: several proxies say it so.
    "shaped_as_ours": (
        "401 Unauthorized",
        "application/json",
        b'{"error": {"code": "not_authenticated", "message": "Sign in first."}}',
    ),
    "answer_lost": None,
}


class Site(LiveServer):
    """The running server. `url` has no slash at its end. A proxy that stands before it gives `answers_instead`, where
    that is set, to whatever is asked of the API; `faults` names what stands before one device alone.
    """

    def __init__(self) -> None:
        self.answers_instead: Answer | None = None
        self.faults: dict[str, str] = {}
        super().__init__("localhost", start=False)
        # No static handler of Django's own: WhiteNoise serves the files with the strict headers, as it does in
        # production.
        self.thread.static_handler = self._in_between  # type: ignore[assignment]
        self.start()

    @property
    def host(self) -> str:
        return f"localhost:{self.thread.port}"

    def _in_between(self, application: Any) -> Any:
        def answer(environ: dict[str, Any], start_response: Any) -> Any:
            if not environ["PATH_INFO"].startswith(_API):
                return application(environ, start_response)
            instead, fault = self.answers_instead, self._fault(environ)
            if instead is None and fault:
                instead = FAULTS[fault]
                if instead is None:
                    return _half(application(environ, _without_length(start_response)))
            if instead is None:
                return application(environ, start_response)
            status, kind, body = instead
            start_response(status, [("Content-Type", kind), ("Content-Length", str(len(body)))])
            return [body]

        return answer

    def _fault(self, environ: dict[str, Any]) -> str | None:
        device = SimpleCookie(environ.get("HTTP_COOKIE", "")).get(DEVICE) if self.faults else None
        return self.faults.get(device.value) if device else None


def _without_length(start_response: Any) -> Any:
    def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
        return start_response(status, [one for one in headers if one[0].lower() != "content-length"], *more)

    return start


def _half(answer: Any) -> Iterable[bytes]:
    """What comes of an answer when the way breaks under it."""
    whole = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    yield whole[: len(whole) // 2]


def require_built_client() -> None:
    """Fails with one clear sentence when there is no built client to serve."""
    missing = [
        path
        for path in (settings.DJANGO_VITE["default"]["manifest_path"], Path(settings.PWA_SERVICE_WORKER_PATH))
        if not path.exists()
    ]
    if missing:
        pytest.fail(
            f"The client has not been built ({missing[0]} is missing): run `make build` first.", pytrace=False
        )
