"""Every list has a maximum, and its number of queries does not grow with its rows."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.core.api.pagination import CursorPages
from backend.core.ids import new_id
from backend.push.models import PushSubscription
from backend.reminders import services as reminders
from backend.sharing.models import CareLink, Grant, Invitation
from tests.conftest import MakeUser, b64, put_entry, sealed_words, signed_in
from tests.contracts.operations import operations
from tests.contracts.world import reminder_body, subscription_body

# Lists that are one page by a rule of their own, and the rule.
ONE_PAGE = {
    "reminders_list": "at most 20 reminders",
    "reminders_timezone": "the same 20",
    "account_events_list": "at most the newest 100",
    "signed_in_devices_list": "one for each session that lives",
    "push_subscriptions_list": "at most 10 devices",
    "clinic_caseload": "at most 300 clients",
    "clinic_client": "at most 500 live shares",
    "clinic_client_heartbeat": "the same 500",
    "clinic_introductions": "at most 40, asked for by name",
    "practice_clinicians": "who works in one practice",
    "practice_links": "the open ones of one practice, each good for two days",
    "affirmations_list": "the library is data of ours",
    "reminder_occurrences_list": "pages of at most 100",
}


def _is_list(operation: Any) -> bool:
    ok = (
        operation.detail["responses"]
        .get("200", {})
        .get("content", {})
        .get("application/json", {})
        .get("schema", {})
    )
    name = ok.get("$ref", "").rsplit("/", 1)[-1]
    return (
        ok.get("type") == "array"
        or "List" in name
        or name.startswith("Paginated")
        or operation.id in ONE_PAGE
    )


def test_every_list_is_paged_or_has_a_rule_of_its_own() -> None:
    assert CursorPages.max_page_size == 100
    for operation in operations():
        if _is_list(operation) and operation.id not in ONE_PAGE:
            parameters = {parameter["name"] for parameter in operation.detail.get("parameters", [])}
            assert "limit" in parameters, operation.id


@pytest.mark.django_db
@pytest.mark.parametrize("limit", ["101", "100000", "-1", "0", "x", ""])
def test_no_page_is_longer_than_the_maximum_whatever_is_asked_for(
    alice: User, dana: User, limit: str
) -> None:
    _shares(alice, dana, 120)
    answer = signed_in(alice).get(f"/api/v1/grants?limit={limit}")
    assert answer.status_code == 200
    assert len(answer.json()["results"]) <= 100


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["sync?limit=201", "sync?since=-1", "sync?since=99999999999999999999", "sync?limit=x"]
)
def test_a_pull_of_another_size_is_refused(alices: APIClient, path: str) -> None:
    assert alices.get(f"/api/v1/{path}").status_code == 400


def _link(client: User, clinician: User) -> CareLink:
    return CareLink.objects.create(
        client=client, clinician=clinician, alias_copy="", consent_version="1", since=timezone.now()
    )


def _shares(client: User, clinician: User, number: int) -> None:
    link = CareLink.objects.filter(client=client, clinician=clinician).first() or _link(client, clinician)
    now = timezone.now()
    Grant.objects.bulk_create(
        Grant(
            care_link=link, kind="repairs", entry=new_id(), entry_revision=1, about="-", level="full", from_at=now,
            until=now + timedelta(days=9), until_text="x", copy="{}", signature=b64(64),
        )
        for _ in range(number)
    )  # fmt: skip


Fill = Callable[[User, User, MakeUser, int], None]


def _entries(alice: User, dana: User, make_user: MakeUser, number: int) -> None:
    for _ in range(number):
        put_entry(signed_in(alice), "people", words=sealed_words(100))


def _caseload(alice: User, dana: User, make_user: MakeUser, number: int) -> None:
    for _ in range(number):
        client = make_user(f"client-{new_id()}")
        _link(client, dana)
        _shares(client, dana, 1)


def _invitations(alice: User, dana: User, make_user: MakeUser, number: int) -> None:
    now = timezone.now()
    for _ in range(number):
        Invitation.objects.create(
            clinician=dana, lookup_hash=b64(32), proof=b64(32), created_at=now, expires_at=now
        )


def _links(alice: User, dana: User, make_user: MakeUser, number: int) -> None:
    for _ in range(number):
        _link(alice, make_user(f"clinician-{new_id()}", "clinician"))


def _reminders(alice: User, dana: User, make_user: MakeUser, number: int) -> None:
    client = signed_in(alice)
    for _ in range(number):
        client.post("/api/v1/reminders", reminder_body(), format="json")


def _devices(alice: User, dana: User, make_user: MakeUser, number: int) -> None:
    for _ in range(number):
        signed_in(alice).post("/api/v1/push-subscriptions", subscription_body(str(new_id())), format="json")


def _occurrences(alice: User, dana: User, make_user: MakeUser, number: int) -> None:
    if not PushSubscription.objects.filter(owner=alice).exists():
        _devices(alice, dana, make_user, 2)
    for _ in range(number):
        reminders.send_one_now(alice, now=timezone.now())


def _some_shares(alice: User, dana: User, make_user: MakeUser, number: int) -> None:
    _shares(alice, dana, number)


def _records(alice: User, dana: User, make_user: MakeUser, number: int) -> None:
    _shares(alice, dana, number)
    for grant in Grant.objects.filter(care_link__client=alice).order_by("-id")[:number]:
        signed_in(dana).get(f"/api/v1/clinic/shared-copies/{grant.pk}")


LISTS: list[tuple[str, str, Fill, int]] = [
    ("alice", "sync", _entries, 30),
    ("alice", "grants", _some_shares, 30),
    ("alice", "care-links", _links, 30),
    ("alice", "access-records", _records, 30),
    ("alice", "reminders", _reminders, 15),
    ("alice", "push-subscriptions", _devices, 8),
    ("alice", "reminder-occurrences", _occurrences, 30),
    ("dana", "invitations", _invitations, 30),
    ("dana", "clinic/caseload", _caseload, 30),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("who", "path", "fill", "many"), LISTS, ids=[one[1] for one in LISTS])
def test_queries_do_not_grow_with_rows(
    alice: User, dana: User, make_user: MakeUser, who: str, path: str, fill: Fill, many: int
) -> None:
    client = signed_in({"alice": alice, "dana": dana}[who])

    def asked() -> tuple[int, int]:
        client.get(f"/api/v1/{path}")  # a session's first request writes its stamp
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(f"/api/v1/{path}").json()
        return len(queries), len(answer.get("results", answer.get("entries")))

    fill(alice, dana, make_user, 1)
    queries, rows = asked()
    assert rows == 1 or path in {"push-subscriptions", "reminder-occurrences"}
    fill(alice, dana, make_user, many - 1)
    more_queries, more_rows = asked()
    assert more_rows > rows
    assert more_queries == queries
