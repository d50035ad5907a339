from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from rest_framework.test import APIClient

from backend.accounts.models import User
from tests.conftest import put_entry
from tests.lock_order import locks_in_order
from tests.sharing.device import link, share_body

__all__ = ["locks_in_order"]

AGREEMENTS = "/api/v1/measure-agreements"


def place(care_link: Any) -> str:
    return f"/api/v1/clinic/clients/{care_link}/measures"


def code(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["code"]


def propose(danas: APIClient, care_link: Any, measure: str = "gad-7") -> str:
    answer = danas.post(place(care_link), {"id": str(uuid4()), "measure": measure})
    assert answer.status_code == 201, answer.content
    return str(answer.data["id"])


def agree(danas: APIClient, alices: APIClient, care_link: Any, measure: str = "gad-7") -> str:
    made = propose(danas, care_link, measure)
    assert alices.post(f"{AGREEMENTS}/{made}/agree").status_code == 200
    return made


def keep(alices: APIClient, measure: str = "gad-7", on: date = date(2026, 6, 15), **other: Any) -> Any:
    columns = {"measure": measure, "status": "kept", "answered_on": on.isoformat(), **other}
    return put_entry(alices, "measure-responses", **columns)


def share(alices: APIClient, alice: User, dana: User, care_link: Any, entry: Any) -> Any:
    body = share_body(alice, dana, care_link, entry, kind="measure-responses")
    return alices.post("/api/v1/grants", body)


@pytest.fixture
def linked(alice: User, dana: User) -> UUID:
    """Alice and Dana are linked."""
    return link(alice, dana)
