"""What a test does in a site's database: `python -m tests.ops.acts NAME '{"given": …}'` prints one line of JSON."""

import hashlib
import json
import sys
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import django


def seed(name: str, people: int = 2) -> str:
    """Somebody with entries, a session, a second factor and a device, and what waits for them."""
    from allauth.mfa.adapter import get_adapter
    from allauth.mfa.models import Authenticator
    from django.contrib.auth import SESSION_KEY
    from django.utils import timezone

    from backend.accounts.models import SignedInDevice
    from backend.accounts.sign_in.session_store import SessionStore
    from backend.push import services as push
    from tests.conftest import new_user
    from tests.push.browser import Browser

    user = new_user(name, "client")
    for _ in range(people):
        write(str(user.pk))
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session.save()
    SignedInDevice.objects.create(
        user=user,
        mark="m",
        device="Firefox",
        session=session.session_key,
        since_on=timezone.now().date(),
        told=0,
    )
    Authenticator.objects.create(user=user, type="totp", data={"secret": get_adapter().encrypt("SECRET")})
    device = push.Device("https://push.example.net/" + name, **Browser().keys, label="Firefox")
    push.subscribe(user, device, site="http://localhost", now=timezone.now())
    return str(user.pk)


def write(owner: str) -> str:
    """What a device would send of somebody."""
    from django.utils import timezone

    from backend.accounts import vault
    from backend.accounts.models import User
    from backend.core import entry_writes
    from backend.core.entries import require_kind

    entry, now = uuid4(), timezone.now()
    words = vault.seal_words({"alias": f"zxqv heron {entry}"}, bytes(32), f"people|{owner}|{entry}|1")
    values = {"created_at": now, "answers": {"relation": "friend"}, "words": json.dumps(words)}
    write = entry_writes.Write(key=uuid4(), base=0, now=now)
    entry_writes.put(require_kind("people"), User.objects.get(pk=owner), entry, values, write)
    return str(entry)


def write_on(name: str, seconds: float) -> str:
    """New people and what they write, for so long, in one process that was there before. Gives the last of them."""
    import time

    end, number, last = time.monotonic() + seconds, 0, ""
    while time.monotonic() < end:
        number += 1
        last = seed(f"{name}-{number}", people=2)
        time.sleep(0.2)
    return last


def opened(owner: str) -> dict[str, Any]:
    """Every value of theirs that the server sealed, opened, and what it can't open as it stands."""
    from django.apps import apps

    from backend.accounts import data_keys
    from backend.core import privacy
    from backend.core.sealed import _SealedField

    data_keys.forget_opened()
    found: dict[str, Any] = {}
    for category in privacy.categories():
        model = apps.get_model(category.model._meta.label)
        sealed = [field.attname for field in model._meta.concrete_fields if isinstance(field, _SealedField)]
        plain = [
            name
            for name in ("words", "copy")
            if name in {field.attname for field in model._meta.concrete_fields}
        ]
        for row in category.rows(UUID(owner)):
            for name in sealed + plain:
                found[f"{model._meta.label}.{row.pk}.{name}"] = str(getattr(row, name))
    return found


def secret(owner: str) -> str:
    from allauth.mfa.adapter import get_adapter
    from allauth.mfa.models import Authenticator

    return str(get_adapter().decrypt(Authenticator.objects.get(user=owner).data["secret"]))


def erase(owner: str) -> None:
    from backend.privacy import services

    services.erase(UUID(owner))


def marks(owner: str) -> list[str]:
    from backend.accounts.models import User
    from backend.sync import selectors

    return selectors.marks_since(User.objects.get(pk=owner), 0)


def knows(owner: str, mark: str) -> bool:
    from backend.accounts.models import User
    from backend.sync import selectors

    return selectors.knows(User.objects.get(pk=owner), mark)


def wait(owner: str) -> None:
    """A reminder that is due in a moment, and a note that waits."""
    from django.utils import timezone

    from backend.push.models import Delivery, PushSubscription
    from backend.reminders.models import Reminder

    now = timezone.now()
    Reminder.objects.create(
        owner_id=owner, window_start="00:00", window_end="23:59", timezone="UTC", created_at=now,
        next_on=now.date(), next_at=now - timedelta(seconds=1), next_until=now + timedelta(hours=1),
    )  # fmt: skip
    Delivery.objects.create(
        seed=uuid4().hex, owner_id=owner, subscription=PushSubscription.objects.get(owner=owner), message_type="x",
        message=uuid4(), due_at=now, expires_at=now + timedelta(hours=1), next_attempt_at=now, wake_at=now,
    )  # fmt: skip


def waiting() -> dict[str, int]:
    from django.contrib.sessions.models import Session
    from django.utils import timezone

    from backend.push.models import Delivery, PushSubscription
    from backend.reminders.models import Reminder

    return {
        "sessions": Session.objects.count(),
        "devices": PushSubscription.objects.count(),
        "notes": Delivery.objects.filter(state="pending").count(),
        "due": Reminder.objects.filter(next_at__lte=timezone.now()).count(),
        "to plan": Reminder.objects.filter(to_plan=True).count(),
    }


def digest() -> str:
    """Of all that stands in the database."""
    from django.apps import apps
    from django.db import connection

    told = hashlib.sha256()
    with connection.cursor() as cursor:
        for table in sorted(model._meta.db_table for model in apps.get_models(include_auto_created=True)):
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608 - our own names
            for row in sorted(map(repr, cursor.fetchall())):
                told.update(f"{table}{row}".encode())
    return told.hexdigest()


if __name__ == "__main__":
    django.setup()
    print(json.dumps(globals()[sys.argv[1]](**json.loads(sys.argv[2]))))
