"""What a client shares by itself, kind by kind: as they signed it, until they end it, and nothing kept private."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.utils import timezone
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.sharing.models import AccessRecord, CareLink, Grant, Scope
from tests.conftest import NOON, entry_headers, put_entry, sealed_words, signed_in
from tests.sharing.by_itself import GRANTS, MARKS, SCOPES, by, closed, code_of, copy_of
from tests.sharing.device import in_days, link, scope_body, share_body


@pytest.mark.promise(10)
@pytest.mark.parametrize(
    "tampered",
    [
        {"level": "full"},
        {"kind": "people"},
        {"until": in_days(200)},
        {"start": "2020-01-01"},
        {"id": str(uuid4())},
    ],
)
def test_nobody_widens_what_the_client_signed(
    alice: User, dana: User, alices: APIClient, linked: UUID, tampered: dict[str, Any]
) -> None:
    body = scope_body(alice, dana, linked, level="summary", tampered=tampered)
    assert code_of(alices.post(SCOPES, body)) == (400, "bad_signature")
    assert not Scope.objects.exists()


@pytest.mark.promise(10)
def test_it_lasts_a_year_at_most_and_there_is_one_of_a_kind(
    alice: User, dana: User, alices: APIClient, bobs: APIClient, scope: dict[str, Any], linked: UUID
) -> None:
    assert (
        alices.post(SCOPES, scope_body(alice, dana, linked, kind="people", until=in_days(367))).status_code
        == 400
    )
    assert alices.post(SCOPES, scope).status_code == 200  # sent again
    assert code_of(alices.post(SCOPES, scope_body(alice, dana, linked))) == (409, "scope_exists")
    for kind in ("speak-ups", "card-responses"):
        assert code_of(alices.post(SCOPES, scope_body(alice, dana, linked, kind=kind))) == (
            403,
            "not_shareable",
        )
    assert bobs.post(SCOPES, scope_body(alice, dana, linked, kind="people")).status_code == 404
    assert bobs.get(SCOPES).data["results"] == []
    assert bobs.post(f"{SCOPES}/{scope['id']}/end").status_code == 404


@pytest.mark.promise(11)
@pytest.mark.parametrize(("days", "answer"), [(-30, 400), (-2, 400), (0, 201)])
def test_a_clock_that_is_behind_shares_nothing_that_was_written_before(
    alice: User, dana: User, linked: UUID, days: int, answer: int
) -> None:
    with time_machine.travel(NOON, tick=False):
        start = (NOON + timedelta(days=days)).date().isoformat()
        body = scope_body(alice, dana, linked, start=start)
        assert signed_in(alice).post(SCOPES, body).status_code == answer
        assert Scope.objects.exists() is (answer == 201)


@pytest.mark.promise(10)
@pytest.mark.promise(11)
@pytest.mark.promise(12)
def test_only_what_was_agreed_goes_by_it(
    alice: User, dana: User, alices: APIClient, scope: dict[str, Any]
) -> None:
    entry, draft = closed(alices), put_entry(alices, "repairs").data["id"]
    for wider in ({"level": "summary"}, {"until": in_days(91)}):
        assert code_of(alices.post(GRANTS, by(scope, alice, dana, entry, **wider))) == (403, "outside_scope")
    person = put_entry(alices, "people").data["id"]
    assert code_of(alices.post(GRANTS, by(scope, alice, dana, person, kind="people"))) == (
        403,
        "outside_scope",
    )
    assert code_of(alices.post(GRANTS, by(scope, alice, dana, draft))) == (403, "not_shareable")
    before = (timezone.now() - timedelta(days=3)).isoformat()
    old = put_entry(alices, "repairs", status="closed", created_at=before).data["id"]
    assert code_of(alices.post(GRANTS, by(scope, alice, dana, old))) == (403, "outside_scope")
    unknown = by(scope, alice, dana, entry) | {"scope": str(uuid4())}
    assert alices.post(GRANTS, unknown).status_code == 404
    assert not Grant.objects.exists()
    assert alices.post(GRANTS, by(scope, alice, dana, entry)).status_code == 201


def test_what_was_changed_takes_the_copys_place_and_is_new_again(
    alice: User, dana: User, alices: APIClient, scope: dict[str, Any]
) -> None:
    entry = closed(alices)
    first = by(scope, alice, dana, entry)
    alices.post(GRANTS, first)
    copy_of(dana, first["id"])
    beat = f"/api/v1/clinic/clients/{scope['care_link']}/heartbeat"
    (before,) = signed_in(dana).get(beat).data["shared"]
    closed(alices, entry=entry, base=1)
    second = by(scope, alice, dana, entry, id=first["id"], entry_revision=2)
    assert alices.post(GRANTS, second).status_code == 200
    assert alices.post(GRANTS, first).status_code == 200  # an older one, late: nothing changes
    assert code_of(alices.post(GRANTS, by(scope, alice, dana, entry))) == (409, "shared_already")
    page = signed_in(dana).get(f"/api/v1/clinic/clients/{scope['care_link']}").data
    assert [one["opened_before"] for one in page["shared"]] == [False]
    (after,) = signed_in(dana).get(beat).data["shared"]
    assert (after["grant"], page["shared"][0]["about"]) == (before["grant"], after["about"])
    assert after["about"] != before["about"], "an open page is told that another revision stands there"
    assert copy_of(dana, first["id"]).data["copy"] == second["copy"]
    (mine,) = alices.get(GRANTS).data["results"]
    assert (mine["entry_revision"], str(mine["scope"])) == (2, scope["id"])
    assert mine["opened_at"] is not None  # what was read stays read


@pytest.mark.promise(13)
def test_what_another_revision_took_the_place_of_is_not_in_the_log_as_read(
    alice: User, dana: User, alices: APIClient, scope: dict[str, Any]
) -> None:
    entry = closed(alices)
    first = by(scope, alice, dana, entry)
    alices.post(GRANTS, first)
    page = f"/api/v1/clinic/clients/{scope['care_link']}"
    (shown,) = signed_in(dana).get(page).data["shared"]
    closed(alices, entry=entry, base=1)
    second = by(scope, alice, dana, entry, id=first["id"], entry_revision=2)
    alices.post(GRANTS, second)
    path = f"/api/v1/clinic/shared-copies/{first['id']}"
    late = signed_in(dana).get(path, {"about": shown["about"]})
    assert code_of(late) == (409, "stale_revision")
    assert not AccessRecord.objects.exists()
    (now,) = signed_in(dana).get(page).data["shared"]
    assert signed_in(dana).get(path, {"about": now["about"]}).data["copy"] == second["copy"]
    assert AccessRecord.objects.count() == 1


@pytest.mark.promise(11)
def test_what_is_taken_back_never_goes_by_itself_again(
    alice: User, dana: User, alices: APIClient, scope: dict[str, Any]
) -> None:
    entry = closed(alices)
    shared = by(scope, alice, dana, entry)
    alices.post(GRANTS, shared)
    alices.post(f"{GRANTS}/{shared['id']}/revoke")
    assert copy_of(dana, shared["id"]).status_code == 404
    closed(alices, entry=entry, base=1)
    again = by(scope, alice, dana, entry, entry_revision=2)
    assert code_of(alices.post(GRANTS, again)) == (403, "kept_private")
    assert (
        alices.post(GRANTS, by(scope, alice, dana, entry, id=shared["id"], entry_revision=2)).status_code
        == 200
    )
    assert copy_of(dana, shared["id"]).status_code == 404
    by_hand = share_body(alice, dana, scope["care_link"], entry)
    assert alices.post(GRANTS, by_hand).status_code == 201


@pytest.mark.promise(11)
@pytest.mark.parametrize("went", ["by itself", "by hand"])
def test_what_is_taken_back_does_not_go_either_when_its_kind_is_set_anew(
    alice: User, dana: User, alices: APIClient, scope: dict[str, Any], went: str
) -> None:
    taken, other = closed(alices), closed(alices)
    shared = by(scope, alice, dana, taken)
    shared = shared if went == "by itself" else {**shared, "scope": None}
    for body in (shared, by(scope, alice, dana, other)):
        assert alices.post(GRANTS, body).status_code == 201
    alices.post(f"{GRANTS}/{shared['id']}/revoke")
    alices.post(f"{SCOPES}/{scope['id']}/end")
    anew = scope_body(alice, dana, scope["care_link"])
    assert alices.post(SCOPES, anew).status_code == 201
    assert code_of(alices.post(GRANTS, by(anew, alice, dana, taken))) == (403, "kept_private")
    # What ended with the whole is meant when the whole begins anew.
    assert alices.post(GRANTS, by(anew, alice, dana, other)).status_code == 201


@pytest.mark.promise(11)
def test_what_is_taken_back_stays_private_to_that_therapist_by_another_link_too(
    alice: User, dana: User, erin: User, alices: APIClient, linked: UUID
) -> None:
    taken, ended = closed(alices), closed(alices)
    for entry in (taken, ended):
        shared = share_body(alice, dana, linked, entry)
        assert alices.post(GRANTS, shared).status_code == 201
        if entry == taken:
            alices.post(f"{GRANTS}/{shared['id']}/revoke")
    alices.post(f"/api/v1/care-links/{linked}/end")
    again = scope_body(alice, dana, link(alice, dana))
    assert alices.post(SCOPES, again).status_code == 201
    assert code_of(alices.post(GRANTS, by(again, alice, dana, taken))) == (403, "kept_private")
    assert alices.post(GRANTS, by(again, alice, dana, ended)).status_code == 201
    other = scope_body(alice, erin, link(alice, erin))
    assert alices.post(SCOPES, other).status_code == 201
    assert alices.post(GRANTS, by(other, alice, erin, taken)).status_code == 201


@pytest.mark.promise(11)
def test_its_end_takes_back_what_went_by_it_and_nothing_else(
    alice: User, dana: User, alices: APIClient, scope: dict[str, Any]
) -> None:
    alone, entry = closed(alices), closed(alices)
    by_hand = share_body(alice, dana, scope["care_link"], alone)
    shared = by(scope, alice, dana, entry)
    for body in (by_hand, shared):
        assert alices.post(GRANTS, body).status_code == 201
    for _ in range(2):
        assert alices.post(f"{SCOPES}/{scope['id']}/end").data["ended_at"] is not None
    assert copy_of(dana, shared["id"]).status_code == 404
    assert Grant.objects.get(pk=shared["id"]).copy == ""
    assert copy_of(dana, by_hand["id"]).status_code == 200
    assert alices.post(GRANTS, by(scope, alice, dana, closed(alices))).status_code == 404
    assert alices.get(SCOPES).data["results"] == []
    assert alices.post(SCOPES, scope_body(alice, dana, scope["care_link"])).status_code == 201


@pytest.mark.promise(10, 39)
def test_the_clinician_sees_since_when_and_what_and_the_end_of_a_link_ends_it(
    alice: User, dana: User, alices: APIClient, scope: dict[str, Any]
) -> None:
    page = f"/api/v1/clinic/clients/{scope['care_link']}"
    (seen,) = signed_in(dana).get(page).data["scopes"]
    assert {name: str(value) for name, value in seen.items()} == {
        "scope": scope["id"],
        **{name: scope[name] for name in ("kind", "level", "start", "until", "signature")},
    }
    alices.post(f"/api/v1/care-links/{scope['care_link']}/end")
    assert Scope.objects.get().ended_at is not None


@pytest.mark.promise(14)
def test_it_is_asked_about_again_and_pauses_with_all_that_went_by_it(
    alice: User, dana: User, linked: UUID
) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        alices = signed_in(alice)
        scope = scope_body(alice, dana, linked, until=in_days(300))
        alices.post(SCOPES, scope)
        clock.shift(timedelta(days=80))
        alices = signed_in(alice)
        shared = by(scope, alice, dana, closed(alices))
        assert alices.post(GRANTS, shared).status_code == 201
        asked = [one["subject"] for one in alices.get("/api/v1/consents").data["results"]]
        assert sorted(asked) == ["care_link", "scope"]  # what went by it is not asked about one by one
        Grant.objects.filter(pk=shared["id"]).update(from_at=NOON)
        clock.shift(timedelta(days=41))
        alices = signed_in(alice)
        answer = {"subject": "care_link", "id": str(linked), "answer": "keep"}
        assert alices.post("/api/v1/consents", answer).status_code == 204
        assert copy_of(dana, shared["id"]).status_code == 404
        assert code_of(alices.post(GRANTS, by(scope, alice, dana, closed(alices)))) == (409, "scope_paused")
        page = f"/api/v1/clinic/clients/{linked}"
        assert signed_in(dana).get(page).data["scopes"] == []  # what is said to come by itself does
        answer = {"subject": "scope", "id": scope["id"], "answer": "keep"}
        assert alices.post("/api/v1/consents", answer).status_code == 204
        assert copy_of(dana, shared["id"]).status_code == 200


@pytest.mark.promise(14)
def test_no_kind_goes_through_a_paused_link(alice: User, dana: User, linked: UUID) -> None:
    CareLink.objects.update(agreed_at=timezone.now() - timedelta(days=121))
    answer = signed_in(alice).post(SCOPES, scope_body(alice, dana, linked))
    assert code_of(answer) == (409, "link_paused")
    assert not Scope.objects.exists()


def test_it_goes_with_the_entry(alice: User, dana: User, alices: APIClient, scope: dict[str, Any]) -> None:
    entry = closed(alices)
    shared = by(scope, alice, dana, entry)
    alices.post(GRANTS, shared)
    alices.delete(f"/api/v1/repairs/{entry}", headers=entry_headers(1))
    assert copy_of(dana, shared["id"]).status_code == 404


@pytest.mark.promise(11)
def test_private_marks_are_one_sealed_list_upon_another(alices: APIClient, bobs: APIClient) -> None:
    assert alices.get(MARKS).data == {"words": None, "revision": 0}
    first, second = sealed_words(), sealed_words()
    assert alices.put(MARKS, {"words": first, "revision": 1}).data == {"words": first, "revision": 1}
    assert code_of(alices.put(MARKS, {"words": second, "revision": 1})) == (409, "stale_revision")
    assert alices.put(MARKS, {"words": second, "revision": 2}).data == {"words": second, "revision": 2}
    assert bobs.get(MARKS).data == {"words": None, "revision": 0}
