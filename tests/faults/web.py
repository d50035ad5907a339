"""A person's device, as far as faults concern it: it asks the real web server, and remembers what was acknowledged."""

import json
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from typing import Any
from uuid import UUID, uuid4

from tests.conftest import sealed_words
from tests.faults.failpoints import HOLD

_CSRF = "c" * 32


@dataclass
class Web:
    """`kept` holds the revision of each entry that the server said it has."""

    port: int
    session: str
    kept: dict[UUID, int] = field(default_factory=dict)

    def ask(
        self, method: str, path: str, body: Any = None, seconds: float = 20, **headers: str
    ) -> tuple[int, Any]:
        """The status, and what the answer says. Raises OSError or HTTPException where none comes."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        cookies = f"sessionid={self.session}; csrftoken={_CSRF}"
        sent = {"Content-Type": "application/json", "Cookie": cookies, "X-CSRFToken": _CSRF, **named}
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=seconds)) as connection:
            connection.request(method, path, json.dumps(body or {}), sent)
            answer = connection.getresponse()
            told = answer.read()
        return answer.status, json.loads(told) if told.startswith(b"{") else {}

    def up(self) -> bool:
        try:
            return self.ask("GET", "/api/v1/session")[0] == 200
        except (OSError, HTTPException):
            return False

    def put(
        self,
        entry: UUID | None = None,
        key: UUID | None = None,
        *,
        hold: bool = False,
        seconds: float = 20,
        size: int = 1024,
    ) -> int:
        """Writes a new person; the status. With `hold` no answer will ever come, though it was written."""
        entry = entry or uuid4()
        body = {
            "created_at": "2026-06-15T12:00:00Z",
            "answers": {"relation": "friend"},
            "words": sealed_words(size),
        }
        headers = {"If-Match": '"0"', "Idempotency-Key": str(key or uuid4()), **({HOLD: "1"} if hold else {})}
        status, told = self.ask("PUT", f"/api/v1/people/{entry}", body, seconds, **headers)
        if status in {200, 201}:
            self.kept[entry] = told["revision"]
        return status

    def send_one_now(self) -> int:
        return self.ask("POST", "/api/v1/reminders/send-one-now")[0]
