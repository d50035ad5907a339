"""Receipts of notes in a browser's tests: what the server takes, and a note that went to several devices."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.utils import timezone
from playwright.sync_api import Page
from rest_framework.request import Request
from rest_framework.response import Response

from backend.push.models import Delivery
from backend.push.tokens import token_of
from backend.reminders.api.views import ReceiptsView
from backend.reminders.models import Occurrence
from tests.browser.notification_daemon import NotificationDaemon
from tests.conftest import new_user


class Server:
    """Our own server, of which only receipts are played with: what it took, and how many notes had been shown then."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, daemon: NotificationDaemon) -> None:
        self.took: list[tuple[str, int]] = []
        self.asked = 0
        self.instead: HttpResponse | None = None

        def post(view: ReceiptsView, request: Request, token: str) -> Response | HttpResponse:
            self.asked += 1
            if self.instead is not None:
                return self.instead
            self.took.append((dict(request.data)["event"], len(daemon.shown)))
            return Response(status=204)

        monkeypatch.setattr(ReceiptsView, "post", post)

    def wait_for(self, page: Page, so: Callable[[], bool]) -> None:
        for _ in range(400):
            if so():
                return
            page.wait_for_timeout(25)  # runs the browser's events; ends as soon as it is so
        raise AssertionError(f"asked {self.asked} times, took {self.took}")

    def refuse_a_rest(self, page: Page, daemon: NotificationDaemon, instead: HttpResponse) -> None:
        """On the one note that stands there: tapped, asked of the server, and not taken."""
        self.wait_for(page, lambda: [event for event, _ in self.took] == ["shown"])
        self.instead = instead
        daemon.click(daemon.shown[0], "Rest a week")
        self.wait_for(page, lambda: self.asked == 2)
        self.took.clear()


def given_out(*seeds: str) -> list[str]:
    """One note, to as many devices; their tokens."""
    now = timezone.now()
    owner = new_user("alice")
    note = Occurrence.objects.create(
        owner=owner, purpose="test", local_on=now.date(), due_at=now, expires_at=now + timedelta(hours=1)
    )
    for seed in seeds:
        Delivery.objects.create(
            seed=seed, owner=owner, message_type="reminder", message=note.pk, due_at=now, expires_at=note.expires_at,
            next_attempt_at=now, wake_at=now, state="sent", accepted_at=now,
        )  # fmt: skip
    return [token_of(seed) for seed in seeds]
