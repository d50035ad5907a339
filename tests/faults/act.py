"""Acts on a fleet's database from a process of its own: reads lines of JSON, `[what, given]`, and answers each with
one.
"""

import json
import sys
from typing import Any

import django
from django.db.backends.signals import connection_created

from tests.faults import failpoints

CANARY = "zxqv heron"  # a person's own words, which may stand readable nowhere


def seed(endpoints: list[str], keys: dict[str, str]) -> dict[str, Any]:
    """A person with a session and a device for each endpoint, and no quiet hours."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.utils import timezone

    from backend.accounts import data_keys
    from backend.accounts.models import Profile, User
    from backend.accounts.sign_in.session_store import SessionStore
    from backend.push import services as push
    from backend.reminders import services

    user = User.objects.create_user("alice")
    data_keys.make(user.pk)
    Profile.objects.create(user=user)
    for endpoint in endpoints:
        device = push.Device(endpoint, **keys, label=CANARY)
        push.subscribe(user, device, site="http://localhost", now=timezone.now())
    _write(user)
    services.change_settings(user, {"quiet_from": "00:00", "quiet_until": "00:00"}, now=timezone.now())
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return {"session": session.session_key}


def _write(user: Any) -> None:
    """What a device would send of somebody named `CANARY`: sealed there, and only stored here."""
    from uuid import uuid4

    from django.utils import timezone

    from backend.accounts import vault
    from backend.core import entry_writes
    from backend.core.entries import require_kind

    entry, now = uuid4(), timezone.now()
    words = vault.seal_words({"alias": CANARY}, bytes(32), f"people|{user.pk}|{entry}|1")
    values = {"created_at": now, "answers": {"relation": "friend"}, "words": json.dumps(words)}
    write = entry_writes.Write(key=uuid4(), base=0, now=now)
    entry_writes.put(require_kind("people"), user, entry, values, write)


def make_due(count: int, seconds: int = 600, late: int = 0) -> dict[str, Any]:
    """That many reminders, due at this moment and for so long; and `late` ones whose window is over.

    The first is alice's, and each other one of somebody else's with the same devices: nobody gets more than two a day.
    """
    from datetime import time, timedelta

    from django.utils import timezone

    from backend.accounts.models import User
    from backend.reminders.models import Reminder

    now, lasts, hour = timezone.now(), timedelta(seconds=seconds), timedelta(hours=1)
    alice = User.objects.get(username="alice")
    rows = [
        Reminder(
            owner=_somebody_like(alice) if number else alice,
            days=127,
            window_start=time(0),
            window_end=time(23, 59),
            timezone="UTC",
            next_on=now.date(),
            next_at=now if number < count else now - 2 * hour,
            next_until=now + lasts if number < count else now - hour,
            created_at=now,
        )
        for number in range(count + late)
    ]
    Reminder.objects.bulk_create(rows)
    return {"made": [str(row.pk) for row in rows]}


def _somebody_like(alice: Any) -> Any:
    """Another person at the same push services: what is asked there after "?" is theirs alone."""
    from uuid import uuid4

    from django.utils import timezone

    from backend.accounts import data_keys
    from backend.accounts.models import User
    from backend.push.models import PushSubscription
    from backend.push.subscriptions.endpoints import fingerprint
    from backend.reminders.models import ReminderSettings

    now, name = timezone.now(), uuid4().hex
    somebody = User.objects.create(username=name, password="!")
    data_keys.make(somebody.pk)
    ReminderSettings.objects.create(owner=somebody, quiet_from="00:00", quiet_until="00:00")
    for device in PushSubscription.objects.filter(owner=alice):
        endpoint = f"{device.endpoint}?{name}"
        PushSubscription.objects.create(
            owner=somebody,
            endpoint=endpoint,
            endpoint_hash=fingerprint(endpoint),
            p256dh=device.p256dh,
            auth=device.auth,
            device=CANARY,
            site=device.site,
            created_at=now,
        )
    return somebody


def change(deleted: str, paused: str, moved: str, unsubscribed: str) -> dict[str, Any]:
    """What people may do while notes of theirs are on their way: to three reminders, and to devices at an endpoint."""
    from uuid import UUID

    from django.utils import timezone

    from backend.accounts.models import User
    from backend.push import services as push
    from backend.reminders import services
    from backend.reminders.models import Reminder

    now, owners = timezone.now(), User.objects.in_bulk(Reminder.objects.values_list("owner_id", flat=True))
    whose = {str(row.pk): owners[row.owner_id] for row in Reminder.objects.only("pk", "owner_id")}
    services.remove(whose[deleted], UUID(deleted))
    services.pause(whose[paused], UUID(paused), until="week", now=now)
    services.follow_device(whose[moved], "Africa/Abidjan", now=now)  # where the day is the same
    for device in _devices_at(unsubscribed):
        push.unsubscribe(device.owner, device.pk)
    return {}


def _devices_at(endpoint: str) -> list[Any]:
    from backend.push.models import PushSubscription
    from backend.push.subscriptions.endpoints import fingerprint

    rows = PushSubscription.objects.select_related("owner").defer("endpoint")  # one may not open any more
    theirs = {row.owner.username for row in rows}
    found = {fingerprint(endpoint), *(fingerprint(f"{endpoint}?{name}") for name in theirs)}
    return [row for row in rows if row.endpoint_hash in found]


def spoil(reminder: str, device: str) -> dict[str, Any]:
    """Rows that nobody can use: a reminder in a zone that is gone, and devices whose address can't be opened."""
    from django.db import connection

    from backend.reminders.models import Reminder

    Reminder.objects.filter(pk=reminder).update(timezone="Gone/Away")
    with connection.cursor() as cursor:  # past the field, which would seal it
        for row in _devices_at(device):
            cursor.execute(
                "UPDATE push_pushsubscription SET endpoint = 'v1.x.y' WHERE endpoint_hash = %s",
                [row.endpoint_hash],
            )
    return {}


if __name__ == "__main__":
    django.setup()
    connection_created.disconnect(failpoints.measure)  # what is arranged here finds room on a full disk
    for line in sys.stdin:
        what, given = json.loads(line)
        print(json.dumps(globals()[what](**given)), flush=True)
