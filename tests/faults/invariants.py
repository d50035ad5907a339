"""What holds whatever was killed, cut off or filled up.

Asked straight from the database and from what the push service saw.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from backend.push.tokens import token_of, topic
from tests.faults.fleet import Fleet, until
from tests.push.service import PushService, Received

_ENDS = {"sent", "gone", "expired"}


def hold(
    fleet: Fleet,
    *services: PushService,
    crashes: int = 0,
    kept: Mapping[UUID, int] | None = None,
    least: int = 1,
    seconds: float = 90,
) -> None:
    """Waits until no delivery waits any more, and checks every one of them; `kept` are the writes that the web
    acknowledged.

    * each ends in exactly one of sent, gone, expired;
    * it is posted once, and once more for each crash or for each answer that was no yes;
    * nothing is posted after its window, and nothing that is in no row;
    * repeats of one delivery carry one topic, and different ones different topics;
    * every acknowledged write is there, at the revision that was acknowledged.
    """
    until(lambda: fleet.settled(least=least), seconds, "some deliveries still wait")
    posts = [message for service in services for message in service.received]
    rows = {
        topic(token_of(seed)): (state, moment(expires_at))
        for seed, state, expires_at in fleet.ask("SELECT seed, state, expires_at FROM push_delivery")
    }
    assert {state for state, _ in rows.values()} <= _ENDS
    assert {message.headers["topic"] for message in posts} <= rows.keys()
    taken = Counter(message.headers["topic"] for message in posts if _may_have_been_taken(message))
    for name, (state, expires_at) in rows.items():
        mine = [message for message in posts if message.headers["topic"] == name]
        assert taken[name] <= 1 + crashes, (state, mine)
        assert all(message.at <= expires_at for message in mine), (expires_at, mine)
        assert (state == "sent") <= bool(taken[name]), "sent, and no push service has it"
    occurrences = fleet.ask(
        "SELECT reminder_id, local_on FROM reminders_occurrence WHERE purpose = 'scheduled'"
    )
    assert len(set(occurrences)) == len(occurrences), "a reminder came twice on one local day"
    _all_there(fleet, kept or {})


def moment(value: Any) -> datetime:
    """An instant out of either database."""
    found = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _may_have_been_taken(message: Received) -> bool:
    # One without an answer counts only where the service meant to say yes: "hang" and "cut" are a no.
    return 200 <= message.answer < 300


def _all_there(fleet: Fleet, kept: Mapping[UUID, int]) -> None:
    found = {
        UUID(str(entry)): revision for entry, revision in fleet.ask("SELECT id, revision FROM people_person")
    }
    assert kept.items() <= found.items()
