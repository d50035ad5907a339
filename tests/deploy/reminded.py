"""People with a device and one reminder each, due when a test says so, and what came of it at the push service."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from tests.deploy.practice import Practice
from tests.faults.fleet import until
from tests.push.service import PushService, Received

PATH = "/push/"
# Due from now on, in a zone where it is about noon: no day ends while a test runs.
DUE = """UPDATE reminders_reminder AS one SET timezone = %s, next_at = now(), next_until = now() + interval '1 hour',
    next_on = (now() AT TIME ZONE %s)::date FROM accounts_user AS whose
    WHERE whose.id = one.owner_id AND whose.username = ANY(%s)"""


@dataclass
class Reminded:
    """`came`: the devices whose reminder was due; `late`: those among them that the backup knows nothing of."""

    practice: Practice
    service: PushService
    waiting: list[str] = field(default_factory=list)
    came: list[str] = field(default_factory=list)
    late: set[str] = field(default_factory=set)
    killed: list[datetime] = field(default_factory=list)

    @property
    def origin(self) -> str:
        return self.service.endpoint("").rstrip("/")

    def make(self, count: int) -> None:
        given = {"count": count, "origin": self.origin}
        self.practice.python("-m", "tests.performance.pipeline", json.dumps(["people", given]))
        rows = self.practice.sql("SELECT username FROM accounts_user WHERE username LIKE 'person-ok/%%'")
        self.waiting = sorted(name.removeprefix("person-") for (name,) in rows)

    def due(self, count: int = 1, *, late: bool = False) -> None:
        """Lets so many more be due at this moment."""
        some, self.waiting = self.waiting[:count], self.waiting[count:]
        assert len(some) == count
        zone = f"Etc/GMT{datetime.now(UTC).hour - 12:+d}"
        self.practice.sql(DUE, zone, zone, [f"person-{one}" for one in some])
        self.came += some
        self.late |= set(some) if late else set()

    def may_cut(self, act: Callable[[], object]) -> None:
        """Does what may kill a sender before it has written down that it sent."""
        act()
        self.killed.append(datetime.now(UTC))

    def all_came(self, seconds: float = 90) -> None:
        until(
            lambda: {one.path for one in self.service.received} >= self.paths(),
            seconds,
            "a reminder is missing",
        )

    def paths(self) -> set[str]:
        return {PATH + one for one in self.came}

    def hold(self) -> None:
        """Whoever was due was reminded, and nobody twice. A sender that was killed can't know what became of its last
        message: it is posted again under the same topic, and the push service puts it in the other's place.
        """
        by_path: dict[str, list[Received]] = {}
        for one in self.service.received:
            by_path.setdefault(one.path, []).append(one)
        assert by_path.keys() == self.paths()
        for path, posts in by_path.items():
            assert len({one.headers["topic"] for one in posts}) == 1, f"{path} came twice"
            again = len(posts) - 1
            assert again <= sum(self._cut(posts[0], at) for at in self.killed), (
                f"{path} was posted again: {posts}"
            )
        rows = self.practice.sql(
            "SELECT whose.username, count(*) FROM reminders_occurrence AS one"
            " JOIN accounts_user AS whose ON whose.id = one.owner_id GROUP BY 1"
        )
        assert dict(rows) == {f"person-{one}": 1 for one in self.came if one not in self.late}

    @staticmethod
    def _cut(first: Received, at: datetime) -> bool:
        return timedelta(seconds=-1) < at - first.at < timedelta(seconds=5)

    def devices_come_again(self) -> None:
        """As each does once it is open after the practice was put back."""
        self.practice.python("-m", "tests.deploy.devices", self.origin)
