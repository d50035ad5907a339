"""The texts of the ledger's statements. `ledger.py` runs them and says what they are for.

Why nothing is sent is decided in one order, so that it never depends on where one batch ends and the next begins: late, silent, no device,
and only then one too many for the day.
"""

# An id of core.ids (UUIDv7): the stamp, then what a random UUID has, with the version changed from 4 to 7.
_UUID7 = """encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    PLACING decode(%(stamp)s, 'hex') FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid"""

# 138 bits of the operating system's randomness as 24 characters of base64url, as push.tokens makes them.
_TOKEN = """translate(encode(substring(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) FROM 1 FOR 18),
    'base64'), '+/', '-_')"""  # noqa: S105 - it makes one

POSTGRESQL_CLAIM = """
WITH due AS MATERIALIZED (
    SELECT id, owner_id FROM reminders_reminder WHERE next_at <= %(now)s
    ORDER BY next_at LIMIT %(most)s FOR NO KEY UPDATE SKIP LOCKED
), held AS MATERIALIZED (
    SELECT owner_id FROM reminders_remindersettings WHERE owner_id IN (SELECT owner_id FROM due)
    ORDER BY owner_id FOR NO KEY UPDATE
)
SELECT count(*), array_agg(due.id)::text, array_agg(DISTINCT due.owner_id) FILTER (WHERE held.owner_id IS NULL)
FROM due LEFT JOIN held ON held.owner_id = due.owner_id
"""

# What stood there before is looked up for each row by LATERAL: as a join the planner, whose figures are from a quieter hour, may choose to
# compare every row with every other.
POSTGRESQL_WRITE = f"""
WITH due AS MATERIALIZED (
    SELECT reminder.id, owner_id, next_on, next_at, next_until, wording, times
    FROM reminders_reminder AS reminder, LATERAL (
        SELECT count(*) FILTER (WHERE dropped = '') AS times, count(*) FILTER (WHERE reminder_id = reminder.id) AS repeated
        FROM reminders_occurrence AS before
        WHERE before.owner_id = reminder.owner_id AND before.local_on = next_on AND before.purpose = 'scheduled'
    ) AS that_day
    WHERE reminder.id = ANY (%(keys)s::uuid[]) AND unopened < %(rest_after)s AND repeated = 0
), moved AS (
    UPDATE reminders_reminder SET
        status = CASE WHEN unopened >= %(rest_after)s THEN 'resting' WHEN status = 'paused' THEN 'active' ELSE status END,
        paused_until = CASE WHEN unopened >= %(rest_after)s THEN paused_until END,
        last_on = CASE WHEN unopened >= %(rest_after)s THEN last_on ELSE next_on END,
        last_at = CASE WHEN unopened >= %(rest_after)s THEN last_at ELSE next_at END,
        next_on = NULL, next_at = NULL, next_until = NULL, to_plan = unopened < %(rest_after)s
    WHERE id = ANY (%(keys)s::uuid[])
), device AS MATERIALIZED (
    SELECT id, owner_id FROM push_pushsubscription
    WHERE disabled_at IS NULL AND owner_id IN (SELECT owner_id FROM due)
), judged AS (
    SELECT *, CASE
        WHEN next_until <= %(now)s THEN 'late'
        WHEN wording = 'silent' THEN 'silent'
        WHEN owner_id NOT IN (SELECT owner_id FROM device) THEN 'no_device'
        ELSE '' END AS why
    FROM due
), counted AS (
    SELECT *, times + row_number() OVER (PARTITION BY owner_id, next_on, why ORDER BY next_at, id) AS number
    FROM judged
), made AS (
    INSERT INTO reminders_occurrence (id, owner_id, reminder_id, purpose, local_on, due_at, expires_at, dropped, letter)
    SELECT {_UUID7}, counted.owner_id, counted.id, 'scheduled', next_on, next_at, next_until,
        CASE WHEN why = '' AND number > settings.daily_most THEN 'daily_most' ELSE why END, ''
    FROM counted JOIN reminders_remindersettings AS settings ON settings.owner_id = counted.owner_id
    ON CONFLICT DO NOTHING
    RETURNING id, owner_id, expires_at, dropped
)
INSERT INTO push_delivery (id, token, owner_id, subscription_id, kind, message, due_at, expires_at, state, next_attempt_at,
    ring_at, attempts, failures, failure)
SELECT {_UUID7}, {_TOKEN}, made.owner_id, device.id, %(kind)s, made.id, %(now)s, made.expires_at, 'pending', %(now)s,
    %(ring_at)s, 0, 0, ''
FROM made JOIN device ON device.owner_id = made.owner_id
WHERE made.dropped = ''
ON CONFLICT DO NOTHING
RETURNING id
"""  # noqa: S608 - nothing that anybody gave is in the text

POSTGRESQL_PLAN = """
UPDATE reminders_reminder AS reminder SET
    next_on = plan.next_on, next_at = plan.next_at, next_until = plan.next_until, to_plan = plan.to_plan,
    status = plan.status, paused_until = plan.paused_until
FROM unnest(%s::uuid[], %s::date[], %s::timestamptz[], %s::timestamptz[], %s::boolean[], %s::text[], %s::timestamptz[])
    AS plan (id, next_on, next_at, next_until, to_plan, status, paused_until)
WHERE reminder.id = plan.id
"""

# The same id and token on SQLite, whose UUIDs are 32 hexadecimal characters: 75 and 128 bits of its generator, which the operating
# system's randomness seeds.
_SQLITE_UUID7 = """lower(%(stamp)s || '7' || substr(hex(randomblob(2)), 1, 3) || 'a' || substr(hex(randomblob(8)), 1, 15))"""
_SQLITE_TOKEN = "lower(hex(randomblob(16)))"  # noqa: S105 - it makes one

SQLITE_TABLE = """
CREATE TEMP TABLE IF NOT EXISTS due (
    reminder_id text PRIMARY KEY, owner_id text, local_on text, due_at text, expires_at text, rests integer, id text, dropped text
)
"""

SQLITE_CLAIM = f"""
WITH due AS MATERIALIZED (
    SELECT id, owner_id, next_on, next_at, next_until, wording, unopened >= %(rest_after)s AS rests
    FROM reminders_reminder WHERE next_at <= %(now)s ORDER BY next_at LIMIT %(most)s
), judged AS (
    SELECT *, CASE
        WHEN rests OR EXISTS (
            SELECT 1 FROM reminders_occurrence AS before
            WHERE before.reminder_id = due.id AND before.local_on = next_on AND before.purpose = 'scheduled'
        ) THEN 'none'
        WHEN next_until <= %(now)s THEN 'late'
        WHEN wording = 'silent' THEN 'silent'
        WHEN NOT EXISTS (
            SELECT 1 FROM push_pushsubscription AS device
            WHERE device.owner_id = due.owner_id AND device.disabled_at IS NULL
        ) THEN 'no_device'
        ELSE '' END AS why
    FROM due
), counted AS (
    SELECT *, row_number() OVER (PARTITION BY owner_id, next_on, why ORDER BY next_at, id) + (
            SELECT count(*) FROM reminders_occurrence AS came
            WHERE came.owner_id = judged.owner_id AND came.local_on = next_on AND came.dropped = '' AND came.purpose = 'scheduled'
        ) AS number
    FROM judged
)
INSERT INTO temp.due (reminder_id, owner_id, local_on, due_at, expires_at, rests, id, dropped)
SELECT id, counted.owner_id, next_on, next_at, next_until, rests, {_SQLITE_UUID7},
    CASE WHEN why = '' AND number > coalesce(settings.daily_most, 2) THEN 'daily_most' ELSE why END
FROM counted LEFT JOIN reminders_remindersettings AS settings ON settings.owner_id = counted.owner_id
"""  # noqa: S608 - as above

SQLITE_MOVE = """
UPDATE reminders_reminder SET
    status = CASE WHEN unopened >= %(rest_after)s THEN 'resting' WHEN status = 'paused' THEN 'active' ELSE status END,
    paused_until = CASE WHEN unopened >= %(rest_after)s THEN paused_until END,
    last_on = CASE WHEN unopened >= %(rest_after)s THEN last_on ELSE next_on END,
    last_at = CASE WHEN unopened >= %(rest_after)s THEN last_at ELSE next_at END,
    next_on = NULL, next_at = NULL, next_until = NULL, to_plan = unopened < %(rest_after)s
WHERE id IN (SELECT reminder_id FROM temp.due)
"""

SQLITE_OCCURRENCES = """
INSERT INTO reminders_occurrence (id, owner_id, reminder_id, purpose, local_on, due_at, expires_at, dropped, letter)
SELECT id, owner_id, reminder_id, 'scheduled', local_on, due_at, expires_at, dropped, ''
FROM temp.due WHERE dropped <> 'none'
ON CONFLICT DO NOTHING
"""

SQLITE_DELIVERIES = f"""
INSERT INTO push_delivery (id, token, owner_id, subscription_id, kind, message, due_at, expires_at, state, next_attempt_at,
    ring_at, attempts, failures, failure)
SELECT {_SQLITE_UUID7}, {_SQLITE_TOKEN}, due.owner_id, device.id, %(kind)s, due.id, %(now)s, due.expires_at, 'pending', %(now)s,
    %(ring_at)s, 0, 0, ''
FROM temp.due AS due
JOIN push_pushsubscription AS device ON device.owner_id = due.owner_id AND device.disabled_at IS NULL
WHERE due.dropped = ''
ON CONFLICT DO NOTHING
RETURNING id
"""  # noqa: S608 - as above

SQLITE_PLAN = """
UPDATE reminders_reminder
SET next_on = %s, next_at = %s, next_until = %s, to_plan = %s, status = %s, paused_until = %s WHERE id = %s
"""
