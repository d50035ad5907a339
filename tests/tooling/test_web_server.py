"""The web server of `make run` answers, whatever others have half sent."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from config.tools import web
from config.tools.run import ROOT, commands

SOCKETS = 60
HALVES = {
    "half a header": b"GET /healthz HTTP/1.1\r\nHost: local",
    "half a line": b"GE",
    "nothing": b"",
    "half a body": b"POST /api/v1/recovery/open HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    b'Content-Length: 1000\r\n\r\n{"username"',
    "half of a piece": b"POST /api/v1/recovery/open HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{",
}


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with socket.socket() as free:
        free.bind((web.HOST, 0))
        number = int(free.getsockname()[1])
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "DATABASE_URL": "sqlite://:memory:",
    }
    command = [sys.executable, "-m", "config.tools.web", str(number)]
    with subprocess.Popen(command, cwd=ROOT, env=environment) as server:
        try:
            while server.poll() is None:
                try:
                    connected(number).close()
                    break
                except ConnectionRefusedError:
                    server.poll()
            yield number
        finally:
            server.terminate()
            assert server.wait(20) == 0  # it ends what it is doing, and says that all is well


def connected(port: int) -> socket.socket:
    return socket.create_connection((web.HOST, port), timeout=5)


def ask(port: int, path: str = "/manifest.json") -> bytes:
    with connected(port) as client:
        client.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        parts = []
        while part := client.recv(65536):
            parts.append(part)
        return b"".join(parts)


@pytest.mark.parametrize("what", HALVES)
def test_what_others_half_sent_keeps_nobody_waiting(port: int, what: str) -> None:
    with ExitStack() as held:
        for _ in range(SOCKETS):
            client = held.enter_context(connected(port))
            client.sendall(HALVES[what])
        for _ in range(5):  # within the five seconds of a socket each
            assert ask(port).startswith(b"HTTP/1.1 200 OK")


def test_whoever_reads_no_answer_keeps_nobody_waiting(port: int) -> None:
    with ExitStack() as held:
        for _ in range(SOCKETS):
            client = held.enter_context(connected(port))
            client.sendall(b"GET /manifest.json HTTP/1.1\r\nHost: localhost\r\n\r\n" * 3)
        assert ask(port).startswith(b"HTTP/1.1 200 OK")


def test_the_answer_does_not_say_what_serves_it(port: int) -> None:
    head = ask(port).partition(b"\r\n\r\n")[0].lower()
    assert b"server:" not in head
    assert b"waitress" not in head


@pytest.mark.parametrize("size", [300_000, 2_000_000])
def test_a_body_that_is_too_large_is_refused(port: int, size: int) -> None:
    with connected(port) as client:
        head = f"POST /api/v1/recovery/open HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {size}\r\n\r\n"
        client.sendall(head.encode())
        try:
            client.sendall(b"x" * size)
            answer = client.recv(65536)
        except ConnectionError:
            return  # it did not wait for the rest
        assert answer.split()[1] in {b"413", b"415", b"400"}


def test_nothing_goes_through_a_file() -> None:
    assert web.OPTIONS["inbuf_overflow"] > web.OPTIONS["max_request_body_size"]
    assert web.OPTIONS["outbuf_overflow"] > 200 * 2 * 64 * 1024  # a page of sync, however long its entries


def test_make_run_starts_it(tmp_path: object) -> None:
    assert commands(8000)["web"][1:] == ["-m", "config.tools.web", "8000"]


def test_one_message_is_read_as_one(port: int) -> None:
    """Where two lengths are said, what stands within the one that counts is no request of its own."""
    hidden = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
    head = b"POST /api/v1/recovery/open HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    piece = f"{len(hidden):x}\r\n".encode() + hidden + b"\r\n0\r\n\r\n"
    for lengths, body in (
        (b"Transfer-Encoding: chunked\r\nContent-Length: 0\r\n\r\n", piece),
        (b"Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n", piece),
        (b"Content-Length: 5\r\nContent-Length: 0\r\n\r\n", hidden),
        (b"Transfer-Encoding: xchunked\r\n\r\n", hidden),
        (b"Content-Length: +0\r\n\r\n", hidden),
    ):
        with connected(port) as client:
            client.sendall(head + lengths + body)
            client.shutdown(socket.SHUT_WR)
            told = b""
            while part := client.recv(65536):
                told += part
        assert b'"healthy"' not in told, lengths
