"""What HTTP/2 could bring to the web in another form than HTTP/1 could, by the files for nginx and for Caddy."""

import re
import socket
import ssl
import struct
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.deploy import caddy
from tests.deploy.practice import HOST, NGINX, proxy
from tests.faults.fleet import free_port, until

HEADERS, RESET, SETTINGS, GOAWAY = 1, 3, 4, 7
END_STREAM, END_HEADERS = 1, 4
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"


def frame(kind: int, flags: int, stream: int, payload: bytes = b"") -> bytes:
    return struct.pack(">I", len(payload))[1:] + bytes([kind, flags]) + struct.pack(">I", stream) + payload


def packed(*fields: tuple[bytes, bytes]) -> bytes:
    """HPACK at its plainest: each name and value as it is, kept in no table."""
    return b"".join(b"\0" + bytes([len(name)]) + name + bytes([len(value)]) + value for name, value in fields)


@dataclass
class Front:
    """A proxy, and behind it in place of a web what keeps every byte that came through."""

    port: int
    trusted: ssl.SSLContext
    arrived: list[bytes] = field(default_factory=list)

    def connect(self) -> ssl.SSLSocket:
        raw = socket.create_connection(("127.0.0.1", self.port), timeout=10)
        return self.trusted.wrap_socket(raw, server_hostname=HOST)

    def ask(self, *fields: tuple[bytes, bytes], path: bytes = b"/api/v1/session") -> str:
        """What became of one request with these beside what each has: a status, or that it was refused."""
        asked = (
            (b":method", b"GET"),
            (b":scheme", b"https"),
            (b":authority", HOST.encode()),
            (b":path", path),
        )
        with self.connect() as spoken:
            assert spoken.selected_alpn_protocol() == "h2"
            spoken.sendall(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + frame(SETTINGS, 0, 0))
            spoken.sendall(frame(HEADERS, END_STREAM | END_HEADERS, 1, packed(*asked, *fields)))
            with spoken.makefile("rb") as heard:
                while head := heard.read(9):
                    payload = heard.read(int.from_bytes(head[:3]))
                    if head[3] in {RESET, GOAWAY}:
                        return "refused"
                    if head[3] == HEADERS:
                        return {0x88: "200", 0x8C: "400"}.get(payload[0], payload[:5].hex())
        return "refused"


@pytest.fixture(params=["nginx", "caddy"])
def front(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Front]:
    with socket.create_server(("127.0.0.1", 0)) as web:
        start = by_nginx if request.param == "nginx" else by_caddy
        with start(tmp_path, web.getsockname()[1]) as found:
            threading.Thread(target=serve, args=(web, found.arrived), daemon=True).start()
            yield found
            web.shutdown(socket.SHUT_RDWR)


@contextmanager
def by_nginx(folder: Path, web: int) -> Iterator[Front]:
    if not NGINX:
        pytest.skip("There is no nginx here (Debian: nginx-light).")
    ports = {"web-1": web, "web-2": web, "plain": free_port(), "tls": free_port()}
    command = proxy(folder, ports).command
    found = Front(ports["tls"], in_http2(ssl.create_default_context(cafile=str(folder / "fullchain.pem"))))
    with subprocess.Popen(command) as process:
        try:
            until(lambda: is_up(found), 10, "nginx does not listen")
            yield found
        finally:
            process.terminate()
            process.wait(10)


@contextmanager
def by_caddy(folder: Path, web: int) -> Iterator[Front]:
    if not caddy.CADDY:
        pytest.skip("There is no Caddy here (Debian: caddy).")
    with caddy.running(folder, web) as running:
        yield Front(running.tls, in_http2(running.trusted()))


def in_http2(trusted: ssl.SSLContext) -> ssl.SSLContext:
    trusted.set_alpn_protocols(["h2"])
    return trusted


def is_up(front: Front) -> bool:
    with suppress(OSError):
        front.connect().close()
        return True
    return False


def serve(web: socket.socket, arrived: list[bytes]) -> None:
    with suppress(OSError):
        while True:
            client, _ = web.accept()
            with client:
                text = b""
                while b"\r\n\r\n" not in text and (piece := client.recv(65536)):
                    text += piece
                arrived.append(text)
                client.sendall(ANSWER)


def test_what_is_as_it_should_be_arrives(front: Front) -> None:
    assert front.ask((b"x-a", b"b")) == "200"
    [text] = front.arrived
    assert text.startswith(b"GET /api/v1/session HTTP/1.1\r\n")
    assert b"\r\nx-a: b\r\n" in text.lower()  # Caddy writes names as HTTP/1 does


LINES = [
    *((b"x-a", b"b" + end + b"x-c: d") for end in (b"\r\n", b"\n", b"\r", b"\0")),
    *((b"x-a" + end + b"x-c", b"d") for end in (b"\r\n", b"\n", b"\r", b"\0", b": b\r\n", b" ")),
    (b"x-a\n", b"d"),
    (b"cookie", b"a=b\r\nx-c: d"),
    (b"X-A", b"b"),
]


@pytest.mark.parametrize("odd", LINES, ids=repr)
def test_no_field_brings_the_end_of_a_line(front: Front, odd: tuple[bytes, bytes]) -> None:
    """In HTTP/1 what comes after it would be another field, or another request."""
    assert front.ask(odd) == "refused"
    assert front.arrived == []


@pytest.mark.parametrize("path", [b"/a\r\nx-c: d", b"/a\n", b"/a HTTP/1.1", b"/a\0"])
def test_no_address_does_either(front: Front, path: bytes) -> None:
    answered = front.ask(path=path)
    if path == b"/a HTTP/1.1" and answered == "200":
        assert front.arrived[0].startswith(b"GET /a%20HTTP/1.1 HTTP/1.1\r\n")
        return
    assert answered in {"refused", "400"}
    assert front.arrived == []


CONNECTION = [
    (b"connection", b"close"),
    (b"connection", b"x-a"),
    (b"transfer-encoding", b"chunked"),
    (b"keep-alive", b"timeout=5"),
    (b"proxy-connection", b"close"),
    (b"upgrade", b"websocket"),
]


@pytest.mark.parametrize("odd", CONNECTION, ids=repr)
def test_what_is_about_a_connection_is_refused(front: Front, odd: tuple[bytes, bytes]) -> None:
    """HTTP/2 knows no such field: whatever brings one means another request than the web would read."""
    assert front.ask(odd) in {"refused", "400"}
    assert front.arrived == []


def test_what_goes_on_about_trailers_is_not_handed_on(front: Front) -> None:
    front.ask((b"te", b"gzip"))
    for text in front.arrived:
        assert not re.search(rb"(?i)\r\nte:", text)
