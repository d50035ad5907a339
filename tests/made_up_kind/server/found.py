"""What the server does with a made-up kind.

Run in a process of its own, under settings that have it (`test_made_up_kind.py`).
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

import time_machine
from django.utils import timezone
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.core import entries, privacy
from backend.core.tasks import forget
from backend.sharing.models import Grant
from tests.conftest import entry_headers, put_entry, signed_in
from tests.contracts.operations import operations, schema
from tests.made_up_kind.server.postcards.models import Postcard
from tests.sharing.conftest import linked
from tests.sharing.device import share_body

__all__ = ["linked"]


def put_postcard(client: APIClient) -> Any:
    answered = put_entry(client, "postcards", answers={"tone": "tender"}, happened_on="2026-06-14")
    assert answered.status_code == 201, answered.data
    return answered.data


def test_it_is_written_refused_deleted_and_restored_as_every_kind(alices: APIClient, bobs: APIClient) -> None:
    postcard = put_postcard(alices)
    address = f"/api/v1/postcards/{postcard['id']}"
    assert bobs.get(address).status_code == 404
    refused = put_entry(alices, "postcards", answers={"tone": "loud", "far": 9}).data["error"]
    assert sorted(refused["fields"]) == ["answers.far", "answers.tone"]
    assert alices.delete(address, headers=entry_headers(1)).data["words"] is None
    restored = alices.post(f"{address}/restore", headers=entry_headers(2)).data
    assert (restored["answers"], restored["words"]) == ({"tone": "tender"}, postcard["words"])


def test_what_was_deleted_is_erased_after_a_month(alices: APIClient) -> None:
    address = f"/api/v1/postcards/{put_postcard(alices)['id']}"
    alices.delete(address, headers=entry_headers(1))
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        forget()
    assert not Postcard.objects.whole().exists()


def test_it_comes_with_the_sync(alices: APIClient) -> None:
    postcard = put_postcard(alices)
    (entry,) = alices.get("/api/v1/sync").data["entries"]
    assert entry == {"kind": "postcards", **postcard}
    assert entry["happened_on"] == "2026-06-14"


def test_it_can_be_shared_and_goes_with_the_entry(
    alice: User, dana: User, alices: APIClient, linked: UUID
) -> None:
    postcard = put_postcard(alices)["id"]
    body = share_body(alice, dana, linked, postcard, kind="postcards")
    assert alices.post("/api/v1/grants", body).status_code == 201
    copy = f"/api/v1/clinic/shared-copies/{body['id']}"
    assert signed_in(dana).get(copy).data["kind"] == "postcards"
    alices.delete(f"/api/v1/postcards/{postcard}", headers=entry_headers(1))
    assert signed_in(dana).get(copy).status_code == 404
    assert Grant.objects.get().copy == ""


def test_it_stands_in_the_schema_with_its_vocabulary() -> None:
    assert {f"postcards_{act}" for act in ("get", "put", "delete", "restore")} <= {
        one.id for one in operations()
    }
    schemas = schema()["components"]["schemas"]
    assert schemas["AnyEntry"]["discriminator"]["mapping"]["postcards"].endswith("/PostcardEntry")
    assert "postcards" in schemas["EntryKind"]["enum"]
    assert schemas["PostcardTone"]["enum"] == ["plain", "tender"]
    assert schemas["PostcardTexts"]["enum"] == ["greeting", "body"]


def test_it_stands_in_the_register_of_what_is_erased(alice: User, alices: APIClient) -> None:
    put_postcard(alices)
    assert "postcards" in [kind.name for kind in entries.kinds()]
    (category,) = [one for one in privacy.categories() if one.model is Postcard]
    assert category.model._base_manager.filter(**{category.owner: alice}).count() == 1
