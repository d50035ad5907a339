"""What the server does with a made-up kind.

Run in a process of its own, under settings that have it (`test_made_up_kind.py`).
"""

from typing import Any
from uuid import UUID

from django.apps import apps
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.core import entries, privacy
from tests.conftest import entry_headers, put_entry, signed_in
from tests.sharing.conftest import linked
from tests.sharing.device import share_body

__all__ = ["linked"]


def put_letter(client: APIClient) -> Any:
    answered = put_entry(client, "letters", answers={"tone": "tender"}, happened_on="2026-06-14")
    assert answered.status_code == 201, answered.data
    return answered.data


def test_it_is_written_refused_deleted_and_restored_as_every_kind(alices: APIClient, bobs: APIClient) -> None:
    letter = put_letter(alices)
    address = f"/api/v1/letters/{letter['id']}"
    assert bobs.get(address).status_code == 404
    assert put_entry(alices, "letters", answers={"tone": "loud"}).status_code == 400
    assert alices.delete(address, headers=entry_headers(1)).status_code == 200
    assert alices.post(f"{address}/restore", headers=entry_headers(2)).data["answers"] == {"tone": "tender"}


def test_it_comes_with_the_sync(alices: APIClient) -> None:
    letter = put_letter(alices)
    (entry,) = alices.get("/api/v1/sync").data["entries"]
    assert (entry["kind"], entry["id"], entry["happened_on"]) == ("letters", letter["id"], "2026-06-14")


def test_it_can_be_shared_and_goes_with_the_entry(
    alice: User, dana: User, alices: APIClient, linked: UUID
) -> None:
    letter = put_letter(alices)["id"]
    body = share_body(alice, dana, linked, letter, kind="letters")
    assert alices.post("/api/v1/grants", body).status_code == 201
    copy = f"/api/v1/clinic/shared-copies/{body['id']}"
    assert signed_in(dana).get(copy).data["kind"] == "letters"
    alices.delete(f"/api/v1/letters/{letter}", headers=entry_headers(1))
    assert signed_in(dana).get(copy).status_code == 404


def test_it_stands_in_the_register_of_what_is_erased(alice: User, alices: APIClient) -> None:
    put_letter(alices)
    assert "letters" in [kind.name for kind in entries.kinds()]
    (category,) = [one for one in privacy.categories() if one.model is apps.get_model("letters", "Letter")]
    assert category.model._base_manager.filter(**{category.owner: alice}).count() == 1
