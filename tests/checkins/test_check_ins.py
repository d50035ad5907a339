"""A check-in: how somebody is on a day, in words that the server can't read, and that go to nobody else."""

import pytest
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.checkins.models import CheckIn
from backend.core import privacy
from tests.conftest import MakeUser, put_entry, signed_in
from tests.sharing.device import link, share_body


def test_check_in_is_words_alone(alices: APIClient) -> None:
    made = put_entry(alices, "check-ins")
    assert made.status_code == 201
    assert made.data["answers"] == {}
    assert put_entry(alices, "check-ins", made.data["id"], base=1, answers={"felt": 3}).status_code == 400


def test_check_in_is_nobody_elses(alices: APIClient, make_user: MakeUser) -> None:
    id = put_entry(alices, "check-ins").data["id"]
    assert signed_in(make_user("mallory")).get(f"/api/v1/check-ins/{id}").status_code == 404


@pytest.mark.promise(11)
def test_check_in_is_never_shared(alice: User, dana: User, alices: APIClient, danas: APIClient) -> None:
    linked = link(alice, dana)
    id = put_entry(alices, "check-ins").data["id"]
    refused = alices.post("/api/v1/grants", share_body(alice, dana, linked, id, kind="check-ins"))
    assert (refused.status_code, refused.data["error"]["code"]) == (403, "not_shareable")
    assert danas.get(f"/api/v1/clinic/clients/{linked}").data["shared"] == []


@pytest.mark.promise(15)
def test_check_in_is_exported_and_erased_with_the_account(alice: User, alices: APIClient) -> None:
    put_entry(alices, "check-ins")
    assert "check-ins" in {category.name for category in privacy.categories()}
    assert alices.get("/api/v1/sync?since=0").data["entries"][0]["kind"] == "check-ins"
    alice.delete()
    assert not CheckIn.objects.exists()
