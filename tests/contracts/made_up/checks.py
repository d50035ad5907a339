"""What a kind of entry has from the start. Run by test_a_new_kind.py, in a process that has the made-up kind."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import time_machine
from django.utils import timezone
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.core import privacy
from backend.core.tasks import forget
from backend.sharing.models import Grant
from tests.conftest import entry_headers, put_entry, signed_in
from tests.contracts.made_up.models import Walk
from tests.contracts.operations import operations, schema
from tests.sharing.device import link, share_body


def test_it_is_written_read_and_kept_from_others(alices: APIClient, bobs: APIClient) -> None:
    made = put_entry(alices, "walks", weather="rain", answers={"how_far": 3})
    assert made.status_code == 201, made.content
    address = f"/api/v1/walks/{made.data['id']}"
    assert alices.get(address).data == made.data
    assert bobs.get(address).status_code == 404
    refused = put_entry(alices, "walks", answers={"how_far": 9}).data["error"]
    assert list(refused["fields"]) == ["answers.how_far"]


def test_it_is_synced_deleted_restored_and_erased(alices: APIClient) -> None:
    made = put_entry(alices, "walks").data
    (entry,) = alices.get("/api/v1/sync").data["entries"]
    assert entry == {"kind": "walks", **made}
    address = f"/api/v1/walks/{made['id']}"
    assert alices.delete(address, headers=entry_headers(1)).data["words"] is None
    assert alices.post(f"{address}/restore", headers=entry_headers(2)).data["words"] == made["words"]
    alices.delete(address, headers=entry_headers(3))
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        forget()
    assert not Walk.objects.whole().exists()


def test_a_copy_of_it_is_shared_and_goes_with_it(alice: User, dana: User, alices: APIClient) -> None:
    entry = put_entry(alices, "walks").data["id"]
    body: dict[str, Any] = share_body(alice, dana, link(alice, dana), UUID(entry), kind="walks")
    assert alices.post("/api/v1/grants", body).status_code == 201
    copy = f"/api/v1/clinic/shared-copies/{body['id']}"
    assert signed_in(dana).get(copy).data["kind"] == "walks"
    alices.delete(f"/api/v1/walks/{entry}", headers=entry_headers(1))
    assert signed_in(dana).get(copy).status_code == 404
    assert Grant.objects.get().copy == ""


def test_it_stands_in_the_schema_and_among_what_is_exported_and_erased() -> None:
    assert {"walks_get", "walks_put", "walks_delete", "walks_restore"} <= {one.id for one in operations()}
    schemas = schema()["components"]["schemas"]
    assert schemas["AnyEntry"]["discriminator"]["mapping"]["walks"].endswith("/WalkEntry")
    assert "walks" in schemas["EntryKind"]["enum"]
    assert schemas["WalkWeather"]["enum"] == ["sun", "rain"]
    assert schemas["WalkTexts"]["enum"] == ["where"]
    assert Walk in {category.model for category in privacy.categories()}
