"""What HTTP/2 could bring to the web in another form than HTTP/1 could: nginx, by the file that an operator copies."""

import re
import socket
import ssl
import struct
import subprocess
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

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
    """nginx, and behind it in place of a web what keeps every byte that came through."""

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


@pytest.fixture
def front(tmp_path: Path) -> Iterator[Front]:
    if not NGINX:
        pytest.skip("There is no nginx here (Debian: nginx-light).")
    ports = {name: free_port() for name in ("web-1", "plain", "tls")}
    command = proxy(tmp_path, {**ports, "web-2": ports["web-1"]}).command
    trusted = ssl.create_default_context(cafile=str(tmp_path / "fullchain.pem"))
    trusted.set_alpn_protocols(["h2"])
    found = Front(ports["tls"], trusted)
    with socket.create_server(("127.0.0.1", ports["web-1"])) as web, subprocess.Popen(command) as nginx:
        threading.Thread(target=serve, args=(web, found.arrived), daemon=True).start()
        try:
            until(lambda: is_up(found), 10, "nginx does not listen")
            yield found
        finally:
            nginx.terminate()
            nginx.wait(10)
            web.shutdown(socket.SHUT_RDWR)


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
    assert b"\r\nx-a: b\r\n" in text


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
    assert front.ask(path=path) in {"refused", "400"}
    assert front.arrived == []


CONNECTION = [
    (b"connection", b"close"),
    (b"connection", b"x-a"),
    (b"transfer-encoding", b"chunked"),
    (b"keep-alive", b"timeout=5"),
    (b"upgrade", b"websocket"),
    (b"te", b"gzip"),
]


@pytest.mark.parametrize("odd", CONNECTION, ids=repr)
def test_what_is_about_a_connection_is_not_handed_on(front: Front, odd: tuple[bytes, bytes]) -> None:
    """HTTP/2 knows no such field. nginx lets the request pass, but says to the web how long it is by itself."""
    front.ask(odd)
    assert front.arrived
    for text in front.arrived:
        assert not re.search(rb"(?i)\r\n(connection|transfer-encoding|keep-alive|upgrade|te):", text)
