"""A clinician lost their keys: what was shared stays shut until the client seals it again, to these keys and no others."""

import json
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from backend.accounts import lost_keys
from backend.accounts.models import User, Vault
from backend.accounts.sign_in.here import Device
from backend.clinic.models import Memo, Roster
from backend.sharing.models import AccessRecord, CareLink, Grant, Invitation
from tests.accounts.conftest import new_vault
from tests.conftest import b64, sealed_words, signed_in
from tests.sharing.device import in_days, invite, sealed_copy, share

pytestmark = pytest.mark.django_db


def lose_keys(clinician: User) -> None:
    token = lost_keys.offer_new_keys(clinician, reason="Lost", now=timezone.now())
    sheet = {"recovery_auth_key": b64(32), "wrapped_user_key": b64(60)}
    vault, by = new_vault(recovery=sheet), Device("", "Browser")
    lost_keys.renew(token=token, auth_key=b64(32), vault=vault, by=by, now=timezone.now())
    clinician.refresh_from_db()  # whose sessions hang on the passphrase


def keys_of(user: User) -> dict[str, str]:
    return dict(Vault.objects.values("x25519", "ed25519").get(user=user))


def seal(client: APIClient, link: UUID, clinician: User, grants: list[Any], **changes: Any) -> Any:
    readers = [{"grant": str(grant), "reader": {"enc": b64(32), "ct": b64(48)}} for grant in grants]
    body = {"sealed_to": keys_of(clinician), "alias_copy": sealed_copy(), "readers": readers, **changes}
    return client.post(f"/api/v1/care-links/{link}/seal-anew", body, format="json")


def test_what_was_shared_is_opened_by_nobody_until_the_client_seals_it_again(
    alice: User, alices: APIClient, dana: User, linked: UUID
) -> None:
    grant = share(alice, dana, linked)["id"]
    before = Grant.objects.get()
    lose_keys(dana)
    danas = signed_in(dana)
    opened = f"/api/v1/clinic/shared-copies/{grant}"
    refused = danas.get(opened)
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "sealed_to_lost_keys")
    assert not AccessRecord.objects.exists(), "nothing was read"
    page = danas.get(f"/api/v1/clinic/clients/{linked}").json()
    assert page["introduction"]["keys"] == "lost"

    shown = alices.get(f"/api/v1/care-links/{linked}/sealed").json()["results"]
    assert [(one["id"], one["copy"]) for one in shown] == [(grant, json.loads(before.copy))]
    assert seal(alices, linked, dana, [grant]).status_code == 200
    after = Grant.objects.get()
    kept, sealed = json.loads(before.copy), json.loads(after.copy)
    assert sealed.pop("reader") != kept.pop("reader")
    assert (sealed, after.signature, after.until_text) == (kept, before.signature, before.until_text)
    assert danas.get(opened).status_code == 200
    introduction = danas.get(f"/api/v1/clinic/clients/{linked}").json()["introduction"]
    assert introduction["keys"] == "anew"
    assert introduction["alias_copy"] == json.loads(CareLink.objects.get().alias_copy)


def test_it_is_sealed_to_the_keys_of_now_and_to_no_others(
    alice: User, alices: APIClient, dana: User, linked: UUID
) -> None:
    grant, old = share(alice, dana, linked)["id"], keys_of(dana)
    lose_keys(dana)
    before = Grant.objects.values().get(), CareLink.objects.values().get()
    for keys in (old, {**keys_of(dana), "ed25519": old["ed25519"]}):
        refused = seal(alices, linked, dana, [grant], sealed_to=keys)
        assert (refused.status_code, refused.json()["error"]["code"]) == (409, "keys_changed")
    assert (Grant.objects.values().get(), CareLink.objects.values().get()) == before


@pytest.mark.parametrize("which", ["one too few", "one of somebody else's", "one taken back"])
def test_all_that_is_shared_is_sealed_and_nothing_else(
    alice: User, alices: APIClient, bob: User, dana: User, linked: UUID, which: str
) -> None:
    mine = [share(alice, dana, linked)["id"] for _ in range(2)]
    lose_keys(dana)
    if which == "one too few":
        mine.pop()
    elif which == "one taken back":
        alices.post(f"/api/v1/grants/{mine[0]}/revoke")
    else:
        mine.append(str(linked))
    refused = seal(alices, linked, dana, mine)
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "shares_changed")
    assert CareLink.objects.get().sealed_anew_at is None


def test_nobody_seals_for_somebody_else(
    alice: User, bob: User, dana: User, linked: UUID, bobs: APIClient, danas: APIClient
) -> None:
    grant = share(alice, dana, linked)["id"]
    assert bobs.get(f"/api/v1/care-links/{linked}/sealed").status_code == 404
    assert seal(bobs, linked, dana, [grant]).status_code == 404
    assert danas.get(f"/api/v1/care-links/{linked}/sealed").status_code == 403
    assert seal(danas, linked, dana, [grant]).status_code == 403


def test_what_is_over_or_ended_is_not_sealed_again(
    alice: User, alices: APIClient, dana: User, linked: UUID
) -> None:
    over = share(alice, dana, linked)["id"]
    Grant.objects.filter(pk=over).update(until=in_days(-1))
    lose_keys(dana)
    assert alices.get(f"/api/v1/care-links/{linked}/sealed").json()["results"] == []
    assert seal(alices, linked, dana, []).status_code == 200
    alices.post(f"/api/v1/care-links/{linked}/end")
    assert alices.get(f"/api/v1/care-links/{linked}/sealed").status_code == 404
    assert seal(alices, linked, dana, []).status_code == 404


def test_what_lost_keys_sealed_for_the_clinician_alone_is_let_go_of(
    alice: User, dana: User, erin: User, linked: UUID
) -> None:
    for owner in (dana, erin):
        Roster.objects.create(clinician=owner, words=json.dumps(sealed_words()), revision=3)
        assert invite(signed_in(owner))[0].status_code == 201
    Memo.objects.create(care_link_id=linked, words=json.dumps(sealed_words()), revision=2)
    lose_keys(dana)
    assert list(Roster.objects.values_list("clinician", flat=True)) == [erin.pk]
    assert not Memo.objects.exists()
    open_ones = Invitation.objects.open(timezone.now()).values_list("clinician", flat=True)
    assert list(open_ones) == [erin.pk]


def test_links_made_with_the_new_keys_wait_for_nobody(alice: User, dana: User) -> None:
    from tests.sharing.device import link

    lose_keys(dana)
    later = link(alice, dana)
    assert signed_in(dana).get(f"/api/v1/clinic/clients/{later}").json()["introduction"]["keys"] == "first"
