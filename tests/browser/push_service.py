"""A push service on loopback: Firefox's own WebSocket protocol on one side, RFC 8030 on the other.

It is as strict as the real ones about what a sender must bring (a signed VAPID header for this very origin, TTL,
encoding, size).
"""

import base64
import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.server import Server, ServerConnection, serve
from websockets.typing import Subprotocol

from tests.browser.vapid_check import Refused, check_vapid

LARGEST_BODY = 4096


@dataclass
class Subscription:
    """One push address that was handed out."""

    channel: str
    user_agent: str
    key: str | None  # the application server's key: only its owner may send
    gone: bool = False


@dataclass(frozen=True)
class Post:
    """One request of a sender, as it arrived, and the answer it got."""

    token: str
    headers: dict[str, str]
    body: bytes
    status: int


@dataclass(frozen=True)
class Ack:
    """What the browser did with a message: 100 it was handed to the worker, 101 it could not be decrypted."""

    version: str
    code: int


class PushService:
    """Runs from `start()` to `stop()`. What it saw stands in `posts` and `acks`."""

    def __init__(self) -> None:
        self.subscriptions: dict[str, Subscription] = {}
        self.posts: list[Post] = []
        self.acks: list[Ack] = []
        self.connections: dict[str, ServerConnection] = {}
        self._known: set[str] = set()
        self._waiting: dict[
            str, dict[str, dict[str, Any]]
        ] = {}  # user agent -> version -> message not yet acknowledged
        self._sent: set[str] = set()
        self._changed = threading.Condition()
        self._websocket: Server
        self._http: ThreadingHTTPServer

    def start(self) -> None:
        self._websocket = serve(
            self._talk, "127.0.0.1", 0, subprotocols=[Subprotocol("push-notification")], close_timeout=1
        )
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        for run in (self._websocket.serve_forever, self._http.serve_forever):
            threading.Thread(target=run, daemon=True).start()

    def stop(self) -> None:
        self._websocket.shutdown()
        self._http.shutdown()
        self._http.server_close()
        for connection in list(self.connections.values()):
            connection.close()

    @property
    def websocket_url(self) -> str:
        return f"ws://127.0.0.1:{self._websocket.socket.getsockname()[1]}/"

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    @property
    def live(self) -> list[str]:
        """The tokens of the addresses that still lead somewhere."""
        return [token for token, subscription in self.subscriptions.items() if not subscription.gone]

    def lose(self, token: str) -> None:
        """Forgets an address, as a real service does when a device was away for long: every later POST is answered
        with 410.
        """
        self.subscriptions[token].gone = True

    def forget_devices(self) -> None:
        """Loses every device, as a service does that was set up anew: a browser that comes back has to subscribe
        again.
        """
        with self._change():
            self._known.clear()
            for subscription in self.subscriptions.values():
                subscription.gone = True
            connections = list(self.connections.values())
        for connection in connections:
            connection.close()

    def wait_for(self, what: Callable[[], bool], seconds: float = 20.0) -> None:
        """Returns as soon as `what()` is true. Raises AssertionError when it is not within `seconds`."""
        until = time.monotonic() + seconds
        with self._changed:
            while not what():
                assert time.monotonic() < until, f"not seen within {seconds} s by the push service"
                self._changed.wait(0.1)  # what is asked for may also lie elsewhere, as in the database

    @contextmanager
    def _change(self) -> Iterator[None]:
        with self._changed:
            yield
            self._changed.notify_all()

    def forget(self) -> None:
        """Begins anew for the next test. Browsers stay connected; what they acknowledge of before is not heard."""
        with self._change():
            self.subscriptions.clear()
            self._waiting.clear()
            self._sent.clear()
            self.posts.clear()
            self.acks.clear()

    # --- the sender's side

    def accept(self, token: str, headers: dict[str, str], body: bytes) -> tuple[int, dict[str, str]]:
        """The answer to one POST: status and headers."""
        status, answer = self._judge(token, headers, body)
        with self._change():
            self.posts.append(Post(token, headers, body, status))
        return status, answer

    def _judge(self, token: str, headers: dict[str, str], body: bytes) -> tuple[int, dict[str, str]]:
        subscription = self.subscriptions.get(token)
        if subscription is None:
            return 404, {}
        if subscription.gone:
            return 410, {}
        try:
            check_vapid(headers.get("authorization", ""), self.origin, subscription.key)
        except Refused as refused:
            return refused.status, {}
        if not headers.get("ttl", "").isdigit() or headers.get("content-encoding") != "aes128gcm":
            return 400, {}
        if len(headers.get("topic", "")) > 32:
            return 400, {}
        if len(body) > LARGEST_BODY:
            return 413, {}
        version = self._deliver(subscription, body)
        return 201, {"Location": f"{self.origin}/message/{version}", "TTL": headers["ttl"]}

    def _deliver(self, subscription: Subscription, body: bytes) -> str:
        version = secrets.token_hex(8)
        message = {
            "messageType": "notification",
            "channelID": subscription.channel,
            "version": version,
            "data": base64.urlsafe_b64encode(body).decode().rstrip("="),
            "headers": {"encoding": "aes128gcm"},
        }
        self._waiting.setdefault(subscription.user_agent, {})[version] = message
        self._sent.add(version)
        if connection := self.connections.get(subscription.user_agent):
            connection.send(json.dumps(message))
        return version

    # --- the browser's side

    def _subscribe(self, user_agent: str, channel: str, key: str | None) -> str:
        token = secrets.token_urlsafe(24)
        with self._change():
            self.subscriptions[token] = Subscription(channel, user_agent, key)
        return f"{self.origin}/push/{token}"

    def _talk(self, connection: ServerConnection) -> None:
        user_agent = ""
        try:
            for raw in connection:
                message = json.loads(raw)
                user_agent = self._hear(connection, user_agent, message)
        except ConnectionClosed:
            pass  # a browser that is killed says no goodbye
        finally:
            with self._change():
                if self.connections.get(user_agent) is connection:
                    del self.connections[user_agent]

    def _hear(self, connection: ServerConnection, user_agent: str, message: dict[str, Any]) -> str:
        """Answers one message; returns whose connection this is."""

        def say(**answer: Any) -> None:
            connection.send(json.dumps(answer))

        match message.get("messageType", "ping"):
            case "hello":
                user_agent = message.get("uaid") or ""
                if user_agent not in self._known:
                    user_agent = secrets.token_hex(16)
                with self._change():
                    self._known.add(user_agent)
                    self.connections[user_agent] = connection
                say(messageType="hello", uaid=user_agent, status=200, use_webpush=True, broadcasts={})
                for waiting in list(self._waiting.get(user_agent, {}).values()):
                    say(**waiting)
            case "register":
                channel = message["channelID"]
                endpoint = self._subscribe(user_agent, channel, message.get("key"))
                say(messageType="register", channelID=channel, status=200, pushEndpoint=endpoint)
            case "unregister":
                channel = message["channelID"]
                with self._change():
                    for subscription in self.subscriptions.values():
                        subscription.gone = subscription.gone or subscription.channel == channel
                say(messageType="unregister", channelID=channel, status=200)
            case "ack":
                with self._change():
                    for update in message["updates"]:
                        self._waiting.get(user_agent, {}).pop(update["version"], None)
                        if update["version"] in self._sent:
                            self.acks.append(Ack(update["version"], update.get("code", 100)))
            case "ping":
                connection.send("{}")
        return user_agent


def _handler(service: PushService) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            status, answer = service.accept(self.path.rsplit("/", 1)[-1], headers, body)
            self.send_response(status)
            for name, value in {"Content-Length": "0", **answer}.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *args: Any) -> None:
            """Quiet: what arrived stands in `posts`."""

    return Handler
