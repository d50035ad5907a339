"""Sessions that come again: at the same time on the clinician's wall, each of them movable by itself.

Above 300 lines, for each case is told from the one before it.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine

from backend.accounts.models import Profile, User
from backend.clinic import services
from backend.sharing.models import CareLink
from tests.conftest import signed_in
from tests.sharing.device import share


def set_session(clinician: User, care_link: UUID, at: str | None, **more: Any) -> Any:
    answer = signed_in(clinician).put(
        f"/api/v1/clinic/clients/{care_link}/next-session", {"next_session_at": at, **more}
    )
    assert answer.status_code == 200, answer.content
    return answer.json()


def sessions(clinician: User, care_link: UUID) -> tuple[str | None, str | None]:
    case = signed_in(clinician).get(f"/api/v1/clinic/clients/{care_link}").json()
    return case["last_session_at"], case["next_session_at"]


@pytest.fixture
def dana_in_berlin(dana: User) -> User:
    Profile.objects.filter(user=dana).update(timezone="Europe/Berlin")
    return dana


def at(text: str) -> Any:
    return time_machine.travel(f"{text}Z", tick=False)


@pytest.mark.parametrize(
    ("weeks", "following"),
    # The clocks go back on 25 October: 14:00 in Berlin is 12:00 UTC before, and 13:00 after.
    [(1, "2026-10-27T13:00:00Z"), (2, "2026-11-03T13:00:00Z"), (4, "2026-11-17T13:00:00Z")],
)
def test_next_one_is_at_the_same_time_on_the_clinicians_wall(
    dana_in_berlin: User, linked: UUID, weeks: int, following: str
) -> None:
    with at("2026-10-19T08:00:00"):
        set_session(dana_in_berlin, linked, "2026-10-20T12:00:00Z", every_weeks=weeks)
    with at("2026-10-20T12:00:01"):
        assert sessions(dana_in_berlin, linked) == ("2026-10-20T12:00:00Z", following)
        # and so it stays once the time has rolled on
        assert services.roll_sessions(datetime.fromisoformat("2026-10-20T12:00:01Z")) == 1
        assert sessions(dana_in_berlin, linked) == ("2026-10-20T12:00:00Z", following)
        assert CareLink.objects.get().next_session_at == datetime.fromisoformat(following)


def test_one_is_moved_by_itself_and_those_after_it_stay(dana: User, linked: UUID) -> None:
    with at("2026-06-01T08:00:00"):
        set_session(dana, linked, "2026-06-02T10:00:00Z", every_weeks=1)
        assert set_session(dana, linked, "2026-06-04T15:00:00Z")["every_weeks"] == 1
        assert sessions(dana, linked) == (None, "2026-06-04T15:00:00Z")
    with at("2026-06-04T15:00:01"):
        assert sessions(dana, linked) == ("2026-06-04T15:00:00Z", "2026-06-09T10:00:00Z")
        services.roll_sessions(datetime.fromisoformat("2026-06-04T15:00:01Z"))
        # An earlier one, before its regular time: that time does not come too.
        set_session(dana, linked, "2026-06-08T09:00:00Z")
    with at("2026-06-08T09:30:00"):
        assert sessions(dana, linked) == ("2026-06-08T09:00:00Z", "2026-06-16T10:00:00Z")


def test_one_is_left_out_and_the_one_after_it_comes(dana: User, linked: UUID) -> None:
    with at("2026-06-01T08:00:00"):
        set_session(dana, linked, "2026-06-02T10:00:00Z", every_weeks=1)
        assert set_session(dana, linked, None) == {
            "next_session_at": "2026-06-09T10:00:00Z",
            "every_weeks": 1,
        }
        assert set_session(dana, linked, None)["next_session_at"] == "2026-06-16T10:00:00Z"
        assert set_session(dana, linked, None, every_weeks=0) == {"next_session_at": None, "every_weeks": 0}
        assert sessions(dana, linked) == (None, None)


def test_asking_twice_or_from_an_old_page_leaves_no_other_one_out(dana: User, linked: UUID) -> None:
    meant = "2026-06-02T10:00:00Z"
    with at("2026-06-01T08:00:00"):
        set_session(dana, linked, meant, every_weeks=1)
        for _ in range(2):  # the answer to the first was lost
            left = set_session(dana, linked, None, leaving_out=meant)
            assert left == {"next_session_at": "2026-06-09T10:00:00Z", "every_weeks": 1}
        assert sessions(dana, linked) == (None, "2026-06-09T10:00:00Z")


def as_shown(at: str | None, every_weeks: int) -> dict[str, Any]:
    return {"next_session_at": at, "every_weeks": every_weeks}


REGULAR = "2026-06-02T10:00:00Z"


@pytest.mark.parametrize(
    "asked",
    [
        {"next_session_at": "2026-06-02T10:30:00Z"},  # moved
        {"next_session_at": REGULAR, "every_weeks": 2},
        {"next_session_at": None, "leaving_out": REGULAR},
        {"next_session_at": None, "every_weeks": 0},
    ],
)
def test_from_a_page_of_before_the_session_began_no_other_one_is_changed(
    dana: User, linked: UUID, asked: dict[str, Any]
) -> None:
    path = f"/api/v1/clinic/clients/{linked}/next-session"
    with at("2026-06-01T08:00:00"):
        set_session(dana, linked, REGULAR, every_weeks=1)
    with at("2026-06-02T10:05:00"):
        late = signed_in(dana).put(path, {**asked, "before": as_shown(REGULAR, 1)})
        assert (late.status_code, late.data["error"]["code"]) == (409, "stale_revision")
        assert sessions(dana, linked) == (REGULAR, "2026-06-09T10:00:00Z")
        assert CareLink.objects.get().every_weeks == 1


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        (("2026-06-04T15:00:00Z", None), as_shown(REGULAR, 1)),
        ((REGULAR, 2), as_shown(REGULAR, 1)),
        ((None, 0), as_shown(REGULAR, 1)),
        ((REGULAR, 1), as_shown(None, 0)),
    ],
)
def test_what_another_page_kept_meanwhile_is_not_written_over(
    dana: User, linked: UUID, kept: tuple[str | None, int | None], shown: dict[str, Any]
) -> None:
    path, mine = f"/api/v1/clinic/clients/{linked}/next-session", as_shown("2026-06-03T09:00:00Z", 4)
    with at("2026-06-01T08:00:00"):
        set_session(dana, linked, REGULAR, every_weeks=1)
        now = set_session(dana, linked, kept[0], **({} if kept[1] is None else {"every_weeks": kept[1]}))
        late = signed_in(dana).put(path, {**mine, "before": shown})
        assert (late.status_code, late.data["error"]["code"]) == (409, "stale_revision")
        assert sessions(dana, linked) == (None, now["next_session_at"])
        assert signed_in(dana).put(path, {**mine, "before": now}).json() == mine


def test_one_is_left_out_once_where_the_answer_was_lost_and_another_one_never(
    dana: User, linked: UUID
) -> None:
    path = f"/api/v1/clinic/clients/{linked}/next-session"
    with at("2026-06-01T08:00:00"):
        set_session(dana, linked, REGULAR, every_weeks=1)
        leave_out = {"next_session_at": None, "leaving_out": REGULAR, "before": as_shown(REGULAR, 1)}
        following = as_shown("2026-06-09T10:00:00Z", 1)
        for _ in range(2):
            assert signed_in(dana).put(path, leave_out).json() == following
        set_session(dana, linked, "2026-06-08T15:00:00Z")
        late = {"next_session_at": None, "leaving_out": following["next_session_at"], "before": following}
        assert signed_in(dana).put(path, late).status_code == 409
        assert sessions(dana, linked)[1] == "2026-06-08T15:00:00Z"


def test_asked_twice_one_that_was_moved_past_the_next_regular_time_is_left_out_once(
    dana: User, linked: UUID
) -> None:
    path = f"/api/v1/clinic/clients/{linked}/next-session"
    with at("2026-06-01T08:00:00"):
        set_session(dana, linked, REGULAR, every_weeks=1)
        moved = set_session(dana, linked, "2026-06-10T10:00:00Z")
        leave_out = {"next_session_at": None, "leaving_out": moved["next_session_at"], "before": moved}
        for _ in range(2):
            assert signed_in(dana).put(path, leave_out).json() == as_shown("2026-06-09T10:00:00Z", 1)


def test_nothing_is_said_to_be_left_out_that_another_page_moved_back(dana: User, linked: UUID) -> None:
    """To its regular time, or the next one elsewhere after one was left out."""
    path = f"/api/v1/clinic/clients/{linked}/next-session"
    with at("2026-06-01T08:00:00"):
        set_session(dana, linked, REGULAR, every_weeks=1)
        shown = set_session(dana, linked, "2026-06-03T10:00:00Z")
        set_session(dana, linked, REGULAR)
        late = {"next_session_at": None, "leaving_out": shown["next_session_at"], "before": shown}
        assert signed_in(dana).put(path, late).status_code == 409
        shown = as_shown(REGULAR, 1)
        set_session(dana, linked, "2026-06-16T10:00:00Z", every_weeks=1)
        late = {"next_session_at": None, "leaving_out": REGULAR, "before": shown}
        assert signed_in(dana).put(path, late).status_code == 409
        assert sessions(dana, linked) == (None, "2026-06-16T10:00:00Z")


def test_one_as_nothing_sets_it_any_more_can_be_changed(dana: User, linked: UUID) -> None:
    """To the microsecond, and at a distance that is none to choose."""
    with at("2026-06-01T08:00:00"):
        odd = datetime.fromisoformat("2026-06-02T10:00:07.123456Z")
        CareLink.objects.update(next_session_at=odd, regular_at=odd, every_weeks=3, session_zone="UTC")
        case = signed_in(dana).get(f"/api/v1/clinic/clients/{linked}").json()
        shown = as_shown(case["next_session_at"], case["every_weeks"])
        set_session(dana, linked, REGULAR, every_weeks=1, before=shown)


@pytest.mark.parametrize("rolled", [False, True])
def test_one_that_has_begun_is_moved_to_a_little_later_and_the_next_one_stays(
    dana: User, linked: UUID, rolled: bool
) -> None:
    """Also by a page that does not say what it showed."""
    with at("2026-06-01T08:00:00"):
        set_session(dana, linked, REGULAR, every_weeks=1)
    with at("2026-06-02T10:05:00"):
        if rolled:
            services.roll_sessions(datetime.fromisoformat("2026-06-02T10:05:00Z"))
        assert set_session(dana, linked, "2026-06-02T10:30:00Z") == as_shown("2026-06-02T10:30:00Z", 1)
    with at("2026-06-02T10:31:00"):
        assert sessions(dana, linked) == ("2026-06-02T10:30:00Z", "2026-06-09T10:00:00Z")
        set_session(dana, linked, "2026-06-02T11:00:00Z")  # and once more
        set_session(dana, linked, "2026-06-02T11:30:00Z")
        assert set_session(dana, linked, None) == as_shown("2026-06-09T10:00:00Z", 1)
        assert set_session(dana, linked, "2026-06-03T09:00:00Z") == as_shown("2026-06-03T09:00:00Z", 1)
    with at("2026-06-03T09:01:00"):
        assert sessions(dana, linked) == ("2026-06-03T09:00:00Z", "2026-06-16T10:00:00Z")


@pytest.mark.parametrize(
    ("to", "following"),
    [
        ("2026-06-02T22:30:00Z", "2026-06-09T21:30:00Z"),  # half past midnight in Berlin
        ("2026-06-03T09:30:00Z", "2026-06-16T21:30:00Z"),  # tomorrow: so the next one comes sooner
    ],
)
def test_on_either_side_of_midnight_it_is_the_same_one(
    dana_in_berlin: User, linked: UUID, to: str, following: str
) -> None:
    with at("2026-06-01T08:00:00"):
        set_session(dana_in_berlin, linked, "2026-06-02T21:30:00Z", every_weeks=1)
    with at("2026-06-02T21:35:00"):
        set_session(dana_in_berlin, linked, to)
    with at("2026-06-03T10:00:00"):
        assert sessions(dana_in_berlin, linked) == (to, following)


def test_after_months_of_silence_the_last_and_the_next_are_found(dana: User, linked: UUID) -> None:
    with at("2026-06-01T08:00:00"):
        set_session(dana, linked, "2026-06-02T10:00:00Z", every_weeks=2)
    with at("2026-09-01T10:00:00"):
        assert sessions(dana, linked) == ("2026-08-25T10:00:00Z", "2026-09-08T10:00:00Z")


def test_session_without_a_rhythm_is_left_alone(dana: User, linked: UUID) -> None:
    with at("2026-06-01T08:00:00"):
        set_session(dana, linked, "2026-06-02T10:00:00Z")
    assert services.roll_sessions(datetime.fromisoformat("2026-06-03T00:00:00Z")) == 0
    with at("2026-06-03T00:00:00"):
        assert sessions(dana, linked) == ("2026-06-02T10:00:00Z", None)


def test_reminders_of_the_client_follow_the_session_that_rolled_on(
    alice: User, dana: User, linked: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[Any, datetime]] = []
    with at("2026-06-01T08:00:00"):
        set_session(dana, linked, "2026-06-02T10:00:00Z", every_weeks=1)
    monkeypatch.setattr(
        "backend.reminders.services.sessions_changed", lambda owner, now: told.append((owner, now))
    )
    later = datetime.fromisoformat("2026-06-02T10:00:00Z") + timedelta(minutes=1)
    services.roll_sessions(later)
    assert told == [(alice.pk, later)]


def test_one_that_is_moved_after_it_began_is_no_last_session(alice: User, dana: User, linked: UUID) -> None:
    """What was shared for it stays new, and the morning after is that of the day it takes place."""
    with at("2026-06-01T08:00:00"):
        set_session(dana, linked, "2026-06-02T22:45:00Z", every_weeks=1)
        after = {"content": "session", "rhythm": "morning_after", "timezone": "UTC"}
        window = {"window_start": "09:00", "window_end": "11:00"}
        made = signed_in(alice).post("/api/v1/reminders", {**after, **window}).json()["id"]
    with at("2026-06-05T08:00:00"):
        share(alice, dana, linked)
    with at("2026-06-09T22:50:00"):
        set_session(dana, linked, "2026-06-10T10:30:00Z")  # not tonight: tomorrow
        assert sessions(dana, linked) == ("2026-06-02T22:45:00Z", "2026-06-10T10:30:00Z")
        assert signed_in(alice).get(f"/api/v1/reminders/{made}").json()["next"]["on"] == "2026-06-11"
    with at("2026-06-10T10:00:00"):
        (case,) = signed_in(dana).get("/api/v1/clinic/caseload").json()["results"]
        assert case["shared"] == {"repairs": 1}
    with at("2026-06-10T13:00:00"):
        assert sessions(dana, linked) == ("2026-06-10T10:30:00Z", "2026-06-16T22:45:00Z")


def test_where_the_last_one_was_moved_late_an_earlier_next_one_is_moved_and_does_not_come_twice(
    dana: User, linked: UUID
) -> None:
    with at("2026-06-01T08:00:00"):
        set_session(dana, linked, REGULAR, every_weeks=1)
        set_session(dana, linked, "2026-06-09T01:00:00Z")
    with at("2026-06-09T08:00:00"):
        assert sessions(dana, linked) == ("2026-06-09T01:00:00Z", "2026-06-09T10:00:00Z")
        assert set_session(dana, linked, "2026-06-09T09:00:00Z") == as_shown("2026-06-09T09:00:00Z", 1)
        assert sessions(dana, linked)[0] == "2026-06-09T01:00:00Z"
    with at("2026-06-09T09:01:00"):
        assert sessions(dana, linked) == ("2026-06-09T09:00:00Z", "2026-06-16T10:00:00Z")


@pytest.mark.parametrize("took_place", [True, False])
def test_which_one_is_moved_can_be_said(dana: User, linked: UUID, took_place: bool) -> None:
    with at("2026-06-01T08:00:00"):
        set_session(dana, linked, REGULAR, every_weeks=1)
        set_session(dana, linked, "2026-06-09T01:00:00Z")
    with at("2026-06-09T02:00:00"):
        set_session(dana, linked, "2026-06-09T04:00:00Z", last_took_place=took_place)
        assert sessions(dana, linked)[0] == ("2026-06-09T01:00:00Z" if took_place else None)
    with at("2026-06-09T04:01:00"):
        following = "2026-06-16T10:00:00Z" if took_place else "2026-06-09T10:00:00Z"
        assert sessions(dana, linked) == ("2026-06-09T04:00:00Z", following)


def test_one_of_another_day_took_place_whatever_is_said(dana: User, linked: UUID) -> None:
    with at("2026-06-01T08:00:00"):
        set_session(dana, linked, REGULAR, every_weeks=0)
    with at("2026-06-03T10:00:00"):
        set_session(dana, linked, "2026-06-03T18:00:00Z", every_weeks=0, last_took_place=False)
        assert sessions(dana, linked) == (REGULAR, "2026-06-03T18:00:00Z")


@pytest.mark.parametrize("weeks", [0, 1])
@pytest.mark.parametrize("took_place", [None, True, False])
def test_one_that_is_set_anew_after_it_began_counts_as_held_unless_it_is_said_not_to(
    alice: User, dana: User, linked: UUID, weeks: int, took_place: bool | None
) -> None:
    with at("2026-06-01T08:00:00"):
        set_session(dana, linked, REGULAR, every_weeks=0)
        share(alice, dana, linked)
    with at("2026-06-02T10:05:00"):
        said = {} if took_place is None else {"last_took_place": took_place}
        set_session(dana, linked, "2026-06-02T18:00:00Z", every_weeks=weeks, **said)
        assert sessions(dana, linked) == (None if took_place is False else REGULAR, "2026-06-02T18:00:00Z")
    with at("2026-06-02T12:00:00"):
        (case,) = signed_in(dana).get("/api/v1/clinic/caseload").json()["results"]
        assert case["shared"] == ({"repairs": 1} if took_place is False else {})
