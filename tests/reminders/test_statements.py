"""How many statements a batch takes, with everything that takes part in it."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.push import pipeline
from backend.push.models import Delivery, State
from backend.reminders import dispatch, ledger
from backend.reminders.ledger_rules import Rules
from backend.reminders.models import Reminder
from backend.reminders.services import MESSAGE_TYPE
from tests.clock import FrozenClock
from tests.conftest import NOON
from tests.performance.pipeline import people
from tests.push.service import PushService

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("only_postgresql")
def test_a_batch_of_250_takes_at_most_five_statements(push_service: PushService) -> None:
    count = pipeline.BATCH
    people(count, push_service.endpoint("x").removesuffix("/x"))
    Reminder.objects.update(next_on=NOON.date(), next_at=NOON, next_until=NOON + timedelta(hours=1))
    assert dispatch.dispatch_due(NOON, wake=False) == count
    ids = list(Delivery.objects.values_list("pk", flat=True))
    with CaptureQueriesContext(connection) as asked:
        assert pipeline.send(ids, clock=FrozenClock(NOON)) == count
    assert Delivery.objects.filter(state=State.SENT).count() == len(push_service.received) == count
    assert len(asked) <= 5, [query["sql"][:80] for query in asked]


@pytest.mark.usefixtures("only_postgresql")
def test_a_claim_reads_nobody_elses_settings_nor_reminders() -> None:
    """What a batch costs must not grow with how many people there are."""
    people(1_000, "https://push.example.net")
    some = Reminder.objects.order_by("pk").values("pk")[:200]
    Reminder.objects.filter(pk__in=some).update(
        next_on=NOON.date(), next_at=NOON, next_until=NOON + timedelta(hours=1)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        before = read_as_a_whole()
        assert ledger.materialise(NOON, 1_000, Rules(MESSAGE_TYPE, wake=False, rest_after=5)) == 200
        assert {name: more for name, more in (read_as_a_whole() - before).items() if more > 1} == {}


def read_as_a_whole() -> Counter[str]:
    """How many rows of each table this transaction has read by going through it from one end to the other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname, seq_tup_read FROM pg_stat_xact_user_tables")
        return Counter(dict(cursor.fetchall()))
