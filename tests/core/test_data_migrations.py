"""What changes rows at an upgrade takes as many statements for a thousand people as for ten."""

from collections.abc import Callable
from datetime import datetime, timedelta
from importlib import import_module
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.accounts.models import Role, User
from backend.core.consents import HOLDS
from backend.core.models import CursorMark, EntryCursor
from backend.reminders.models import Email, Occurrence, Purpose, Reminder
from backend.sharing.models import Grant
from tests.conftest import NOON, MakeUser
from tests.reminders.scenario import remind
from tests.sharing.device import link

pytestmark = [pytest.mark.django_db, pytest.mark.promise(43)]


def statements(act: Callable[[Any, Any], None]) -> int:
    with CaptureQueriesContext(connection) as asked:
        act(apps, None)
    return len(asked)


@pytest.mark.parametrize("people", [1, 12])
def test_whoever_wrote_before_there_were_marks_gets_one_each(make_user: MakeUser, people: int) -> None:
    owners = [make_user(f"writer-{number}") for number in range(people)]
    for number, owner in enumerate(owners):
        EntryCursor.objects.create(owner=owner, value=number + 1)
    EntryCursor.objects.create(owner=make_user("nothing-yet"), value=0)
    assert statements(import_module("backend.core.migrations.0005_marks_of_before").mark) == 2
    marks = {row.owner_id: (row.cursor, len(row.mark)) for row in CursorMark.objects.all()}
    assert marks == {owner.pk: (number + 1, 11) for number, owner in enumerate(owners)}
    assert CursorMark.objects.values("mark").distinct().count() == people


def came(reminder: Reminder, days: int, **more: Any) -> None:
    at = NOON + timedelta(days=days)
    Occurrence.objects.create(
        owner=reminder.owner,
        reminder=reminder,
        local_on=at.date(),
        due_at=at,
        expires_at=at + timedelta(hours=1),
        **{"email": Email.SENT, "accepted_at": at, **more},
    )


@pytest.mark.parametrize("people", [1, 12])
def test_emails_are_taken_out_of_the_number_of_each_reminder(
    alice: User, make_user: MakeUser, people: int
) -> None:
    reminders = [remind(make_user(f"reader-{number}")) for number in range(people)]
    for reminder in reminders:
        came(reminder, 1)
        came(reminder, 2)
        came(reminder, 3, opened_at=NOON)
        came(reminder, 4, accepted_at=None)
        came(reminder, 5, purpose=Purpose.LATER)
        came(reminder, -1)  # before it was answered
    few, other = remind(alice), remind(alice)
    came(few, 1)
    came(few, 2)
    Reminder.objects.update(unopened=3, answered_at=NOON)
    Reminder.objects.filter(pk=few.pk).update(unopened=1, answered_at=None)
    assert (
        statements(import_module("backend.reminders.migrations.0008_emails_count_where_they_stand").take_out)
        == 1
    )
    left = dict(Reminder.objects.values_list("pk", "unopened"))
    assert left == {**{reminder.pk: 1 for reminder in reminders}, few.pk: 0, other.pk: 3}


def test_what_was_taken_back_before_it_was_kept_whether_it_was_live_is_so_by_its_day_and_its_yes(
    alice: User, make_user: MakeUser
) -> None:
    linked = link(alice, make_user("dana", Role.CLINICIAN))
    said, until = NOON - timedelta(days=300), NOON

    def taken_back(after: timedelta | None, until: datetime = until) -> Grant:
        return Grant.objects.create(
            care_link_id=linked,
            kind="repairs",
            entry=uuid4(),
            entry_revision=1,
            level="full",
            from_at=said,
            agreed_at=said,
            until=until,
            revoked_at=after and said + after,
        )

    live = [taken_back(timedelta(days=1)), taken_back(HOLDS - timedelta(seconds=1))]
    taken_back(HOLDS)  # paused by then
    taken_back(HOLDS + timedelta(days=1))
    taken_back(timedelta(days=60), until=said + timedelta(days=60))  # over by then
    taken_back(None)
    migration = import_module("backend.sharing.migrations.0013_was_live")
    assert statements(migration.mark_what_was_live) == 1
    assert set(Grant.objects.filter(was_live=True)) == set(live)
    Grant.objects.filter(was_live=None).update(was_live=False)  # as it was until it could be unknown
    unknown = import_module("backend.sharing.migrations.0018_was_live_may_be_unknown")
    assert statements(unknown.forget_what_nobody_said) == 1
    assert [grant.revoked_at for grant in Grant.objects.filter(was_live=None)] == [None]
