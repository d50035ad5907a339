"""Ten minutes before a session: what is new, what needs a look, what is still shared; small, and quick for hundreds.

Above 300 lines, for all of it looks at the same practice.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.accounts.sign_in import sessions as bounds
from backend.clinic import services
from backend.clinic.models import Memo
from backend.core.consents import HOLDS
from backend.core.ids import new_id
from backend.sharing import selectors as sharing
from backend.sharing.models import CareLink, Grant
from tests.clinic.many import a_full_caseload
from tests.conftest import NOON, b64, entry_headers, put_entry, sealed_words, signed_in
from tests.sharing.device import scope_body, share, share_body

CASELOAD = "/api/v1/clinic/caseload"
HEARTBEAT = "/api/v1/clinic/heartbeat"


def case_of(clinician: User) -> dict[str, Any]:
    (case,) = signed_in(clinician).get(CASELOAD).json()["results"]
    return dict(case)


def take_back(client: APIClient, grant: dict[str, Any]) -> None:
    assert client.post(f"/api/v1/grants/{grant['id']}/revoke").status_code == 200


def read(clinician: User, grant: dict[str, Any]) -> None:
    assert signed_in(clinician).get(f"/api/v1/clinic/shared-copies/{grant['id']}").status_code == 200


def test_new_is_what_this_clinician_never_opened_however_long_ago_it_came(
    alice: User, dana: User, linked: UUID
) -> None:
    with time_machine.travel(NOON, tick=False):
        first, second = share(alice, dana, linked, until="2026-09-01T00:00:00Z"), None
        signed_in(dana).put(
            f"/api/v1/clinic/clients/{linked}/next-session",
            {"next_session_at": (NOON + timedelta(days=1)).isoformat()},
        )
    with time_machine.travel(NOON + timedelta(days=2), tick=False):
        case = case_of(dana)
        assert (case["shared"], case["unopened"]) == ({}, {"repairs": 1}), (
            "not read, though a session has passed"
        )
        second = share(alice, dana, linked, until="2026-09-01T00:00:00Z")
        read(dana, second)
        case = case_of(dana)
        assert (case["shared"], case["unopened"]) == ({"repairs": 1}, {"repairs": 1})
        read(dana, first)
        assert case_of(dana)["unopened"] == {}


@pytest.mark.promise(12)
def test_what_was_opened_and_taken_back_is_told_and_what_was_not_opened_leaves_no_trace(
    alice: User, dana: User, erin: User, alices: APIClient, linked: UUID
) -> None:
    opened, unopened, deleted = (share(alice, dana, linked) for _ in range(3))
    read(dana, opened)
    take_back(alices, unopened)
    assert case_of(dana)["review"] == []
    take_back(alices, opened)
    (told,) = case_of(dana)["review"]
    assert (told["reason"], len(told["on"])) == ("consent_changed", len("2026-06-15"))
    reviewed = f"/api/v1/clinic/clients/{linked}/reviewed"
    assert signed_in(erin).post(reviewed).status_code == 404
    assert signed_in(dana).post(reviewed).status_code == 204
    assert case_of(dana)["review"] == []
    read(dana, deleted)
    alices.delete(f"/api/v1/repairs/{deleted['entry']}", headers=entry_headers(1))
    assert [one["reason"] for one in case_of(dana)["review"]] == ["consent_changed"]


@pytest.mark.promise(12)
def test_what_a_process_of_the_release_before_takes_back_is_told_as_well(
    alice: User, dana: User, linked: UUID
) -> None:
    """It does not say whether the share was live, which its day and its yes tell; nor does it know of any "seen"."""
    now, told = timezone.now(), []
    for agreed_at in (now - HOLDS, now):
        opened = share(alice, dana, linked)
        read(dana, opened)
        Grant.objects.filter(pk=opened["id"]).update(revoked_at=now, copy="", agreed_at=agreed_at)
        told.append([one["reason"] for one in case_of(dana)["review"]])
    assert told == [[], ["consent_changed"]]
    assert signed_in(dana).post(f"/api/v1/clinic/clients/{linked}/reviewed").status_code == 204
    assert case_of(dana)["review"] == []


@pytest.mark.promise(12)
def test_seen_from_an_old_page_covers_what_that_page_showed_alone(
    alice: User, dana: User, alices: APIClient, linked: UUID
) -> None:
    path = f"/api/v1/clinic/clients/{linked}"
    first, second = (share(alice, dana, linked) for _ in range(2))
    for one in (first, second):
        read(dana, one)
    take_back(alices, first)
    old = signed_in(dana).get(path).json()["review_mark"]
    take_back(alices, second)
    assert signed_in(dana).post(f"{path}/reviewed", {"mark": old}).status_code == 204
    assert [one["reason"] for one in case_of(dana)["review"]] == ["consent_changed"]
    new = signed_in(dana).get(path).json()["review_mark"]
    assert signed_in(dana).post(f"{path}/reviewed", {"mark": new}).status_code == 204
    assert case_of(dana)["review"] == []
    for late in (old, "", "no mark at all"):  # the old page once more, and none there is
        assert signed_in(dana).post(f"{path}/reviewed", {"mark": late}).status_code == 204
    assert case_of(dana)["review"] == []
    third = share(alice, dana, linked)
    read(dana, third)
    take_back(alices, third)
    assert [one["reason"] for one in case_of(dana)["review"]] == ["consent_changed"]


@pytest.mark.promise(12)
@pytest.mark.parametrize("marked", [True, False])
def test_seen_covers_nothing_that_was_on_its_way_while_the_page_was_drawn(
    alice: User, dana: User, alices: APIClient, linked: UUID, marked: bool
) -> None:
    """It began earlier and was kept later."""
    path = f"/api/v1/clinic/clients/{linked}"
    late, shown = (share(alice, dana, linked) for _ in range(2))
    for one in (late, shown):
        read(dana, one)
    began = timezone.now()
    take_back(alices, shown)
    body = {"mark": signed_in(dana).get(path).json()["review_mark"]} if marked else {}

    def kept_late() -> None:
        take_back(alices, late)
        Grant.objects.filter(pk=late["id"]).update(revoked_at=began)

    if marked:
        kept_late()
    assert signed_in(dana).post(f"{path}/reviewed", body).status_code == 204
    if not marked:
        kept_late()
    assert [one["reason"] for one in case_of(dana)["review"]] == ["consent_changed"]
    now = signed_in(dana).get(path).json()["review_mark"]
    assert signed_in(dana).post(f"{path}/reviewed", {"mark": now}).status_code == 204
    assert case_of(dana)["review"] == []


@pytest.mark.promise(12)
def test_seen_covers_nothing_that_was_taken_back_while_the_page_was_read(
    alice: User, dana: User, alices: APIClient, linked: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page lists it as shared."""
    path = f"/api/v1/clinic/clients/{linked}"
    gone, shown = (share(alice, dana, linked) for _ in range(2))
    for one in (gone, shown):
        read(dana, one)
    take_back(alices, gone)
    real = sharing.scopes_for_clinician

    def meanwhile(*args: Any) -> Any:
        take_back(alices, shown)
        return real(*args)

    monkeypatch.setattr(sharing, "scopes_for_clinician", meanwhile)
    page = signed_in(dana).get(path).json()
    assert [one["grant"] for one in page["shared"]] == [shown["id"]]
    assert signed_in(dana).post(f"{path}/reviewed", {"mark": page["review_mark"]}).status_code == 204
    assert [one["reason"] for one in case_of(dana)["review"]] == ["consent_changed"]


@pytest.mark.promise(12)
def test_seen_twice_covers_nothing_of_the_same_day_that_came_between(
    alice: User, dana: User, linked: UUID
) -> None:
    path = f"/api/v1/clinic/clients/{linked}"
    with time_machine.travel(NOON, tick=False) as clock:
        marks = []
        for _ in range(2):
            shared = share(alice, dana, linked)
            read(dana, shared)
            clock.shift(timedelta(minutes=5))
            take_back(signed_in(alice), shared)
            marks.append(signed_in(dana).get(path).json()["review_mark"])
            # By the page of the first, and once more, for its answer was lost.
            assert signed_in(dana).post(f"{path}/reviewed", {"mark": marks[0]}).status_code == 204
        assert marks[0] != marks[1]
        assert [one["reason"] for one in case_of(dana)["review"]] == ["consent_changed"]


@pytest.mark.promise(12)
@pytest.mark.parametrize("way", ["over", "paused", "over with its scope"])
def test_what_becomes_of_an_entry_after_its_share_closed_is_told_to_nobody(
    alice: User, dana: User, linked: UUID, way: str
) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        alices = signed_in(alice)
        scope = scope_body(alice, dana, linked, until="2026-09-01T00:00:00Z")
        alices.post("/api/v1/scopes", scope)
        entry = put_entry(alices, "repairs", status="closed", created_at=NOON.isoformat()).data["id"]
        until = "2027-05-01T00:00:00Z" if way == "paused" else scope["until"]
        by = {"scope": scope["id"]} if way == "over with its scope" else {}
        shared = share_body(alice, dana, linked, entry, until=until) | by
        assert alices.post("/api/v1/grants", shared).status_code == 201
        read(dana, shared)
        clock.shift(timedelta(days=150))
        CareLink.objects.update(agreed_at=timezone.now())
        alices = signed_in(alice)
        if by:
            again = scope_body(alice, dana, linked)
            assert alices.post("/api/v1/scopes", again).status_code == 201
        else:
            alices.delete(f"/api/v1/repairs/{entry}", headers=entry_headers(1))
        assert Grant.objects.get().revoked_at is not None
        assert case_of(dana)["review"] == []


@pytest.mark.promise(12)
def test_what_was_taken_back_in_a_pause_stays_untold_when_its_scope_is_kept(
    alice: User, dana: User, linked: UUID
) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        CareLink.objects.update(agreed_at=NOON)
        scope = scope_body(alice, dana, linked, until="2027-05-01T00:00:00Z")
        assert signed_in(alice).post("/api/v1/scopes", scope).status_code == 201
        entry = put_entry(signed_in(alice), "repairs", status="closed", created_at=timezone.now().isoformat())
        shared = share_body(alice, dana, linked, entry.data["id"], until=scope["until"]) | {
            "scope": scope["id"]
        }
        assert signed_in(alice).post("/api/v1/grants", shared).status_code == 201
        read(dana, shared)
        consents = "/api/v1/consents"
        clock.shift(timedelta(days=100))
        keep = {"subject": "care_link", "id": str(linked), "answer": "keep"}
        assert signed_in(alice).post(consents, keep).status_code == 204
        clock.shift(timedelta(days=25))  # the scope is paused by now, and the link is not
        take_back(signed_in(alice), shared)
        assert case_of(dana)["review"] == []
        clock.shift(timedelta(days=1))
        keep = {"subject": "scope", "id": scope["id"], "answer": "keep"}
        assert signed_in(alice).post(consents, keep).status_code == 204
        assert case_of(dana)["review"] == []


@pytest.mark.promise(12)
@pytest.mark.parametrize("how", ["taken back", "deleted"])
def test_what_went_while_the_link_was_paused_stays_untold_when_it_is_kept(
    alice: User, dana: User, linked: UUID, how: str
) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        CareLink.objects.update(agreed_at=NOON)
        clock.shift(timedelta(days=60))
        shared = share(alice, dana, linked, until="2027-05-01T00:00:00Z")
        read(dana, shared)
        clock.shift(timedelta(days=65))  # the link is paused by now, and the share alone would not be
        alices = signed_in(alice)
        if how == "deleted":
            alices.delete(f"/api/v1/repairs/{shared['entry']}", headers=entry_headers(1))
        else:
            take_back(alices, shared)
        assert Grant.objects.get().revoked_at is not None
        clock.shift(timedelta(days=1))
        keep = {"subject": "care_link", "id": str(linked), "answer": "keep"}
        assert signed_in(alice).post("/api/v1/consents", keep).status_code == 204
        assert case_of(dana)["review"] == []


@pytest.mark.promise(12)
@pytest.mark.parametrize("way", ["revoked", "over", "deleted"])
def test_heartbeat_names_what_is_still_shared_and_no_more(
    alice: User, dana: User, alices: APIClient, linked: UUID, way: str
) -> None:
    stays, goes = share(alice, dana, linked), share(alice, dana, linked)
    clinician, path = signed_in(dana), f"/api/v1/clinic/clients/{linked}/heartbeat"
    before = clinician.get(path).json()
    assert sorted(one["grant"] for one in before["shared"]) == sorted([stays["id"], goes["id"]])
    assert before["mark"] == clinician.get(HEARTBEAT).json()["mark"] == clinician.get(CASELOAD).json()["mark"]
    if way == "revoked":
        take_back(alices, goes)
    elif way == "over":
        Grant.objects.filter(pk=goes["id"]).update(until=NOON)
    else:
        alices.delete(f"/api/v1/repairs/{goes['entry']}", headers=entry_headers(1))
    after = clinician.get(path).json()
    assert [one["grant"] for one in after["shared"]] == after["grants"] == [stays["id"]]
    assert after["mark"] != before["mark"], "the list beside it is another, too"


@pytest.mark.promise(39)
def test_heartbeat_of_an_ended_link_is_that_of_none(dana: User, alices: APIClient, linked: UUID) -> None:
    alices.post(f"/api/v1/care-links/{linked}/end")
    ended = signed_in(dana).get(f"/api/v1/clinic/clients/{linked}/heartbeat")
    unknown = signed_in(dana).get(f"/api/v1/clinic/clients/{new_id()}/heartbeat")
    assert (ended.status_code, ended.content) == (404, unknown.content)


def test_what_a_page_asks_by_itself_makes_no_session_last_longer(dana: User, linked: UUID) -> None:
    clinician = signed_in(dana)

    def ask(after: int, **headers: str) -> int:
        with time_machine.travel(NOON + timedelta(minutes=after), tick=False):
            return clinician.get(HEARTBEAT, headers=headers).status_code

    assert [ask(minute) for minute in (0, 10, 20)] == [200, 200, 200], "somebody is here"
    unattended = {bounds.UNATTENDED: "1"}
    assert [ask(minute, **unattended) for minute in (25, 30, 34)] == [200, 200, 200]
    assert ask(36, **unattended) == 401


class TestMemo:
    """A clinician's own note about a client."""

    def put(self, clinician: User, care_link: Any, revision: int = 1) -> Any:
        body = {"words": sealed_words(), "revision": revision}
        return signed_in(clinician).put(f"/api/v1/clinic/clients/{care_link}/memo", body)

    def test_is_kept_for_its_writer_alone(
        self, alices: APIClient, dana: User, erin: User, linked: UUID
    ) -> None:
        kept = self.put(dana, linked).json()
        assert signed_in(dana).get(f"/api/v1/clinic/clients/{linked}").json()["memo"] == kept
        assert self.put(erin, linked).status_code == 404
        assert alices.put(f"/api/v1/clinic/clients/{linked}/memo", {}).status_code == 403
        assert kept["words"]["text"] not in alices.get("/api/v1/care-links").content.decode()

    def test_is_not_written_over_by_a_device_that_did_not_see_it(self, dana: User, linked: UUID) -> None:
        assert self.put(dana, linked).status_code == 200
        assert self.put(dana, linked).json()["error"]["code"] == "stale_revision"
        assert self.put(dana, linked, revision=3).status_code == 409
        assert self.put(dana, linked, revision=2).json()["revision"] == 2

    def test_goes_when_the_link_ends(self, dana: User, alices: APIClient, linked: UUID) -> None:
        self.put(dana, linked)
        assert services.forget_memos() == 0
        alices.post(f"/api/v1/care-links/{linked}/end")
        assert services.forget_memos() == 1
        assert not Memo.objects.exists()


def test_roster_is_each_clinicians_own_and_grows_by_revisions(dana: User, erin: User) -> None:
    def put(clinician: User, revision: int) -> int:
        body = {"words": sealed_words(), "revision": revision}
        return int(signed_in(clinician).put("/api/v1/clinic/roster", body).status_code)

    assert [put(dana, 1), put(dana, 1), put(dana, 2)] == [200, 409, 200]
    assert signed_in(dana).get(CASELOAD).json()["roster"]["revision"] == 2
    assert signed_in(erin).get(CASELOAD).json()["roster"] is None


@time_machine.travel(NOON + timedelta(hours=1), tick=False)
def test_caseload_of_two_hundred_is_short_and_takes_no_more_queries_than_one(
    alice: User, dana: User, linked: UUID
) -> None:
    """With a roster as long as two hundred names make it."""
    clinician = signed_in(dana)
    paths = (
        CASELOAD,
        HEARTBEAT,
        f"/api/v1/clinic/clients/{linked}",
        f"/api/v1/clinic/clients/{linked}/heartbeat",
    )

    def count(path: str) -> tuple[int, int]:
        with CaptureQueriesContext(connection) as seen:
            answer = clinician.get(path)
            assert answer.status_code == 200
        return len(seen), len(answer.content)

    clinician.get(CASELOAD)  # the first request of a session also writes down that it is in use
    few = [count(path)[0] for path in paths]
    a_full_caseload(dana, shares=50)
    roster = {"v": 1, "key": b64(60), "text": b64(200 * 110)}
    assert clinician.put("/api/v1/clinic/roster", {"words": roster, "revision": 1}).status_code == 200
    many = [count(path) for path in paths]
    assert [queries for queries, _ in many] == few
    assert many[0][1] <= 150_000
    assert many[1][1] <= 100
