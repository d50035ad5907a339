"""A safety plan: words the server can't read, nobody else meets, and that are exported and erased with the account."""

from uuid import UUID

import pytest
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.core import privacy
from backend.plans.models import SafetyPlan
from tests.conftest import MakeUser, put_entry, signed_in
from tests.sharing.device import link, share_body


def test_plan_is_words_alone(alices: APIClient) -> None:
    made = put_entry(alices, "safety-plans")
    assert made.status_code == 201
    assert (made.data["answers"], "status" in made.data) == ({}, False)
    refused = put_entry(alices, "safety-plans", made.data["id"], base=1, answers={"a": 1})
    assert refused.status_code == 400


def test_plan_is_nobody_elses(alices: APIClient, make_user: MakeUser) -> None:
    id = put_entry(alices, "safety-plans").data["id"]
    assert signed_in(make_user("mallory")).get(f"/api/v1/safety-plans/{id}").status_code == 404


@pytest.mark.promise(11)
def test_plan_is_never_shared(alice: User, dana: User, alices: APIClient, danas: APIClient) -> None:
    linked = link(alice, dana)
    id = put_entry(alices, "safety-plans").data["id"]
    refused = alices.post("/api/v1/grants", share_body(alice, dana, linked, id, kind="safety-plans"))
    assert (refused.status_code, refused.data["error"]["code"]) == (403, "not_shareable")
    assert danas.get(f"/api/v1/clinic/clients/{linked}").data["shared"] == []


@pytest.mark.promise(15)
def test_plan_goes_with_what_is_kept_and_is_erased_with_the_account(alice: User, alices: APIClient) -> None:
    put_entry(alices, "safety-plans")
    assert "safety-plans" in {category.name for category in privacy.categories()}
    assert alices.get("/api/v1/sync?since=0").data["entries"][0]["kind"] == "safety-plans"
    alice.delete()
    assert not SafetyPlan.objects.exists()


def test_deleted_plan_leaves_a_tombstone(alices: APIClient) -> None:
    id = put_entry(alices, "safety-plans").data["id"]
    headers = {"HTTP_IF_MATCH": '"1"', "HTTP_IDEMPOTENCY_KEY": str(UUID(int=7))}
    assert alices.delete(f"/api/v1/safety-plans/{id}", **headers).status_code == 200
    assert alices.get(f"/api/v1/safety-plans/{id}").data["deleted_at"] is not None
