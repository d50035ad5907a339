"""Caddy by the file of the containers: what it leads on, refuses, hands on and keeps to itself."""

import http.client
import re
import socketserver
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from tests.deploy import caddy
from tests.deploy.practice import HOST
from tests.faults.fleet import free_port

pytestmark = pytest.mark.skipif(not caddy.CADDY, reason="There is no Caddy here (Debian: caddy).")


class Web(BaseHTTPRequestHandler):
    """Answers with whom it is told of; asked to fall over, it does."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.path.startswith("/falls"):
            self.close_connection = True
            return
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        said = [self.headers.get(name, "") for name in ("X-Forwarded-For", "X-Forwarded-Proto", "Host")]
        told = "|".join(said).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def webs(port: int) -> Iterator[int]:
    with Webs(("127.0.0.1", port), Web) as web:
        thread = threading.Thread(target=web.serve_forever, daemon=True)
        thread.start()
        yield web.server_address[1]
        web.shutdown()
        thread.join(10)


class Webs(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[caddy.Caddy]:
    folder: Path = tmp_path_factory.mktemp("caddy")
    with webs(0) as port, caddy.running(folder, port) as found:
        yield found


def ask(front: caddy.Caddy, path: str, body: bytes | None = None, **fields: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", front.tls, timeout=20)
    with closing(connection):
        connection.connect()
        connection.sock = front.trusted().wrap_socket(connection.sock, server_hostname=HOST)
        method = "GET" if body is None else "POST"
        connection.request(method, path, body, headers={"Host": HOST, **fields})
        answer = connection.getresponse()
        return answer.status, answer.read()


@pytest.mark.parametrize(
    ("path", "status"),
    [("/you?code=x", 301), ("/", 301), ("/api/v1/session", 403), ("/_allauth/browser/v1/auth/session", 403)],
)
def test_only_a_page_is_led_on_to_https(front: caddy.Caddy, path: str, status: int) -> None:
    with closing(http.client.HTTPConnection("127.0.0.1", front.plain, timeout=20)) as plain:
        plain.request("GET", path, headers={"Host": HOST})
        answer = plain.getresponse()
        led = f"https://{HOST}{path}" if status == 301 else None
        assert (answer.status, answer.headers["Location"]) == (status, led)


def test_web_is_told_who_asks_and_how(front: caddy.Caddy) -> None:
    assert ask(front, "/", **{"X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "http"}) == (
        200,
        f"127.0.0.1|https|{HOST}".encode(),
    )


def test_metrics_are_for_nobody_outside(front: caddy.Caddy) -> None:
    assert ask(front, "/metrics") == (404, b"")


def test_body_of_a_megabyte_is_refused_as_too_large_and_as_nothing_else(front: caddy.Caddy) -> None:
    assert ask(front, "/", b"x" * 999_999)[0] == 200
    for size in (1_000_000, 1_500_000):
        assert ask(front, "/", b"x" * size)[0] == 413


def test_nothing_of_a_request_that_failed_stands_in_the_log(front: caddy.Caddy) -> None:
    assert ask(front, "/falls?token=told-to-nobody")[0] == 502
    log = front.log()
    assert "serving initial configuration" in log  # it is the log
    assert not re.search(r"told-to-nobody|falls|127\.0\.0\.1:\d+\b.*remote", log)


@pytest.mark.parametrize("body", [None, b"{}"])
def test_request_waits_while_no_web_is_there_for_a_moment(tmp_path: Path, body: bytes | None) -> None:
    """As while a release takes another's place."""
    port = free_port()
    with caddy.running(tmp_path, port) as found, ThreadPoolExecutor(1) as one:
        asked = one.submit(ask, found, "/", body)
        assert wait([asked], timeout=1).not_done
        with webs(port):
            assert asked.result(20)[0] == 200
