"""What each room does once a database was put back: nothing that was ended or taken back since is open again."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from backend.accounts.models import KeyLink, LockShare, User
from backend.core import consents, put_back
from backend.core.local_time import local_date
from backend.core.zones import require_zone
from backend.measures.models import MeasureAgreement
from backend.push.models import PushSubscription
from backend.reminders import lock_screen
from backend.reminders.models import Occurrence, Reminder, ReminderSettings
from backend.sharing.models import CareLink, Grant, Invitation, Scope
from tests.conftest import MakeUser, signed_in
from tests.contracts.world import World, build
from tests.push.fixtures import Subscribe, browser, push_service, subscribe
from tests.reminders.scenario import remind

__all__ = ["browser", "push_service", "subscribe"]
pytestmark = pytest.mark.django_db


def put_back_now() -> None:
    for _, act in put_back.acts():
        act(timezone.now())


@pytest.fixture
def world(make_user: MakeUser) -> World:
    return build(make_user)


@pytest.mark.promise(15)
def test_nothing_is_open_to_a_therapist_before_a_new_yes(world: World) -> None:
    now, dana, alice = timezone.now(), world.users["dana"], world.users["alice"]
    assert Grant.objects.live(now).exists()
    assert Invitation.objects.open(now).exists()
    held = consents.held_by(alice, now)
    assert {one.subject for one in held} >= {"care_link", "grant"}
    stood = (
        Grant.objects.running(now).count(),
        Scope.objects.running(now).count(),
        MeasureAgreement.objects.count(),
    )
    put_back_now()
    now = timezone.now()
    assert not Grant.objects.live(now).exists()
    assert not CareLink.objects.agreed(now).exists()
    assert not Invitation.objects.open(now).exists()
    opened = signed_in(dana).get(f"/api/v1/clinic/shared-copies/{world.grants['live']}")
    assert opened.status_code == 404
    # Nothing is deleted, each is asked about at the next opening, and a yes brings it back.
    assert stood == (
        Grant.objects.running(now).count(),
        Scope.objects.running(now).count(),
        MeasureAgreement.objects.count(),
    )
    after = consents.held_by(alice, now)
    assert {one.subject for one in after} >= {"care_link", "grant"}
    assert all(one.is_paused(now) and one.is_due(now) for one in after)
    for one in after:
        consents.subjects()[one.subject].keep(alice, one.id, now)
    assert Grant.objects.live(now).exists()
    assert signed_in(dana).get(f"/api/v1/clinic/shared-copies/{world.grants['live']}").status_code == 200


def test_nobody_is_signed_in_and_no_link_is_good(alice: User) -> None:
    client = signed_in(alice)
    LockShare.objects.create(
        user=alice, proof_hash="x", share="s", used_on=timezone.now().date(), tried_on=timezone.now().date()
    )
    KeyLink.objects.create(
        token_hash="x", made_at=timezone.now(), expires_at=timezone.now() + timedelta(days=1)
    )
    assert client.get("/api/v1/vault").status_code == 200
    put_back_now()
    assert client.get("/api/v1/vault").status_code == 401
    assert not LockShare.objects.exists()
    assert not KeyLink.objects.exists()


@pytest.mark.promise(14, 44)
def test_what_was_due_comes_no_second_time_and_the_next_day_goes_on(
    alice: User, subscribe: Subscribe
) -> None:
    subscribe(alice)
    now = timezone.now()
    due, long_due = remind(alice), remind(alice)
    Reminder.objects.filter(pk=due.pk).update(
        next_on=now.date(), next_at=now - timedelta(hours=1), next_until=now
    )
    before = now - timedelta(days=2)
    Reminder.objects.filter(pk=long_due.pk).update(
        next_on=before.date(), next_at=before, next_until=before + timedelta(hours=1)
    )
    later = remind(alice)
    soon = now + timedelta(hours=3)
    Reminder.objects.filter(pk=later.pk).update(
        next_on=soon.date(), next_at=soon, next_until=soon + timedelta(hours=1)
    )
    Occurrence.objects.create(
        owner=alice, reminder=later, local_on=now.date(), due_at=now, expires_at=now + timedelta(hours=1)
    )
    ReminderSettings.objects.update_or_create(owner=alice, defaults={"words_agreed_at": now})
    put_back_now()
    due.refresh_from_db()
    assert (due.next_at, due.to_plan) == (None, True)
    assert due.last_on is not None
    assert due.last_on >= now.date() - timedelta(days=1)
    long_due.refresh_from_db()
    assert long_due.last_on is not None
    assert long_due.last_on >= local_date(
        now, require_zone(long_due.timezone)
    )  # today's may have come as well
    assert Reminder.objects.get(pk=later.pk).next_at == soon
    assert not Occurrence.objects.filter(expires_at__gt=timezone.now()).exists()
    assert not PushSubscription.objects.exists()
    agreed = ReminderSettings.objects.get(owner=alice).words_agreed_at
    assert lock_screen.is_agreed(agreed, timezone.now()) is False


def test_it_may_be_done_twice(world: World) -> None:
    put_back_now()
    before: list[Any] = list(Grant.objects.order_by("pk").values())
    put_back_now()
    assert [row["copy"] for row in before] == [row["copy"] for row in Grant.objects.order_by("pk").values()]
