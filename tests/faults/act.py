"""Acts on a fleet's database from a process of its own: `python -m tests.faults.act <what> <JSON>`; prints JSON."""

import json
import sys
from typing import Any

import django

CANARY = "zxqv heron"  # a person's own words, which may stand readable nowhere


def seed(endpoints: list[str], keys: dict[str, str]) -> dict[str, Any]:
    """A person with a session and a device for each endpoint, and no quiet hours."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore
    from django.utils import timezone

    from backend.accounts import data_keys
    from backend.accounts.models import Profile, User
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


def make_due(count: int) -> dict[str, Any]:
    """That many reminders, due at this moment and for ten minutes, each for a day of its own."""
    from datetime import time, timedelta

    from django.utils import timezone

    from backend.accounts.models import User
    from backend.reminders.models import Reminder

    now = timezone.now()
    Reminder.objects.bulk_create(
        Reminder(
            owner=User.objects.get(username="alice"),
            days=127,
            window_start=time(0),
            window_end=time(23, 59),
            timezone="UTC",
            next_on=now.date() - timedelta(days=number),  # one a day: nobody gets more than two
            next_at=now,
            next_until=now + timedelta(minutes=10),
            created_at=now,
        )
        for number in range(count)
    )
    return {"made": count}


if __name__ == "__main__":
    django.setup()
    print(json.dumps(globals()[sys.argv[1]](**json.loads(sys.argv[2]))))
