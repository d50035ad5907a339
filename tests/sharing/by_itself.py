"""What goes to a therapist by itself, as the tests make it."""

from typing import Any

from django.utils import timezone
from rest_framework.test import APIClient

from backend.accounts.models import User
from tests.conftest import put_entry, signed_in
from tests.sharing.device import share_body

SCOPES, GRANTS, MARKS = "/api/v1/scopes", "/api/v1/grants", "/api/v1/private-marks"


def code_of(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json().get("error", {}).get("code", "")


def by(scope: dict[str, Any], alice: User, dana: User, entry: Any, **other: Any) -> dict[str, Any]:
    """A share of an entry by a scope."""
    fits = {"level": scope["level"], "until": scope["until"], "kind": scope["kind"], **other}
    return share_body(alice, dana, scope["care_link"], entry, **fits) | {"scope": scope["id"]}


def closed(alices: APIClient, entry: Any = None, base: int = 0) -> Any:
    """A closed repair, begun today."""
    today = timezone.now().isoformat()
    return put_entry(alices, "repairs", entry, base, status="closed", created_at=today).data["id"]


def copy_of(dana: User, grant: Any) -> Any:
    return signed_in(dana).get(f"/api/v1/clinic/shared-copies/{grant}")
