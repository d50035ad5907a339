"""Consent asked about again after 90 days: what stands, each answer, and what pauses where there is none."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine

from backend.accounts.models import User
from backend.core import consents
from backend.sharing.api.consents import SUBJECTS
from backend.sharing.models import CareLink, Grant
from tests.conftest import NOON, put_entry, sealed_words, signed_in
from tests.sharing.device import link, share, share_body

DAY = timedelta(days=1)
pytestmark = [pytest.mark.django_db, pytest.mark.promise(14)]


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def shared(clock: Any, alice: User, dana: User) -> dict[str, str]:
    """A share that runs for most of a year, by what is asked about: its link and itself."""
    linked = link(alice, dana)
    body = share(alice, dana, linked, until="2027-05-01T00:00:00Z")
    return {"care_link": str(linked), "grant": body["id"]}


def asked(client: User) -> set[tuple[str, str]]:
    rows = signed_in(client).get("/api/v1/consents").data["results"]
    return {(row["subject"], str(row["id"])) for row in rows if row["due"]}


def answer(client: User, subject: str, id: str | None, said: str) -> int:
    body = {"subject": subject, "id": id, "answer": said}
    return signed_in(client).post("/api/v1/consents", body).status_code


def opens(clinician: User, grant: str) -> int:
    return signed_in(clinician).get(f"/api/v1/clinic/shared-copies/{grant}").status_code


def caseload(clinician: User) -> list[str]:
    return [
        str(row["care_link"]) for row in signed_in(clinician).get("/api/v1/clinic/caseload").data["results"]
    ]


def test_every_registered_subject_can_be_answered() -> None:
    assert set(consents.subjects()) == set(SUBJECTS)


@pytest.mark.parametrize("subject", ["care_link", "grant"])
def test_asked_on_the_ninetieth_day_and_not_before(
    clock: Any, alice: User, shared: dict[str, str], subject: str
) -> None:
    clock.move_to(NOON + 90 * DAY - timedelta(seconds=1))
    assert asked(alice) == set()
    clock.move_to(NOON + 90 * DAY)
    assert (subject, shared[subject]) in asked(alice)


@pytest.mark.parametrize("subject", ["care_link", "grant"])
def test_kept_is_asked_again_ninety_days_later(
    clock: Any, alice: User, dana: User, shared: dict[str, str], subject: str
) -> None:
    clock.move_to(NOON + 95 * DAY)
    assert answer(alice, subject, shared[subject], "keep") == 204
    assert (subject, shared[subject]) not in asked(alice)
    clock.move_to(NOON + 184 * DAY)
    assert (subject, shared[subject]) not in asked(alice)
    clock.move_to(NOON + 185 * DAY)
    assert (subject, shared[subject]) in asked(alice)


@pytest.mark.parametrize("subject", ["care_link", "grant"])
def test_later_asks_a_week_on_and_holds_no_longer(
    clock: Any, alice: User, dana: User, shared: dict[str, str], subject: str
) -> None:
    clock.move_to(NOON + 90 * DAY)
    other = "grant" if subject == "care_link" else "care_link"
    assert answer(alice, other, shared[other], "keep") == 204
    assert answer(alice, subject, shared[subject], "later") == 204
    clock.move_to(NOON + 97 * DAY - timedelta(seconds=1))
    assert asked(alice) == set()
    clock.move_to(NOON + 97 * DAY)
    assert asked(alice) == {(subject, shared[subject])}
    clock.move_to(NOON + 119 * DAY)
    assert answer(alice, subject, shared[subject], "later") == 204
    assert opens(dana, shared["grant"]) == 200
    clock.move_to(NOON + 120 * DAY)
    assert opens(dana, shared["grant"]) == 404, "later was taken for a yes"


@pytest.mark.parametrize("subject", ["care_link", "grant"])
def test_without_an_answer_it_pauses_and_a_yes_brings_it_back(
    clock: Any, alice: User, dana: User, shared: dict[str, str], subject: str
) -> None:
    clock.move_to(NOON + 90 * DAY)
    other = "grant" if subject == "care_link" else "care_link"
    assert answer(alice, other, shared[other], "keep") == 204
    clock.move_to(NOON + 120 * DAY - timedelta(seconds=1))
    assert opens(dana, shared["grant"]) == 200
    kept = Grant.objects.get().copy
    clock.move_to(NOON + 120 * DAY)
    assert opens(dana, shared["grant"]) == 404
    assert signed_in(alice).get("/api/v1/grants").data["results"][0]["state"] == "paused"
    page = signed_in(dana).get(f"/api/v1/clinic/clients/{shared['care_link']}")
    if subject == "care_link":
        assert caseload(dana) == []
        assert page.status_code == 404
        date = {"next_session_at": "2026-11-01T10:00:00Z"}
        assert (
            signed_in(dana)
            .put(f"/api/v1/clinic/clients/{shared['care_link']}/next-session", date)
            .status_code
            == 404
        )
        assert signed_in(alice).get("/api/v1/care-links").data["results"][0]["paused"] is True
    else:
        assert page.data["shared"] == []
        beat = signed_in(dana).get(f"/api/v1/clinic/clients/{shared['care_link']}/heartbeat")
        assert beat.data["shared"] == beat.data["grants"] == [], "a page that stands open lets go of it"
        assert signed_in(dana).get("/api/v1/clinic/caseload").data["results"][0]["shared"] == {}
    assert Grant.objects.get().copy == kept, "a pause deletes nothing"
    assert answer(alice, subject, shared[subject], "keep") == 204
    assert opens(dana, shared["grant"]) == 200
    assert caseload(dana) == [shared["care_link"]]


def test_no_page_of_a_clinicians_shows_a_paused_link(
    clock: Any, alice: User, dana: User, shared: dict[str, str]
) -> None:
    link, grant = shared["care_link"], shared["grant"]

    def seen() -> tuple[list[Any], list[int]]:
        asks = signed_in(dana)
        introduced = asks.get("/api/v1/clinic/introductions", {"care_links": link}).data["results"]
        beat = asks.get(f"/api/v1/clinic/clients/{link}/heartbeat")
        memo = {"words": sealed_words(), "revision": 1}
        acts = [
            asks.put(f"/api/v1/clinic/clients/{link}/memo", memo).status_code,
            asks.post(f"/api/v1/clinic/clients/{link}/reviewed").status_code,
        ]
        shares = [one["grant"] for one in beat.data["shared"]] if beat.status_code == 200 else []
        return [len(introduced), shares], [beat.status_code, *acts]

    clock.move_to(NOON + 119 * DAY)
    before, answered = seen()
    assert (before, [status < 300 for status in answered]) == ([1, [grant]], [True, True, True])
    clock.move_to(NOON + 120 * DAY)
    assert seen() == ([0, []], [404, 404, 404])


def test_nothing_new_is_shared_through_a_paused_link(
    clock: Any, alice: User, dana: User, shared: dict[str, str]
) -> None:
    clock.move_to(NOON + 120 * DAY)
    entry = put_entry(signed_in(alice), "repairs", status="closed").data["id"]
    body = share_body(alice, dana, shared["care_link"], entry, until="2026-12-01T00:00:00Z")
    refused = signed_in(alice).post("/api/v1/grants", body)
    assert (refused.status_code, refused.data["error"]["code"]) == (409, "link_paused")


def test_stop_ends_it_at_once(clock: Any, alice: User, dana: User, shared: dict[str, str]) -> None:
    clock.move_to(NOON + 90 * DAY)
    assert answer(alice, "grant", shared["grant"], "stop") == 204
    assert opens(dana, shared["grant"]) == 404
    assert Grant.objects.get().copy == ""
    assert answer(alice, "care_link", shared["care_link"], "stop") == 204
    assert CareLink.objects.get().ended_by == "client"
    assert asked(alice) == set()


@pytest.mark.parametrize("said", ["keep", "later", "stop"])
@pytest.mark.parametrize("subject", ["care_link", "grant"])
def test_nobody_answers_for_another(
    clock: Any, alice: User, bob: User, dana: User, shared: dict[str, str], subject: str, said: str
) -> None:
    clock.move_to(NOON + 90 * DAY)
    assert answer(bob, subject, shared[subject], said) == 404
    assert answer(dana, subject, shared[subject], said) == 403
    assert asked(alice) == {("care_link", shared["care_link"]), ("grant", shared["grant"])}
    assert asked(bob) == set()


def test_what_is_over_is_not_asked_about(clock: Any, alice: User, dana: User) -> None:
    linked: UUID = link(alice, dana)
    share(alice, dana, linked, until="2026-08-01T00:00:00Z")
    clock.move_to(NOON + 90 * DAY)
    assert asked(alice) == {("care_link", str(linked))}
