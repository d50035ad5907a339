"""What a therapist did that was more than a misunderstanding: it is practised with no therapist, and goes to none."""

from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.core.entries import Kind, kinds
from backend.sharing.models import Grant
from tests.conftest import entry_headers, put_entry
from tests.sharing.device import scope_body, share_body

GRANTS, SCOPES = "/api/v1/grants", "/api/v1/scopes"
THERAPIST = {"relation": "my_therapist"}


def names_somebody(kind: Kind) -> bool:
    return any(field.name == "person" for field in kind.model._meta.fields)


def about(client: APIClient, *, named: bool, route: str, relation: str = "my_therapist") -> Any:
    """A repair, of somebody named or of nobody."""
    answers = {"relation": relation}
    if not named:
        return put_entry(client, "repairs", route=route, answers=answers, status="closed").data["id"]
    person = put_entry(client, "people", route=route, answers=answers).data["id"]
    return put_entry(client, "repairs", person=person, status="closed").data["id"]


@pytest.mark.promise(8)
@pytest.mark.promise(11)
@pytest.mark.parametrize(
    "kind", [kind.name for kind in kinds() if kind.can_be_shared and names_somebody(kind)]
)
@pytest.mark.parametrize("route", ["quiet", "careful"])
def test_nothing_that_is_about_them_is(
    alice: User, dana: User, alices: APIClient, linked: UUID, kind: str, route: str
) -> None:
    person = put_entry(alices, "people", route=route, answers=THERAPIST).data["id"]
    more = {"status": "closed"} if kind == "repairs" else {"direction": "saw"}
    entry = put_entry(alices, kind, person=person, **more).data["id"]
    shared = alices.post(GRANTS, share_body(alice, dana, linked, entry, kind=kind))
    assert shared.status_code == (403 if route == "quiet" else 201)


@pytest.mark.promise(8)
@pytest.mark.promise(11)
@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("level", ["summary", "full"])
def test_it_is_not_shared(
    alice: User, dana: User, alices: APIClient, linked: UUID, named: bool, level: str
) -> None:
    entry = about(alices, named=named, route="quiet")
    refused = alices.post(GRANTS, share_body(alice, dana, linked, entry, level=level))
    assert (refused.status_code, refused.data["error"]["code"]) == (403, "not_shareable")
    assert not Grant.objects.exists()


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize(
    ("route", "relation"),
    [("open", "my_therapist"), ("careful", "my_therapist"), ("unset", "my_therapist"), ("quiet", "partner")],
)
def test_every_other_is(
    alice: User, dana: User, alices: APIClient, linked: UUID, named: bool, route: str, relation: str
) -> None:
    entry = about(alices, named=named, route=route, relation=relation)
    assert alices.post(GRANTS, share_body(alice, dana, linked, entry)).status_code == 201


@pytest.mark.promise(8)
@pytest.mark.parametrize("named", [True, False])
def test_it_is_not_practised_with_them(alices: APIClient, named: bool) -> None:
    entry = about(alices, named=named, route="quiet")
    practise = {**THERAPIST, "choice": "practise_with_therapist"}
    refused = put_entry(alices, "repairs", entry, base=1, answers=practise)
    assert (refused.status_code, list(refused.data["error"]["fields"])) == (403, ["answers.choice"])
    other = about(alices, named=named, route="quiet", relation="partner")
    kept = put_entry(alices, "repairs", other, base=1, answers={"choice": "practise_with_therapist"})
    assert kept.status_code == 200


@pytest.mark.promise(8)
@pytest.mark.promise(11)
@pytest.mark.parametrize(
    ("route", "relation"), [("quiet", "my_therapist"), ("careful", "my_therapist"), ("quiet", "friend")]
)
def test_nothing_at_all_goes_by_itself(
    alice: User, dana: User, alices: APIClient, linked: UUID, route: str, relation: str
) -> None:
    """Whoever it is about: an old client shares by itself what the one of now holds back."""
    scope = scope_body(alice, dana, linked)
    assert alices.post(SCOPES, scope).status_code == 201
    today = timezone.now().isoformat()

    def goes(entry: Any, revision: int = 1, grant: str | None = None) -> Any:
        fits = {
            "level": scope["level"],
            "until": scope["until"],
            "kind": scope["kind"],
            "entry_revision": revision,
        }
        more = {"id": grant} if grant else {}
        return alices.post(
            GRANTS, share_body(alice, dana, linked, entry, **fits, **more) | {"scope": scope["id"]}
        )

    def written(entry: Any = None, base: int = 0) -> Any:
        return put_entry(alices, "repairs", entry, base, status="closed", created_at=today).data["id"]

    before = written()
    grant = goes(before).data["id"]
    person = put_entry(alices, "people", route=route, answers={"relation": relation}).data["id"]
    held = (route, relation) == ("quiet", "my_therapist")
    assert goes(written()).status_code == (403 if held else 201)
    written(before, 1)
    assert goes(before, 2, grant).status_code == (403 if held else 200)  # nor what was changed since
    stands = Grant.objects.get(pk=grant)
    assert stands.revoked_at is None  # nothing is closed for them
    alices.delete(f"/api/v1/people/{person}", headers=entry_headers(1))
    assert goes(written()).status_code == (403 if held else 201)  # nor because their page is deleted
    by_hand = share_body(alice, dana, linked, written())
    assert alices.post(GRANTS, by_hand).status_code == 201  # an act of their own is theirs
