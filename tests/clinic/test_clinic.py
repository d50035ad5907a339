from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from rest_framework.test import APIClient

from backend.accounts.models import Profile, User
from backend.clinic.services import roll_sessions
from backend.core.ids import new_id
from backend.sharing.models import Grant
from tests.conftest import NOON, MakeUser, entry_headers, put_entry, signed_in
from tests.sharing.device import (
    about_of,
    handover_body,
    invite,
    link,
    reply_body,
    share,
    share_body,
    suggestion_body,
)
from tests.speakup.conftest import READY

CASELOAD = "/api/v1/clinic/caseload"


def day(offset: float) -> str:
    return (NOON + timedelta(days=offset)).strftime("%Y-%m-%dT%H:%M:%SZ")


def set_session(clinician: User, care_link: Any, at: str | None, **more: Any) -> Any:
    return signed_in(clinician).put(
        f"/api/v1/clinic/clients/{care_link}/next-session", {"next_session_at": at, **more}
    )


def caseload(clinician: User) -> list[dict[str, Any]]:
    return list(signed_in(clinician).get(CASELOAD).data["results"])


@time_machine.travel(NOON, tick=False)
def test_caseload_goes_by_next_session_then_by_what_came_last(make_user: MakeUser, dana: User) -> None:
    names = ("soon", "later", "shared", "silent", "shared before")
    clients = {name: make_user(name) for name in names}
    links = {name: link(client, dana) for name, client in clients.items()}
    set_session(dana, links["later"], day(5))
    set_session(dana, links["soon"], day(1))
    with time_machine.travel(NOON + timedelta(minutes=1), tick=False):
        share(clients["shared before"], dana, links["shared before"], until="2026-09-13T00:00:00Z")
    with time_machine.travel(NOON + timedelta(minutes=2), tick=False):
        share(clients["shared"], dana, links["shared"], until="2026-09-13T00:00:00Z")
        order = [str(case["care_link"]) for case in caseload(dana)]
    assert order == [str(links[name]) for name in ("soon", "later", "shared", "shared before", "silent")]


def test_case_holds_little_and_the_introduction_what_the_clinicians_device_needs(
    alice: User, dana: User, erin: User, linked: UUID
) -> None:
    (case,) = caseload(dana)
    assert set(case) == {
        "care_link", "linked_on", "next_session_at", "last_session_at", "every_weeks", "shared", "unopened", "suggested",
        "review",
    }  # fmt: skip
    asked = f"/api/v1/clinic/introductions?care_links={linked},{new_id()}"
    (one,) = signed_in(dana).get(asked).json()["results"]
    assert set(one) == {
        "care_link", "client", "invitation", "alias_copy", "client_public_keys", "client_proof", "keys",
    }  # fmt: skip
    assert one["client_public_keys"] == {"x25519": alice.vault.x25519, "ed25519": alice.vault.ed25519}
    assert one["invitation"]["words"]["v"] == 1
    assert signed_in(dana).get(f"/api/v1/clinic/clients/{linked}").json()["introduction"] == one
    assert signed_in(erin).get(asked).json() == {"results": []}


@pytest.mark.parametrize("asked", ["x", ",".join(str(new_id()) for _ in range(41))])
def test_introductions_are_asked_for_by_name_and_not_by_the_hundred(dana: User, asked: str) -> None:
    assert signed_in(dana).get(f"/api/v1/clinic/introductions?care_links={asked}").status_code == 400


@pytest.mark.parametrize(
    ("zone", "on"),
    [("+14:00", "2026-06-16"), ("Pacific/Kiritimati", "2026-06-16"), ("Gone/Since", "2026-06-15")],
)
def test_days_are_the_clinicians_in_whatever_zone_their_browser_said(
    alice: User, dana: User, zone: str, on: str
) -> None:
    with time_machine.travel(NOON, tick=False):
        linked = link(alice, dana)
        Profile.objects.filter(user=dana).update(timezone=zone)
        (case,) = caseload(dana)
        assert case["linked_on"] == on
        assert signed_in(dana).get(f"/api/v1/clinic/clients/{linked}").json()["linked_on"] == on


@pytest.mark.parametrize(
    ("zone", "on"), [("America/Los_Angeles", "2026-06-14"), ("Asia/Tokyo", "2026-06-15")]
)
def test_what_a_clinician_did_themselves_is_of_their_day_too(
    alice: User, dana: User, erin: User, zone: str, on: str
) -> None:
    """In the evening it is tomorrow already where the server counts."""
    with time_machine.travel(datetime(2026, 6, 15, 3, tzinfo=UTC), tick=False):
        linked = link(alice, dana)
        Profile.objects.filter(user=dana).update(timezone=zone)
        alices, danas, at = signed_in(alice), signed_in(dana), f"/api/v1/clinic/clients/{linked}"
        entry = put_entry(alices, "speak-ups", **READY).data["id"]
        shared = share_body(alice, dana, linked, entry, kind="speak-ups")
        assert alices.post("/api/v1/grants", shared).status_code == 201
        suggestion, suggested = suggestion_body(alice, dana, linked)
        code = invite(signed_in(erin))[0].data["id"]
        days = [
            danas.put(f"/api/v1/clinic/replies/{shared['id']}", reply_body(alice, dana, shared)).json()[
                "sent_on"
            ],
            danas.get(f"/api/v1/clinic/replies/{shared['id']}").json()["sent_on"],
            danas.put(f"{at}/suggestions/{suggestion}", suggested).json()["suggested_on"],
            danas.get(f"{at}/suggestions").json()["results"][0]["suggested_on"],
            danas.post(f"{at}/measures", {"id": str(uuid4()), "measure": "gad-7"}).json()["proposed_on"],
            danas.get(f"{at}/measures").json()["results"][0]["proposed_on"],
            danas.put(f"{at}/handover", handover_body(alice, dana, linked, code)).json()["handover"][
                "proposed_on"
            ],
        ]
        assert set(days) == {on}, days


@pytest.mark.promise(37)
def test_caseload_and_page_tell_nothing_that_was_not_shared(
    alice: User, dana: User, alices: APIClient, linked: UUID
) -> None:
    private = put_entry(alices, "repairs", status="closed", answers={"outcome": "got_worse"}).data
    put_entry(alices, "repairs", answers={"choice": "not_now"})
    person = put_entry(alices, "people", route="quiet").data
    page = signed_in(dana).get(f"/api/v1/clinic/clients/{linked}")
    everything = signed_in(dana).get(CASELOAD).content.decode() + page.content.decode()
    for secret in (
        private["id"],
        person["id"],
        "got_worse",
        "quiet",
        "last_login",
        "2026-06-15T12:00:00",
        alice.username,
        "draft",
    ):
        assert secret not in everything, secret
    assert page.data["shared"] == []


def recent(dana: User, linked: UUID) -> tuple[dict[str, int], list[bool]]:
    """By the caseload and by the client's page."""
    page = signed_in(dana).get(f"/api/v1/clinic/clients/{linked}").data
    return caseload(dana)[0]["shared"], [one["since_last_session"] for one in page["shared"]]


@pytest.mark.parametrize("sets_the_next", [False, True])
@pytest.mark.parametrize("weeks", [0, 1])
def test_what_is_new_stays_new_until_the_session_is_over(
    alice: User, dana: User, linked: UUID, sets_the_next: bool, weeks: int
) -> None:
    def passes(clock: Any, **time: int) -> None:
        clock.shift(timedelta(**time))
        roll_sessions(timezone.now())

    with time_machine.travel(NOON, tick=False) as clock:
        set_session(dana, linked, (NOON + timedelta(days=2)).isoformat(), every_weeks=weeks)
        share(alice, dana, linked, until="2026-09-13T00:00:00Z")
        passes(clock, days=2, minutes=1)  # the first one goes on
        assert recent(dana, linked) == ({"repairs": 1}, [True])
        if sets_the_next or not weeks:
            set_session(dana, linked, (NOON + timedelta(days=9)).isoformat(), every_weeks=weeks)
        passes(clock, minutes=50)
        assert recent(dana, linked) == ({"repairs": 1}, [True])
        passes(clock, hours=1)
        assert recent(dana, linked) == ({}, [False])
        share(alice, dana, linked, until="2026-09-13T00:00:00Z")
        passes(clock, days=6, hours=22, minutes=10)  # and the second
        assert recent(dana, linked) == ({"repairs": 1}, [True, False])
        passes(clock, hours=2)
        assert recent(dana, linked) == ({}, [False, False])


def test_counts_begin_at_the_last_session(alice: User, dana: User, linked: UUID) -> None:
    with time_machine.travel(NOON, tick=False):
        set_session(dana, linked, day(2))
        share(alice, dana, linked, until="2026-09-13T00:00:00Z")
        assert caseload(dana)[0]["shared"] == {"repairs": 1}
    with time_machine.travel(NOON + timedelta(days=3), tick=False):
        (case,) = caseload(dana)
        assert (case["shared"], case["next_session_at"], case["last_session_at"]) == ({}, None, day(2))
        share(alice, dana, linked, until="2026-09-13T00:00:00Z")
        share(alice, dana, linked, until="2026-09-13T00:00:00Z")
        assert caseload(dana)[0]["shared"] == {"repairs": 2}
        set_session(dana, linked, day(9))
        (case,) = caseload(dana)
        assert (case["shared"], case["next_session_at"], case["last_session_at"]) == (
            {"repairs": 2},
            day(9),
            day(2),
        )


@pytest.mark.promise(12)
def test_caseload_counts_and_lists_live_shares_alone(
    alice: User, dana: User, alices: APIClient, linked: UUID, make_user: MakeUser
) -> None:
    kept, taken_back, over, deleted = (share(alice, dana, linked) for _ in range(4))
    alices.post(f"/api/v1/grants/{taken_back['id']}/revoke")
    Grant.objects.filter(pk=over["id"]).update(until=datetime.now(UTC) - timedelta(seconds=1))
    alices.delete(f"/api/v1/repairs/{deleted['entry']}", headers=entry_headers(1))
    ended = make_user("carol")
    others = link(ended, dana)
    share(ended, dana, others)
    signed_in(ended).post(f"/api/v1/care-links/{others}/end")

    (case,) = signed_in(dana).get("/api/v1/clinic/caseload").json()["results"]
    assert (case["care_link"], case["shared"]) == (str(linked), {"repairs": 1})
    page = signed_in(dana).get(f"/api/v1/clinic/clients/{linked}").json()
    assert [row["grant"] for row in page["shared"]] == [kept["id"]]
    alices.post(f"/api/v1/grants/{kept['id']}/revoke")
    (case,) = signed_in(dana).get("/api/v1/clinic/caseload").json()["results"]
    assert case["shared"] == {}


def test_page_lists_live_shares_newest_first_and_says_what_was_opened(
    alice: User, dana: User, alices: APIClient, linked: UUID
) -> None:
    first, second, third = (share(alice, dana, linked) for _ in range(3))
    alices.post(f"/api/v1/grants/{second['id']}/revoke")
    signed_in(dana).get(f"/api/v1/clinic/shared-copies/{first['id']}")
    page = signed_in(dana).get(f"/api/v1/clinic/clients/{linked}").data
    assert [(str(row["grant"]), row["opened_before"]) for row in page["shared"]] == [
        (third["id"], False),
        (first["id"], True),
    ]
    assert set(page["shared"][0]) == {
        "grant",
        "kind",
        "about",
        "level",
        "shared_on",
        "since_last_session",
        "until",
        "opened_before",
    }


def test_copy_comes_with_everything_its_header_is_made_of(alice: User, dana: User, linked: UUID) -> None:
    body = share(alice, dana, linked)
    answer = signed_in(dana).get(f"/api/v1/clinic/shared-copies/{body['id']}")
    expected = {
        "grant": body["id"], "client": str(alice.pk), "clinician": str(dana.pk), "kind": "repairs", "about": about_of(body),
        "level": "full", "until": body["until"], "copy": body["copy"], "signature": body["signature"],
    }  # fmt: skip
    assert {
        name: value if isinstance(value, dict | int) else str(value) for name, value in answer.data.items()
    } == expected
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.promise(12)
@pytest.mark.promise(37)
def test_everybody_else_is_turned_away(
    alice: User, dana: User, erin: User, ada: User, alices: APIClient, linked: UUID
) -> None:
    grant = share(alice, dana, linked)["id"]
    paths = (f"/api/v1/clinic/clients/{linked}", f"/api/v1/clinic/shared-copies/{grant}")
    unknown = (f"/api/v1/clinic/clients/{new_id()}", f"/api/v1/clinic/shared-copies/{new_id()}")
    for path, absent in zip(paths, unknown, strict=True):
        foreign = signed_in(erin).get(path)
        assert (foreign.status_code, foreign.content) == (404, signed_in(erin).get(absent).content)
    for path in (*paths, CASELOAD):
        for client in (alices, signed_in(ada), signed_in(dana, second_factor=False)):
            assert client.get(path).status_code == 403
        assert APIClient().get(path).status_code == 401
    assert caseload(erin) == []
    assert set_session(erin, linked, None).status_code == 404


@pytest.mark.parametrize(
    ("at", "code"),
    [
        (day(-1), "session_passed"),
        (day(400), "session_too_far"),
        ("tomorrow", "invalid"),
        ("", "invalid"),
        (5, "invalid"),
        ({}, "invalid"),
    ],
)
def test_strange_session_dates_are_refused_with_the_reason(
    dana: User, linked: UUID, at: Any, code: str
) -> None:
    with time_machine.travel(NOON, tick=False):
        answer = set_session(dana, linked, at)
    assert answer.status_code == 400
    assert (answer.data["error"]["code"], list(answer.data["error"]["fields"])) == (code, ["next_session_at"])


@time_machine.travel(NOON, tick=False)
def test_session_can_be_cleared_and_the_client_sees_it(dana: User, alices: APIClient, linked: UUID) -> None:
    assert set_session(dana, linked, day(3)).data == {"next_session_at": day(3), "every_weeks": 0}
    assert alices.get("/api/v1/care-links").data["results"][0]["next_session_at"] == day(3)
    assert set_session(dana, linked, None).data == {"next_session_at": None, "every_weeks": 0}
    assert alices.get("/api/v1/care-links").data["results"][0]["next_session_at"] is None


def test_number_of_queries_does_not_grow(make_user: MakeUser, alice: User, dana: User, linked: UUID) -> None:
    client = signed_in(dana)
    client.get(CASELOAD)  # the first request of a clinician's session also writes down that it is in use

    def count(path: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(path).status_code == 200
        return len(seen)

    share(alice, dana, linked)
    paths = (CASELOAD, f"/api/v1/clinic/clients/{linked}")
    few = [count(path) for path in paths]
    for number in range(8):
        other = make_user(f"other{number}")
        share(other, dana, link(other, dana))
        share(alice, dana, linked)
    assert [count(path) for path in paths] == few


@pytest.mark.promise(13)
def test_clinician_reads_what_they_opened_as_it_stands_in_the_clients_log(
    alice: User, dana: User, erin: User, alices: APIClient, linked: UUID
) -> None:
    opened, other = share(alice, dana, linked), share(alice, dana, linked)
    path = f"/api/v1/clinic/clients/{linked}/opened"
    copy = f"/api/v1/clinic/shared-copies/{opened['id']}"
    assert signed_in(dana).head(copy).status_code == 405  # nothing is read without a line
    assert signed_in(dana).get(path).data == {"results": []}
    for _ in range(2):
        signed_in(dana).get(copy)
    theirs = link(alice, erin)
    signed_in(erin).get(f"/api/v1/clinic/shared-copies/{share(alice, erin, theirs)['id']}")
    alices.post(f"/api/v1/grants/{opened['id']}/revoke")
    lines = signed_in(dana).get(path).data["results"]
    assert [(one["act"], str(one["grant"])) for one in lines] == [("opened", opened["id"])] * 2
    assert other["id"] not in str(lines)
    assert signed_in(erin).get(path).status_code == 404
    log = alices.get("/api/v1/access-records").data["results"]
    assert len(log) == 3  # the client's log has the other reader too
