"""The usual way, to measure against: a Celery task for each reminder, which asks the ORM and calls pywebpush as its
README shows.

`celery -A tests.performance.celery_yardstick worker` runs the tasks; `python -m tests.performance.celery_yardstick
COUNT` asks for so many and prints the moment at which it began.
"""

import os
import sys
import time

import django
from celery import Celery

django.setup()

from django.conf import settings  # noqa: E402 - after the settings
from django.utils import timezone  # noqa: E402 - after the settings
from pywebpush import webpush  # noqa: E402 - after the settings

from backend.push.models import Delivery, PushSubscription, State  # noqa: E402 - after the settings
from backend.push.tokens import new_seed  # noqa: E402 - after the settings
from backend.reminders.models import Occurrence, Reminder  # noqa: E402 - after the settings

app = Celery("yardstick", broker=settings.CELERY_BROKER_URL)
app.conf.task_ignore_result = True
app.conf.task_default_queue = "yardstick"  # the worker that is measured against it stands by
app.conf.worker_prefetch_multiplier = 4


@app.task(name="yardstick.remind")
def remind(key: str) -> None:
    """Sends one reminder to each device of its owner."""
    reminder, now = Reminder.objects.get(pk=key), timezone.now()
    occurrence = Occurrence.objects.create(
        owner_id=reminder.owner_id, reminder=reminder, local_on=now.date(), due_at=now, expires_at=now
    )
    for device in PushSubscription.objects.filter(owner=reminder.owner_id, disabled_at__isnull=True):
        delivery = Delivery.objects.create(
            owner_id=reminder.owner_id,
            subscription=device,
            seed=new_seed(),
            message_type="reminder",
            message=occurrence.pk,
            due_at=now,
            expires_at=now,
            next_attempt_at=now,
            wake_at=now,
        )
        # The sink speaks HTTP/1.1, which is all that pywebpush knows, on another port.
        http2, http1 = os.environ["YARDSTICK_PORTS"].split(",")
        webpush(
            {
                "endpoint": device.endpoint.replace(f":{http2}/", f":{http1}/"),
                "keys": {"p256dh": device.p256dh, "auth": device.auth},
            },
            '{"d": "as long as a token is, or nearly"}',
            vapid_private_key=os.environ["YARDSTICK_KEY"],
            vapid_claims={"sub": "mailto:bench@attune.example"},
            ttl=600,
        )
        Delivery.objects.filter(pk=delivery.pk).update(state=State.SENT, accepted_at=timezone.now())


if __name__ == "__main__":
    keys = list(Reminder.objects.values_list("pk", flat=True)[: int(sys.argv[1])])
    print(time.time())
    for key in keys:
        remind.delay(str(key))
