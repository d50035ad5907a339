"""Posting many messages at once over few connections: libcurl's multi interface, HTTP/2 where a service speaks it.

One slow service can't hold up the others: each origin has its own queue and its own share of what is in flight, and every answer is
handed on as it comes.
"""

import socket
import ssl
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from uuid import UUID

import pycurl

from backend.push import endpoints

CONNECT_SECONDS = 5
ANSWER_SECONDS = 10
PER_ORIGIN = 100  # streams that services commonly allow on one connection
_WAIT_SECONDS = 0.2


@dataclass(frozen=True)
class Post:
    """One request. `key` is given back with its answer."""

    key: UUID
    url: str
    headers: list[str]
    body: bytes


@dataclass(frozen=True)
class Answer:
    """What came back: `status` 0 with a `failure` when nothing did."""

    key: UUID
    status: int
    failure: str = ""
    retry_after: str = ""


@dataclass
class _Flight:
    """One easy handle, used again for one request after another so that its connection stays warm."""

    handle: pycurl.Curl
    post: Post | None = None
    origin: str = ""
    retry_after: list[str] = field(default_factory=list)

    def heard(self, line: bytes) -> None:
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"retry-after":
            self.retry_after[:] = [value.strip().decode("latin-1")]


class Sender:
    """Posts everything it is given. `most` bounds what is in flight; keep one for a process and its connections stay open."""

    def __init__(self, most: int) -> None:
        self._multi = pycurl.CurlMulti()
        self._multi.setopt(pycurl.M_PIPELINING, pycurl.PIPE_MULTIPLEX)
        self._multi.setopt(pycurl.M_MAX_HOST_CONNECTIONS, 16)
        self._multi.setopt(pycurl.M_MAX_CONCURRENT_STREAMS, PER_ORIGIN)
        self._multi.setopt(pycurl.M_MAXCONNECTS, most)
        self._most = most
        self._idle: list[_Flight] = []

    def post_all(self, posts: Iterable[Post], *, per_origin: int = PER_ORIGIN) -> Iterator[list[Answer]]:
        """Yields answers in the order in which they come, a few at a time. Never raises for what a service does."""
        queues: dict[str, deque[Post]] = {}
        for post in posts:
            queues.setdefault(endpoints.origin(post.url), deque()).append(post)
        flying: dict[pycurl.Curl, _Flight] = {}
        share = dict.fromkeys(queues, 0)
        try:
            while queues or flying:
                self._launch(queues, flying, share, per_origin)
                self._multi.perform()
                answers = list(self._landed(flying, share))
                if answers:
                    yield answers
                elif flying:
                    self._multi.select(_WAIT_SECONDS)
        finally:  # also when whoever listens stops listening
            for flight in list(flying.values()):
                self._land(flight, flying, share)

    def close(self) -> None:
        for flight in self._idle:
            flight.handle.close()
        self._idle.clear()
        self._multi.close()

    def _launch(
        self,
        queues: dict[str, deque[Post]],
        flying: dict[pycurl.Curl, _Flight],
        share: dict[str, int],
        per_origin: int,
    ) -> None:
        for origin in list(queues):
            queue = queues[origin]
            while queue and share[origin] < per_origin and len(flying) < self._most:
                flight = self._idle.pop() if self._idle else _Flight(_new_handle())
                flight.post, flight.origin = queue.popleft(), origin
                flight.retry_after.clear()
                _load(flight)
                self._multi.add_handle(flight.handle)
                flying[flight.handle] = flight
                share[origin] += 1
            if not queue:
                del queues[origin]

    def _landed(self, flying: dict[pycurl.Curl, _Flight], share: dict[str, int]) -> Iterator[Answer]:
        while True:
            waiting, done, broken = self._multi.info_read()
            for handle in done:
                status = handle.getinfo(pycurl.RESPONSE_CODE)
                yield self._answer(flying[handle], flying, share, status, "" if status else "no_answer")
            for handle, number, _message in broken:
                yield self._answer(flying[handle], flying, share, 0, _failure(number))
            if not waiting:
                return

    def _answer(
        self,
        flight: _Flight,
        flying: dict[pycurl.Curl, _Flight],
        share: dict[str, int],
        status: int,
        failure: str,
    ) -> Answer:
        post = flight.post
        if post is None:
            raise RuntimeError("A handle landed that carried nothing.")
        answer = Answer(post.key, status, failure, "".join(flight.retry_after))
        self._land(flight, flying, share)
        return answer

    def _land(self, flight: _Flight, flying: dict[pycurl.Curl, _Flight], share: dict[str, int]) -> None:
        self._multi.remove_handle(flight.handle)
        del flying[flight.handle]
        share[flight.origin] -= 1
        flight.post = None
        self._idle.append(flight)


def _new_handle() -> pycurl.Curl:
    handle = pycurl.Curl()
    for option, value in _constant_options():
        handle.setopt(option, value)
    return handle


@lru_cache(maxsize=1)
def _constant_options() -> list[tuple[int, Any]]:
    trusted = ssl.get_default_verify_paths()  # the system's, or what SSL_CERT_FILE and SSL_CERT_DIR name
    options: list[tuple[int, Any]] = [
        (pycurl.FOLLOWLOCATION, False),
        (pycurl.PROXY, ""),  # an inherited proxy variable would send the devices' addresses elsewhere
        (pycurl.HTTP_VERSION, pycurl.CURL_HTTP_VERSION_2TLS),
        (
            pycurl.PIPEWAIT,
            True,
        ),  # wait for a connection that is being made rather than open one for each message
        (pycurl.CONNECTTIMEOUT, CONNECT_SECONDS),
        (pycurl.TIMEOUT, ANSWER_SECONDS),
        (pycurl.NOSIGNAL, True),
        (pycurl.POST, True),
        (pycurl.WRITEFUNCTION, len),  # the body of an answer is not needed
        (pycurl.OPENSOCKETFUNCTION, _open_socket),
    ]
    if trusted.cafile:
        options.append((pycurl.CAINFO, trusted.cafile))
    if trusted.capath:
        options.append((pycurl.CAPATH, trusted.capath))
    return options


def _load(flight: _Flight) -> None:
    post = flight.post
    if post is None:
        raise RuntimeError("A flight needs something to carry.")
    flight.handle.setopt(pycurl.URL, post.url)
    flight.handle.setopt(pycurl.HTTPHEADER, post.headers)
    flight.handle.setopt(pycurl.POSTFIELDSIZE, len(post.body))
    flight.handle.setopt(pycurl.POSTFIELDS, post.body)
    flight.handle.setopt(pycurl.HEADERFUNCTION, flight.heard)


def _open_socket(purpose: int, address: Any) -> Any:
    """Refuses to connect where a name was made to point at our own network."""
    family, kind, protocol, target = address
    if not endpoints.address_allowed(target[0]):
        return pycurl.SOCKET_BAD
    return socket.socket(family, kind, protocol)


def _failure(number: int) -> str:
    match number:
        case pycurl.E_OPERATION_TIMEDOUT:
            return "timeout"
        case pycurl.E_COULDNT_RESOLVE_HOST:
            return "name_unknown"
        case pycurl.E_COULDNT_CONNECT:
            return "no_connection"
        case pycurl.E_SSL_CONNECT_ERROR | pycurl.E_PEER_FAILED_VERIFICATION:
            return "tls"
    return f"curl_{number}"
