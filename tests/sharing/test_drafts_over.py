"""A clinician's draft goes with what it was for: its share, its link, its keys, its writer."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db.models import F
from django.utils import timezone
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.core.consents import ASKED_AFTER, GRACE
from backend.core.ids import new_id
from backend.privacy.services import erase
from backend.sharing import services
from backend.sharing.models import CareLink, Grant, ReplyDraft, Scope, SuggestionDraft
from tests.conftest import put_entry, signed_in
from tests.sharing.device import link, share_body
from tests.sharing.drafting import MODELS, drafts, place, put
from tests.sharing.test_sealed_anew import lose_keys
from tests.speakup.conftest import READY, linked, shared

__all__ = ["linked", "place", "shared"]


def erins_drafts(alice: User, erin: User, place: Any) -> None:
    """Of another clinician of the same client's, to another speak-up."""
    erins, api = link(alice, erin), signed_in(erin)
    entry = put_entry(signed_in(alice), "speak-ups", **READY).data["id"]
    body = share_body(alice, erin, erins, entry, kind="speak-ups")
    assert signed_in(alice).post("/api/v1/grants", body).status_code == 201
    for kind, id in (("reply", body["id"]), ("suggestion", erins)):
        at = place(kind)
        assert put(api, at.replace(at.split("/")[5], str(id))).status_code == 200


@pytest.mark.parametrize("over", ["revoked", "entry_deleted", "ended", "left"])
def test_goes_alone(
    alice: User, dana: User, erin: User, linked: UUID, shared: dict[str, Any], place: Any, over: str
) -> None:
    erins_drafts(alice, erin, place)
    danas, alices = signed_in(dana), signed_in(alice)
    for kind in MODELS:
        assert put(danas, place(kind)).status_code == 200
    if over == "revoked":
        alices.post(f"/api/v1/grants/{shared['id']}/revoke")
    elif over == "entry_deleted":
        headers = {"If-Match": '"1"', "Idempotency-Key": str(new_id())}
        alices.delete(f"/api/v1/speak-ups/{shared['entry']}", headers=headers)
    elif over == "ended":
        alices.post(f"/api/v1/care-links/{linked}/end")
    else:
        erase(dana.pk)
    assert [draft.grant.care_link.clinician for draft in ReplyDraft.objects.all()] == [erin]
    assert erin in [draft.care_link.clinician for draft in SuggestionDraft.objects.all()]


@pytest.mark.promise(12)
@pytest.mark.parametrize("over", ["revoked", "entry_deleted", "ended", "expired", "left", "client_erased"])
def test_goes_with_what_it_was_for(
    alice: User,
    dana: User,
    alices: APIClient,
    danas: APIClient,
    linked: UUID,
    shared: dict[str, Any],
    place: Any,
    over: str,
) -> None:
    for kind in MODELS:
        put(danas, place(kind))
    if over == "revoked":
        alices.post(f"/api/v1/grants/{shared['id']}/revoke")
    elif over == "entry_deleted":
        headers = {"If-Match": '"1"', "Idempotency-Key": str(new_id())}
        assert alices.delete(f"/api/v1/speak-ups/{shared['entry']}", headers=headers).status_code == 200
    elif over == "ended":
        alices.post(f"/api/v1/care-links/{linked}/end")
    elif over == "expired":
        Grant.objects.update(until=timezone.now() - timedelta(minutes=1))
        assert danas.get(place("reply")).status_code == 404
        services.forget_over(timezone.now())
    else:
        erase(dana.pk if over == "left" else alice.pk)
    assert drafts() == ((0, 1) if over in {"revoked", "entry_deleted", "expired"} else (0, 0))
    if over not in {"left", "client_erased"}:
        assert [danas.get(place("reply")).status_code, put(danas, place("reply")).status_code] == [404, 404]
        assert danas.get(place("suggestion")).status_code == (404 if over == "ended" else 200)


def test_one_that_was_put_back_after_its_share_was_over_goes_too(
    danas: APIClient, linked: UUID, place: Any
) -> None:
    for kind in MODELS:
        put(danas, place(kind))
    Grant.objects.update(revoked_at=timezone.now(), copy="")
    services.forget_over(timezone.now())
    assert drafts() == (0, 1)
    CareLink.objects.update(ended_at=timezone.now(), alias_copy="")
    services.forget_over(timezone.now())
    assert drafts() == (0, 0)


def test_goes_with_the_keys_of_its_writer_and_nobody_elses(
    alice: User, dana: User, erin: User, danas: APIClient, linked: UUID, place: Any
) -> None:
    erins_drafts(alice, erin, place)
    for kind in MODELS:
        assert put(danas, place(kind)).status_code == 200
    assert drafts() == (2, 2)
    lose_keys(dana)
    assert [draft.grant.care_link.clinician for draft in ReplyDraft.objects.all()] == [erin]
    assert [draft.care_link.clinician for draft in SuggestionDraft.objects.all()] == [erin]


def test_waits_while_consent_pauses(danas: APIClient, place: Any) -> None:
    for kind in MODELS:
        put(danas, place(kind))
    CareLink.objects.update(agreed_at=F("agreed_at") - ASKED_AFTER - GRACE - timedelta(days=1))
    assert [danas.get(place(kind)).status_code for kind in MODELS] == [404, 404]
    services.forget_over(timezone.now())
    assert drafts() == (1, 1)


def test_goes_with_a_share_that_went_by_itself(
    alices: APIClient, danas: APIClient, linked: UUID, shared: dict[str, Any], place: Any
) -> None:
    """No speak-up goes by itself today; a kind that does and takes a reply would need nothing more."""
    put(danas, place("reply"))
    now = timezone.now()
    scope = Scope.objects.create(
        care_link_id=linked,
        kind="speak-ups",
        level="full",
        start=now,
        until=now + timedelta(days=9),
        agreed_at=now,
    )
    Grant.objects.update(scope=scope)
    assert alices.post(f"/api/v1/scopes/{scope.pk}/end").status_code == 200
    assert drafts() == (0, 0)
