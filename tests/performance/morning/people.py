"""The people of a load, made in the database of the practice that it goes to.

Run as a process of its own with the environment of that practice, `python -m tests.performance.morning.people '{"file":
…, "clinicians": 4, "each": 25, "entries": 20, "ready": 10}'`; the file then says who can sign in and how.
"""

import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import django


def make(file: str, clinicians: int, each: int, entries: int, ready: int) -> None:
    """`each`: clients of one clinician; `ready`: shares of each client, signed and not yet sent."""
    from django.contrib.auth.hashers import make_password

    from tests.conftest import b64

    # One key and its hash for everybody: making a hash costs what checking one does, and each is checked all the same.
    key = b64(32)
    hashed = make_password(key)
    told: dict[str, list[dict[str, Any]]] = {"clients": [], "clinicians": []}
    for number in range(clinicians):
        clinician, secret = _clinician(f"clinician-{number}", hashed)
        told["clinicians"].append({"username": clinician.username, "key": key, "secret": secret})
        for place in range(each):
            client = _client(f"client-{number}-{place}", hashed)
            link = _link(client, clinician, place)
            _write(client, entries)
            account = {
                "username": client.username,
                "key": key,
                "ready": _ready(client, clinician, link, ready),
            }
            told["clients"].append(account)
    Path(file).write_text(json.dumps(told), encoding="utf-8")


def _signed_up(username: str, role: str, hashed: str) -> Any:
    from backend.accounts import services
    from backend.accounts.models import User
    from tests.accounts.conftest import new_vault

    user = User(username=username, role=role, password=hashed)
    services.sign_up(
        user, vault=new_vault(), now=datetime.now(UTC), timezone="Europe/Berlin", locale="en", country="DE"
    )
    return user


def _clinician(username: str, hashed: str) -> tuple[Any, str]:
    from backend.accounts.models import Clinician, Role
    from backend.accounts.sign_in import second_factor
    from tests.conftest import harbour_practice

    user = _signed_up(username, Role.CLINICIAN, hashed)
    Clinician.objects.create(user=user, display_name=username, practice=harbour_practice())
    second_factor.enrol_codes(user)
    return user, second_factor.enrol_totp(user)


def _client(username: str, hashed: str) -> Any:
    from backend.accounts.models import Role

    return _signed_up(username, Role.CLIENT, hashed)


def _link(client: Any, clinician: Any, place: int) -> Any:
    from tests.clinic.many import a_case

    now = datetime.now(UTC)
    return a_case(clinician, client, shares=5, now=now, session_at=now + timedelta(days=1 + place % 7))


def _write(owner: Any, count: int) -> None:
    from backend.sync.api import batch
    from tests.performance.morning.visits import operation

    for start in range(0, count, 50):
        some = [operation("kind-moments", direction="received") for _ in range(min(50, count - start))]
        results = batch.apply(owner, some, now=datetime.now(UTC))
        assert all(result["status"] == 201 for result in results), results


def _ready(client: Any, clinician: Any, link: Any, count: int) -> list[dict[str, Any]]:
    from tests.sharing.device import share_body

    return [share_body(client, clinician, link.pk, uuid4()) for _ in range(count)]


if __name__ == "__main__":
    django.setup()
    make(**json.loads(sys.argv[1]))
