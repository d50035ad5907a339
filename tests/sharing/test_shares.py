"""Shares: made, listed, read, revoked and run out. Above 300 lines, for all of them begin from the same one."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.core.api.envelopes import MAX_WORDS
from backend.core.entries import kinds
from backend.core.errors import Invalid
from backend.core.ids import new_id
from backend.sharing import rules, services, tasks
from backend.sharing.models import Grant, Level
from tests.conftest import NOON, b64, entry_headers, put_entry, signed_in
from tests.sharing.device import in_days, link, sealed_copy, share, share_body

GRANTS = "/api/v1/grants"


def copies(clinician: User, grant: Any) -> Any:
    return signed_in(clinician).get(f"/api/v1/clinic/shared-copies/{grant}")


@pytest.mark.promise(11)
def test_share_says_what_to_whom_and_until_when(
    alice: User, dana: User, alices: APIClient, linked: UUID
) -> None:
    body = share(alice, dana, linked)
    (seen,) = alices.get(GRANTS).data["results"]
    for name in ("id", "kind", "entry", "entry_revision", "level", "until"):
        assert str(seen[name]) == str(body[name]), name
    assert (str(seen["care_link"]), seen["state"], seen["opened_at"]) == (str(linked), "live", None)
    assert "copy" not in seen


@pytest.mark.promise(11)
@pytest.mark.promise(37)
def test_draft_and_what_is_only_ones_own_is_never_shared(
    alice: User, dana: User, alices: APIClient, linked: UUID
) -> None:
    draft = put_entry(alices, "repairs").data["id"]
    refused = alices.post(GRANTS, share_body(alice, dana, linked, draft))
    assert (refused.status_code, refused.data["error"]["code"]) == (403, "not_shareable")
    card = put_entry(alices, "cards").data["id"]
    answer = {"text": f"card:{card}", "response": "kept", "words": None}
    for kind, columns in (("reflections", {"form": "parts"}), ("card-responses", answer)):
        made = put_entry(alices, kind, **columns)
        assert made.status_code == 201, made.content
        mine = share_body(alice, dana, linked, made.data["id"], kind=kind)
        assert alices.post(GRANTS, mine).status_code == 403, kind
    assert not Grant.objects.exists()


def test_only_ones_own_entry_that_is_there(
    alice: User, bobs: APIClient, dana: User, alices: APIClient, linked: UUID
) -> None:
    foreign = put_entry(bobs, "repairs", status="closed").data["id"]
    gone = put_entry(alices, "repairs", status="closed").data["id"]
    alices.delete(f"/api/v1/repairs/{gone}", headers=entry_headers(1))
    answers = [
        alices.post(GRANTS, share_body(alice, dana, linked, entry)) for entry in (foreign, gone, new_id())
    ]
    assert [answer.status_code for answer in answers] == [409] * 3
    assert len({answer.content for answer in answers}) == 1
    mine = put_entry(alices, "repairs", status="closed").data["id"]
    ahead = alices.post(GRANTS, share_body(alice, dana, linked, mine, entry_revision=2))
    assert ahead.data["error"]["code"] == "entry_not_here"


@pytest.mark.promise(11)
def test_only_through_ones_own_present_link(
    alice: User, bob: User, dana: User, erin: User, alices: APIClient, linked: UUID
) -> None:
    entry = put_entry(alices, "repairs", status="closed").data["id"]
    foreign = alices.post(GRANTS, share_body(alice, dana, link(bob, dana), entry))
    unknown = alices.post(GRANTS, share_body(alice, dana, new_id(), entry))
    alices.post(f"/api/v1/care-links/{linked}/end")
    ended = alices.post(GRANTS, share_body(alice, dana, linked, entry))
    assert foreign.status_code == 404
    assert foreign.content == unknown.content == ended.content


@pytest.mark.promise(11)
@pytest.mark.parametrize(
    "tampered",
    [
        {"level": "summary"}, {"until": in_days(30)}, {"entry_revision": 2}, {"id": str(uuid4())}, {"copy": sealed_copy()},
        {"signature": b64(64)},
    ],
)  # fmt: skip
def test_signature_is_over_every_part(
    alice: User, dana: User, alices: APIClient, linked: UUID, tampered: dict[str, Any]
) -> None:
    entry = put_entry(alices, "repairs", status="closed").data["id"]
    put_entry(alices, "repairs", entry, base=1, status="closed")
    answer = alices.post(GRANTS, share_body(alice, dana, linked, entry, tampered=tampered))
    assert (answer.status_code, answer.data["error"]["code"]) == (400, "bad_signature")
    assert not Grant.objects.exists()


@pytest.mark.promise(11)
def test_signature_names_the_clinician(
    alice: User, dana: User, erin: User, alices: APIClient, linked: UUID
) -> None:
    entry = put_entry(alices, "repairs", status="closed").data["id"]
    assert (
        alices.post(GRANTS, share_body(alice, erin, linked, entry)).data["error"]["code"] == "bad_signature"
    )


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"until": in_days(-1)}, "until"), ({"until": in_days(367)}, "until"), ({"until": "2026-09-13"}, "until"),
        ({"until": "2026-02-31T00:00:00Z"}, "until"), ({"until": "2026-09-13T00:00:00"}, "until"), ({"until": in_days(30)[:11] + "12:00:00Z"}, "until"),
        ({"id": str(new_id())}, "id"), ({"until": "soon|full"}, "until"),
        ({"until": None}, "until"), ({"level": "everything"}, "level"), ({"kind": "diaries"}, "kind"), ({"kind": "a|b"}, "kind"),
        ({"entry_revision": 0}, "entry_revision"), ({"entry_revision": 2**40}, "entry_revision"), ({"care_link": "x"}, "care_link"),
    ],
)  # fmt: skip
def test_malformed_share_is_refused_by_field(
    alice: User, dana: User, alices: APIClient, linked: UUID, body: dict[str, Any], field: str
) -> None:
    entry = put_entry(alices, "repairs", status="closed").data["id"]
    answer = alices.post(GRANTS, share_body(alice, dana, linked, entry) | body)
    assert answer.status_code == 400
    assert list(answer.data["error"]["fields"]) == [field]


def made_of(kind: str, alices: APIClient) -> str:
    columns = {
        "repairs": {"status": "closed"},
        "reflections": {"status": "kept"},
        "speak-ups": {"status": "kept", "answers": {"bringing": "read_it_before"}},
    }.get(kind, {})
    return str(put_entry(alices, kind, **columns).data["id"])


SHAREABLE = ("repairs", "kind-moments", "cards", "speak-ups", "reflections", "people", "agendas")
LEVELS = ("summary", "full")


@pytest.mark.promise(11)
@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("kind", SHAREABLE)
def test_share_lasts_a_year_at_most(
    alice: User, dana: User, alices: APIClient, linked: UUID, kind: str, level: str
) -> None:
    entry = made_of(kind, alices)
    for days in (367, 400, 730, 3652, 36_500):
        body = share_body(alice, dana, linked, entry, kind=kind, level=level, until=in_days(days))
        answer = alices.post(GRANTS, body)
        assert (answer.status_code, list(answer.data["error"]["fields"])) == (400, ["until"]), days
    assert not Grant.objects.exists()
    body = share_body(alice, dana, linked, entry, kind=kind, level=level, until=in_days(365))
    assert alices.post(GRANTS, body).status_code == 201


@pytest.mark.promise(11)
def test_a_year_is_a_year_at_each_hour() -> None:
    """An end is a day's beginning, so what the API takes on one day says too little."""
    longest = timedelta(days=365, hours=12)  # what a device's clock may be ahead of ours goes on top
    rules.require_end(NOON + longest, NOON)
    with pytest.raises(Invalid):
        rules.require_end(NOON + longest + timedelta(seconds=1), NOON)


@pytest.mark.promise(11)
def test_every_kind_that_can_be_shared_was_tried() -> None:
    shareable = {kind.name for kind in kinds() if kind.shareable.__name__ != "_never"}
    assert shareable - {"measure-responses"} == set(SHAREABLE)  # what was agreed on alone: tests/measures
    assert set(Level.values) == set(LEVELS)


@pytest.mark.promise(11)
@pytest.mark.parametrize("until", ["", "-", "null", "never", "9999-12-31T23:59:59Z", None])
def test_share_without_an_end_is_refused(
    alice: User, dana: User, alices: APIClient, linked: UUID, until: Any
) -> None:
    body = share_body(alice, dana, linked, made_of("repairs", alices), until=until)
    assert alices.post(GRANTS, body).status_code == 400
    del body["until"]
    assert alices.post(GRANTS, body).status_code == 400


@pytest.mark.parametrize(
    "copy",
    [{}, {"v": 2}, None, "words", {**sealed_copy(), "reader": {}}, {**sealed_copy(), "owner": b64(61)}],
)
def test_copy_that_is_no_copy_is_refused(
    alice: User, dana: User, alices: APIClient, linked: UUID, copy: Any
) -> None:
    entry = put_entry(alices, "repairs", status="closed").data["id"]
    answer = alices.post(GRANTS, share_body(alice, dana, linked, entry, tampered={"copy": copy}))
    assert answer.status_code == 400


def test_copy_of_the_longest_entry_is_taken(alice: User, dana: User, alices: APIClient, linked: UUID) -> None:
    entry = put_entry(alices, "repairs", status="closed").data["id"]
    longest = MAX_WORDS * 3 // 4 + 8 * 1024  # the words, the names of the fields, and every choice
    answer = alices.post(GRANTS, share_body(alice, dana, linked, entry, copy=sealed_copy(longest)))
    assert answer.status_code == 201


def test_huge_copy_is_refused(alice: User, dana: User, alices: APIClient, linked: UUID) -> None:
    entry = put_entry(alices, "repairs", status="closed").data["id"]
    assert (
        alices.post(GRANTS, share_body(alice, dana, linked, entry, copy=sealed_copy(60_000))).status_code
        == 400
    )
    assert (
        alices.post(GRANTS, share_body(alice, dana, linked, entry, copy=sealed_copy(300_000))).status_code
        == 413
    )


def test_repeat_answers_with_the_same_share(
    alice: User, bob: User, dana: User, alices: APIClient, linked: UUID
) -> None:
    body = share(alice, dana, linked)
    again = alices.post(GRANTS, body)
    assert (again.status_code, str(again.data["id"])) == (200, body["id"])
    bobs_link = link(bob, dana)
    bobs_entry = put_entry(signed_in(bob), "repairs", status="closed").data["id"]
    taken = signed_in(bob).post(GRANTS, share_body(bob, dana, bobs_link, bobs_entry, id=body["id"]))
    assert (taken.status_code, taken.data["error"]["code"]) == (409, "id_taken")


@pytest.mark.promise(11)
def test_share_by_hand_stays_the_copy_that_was_previewed(
    alice: User, dana: User, alices: APIClient, linked: UUID
) -> None:
    """What changes under the same id is what goes by itself, and that alone."""
    body = share(alice, dana, linked)
    put_entry(alices, "repairs", body["entry"], base=1, status="closed")
    for again in ({}, {"again": True}):
        newer = share_body(alice, dana, linked, body["entry"], id=body["id"], entry_revision=2)
        assert alices.post(GRANTS, newer | again).status_code == 200
        assert copies(dana, body["id"]).data["copy"] == body["copy"]


@pytest.mark.promise(12)
def test_revoked_share_is_gone_from_the_next_request(
    alice: User, dana: User, alices: APIClient, linked: UUID
) -> None:
    grant = share(alice, dana, linked)["id"]
    assert copies(dana, grant).status_code == 200
    revoked = alices.post(f"{GRANTS}/{grant}/revoke")
    assert (revoked.status_code, revoked.data["state"]) == (200, "revoked")
    assert revoked.data["opened_at"] is not None, "what was read stays said"
    unknown = copies(dana, new_id())
    assert (unknown.status_code, copies(dana, grant).content) == (404, unknown.content)
    assert Grant.objects.get().copy == ""
    assert signed_in(dana).get(f"/api/v1/clinic/clients/{linked}").data["shared"] == []
    assert alices.post(f"{GRANTS}/{grant}/revoke").data["revoked_at"] == revoked.data["revoked_at"]


@pytest.mark.promise(12)
def test_list_holds_every_share_live_or_over(
    alice: User, dana: User, alices: APIClient, bobs: APIClient, linked: UUID
) -> None:
    over = share(alice, dana, linked, until=in_days(1))["id"]
    taken_back = share(alice, dana, linked)["id"]
    live = share(alice, dana, linked)["id"]
    alices.post(f"{GRANTS}/{taken_back}/revoke")
    with time_machine.travel(timedelta(days=2)):
        seen = {str(row["id"]): row["state"] for row in alices.get(GRANTS).data["results"]}
    assert seen == {over: "over", taken_back: "revoked", live: "live"}
    assert bobs.get(GRANTS).data["results"] == []


@pytest.mark.promise(11)
def test_share_is_over_at_its_instant_and_its_copy_is_forgotten(
    alice: User, dana: User, linked: UUID
) -> None:
    with time_machine.travel(NOON, tick=False):
        grant = share(alice, dana, linked, until="2026-06-16T00:00:00Z")["id"]
    until = NOON + timedelta(hours=12)
    with time_machine.travel(until - timedelta(seconds=1), tick=False):
        assert copies(dana, grant).status_code == 200
        tasks.forget()
        assert Grant.objects.get().copy
    with time_machine.travel(until, tick=False):
        assert copies(dana, grant).status_code == 404
        tasks.forget()
    assert Grant.objects.get().copy == ""


def test_strangers_can_revoke_nothing(
    alice: User, dana: User, bobs: APIClient, danas: APIClient, linked: UUID
) -> None:
    grant = share(alice, dana, linked)["id"]
    foreign, unknown = bobs.post(f"{GRANTS}/{grant}/revoke"), bobs.post(f"{GRANTS}/{new_id()}/revoke")
    assert (foreign.status_code, foreign.content) == (404, unknown.content)
    assert danas.post(f"{GRANTS}/{grant}/revoke").status_code == 403
    assert Grant.objects.get().revoked_at is None


@pytest.mark.promise(12)
def test_deleting_the_entry_takes_its_shares_back_and_restoring_does_not_bring_them(
    alice: User, dana: User, alices: APIClient, linked: UUID
) -> None:
    body, other = share(alice, dana, linked), share(alice, dana, linked)
    alices.delete(f"/api/v1/repairs/{body['entry']}", headers=entry_headers(1))
    assert copies(dana, body["id"]).status_code == 404
    alices.post(f"/api/v1/repairs/{body['entry']}/restore", headers=entry_headers(2))
    assert copies(dana, body["id"]).status_code == 404
    assert copies(dana, other["id"]).status_code == 200


def test_changing_the_entry_changes_nothing_that_was_shared(
    alice: User, dana: User, alices: APIClient, linked: UUID
) -> None:
    body = share(alice, dana, linked)
    put_entry(alices, "repairs", body["entry"], base=1, status="closed")
    assert copies(dana, body["id"]).data["copy"] == body["copy"]


def test_number_of_queries_does_not_grow(
    alice: User, dana: User, erin: User, alices: APIClient, linked: UUID
) -> None:
    def count(path: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            assert alices.get(path).status_code == 200
        return len(seen)

    paths = (GRANTS, "/api/v1/care-links", "/api/v1/access-records")
    copies(dana, share(alice, dana, linked)["id"])
    few = [count(path) for path in paths]
    link(alice, erin)
    for _ in range(8):
        copies(dana, share(alice, dana, linked)["id"])
    assert [count(path) for path in paths] == few


def test_one_link_holds_a_bounded_number_of_shares(
    alice: User, dana: User, alices: APIClient, linked: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "MOST_LIVE", 1)
    first = share(alice, dana, linked)
    more = share_body(alice, dana, linked, first["entry"])
    assert alices.post(GRANTS, more).data["error"]["code"] == "too_many_shares"
    alices.post(f"{GRANTS}/{first['id']}/revoke")
    assert alices.post(GRANTS, more).status_code == 201
