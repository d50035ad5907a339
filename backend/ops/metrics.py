"""What Prometheus is told: how the work stands, and nothing about anybody.

Everything is read from where it stands already, the database, so every web process says the same and none has to keep
files for the others. No number tells how many people there are, what they wrote, or who did what.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.db import DatabaseError
from django.db.models import Count, Min, QuerySet
from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector

from backend.ops import backlog, disks, parts
from backend.push.models import Delivery, State

CONTENT_TYPE = CONTENT_TYPE_LATEST
_LAST = timedelta(hours=1)


def text(now: datetime) -> bytes:
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_State(now))
    ProcessCollector(registry=registry)  # of the web process that was asked
    return generate_latest(registry)


class _State(Collector):
    def __init__(self, now: datetime) -> None:
        self._now = now

    def collect(self) -> Iterable[GaugeMetricFamily]:
        yield _labelled("attune_part_up", "Whether a part is there.", "part", parts.state(self._now))
        yield _labelled("attune_disk_free_bytes", "What is free where this lies.", "what", disks.free())
        try:
            yield from self._of_the_database()
        except DatabaseError:
            return

    def _of_the_database(self) -> Iterator[GaugeMetricFamily]:
        now = self._now
        heard = {process: age.total_seconds() for process, age in parts.ages(now).items()}
        yield _labelled(
            "attune_heartbeat_age_seconds", "Since a process last showed itself.", "process", heard
        )
        for name, about, rows, at in backlog.queues(now):
            count, oldest = _waiting(rows, at)
            yield GaugeMetricFamily(f"attune_{name}", f"{about}: how many.", value=count)
            late = max(0.0, (now - oldest).total_seconds()) if oldest else 0.0
            yield GaugeMetricFamily(
                f"attune_{name}_oldest_seconds", f"{about}: how long the oldest is due.", value=late
            )
        states = dict.fromkeys(State.values, 0) | dict(
            Delivery.objects.filter(due_at__gt=now - _LAST).values_list("state").annotate(Count("pk"))
        )
        yield _labelled(
            "attune_notes_last_hour",
            "Notes due within the last hour, by what became of them.",
            "state",
            states,
        )


def _waiting(rows: QuerySet, at: str) -> tuple[int, datetime | None]:
    told = rows.aggregate(count=Count("pk"), oldest=Min(at))
    return told["count"], told["oldest"]


def _labelled(
    name: str, about: str, label: str, values: dict[str, float] | dict[str, bool] | dict[str, int]
) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, about, labels=[label])
    for key, value in values.items():
        family.add_metric([key], float(value))
    return family
