"""One browser of one account, as the server sees it: a connection that is kept, cookies, the headers of the client.

It knows neither Django nor Locust, so that a test and a load speak the same.
"""

import gzip
import http.client
import json
import ssl
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

AWAY = (OSError, http.client.HTTPException)
# Of a group of requests (`sign-in`, `sync`, …): seconds, and what went wrong or nothing.
Note = Callable[[str, float, str], None]


@dataclass(frozen=True)
class Place:
    """Where a practice answers: a proxy with TLS, or where `ca_file` is empty a web process behind none."""

    host: str
    port: int
    ca_file: str = ""

    def trusted(self) -> ssl.SSLContext | None:
        if not self.ca_file:
            return None
        context = ssl.create_default_context(cafile=self.ca_file)
        context.check_hostname = False  # it is reached by its number
        return context


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    raw: bytes

    @property
    def told(self) -> Any:
        return json.loads(self.raw)


class Refused(Exception):
    """An answer that this step can't go on with."""


class Away(Refused):
    """What a proxy says where nothing of ours answered."""


class Device:
    """`address`: of this machine (127.x.y.z), for what is counted by network and not by account."""

    def __init__(
        self, place: Place, trusted: ssl.SSLContext | None, note: Note, *, address: str = "127.0.0.1"
    ) -> None:
        self.place, self.note, self.address = place, note, address
        self._trusted = trusted
        self.cookies: dict[str, str] = {}
        self._connection: http.client.HTTPConnection | None = None

    def close(self) -> None:
        if self._connection:
            self._connection.close()
            self._connection = None

    def ask(
        self,
        group: str,
        method: str,
        path: str,
        body: Any = None,
        *,
        good: tuple[int, ...] = (200,),
        headers: dict[str, str] | None = None,
    ) -> Answer:
        """Raises Refused for any other status than the good ones, and one of AWAY where nothing answered."""
        began, problem = time.perf_counter(), ""
        try:
            answer = self._exchange(method, path, body, headers or {})
            if answer.status not in good:
                problem = f"{method} {path.partition('?')[0]}: {answer.status} {answer.raw[:200]!r}"
                raise (Away if answer.status in {502, 503, 504} else Refused)(problem)
            return answer
        except AWAY as error:
            self.close()
            problem = f"{method} {path.partition('?')[0]}: {error!r}"
            raise
        finally:
            self.note(group, time.perf_counter() - began, problem)

    def _exchange(self, method: str, path: str, body: Any, more: dict[str, str]) -> Answer:
        sent = {
            "Host": self.place.host,
            "Accept": "application/json",
            "Accept-Encoding": "gzip",
            "Accept-Language": "en",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Sec-Fetch-Site": "same-origin",
            "Sec-Fetch-Mode": "cors",
            "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0",
            **({} if self.place.ca_file else {"X-Forwarded-Proto": "https", "X-Forwarded-For": self.address}),
            **more,
        }
        if method not in {"GET", "HEAD"}:
            sent["Origin"] = f"https://{self.place.host}"
            sent["Content-Type"] = "application/json"
            sent["X-CSRFToken"] = self.cookies.get("__Host-csrftoken", "")
        connection = self._connected()
        connection.request(method, path, None if body is None else json.dumps(body), sent)
        answer = connection.getresponse()
        raw = answer.read()
        if answer.headers.get("Content-Encoding") == "gzip":
            raw = gzip.decompress(raw)
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return Answer(answer.status, answer.headers, raw)

    def _connected(self) -> http.client.HTTPConnection:
        if self._connection is None:
            given: dict[str, Any] = {"timeout": 30, "source_address": (self.address, 0)}
            where = ("127.0.0.1", self.place.port)
            if self._trusted:
                self._connection = http.client.HTTPSConnection(*where, context=self._trusted, **given)
            else:
                self._connection = http.client.HTTPConnection(*where, **given)
        return self._connection


def until_taken(act: Callable[[], Answer], seconds: float = 30) -> Answer:
    """As a device does with what it wrote: the same again, with the same key, until it is acknowledged."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with suppress(Away, *AWAY):
            return act()
        time.sleep(0.2)
    return act()
