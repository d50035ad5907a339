"""Sessions that come again: at the same time on the clinician's wall, each of them movable by itself."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine

from backend.accounts.models import Profile, User
from backend.clinic import services
from backend.sharing.models import CareLink
from tests.conftest import signed_in


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
