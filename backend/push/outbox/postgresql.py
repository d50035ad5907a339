"""The outbox's statements by hand, for PostgreSQL: many thousands at one instant must not wait for rows to become
objects and back.

The same in the ORM's words stands in orm.py, and tests hold the two together.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from backend.push import wakeup
from backend.push.outbox.rows import Claim, Result

# A planner's figures of the outbox are from a quieter hour, when nothing waited. At the instant at which a million
# rows do, it would read all of them for each batch. So what is known by its id is looked up by its id, row by row
# (LATERAL with a lock is never turned into a join), what waits is read in the order of its index and not sorted, and
# no table is read as a whole. The settings end with the statement.
_BY_INDEX = "SELECT " + ", ".join(
    f"set_config('enable_{way}', 'off', true)" for way in ("seqscan", "bitmapscan", "hashjoin", "mergejoin")
)
_PENDING = "state || '' = 'pending'"  # said so that the index of what waits does not offer itself for looking up an id
_THESE = f"""
    SELECT waiting.* FROM unnest(%(ids)s::uuid[]) AS wanted (id), LATERAL (
        SELECT id, owner_id, subscription_id FROM push_delivery
        WHERE id = wanted.id AND {_PENDING} AND next_attempt_at <= %(now)s FOR NO KEY UPDATE SKIP LOCKED
    ) AS waiting
"""  # noqa: S608 - nothing that anybody gave is in the text
_LONGEST_WAITING = """
    SELECT id, owner_id, subscription_id FROM push_delivery
    WHERE state = 'pending' AND next_attempt_at <= %(now)s ORDER BY next_attempt_at LIMIT %(most)s FOR NO KEY UPDATE SKIP LOCKED
"""
_CLAIM = """
{by_index};
WITH waiting AS MATERIALIZED ({waiting})
UPDATE push_delivery AS delivery
SET attempts = delivery.attempts + 1, next_attempt_at = %(lease_until)s, wake_at = %(lease_until)s
FROM waiting
LEFT JOIN push_pushsubscription AS device ON device.id = waiting.subscription_id
LEFT JOIN accounts_datakey AS data_key ON data_key.owner_id = waiting.owner_id
WHERE delivery.id = waiting.id
RETURNING delivery.id, delivery.attempts, delivery.seed, delivery.owner_id, delivery.message_type, delivery.message, delivery.expires_at,
    delivery.failures, delivery.failure, device.id, device.disabled_at, device.refusals, device.site, device.endpoint, device.p256dh,
    device.auth, data_key.wrapped
"""
_CLAIM_THESE = _CLAIM.format(by_index=_BY_INDEX, waiting=_THESE)
_CLAIM_DUE = _CLAIM.format(by_index=_BY_INDEX, waiting=_LONGEST_WAITING)

_RECORD = f"""
{_BY_INDEX};
WITH result AS MATERIALIZED (
    SELECT mine.id, state, failure, again_at, counted
    FROM unnest(%(ids)s::uuid[], %(attempts)s::integer[], %(states)s::text[], %(failures)s::text[], %(again)s::timestamptz[],
        %(counted)s::integer[]) AS given (id, attempts, state, failure, again_at, counted), LATERAL (
        SELECT id FROM push_delivery
        WHERE id = given.id AND attempts = given.attempts AND {_PENDING} FOR NO KEY UPDATE
    ) AS mine
)
UPDATE push_delivery AS delivery SET
    state = result.state, failure = result.failure, failures = delivery.failures + result.counted,
    accepted_at = CASE WHEN result.state = 'sent' THEN %(now)s ELSE delivery.accepted_at END,
    next_attempt_at = coalesce(result.again_at, delivery.next_attempt_at), wake_at = coalesce(result.again_at, delivery.wake_at)
FROM result WHERE delivery.id = result.id
"""  # noqa: S608 - nothing that anybody gave is in the text

# An id of core.ids (UUIDv7): the stamp, then what a random UUID has, with the version changed from 4 to 7.
UUID7 = """encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    PLACING decode(%(stamp)s, 'hex') FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid"""

# 138 bits of the operating system's randomness as 24 characters of base64url, as push.tokens makes them.
_SEED = """translate(encode(substring(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) FROM 1 FOR 18),
    'base64'), '+/', '-_')"""

# What enqueue.enqueue does, as the end of a statement that has named `message (id, owner_id, expires_at)` and `device
# (id, owner_id)`.
ENQUEUE = f"""
INSERT INTO push_delivery (id, seed, owner_id, subscription_id, message_type, message, due_at, expires_at, state, next_attempt_at,
    wake_at, attempts, failures, failure)
SELECT {UUID7}, {_SEED}, message.owner_id, device.id, %(message_type)s, message.id, %(now)s, message.expires_at, 'pending', %(now)s,
    %(wake_at)s, 0, 0, ''
FROM message JOIN device ON device.owner_id = message.owner_id
ON CONFLICT DO NOTHING
RETURNING id
"""  # noqa: S608 - nothing that anybody gave is in the text


def claim(now: datetime, lease_until: datetime, ids: list[UUID]) -> list[Claim]:
    return _claims(_CLAIM_THESE, {"now": now, "lease_until": lease_until, "ids": ids})


def claim_due(now: datetime, lease_until: datetime, most: int) -> list[Claim]:
    return _claims(_CLAIM_DUE, {"now": now, "lease_until": lease_until, "most": most})


def record(results: Sequence[Result], now: datetime) -> None:
    ids, attempts, states, failures, again, counted = zip(*results, strict=True)
    given: dict[str, Any] = {
        "ids": list(ids),
        "attempts": list(attempts),
        "states": list(states),
        "failures": list(failures),
        "again": list(again),
        "counted": list(counted),
        "now": now,
    }
    with connection.cursor() as cursor:
        cursor.execute(_RECORD, given)


def enqueue_parameters(message_type: str, now: datetime, *, wake: bool) -> dict[str, Any]:
    """What ENQUEUE and UUID7 ask for."""
    return {
        "message_type": message_type,
        "now": now,
        "wake_at": now + wakeup.AGAIN_AFTER if wake else now,
        "stamp": f"{int(now.timestamp() * 1000):012x}",  # the first 48 bits of a UUIDv7
    }


def _claims(statement: str, given: dict[str, Any]) -> list[Claim]:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        cursor.nextset()  # past the settings
        return [Claim(*row) for row in cursor.fetchall()]
