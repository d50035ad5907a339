"""How many statements a batch takes, with everything that takes part in it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.push import pipeline
from backend.push.models import Delivery, State
from backend.reminders import dispatch
from backend.reminders.models import Reminder
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
