"""Away dates and who is there meanwhile, as linked clients read them."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from rest_framework.test import APIClient

from backend.accounts.models import Clinician, Practice, User

AWAY = {"from_on": "2036-06-20", "until_on": "2036-06-28", "cover": "Dr Erin, 020 7946 0000"}


def shown(client: APIClient) -> object:
    return client.get("/api/v1/care-links").data["results"][0]["clinician"]["away"]


def test_a_linked_client_reads_it_as_the_clinician_set_it(
    alices: APIClient, danas: APIClient, linked: UUID
) -> None:
    assert shown(alices) is None
    assert danas.put("/api/v1/practice/away", {"away": AWAY}).data == {"away": AWAY}
    assert shown(alices) == AWAY


@pytest.mark.parametrize(
    ("at", "told"),
    [
        (datetime(2036, 6, 1, 12, tzinfo=UTC), True),
        (datetime(2036, 6, 29, 3, tzinfo=UTC), True),  # still the last day where the practice is
        (datetime(2036, 6, 29, 12, tzinfo=UTC), False),
    ],
)
def test_it_is_told_from_when_it_is_known_until_its_last_day_is_over(
    dana: User, danas: APIClient, at: datetime, told: bool
) -> None:
    danas.put("/api/v1/practice/away", {"away": AWAY})
    Practice.objects.update(timezone="America/New_York")
    assert Clinician.objects.get(user=dana).is_away(at) == told


def test_taken_away_again_nobody_reads_it(alices: APIClient, danas: APIClient, linked: UUID) -> None:
    danas.put("/api/v1/practice/away", {"away": AWAY})
    danas.put("/api/v1/practice/away", {"away": None})
    assert shown(alices) is None


def test_an_old_page_writes_over_no_other_dates(danas: APIClient) -> None:
    path, other = "/api/v1/practice/away", {**AWAY, "until_on": "2036-07-02"}
    assert danas.put(path, {"away": AWAY, "before": {"away": None}}).status_code == 200
    for late in (other, None):
        refused = danas.put(path, {"away": late, "before": {"away": None}})
        assert (refused.status_code, refused.data["error"]["code"]) == (409, "stale_revision")
    assert danas.put(path, {"away": other, "before": {"away": AWAY}}).data == {"away": other}


def test_dates_that_are_over_are_none_to_write_over(dana: User, danas: APIClient) -> None:
    over = {"away_from": date(2016, 6, 20), "away_until": date(2016, 6, 28), "cover": "Dr Erin"}
    Clinician.objects.filter(user=dana).update(**over)
    shown = danas.get("/api/v1/practice/away").data
    assert danas.put("/api/v1/practice/away", {"away": AWAY, "before": shown}).data == {"away": AWAY}


@pytest.mark.parametrize("cover", ["Dr Erin \n", " Dr Erin"])
def test_what_was_kept_by_other_rules_can_be_changed(dana: User, danas: APIClient, cover: str) -> None:
    held = {"away_from": date(2036, 6, 20), "away_until": date(2036, 6, 28), "cover": cover}
    Clinician.objects.filter(user=dana).update(**held)
    shown = danas.get("/api/v1/practice/away").data
    assert danas.put("/api/v1/practice/away", {"away": None, "before": shown}).data == {"away": None}


@pytest.mark.parametrize("wrong", [{"until_on": "2036-06-19"}, {"cover": "c" * 301}, {"from_on": "soon"}])
def test_what_does_not_fit_is_refused(danas: APIClient, wrong: dict[str, str]) -> None:
    assert danas.put("/api/v1/practice/away", {"away": {**AWAY, **wrong}}).status_code == 400
    assert danas.get("/api/v1/practice/away").data == {"away": None}
