"""A clinician who leaves: links end, shares go, the log stays, and each client is told. No deleted row takes any of
it along.
"""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.apps import apps
from django.db import models
from django.db.models import ProtectedError
from rest_framework.test import APIClient

from backend.accounts.models import Clinician, User
from backend.clinic.models import Memo, Roster
from backend.office import services as office
from backend.privacy.services import erase
from backend.sharing.models import AccessRecord, CareLink, Departure, Grant, Invitation
from tests.conftest import sealed_words, signed_in
from tests.sharing.device import handover_body, invite, share

NOW = datetime(2026, 11, 3, 12, tzinfo=UTC)


def read_one(alice: User, dana: User, linked: UUID) -> UUID:
    """Dana opened something of Alice's, and wrote a note."""
    grant = UUID(share(alice, dana, linked)["id"])
    danas = signed_in(dana)
    danas.get(f"/api/v1/clinic/shared-copies/{grant}")
    sealed = {"words": sealed_words(), "revision": 1}
    danas.put(f"/api/v1/clinic/clients/{linked}/memo", sealed, format="json")
    danas.put("/api/v1/clinic/roster", sealed, format="json")
    invite(danas)
    return grant


@pytest.mark.parametrize("how", ["deactivated", "erased"])
@pytest.mark.promise(12, 13)
def test_a_client_is_told_and_keeps_the_log(
    alices: APIClient, alice: User, dana: User, linked: UUID, how: str
) -> None:
    read_one(alice, dana, linked)
    assert (Memo.objects.count(), Roster.objects.count()) == (1, 1)
    if how == "erased":
        erase(dana.pk)
    else:
        office.leave(dana.pk, now=NOW)
        office.leave(dana.pk, now=NOW)  # twice tells once
        link = alices.get("/api/v1/care-links").data["results"][0]
        assert (link["ended_by"], link["alias_copy"]) == ("left", None)
        assert Grant.objects.get().copy == ""
        assert Grant.objects.get().revoked_at == NOW
        assert Invitation.objects.open(NOW).count() == 0
        assert signed_in(dana).get("/api/v1/clinic/caseload").status_code == 401
    told = alices.get("/api/v1/departures").data["results"]
    assert [(one["clinician_name"], one["was_told"]) for one in told] == [("Dr Dana", False)]
    assert told[0]["care_link"] == str(linked)
    assert Grant.objects.exclude(copy="").count() == 0
    assert (Memo.objects.count(), Roster.objects.count()) == (0, 0)
    assert [one["reader_name"] for one in alices.get("/api/v1/access-records").data["results"]] == ["Dr Dana"]
    assert AccessRecord.objects.count() == 1
    alices.post(f"/api/v1/departures/{told[0]['id']}/told")
    assert alices.get("/api/v1/departures").data["results"][0]["was_told"]


def test_a_clients_own_deletion_tells_nobody(alice: User, linked: UUID) -> None:
    erase(alice.pk)
    assert (Departure.objects.count(), CareLink.objects.count()) == (0, 0)


def test_what_waits_for_an_answer_is_taken_back(
    alices: APIClient, alice: User, dana: User, erin: User, linked: UUID
) -> None:
    invitation = invite(signed_in(erin))[0].data["id"]
    body = handover_body(alice, dana, linked, invitation)
    assert signed_in(dana).put(f"/api/v1/clinic/clients/{linked}/handover", body).status_code == 200
    assert len(alices.get("/api/v1/handovers").data["results"]) == 1
    office.leave(dana.pk, now=NOW)
    assert alices.get("/api/v1/handovers").data["results"] == []


@pytest.mark.promise(39)
def test_no_deleted_row_takes_a_link_along(alice: User, dana: User, linked: UUID) -> None:
    """Whatever of a clinician's is deleted, by a command, by the framework or by hand: a link stops it or stays."""
    for row in (dana, dana.clinician.practice):
        with pytest.raises(ProtectedError):
            type(row).objects.filter(pk=row.pk).delete()
    Clinician.objects.filter(user=dana).delete()
    Invitation.objects.all().delete()
    assert CareLink.objects.live().count() == 1


def test_only_a_clients_own_account_takes_consent_along_by_itself() -> None:
    """Of every key in consent's own tables: what deletes with it is the client, or consent itself."""
    ours = {CareLink, Grant, AccessRecord, Departure}
    cascading = {
        (model.__name__, field.name)
        for model in ours
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey) and field.remote_field.on_delete is models.CASCADE
    }
    assert cascading == {
        ("CareLink", "client"),
        ("Grant", "care_link"),
        ("Grant", "scope"),
        ("AccessRecord", "client"),
        ("Departure", "client"),
    }
    assert ours <= set(apps.get_models())
