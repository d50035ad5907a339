"""What a client wants to bring to a session: words alone, and shared only where they share it."""

from uuid import UUID

import pytest
from rest_framework.test import APIClient

from backend.accounts.models import User
from tests.conftest import MakeUser, put_entry, signed_in
from tests.sharing.device import link, share_body


def test_agenda_is_words_alone(alices: APIClient) -> None:
    made = put_entry(alices, "agendas")
    assert made.status_code == 201
    assert (made.data["answers"], "status" in made.data) == ({}, False)
    refused = put_entry(alices, "agendas", made.data["id"], base=1, answers={"a": 1})
    assert refused.status_code == 400


@pytest.mark.promise(11, 12)
def test_therapist_sees_it_only_when_it_was_shared_and_no_more_once_it_is_emptied(
    alice: User, dana: User, alices: APIClient, danas: APIClient
) -> None:
    linked = link(alice, dana)
    id = put_entry(alices, "agendas").data["id"]
    page = f"/api/v1/clinic/clients/{linked}"
    assert danas.get(page).data["shared"] == []
    body = share_body(alice, dana, linked, id, kind="agendas")
    assert alices.post("/api/v1/grants", body).status_code == 201
    assert [one["kind"] for one in danas.get(page).data["shared"]] == ["agendas"]
    headers = {"HTTP_IF_MATCH": '"1"', "HTTP_IDEMPOTENCY_KEY": str(UUID(int=7))}
    assert alices.delete(f"/api/v1/agendas/{id}", **headers).status_code == 200
    assert danas.get(page).data["shared"] == []


def test_agenda_is_nobody_elses(alices: APIClient, make_user: MakeUser) -> None:
    id = put_entry(alices, "agendas").data["id"]
    assert signed_in(make_user("mallory")).get(f"/api/v1/agendas/{id}").status_code == 404
