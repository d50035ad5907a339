"""A file that a clinician makes: a fresh second step first, and a line in the client's log for each share in it."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.utils import timezone
from rest_framework.test import APIClient

from backend.accounts.models import Role, User
from backend.sharing.models import AccessRecord
from tests.conftest import MakeUser, signed_in
from tests.measures.conftest import agree, code, keep, share


@pytest.fixture
def shared(alice: User, dana: User, alices: APIClient, danas: APIClient, linked: UUID) -> str:
    agree(danas, alices, linked)
    return str(share(alices, alice, dana, linked, keep(alices).data["id"]).data["id"])


def export(api: APIClient, linked: UUID, *grants: str) -> Any:
    return api.post(f"/api/v1/clinic/clients/{linked}/exported", {"grants": list(grants)}, format="json")


def acts() -> list[str]:
    return [one.act for one in AccessRecord.objects.order_by("sequence")]


@pytest.mark.promise(13)
def test_each_share_in_the_file_is_a_line_in_the_log(
    alice: User, dana: User, alices: APIClient, danas: APIClient, linked: UUID, shared: str
) -> None:
    entry = keep(alices, on=date(2026, 6, 22)).data["id"]
    both = {shared, str(share(alices, alice, dana, linked, entry).data["id"])}
    assert code(export(danas, linked, *both)) == (409, "not_opened")
    for grant in both:
        danas.get(f"/api/v1/clinic/shared-copies/{grant}")
    assert export(danas, linked, *both).status_code == 204
    assert acts() == ["opened", "opened", "exported", "exported"]
    assert {str(one.grant) for one in AccessRecord.objects.filter(act="exported")} == both
    told = danas.get(f"/api/v1/clinic/clients/{linked}/opened").data["results"]
    assert [one["act"] for one in told] == ["exported", "exported", "opened", "opened"]


def test_nothing_is_exported_that_was_taken_back(
    danas: APIClient, alices: APIClient, linked: UUID, shared: str
) -> None:
    danas.get(f"/api/v1/clinic/shared-copies/{shared}")
    alices.post(f"/api/v1/grants/{shared}/revoke")
    assert code(export(danas, linked, shared)) == (404, "not_found")
    assert acts() == ["opened"]


def test_second_step_has_to_be_fresh(danas: APIClient, linked: UUID, shared: str) -> None:
    danas.get(f"/api/v1/clinic/shared-copies/{shared}")
    with time_machine.travel(timezone.now() + timedelta(minutes=14), tick=False):
        assert code(export(danas, linked, shared)) == (403, "second_factor_again")
    assert acts() == ["opened"]


def test_nobody_else_exports(danas: APIClient, linked: UUID, shared: str, make_user: MakeUser) -> None:
    danas.get(f"/api/v1/clinic/shared-copies/{shared}")
    erins = signed_in(make_user("erin", Role.CLINICIAN))
    assert code(export(erins, linked, shared)) == (404, "not_found")
    assert acts() == ["opened"]
