"""What comes back from a notification. A device may send it late, and twice."""

from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.core.errors import NotFound
from backend.core.keyring import KeyRing, keyring, new_key
from backend.push.models import Delivery
from backend.reminders import receipts, services
from backend.reminders.models import Occurrence, Purpose, Reminder, Status
from tests.accounts.test_stolen_database import stored_texts
from tests.conftest import NOON
from tests.push.fixtures import Subscribe
from tests.push.service import PushService
from tests.reminders.scenario import count_unopened, due, remind, run

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def came(alice: User, subscribe: Subscribe, push_service: PushService) -> Reminder:
    """A reminder that came on the 16th, to one device."""
    subscribe(alice)
    reminder = remind(alice)
    run(due(reminder))
    reminder.refresh_from_db()
    return reminder


def tell(event: str, now: datetime | None = None) -> Delivery:
    delivery = Delivery.objects.earliest("due_at")
    receipts.record(delivery.token, event, now=now or delivery.due_at + MINUTE)
    delivery.refresh_from_db()
    return delivery


def test_shown_and_opened_are_noted_once(came: Reminder) -> None:
    shown = tell("shown").shown_at
    assert tell("shown", NOON + timedelta(days=3)).shown_at == shown
    opened = tell("opened")
    assert (opened.shown_at, opened.opened_at) == (shown, opened.due_at + MINUTE)
    assert tell("opened", NOON + timedelta(days=3)).opened_at == opened.opened_at


def test_opened_without_shown_was_shown(came: Reminder) -> None:
    delivery = tell("opened")
    assert delivery.shown_at == delivery.opened_at


@pytest.mark.promise(24)
@pytest.mark.parametrize(("event", "left"), [("shown", 1), ("opened", 0), ("later", 0), ("rest", 0)])
def test_an_answer_begins_the_count_anew(came: Reminder, event: str, left: int) -> None:
    assert count_unopened(came) == 1
    tell(event)
    assert count_unopened(came) == left


def test_later_brings_it_once_more_today(came: Reminder, push_service: PushService) -> None:
    told = tell("later")
    tell("later")
    again = Occurrence.objects.get(purpose=Purpose.LATER)
    assert told.due_at + timedelta(hours=2) <= again.due_at
    assert again.expires_at == datetime(2026, 6, 16, 19, tzinfo=UTC), "quiet hours begin at nine in Berlin"
    run(again.due_at - MINUTE)
    assert len(push_service.received) == 1
    run(again.due_at)
    run(again.due_at + MINUTE)
    assert len(push_service.received) == 2


@pytest.mark.promise(24)
def test_later_does_not_count_as_one_more_unopened(came: Reminder) -> None:
    tell("later")
    run(Occurrence.objects.get(purpose=Purpose.LATER).due_at)
    assert count_unopened(came) == 0


@pytest.mark.parametrize(
    "now", [datetime(2026, 6, 17, 9, tzinfo=UTC), datetime(2026, 6, 16, 18, 50, tzinfo=UTC)]
)
def test_later_on_another_day_or_in_the_evening_brings_nothing(came: Reminder, now: datetime) -> None:
    tell("later", now)
    assert not Occurrence.objects.filter(purpose=Purpose.LATER).exists()


@pytest.mark.promise(23)
def test_rest_pauses_every_reminder_for_a_week(came: Reminder, alice: User, bob: User) -> None:
    other, strangers = remind(alice), remind(bob)
    tell("rest")
    for reminder in (came, other):
        reminder.refresh_from_db()
        assert reminder.status == Status.PAUSED
        assert reminder.paused_until == datetime(2026, 6, 22, 22, tzinfo=UTC), "midnight in Berlin"
        assert due(reminder) >= reminder.paused_until
    strangers.refresh_from_db()
    assert strangers.status == Status.ACTIVE


def test_rest_that_comes_twice_does_not_pause_again(came: Reminder, alice: User) -> None:
    tell("rest")
    services.resume(alice, came.pk, now=NOON + timedelta(days=2))
    tell("rest")
    came.refresh_from_db()
    assert came.status == Status.ACTIVE


def test_an_unknown_token_is_not_found(came: Reminder) -> None:
    with pytest.raises(NotFound):
        receipts.record("guess", "rest", now=NOON)


def test_the_api_takes_a_receipt_by_the_token_alone(came: Reminder) -> None:
    delivery = Delivery.objects.get()
    worker = APIClient(enforce_csrf_checks=True)
    answer = worker.post(f"/api/v1/deliveries/{delivery.token}/receipts", {"event": "shown"})
    assert (answer.status_code, answer.content) == (204, b"")
    delivery.refresh_from_db()
    assert delivery.shown_at is not None
    assert worker.post("/api/v1/deliveries/guess/receipts", {"event": "shown"}).status_code == 404
    wrong = worker.post(f"/api/v1/deliveries/{delivery.token}/receipts", {"event": "stole"})
    assert (wrong.status_code, list(wrong.json()["error"]["fields"])) == (400, ["event"])


@pytest.mark.promise(45)
def test_no_text_of_the_database_answers_a_note(came: Reminder) -> None:
    """With the database alone nobody lets a person's reminders rest."""
    sent = Delivery.objects.get().token
    texts = set(stored_texts())
    assert Delivery.objects.get().seed in texts
    assert [text for text in stored_texts() if sent in text] == []
    for text in texts:
        with pytest.raises(NotFound):
            receipts.record(text, "rest", now=NOON)
    came.refresh_from_db()
    assert came.status == Status.ACTIVE


def test_a_token_stays_good_while_the_keyring_turns(came: Reminder) -> None:
    before = Delivery.objects.get().token
    ring = keyring()
    turned = KeyRing("new", {**ring.keys, "new": new_key()})
    with patch("backend.push.tokens.keyring", return_value=turned):
        assert Delivery.objects.get().token != before
        receipts.record(before, "shown", now=NOON)
        with (
            patch("backend.push.tokens.keyring", return_value=KeyRing("new", {"new": turned.keys["new"]})),
            pytest.raises(NotFound),
        ):
            receipts.record(before, "shown", now=NOON)
