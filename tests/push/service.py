"""A push service on loopback for tests: it takes what RFC 8030 describes, remembers it, and misbehaves on command."""

import ssl
import threading
import time
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Received:
    """One message. `answer` is the status that was given; 0 while there is none, or where there was none in the end."""

    path: str
    headers: dict[str, str]
    body: bytes = field(repr=False)
    at: datetime
    answer: int = 0


@dataclass
class PushService:
    """`answers[path]` holds what to answer next there. 201 once it is empty.

    An answer is a status, a status with headers, "hang" (never answers), "hold" (answers 201 once `go` is set), or
    "cut" (closes the connection without a word).
    """

    port: int = 0
    scheme: str = "http"
    received: list[Received] = field(default_factory=list)
    answers: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    release: threading.Event = field(default_factory=threading.Event)
    go: threading.Event = field(default_factory=threading.Event)
    connections: int = 0  # also those over which no message came

    def endpoint(self, name: str) -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}/push/{name}"

    def at(self, name: str) -> list[Received]:
        return [message for message in self.received if message.path == f"/push/{name}"]

    def answer(self, name: str, *answers: Any) -> None:
        self.answers[f"/push/{name}"] += answers

    def wait_for(self, count: int, seconds: float = 60) -> None:
        """For tests with other processes: returns when that many messages have come, or fails."""
        end = time.monotonic() + seconds
        while len(self.received) < count:
            if time.monotonic() > end:
                raise AssertionError(f"{len(self.received)} of {count} messages came.")
            self.release.wait(0.05)


def start(service: PushService, tls: ssl.SSLContext | None = None) -> ThreadingHTTPServer:
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            path = self.path.partition("?")[0]  # devices that share an address but for this behave alike
            message = Received(path, headers, body, datetime.now(UTC))
            with lock:
                waiting = service.answers[path]
                answer = waiting.pop(0) if waiting else 201
                service.received.append(message)
            if answer == "hang":
                service.release.wait()
            if answer == "hold":
                service.go.wait()
                answer = 201
            if answer in ("hang", "cut"):
                self.close_connection = True
                return
            self._answer(message, *(answer if isinstance(answer, tuple) else (answer, {})))

        def _answer(self, message: Received, status: int, headers: dict[str, str]) -> None:
            message.answer = status  # first, for whoever reads the answer may look here at once
            with suppress(ConnectionError):  # whoever asked may have been killed meanwhile
                self.send_response(status)
                for name, value in {"Content-Length": "0", **headers}.items():
                    self.send_header(name, value)
                self.end_headers()

        def log_message(self, *args: Any) -> None:
            """Says nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 128

        def get_request(self) -> Any:
            connection, address = super().get_request()
            service.connections += 1
            return connection, address

        def finish_request(self, request: Any, client_address: Any) -> None:
            # The handshake belongs to the connection's own thread, where a client that breaks it off holds up nobody.
            with suppress(OSError):
                super().finish_request(
                    tls.wrap_socket(request, server_side=True) if tls else request, client_address
                )

    server = Server(("127.0.0.1", service.port), Handler)
    service.port, service.scheme = server.server_address[1], "https" if tls else "http"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    return server
