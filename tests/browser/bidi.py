"""WebDriver BiDi over one WebSocket, as much of it as these tests use."""

import itertools
import json
import time
from contextlib import ExitStack
from typing import Any

from websockets.sync.client import connect

ANSWER_SECONDS = 60.0


class BiDiError(AssertionError):
    """The browser refused a command, or the page's script threw."""


class BiDi:
    """Commands are answered in order; events that arrive in between are added to `events`."""

    def __init__(self, address: str, events: list[tuple[str, dict[str, Any]]]) -> None:
        self._open = ExitStack()
        self._socket = self._open.enter_context(
            connect(address, max_size=None, open_timeout=30, ping_interval=None)
        )
        self._ids = itertools.count(1)
        self.events = events

    def close(self) -> None:
        self._open.close()

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Sends a command and returns its result. Raises BiDiError with the browser's words."""
        number = next(self._ids)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        until = time.monotonic() + ANSWER_SECONDS
        while True:
            message = json.loads(self._socket.recv(timeout=max(0.1, until - time.monotonic())))
            if message.get("type") == "event":
                self.events.append((message["method"], message["params"]))
            elif message.get("id") == number:
                if message["type"] == "error":
                    raise BiDiError(f"{method}: {message['error']}: {message['message']}")
                return dict(message["result"])


def to_python(value: dict[str, Any]) -> Any:
    """A serialised value of the page as a Python value."""
    match value["type"]:
        case "undefined" | "null":
            return None
        case "string" | "boolean":
            return value["value"]
        case "number":
            return (
                value["value"]
                if not isinstance(value["value"], str)
                else float(value["value"].replace("Infinity", "inf"))
            )
        case "array" | "set":
            return [to_python(item) for item in value.get("value", [])]
        case "object" | "map":
            return {
                key if isinstance(key, str) else to_python(key): to_python(item)
                for key, item in value.get("value", [])
            }
        case other:
            return value.get("value", other)
